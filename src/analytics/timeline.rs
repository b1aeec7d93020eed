//! Months as a column: which month a day lies in, and every number of each month in one pass over the purchases.

use chrono::NaiveDate;

use super::history::{DayNumber, number_of};
use super::ratio::Ratio;
use super::retention::{Counting, MonthFigures, Rows, WindowFigures};
use crate::domain::dates::Month;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

/// The months from the first row of a shop to the day looked at.
#[derive(Debug, Clone)]
pub struct Timeline {
    first: Month,
    /// Number of months, ≥ 1.
    pub months: usize,
    origin: DayNumber,
    /// Month of each day from the origin on, so that a million days need no calendar arithmetic.
    month_of_day: Vec<u32>,
    /// Day number of the first day of each month and of the one after the last.
    starts: Vec<DayNumber>,
}

impl Timeline {
    /// `None` for a shop without a single row up to the day.
    pub fn of(model: &Model, rows: Rows) -> Option<Self> {
        let firsts = model.clients().iter().filter_map(|client| rows.revenue_rows(model, client.id).next());
        let first_day = firsts.chain(rows.guest_rows(model).next()).map(|row| row.day).min()?;
        let first = Month::of(first_day);
        let months = usize::try_from(Month::of(rows.as_of).since(first)).ok()? + 1;
        let starts: Vec<DayNumber> = (0..=months).map(|index| number_of(month_at(first, index).first_day())).collect();
        let origin = number_of(first.first_day());
        let mut month_of_day = Vec::new();
        for (index, pair) in (0_u32..).zip(starts.windows(2)) {
            if let [start, next] = pair {
                month_of_day.resize(month_of_day.len() + usize::try_from(next - start).unwrap_or(0), index);
            }
        }
        Some(Self { first, months, origin, month_of_day, starts })
    }

    /// The month with this index.
    pub fn month(&self, index: usize) -> Month {
        month_at(self.first, index)
    }

    /// The index of a month.
    pub fn index_of(&self, month: Month) -> usize {
        usize::try_from(month.since(self.first)).unwrap_or(0)
    }

    /// The index of the month in which a day lies; [`Self::months`] for every later day.
    pub fn month_index(&self, day: DayNumber) -> usize {
        let offset = usize::try_from(day - self.origin).unwrap_or(0);
        self.month_of_day.get(offset).map_or(self.months, |index| *index as usize)
    }

    fn start(&self, index: usize) -> DayNumber {
        self.starts.get(index).copied().unwrap_or(DayNumber::MAX)
    }
}

fn month_at(first: Month, index: usize) -> Month {
    first.plus(i32::try_from(index).unwrap_or(i32::MAX))
}

/// Every month from the first purchase to that of `as_of`, also empty ones. `windows` are activity windows in days.
#[must_use]
pub fn months(model: &Model, as_of: NaiveDate, windows: &[u32], counting: Counting) -> Vec<MonthFigures> {
    let rows = Rows { as_of, counting };
    let Some(timeline) = Timeline::of(model, rows) else { return Vec::new() };
    let mut counts = Counts::new(&timeline, windows);
    for client in model.clients().iter() {
        counts.add_client(model, rows, client.id);
    }
    for row in rows.guest_rows(model) {
        if let Some(month) = counts.months.get_mut(timeline.month_index(number_of(row.day))) {
            month.guest_revenue_minor = month.guest_revenue_minor.saturating_add(row.sum_minor);
        }
    }
    counts.into_figures(as_of)
}

/// What is counted of one month before ratios are made.
#[derive(Debug, Clone, Copy, Default)]
struct MonthCount {
    purchases: u64,
    revenue_minor: i64,
    guest_revenue_minor: i64,
    repeat_revenue_minor: i64,
    active: u64,
    new: u64,
    retained_prev: u64,
    /// Clients whose second purchase day lies in the month.
    second: u64,
}

/// What is counted of one window, by month.
#[derive(Debug, Clone)]
struct WindowCount {
    window_days: DayNumber,
    /// Clients in the base at the month's start who were not in it at the start before.
    entered: Vec<u64>,
    /// Clients in the base at the start before who are not in it any more.
    left: Vec<u64>,
    reactivated: Vec<u64>,
    /// Months at whose start the client at hand is in the base: the run that is still growing.
    run: Option<(usize, usize)>,
}

struct Counts<'a> {
    timeline: &'a Timeline,
    months: Vec<MonthCount>,
    windows: Vec<WindowCount>,
}

impl<'a> Counts<'a> {
    fn new(timeline: &'a Timeline, windows: &[u32]) -> Self {
        // One month more than is shown: the base at its start is the last month's base at the end.
        let length = timeline.months + 2;
        let window = |days: &u32| WindowCount {
            window_days: DayNumber::try_from(*days).unwrap_or(DayNumber::MAX),
            entered: vec![0; length],
            left: vec![0; length],
            reactivated: vec![0; length],
            run: None,
        };
        Self { timeline, months: vec![MonthCount::default(); timeline.months], windows: windows.iter().map(window).collect() }
    }

