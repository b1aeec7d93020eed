//! A client's own data: everything about one client in a file, and deleting it for good.

use std::hash::{BuildHasher as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::backups::{self, BackupReason, Made, Order};
use super::error::AppError;
use super::event::Event;
use super::export::replace_file;
use super::jobs::{JobKind, Progress};
use super::work::{Present, StoreWork};
use super::workspace::Workspace;
use crate::analytics::Analytics;
use crate::domain::client::Client;
use crate::domain::command::{self, Command};
use crate::domain::contact::Contact;
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::model::Model;
use crate::domain::purchase::Purchase;
use crate::domain::trail::{TrailEntry, Way};
use crate::store::{Store, StoreError, erase_in_backup};

/// Entries of the trail that are shown.
const TRAIL_SHOWN: u32 = 500;

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

/// Everything about one client, as it stands in the file.
#[derive(Debug, Serialize)]
struct EverythingJson<'a> {
    client: &'a Client,
    purchases: &'a [Purchase],
    contacts: &'a [Contact],
    campaigns: Vec<&'a str>,
    trail: Vec<TrailJson<'a>>,
}

#[derive(Debug, Serialize)]
struct TrailJson<'a> {
    at: DateTime<Utc>,
    staff: Option<StaffId>,
    way: Way,
    title: serde_json::Value,
    fields: &'a [crate::domain::trail::FieldChange],
}

impl<'a> TrailJson<'a> {
    fn of(entry: &'a TrailEntry) -> Self {
        let title = serde_json::from_str(&entry.title).unwrap_or_default();
        Self { at: entry.at, staff: entry.staff, way: entry.way, title, fields: &entry.fields }
    }
}

impl Workspace {
    /// The trail of a client, or of the shop, newest first. Reads the file.
    ///
    /// # Errors
    /// A job at work, or the disk.
    pub fn trail(&mut self, client: Option<ClientId>) -> Result<Vec<TrailEntry>, AppError> {
        self.read_trail(client, TRAIL_SHOWN)
    }

    fn read_trail(&mut self, client: Option<ClientId>, limit: u32) -> Result<Vec<TrailEntry>, AppError> {
        self.fetch_store();
        let path = self.path().to_owned();
        self.store.as_ref().ok_or(AppError::Busy)?.trail(client, limit).map_err(AppError::of_store(&path))
    }

    /// Reads the trail for the page that shows it, see [`Self::shown_trail`].
    pub fn show_trail(&mut self, client: Option<ClientId>) {
        match self.trail(client) {
            Ok(entries) => self.shown_trail = Some((client, self.model.revision(), entries)),
            // A job has the store; the page asks again when it is through.
            Err(AppError::Busy) => {}
            Err(error) => self.say(Event::Failed(error)),
        }
    }

    /// The trail that was read last, unless something has changed since.
    #[must_use]
    pub fn shown_trail(&self) -> Option<(Option<ClientId>, &[TrailEntry])> {
        let (client, revision, entries) = self.shown_trail.as_ref()?;
        (*revision == self.model.revision()).then_some((*client, entries.as_slice()))
    }

    /// Writes the whole trail to a file, as the caller words it.
    pub fn export_trail(&mut self, path: &Path, words: impl FnOnce(&Model, &[TrailEntry]) -> String) {
        let written = self.read_trail(None, u32::MAX).and_then(|entries| {
            let text = words(&self.model, &entries);
            replace_file(path, |file| std::io::Write::write_all(file, text.as_bytes()))
        });
        self.say(written.map_or_else(Event::Failed, |()| Event::Written(path.to_owned())));
    }

    /// Writes everything about a client to two files: a page to read, in the caller's words, at `path`, and beside it the
    /// same for machines.
    pub fn export_client(&mut self, id: ClientId, path: &Path, page: impl FnOnce(&Model, &[TrailEntry]) -> String) {
        let written = self.read_trail(Some(id), u32::MAX).and_then(|entries| {
            let model = Arc::clone(&self.model);
            let Some(client) = model.clients().get(id) else { return Ok(()) };
            let campaigns = model.campaigns().iter().filter(|campaign| campaign.members.iter().any(|member| member.client == id));
            let everything = EverythingJson {
                client,
                purchases: model.purchases().of(id),
                contacts: model.contacts().of(id),
                campaigns: campaigns.map(|campaign| campaign.name.as_str()).collect(),
                trail: entries.iter().map(TrailJson::of).collect(),
            };
            let page = page(&model, &entries);
            replace_file(path, |file| std::io::Write::write_all(file, page.as_bytes()))?;
            replace_file(&path.with_extension("json"), |file| Ok(serde_json::to_writer_pretty(file, &everything)?))
        });
        self.say(written.map_or_else(Event::Failed, |()| Event::Written(path.to_owned())));
    }

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
    let plan = command::plan(model, Command::EraseClient { client, fresh_salt: fresh_salt.clone() }, given)?;
    let safety = order.make(store)?;
    // The entry is about nobody: nothing of the client must be left, and the number alone says nothing.
    let trail: Vec<TrailEntry> = TrailEntry::of(&plan.title, &[], Way::Done, given);
    let clients = all_numbers_of(store, client, model).map_err(AppError::of_store(&order.file))?;
    let wiped = store.erase(&clients, &plan.changes, &trail).map_err(AppError::of_store(&order.file))?;
    let mut act = Act {
        number: client,
        at: given.now,
        day: given.today,
        staff: given.staff,
        purchases: model.purchases().of(client).len(),
        contacts: model.contacts().of(client).len(),
        backups: 0,
        remaining: Vec::new(),
    };
    if let Err(error) = wiped {
        tracing::warn!(%error, "the file was not written anew after a deletion");
        act.remaining.push(order.file.clone());
    }
    let files = backups::files_of(order);
    for (done, file) in files.iter().enumerate() {
        progress.set(done as u64, files.len() as u64);
        let plan = |records| {
            let mut model = Model::from_records(records);
            let mut changes = Vec::new();
            for client in &clients {
                let command = Command::EraseClient { client: *client, fresh_salt: fresh_salt.clone() };
                if let Ok(plan) = command::plan(&model, command, given) {
                    model.apply(&plan.changes);
                    changes.extend(plan.changes);
                }
            }
            changes
        };
        match erase_in_backup(file, &clients, plan) {
            Ok(true) => act.backups += 1,
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(%error, "a backup could not be written anew after a deletion");
                act.remaining.push(file.clone());
            }
        }
    }
    act.remaining.extend(backups::strays_of(&order.file));
    let mut after = Model::clone(model);
    after.apply(&plan.changes);
    let analytics = Analytics::compute_with(&after, given.today, present.prediction);
    Ok(Erased { model: Arc::new(after), analytics: Arc::new(analytics), act, safety })
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
