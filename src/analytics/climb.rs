//! The steps towards one visit: which are done, which are still to come, and which went by without a contact.

use chrono::NaiveDate;

use super::chain::{Buying, Candidate, Situation, pending_agreed};
use super::due::DueStep;
use crate::domain::client::ConsentAnswer;
use crate::domain::contact::{Contact, Outcome, Purpose};
use crate::domain::dates::{add_days, days_between};
use crate::domain::settings::{ChainStep, Settings, StepKind};

/// A step of the chain on its day, an open one.
struct StepDay {
    day: NaiveDate,
    index: u8,
    kind: StepKind,
}

/// A step of the chain that runs for a client, whose time went by without a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissedStep {
    /// Its place in the settings.
    pub index: u8,
    /// The open day on which it should have been done.
    pub day: NaiveDate,
}

/// The steps of a client's chain that were not done: a later one took their place, or the chain is over. In the order of time.
///
/// None of a client who may not be contacted now, has agreed on a date, or refused. A day before `since`, when nobody worked
/// with the chain yet, missed nothing.
#[must_use]
pub fn missed_steps(situation: &Situation<'_>, since: NaiveDate) -> Vec<MissedStep> {
    let client = situation.client;
    let is_free = client.do_not_contact.is_none()
        && client.archived.is_none()
        && client.consent.answer != ConsentAnswer::No
        && client.paused_until.is_none_or(|until| until <= situation.as_of)
        && situation.campaign.is_none()
        && pending_agreed(situation).is_none();
    let climb = situation.buying.filter(|_| is_free).and_then(|buying| Climb::of(situation, &buying));
    climb.map_or_else(Vec::new, |climb| climb.missed(since))
}

/// The chain for one visit: its steps and the contacts since the visit before.
pub(super) struct Climb<'s> {
    situation: &'s Situation<'s>,
    buying: Buying,
    contacts: &'s [Contact],
    /// In the order of time.
    steps: Vec<StepDay>,
}

impl<'s> Climb<'s> {
    /// The chain for the next visit, as far as it has come; `None` once the client refused.
    pub(super) fn of(situation: &'s Situation<'s>, buying: &Buying) -> Option<Self> {
        let since = situation.contacts.partition_point(|contact| contact.day <= buying.last);
        let contacts = situation.contacts.get(since..).unwrap_or_default();
        if contacts.iter().any(|contact| matches!(contact.outcome, Outcome::Refused { .. })) {
            return None;
        }
        Some(Self { situation, buying: *buying, contacts, steps: step_days(situation.settings, buying.expected, buying.window_days) })
    }

    /// The day of its first step.
    pub(super) fn begins(&self) -> NaiveDate {
        self.steps.first().map_or(NaiveDate::MAX, |first| first.day)
    }

    /// The contacts of this chain.
    fn contacts(&self) -> impl Iterator<Item = &Contact> + Clone {
        let begins = self.begins();
        let in_chain = move |contact: &&Contact| match contact.expected {
            Some(expected) => days_between(expected, self.buying.expected).abs() <= self.buying.window_days,
            None => contact.day >= begins,
        };
        self.contacts.iter().filter(in_chain)
    }

    fn tries_of(&self, index: u8) -> u8 {
        let of_step = self.contacts().filter(|contact| contact.purpose == Purpose::Step(index));
        u8::try_from(of_step.filter(|contact| contact.outcome == Outcome::NoAnswer).count()).unwrap_or(u8::MAX)
    }

    fn is_exhausted(&self, purpose: Purpose) -> bool {
        matches!(purpose, Purpose::Step(index) if self.tries_of(index) >= self.situation.settings.no_answer_tries)
    }

    /// How many steps had their day by this one.
    fn come_by(&self, day: NaiveDate) -> usize {
        self.steps.iter().filter(|step| step.day <= day).count()
    }

    /// How many steps are done by a contact: a step is when it was, or when any was that comes after it in time.
    fn done_by(&self, contact: &Contact) -> usize {
        let reached = self.situation.reached(contact);
        match contact.purpose {
            Purpose::Step(index) if reached || self.is_exhausted(contact.purpose) => {
                let place = self.steps.iter().position(|step| step.index == index);
                // A step that was switched off since has no place any more.
                place.map_or_else(|| self.come_by(contact.day), |place| place + 1)
            }
            Purpose::Agreed if reached => self.come_by(contact.day),
            _ => 0,
        }
    }

    fn missed(&self, since: NaiveDate) -> Vec<MissedStep> {
        let mut open = Vec::new();
        self.candidates(&mut open);
        // Until when a step waits; one that never got its turn waits until the later one comes.
        let until = |step: &StepDay| {
            let of_step = |candidate: &&Candidate| matches!(candidate.step, DueStep::Chain { index, .. } if index == step.index);
            open.iter().find(of_step).map(|candidate| candidate.until)
        };
        let is_over = |step: &StepDay| until(step).is_none_or(|until| until < self.situation.as_of);
        let was_tried = |place: usize, step: &StepDay| {
            self.contacts().any(|contact| match contact.purpose {
                Purpose::Step(index) => index == step.index,
                Purpose::Agreed => self.done_by(contact) > place,
                _ => false,
            })
        };
        let missed = self.steps.iter().enumerate().filter(|(place, step)| step.day >= since && is_over(step) && !was_tried(*place, step));
        missed.map(|(_, step)| MissedStep { index: step.index, day: step.day }).collect()
    }

    /// The steps that are still to be done, the last one first: when each is due, and until when.
    pub(super) fn candidates(&self, into: &mut Vec<Candidate>) {
        let done = self.contacts().map(|contact| self.done_by(contact)).max().unwrap_or(0);
        let last = self.situation.last_contact();
        let retried = last.is_some_and(|last| last.outcome == Outcome::NoAnswer && !self.is_exhausted(last.purpose));
        let mut end = last_day(&self.steps, self.buying.expected, self.buying.window_days);
        for step in self.steps.iter().skip(done).rev() {
            let tries_without_answer = self.tries_of(step.index);
            let patient = self.situation.patient_day(step.day, self.buying.window_days, retried);
            let step = DueStep::Chain { index: step.index, kind: step.kind };
            let (date, held_from) = self.situation.after_messages(step, patient);
            into.push(Candidate { step, date, until: end, tries_without_answer, birthday: None, held_from });
            // Only the latest step whose day has come is due.
            end = end.min(add_days(date, -1));
        }
    }
}

/// The steps with their days, in the order of time.
fn step_days(settings: &Settings, expected: NaiveDate, window_days: i64) -> Vec<StepDay> {
    let step_day = |(index, step): (u8, &ChainStep)| {
        let day = settings.next_open(add_days(expected, step.offset.days(window_days)));
        StepDay { day, index, kind: step.kind }
    };
    let mut steps: Vec<StepDay> = settings.chain().map(step_day).collect();
    steps.sort_by_key(|step| (step.day, step.index));
    steps
}

/// The day until which the last of these steps stays due.
fn last_day(steps: &[StepDay], expected: NaiveDate, window_days: i64) -> NaiveDate {
    let closes = add_days(expected, window_days);
    steps.last().map_or(closes, |last| last.day.max(closes))
}

/// The first and the last day of the chain for an expected day.
#[must_use]
pub fn span(settings: &Settings, expected: NaiveDate, window_days: i64) -> (NaiveDate, NaiveDate) {
    let steps = step_days(settings, expected, window_days);
    (steps.first().map_or(NaiveDate::MAX, |first| first.day), last_day(&steps, expected, window_days))
}
