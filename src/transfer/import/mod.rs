//! Reading a foreign file: what it is, what its columns mean, and what it would bring to the shop.
//!
//! ```no_run
//! # use regulars::{domain::{model::Model, money::Currency}, transfer::import::{self, preview::Options}};
//! # use std::{ops::ControlFlow, path::Path};
//! # let today = chrono::NaiveDate::default();
//! let options = Options::new("RU", Currency::RUB, today);
//! let preview = import::preview(Path::new("visits.csv"), &Model::default(), &options, &|_| ControlFlow::Continue(()))?;
//! println!("{} purchases", preview.counts.purchases);
//! # Ok::<(), regulars::transfer::import::preview::FileRefused>(())
//! ```

pub mod build;
pub mod columns;
pub mod dates;
pub mod dedupe;
pub mod detect;
pub mod fields;
pub mod header;
pub mod layouts;
pub mod matching;
mod merge;
mod names;
pub mod people;
mod person;
pub mod preview;
mod questions;
pub mod read_csv;
pub mod reasons;
pub mod rows;
pub mod sums;
pub mod synonyms;
pub mod table;
mod words;

use std::ops::ControlFlow;
use std::path::Path;

use crate::domain::model::Model;
use build::Understood;
use columns::{Columns, Context};
use detect::encoding::{TextEncoding, decode};
use detect::sniff::{Sniffed, sniff};
use detect::{delimiter, mojibake};
use fields::Field;
use layouts::Layout;
use preview::{Detect, FileRefused, Format, Options, Preview, Progress, Question, Stage};
use reasons::{RefusalReason, Warning};
use table::Table;

/// Larger files are refused: a table of a million rows has about 50 MB.
const LIMIT_MEGABYTES: u64 = 1024;

