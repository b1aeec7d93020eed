//! The list of one day: who is contacted, who moves on to the next day, and what was done already.

use chrono::NaiveDate;

use super::chain::{candidates, due_on};
use super::cycle::CycleRules;
use super::due::Due;
use super::engine::{Analytics, situation};
use super::entry::due;
use crate::domain::ids::{ClientId, ContactId};
use crate::domain::model::Model;

/// The list of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayList {
    pub day: NaiveDate,
    /// The shop is closed on this day, so everything moves on.
    pub closed: bool,
    /// To be contacted, in the order of the list.
    pub due: Vec<Due>,
    /// Over the day's capacity: they move to the next day. In the same order.
    pub moved_on: Vec<Due>,
    /// Contacts logged on this day, in the order of their moments.
    pub done: Vec<ContactId>,
}

impl DayList {
    /// The list of `day`, which is [`Analytics::as_of`] or a later day (assuming that nobody buys or is contacted until then).
    ///
    /// Agreed dates come first, then calls, birthdays, offers and first visits, reminders; in each the most money at risk,
    /// then the earlier client. What was done today uses up the day's capacity. Money at risk is that of `as_of`.
    #[must_use]
    pub fn plan(model: &Model, analytics: &Analytics, day: NaiveDate) -> Self {
        if day == analytics.as_of() {
            let today = TodayList::of(model, analytics);
            let (due, moved_on) = (today.due().cloned().collect(), today.moved_on().cloned().collect());
            return Self { day, closed: today.closed, due, moved_on, done: today.done };
        }
        let mut due = due_later(model, analytics, day);
        due.sort_by_key(order);
        let (closed, done) = (model.settings().is_closed(day), done_on(model, day));
        let moved_on = due.split_off(capacity(model, closed, done.len()).min(due.len()));
        Self { day, closed, due, moved_on, done }
    }
}

/// The list of the day of the figures, by reference: the order that [`DayList::plan`] gives, made without copying it.
#[derive(Debug)]
pub struct TodayList<'a> {
    analytics: &'a Analytics,
    /// In order, where the figures keep no agenda.
    sorted: Option<Vec<&'a Due>>,
    capacity: usize,
    /// See [`DayList::closed`].
    pub closed: bool,
    /// See [`DayList::done`].
    pub done: Vec<ContactId>,
}

impl<'a> TodayList<'a> {
    /// The list of [`Analytics::as_of`].
    #[must_use]
    pub fn of(model: &Model, analytics: &'a Analytics) -> Self {
        let day = analytics.as_of();
        let (closed, done) = (model.settings().is_closed(day), done_on(model, day));
        let sorted = analytics.agenda().is_none().then(|| {
            let mut due: Vec<&Due> = analytics.clients().filter_map(|figures| figures.due.as_deref()).collect();
            due.sort_by_key(|due| order(due));
            due
        });
        Self { analytics, sorted, capacity: capacity(model, closed, done.len()), closed, done }
    }

    /// How many are to be contacted.
    #[must_use]
    pub fn due_count(&self) -> usize {
        self.all_count().min(self.capacity)
    }

    /// How many are over the day's capacity.
    #[must_use]
    pub fn moved_on_count(&self) -> usize {
        self.all_count().saturating_sub(self.capacity)
    }

    /// To be contacted.
    pub fn due(&self) -> impl Iterator<Item = &'a Due> {
        self.all().take(self.capacity)
    }

    /// Over the day's capacity.
    pub fn moved_on(&self) -> impl Iterator<Item = &'a Due> {
        self.all().skip(self.capacity)
    }

    /// Who would be contacted today by a message but got another one shortly before, by client.
    #[must_use]
    pub fn held(&self) -> Vec<ClientId> {
        let today = self.analytics.as_of();
        let of_all = || self.analytics.clients().filter(|of| of.is_message_held(today)).map(|of| of.client).collect();
        self.analytics.agenda().map_or_else(of_all, |agenda| agenda.held().iter().copied().collect())
    }

    fn all_count(&self) -> usize {
        self.sorted.as_ref().map_or_else(|| self.analytics.agenda().map_or(0, super::agenda::Agenda::due_count), Vec::len)
    }

    fn all(&self) -> impl Iterator<Item = &'a Due> {
        let analytics = self.analytics;
        let kept = analytics.agenda().into_iter().flat_map(super::agenda::Agenda::due);
        let kept = kept.filter_map(move |client| analytics.client(client)?.due.as_deref());
        self.sorted.iter().flatten().copied().chain(kept)
    }
}

/// The place of a contact in the list of its day.
const fn order(due: &Due) -> (u8, std::cmp::Reverse<i64>, ClientId) {
    (due.step.rank(), std::cmp::Reverse(due.money_at_risk_minor), due.client)
}

/// How many more the day can take.
fn capacity(model: &Model, closed: bool, done: usize) -> usize {
    if closed { 0 } else { usize::from(model.settings().capacity).saturating_sub(done) }
}

fn due_later(model: &Model, analytics: &Analytics, day: NaiveDate) -> Vec<Due> {
    let rules = CycleRules::new(model, analytics.shop_cycle_days());
    let mut scratch = Vec::new();
    let due_of = |figures| {
        let figures: &super::figures::ClientFigures = figures;
        let client = model.clients().get(figures.client)?;
        candidates(&situation(model, client, figures, analytics.as_of(), analytics.membership(client.id)), day, &mut scratch);
        due_on(&scratch, day).map(|candidate| due(model, &rules, client, figures, &candidate, day))
    };
    analytics.clients().filter_map(due_of).collect()
}

fn done_on(model: &Model, day: NaiveDate) -> Vec<ContactId> {
    let mut done: Vec<_> = model.contacts_between(day, day).map(|contact| (contact.at, contact.id)).collect();
    done.sort_unstable();
    done.into_iter().map(|(_, id)| id).collect()
}
