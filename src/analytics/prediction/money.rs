//! How much clients spend at a time: Gamma-Gamma (Fader, Hardie 2013, "The Gamma-Gamma Model of Monetary Value").

use libm::lgamma;

use super::optimise::maximise;

/// A client with repeat purchases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spending {
    /// Number of repeat purchases, > 0.
    pub x: f64,
    /// Their mean sum, > 0.
    pub mean: f64,
}

/// Parameters p, q and v (v in the unit of the sums).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MoneyFit {
    pub p: f64,
    pub q: f64,
    pub v: f64,
    pub log_likelihood: f64,
    pub converged: bool,
    /// Clients that it was fitted to.
    pub clients: u64,
}

/// Fits the model by maximum likelihood. `None` of no clients.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a count of clients is far below 2^52")]
pub fn fit_money(clients: &[Spending]) -> Option<MoneyFit> {
    if clients.is_empty() {
        return None;
    }
    let count = clients.len() as f64;
    let mean = clients.iter().map(|client| client.mean).sum::<f64>() / count;
    let found = maximise([2.0, 3.0, mean.max(1e-3)], count, |parameters| log_likelihood(parameters, clients));
    let [p, q, v] = found.parameters;
    Some(MoneyFit { p, q, v, log_likelihood: found.value, converged: found.converged, clients: clients.len() as u64 })
}

/// The sum over clients of equation 1a of Fader and Hardie (2013).
fn log_likelihood(&[p, q, v]: &[f64; 3], clients: &[Spending]) -> f64 {
    let constant = q * v.ln() - lgamma(q);
    let of = |client: &Spending| {
        let px = p * client.x;
        let sum = client.x * client.mean;
        constant + lgamma(px + q) - lgamma(px) + (px - 1.0) * client.mean.ln() + px * client.x.ln() - (px + q) * (sum + v).ln()
    };
    clients.iter().map(of).sum()
}

impl MoneyFit {
    /// Expected mean sum of a purchase of a client with `x` repeat purchases of this mean; `x` may be 0.
    ///
    /// `None` where q ≤ 1: then the population has no mean.
    #[must_use]
    pub fn expected_check(&self, x: f64, mean: f64) -> Option<f64> {
        (self.q > 1.0).then(|| self.p * (self.v + x * mean) / (self.p * x + self.q - 1.0))
    }
}
