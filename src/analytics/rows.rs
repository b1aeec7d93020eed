//! The sales that exist for one question: known by a day, and counted the owner's way.

use chrono::NaiveDate;

use super::history::until;
use crate::domain::dates::{DayNumber, number_of};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::sales::{Sale, Sales};

/// Which rows are purchases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Every purchase, also of a zero sum; refunds count in revenue alone.
    #[default]
    AllRows,
    /// Only rows with a sum above zero exist, for revenue too.
    PositiveOnly,
}

/// The sales that exist for one question.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    pub as_of: NaiveDate,
    pub counting: Counting,
}

impl Rows {
    /// A client's sales that exist by then and count in revenue, refunds among them, by day.
    #[must_use]
    pub fn revenue(self, model: &Model, client: ClientId) -> Sales<'_> {
        model.sales().of(client).until(number_of(self.as_of)).of_at_least(self.least_revenue_minor())
    }

    /// A client's purchases, by day.
    #[must_use]
    pub fn purchases(self, model: &Model, client: ClientId) -> Sales<'_> {
        self.revenue(model, client).of_at_least(self.least_revenue_minor().max(0))
    }

    /// Guests' sales that count in revenue.
    pub fn guests(self, model: &Model) -> impl Iterator<Item = Sale> {
        let known = until(model.purchases().guests(), self.as_of).iter().map(Sale::of);
        known.filter(move |sale| sale.sum_minor >= self.least_revenue_minor())
    }

    /// The day of the first sale that counts in revenue, clients' or guests'.
    #[must_use]
    pub fn first_day(self, model: &Model) -> Option<DayNumber> {
        let days = model.sales().first_day(self.least_revenue_minor()).into_iter().chain(self.guests(model).next().map(|sale| sale.day));
        days.min().filter(|day| *day <= number_of(self.as_of))
    }

    const fn least_revenue_minor(self) -> i64 {
        match self.counting {
            Counting::AllRows => i64::MIN,
            Counting::PositiveOnly => 1,
        }
    }
}
