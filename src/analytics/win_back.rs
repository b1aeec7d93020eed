//! Whom a win-back campaign can take in, and which of them are not worth chasing (SPEC §6).

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::campaign::draw_one;
use super::chain::pending_agreed;
use super::client::expected_check;
use super::climb;
use super::cycle::CycleRules;
use super::engine::{Analytics, situation};
use super::figures::{ClientFigures, Segment, Stage};
use super::history::until;
use crate::domain::campaign::{Campaign, FrozenStage, Member, Rung};
use crate::domain::client::Client;
use crate::domain::command::may_be_won_back;
use crate::domain::contact::Outcome;
use crate::domain::ids::{CampaignId, ClientId};
use crate::domain::model::Model;

/// The span over which a returned client is valued, days.
const YEAR_DAYS: i128 = 365;

/// Which clients a campaign is built of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WinBackFilter {
    pub at_risk: bool,
    pub sleeping: bool,
    pub gone: bool,
    /// Only this segment.
    pub segment: Option<Segment>,
    /// Only clients with a sign of drift.
    pub drifting: bool,
    /// Net revenue so far, at least, minor units.
    pub least_value_minor: i64,
}

impl Default for WinBackFilter {
    fn default() -> Self {
        Self { at_risk: false, sleeping: true, gone: true, segment: None, drifting: false, least_value_minor: 0 }
    }
}

/// A client who could be won back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prospect {
    pub member: Member,
    /// What winning them back is worth on average over a year, minor units.
    pub expected_minor: i64,
}

/// The clients of a filter, parted by whether chasing them pays. Each list: the most valuable first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WinBackList {
    pub worth: Vec<Prospect>,
    pub not_worth: Vec<Prospect>,
    /// Contact and bonus of the dearest rung, minor units: what a return must bring.
    pub dearest_minor: i64,
}

impl WinBackList {
    /// What the frozen list has brought so far, minor units.
    #[must_use]
    pub fn value_minor(&self) -> i64 {
        sum(self.worth.iter().map(|prospect| prospect.member.value_minor))
    }

    /// What is expected of those left out, all together, minor units.
    #[must_use]
    pub fn left_out_minor(&self) -> i64 {
        sum(self.not_worth.iter().map(|prospect| prospect.expected_minor))
    }
}

fn sum(values: impl Iterator<Item = i64>) -> i64 {
    values.fold(0, i64::saturating_add)
}

/// Whom a campaign of these rungs can take in today. Members of running campaigns stay where they are.
#[must_use]
pub fn win_back_list(model: &Model, analytics: &Analytics, filter: &WinBackFilter, rungs: &[Rung]) -> WinBackList {
    let dearest_minor = dearest_minor(rungs);
    let mut list = WinBackList { dearest_minor, ..WinBackList::default() };
    for figures in analytics.clients().filter(|figures| fits(figures, filter)) {
        let Some(stage) = frozen(figures.stage).filter(|_| is_free(model, analytics, figures).is_some()) else { continue };
        let member = member(figures, stage);
        let expected_minor = expected_minor(model, analytics, figures);
        let side = if expected_minor < dearest_minor { &mut list.not_worth } else { &mut list.worth };
        side.push(Prospect { member, expected_minor });
    }
    for side in [&mut list.worth, &mut list.not_worth] {
        side.sort_by_key(|prospect| (std::cmp::Reverse(prospect.member.value_minor), prospect.member.client));
    }
    list
}

/// Whom a standing campaign takes in today, the most money at risk first, each drawn into the contacted or the control group.
///
/// That is who has come to its stage (at risk counts when the chain is over too, so that it has had its say), may be contacted
/// and did not refuse, is in no campaign, has bought since they were in this one, and is worth its dearest rung. Who is paused,
/// or agreed on a date that still waits, comes in when that is over: until then no rung could come, and the client's window
/// would run for nothing. All standing campaigns together take in no more a day than the shop can contact.
#[must_use]
pub fn standing_entries(model: &Model, analytics: &Analytics, campaign: &Campaign) -> Vec<Member> {
    let today = analytics.as_of();
    let Some(standing) = campaign.standing.filter(|_| campaign.is_running(today)) else { return Vec::new() };
    let all = model.campaigns().iter().flat_map(|campaign| &campaign.members);
    let entered = all.filter(|member| member.entered == Some(today)).count();
    let room = usize::from(model.settings().capacity).saturating_sub(entered);
    let mut left = FxHashMap::default();
    for member in &campaign.members {
        left.insert(member.client, campaign.entry(member));
    }
    let is_chain_over = |figures: &ClientFigures| {
        figures.expected.is_some_and(|expected| climb::span(model.settings(), expected, figures.window_days).1 < today)
    };
    // Whoever comes every day sleeps by the rules after three, but is not even expected within the week.
    let rules = CycleRules::new(model, analytics.shop_cycle_days());
    let is_expected = |figures: &ClientFigures| {
        let cycle_days = figures.cycle.days;
        figures.elapsed_days.is_some_and(|days| days <= rules.expected_after_days(cycle_days) + rules.window_days(cycle_days))
    };
    let has_come = |figures: &&ClientFigures| {
        let is_over = |stage| if stage > FrozenStage::AtRisk { !is_expected(figures) } else { is_chain_over(figures) };
        frozen(figures.stage).is_some_and(|stage| stage >= standing.from && is_over(stage))
    };
    let may_enter = |figures: &&ClientFigures| {
        let client = is_free(model, analytics, figures).filter(|client| client.paused_until.is_none_or(|until| until <= today));
        client.is_some_and(|client| pending_agreed(&situation(model, client, figures, today, None)).is_none())
            && left.get(&figures.client).is_none_or(|entry| figures.last.is_some_and(|last| last >= *entry))
    };
    let dearest_minor = dearest_minor(&campaign.rungs);
    let mut found: Vec<&ClientFigures> = analytics.clients().filter(has_come).filter(may_enter).collect();
    found.sort_by_key(|figures| (std::cmp::Reverse(figures.money_at_risk_minor), figures.client));
    let worth = found.into_iter().filter(|figures| expected_minor(model, analytics, figures) >= dearest_minor).take(room);
    worth
        .filter_map(|figures| {
            let control = draw_one(campaign.seed, figures.client, today, campaign.control_percent);
            Some(Member { control, entered: Some(today), ..member(figures, frozen(figures.stage)?) })
        })
        .collect()
}

