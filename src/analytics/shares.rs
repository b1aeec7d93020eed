//! How the shop was divided into segments and stages at the end of each month or quarter.

use std::ops::Range;

use chrono::NaiveDate;

use super::cycle::{CycleRules, halve_up, last_recurring, own_cycle_days};
#[cfg(doc)]
use super::figures::{Segment, Stage};
use super::halves::{client_ids, in_halves};
use super::history::{DayNumber, day_of, number_of, until};
use super::retention::{Counting, Rows};
use super::standing::{self, Lapse};
use super::timeline::Timeline;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::period::{Period, Span};

/// How the working base was divided at the end of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareMonth {
    pub period: Period,
    pub unfinished: bool,
    /// Clients in each of [`Segment::ALL`], prospects left out (0).
    pub segments: [u64; 6],
    /// Clients at each of [`Stage::ALL`], prospects left out (0).
    pub stages: [u64; 6],
}

/// Segments and stages of all buyers at the end of each month from the first purchase to `as_of` (the last one at `as_of`).
///
/// The same rules with that day in place of `as_of`; archived clients are among them, since they were there then.
#[must_use]
pub fn shares_over_time(model: &Model, as_of: NaiveDate) -> Vec<ShareMonth> {
    shares_of_last_months(model, as_of, usize::MAX)
}

/// The last `count` months of [`shares_over_time`], without the time that the earlier ones take.
#[must_use]
pub fn shares_of_last_months(model: &Model, as_of: NaiveDate, count: usize) -> Vec<ShareMonth> {
    shares_of_last(Span::Month, model, as_of, count)
}

/// The same of the last `count` months or quarters, each as it ended.
#[must_use]
pub fn shares_of_last(span: Span, model: &Model, as_of: NaiveDate, count: usize) -> Vec<ShareMonth> {
    let rows = Rows { as_of, counting: Counting::AllRows };
    let Some(timeline) = Timeline::of(model, rows, span) else { return Vec::new() };
    let months = timeline.months.saturating_sub(count)..timeline.months;
    let ids = client_ids(model);
    let [one, other] = in_halves(&ids, |ids| {
        let mut standing = Standing::new(model, rows, &timeline, months.clone());
        for id in ids {
            standing.add_client(*id);
        }
        standing.months
    });
    let share = |(mut month, other): (MonthEnd, MonthEnd)| {
        month.merge(other);
        month.into_share(model, as_of)
    };
    one.into_iter().zip(other).map(share).collect()
}

/// Where clients stand at the ends of some months.
struct Standing<'a> {
    model: &'a Model,
    rows: Rows,
    has_recurring: bool,
    months: Vec<MonthEnd>,
    /// The purchase days of the client at hand.
    days: Vec<DayNumber>,
}

/// The end of one period while clients are counted.
struct MonthEnd {
    period: Period,
    end: DayNumber,
    segments: [u64; 6],
    stages: [u64; 6],
    /// How many clients have an own cycle of so many days, by days: their median is the shop's.
    own_cycles: Vec<u64>,
    /// Clients without a cycle of their own, who can be judged when the shop's is known.
    waiting: Vec<Waiting>,
}

/// One or two purchase days.
struct Waiting {
    first: DayNumber,
    last: DayNumber,
}

impl<'a> Standing<'a> {
    fn new(model: &'a Model, rows: Rows, timeline: &Timeline, months: Range<usize>) -> Self {
        let end_of = |period: Period| number_of(period.last_day().min(rows.as_of));
        let empty = |period| MonthEnd {
            period,
            end: end_of(period),
            segments: [0; 6],
            stages: [0; 6],
            own_cycles: Vec::new(),
            waiting: Vec::new(),
        };
        let months = months.map(|index| empty(timeline.period(index))).collect();
        Self { model, rows, has_recurring: CycleRules::new(model, None).has_recurring, months, days: Vec::new() }
    }

    fn add_client(&mut self, id: ClientId) {
        self.days.clear();
        self.days.extend(self.rows.purchases(self.model, id).map(|purchase| number_of(purchase.day)));
        self.days.dedup();
        let (mut known, mut own) = (0, None);
        for month in &mut self.months {
            let new = self.days.iter().skip(known).take_while(|day| **day <= month.end).count();
            let Some(days) = self.days.get(..known + new) else { continue };
            let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
            if new > 0 {
                known = days.len();
                own = own_cycle_days(days).map(|cycle_days| (cycle_days, lapse(days, cycle_days)));
            }
            if let Some((cycle_days, lapse)) = own {
                month.count_own(cycle_days);
                month.judge(lapse, *last);
                continue;
            }
            let product =
                if self.has_recurring { last_recurring(self.model, until(self.model.purchases().of(id), day_of(month.end))) } else { None };
            match product {
                Some((_, cycle_days)) => month.judge(lapse(days, cycle_days), *last),
                None => month.waiting.push(Waiting { first: *first, last: *last }),
            }
        }
    }
}

fn lapse(days: &[DayNumber], cycle_days: i64) -> Lapse {
    Lapse::new(days.len(), standing::on_time(days, cycle_days), cycle_days)
}

impl MonthEnd {
    fn count_own(&mut self, cycle_days: i64) {
        let place = usize::try_from(cycle_days).unwrap_or(0);
        if self.own_cycles.len() <= place {
            self.own_cycles.resize(place + 1, 0);
        }
        if let Some(clients) = self.own_cycles.get_mut(place) {
            *clients += 1;
        }
    }

    fn judge(&mut self, lapse: Lapse, last: DayNumber) {
        let elapsed = i64::from(self.end - last);
        count(&mut self.segments, lapse.segment(elapsed) as usize);
        count(&mut self.stages, lapse.stage(elapsed) as usize);
    }

    fn merge(&mut self, other: Self) {
        add(&mut self.segments, &other.segments);
        add(&mut self.stages, &other.stages);
        self.own_cycles.resize(self.own_cycles.len().max(other.own_cycles.len()), 0);
        add(&mut self.own_cycles, &other.own_cycles);
        self.waiting.extend(other.waiting);
    }

    /// The median of all own cycles, whole days.
    fn shop_cycle_days(&self) -> Option<i64> {
        let clients: u64 = self.own_cycles.iter().sum();
        let at_rank = |rank: u64| {
            let mut passed = 0;
            self.own_cycles.iter().position(|count| {
                passed += count;
                passed > rank
            })
        };
        let (lower, upper) = (at_rank(clients.checked_sub(1)? / 2)?, at_rank(clients / 2)?);
        i64::try_from(lower + upper).ok().map(halve_up)
    }

    fn into_share(mut self, model: &Model, as_of: NaiveDate) -> ShareMonth {
        let cycle_days = CycleRules::new(model, self.shop_cycle_days()).cycle(None, None).days;
        for Waiting { first, last } in std::mem::take(&mut self.waiting) {
            let days = [first, last];
            let days = if first == last { days.get(..1).unwrap_or_default() } else { &days };
            self.judge(lapse(days, cycle_days), last);
        }
        let Self { period, segments, stages, .. } = self;
        ShareMonth { period, unfinished: as_of < period.last_day(), segments, stages }
    }
}

fn add(counts: &mut [u64], more: &[u64]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

/// Adds one to the count at a place in the order of [`Segment::ALL`] or [`Stage::ALL`], which is that of their variants.
fn count(counts: &mut [u64; 6], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}
