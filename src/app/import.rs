//! Bringing in foreign files: read for a preview, then written, both as jobs.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::backups::{BackupReason, Order};
use super::error::AppError;
use super::event::{Event, ImportRequest};
use super::jobs::{JobKind, Progress};
use super::undo::Step;
use super::work::{JobResult, Present, StoreWork};
use super::workspace::Workspace;
use crate::analytics::Analytics;
use crate::analytics::prediction::Prediction;
use crate::domain::change::Change;
use crate::domain::command::{self, Command, Given, Title};
use crate::domain::model::Model;
use crate::domain::trail::{TrailEntry, Way};
use crate::store::Store;
use crate::transfer::export::rejected::Rejected;

pub use crate::transfer::import::detect::encoding::TextEncoding;
pub use crate::transfer::import::fields::Field;
pub use crate::transfer::import::matching::{APART, TOGETHER, shared_phone_question};
pub use crate::transfer::import::preview::{
    CELL_END, ColumnGuess, Counts, Detect, FileRefused, Format, Options, Outcome, Preview, RejectedRow, SampleRow, SheetBeside, SkippedRow,
    Stage, Sums, Verdict,
};
pub use crate::transfer::import::question::{Choice, Question, QuestionKind, Reading};
pub use crate::transfer::import::reasons::{RefusalReason, RejectReason, RowOf, SkipReason, Warning};
pub use crate::transfer::import::undated::NO_DAY;
pub use crate::transfer::import::unnamed::NOBODY;
pub use crate::transfer::json;

/// A batch that was written, with the model and figures as they are after it.
pub(super) struct Written {
    pub step: Step,
    pub model: Arc<Model>,
    pub analytics: Arc<Analytics>,
}

impl Workspace {
    /// Reads a file on a thread and keeps what it would bring as the [preview](Self::preview).
    pub fn preview_import(&mut self, request: ImportRequest) {
        let settings = self.model.settings();
        let region = request.region.clone().unwrap_or_else(|| settings.phone_region.clone());
        let mut options = Options::new(&region, settings.currency, self.today());
        options.answers.clone_from(&request.answers);
        options.mapping.clone_from(&request.mapping);
        options.sheet.clone_from(&request.sheet);
        options.beside.clone_from(&request.beside);
        let model = Arc::clone(&self.model);
        let faulted_request = request.clone();
        self.begin(
            JobKind::Reading,
            move |progress| {
                let preview = read(&request, &model, &options, progress);
                JobResult::Read { request, preview }
            },
            move |fault| JobResult::Read { request: faulted_request, preview: Err(fault) },
        );
    }

    /// Forgets the preview.
    pub fn drop_preview(&mut self) {
        self.preview = None;
    }

    /// Writes what the preview showed: a backup, then one transaction and one undo step.
    pub fn import_preview(&mut self) {
        let Some((request, preview)) = self.preview.take() else { return };
        if self.job.is_some() || self.is_read_only() {
            // Refused; what was looked at stays to be tried again.
            self.preview = Some((request, preview));
            self.say(Event::Failed(if self.is_read_only() { AppError::ReadOnly } else { AppError::Busy }));
            return;
        }
        let order = self.order(BackupReason::BeforeImport);
        let rejected = Rejected::of(&preview);
        let begun = self.begin_with_store(JobKind::Importing, move |store, present, progress| {
            write(store, &order, present, *preview, progress).map(Box::new).map(StoreWork::Imported)
        });
        if begun {
            self.rejected = Some(rejected);
        }
    }

    /// Shows the shop with what the file brought.
    pub(super) fn take_in_written(&mut self, written: Written) -> Event {
        self.model = written.model;
        self.analytics = written.analytics;
        self.preview = None;
        self.wrote();
        let (mut clients, mut purchases) = (0, 0);
        if let Title::Imported { clients: added, purchases: bought, .. } = &written.step.title {
            (clients, purchases) = (*added, *bought);
        }
        self.undo.push(written.step);
        Event::Imported { clients, purchases }
    }
}

fn read(request: &ImportRequest, model: &Model, options: &Options, progress: &Progress) -> Result<Box<Preview>, AppError> {
    progress.name(&request.path.file_name().unwrap_or_default().to_string_lossy());
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
fn write(store: &mut Store, order: &Order, present: &Present, preview: Preview, progress: &Progress) -> Result<Written, AppError> {
    let (model, given) = (&present.model, &present.given);
    if !model.is_empty() {
        order.make(store)?;
    }
    let plan = command::plan(model, Command::Import(Box::new(preview.batch)), given)?;
    if progress.is_cancelled() {
        return Err(AppError::Cancelled);
    }
    let trail = TrailEntry::of(&plan.title, &plan.changes, Way::Done, given);
    store.write_with_trail(&plan.changes, &trail).map_err(AppError::of_store(&order.file))?;
    let (model, analytics) = after(model, &plan.changes, given, present.prediction);
    Ok(Written { step: Step { title: plan.title, changes: plan.changes }, model, analytics })
}

/// The model and figures after the changes, made on the job's thread so that the window only has to swap them in.
fn after(model: &Arc<Model>, changes: &[Change], given: &Given, prediction: Option<Prediction>) -> (Arc<Model>, Arc<Analytics>) {
    let mut model = Model::clone(model);
    model.apply(changes);
    let analytics = Analytics::compute_with(&model, given.today, prediction);
    (Arc::new(model), Arc::new(analytics))
}
