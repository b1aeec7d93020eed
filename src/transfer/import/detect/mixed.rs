//! A text whose lines are in two encodings, as when a table in UTF-8 is continued by a program that writes another one.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::encoding::eight_bit;

/// Letters that a line of UTF-8 must have to be one for sure.
const LETTERS: usize = 3;

/// The encoding of the lines that are not UTF-8, if others surely are.
#[must_use]
pub fn other_lines(sample: &[u8]) -> Option<&'static Encoding> {
    let (mut has_utf8, mut others) = (false, Vec::new());
    // The last line may be cut.
    let whole = sample.iter().rposition(|byte| *byte == b'\n').map_or(sample, |end| sample.get(..=end).unwrap_or(sample));
    for line in whole.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        match std::str::from_utf8(line) {
            Ok(text) => has_utf8 |= text.chars().filter(|c| is_near_letter(*c)).count() >= LETTERS,
            Err(_) if is_damaged_utf8(line) => {}
            Err(_) => others.extend_from_slice(line),
        }
    }
    if !has_utf8 || others.is_empty() {
        return None;
    }
    let encoding = eight_bit(&others);
    // Letters of the West are all that stands beyond ASCII; other bytes are no text.
    let is_text = encoding != WINDOWS_1252 || others.iter().all(|byte| byte.is_ascii() || *byte >= 0xc0);
    is_text.then_some(encoding)
}

/// Whether a line that is not UTF-8 was so before some bytes of it were lost.
#[must_use]
pub fn is_damaged_utf8(line: &[u8]) -> bool {
    let lossy = String::from_utf8_lossy(line);
    let broken = lossy.matches(char::REPLACEMENT_CHARACTER).count();
    lossy.chars().filter(|c| is_near_letter(*c)).count() >= broken
}

/// Letters of Latin and Cyrillic beyond ASCII.
fn is_near_letter(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use encoding_rs::{IBM866, KOI8_R, UTF_8, WINDOWS_1251, X_MAC_CYRILLIC};

    use super::*;

    const RUSSIAN: &str = "Соколова Мария;8 916 100-00-42;20.11.2024\nРыбаков Фёдор;;\nЯна;;\n«Вода» № 5;;\nПЁТР РЁБРОВ;;\n";

    #[test]
    fn lines_of_another_encoding_are_found() {
        for encoding in [WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC] {
            let other = encoding.encode(RUSSIAN).0;
            assert_eq!(other_lines(&[RUSSIAN.as_bytes(), &other].concat()), Some(encoding));
            assert_eq!(other_lines(&[&other, RUSSIAN.as_bytes()].concat()), Some(encoding));
            assert_eq!(other_lines(&other), None, "{}", encoding.name());
        }
        let western = WINDOWS_1252.encode("José Müller;1\nZoë;2\n").0;
        assert_eq!(other_lines(&["Chloé Béranger à Orléans\n".as_bytes(), &western].concat()), Some(WINDOWS_1252));
        assert_eq!(other_lines(&western), None);
        assert_eq!(other_lines(&UTF_8.encode(RUSSIAN).0), None);
    }

    #[test]
    fn a_damaged_line_is_of_no_other_encoding() {
        assert_eq!(other_lines(&[RUSSIAN.as_bytes(), "Борис".as_bytes(), b"\xd0;1\n"].concat()), None);
    }
}
