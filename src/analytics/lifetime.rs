//! What all clients together are expected to bring in the next 365 days (SPEC §8). Never mixed with what they have brought,
//! which is [`super::PeriodValue`] and the months' figures.

use super::engine::Analytics;
use super::halves::{WORTH_A_THREAD, at_once};
use super::prediction::Prediction;
use super::ratio::mean_minor;
use super::risk::{RiskBasis, basis};
use super::rows::Counting;
use super::summary::{RfmRow, rfm_table};
use crate::domain::model::Model;

/// The span of the forecast, days: twelve months.
const YEAR_DAYS: f64 = 365.0;

/// The forecast of a shop, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearForecast {
    Expected(YearValue),
    /// Fewer than 50 clients bought again.
    TooFewRepeatBuyers {
        have: usize,
    },
    /// Not fitted yet, or no model fits the purchases or their sums.
    NoFit,
}

/// What is expected of all clients who ever bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearValue {
    /// Expected purchases × expected check, each client rounded, summed, minor units.
    pub sum_minor: i64,
    /// Clients who ever bought.
    pub clients: u64,
}

impl YearValue {
    /// Sum ÷ clients, minor units.
    #[must_use]
    pub fn per_client_minor(&self) -> Option<i64> {
        mean_minor(i128::from(self.sum_minor), self.clients)
    }
}

/// The forecast by the models that `analytics` holds, from its day on.
#[must_use]
pub fn year_forecast(model: &Model, analytics: &Analytics) -> YearForecast {
    let Some(prediction) = analytics.prediction() else {
        return match basis(analytics) {
            RiskBasis::TooFewRepeatBuyers { have } => YearForecast::TooFewRepeatBuyers { have },
            RiskBasis::Fitted { .. } | RiskBasis::NoFit => YearForecast::NoFit,
        };
    };
    let rows = rfm_table(model, analytics.as_of(), Counting::AllRows);
    let (first, second) = rows.split_at(rows.len() / 2);
    let [one, other] = at_once([first, second], rows.len() >= WORTH_A_THREAD, |rows| value_of(prediction, rows));
    match one.zip(other) {
        Some((one, other)) => YearForecast::Expected(YearValue { sum_minor: one.saturating_add(other), clients: rows.len() as u64 }),
        None => YearForecast::NoFit,
    }
}

/// `None` without a model of money.
fn value_of(prediction: &Prediction, rows: &[RfmRow]) -> Option<i64> {
    rows.iter().try_fold(0_i64, |sum, row| Some(sum.saturating_add(prediction.value_minor(row, YEAR_DAYS)?)))
}
