//! Writing tables to files, as a job.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::AppError;
use super::event::{Event, ExportKind};
use super::jobs::{Job, JobKind};
use super::workspace::{JobResult, Workspace};
use crate::domain::model::Model;
use crate::transfer::export;

impl Workspace {
    /// Writes a table as CSV in the way of a language (`en` or `ru`) on a thread.
    pub fn export(&mut self, what: ExportKind, path: PathBuf, language: &str) {
        let model = Arc::clone(self.shared_model());
        let style = export::CsvStyle::of_language(language);
        self.write_file(path, move || match what {
            ExportKind::Clients => export::clients_csv(&model, &style),
            ExportKind::Purchases => export::purchases_csv(&model, &style),
        });
    }

    /// Writes the rows that the last preview rejected, with the reason beside each, to be mended and imported again.
    pub fn save_rejected(&mut self, path: PathBuf, language: &str) {
        let Some((_, preview)) = self.preview() else { return };
        let style = export::CsvStyle::of_language(language);
        let bytes = export::rejected_csv(preview, &style);
        self.write_file(path, move || bytes);
    }

    fn write_file(&mut self, path: PathBuf, make: impl FnOnce() -> Vec<u8> + Send + 'static) {
        if self.job().is_some() {
            self.say(Event::Failed(AppError::Busy));
            return;
        }
        let (log, faulted_path) = (self.log().to_owned(), path.clone());
        let job = Job::start(
            JobKind::Exporting,
            Arc::clone(&self.wake),
            move |_| {
                let outcome = replace_file(&path, &make());
                JobResult::Exported { path, outcome }
            },
            move || JobResult::Exported { path: faulted_path, outcome: Err(AppError::Fault { log }) },
        );
        self.started(job);
    }

    fn shared_model(&self) -> &Arc<Model> {
        &self.model
    }
}

/// Writes a file whole or not at all: what stood there before stays until the new one is on disk.
///
/// # Errors
/// [`AppError::Write`].
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let write = || -> std::io::Result<()> {
        let mut fresh = path.as_os_str().to_owned();
        fresh.push(".new");
        let fresh = PathBuf::from(fresh);
        let mut file = fs::File::create(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    };
    write().map_err(|source| AppError::Write { path: path.to_owned(), source })
}
