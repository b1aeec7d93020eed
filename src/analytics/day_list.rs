//! The list of one day: who is contacted, who moves on to the next day, and what was done already.

use chrono::NaiveDate;

use super::chain::{candidates, due_on};
use super::cycle::CycleRules;
use super::due::Due;
use super::engine::{Analytics, due, situation};
use crate::domain::ids::ContactId;
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
        let mut due = all_due(model, analytics, day);
        due.sort_by_key(|due| (due.step.rank(), std::cmp::Reverse(due.money_at_risk_minor), due.client));
        let done = done_on(model, day);
        let closed = model.settings().is_closed(day);
        let capacity = if closed { 0 } else { usize::from(model.settings().capacity).saturating_sub(done.len()) };
        let moved_on = due.split_off(capacity.min(due.len()));
        Self { day, closed, due, moved_on, done }
    }
}

fn all_due(model: &Model, analytics: &Analytics, day: NaiveDate) -> Vec<Due> {
    if day == analytics.as_of() {
        return analytics.clients().filter_map(|figures| figures.due.as_deref().cloned()).collect();
    }
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
    let mut done: Vec<_> = super::calendar::contacts_between(model, day, day).map(|contact| (contact.at, contact.id)).collect();
    done.sort_unstable();
    done.into_iter().map(|(_, id)| id).collect()
}
