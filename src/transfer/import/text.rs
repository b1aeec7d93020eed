//! The text of a file in pieces: a large one is decoded as it is read and is never in memory as a whole.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::detect::encoding::{Found, TextEncoding};
use super::detect::mixed;
use super::detect::mojibake::Repair;

/// A longer line is decoded before its end has come.
const LINE_BYTES: usize = 1 << 20;

/// Bytes that are decoded at once.
const PIECE_BYTES: usize = 64 * 1024;

/// A file, or bytes that are in memory already.
pub trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

/// Adds up to `limit` bytes to `held` and says how many came; fewer only at the end.
pub fn read_up_to(bytes: &mut dyn Bytes, limit: u64, held: &mut Vec<u8>) -> io::Result<usize> {
    bytes.take(limit).read_to_end(held)
}

/// Text that comes piece by piece, as often as it is wanted from the start.
pub trait Pieces {
    /// Begins at the start again.
    ///
    /// # Errors
    /// Those of the file.
    fn rewind(&mut self) -> io::Result<()>;

    /// The next piece, which is not empty; `None` at the end.
    ///
    /// # Errors
    /// Those of the file.
    fn next_piece(&mut self) -> io::Result<Option<&str>>;
}

/// The text of a file in its encoding.
pub struct FileText<'b> {
    bytes: &'b mut dyn Bytes,
    found: Found,
    repair: Option<Repair>,
    decoder: Decoder,
    /// The encoding of the bytes that the repair gives.
    repaired_from: &'static Encoding,
    repaired: Decoder,
    raw: Vec<u8>,
    piece: String,
    is_done: bool,
    /// Characters of this round that the encoding could not give.
    broken: usize,
    /// Bytes of this round, with the byte order mark.
    read: u64,
    /// The beginning of a line whose end has not come, where lines are in two encodings.
    line: Vec<u8>,
    /// Lines of this round in the other encoding.
    other_lines: usize,
}

impl<'b> FileText<'b> {
    /// The text of `bytes` in the encoding that was found.
    pub fn new(bytes: &'b mut dyn Bytes, found: Found) -> Self {
        let (decoder, repaired) = (found.encoding.decoder(), UTF_8.new_decoder_without_bom_handling());
        let (raw, piece) = (Vec::with_capacity(PIECE_BYTES), String::new());
        // Nothing comes before the first `rewind`.
        Self {
            bytes,
            found,
            repair: None,
            decoder,
            repaired_from: UTF_8,
            repaired,
            raw,
            piece,
            is_done: true,
            broken: 0,
            read: 0,
            line: Vec::new(),
            other_lines: 0,
        }
    }

    /// The beginning of the text, at least so many bytes of it where there are so many.
    pub fn sample(&mut self, bytes: usize) -> io::Result<String> {
        let mut sample = String::new();
        self.rewind()?;
        while sample.len() < bytes
            && let Some(piece) = self.next_piece()?
        {
            sample.push_str(piece);
        }
        Ok(sample)
    }

    /// Has the text mended from now on, if the whole of it can be.
    ///
    /// # Errors
    /// Those of the file.
    pub fn try_repair(&mut self, repair: Repair) -> io::Result<bool> {
        self.repaired_from = repair.meant();
        self.repair = Some(repair);
        self.rewind()?;
        while self.next_piece()?.is_some() {}
        let is_whole = self.broken == 0;
        if !is_whole {
            self.repair = None;
        }
        Ok(is_whole)
    }

    /// Reads the text as it stands.
    pub fn leave_as_it_is(&mut self) {
        self.repair = None;
    }

    /// Characters that could not be read since the last start.
    #[must_use]
    pub const fn broken_characters(&self) -> usize {
        self.broken
    }

    /// Bytes that were read since the last start.
    #[must_use]
    pub const fn bytes_read(&self) -> u64 {
        self.read
    }

    /// Lines of another encoding since the last start.
    #[must_use]
    pub const fn other_lines(&self) -> usize {
        self.other_lines
    }

    /// Decodes the whole lines so far, each in its encoding.
    fn decode_lines(&mut self, other: TextEncoding) {
        self.line.append(&mut self.raw);
        // A line without an end is no line of a table.
        let is_all = self.is_done || self.line.len() > LINE_BYTES;
        let end = if is_all { self.line.len() } else { memchr::memrchr(b'\n', &self.line).map_or(0, |at| at + 1) };
        let rest = self.line.split_off(end);
        for line in self.line.split_inclusive(|byte| *byte == b'\n') {
            if let Ok(text) = std::str::from_utf8(line) {
                self.piece.push_str(text);
            } else if mixed::is_damaged_utf8(line) {
                let lossy = String::from_utf8_lossy(line);
                self.broken += lossy.matches(char::REPLACEMENT_CHARACTER).count();
                self.piece.push_str(&lossy);
            } else {
                self.other_lines += 1;
                push_decoded(&mut other.decoder(), line, &mut self.piece, true);
            }
        }
        self.line = rest;
    }

    fn decode(&mut self) {
        if let Some(other) = self.found.other_lines {
            self.decode_lines(other);
            return;
        }
        let had_errors = push_decoded(&mut self.decoder, &self.raw, &mut self.piece, self.is_done);
        if had_errors {
            self.broken += self.piece.matches(char::REPLACEMENT_CHARACTER).count();
        }
        let Some(repair) = &self.repair else { return };
        let mut undone = Vec::with_capacity(self.piece.len());
        self.broken += repair.undo(&self.piece, &mut undone);
        self.piece.clear();
        self.broken += usize::from(push_decoded(&mut self.repaired, &undone, &mut self.piece, self.is_done));
    }
}

