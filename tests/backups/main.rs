//! Backups: made by themselves, thinned out, gone back to; and what is done about a damaged file.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod before;
mod damaged;
mod erasing;
mod keeping;
mod page;
mod restoring;
mod shop;
mod trail;
