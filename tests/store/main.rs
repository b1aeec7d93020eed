//! What the store promises: the file holds what the model holds, whatever happens to the program.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise, its helpers too"
)]

#[path = "../support/mod.rs"]
mod support;

mod backup;
mod child;
mod crash;
mod damage;
mod format;
mod opening;
mod same;
mod shop;
