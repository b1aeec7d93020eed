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

mod below;
mod beside;
mod build;
pub mod columns;
mod content;
mod currencies;
pub mod date_column;
mod date_parts;
mod date_words;
pub mod dates;
mod day_columns;
pub mod dedupe;
pub mod detect;
pub mod fields;
mod goods;
mod grouped;
mod header;
mod html;
mod kept;
mod known_headers;
pub mod layouts;
pub mod matching;
mod month_days;
mod names;
pub mod own;
pub mod people;
mod periods;
mod person;
mod plain;
pub mod preview;
pub mod question;
mod questions;
mod read_csv;
pub mod reasons;
mod reshape;
pub mod rows;
mod sale;
mod settle;
mod sheet_kind;
mod sheet_row;
mod sheets;
mod shown;
mod source;
mod spaced;
pub mod spreadsheet;
pub mod sum_evidence;
mod sum_words;
pub mod sums;
pub mod synonyms;
pub mod table;
mod text;
pub mod undated;
mod understood;
pub mod unnamed;
mod vcard;
mod wishes;
mod words;
mod xls_guard;
mod xlsx_cells;
mod zip_guard;

use std::io::Cursor;
use std::ops::{ControlFlow, Range};
use std::path::Path;

use crate::domain::model::Model;
use columns::{Columns, Context};
use fields::Field;
use layouts::Layout;
use plain::{Notes, Plain};
use preview::{FileRefused, Format, Options, Preview, Progress, Stage};
use reasons::{RefusalReason, SkipReason, Warning};
use source::Source;
use understood::{UndatedRows, Understood, UnnamedRows};

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
    let source = source::read_file(path, options, progress)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    understand(&name, source, model, options, progress)
}

