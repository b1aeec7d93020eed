//! The calendar: what will come due, and what was done.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::chain::{candidates, due_on};
use super::due::DueStep;
use super::engine::{Analytics, situation};
use crate::domain::contact::{Contact, Purpose};
use crate::domain::dates::days_between;
use crate::domain::ids::{ClientId, ContactId};
use crate::domain::model::Model;

/// What newly comes due on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastDay {
    pub day: NaiveDate,
    pub closed: bool,
    /// In the order of the day's list, then by client; a client at most once.
    pub coming: Vec<(ClientId, DueStep)>,
}

/// Contacts made on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastDay {
    pub day: NaiveDate,
    /// By moment.
    pub contacts: Vec<PastContact>,
}

/// A contact that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastContact {
    pub contact: ContactId,
    pub client: ClientId,
    pub purpose: Purpose,
}

/// What comes due on each of `days` days from `from` on, if nobody buys or is contacted meanwhile.
///
/// `from` is [`Analytics::as_of`] or later. What is already due and waiting stands on the day of `from`.
#[must_use]
pub fn forecast(model: &Model, analytics: &Analytics, from: NaiveDate, days: u16) -> Vec<ForecastDay> {
    let empty = |day| ForecastDay { day, closed: model.settings().is_closed(day), coming: Vec::new() };
    let mut forecast: Vec<ForecastDay> = from.iter_days().take(usize::from(days)).map(empty).collect();
    let Some(last) = forecast.last().map(|last| last.day) else { return forecast };
    if let Some(coming) = from_agenda(analytics, from, forecast.len()) {
        for (day, coming) in forecast.iter_mut().zip(coming) {
            day.coming = coming;
        }
        return forecast;
    }
    let mut scratch = Vec::new();
    for figures in analytics.clients() {
        let Some(client) = model.clients().get(figures.client) else { continue };
        candidates(&situation(model, client, figures, analytics.as_of(), analytics.membership(client.id)), last, &mut scratch);
        for day in std::iter::once(from).chain(scratch.iter().map(|candidate| candidate.date).filter(|date| *date > from)) {
            // A birthday that comes while a call waits is no contact of its own: the call speaks for it.
            let newly = due_on(&scratch, day).filter(|candidate| day == from || candidate.date == day);
            let place = usize::try_from(days_between(from, day)).ok().and_then(|place| forecast.get_mut(place));
            if let Some((place, candidate)) = place.zip(newly)
                && place.coming.last().is_none_or(|(last, _)| *last != client.id)
            {
                place.coming.push((client.id, candidate.step));
            }
        }
    }
    for day in &mut forecast {
        day.coming.sort_by_key(|(client, step)| (step.rank(), *client));
    }
    forecast
}

/// The forecast as the figures keep it, if they do and it reaches so far.
fn from_agenda(analytics: &Analytics, from: NaiveDate, days: usize) -> Option<Vec<Vec<(ClientId, DueStep)>>> {
    let agenda = analytics.agenda()?;
    match days_between(analytics.as_of(), from) {
        0 => {
            let step = |client| Some((client, analytics.client(client)?.due.as_ref()?.step));
            let mut today: Vec<(ClientId, DueStep)> = agenda.due().filter_map(step).collect();
            today.sort_unstable_by_key(|(client, step)| (step.rank(), *client));
            let later = agenda.newly_after_today(days.saturating_sub(1))?;
            Some(std::iter::once(today).chain(later).collect())
        }
        1 => agenda.tomorrow_and_on(days),
        _ => None,
    }
}

/// Who newly comes due on a day after that of the figures, in the order of [`ForecastDay::coming`]. `None` where the figures
/// keep no agenda or it does not reach so far: [`forecast`] finds it by a look at every client.
#[must_use]
pub fn kept_forecast(analytics: &Analytics, day: NaiveDate) -> Option<Vec<(ClientId, DueStep)>> {
    analytics.agenda()?.on(day)
}

/// Contacts made on each day from `from` to `to`, both included. Days without any are left out.
#[must_use]
pub fn past(model: &Model, from: NaiveDate, to: NaiveDate) -> Vec<PastDay> {
    let mut by_day: BTreeMap<NaiveDate, Vec<&Contact>> = BTreeMap::new();
    for contact in model.contacts_between(from, to) {
        by_day.entry(contact.day).or_default().push(contact);
    }
    let past_contact = |contact: &Contact| PastContact { contact: contact.id, client: contact.client, purpose: contact.purpose };
    by_day
        .into_iter()
        .map(|(day, mut contacts)| {
            contacts.sort_by_key(|contact| (contact.at, contact.id));
            PastDay { day, contacts: contacts.into_iter().map(past_contact).collect() }
        })
        .collect()
}
