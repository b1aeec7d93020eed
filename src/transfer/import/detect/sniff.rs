//! The kind of a file by its first bytes.

use super::super::preview::Format;
use super::encoding::looks_like_utf16;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sniffed {
    Known(Format),
    /// A known kind that holds no table, in a word.
    Foreign(&'static str),
    /// Bytes of no kind that we know, and no text.
    Unknown,
}

/// Beginnings of files that hold no table.
const FOREIGN: [(&[u8], &str); 9] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a SQLite database"),
];

/// Members of archives that are documents of other programs.
const FOREIGN_MEMBERS: [(&[u8], &str); 4] = [
    (b"word/document.xml", "a Word document; please copy the table in it into Excel and save that"),
    (b"ppt/presentation.xml", "a presentation"),
    (b"Index/Document.iwa", "a document of Numbers or Pages; please export it as Excel or CSV"),
    (b"opendocument.text", "a text document; please copy the table in it into a spreadsheet and save that"),
];

/// Bytes from which everything but a ZIP can be told.
pub const HEAD_BYTES: u64 = 64 * 1024;

/// Whether the kind of the file can be told from the whole of it alone.
#[must_use]
pub fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04")
}

/// Tells the kind of a file from its first bytes; from all of them if it is a ZIP, whose directory stands at its end.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Sniffed {
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Sniffed::Foreign(what);
    }
    if is_zip(bytes) {
        return sniff_zip(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Sniffed::Known(Format::Xls);
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let lower = head.to_ascii_lowercase();
    let text = lower.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&lower).trim_ascii_start();
    if text.starts_with(b"begin:vcard") {
        return Sniffed::Known(Format::Vcard);
    }
    if text.starts_with(b"<") && [b"<html".as_slice(), b"<table", b"<!doctype html"].iter().any(|tag| contains(text, tag)) {
        return Sniffed::Known(Format::Html);
    }
    if text.starts_with(b"<?xml") {
        let is_workbook = contains(text, b"urn:schemas-microsoft-com:office:spreadsheet");
        return if is_workbook { Sniffed::Known(Format::Html) } else { Sniffed::Foreign("an XML file; please export it as CSV or Excel") };
    }
    if is_json(text) {
        return Sniffed::Foreign("a JSON file; please export it as CSV or Excel");
    }
    if is_text(bytes) { Sniffed::Known(Format::Csv) } else { Sniffed::Unknown }
}

/// A ZIP names its members in plain bytes, so that they can be told apart without unpacking.
fn sniff_zip(bytes: &[u8]) -> Sniffed {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    if let Some((_, what)) = FOREIGN_MEMBERS.iter().find(|(member, _)| contains(bytes, member)) {
        Sniffed::Foreign(what)
    } else if contains(head, b"opendocument.spreadsheet") {
        Sniffed::Known(Format::Ods)
    } else if contains(bytes, b"xl/workbook") || contains(bytes, b"xl/worksheets") || contains(head, b"[Content_Types].xml") {
        Sniffed::Known(Format::Xlsx)
    } else if contains(head, b"xl/") || contains(head, b"docProps/") {
        // The directory of members is cut off with the end of the file.
        Sniffed::Known(Format::Xlsx)
    } else {
        Sniffed::Foreign("a ZIP archive; please unpack it and choose the table in it")
    }
}

/// An object or a list of them, beginning with the name of a field.
fn is_json(text: &[u8]) -> bool {
    let inner = text.strip_prefix(b"[").unwrap_or(text).trim_ascii_start();
    inner.strip_prefix(b"{").is_some_and(|fields| fields.trim_ascii_start().starts_with(b"\"") && contains(fields, b"\":"))
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// Text has few control characters, in whatever encoding; a picture or a program has many.
fn is_text(bytes: &[u8]) -> bool {
    if looks_like_utf16(bytes).is_some() || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return true;
    }
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let controls = head.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)).count();
    controls * 50 <= head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        for (bytes, expected) in [
            (b"\x89PNG\r\n\x1a\n....".as_slice(), Sniffed::Foreign("a PNG picture")),
            (b"name;phone\nAnna;1", Sniffed::Known(Format::Csv)),
            (b"\xef\xbb\xbfBEGIN:VCARD\r\n", Sniffed::Known(Format::Vcard)),
            (b"<html><body><table>", Sniffed::Known(Format::Html)),
            (b"<script>;1\n", Sniffed::Known(Format::Csv)),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08", Sniffed::Unknown),
            (b"\xff\xfeN\0a\0", Sniffed::Known(Format::Csv)),
            (b"PK\x03\x04....docProps/app.xml", Sniffed::Known(Format::Xlsx)),
            (b"PK\x03\x04.[Content_Types].xml.word/document.xml", Sniffed::Foreign(FOREIGN_MEMBERS[0].1)),
            (b"[\n {\"name\": \"Anna\"}]", Sniffed::Foreign("a JSON file; please export it as CSV or Excel")),
            (
                b"<?xml version=\"1.0\"?><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Sniffed::Known(Format::Html),
            ),
            (b"<?xml version=\"1.0\"?><list/>", Sniffed::Foreign("an XML file; please export it as CSV or Excel")),
            (b"{name};1\n", Sniffed::Known(Format::Csv)),
        ] {
            assert_eq!(sniff(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
