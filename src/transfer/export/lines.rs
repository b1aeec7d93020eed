//! Lines of contact cards and calendars: both are escaped, folded and ended in the same way (RFC 6350 and RFC 5545).

use std::io::{BufWriter, Write};

/// Longest line in bytes, without its end.
const LINE_BYTES: usize = 75;

/// Writes lines, folded so that none is too long for the strictest reader.
pub struct CardLines<W: Write> {
    out: BufWriter<W>,
}

impl<W: Write> CardLines<W> {
    /// Lines into `out`.
    pub fn new(out: W) -> Self {
        Self { out: BufWriter::new(out) }
    }

    /// Writes one line, going on in the next with a space before it where it is too long; no letter is torn.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn line(&mut self, line: &str) -> std::io::Result<()> {
        let mut rest = line;
        let mut room = LINE_BYTES;
        while rest.len() > room {
            let cut = (1..=room).rev().find(|cut| rest.is_char_boundary(*cut)).unwrap_or(rest.len());
            let (head, tail) = rest.split_at(cut);
            write!(self.out, "{head}\r\n ")?;
            rest = tail;
            room = LINE_BYTES - 1;
        }
        write!(self.out, "{rest}\r\n")
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// A text as a value: no sign of it parts or ends anything.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_in_the_next() {
        let mut out = Vec::new();
        let mut lines = CardLines::new(&mut out);
        let long = "NOTE:".to_owned() + &"ё".repeat(100);
        lines.line(&long).expect("written");
        lines.finish().expect("written");
        let text = String::from_utf8(out).expect("no letter is torn");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE_BYTES), "{text}");
        assert_eq!(text.replace("\r\n ", "").trim_end(), long);
    }
}
