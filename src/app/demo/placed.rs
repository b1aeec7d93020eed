//! The clients placed against today, so that the day's list holds every kind of contact whatever day it is:
//! steady visitors whose last visit is so long ago that just this step is due.

use chrono::{Datelike as _, NaiveDate, NaiveTime};

use crate::domain::client::{Agreed, AgreedKind};
use crate::domain::contact::Outcome;
use crate::domain::dates::{Birthday, add_days};

use super::chain::{Expectation, follow_up_day};
use super::contacts;
use super::dice::{Dice, Stage};
use super::people::Maker;
use super::shop::Shop;
use super::visits::meet;
use super::{Person, Role};

/// Clients with a date agreed for one of the next days.
const AGREED_SOON: usize = 7;
/// Due reminders beyond what the shop can do today, so that the list shows what moves on.
const OVER_CAPACITY: usize = 3;
/// Places of the steps in the default chain.
const REMIND: usize = 0;
const OFFER: usize = 1;
const CALL: usize = 2;
/// What is already done today, in turn, as places of steps.
const DONE_STEPS: [usize; 9] = [CALL, CALL, REMIND, OFFER, CALL, CALL, REMIND, OFFER, CALL];

/// Adds the placed clients.
pub(super) fn make(shop: &Shop, people: &mut Vec<Person>) {
    let mut dice = Dice::new(shop.seed, Stage::Placed);
    let mut maker = Maker::after_natural(shop);
    let roles = roles(shop);
    for (place_in_list, role) in roles.iter().copied().enumerate() {
        let same = |other: &&Role| std::mem::discriminant(*other) == std::mem::discriminant(&role);
        let turn = roles.iter().take(place_in_list).filter(same).count();
        let Some(mut person) = maker.person(shop, role, &mut dice) else { continue };
        let Some(days) = place(shop, role, turn, &mut person, &mut dice) else { continue };
        if let Some(first) = days.first().copied() {
            meet(&mut person, first);
        }
        person.days = days;
        if role == Role::Birthday {
            person.client.birthday = birthday_about(shop.today, turn);
        }
        talk(shop, turn, &mut person, &mut dice);
        people.push(person);
    }
}

/// Who is needed: today's room filled in the proportions of a usual day, and a little over.
fn roles(shop: &Shop) -> Vec<Role> {
    let room = usize::from(shop.plan.capacity).saturating_sub(shop.plan.done_today);
    let mut roles = vec![Role::Agreed; 2 + room / 20];
    roles.extend(vec![Role::CalledInVain; 1]);
    roles.extend(vec![Role::FirstVisit; 1 + room / 20]);
    roles.extend(vec![Role::Birthday; 1 + room / 20]);
    roles.extend(vec![Role::Due(CALL); room * 30 / 100]);
    roles.extend(vec![Role::Due(OFFER); room * 20 / 100]);
    roles.extend(vec![Role::Due(REMIND); (room + OVER_CAPACITY).saturating_sub(roles.len())]);
    roles.extend(vec![Role::AgreedSoon; AGREED_SOON]);
    roles.extend(DONE_STEPS.into_iter().take(shop.plan.done_today).map(Role::Done));
    roles
}

/// Visit days for a role; notes the agreed date where there is one.
fn place(shop: &Shop, role: Role, turn: usize, person: &mut Person, dice: &mut Dice) -> Option<Vec<NaiveDate>> {
    let mut cycles = shop.plan.placed_cycles_days.to_vec();
    dice.shuffle(&mut cycles);
    let yesterday = shop.open_before(add_days(shop.today, -1));
    for cycle_days in cycles {
        person.own_cycle_days = cycle_days;
        person.main = good_with_cycle(shop, cycle_days);
        let last = match role {
            Role::Due(step) | Role::Done(step) => {
                last_day_for(shop, cycle_days, dice, |chain| chain.step_on(&shop.settings, shop.today) == Some(step))
            }
            Role::CalledInVain => last_day_for(shop, cycle_days, dice, |chain| {
                chain.step_on(&shop.settings, yesterday) == Some(CALL) && shop.today <= chain.expected + chrono::Days::new(2)
            }),
            Role::Agreed | Role::AgreedSoon => {
                let day = agreed_day(shop, role, turn);
                let spoke = shop.open_before(add_days(day, -dice.between(3, 9)).min(yesterday));
                let last = shop.open_before(add_days(spoke, -cycle_days));
                person.client.agreed = Some(agreed(shop, day, turn, dice));
                Some(last)
            }
            Role::FirstVisit => {
                let open = |day: &NaiveDate| !shop.settings.is_closed(*day) && follow_up_day(*day, &shop.settings) <= shop.today;
                return (3..=6).map(|days| add_days(shop.today, -days)).find(open).map(|first| vec![first]);
            }
            Role::Birthday => Some(shop.open_before(add_days(shop.today, -cycle_days / 2))),
            Role::Natural | Role::Prospect => None,
        };
        if let Some(last) = last {
            return Some(steady(shop, cycle_days, last, dice));
        }
    }
    None
}

/// An open last day such that the chain after it is as asked.
fn last_day_for(shop: &Shop, cycle_days: i64, dice: &mut Dice, fits: impl Fn(&Expectation) -> bool) -> Option<NaiveDate> {
    let mut lasts: Vec<NaiveDate> = (cycle_days * 3 / 4..=cycle_days + 3).map(|elapsed| add_days(shop.today, -elapsed)).collect();
    dice.shuffle(&mut lasts);
    lasts.into_iter().filter(|last| !shop.settings.is_closed(*last)).find(|last| {
        let chain = Expectation::of(&[*last], cycle_days, &shop.settings);
        chain.is_some_and(|chain| fits(&chain))
    })
}

