//! The chain of contacts: which of them come due for a client, from when to when (SPEC §3).
//!
//! [`candidates`] lists every contact that is due now or comes later if nobody buys or is contacted meanwhile; the list of
//! the day, "what comes next" and the calendar are views of it. Where the rules leave a choice:
//! - Consent refused stops everything but an agreed date; an agreed date also stands for sleepers and prospects.
//! - While an agreed date waits, nothing else is due. It is done by a contact on or after it that follows the agreement, or by a
//!   purchase since it was agreed; where nobody knows when that was, by one on or after the day itself.
//! - A contact on an agreed date counts for every step whose day had come; a contact of another kind (birthday, the
//!   manager's own) only restarts patience.
//! - A contact belongs to the chain whose expected day was no more than a window from this one: the day shifts a little when
//!   the shop's usual cycle does, and that is no reason to say the same again.
//! - A wrong number is no contact while the client has another: the same step waits for that one.
//! - A call speaks for the birthday that it is shown with.
//! - A message that would come sooner after another than the cap allows (a setting, 7 days) waits until it may; where its
//!   time is over by then, it is left out. See [`Situation::after_messages`].
//! - After no answer the same step asks again on the next open day, whatever the patience.

use chrono::{Datelike as _, NaiveDate};

use super::climb::Climb;
use super::due::{BirthdayReason, DueStep};
use super::message_cap::{goes_by_its_own_times, last_message};
use crate::domain::campaign::Campaign;
use crate::domain::client::{Agreed, Client, ConsentAnswer};
use crate::domain::contact::{Channel, Contact, Outcome, Purpose};
use crate::domain::dates::{add_days, days_between};
use crate::domain::handoff::is_message;
use crate::domain::settings::{Settings, StepKind};

/// How long after its first day a first-visit follow-up stays due.
const FIRST_VISIT_STAYS_DAYS: i64 = 14;

/// What the chain needs to know of a client.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    pub settings: &'a Settings,
    pub client: &'a Client,
    /// The running win-back campaign that the client is in.
    pub campaign: Option<InCampaign<'a>>,
    /// By day, none after `as_of`.
    pub contacts: &'a [Contact],
    pub as_of: NaiveDate,
    /// `None` for a client who never bought.
    pub buying: Option<Buying>,
}

/// A client's part in a running campaign.
#[derive(Debug, Clone, Copy)]
pub struct InCampaign<'a> {
    pub campaign: &'a Campaign,
    /// Not to be contacted until the window ends.
    pub control: bool,
    /// The first and the last day of the client's recovery window.
    pub entered: NaiveDate,
    pub until: NaiveDate,
}

/// A buyer's times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buying {
    pub purchase_days: u32,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub cycle_days: i64,
    pub expected: NaiveDate,
    pub window_days: i64,
}

/// A contact that is or comes due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    pub step: DueStep,
    /// From this day, an open one,
    pub date: NaiveDate,
    /// to this day, unless it is done.
    pub until: NaiveDate,
    pub tries_without_answer: u8,
    pub birthday: Option<BirthdayReason>,
    /// The day it would have come but for the message that the client got shortly before.
    pub held_from: Option<NaiveDate>,
}

impl Candidate {
    /// Whether it is due on a day.
    #[must_use]
    pub fn is_due(&self, day: NaiveDate) -> bool {
        self.date <= day && day <= self.until
    }
}

/// The agreed date that still waits, if there is one.
#[must_use]
pub fn pending_agreed<'a>(situation: &Situation<'a>) -> Option<&'a Agreed> {
    let agreed = situation.client.agreed.as_ref()?;
    // Where the day of the agreement is not kept, that of the contact in which it was made.
    let said = situation.contacts.iter().rev().find(|contact| agrees_on(contact, agreed.day)).filter(|_| agreed.made.is_none());
    let bought =
        situation.buying.is_some_and(|buying| agreed.is_settled_by(buying.last) || said.is_some_and(|contact| buying.last > contact.day));
    let since = since_agreed(situation.contacts, agreed);
    let reached = since.clone().any(|contact| situation.reached(contact));
    let tries = since.filter(|contact| contact.outcome == Outcome::NoAnswer).count();
    let done = bought || reached || tries >= usize::from(situation.settings.no_answer_tries);
    (!done).then_some(agreed)
}

