//! What can be taken back: the last hundred things that were done, each with its changes.

use std::collections::VecDeque;

use crate::domain::change::Change;
use crate::domain::command::Title;
use crate::domain::ids::ContactId;

/// How many steps are kept.
pub const LIMIT: usize = 100;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub title: Title,
    pub changes: Vec<Change>,
}

impl Step {
    /// The changes that take it back, last one first.
    #[must_use]
    pub fn inverse(&self) -> Vec<Change> {
        self.changes.iter().rev().cloned().map(Change::inverse).collect()
    }
}

/// Steps done and steps taken back.
#[derive(Debug, Clone, Default)]
pub struct UndoStack {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl UndoStack {
    /// Forgets everything if any step holds such a change: it can no longer be taken back as it was.
    pub fn forget_if(&mut self, holds: impl Fn(&Change) -> bool) {
        if self.done.iter().chain(&self.undone).any(|step| step.changes.iter().any(&holds)) {
            self.clear();
        }
    }

    /// A new thing was done: what was taken back before can no longer be done again.
    pub fn push(&mut self, step: Step) {
        self.undone.drain(..).for_each(let_go);
        self.remember(step);
    }

    fn remember(&mut self, step: Step) {
        if self.done.len() == LIMIT
            && let Some(forgotten) = self.done.pop_front()
        {
            let_go(forgotten);
        }
        self.done.push_back(step);
    }

    /// The step that would be taken back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.back()
    }

    /// The step that logged a contact, and whether it is the last one.
    #[must_use]
    pub fn step_of_contact(&self, contact: ContactId) -> Option<(&Step, bool)> {
        let logged = |change: &Change| matches!(change, Change::Contact(row) if row.after().is_some_and(|after| after.id == contact));
        let place = self.done.iter().rposition(|step| step.changes.iter().any(logged))?;
        self.done.get(place).map(|step| (step, place + 1 == self.done.len()))
    }

    /// The step that would be done again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// The last step was taken back.
    pub fn undid(&mut self) {
        if let Some(step) = self.done.pop_back() {
            self.undone.push(step);
        }
    }

    /// The last step taken back was done again.
    pub fn redid(&mut self) {
        if let Some(step) = self.undone.pop() {
            self.remember(step);
        }
    }

    /// Forgets everything: another file was opened.
    pub fn clear(&mut self) {
        self.done.drain(..).chain(self.undone.drain(..)).for_each(let_go);
    }
}

/// Lets go of a step that is forgotten. A large import is a million records, which takes as long as several frames: on a thread.
fn let_go(step: Step) {
    const MANY: usize = 10_000;
    if step.changes.len() < MANY {
        return;
    }
    if let Err(error) = std::thread::Builder::new().name("letting go".to_owned()).spawn(move || drop(step)) {
        tracing::warn!(%error, "no thread to let go of a step");
    }
}
