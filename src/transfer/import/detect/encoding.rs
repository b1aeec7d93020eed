//! The encoding of a text: by its mark, by its shape, or by trying each and looking which gives words.

use std::io::{self, Cursor, SeekFrom};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

use super::super::text::{Bytes, read_up_to};
use super::mixed;

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

    /// A fresh decoder of pieces.
    pub(in super::super) fn decoder(self) -> Decoder {
        self.0.new_decoder_without_bom_handling()
    }

    /// The encoding of this [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::OFFERED.into_iter().find(|encoding| encoding.key() == key)
    }
}

/// The encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub encoding: TextEncoding,
    /// Bytes of the mark before the text; 0 without one.
    pub bom_length: u64,
    /// What lines are in that are not in UTF-8, where a file was put together from two.
    pub other_lines: Option<TextEncoding>,
}

/// A file as text, and how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: TextEncoding,
    pub bom: bool,
}

/// The encoding `forced`, or the one that the bytes speak for. Reads them to the end, but holds only a sample.
///
/// # Errors
/// Those of the file.
pub fn find(bytes: &mut dyn Bytes, forced: Option<TextEncoding>) -> io::Result<Found> {
    let head = sample(bytes, 0)?;
    if let Some((encoding, bom_length)) = Encoding::for_bom(&head)
        && forced.is_none_or(|forced| forced.0 == encoding)
    {
        let other_lines = if encoding == UTF_8 { find_other_lines(bytes, &head)? } else { None };
        return Ok(Found { encoding: TextEncoding(encoding), bom_length: bom_length as u64, other_lines });
    }
    let plain = |encoding: &'static Encoding| Found { encoding: TextEncoding(encoding), bom_length: 0, other_lines: None };
    if let Some(encoding) = forced.map(|forced| forced.0).or_else(|| looks_like_utf16(&head)) {
        return Ok(plain(encoding));
    }
    let Some(invalid_at) = first_not_utf8(bytes)? else { return Ok(plain(UTF_8)) };
    let other_lines = find_other_lines(bytes, &head)?;
    if other_lines.is_some() {
        return Ok(Found { other_lines, ..plain(UTF_8) });
    }
    // The first letters beyond ASCII may stand far behind the beginning.
    let sample = if head.is_ascii() { sample(bytes, invalid_at)? } else { head };
    Ok(plain(if is_mostly_utf8(&sample) { UTF_8 } else { eight_bit(&sample) }))
}

/// The encoding of lines in a file of UTF-8 that are not.
fn find_other_lines(bytes: &mut dyn Bytes, head: &[u8]) -> io::Result<Option<TextEncoding>> {
    let Some(invalid_at) = first_not_utf8(bytes)? else { return Ok(None) };
    let around = sample(bytes, invalid_at.saturating_sub(AROUND_BYTES))?;
    Ok(mixed::other_lines(head).or_else(|| mixed::other_lines(&around)).map(TextEncoding))
}

/// Bytes before the first fault that are looked at with it.
const AROUND_BYTES: u64 = 64 * 1024;

/// Bytes looked at to tell encodings apart.
fn sample(bytes: &mut dyn Bytes, from: u64) -> io::Result<Vec<u8>> {
    let mut sample = Vec::new();
    bytes.seek(SeekFrom::Start(from))?;
    read_up_to(bytes, SAMPLE_BYTES, &mut sample)?;
    Ok(sample)
}

/// Where the bytes cease to be UTF-8; `None` if they are UTF-8 to the end.
fn first_not_utf8(bytes: &mut dyn Bytes) -> io::Result<Option<u64>> {
    let mut piece = Vec::new();
    let mut start = 0;
    bytes.seek(SeekFrom::Start(0))?;
    loop {
        let carried = piece.len();
        let is_end = read_up_to(bytes, SAMPLE_BYTES, &mut piece)? == 0;
        let valid = Encoding::utf8_valid_up_to(&piece);
        // A character may be cut at the end of a piece; it has four bytes at most.
        if valid < piece.len() && (is_end || piece.len() - valid > 3) {
            return Ok(Some(start + valid as u64));
        }
        if is_end || piece.len() == carried {
            return Ok(None);
        }
        piece.drain(..valid);
        start += valid as u64;
    }
}

/// Reads bytes as text, in the encoding `forced` or the one found.
#[must_use]
pub fn decode(bytes: &[u8], forced: Option<TextEncoding>) -> Decoded {
    // Bytes in memory can always be read.
    let found = find(&mut Cursor::new(bytes), forced).unwrap_or(Found { encoding: TextEncoding::UTF8, bom_length: 0, other_lines: None });
    let start = usize::try_from(found.bom_length).unwrap_or(0);
    let (text, _) = found.encoding.0.decode_without_bom_handling(bytes.get(start..).unwrap_or_default());
    Decoded { text: text.into_owned(), encoding: found.encoding, bom: start > 0 }
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
fn is_mostly_utf8(sample: &[u8]) -> bool {
    let lossy = String::from_utf8_lossy(sample);
    let broken = lossy.matches(char::REPLACEMENT_CHARACTER).count();
    let whole = lossy.chars().filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER).count();
    whole >= broken * 20 && whole > 0
}

/// Bytes looked at to tell eight-bit encodings apart.
const SAMPLE_BYTES: u64 = 256 * 1024;

/// The eight-bit encoding in which the text has the best Russian words; a detector for the West if it has none.
pub(super) fn eight_bit(sample: &[u8]) -> &'static Encoding {
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
        let decoded = decode(bytes, None);
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
        let decoded = decode(b"\xef\xbb\xbfName", None);
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
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, decoded.text.ends_with('\u{fffd}')), (TextEncoding::UTF8, true));
    }

    #[test]
    fn letters_far_behind_the_beginning_tell_the_encoding() {
        for page in [WINDOWS_1251, KOI8_R, IBM866] {
            let mut bytes = vec![b'1'; 300_000];
            bytes.extend_from_slice(&page.encode(RUSSIAN).0);
            assert_eq!(decode(&bytes, None).encoding, TextEncoding(page));
        }
        // A character over the border of two samples is no fault.
        for shift in 0..4 {
            let text = "x".repeat(256 * 1024 - shift) + RUSSIAN;
            assert_eq!(decode(text.as_bytes(), None).encoding, TextEncoding::UTF8, "{shift}");
        }
    }

    #[test]
    fn keys_name_encodings() {
        for encoding in TextEncoding::OFFERED {
            assert_eq!(TextEncoding::from_key(&encoding.key()), Some(encoding));
        }
    }
}
