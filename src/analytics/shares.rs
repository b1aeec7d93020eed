//! How the shop was divided into segments and stages at the end of each month or quarter.

use std::ops::Range;

use chrono::NaiveDate;

use super::cycle::{CycleRules, halve_up, last_recurring};
#[cfg(doc)]
use super::figures::Segment;
use super::figures::Stage;
use super::gaps::Gaps;
use super::halves::{WORTH_A_THREAD, at_once, clients_in_halves};
use super::history::until;
use super::rows::{Counting, Rows};
use super::standing::{Lapse, Tempo};
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
    /// The last day of each month shown, as far as it has come.
    ends: Vec<DayNumber>,
    places: Places,
    /// Clients at each pair of segment and stage.
    standing: Changes,
    /// Clients with an own cycle of so many days.
    own_cycles: Changes,
    /// Clients without a cycle of their own, who can be judged when the shop's is known.
    waiting: Vec<Stay>,
    /// The purchase days of the client at hand.
    days: Vec<DayNumber>,
    gaps: Gaps,
}

/// The time between two purchases of a client, or since the last one.
#[derive(Debug, Clone)]
struct Stay {
    /// Days on which the client had bought, ≥ 1. Of two at most where it waits for the shop's cycle.
    purchase_days: usize,
    first: DayNumber,
    last: DayNumber,
    /// Those of the months shown at whose ends it was so.
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
            places: Places::new(timeline, shown, number_of(rows.as_of)),
            standing: changes(),
            own_cycles: changes(),
            waiting: Vec::new(),
            days: Vec::new(),
            gaps: Gaps::default(),
        }
    }

    fn add_client(&mut self, id: ClientId) {
        let mut buffer = std::mem::take(&mut self.days);
        // Most of what was bought lies before the end of the first month shown.
        let first_end = self.ends.first().copied().unwrap_or(DayNumber::MIN);
        let (count, mut known) = self.rows.purchases(self.model, id).days_once(first_end, &mut buffer);
        let all = buffer.get(..count).unwrap_or_default();
        self.gaps.set(all);
        let mut from = all.first().map_or(self.shown.len(), |first| self.places.at(*first));
        while let Some(end) = self.ends.get(from) {
            known += all.get(known..).map_or(0, |later| later.iter().take_while(|day| *day <= end).count());
            let to = all.get(known).map_or(self.shown.len(), |day| self.places.at(*day));
            if let (Some(first), Some(last)) = (all.first(), known.checked_sub(1).and_then(|last| all.get(last))) {
                self.add_stay(id, Stay { purchase_days: known, first: *first, last: *last, months: from..to });
            }
            from = to;
        }
        self.days = buffer;
    }

    fn add_stay(&mut self, id: ClientId, stay: Stay) {
        if let Some(cycle_days) = self.gaps.own_cycle_days(stay.purchase_days) {
            self.own_cycles.add(usize::try_from(cycle_days).unwrap_or(0), stay.months.clone());
            self.judge(&stay, cycle_days, stay.months.clone());
        } else if let Some(cycle_days) = self.product_cycle_days(id, stay.last) {
            self.judge(&stay, cycle_days, stay.months.clone());
        } else {
            self.waiting.push(stay);
        }
    }

    fn product_cycle_days(&self, id: ClientId, last: DayNumber) -> Option<i64> {
        let bought = || until(self.model.purchases().of(id), day_of(last));
        if self.has_recurring { last_recurring(self.model, bought()).map(|(_, cycle_days)| cycle_days) } else { None }
    }

    /// Through some of a stay's months, by a cycle; the gaps are those of the client.
    fn judge(&mut self, stay: &Stay, cycle_days: i64, months: Range<usize>) {
        let tempo = Tempo::of(cycle_days);
        let lapse = Lapse::new(stay.purchase_days, self.gaps.on_time(stay.purchase_days, tempo), tempo);
        // Stage and segment hold until a day that is known: no month between two such days is looked at.
        let mut month = months.start;
        while let Some(end) = self.ends.get(month).filter(|_| month < months.end) {
            let elapsed = end - stay.last;
            let place = lapse.segment(elapsed) as usize * Stage::ALL.len() + lapse.stage(elapsed) as usize;
            let to = self.places.at(end.saturating_add_unsigned(lapse.holds_for(elapsed)).saturating_add(1)).clamp(month + 1, months.end);
            self.standing.add(place, month..to);
            month = to;
        }
    }

    /// For each month what a client without a cycle of their own is judged by.
    fn fallback_cycles(&self) -> Vec<i64> {
        let days = |counts: &Vec<u64>| CycleRules::new(self.model, shop_cycle_days(counts)).cycle(None, None).days;
        self.own_cycles.counts().iter().map(days).collect()
    }

    fn judge_waiting(&mut self, stay: &Stay, fallback: &[i64]) {
        let days = [stay.first, stay.last];
        self.gaps.set(days.get(..stay.purchase_days).unwrap_or_default());
        // The shop's cycle is the same for many months in a row.
        let mut from = stay.months.start;
        for same in fallback.get(stay.months.clone()).unwrap_or_default().chunk_by(|one, other| one == other) {
            if let Some(cycle_days) = same.first() {
                self.judge(stay, *cycle_days, from..from + same.len());
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

/// The first month shown at whose end a day has come, for each day.
struct Places {
    origin: DayNumber,
    /// From the origin to the day looked at, and one more for all later days.
    of_days: Vec<usize>,
}

impl Places {
    fn new(timeline: &Timeline, shown: &Range<usize>, as_of: DayNumber) -> Self {
        let origin = number_of(timeline.period(0).first_day());
        let of_day = |day| timeline.month_index(day).saturating_sub(shown.start);
        Self { origin, of_days: (origin..=as_of).map(of_day).chain([shown.len()]).collect() }
    }

    fn at(&self, day: DayNumber) -> usize {
        // Later days are drawn to the last place and not told apart: half of all stays end there.
        let offset = usize::try_from(day - self.origin).unwrap_or(0).min(self.of_days.len() - 1);
        self.of_days.get(offset).copied().unwrap_or(0)
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
