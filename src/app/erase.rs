//! Deleting a client for good: out of the file, its trail, and every backup; and going on with it where it was cut short.

use std::hash::{BuildHasher as _, Hasher as _};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::backups::{self, BackupReason, Made, Order};
use super::error::AppError;
use super::event::Event;
use super::export::replace_file;
use super::jobs::{JobKind, Progress};
use super::work::{Present, StoreWork};
use super::workspace::Workspace;
use crate::analytics::Analytics;
use crate::domain::change::{Change, Replaced};
use crate::domain::command::{self, Command, Given};
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::model::{Model, Records};
use crate::domain::trail::{TrailEntry, Way};
use crate::store::{Store, StoreError, erase_in_backup};

/// What was deleted and where, without a word about whom: for the shop's papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The client's number in the file.
    pub number: ClientId,
    pub at: DateTime<Utc>,
    pub day: NaiveDate,
    pub staff: Option<StaffId>,
    /// Purchases that are now a guest's.
    pub purchases: usize,
    /// Contacts that were deleted.
    pub contacts: usize,
    /// Backups that were written anew without the client.
    pub backups: usize,
    /// Files in which the client may still be: backups that cannot be read, copies the program does not keep.
    pub remaining: Vec<PathBuf>,
}

/// The shop without the client.
pub(super) struct Erased {
    pub model: Arc<Model>,
    pub analytics: Arc<Analytics>,
    pub act: Act,
    safety: Made,
}

impl Workspace {
    /// Deletes a client for good, on a thread: out of the file, its trail, and every backup. Cannot be undone.
    pub fn erase_client(&mut self, client: ClientId) {
        // A backup that is still being examined holds the client too, and is on the shelf in a moment.
        self.finish_backup();
        let order = self.order(BackupReason::BeforeErase);
        self.begin_with_store(JobKind::Erasing, move |store, present, progress| {
            erase(store, &order, client, present, progress).map(Box::new).map(StoreWork::Erased)
        });
    }

    /// Shows the shop without the client. Nothing before it can be undone any more: each step could bring the client back.
    pub(super) fn take_in_erased(&mut self, erased: Erased) -> Event {
        self.model = erased.model;
        self.analytics = erased.analytics;
        self.preview = None;
        self.shown_trail = None;
        self.forget_undo();
        self.wrote();
        self.take_in_made(erased.safety);
        // Their marks were written anew.
        self.list_backups();
        Event::Erased(Box::new(erased.act))
    }

    /// Goes on with deletions that were cut short, on a thread: from the backups, and out of freed room of the file. Tried
    /// once after a shop is opened; what cannot be reached now is tried again the next time.
    pub(super) fn finish_erasing(&mut self) {
        if self.resumed_erasing || self.is_read_only() || self.job.is_some() || self.store.is_none() {
            return;
        }
        self.resumed_erasing = true;
        if self.model.settings().erased.unfinished.is_empty() {
            return;
        }
        let order = self.order(BackupReason::BeforeErase);
        self.begin_with_store(JobKind::Erasing, move |store, present, progress| {
            Ok(StoreWork::Swept(resume(store, &order, present, progress)))
        });
    }

    /// Shows the shop after a deletion was gone on with.
    pub(super) fn take_in_swept(&mut self, model: Arc<Model>) -> Event {
        self.model = model;
        self.keeper.note_change();
        self.list_backups();
        Event::ErasingFinished
    }

    /// Keeps the act of a deletion beside the file, as the caller words it.
    pub fn save_act(&mut self, act: &Act, page: &str) {
        let folder = backups::folder(self.path());
        let path = folder.join(format!("{} {}.html", act.day, act.number));
        let written = replace_file(&path, |file| std::io::Write::write_all(file, page.as_bytes()));
        self.say(written.map_or_else(Event::Failed, |()| Event::Written(path)));
    }
}

fn erase(store: &mut Store, order: &Order, client: ClientId, present: &Present, progress: &Progress) -> Result<Erased, AppError> {
    let (model, given) = (&present.model, &present.given);
    let fresh_salt = fresh_salt();
    let numbers = all_numbers_of(store, client, model).map_err(AppError::of_store(&order.file))?;
    let command = Command::EraseClient { client, fresh_salt: fresh_salt.clone(), numbers: numbers.clone() };
    let plan = command::plan(model, command, given)?;
    let safety = order.make(store)?;
    // The entry is about nobody: nothing of the client must be left, and the number alone says nothing.
    let trail: Vec<TrailEntry> = TrailEntry::of(&plan.title, &[], Way::Done, given);
    let wiped = store.erase(&numbers, &plan.changes, &trail).map_err(AppError::of_store(&order.file))?;
    let mut after = Model::clone(model);
    after.apply(&plan.changes);
    let mut swept = sweep(order, &numbers, &fresh_salt, given, progress);
    swept.note(order, wiped);
    settle(store, &mut after, &swept, &order.file);
    swept.remaining.extend(backups::strays_of(&order.file));
    let act = Act {
        number: client,
        at: given.now,
        day: given.today,
        staff: given.staff,
        purchases: model.purchases().of(client).len(),
        contacts: model.contacts().of(client).len(),
        backups: swept.backups,
        remaining: swept.remaining,
    };
    let analytics = Analytics::compute_with(&after, given.today, present.prediction);
    Ok(Erased { model: Arc::new(after), analytics: Arc::new(analytics), act, safety })
}

