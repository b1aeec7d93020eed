//! Text with separators into a table: quotes, uneven rows, any line ends, empty lines that count as rows.

use std::ops::ControlFlow;

use csv_core::ReadRecordResult;

use super::super::export::guard;
use super::reasons::RefusalReason;
use super::table::Table;
use super::text::Pieces;

/// What stood in the text beside the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadNotes {
    /// A quotation mark was never closed; quotation marks were taken for plain text.
    pub unclosed_quote: bool,
}

/// A row has at most this many bytes: 500 columns of the longest cells that Excel knows are 16 MB.
pub const ROW_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Called with the rows so far; may stop the reading.
type Tick<'a> = &'a dyn Fn(usize) -> ControlFlow<()>;

/// Reads `text` into a table; only a row of it is in memory beside the table. `tick` is called for every piece.
///
/// # Errors
/// [`RefusalReason`] if the file fails, a row never ends, or `tick` stopped the reading.
pub fn read(text: &mut dyn Pieces, delimiter: u8, tick: Tick<'_>) -> Result<(Table, ReadNotes), RefusalReason> {
    match Reading::new(delimiter, true).run(text, tick) {
        Err(Stop::Unclosed) => {}
        read => return Ok((read.map_err(Stop::reason)?, ReadNotes::default())),
    }
    let table = Reading::new(delimiter, false).run(text, tick).map_err(Stop::reason)?;
    Ok((table, ReadNotes { unclosed_quote: true }))
}

/// Why a reading ended early.
enum Stop {
    /// A quotation mark is never closed.
    Unclosed,
    For(RefusalReason),
}

impl Stop {
    fn reason(self) -> RefusalReason {
        match self {
            Self::Unclosed => RefusalReason::EndlessRow,
            Self::For(reason) => reason,
        }
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::For(error.into())
    }
}

/// A text on its way into a table.
struct Reading {
    core: csv_core::Reader,
    has_quotes: bool,
    table: Table,
    /// The row so far, its cells one after another without quotes and separators.
    row: Vec<u8>,
    row_length: usize,
    /// Where each cell ends in the row.
    ends: Vec<usize>,
    cells: usize,
    is_in_row: bool,
    /// The last row ended with a carriage return, whose line feed may follow.
    is_after_return: bool,
    empty_lines: usize,
    quotation_marks: usize,
}

