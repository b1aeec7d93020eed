//! The list of one day: who is contacted, who moves on to the next day, and what was done already.

use chrono::NaiveDate;

use super::due::Due;
use super::engine::Analytics;
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
    /// Over the day's capacity: they move to the next day.
    pub moved_on: Vec<Due>,
    /// Contacts logged on this day, in the order of their moments.
    pub done: Vec<ContactId>,
}

impl DayList {
    /// The list of `day`, which is [`Analytics::as_of`] or a later day (assuming that nobody buys or is contacted until then).
    #[must_use]
    pub fn plan(model: &Model, analytics: &Analytics, day: NaiveDate) -> Self {
        let due: Vec<Due> = analytics.clients().filter_map(|figures| figures.due.as_deref().cloned()).collect();
        Self { day, closed: model.settings().is_closed(day), due, moved_on: Vec::new(), done: Vec::new() }
    }
}
