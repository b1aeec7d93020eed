//! How a file was understood, before its rows are read.

use rustc_hash::FxHashMap;

use super::columns::Columns;
use super::dates::DateStyle;
use super::layouts::Layout;
use super::sums::SumStyle;
use super::table::Table;

/// How the file was understood.
pub struct Understood<'a> {
    pub table: &'a Table,
    /// Index of the row of headers.
    pub header: Option<usize>,
    pub columns: &'a Columns,
    pub layout: Option<Layout>,
    /// Headings of groups in a report: the client by the row's index.
    pub headings: FxHashMap<usize, Box<str>>,
    pub dates: DateStyle,
    pub sums: SumStyle,
    pub receipts: ReceiptLines,
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
