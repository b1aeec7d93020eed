//! What going back to a backup would change, found on a thread beside all other work: nobody waits for it, and it is in
//! nobody's way.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::difference::{self, Difference};
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::jobs::{Job, JobKind};
use crate::app::workspace::Workspace;

/// The backup that was asked for last, and what is known of it.
#[derive(Default)]
pub(in crate::app) struct Comparison {
    wanted: Option<PathBuf>,
    job: Option<Job<Compared>>,
    known: Option<(PathBuf, u64, Difference)>,
}

/// A backup against the shop as it was at a revision.
struct Compared {
    backup: PathBuf,
    revision: u64,
    outcome: Result<Difference, AppError>,
}

impl Workspace {
    /// Finds out what going back to a backup would change, see [`Self::compared`]. One that was asked for before is
    /// forgotten.
    pub fn compare_backup(&mut self, backup: PathBuf) {
        self.comparison.wanted = Some(backup);
        self.poll_comparison();
    }

    /// What going back to the backup that was asked for last would change, unless the shop has changed since.
    #[must_use]
    pub fn compared(&self) -> Option<(&Path, &Difference)> {
        let (backup, revision, difference) = self.comparison.known.as_ref()?;
        (*revision == self.model.revision()).then_some((backup, difference))
    }

    /// Takes in what the thread has found, and begins what is asked for. Waits for nothing.
    pub(in crate::app) fn poll_comparison(&mut self) {
        if let Some(compared) = self.comparison.job.as_mut().and_then(Job::poll) {
            self.comparison.job = None;
            self.take_in_compared(compared);
        }
        if self.comparison.job.is_some() {
            return;
        }
        let Some(backup) = self.comparison.wanted.take() else { return };
        let (model, log, faulted) = (Arc::clone(&self.model), self.log().to_owned(), backup.clone());
        let revision = model.revision();
        let job = Job::start(
            JobKind::Comparing,
            Arc::clone(&self.wake),
            move |_| {
                let outcome = difference::with(&model, &backup).map_err(AppError::of_store(&backup));
                Compared { backup, revision, outcome }
            },
            move || Compared { backup: faulted, revision, outcome: Err(AppError::Fault { log }) },
        );
        match job {
            Ok(job) => self.comparison.job = Some(job),
            Err(source) => self.say(Event::Failed(AppError::Write { path: self.path().to_owned(), source })),
        }
    }

    /// Waits for what was asked for: tests, and pictures.
    pub fn finish_comparison(&mut self) {
        self.poll_comparison();
        while let Some(mut job) = self.comparison.job.take() {
            if let Some(compared) = job.wait() {
                self.take_in_compared(compared);
            }
            self.poll_comparison();
        }
    }

    fn take_in_compared(&mut self, compared: Compared) {
        if self.comparison.wanted.is_some() {
            return;
        }
        match compared.outcome {
            Ok(difference) => self.comparison.known = Some((compared.backup, compared.revision, difference)),
            Err(error) => self.say(Event::Failed(error)),
        }
    }
}
