//! When the shop of the demo expected a client: the rules of cycle, window and steps as far as the demo needs
//! them to lay a believable past and to place clients against today.

use chrono::NaiveDate;

use crate::domain::dates::{add_days, days_between};
use crate::domain::settings::Settings;

/// Longest row of gaps that a cycle looks at.
const GAPS_LOOKED_AT: usize = 8;

/// When a client is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expectation {
    pub cycle_days: i64,
    pub expected: NaiveDate,
    /// Half-width of the contact window, days (1..=21).
    pub window_days: i64,
}

impl Expectation {
    /// From the client's visit days, oldest first; `None` without any. `usual_days` is the cycle of the product,
    /// which counts until there are two gaps of the client's own.
    pub fn of(days: &[NaiveDate], usual_days: i64, settings: &Settings) -> Option<Self> {
        let last = *days.last()?;
        let mut gaps: Vec<i64> = days.iter().zip(days.iter().skip(1)).map(|(from, to)| days_between(*from, *to)).collect();
        let old = gaps.len().saturating_sub(GAPS_LOOKED_AT);
        gaps.drain(..old);
        let cycle_days = if gaps.len() < 2 { usual_days } else { median_half_up(gaps) }.max(1);
        let apart_days = cycle_days.max(i64::from(settings.min_cycle_days));
        let window_days = ((4 * apart_days + 13) / 26).clamp(1, 21);
        Some(Self { cycle_days, expected: add_days(last, apart_days), window_days })
    }

    /// The days of the chain's steps, each moved to an open day.
    pub fn step_days(&self, settings: &Settings) -> Vec<NaiveDate> {
        settings.steps.iter().map(|step| settings.next_open(add_days(self.expected, step.offset.days(self.window_days)))).collect()
    }

    /// The latest step whose day has come on `day`, while the chain still runs.
    pub fn step_on(&self, settings: &Settings, day: NaiveDate) -> Option<usize> {
        if day > self.closes() {
            return None;
        }
        self.step_days(settings).iter().rposition(|step_day| *step_day <= day)
    }

    /// The last day on which a step of this chain can be due.
    pub fn closes(&self) -> NaiveDate {
        add_days(self.expected, self.window_days)
    }

    /// Whether a client who last came on `last` has been away for over three cycles on `day`.
    pub fn sleeps(&self, last: NaiveDate, day: NaiveDate) -> bool {
        days_between(last, day) > 3 * self.cycle_days
    }

    /// Whether such a client has left the working base.
    pub fn is_gone(&self, last: NaiveDate, day: NaiveDate) -> bool {
        days_between(last, day) > (3 * self.cycle_days + 60).max(240)
    }
}

/// The day of the follow-up after the first purchase.
pub(super) fn follow_up_day(first: NaiveDate, settings: &Settings) -> NaiveDate {
    settings.next_open(add_days(first, i64::from(settings.first_visit_after_days)))
}

/// Median; the mean of the middle two of an even number, rounded half up.
fn median_half_up(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    let middle = values.len() / 2;
    let at = |place: usize| values.get(place).copied().unwrap_or_default();
    if values.len() % 2 == 1 { at(middle) } else { (at(middle.saturating_sub(1)) + at(middle) + 1) / 2 }
}
