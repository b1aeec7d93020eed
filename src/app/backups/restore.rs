//! Going back to a backup. The present state is backed up first, so going back can itself be taken back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{BackupReason, Made, Order, difference};
use crate::analytics::Analytics;
use crate::analytics::prediction::Prediction;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::jobs::{Job, JobKind};
use crate::app::workspace::{JobResult, Workspace};
use crate::domain::command::{Given, Title};
use crate::domain::model::Model;
use crate::domain::trail::{TrailEntry, Way};
use crate::store::{Store, read_mark};

/// The shop as it was, in the place of what it became.
pub(in crate::app) struct Restored {
    pub model: Arc<Model>,
    pub analytics: Arc<Analytics>,
    /// The backup of what it had become.
    pub safety: Made,
}

impl Workspace {
    /// Reads a backup on a thread and says what going back to it would change, see [`Self::compared`].
    pub fn compare_backup(&mut self, backup: PathBuf) {
        if self.job.is_some() {
            self.say(Event::Failed(AppError::Busy));
            return;
        }
        let (model, log, faulted) = (Arc::clone(&self.model), self.log().to_owned(), backup.clone());
        let job = Job::start(
            JobKind::Reading,
            Arc::clone(&self.wake),
            move |_| {
                let outcome = difference::with(&model, &backup).map_err(AppError::of_store(&backup));
                JobResult::Compared { backup, outcome }
            },
            move || JobResult::Compared { backup: faulted, outcome: Err(AppError::Fault { log }) },
        );
        self.started(job);
    }

    /// Goes back to a backup, on a thread: the present state is backed up, then everything is put as it was.
    pub fn restore(&mut self, backup: PathBuf) {
        if self.is_read_only() {
            self.say(Event::Failed(AppError::ReadOnly));
            return;
        }
        self.fetch_store();
        if self.job.is_some() {
            self.say(Event::Failed(AppError::Busy));
            return;
        }
        let Some(mut store) = self.store.take() else { return };
        let order = self.order(BackupReason::BeforeRestore);
        let (present, given) = (Arc::clone(&self.model), self.given());
        let (prediction, log) = (self.analytics.prediction().copied(), self.log().to_owned());
        let job = Job::start(
            JobKind::Restoring,
            Arc::clone(&self.wake),
            move |_| {
                let outcome = restore(&mut store, &order, &backup, &present, &given, prediction).map(Box::new);
                JobResult::Restored { store: Some(Box::new(store)), outcome }
            },
            move || JobResult::Restored { store: None, outcome: Err(AppError::Fault { log }) },
        );
        let lost = job.is_err();
        self.started(job);
        if lost {
            self.reopen();
        }
    }

    /// Shows the shop as it was.
    pub(in crate::app) fn take_in_restored(&mut self, restored: Restored) -> Event {
        self.model = restored.model;
        self.analytics = restored.analytics;
        self.preview = None;
        self.compared = None;
        self.forget_undo();
        self.restored_over = Some(restored.safety.path.clone());
        self.keeper.note_change();
        self.take_in_made(restored.safety);
        Event::Restored
    }
}

fn restore(
    store: &mut Store,
    order: &Order,
    backup: &Path,
    present: &Model,
    given: &Given,
    prediction: Option<Prediction>,
) -> Result<Restored, AppError> {
    let safety = order.make(store)?;
    let records = store.restore_from(backup).map_err(AppError::of_store(backup))?;
    let number = read_mark(backup).ok().flatten().map_or(0, |mark| mark.number);
    let trail = TrailEntry::of(&Title::Restored { backup: number }, &[], Way::Done, given);
    // Everything is back already; only the note of it could be missing.
    if let Err(error) = store.write_with_trail(&[], &trail) {
        tracing::warn!(%error, "no note of going back to a backup");
    }
    let model = Model::from_records(records).in_place_of(present);
    let analytics = Analytics::compute_with(&model, given.today, prediction);
    Ok(Restored { model: Arc::new(model), analytics: Arc::new(analytics), safety })
}
