//! Writing tables to files, as a job.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::AppError;
use super::event::{Event, ExportKind};
use super::jobs::{Job, JobKind};
use super::workspace::{JobResult, Workspace};
use crate::transfer::export;
use crate::transfer::export::csv::{CsvStyle, ExportError, write as write_csv};
use crate::transfer::export::headers::Language;

impl Workspace {
    /// Writes a table as CSV on a thread, in the way that opens right in the Excel of a language (`en` or `ru`).
    pub fn export(&mut self, what: ExportKind, path: PathBuf, language: &str) {
        let model = Arc::clone(&self.model);
        let language = language_of(language);
        let style = CsvStyle::of(language);
        self.write_file(path, move |out| match what {
            ExportKind::Clients => write_csv(export::clients::rows(&model, language), style, out),
            ExportKind::Purchases => write_csv(export::purchases::rows(&model, language, style.decimal), style, out),
        });
    }

    /// Writes the rows that the last preview rejected, with number and reason before each, to be mended and imported
    /// again. The headers of these two columns come from the caller, who knows the owner's words.
    pub fn save_rejected(&mut self, path: PathBuf, language: &str, row_header: &str, reason_header: &str) {
        let Some((_, preview)) = self.preview() else { return };
        let rows: Vec<Vec<String>> = export::rejected::rows(preview, row_header, reason_header).collect();
        let style = CsvStyle::of(language_of(language));
        self.write_file(path, move |out| write_csv(rows, style, out));
    }

    fn write_file(&mut self, path: PathBuf, write: impl FnOnce(&mut fs::File) -> Result<usize, ExportError> + Send + 'static) {
        if self.job().is_some() {
            self.say(Event::Failed(AppError::Busy));
            return;
        }
        let (log, faulted_path) = (self.log().to_owned(), path.clone());
        let job = Job::start(
            JobKind::Exporting,
            Arc::clone(&self.wake),
            move |_| {
                let outcome = replace_file(&path, |file| match write(file) {
                    Ok(_) => Ok(()),
                    Err(ExportError::Io(error)) => Err(error),
                    Err(other) => Err(std::io::Error::other(other)),
                });
                JobResult::Exported { path, outcome }
            },
            move || JobResult::Exported { path: faulted_path, outcome: Err(AppError::Fault { log }) },
        );
        self.started(job);
    }
}

/// Rows as CSV, in the way that opens right in the Excel of a language (`en` or `ru`).
#[must_use]
pub fn csv_text<const N: usize>(rows: impl Iterator<Item = [String; N]>, language: &str) -> String {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let written = write_csv(rows.map(Vec::from), CsvStyle::of(language_of(language)), &mut bytes);
    written.map_or_else(|_| String::new(), |_| String::from_utf8_lossy(&bytes).into_owned())
}

fn language_of(code: &str) -> Language {
    if code == "ru" { Language::Russian } else { Language::English }
}

/// Writes a file whole or not at all: what stood there before stays until the new one is on disk.
///
/// # Errors
/// [`AppError::Write`].
pub fn replace_file(path: &Path, write: impl FnOnce(&mut fs::File) -> std::io::Result<()>) -> Result<(), AppError> {
    let replace = || -> std::io::Result<()> {
        let mut fresh = path.as_os_str().to_owned();
        fresh.push(".new");
        let fresh = PathBuf::from(fresh);
        let mut file = fs::File::create(&fresh)?;
        write(&mut file)?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    };
    replace().map_err(|source| AppError::Write { path: path.to_owned(), source })
}
