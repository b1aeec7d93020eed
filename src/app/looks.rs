//! What the workspace is asked of the whole shop: the clients behind a point of a chart, what clients are expected to bring in
//! a year, and who may be one person. Each is a [`Look`]; pages hold those of their own. The [figures](super::charted) of the
//! charts come part by part.

use chrono::NaiveDate;

use super::charted::Charting;
use super::duplicates::Duplicates;
use super::event::Event;
use super::jobs::JobKind;
use super::look::{AtWork, Look, Looker};
use super::new_day::NewDay;
use super::show::Shown;
use super::workspace::Workspace;
use crate::analytics::{Behind, YearForecast, list_behind, year_forecast};
use crate::domain::ids::ClientId;
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
    pub(super) at_work: AtWork,
    pub(super) new_day: NewDay,
    pub(super) charts: Charting,
    pub(super) shown: Shown,
    pub(super) duplicates_wanted: bool,
    /// Under the revision.
    pub(super) duplicates: Look<u64, Duplicates>,
    list_wanted: Option<WantedList>,
    /// Under the number of the question: the same list may be asked for again.
    list: Look<(u64, String), Vec<ClientId>>,
    lists: u64,
    year_wanted: bool,
    year: Look<Key, YearForecast>,
}

/// Revision of the shop, and day.
type Key = (u64, NaiveDate);

impl Workspace {
    /// The shop as it is now, for a page with a question of its own.
    #[must_use]
    pub fn looker(&self) -> Looker<'_> {
        Looker { model: &self.model, analytics: &self.analytics, wake: &self.wake, at_work: &self.looks.at_work }
    }

    /// Looks for the clients of a list; [`Event::Listed`] brings it. Who asks again before that wants the later one.
    pub fn list(&mut self, wanted: WantedList) {
        self.looks.list_wanted = Some(wanted);
        // What was found meanwhile is taken in with the next frame, which shows it.
        self.begin_looks();
    }

    /// Computes what clients are expected to bring in a year; see [`Self::year_forecast`].
    pub fn forecast_year(&mut self) {
        self.looks.year_wanted = true;
        self.begin_looks();
    }

    /// What clients are expected to bring in a year; `None` until it was asked for of this revision and day.
    #[must_use]
    pub fn year_forecast(&self) -> Option<&YearForecast> {
        let key = self.look_key();
        // After a fault there is no forecast.
        let failed = self.looks.year.has_failed(&key).then_some(&YearForecast::NoFit);
        self.looks.year.of(&key).or(failed)
    }

    /// Whether a list is looked for.
    #[must_use]
    pub const fn is_listing(&self) -> bool {
        self.looks.list.is_at_work()
    }

    /// Whether anything is looked for, by a page or by the workspace: pictures and tests wait for it.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.looks.at_work.is_any() || self.looks.list.is_at_work() || self.looks.year.is_at_work() || self.looks.charts.is_at_work()
    }

    /// How often a thread has begun to look. One that is through may have an answer that the next frame takes in: who waits
    /// for a page to come to rest goes on until a frame begins none.
    #[must_use]
    pub fn looks_begun(&self) -> usize {
        self.looks.at_work.begun()
    }

    /// Takes in what the threads have found, and begins what is asked for. Waits for nothing.
    pub(super) fn poll_looks(&mut self) {
        self.poll_charts();
        self.poll_shown();
        let (is_listed, _, _) = (self.looks.list.poll(), self.looks.year.poll(), self.looks.duplicates.poll());
        if is_listed {
            self.tell_list();
        }
        self.begin_looks();
    }

    /// Waits for what was asked for: tests, pictures and the command line.
    pub fn finish_looks(&mut self) {
        self.poll_looks();
        while self.looks.list.is_at_work() || self.looks.year.is_at_work() || self.looks.charts.is_at_work() {
            self.finish_charts();
            if self.looks.list.finish() {
                self.tell_list();
            }
            self.looks.year.finish();
            self.begin_looks();
        }
    }

    fn look_key(&self) -> Key {
        (self.model.revision(), self.analytics.as_of())
    }

    fn begin_looks(&mut self) {
        let key = self.look_key();
        let Looks { at_work, duplicates, duplicates_wanted, list, list_wanted, lists, year, year_wanted, .. } = &mut self.looks;
        let at = Looker { model: &self.model, analytics: &self.analytics, wake: &self.wake, at_work };
        if !duplicates.is_at_work() && std::mem::take(duplicates_wanted) {
            duplicates.begin(at, JobKind::LookingForDuplicates, &key.0, |model, _| Duplicates::of(model));
        }
        if !year.is_at_work() && std::mem::take(year_wanted) && !year.is_of(&key) {
            year.begin(at, JobKind::Looking, &key, year_forecast);
        }
        if !list.is_at_work()
            && let Some(WantedList { title, period, behind }) = list_wanted.take()
        {
            *lists += 1;
            list.begin(at, JobKind::Looking, &(*lists, title), move |model, analytics| list_behind(model, analytics, period, behind));
        }
    }

    fn tell_list(&mut self) {
        // A list that was asked for meanwhile is what the owner wants to see.
        if self.looks.list_wanted.is_none()
            && let Some(((_, title), clients)) = self.looks.list.known()
        {
            let (title, clients) = (title.clone(), clients.clone());
            self.say(Event::Listed { title, clients });
        }
    }
}
