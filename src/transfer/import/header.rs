//! The row of headers: below titles, or nowhere.

use super::layouts::Layout;
use super::periods::is_period;
use super::synonyms;
use super::table::{Row, Table};

/// Rows looked at for headers.
const ROWS: usize = 40;

/// The first row with the most headers that we know, and how many of them.
#[must_use]
pub fn best_row(table: &Table) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (index, row) in table.rows_from(0).take(ROWS).enumerate() {
        let known = known_headers(row);
        if known > best.map_or(0, |(_, known)| known) {
            best = Some((index, known));
        }
    }
    best
}

fn known_headers(row: Row<'_>) -> usize {
    let mut fields: Vec<_> =
        row.cells().filter(|cell| cell.len() < 80).filter_map(|cell| synonyms::lookup(&synonyms::normalize(cell))).collect();
    fields.sort_unstable();
    fields.dedup();
    let from_layout = if Layout::of(row.cells()).is_some() { 2 } else { 0 };
    fields.len().max(from_layout)
}

/// The index of the row of headers, `None` if the table has none.
#[must_use]
pub fn find(table: &Table) -> Option<usize> {
    if let Some((index, known)) = best_row(table)
        && (known >= 2 || table.row(index).cells().all(is_word))
    {
        return Some(index);
    }
    // Headers in words that we do not know: text above cells with digits.
    let first = (0..table.len().min(ROWS)).find(|index| !table.row(*index).is_blank())?;
    let header = table.row(first);
    let all_words = header.filled_len() > 1 && header.cells().all(|cell| is_word(cell) && !cell.contains('@'));
    let digits_below = table.rows_from(first + 1).take(20).any(|row| row.cells().any(has_digit));
    (all_words && digits_below).then_some(first)
}

/// Digits stand in what is below headers, and in the names of months and days above it.
fn is_word(cell: &str) -> bool {
    !has_digit(cell) || is_period(cell)
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}
