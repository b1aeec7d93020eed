//! Proves that foreign files come in as they should, and go out so that they come in again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

mod apply;
mod books;
mod command_line;
mod datasets;
mod expected;
mod habits;
mod header_rows;
mod hostile;
mod messy;
mod must;
mod programs;
mod round_trip;
mod rules;
mod shapes;
mod sheets;
mod unnamed;
mod variants;
mod workspace;
