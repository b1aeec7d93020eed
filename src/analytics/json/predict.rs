//! What `regulars predict --json` prints (SPEC §8).

use chrono::NaiveDate;
use serde::Serialize;

use super::external_id;
use crate::analytics::prediction::{BuyingModel, Prediction, TimeUnit, observation};
use crate::analytics::rows::Counting;
use crate::analytics::summary::rfm_table;
use crate::domain::ids::Id as _;
use crate::domain::model::Model;

/// `regulars predict --json`. Times are in the asked unit, money in whole units of the currency, as in the literature.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PredictJson<'a> {
    pub model: &'static str,
    pub unit: &'static str,
    pub n: u64,
    /// The parameters and the likelihood are `None` of a shop without a single buyer.
    pub r: Option<f64>,
    pub alpha: Option<f64>,
    pub a: Option<f64>,
    pub b: Option<f64>,
    pub log_likelihood: Option<f64>,
    pub converged: bool,
    pub gamma_gamma: Option<GammaGammaJson>,
    pub clients: Vec<PredictedJson<'a>>,
}

/// The money model of a prediction.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GammaGammaJson {
    pub p: f64,
    pub q: f64,
    pub v: f64,
    /// Clients that it was fitted to.
    pub n: u64,
}

/// One client of a prediction.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PredictedJson<'a> {
    pub id: u32,
    pub external_id: Option<&'a str>,
    pub x: u32,
    pub t_x: f64,
    #[serde(rename = "T")]
    pub age: f64,
    pub monetary: f64,
    pub p_alive: f64,
    /// Over the asked horizon.
    pub expected_purchases: f64,
    pub expected_avg_value: Option<f64>,
}

/// What there is to say of a shop without a single buyer.
#[must_use]
pub const fn no_prediction(model: BuyingModel, unit: TimeUnit) -> PredictJson<'static> {
    PredictJson {
        model: model.key(),
        unit: unit.key(),
        n: 0,
        r: None,
        alpha: None,
        a: None,
        b: None,
        log_likelihood: None,
        converged: false,
        gamma_gamma: None,
        clients: Vec::new(),
    }
}

/// What a fit at the end of `calibration_end` says of every client for the next `horizon` units of its time.
#[must_use]
pub fn predict<'a>(
    model: &'a Model,
    prediction: &Prediction,
    calibration_end: NaiveDate,
    horizon: f64,
    counting: Counting,
) -> PredictJson<'a> {
    let fit = &prediction.buying;
    let clients = rfm_table(model, calibration_end, counting).into_iter().map(|row| {
        let past = observation(&row, prediction.unit);
        let outlook = prediction.outlook(&row, horizon * prediction.unit.days());
        PredictedJson {
            id: row.client.number(),
            external_id: model.clients().get(row.client).and_then(external_id),
            x: row.frequency,
            t_x: past.t_x,
            age: past.age,
            monetary: row.monetary_minor() / prediction.minor_per_unit,
            p_alive: outlook.p_alive,
            expected_purchases: outlook.expected_purchases,
            expected_avg_value: outlook.expected_check,
        }
    });
    PredictJson {
        model: fit.model.key(),
        unit: prediction.unit.key(),
        n: fit.clients,
        r: Some(fit.r),
        alpha: Some(fit.alpha),
        a: Some(fit.a),
        b: Some(fit.b),
        log_likelihood: Some(fit.log_likelihood),
        converged: fit.converged,
        gamma_gamma: prediction.money.map(|money| GammaGammaJson { p: money.p, q: money.q, v: money.v, n: money.clients }),
        clients: clients.collect(),
    }
}
