//! Clients who may be one person, looked for on a thread beside all other work, so that a large shop's window never waits.

use std::sync::Arc;

use super::jobs::{Job, JobKind};
use super::workspace::Workspace;
use crate::domain::duplicates::{Candidates, Pair};

/// What was asked for, what is at work on it, and what was found last.
#[derive(Default)]
pub(super) struct DuplicateSearch {
    is_wanted: bool,
    job: Option<Job<Option<Duplicates>>>,
    known: Option<Duplicates>,
}

/// Who may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// Of the model that was looked through.
    pub revision: u64,
    /// The surest first.
    pub pairs: Vec<Pair>,
}

impl Workspace {
    /// Looks who may be one person; see [`Self::duplicates`] for what is found.
    pub fn look_for_duplicates(&mut self) {
        self.looks.duplicates.is_wanted = true;
        self.poll_duplicates();
    }

    /// What was found last; of an earlier revision while a search is at work.
    #[must_use]
    pub const fn duplicates(&self) -> Option<&Duplicates> {
        self.looks.duplicates.known.as_ref()
    }

    /// Takes in what the thread has found, and begins what is asked for. Waits for nothing.
    pub(super) fn poll_duplicates(&mut self) {
        if let Some(found) = self.looks.duplicates.job.as_mut().and_then(Job::poll) {
            self.looks.duplicates.job = None;
            self.take_in_duplicates(found);
        }
        if self.looks.duplicates.job.is_some() || !std::mem::take(&mut self.looks.duplicates.is_wanted) {
            return;
        }
        let model = Arc::clone(&self.model);
        let work = move || {
            let revision = model.revision();
            let candidates = Candidates::of(&model);
            // Whoever changes the shop meanwhile need not copy it for this thread's sake.
            drop(model);
            Some(Duplicates { revision, pairs: candidates.pairs() })
        };
        // The hook for faults describes one in the log; the list stays as it was.
        match Job::start(JobKind::LookingForDuplicates, Arc::clone(&self.wake), |_| work(), || None) {
            Ok(job) => self.looks.duplicates.job = Some(job),
            Err(error) => tracing::warn!(%error, "no thread to look for duplicates"),
        }
    }

    /// Waits for what was asked for: tests, and pictures.
    pub fn finish_duplicates(&mut self) {
        self.poll_duplicates();
        while let Some(mut job) = self.looks.duplicates.job.take() {
            if let Some(found) = job.wait() {
                self.take_in_duplicates(found);
            }
            self.poll_duplicates();
        }
    }

    fn take_in_duplicates(&mut self, found: Option<Duplicates>) {
        if found.is_some() {
            self.looks.duplicates.known = found;
        }
    }
}
