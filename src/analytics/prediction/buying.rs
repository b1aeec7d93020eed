//! How often clients come and when they stop: BG/NBD (Fader, Hardie, Lee 2005, "Counting Your Customers" the Easy Way) and
//! MBG/NBD (Batislam, Denizel, Filiztekin 2007), which also lets a client drop out right after the first purchase.

use std::collections::BTreeMap;

use libm::lgamma;

use super::digamma::digamma;
use super::optimise::maximise;

/// Which model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BuyingModel {
    /// Calls every one-timer alive.
    BgNbd,
    /// Shown to the owner.
    MbgNbd,
}

impl BuyingModel {
    /// The name on the command line and in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::BgNbd => "bgnbd",
            Self::MbgNbd => "mbgnbd",
        }
    }

    /// The power of the first term: how many chances to drop out lie behind a client of x repeat purchases.
    const fn chances(self, x: f64) -> f64 {
        match self {
            Self::BgNbd => x,
            Self::MbgNbd => x + 1.0,
        }
    }
}

/// One client's past. Times are in one unit of choice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// Repeat purchases (purchase days after the first).
    pub x: f64,
    /// From the first purchase to the last, 0 for none.
    pub t_x: f64,
    /// From the first purchase to the end of observation (T).
    pub age: f64,
}

/// Parameters: purchase rates are Gamma(r, α), drop-out probabilities Beta(a, b).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BuyingFit {
    pub model: BuyingModel,
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
    pub log_likelihood: f64,
    pub converged: bool,
    /// Clients that it was fitted to.
    pub clients: u64,
}

/// Fits a model by maximum likelihood. `None` of no clients.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a count of clients is far below 2^52")]
pub fn fit_buying(model: BuyingModel, observations: &[Observation]) -> Option<BuyingFit> {
    if observations.is_empty() {
        return None;
    }
    // Equal pasts are counted instead of computed: in a big shop most one-timers have a twin.
    let mut counted: BTreeMap<[u64; 3], (Observation, f64)> = BTreeMap::new();
    for past in observations {
        let key = [past.x, past.t_x, past.age].map(f64::to_bits);
        counted.entry(key).or_insert((*past, 0.0)).1 += 1.0;
    }
    let counted: Vec<(Observation, f64)> = counted.into_values().collect();
    let clients = observations.len() as f64;
    let mean_age = observations.iter().map(|past| past.age).sum::<f64>() / clients;
    let start = [1.0, mean_age.max(1e-3), 1.0, 2.0];
    let found = maximise(start, clients, |parameters| log_likelihood(model, parameters, &counted));
    let [r, alpha, a, b] = found.parameters;
    let (log_likelihood, converged) = (found.value, found.converged);
    Some(BuyingFit { model, r, alpha, a, b, log_likelihood, converged, clients: observations.len() as u64 })
}

/// The sum over clients of equation 6 of Fader, Hardie and Lee (2005), or of its MBG/NBD form; and its slope in r, α, a and b.
fn log_likelihood(model: BuyingModel, &[r, alpha, a, b]: &[f64; 4], counted: &[(Observation, f64)]) -> (f64, [f64; 4]) {
    let constant = r * alpha.ln() - lgamma(r) + lgamma(a + b) - lgamma(b);
    let constant_slope = [alpha.ln() - digamma(r), r / alpha, digamma(a + b), digamma(a + b) - digamma(b)];
    // What depends on x alone is computed once for each run of equal x (the list is sorted by x).
    let (mut x_before, mut of_x, mut slope_of_x) = (f64::NAN, 0.0, [0.0; 4]);
    let (mut sum, mut slope) = (0.0, [0.0; 4]);
    for (past, count) in counted {
        let chances = model.chances(past.x);
        let shape = r + past.x;
        if past.x.to_bits() != x_before.to_bits() {
            x_before = past.x;
            of_x = constant + lgamma(shape) + lgamma(b + chances) - lgamma(a + b + chances);
            let all = digamma(a + b + chances);
            let own = [digamma(shape), 0.0, -all, digamma(b + chances) - all];
            slope_of_x = plus(constant_slope, own);
        }
        let log_age = (alpha + past.age).ln();
        let silence = log_age - (alpha + past.t_x).ln();
        // The odds of having dropped out, against being alive; see drop_out_odds.
        let odds = if chances < 0.5 { 0.0 } else { a / (b + chances - 1.0) * (shape * silence).exp() };
        let gone = odds / (1.0 + odds);
        sum += count * (of_x - shape * log_age + odds.ln_1p());
        let aged = 1.0 / (alpha + past.age);
        let of_b = if chances < 0.5 { 0.0 } else { gone / (b + chances - 1.0) };
        let own = [gone * silence - log_age, shape * (gone * (aged - 1.0 / (alpha + past.t_x)) - aged), gone / a, -of_b];
        slope = plus(slope, plus(slope_of_x, own).map(|slope| count * slope));
    }
    (sum, slope)
}

