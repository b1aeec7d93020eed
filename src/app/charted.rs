//! The figures that the charts are drawn from, computed part by part on a thread beside the window, so that a large shop never
//! makes it wait. Each part is there for the page as soon as it is computed; that of the periods comes first.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use chrono::NaiveDate;

use super::jobs::{Job, JobKind, Progress, Wake};
use super::workspace::Workspace;
use crate::analytics::{
    Analytics, ChainResults, Cohort, Counting, Measures, MonthFigures, SegmentsReport, ShareMonth, chain_results,
    chain_results_year_before, measures_by, purchases_after, segments, shares_of_last,
};
use crate::domain::model::Model;
use crate::domain::period::{Period, Span};

/// Windows that every shop is offered, days.
const WINDOWS_DAYS: [u32; 3] = [30, 90, 180];
/// How long each part is waited for when the charts are asked for: those of a small shop are there in the next frame, and nothing
/// flickers.
const GRACE: Duration = Duration::from_millis(1);
/// Into so many parts the figures come.
const PARTS: usize = 4;

/// What of the shop's past is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedCharts {
    pub span: Span,
    /// At most so many of the latest periods, the running one among them.
    pub most: usize,
}

/// What the figures depend on: revision of the shop, day, months or quarters.
pub type ChartsKey = (u64, NaiveDate, Span);

/// How much of the figures is there: periods divided, the first period of the results, whether the grid is.
pub type Done = (usize, Option<Period>, bool);

/// The figures of the whole shop, as far as they are computed.
#[derive(Debug, Clone)]
pub struct ChartFigures {
    pub key: ChartsKey,
    /// Windows that can be chosen, days, growing.
    pub windows_days: Vec<u32>,
    /// Three usual cycles of the shop, days: the window to begin with (SPEC §5).
    pub own_window_days: u32,
    /// Every month or quarter from the first purchase to today's.
    pub months: Vec<MonthFigures>,
    pub cohorts: Vec<Cohort>,
    /// Purchases that are dated later than today and count nowhere: the computer's clock may be wrong.
    pub later: usize,
    /// The last periods divided into segments and stages; empty until they are.
    pub shares: Vec<ShareMonth>,
    /// What contacts brought in the periods asked for.
    pub results: Option<ContactResults>,
    /// The grid of recency and value.
    pub grid: Option<SegmentsReport>,
}

/// What contacts brought since the first day of a period.
#[derive(Debug, Clone)]
pub struct ContactResults {
    pub from: Period,
    pub now: ChainResults,
    /// The same a year ago; `None` where there were no contacts.
    pub year_ago: Option<ChainResults>,
}

/// The part that is missing next.
#[derive(Debug, Clone, Copy)]
enum Missing {
    Shares(usize),
    Results(Period),
    Grid,
}

impl ChartFigures {
    /// The periods and cohorts: one pass over all purchases.
    fn begin(model: &Model, analytics: &Analytics, span: Span) -> Self {
        let today = analytics.as_of();
        let cycle_days = analytics.shop_cycle_days().unwrap_or_else(|| i64::from(model.settings().preset_cycle()));
        let own_window_days = u32::try_from(3 * cycle_days).unwrap_or(u32::MAX);
        let mut windows_days = vec![own_window_days];
        windows_days.extend(WINDOWS_DAYS);
        windows_days.sort_unstable();
        windows_days.dedup();
        let Measures { months, cohorts, .. } = measures_by(span, model, today, &windows_days, Counting::AllRows);
        let key = (model.revision(), today, span);
        let later = purchases_after(model, today);
        Self { key, windows_days, own_window_days, months, cohorts, later, shares: Vec::new(), results: None, grid: None }
    }

    /// Everything at once: for who has no window to wait in.
    #[must_use]
    pub fn complete(model: &Model, analytics: &Analytics, wanted: WantedCharts) -> Self {
        let mut figures = Self::begin(model, analytics, wanted.span);
        while let Some(missing) = figures.missing(wanted) {
            figures.compute(missing, model, analytics);
        }
        figures
    }

