//! A shop at work: its file, its model, its figures, what can be undone, and the job at hand.
//!
//! Every change goes one way: `domain::plan` → `store.write` → `model.apply` → undo → figures → event.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::backups::{CheckReport, Comparison, Damage, Keeper};
use super::clock::Clock;
use super::error::AppError;
use super::event::{Event, ImportRequest};
use super::import::Preview;
use super::jobs::{Job, Wake};
use super::looks::Looks;
use super::occupant::Note;
use super::prediction::Forecaster;
use super::undo::{Step, UndoStack};
use super::work::JobResult;
use crate::analytics::{Analytics, Touched};
use crate::domain::change::Change;
use crate::domain::command::{self, Command, Given, Title};
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::model::{Model, Records};
use crate::domain::settings::Settings;
use crate::domain::trail::{TrailEntry, Way};
use crate::store::{OpenMode, Store, WhyReadOnly};
use crate::transfer::export::rejected::Rejected;

/// A shop at work.
pub struct Workspace {
    path: PathBuf,
    log: PathBuf,
    /// `None` while a job holds it.
    pub(super) store: Option<Store>,
    read_only: Option<WhyReadOnly>,
    pub(super) model: Arc<Model>,
    pub(super) analytics: Arc<Analytics>,
    pub(super) undo: UndoStack,
    clock: Clock,
    staff: Option<StaffId>,
    pub(super) events: VecDeque<Event>,
    pub(super) job: Option<Job<JobResult>>,
    pub(super) forecaster: Forecaster,
    /// The day on which clients last entered standing campaigns.
    pub(super) entered_on: Option<NaiveDate>,
    /// Deletions that were cut short were looked for.
    pub(super) resumed_erasing: bool,
    pub(super) keeper: Keeper,
    pub(super) comparison: Comparison,
    pub(super) looks: Looks,
    /// The backup that undoes going back to another.
    pub(super) restored_over: Option<PathBuf>,
    pub(super) checked: Option<CheckReport>,
    /// What cannot be read of the file.
    pub(super) damage: Vec<Damage>,
    /// Tells others who has the file open.
    note: Option<Note>,
    /// The trail that a page shows, of whom, and at which revision it was read.
    pub(super) shown_trail: Option<(Option<ClientId>, u64, Vec<TrailEntry>)>,
    pub(super) preview: Option<(ImportRequest, Box<Preview>)>,
    /// What the last import left out.
    pub(super) rejected: Option<Rejected>,
    pub(super) wake: Wake,
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workspace").field("path", &self.path).field("read_only", &self.read_only).finish_non_exhaustive()
    }
}

impl Workspace {
    /// Opens a shop's file. `log` is where faults are described.
    ///
    /// # Errors
    /// Those of [`Store::open`]; the file is left as it is.
    pub fn open(path: &Path, clock: Clock, log: &Path) -> Result<Self, AppError> {
        let (store, records, opening) = Store::open(path, OpenMode::ReadWrite).map_err(AppError::of_opening(path))?;
        let mut workspace = Self::with(Some(store), Model::from_records(records), opening.read_only, path, clock, log);
        workspace.note = Note::leave(path, clock.now());
        workspace.events.extend(opening.put_aside.map(Event::JournalPutAside));
        Ok(workspace)
    }

