//! The prediction as the owner meets it: on the command line beside published results, and in the window while it is made.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod command_line;
mod window;
