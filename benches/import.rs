//! The whole way of a large file, `regulars import` with a million rows into a new shop, beside `sqlite3 .import` of the
//! same file into a table with an index on client and date. Both are whole programs, run in turn.
//!
//! Then a workbook of 20 MB, from the file to the preview that the owner looks at, beside calamine that merely reads the
//! cells of the same file into its grid. Both in this process, in turn.

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

use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use big::{import_by_peer, median, table};
use calamine::{Reader as _, Xlsx, open_workbook};
use chrono::NaiveDate;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::preview::Options;
use rust_xlsxwriter::{Format, Workbook};

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

/// Rows of the workbook: so many make 20 MB of file.
const WORKBOOK_ROWS: u32 = 720_000;

/// A workbook of purchases as Excel writes it: strings in one place, days as numbers with a format.
fn make_workbook(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (column, header) in (0..).zip(["Клиент", "Телефон", "Дата", "Сумма", "Услуга"]) {
        sheet.write_string(0, column, header).expect("a header");
    }
    for row in 1..=WORKBOOK_ROWS {
        let client = row.wrapping_mul(2_654_435_761) % 60_000;

        sheet.write_string(row, 0, format!("Клиент Номер{client}")).expect("a name");
        sheet.write_string(row, 1, format!("+7916{client:07}")).expect("a phone");
        sheet.write_number_with_format(row, 2, f64::from(44_200 + row / 500), &day).expect("a day");
        sheet.write_number(row, 3, f64::from(row.wrapping_mul(40_503) % 500_000) / 100.0).expect("a sum");
        sheet.write_string(row, 4, format!("Услуга {}", row % 40)).expect("a service");
    }
    book.save(path).expect("a workbook");
}

/// Reads the workbook up to the preview.
fn preview(path: &Path) -> Duration {
    let options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    let start = Instant::now();
    let preview = regulars::transfer::import::preview(path, &Model::default(), &options, &|_| ControlFlow::Continue(()));
    let took = start.elapsed();
    let counts = preview.expect("a readable workbook").counts;
    assert_eq!((counts.purchases, counts.clients_new), (WORKBOOK_ROWS, 60_000));
    took
}

/// Has calamine read the cells of the workbook.
fn read_by_calamine(path: &Path) -> Duration {
    let start = Instant::now();
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = book.worksheet_range("Sheet1").expect("a sheet");
    let took = start.elapsed();
    assert_eq!(range.height(), WORKBOOK_ROWS as usize + 1);
    took
}

fn text() {
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

fn workbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("purchases.xlsx");
    make_workbook(&path);
    let megabytes = path.metadata().expect("a file").len() as f64 / 1e6;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(preview(&path));
        theirs.push(read_by_calamine(&path));
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("preview of a workbook of {megabytes:.1} MB, {WORKBOOK_ROWS} rows: {ours:.2?}");
    println!("calamine reads its cells: {theirs:.2?}");
    println!("ratio: {:.2} (at most 1.5 is wanted)", ours.as_secs_f64() / theirs.as_secs_f64());
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    // `cargo test --benches` only wants to know that it runs.
    if arguments.iter().any(|argument| argument == "--test") {
        return;
    }
    // One of them alone: `cargo bench --bench import -- workbook`.
    let is_wanted = |name: &str| !arguments.iter().any(|other| ["text", "workbook"].contains(&other.as_str()) && other != name);
    if is_wanted("text") {
        text();
    }
    if is_wanted("workbook") {
        workbook();
    }
}