fn plus(one: [f64; 4], other: [f64; 4]) -> [f64; 4] {
    let mut sum = one;
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += other;
    }
    sum
}

/// The odds that a client has dropped out, against being alive.
fn drop_out_odds(model: BuyingModel, past: &Observation, r: f64, alpha: f64, a: f64, b: f64) -> f64 {
    let chances = model.chances(past.x);
    if chances < 0.5 {
        return 0.0;
    }
    a / (b + chances - 1.0) * ((r + past.x) * ((alpha + past.age) / (alpha + past.t_x)).ln()).exp()
}

impl BuyingFit {
    /// Probability that the client still buys at the end of observation, 0..=1.
    #[must_use]
    pub fn p_alive(&self, past: &Observation) -> f64 {
        1.0 / (1.0 + drop_out_odds(self.model, past, self.r, self.alpha, self.a, self.b))
    }

    /// Probability of at least one purchase within `span` after the end of observation, 0..=1.
    ///
    /// Of a client who is alive the rate is Gamma(r + x, α + T), and the first purchase comes before any drop-out.
    #[must_use]
    pub fn p_purchase(&self, past: &Observation, span: f64) -> f64 {
        let ratio = (self.alpha + past.age) / (self.alpha + past.age + span);
        self.p_alive(past) * (1.0 - ratio.powf(self.r + past.x))
    }

    /// Expected number of purchases within `span` after the end of observation (equation 10 of Fader, Hardie, Lee 2005).
    #[must_use]
    pub fn expected_purchases(&self, past: &Observation, span: f64) -> f64 {
        if span <= 0.0 {
            return 0.0;
        }
        // The formula divides 0 by 0 at a = 1; a hair beside it the value is the same to six digits.
        let a = if (self.a - 1.0).abs() < 1e-6 { 1.0 + 1e-6 } else { self.a };
        let third = a + self.b + self.model.chances(past.x) - 1.0;
        let z = span / (self.alpha + past.age + span);
        // Euler's transformation: the published 2F1(r + x, b + x; third; z) times (1 − z)^(r + x), in a form whose series
        // has terms of one sign and parameters that do not grow with x.
        let series = (1.0 - z).powf(a - 1.0) * hypergeometric(third - self.r - past.x, a - 1.0, third, z);
        third / (a - 1.0) * (1.0 - series) * self.p_alive(past)
    }
}

