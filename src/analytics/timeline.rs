//! Months (or quarters) as a column: which one a day lies in, and every number of each in one pass over the purchases.

use chrono::NaiveDate;

use super::measures::measures;
use super::ratio::Ratio;
use super::retention::{Cohort, CohortCounts, MonthFigures, WindowFigures};
use super::rows::{Counting, Rows};
use super::summary::Past;
use crate::domain::dates::{DayNumber, day_of, number_of};
use crate::domain::model::Model;
use crate::domain::period::{Period, Span};
use crate::domain::sales::Sale;

/// The periods (months, unless quarters are asked for) from the first row of a shop to the day looked at.
#[derive(Debug, Clone)]
pub struct Timeline {
    first: Period,
    /// Number of periods, ≥ 1.
    pub months: usize,
    origin: DayNumber,
    /// Month of each day from the origin on, so that a million days need no calendar arithmetic.
    month_of_day: Vec<u32>,
    /// Day number of the first day of each month and of the one after the last.
    starts: Vec<DayNumber>,
}

impl Timeline {
    /// `None` for a shop without a single row up to the day.
    pub fn of(model: &Model, rows: Rows, span: Span) -> Option<Self> {
        let first_day = rows.first_day(model)?;
        let first = Period::of(day_of(first_day), span);
        let months = usize::try_from(Period::of(rows.as_of, span).since(first)).ok()? + 1;
        let starts: Vec<DayNumber> = (0..=months).map(|index| number_of(period_at(first, index).first_day())).collect();
        let origin = number_of(first.first_day());
        let mut month_of_day = Vec::new();
        for (index, pair) in (0_u32..).zip(starts.windows(2)) {
            if let [start, next] = pair {
                month_of_day.resize(month_of_day.len() + usize::try_from(next - start).unwrap_or(0), index);
            }
        }
        Some(Self { first, months, origin, month_of_day, starts })
    }

    /// The period with this index.
    pub fn period(&self, index: usize) -> Period {
        period_at(self.first, index)
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

fn period_at(first: Period, index: usize) -> Period {
    first.plus(i32::try_from(index).unwrap_or(i32::MAX))
}

/// Every month from the first purchase to that of `as_of`, also empty ones. `windows` are activity windows in days.
#[must_use]
pub fn months(model: &Model, as_of: NaiveDate, windows: &[u32], counting: Counting) -> Vec<MonthFigures> {
    measures(model, as_of, windows, counting).months
}

/// What is counted of one month before ratios are made. Who was new and who was active stands in the cohorts.
///
/// Of money, what most sales are is counted in one sum, and what few of them are beside it.
#[derive(Debug, Clone, Copy, Default)]
struct MonthCount {
    purchases: u64,
    revenue_minor: i64,
    /// Of it, what was given back, ≤ 0.
    refunds_minor: i64,
    /// Of it, what is no revenue of repeat purchases: up to each client's first purchase day.
    first_minor: i64,
    guest_revenue_minor: i64,
    retained_prev: u64,
    /// Clients whose second purchase day lies in the month.
    second: u64,
}

impl MonthCount {
    fn merge(&mut self, other: &Self) {
        self.purchases += other.purchases;
        self.revenue_minor = self.revenue_minor.saturating_add(other.revenue_minor);
        self.refunds_minor = self.refunds_minor.saturating_add(other.refunds_minor);
        self.first_minor = self.first_minor.saturating_add(other.first_minor);
        self.guest_revenue_minor = self.guest_revenue_minor.saturating_add(other.guest_revenue_minor);
        self.retained_prev += other.retained_prev;
        self.second += other.second;
    }

    /// Counts the money of a sale of a client; says whether it is a purchase.
    fn count_money(&mut self, sale: Sale, is_repeat: bool) -> bool {
        self.revenue_minor = self.revenue_minor.saturating_add(sale.sum_minor);
        if !is_repeat {
            self.first_minor = self.first_minor.saturating_add(sale.sum_minor);
        }
        if sale.is_refund() {
            self.refunds_minor = self.refunds_minor.saturating_add(sale.sum_minor);
            return false;
        }
        self.purchases += 1;
        true
    }
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
    /// The first month at whose start the client at hand may be in the base, since they came or came back.
    stay_from: usize,
}

/// What is counted of every month, for some of the clients.
pub struct Counts<'a> {
    timeline: &'a Timeline,
    months: Vec<MonthCount>,
    windows: Vec<WindowCount>,
    cohorts: CohortCounts,
}

impl<'a> Counts<'a> {
    /// Nothing counted yet. `windows` are in days.
    pub fn new(timeline: &'a Timeline, windows: &[u32]) -> Self {
        // One month more than is shown: the base at its start is the last month's base at the end.
        let length = timeline.months + 2;
        let window = |days: &u32| WindowCount {
            window_days: DayNumber::try_from(*days).unwrap_or(DayNumber::MAX),
            entered: vec![0; length],
            left: vec![0; length],
            reactivated: vec![0; length],
            stay_from: 0,
        };
        Self {
            timeline,
            months: vec![MonthCount::default(); timeline.months],
            windows: windows.iter().map(window).collect(),
            cohorts: CohortCounts::new(timeline.months),
        }
    }

