//! Properties of the rule, and three years of a shop whose clock is not to be trusted.

use chrono::{NaiveDate, TimeZone as _};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn stamps() -> impl Strategy<Value = (Vec<Stamp>, DateTime<Utc>)> {
    let second = 1_700_000_000..1_800_000_000_i64;
    (proptest::collection::vec(second.clone(), 0..120), second).prop_map(|(seconds, now)| {
        let moment = |second| DateTime::from_timestamp(second, 0).expect("a moment");
        let stamps = (1..).zip(seconds).map(|(number, second)| Stamp { number, at: moment(second) });
        (stamps.collect(), moment(now))
    })
}

/// Lets all go that may, as many backups later.
fn settle(mut stamps: Vec<Stamp>, now: DateTime<Utc>) -> Vec<Stamp> {
    loop {
        let gone = spare(&stamps, now);
        if gone.is_empty() {
            return stamps;
        }
        stamps.retain(|stamp| !gone.contains(stamp));
    }
}

proptest! {
    #[test]
    fn the_newest_and_the_young_stay_and_few_go_at_once((stamps, now) in stamps()) {
        let gone = spare(&stamps, now);
        prop_assert!(gone.len() <= MOST_AT_ONCE);
        let newest = stamps.iter().map(|stamp| stamp.number).max();
        for stamp in &stamps {
            let young = (now - stamp.at).abs() <= TimeDelta::hours(ALL_HOURS);
            prop_assert!(!(gone.contains(stamp) && (young || Some(stamp.number) == newest)));
        }
    }

    #[test]
    fn the_order_in_which_files_are_found_does_not_matter((stamps, now) in stamps()) {
        let mut turned = stamps.clone();
        turned.reverse();
        prop_assert_eq!(spare(&stamps, now), spare(&turned, now));
    }

    #[test]
    fn what_is_kept_is_bounded_and_stays_kept((stamps, now) in stamps()) {
        let kept = settle(stamps, now);
        let old = kept.iter().filter(|stamp| (now - stamp.at).abs() > TimeDelta::hours(ALL_HOURS)).count();
        prop_assert!(old <= 1 + DAYS + WEEKS + MONTHS, "{old} old ones");
        prop_assert_eq!(settle(kept.clone(), now), kept);
    }

    #[test]
    fn with_a_clock_that_goes_right_each_day_week_and_month_keeps_its_last(hours in proptest::collection::vec(1..40_i64, 1..400)) {
        let mut now = at("2024-01-01T00:00:00Z");
        let mut stamps = Vec::new();
        for (number, hours) in (1..).zip(hours) {
            now += TimeDelta::hours(hours);
            stamps.push(Stamp { number, at: now });
        }
        let kept = settle(stamps.clone(), now);
        let days: BTreeSet<NaiveDate> = stamps.iter().map(|stamp| stamp.at.date_naive()).collect();
        for day in days.iter().rev().take(DAYS) {
            let last = stamps.iter().rfind(|stamp| stamp.at.date_naive() == *day);
            prop_assert!(last.is_some_and(|last| kept.contains(last)), "the last of {day} is gone");
        }
        let months: BTreeSet<(i32, u32)> = stamps.iter().map(|stamp| (stamp.at.year(), stamp.at.month())).collect();
        for month in months.iter().rev().take(MONTHS) {
            let last = stamps.iter().rfind(|stamp| (stamp.at.year(), stamp.at.month()) == *month);
            prop_assert!(last.is_some_and(|last| kept.contains(last)), "the last of {month:?} is gone");
        }
    }
}

/// What the clock of the computer shows, in seconds beside the right time.
fn clock_error(day: i64, hour: i64) -> TimeDelta {
    match (day, hour) {
        // A battery that died, mended the same day.
        (200, 10..=14) => TimeDelta::days(-365 * 10),
        // Set by hand to a wrong year for two hours.
        (400, 12..=13) => TimeDelta::days(365 * 10),
        // A day ahead for three days.
        (500..=502, _) => TimeDelta::days(1),
        // A day behind.
        (600, _) => TimeDelta::days(-1),
        _ => TimeDelta::zero(),
    }
}

#[test]
fn three_years_with_a_clock_that_jumps_lose_no_period() {
    let first = at("2024-01-01T00:00:00Z");
    let mut stamps: Vec<Stamp> = Vec::new();
    let mut truth: Vec<(u64, DateTime<Utc>)> = Vec::new();
    let mut most = 0;
    for day in 0..3 * 365 {
        // Sundays off, and three weeks of holidays.
        if day % 7 == 6 || (210..231).contains(&day) {
            continue;
        }
        for quarter in 0..32 {
            let right = first + TimeDelta::days(day) + TimeDelta::minutes(9 * 60 + quarter * 15);
            let now = right + clock_error(day, 9 + quarter / 4);
            let number = truth.len() as u64 + 1;
            stamps.push(Stamp { number, at: now });
            truth.push((number, right));
            let gone = spare(&stamps, now);
            stamps.retain(|stamp| !gone.contains(stamp));
            most = most.max(stamps.len());
            assert!(stamps.iter().any(|stamp| stamp.number == number), "the newest is gone");
        }
        let kept = |from: TimeDelta, to: TimeDelta| {
            let now = first + TimeDelta::days(day + 1);
            truth.iter().any(|(number, right)| {
                let age = now - *right;
                age >= from && age <= to && stamps.iter().any(|stamp| stamp.number == *number)
            })
        };
        // Whatever the clock did: something of last week, of last month, of half a year and of a year and a half ago.
        for (since, from, to) in [(40, 2, 31), (80, 20, 62), (240, 150, 245), (600, 500, 610)] {
            if day > since {
                assert!(kept(TimeDelta::days(from), TimeDelta::days(to)), "on day {day} nothing is left of {from} to {to} days ago");
            }
        }
    }
    assert!(most < 300, "{most} files at once");
}

#[test]
fn the_hours_that_summer_time_takes_and_gives_change_nothing() {
    // Both edges in Berlin, as its clocks show them, and as the file keeps them: in UTC.
    for (edge, hours) in [("2025-03-30T01:00:00Z", 23_i64), ("2025-10-26T01:00:00Z", 25)] {
        let edge = at(edge);
        let stamps: Vec<Stamp> = (0..4 * hours)
            .map(|quarter| Stamp { number: 1 + quarter.unsigned_abs(), at: edge + TimeDelta::minutes(15 * (quarter - 2 * hours)) })
            .collect();
        assert_eq!(spare(&stamps, edge + TimeDelta::hours(20)), []);
    }
    let midnight = Utc.with_ymd_and_hms(2025, 3, 30, 0, 0, 0).single().expect("a moment");
    assert_eq!(spare(&[Stamp { number: 1, at: midnight }], midnight + TimeDelta::days(9000)), []);
}
