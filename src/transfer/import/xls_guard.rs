//! Whether an old Excel workbook can be handed to its reader: a damaged one may name a cell so far out that the grid
//! up to it would not fit into any memory, and a failed allocation ends a program.

use std::io::{Cursor, Read};

/// Sheets of the format have at most this many columns.
const COLUMNS: u16 = 256;
/// Cells of a grid that fit into memory without a thought.
const GRID_CELLS: usize = 4_000_000;

/// Whether the workbook is safe to read. One whose container cannot be opened is left to the reader to refuse.
#[must_use]
pub fn is_safe(bytes: &[u8]) -> bool {
    let Ok(mut container) = cfb::CompoundFile::open(Cursor::new(bytes)) else { return true };
    let mut content = Vec::new();
    for name in ["Workbook", "Book"] {
        if let Ok(mut stream) = container.open_stream(name)
            && stream.read_to_end(&mut content).is_ok()
        {
            return are_records_sane(&content);
        }
    }
    true
}

/// Goes through the records: kind, length, content ([MS-XLS] 2.1.4).
fn are_records_sane(mut rest: &[u8]) -> bool {
    let (mut last_row, mut last_column, mut cells) = (0_u16, 0_u16, 0_usize);
    while let &[k0, k1, l0, l1, ref after @ ..] = rest {
        let (kind, length) = (u16::from_le_bytes([k0, k1]), usize::from(u16::from_le_bytes([l0, l1])));
        let Some((record, next)) = after.split_at_checked(length) else { return true };
        match kind {
            DIMENSIONS if !are_dimensions_sane(record) => return false,
            FORMULA | MULTIPLE_NUMBERS | MULTIPLE_BLANKS | RICH_TEXT | SHARED_TEXT | BLANK | NUMBER | LABEL | ERROR | SHORT_NUMBER => {
                let &[r0, r1, c0, c1, ..] = record else { return false };
                let (row, column) = (u16::from_le_bytes([r0, r1]), u16::from_le_bytes([c0, c1]));
                if column >= COLUMNS {
                    return false;
                }
                (last_row, last_column, cells) = (last_row.max(row), last_column.max(column), cells + 1);
            }
            _ => {}
        }
        rest = next;
    }
    let grid = (usize::from(last_row) + 1) * (usize::from(last_column) + 1);
    grid <= GRID_CELLS || grid <= cells.saturating_mul(64)
}

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

/// First and last row, first and last column, of a sheet of 65 536 rows.
fn are_dimensions_sane(record: &[u8]) -> bool {
    match *record {
        [_, _, r2, r3, r4, r5, r6, r7, _, _, c2, c3, ..] => {
            let last_row = u32::from_le_bytes([r4, r5, r6, r7]);
            [r2, r3] == [0, 0] && last_row <= 0x1_0000 && u16::from_le_bytes([c2, c3]) <= COLUMNS
        }
        [_, _, _, _, _, _, c2, c3, ..] => u16::from_le_bytes([c2, c3]) <= COLUMNS,
        _ => false,
    }
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
        assert!(are_records_sane(&sane));
        assert!(!are_records_sane(&record(DIMENSIONS, &[0, 0, 0, 0, 16, 0, 0, 9, 0, 0, 4, 0, 0, 0])));
        assert!(!are_records_sane(&number(1, 300)));
        assert!(!are_records_sane(&[number(1, 1), number(65_000, 250)].concat()));
        assert!(are_records_sane(&sane[..sane.len() - 3]), "a cut-off stream is the reader's to refuse");
    }
}
