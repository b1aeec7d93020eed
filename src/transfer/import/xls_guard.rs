//! Whether an old Excel workbook can be handed to its reader: a damaged one may name a cell so far out that the grid
//! up to it would not fit into any memory, and a failed allocation ends a program.

use std::io::{Cursor, Read};

/// Sheets of the format have at most this many columns.
const COLUMNS: u16 = 256;
/// Cells of a grid that fit into memory without a thought.
const GRID_CELLS: usize = 4_000_000;

/// Whether the workbook is whole enough to be read.
#[must_use]
pub fn is_safe(bytes: &[u8]) -> bool {
    let Ok(mut container) = cfb::CompoundFile::open(Cursor::new(bytes)) else { return false };
    ["Workbook", "Book"].into_iter().any(|name| {
        let mut content = Vec::new();
        let is_read = container.open_stream(name).is_ok_and(|mut stream| stream.read_to_end(&mut content).is_ok());
        is_read && is_sane(&content)
    })
}

/// Looks through the records of the workbook and of each sheet, which begin where the workbook says.
fn is_sane(content: &[u8]) -> bool {
    let mut sheets = Vec::new();
    let is_workbook_sane = Grid::is_sane(content, |record| {
        if let [p0, p1, p2, p3, ..] = *record {
            sheets.push(u32::from_le_bytes([p0, p1, p2, p3]) as usize);
        }
    });
    is_workbook_sane && sheets.into_iter().all(|at| content.get(at..).is_some_and(|sheet| Grid::is_sane(sheet, |_| {})))
}

/// How far out the cells of a sheet lie.
#[derive(Default)]
struct Grid {
    last_row: u16,
    last_column: u16,
    cells: usize,
}

impl Grid {
    /// Goes through records (kind, length, content: [MS-XLS] 2.1.4) and hands on those that tell of a sheet.
    fn is_sane(mut rest: &[u8], mut sheet: impl FnMut(&[u8])) -> bool {
        let mut grid = Self::default();
        while let &[k0, k1, l0, l1, ref after @ ..] = rest {
            let length = usize::from(u16::from_le_bytes([l0, l1]));
            let Some((record, next)) = after.split_at_checked(length) else { break };
            let is_fine = match u16::from_le_bytes([k0, k1]) {
                DIMENSIONS => are_dimensions_sane(record),
                MULTIPLE_NUMBERS | MULTIPLE_BLANKS => grid.take_cell(record) && is_forward(record),
                FORMULA | RICH_TEXT | SHARED_TEXT | BLANK | NUMBER | LABEL | ERROR | SHORT_NUMBER => grid.take_cell(record),
                SHEET => {
                    sheet(record);
                    true
                }
                _ => true,
            };
            if !is_fine {
                return false;
            }
            rest = next;
        }
        let size = (usize::from(grid.last_row) + 1) * (usize::from(grid.last_column) + 1);
        size <= GRID_CELLS || size <= grid.cells.saturating_mul(64)
    }

    fn take_cell(&mut self, record: &[u8]) -> bool {
        let &[r0, r1, c0, c1, ..] = record else { return false };
        let (row, column) = (u16::from_le_bytes([r0, r1]), u16::from_le_bytes([c0, c1]));
        self.last_row = self.last_row.max(row);
        self.last_column = self.last_column.max(column);
        self.cells += 1;
        column < COLUMNS
    }
}

/// Whether cells beside one another in one record end at or after the column in which they begin.
fn is_forward(record: &[u8]) -> bool {
    let (&[_, _, f0, f1, ..], &[.., l0, l1]) = (record, record) else { return false };
    u16::from_le_bytes([f0, f1]) <= u16::from_le_bytes([l0, l1])
}

const SHEET: u16 = 0x0085;
const FORMULA: u16 = 0x0006;
const MULTIPLE_NUMBERS: u16 = 0x00bd;
const MULTIPLE_BLANKS: u16 = 0x00be;
const RICH_TEXT: u16 = 0x00d6;
const SHARED_TEXT: u16 = 0x00fd;
const DIMENSIONS: u16 = 0x0200;
const BLANK: u16 = 0x0201;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const ERROR: u16 = 0x0205;
const SHORT_NUMBER: u16 = 0x027e;

/// First row and the row after the last, then the same of columns, of a sheet of 65 536 rows.
fn are_dimensions_sane(record: &[u8]) -> bool {
    let (first_row, rows, columns) = match *record {
        [r0, r1, r2, r3, r4, r5, r6, r7, _, _, c2, c3, ..] => {
            (u32::from_le_bytes([r0, r1, r2, r3]), u32::from_le_bytes([r4, r5, r6, r7]), u16::from_le_bytes([c2, c3]))
        }
        [r0, r1, r2, r3, _, _, c2, c3, ..] => {
            (u32::from_le_bytes([r0, r1, 0, 0]), u32::from_le_bytes([r2, r3, 0, 0]), u16::from_le_bytes([c2, c3]))
        }
        _ => return false,
    };
    first_row <= rows && rows <= 0x1_0000 && columns <= COLUMNS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).expect("a short record");
        [&kind.to_le_bytes(), &length.to_le_bytes(), content].concat()
    }

    #[test]
    fn cells_too_far_out_are_noticed() {
        let number = |row: u16, column: u16| record(NUMBER, &[row.to_le_bytes(), column.to_le_bytes(), [0; 2], [0; 2]].concat());
        let sane = [record(DIMENSIONS, &[0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 4, 0, 0, 0]), number(15, 3)].concat();
        assert!(is_sane(&sane));
        assert!(!is_sane(&record(DIMENSIONS, &[0, 0, 0, 0, 16, 0, 0, 9, 0, 0, 4, 0, 0, 0])));
        assert!(!is_sane(&record(DIMENSIONS, &[17, 0, 0, 0, 16, 0, 0, 0, 0, 0, 4, 0, 0, 0])));
        assert!(!is_sane(&number(1, 300)));
        assert!(!is_sane(&[number(1, 1), number(65_000, 250)].concat()));
        assert!(is_sane(&sane[..sane.len() - 3]), "a cut-off stream is the reader's to refuse");
        let numbers = |first: u16, last: u16| {
            let content = [1_u16.to_le_bytes(), first.to_le_bytes(), [0; 2], [0; 2], [0; 2], last.to_le_bytes()].concat();
            record(MULTIPLE_NUMBERS, &content)
        };
        assert!(is_sane(&numbers(3, 3)));
        assert!(!is_sane(&numbers(4, 3)), "they would end before they begin");
        // A sheet that begins in the middle of a record.
        let misplaced = [record(SHEET, &[14, 0, 0, 0]), record(0x0999, &[[0; 2], [0; 2], [0; 2]].concat()), number(0, 300)].concat();
        assert!(!is_sane(&misplaced));
    }
}
