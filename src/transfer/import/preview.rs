//! What the owner sees before anything is written: how the file was read and what it would bring.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::ids::ClientId;
use crate::domain::import_batch::ImportBatch;
use crate::domain::money::Currency;

use super::columns::unnamed_header;
use super::detect::encoding::TextEncoding;
use super::fields::Field;
use super::layouts::Layout;
use super::question::Question;
use super::reasons::{RefusalReason, RejectReason, SkipReason, Warning};

/// How to read a file. Everything but the first three is what the owner changed in the preview.
#[derive(Debug, Clone)]
pub struct Options {
    /// ISO country of phones without a country code, two capital letters.
    pub region: String,
    pub currency: Currency,
    /// Later days are rejected.
    pub today: NaiveDate,
    /// Choices by the question's id.
    pub answers: BTreeMap<String, String>,
    /// What a column means, by its index from 0, instead of our guess; `None` leaves the column out.
    pub mapping: BTreeMap<usize, Option<Field>>,
    /// The encoding instead of our guess.
    pub encoding: Option<TextEncoding>,
    /// The sheet of a workbook instead of our choice.
    pub sheet: Option<String>,
    /// As `mapping`, of sheets that are read beside the first, by their names.
    pub beside: BTreeMap<String, BTreeMap<usize, Option<Field>>>,
}

impl Options {
    /// Options of a first look at a file.
    #[must_use]
    pub fn new(region: &str, currency: Currency, today: NaiveDate) -> Self {
        let (answers, mapping, beside) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { region: region.to_owned(), currency, today, answers, mapping, encoding: None, sheet: None, beside }
    }
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    /// Rows done in this stage.
    pub done: usize,
    /// Rows to do in this stage, 0 while unknown.
    pub total: usize,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Reading,
    Understanding,
    Matching,
}

/// A file that is not imported, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct FileRefused {
    pub reason: RefusalReason,
    /// What was found out about the file before it was refused.
    pub detect: Box<Detect>,
    pub columns: Vec<ColumnGuess>,
}

impl From<RefusalReason> for FileRefused {
    fn from(reason: RefusalReason) -> Self {
        Self { reason, detect: Box::default(), columns: Vec::new() }
    }
}

/// The kind of a file, told by its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Csv,
    Xlsx,
    Xls,
    Ods,
    Vcard,
    /// An HTML table, mostly under the name of an Excel file.
    Html,
    Binary,
}

impl Format {
    /// The name in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Vcard => "vcard",
            Self::Html => "html-in-xls",
            Self::Binary => "binary",
        }
    }
}

/// What a file was found to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detect {
    pub format: Format,
    /// `None` where the format has one of its own.
    pub encoding: Option<TextEncoding>,
    /// UTF-8 that was taken for another encoding and saved again.
    pub double_encoded: bool,
    pub bom: bool,
    pub delimiter: Option<char>,
    /// Number of the row of headers, from 1.
    pub header_row: Option<u32>,
    pub sheet: Option<String>,
    /// Sheets of the workbook that could be read instead.
    pub other_sheets: Vec<String>,
    /// Of a vCard file.
    pub version: Option<String>,
    pub layout: Option<Layout>,
}

/// A column and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnGuess {
    /// From 0.
    pub index: usize,
    /// The header, `column 3` where there is none, `Phone#2` where it is not the first of its name.
    pub header: String,
    /// `None` is left out.
    pub field: Option<Field>,
    /// Used only where an earlier column of the same name is empty.
    pub is_reserve: bool,
    /// The first filled cells.
    pub samples: Vec<String>,
}

impl ColumnGuess {
    /// Whether the file has no header for it.
    #[must_use]
    pub fn is_unnamed(&self) -> bool {
        self.header == unnamed_header(self.index)
    }
}

/// Numbers of what a file brings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of the file, headers and blank rows included.
    pub rows: u32,
    /// Rows of headers, 0 or 1.
    pub header_rows: u32,
    /// Rows that go in.
    pub rows_imported: u32,
    pub rows_skipped: u32,
    pub rows_rejected: u32,
    /// Among the skipped: rows that the shop has already.
    pub rows_already_there: u32,
    /// Of clients, with a sum ≥ 0.
    pub purchases: u32,
    /// Of clients and guests.
    pub refunds: u32,
    /// Of clients, where the file has no column of sums.
    pub visits_without_amount: u32,
    pub guest_purchases: u32,
    pub clients_new: u32,
    /// Known before, and the file brings something new about them.
    pub clients_updated: u32,
    /// Known before, nothing new.
    pub clients_matched: u32,
}

/// Sums of what a file brings, minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Purchases of clients.
    pub purchases: i64,
    /// Refunds to clients, ≤ 0.
    pub refunds: i64,
    /// Everything that has no client.
    pub guests: i64,
}