    /// Opens a shop's file to read it; nothing in it is changed.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_to_read(path: &Path, clock: Clock, log: &Path) -> Result<Self, AppError> {
        let (store, records, opening) = Store::open(path, OpenMode::ReadOnly).map_err(AppError::of_opening(path))?;
        Ok(Self::with(Some(store), Model::from_records(records), opening.read_only, path, clock, log))
    }

    /// An empty shop without a file, for looking at what a foreign file would bring. Nothing can be written.
    #[must_use]
    pub fn unsaved(settings: Settings, clock: Clock, log: &Path) -> Self {
        let model = Model::from_records(Records { settings, ..Records::default() });
        Self::with(None, model, Some(WhyReadOnly::Asked), Path::new(""), clock, log)
    }

    /// Makes a new, empty shop.
    ///
    /// # Errors
    /// Those of [`Store::create`], which refuses to write over anything.
    pub fn create(path: &Path, clock: Clock, log: &Path) -> Result<Self, AppError> {
        let (store, records) = Store::create(path).map_err(AppError::of_store(path))?;
        let mut workspace = Self::with(Some(store), Model::from_records(records), None, path, clock, log);
        workspace.note = Note::leave(path, clock.now());
        Ok(workspace)
    }

    /// Makes a new shop with these settings.
    ///
    /// # Errors
    /// Those of [`Self::create`], and of settings that are refused.
    pub fn create_with(path: &Path, settings: Settings, clock: Clock, log: &Path) -> Result<Self, AppError> {
        let mut workspace = Self::create(path, clock, log)?;
        workspace.try_execute(Command::SaveSettings(Box::new(settings)))?;
        workspace.forget_undo();
        Ok(workspace)
    }

    pub(super) fn with(store: Option<Store>, model: Model, read_only: Option<WhyReadOnly>, path: &Path, clock: Clock, log: &Path) -> Self {
        let analytics = Analytics::compute_with(&model, clock.today(), None);
        Self {
            path: path.to_owned(),
            log: log.to_owned(),
            store,
            read_only,
            model: Arc::new(model),
            analytics: Arc::new(analytics),
            undo: UndoStack::default(),
            clock,
            staff: None,
            events: VecDeque::new(),
            job: None,
            forecaster: Forecaster::default(),
            entered_on: None,
            resumed_erasing: false,
            keeper: Keeper::default(),
            comparison: Comparison::default(),
            looks: Looks::default(),
            restored_over: None,
            checked: None,
            damage: Vec::new(),
            note: None,
            shown_trail: None,
            preview: None,
            rejected: None,
            wake: Arc::new(|| {}),
        }
    }

    /// What was done so far can no longer be taken back: how a new shop was made is no step of the owner's.
    pub(super) fn forget_undo(&mut self) {
        self.undo.clear();
    }

    /// Lets it be known that something happened.
    pub(super) fn say(&mut self, event: Event) {
        self.events.push_back(event);
    }

    /// What wakes the window when a job has a result.
    pub fn set_wake(&mut self, wake: Wake) {
        if let Some(note) = &self.note {
            note.listen(Arc::clone(&wake));
        }
        self.wake = wake;
    }

    /// Nobody is to ask for this window any more: it is closing.
    pub(super) fn take_note_away(&mut self) {
        self.note = None;
    }

    /// Whether the program was started again with this file since it was asked last: the window comes to the front.
    #[must_use]
    pub fn is_called_to_front(&self) -> bool {
        self.note.as_ref().is_some_and(Note::take_call)
    }

    /// Who sits here.
    pub fn set_staff(&mut self, staff: Option<StaffId>) {
        self.staff = staff.filter(|id| self.model.staff().get(*id).is_some());
    }

    /// The shop's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The shop.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }
    /// Everybody's figures at [`Self::today`].
    #[must_use]
    pub fn analytics(&self) -> &Analytics {
        &self.analytics
    }
    /// The day of the figures.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.analytics.as_of()
    }
    /// The program that keeps the file's folder the same on other computers, if one is known.
    #[must_use]
    pub fn synchroniser(&self) -> Option<&'static str> {
        crate::store::synchroniser(&self.path)
    }
    /// Why changes are refused, if they are.
    #[must_use]
    pub const fn why_read_only(&self) -> Option<WhyReadOnly> {
        self.read_only
    }
    /// Whether changes are refused.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }
    /// When and by whom a command would be given now.
    #[must_use]
    pub fn given(&self) -> Given {
        Given { now: self.clock.now(), today: self.today(), staff: self.staff }
    }
    /// What would be taken back next.
    #[must_use]
    pub fn next_undo(&self) -> Option<&Title> {
        self.undo.next_undo().map(|step| &step.title)
    }
    /// What would be done again next.
    #[must_use]
    pub fn next_redo(&self) -> Option<&Title> {
        self.undo.next_redo().map(|step| &step.title)
    }
    /// What a file would bring, as it was read last.
    #[must_use]
    pub fn preview(&self) -> Option<(&ImportRequest, &Preview)> {
        self.preview.as_ref().map(|(request, preview)| (request, preview.as_ref()))
    }
    /// The rows that the last import left out.
    #[must_use]
    pub const fn rejected(&self) -> Option<&Rejected> {
        self.rejected.as_ref()
    }
    /// What the last examination of the file found.
    #[must_use]
    pub const fn checked(&self) -> Option<&CheckReport> {
        self.checked.as_ref()
    }
    /// What has happened since it was asked last.
    pub fn take_events(&mut self) -> impl Iterator<Item = Event> {
        std::mem::take(&mut self.events).into_iter()
    }
    /// Where faults are described.
    #[must_use]
    pub fn log(&self) -> &Path {
        &self.log
    }
    /// The clock.
    #[must_use]
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// Goes by another clock from now on: tests that let time pass.
    pub fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// Carries out a command without a backup before it.
    ///
    /// # Errors
    /// Refused fields, a job at work, a file for reading only, or the disk. Then nothing has changed.
    pub(super) fn carry_out_command(&mut self, command: Command) -> Result<Title, AppError> {
        let merge = if let Command::MergeClients { keep, other } = &command { Some((*keep, *other)) } else { None };
        let plan = command::plan(&self.model, command, &self.given())?;
        let trail = match merge {
            Some((keep, other)) => TrailEntry::of_merge(&plan.title, &plan.changes, keep, other, &self.given()),
            None => TrailEntry::of(&plan.title, &plan.changes, Way::Done, &self.given()),
        };
        self.carry_out(plan.title, plan.changes, &trail)
    }

    /// Carries out changes that were planned, as one step that can be taken back.
    pub(super) fn try_changes(&mut self, title: Title, changes: Vec<Change>) -> Result<Title, AppError> {
        let trail = TrailEntry::of(&title, &changes, Way::Done, &self.given());
        self.carry_out(title, changes, &trail)
    }

    fn carry_out(&mut self, title: Title, changes: Vec<Change>, trail: &[TrailEntry]) -> Result<Title, AppError> {
        self.write(&changes, trail)?;
        self.undo.push(Step { title: title.clone(), changes });
        Ok(title)
    }

    /// Disk first, so that memory never claims what disk lacks.
    pub(super) fn write(&mut self, changes: &[Change], trail: &[TrailEntry]) -> Result<(), AppError> {
        if self.is_read_only() {
            return Err(AppError::ReadOnly);
        }
        self.fetch_store();
        self.store.as_mut().ok_or(AppError::Busy)?.write_with_trail(changes, trail).map_err(AppError::of_store(&self.path))?;
        Arc::make_mut(&mut self.model).apply(changes);
        Arc::make_mut(&mut self.analytics).update(&self.model, &Touched::by(changes));
        self.wrote();
        Ok(())
    }

    /// Something was written: it wants a backup, and going back to an older one is no longer the last step.
    pub(super) fn wrote(&mut self) {
        self.keeper.note_change();
        self.restored_over = None;
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(before) = self.restored_over.take() {
            self.restore(before);
            return;
        }
        let Some(step) = self.undo.next_undo() else {
            self.events.push_back(Event::NothingToUndo);
            return;
        };
        let (title, changes) = (step.title.clone(), step.inverse());
        let event = match self.write(&changes, &TrailEntry::of(&title, &changes, Way::Undone, &self.given())) {
            Ok(()) => {
                self.undo.undid();
                Event::Undone(title)
            }
            Err(error) => Event::Failed(error),
        };
        self.events.push_back(event);
    }

    /// Does the last step that was taken back again.
    pub fn redo(&mut self) {
        let Some(step) = self.undo.next_redo() else {
            self.events.push_back(Event::NothingToRedo);
            return;
        };
        let (title, changes) = (step.title.clone(), step.changes.clone());
        let event = match self.write(&changes, &TrailEntry::of(&title, &changes, Way::Redone, &self.given())) {
            Ok(()) => {
                self.undo.redid();
                Event::Redone(title)
            }
            Err(error) => Event::Failed(error),
        };
        self.events.push_back(event);
    }

    /// To be called each frame: takes in what jobs have done and notices a new day.
    pub fn tick(&mut self) {
        if self.analytics.as_of() != self.clock.today() {
            self.compute_figures();
            self.events.push_back(Event::NewDay);
        }
        self.poll_job();
        self.poll_comparison();
        self.poll_looks();
        self.finish_erasing();
        self.enter_standing();
        self.predict();
        self.keep();
    }

    /// Everybody's figures of today from scratch, with the prediction at hand.
    fn compute_figures(&mut self) {
        let prediction = self.analytics.prediction().copied();
        self.analytics = Arc::new(Analytics::compute_with(&self.model, self.clock.today(), prediction));
    }

    /// Reads the file again after a fault lost the store.
    pub(super) fn reopen(&mut self) {
        match Store::open(&self.path, OpenMode::ReadWrite) {
            Ok((store, records, opening)) => {
                self.model = Arc::new(Model::from_records(records).in_place_of(&self.model));
                self.compute_figures();
                self.store = Some(store);
                self.read_only = opening.read_only;
                self.undo.clear();
            }
            Err(error) => {
                self.read_only = Some(WhyReadOnly::Place);
                self.events.push_back(Event::Failed(AppError::of_store(&self.path)(error)));
            }
        }
    }
}