    fn add_client(&mut self, model: &Model, rows: Rows, client: ClientId) {
        let (mut first_day, mut previous, mut second) = (None, None::<(NaiveDate, usize)>, false);
        for row in rows.revenue_rows(model, client) {
            let index = self.timeline.index_of(Month::of(row.day));
            let Some(month) = self.months.get_mut(index) else { continue };
            month.revenue_minor = month.revenue_minor.saturating_add(row.sum_minor);
            if first_day.is_some_and(|first| row.day > first) {
                month.repeat_revenue_minor = month.repeat_revenue_minor.saturating_add(row.sum_minor);
            }
            if row.is_refund() {
                continue;
            }
            month.purchases += 1;
            match previous {
                None => {
                    first_day = Some(row.day);
                    month.active += 1;
                    month.new += 1;
                }
                Some((earlier, earlier_index)) => {
                    if !second && earlier != row.day {
                        second = true;
                        month.second += 1;
                    }
                    if earlier_index != index {
                        month.active += 1;
                        month.retained_prev += u64::from(earlier_index + 1 == index);
                        let (earlier, start) = (number_of(earlier), self.timeline.start(index));
                        for window in &mut self.windows {
                            window.extend_run(self.timeline, earlier, earlier_index);
                            window.reactivate(index, start, earlier);
                        }
                    }
                }
            }
            previous = Some((row.day, index));
        }
        if let Some((last, last_index)) = previous {
            for window in &mut self.windows {
                window.extend_run(self.timeline, number_of(last), last_index);
                window.end_run();
            }
        }
    }

    fn into_figures(self, as_of: NaiveDate) -> Vec<MonthFigures> {
        let windows = self.windows;
        let mut bases = vec![0_u64; windows.len()];
        let (mut clients, mut repeaters) = (0, 0);
        let mut previous: Option<MonthCount> = None;
        let mut figures = Vec::with_capacity(self.months.len());
        for (index, count) in self.months.into_iter().enumerate() {
            let month = self.timeline.month(index);
            let old = clients;
            clients += count.new;
            repeaters += count.second;
            let active_before = previous.map_or(0, |previous| previous.active);
            let retained_prev = previous.map(|_| count.retained_prev);
            figures.push(MonthFigures {
                month,
                unfinished: as_of < month.last_day(),
                purchases: count.purchases,
                revenue_minor: count.revenue_minor.saturating_add(count.guest_revenue_minor),
                guest_revenue_minor: count.guest_revenue_minor,
                active: count.active,
                new: count.new,
                returning: count.active - count.new,
                retained_prev,
                crr_mom: Ratio::new(count.retained_prev, active_before),
                crr_classic_month: Ratio::new(count.active - count.new, active_before),
                windows: windows.iter().zip(&mut bases).map(|(window, base)| window.figures(index, base, old, count.new)).collect(),
                rpr: Ratio::new(repeaters, clients),
                repeat_revenue_minor: count.repeat_revenue_minor,
            });
            previous = Some(count);
        }
        figures
    }
}

impl WindowCount {
    /// A purchase keeps its client in the base at the starts of the months within W days after it. The last purchase of a
    /// month reaches farthest, so it speaks for the others.
    fn extend_run(&mut self, timeline: &Timeline, day: DayNumber, index: usize) {
        let (from, to) = (index + 1, timeline.month_index(day.saturating_add(self.window_days)));
        if to < from {
            return;
        }
        self.run = match self.run {
            Some((start, end)) if from <= end + 1 => Some((start, end.max(to))),
            _ => {
                self.end_run();
                Some((from, to))
            }
        };
    }

    fn end_run(&mut self) {
        let Some((from, to)) = self.run.take() else { return };
        if let (Some(entered), Some(left)) = (self.entered.get_mut(from), self.left.get_mut(to + 1)) {
            *entered += 1;
            *left += 1;
        }
    }

    /// A client who bought before, but not in the W days before the month, buys in it.
    fn reactivate(&mut self, index: usize, month_start: DayNumber, earlier_day: DayNumber) {
        if let Some(count) = self.reactivated.get_mut(index)
            && earlier_day < month_start.saturating_sub(self.window_days)
        {
            *count += 1;
        }
    }

    /// The figures of one month; `base` is the number of clients in the base at its start and is moved to that at its end.
    fn figures(&self, index: usize, base: &mut u64, old: u64, new: u64) -> WindowFigures {
        let at = |column: &[u64]| column.get(index + 1).copied().unwrap_or(0);
        let base_start = *base;
        let kept = base_start.saturating_sub(at(&self.left));
        let base_end = kept + at(&self.entered);
        *base = base_end;
        let dormant_start = old.saturating_sub(base_start);
        let reactivated = self.reactivated.get(index).copied().unwrap_or(0);
        WindowFigures {
            window_days: self.window_days.unsigned_abs(),
            base_start,
            base_end,
            crr_window: Ratio { part: base_end.cast_signed() - new.cast_signed(), whole: base_start },
            crr_strict: Ratio::new(kept, base_start),
            dormant_start,
            reactivated,
            reactivation: Ratio::new(reactivated, dormant_start),
        }
    }
}
