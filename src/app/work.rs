//! The job at hand. One at a time: it either only reads, or has the store and gives it back with what it did.

use std::path::PathBuf;
use std::sync::Arc;

use super::backups::{CheckReport, Made, Restored};
use super::erase::Erased;
use super::error::AppError;
use super::event::{Event, ImportRequest};
use super::import::{Preview, Written};
use super::jobs::{Job, JobKind, Progress};
use super::workspace::Workspace;
use crate::analytics::prediction::Prediction;
use crate::domain::command::{Command, Given};
use crate::domain::model::Model;
use crate::store::Store;

/// What a job brings back.
pub(super) enum JobResult {
    Read {
        request: ImportRequest,
        preview: Result<Box<Preview>, AppError>,
    },
    /// A file was written, and is to be shown if it `opens`.
    Exported {
        outcome: Result<PathBuf, AppError>,
        opens: bool,
    },
    /// From a job that had the store; a fault loses it with its thread.
    Stored {
        store: Option<Box<Store>>,
        outcome: Result<StoreWork, AppError>,
    },
}

/// What was done with the store.
pub(super) enum StoreWork {
    Imported(Box<Written>),
    Restored(Box<Restored>),
    Checked(CheckReport),
    Erased(Box<Erased>),
    /// A backup is there, and the command that it was made for is to be carried out.
    BackedUpBefore(Box<Made>, Box<Command>),
    /// A deletion that was cut short is gone on with.
    Swept(Arc<Model>),
}

/// The shop as it is when a job with the store begins; nothing else can change it meanwhile.
pub(super) struct Present {
    pub model: Arc<Model>,
    pub given: Given,
    pub prediction: Option<Prediction>,
}

impl Workspace {
    /// The job at hand.
    #[must_use]
    pub fn job(&self) -> Option<(JobKind, &Progress)> {
        self.job.as_ref().map(|job| (job.kind, job.progress.as_ref()))
    }

    /// Waits for the job at hand, if there is one: the command line and tests.
    pub fn finish_job(&mut self) {
        if let Some(mut job) = self.job.take()
            && let Some(result) = job.wait()
        {
            self.take_in(result);
        }
    }

    /// Asks the job at hand to stop.
    pub fn cancel_job(&self) {
        if let Some(job) = &self.job {
            job.progress.cancel();
        }
    }

    /// Takes in what the job at hand has done, if it is through. Waits for nothing.
    pub(super) fn poll_job(&mut self) {
        if let Some(result) = self.job.as_mut().and_then(Job::poll) {
            self.job = None;
            self.take_in(result);
        }
    }

    /// Begins work that only reads. `faulted` makes its result after a fault.
    pub(super) fn begin(
        &mut self,
        kind: JobKind,
        work: impl FnOnce(&Progress) -> JobResult + Send + 'static,
        faulted: impl FnOnce(AppError) -> JobResult + Send + 'static,
    ) {
        if self.job.is_some() {
            self.say(Event::Failed(AppError::Busy));
            return;
        }
        let log = self.log().to_owned();
        let job = Job::start(kind, Arc::clone(&self.wake), work, || faulted(AppError::Fault { log }));
        self.started(job);
    }

    /// Begins work with the store, which nothing else can use meanwhile. Says so and returns `false` where the file is for
    /// reading only and the work would change it, or where another job is at hand.
    pub(super) fn begin_with_store(
        &mut self,
        kind: JobKind,
        work: impl FnOnce(&mut Store, &Present, &Progress) -> Result<StoreWork, AppError> + Send + 'static,
    ) -> bool {
        if kind.writes_file() && self.is_read_only() {
            self.say(Event::Failed(AppError::ReadOnly));
            return false;
        }
        self.fetch_store();
        let free = if self.job.is_none() { self.store.take() } else { None };
        let Some(mut store) = free else {
            self.say(Event::Failed(AppError::Busy));
            return false;
        };
        let present = Present { model: Arc::clone(&self.model), given: self.given(), prediction: self.analytics.prediction().copied() };
        let log = self.log().to_owned();
        let job = Job::start(
            kind,
            Arc::clone(&self.wake),
            move |progress| {
                let outcome = work(&mut store, &present, progress);
                JobResult::Stored { store: Some(Box::new(store)), outcome }
            },
            move || JobResult::Stored { store: None, outcome: Err(AppError::Fault { log }) },
        );
        let is_lost = job.is_err();
        self.started(job);
        if is_lost {
            // The thread did not start and took the store with it.
            self.reopen();
        }
        !is_lost
    }

    fn started(&mut self, job: std::io::Result<Job<JobResult>>) {
        match job {
            Ok(job) => self.job = Some(job),
            Err(source) => self.say(Event::Failed(AppError::Write { path: self.path().to_owned(), source })),
        }
    }

    fn take_in(&mut self, result: JobResult) {
        let told = match result {
            JobResult::Read { request, preview } => preview.map(|preview| {
                self.preview = Some((request, preview));
                Event::PreviewReady
            }),
            JobResult::Exported { outcome, opens } => {
                let shown = outcome.as_ref().ok().filter(|_| opens).cloned();
                self.say(outcome.map_or_else(Event::Failed, Event::Written));
                if let Some(path) = shown {
                    self.show(&path);
                }
                return;
            }
            JobResult::Stored { store, outcome } => {
                match store {
                    Some(store) => self.store = Some(*store),
                    // The file is whole, and opening it again brings all back.
                    None => self.reopen(),
                }
                outcome.and_then(|done| match done {
                    StoreWork::Imported(written) => Ok(self.take_in_written(*written)),
                    StoreWork::Restored(restored) => Ok(self.take_in_restored(*restored)),
                    StoreWork::Erased(erased) => Ok(self.take_in_erased(*erased)),
                    StoreWork::BackedUpBefore(made, command) => self.take_in_backed_up_before(*made, *command),
                    StoreWork::Swept(model) => Ok(self.take_in_swept(model)),
                    StoreWork::Checked(report) => {
                        self.checked = Some(report);
                        Ok(Event::Checked)
                    }
                })
            }
        };
        self.say(told.unwrap_or_else(Event::Failed));
    }
}
