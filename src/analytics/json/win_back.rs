//! The numbers of the win-back page for `regulars report --json`: campaigns against their control groups, why clients refuse and
//! leave, what advertising brought. The spans of time are those of the page.

use chrono::NaiveDate;
use serde::Serialize;

use crate::analytics::advertising::{self, ADVERTISING_MONTHS};
use crate::analytics::campaign::campaign_results;
use crate::analytics::experiment::{Group, Interval};
use crate::analytics::reasons::{self, ReasonsSpan};
use crate::analytics::value::period_value;
use crate::domain::campaign::Campaign;
use crate::domain::dates::Month;
use crate::domain::ids::Id;
use crate::domain::model::Model;

/// Why clients refused in a span of days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonsJson {
    pub clients: usize,
    pub do_not_contact: usize,
    pub given: Vec<ReasonJson>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonJson {
    pub reason: &'static str,
    pub clients: usize,
    pub value_minor: i64,
    pub came_back: usize,
}

/// A campaign against its control group. Rates and ends of intervals are shares, 0 to 1 (differences −1 to 1).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CampaignJson {
    pub id: u32,
    pub name: String,
    pub started: NaiveDate,
    pub unfinished: bool,
    pub members: usize,
    /// Members of a standing campaign whose own window is open; not among the counts below.
    pub still_open: u64,
    pub contacted: GroupJson,
    pub control: GroupJson,
    pub difference: Option<f64>,
    /// 95 %, by Newcombe.
    pub difference_low: Option<f64>,
    pub difference_high: Option<f64>,
    pub fisher_p: f64,
    pub is_significant: bool,
    pub more_clients_needed: Option<u64>,
    pub cost_minor: i64,
    pub cost_per_won_minor: Option<i64>,
    /// What a new client cost in the months of the campaign.
    pub cost_of_new_minor: Option<i64>,
    pub rungs: Vec<RungJson>,
}

/// The contacted, or the control group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupJson {
    pub clients: u64,
    pub returned: u64,
    pub rate: Option<f64>,
    /// 95 %, by Wilson.
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub revenue_minor: i64,
    /// Mean net revenue of a member before the campaign.
    pub value_minor: Option<i64>,
}

/// One rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RungJson {
    pub name: String,
    pub done: u64,
    pub answered: u64,
    pub won: u64,
    pub revenue_minor: i64,
    pub cost_minor: i64,
}

/// Advertising.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AdvertisingJson {
    pub cost_of_new_minor: Option<i64>,
    pub cost_of_won_minor: Option<i64>,
    /// Newest first.
    pub months: Vec<AdMonthJson>,
}

/// One month of advertising.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AdMonthJson {
    pub month: String,
    pub spent_minor: Option<i64>,
    pub new_clients: u64,
    pub cost_of_new_minor: Option<i64>,
}

pub(super) fn reasons(model: &Model, span: ReasonsSpan, as_of: NaiveDate) -> ReasonsJson {
    let found = reasons::reasons(model, span.from(as_of), as_of);
    let row = |row: &reasons::ReasonRow| ReasonJson {
        reason: row.reason.key(),
        clients: row.clients.len(),
        value_minor: row.value_minor,
        came_back: row.came_back,
    };
    ReasonsJson { clients: found.clients, do_not_contact: found.do_not_contact.len(), given: found.rows.iter().map(row).collect() }
}

pub(super) fn campaign(model: &Model, campaign: &Campaign, as_of: NaiveDate) -> CampaignJson {
    let results = campaign_results(model, campaign, as_of);
    let groups = &results.comparison;
    let newcombe = groups.newcombe();
    let value = period_value(model, Month::of(campaign.started), Month::of(campaign.last_day().min(as_of)), as_of);
    let rungs = campaign.rungs.iter().zip(&results.rungs);
    CampaignJson {
        id: campaign.id.number(),
        name: campaign.name.clone(),
        started: campaign.started,
        unfinished: results.unfinished,
        members: campaign.members.len(),
        still_open: results.still_open,
        contacted: group(groups.contacted, results.contacted_revenue_minor, results.contacted_value_minor),
        control: group(groups.control, results.control_revenue_minor, results.control_value_minor),
        difference: groups.difference(),
        difference_low: newcombe.map(|Interval { low, .. }| low),
        difference_high: newcombe.map(|Interval { high, .. }| high),
        fisher_p: groups.fisher_two_sided(),
        is_significant: groups.is_significant(),
        more_clients_needed: groups.more_clients_needed(),
        cost_minor: results.cost_minor(),
        cost_per_won_minor: results.cost_per_won_minor(),
        cost_of_new_minor: value.cost_of_new_minor().filter(|_| value.ad_spend_minor > 0),
        rungs: rungs
            .map(|(rung, brought)| RungJson {
                name: rung.name.clone(),
                done: brought.done,
                answered: brought.answered,
                won: brought.won,
                revenue_minor: brought.revenue_minor,
                cost_minor: brought.cost_minor,
            })
            .collect(),
    }
}

fn group(group: Group, revenue_minor: i64, value_minor: Option<i64>) -> GroupJson {
    let wilson = group.wilson();
    GroupJson {
        clients: group.of,
        returned: group.returned,
        rate: group.rate(),
        low: wilson.map(|Interval { low, .. }| low),
        high: wilson.map(|Interval { high, .. }| high),
        revenue_minor,
        value_minor,
    }
}

pub(super) fn advertising(model: &Model, as_of: NaiveDate) -> AdvertisingJson {
    let spent = advertising::advertising(model, as_of, ADVERTISING_MONTHS);
    let month = |month: &advertising::AdMonth| AdMonthJson {
        month: month.month.to_string(),
        spent_minor: month.spent_minor,
        new_clients: month.new_clients,
        cost_of_new_minor: month.cost_of_new_minor,
    };
    AdvertisingJson {
        cost_of_new_minor: spent.cost_of_new_minor,
        cost_of_won_minor: spent.cost_of_won_minor,
        months: spent.months.iter().map(month).collect(),
    }
}