fn resume(store: &mut Store, order: &Order, present: &Present, progress: &Progress) -> Arc<Model> {
    let mut after = Model::clone(&present.model);
    let numbers = after.settings().erased.unfinished.clone();
    let wiped = store.wipe_free_room();
    let mut swept = sweep(order, &numbers, &fresh_salt(), &present.given, progress);
    swept.note(order, wiped);
    settle(store, &mut after, &swept, &order.file);
    Arc::new(after)
}

/// What came of going through the files that the program keeps.
struct Swept {
    /// Backups that were written anew.
    backups: usize,
    /// Files in which the client may still be.
    remaining: Vec<PathBuf>,
}

impl Swept {
    /// Whether the shop's own file was written anew.
    fn note(&mut self, order: &Order, wiped: Result<(), StoreError>) {
        if let Err(error) = wiped {
            tracing::warn!(%error, "the file was not written anew after a deletion");
            self.remaining.insert(0, order.file.clone());
        }
    }
}

/// Deletes clients from every backup.
fn sweep(order: &Order, numbers: &[ClientId], fresh_salt: &str, given: &Given, progress: &Progress) -> Swept {
    // A stick that is not there holds the client still.
    let away = order.second_place.iter().filter(|place| !place.is_dir());
    let mut swept = Swept { backups: 0, remaining: away.cloned().collect() };
    for folder in order.folders() {
        crate::store::sweep(&folder, "");
    }
    let files = backups::files_of(order);
    for (done, file) in files.iter().enumerate() {
        progress.set(done as u64, files.len() as u64);
        match erase_in_backup(file, numbers, |records| deletions(records, numbers, fresh_salt, given)) {
            Ok(written) => swept.backups += usize::from(written),
            Err(error) => {
                tracing::warn!(%error, "a backup could not be written anew after a deletion");
                swept.remaining.push(file.clone());
            }
        }
    }
    swept
}

/// What deletes the clients from the records of a backup.
fn deletions(records: Records, numbers: &[ClientId], fresh_salt: &str, given: &Given) -> Vec<Change> {
    let mut model = Model::from_records(records);
    let mut changes = Vec::new();
    for client in numbers {
        let command = Command::EraseClient { client: *client, fresh_salt: fresh_salt.to_owned(), numbers: Vec::new() };
        if let Ok(plan) = command::plan(&model, command, given) {
            model.apply(&plan.changes);
            changes.extend(plan.changes);
        }
    }
    changes
}

/// Nothing is left to be done where every file was reached; else it is tried again when the shop is opened the next time.
fn settle(store: &mut Store, model: &mut Model, swept: &Swept, file: &std::path::Path) {
    if !swept.remaining.is_empty() {
        return;
    }
    let before = model.settings().clone();
    let mut after = before.clone();
    after.erased.unfinished.clear();
    let changes = [Change::Settings(Box::new(Replaced { before, after }))];
    match store.write(&changes) {
        Ok(()) => model.apply(&changes),
        Err(error) => tracing::warn!(%error, file = %file.display(), "that a deletion is finished was not noted"),
    }
}

/// The client's number, and those of clients who were made one with it and are in older backups still.
fn all_numbers_of(store: &Store, client: ClientId, model: &Model) -> Result<Vec<ClientId>, StoreError> {
    let mut numbers = vec![client];
    let mut next = 0;
    while let Some(number) = numbers.get(next).copied() {
        for entry in store.trail(Some(number), u32::MAX)? {
            // Who was parted from it again is somebody of their own.
            let gone = entry.merged().filter(|merged| model.clients().get(*merged).is_none());
            numbers.extend(gone.filter(|merged| !numbers.contains(merged)).collect::<Vec<_>>());
        }
        next += 1;
    }
    Ok(numbers)
}

/// Random, different in each shop; two of the numbers that the system gives each hash table.
fn fresh_salt() -> String {
    let number = || std::hash::RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", number(), number())
}