/// Visits every `cycle_days`, some a day early or late, the last on `last`. The median gap stays the cycle.
fn steady(shop: &Shop, cycle_days: i64, last: NaiveDate, dice: &mut Dice) -> Vec<NaiveDate> {
    let opened = shop.opened();
    let visits = dice.between(7, 17);
    let mut days: Vec<NaiveDate> = (0..visits)
        .map(|back| {
            let day = add_days(last, -back * cycle_days);
            // Only every fourth visit strays: of any eight gaps at least four then equal the cycle.
            let strayed = if back % 4 == 2 { add_days(day, if dice.percent(50) { 1 } else { -1 }) } else { day };
            if shop.settings.is_closed(strayed) { day } else { strayed }
        })
        .take_while(|day| *day >= opened)
        .collect();
    days.reverse();
    days
}

/// The product whose cycle is nearest to the client's.
fn good_with_cycle(shop: &Shop, cycle_days: i64) -> usize {
    let nearest = shop.goods.iter().enumerate().filter(|(_, line)| line.weight > 0);
    nearest.min_by_key(|(_, line)| (i64::from(line.cycle_days.unwrap_or(0)) - cycle_days).abs()).map_or(0, |(place, _)| place)
}

fn agreed_day(shop: &Shop, role: Role, turn: usize) -> NaiveDate {
    let turn = i64::try_from(turn).unwrap_or_default();
    if role == Role::AgreedSoon {
        return shop.open_after(add_days(shop.today, turn % 6));
    }
    // The first is for today; another one has waited for a day.
    shop.open_before(add_days(shop.today, -(turn % 2)))
}

fn agreed(shop: &Shop, day: NaiveDate, turn: usize, dice: &mut Dice) -> Agreed {
    let hour = [11, 14, 16, 18].get(turn % 4).copied().unwrap_or(12);
    let (kind, time, notes) = if turn.is_multiple_of(2) {
        (AgreedKind::CallBack, None, shop.words.common("agreed-call"))
    } else {
        (AgreedKind::Visit, NaiveTime::from_hms_opt(hour, 0, 0), shop.words.common("agreed-visit"))
    };
    Agreed { time, note: dice.text(&notes).to_owned(), ..Agreed::on(day, kind) }
}

/// A birthday yesterday, today or tomorrow.
fn birthday_about(today: NaiveDate, turn: usize) -> Option<Birthday> {
    let turn = i64::try_from(turn).unwrap_or_default();
    let kept = add_days(today, turn % 3 - 1);
    let (day, month) = (u8::try_from(kept.day()).ok()?, u8::try_from(kept.month()).ok()?);
    let year = i16::try_from(i64::from(kept.year()) - 29 - turn % 17).ok();
    Birthday::new(day, month, year).or_else(|| Birthday::new(day, month, None))
}

/// The contacts that the role speaks of.
fn talk(shop: &Shop, turn: usize, person: &mut Person, dice: &mut Dice) {
    let usual_days = shop.usual_cycle_days(person.main);
    let Some(chain) = Expectation::of(&person.days, usual_days, &shop.settings) else { return };
    match person.role {
        Role::CalledInVain => {
            let day = shop.open_before(add_days(shop.today, -1));
            person.contacts.extend(contacts::step(shop, person, CALL, &chain, day, Outcome::NoAnswer, dice));
        }
        Role::Agreed | Role::AgreedSoon => {
            let Some(agreed) = person.client.agreed.clone() else { return };
            let outcome = match agreed.kind {
                AgreedKind::Visit => Outcome::WillCome { on: agreed.day },
                AgreedKind::CallBack => Outcome::Later { until: agreed.day },
            };
            let spoke = shop.settings.next_open(chain.expected).min(shop.open_before(add_days(shop.today, -1)));
            person.contacts.extend(contacts::step(shop, person, CALL, &chain, spoke, outcome, dice));
        }
        Role::Done(step) => done_today(shop, turn, step, &chain, person, dice),
        Role::Natural | Role::Prospect | Role::Due(_) | Role::FirstVisit | Role::Birthday => {}
    }
}

/// What was said this morning: messages went out; of the calls some promised, one bought, one was in vain.
fn done_today(shop: &Shop, turn: usize, step: usize, chain: &Expectation, person: &mut Person, dice: &mut Dice) {
    let day = shop.open_after(add_days(shop.today, i64::try_from(turn).unwrap_or_default() % 4));
    let outcome = if step == CALL {
        match turn {
            0 => Outcome::Bought { purchase: None },
            1 => Outcome::NoAnswer,
            _ => Outcome::WillCome { on: day },
        }
    } else {
        Outcome::Sent
    };
    match &outcome {
        Outcome::Bought { .. } => person.days.push(shop.today),
        Outcome::WillCome { on } => {
            let agreed = Agreed { time: NaiveTime::from_hms_opt(12, 0, 0), made: Some(shop.today), ..Agreed::on(*on, AgreedKind::Visit) };
            person.client.agreed = Some(agreed);
        }
        _ => {}
    }
    person.contacts.extend(contacts::step(shop, person, step, chain, shop.today, outcome, dice));
}
