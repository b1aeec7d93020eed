//! Going back to a backup. The present state is backed up first, so going back can itself be taken back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{BackupReason, Made, Order};
use crate::analytics::Analytics;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::jobs::JobKind;
use crate::app::work::{Present, StoreWork};
use crate::app::workspace::Workspace;
use crate::domain::command::Title;
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
    /// Goes back to a backup, on a thread: the present state is backed up, then everything is put as it was.
    pub fn restore(&mut self, backup: PathBuf) {
        let order = self.order(BackupReason::BeforeRestore);
        self.begin_with_store(JobKind::Restoring, move |store, present, _| {
            restore(store, &order, &backup, present).map(Box::new).map(StoreWork::Restored)
        });
    }

    /// Shows the shop as it was.
    pub(in crate::app) fn take_in_restored(&mut self, restored: Restored) -> Event {
        self.model = restored.model;
        self.analytics = restored.analytics;
        self.preview = None;
        self.forget_undo();
        self.restored_over = Some(restored.safety.path.clone());
        self.keeper.note_change();
        self.take_in_made(restored.safety);
        Event::Restored
    }
}

fn restore(store: &mut Store, order: &Order, backup: &Path, present: &Present) -> Result<Restored, AppError> {
    let given = &present.given;
    let safety = order.make(store)?;
    let records = store.restore_from(backup).map_err(AppError::of_store(backup))?;
    let number = read_mark(backup).ok().flatten().map_or(0, |mark| mark.number);
    let trail = TrailEntry::of(&Title::Restored { backup: number }, &[], Way::Done, given);
    // Everything is back already; only the note of it could be missing.
    if let Err(error) = store.write_with_trail(&[], &trail) {
        tracing::warn!(%error, "no note of going back to a backup");
    }
    let model = Model::from_records(records).in_place_of(&present.model);
    let analytics = Analytics::compute_with(&model, given.today, present.prediction);
    Ok(Restored { model: Arc::new(model), analytics: Arc::new(analytics), safety })
}
