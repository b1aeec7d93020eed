//! The figures in the form in which the command line prints them (SPEC §9). Names are a promise to other programs.

mod charts;
mod predict;
mod win_back;

pub use charts::{ChartsJson, charts};
pub use predict::{GammaGammaJson, PredictJson, PredictedJson, no_prediction, predict};

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::due::Due;
use super::engine::Analytics;
use super::figures::{ClientFigures, Rfm, Rhythm, Segment, Stage, Warmth};
use super::measures::{Measures, measures};
use super::ratio::Ratio;
use super::retention::{MonthFigures, WindowFigures, totals};
use super::rows::Counting;
use super::summary::{RfmRow, rfm_summary, rfm_table};
use crate::domain::client::Client;
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;

/// One client of `regulars clients --json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientJson<'a> {
    pub id: u32,
    pub external_id: Option<&'a str>,
    pub name: &'a str,
    pub purchases: u32,
    pub purchase_days: u32,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub cycle_days: i64,
    pub cycle_source: &'static str,
    pub spread_days: Option<i64>,
    pub expected: Option<NaiveDate>,
    pub window_days: i64,
    pub stage: Stage,
    pub segment: Segment,
    pub rhythm: Rhythm,
    pub vip: bool,
    pub warmth: Warmth,
    pub drift: Vec<&'static str>,
    pub rfm: Option<Rfm>,
    pub revenue_minor: i64,
    pub money_at_risk_minor: i64,
    pub due: Option<DueJson>,
}

/// What a client is due for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueJson {
    pub step: &'static str,
    pub date: NaiveDate,
    pub reason: String,
}

/// One line of `regulars due --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueLineJson<'a> {
    pub id: u32,
    pub external_id: Option<&'a str>,
    pub name: &'a str,
    pub step: &'static str,
    pub date: NaiveDate,
    pub reason: String,
    pub channel: &'static str,
    pub waiting_days: i64,
    pub money_at_risk_minor: i64,
}

/// Every client; `reason` puts a due contact's reason into words.
pub fn clients<'a>(model: &'a Model, analytics: &Analytics, reason: impl Fn(&Due) -> String) -> Vec<ClientJson<'a>> {
    analytics.clients().filter_map(|figures| Some(client_json(model.clients().get(figures.client)?, figures, &reason))).collect()
}

fn client_json<'a>(client: &'a Client, figures: &ClientFigures, reason: &impl Fn(&Due) -> String) -> ClientJson<'a> {
    ClientJson {
        id: client.id.number(),
        external_id: external_id(client),
        name: &client.name,
        purchases: figures.purchases,
        purchase_days: figures.purchase_days,
        first: figures.first,
        last: figures.last,
        cycle_days: figures.cycle.days,
        cycle_source: figures.cycle.source.key(),
        spread_days: figures.cycle.spread_days,
        expected: figures.expected,
        window_days: figures.window_days,
        stage: figures.stage,
        segment: figures.segment,
        rhythm: figures.rhythm,
        vip: figures.vip.is_vip(),
        warmth: figures.warmth,
        drift: figures.drift.keys().collect(),
        rfm: figures.rfm,
        revenue_minor: figures.revenue_minor,
        money_at_risk_minor: figures.money_at_risk_minor,
        due: figures.due.as_ref().map(|due| DueJson { step: due.step.key(), date: due.date, reason: reason(due) }),
    }
}

fn external_id(client: &Client) -> Option<&str> {
    client.external_ids.first().map(|external| external.id.as_str())
}

/// These due contacts in their order; `reason` puts each one's reason into words.
pub fn due<'a>(model: &'a Model, list: &[Due], reason: impl Fn(&Due) -> String) -> Vec<DueLineJson<'a>> {
    list.iter()
        .filter_map(|due| {
            let client = model.clients().get(due.client)?;
            Some(DueLineJson {
                id: client.id.number(),
                external_id: external_id(client),
                name: &client.name,
                step: due.step.key(),
                date: due.date,
                reason: reason(due),
                channel: due.channel.key(),
                waiting_days: due.waiting_days,
                money_at_risk_minor: due.money_at_risk_minor,
            })
        })
        .collect()
}

