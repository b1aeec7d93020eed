//! UTF-8 that some program took for an eight-bit encoding and saved again: `ÐÐ½Ð½Ð°`, `РђРЅРЅР°` instead of `Анна`.

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

/// The text as it was before it was encoded twice, or `None` if it was not.
///
/// Taken for double only if every character goes back to a byte, the bytes are UTF-8, and the result is shorter
/// text with letters beyond ASCII.
#[must_use]
pub fn repair(text: &str) -> Option<String> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    // A sample that ends in the middle of a character is cut at its last line.
    let sample = if end < text.len() { sample.rsplit_once('\n').map_or(sample, |(lines, _)| lines) } else { sample };
    if sample.is_ascii() {
        return None;
    }
    let tables = [WINDOWS_1252, WINDOWS_1251].map(ByteTable::of);
    let table = tables.iter().find(|table| table.undo(sample).is_some())?;
    table.undo(text)
}

/// Text looked at before the whole is taken back: honest text says so at once.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Which character each byte from 0x80 stands for.
struct ByteTable(Vec<(char, u8)>);

impl ByteTable {
    fn of(encoding: &'static Encoding) -> Self {
        let mut pairs: Vec<(char, u8)> = (0x80..=0xff_u8)
            .map(|byte| {
                let decoded = encoding.decode_without_bom_handling(&[byte]).0.chars().next();
                // Bytes without a character come through programs as control characters of the same number.
                (decoded.filter(|c| *c != '\u{fffd}').unwrap_or(char::from(byte)), byte)
            })
            .collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// The text whose bytes these characters are.
    fn undo(&self, text: &str) -> Option<String> {
        let bytes: Option<Vec<u8>> = text.chars().map(|c| self.byte_of(c)).collect();
        let repaired = String::from_utf8(bytes?).ok()?;
        let letters = repaired.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        (letters >= 3).then_some(repaired)
    }

    fn byte_of(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return u8::try_from(c).ok();
        }
        if ('\u{80}'..='\u{9f}').contains(&c) {
            return u8::try_from(u32::from(c)).ok();
        }
        let place = self.0.binary_search_by_key(&c, |(other, _)| *other).ok()?;
        self.0.get(place).map(|(_, byte)| *byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encoded_twice_is_mended() {
        for encoding in [WINDOWS_1252, WINDOWS_1251] {
            let twice = encoding.decode_without_bom_handling("Клиент;Анна".as_bytes()).0.into_owned();
            assert_eq!(repair(&twice).as_deref(), Some("Клиент;Анна"), "through {}", encoding.name());
        }
        let latin1: String = "Клиент".bytes().map(char::from).collect();
        assert_eq!(repair(&latin1).as_deref(), Some("Клиент"));
    }

    #[test]
    fn honest_text_is_left_alone() {
        for text in ["Anna", "Анна", "José Müller", "Рита", "1 200,50 ₽", "€ £"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
