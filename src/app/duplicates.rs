//! Clients who may be one person, looked for on a thread beside all other work, so that a large shop's window never waits.

use super::workspace::Workspace;
use crate::domain::duplicates::{Candidates, Pair};
use crate::domain::model::Model;

/// Who may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// Of the model that was looked through.
    pub revision: u64,
    /// The surest first.
    pub pairs: Vec<Pair>,
}

impl Duplicates {
    pub(super) fn of(model: &Model) -> Self {
        Self { revision: model.revision(), pairs: Candidates::of(model).pairs() }
    }
}

impl Workspace {
    /// Looks who may be one person; see [`Self::duplicates`] for what is found.
    pub fn look_for_duplicates(&mut self) {
        self.looks.duplicates_wanted = true;
        self.poll_looks();
    }

    /// What was found last; of an earlier revision while a search is at work.
    #[must_use]
    pub fn duplicates(&self) -> Option<&Duplicates> {
        self.looks.duplicates.known().map(|(_, found)| found)
    }

    /// Waits for what was asked for: tests, and pictures.
    pub fn finish_duplicates(&mut self) {
        self.poll_looks();
        while self.looks.duplicates.is_at_work() {
            self.looks.duplicates.finish();
            self.poll_looks();
        }
    }
}
