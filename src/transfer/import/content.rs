//! What stands in the first rows of a column.

use super::columns::Context;
use super::dates::{self, DateStyle};
use super::people;
use super::rows::is_refund_kind;
use super::sums::{self, Mark, SumStyle};
use super::words::{is_kind_word, is_placeholder, is_status_word};
use crate::domain::text::fold;

/// Filled cells shown of each column.
const SAMPLES: usize = 5;

/// What stands in the first rows of a column.
#[derive(Debug, Clone, Default)]
pub struct Content {
    pub filled: usize,
    pub phones: usize,
    pub emails: usize,
    pub dates: usize,
    pub sums: usize,
    pub words: usize,
    /// Names with phones beside them.
    pub named_phones: usize,
    /// Among the words: those that can be names of people.
    pub names: usize,
    /// Among the words: those that say whether a purchase took place.
    pub statuses: usize,
    /// Among the words: those that say that goods were sold or taken back.
    pub kinds: usize,
    /// Of these, the ones taken back.
    pub refunds: usize,
    /// Different texts among the filled.
    pub distinct: usize,
    pub samples: Vec<String>,
}

impl Content {
    /// Looks at the first `rows` rows.
    pub fn of(context: &Context<'_>, data_start: usize, index: usize, rows: usize) -> Self {
        let mut found = Self::default();
        let mut seen = rustc_hash::FxHashSet::default();
        let style = DateStyle { serial: false, ..DateStyle::default() };
        let sum_style = SumStyle { dot: Mark::Decimal, comma: Mark::Decimal, minor_digits: 2 };
        for row in context.table.rows_from(data_start).take(rows) {
            let cell = row.cell(index);
            // What says "nothing" says nothing of the column, nor do names of accounts.
            if cell.is_empty() || (cell.len() < 24 && is_placeholder(&fold(cell))) {
                continue;
            }
            found.filled += 1;
            seen.insert(cell);
            if found.samples.len() < SAMPLES {
                found.samples.push(cell.chars().take(80).collect());
            }
            let is_date = dates::parse(cell, style, context.today).is_ok()
                || dates::parse(cell, DateStyle { order: dates::DateOrder::MonthFirst, ..style }, context.today).is_ok();
            if people::is_email(cell) {
                found.emails += 1;
            } else if is_date {
                found.dates += 1;
            } else if cell.chars().any(char::is_alphabetic) && people::name_and_phones(cell, context.region).is_some() {
                found.named_phones += 1;
                found.phones += 1;
            } else if cell.bytes().filter(u8::is_ascii_digit).count() >= 9
                && people::phones(cell, context.region).iter().any(|phone| !phone.e164.is_empty())
            {
                found.phones += 1;
            } else if sums::parse(cell, sum_style).is_ok() {
                found.sums += 1;
            } else if cell.chars().any(char::is_alphabetic) && !cell.starts_with('@') {
                found.words += 1;
                found.names += usize::from(people::may_be_name(cell));
                let folded = fold(cell);
                found.statuses += usize::from(is_status_word(&folded));
                found.kinds += usize::from(is_kind_word(&folded));
                found.refunds += usize::from(is_kind_word(&folded) && is_refund_kind(cell));
            }
        }
        found.distinct = seen.len();
        found
    }

    /// Whether nearly all filled cells are of a kind.
    pub const fn is_mostly(&self, count: usize) -> bool {
        count > 0 && count * 10 >= self.filled * 8
    }
}
