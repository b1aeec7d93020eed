//! Writing tables to files, as a job.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::content::Content;
use super::error::AppError;
use super::event::{Event, ExportFormat, ExportKind};
use super::jobs::{JobKind, Progress};
use super::work::JobResult;
use super::workspace::Workspace;
use crate::analytics::{Analytics, DueStep, forecast};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::transfer::export;
use crate::transfer::export::csv::{CsvStyle, DecimalMark, ExportError, write as write_csv};
use crate::transfer::export::due::{DueLine, What};
use crate::transfer::export::headers::{CLIENTS, CONTACTS, DUE, Language, PURCHASES, sheet_name};
use crate::transfer::export::rejected::Rejected;
use crate::transfer::export::{icalendar, vcard, xlsx};
use crate::transfer::import::reasons::RejectReason;

/// How many days ahead the list of whom to contact goes; phones keep no longer calendars in sight.
const DUE_DAYS: u16 = 30;

impl Workspace {
    /// Writes a table on a thread, in the format of the file's name; CSV in the way that opens right in the Excel of a
    /// language (`en` or `ru`).
    pub fn export(&mut self, what: ExportKind, path: PathBuf, language: &str) {
        match what.format_of(&path) {
            Some(format) => self.export_as(what, format, path, language),
            None => self.say(Event::Failed(AppError::NotThisFormat { path })),
        }
    }

    /// Writes a table on a thread in a format, whatever the file is called.
    pub fn export_as(&mut self, what: ExportKind, format: ExportFormat, path: PathBuf, language: &str) {
        if !what.formats().contains(&format) {
            self.say(Event::Failed(AppError::NotThisFormat { path }));
            return;
        }
        let (model, analytics) = (Arc::clone(&self.model), Arc::clone(&self.analytics));
        let (language, now) = (language_of(language), self.given().now);
        let style = CsvStyle::of(language);
        let sheet = sheet_name(language);
        self.write_file(path, move |out| match (what, format) {
            (ExportKind::Clients, ExportFormat::Csv) => write_csv(export::clients::rows(&model, language), style, out),
            (ExportKind::Clients, ExportFormat::Xlsx) => {
                xlsx::write(export::clients::rows(&model, language), &xlsx::kinds(&CLIENTS), sheet, out)
            }
            (ExportKind::Clients, ExportFormat::Vcard4) => vcard::write(model.clients().iter(), vcard::Version::V4, out),
            (ExportKind::Clients, _) => vcard::write(model.clients().iter(), vcard::Version::V3, out),
            (ExportKind::Purchases, ExportFormat::Xlsx) => {
                let rows = export::purchases::rows(&model, language, DecimalMark::Point);
                xlsx::write(rows, &xlsx::kinds(&PURCHASES), sheet, out)
            }
            (ExportKind::Purchases, _) => write_csv(export::purchases::rows(&model, language, style.decimal), style, out),
            (ExportKind::Contacts, ExportFormat::Xlsx) => {
                let rows = export::contacts::rows(&model, language, DecimalMark::Point);
                xlsx::write(rows, &xlsx::kinds(&CONTACTS), sheet, out)
            }
            (ExportKind::Contacts, _) => write_csv(export::contacts::rows(&model, language, style.decimal), style, out),
            (ExportKind::Due, format) => {
                let due = due_lines(&model, &analytics);
                match format {
                    ExportFormat::Icalendar => icalendar::write(&model, &due, language, now, out),
                    ExportFormat::Xlsx => xlsx::write(export::due::rows(&model, &due, language), &xlsx::kinds(&DUE), sheet, out),
                    _ => write_csv(export::due::rows(&model, &due, language), style, out),
                }
            }
        });
    }

    /// Writes some of the clients on a thread, in the format of the file's name.
    pub fn export_clients(&mut self, clients: Vec<ClientId>, path: PathBuf, language: &str) {
        let Some(format) = ExportKind::Clients.format_of(&path) else {
            self.say(Event::Failed(AppError::NotThisFormat { path }));
            return;
        };
        let (model, language) = (Arc::clone(&self.model), language_of(language));
        self.write_file(path, move |out| {
            let chosen = clients.iter().filter_map(|id| model.clients().get(*id));
            let rows = export::clients::rows_of(&model, chosen.clone(), language);
            match format {
                ExportFormat::Xlsx => xlsx::write(rows, &xlsx::kinds(&CLIENTS), sheet_name(language), out),
                ExportFormat::Vcard | ExportFormat::Vcard4 => vcard::write(chosen, vcard::Version::V3, out),
                ExportFormat::Csv | ExportFormat::Icalendar => write_csv(rows, CsvStyle::of(language), out),
            }
        });
    }

