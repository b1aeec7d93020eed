//! Frequency, recency, age and money of each client, as models of repeat buying want them.

use chrono::NaiveDate;

use super::halves::clients_in_halves;
use super::rows::{Counting, Rows};
use crate::domain::dates::{DayNumber, number_of};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::sales::Sale;

/// One client's buying in four numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RfmRow {
    pub client: ClientId,
    /// Purchase days after the first.
    pub frequency: u32,
    /// Days from the first to the last purchase day.
    pub recency_days: u32,
    /// Days from the first purchase day to the end of observation.
    pub age_days: u32,
    /// Sum of the purchases after the first day, minor units, ≥ 0.
    pub repeat_minor: i64,
}

impl RfmRow {
    /// Mean of the daily sums after the first day, minor units; 0 without any.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "input of a statistical model; sums are far below 2^52")]
    pub fn monetary_minor(&self) -> f64 {
        if self.frequency == 0 { 0.0 } else { self.repeat_minor as f64 / f64::from(self.frequency) }
    }
}

/// What a table of [`RfmRow`] comes to. Means of nothing are `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct RfmSummary {
    pub clients: u64,
    pub repeat_clients: u64,
    pub sum_frequency: u64,
    pub max_frequency: u32,
    pub mean_frequency: Option<f64>,
    pub mean_recency_days: Option<f64>,
    pub mean_age_days: Option<f64>,
    /// Mean over clients with repeat purchases, minor units.
    pub mean_monetary_minor: Option<f64>,
    /// Clients with 0, 1, … 9 and ≥ 10 repeat purchases.
    pub frequency_histogram: [u64; 11],
}

/// The table at the end of `as_of`, by client id; clients without purchases are left out.
#[must_use]
pub fn rfm_table(model: &Model, as_of: NaiveDate, counting: Counting) -> Vec<RfmRow> {
    let rows = Rows { as_of, counting };
    let row_of = |client: &ClientId| rfm_row(*client, rows.purchases(model, *client), number_of(as_of));
    clients_in_halves(model, |half| half.iter().filter_map(row_of).collect::<Vec<_>>()).concat()
}

/// A client's line of the table, from all purchases of that client by day.
#[must_use]
pub fn rfm_row(client: ClientId, mut purchases: impl Iterator<Item = Sale>, as_of: DayNumber) -> Option<RfmRow> {
    let mut past = Past::begun(purchases.next()?.day);
    for purchase in purchases {
        past.add(purchase);
    }
    Some(past.row(client, as_of))
}

/// A client's purchases so far, taken in one after the other by day.
#[derive(Debug, Clone, Copy)]
pub struct Past {
    pub first: DayNumber,
    pub last: DayNumber,
    frequency: u32,
    repeat_minor: i64,
}

impl Past {
    /// With the first purchase.
    #[must_use]
    pub const fn begun(first: DayNumber) -> Self {
        Self { first, last: first, frequency: 0, repeat_minor: 0 }
    }

    /// With a later purchase, which may be of the same day.
    pub fn add(&mut self, purchase: Sale) {
        self.frequency += u32::from(purchase.day > self.last);
        self.repeat_minor = self.repeat_minor.saturating_add(if purchase.day > self.first { purchase.sum_minor } else { 0 });
        self.last = purchase.day;
    }

    /// The client's line of the table on a day.
    #[must_use]
    pub fn row(&self, client: ClientId, as_of: DayNumber) -> RfmRow {
        let days = |from: DayNumber, to: DayNumber| u32::try_from(to - from).unwrap_or(0);
        RfmRow {
            client,
            frequency: self.frequency,
            recency_days: days(self.first, self.last),
            age_days: days(self.first, as_of),
            repeat_minor: self.repeat_minor,
        }
    }
}

/// Sums and means of a table.
#[must_use]
pub fn rfm_summary(rows: &[RfmRow]) -> RfmSummary {
    let mut frequency_histogram = [0; 11];
    for row in rows {
        let bin = usize::try_from(row.frequency).unwrap_or(usize::MAX).min(10);
        if let Some(clients) = frequency_histogram.get_mut(bin) {
            *clients += 1;
        }
    }
    let repeat = rows.iter().filter(|row| row.frequency > 0);
    RfmSummary {
        clients: rows.len() as u64,
        repeat_clients: repeat.clone().count() as u64,
        sum_frequency: rows.iter().map(|row| u64::from(row.frequency)).sum(),
        max_frequency: rows.iter().map(|row| row.frequency).max().unwrap_or(0),
        mean_frequency: mean(rows.iter().map(|row| f64::from(row.frequency))),
        mean_recency_days: mean(rows.iter().map(|row| f64::from(row.recency_days))),
        mean_age_days: mean(rows.iter().map(|row| f64::from(row.age_days))),
        mean_monetary_minor: mean(repeat.map(RfmRow::monetary_minor)),
        frequency_histogram,
    }
}

#[allow(clippy::cast_precision_loss, reason = "a count of clients is far below 2^52")]
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u64), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f64)
}
