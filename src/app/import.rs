//! Bringing in foreign files: read for a preview, then written, both as jobs.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::backups::{BackupReason, Order};
use super::error::AppError;
use super::event::{Event, ImportRequest};
use super::jobs::{Job, JobKind, Progress};
use super::undo::Step;
use super::workspace::{JobResult, Workspace, Written};
use crate::analytics::Analytics;
use crate::analytics::prediction::Prediction;
use crate::domain::change::Change;
use crate::domain::command::{self, Command, Given};
use crate::domain::model::Model;
use crate::domain::trail::{TrailEntry, Way};
use crate::store::Store;
use crate::transfer::export::rejected::Rejected;

pub use crate::transfer::import::detect::encoding::TextEncoding;
pub use crate::transfer::import::fields::Field;
pub use crate::transfer::import::matching::{APART, TOGETHER, shared_phone_question};
pub use crate::transfer::import::preview::{
    CELL_END, Choice, ColumnGuess, Counts, Detect, FileRefused, Format, Options, Outcome, Preview, Question, QuestionKind, Reading,
    RejectedRow, SampleRow, SkippedRow, Stage, Sums, Verdict,
};
pub use crate::transfer::import::reasons::{RefusalReason, RejectReason, SkipReason, Warning};
pub use crate::transfer::json;

impl Workspace {
    /// Reads a file on a thread and keeps what it would bring as the [preview](Self::preview).
    pub fn preview_import(&mut self, request: ImportRequest) {
        if self.job.is_some() {
            self.events.push_back(Event::Failed(AppError::Busy));
            return;
        }
        let settings = self.model.settings();
        let region = request.region.clone().unwrap_or_else(|| settings.phone_region.clone());
        let mut options = Options::new(&region, settings.currency, self.today());
        options.answers.clone_from(&request.answers);
        options.mapping.clone_from(&request.mapping);
        options.sheet.clone_from(&request.sheet);
        let model = Arc::clone(&self.model);
        let (log, faulted_request) = (self.log().to_owned(), request.clone());
        let job = Job::start(
            JobKind::Reading,
            Arc::clone(&self.wake),
            move |progress| {
                let preview = read(&request, &model, &options, progress);
                JobResult::Read { request, preview }
            },
            move || JobResult::Read { request: faulted_request, preview: Err(AppError::Fault { log }) },
        );
        self.started(job);
    }

    /// Forgets the preview.
    pub fn drop_preview(&mut self) {
        self.preview = None;
    }

    /// Writes what the preview showed: a backup, then one transaction and one undo step.
    pub fn import_preview(&mut self) {
        let given = self.given();
        if self.is_read_only() {
            self.events.push_back(Event::Failed(AppError::ReadOnly));
            return;
        }
        if self.job.is_some() {
            self.events.push_back(Event::Failed(AppError::Busy));
            return;
        }
        self.fetch_store();
        let order = self.order(BackupReason::BeforeImport);
        let (Some((_, preview)), Some(store)) = (self.preview.take(), self.store.take()) else { return };
        self.rejected = Some(Rejected::of(&preview));
        let model = Arc::clone(&self.model);
        let prediction = self.analytics.prediction().copied();
        let log = self.log().to_owned();
        let job = Job::start(
            JobKind::Importing,
            Arc::clone(&self.wake),
            move |progress| {
                let mut store = store;
                let outcome = write(&mut store, &order, &model, *preview, &given, prediction, progress);
                JobResult::Imported { store: Some(Box::new(store)), outcome }
            },
            move || JobResult::Imported { store: None, outcome: Err(AppError::Fault { log }) },
        );
        let lost = job.is_err();
        self.started(job);
        if lost {
            // The thread did not start and took the store with it.
            self.reopen();
        }
    }

    pub(super) fn started(&mut self, job: std::io::Result<Job<JobResult>>) {
        match job {
            Ok(job) => self.job = Some(job),
            Err(source) => self.events.push_back(Event::Failed(AppError::Write { path: self.path().to_owned(), source })),
        }
    }
}

fn read(request: &ImportRequest, model: &Model, options: &Options, progress: &Progress) -> Result<Box<Preview>, AppError> {
    let report = |step: crate::transfer::import::preview::Progress| {
        progress.set(step.done as u64, step.total as u64);
        if progress.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let preview = match &request.pasted {
        Some(text) => {
            let name = request.path.to_string_lossy();
            crate::transfer::import::preview_bytes(&name, text.as_bytes().to_vec(), model, options, &report)
        }
        None => crate::transfer::import::preview(&request.path, model, options, &report),
    };
    preview.map(Box::new).map_err(|refused| match refused.reason {
        RefusalReason::Cancelled => AppError::Cancelled,
        _ => AppError::File(refused),
    })
}

/// A backup, then one transaction; then the model and figures as they are after it.
fn write(
    store: &mut Store,
    order: &Order,
    model: &Arc<Model>,
    preview: Preview,
    given: &Given,
    prediction: Option<Prediction>,
    progress: &Progress,
) -> Result<Box<Written>, AppError> {
    if !model.is_empty() {
        order.make(store)?;
    }
    let plan = command::plan(model, Command::Import(Box::new(preview.batch)), given)?;
    if progress.is_cancelled() {
        return Err(AppError::Cancelled);
    }
    let trail = TrailEntry::of(&plan.title, &plan.changes, Way::Done, given);
    store.write_with_trail(&plan.changes, &trail).map_err(AppError::of_store(&order.file))?;
    let (model, analytics) = after(model, &plan.changes, given, prediction);
    Ok(Box::new(Written { step: Step { title: plan.title, changes: plan.changes }, model, analytics }))
}

/// The model and figures after the changes, made on the job's thread so that the window only has to swap them in.
fn after(model: &Arc<Model>, changes: &[Change], given: &Given, prediction: Option<Prediction>) -> (Arc<Model>, Arc<Analytics>) {
    let mut model = Model::clone(model);
    model.apply(changes);
    let analytics = Analytics::compute_with(&model, given.today, prediction);
    (Arc::new(model), Arc::new(analytics))
}
