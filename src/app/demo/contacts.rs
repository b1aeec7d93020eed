//! Contacts of the last year and a half: steps of past chains as a diligent but not perfect manager made them,
//! follow-ups, birthdays; and of the chains that run today every step whose day came before today.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::client::{Agreed, AgreedKind, Client, ConsentAnswer};
use crate::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason};
use crate::domain::dates::{add_days, days_between};
use crate::domain::ids::{ClientId, ContactId, Id as _};
use crate::domain::settings::StepKind;

use super::chain::{Expectation, follow_up_day};
use super::dice::{Dice, Stage};
use super::shop::{Shop, purpose_of};
use super::{Person, Role};

/// Minutes of the day between which clients are contacted.
const CALLING_MINUTES: (i64, i64) = (600, 1110);
/// Today's contacts were made before this minute.
const THIS_MORNING_MINUTE: i64 = 705;

/// Adds the contacts of everybody.
pub(super) fn make(shop: &Shop, people: &mut [Person]) {
    let mut dice = Dice::new(shop.seed, Stage::Contacts);
    for person in people.iter_mut() {
        for visit in 0..person.days.len() {
            after_visit(shop, person, visit, &mut dice);
        }
        birthdays(shop, person, &mut dice);
        let client = &person.client;
        let left_alone_from = client.archived.or(client.do_not_contact.as_ref().map(|refusal| refusal.day));
        person.contacts.retain(|contact| left_alone_from.is_none_or(|from| contact.day <= from));
    }
}

/// A contact without a chain.
pub(super) fn plain(shop: &Shop, purpose: Purpose, channel: Channel, day: NaiveDate, outcome: Outcome, dice: &mut Dice) -> Option<Contact> {
    let (from, to) = CALLING_MINUTES;
    let minute = dice.between(from, if day == shop.today { THIS_MORNING_MINUTE } else { to });
    let key = match purpose {
        Purpose::Step(step) => shop.settings.steps.get(usize::from(step)).map_or("", |step| purpose_of(step.kind)),
        Purpose::Rung { .. } if channel == Channel::Call => "rung-call",
        Purpose::Rung { rung: 0, .. } => "rung",
        Purpose::Rung { .. } => "rung-bonus",
        Purpose::Agreed => "agreed",
        Purpose::Birthday => "birthday",
        Purpose::FirstVisit => "first",
        Purpose::Free => "",
    };
    let note = note(shop, &outcome, dice);
    Some(Contact {
        id: ContactId::from_number(1)?,
        client: ClientId::from_number(1)?,
        at: shop.moment(day, minute),
        day,
        purpose,
        expected: None,
        channel,
        staff: shop.at_desk(),
        template: shop.template(key, channel),
        outcome,
        bonus_minor: 0,
        note: note.to_owned(),
    })
}

/// A contact at a step of a chain.
pub(super) fn step(
    shop: &Shop,
    person: &Person,
    step: usize,
    chain: &Expectation,
    day: NaiveDate,
    outcome: Outcome,
    dice: &mut Dice,
) -> Option<Contact> {
    let channel = shop.settings.steps.get(step).and_then(|step| step.channel).unwrap_or_else(|| message_channel(&person.client));
    let purpose = Purpose::Step(u8::try_from(step).ok()?);
    let mut contact = plain(shop, purpose, channel, day, outcome, dice)?;
    contact.expected = Some(chain.expected);
    if shop.settings.steps.get(step).is_some_and(|step| step.kind == StepKind::Offer) && dice.percent(30) {
        contact.bonus_minor = shop.share_of_price_minor(15);
    }
    Some(contact)
}

/// How a text reaches a client: as they like it, and where they like calls best, by what else there is.
pub(super) fn message_channel(client: &Client) -> Channel {
    let usual = client.usual_channel();
    if usual != Channel::Call {
        return usual;
    }
    client.handles.first().map_or(if client.phones.is_empty() { Channel::Email } else { Channel::Sms }, |handle| handle.channel)
}

fn refuses_messages(client: &Client) -> bool {
    client.consent.answer == ConsentAnswer::No
}

fn note(shop: &Shop, outcome: &Outcome, dice: &mut Dice) -> &'static str {
    let (section, percent) = match outcome {
        Outcome::Sent => ("sent", 12),
        Outcome::WillCome { .. } => ("will-come", 30),
        Outcome::Later { .. } => ("later", 70),
        _ => return "",
    };
    if dice.percent(percent) { dice.text(&shop.words.common(section)) } else { "" }
}

