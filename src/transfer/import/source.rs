//! A file as a table, whatever its format.

use std::fs::{File, Metadata};
use std::io::{self, Cursor};
use std::ops::ControlFlow;
use std::path::Path;

use super::detect::delimiter;
use super::detect::encoding::{self, TextEncoding, decode};
use super::detect::mojibake::{self, Repair};
use super::detect::sniff::{self, Sniffed, sniff};
use super::preview::{Detect, FileRefused, Format, Options, Progress, Stage};
use super::question::Question;
use super::reasons::{RefusalReason, Warning};
use super::sheets::{self, Sheet};
use super::spaced::{Unspaced, is_spaced};
use super::table::Table;
use super::text::{Bytes, FileText, read_up_to};
use super::{html, questions, read_csv, spreadsheet, vcard};

/// Larger files are refused without a look; a text of a million rows has about 50 MB.
const LIMIT_MEGABYTES: u64 = 1024;
/// Workbooks, web pages and contacts are in memory as a whole while they are read. Contacts may have pictures.
const WHOLE_MEGABYTES: u64 = 256;

/// The table in a file that is there, not too large, and left alone by others.
pub fn read_file(path: &Path, options: &Options, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Source, FileRefused> {
    let about = std::fs::metadata(path).map_err(RefusalReason::from)?;
    if about.is_dir() {
        return Err(RefusalReason::Directory.into());
    }
    // A device or a pipe may never end.
    if !about.is_file() {
        return Err(RefusalReason::NotAFile.into());
    }
    if about.len() > LIMIT_MEGABYTES * 1_000_000 {
        return Err(too_large(about.len(), LIMIT_MEGABYTES).into());
    }
    let mut file = File::open(path).map_err(RefusalReason::from)?;
    if about.len() == 0 {
        // Files that the system makes up say nothing of their size.
        return read(&mut Cursor::new(whole(&mut file)?), options, progress).map(|(source, _)| source);
    }
    let outcome = read(&mut file, options, progress);
    // What is wrong with half a file says nothing of the whole.
    let after = file.metadata().map_err(RefusalReason::from)?;
    let read = outcome.as_ref().map_or_else(|_| about.len(), |(_, read)| *read);
    if !is_whole(&about, &after, read) {
        return Err(RefusalReason::Changing.into());
    }
    outcome.map(|(source, _)| source)
}

const fn too_large(bytes: u64, limit: u64) -> RefusalReason {
    RefusalReason::TooLarge { megabytes: bytes / 1_000_000, limit }
}

/// All bytes, if they are not too many to be held.
fn whole(bytes: &mut dyn Bytes) -> Result<Vec<u8>, RefusalReason> {
    let mut held = Vec::new();
    bytes.rewind()?;
    read_up_to(bytes, WHOLE_MEGABYTES * 1_000_000 + 1, &mut held)?;
    if held.len() as u64 <= WHOLE_MEGABYTES * 1_000_000 {
        return Ok(held);
    }
    let length = bytes.seek(io::SeekFrom::End(0))?;
    Err(too_large(length, WHOLE_MEGABYTES))
}

/// Whether `read` bytes are the file as it was before and is after: half of what another program is just writing would
/// look like the whole.
fn is_whole(before: &Metadata, after: &Metadata, read: u64) -> bool {
    let is_same = before.len() == after.len() && before.modified().ok() == after.modified().ok();
    is_same && read == before.len()
}

/// A table and how it was read.
#[derive(Default)]
pub struct Source {
    pub table: Table,
    pub detect: Detect,
    pub warnings: Vec<Warning>,
    pub questions: Vec<Question>,
    /// Other lists of the same workbook or sheet, to be read after this one.
    pub beside: Vec<Self>,
    /// What the list is called, where it is one of several in its sheet.
    pub list: Option<String>,
    /// Rows of the sheet that stand above the table.
    pub rows_above: usize,
    /// Numbers of rows below that belong to something else than clients and visits.
    pub other_rows: Vec<u32>,
}

impl Source {
    /// What the list is told apart by among others: its own name, else that of its sheet; empty where it is the only one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.list.as_deref().or(self.detect.sheet.as_deref()).unwrap_or_default()
    }
}