/// Gauss' 2F1(a, b; c; z) for 0 ≤ z < 1 by its series.
fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for index in 0..100_000 {
        let step = f64::from(index);
        term *= (a + step) * (b + step) / ((c + step) * (step + 1.0)) * z;
        sum += term;
        if term.abs() <= 1e-17_f64 * f64::abs(sum) {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_gives_known_values() {
        // 2F1(1, 1; 2; z) = −ln(1 − z) ÷ z, and 2F1(a, b; b; z) = (1 − z)^−a.
        assert!((hypergeometric(1.0, 1.0, 2.0, 0.5) - 2.0 * 2.0_f64.ln()).abs() < 1e-14);
        assert!((hypergeometric(0.7, 3.0, 3.0, 0.9) - 0.1_f64.powf(-0.7)).abs() < 1e-12);
    }

    #[test]
    fn the_slope_is_that_of_the_likelihood() {
        let pasts = [(0.0, 0.0, 40.0), (3.0, 30.0, 40.0), (3.0, 12.0, 35.0), (9.0, 33.0, 34.0)];
        let counted: Vec<(Observation, f64)> = pasts.map(|(x, t_x, age)| (Observation { x, t_x, age }, 2.0)).into();
        let at = [0.7, 6.0, 0.9, 2.4];
        for model in [BuyingModel::BgNbd, BuyingModel::MbgNbd] {
            let (_, slope) = log_likelihood(model, &at, &counted);
            for (index, slope) in slope.into_iter().enumerate() {
                let moved = |by: f64| {
                    let mut moved = at;
                    moved[index] += by;
                    log_likelihood(model, &moved, &counted).0
                };
                let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
                assert!((slope - difference).abs() < 1e-6 * slope.abs().max(1.0), "{model:?} {index}: {slope}, {difference}");
            }
        }
    }

    #[test]
    fn expected_purchases_pass_smoothly_through_a_of_one() {
        let fit =
            |a| BuyingFit { model: BuyingModel::MbgNbd, r: 0.5, alpha: 5.0, a, b: 2.0, log_likelihood: 0.0, converged: true, clients: 1 };
        let past = Observation { x: 2.0, t_x: 20.0, age: 30.0 };
        let [below, at, above] = [0.999, 1.0, 1.001].map(|a| fit(a).expected_purchases(&past, 40.0));
        assert!((f64::midpoint(below, above) - at).abs() < 1e-5, "{below} {at} {above}");
    }

    #[test]
    fn a_longer_silence_makes_a_client_less_likely_alive() {
        let fit =
            BuyingFit { model: BuyingModel::MbgNbd, r: 0.5, alpha: 5.0, a: 0.8, b: 2.0, log_likelihood: 0.0, converged: true, clients: 1 };
        let alive = |age: f64| fit.p_alive(&Observation { x: 3.0, t_x: 20.0, age });
        assert!(alive(20.0) > alive(30.0) && alive(30.0) > alive(300.0));
        let one_timer = Observation { x: 0.0, t_x: 0.0, age: 50.0 };
        assert!(fit.p_alive(&one_timer) < 1.0);
        assert!((BuyingFit { model: BuyingModel::BgNbd, ..fit }.p_alive(&one_timer) - 1.0).abs() < f64::EPSILON);
    }

    /// Probability alive and expected purchases straight from the story of the model, by summing over a grid of purchase rates λ and
    /// drop-out probabilities p: alive since λ^x e^(−λT) (1 − p)^chances, or dropped out at the last purchase.
    fn by_integration(fit: &BuyingFit, past: &Observation, span: f64) -> (f64, f64) {
        let (steps, chances) = (2000, fit.model.chances(past.x));
        let (mut alive_sum, mut total, mut purchases) = (0.0, 0.0, 0.0);
        for rate_step in 0..steps {
            // λ = u ÷ (1 − u) covers all rates; its density is divided by the slope.
            let u = (f64::from(rate_step) + 0.5) / f64::from(steps);
            let rate = u / (1.0 - u);
            let rate_weight = rate.powf(fit.r - 1.0 + past.x) * (-fit.alpha * rate).exp() / (1.0 - u).powi(2);
            for drop_step in 0..300 {
                let p = (f64::from(drop_step) + 0.5) / 300.0;
                let weight = rate_weight * p.powf(fit.a - 1.0) * (1.0 - p).powf(fit.b - 1.0);
                let alive = weight * (-rate * past.age).exp() * (1.0 - p).powf(chances);
                let gone = if chances < 0.5 { 0.0 } else { weight * (-rate * past.t_x).exp() * p * (1.0 - p).powf(chances - 1.0) };
                alive_sum += alive;
                total += alive + gone;
                purchases += alive * (1.0 - (-rate * p * span).exp()) / p;
            }
        }
        (alive_sum / total, purchases / total)
    }

    #[test]
    fn closed_forms_equal_the_story_of_the_model() {
        for model in [BuyingModel::BgNbd, BuyingModel::MbgNbd] {
            let fit = BuyingFit { model, r: 2.5, alpha: 6.0, a: 1.7, b: 3.5, log_likelihood: 0.0, converged: true, clients: 1 };
            for (x, t_x, age) in [(0.0, 0.0, 10.0), (1.0, 3.0, 9.0), (4.0, 12.0, 15.0)] {
                let past = Observation { x, t_x, age };
                let (alive, purchases) = by_integration(&fit, &past, 8.0);
                let (ours_alive, ours) = (fit.p_alive(&past), fit.expected_purchases(&past, 8.0));
                assert!((ours_alive - alive).abs() < 2e-4, "{model:?} {x}: {ours_alive} instead of {alive}");
                assert!((ours - purchases).abs() < 2e-3 * purchases, "{model:?} {x}: {ours} instead of {purchases}");
            }
        }
    }
}