/// Says what a file would bring to the shop. Writes nothing and changes nothing.
///
/// # Errors
/// [`FileRefused`] if the file cannot be read as a table of clients or purchases, or `progress` stopped the reading.
pub fn preview(
    path: &Path,
    model: &Model,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Preview, FileRefused> {
    let bytes = read_file(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    preview_bytes(&name, bytes, model, options, progress)
}

/// As [`preview`], for bytes that are not in a file: a table from the clipboard, a test.
///
/// # Errors
/// As [`preview`].
pub fn preview_bytes(
    name: &str,
    bytes: Vec<u8>,
    model: &Model,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Preview, FileRefused> {
    let source = read_source(bytes, options, progress)?;
    understand(name, source, model, options, progress)
}

fn read_file(path: &Path) -> Result<Vec<u8>, FileRefused> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => RefusalReason::NotFound,
        std::io::ErrorKind::PermissionDenied => RefusalReason::NoPermission,
        _ => RefusalReason::Unreadable(error.to_string()),
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(RefusalReason::Directory.into());
    }
    let megabytes = about.len() / 1_000_000;
    if megabytes > LIMIT_MEGABYTES {
        return Err(RefusalReason::TooLarge { megabytes, limit: LIMIT_MEGABYTES }.into());
    }
    Ok(std::fs::read(path).map_err(unreadable)?)
}

/// A table and how it was read, whatever the format.
struct Source {
    table: Table,
    detect: Detect,
    warnings: Vec<Warning>,
    questions: Vec<Question>,
}

fn read_source(bytes: Vec<u8>, options: &Options, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Source, FileRefused> {
    if bytes.trim_ascii().is_empty() {
        return Err(RefusalReason::Empty.into());
    }
    let refuse = |format: Format, reason: RefusalReason| FileRefused {
        reason,
        detect: Box::new(Detect { format, ..Detect::default() }),
        columns: Vec::new(),
    };
    match sniff(&bytes) {
        Sniffed::Known(Format::Csv) => read_text(bytes, options, progress),
        Sniffed::Known(format) => Err(refuse(format, RefusalReason::NotSupportedYet(format.key()))),
        Sniffed::Foreign(what) => Err(refuse(Format::Binary, RefusalReason::Binary { what: Some(what) })),
        Sniffed::Unknown => Err(refuse(Format::Binary, RefusalReason::Binary { what: None })),
    }
}

fn read_text(bytes: Vec<u8>, options: &Options, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Source, FileRefused> {
    let decoded = decode(bytes, options.encoding);
    let mut detect = Detect { encoding: Some(decoded.encoding), bom: decoded.bom, ..Detect::default() };
    let mut warnings = Vec::new();
    let mut questions = Vec::new();
    let mut text = decoded.text;
    if decoded.encoding == TextEncoding::UTF8
        && options.encoding.is_none()
        && let Some(repaired) = mojibake::repair(&text)
    {
        detect.double_encoded = true;
        let question = questions::double_encoding(&text, &repaired, &options.answers);
        if question.assumed == questions::REPAIR {
            text = repaired;
        }
        questions.push(question);
    }
    if decoded.broken_characters > 0 {
        warnings.push(Warning::BrokenCharacters { count: decoded.broken_characters });
    }
    let delimiter = delimiter::detect(&text);
    detect.delimiter = Some(char::from(delimiter));
    let tick = |done: usize| progress(Progress { stage: Stage::Reading, done, total: 0 });
    let Some((table, notes)) = read_csv::read(&text, delimiter, &tick) else { return Err(RefusalReason::Cancelled.into()) };
    if notes.unclosed_quote {
        warnings.push(Warning::UnclosedQuote);
    }
    Ok(Source { table, detect, warnings, questions })
}

fn understand(
    name: &str,
    source: Source,
    model: &Model,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Preview, FileRefused> {
    let Source { table, mut detect, mut warnings, mut questions } = source;
    let header = header::find(&table);
    let layout = header.and_then(|index| Layout::of(table.row(index).cells()));
    detect.header_row = header.and_then(|index| u32::try_from(index + 1).ok());
    detect.layout = layout;
    let context = Context { table: &table, header, layout, region: &options.region, today: options.today };
    let columns = columns::understand(&context, &options.mapping);
    let data_start = header.map_or(0, |index| index + 1);
    let refuse = |reason: RefusalReason| FileRefused { reason, detect: Box::new(detect.clone()), columns: columns.guesses.clone() };
    if table.rows_from(data_start).all(|row| row.is_blank()) {
        return Err(refuse(if header.is_some() { RefusalReason::NoRows } else { RefusalReason::Empty }));
    }
    if !columns.guesses.iter().any(|guess| guess.field.is_some()) {
        return Err(refuse(RefusalReason::NotATable));
    }
    let total = table.len();
    let step = |stage: Stage| move |done: usize| progress(Progress { stage, done, total });
    let Some(styles) = questions::styles(&table, data_start, &columns, options, &step(Stage::Understanding)) else {
        return Err(refuse(RefusalReason::Cancelled));
    };
    let understood = Understood { table: &table, header, columns: &columns, layout, dates: styles.dates, sums: styles.sums };
    let Some(mut built) = build::build(&understood, model, options, &step(Stage::Matching)) else {
        return Err(refuse(RefusalReason::Cancelled));
    };
    questions.extend(styles.questions);
    warnings.extend(column_warnings(&columns, styles.serial_column));
    warnings.append(&mut built.warnings);
    name.clone_into(&mut built.batch.file_name);
    Ok(Preview {
        detect,
        columns: columns.guesses,
        counts: built.counts,
        sums_minor: built.sums_minor,
        rejected: built.rejected,
        skipped: built.skipped,
        warnings,
        questions,
        sample: built.sample,
        batch: built.batch,
    })
}

/// What is worth saying about the choice of columns.
fn column_warnings(columns: &Columns, serial_column: Option<String>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let header_of = |field: Field| columns.guesses.iter().find(|guess| guess.field == Some(field)).map(|guess| guess.header.clone());
    match (header_of(Field::Date), header_of(Field::Amount)) {
        (Some(_), Some(taken)) if !columns.other_amounts.is_empty() => {
            warnings.push(Warning::AmountColumn { taken, others: columns.other_amounts.clone() });
        }
        (Some(_), None) => warnings.push(Warning::NoAmounts),
        (None, Some(taken)) => warnings.push(Warning::TotalsIgnored { columns: vec![taken] }),
        _ => {}
    }
    warnings.extend(serial_column.map(|column| Warning::SerialDates { column }));
    warnings
}
