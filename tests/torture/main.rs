//! What happens to the file when everything goes wrong: kills, disks that fail, torn files, any order of doings.
//!
//! The short form is part of every run; `bash tests/torture.sh` runs the long form.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod histories;
mod journal;
mod kills;
mod life;
#[cfg(target_os = "linux")]
mod power;
mod program;
#[cfg(target_os = "linux")]
mod sick_disk;
#[cfg(target_os = "linux")]
mod sockets;

/// `short` in every run, `long` when a night is free.
fn rounds(short: usize, long: usize) -> usize {
    if std::env::var_os("REGULARS_TORTURE").is_some() { long } else { short }
}
