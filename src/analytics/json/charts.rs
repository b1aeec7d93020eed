//! The numbers of the window's charts for `regulars report --json`, beside those of the reference: by month and by quarter, what
//! contacts brought, lifetime value, the RFM grid, reasons, campaigns, advertising. All rows count, as in the window.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::win_back::{self, AdvertisingJson, CampaignJson, ReasonsJson};
use super::{NumberJson, window_json};
use crate::analytics::engine::Analytics;
use crate::analytics::figures::{Segment, Stage};
use crate::analytics::lifetime::{YearForecast, year_forecast};
use crate::analytics::measures::{Measures, measures_by};
use crate::analytics::ratio::{mean_minor, money_share};
use crate::analytics::reasons::ReasonsSpan;
use crate::analytics::results::{ChainResults, ResultRow, chain_results, chain_results_year_before};
use crate::analytics::retention::MonthFigures;
use crate::analytics::rows::Counting;
use crate::analytics::segments::segments;
use crate::analytics::shares::{ShareMonth, shares_of_last};
use crate::analytics::value::ad_spend_minor;
use crate::domain::contact::Purpose;
use crate::domain::dates::Month;
use crate::domain::ids::Id;
use crate::domain::model::Model;
use crate::domain::period::Span;

/// Contacts are told of so many months, the running one among them, as the charts begin with.
const MONTHS: u16 = 12;

/// The numbers of the charts, as known at the end of `as_of`. Money is in minor units.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartsJson {
    pub as_of: NaiveDate,
    pub by_month: Vec<PeriodJson>,
    pub by_quarter: Vec<PeriodJson>,
    /// By quarter of first purchase; cell k is the clients who bought k quarters later.
    pub cohorts_by_quarter: BTreeMap<String, Vec<u64>>,
    pub lifetime_value: LifetimeJson,
    pub contacts: ContactsJson,
    /// Of the same months a year before, as it was known then; `null` without a contact in them.
    pub contacts_year_ago: Option<ContactsJson>,
    pub rfm_grid: Vec<CellJson>,
    /// Of the last 13 weeks (`quarter`), the last 365 days (`year`), and `ever`.
    pub reasons: BTreeMap<&'static str, ReasonsJson>,
    pub campaigns: Vec<CampaignJson>,
    pub advertising: AdvertisingJson,
}

/// One month or quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeriodJson {
    /// `2025-10` or `2025-Q4`.
    pub period: String,
    pub unfinished: bool,
    pub active: u64,
    pub new: u64,
    pub returning: u64,
    pub purchases: u64,
    pub purchases_minor: i64,
    pub average_check_minor: Option<i64>,
    pub revenue_minor: i64,
    pub repeat_revenue_minor: i64,
    pub guest_revenue_minor: i64,
    pub repeat_revenue_share: Option<f64>,
    /// Up to the end.
    pub clients: u64,
    pub clients_with_2plus_days: u64,
    pub rpr: Option<f64>,
    /// What these clients had brought by the end.
    pub realised_minor: i64,
    pub realised_per_client_minor: Option<i64>,
    pub ad_spend_minor: i64,
    /// (revenue of clients − ad spend) ÷ active.
    pub value_per_client_minor: Option<i64>,
    pub segments: BTreeMap<&'static str, u64>,
    pub stages: BTreeMap<&'static str, u64>,
    /// `base_start_W` and the others of each window.
    #[serde(flatten)]
    pub windows: BTreeMap<String, Option<NumberJson>>,
}

/// What clients have brought, and what is expected of them in a year. Two values that are never added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LifetimeJson {
    pub clients: u64,
    pub realised_minor: i64,
    pub realised_per_client_minor: Option<i64>,
    pub predicted_year_minor: Option<i64>,
    pub predicted_year_per_client_minor: Option<i64>,
    /// Why nothing is predicted: `too_few_repeat_buyers` or `no_fit`.
    pub not_predicted: Option<&'static str>,
}

/// What contacts of twelve months brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactsJson {
    pub since: NaiveDate,
    pub total: ResultJson,
    pub came_by_themselves: u64,
    pub by_step: Vec<ResultJson>,
    pub by_channel: Vec<ResultJson>,
    pub by_template: Vec<ResultJson>,
    pub by_staff: Vec<ResultJson>,
}

/// Contacts that have one thing in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultJson {
    /// Step by its place from 0, channel, or number of template or staff; `none` for contacts without.
    pub key: String,
    pub done: u64,
    pub answered: u64,
    pub won: u64,
    pub revenue_minor: i64,
}

/// A cell of the RFM grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellJson {
    pub r: u8,
    pub fm: u8,
    pub clients: usize,
    pub revenue_minor: i64,
}

