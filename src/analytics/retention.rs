//! The shop by month: who came, who came back, who stayed. Definitions as in the reference results (SPEC §5).

use chrono::NaiveDate;

use super::ratio::Ratio;
use crate::domain::dates::Month;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

/// Which rows are purchases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Every purchase, also of a zero sum; refunds count in revenue alone.
    #[default]
    AllRows,
    /// Only rows with a sum above zero exist, for revenue too.
    PositiveOnly,
}

/// One month of the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthFigures {
    pub month: Month,
    /// `as_of` lies before the month's last day.
    pub unfinished: bool,
    pub purchases: u64,
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

/// Clients whose first purchase fell into one month, and how many of them came in each later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    pub month: Month,
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
    /// First bought in the month and again `months_later`.
    CohortCell {
        months_later: u32,
    },
}

/// Every month from the first purchase to that of `as_of`, also empty ones.
#[must_use]
pub fn months(model: &Model, as_of: NaiveDate, windows: &[u32], counting: Counting) -> Vec<MonthFigures> {
    let _unused = (model, as_of, windows, counting);
    Vec::new()
}

/// The shop as a whole up to `as_of`.
#[must_use]
pub fn totals(model: &Model, as_of: NaiveDate, counting: Counting) -> Totals {
    let _unused = (model, as_of, counting);
    Totals::default()
}

/// Cohorts by month of first purchase, the earliest first; months in which nobody was new are left out.
#[must_use]
pub fn cohorts(model: &Model, as_of: NaiveDate, counting: Counting) -> Vec<Cohort> {
    let _unused = (model, as_of, counting);
    Vec::new()
}

/// The clients behind one number of [`months`] or [`cohorts`], by id.
#[must_use]
pub fn clients_behind(model: &Model, as_of: NaiveDate, counting: Counting, month: Month, kind: PointKind) -> Vec<ClientId> {
    let _unused = (model, as_of, counting, month, kind);
    Vec::new()
}