/// `regulars report --json`: the shop's measures, every month from the first purchase to the last.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportJson {
    pub clients: u64,
    pub purchases: u64,
    pub distinct_purchase_days: u64,
    pub revenue_minor: i64,
    pub first_date: Option<NaiveDate>,
    pub last_date: Option<NaiveDate>,
    pub clients_with_2plus_purchases: u64,
    pub rpr_rows: Option<f64>,
    pub clients_with_2plus_days: u64,
    pub rpr_days: Option<f64>,
    pub monthly: Vec<MonthJson>,
    /// By month of first purchase; cell k is the clients who bought k months later.
    pub cohorts: BTreeMap<String, Vec<u64>>,
    pub rfm: RfmJson,
}

/// One month of the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthJson {
    pub month: String,
    pub purchases: u64,
    pub revenue_minor: i64,
    pub active: u64,
    pub new: u64,
    pub returning: u64,
    pub retained_prev: Option<u64>,
    pub crr_mom: Option<f64>,
    pub crr_classic_month: Option<f64>,
    /// `base_start_W` and the others of each window.
    #[serde(flatten)]
    pub windows: BTreeMap<String, Option<NumberJson>>,
}

/// A count or a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum NumberJson {
    Count(u64),
    Ratio(f64),
}

/// Frequency, recency and money over all clients. Money is in minor units.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RfmJson {
    pub observation_end: Option<NaiveDate>,
    pub clients: u64,
    pub repeat_clients: u64,
    pub sum_frequency: u64,
    pub mean_frequency: Option<f64>,
    pub max_frequency: u32,
    pub mean_recency_days: Option<f64>,
    #[serde(rename = "mean_T_days")]
    pub mean_age_days: Option<f64>,
    /// In minor units, like all money here.
    pub mean_monetary_repeat_clients: Option<f64>,
    pub frequency_histogram: BTreeMap<String, u64>,
    /// A taste of the table: the first ten clients by external id.
    pub first_ten_clients: BTreeMap<String, RfmClientJson>,
    /// The file of `--rfm-csv`, if one was asked for; filled in by whoever writes it.
    pub per_client_file: Option<String>,
}

/// One client of the report's RFM block. Money is in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RfmClientJson {
    pub frequency: u32,
    pub recency_days: u32,
    #[serde(rename = "T_days")]
    pub age_days: u32,
    pub monetary: f64,
}

/// One line of the file of `--rfm-csv`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RfmLine {
    pub client_id: String,
    pub frequency: u32,
    pub recency_days: u32,
    #[serde(rename = "T_days")]
    pub age_days: u32,
    /// In whole units of the currency, six decimals: this file is meant for statistics packages.
    pub monetary_mean_repeat_day: f64,
}

/// The report as known at `as_of`; observation ends with the last purchase until then.
#[must_use]
pub fn report(model: &Model, as_of: NaiveDate, windows: &[u32], counting: Counting) -> ReportJson {
    let totals = totals(model, as_of, counting);
    let end = totals.last.unwrap_or(as_of);
    let Measures { months, cohorts, rfm } = measures(model, end, windows, counting);
    ReportJson {
        clients: totals.clients,
        purchases: totals.purchases,
        distinct_purchase_days: totals.purchase_days,
        revenue_minor: totals.revenue_minor,
        first_date: totals.first,
        last_date: totals.last,
        clients_with_2plus_purchases: totals.clients_with_2plus_purchases,
        rpr_rows: totals.rpr_rows().value(),
        clients_with_2plus_days: totals.clients_with_2plus_days,
        rpr_days: totals.rpr_days().value(),
        monthly: months.iter().map(month_json).collect(),
        cohorts: cohorts.into_iter().map(|cohort| (cohort.period.to_string(), cohort.buyers.into_iter().flatten().collect())).collect(),
        rfm: rfm_json(model, &rfm, totals.last),
    }
}

