//! What the charts want to know of the whole shop that takes longer than a frame: their [figures](super::charted), the clients
//! behind a point, and what clients are expected to bring in a year. Found on threads beside all other work, so that a large
//! shop's window never waits.

use std::sync::Arc;

use chrono::NaiveDate;

use super::charted::Charting;
use super::duplicates::DuplicateSearch;
use super::event::Event;
use super::jobs::{Job, JobKind};
use super::show::Shown;
use super::workspace::Workspace;
use crate::analytics::{Behind, YearForecast, list_behind, year_forecast};
use crate::domain::period::Period;

/// A list of clients that a page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedList {
    /// What stands above it.
    pub title: String,
    pub period: Period,
    pub behind: Behind,
}

/// What is asked for, at work, and known, of all that only looks at the shop.
#[derive(Default)]
pub(super) struct Looks {
    pub(super) duplicates: DuplicateSearch,
    pub(super) charts: Charting,
    pub(super) shown: Shown,
    wanted: Option<WantedList>,
    list: Option<Job<Option<Event>>>,
    year_wanted: bool,
    year: Option<Job<Option<(Key, YearForecast)>>>,
    known_year: Option<(Key, YearForecast)>,
}

/// Revision of the shop, and day.
type Key = (u64, NaiveDate);

impl Workspace {
    /// Looks for the clients of a list; [`Event::Listed`] brings it. Who asks again before that wants the later one.
    pub fn list(&mut self, wanted: WantedList) {
        self.looks.wanted = Some(wanted);
        // What was found meanwhile is taken in with the next frame, which shows it.
        self.begin_list();
    }

    /// Computes what clients are expected to bring in a year; see [`Self::year_forecast`].
    pub fn forecast_year(&mut self) {
        self.looks.year_wanted = self.year_forecast().is_none();
        self.begin_year();
    }

    /// What clients are expected to bring in a year; `None` until it was asked for of this revision and day.
    #[must_use]
    pub fn year_forecast(&self) -> Option<&YearForecast> {
        self.looks.known_year.as_ref().filter(|(key, _)| *key == self.look_key()).map(|(_, forecast)| forecast)
    }

    /// Whether a list is looked for.
    #[must_use]
    pub const fn is_listing(&self) -> bool {
        self.looks.list.is_some()
    }

    /// Whether anything is looked for: pictures and tests wait for it.
    #[must_use]
    pub const fn is_looking(&self) -> bool {
        self.looks.list.is_some() || self.looks.year.is_some() || self.looks.charts.is_at_work()
    }

    /// Takes in what the threads have found, and begins what is asked for. Waits for nothing.
    pub(super) fn poll_looks(&mut self) {
        self.poll_duplicates();
        self.poll_charts();
        self.poll_shown();
        if let Some(found) = self.looks.list.as_mut().and_then(Job::poll) {
            self.looks.list = None;
            self.take_in_list(found);
        }
        if let Some(found) = self.looks.year.as_mut().and_then(Job::poll) {
            self.looks.year = None;
            self.take_in_year(found);
        }
        self.begin_list();
        self.begin_year();
    }

    /// Waits for what was asked for: tests, pictures and the command line.
    pub fn finish_looks(&mut self) {
        self.poll_looks();
        while self.is_looking() {
            self.finish_charts();
            if let Some(found) = self.looks.list.take().and_then(|mut job| job.wait()) {
                self.take_in_list(found);
            }
            if let Some(found) = self.looks.year.take().and_then(|mut job| job.wait()) {
                self.take_in_year(found);
            }
            self.poll_looks();
        }
    }

    fn look_key(&self) -> Key {
        (self.model.revision(), self.analytics.as_of())
    }

    fn begin_list(&mut self) {
        if self.looks.list.is_some() {
            return;
        }
        let Some(WantedList { title, period, behind }) = self.looks.wanted.take() else { return };
        let (model, analytics) = (Arc::clone(&self.model), Arc::clone(&self.analytics));
        let work = move || Some(Event::Listed { title, clients: list_behind(&model, &analytics, period, behind) });
        // The hook for faults describes one in the log; the page stays as it is.
        match Job::start(JobKind::Looking, Arc::clone(&self.wake), |_| work(), || None) {
            Ok(job) => self.looks.list = Some(job),
            Err(error) => tracing::warn!(%error, "no thread to look for clients"),
        }
    }

    fn take_in_list(&mut self, found: Option<Event>) {
        // A list that was asked for meanwhile is what the owner wants to see.
        if let Some(listed) = found
            && self.looks.wanted.is_none()
        {
            self.say(listed);
        }
    }

    fn begin_year(&mut self) {
        if self.looks.year.is_some() || !std::mem::take(&mut self.looks.year_wanted) || self.year_forecast().is_some() {
            return;
        }
        let (model, analytics, key) = (Arc::clone(&self.model), Arc::clone(&self.analytics), self.look_key());
        let work = move || Some((key, year_forecast(&model, &analytics)));
        match Job::start(JobKind::Looking, Arc::clone(&self.wake), move |_| work(), || None) {
            Ok(job) => self.looks.year = Some(job),
            Err(error) => tracing::warn!(%error, "no thread to value clients"),
        }
    }

    fn take_in_year(&mut self, found: Option<(Key, YearForecast)>) {
        // After a fault there is no forecast; asking again with every frame would only repeat it.
        self.looks.known_year = Some(found.unwrap_or((self.look_key(), YearForecast::NoFit)));
    }
}
