//! A file as a table, whatever its format.

use std::fs::Metadata;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::Path;

use super::detect::encoding::{TextEncoding, decode};
use super::detect::sniff::{Sniffed, sniff};
use super::detect::{delimiter, mojibake};
use super::preview::{Detect, FileRefused, Format, Options, Progress, Question, Stage};
use super::reasons::{RefusalReason, Warning};
use super::table::{CELLS_MAX, Table};
use super::{html, questions, read_csv, spreadsheet, vcard};

/// Larger files are refused: a table of a million rows has about 50 MB.
const LIMIT_MEGABYTES: u64 = 1024;

/// The bytes of a file that is there and not too large.
pub fn read_file(path: &Path) -> Result<Vec<u8>, FileRefused> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => RefusalReason::NotFound,
        std::io::ErrorKind::PermissionDenied => RefusalReason::NoPermission,
        _ => RefusalReason::Unreadable(error.to_string()),
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(RefusalReason::Directory.into());
    }
    // A device or a pipe may never end.
    if !about.is_file() {
        return Err(RefusalReason::NotAFile.into());
    }
    let too_large = |bytes: u64| RefusalReason::TooLarge { megabytes: bytes / 1_000_000, limit: LIMIT_MEGABYTES };
    let limit = LIMIT_MEGABYTES * 1_000_000;
    if about.len() > limit {
        return Err(too_large(about.len()).into());
    }
    // Files that the system makes up say nothing of their size, and others may grow while they are read.
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    let read = (&file).take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)? as u64;
    if read > limit {
        return Err(too_large(read).into());
    }
    if !is_whole(&about, &file.metadata().map_err(unreadable)?, read) {
        return Err(RefusalReason::Changing.into());
    }
    Ok(bytes)
}

/// Whether `read` bytes are the file as it was before and is after: half of what another program is just writing would
/// look like the whole. What the system makes up has no length.
fn is_whole(before: &Metadata, after: &Metadata, read: u64) -> bool {
    let is_same = before.len() == after.len() && before.modified().ok() == after.modified().ok();
    before.len() == 0 || (is_same && read == before.len())
}

/// A table and how it was read.
pub struct Source {
    pub table: Table,
    pub detect: Detect,
    pub warnings: Vec<Warning>,
    pub questions: Vec<Question>,
}

