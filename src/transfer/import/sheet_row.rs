//! Cells of a workbook's sheet, which come one by one and some not at all, as the rows of a table.

use std::collections::BTreeMap;

use super::table::Table;

/// A row of a sheet on its way into the table: the cells that hold something, whose text stands in one string.
#[derive(Debug, Default)]
pub struct SheetRow {
    text: String,
    /// The column of each cell, and where its text ends.
    cells: Vec<(u32, usize)>,
}

impl SheetRow {
    /// Adds the cell of a column, whose text `write` adds to the string that it is given; an empty one is none.
    pub fn push(&mut self, column: u32, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        if self.text.len() > start {
            self.cells.push((column, self.text.len()));
        }
    }

    /// Ends the row; blank ones wait until a filled one follows, so that those at the end are no rows.
    pub fn end(&mut self, table: &mut Table, blank_rows: &mut usize) {
        if self.cells.is_empty() {
            *blank_rows += 1;
            return;
        }
        for _ in 0..std::mem::take(blank_rows) {
            table.end_row();
        }
        if self.cells.is_sorted_by(|one, next| one.0 < next.0) {
            let (mut next_column, mut start) = (0, 0);
            for (column, end) in &self.cells {
                for _ in next_column..*column {
                    table.push_cell("");
                }
                table.push_cell(self.text.get(start..*end).unwrap_or_default());
                (next_column, start) = (column + 1, *end);
            }
        } else {
            self.push_disordered(table);
        }
        table.end_row();
        self.cells.clear();
        self.text.clear();
    }

    /// Some programs write the cells of a row in any order; of two in one place the later holds.
    fn push_disordered(&self, table: &mut Table) {
        let mut by_column: BTreeMap<u32, &str> = BTreeMap::new();
        let mut start = 0;
        for (column, end) in &self.cells {
            by_column.insert(*column, self.text.get(start..*end).unwrap_or_default());
            start = *end;
        }
        let last = by_column.last_key_value().map_or(0, |(column, _)| *column);
        for column in 0..=last {
            table.push_cell(by_column.get(&column).copied().unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_row_may_come_in_any_order() {
        let mut table = Table::default();
        let mut blank_rows = 0;
        for cells in [&[(1, "b"), (3, "d")][..], &[], &[(2, "c"), (0, "a"), (2, "C"), (1, "")], &[]] {
            let mut row = SheetRow::default();
            for (column, cell) in cells {
                row.push(*column, |text| text.push_str(cell));
            }
            row.end(&mut table, &mut blank_rows);
        }
        let rows: Vec<Vec<&str>> = table.rows_from(0).map(|row| row.cells().collect()).collect();
        assert_eq!(rows, [vec!["", "b", "", "d"], vec![], vec!["a", "", "C"]]);
    }
}
