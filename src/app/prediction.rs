//! The prediction behind money at risk, kept up to date on a thread of its own while the owner works.
//!
//! A fit is due when a shop is opened, on a new day, and when its purchases have become a tenth more or fewer. It goes in
//! two steps, both without the store: the fit, which needs a small table and not the shop; then everybody's figures with
//! it, made again if the shop has changed meanwhile. Until then lists go by the fit before, or by the last five checks.

use std::sync::Arc;

use chrono::NaiveDate;

use super::jobs::{Job, JobKind};
use super::workspace::Workspace;
use crate::analytics::prediction::Prediction;
use crate::analytics::{Analytics, Counting, rfm_table};

/// What is at work on the prediction, and for what it was begun last.
#[derive(Default)]
pub(super) struct Forecaster {
    /// Day and number of purchases.
    begun: Option<(NaiveDate, usize)>,
    job: Option<Job<Found>>,
}

/// What the thread brings back.
enum Found {
    /// `None` where too few came back or where the model does not fit.
    Fit(Option<Prediction>),
    /// The figures of the shop as it was at a revision.
    Figures {
        revision: u64,
        analytics: Arc<Analytics>,
    },
    Fault,
}

impl Forecaster {
    fn is_due(&self, today: NaiveDate, purchases: usize) -> bool {
        self.begun.is_none_or(|(day, before)| day != today || 10 * purchases.abs_diff(before) >= before.max(1))
    }
}

impl Workspace {
    /// Takes in what the thread has found and begins what is due. Waits for nothing.
    pub(super) fn predict(&mut self) {
        // A job at work holds the model too: taking figures in would have to copy it.
        if self.job.is_none()
            && let Some(found) = self.forecaster.job.as_mut().and_then(Job::poll)
        {
            self.forecaster.job = None;
            self.take_in_found(found);
        }
        self.begin_fit();
    }

    /// Whether a prediction is at work.
    #[must_use]
    pub const fn is_predicting(&self) -> bool {
        self.forecaster.job.is_some()
    }

    /// Makes the prediction of this shop and day and waits for it: the command line, pictures and tests.
    pub fn finish_prediction(&mut self) {
        self.begin_fit();
        while let Some(mut job) = self.forecaster.job.take() {
            if let Some(found) = job.wait() {
                self.take_in_found(found);
            }
        }
    }

    fn begin_fit(&mut self) {
        let (today, purchases) = (self.today(), self.model.purchases().len());
        if self.is_predicting() || !self.forecaster.is_due(today, purchases) {
            return;
        }
        self.forecaster.begun = Some((today, purchases));
        let model = Arc::clone(&self.model);
        let currency = model.settings().currency;
        self.start_predicting(move || {
            let rows = rfm_table(&model, today, Counting::AllRows);
            // Whoever changes the shop meanwhile need not copy it for this thread's sake.
            drop(model);
            let prediction = Prediction::for_owner_of_rows(&rows, currency);
            if let Err(reason) = &prediction {
                tracing::info!(%reason, "no prediction");
            }
            Found::Fit(prediction.ok())
        });
    }

    fn begin_figures(&mut self, prediction: Option<Prediction>) {
        let (model, today) = (Arc::clone(&self.model), self.today());
        self.start_predicting(move || {
            let analytics = Arc::new(Analytics::compute_with(&model, today, prediction));
            Found::Figures { revision: model.revision(), analytics }
        });
    }

    fn start_predicting(&mut self, work: impl FnOnce() -> Found + Send + 'static) {
        match Job::start(JobKind::Predicting, Arc::clone(&self.wake), |_| work(), || Found::Fault) {
            Ok(job) => self.forecaster.job = Some(job),
            Err(error) => tracing::warn!(%error, "no thread for a prediction"),
        }
    }

    fn take_in_found(&mut self, found: Found) {
        match found {
            Found::Fit(prediction) if prediction.as_ref() == self.analytics.prediction() => {}
            Found::Fit(prediction) => self.begin_figures(prediction),
            Found::Figures { revision, analytics } if revision == self.model.revision() && analytics.as_of() == self.today() => {
                self.replace_analytics(analytics);
                // Pages keep their rows under the revision; no change is applied, but what they show is new.
                Arc::make_mut(&mut self.model).apply(&[]);
                Arc::make_mut(&mut self.analytics).note_all_moved(self.model.revision());
            }
            Found::Figures { analytics, .. } => self.begin_figures(analytics.prediction().copied()),
            // The hook for faults has described it in the log; lists go on without a new prediction.
            Found::Fault => {}
        }
    }
}
