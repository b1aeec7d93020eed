//! What clients are worth and what they cost (SPEC §5): realised, per period, per new client. Predictions are elsewhere.

use chrono::NaiveDate;

use super::ratio::mean_minor;
use super::rows::{Counting, Rows};
use crate::domain::dates::{Month, number_of};
use crate::domain::model::Model;
use crate::domain::period::Period;

/// A span of months in money. Guests' purchases are left out: they are nobody's lifetime value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodValue {
    /// Net revenue of clients in the span, minor units.
    pub revenue_minor: i64,
    pub ad_spend_minor: i64,
    /// Clients with a purchase in the span.
    pub clients: u64,
    /// Of these, clients whose first purchase it was.
    pub new_clients: u64,
    /// Net revenue since ever of the clients of the span, minor units.
    pub realised_minor: i64,
}

impl PeriodValue {
    /// (revenue − ad spend) ÷ clients, minor units: (20 M − 2 M) ÷ 200 = 90 000.
    #[must_use]
    pub fn per_client_minor(&self) -> Option<i64> {
        mean_minor(i128::from(self.revenue_minor) - i128::from(self.ad_spend_minor), self.clients)
    }

    /// Ad spend ÷ new clients, minor units: what a new client costs.
    #[must_use]
    pub fn cost_of_new_minor(&self) -> Option<i64> {
        mean_minor(i128::from(self.ad_spend_minor), self.new_clients)
    }

    /// Mean lifetime value realised so far by the clients of the span, minor units.
    #[must_use]
    pub fn realised_per_client_minor(&self) -> Option<i64> {
        mean_minor(i128::from(self.realised_minor), self.clients)
    }
}

/// What was spent on advertising in a period, as far as it is known, minor units.
#[must_use]
pub fn ad_spend_minor(model: &Model, period: Period) -> i64 {
    spent_minor(model, period.first_day(), period.last_day())
}

fn spent_minor(model: &Model, from: NaiveDate, to: NaiveDate) -> i64 {
    model.ad_spend().range(from..=to).map(|(_, spend)| spend.spent_minor).fold(0, i64::saturating_add)
}

/// The months `from..=to`, as known at the end of `as_of`.
#[must_use]
pub fn period_value(model: &Model, from: Month, to: Month, as_of: NaiveDate) -> PeriodValue {
    let rows = Rows { as_of, counting: Counting::AllRows };
    let (start, end) = (from.first_day(), to.last_day());
    let span = number_of(start)..=number_of(end);
    let ad_spend_minor = spent_minor(model, start, end);
    let mut value = PeriodValue { revenue_minor: 0, ad_spend_minor, clients: 0, new_clients: 0, realised_minor: 0 };
    for client in model.clients().iter() {
        let (mut of_span_minor, mut realised_minor) = (0_i64, 0_i64);
        for row in rows.revenue(model, client.id) {
            realised_minor = realised_minor.saturating_add(row.sum_minor);
            of_span_minor = of_span_minor.saturating_add(if span.contains(&row.day) { row.sum_minor } else { 0 });
        }
        value.revenue_minor = value.revenue_minor.saturating_add(of_span_minor);
        let next = rows.purchases(model, client.id).map(|row| row.day).find(|day| day >= span.start());
        if next.is_some_and(|day| span.contains(&day)) {
            let first = rows.purchases(model, client.id).next().map(|row| row.day);
            value.clients += 1;
            value.new_clients += u64::from(first.is_some_and(|first| span.contains(&first)));
            value.realised_minor = value.realised_minor.saturating_add(realised_minor);
        }
    }
    value
}
