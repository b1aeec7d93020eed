//! A workbook of 20 MB: what calamine takes merely to read its cells, what a preview of it takes, and the whole way into a
//! new shop.

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

use std::hint::black_box;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use big::median;
use calamine::{Reader as _, Xlsx};
use chrono::NaiveDate;
use regulars::app::clock::Clock;
use regulars::app::event::ImportRequest;
use regulars::app::workspace::Workspace;
use regulars::domain::dates::add_days;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::domain::settings::Settings;
use regulars::transfer::import::preview::Options;
use rust_xlsxwriter::{Format, Workbook};

const ROUNDS: usize = 3;
/// So many rows of five cells make 20 MB.
const ROWS: u32 = 560_000;
const CLIENTS: u64 = 60_000;
const ITEMS: [&str; 6] = ["Стрижка", "Окрашивание", "Маникюр", "Укладка", "Педикюр", "Уход"];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day")
}

fn write(path: &Path) {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    for (column, header) in (0..).zip(["Клиент", "Телефон", "Дата", "Сумма", "Услуга"]) {
        sheet.write_string(0, column, header).expect("a header");
    }
    let mut state = 7_u64;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    for row in 1..=ROWS {
        let client = below(CLIENTS);
        sheet.write_string(row, 0, format!("Клиент {client}")).expect("a name");
        sheet.write_string(row, 1, format!("+79{:09}", 160_000_000 + client)).expect("a phone");
        let day = add_days(today(), -(below(1400) as i64));
        sheet.write_with_format(row, 2, &day, &date).expect("a day");
        sheet.write_number(row, 3, below(1_000_000) as f64 / 100.0).expect("a sum");
        sheet.write_string(row, 4, ITEMS[below(6) as usize]).expect("an item");
    }
    book.save(path).expect("a workbook");
}

/// Reads all cells and does nothing with them.
fn merely_read(bytes: &[u8]) -> usize {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    range.used_cells().count()
}

fn preview(bytes: &[u8]) -> u32 {
    let options = Options::new("RU", Currency::RUB, today());
    let preview =
        regulars::transfer::import::preview_bytes("book.xlsx", bytes.to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(()));
    preview.expect("a table").counts.purchases
}

/// As the window does it: read for a preview, then written.
fn import(book: &Path, folder: &Path) -> usize {
    let path = folder.join("shop.regulars");
    if path.exists() {
        std::fs::remove_file(&path).expect("the file of the last round");
    }
    let mut workspace = Workspace::create_with(&path, Settings::default(), Clock::fixed(today()), &folder.join("log")).expect("a shop");
    workspace.preview_import(ImportRequest::new(book.to_owned()));
    workspace.finish_job();
    workspace.import_preview();
    workspace.finish_job();
    workspace.model().purchases().len()
}

fn middle<T>(mut work: impl FnMut() -> T) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    median((0..ROUNDS).map(round).collect())
}

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book.xlsx");
    write(&book);
    let bytes = std::fs::read(&book).expect("the workbook");
    assert_eq!((preview(&bytes), import(&book, folder.path())), (ROWS, ROWS as usize));
    let theirs = middle(|| merely_read(&bytes));
    let (looked, whole) = (middle(|| preview(&bytes)), middle(|| import(&book, folder.path())));
    println!("a workbook of {:.1} MB with {ROWS} rows", bytes.len() as f64 / 1e6);
    println!("calamine merely reads it: {theirs:.2?}");
    println!("preview: {looked:.2?}, ratio {:.2} (at most 1.5 is wanted)", looked.as_secs_f64() / theirs.as_secs_f64());
    println!("into a new shop: {whole:.2?}, ratio {:.2}", whole.as_secs_f64() / theirs.as_secs_f64());
}
