//! Money at risk: what is lost, on average, if a client is left alone (SPEC §8).

/// Probability of not coming by themselves × expected check, minor units, without a fitted model.
///
/// The probability is elapsed ÷ (elapsed + cycle): 0 on the day of a purchase, one half when a whole cycle has passed,
/// three quarters when the client falls asleep. The check is the mean of the last five.
#[must_use]
pub fn fallback_minor(recent_check_minor: i64, elapsed_days: i64, cycle_days: i64) -> i64 {
    let risk = i128::from(recent_check_minor) * i128::from(elapsed_days) / i128::from((elapsed_days + cycle_days).max(1));
    i64::try_from(risk).unwrap_or(i64::MAX).max(0)
}
