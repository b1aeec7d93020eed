//! How the shop was divided into segments and stages at the end of each month or quarter.

use std::ops::Range;

use chrono::NaiveDate;

use super::cycle::{CycleRules, halve_up, last_recurring, own_cycle_days};
#[cfg(doc)]
use super::figures::Segment;
use super::figures::Stage;
use super::halves::{WORTH_A_THREAD, at_once, clients_in_halves};
use super::history::until;
use super::rows::{Counting, Rows};
use super::standing::{self, Lapse};
use super::timeline::Timeline;
use crate::domain::dates::{DayNumber, day_of, number_of};
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
    let shown = timeline.months.saturating_sub(count)..timeline.months;
    let empty = || Shares::new(model, rows, &timeline, &shown);
    let mut halves = clients_in_halves(model, |ids| {
        let mut half = empty();
        for id in ids {
            half.add_client(*id);
        }
        half
    });
    let [one, other] = &mut halves;
    one.own_cycles.merge(&other.own_cycles);
    let fallback = one.fallback_cycles();
    let [mut waiting, other_waiting] = at_once([&one.waiting, &other.waiting], one.waiting.len() >= WORTH_A_THREAD, |waiting| {
        let mut half = empty();
        for client in waiting {
            half.judge_waiting(client, &fallback);
        }
        half
    });
    for part in [&*one, &*other, &other_waiting] {
        waiting.standing.merge(&part.standing);
    }
    waiting.into_months()
}

/// How many clients stand where at the ends of some months.
///
/// Between two purchases a client's cycle stays as it is, and stage and segment only lapse, on days that are known
/// beforehand. So a client is not judged month by month: each stay at a place is noted with the month in which it begins
/// and the one in which it is over, and the numbers of all months are summed up at the end.
struct Shares<'a> {
    model: &'a Model,
    rows: Rows,
    timeline: &'a Timeline,
    shown: Range<usize>,
    has_recurring: bool,
    as_of: DayNumber,
    /// The last day of each month shown, as far as it has come.
    ends: Vec<DayNumber>,
    /// Clients at each pair of segment and stage.
    standing: Changes,
    /// Clients with an own cycle of so many days.
    own_cycles: Changes,
    /// Clients without a cycle of their own, who can be judged when the shop's is known.
    waiting: Vec<Waiting>,
    /// The purchase days of the client at hand.
    days: Vec<DayNumber>,
}

/// One or two purchase days, and the months through which the client had no more.
struct Waiting {
    first: DayNumber,
    last: DayNumber,
    months: Range<usize>,
}

impl<'a> Shares<'a> {
    fn new(model: &'a Model, rows: Rows, timeline: &'a Timeline, shown: &Range<usize>) -> Self {
        let changes = || Changes::new(shown.len());
        let end_of = |index: usize| number_of(timeline.period(index).last_day().min(rows.as_of));
        Self {
            ends: shown.clone().map(end_of).collect(),
            model,
            rows,
            timeline,
            shown: shown.clone(),
            has_recurring: CycleRules::new(model, None).has_recurring,
            as_of: number_of(rows.as_of),
            standing: changes(),
            own_cycles: changes(),
            waiting: Vec::new(),
            days: Vec::new(),
        }
    }

    /// The place among the months shown of the first one at whose end a day has come.
    fn place(&self, day: DayNumber) -> usize {
        if day > self.as_of { self.shown.len() } else { self.timeline.month_index(day).saturating_sub(self.shown.start) }
    }

    fn add_client(&mut self, id: ClientId) {
        let mut all = std::mem::take(&mut self.days);
        all.clear();
        for purchase in self.rows.purchases(self.model, id) {
            if all.last() != Some(&purchase.day) {
                all.push(purchase.day);
            }
        }
        let (mut known, mut from) = (0, all.first().map_or(0, |first| self.place(*first)));
        while let Some(end) = self.ends.get(from).filter(|_| known < all.len()) {
            if known == 0 {
                // Most of what was bought lies before the end of the first month shown.
                known = all.partition_point(|day| day <= end);
            }
            while all.get(known).is_some_and(|day| day <= end) {
                known += 1;
            }
            let to = all.get(known).map_or(self.shown.len(), |day| self.place(*day));
            if let Some(days) = all.get(..known) {
                self.add_stay(id, days, from..to);
            }
            from = to;
        }
        self.days = all;
    }

    /// Through these months the client had bought on these days.
    fn add_stay(&mut self, id: ClientId, days: &[DayNumber], months: Range<usize>) {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
        if let Some(cycle_days) = own_cycle_days(days) {
            self.own_cycles.add(usize::try_from(cycle_days).unwrap_or(0), months.clone());
            self.judge(days, cycle_days, months);
        } else if let Some(cycle_days) = self.product_cycle_days(id, *last) {
            self.judge(days, cycle_days, months);
        } else {
            self.waiting.push(Waiting { first: *first, last: *last, months });
        }
    }

