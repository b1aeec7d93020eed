//! The encoding of a text: by its mark, by its shape, or by trying each and looking which gives words.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextEncoding(&'static Encoding);

impl TextEncoding {
    /// UTF-8.
    pub const UTF8: Self = Self(UTF_8);

    /// The encodings offered where ours was guessed wrong.
    pub const OFFERED: [Self; 8] = [
        Self(UTF_8),
        Self(WINDOWS_1251),
        Self(IBM866),
        Self(KOI8_R),
        Self(X_MAC_CYRILLIC),
        Self(UTF_16LE),
        Self(UTF_16BE),
        Self(encoding_rs::WINDOWS_1252),
    ];

    /// The encoding of a label of the web (`utf-8`, `windows-1251`).
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        Encoding::for_label(label.as_bytes()).map(Self)
    }

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> String {
        match self.0.name() {
            "UTF-16LE" => "utf-16-le".to_owned(),
            "UTF-16BE" => "utf-16-be".to_owned(),
            "IBM866" => "cp866".to_owned(),
            "x-mac-cyrillic" => "mac_cyrillic".to_owned(),
            name => {
                let lower = name.to_ascii_lowercase();
                lower.strip_prefix("windows-").map_or(lower.clone(), |page| format!("cp{page}"))
            }
        }
    }

    /// The encoding of this [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::OFFERED.into_iter().find(|encoding| encoding.key() == key)
    }
}

/// A file as text, and how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: TextEncoding,
    pub bom: bool,
    /// Characters that this encoding could not give.
    pub broken_characters: u32,
}

/// Reads bytes as text, in the encoding `forced` or the one found.
#[must_use]
pub fn decode(bytes: Vec<u8>, forced: Option<TextEncoding>) -> Decoded {
    if let Some((found, bom_length)) = Encoding::for_bom(&bytes)
        && forced.is_none_or(|forced| forced.0 == found)
    {
        let rest = bytes.get(bom_length..).unwrap_or_default().to_vec();
        return Decoded { bom: true, ..decode_as(rest, found) };
    }
    if let Some(TextEncoding(encoding)) = forced {
        return decode_as(bytes, encoding);
    }
    if let Some(utf16) = looks_like_utf16(&bytes) {
        return decode_as(bytes, utf16);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: TextEncoding::UTF8, bom: false, broken_characters: 0 },
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = if is_mostly_utf8(&bytes) { UTF_8 } else { eight_bit(&bytes) };
            decode_as(bytes, encoding)
        }
    }
}

fn decode_as(bytes: Vec<u8>, encoding: &'static Encoding) -> Decoded {
    let (text, has_broken) = if encoding == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), true),
        }
    } else {
        let (text, has_broken) = encoding.decode_without_bom_handling(&bytes);
        (text.into_owned(), has_broken)
    };
    let broken = if has_broken { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text, encoding: TextEncoding(encoding), bom: false, broken_characters: u32::try_from(broken).unwrap_or(u32::MAX) }
}

/// UTF-16 without a mark: nearly every second byte is the zero of Latin, or the 4 of Cyrillic.
pub(super) fn looks_like_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(8192) & !1).unwrap_or_default();
    if head.len() < 8 {
        return None;
    }
    let count = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| matches!(byte, 0 | 4)).count();
    let pairs = head.len() / 2;
    let (odd, even) = (count(1), count(0));
    if odd * 10 >= pairs * 9 && even * 10 < pairs * 5 {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 9 && odd * 10 < pairs * 5 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A UTF-8 file with a few bytes damaged, or cut in the middle of a character.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let judge = |bytes: &[u8]| {
        let lossy = String::from_utf8_lossy(bytes);
        let broken = lossy.matches('\u{fffd}').count();
        let whole = lossy.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
        (whole + broken > 0).then_some(whole >= broken * 20 && whole > 0)
    };
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    judge(sample).or_else(|| judge(bytes)).unwrap_or(false)
}

