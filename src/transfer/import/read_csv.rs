//! Text with separators into a table: quotes, uneven rows, any line ends, empty lines that count as rows.

use std::ops::ControlFlow;

use super::super::export::guard;
use super::table::Table;

/// What stood in the text beside the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadNotes {
    /// A quotation mark was never closed; quotation marks were taken for plain text.
    pub unclosed_quote: bool,
}

/// Reads `text` into a table. `tick` is called now and then with the rows so far and may stop the reading (`None`).
pub fn read(text: &str, delimiter: u8, tick: &dyn Fn(usize) -> ControlFlow<()>) -> Option<(Table, ReadNotes)> {
    if let Some(table) = read_rows(text, delimiter, true, tick)? {
        return Some((table, ReadNotes::default()));
    }
    let table = read_rows(text, delimiter, false, tick)??;
    Some((table, ReadNotes { unclosed_quote: true }))
}

/// The table; an inner `None` where a quotation mark is never closed; an outer one where the reading was stopped.
#[allow(clippy::option_option, reason = "two ways to have no table, and only one of them is worth another try")]
fn read_rows(text: &str, delimiter: u8, quotes: bool, tick: &dyn Fn(usize) -> ControlFlow<()>) -> Option<Option<Table>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).quoting(quotes).from_reader(text.as_bytes());
    let mut table = Table::with_capacity(text.len());
    let mut record = csv::StringRecord::new();
    loop {
        let start = reader.position().byte();
        // The text is UTF-8 already and rows may be uneven, so there is nothing left that could fail.
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        for _ in 0..empty_lines(text, start) {
            table.end_row();
        }
        let is_last = reader.position().byte() >= text.len() as u64;
        if quotes && is_last && is_unclosed(text, &record) {
            return Some(None);
        }
        for cell in &record {
            if cell.contains('\'') {
                table.push_cell(&guard::restore(cell));
            } else {
                table.push_cell(cell);
            }
        }
        table.end_row();
        if table.is_full() {
            break;
        }
        if table.len().is_multiple_of(65_536) && tick(table.len()).is_break() {
            return None;
        }
    }
    Some(Some(table))
}

/// Empty lines that the reader passes over before the record that starts at `start`.
fn empty_lines(text: &str, start: u64) -> usize {
    let bytes = text.as_bytes();
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let mut rest = bytes.get(start..).unwrap_or_default();
    // The second half of the line end before.
    if start > 0 && bytes.get(start - 1) == Some(&b'\r') && rest.first() == Some(&b'\n') {
        rest = rest.get(1..).unwrap_or_default();
    }
    let mut count = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\r' | b'\n', rest @ ..] => rest,
            _ => return count,
        };
        count += 1;
    }
}

/// Whether the text ran out inside the quotes of the last record's last cell.
fn is_unclosed(text: &str, last: &csv::StringRecord) -> bool {
    // Only a cell with line ends can have swallowed rows.
    let has_swallowed = last.iter().next_back().is_some_and(|cell| cell.contains(['\n', '\r']));
    has_swallowed && text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let (table, _) = read(text, b';', &|_| ControlFlow::Continue(())).expect("not stopped");
        let rows: Vec<Vec<&str>> = table.rows_from(0).map(|row| row.cells().collect()).collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn rows_end_with_any_line_end() {
        let expected: &[&[&str]] = &[&["a", "b"], &["c", "d"], &["e", "f"]];
        for text in ["a;b\nc;d\ne;f", "a;b\r\nc;d\r\ne;f\r\n", "a;b\rc;d\re;f\r", "a;b\r\nc;d\ne;f"] {
            check(text, expected);
        }
    }

    #[test]
    fn empty_lines_count_as_rows() {
        check("a\n\nb\n", &[&["a"], &[], &["b"]]);
        check("\r\n\r\na\r\n\r\n\r\nb", &[&[], &[], &["a"], &[], &[], &["b"]]);
    }

    #[test]
    fn quotes_keep_separators_and_line_ends() {
        check("\"x;\"\"y\"\"\r\nz\";1\n\"\"\n", &[&["x;\"y\"\r\nz", "1"], &[""]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_rows() {
        check("a;\"b\nc;d\ne;f\n", &[&["a", "\"b"], &["c", "d"], &["e", "f"]]);
    }

    #[test]
    fn guarded_cells_are_restored() {
        check("'=1+1;'+7916;'x", &[&["=1+1", "+7916", "'x"]]);
    }
}