/// The table in the bytes of a file.
pub fn read(bytes: Vec<u8>, options: &Options, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Source, FileRefused> {
    if bytes.trim_ascii().is_empty() {
        return Err(RefusalReason::Empty.into());
    }
    let refuse = |format: Format, reason: RefusalReason| FileRefused {
        reason,
        detect: Box::new(Detect { format, ..Detect::default() }),
        columns: Vec::new(),
    };
    let source = match sniff(&bytes) {
        Sniffed::Known(Format::Csv) => read_text(bytes, options, progress),
        Sniffed::Known(format @ (Format::Xlsx | Format::Xls | Format::Ods)) => {
            read_workbook(bytes, format, options.sheet.as_deref(), progress).map_err(|reason| refuse(format, reason))
        }
        Sniffed::Known(Format::Html) => Ok(read_html(bytes, options)),
        Sniffed::Known(Format::Vcard) => Ok(read_cards(bytes, options)),
        Sniffed::Foreign(what) => Err(refuse(Format::Binary, RefusalReason::Binary { what: Some(what) })),
        Sniffed::Known(Format::Binary) | Sniffed::Unknown => Err(refuse(Format::Binary, RefusalReason::Binary { what: None })),
    }?;
    if source.table.is_full() { Err(refuse(source.detect.format, RefusalReason::TooMuch)) } else { Ok(source) }
}

fn read_workbook(
    bytes: Vec<u8>,
    format: Format,
    chosen: Option<&str>,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Source, RefusalReason> {
    let tick = |done: usize| progress(Progress { stage: Stage::Reading, done, total: 0 });
    let sheet = spreadsheet::read(bytes, format, chosen, &tick)?;
    // Who has chosen a sheet knows of the others.
    let is_news = !sheet.others.is_empty() && chosen.is_none();
    let warnings = if is_news { vec![Warning::OtherSheets(sheet.others.clone())] } else { Vec::new() };
    let detect = Detect { format, sheet: Some(sheet.name), other_sheets: sheet.others, ..Detect::default() };
    Ok(Source { table: sheet.table, detect, warnings, questions: Vec::new() })
}

fn read_text(bytes: Vec<u8>, options: &Options, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Source, FileRefused> {
    let decoded = decode(bytes, options.encoding);
    let mut detect = Detect { encoding: Some(decoded.encoding), bom: decoded.bom, ..Detect::default() };
    let mut warnings = Vec::new();
    let mut questions = Vec::new();
    let mut text = decoded.text;
    if decoded.encoding == TextEncoding::UTF8
        && options.encoding.is_none()
        && let Some(repaired) = mojibake::repair(&text)
    {
        detect.double_encoded = true;
        let question = questions::double_encoding(&text, &repaired, &options.answers);
        if question.assumed == questions::REPAIR {
            text = repaired;
        }
        questions.push(question);
    }
    if decoded.broken_characters > 0 {
        warnings.push(Warning::BrokenCharacters { count: decoded.broken_characters });
    }
    let delimiter = delimiter::detect(&text);
    detect.delimiter = Some(char::from(delimiter));
    // One row may have them all, and a row is held as a whole before it goes into the table.
    if text.bytes().filter(|byte| *byte == delimiter || *byte == b'\n').count() > CELLS_MAX {
        return Err(RefusalReason::TooMuch.into());
    }
    let tick = |done: usize| progress(Progress { stage: Stage::Reading, done, total: 0 });
    let Some((table, notes)) = read_csv::read(&text, delimiter, &tick) else { return Err(RefusalReason::Cancelled.into()) };
    if notes.unclosed_quote {
        warnings.push(Warning::UnclosedQuote);
    }
    Ok(Source { table, detect, warnings, questions })
}

fn read_html(bytes: Vec<u8>, options: &Options) -> Source {
    let declared = html::declared_charset(&bytes).and_then(|name| TextEncoding::from_label(&name));
    let decoded = decode(bytes, options.encoding.or(declared));
    let detect = Detect { format: Format::Html, encoding: Some(decoded.encoding), bom: decoded.bom, ..Detect::default() };
    Source { table: html::read(&decoded.text), detect, warnings: Vec::new(), questions: Vec::new() }
}

fn read_cards(bytes: Vec<u8>, options: &Options) -> Source {
    let decoded = decode(bytes, options.encoding);
    let cards = vcard::read(&decoded.text);
    let detect =
        Detect { format: Format::Vcard, encoding: Some(decoded.encoding), bom: decoded.bom, version: cards.version, ..Detect::default() };
    Source { table: cards.table, detect, warnings: Vec::new(), questions: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_another_program_is_writing_is_not_taken_for_the_whole() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("growing.csv");
        let about = |text: &str| {
            std::fs::write(&path, text).expect("written");
            std::fs::metadata(&path).expect("about the file")
        };
        let (before, longer) = (about("Имя\n"), about("Имя\nАнна\n"));
        assert!(is_whole(&before, &before, before.len()));
        // It grew while it was read, was read only in part, or became shorter.
        assert!(!is_whole(&before, &longer, before.len()));
        assert!(!is_whole(&longer, &longer, before.len()));
        assert!(!is_whole(&longer, &before, before.len()));
        // Of one length, written anew.
        let moment = std::time::SystemTime::UNIX_EPOCH;
        std::fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(moment)).expect("another time");
        assert!(!is_whole(&longer, &std::fs::metadata(&path).expect("about the file"), longer.len()));
    }
}