    /// Whether all that is asked for is there.
    #[must_use]
    pub fn answers(&self, wanted: WantedCharts) -> bool {
        self.key.2 == wanted.span && self.missing(wanted).is_none()
    }

    /// How much is there.
    #[must_use]
    pub fn done(&self) -> Done {
        (self.shares.len(), self.results.as_ref().map(|results| results.from), self.grid.is_some())
    }

    /// The index of a window in [`Self::windows_days`]; that of the shop's own window if it is not offered.
    #[must_use]
    pub fn window_index(&self, days: Option<u32>) -> usize {
        let of = |days: u32| self.windows_days.iter().position(|known| *known == days);
        days.and_then(of).or_else(|| of(self.own_window_days)).unwrap_or(0)
    }

    /// Periods to be divided: those that are shown, one more for the change of the first one, and all of them a year before.
    #[must_use]
    pub fn wanted_shares(&self, wanted: WantedCharts) -> usize {
        wanted.most.saturating_add(1 + wanted.span.in_a_year()).min(self.months.len())
    }

    fn missing(&self, wanted: WantedCharts) -> Option<Missing> {
        let from = self.months.get(self.months.len().saturating_sub(wanted.most))?.period;
        let shares = self.wanted_shares(wanted);
        if self.shares.len() < shares {
            Some(Missing::Shares(shares))
        } else if self.results.as_ref().is_none_or(|known| known.from != from) {
            Some(Missing::Results(from))
        } else {
            self.grid.is_none().then_some(Missing::Grid)
        }
    }

    fn compute(&mut self, missing: Missing, model: &Model, analytics: &Analytics) {
        let (_, today, span) = self.key;
        match missing {
            Missing::Shares(count) => self.shares = shares_of_last(span, model, today, count),
            Missing::Results(from) => self.results = Some(self.contact_results(model, from)),
            Missing::Grid => self.grid = Some(segments(model, analytics, None)),
        }
    }

    fn contact_results(&self, model: &Model, from: Period) -> ContactResults {
        let (day, today) = (from.first_day(), self.key.1);
        ContactResults { from, now: chain_results(model, day, today, today), year_ago: chain_results_year_before(model, day, today) }
    }
}

/// What is asked for, at work, and known.
#[derive(Default)]
pub(super) struct Charting {
    wanted: Option<WantedCharts>,
    at_work: Option<AtWork>,
    known: Option<Arc<ChartFigures>>,
    /// Asked again with every frame, what has ended with a fault would only do so again.
    faulted: Option<(ChartsKey, WantedCharts)>,
}

impl Drop for Charting {
    /// Nobody waits for who only looks.
    fn drop(&mut self) {
        if let Some(at_work) = self.at_work.take() {
            at_work.job.leave();
        }
    }
}

/// A thread that computes.
struct AtWork {
    key: ChartsKey,
    wanted: WantedCharts,
    job: Job<bool>,
    parts: Receiver<Arc<ChartFigures>>,
}

impl Charting {
    /// Whether a thread computes.
    pub(super) const fn is_at_work(&self) -> bool {
        self.at_work.is_some()
    }

    fn take_in_parts(&mut self) {
        if let Some(part) = self.at_work.as_ref().and_then(|at_work| at_work.parts.try_iter().last()) {
            self.known = Some(part);
        }
    }

    /// The thread has ended; `went_well` is false after a fault.
    fn end(&mut self, went_well: bool) {
        self.take_in_parts();
        if let Some(ended) = self.at_work.take()
            && !went_well
        {
            self.faulted = Some((ended.key, ended.wanted));
        }
    }
}

