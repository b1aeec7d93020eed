//! The whole way of a large file, `regulars import` with a million rows into a new shop, beside `sqlite3 .import` of the
//! same file into a table with an index on client and date. Both are whole programs, run in turn.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement may stop at the first surprise"
)]

mod big;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use big::{import_by_peer, median, table};

const ROUNDS: usize = 5;

/// Imports the table into a new shop by the program itself.
fn import(table: &Path, path: &Path) -> Duration {
    if path.exists() {
        std::fs::remove_file(path).expect("the file of the last round");
    }
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_regulars"))
        .args(["import", "--json", "--today", "2024-12-31", "--db"])
        .arg(path)
        .arg(table)
        .stdout(Stdio::null())
        .status()
        .expect("the program");
    let took = start.elapsed();
    assert!(status.success(), "the import failed");
    took
}

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let table = table();
    let folder = tempfile::tempdir().expect("a folder");
    let (shop, peer) = (folder.path().join("shop.regulars"), folder.path().join("peer.db"));
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(import(&table, &shop));
        theirs.extend(import_by_peer(&table, &peer));
    }
    let ours = median(ours);
    println!("regulars import, 1 000 000 rows: {ours:.2?}");
    if theirs.is_empty() {
        println!("sqlite3 is not installed, so there is nothing to compare with");
        return;
    }
    let theirs = median(theirs);
    println!("sqlite3 .import into an indexed table: {theirs:.2?}");
    println!("ratio: {:.2} (at most 1 is wanted)", ours.as_secs_f64() / theirs.as_secs_f64());
}