/// Contacts that may have answered an agreed date: those on that day or later, but for the one in which it was agreed and
/// what came before it. "I come this evening" is a date of the same day, and the words themselves do not keep the promise.
///
/// Whatever got through on the very day of the agreement came before it: a later one would have taken the date away.
fn since_agreed<'a>(contacts: &'a [Contact], agreed: &Agreed) -> impl Iterator<Item = &'a Contact> + Clone + use<'a> {
    let (day, same_day) = (agreed.day, agreed.made == Some(agreed.day));
    let since = contacts.iter().rev().take_while(move |contact| contact.day >= day && !agrees_on(contact, day));
    since.filter(move |contact| !same_day || contact.day > day || contact.outcome == Outcome::NoAnswer)
}

/// Whether a date was agreed in this contact, and it was this one.
fn agrees_on(contact: &Contact, day: NaiveDate) -> bool {
    match contact.outcome {
        Outcome::WillCome { on } => on == day,
        Outcome::Later { until } => until == day,
        _ => false,
    }
}

/// Every contact that is due at `as_of` or comes due by `horizon`, into `into` (which is emptied first).
pub fn candidates(situation: &Situation<'_>, horizon: NaiveDate, into: &mut Vec<Candidate>) {
    into.clear();
    let client = situation.client;
    if client.do_not_contact.is_some() || client.archived.is_some() {
        return;
    }
    if let Some(agreed) = pending_agreed(situation) {
        let tries = since_agreed(situation.contacts, agreed).filter(|contact| contact.outcome == Outcome::NoAnswer).count();
        let date = situation.open_day(agreed.day);
        into.push(Candidate {
            step: DueStep::Agreed,
            date,
            until: NaiveDate::MAX,
            tries_without_answer: u8::try_from(tries).unwrap_or(u8::MAX),
            birthday: None,
            held_from: None,
        });
    } else if let Some(part) = situation.campaign.filter(|part| part.holds(situation)) {
        if !part.control {
            situation.rung(&part, into);
        }
    } else if let Some(buying) = situation.buying
        && client.consent.answer != ConsentAnswer::No
    {
        // Whoever falls asleep leaves the chain for the win-back campaigns.
        let awake_until = add_days(buying.last, 3 * buying.cycle_days);
        if situation.as_of <= awake_until {
            situation.chain(&buying, into);
            situation.birthdays(horizon, into);
            for candidate in into.iter_mut() {
                candidate.until = candidate.until.min(awake_until);
            }
        }
    }
    into.retain(|candidate| candidate.date <= candidate.until && candidate.until >= situation.as_of && candidate.date <= horizon);
}

impl InCampaign<'_> {
    /// Whether the campaign decides about contacts: for the control group until the window ends, for the others until they buy.
    fn holds(self, situation: &Situation<'_>) -> bool {
        self.control || situation.buying.is_none_or(|buying| buying.last < self.entered)
    }
}