/// The table in the bytes of a file, and how many of them it was read from.
///
/// # Errors
/// [`FileRefused`] for what is no table or holds too much.
pub fn read(
    bytes: &mut dyn Bytes,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<(Source, u64), FileRefused> {
    let mut head = Vec::new();
    bytes.rewind().map_err(RefusalReason::from)?;
    read_up_to(bytes, sniff::HEAD_BYTES, &mut head).map_err(RefusalReason::from)?;
    if head.trim_ascii().is_empty() && (head.len() as u64) < sniff::HEAD_BYTES {
        return Err(RefusalReason::Empty.into());
    }
    let refuse = |format: Format, reason: RefusalReason| FileRefused {
        reason,
        detect: Box::new(Detect { format, ..Detect::default() }),
        columns: Vec::new(),
    };
    let sniffed = sniff(&head);
    let (source, read) = match sniffed {
        Sniffed::Known(Format::Csv) => read_text(bytes, options, progress)?,
        Sniffed::Foreign(what) if !sniff::is_zip(&head) => return Err(refuse(Format::Binary, RefusalReason::Binary { what: Some(what) })),
        Sniffed::Known(Format::Binary) | Sniffed::Unknown => return Err(refuse(Format::Binary, RefusalReason::Binary { what: None })),
        _ => {
            let whole = whole(bytes)?;
            let length = whole.len() as u64;
            let source = match sniff(&whole) {
                Sniffed::Known(format @ (Format::Xlsx | Format::Xls | Format::Ods)) => {
                    read_workbook(whole, format, options, progress).map_err(|reason| refuse(format, reason))?
                }
                Sniffed::Known(Format::Html) => read_html(&whole, options).map_err(|reason| refuse(Format::Html, reason))?,
                Sniffed::Known(Format::Vcard) => read_cards(&whole, options),
                Sniffed::Foreign(what) => return Err(refuse(Format::Binary, RefusalReason::Binary { what: Some(what) })),
                Sniffed::Known(_) | Sniffed::Unknown => return Err(refuse(Format::Binary, RefusalReason::Binary { what: None })),
            };
            (source, length)
        }
    };
    let is_full = source.table.is_full() || source.beside.iter().any(|list| list.table.is_full());
    if is_full { Err(refuse(source.detect.format, RefusalReason::TooMuch)) } else { Ok((source, read)) }
}

fn read_workbook(
    bytes: Vec<u8>,
    format: Format,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<Source, RefusalReason> {
    let tick = |done: usize| progress(Progress { stage: Stage::Reading, done, total: 0 });
    let sheet = spreadsheet::read(bytes, format, options.sheet.as_deref(), &tick)?;
    Ok(source_of(sheet, Detect { format, ..Detect::default() }, options))
}

/// A sheet of a workbook with those that are read beside it, and what is to be said of the others.
fn source_of(mut sheet: Sheet, detect: Detect, options: &Options) -> Source {
    let beside: Vec<Source> = std::mem::take(&mut sheet.beside).into_iter().map(|list| source_of(list, detect.clone(), options)).collect();
    let is_beside = |name: &String| {
        beside.iter().any(|list| {
            let is_together = |warning: &Warning| matches!(warning, Warning::SheetsTogether { others, .. } if others.iter().any(|(other, _)| other == name));
            list.detect.sheet.as_ref() == Some(name) || list.warnings.iter().any(is_together)
        })
    };
    // Who has chosen a sheet knows of the others.
    let unread = |name: &&String| !sheet.together.iter().any(|(other, _)| other == *name) && !is_beside(name);
    let others: Vec<String> = sheet.others.iter().filter(unread).cloned().collect();
    let mut warnings = Vec::new();
    if !beside.is_empty() {
        let lists = std::iter::once(sheet.name.clone()).chain(beside.iter().filter_map(|list| list.detect.sheet.clone())).collect();
        warnings.push(Warning::SheetsBeside(lists));
    }
    if !sheet.together.is_empty() {
        warnings.push(Warning::SheetsTogether { first: sheet.name.clone(), others: sheet.together });
    }
    if !others.is_empty() && options.sheet.is_none() {
        warnings.push(Warning::OtherSheets(others));
    }
    let name = Some(sheet.name).filter(|name| !name.is_empty());
    let detect = Detect { sheet: name, other_sheets: sheet.others, ..detect };
    Source { table: sheet.table, detect, warnings, beside, ..Source::default() }
}

fn read_text(
    bytes: &mut dyn Bytes,
    options: &Options,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<(Source, u64), FileRefused> {
    let found = encoding::find(bytes, options.encoding).map_err(RefusalReason::from)?;
    let mut detect = Detect { encoding: Some(found.encoding), bom: found.bom_length > 0, ..Detect::default() };
    let mut warnings = Vec::new();
    let mut questions = Vec::new();
    let mut text = FileText::new(bytes, found);
    let mut sample = text.sample(mojibake::SAMPLE_BYTES).map_err(RefusalReason::from)?;
    if found.encoding == TextEncoding::UTF8
        && options.encoding.is_none()
        && found.other_lines.is_none()
        && let Some(repair) = Repair::of(&sample)
        && let Some(repaired) = repair.text(mojibake::whole_lines(&sample))
        && text.try_repair(repair).map_err(RefusalReason::from)?
    {
        detect.double_encoded = true;
        let question = questions::double_encoding(&sample, &repaired, &options.answers);
        if question.assumed == questions::REPAIR {
            sample = repaired;
        } else {
            text.leave_as_it_is();
        }
        questions.push(question);
    }
    let delimiter = delimiter::detect(&sample);
    detect.delimiter = Some(char::from(delimiter));
    let tick = |done: usize| progress(Progress { stage: Stage::Reading, done, total: 0 });
    let read = if is_spaced(&sample, delimiter) {
        read_csv::read(&mut Unspaced::new(&mut text, delimiter), delimiter, &tick)
    } else {
        read_csv::read(&mut text, delimiter, &tick)
    };
    let (table, notes) = read.map_err(|reason| FileRefused { reason, detect: Box::new(detect.clone()), columns: Vec::new() })?;
    if text.broken_characters() > 0 {
        warnings.push(Warning::BrokenCharacters { count: u32::try_from(text.broken_characters()).unwrap_or(u32::MAX) });
    }
    if let Some(other) = found.other_lines.filter(|_| text.other_lines() > 0) {
        warnings.push(Warning::MixedEncodings { count: u32::try_from(text.other_lines()).unwrap_or(u32::MAX), other: other.key() });
    }
    if notes.unclosed_quote {
        warnings.push(Warning::UnclosedQuote);
    }
    // A full table is refused, however much of the file was left.
    let read = text.bytes_read();
    Ok((Source { table, detect, warnings, questions, ..Source::default() }, read))
}

fn read_html(bytes: &[u8], options: &Options) -> Result<Source, RefusalReason> {
    let declared = html::declared_charset(bytes).and_then(|name| TextEncoding::from_label(&name));
    let decoded = decode(bytes, options.encoding.or(declared));
    let detect = Detect { format: Format::Html, encoding: Some(decoded.encoding), bom: decoded.bom, ..Detect::default() };
    let mut tables = html::read(&decoded.text);
    let names = tables.iter().map(|(name, _)| name.clone()).collect();
    let read = |name: &str, rows: u32| {
        let table = tables.iter_mut().find(|(other, _)| other == name).map(|(_, table)| table);
        // A large page is not held twice.
        let taken = |table: &mut Table| {
            if rows == spreadsheet::ROWS { std::mem::take(table) } else { table.part(0..table.len().min(rows as usize)) }
        };
        Ok(table.map(taken).unwrap_or_default())
    };
    let sheet = sheets::pick(names, options.sheet.as_deref(), read)?;
    Ok(source_of(sheet, detect, options))
}

fn read_cards(bytes: &[u8], options: &Options) -> Source {
    let decoded = decode(bytes, options.encoding);
    let cards = vcard::read(&decoded.text);
    let detect =
        Detect { format: Format::Vcard, encoding: Some(decoded.encoding), bom: decoded.bom, version: cards.version, ..Detect::default() };
    Source { table: cards.table, detect, ..Source::default() }
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