fn month_json(figures: &MonthFigures) -> MonthJson {
    MonthJson {
        month: figures.period.to_string(),
        purchases: figures.purchases,
        revenue_minor: figures.revenue_minor,
        active: figures.active,
        new: figures.new,
        returning: figures.returning,
        retained_prev: figures.retained_prev,
        crr_mom: figures.crr_mom.value(),
        crr_classic_month: figures.crr_classic_month.value(),
        windows: figures.windows.iter().flat_map(window_json).collect(),
    }
}

fn window_json(window: &WindowFigures) -> [(String, Option<NumberJson>); 7] {
    let count = |number: u64| Some(NumberJson::Count(number));
    let ratio = |ratio: Ratio| ratio.value().map(NumberJson::Ratio);
    [
        ("base_start", count(window.base_start)),
        ("base_end", count(window.base_end)),
        ("crr_window", ratio(window.crr_window)),
        ("crr_strict", ratio(window.crr_strict)),
        ("dormant_start", count(window.dormant_start)),
        ("reactivated", count(window.reactivated)),
        ("reactivation_rate", ratio(window.reactivation)),
    ]
    .map(|(name, number)| (format!("{name}_{}", window.window_days), number))
}

/// What other programs call a client, else our own number.
fn name_of(model: &Model, id: ClientId) -> String {
    model.clients().get(id).and_then(external_id).map_or_else(|| id.to_string(), str::to_owned)
}

fn rfm_json(model: &Model, rows: &[RfmRow], observation_end: Option<NaiveDate>) -> RfmJson {
    let summary = rfm_summary(rows);
    let mut named: Vec<(String, &RfmRow)> = rows.iter().map(|row| (name_of(model, row.client), row)).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    let first_ten = named.into_iter().take(10).map(|(name, row)| {
        let (frequency, recency_days, age_days) = (row.frequency, row.recency_days, row.age_days);
        (name, RfmClientJson { frequency, recency_days, age_days, monetary: row.monetary_minor() })
    });
    let histogram = summary.frequency_histogram.iter().enumerate().filter(|(_, clients)| **clients > 0);
    RfmJson {
        observation_end,
        clients: summary.clients,
        repeat_clients: summary.repeat_clients,
        sum_frequency: summary.sum_frequency,
        mean_frequency: summary.mean_frequency,
        max_frequency: summary.max_frequency,
        mean_recency_days: summary.mean_recency_days,
        mean_age_days: summary.mean_age_days,
        mean_monetary_repeat_clients: summary.mean_monetary_minor,
        frequency_histogram: histogram.map(|(frequency, clients)| (frequency.to_string(), *clients)).collect(),
        first_ten_clients: first_ten.collect(),
        per_client_file: None,
    }
}

/// The lines of the file of `--rfm-csv`, by external id where there is one, else by our own.
#[must_use]
pub fn rfm_lines(model: &Model, as_of: NaiveDate, counting: Counting) -> Vec<RfmLine> {
    let end = totals(model, as_of, counting).last.unwrap_or(as_of);
    let minor_per_unit = 10_f64.powf(f64::from(model.settings().currency.minor_digits()));
    let mut lines: Vec<RfmLine> = rfm_table(model, end, counting)
        .iter()
        .map(|row| RfmLine {
            client_id: name_of(model, row.client),
            frequency: row.frequency,
            recency_days: row.recency_days,
            age_days: row.age_days,
            monetary_mean_repeat_day: (row.monetary_minor() / minor_per_unit * 1e6).round() / 1e6,
        })
        .collect();
    lines.sort_by(|a, b| a.client_id.cmp(&b.client_id));
    lines
}