    /// Writes the rows that the last preview or import rejected, with number and reason before each, to be mended and
    /// imported again. The words of these two columns come from the caller, who knows the owner's language.
    pub fn save_rejected(
        &mut self,
        path: PathBuf,
        language: &str,
        [row_header, reason_header]: [&str; 2],
        reason: &dyn Fn(RejectReason) -> String,
    ) {
        let of_preview = self.preview().map(|(_, preview)| Rejected::of(preview));
        let Some(rejected) = of_preview.or_else(|| self.rejected().cloned()) else { return };
        let rows = rejected.table(row_header, reason_header, reason);
        let style = CsvStyle::of(language_of(language));
        self.write_file(path, move |out| write_csv(rows, style, out));
    }

    /// Makes a file and writes it on a thread; what stood there before stays until it is whole. Then shows it, if it `opens`.
    pub fn write_content(&mut self, path: PathBuf, content: Content, opens: bool) {
        let work = move |_: &Progress| {
            let bytes = content.bytes();
            let outcome = replace_file(&path, |file| std::io::Write::write_all(file, &bytes)).map(|()| path);
            JobResult::Exported { outcome, opens }
        };
        self.begin(JobKind::Exporting, work, |fault| JobResult::Exported { outcome: Err(fault), opens: false });
    }

    fn write_file(&mut self, path: PathBuf, write: impl FnOnce(&mut fs::File) -> Result<usize, ExportError> + Send + 'static) {
        let work = move |_: &Progress| {
            let mut is_too_large = false;
            let outcome = replace_file(&path, |file| match write(file) {
                Ok(_) => Ok(()),
                Err(ExportError::Io(error)) => Err(error),
                Err(other) => {
                    is_too_large = matches!(other, ExportError::TooManyRows | ExportError::CellTooLong);
                    Err(std::io::Error::other(other))
                }
            });
            let outcome = if is_too_large { Err(AppError::TooLargeForExcel) } else { outcome };
            JobResult::Exported { outcome: outcome.map(|()| path), opens: false }
        };
        self.begin(JobKind::Exporting, work, |fault| JobResult::Exported { outcome: Err(fault), opens: false });
    }
}

/// Whom to contact today and on the days to come, if nobody buys meanwhile.
fn due_lines(model: &Model, analytics: &Analytics) -> Vec<DueLine> {
    let what = |step: DueStep| match step {
        DueStep::Agreed => What::Agreed,
        DueStep::Chain { kind, .. } => What::Step(kind),
        DueStep::Birthday => What::Birthday,
        DueStep::FirstVisit => What::FirstVisit,
        DueStep::Rung { .. } => What::WinBack,
    };
    let days = forecast(model, analytics, analytics.as_of(), DUE_DAYS);
    days.into_iter()
        .flat_map(|day| day.coming.into_iter().map(move |(client, step)| DueLine { day: day.day, client, what: what(step) }))
        .collect()
}

/// Rows as the bytes of a CSV file, in the way that opens right in the Excel of a language (`en` or `ru`).
#[must_use]
pub fn csv_lines(rows: impl Iterator<Item = Vec<String>>, language: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    write_csv(rows, CsvStyle::of(language_of(language)), &mut bytes).map_or_else(|_| Vec::new(), |_| bytes)
}

/// Rows as CSV, in the way that opens right in the Excel of a language (`en` or `ru`).
#[must_use]
pub fn csv_text<const N: usize>(rows: impl Iterator<Item = [String; N]>, language: &str) -> String {
    String::from_utf8_lossy(&csv_lines(rows.map(Vec::from), language)).into_owned()
}

fn language_of(code: &str) -> Language {
    if code == "ru" { Language::Russian } else { Language::English }
}

/// Writes a file whole or not at all: what stood there before stays until the new one is on disk.
///
/// # Errors
/// [`AppError::Write`].
pub fn replace_file(path: &Path, write: impl FnOnce(&mut fs::File) -> std::io::Result<()>) -> Result<(), AppError> {
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    let fresh = PathBuf::from(fresh);
    let replace = || -> std::io::Result<()> {
        let mut file = fs::File::create(&fresh)?;
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    };
    replace().map_err(|source| {
        // What was begun and is not whole is of no use to anybody; if it is not there, all the better.
        std::fs::remove_file(&fresh).unwrap_or_default();
        AppError::Write { path: path.to_owned(), source }
    })
}
