//! How much clients spend at a time: Gamma-Gamma (Fader, Hardie 2013, "The Gamma-Gamma Model of Monetary Value").

use libm::lgamma;

use super::digamma::digamma;
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
    let mut clients_by_x = clients.to_vec();
    clients_by_x.sort_by(|one, other| one.x.total_cmp(&other.x));
    let groups: Vec<Group> = clients_by_x.chunk_by(|one, other| one.x.to_bits() == other.x.to_bits()).filter_map(Group::of).collect();
    let found = maximise([2.0, 3.0, mean.max(1e-3)], count, |parameters| log_likelihood(parameters, &groups));
    let [p, q, v] = found.parameters;
    Some(MoneyFit { p, q, v, log_likelihood: found.value, converged: found.converged, clients: clients.len() as u64 })
}

/// Clients of the same number of repeat purchases: most of the likelihood is the same for all of them.
struct Group {
    x: f64,
    count: f64,
    /// Sum of the logarithms of their means.
    log_means: f64,
    /// What each has spent in all.
    sums: Vec<f64>,
}

impl Group {
    #[allow(clippy::cast_precision_loss, reason = "a count of clients is far below 2^52")]
    fn of(clients: &[Spending]) -> Option<Self> {
        let x = clients.first()?.x;
        let log_means = clients.iter().map(|client| client.mean.ln()).sum();
        Some(Self { x, count: clients.len() as f64, log_means, sums: clients.iter().map(|client| x * client.mean).collect() })
    }
}

/// The sum over clients of equation 1a of Fader and Hardie (2013), and its slope in p, q and v.
fn log_likelihood(&[p, q, v]: &[f64; 3], groups: &[Group]) -> (f64, [f64; 3]) {
    let (mut sum, mut of_p, mut of_q, mut of_v) = (0.0, 0.0, 0.0, 0.0);
    for Group { x, count, log_means, sums } in groups {
        let px = p * x;
        let (mut logs, mut inverses) = (0.0, 0.0);
        for sum in sums {
            logs += (sum + v).ln();
            inverses += 1.0 / (sum + v);
        }
        let constant = q * v.ln() - lgamma(q) + lgamma(px + q) - lgamma(px) + px * x.ln();
        sum += count * constant + (px - 1.0) * log_means - (px + q) * logs;
        let top = digamma(px + q);
        of_p += x * (count * (top - digamma(px) + x.ln()) + log_means - logs);
        of_q += count * (v.ln() - digamma(q) + top) - logs;
        of_v += count * q / v - (px + q) * inverses;
    }
    (sum, [of_p, of_q, of_v])
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
