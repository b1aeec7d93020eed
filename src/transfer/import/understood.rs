//! How a file was understood, before its rows are read.

use rustc_hash::{FxHashMap, FxHashSet};

use super::columns::Columns;
use super::dates::DateStyle;
use super::layouts::Layout;
use super::reasons::SkipReason;
use super::sums::SumStyle;
use super::table::{Row, Table};

/// How the file was understood.
pub struct Understood<'a> {
    pub table: &'a Table,
    /// Index of the row of headers.
    pub header: Option<usize>,
    pub columns: &'a Columns,
    pub layout: Option<Layout>,
    /// Rows that a report has beside its purchases, by their index: headings of groups and the like.
    pub headings: FxHashMap<usize, SkipReason>,
    /// The number in the file, from 1, of each row; without any they are numbered as they stand.
    pub numbers: Vec<u32>,
    /// Rows that name a client of a list of visits and no visit, by their index.
    pub without_visits: FxHashSet<usize>,
    pub dates: DateStyle,
    pub sums: SumStyle,
    pub receipts: ReceiptLines,
    pub unnamed: UnnamedRows,
    pub undated: UndatedRows,
}

impl Understood<'_> {
    /// The number of a row in its file, from 1.
    #[must_use]
    pub fn row_number(&self, index: usize) -> u32 {
        self.numbers.get(index).copied().unwrap_or_else(|| u32::try_from(index + 1).unwrap_or(u32::MAX))
    }

    /// Whether a row has one cell, in a column that means nothing to us: «March» above the rows of March.
    pub fn is_heading(&self, row: Row<'_>) -> bool {
        let mut filled = (0..row.len()).filter(|index| !row.cell(*index).is_empty());
        let first = filled.next().and_then(|index| self.columns.guesses.get(index));
        first.is_some_and(|column| column.field.is_none()) && filled.next().is_none()
    }
}

/// What several rows of one receipt are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReceiptLines {
    /// Each has the sum of its own line: together they are the receipt.
    #[default]
    Parts,
    /// Each repeats the sum of the whole receipt.
    Whole,
}

/// Whose the purchases are whose rows name no client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UnnamedRows {
    /// Nobody's that is known.
    #[default]
    Guests,
    /// The client's above: the name stands once for a group of rows.
    Above,
}

/// What rows of purchases are that have no day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UndatedRows {
    /// Mistakes, to be rejected.
    #[default]
    Faults,
    /// Of the day above: it stands once for a group of rows.
    Above,
}