/// The client, if a campaign may take them in: do-not-contact, a refusal, the archive and another campaign keep them out.
fn is_free<'a>(model: &'a Model, analytics: &Analytics, figures: &ClientFigures) -> Option<&'a Client> {
    let client = model.clients().get(figures.client).filter(|client| may_be_won_back(client))?;
    (analytics.membership(client.id).is_none() && !has_refused(model, analytics, figures)).then_some(client)
}

/// Whether the client refused since the last purchase. That was the answer to "will you come again?".
fn has_refused(model: &Model, analytics: &Analytics, figures: &ClientFigures) -> bool {
    let known = until(model.contacts().of(figures.client), analytics.as_of());
    let mut since = known.iter().rev().take_while(|contact| figures.last.is_none_or(|last| contact.day > last));
    since.any(|contact| matches!(contact.outcome, Outcome::Refused { .. }))
}

fn dearest_minor(rungs: &[Rung]) -> i64 {
    rungs.iter().map(|rung| rung.cost_minor.saturating_add(rung.bonus_minor)).max().unwrap_or(0)
}

fn member(figures: &ClientFigures, stage: FrozenStage) -> Member {
    let inactive_days = figures.elapsed_days.and_then(|days| u32::try_from(days).ok()).unwrap_or(0);
    Member { client: figures.client, control: false, inactive_days, value_minor: figures.revenue_minor, stage, entered: None }
}

fn fits(figures: &ClientFigures, filter: &WinBackFilter) -> bool {
    let stage = match figures.stage {
        Stage::AtRisk => filter.at_risk,
        Stage::Sleeping => filter.sleeping,
        Stage::Gone => filter.gone,
        Stage::Prospect | Stage::New | Stage::Active => false,
    };
    stage
        && filter.segment.is_none_or(|segment| figures.segment == segment)
        && (!filter.drifting || figures.drift.any())
        && figures.revenue_minor >= filter.least_value_minor
}

const fn frozen(stage: Stage) -> Option<FrozenStage> {
    match stage {
        Stage::AtRisk => Some(FrozenStage::AtRisk),
        Stage::Sleeping => Some(FrozenStage::Sleeping),
        Stage::Gone => Some(FrozenStage::Gone),
        Stage::Prospect | Stage::New | Stage::Active => None,
    }
}

/// What winning a client back is worth on average: a year of visits at their own pace (at least one) at their usual check, by
/// the chance that they come back.
///
/// How likely a contact is to bring them back nobody knows before the campaign; the chance taken is cycle ÷ (elapsed + cycle),
/// the same that stands behind money at risk without a model.
fn expected_minor(model: &Model, analytics: &Analytics, figures: &ClientFigures) -> i64 {
    let Some(elapsed) = figures.elapsed_days else { return 0 };
    let cycle = i128::from(figures.cycle.days.max(1));
    let visits = (YEAR_DAYS / cycle).max(1);
    let check = i128::from(expected_check(model, analytics, figures));
    let expected = check * visits * cycle / (i128::from(elapsed) + cycle).max(1);
    i64::try_from(expected).unwrap_or(i64::MAX).max(0)
}

/// The running campaign that a client is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    pub campaign: CampaignId,
    /// Not to be contacted until the window ends.
    pub control: bool,
    /// The first and the last day of the client's recovery window.
    pub entered: NaiveDate,
    pub until: NaiveDate,
}

/// The members of all campaigns that run on a day.
#[derive(Debug, Clone, Default)]
pub struct Memberships(FxHashMap<ClientId, Membership>);

impl Memberships {
    /// Those of `day`.
    pub fn at(model: &Model, day: NaiveDate) -> Self {
        let running = model.campaigns().iter().filter(|campaign| campaign.is_running(day));
        let members = running.flat_map(|campaign| campaign.members.iter().map(move |member| (campaign, member)));
        let membership = |(campaign, member): (&Campaign, &Member)| {
            let (entered, until) = (campaign.entry(member), campaign.last_day_of(member));
            (member.client, Membership { campaign: campaign.id, control: member.control, entered, until })
        };
        Self(members.filter(|(campaign, member)| campaign.holds(member, day)).map(membership).collect())
    }

    /// A client's.
    pub fn of(&self, client: ClientId) -> Option<Membership> {
        self.0.get(&client).copied()
    }
}
