//! Did it work? Two groups compared: intervals, difference, exact p, and how many more clients are needed (SPEC §6).

use libm::lgamma;

/// 97.5 % quantile of the normal distribution: intervals hold 95 %.
const Z_95: f64 = 1.959_963_984_540_054;
/// 80 % quantile: a difference that is there is found four times out of five.
const Z_POWER_80: f64 = 0.841_621_233_572_914_2;

/// How many of a group came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    pub returned: u64,
    /// ≥ `returned`.
    pub of: u64,
}

/// Lower and upper end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

#[allow(clippy::cast_precision_loss, reason = "counts of clients are far below 2^52")]
const fn real(count: u64) -> f64 {
    count as f64
}

impl Group {
    /// Share that returned; `None` of an empty group.
    #[must_use]
    pub fn rate(self) -> Option<f64> {
        (self.of > 0).then(|| real(self.returned) / real(self.of))
    }

    /// Wilson's 95 % score interval of the share, without continuity correction; `None` of an empty group.
    #[must_use]
    pub fn wilson(self) -> Option<Interval> {
        let (rate, n) = (self.rate()?, real(self.of));
        let z2 = Z_95 * Z_95;
        let centre = (rate + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z_95 / (1.0 + z2 / n) * (rate * (1.0 - rate) / n + z2 / (4.0 * n * n)).sqrt();
        // At 0 and n the ends are 0 and 1 exactly; arithmetic leaves them a hair off.
        let low = if self.returned == 0 { 0.0 } else { (centre - half).max(0.0) };
        let high = if self.returned == self.of { 1.0 } else { (centre + half).min(1.0) };
        Some(Interval { low, high })
    }
}

/// A contacted group against one that was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    pub contacted: Group,
    pub control: Group,
}

impl Comparison {
    /// Share of the contacted less share of the control; `None` if a group is empty.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        Some(self.contacted.rate()? - self.control.rate()?)
    }

    /// Newcombe's 95 % interval of the difference, from both Wilson intervals (Newcombe 1998, method 10).
    #[must_use]
    pub fn newcombe(&self) -> Option<Interval> {
        let (p1, p2) = (self.contacted.rate()?, self.control.rate()?);
        let (one, two) = (self.contacted.wilson()?, self.control.wilson()?);
        Some(Interval { low: p1 - p2 - (p1 - one.low).hypot(two.high - p2), high: p1 - p2 + (one.high - p1).hypot(p2 - two.low) })
    }

    /// Fisher's exact two-sided p: the tables with these margins that are no likelier than the one seen, together.
    #[must_use]
    pub fn fisher_two_sided(&self) -> f64 {
        let seen = self.log_probability(self.contacted.returned);
        // Equal probabilities may differ in their last digits; R and scipy allow for the same.
        let limit = seen + 1e-7;
        self.tables().map(|returned| self.log_probability(returned)).filter(|log| *log <= limit).map(f64::exp).sum::<f64>().min(1.0)
    }

    /// Fisher's exact one-sided p: the tables with these margins in which at least as many of the contacted return.
    #[must_use]
    pub fn fisher_greater(&self) -> f64 {
        let greater = self.tables().filter(|returned| *returned >= self.contacted.returned);
        greater.map(|returned| self.log_probability(returned).exp()).sum::<f64>().min(1.0)
    }

    /// How many of the contacted can have returned, given the margins.
    fn tables(&self) -> std::ops::RangeInclusive<u64> {
        let returned = self.contacted.returned + self.control.returned;
        returned.saturating_sub(self.control.of)..=returned.min(self.contacted.of)
    }

    /// Of the hypergeometric distribution.
    fn log_probability(&self, contacted_returned: u64) -> f64 {
        let returned = self.contacted.returned + self.control.returned;
        let of_control = returned.saturating_sub(contacted_returned);
        log_choose(self.contacted.of, contacted_returned) + log_choose(self.control.of, of_control)
            - log_choose(self.contacted.of + self.control.of, returned)
    }

    /// Whether chance alone is an unlikely explanation: p < 0.05, and the interval of the difference does not hold zero.
    #[must_use]
    pub fn is_significant(&self) -> bool {
        self.fisher_two_sided() < 0.05 && self.newcombe().is_some_and(|interval| interval.low > 0.0 || interval.high < 0.0)
    }

    /// About how many more clients are needed, drawn into the groups as so far, until a difference like the one seen would be
    /// found by Fisher's test four times out of five. `None` where there is no difference to find yet, 0 where there are enough.
    ///
    /// Fleiss, Tytherington, Ury 1980: groups of unequal size, with the correction for continuity that an exact test asks for.
    /// A small control group makes the whole the larger: it grows by its share only.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of clients; the conversion saturates")]
    pub fn more_clients_needed(&self) -> Option<u64> {
        let (contacted, control) = (self.contacted.rate()?, self.control.rate()?);
        let apart = (contacted - control).abs();
        if apart < 1e-12 {
            return None;
        }
        let ratio = real(self.control.of) / real(self.contacted.of);
        let mean = ratio.mul_add(control, contacted) / (1.0 + ratio);
        let pooled = ((1.0 + ratio) * mean * (1.0 - mean)).sqrt();
        let own = (ratio * contacted).mul_add(1.0 - contacted, control * (1.0 - control)).sqrt();
        let plain = Z_95.mul_add(pooled, Z_POWER_80 * own).powi(2) / (ratio * apart * apart);
        let corrected = plain / 4.0 * (1.0 + (1.0 + 2.0 * (ratio + 1.0) / (plain * ratio * apart)).sqrt()).powi(2);
        let needed = (corrected.ceil() + (corrected * ratio).ceil()) as u64;
        Some(needed.saturating_sub(self.contacted.of + self.control.of))
    }
}

/// Clients needed in each of two groups to find a difference between these shares at 5 % with a power of 80 %
/// (normal approximation). `None` if they are equal.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of clients; the conversion saturates")]
pub fn clients_per_group(control: f64, contacted: f64) -> Option<u64> {
    let difference = contacted - control;
    if difference.abs() < 1e-12 {
        return None;
    }
    let mean = f64::midpoint(control, contacted);
    let pooled = (2.0 * mean * (1.0 - mean)).sqrt();
    let apart = (control * (1.0 - control) + contacted * (1.0 - contacted)).sqrt();
    Some(((Z_95 * pooled + Z_POWER_80 * apart) / difference).powi(2).ceil() as u64)
}

/// ln of the number of ways to choose k of n.
fn log_choose(n: u64, k: u64) -> f64 {
    lgamma(real(n) + 1.0) - lgamma(real(k) + 1.0) - lgamma(real(n.saturating_sub(k)) + 1.0)
}
