//! The shop by month: who came, who came back, who stayed. Definitions as in the reference results (SPEC §5).

use chrono::NaiveDate;

use super::measures::measures;
use super::ratio::Ratio;
use super::rows::{Counting, Rows};
use super::timeline::Timeline;
use crate::domain::dates::{DayNumber, add_days, day_of, number_of};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::period::Period;
use crate::domain::sales::Sale;

/// One month of the shop, or one quarter: then everything said of a month is meant of the quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFigures {
    pub period: Period,
    /// `as_of` lies before the month's last day.
    pub unfinished: bool,
    pub purchases: u64,
    /// Sum of clients' purchases without refunds, minor units: over [`Self::purchases`], the average check.
    pub purchases_minor: i64,
    /// Net, guests included, minor units.
    pub revenue_minor: i64,
    pub guest_revenue_minor: i64,
    /// Clients with a purchase in the month.
    pub active: u64,
    /// Of these, clients whose first purchase it was.
    pub new: u64,
    pub returning: u64,
    /// Clients of this month and of the one before; `None` for the first month.
    pub retained_prev: Option<u64>,
    /// `retained_prev` ÷ active of the month before.
    pub crr_mom: Ratio,
    /// (E − N) ÷ S with E active now, N new now, S active in the month before. May exceed 1.
    pub crr_classic_month: Ratio,
    /// One for each asked window, in the same order.
    pub windows: Vec<WindowFigures>,
    /// Clients with ≥ 2 purchase days ÷ clients, both up to the month's end.
    pub rpr: Ratio,
    /// Net revenue of clients after their first purchase day, minor units.
    pub repeat_revenue_minor: i64,
}

/// Retention over an activity window of W days at one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowFigures {
    pub window_days: u32,
    /// S: clients active in the W days before the month.
    pub base_start: u64,
    /// E: clients active in the W days before the next month.
    pub base_end: u64,
    /// (E − N) ÷ S.
    pub crr_window: Ratio,
    /// Of S, those still active at the end ÷ S. Never above 1.
    pub crr_strict: Ratio,
    /// Clients who bought before the month but not in the W days before it.
    pub dormant_start: u64,
    /// Of these, those who bought in the month.
    pub reactivated: u64,
    pub reactivation: Ratio,
}

/// The shop as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub clients: u64,
    pub purchases: u64,
    /// Distinct purchase days, summed over clients.
    pub purchase_days: u64,
    /// Net, guests included, minor units.
    pub revenue_minor: i64,
    pub guest_revenue_minor: i64,
    pub repeat_revenue_minor: i64,
    /// Sum of clients' purchases without refunds, minor units.
    pub purchases_minor: i64,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub clients_with_2plus_purchases: u64,
    pub clients_with_2plus_days: u64,
}

impl Totals {
    /// Repeat purchase rate, the headline: clients with ≥ 2 purchase days ÷ clients.
    #[must_use]
    pub fn rpr_days(&self) -> Ratio {
        Ratio::new(self.clients_with_2plus_days, self.clients)
    }

    /// Repeat purchase rate by rows: clients with ≥ 2 purchases ÷ clients.
    #[must_use]
    pub fn rpr_rows(&self) -> Ratio {
        Ratio::new(self.clients_with_2plus_purchases, self.clients)
    }

    /// Mean sum of a purchase, minor units, rounded.
    #[must_use]
    pub fn average_check_minor(&self) -> Option<i64> {
        super::ratio::mean_minor(i128::from(self.purchases_minor), self.purchases)
    }
}

/// Clients whose first purchase fell into one month (or quarter), and how many of them came in each later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    pub period: Period,
    /// `buyers[k]`: clients of the cohort who bought k months later; `None` where the month has not come yet.
    /// `buyers[0]` is the size of the cohort.
    pub buyers: Vec<Option<u64>>,
}

impl Cohort {
    /// Number of clients.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.buyers.first().copied().flatten().unwrap_or(0)
    }
}

/// A number of a month that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PointKind {
    Active,
    New,
    Returning,
    /// Active in this month and in the one before.
    RetainedPrev,
    /// Active in the one before and not in this one.
    LostSincePrev,
    /// Active in the W days before the month.
    BaseStart {
        window_days: u32,
    },
    /// Active in the W days before the next month.
    BaseEnd {
        window_days: u32,
    },
    /// Active at both ends.
    Kept {
        window_days: u32,
    },
    Dormant {
        window_days: u32,
    },
    Reactivated {
        window_days: u32,
    },
    /// Two purchase days or more up to the month's end: the upper part of the repeat purchase rate.
    Repeat,
    /// A purchase on any day up to the month's end.
    Known,
    /// First bought in the month and again `months_later`.
    CohortCell {
        months_later: u32,
    },
}

/// The shop as a whole up to `as_of`.
#[must_use]
pub fn totals(model: &Model, as_of: NaiveDate, counting: Counting) -> Totals {
    let rows = Rows { as_of, counting };
    let mut totals = Totals::default();
    let (mut earliest, mut latest) = (None::<DayNumber>, None);
    for client in model.clients().iter() {
        let (mut purchases, mut days) = (0, 0);
        let (mut first, mut last) = (None, None);
        for sale in rows.revenue(model, client.id) {
            totals.revenue_minor = totals.revenue_minor.saturating_add(sale.sum_minor);
            if first.is_some_and(|first| sale.day > first) {
                totals.repeat_revenue_minor = totals.repeat_revenue_minor.saturating_add(sale.sum_minor);
            }
            if sale.is_refund() {
                continue;
            }
            purchases += 1;
            days += u64::from(last != Some(sale.day));
            totals.purchases_minor = totals.purchases_minor.saturating_add(sale.sum_minor);
            first = first.or(Some(sale.day));
            last = Some(sale.day);
        }
        totals.clients += u64::from(purchases > 0);
        totals.purchases += purchases;
        totals.purchase_days += days;
        totals.clients_with_2plus_purchases += u64::from(purchases > 1);
        totals.clients_with_2plus_days += u64::from(days > 1);
        earliest = earliest.into_iter().chain(first).min();
        latest = latest.max(last);
    }
    totals.first = earliest.map(day_of);
    totals.last = latest.map(day_of);
    totals.guest_revenue_minor = rows.guests(model).fold(0, |sum: i64, sale| sum.saturating_add(sale.sum_minor));
    totals.revenue_minor = totals.revenue_minor.saturating_add(totals.guest_revenue_minor);
    totals
}

