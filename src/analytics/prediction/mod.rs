//! Who will come by themselves, how often, and what they will leave (SPEC §8).
//!
//! Models are fitted to all clients on a thread of their own (a big shop takes seconds) and then handed to
//! [`super::Analytics::compute_with`], which orders the lists by them.

mod buying;
mod digamma;
mod money;
mod optimise;

pub use buying::{BuyingFit, BuyingModel, Observation, fit_buying};
pub use money::{MoneyFit, Spending, fit_money};

use chrono::NaiveDate;

use super::rows::Counting;
use super::summary::{RfmRow, rfm_table};
use crate::domain::model::Model;
use crate::domain::money::Currency;

/// Fewer repeat buyers than this say too little for a fit.
pub const MIN_REPEAT_BUYERS: usize = 50;

/// The unit of time of a fit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    #[default]
    Days,
    Weeks,
}

impl TimeUnit {
    /// Days in one unit.
    #[must_use]
    pub const fn days(self) -> f64 {
        match self {
            Self::Days => 1.0,
            Self::Weeks => 7.0,
        }
    }

    /// The name on the command line and in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
        }
    }
}

/// Why there is no prediction; lists are then ordered by the mean of the last five checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPrediction {
    #[error("{have} clients bought again, {MIN_REPEAT_BUYERS} are needed")]
    TooFewRepeatBuyers { have: usize },
    #[error("the model does not fit these purchases")]
    NotConverged,
}

/// Both models, fitted to one shop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    pub unit: TimeUnit,
    pub buying: BuyingFit,
    /// `None` where no repeat buyer has a sum above zero, or where sums do not fit.
    pub money: Option<MoneyFit>,
    /// Minor units in one whole unit of the currency: the money model counts in whole units.
    pub minor_per_unit: f64,
}

/// What is predicted of one client.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    pub p_alive: f64,
    /// Within the asked span.
    pub expected_purchases: f64,
    /// Expected sum of one purchase, whole units of the currency.
    pub expected_check: Option<f64>,
}

impl Prediction {
    /// Fits both models to the purchases up to `as_of`, whatever comes of it: [`BuyingFit::converged`] tells.
    ///
    /// # Errors
    /// [`NoPrediction::TooFewRepeatBuyers`] for a shop without a single buyer.
    pub fn fit(model: &Model, as_of: NaiveDate, counting: Counting, unit: TimeUnit, which: BuyingModel) -> Result<Self, NoPrediction> {
        Self::fit_rows(&rfm_table(model, as_of, counting), model.settings().currency, unit, which)
    }

    /// As [`Self::fit`], from the table that stands for the purchases.
    ///
    /// # Errors
    /// [`NoPrediction::TooFewRepeatBuyers`] of an empty table.
    pub fn fit_rows(rows: &[RfmRow], currency: Currency, unit: TimeUnit, which: BuyingModel) -> Result<Self, NoPrediction> {
        let observations: Vec<Observation> = rows.iter().map(|row| observation(row, unit)).collect();
        let minor_per_unit = 10_f64.powf(f64::from(currency.minor_digits()));
        let spending: Vec<Spending> = rows
            .iter()
            .map(|row| Spending { x: f64::from(row.frequency), mean: row.monetary_minor() / minor_per_unit })
            .filter(|client| client.x > 0.0 && client.mean > 0.0)
            .collect();
        let (buying, money) = std::thread::scope(|scope| {
            // Two models that know nothing of each other: the second one costs no time on a machine of two cores.
            let money = std::thread::Builder::new().name("money model".to_owned()).spawn_scoped(scope, || fit_money(&spending));
            let buying = fit_buying(which, &observations);
            (buying, money.map_or_else(|_| fit_money(&spending), |thread| thread.join().unwrap_or_default()))
        });
        let buying = buying.ok_or(NoPrediction::TooFewRepeatBuyers { have: 0 })?;
        Ok(Self { unit, buying, money: money.filter(|money| money.converged), minor_per_unit })
    }

    /// The prediction that the owner is shown: MBG/NBD, which unlike BG/NBD does not call every one-timer alive.
    ///
    /// # Errors
    /// [`NoPrediction`] below 50 repeat buyers or where the fit does not converge.
    pub fn for_owner(model: &Model, as_of: NaiveDate) -> Result<Self, NoPrediction> {
        Self::for_owner_of_rows(&rfm_table(model, as_of, Counting::AllRows), model.settings().currency)
    }

    /// As [`Self::for_owner`], from the table that stands for the purchases: a thread that fits need not hold the shop.
    ///
    /// # Errors
    /// Those of [`Self::for_owner`].
    pub fn for_owner_of_rows(rows: &[RfmRow], currency: Currency) -> Result<Self, NoPrediction> {
        let have = rows.iter().filter(|row| row.frequency > 0).count();
        if have < MIN_REPEAT_BUYERS {
            return Err(NoPrediction::TooFewRepeatBuyers { have });
        }
        let prediction = Self::fit_rows(rows, currency, TimeUnit::Days, BuyingModel::MbgNbd)?;
        if prediction.buying.converged { Ok(prediction) } else { Err(NoPrediction::NotConverged) }
    }

    /// What is predicted of a client for the next `span_days` days.
    #[must_use]
    pub fn outlook(&self, row: &RfmRow, span_days: f64) -> Outlook {
        let past = observation(row, self.unit);
        Outlook {
            p_alive: self.buying.p_alive(&past),
            expected_purchases: self.buying.expected_purchases(&past, span_days / self.unit.days()),
            expected_check: self.expected_check(row),
        }
    }

    /// Money at risk over the next `span_days` days, minor units: probability of not coming × expected check.
    ///
    /// `recent_check_minor` stands in where there is no money model.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "an estimate; the conversion saturates")]
    pub fn money_at_risk_minor(&self, row: &RfmRow, span_days: i64, recent_check_minor: i64) -> i64 {
        let past = observation(row, self.unit);
        let stays_away = 1.0 - self.buying.p_purchase(&past, span_days as f64 / self.unit.days());
        let check_minor = self.expected_check(row).map_or(recent_check_minor as f64, |check| check * self.minor_per_unit);
        (stays_away * check_minor).round() as i64
    }

    /// Predicted revenue of a client over the next `span_days` days, minor units; with 365 the predicted yearly value.
    ///
    /// `None` without a money model.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "an estimate; the conversion saturates")]
    pub fn value_minor(&self, row: &RfmRow, span_days: f64) -> Option<i64> {
        let outlook = self.outlook(row, span_days);
        Some((outlook.expected_purchases * outlook.expected_check? * self.minor_per_unit).round() as i64)
    }

    fn expected_check(&self, row: &RfmRow) -> Option<f64> {
        self.money?.expected_check(f64::from(row.frequency), row.monetary_minor() / self.minor_per_unit)
    }
}

/// A client's past in the unit of a fit.
#[must_use]
pub fn observation(row: &RfmRow, unit: TimeUnit) -> Observation {
    Observation { x: f64::from(row.frequency), t_x: f64::from(row.recency_days) / unit.days(), age: f64::from(row.age_days) / unit.days() }
}
