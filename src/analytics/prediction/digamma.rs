//! ψ, the slope of ln Γ.

/// ψ(x) for x > 0: the recurrence ψ(x) = ψ(x + 1) − 1 ÷ x up to 10, then the asymptotic series (Abramowitz and Stegun, 6.3.5
/// and 6.3.18). Right to about 1e-14.
pub fn digamma(x: f64) -> f64 {
    let (mut x, mut below) = (x, 0.0);
    while x < 10.0 {
        below += 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = square * (1.0 / 12.0 - square * (1.0 / 120.0 - square * (1.0 / 252.0 - square * (1.0 / 240.0 - square / 132.0))));
    x.ln() - 0.5 / x - series - below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values_are_given() {
        const EULER: f64 = 0.577_215_664_901_532_9;
        assert!((digamma(1.0) + EULER).abs() < 1e-13);
        assert!((digamma(0.5) + EULER + 2.0 * 2.0_f64.ln()).abs() < 1e-13);
        assert!((digamma(20.0) - (1..20).map(|n| 1.0 / f64::from(n)).sum::<f64>() + EULER).abs() < 1e-13);
    }
}