/// Cohorts by month of first purchase, the earliest first; months in which nobody was new are left out.
#[must_use]
pub fn cohorts(model: &Model, as_of: NaiveDate, counting: Counting) -> Vec<Cohort> {
    measures(model, as_of, &[], counting).cohorts
}

/// Cohorts while clients are counted.
#[derive(Debug, Clone)]
pub struct CohortCounts {
    /// By month of first purchase, then by months since.
    buyers: Vec<Vec<u64>>,
}

impl CohortCounts {
    /// Nothing counted yet of so many months.
    pub fn new(months: usize) -> Self {
        Self { buyers: (0..months).map(|first| vec![0; months - first]).collect() }
    }

    /// Of the clients who first bought in a month, how many bought in it and in each later one.
    pub fn since(&mut self, first: usize) -> &mut [u64] {
        self.buyers.get_mut(first).map_or(&mut [], Vec::as_mut_slice)
    }

    /// Clients who first bought in a month.
    pub fn new_clients(&self, index: usize) -> u64 {
        self.buyers.get(index).and_then(|cohort| cohort.first()).copied().unwrap_or(0)
    }

    /// Clients of all cohorts who bought in a month.
    pub fn active(&self, index: usize) -> u64 {
        self.buyers.iter().take(index + 1).enumerate().filter_map(|(first, cohort)| cohort.get(index - first)).sum()
    }

    /// Adds what was counted of other clients.
    pub fn merge(&mut self, other: &Self) {
        for (count, other) in self.buyers.iter_mut().flatten().zip(other.buyers.iter().flatten()) {
            *count += other;
        }
    }

    /// The table, without months in which nobody was new.
    pub fn into_cohorts(self, timeline: &Timeline) -> Vec<Cohort> {
        let filled: Vec<(usize, Vec<u64>)> =
            self.buyers.into_iter().enumerate().filter(|(_, buyers)| buyers.first().is_some_and(|size| *size > 0)).collect();
        let width = filled.iter().map(|(_, buyers)| buyers.len()).max().unwrap_or(0);
        let cohort = |(index, buyers): (usize, Vec<u64>)| {
            let mut buyers: Vec<Option<u64>> = buyers.into_iter().map(Some).collect();
            buyers.resize(width, None);
            Cohort { period: timeline.period(index), buyers }
        };
        filled.into_iter().map(cohort).collect()
    }
}

/// The clients behind one number of a month or quarter in [`measures`], by id.
#[must_use]
pub fn clients_behind(model: &Model, as_of: NaiveDate, counting: Counting, period: impl Into<Period>, kind: PointKind) -> Vec<ClientId> {
    let (rows, period) = (Rows { as_of, counting }, period.into());
    let behind = |client: &ClientId| is_behind(&|| rows.purchases(model, *client), period, kind);
    model.clients().iter().map(|client| client.id).filter(behind).collect()
}

/// Word for word as the reference defines each number; [`measures`] counts them all in one pass instead.
fn is_behind<I: Iterator<Item = Sale>>(purchases: &dyn Fn() -> I, period: Period, kind: PointKind) -> bool {
    let within = |from: NaiveDate, before: NaiveDate| {
        let span = number_of(from)..number_of(before);
        purchases().any(|purchase| span.contains(&purchase.day))
    };
    let in_period = |period: Period| within(period.first_day(), period.plus(1).first_day());
    let (start, end) = (period.first_day(), period.plus(1).first_day());
    let active_before = |day: NaiveDate, window_days: u32| within(add_days(day, -i64::from(window_days)), day);
    let first_before = |day: NaiveDate| purchases().next().is_some_and(|first| first.day < number_of(day));
    let is_old = || first_before(start);
    let is_new = || first_before(end) && !is_old();
    match kind {
        PointKind::Active => in_period(period),
        PointKind::New => is_new(),
        PointKind::Returning => in_period(period) && !is_new(),
        PointKind::RetainedPrev => in_period(period) && in_period(period.plus(-1)),
        PointKind::LostSincePrev => !in_period(period) && in_period(period.plus(-1)),
        PointKind::BaseStart { window_days } => active_before(start, window_days),
        PointKind::BaseEnd { window_days } => active_before(end, window_days),
        PointKind::Kept { window_days } => active_before(start, window_days) && active_before(end, window_days),
        PointKind::Dormant { window_days } => is_old() && !active_before(start, window_days),
        PointKind::Reactivated { window_days } => is_old() && !active_before(start, window_days) && in_period(period),
        PointKind::Repeat => {
            let before = number_of(end);
            let mut days = purchases().map(|purchase| purchase.day).take_while(|day| *day < before);
            days.next().is_some_and(|first| days.any(|day| day > first))
        }
        PointKind::Known => first_before(end),
        PointKind::CohortCell { months_later } => is_new() && in_period(period.plus(i32::try_from(months_later).unwrap_or(i32::MAX))),
    }
}