/// The charts' numbers on the day of `analytics`. `windows` are activity windows in days.
#[must_use]
pub fn charts(model: &Model, analytics: &Analytics, windows: &[u32]) -> ChartsJson {
    let as_of = analytics.as_of();
    let (by_month, _) = periods(Span::Month, model, as_of, windows);
    let (by_quarter, quarters) = periods(Span::Quarter, model, as_of, windows);
    let first = Month::of(as_of).plus(1 - i32::from(MONTHS)).first_day();
    let grid = segments(model, analytics, None).grid;
    let grid = grid.iter().map(|cell| CellJson { r: cell.r, fm: cell.fm, clients: cell.clients.len(), revenue_minor: cell.revenue_minor });
    ChartsJson {
        as_of,
        lifetime_value: lifetime(by_month.last(), year_forecast(model, analytics)),
        by_month,
        by_quarter,
        cohorts_by_quarter: quarters
            .cohorts
            .into_iter()
            .map(|cohort| (cohort.period.to_string(), cohort.buyers.into_iter().flatten().collect()))
            .collect(),
        contacts: contacts(first, &chain_results(model, first, as_of, as_of)),
        contacts_year_ago: chain_results_year_before(model, first, as_of)
            .zip(first.checked_sub_months(Months::new(12)))
            .map(|(results, since)| contacts(since, &results)),
        rfm_grid: grid.collect(),
        reasons: ReasonsSpan::ALL.map(|span| (span.key(), win_back::reasons(model, span, as_of))).into(),
        campaigns: model.campaigns().iter().filter(|of| of.started <= as_of).map(|of| win_back::campaign(model, of, as_of)).collect(),
        advertising: win_back::advertising(model, as_of),
    }
}

fn periods(span: Span, model: &Model, as_of: NaiveDate, windows: &[u32]) -> (Vec<PeriodJson>, Measures) {
    let measures = measures_by(span, model, as_of, windows, Counting::AllRows);
    let shares = shares_of_last(span, model, as_of, usize::MAX);
    let mut realised_minor = 0_i64;
    let told = measures.months.iter().zip(&shares).map(|(month, share)| {
        realised_minor = realised_minor.saturating_add(month.revenue_minor - month.guest_revenue_minor);
        period(model, month, share, realised_minor)
    });
    (told.collect(), measures)
}

fn period(model: &Model, month: &MonthFigures, share: &ShareMonth, realised_minor: i64) -> PeriodJson {
    let spent_minor = ad_spend_minor(model, month.period);
    let of_clients = i128::from(month.revenue_minor) - i128::from(month.guest_revenue_minor);
    let count = |counts: &[u64; 6], place: usize| counts.get(place).copied().unwrap_or(0);
    PeriodJson {
        period: month.period.to_string(),
        unfinished: month.unfinished,
        active: month.active,
        new: month.new,
        returning: month.returning,
        purchases: month.purchases,
        purchases_minor: month.purchases_minor,
        average_check_minor: mean_minor(i128::from(month.purchases_minor), month.purchases),
        revenue_minor: month.revenue_minor,
        repeat_revenue_minor: month.repeat_revenue_minor,
        guest_revenue_minor: month.guest_revenue_minor,
        repeat_revenue_share: money_share(month.repeat_revenue_minor, month.revenue_minor),
        clients: month.rpr.whole,
        clients_with_2plus_days: month.rpr.part.unsigned_abs(),
        rpr: month.rpr.value(),
        realised_minor,
        realised_per_client_minor: mean_minor(i128::from(realised_minor), month.rpr.whole),
        ad_spend_minor: spent_minor,
        value_per_client_minor: mean_minor(of_clients - i128::from(spent_minor), month.active),
        segments: Segment::ALL.into_iter().map(|segment| (segment.key(), count(&share.segments, segment as usize))).collect(),
        stages: Stage::ALL.into_iter().map(|stage| (stage.key(), count(&share.stages, stage as usize))).collect(),
        windows: month.windows.iter().flat_map(window_json).collect(),
    }
}

fn lifetime(last: Option<&PeriodJson>, forecast: YearForecast) -> LifetimeJson {
    let (value, not_predicted) = match forecast {
        YearForecast::Expected(value) => (Some(value), None),
        YearForecast::TooFewRepeatBuyers { .. } => (None, Some("too_few_repeat_buyers")),
        YearForecast::NoFit => (None, Some("no_fit")),
    };
    LifetimeJson {
        clients: last.map_or(0, |last| last.clients),
        realised_minor: last.map_or(0, |last| last.realised_minor),
        realised_per_client_minor: last.and_then(|last| last.realised_per_client_minor),
        predicted_year_minor: value.map(|value| value.sum_minor),
        predicted_year_per_client_minor: value.and_then(|value| value.per_client_minor()),
        not_predicted,
    }
}

fn contacts(since: NaiveDate, results: &ChainResults) -> ContactsJson {
    ContactsJson {
        since,
        total: result(&results.total, String::new()),
        came_by_themselves: results.came_by_themselves,
        by_step: results.by_step.iter().map(|row| result(row, purpose_key(row.key))).collect(),
        by_channel: results.by_channel.iter().map(|row| result(row, row.key.key().to_owned())).collect(),
        by_template: results.by_template.iter().map(|row| result(row, number(row.key))).collect(),
        by_staff: results.by_staff.iter().map(|row| result(row, number(row.key))).collect(),
    }
}

fn result<K>(row: &ResultRow<K>, key: String) -> ResultJson {
    ResultJson { key, done: row.done, answered: row.answered, won: row.won, revenue_minor: row.revenue_minor }
}

fn purpose_key(purpose: Purpose) -> String {
    match purpose {
        Purpose::Step(step) => format!("step:{step}"),
        Purpose::Rung { campaign, rung } => format!("rung:{}:{rung}", campaign.number()),
        Purpose::Agreed => "agreed".to_owned(),
        Purpose::Birthday => "birthday".to_owned(),
        Purpose::FirstVisit => "first_visit".to_owned(),
        Purpose::Free => "free".to_owned(),
    }
}

fn number<I: Id>(id: Option<I>) -> String {
    id.map_or_else(|| "none".to_owned(), |id| id.number().to_string())
}
