//! What every target that reads a file does with its bytes.

use std::ops::ControlFlow;

use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::preview::Options;

/// A day on which some dates of the input lie ahead and some behind.
pub fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2025, 6, 30).unwrap_or_default()
}

/// Loads the numbering plans of all countries, which takes seconds with a sanitizer, so that no input is blamed for it.
#[allow(dead_code, reason = "not every target reads phones")]
pub fn load_plans() {
    // Russian mobiles are read without them.
    let _phone = regulars::domain::phone::to_e164("(415) 555-0110", "US");
    let_readers_panic();
}

/// The reader of workbooks may panic over a damaged one: that is caught, and the file is refused. A panic of our own, or
/// one that nobody catches, still ends the run.
fn let_readers_panic() {
    let abort = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |about| {
        if !about.location().is_some_and(|place| place.file().contains("/calamine-")) {
            abort(about);
        }
    }));
}

/// Reads the bytes as a file; every row must be counted once.
#[allow(dead_code, reason = "not every target reads a file")]
pub fn read(bytes: &[u8]) {
    let options = Options::new("RU", Currency::RUB, today());
    let preview =
        regulars::transfer::import::preview_bytes("file", bytes.to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(()));
    if let Ok(preview) = preview {
        let counts = preview.counts;
        assert_eq!(counts.rows_imported + counts.rows_skipped + counts.rows_rejected + counts.header_rows, counts.rows);
    }
}
