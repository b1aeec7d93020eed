//! When the clients come: each by a rhythm of their own, with seasons, gaps, loss and return.
//!
//! After every visit a client may be lost for good, with a chance of their own, as the beta-geometric models of
//! repeat buying suppose; some of the lost come back once.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::dates::{add_days, days_between};

use super::dice::{Dice, Stage};
use super::shop::Shop;
use super::{Person, Role};

/// Share of the clients who were there from the first weeks on, percent.
const FOUNDERS_PERCENT: u32 = 11;
/// Share who came for the first time in the last six weeks, percent.
const NEWCOMERS_PERCENT: u32 = 1;
/// Share of the lost who come back, percent.
const RETURN_PERCENT: u32 = 11;

/// How steady a client is; all in percent.
struct Temper {
    /// A gap differs from the own cycle by at most this.
    spread: i64,
    /// Chance that a visit is left out.
    skip: u32,
    /// How much sooner than others this client is lost.
    loss: i64,
}

const STEADY: Temper = Temper { spread: 26, skip: 3, loss: 75 };
const LOOSE: Temper = Temper { spread: 62, skip: 14, loss: 110 };
const STRAY: Temper = Temper { spread: 90, skip: 46, loss: 150 };

/// Lays the visits of everybody who lives by the dice, and the day on which the shop met them.
pub(super) fn make(shop: &Shop, people: &mut [Person]) {
    let mut dice = Dice::new(shop.seed, Stage::Visits);
    for person in people.iter_mut() {
        if person.role == Role::Prospect {
            let met = add_days(shop.today, -dice.between(2, 170));
            meet(person, shop.open_before(met));
        } else {
            person.days = natural_days(shop, person.own_cycle_days, &mut dice);
            if let Some(first) = person.days.first().copied() {
                meet(person, first);
            }
        }
    }
}

/// Notes the day on which a client was met.
pub(super) fn meet(person: &mut Person, day: NaiveDate) {
    person.client.created = day;
    if !person.client.consent.how.is_empty() {
        person.client.consent.day = Some(day);
    }
}

fn natural_days(shop: &Shop, cycle_days: i64, dice: &mut Dice) -> Vec<NaiveDate> {
    let arrival = arrival(shop, dice);
    if dice.percent(shop.plan.one_time_percent) {
        return vec![arrival];
    }
    let temper = match dice.between(0, 99) {
        0..=50 => STEADY,
        51..=84 => LOOSE,
        _ => STRAY,
    };
    let (low, high) = shop.plan.yearly_loss_percent;
    // The product of two throws gives many faithful clients and a few who never stay, as a beta distribution does.
    let yearly_loss_percent = low + (high - low) * dice.between(0, 100) * dice.between(0, 100) / 6_000;
    let loss_per_ten_thousand = yearly_loss_percent * temper.loss * cycle_days / 365;
    let mut days = vec![arrival];
    let mut day = arrival;
    let mut may_return = true;
    loop {
        let early = days.len() <= 2 && dice.percent(shop.plan.early_loss_percent);
        let lost = early || dice.per_ten_thousand(loss_per_ten_thousand);
        if lost && !(may_return && dice.percent(RETURN_PERCENT)) {
            return days;
        }
        let gap_days = if lost {
            may_return = false;
            (cycle_days * dice.between(4, 8)).max(60)
        } else {
            gap(shop, &temper, cycle_days, day, dice)
        };
        let next = shop.settings.next_open(add_days(day, gap_days.max(1)));
        // A day that is not over yet has seen about half of its visits.
        if next > shop.today || (next == shop.today && dice.percent(50)) {
            return days;
        }
        days.push(next);
        day = next;
    }
}

/// Days until the next visit: the own cycle with chance in it, run through faster in lively months.
fn gap(shop: &Shop, temper: &Temper, cycle_days: i64, day: NaiveDate, dice: &mut Dice) -> i64 {
    let spread = temper.spread;
    let swing_percent = 100 + i64::midpoint(dice.between(-spread, spread), dice.between(-spread, spread));
    let skipped = if dice.percent(temper.skip) { dice.between(2, 3) } else { 1 };
    let mut left = cycle_days * swing_percent * skipped;
    let mut gap_days = 0;
    while left > 0 {
        gap_days += 1;
        let month = add_days(day, gap_days).month0() as usize;
        left -= shop.plan.season_percent.get(month).copied().unwrap_or(100);
    }
    gap_days
}

fn arrival(shop: &Shop, dice: &mut Dice) -> NaiveDate {
    let opened = shop.opened();
    let whole_days = days_between(opened, shop.today);
    let after_days = if dice.percent(FOUNDERS_PERCENT) {
        dice.between(0, 50)
    } else if dice.percent(NEWCOMERS_PERCENT) {
        whole_days - dice.between(1, 42)
    } else {
        dice.between(0, whole_days - 1)
    };
    let day = shop.settings.next_open(add_days(opened, after_days));
    if day < shop.today { day } else { shop.open_before(add_days(shop.today, -1)) }
}