impl Sums {
    /// Purchases less refunds, of clients.
    #[must_use]
    pub const fn net(&self) -> i64 {
        self.purchases + self.refunds
    }
}

/// A row that does not go in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRow {
    /// The sheet on which the row stands, where several are read; else empty.
    pub sheet: Box<str>,
    /// From 1, headers and blank rows included.
    pub row: u32,
    pub reason: RejectReason,
    /// The cell at fault as it was typed, empty where a cell is missing.
    pub cell: Box<str>,
    /// All cells of the row, parted by [`CELL_END`], so that they can be saved to be mended.
    pub cells: Box<str>,
}

/// Parts the cells in [`RejectedRow::cells`].
pub const CELL_END: char = '\u{1f}';

/// A row that is no client and no purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// The sheet on which the row stands, where several are read; else empty.
    pub sheet: Box<str>,
    /// From 1, headers and blank rows included.
    pub row: u32,
    pub reason: SkipReason,
}

/// What is to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Import,
    ImportWithWarning,
    /// A question is open: nothing may be written.
    Ask,
    RejectFile,
}

impl Outcome {
    /// The name in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::ImportWithWarning => "import_with_warning",
            Self::Ask => "ask",
            Self::RejectFile => "reject_file",
        }
    }
}

/// A row as it was understood, for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRow {
    /// From 1.
    pub row: u32,
    /// All cells of the row as they stand in the file, parted by [`CELL_END`].
    pub cells: Box<str>,
    pub verdict: Verdict,
    pub name: String,
    pub contact: String,
    pub day: Option<NaiveDate>,
    /// Minute of the day.
    pub minute: Option<u16>,
    pub sum_minor: Option<i64>,
    pub product: String,
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Imported,
    AlreadyThere,
    Skipped(SkipReason),
    Rejected(RejectReason),
}

/// A list of clients or visits that is read beside the first of its workbook, or below it.
#[derive(Debug, Clone)]
pub struct SheetBeside {
    /// Its own name where several lists stand in one sheet, else that of its sheet.
    pub name: String,
    pub columns: Vec<ColumnGuess>,
    /// The first rows below the header.
    pub sample: Vec<SampleRow>,
}

/// How a file was read and what it would bring. Nothing is written yet.
#[derive(Debug, Clone)]
pub struct Preview {
    pub detect: Detect,
    /// What the first list is called, where several stand one below another.
    pub list: Option<String>,
    pub columns: Vec<ColumnGuess>,
    pub counts: Counts,
    pub sums_minor: Sums,
    pub rejected: Vec<RejectedRow>,
    /// Without the rows that the shop has already; those are only counted.
    pub skipped: Vec<SkippedRow>,
    /// Those of two names on one phone stand last.
    pub warnings: Vec<Warning>,
    /// Open and answered ones; see [`Question::answered`].
    pub questions: Vec<Question>,
    /// The first rows below the header.
    pub sample: Vec<SampleRow>,
    /// Clients that the shop has and of whom the file says nothing new.
    pub met: Vec<ClientId>,
    /// Further sheets that go in with this one; what they bring is counted here.
    pub beside: Vec<SheetBeside>,
    pub batch: ImportBatch,
}

impl Preview {
    /// The names of the lists that are read one after another; one name or none where it is one table.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.list.as_deref().or(self.detect.sheet.as_deref()).into_iter().chain(self.beside.iter().map(|sheet| sheet.name.as_str()))
    }

    /// Columns and first rows of a sheet by its place among [`Self::sheets`]; of the first beyond them.
    #[must_use]
    pub fn table_of(&self, sheet: usize) -> (&[ColumnGuess], &[SampleRow]) {
        match sheet.checked_sub(1).and_then(|place| self.beside.get(place)) {
            Some(beside) => (&beside.columns, &beside.sample),
            None => (&self.columns, &self.sample),
        }
    }

    /// What the owner ought to know, without the doubtful pairs.
    #[must_use]
    pub fn notes(&self) -> &[Warning] {
        self.warnings.get(..self.first_pair()).unwrap_or_default()
    }

    /// Two names on one phone: there may be as many as rows.
    #[must_use]
    pub fn pairs(&self) -> &[Warning] {
        self.warnings.get(self.first_pair()..).unwrap_or_default()
    }

    fn first_pair(&self) -> usize {
        self.warnings.partition_point(|warning| !warning.is_pair())
    }

    /// What is to be done with the file.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.questions.iter().any(|question| !question.answered) {
            Outcome::Ask
        } else if self.warnings.iter().any(Warning::is_serious) {
            Outcome::ImportWithWarning
        } else {
            Outcome::Import
        }
    }
}