/// The chain between one visit and the next, or between the last visit and today.
fn after_visit(shop: &Shop, person: &mut Person, visit: usize, dice: &mut Dice) {
    let (Some(day), next) = (person.days.get(visit).copied(), person.days.get(visit + 1).copied()) else { return };
    let known = person.days.get(..=visit).unwrap_or_default();
    let Some(chain) = Expectation::of(known, shop.usual_cycle_days(person.main), &shop.settings) else { return };
    if day < shop.contacts_from() {
        return;
    }
    if visit == 0 {
        follow_up(shop, person, day, next, &chain, dice);
    }
    if next.is_none() && chain.closes() >= shop.today {
        if person.role.is_natural() {
            running_chain(shop, person, &chain, dice);
        }
        return;
    }
    past_chain(shop, person, &chain, next, dice);
}

fn follow_up(shop: &Shop, person: &mut Person, first: NaiveDate, next: Option<NaiveDate>, chain: &Expectation, dice: &mut Dice) {
    let day = follow_up_day(first, &shop.settings);
    let before_chain = chain.step_days(&shop.settings).first().is_some_and(|step_day| day < *step_day);
    let before_next = day < next.unwrap_or(shop.today);
    let still_open = next.is_none() && days_between(first, shop.today) <= 21;
    if person.role == Role::FirstVisit
        || refuses_messages(&person.client)
        || !before_chain
        || !before_next
        || !(still_open || dice.percent(65))
    {
        return;
    }
    let channel = message_channel(&person.client);
    person.contacts.extend(plain(shop, Purpose::FirstVisit, channel, day, Outcome::Sent, dice));
}

/// A chain that is over: some steps were done, and what came of them agrees with what the client did.
fn past_chain(shop: &Shop, person: &mut Person, chain: &Expectation, next: Option<NaiveDate>, dice: &mut Dice) {
    let until = next.unwrap_or_else(|| add_days(chain.closes(), 1));
    let step_days = chain.step_days(&shop.settings);
    for (step_number, step_day) in step_days.iter().copied().enumerate() {
        let kind = shop.settings.steps.get(step_number).map_or(StepKind::Call, |step| step.kind);
        let next_step_day = step_days.get(step_number + 1).copied().unwrap_or(until);
        let late = shop.open_after(step_day);
        let day = if dice.percent(25) && late < next_step_day { late } else { step_day };
        let bought_first = day > until || (day == until && (next.is_none() || kind != StepKind::Call));
        if bought_first || day >= shop.today {
            return;
        }
        let unwanted = kind != StepKind::Call && refuses_messages(&person.client);
        if unwanted || !dice.percent(shop.plan.diligence_percent) {
            continue;
        }
        let outcome = match (kind, next) {
            (StepKind::Offer, Some(next)) => answer_to_offer(day, next, dice),
            (StepKind::Remind | StepKind::Offer, _) => Outcome::Sent,
            (StepKind::Call, Some(next)) => answer_to_call(shop, day, next, dice),
            (StepKind::Call, None) => farewell(shop, day, dice),
        };
        let again = matches!(outcome, Outcome::NoAnswer).then(|| shop.open_after(day)).filter(|again| *again < until);
        let over = !matches!(outcome, Outcome::Sent | Outcome::NoAnswer);
        person.contacts.extend(self::step(shop, person, step_number, chain, day, outcome, dice));
        if let Some(again) = again {
            let outcome = next.map_or(Outcome::NoAnswer, |next| Outcome::WillCome { on: next });
            person.contacts.extend(self::step(shop, person, step_number, chain, again, outcome, dice));
        }
        if over {
            return;
        }
    }
}

fn answer_to_offer(day: NaiveDate, next: NaiveDate, dice: &mut Dice) -> Outcome {
    if days_between(day, next) <= 10 && dice.percent(28) { Outcome::WillCome { on: next } } else { Outcome::Sent }
}

