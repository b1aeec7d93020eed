//! Money at risk: what is lost, on average, if a client is left alone (SPEC §8).

use super::engine::Analytics;
use super::prediction::MIN_REPEAT_BUYERS;

/// Probability of not coming by themselves × expected check, minor units, without a fitted model.
///
/// The probability is elapsed ÷ (elapsed + cycle): 0 on the day of a purchase, one half when a whole cycle has passed,
/// three quarters when the client falls asleep. The check is the mean of the last five.
#[must_use]
pub fn fallback_minor(recent_check_minor: i64, elapsed_days: i64, cycle_days: i64) -> i64 {
    let risk = i128::from(recent_check_minor) * i128::from(elapsed_days) / i128::from((elapsed_days + cycle_days).max(1));
    i64::try_from(risk).unwrap_or(i64::MAX).max(0)
}

/// What money at risk rests on, for the sentence beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RiskBasis {
    /// MBG/NBD and Gamma-Gamma, fitted to so many buyers.
    Fitted { buyers: u64 },
    /// Fewer than 50 clients bought again; the last five checks stand in.
    TooFewRepeatBuyers { have: usize },
    /// Not fitted yet, or no model fits; the last five checks stand in.
    NoFit,
}

/// What money at risk of these figures rests on.
#[must_use]
pub fn basis(analytics: &Analytics) -> RiskBasis {
    if let Some(prediction) = analytics.prediction() {
        return RiskBasis::Fitted { buyers: prediction.buying.clients };
    }
    let have = analytics.clients().filter(|figures| figures.purchase_days > 1).count();
    if have < MIN_REPEAT_BUYERS { RiskBasis::TooFewRepeatBuyers { have } } else { RiskBasis::NoFit }
}
