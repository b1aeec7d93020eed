//! Today is never empty and never a wall, whatever the date.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use regulars::app::demo::{DemoLanguage, generate};
use regulars::domain::contact::Outcome;
use regulars::domain::settings::Trade;

use crate::due::{Kind, Shop};
use crate::{TODAY, day, shops};

/// 44 days: every weekday, the turn of the year, both ends of February, summer and winter.
fn days() -> impl Iterator<Item = NaiveDate> {
    let scattered = (0..32).map(|turn| day("2024-01-05") + Days::new(turn * 37));
    let awkward = ["2024-02-29", "2025-03-01", "2024-12-31", "2025-01-01", "2025-10-14", "2026-02-28"].map(day);
    let week = (0..6).map(|offset| day("2026-06-15") + Days::new(offset));
    scattered.chain(awkward).chain(week)
}

fn count(trade: Trade, language: DemoLanguage, today: NaiveDate, seed: u64) -> (BTreeMap<Kind, usize>, usize) {
    let records = generate(trade, language, today, seed);
    assert!(!records.settings.is_closed(today), "{trade:?} {today}: a closed shop contacts nobody");
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in Shop::of(&records).due(today).into_values() {
        *kinds.entry(kind).or_default() += 1;
    }
    (kinds, records.contacts.iter().filter(|contact| contact.day == today).count())
}

#[test]
fn every_kind_of_contact_is_due_on_any_day_and_fits_the_room_left() {
    assert!(days().count() > 40);
    for (seed, today) in (1_u8..).zip(days()) {
        let language = if seed % 2 == 0 { DemoLanguage::En } else { DemoLanguage::Ru };
        // The salon on every day, the others in turn: no more than a test can wait for.
        let other = [Trade::Water, Trade::Coffee, Trade::Other].into_iter().cycle().nth(usize::from(seed % 3));
        for trade in [Some(Trade::Salon), other].into_iter().flatten() {
            let (kinds, done) = count(trade, language, today, seed.into());
            for kind in [Kind::Agreed, Kind::Call, Kind::Birthday, Kind::Offer, Kind::FirstVisit, Kind::Remind] {
                assert!(kinds.contains_key(&kind), "{trade:?} {today}: no {kind:?} among {kinds:?}");
            }
            assert!((6..=9).contains(&done), "{trade:?} {today}: {done} done");
            let room = capacity(trade) - done;
            let due: usize = kinds.values().sum();
            assert!((room..=room + 8).contains(&due), "{trade:?} {today}: {due} due for {room}: {kinds:?}");
            let before_reminders = due - kinds[&Kind::Remind];
            assert!(before_reminders < room, "{trade:?} {today}: reminders are cut off: {kinds:?}");
        }
    }
}

fn capacity(trade: Trade) -> usize {
    match trade {
        Trade::Salon => 20,
        Trade::Water | Trade::Coffee => 40,
        Trade::Other => 25,
    }
}

#[test]
fn done_today_holds_promises_a_purchase_and_a_call_in_vain() {
    let today = day("2025-10-14");
    let records = generate(Trade::Salon, DemoLanguage::En, today, 7);
    let done: Vec<&Outcome> = records.contacts.iter().filter(|contact| contact.day == today).map(|contact| &contact.outcome).collect();
    let how_many = |is: fn(&Outcome) -> bool| done.iter().filter(|outcome| is(outcome)).count();
    assert_eq!(how_many(|outcome| matches!(outcome, Outcome::WillCome { .. })), 2, "{done:?}");
    assert_eq!(how_many(|outcome| matches!(outcome, Outcome::Bought { purchase: Some(_) })), 1, "{done:?}");
    assert_eq!(how_many(|outcome| *outcome == Outcome::NoAnswer), 1, "{done:?}");
}

#[test]
fn each_of_the_next_days_brings_work_but_no_wall() {
    for (name, _, records) in shops() {
        let shop = Shop::of(records);
        let capacity = usize::from(records.settings.capacity);
        let mut before = shop.due(day(TODAY));
        let mut fresh_in_week = 0;
        for ahead in 1..=7 {
            let then = shop.due(day(TODAY) + Days::new(ahead));
            let fresh = then.iter().filter(|(client, kind)| before.get(client) != Some(kind)).count();
            assert!(fresh <= 3 * capacity, "{name}: {fresh} more after {ahead} days");
            fresh_in_week += fresh;
            before = then;
        }
        assert!((3 * capacity..=11 * capacity).contains(&fresh_in_week), "{name}: {fresh_in_week} in a week");
    }
}

#[test]
fn a_salon_rests_on_mondays_unless_today_is_one() {
    let closed = |today: &str| generate(Trade::Salon, DemoLanguage::En, day(today), 7).settings.closed_weekdays;
    assert_eq!(closed("2025-10-14"), [true, false, false, false, false, false, false]);
    assert_eq!(closed("2025-10-13"), [false, false, false, false, false, false, true]);
}
