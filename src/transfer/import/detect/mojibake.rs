//! UTF-8 that some program took for an eight-bit encoding and saved again: `ÐÐ½Ð½Ð°`, `РђРЅРЅР°` instead of `Анна`.

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

/// How to take a text back to what it was before it was encoded twice.
pub struct Repair(ByteTable);

impl Repair {
    /// The repair for a text that begins like this; `None` if it was not encoded twice.
    ///
    /// Taken for double only if every character goes back to a byte, the bytes are UTF-8, and the result has letters
    /// beyond ASCII.
    #[must_use]
    pub fn of(sample: &str) -> Option<Self> {
        let sample = whole_lines(sample);
        if sample.is_ascii() {
            return None;
        }
        [WINDOWS_1252, WINDOWS_1251].map(ByteTable::of).into_iter().map(Self).find(|repair| {
            let letters = repair.text(sample).map_or(0, |text| text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count());
            letters >= 3
        })
    }

    /// The text that was meant; `None` where it is not whole.
    #[must_use]
    pub fn text(&self, text: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(text.len());
        if self.undo(text, &mut bytes) > 0 {
            return None;
        }
        String::from_utf8(bytes).ok()
    }

    /// Adds the bytes that these characters were to `bytes`, and says how many of them were none.
    pub fn undo(&self, text: &str, bytes: &mut Vec<u8>) -> usize {
        let mut foreign = 0;
        for c in text.chars() {
            let byte = self.0.byte_of(c);
            foreign += usize::from(byte.is_none());
            bytes.push(byte.unwrap_or(b'?'));
        }
        foreign
    }
}

/// Text looked at before the whole is taken back: honest text says so at once.
pub const SAMPLE_BYTES: usize = 64 * 1024;

/// A long sample up to its last line, since it may end in the middle of a character that was taken apart.
#[must_use]
pub fn whole_lines(sample: &str) -> &str {
    if sample.len() < SAMPLE_BYTES { sample } else { sample.rsplit_once('\n').map_or(sample, |(lines, _)| lines) }
}

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

    fn repair(text: &str) -> Option<String> {
        Repair::of(text)?.text(text)
    }

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