impl Workspace {
    /// Computes the figures of the charts; see [`Self::chart_figures`]. Who asks again wants the later one. Waits for a few
    /// milliseconds at most.
    pub fn chart(&mut self, wanted: WantedCharts) {
        let was_at_work = self.looks.charts.is_at_work();
        self.looks.charts.wanted = Some(wanted);
        self.begin_charts();
        if was_at_work {
            return;
        }
        for _ in 0..PARTS {
            let Some(part) = self.looks.charts.at_work.as_ref().and_then(|at_work| at_work.parts.recv_timeout(GRACE).ok()) else { break };
            self.looks.charts.known = Some(part);
        }
    }

    /// The figures of the charts as far as they are computed; of an earlier revision, or of another length of periods, until the first
    /// part of what was asked for is there.
    #[must_use]
    pub fn chart_figures(&self) -> Option<&ChartFigures> {
        self.looks.charts.known.as_deref()
    }

    /// Whether figures of the charts are computed.
    #[must_use]
    pub const fn is_charting(&self) -> bool {
        self.looks.charts.is_at_work()
    }

    /// Takes in what the thread has computed, and begins what is asked for. Waits for nothing.
    pub(super) fn poll_charts(&mut self) {
        let charts = &mut self.looks.charts;
        charts.take_in_parts();
        if let Some(went_well) = charts.at_work.as_mut().and_then(|at_work| at_work.job.poll()) {
            charts.end(went_well);
        }
        self.begin_charts();
    }

    /// Waits until the figures that were asked for are there.
    pub(super) fn finish_charts(&mut self) {
        while let Some(went_well) = self.looks.charts.at_work.as_mut().map(|at_work| at_work.job.wait().unwrap_or(false)) {
            self.looks.charts.end(went_well);
            self.begin_charts();
        }
    }

    fn begin_charts(&mut self) {
        let Some(wanted) = self.looks.charts.wanted else { return };
        let key = (self.model.revision(), self.analytics.as_of(), wanted.span);
        let charts = &mut self.looks.charts;
        if let Some(at_work) = &charts.at_work {
            if (at_work.key, at_work.wanted) != (key, wanted) {
                at_work.job.progress.cancel();
            }
            return;
        }
        charts.wanted = None;
        let known = charts.known.as_ref().filter(|known| (known.key.0, known.key.1) == (key.0, key.1)).map(Arc::clone);
        if charts.faulted == Some((key, wanted)) || known.as_ref().is_some_and(|known| known.answers(wanted)) {
            return;
        }
        let (sender, parts) = channel();
        let (model, analytics, wake) = (Arc::clone(&self.model), Arc::clone(&self.analytics), Arc::clone(&self.wake));
        let work = move |progress: &Progress| compute(&model, &analytics, wanted, known, &sender, &wake, progress);
        match Job::start(JobKind::Looking, Arc::clone(&self.wake), work, || false) {
            Ok(job) => self.looks.charts.at_work = Some(AtWork { key, wanted, job, parts }),
            Err(error) => tracing::warn!(%error, "no thread for the charts"),
        }
    }
}

/// Sends the figures each time that a part of them is there; those that are known already need no computing. True, since no fault
/// has ended it.
fn compute(
    model: &Model,
    analytics: &Analytics,
    wanted: WantedCharts,
    known: Option<Arc<ChartFigures>>,
    sender: &Sender<Arc<ChartFigures>>,
    wake: &Wake,
    progress: &Progress,
) -> bool {
    let send = |figures: &Arc<ChartFigures>| {
        // Nobody listens any more only when the window is closing.
        if sender.send(Arc::clone(figures)).is_ok() {
            wake();
        }
    };
    let mut figures = match known {
        Some(known) if known.key.2 == wanted.span => known,
        other => {
            let mut figures = ChartFigures::begin(model, analytics, wanted.span);
            // The grid knows neither months nor quarters.
            figures.grid = other.and_then(|other| other.grid.clone());
            let figures = Arc::new(figures);
            send(&figures);
            figures
        }
    };
    while let Some(missing) = figures.missing(wanted).filter(|_| !progress.is_cancelled()) {
        // What the window is drawing stays as it is.
        Arc::make_mut(&mut figures).compute(missing, model, analytics);
        send(&figures);
    }
    true
}
