//! Finding the maximum of a smooth function of a few positive parameters: BFGS on their logarithms.

/// Where the search ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Optimum<const N: usize> {
    pub parameters: [f64; N],
    pub value: f64,
    /// The slope is flat there and no parameter ran off to zero or infinity.
    pub converged: bool,
}

/// More steps than any fit that succeeds has been seen to need.
const MAX_STEPS: usize = 500;
/// Parameters beyond e^±14 mean that the data do not determine them.
const LIMIT: f64 = 14.0;

/// Maximises `objective` over positive parameters, from `start` on. It gives its value and its slope in each parameter.
///
/// `scale` is the size of the data (number of clients): slopes are judged per client.
pub fn maximise<const N: usize>(start: [f64; N], scale: f64, objective: impl Fn(&[f64; N]) -> (f64, [f64; N])) -> Optimum<N> {
    let loss = |logs: &[f64; N]| {
        let parameters = logs.map(f64::exp);
        let (value, mut slope) = objective(&parameters);
        for (slope, parameter) in slope.iter_mut().zip(parameters) {
            *slope *= -parameter / scale;
        }
        let inside = value.is_finite() && logs.iter().all(|log| log.abs() <= LIMIT);
        (if inside { -value / scale } else { f64::INFINITY }, slope)
    };
    let mut at = start.map(f64::ln);
    let (mut value, mut slope) = loss(&at);
    let mut inverse = identity::<N>();
    let mut flat = false;
    for _ in 0..MAX_STEPS {
        flat = slope.iter().all(|slope| slope.abs() < 1e-8);
        if flat || !value.is_finite() {
            break;
        }
        let mut direction = inverse.map(|row| -dot(&row, &slope));
        if dot(&direction, &slope) >= 0.0 {
            inverse = identity();
            direction = slope.map(|slope| -slope);
        }
        let Some((next, next_value, next_slope)) = line_search(&loss, &at, value, &direction, dot(&direction, &slope)) else {
            // No better point can be told apart in floating point.
            flat = slope.iter().all(|slope| slope.abs() < 1e-5);
            break;
        };
        update(&mut inverse, &minus(&next, &at), &minus(&next_slope, &slope));
        (at, value, slope) = (next, next_value, next_slope);
    }
    let inside = at.iter().all(|log| log.abs() < LIMIT - 1.0);
    Optimum { parameters: at.map(f64::exp), value: -value * scale, converged: flat && inside && value.is_finite() }
}

/// Halves the step until it lowers the loss enough (Armijo's rule).
fn line_search<const N: usize>(
    loss: &impl Fn(&[f64; N]) -> (f64, [f64; N]),
    at: &[f64; N],
    value: f64,
    direction: &[f64; N],
    descent: f64,
) -> Option<([f64; N], f64, [f64; N])> {
    // A first step of more than e² in any parameter leaves the region where the slope says anything.
    let longest = direction.iter().fold(0.0_f64, |longest, step| longest.max(step.abs()));
    let mut step = (2.0 / longest).min(1.0);
    for _ in 0..60 {
        let next = combine(at, direction, step);
        let (next_value, next_slope) = loss(&next);
        if next_value <= value + 1e-4 * step * descent && next_value < value {
            return Some((next, next_value, next_slope));
        }
        step *= 0.5;
    }
    None
}

/// The BFGS update of the inverse Hessian, left out where the curvature along the step is not positive.
fn update<const N: usize>(inverse: &mut [[f64; N]; N], step: &[f64; N], change: &[f64; N]) {
    let curvature = dot(step, change);
    if curvature <= 1e-18 {
        return;
    }
    let turned = inverse.map(|row| dot(&row, change));
    let factor = (1.0 + dot(change, &turned) / curvature) / curvature;
    for ((row, step_row), turned_row) in inverse.iter_mut().zip(step).zip(&turned) {
        for ((cell, step_column), turned_column) in row.iter_mut().zip(step).zip(&turned) {
            *cell += factor * step_row * step_column - (turned_row * step_column + step_row * turned_column) / curvature;
        }
    }
}

fn identity<const N: usize>() -> [[f64; N]; N] {
    let mut identity = [[0.0; N]; N];
    for (index, row) in identity.iter_mut().enumerate() {
        if let Some(cell) = row.get_mut(index) {
            *cell = 1.0;
        }
    }
    identity
}

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn minus<const N: usize>(a: &[f64; N], b: &[f64; N]) -> [f64; N] {
    combine(a, b, -1.0)
}

/// a + factor · b
fn combine<const N: usize>(a: &[f64; N], b: &[f64; N], factor: f64) -> [f64; N] {
    let mut sum = *a;
    for (sum, b) in sum.iter_mut().zip(b) {
        *sum += factor * b;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_a_known_hill_is_found() {
        // The likelihood of exponential waiting times 1, 2, 3 and 6 is highest at the rate 1 ÷ mean.
        let found = maximise([50.0], 4.0, |[rate]| (4.0 * rate.ln() - 12.0 * rate, [4.0 / rate - 12.0]));
        assert!(found.converged);
        assert!((found.parameters[0] - 1.0 / 3.0).abs() < 1e-8, "{found:?}");
    }

    #[test]
    fn a_hill_without_a_top_is_not_called_found() {
        assert!(!maximise([1.0], 1.0, |[x]| (-1.0 / x, [1.0 / (x * x)])).converged);
    }
}
