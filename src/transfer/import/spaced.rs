//! Text whose quoted cells stand behind a space, `"Анна", "1 200,50"`: without it the marks would be part of the cells.

use std::io;

use super::text::Pieces;

/// Whether quoted cells stand behind spaces in the beginning of a text.
#[must_use]
pub fn is_spaced(sample: &str, delimiter: u8) -> bool {
    let between = format!("\"{} ", char::from(delimiter));
    let spaced = sample
        .match_indices(&between)
        .filter(|(at, _)| sample.get(at + between.len()..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('"')));
    spaced.take(MANY).count() == MANY
}

/// So many of them are no accident.
const MANY: usize = 2;

/// A text without the spaces before quoted cells.
pub struct Unspaced<'p> {
    inner: &'p mut dyn Pieces,
    delimiter: char,
    place: Place,
    piece: String,
}

/// Where in a cell the next character stands.
#[derive(Clone, Copy)]
enum Place {
    /// At its beginning, behind so many spaces.
    Start(usize),
    Plain,
    Quoted,
}

impl<'p> Unspaced<'p> {
    /// The text of `inner`.
    pub fn new(inner: &'p mut dyn Pieces, delimiter: u8) -> Self {
        Self { inner, delimiter: char::from(delimiter), place: Place::Start(0), piece: String::new() }
    }
}

impl Pieces for Unspaced<'_> {
    fn rewind(&mut self) -> io::Result<()> {
        self.place = Place::Start(0);
        self.inner.rewind()
    }

    fn next_piece(&mut self) -> io::Result<Option<&str>> {
        self.piece.clear();
        // A piece may be nothing but spaces that are left out.
        while self.piece.is_empty() {
            let Some(piece) = self.inner.next_piece()? else { return Ok(None) };
            for c in piece.chars() {
                let is_end = c == self.delimiter || matches!(c, '\n' | '\r');
                self.place = match self.place {
                    Place::Start(spaces) if c == ' ' => Place::Start(spaces + 1),
                    Place::Start(_) | Place::Plain if c == '"' => Place::Quoted,
                    Place::Start(spaces) => {
                        self.piece.extend(std::iter::repeat_n(' ', spaces));
                        if is_end { Place::Start(0) } else { Place::Plain }
                    }
                    // A doubled mark closes the quotes and opens them again.
                    Place::Quoted if c == '"' => Place::Plain,
                    Place::Plain if is_end => Place::Start(0),
                    place => place,
                };
                if !matches!(self.place, Place::Start(spaces) if spaces > 0) {
                    self.piece.push(c);
                }
            }
        }
        Ok(Some(self.piece.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::WholeText;
    use super::*;

    #[test]
    fn spaces_before_quoted_cells_are_left_out_and_others_stay() {
        let text = "\"A\", \"b, \"\"c\"\" , d\",  e f, \"g\"\n  \"h\" , i \"j\" k,  \n";
        assert!(is_spaced("\"A\", \"B\",   \"C\"\n", b','));
        assert!(!is_spaced("\"A\",\"B, \"\"x\"\"\"\n", b','));
        let mut whole = WholeText::new(text);
        let mut unspaced = Unspaced::new(&mut whole, b',');
        for _ in 0..2 {
            unspaced.rewind().expect("the start");
            let read = unspaced.next_piece().expect("readable").map(str::to_owned);
            assert_eq!(read.as_deref(), Some("\"A\",\"b, \"\"c\"\" , d\",  e f,\"g\"\n\"h\" , i \"j\" k,  \n"));
        }
    }
}
