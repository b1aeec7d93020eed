//! A foreign table in memory: all text in one string, so that a million rows cost little more than their letters.

use std::ops::Range;

/// Rows of cells of uneven length. Cells are trimmed and free of NULs.
#[derive(Debug, Clone, Default)]
pub struct Table {
    text: String,
    /// Where each cell ends in `text`.
    cell_ends: Vec<u32>,
    /// Where each row ends in `cell_ends`.
    row_ends: Vec<u32>,
    /// More came than is held; what came after was dropped.
    is_full: bool,
}

/// A table holds so many rows, blank ones included: each becomes a record of its own later.
pub const ROWS_MAX: usize = 5_000_000;
/// A table holds so many cells: a million rows of 64 columns.
pub const CELLS_MAX: usize = 64 * 1024 * 1024;
/// A table takes so many bytes of memory. A million rows of purchases take 70 MB.
pub const MEMORY_MAX: usize = 400_000_000;

/// A row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    first: usize,
    end: usize,
}

impl Table {
    /// Adds a cell to the row that is being filled, cleaned of what is no text.
    pub fn push_cell(&mut self, cell: &str) {
        let cell = trim(cell);
        if self.cell_ends.len() >= CELLS_MAX || self.memory() + cell.len() > MEMORY_MAX {
            self.is_full = true;
            return;
        }
        if cell.contains('\0') {
            let clean: String = cell.chars().filter(|c| *c != '\0').collect();
            self.text.push_str(trim(&clean));
        } else {
            self.text.push_str(cell);
        }
        self.cell_ends.push(offset(self.text.len()));
    }

    /// Ends the row that is being filled; without a cell it is an empty row.
    pub fn end_row(&mut self) {
        if self.row_ends.len() >= ROWS_MAX {
            self.is_full = true;
            return;
        }
        self.row_ends.push(offset(self.cell_ends.len()));
    }

    /// These rows as a table of their own.
    #[must_use]
    pub fn part(&self, rows: Range<usize>) -> Self {
        let mut part = Self::default();
        for row in self.rows_from(rows.start).take(rows.len()) {
            row.cells().for_each(|cell| part.push_cell(cell));
            part.end_row();
        }
        part
    }

    /// Bytes that rows and cells take.
    #[must_use]
    pub const fn memory(&self) -> usize {
        self.text.len() + (self.cell_ends.len() + self.row_ends.len()) * size_of::<u32>()
    }

    /// Whether more came than is held.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.is_full
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.row_ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.row_ends.is_empty()
    }

    /// The row with this index from 0; an empty one beyond the end.
    #[must_use]
    pub fn row(&self, index: usize) -> Row<'_> {
        let end_of = |row: usize| self.row_ends.get(row).map_or(0, |end| *end as usize);
        let first = if index == 0 { 0 } else { end_of(index - 1) };
        Row { table: self, first, end: end_of(index).max(first) }
    }

    /// All rows from index `from` on.
    pub fn rows_from(&self, from: usize) -> impl Iterator<Item = Row<'_>> {
        (from..self.len()).map(|index| self.row(index))
    }
}

/// Offsets fit, since a table takes less than a gigabyte.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Without spaces at the ends, of any kind, nor marks that nobody sees.
fn trim(cell: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) {
        return cell;
    }
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'))
}

impl<'t> Row<'t> {
    /// The cell with this index from 0; empty beyond the end of the row.
    #[must_use]
    pub fn cell(&self, index: usize) -> &'t str {
        let place = self.first.saturating_add(index);
        if place >= self.end {
            return "";
        }
        let end_of = |cell: usize| self.table.cell_ends.get(cell).map_or(0, |end| *end as usize);
        let start = if place == 0 { 0 } else { end_of(place - 1) };
        self.table.text.get(start..end_of(place)).unwrap_or_default()
    }

    /// How many cells the row has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end - self.first
    }

    /// Whether the row has no cells at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.first == self.end
    }

    /// All cells.
    pub fn cells(self) -> impl Iterator<Item = &'t str> {
        (0..self.len()).map(move |index| self.cell(index))
    }

    /// Whether nothing is written in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }

    /// Cells up to the last one with something in it.
    #[must_use]
    pub fn filled_len(&self) -> usize {
        (0..self.len()).rev().find(|index| !self.cell(*index).is_empty()).map_or(0, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_kept_in_their_rows() {
        let mut table = Table::default();
        for row in [&["a", " b\u{a0}", ""][..], &[], &["\0c\0d "]] {
            for cell in row {
                table.push_cell(cell);
            }
            table.end_row();
        }
        let rows: Vec<Vec<&str>> = table.rows_from(0).map(|row| row.cells().collect()).collect();
        assert_eq!(rows, [vec!["a", "b", ""], vec![], vec!["cd"]]);
        assert_eq!((table.row(0).filled_len(), table.row(1).is_blank(), table.row(7).cell(3)), (2, true, ""));
    }
}