impl Reading {
    fn new(delimiter: u8, has_quotes: bool) -> Self {
        Self {
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).quoting(has_quotes).build(),
            has_quotes,
            table: Table::default(),
            row: vec![0; 4096],
            row_length: 0,
            ends: vec![0; 64],
            cells: 0,
            is_in_row: false,
            is_after_return: false,
            empty_lines: 0,
            quotation_marks: 0,
        }
    }

    fn run(mut self, text: &mut dyn Pieces, tick: Tick<'_>) -> Result<Table, Stop> {
        text.rewind()?;
        let mut is_first = true;
        while let Some(piece) = text.next_piece()? {
            // A short text is read before anybody could stop it.
            if !std::mem::take(&mut is_first) && tick(self.table.len()).is_break() {
                return Err(Stop::For(RefusalReason::Cancelled));
            }
            if self.has_quotes {
                self.quotation_marks += memchr::memchr_iter(b'"', piece.as_bytes()).count();
            }
            self.take(piece.as_bytes(), false)?;
            if self.table.is_full() {
                return Ok(self.table);
            }
        }
        self.take(&[], true)?;
        Ok(self.table)
    }

    /// Takes a piece of the text; at its end there is none.
    fn take(&mut self, mut piece: &[u8], is_end: bool) -> Result<(), Stop> {
        loop {
            if !self.is_in_row {
                piece = self.skip_empty_lines(piece);
            }
            if (piece.is_empty() && !is_end) || self.table.is_full() {
                return Ok(());
            }
            let (row, ends) = (self.row.get_mut(self.row_length..), self.ends.get_mut(self.cells..));
            let (result, taken, written, ended) = self.core.read_record(piece, row.unwrap_or_default(), ends.unwrap_or_default());
            let last = taken.checked_sub(1).and_then(|last| piece.get(last)).copied();
            piece = piece.get(taken..).unwrap_or_default();
            self.row_length += written;
            self.cells += ended;
            self.is_in_row = true;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.row.len() >= ROW_BYTES_MAX => return Err(self.endless()),
                ReadRecordResult::OutputFull => self.row.resize(self.row.len() * 2, 0),
                // A cell is at least its separator, so that the same limit holds.
                ReadRecordResult::OutputEndsFull if self.ends.len() >= ROW_BYTES_MAX / size_of::<usize>() => return Err(self.endless()),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    if is_end && self.is_unclosed() {
                        return Err(Stop::Unclosed);
                    }
                    self.is_after_return = last == Some(b'\r');
                    self.end_row();
                }
                ReadRecordResult::End => return Ok(()),
            }
        }
    }

    /// Without quotes such a row is no table; with quotes one of them may have swallowed the rest of the file.
    const fn endless(&self) -> Stop {
        if self.has_quotes { Stop::Unclosed } else { Stop::For(RefusalReason::EndlessRow) }
    }

    /// Counts the empty lines before the next row, which are rows too.
    fn skip_empty_lines<'p>(&mut self, mut piece: &'p [u8]) -> &'p [u8] {
        while let Some((first @ (b'\r' | b'\n'), rest)) = piece.split_first() {
            let is_second_half = std::mem::replace(&mut self.is_after_return, *first == b'\r') && *first == b'\n';
            self.empty_lines += usize::from(!is_second_half);
            piece = rest;
        }
        if !piece.is_empty() {
            self.is_after_return = false;
        }
        piece
    }

    fn end_row(&mut self) {
        for _ in 0..std::mem::take(&mut self.empty_lines) {
            self.table.end_row();
            if self.table.is_full() {
                return;
            }
        }
        // The pieces are text, and what the reader leaves out is ASCII.
        let row = std::str::from_utf8(self.row.get(..self.row_length).unwrap_or_default()).unwrap_or_default();
        let mut start = 0;
        for end in self.ends.iter().take(self.cells) {
            let cell = row.get(start..*end).unwrap_or_default();
            start = *end;
            if cell.contains('\'') {
                self.table.push_cell(&guard::restore(cell));
            } else {
                self.table.push_cell(cell);
            }
        }
        self.table.end_row();
        (self.row_length, self.cells, self.is_in_row) = (0, 0, false);
    }

    /// Whether the text ran out inside the quotes of the last row's last cell.
    fn is_unclosed(&self) -> bool {
        let last_cell = self.cells.checked_sub(2).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        // Only a cell with line ends can have swallowed rows.
        let has_swallowed = self.row.get(last_cell..self.row_length).is_some_and(|cell| memchr::memchr2(b'\n', b'\r', cell).is_some());
        self.has_quotes && has_swallowed && self.quotation_marks % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::WholeText;
    use super::*;

    /// Text that comes a character at a time.
    struct Drops<'t> {
        text: &'t str,
        at: usize,
    }

    impl Pieces for Drops<'_> {
        fn rewind(&mut self) -> std::io::Result<()> {
            self.at = 0;
            Ok(())
        }

        fn next_piece(&mut self) -> std::io::Result<Option<&str>> {
            let Some(c) = self.text[self.at..].chars().next() else { return Ok(None) };
            let start = self.at;
            self.at += c.len_utf8();
            Ok(Some(&self.text[start..self.at]))
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        for pieces in [&mut WholeText::new(text) as &mut dyn Pieces, &mut Drops { text, at: 0 }] {
            let (table, _) = read(pieces, b';', &|_| ControlFlow::Continue(())).expect("not stopped");
            let rows: Vec<Vec<&str>> = table.rows_from(0).map(|row| row.cells().collect()).collect();
            assert_eq!(rows, expected, "{text:?}");
        }
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
        check("a\r\r\rb\r", &[&["a"], &[], &[], &["b"]]);
        check("\n\n", &[]);
    }

    #[test]
    fn quotes_keep_separators_and_line_ends() {
        check("\"x;\"\"y\"\"\r\nz\";1\n\"\"\n", &[&["x;\"y\"\r\nz", "1"], &[""]]);
        check("1;\"x\n\"\"y\"\"\"", &[&["1", "x\n\"y\""]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_swallow_rows() {
        check("a;\"b\nc;d\ne;f\n", &[&["a", "\"b"], &["c", "d"], &["e", "f"]]);
    }

    #[test]
    fn guarded_cells_are_restored() {
        check("'=1+1;'+7916;'x", &[&["=1+1", "+7916", "'x"]]);
    }

    #[test]
    fn wide_rows_and_long_cells_are_held() {
        let long = "ж".repeat(100_000);
        let wide = "x;".repeat(9_999) + &long;
        let (table, _) = read(&mut WholeText::new(&wide), b';', &|_| ControlFlow::Continue(())).expect("not stopped");
        assert_eq!((table.len(), table.row(0).len(), table.row(0).cell(9_999).len()), (1, 10_000, 200_000));
    }

    #[test]
    fn a_row_that_never_ends_is_no_table() {
        for start in ["", "\"", "a\n\"\"\""] {
            let mut endless = Endless { start, rest: "x".repeat(1 << 20), pieces: 0 };
            let read = read(&mut endless, b';', &|_| ControlFlow::Continue(())).map(|(table, _)| table.len());
            assert_eq!(read, Err(RefusalReason::EndlessRow), "{start:?}");
        }
    }

    /// 200 MB without a line end.
    struct Endless {
        start: &'static str,
        rest: String,
        pieces: usize,
    }

    impl Pieces for Endless {
        fn rewind(&mut self) -> std::io::Result<()> {
            self.pieces = 0;
            Ok(())
        }

        fn next_piece(&mut self) -> std::io::Result<Option<&str>> {
            self.pieces += 1;
            let piece = if self.pieces == 1 && !self.start.is_empty() { self.start } else { &self.rest };
            Ok(Some(piece).filter(|_| self.pieces < 200))
        }
    }
}
