//! Ratios that keep their parts, and means of money.

use crate::domain::money::divide_round;

/// A share that keeps its parts, so that every number on screen can show what it is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Signed, because the textbook retention formula may go below zero.
    pub part: i64,
    pub whole: u64,
}

impl Ratio {
    /// A share of `whole`.
    #[must_use]
    pub fn new(part: u64, whole: u64) -> Self {
        Self { part: i64::try_from(part).unwrap_or(i64::MAX), whole }
    }

    /// part ÷ whole, or `None` for an empty base: "not yet", never 0 % or `NaN`.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of clients are far below 2^52")]
    pub fn value(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }
}

/// Mean of money, minor units, rounded half away from zero; `None` of nothing.
#[must_use]
pub fn mean_minor(sum_minor: i128, count: u64) -> Option<i64> {
    divide_round(sum_minor, i128::from(count)).and_then(|mean| i64::try_from(mean).ok())
}

/// part ÷ whole of money, or `None` if the whole is not positive.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a share for the eye; sums are far below 2^52")]
pub fn money_share(part_minor: i64, whole_minor: i64) -> Option<f64> {
    (whole_minor > 0).then(|| part_minor as f64 / whole_minor as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_base_gives_no_ratio() {
        assert_eq!(Ratio::new(0, 0).value(), None);
        assert_eq!(Ratio::new(60, 1000).value(), Some(0.06));
        assert_eq!(mean_minor(5, 0), None);
        assert_eq!(mean_minor(5, 2), Some(3));
        assert_eq!(money_share(1, 0), None);
    }
}