/// Bytes looked at to tell eight-bit encodings apart.
const SAMPLE_BYTES: usize = 256 * 1024;

/// The eight-bit encoding in which the text has the best Russian words; a detector for the West if it has none.
fn eight_bit(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let (best, score) = [WINDOWS_1251, KOI8_R, X_MAC_CYRILLIC, IBM866]
        .into_iter()
        .map(|encoding| (encoding, russian_score(&encoding.decode_without_bom_handling(sample).0)))
        .fold((WINDOWS_1251, i64::MIN), |best, next| if next.1 > best.1 { next } else { best });
    // Russian has about two points a letter; a few umlauts that happen to be Russian letters elsewhere have not.
    let foreign = sample.iter().filter(|byte| !byte.is_ascii()).count();
    if score >= i64::try_from(foreign).unwrap_or(i64::MAX) {
        return best;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// How much a text looks like Russian: common letters for it, capitals after small letters and signs inside words
/// against it.
fn russian_score(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    for c in text.chars() {
        score += match c {
            'А'..='я' | 'Ё' | 'ё' if before.is_ascii_alphabetic() => -6,
            'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 3,
            'а'..='я' | 'ё' => 1,
            'А'..='Я' if is_small_cyrillic(before) => -6,
            'А'..='Я' | 'Ё' => i64::from(!before.is_alphabetic()),
            '₽' | '№' | '«' | '»' | '\u{a0}' | '–' | '—' | '…' | '°' => 0,
            c if c.is_ascii() => 0,
            _ => -6,
        };
        before = c;
    }
    score
}

const fn is_small_cyrillic(c: char) -> bool {
    matches!(c, 'а'..='я' | 'ё')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], key: &str, text: &str) {
        let decoded = decode(bytes.to_vec(), None);
        assert_eq!((decoded.encoding.key().as_str(), decoded.text.as_str()), (key, text));
    }

    const RUSSIAN: &str = "Клиент;Телефон;Дата\nСоколова Мария;8 916 100-00-42;20.11.2024\nЯна;;";

    #[test]
    fn russian_is_told_apart_in_every_encoding() {
        for encoding in [WINDOWS_1251, KOI8_R, X_MAC_CYRILLIC, IBM866, UTF_8] {
            let (bytes, _, unmappable) = encoding.encode(RUSSIAN);
            assert!(!unmappable);
            check(&bytes, &TextEncoding(encoding).key(), RUSSIAN);
        }
        let utf16 = |to_bytes: fn(u16) -> [u8; 2]| RUSSIAN.encode_utf16().flat_map(to_bytes).collect::<Vec<u8>>();
        check(&utf16(u16::to_le_bytes), "utf-16-le", RUSSIAN);
        check(&utf16(u16::to_be_bytes), "utf-16-be", RUSSIAN);
    }

    #[test]
    fn the_byte_order_mark_is_no_part_of_the_text() {
        let decoded = decode(b"\xef\xbb\xbfName".to_vec(), None);
        assert_eq!((decoded.text.as_str(), decoded.bom), ("Name", true));
    }

    #[test]
    fn western_letters_stay_western() {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode("Name;City\nJosé Müller;Málaga\nChloé Béranger;Orléans");
        check(&bytes, "cp1252", "Name;City\nJosé Müller;Málaga\nChloé Béranger;Orléans");
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode("Kunde;Betrag\nAnna Müller;20,00 €\nBernd;5,00 €");
        check(&bytes, "cp1252", "Kunde;Betrag\nAnna Müller;20,00 €\nBernd;5,00 €");
    }

    #[test]
    fn a_damaged_utf8_file_is_still_utf8() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.push(0xd0);
        let decoded = decode(bytes, None);
        assert_eq!((decoded.encoding, decoded.broken_characters), (TextEncoding::UTF8, 1));
    }

    #[test]
    fn keys_name_encodings() {
        for encoding in TextEncoding::OFFERED {
            assert_eq!(TextEncoding::from_key(&encoding.key()), Some(encoding));
        }
    }
}