impl Pieces for FileText<'_> {
    fn rewind(&mut self) -> io::Result<()> {
        self.bytes.seek(SeekFrom::Start(self.found.bom_length))?;
        self.decoder = self.found.encoding.decoder();
        self.repaired = self.repaired_from.new_decoder_without_bom_handling();
        (self.is_done, self.broken, self.read, self.other_lines) = (false, 0, self.found.bom_length, 0);
        self.line.clear();
        Ok(())
    }

    fn next_piece(&mut self) -> io::Result<Option<&str>> {
        self.piece.clear();
        while self.piece.is_empty() && !self.is_done {
            self.raw.clear();
            let count = read_up_to(self.bytes, PIECE_BYTES as u64, &mut self.raw)?;
            self.read += count as u64;
            self.is_done = count < PIECE_BYTES;
            self.decode();
        }
        Ok(Some(self.piece.as_str()).filter(|piece| !piece.is_empty()))
    }
}

/// Adds what `bytes` say to `text`, and tells whether some of it could not be read.
fn push_decoded(decoder: &mut Decoder, bytes: &[u8], text: &mut String, is_last: bool) -> bool {
    text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0));
    // With this much room everything is taken at once.
    let (_, _, had_errors) = decoder.decode_to_string(bytes, text, is_last);
    had_errors
}

/// Text that is in memory.
pub struct WholeText<'t> {
    text: &'t str,
    is_given: bool,
}

impl<'t> WholeText<'t> {
    /// The text as one piece.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, is_given: false }
    }
}

impl Pieces for WholeText<'_> {
    fn rewind(&mut self) -> io::Result<()> {
        self.is_given = false;
        Ok(())
    }

    fn next_piece(&mut self) -> io::Result<Option<&str>> {
        let is_first = !std::mem::replace(&mut self.is_given, true);
        Ok(Some(self.text).filter(|text| is_first && !text.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::detect::encoding;
    use super::*;

    /// Longer than a piece, with a character of several bytes over every border.
    fn long() -> String {
        format!("x{}", "Анна;Ж\n".repeat(PIECE_BYTES / 4))
    }

    fn read(text: &mut FileText<'_>) -> String {
        text.rewind().expect("the start");
        let mut whole = String::new();
        while let Some(piece) = text.next_piece().expect("readable") {
            assert!(piece.len() <= PIECE_BYTES * 3);
            whole.push_str(piece);
        }
        whole
    }

    #[test]
    fn pieces_make_the_whole_text_in_every_encoding() {
        let long = long();
        let utf16: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut files = vec![long.clone().into_bytes(), [b"\xef\xbb\xbf", long.as_bytes()].concat(), utf16];
        files.extend([encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R, encoding_rs::IBM866].map(|page| page.encode(&long).0.into_owned()));
        for file in files {
            let length = file.len() as u64;
            let mut bytes = Cursor::new(file);
            let found = encoding::find(&mut bytes, None).expect("readable");
            let mut text = FileText::new(&mut bytes, found);
            // Twice, since a second look must see the same.
            for _ in 0..2 {
                assert!(read(&mut text) == long, "{found:?}");
                assert_eq!((text.bytes_read(), text.broken_characters()), (length, 0), "{found:?}");
            }
        }
    }

    #[test]
    fn text_encoded_twice_is_mended_over_the_borders_of_pieces() {
        let long = long();
        let twice = encoding_rs::WINDOWS_1251.decode_without_bom_handling(long.as_bytes()).0.into_owned();
        let mut bytes = Cursor::new(twice.clone().into_bytes());
        let found = encoding::find(&mut bytes, None).expect("readable");
        let mut text = FileText::new(&mut bytes, found);
        let sample = text.sample(100).expect("readable");
        let repair = Repair::of(&sample).expect("encoded twice");
        assert!(text.try_repair(repair).expect("readable"));
        assert!(read(&mut text) == long);
        text.leave_as_it_is();
        assert!(read(&mut text) == twice);
    }

    #[test]
    fn lines_in_two_encodings_are_read_each_in_its_own() {
        let long = long();
        let mut file = long.clone().into_bytes();
        file.extend_from_slice(&encoding_rs::WINDOWS_1251.encode(&long).0);
        let mut bytes = Cursor::new(file);
        let found = encoding::find(&mut bytes, None).expect("readable");
        let mut text = FileText::new(&mut bytes, found);
        for _ in 0..2 {
            assert!(read(&mut text) == long.repeat(2));
            // The last line of the one has no end and goes on in the other's first, which is ASCII.
            assert_eq!((text.other_lines(), text.broken_characters()), (long.lines().count(), 0));
        }
    }

    #[test]
    fn a_broken_character_is_counted_wherever_it_stands() {
        let mut file = long().into_bytes();
        file.truncate(file.len() - 2);
        let mut bytes = Cursor::new(file);
        let found = encoding::find(&mut bytes, None).expect("readable");
        let mut text = FileText::new(&mut bytes, found);
        assert!(read(&mut text).ends_with('\u{fffd}'));
        assert_eq!(text.broken_characters(), 1);
    }
}
