//! What is true today: nobody who lives by the dice is due today by accident, some are paused, archived or
//! want no contact.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use crate::domain::client::{Agreed, AgreedKind, ConsentAnswer, DoNotContact};
use crate::domain::contact::{Channel, Outcome, Purpose};
use crate::domain::dates::{Birthday, add_days, days_between};

use super::chain::{Expectation, follow_up_day};
use super::dice::{Dice, Stage};
use super::shop::Shop;
use super::visits::meet;
use super::{Person, Role, contacts};

/// How far a last visit may be moved so that no step begins just today.
const MOVES_DAYS: [i64; 12] = [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6];
/// A birthday that would be due today by accident is moved by so many days.
const BIRTHDAY_MOVE_DAYS: i64 = 11;

/// Brings everybody into the state of today.
pub(super) fn make(shop: &Shop, people: &mut [Person]) {
    let mut dice = Dice::new(shop.seed, Stage::Present);
    for person in people.iter_mut() {
        if person.role.is_natural() {
            step_aside(shop, person, &mut dice);
        }
        if person.role.is_natural() {
            set_apart(shop, person, &mut dice);
        }
        if person.role != Role::Birthday {
            settle_birthday(shop, person, &mut dice);
        }
    }
}

/// Moves the last visit a little if a step or follow-up would begin today.
fn step_aside(shop: &Shop, person: &mut Person, dice: &mut Dice) {
    let mut moves_days = MOVES_DAYS;
    dice.shuffle(&mut moves_days);
    let days = std::iter::once(0).chain(moves_days).find_map(|move_days| moved(shop, person, move_days));
    let Some(days) = days else { return };
    if let [only] = days.as_slice() {
        meet(person, *only);
    }
    person.days = days;
}

/// The person's visits with the last one moved, if no step or follow-up then begins today.
fn moved(shop: &Shop, person: &Person, move_days: i64) -> Option<Vec<NaiveDate>> {
    let mut days = person.days.clone();
    let last = days.pop()?;
    let moved = add_days(last, move_days);
    let in_order = days.last().is_none_or(|before| *before < moved);
    // What was said before the visit has to stay before it.
    let said_since = move_days != 0 && person.contacts.iter().any(|contact| contact.day >= moved);
    if !in_order || said_since || moved > shop.today || shop.settings.is_closed(moved) {
        return None;
    }
    days.push(moved);
    let chain = Expectation::of(&days, shop.usual_cycle_days(person.main), &shop.settings)?;
    let begins_today = chain.step_days(&shop.settings).contains(&shop.today);
    let asked_today = days.len() == 1 && follow_up_day(moved, &shop.settings) == shop.today;
    (!begins_today && !asked_today).then_some(days)
}

/// A birthday about now is either congratulated already or moved out of the way.
fn settle_birthday(shop: &Shop, person: &mut Person, dice: &mut Dice) {
    let Some(birthday) = person.client.birthday else { return };
    let Some(kept) = birthday.nearest(shop.today) else { return };
    if days_between(kept, shop.today).abs() > i64::from(shop.settings.birthday_before_days) + 1 {
        return;
    }
    let opens = shop.settings.next_open(add_days(kept, -i64::from(shop.settings.birthday_before_days)));
    let day = shop.open_before(add_days(shop.today, -1));
    let client = &person.client;
    let unwanted = client.consent.answer == ConsentAnswer::No || client.do_not_contact.is_some() || client.archived.is_some();
    let speaks = person.role.is_natural() && !person.days.is_empty() && !unwanted && dice.percent(35);
    if speaks && opens <= day && days_between(kept, day) < 3 {
        let channel = contacts::message_channel(&person.client);
        person.contacts.extend(contacts::plain(shop, Purpose::Birthday, channel, day, Outcome::Sent, dice));
        return;
    }
    let elsewhere = add_days(kept, BIRTHDAY_MOVE_DAYS);
    person.client.birthday = match (u8::try_from(elsewhere.day()), u8::try_from(elsewhere.month())) {
        (Ok(day), Ok(month)) => Birthday::new(day, month, birthday.year).or_else(|| Birthday::new(day, month, None)),
        _ => None,
    };
}

/// Sets a few people apart: archived, paused, refusing messages or any contact.
fn set_apart(shop: &Shop, person: &mut Person, dice: &mut Dice) {
    let Some(last) = person.last_day() else { return };
    let Some(chain) = Expectation::of(&person.days, shop.usual_cycle_days(person.main), &shop.settings) else { return };
    let away_days = days_between(last, shop.today);
    if chain.is_gone(last, shop.today) {
        if dice.percent(14) {
            let gone_since = add_days(last, (3 * chain.cycle_days + 60).max(240) + 1);
            // The owner tidied up after the win-back campaign was over.
            person.client.archived = Some(gone_since.max(add_days(shop.today, -dice.between(1, 80))));
        }
    } else if (21..110).contains(&away_days) && dice.permille(45) {
        let words = shop.words.common("do-not-contact");
        let day = shop.open_before(add_days(last, away_days * 2 / 3));
        person.client.do_not_contact = Some(DoNotContact { day, reason: dice.text(&words).to_owned(), set_by: shop.at_desk() });
        let outcome = Outcome::DoNotContact;
        person.contacts.extend(contacts::plain(shop, Purpose::Free, Channel::Call, day, outcome, dice));
    } else if !chain.sleeps(last, shop.today) && dice.permille(26) {
        person.client.paused_until = Some(add_days(shop.today, dice.between(6, 60)));
        if person.client.note.is_empty() {
            dice.text(&shop.words.common("paused")).clone_into(&mut person.client.note);
        }
    }
    let client = &person.client;
    if client.archived.is_some() || client.do_not_contact.is_some() || client.paused_until.is_some() {
        return;
    }
    let ahead = chain.step_days(&shop.settings).first().is_some_and(|first| *first > add_days(shop.today, 2));
    if ahead && person.days.len() > 1 && dice.percent(shop.plan.booked_percent) {
        person.client.agreed = Some(booked(shop, &chain, dice));
    }
    let out_of_chain = ahead || shop.today > chain.closes();
    let asked_after_first = person.days.len() > 1 || away_days > 20;
    let never_written_to = person.contacts.is_empty() && person.client.consent.answer == ConsentAnswer::Unknown;
    if out_of_chain && asked_after_first && never_written_to && dice.percent(22) {
        person.client.consent.answer = ConsentAnswer::No;
        person.client.consent.day = Some(person.client.created);
        dice.text(&shop.words.common("consent-no")).clone_into(&mut person.client.consent.how);
    }
}

/// The next visit, agreed on at the last one for about the day on which it is expected.
fn booked(shop: &Shop, chain: &Expectation, dice: &mut Dice) -> Agreed {
    let day = shop.settings.next_open(add_days(chain.expected, dice.between(-1, 4)));
    let (opens, closes) = shop.plan.open_minutes;
    let hour = u32::try_from(dice.between(opens / 60, closes / 60 - 1)).unwrap_or(12);
    Agreed { time: NaiveTime::from_hms_opt(hour, 0, 0), ..Agreed::on(day, AgreedKind::Visit) }
}