impl Situation<'_> {
    /// Whether a contact got through. A wrong number did not while the client has another: that is dialled next.
    pub(super) fn reached(&self, contact: &Contact) -> bool {
        contact.outcome != Outcome::NoAnswer && !self.is_misdialled(contact)
    }

    fn is_misdialled(&self, contact: &Contact) -> bool {
        contact.outcome == Outcome::WrongNumber && self.client.callable_phone().is_some()
    }

    /// The last contact that patience counts from.
    pub(super) fn last_contact(&self) -> Option<&Contact> {
        self.contacts.iter().rev().find(|contact| !self.is_misdialled(contact))
    }

    /// Whether a contact of a kind since a day got through.
    fn was_reached(&self, since: NaiveDate, kind: impl Fn(&Contact) -> bool) -> bool {
        let mut of_kind = self.contacts.iter().rev().take_while(|contact| contact.day >= since).filter(|contact| kind(contact));
        of_kind.any(|contact| self.reached(contact))
    }

    /// The first open day from `day` on that is not paused, and after the last try if that was not answered.
    fn open_day(&self, day: NaiveDate) -> NaiveDate {
        let paused = self.client.paused_until.unwrap_or(NaiveDate::MIN);
        let retry = self.last_contact().filter(|contact| contact.outcome == Outcome::NoAnswer);
        let retry = retry.map_or(NaiveDate::MIN, |contact| add_days(contact.day, 1));
        self.settings.next_open(day.max(paused).max(retry))
    }

    /// As [`Self::open_day`], and not before the patience after the last contact is over, unless that is to be `retried`.
    pub(super) fn patient_day(&self, day: NaiveDate, window_days: i64, retried: bool) -> NaiveDate {
        let patience = (window_days / 4).max(1);
        let rested = self.last_contact().filter(|_| !retried).map_or(NaiveDate::MIN, |contact| add_days(contact.day, patience));
        self.open_day(day.max(rested))
    }

    /// The day on which a contact that would come on `day` may come without being one message too many, and `day` itself where
    /// that is later. Calls are no messages, and what follows its own kind goes by its own times.
    pub(super) fn after_messages(&self, step: DueStep, day: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let campaign = self.campaign.map(|part| part.campaign);
        let last = last_message(self.contacts).filter(|_| is_message(channel_of(self.settings, campaign, self.client, step)));
        let Some(last) = last.filter(|last| !goes_by_its_own_times(step, last)) else { return (day, None) };
        let free = self.open_day(add_days(last.day, i64::from(self.settings.message_cap_days)));
        if day < free { (free, Some(day)) } else { (day, None) }
    }

    fn chain(&self, buying: &Buying, into: &mut Vec<Candidate>) {
        let Some(climb) = Climb::of(self, buying) else { return };
        self.first_visit(buying, climb.begins(), into);
        climb.candidates(into);
    }

    /// The next rung of the ladder: on its day, and no sooner after the rung before than the ladder has it. Nobody climbs on
    /// after a refusal.
    fn rung(&self, part: &InCampaign<'_>, into: &mut Vec<Candidate>) {
        let campaign = part.campaign;
        let since = self.contacts.iter().filter(|contact| contact.day >= part.entered);
        if self.client.consent.answer == ConsentAnswer::No
            || since.clone().any(|contact| matches!(contact.outcome, Outcome::Refused { .. }))
        {
            return;
        }
        let climbed = since.filter_map(|contact| match contact.purpose {
            Purpose::Rung { campaign: of, rung } if of == campaign.id => Some((rung, contact)),
            _ => None,
        });
        let tries_of = |rung: u8| {
            let unanswered = climbed.clone().filter(|(of, contact)| *of == rung && contact.outcome == Outcome::NoAnswer);
            u8::try_from(unanswered.count()).unwrap_or(u8::MAX)
        };
        let is_done = |(rung, contact): &(u8, &Contact)| self.reached(contact) || tries_of(*rung) >= self.settings.no_answer_tries;
        let last = climbed.clone().filter(is_done).max_by_key(|(rung, contact)| (*rung, contact.day));
        let next = last.map_or(0, |(rung, _)| rung.saturating_add(1));
        let Some(rung) = campaign.rungs.get(usize::from(next)) else { return };
        let mut day = add_days(part.entered, i64::from(rung.after_days));
        if let Some((before, contact)) = last {
            let before = campaign.rungs.get(usize::from(before)).map_or(0, |before| before.after_days);
            day = day.max(add_days(contact.day, i64::from(rung.after_days.saturating_sub(before)).max(1)));
        }
        let step = DueStep::Rung { campaign: campaign.id, rung: next };
        let (date, held_from) = self.after_messages(step, self.open_day(day));
        into.push(Candidate { step, date, until: part.until, tries_without_answer: tries_of(next), birthday: None, held_from });
    }

    fn first_visit(&self, buying: &Buying, chain_begins: NaiveDate, into: &mut Vec<Candidate>) {
        if buying.purchase_days != 1 {
            return;
        }
        let is_follow_up = |contact: &Contact| contact.purpose == Purpose::FirstVisit;
        let tries = count_tries(self.contacts, buying.first, is_follow_up);
        if tries >= self.settings.no_answer_tries || self.was_reached(buying.first, is_follow_up) {
            return;
        }
        let from = add_days(buying.first, i64::from(self.settings.first_visit_after_days));
        let (date, held_from) = self.after_messages(DueStep::FirstVisit, self.patient_day(from, buying.window_days, tries > 0));
        let until = add_days(chain_begins, -1).min(add_days(from, FIRST_VISIT_STAYS_DAYS));
        into.push(Candidate { step: DueStep::FirstVisit, date, until, tries_without_answer: tries, birthday: None, held_from });
    }

    /// A call is shown with the birthday that falls into the same days ([`due_on`]), and greets too if it got through.
    fn is_call_that_reached(&self, contact: &Contact) -> bool {
        let Purpose::Step(index) = contact.purpose else { return false };
        let is_call = self.settings.steps.get(usize::from(index)).is_some_and(|step| step.kind == StepKind::Call);
        is_call && !matches!(contact.outcome, Outcome::NoAnswer | Outcome::WrongNumber)
    }

    fn birthdays(&self, horizon: NaiveDate, into: &mut Vec<Candidate>) {
        let Some(birthday) = self.client.birthday else { return };
        let before = i64::from(self.settings.birthday_before_days);
        let after = i64::from(self.settings.birthday_after_days);
        let last_year = horizon.year().min(self.as_of.year() + 2) + 1;
        for on in (self.as_of.year() - 1..=last_year).filter_map(|year| birthday.in_year(year)) {
            let from = add_days(on, -before);
            // Where the shop is closed all these days, it is greeted on the first on which it is open.
            let until = add_days(on, after).max(self.settings.next_open(from));
            if until < self.as_of {
                continue;
            }
            let is_greeting = |contact: &Contact| contact.purpose == Purpose::Birthday;
            let tries = count_tries(self.contacts, from, is_greeting);
            let greeted = |contact: &Contact| is_greeting(contact) || self.is_call_that_reached(contact);
            if tries >= self.settings.no_answer_tries || self.was_reached(from, greeted) {
                continue;
            }
            let reason = BirthdayReason { on, turns: birthday.age_on(on) };
            let (date, held_from) = self.after_messages(DueStep::Birthday, self.open_day(from));
            let birthday = Some(reason);
            into.push(Candidate { step: DueStep::Birthday, date, until, tries_without_answer: tries, birthday, held_from });
        }
    }
}