fn answer_to_call(shop: &Shop, day: NaiveDate, next: NaiveDate, dice: &mut Dice) -> Outcome {
    if day == next {
        return Outcome::Bought { purchase: None };
    }
    let near = days_between(day, next) <= 14;
    match dice.between(0, 99) {
        0..=54 if near => Outcome::WillCome { on: next },
        0..=14 => Outcome::WillCome { on: shop.open_after(add_days(day, 2)) },
        15..=54 => Outcome::Later { until: shop.open_after(add_days(day, dice.between(4, 12))) },
        55..=79 => Outcome::NoAnswer,
        _ => Outcome::Sent,
    }
}

/// The answer of somebody who never came again.
fn farewell(shop: &Shop, day: NaiveDate, dice: &mut Dice) -> Outcome {
    match dice.between(0, 99) {
        0..=39 => Outcome::NoAnswer,
        40..=54 => Outcome::Later { until: shop.open_after(add_days(day, dice.between(4, 14))) },
        55..=62 => Outcome::WillCome { on: shop.open_after(add_days(day, dice.between(1, 6))) },
        63..=84 => refused(shop, dice),
        85..=87 => Outcome::WrongNumber,
        _ => Outcome::Sent,
    }
}

/// A refusal with a reason and often a few words.
pub(super) fn refused(shop: &Shop, dice: &mut Dice) -> Outcome {
    let weights = [22, 8, 10, 18, 20, 14, 8];
    let reason = dice.weighted(weights.into_iter()).and_then(|place| RefusalReason::ALL.get(place)).copied();
    let reason = reason.unwrap_or(RefusalReason::Other);
    let text = if dice.percent(70) || reason == RefusalReason::Other {
        dice.text(&shop.words.common(&format!("refused-{}", reason.key())))
    } else {
        ""
    };
    Outcome::Refused { reason, text: text.to_owned() }
}

/// A chain that runs today: every step whose day came before today was done on its day.
fn running_chain(shop: &Shop, person: &mut Person, chain: &Expectation, dice: &mut Dice) {
    let client = &person.client;
    if client.do_not_contact.is_some() || client.paused_until.is_some() || client.archived.is_some() {
        return;
    }
    let step_days = chain.step_days(&shop.settings);
    for (step_number, step_day) in step_days.iter().copied().enumerate() {
        let overtaken = step_days.get(step_number + 1).is_some_and(|next| *next <= step_day);
        if overtaken || step_day >= shop.today {
            continue;
        }
        let kind = shop.settings.steps.get(step_number).map_or(StepKind::Call, |step| step.kind);
        if kind != StepKind::Call && refuses_messages(&person.client) {
            continue;
        }
        let outcome = if kind == StepKind::Call { answer_now(shop, dice) } else { Outcome::Sent };
        person.client.agreed = match &outcome {
            Outcome::WillCome { on } => Some(Agreed::on(*on, AgreedKind::Visit)),
            Outcome::Later { until } => Some(Agreed::on(*until, AgreedKind::CallBack)),
            _ => None,
        };
        let contact = step(shop, person, step_number, chain, step_day, outcome, dice);
        if let (Some(agreed), Some(contact)) = (person.client.agreed.as_mut(), contact.as_ref()) {
            agreed.note.clone_from(&contact.note);
        }
        person.contacts.extend(contact);
    }
}

/// The answer to a call that was made in the last days: something that leaves nothing due today.
fn answer_now(shop: &Shop, dice: &mut Dice) -> Outcome {
    let ahead = shop.open_after(add_days(shop.today, dice.between(0, 9)));
    match dice.between(0, 99) {
        0..=34 => Outcome::WillCome { on: ahead },
        35..=59 => Outcome::Later { until: ahead },
        60..=79 => refused(shop, dice),
        _ => Outcome::Sent,
    }
}

/// Congratulations of the past: to those who had been in lately.
fn birthdays(shop: &Shop, person: &mut Person, dice: &mut Dice) {
    let Some(birthday) = person.client.birthday.filter(|_| !refuses_messages(&person.client)) else { return };
    let from = shop.contacts_from();
    for year in from.year()..=shop.today.year() {
        let Some(day) = birthday.in_year(year).map(|kept| shop.settings.next_open(kept)) else { continue };
        let lately = person.days.iter().any(|visit| *visit <= day && days_between(*visit, day) <= 120);
        if day < from || days_between(day, shop.today) < 8 || !lately || !dice.percent(45) {
            continue;
        }
        let channel = message_channel(&person.client);
        person.contacts.extend(plain(shop, Purpose::Birthday, channel, day, Outcome::Sent, dice));
    }
}
