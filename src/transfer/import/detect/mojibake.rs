//! Text that some program took for another encoding and saved again: `ÐÐ½Ð½Ð°`, `РђРЅРЅР°` or `Àííà` instead of `Анна`.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};

/// How to take a text back to what it was before it was encoded twice.
pub struct Repair {
    table: ByteTable,
    /// What the bytes are that its characters go back to.
    meant: &'static Encoding,
}

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
        let of = |taken_for: &'static Encoding, meant: &'static Encoding| Self { table: ByteTable::of(taken_for), meant };
        let from_utf8 = [WINDOWS_1252, WINDOWS_1251].into_iter().map(|taken_for| of(taken_for, UTF_8)).find(|repair| {
            let letters = repair.text(sample).map_or(0, |text| text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count());
            letters >= 3
        });
        from_utf8.or_else(|| {
            let repair = of(WINDOWS_1252, WINDOWS_1251);
            (has_western_gibberish(sample) && repair.text(sample).is_some()).then_some(repair)
        })
    }

    /// What the bytes are that the characters go back to.
    #[must_use]
    pub const fn meant(&self) -> &'static Encoding {
        self.meant
    }

    /// The text that was meant; `None` where it is not whole.
    #[must_use]
    pub fn text(&self, text: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(text.len());
        if self.undo(text, &mut bytes) > 0 {
            return None;
        }
        self.meant.decode_without_bom_handling_and_without_replacement(&bytes).map(std::borrow::Cow::into_owned)
    }

    /// Adds the bytes that these characters were to `bytes`, and says how many of them were none.
    pub fn undo(&self, text: &str, bytes: &mut Vec<u8>) -> usize {
        let mut foreign = 0;
        for c in text.chars() {
            let byte = self.table.byte_of(c);
            foreign += usize::from(byte.is_none());
            bytes.push(byte.unwrap_or(b'?'));
        }
        foreign
    }
}

/// Whether words stand in the text as no language of the West has them: letters with accents alone, `Îðëîâà Âåðà`.
fn has_western_gibberish(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= WORD);
    let gibberish = words().filter(|word| word.chars().all(|c| matches!(c, '\u{c0}'..='\u{ff}'))).count();
    gibberish >= WORDS && gibberish * 2 > words().count()
}

/// Shorter words may be honest.
const WORD: usize = 4;
/// Fewer such words may be a chance.
const WORDS: usize = 3;

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
        let western = WINDOWS_1252.decode_without_bom_handling(&WINDOWS_1251.encode("Клиент;Орлова Вера;5,00").0).0.into_owned();
        assert_eq!(repair(&western).as_deref(), Some("Клиент;Орлова Вера;5,00"));
        let latin1: String = "Клиент".bytes().map(char::from).collect();
        assert_eq!(repair(&latin1).as_deref(), Some("Клиент"));
    }

    #[test]
    fn honest_text_is_left_alone() {
        for text in ["Anna", "Анна", "José Müller", "Zoë Brontë; Ångström; Éèêë", "Рита", "1 200,50 ₽", "€ £"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