/// The channel of a step: its own if the client can be reached so, else the one the client prefers, else any there is.
#[must_use]
pub fn channel_of(settings: &Settings, campaign: Option<&Campaign>, client: &Client, step: DueStep) -> Channel {
    let of_step = match step {
        DueStep::Agreed => Some(Channel::Call),
        DueStep::Chain { index, .. } => settings.steps.get(usize::from(index)).and_then(|step| step.channel),
        DueStep::Rung { rung, .. } => campaign.and_then(|campaign| campaign.rungs.get(usize::from(rung))).and_then(|rung| rung.channel),
        DueStep::Birthday | DueStep::FirstVisit => None,
    };
    of_step.filter(|channel| client.has_address(*channel)).unwrap_or_else(|| client.usual_channel())
}

/// Contacts of a kind since a day that nobody answered.
fn count_tries(contacts: &[Contact], since: NaiveDate, kind: impl Fn(&Contact) -> bool) -> u8 {
    let of_kind = contacts.iter().rev().take_while(|contact| contact.day >= since).filter(|contact| kind(contact));
    u8::try_from(of_kind.filter(|contact| contact.outcome == Outcome::NoAnswer).count()).unwrap_or(u8::MAX)
}

/// The one contact for which a client is due on a day: of several the first in the order of the day's list.
#[must_use]
pub fn due_on(candidates: &[Candidate], day: NaiveDate) -> Option<Candidate> {
    let due = candidates.iter().filter(|candidate| candidate.is_due(day));
    let birthday = due.clone().find_map(|candidate| candidate.birthday);
    due.min_by_key(|candidate| candidate.step.rank()).map(|candidate| Candidate { birthday, ..*candidate })
}

/// Days that a contact has been waiting on `day`.
#[must_use]
pub fn waiting_days(candidate: &Candidate, day: NaiveDate) -> i64 {
    days_between(candidate.date, day).max(0)
}