    fn product_cycle_days(&self, id: ClientId, last: DayNumber) -> Option<i64> {
        let bought = || until(self.model.purchases().of(id), day_of(last));
        if self.has_recurring { last_recurring(self.model, bought()).map(|(_, cycle_days)| cycle_days) } else { None }
    }

    fn judge(&mut self, days: &[DayNumber], cycle_days: i64, months: Range<usize>) {
        let Some(last) = days.last() else { return };
        let lapse = Lapse::new(days.len(), standing::on_time(days, cycle_days), cycle_days);
        let elapsed = |month: usize| self.ends.get(month).map_or(0, |end| i64::from(end - last));
        self.standing.add_lapsing(months, |month| {
            let elapsed = elapsed(month);
            lapse.segment(elapsed) as usize * Stage::ALL.len() + lapse.stage(elapsed) as usize
        });
    }

    /// For each month what a client without a cycle of their own is judged by.
    fn fallback_cycles(&self) -> Vec<i64> {
        let days = |counts: &Vec<u64>| CycleRules::new(self.model, shop_cycle_days(counts)).cycle(None, None).days;
        self.own_cycles.counts().iter().map(days).collect()
    }

    fn judge_waiting(&mut self, client: &Waiting, fallback: &[i64]) {
        let days = [client.first, client.last];
        let days = if client.first == client.last { days.get(..1).unwrap_or_default() } else { &days };
        // The shop's cycle is the same for many months in a row.
        let mut from = client.months.start;
        for same in fallback.get(client.months.clone()).unwrap_or_default().chunk_by(|one, other| one == other) {
            if let Some(cycle_days) = same.first() {
                self.judge(days, *cycle_days, from..from + same.len());
            }
            from += same.len();
        }
    }

    fn into_months(self) -> Vec<ShareMonth> {
        let Self { shown, timeline, rows, standing, .. } = self;
        let month = |(index, pairs): (usize, Vec<u64>)| {
            let period = timeline.period(index);
            let mut share = ShareMonth { period, unfinished: rows.as_of < period.last_day(), segments: [0; 6], stages: [0; 6] };
            // In the order of `Segment::ALL` and `Stage::ALL`, which is that of their variants.
            for (segment, stages) in share.segments.iter_mut().zip(pairs.chunks(Stage::ALL.len())) {
                *segment = stages.iter().sum();
                for (stage, clients) in share.stages.iter_mut().zip(stages) {
                    *stage += clients;
                }
            }
            share
        };
        shown.zip(standing.counts()).map(month).collect()
    }
}

/// Comings and goings by month at a number of places.
struct Changes {
    months: usize,
    /// For each place a row of the months and one more, for those who stay to the end.
    rows: Vec<i32>,
}

impl Changes {
    const fn new(months: usize) -> Self {
        Self { months, rows: Vec::new() }
    }

    /// A client was at a place through these months.
    fn add(&mut self, place: usize, months: Range<usize>) {
        let row = place * (self.months + 1);
        if self.rows.len() <= row + self.months {
            self.rows.resize(row + self.months + 1, 0);
        }
        if let Some(change) = self.rows.get_mut(row + months.start) {
            *change += 1;
        }
        if let Some(change) = self.rows.get_mut(row + months.end) {
            *change -= 1;
        }
    }

    /// A client was at these places, which lapse: whoever begins and ends at one place was nowhere else in between.
    fn add_lapsing(&mut self, months: Range<usize>, place: impl Fn(usize) -> usize) {
        let first = place(months.start);
        if months.len() == 1 || place(months.end.saturating_sub(1)) == first {
            self.add(first, months);
        } else {
            for month in months {
                self.add(place(month), month..month + 1);
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.rows.resize(self.rows.len().max(other.rows.len()), 0);
        for (change, other) in self.rows.iter_mut().zip(&other.rows) {
            *change += other;
        }
    }

    /// For each month how many were at each place.
    fn counts(&self) -> Vec<Vec<u64>> {
        let mut counts = vec![Vec::new(); self.months];
        for row in self.rows.chunks_exact(self.months + 1) {
            let mut there = 0_i32;
            for (change, counts) in row.iter().zip(&mut counts) {
                there += change;
                counts.push(u64::from(there.unsigned_abs()));
            }
        }
        counts
    }
}

/// The median of all own cycles, whole days, by how many clients have each.
fn shop_cycle_days(by_days: &[u64]) -> Option<i64> {
    let clients: u64 = by_days.iter().sum();
    let at_rank = |rank: u64| {
        let mut passed = 0;
        by_days.iter().position(|count| {
            passed += count;
            passed > rank
        })
    };
    let (lower, upper) = (at_rank(clients.checked_sub(1)? / 2)?, at_rank(clients / 2)?);
    i64::try_from(lower + upper).ok().map(halve_up)
}