    /// Counts the sales of a client that count in revenue, by day; what they come to, if there is a purchase among them.
    pub fn add_client(&mut self, mut sales: impl Iterator<Item = Sale>) -> Option<Past> {
        let timeline = self.timeline;
        // What was given back before anything was bought is money of the month, and nothing else.
        let (mut past, first_index) = sales.by_ref().find_map(|sale| {
            let index = timeline.month_index(sale.day);
            let is_purchase = self.months.get_mut(index).is_some_and(|month| month.count_money(sale, false));
            is_purchase.then_some((Past::begun(sale.day), index))
        })?;
        let cohort = self.cohorts.since(first_index);
        cohort.first_mut().into_iter().for_each(|buyers| *buyers += 1);
        for window in &mut self.windows {
            window.stay_from = first_index + 1;
        }
        let mut last_index = first_index;
        for sale in sales {
            let index = timeline.month_index(sale.day);
            let Some(month) = self.months.get_mut(index) else { continue };
            if !month.count_money(sale, sale.day > past.first) {
                continue;
            }
            // Whether a purchase is the first of its month cannot be foretold: counting nothing is quicker than asking.
            let is_in_new_month = index != last_index;
            month.second += u64::from(past.last == past.first && sale.day > past.last);
            month.retained_prev += u64::from(last_index + 1 == index);
            if let Some(buyers) = cohort.get_mut(index - first_index) {
                *buyers += u64::from(is_in_new_month);
            }
            if !self.windows.is_empty() && is_in_new_month {
                for window in &mut self.windows {
                    window.pass(timeline, past.last, index);
                }
            }
            past.add(sale);
            last_index = index;
        }
        for window in &mut self.windows {
            window.end_stay(timeline, past.last);
        }
        Some(past)
    }

    /// Counts the guests' purchases, which are money alone.
    pub fn add_guests(&mut self, rows: Rows, model: &Model) {
        for row in rows.guests(model) {
            if let Some(month) = self.months.get_mut(self.timeline.month_index(row.day)) {
                month.guest_revenue_minor = month.guest_revenue_minor.saturating_add(row.sum_minor);
            }
        }
    }

    /// Adds what was counted of other clients.
    pub fn merge(&mut self, other: &Self) {
        for (month, other) in self.months.iter_mut().zip(&other.months) {
            month.merge(other);
        }
        self.cohorts.merge(&other.cohorts);
        for (window, other) in self.windows.iter_mut().zip(&other.windows) {
            let columns = [&mut window.entered, &mut window.left, &mut window.reactivated];
            for (column, other) in columns.into_iter().zip([&other.entered, &other.left, &other.reactivated]) {
                for (count, other) in column.iter_mut().zip(other) {
                    *count += other;
                }
            }
        }
    }

    /// The numbers and ratios of every month, and the cohorts.
    pub fn into_figures(self, as_of: NaiveDate) -> (Vec<MonthFigures>, Vec<Cohort>) {
        let counts: Vec<(MonthCount, u64, u64)> = self
            .months
            .iter()
            .enumerate()
            .map(|(index, count)| (*count, self.cohorts.active(index), self.cohorts.new_clients(index)))
            .collect();
        let cohorts = self.cohorts.into_cohorts(self.timeline);
        let windows = self.windows;
        let mut bases = vec![0_u64; windows.len()];
        let (mut clients, mut repeaters) = (0, 0);
        let mut previous_active = None;
        let mut figures = Vec::with_capacity(counts.len());
        for (index, (count, active, new)) in counts.into_iter().enumerate() {
            let period = self.timeline.period(index);
            let old = clients;
            clients += new;
            repeaters += count.second;
            let active_before = previous_active.unwrap_or(0);
            let retained_prev = previous_active.map(|_| count.retained_prev);
            figures.push(MonthFigures {
                period,
                unfinished: as_of < period.last_day(),
                purchases: count.purchases,
                purchases_minor: count.revenue_minor.saturating_sub(count.refunds_minor),
                revenue_minor: count.revenue_minor.saturating_add(count.guest_revenue_minor),
                guest_revenue_minor: count.guest_revenue_minor,
                active,
                new,
                returning: active - new,
                retained_prev,
                crr_mom: Ratio::new(count.retained_prev, active_before),
                crr_classic_month: Ratio::new(active - new, active_before),
                windows: windows.iter().zip(&mut bases).map(|(window, base)| window.figures(index, base, old, new)).collect(),
                rpr: Ratio::new(repeaters, clients),
                repeat_revenue_minor: count.revenue_minor.saturating_sub(count.first_minor),
            });
            previous_active = Some(active);
        }
        (figures, cohorts)
    }
}

impl WindowCount {
    /// A client's next purchase after the one of day `earlier` lies in the month `index`, a later one.
    ///
    /// Either the earlier purchase kept the client in the base up to that month's start, or the client comes back in it.
    fn pass(&mut self, timeline: &Timeline, earlier: DayNumber, index: usize) {
        if earlier.saturating_add(self.window_days) >= timeline.start(index) {
            return;
        }
        self.end_stay(timeline, earlier);
        self.stay_from = index + 1;
        if let Some(count) = self.reactivated.get_mut(index) {
            *count += 1;
        }
    }

    /// The last purchase of a stay: it keeps the client in the base at the starts of the months within W days after it.
    fn end_stay(&mut self, timeline: &Timeline, last: DayNumber) {
        let to = timeline.month_index(last.saturating_add(self.window_days));
        if to >= self.stay_from
            && let (Some(entered), Some(left)) = (self.entered.get_mut(self.stay_from), self.left.get_mut(to + 1))
        {
            *entered += 1;
            *left += 1;
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