/// As [`preview()`], for bytes that are not in a file: a table from the clipboard, a test.
///
/// # Errors
/// As [`preview()`].
pub fn preview_bytes(
    name: &str,
    bytes: Vec<u8>,
    model: &Model,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Preview, FileRefused> {
    let (source, _) = source::read(&mut Cursor::new(bytes), options, progress)?;
    understand(name, source, model, options, progress)
}

fn understand(
    name: &str,
    source: Source,
    model: &Model,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Preview, FileRefused> {
    let mut source = below::apart(source);
    let mut lists = std::mem::take(&mut source.beside).into_iter();
    let mut left_out = Vec::new();
    let mut is = ListOf::of(&source);
    let names: Vec<String> = source.detect.sheet.iter().chain(&source.detect.other_sheets).cloned().collect();
    let is_of_file = |warning: &&Warning| matches!(warning, Warning::OtherSheets(_) | Warning::ListsBelow { .. });
    let of_file: Vec<Warning> = source.warnings.iter().filter(is_of_file).cloned().collect();
    let mut first = understand_list(name, source, model, options, progress);
    // A list with headers alone takes nothing from the others.
    while let Err(refused) = &first
        && refused.reason != RefusalReason::Cancelled
        && let Some(mut next) = lists.next()
    {
        left_out.push((std::mem::replace(&mut is, ListOf::of(&next)), SkipReason::OtherTable));
        next.detect.other_sheets = names.iter().filter(|name| Some(*name) != is.sheet.as_ref()).cloned().collect();
        next.warnings.extend(of_file.iter().cloned());
        first = understand_list(name, next, model, &options_of(options, &is.name), progress);
    }
    let first = first?;
    if lists.len() == 0 && left_out.is_empty() {
        return Ok(first);
    }
    let mut joined = beside::Joined::new(first, model, options);
    for source in lists {
        let is = ListOf::of(&source);
        match understand_list(name, source, joined.shop(), &options_of(options, &is.name), progress) {
            Ok(later) => {
                let question = joined.same_visits(&is.name, &later, &options.answers);
                let is_same = question.as_ref().is_some_and(|question| question.assumed == beside::SAME);
                if let Some(question) = question {
                    joined.ask(question);
                }
                if is_same {
                    left_out.push((is, SkipReason::SameVisits));
                } else {
                    joined.add(is, later);
                }
            }
            Err(refused) if refused.reason == RefusalReason::Cancelled => return Err(refused),
            Err(_) => left_out.push((is, SkipReason::OtherTable)),
        }
    }
    Ok(joined.finish(left_out))
}

/// Which of several lists a table is.
struct ListOf {
    /// See [`Source::name`].
    name: String,
    sheet: Option<String>,
    /// Its rows in its sheet, from 1, where it is a part of one.
    rows: Option<Range<u32>>,
    /// See [`Source::other_rows`].
    other_rows: Vec<u32>,
}

impl ListOf {
    fn of(source: &Source) -> Self {
        let rows = below::number(source.rows_above)..below::number(source.rows_above + source.table.len());
        Self {
            name: source.name().to_owned(),
            sheet: source.detect.sheet.clone(),
            rows: source.list.is_some().then_some(rows),
            other_rows: source.other_rows.clone(),
        }
    }
}

/// The options of a list that is read beside the first, whose columns are its own.
fn options_of(options: &Options, list: &str) -> Options {
    Options { mapping: options.beside.get(list).cloned().unwrap_or_default(), ..options.clone() }
}

/// A table as far as it is understood by itself.
fn understand_list(
    name: &str,
    source: Source,
    model: &Model,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Preview, FileRefused> {
    let Source { table, mut detect, mut warnings, mut questions, beside: _, list, rows_above, other_rows } = source;
    let is_cards = detect.format == Format::Vcard;
    let plain = plain::plain(name, table, options, &mut Notes { detect: &mut detect, warnings: &mut warnings, questions: &mut questions });
    let Plain { table, header, layout, headings, mut numbers, without_visits } = plain;
    if rows_above > 0 {
        below::number_on(&mut numbers, table.len(), rows_above);
        detect.header_row = detect.header_row.map(|row| row.saturating_add(u32::try_from(rows_above).unwrap_or(u32::MAX)));
    }
    if table.is_full() {
        return Err(RefusalReason::TooMuch.into());
    }
    let headers = header.map(|index| kept::headers_of(table.row(index))).filter(|_| layout != Some(Layout::Own));
    let mut mapping = headers.as_ref().and_then(|headers| kept::find(model, headers)).unwrap_or_default();
    let is_kept = !mapping.is_empty();
    mapping.extend(options.mapping.iter().map(|(column, field)| (*column, *field)));
    let context = Context { table: &table, header, layout, region: &options.region, today: options.today };
    let columns =
        if is_cards { columns::fixed(&context, vcard::columns(&table), &mapping) } else { columns::understand(&context, &mapping) };
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
    let Some(mut styles) = questions::styles(&table, data_start, &columns, options, &step(Stage::Understanding)) else {
        return Err(refuse(RefusalReason::Cancelled));
    };
    // Who is behind a row without a name is known of the programs that we know.
    let unnamed = match layout {
        Some(_) => UnnamedRows::Guests,
        None => unnamed::settle(&table, data_start, &columns, styles.dates, options, &mut styles.questions),
    };
    let undated = match layout {
        None if headings.is_empty() => undated::settle(&table, data_start, &columns, styles.dates, options, &mut styles.questions),
        _ => UndatedRows::Faults,
    };
    let understood = Understood {
        table: &table,
        header,
        columns: &columns,
        layout,
        headings,
        numbers,
        without_visits,
        dates: styles.dates,
        sums: styles.sums,
        receipts: styles.receipts,
        unnamed,
        undated,
    };
    let mut built = build::build(&understood, model, options, &step(Stage::Matching)).map_err(refuse)?;
    questions.extend(styles.questions);
    warnings.extend(column_warnings(&columns, styles.serial_column));
    warnings.extend(styles.currencies.several().map(|currencies| Warning::SeveralCurrencies { currencies }));
    warnings.append(&mut built.warnings);
    if is_kept {
        warnings.push(Warning::KeptColumns);
    }
    warnings.sort_by_key(Warning::is_pair);
    name.clone_into(&mut built.batch.file_name);
    built.batch.is_own = layout == Some(Layout::Own);
    // Remembered once the owner imports; what only was tried out is forgotten with the preview.
    built.batch.layouts.extend(headers.filter(|_| !options.mapping.is_empty()).map(|headers| kept::layout(headers, &mapping)));
    let mut preview = Preview {
        detect,
        list,
        columns: columns.guesses,
        counts: built.counts,
        sums_minor: built.sums_minor,
        rejected: built.rejected,
        skipped: built.skipped,
        warnings,
        questions,
        sample: built.sample,
        met: built.met,
        beside: Vec::new(),
        batch: built.batch,
    };
    below::leave_out(&mut preview, "", other_rows.into_iter(), &SkipReason::OtherTable);
    preview.skipped.sort_by_key(|skipped| skipped.row);
    Ok(preview)
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
        (None, Some(taken)) if columns.has(Field::Product) => warnings.push(Warning::NoDays { columns: vec![taken] }),
        (None, Some(taken)) => warnings.push(Warning::TotalsIgnored { columns: vec![taken] }),
        _ => {}
    }
    if let Some((price, quantity)) = columns.unit_price().filter(|_| columns.has(Field::Date)) {
        warnings.push(Warning::PriceTimesQuantity { price: price.header.clone(), quantity: quantity.header.clone() });
    }
    warnings.extend(periods::warning(columns));
    warnings.extend(serial_column.map(|column| Warning::SerialDates { column }));
    warnings
}
