//! Win-back campaigns: a fair draw of the control group, and what a campaign brought against it (SPEC §6).

use chrono::NaiveDate;

use super::experiment::{Comparison, Group};
use super::history::until;
use super::ratio::mean_minor;
use crate::domain::campaign::{Campaign, FrozenStage, Member};
use crate::domain::contact::Purpose;
use crate::domain::dates::number_of;
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;

/// The control group is drawn from neighbours: so many members of like stage and value at a time.
const BLOCK: usize = 20;

/// Draws the control group, the same for the same seed and members: `percent` (0..=50) of the members, balanced by stage
/// and value because the draw is made within blocks of neighbours. The order of the members is kept.
pub fn draw_control(members: &mut [Member], seed: u64, percent: u8) {
    let mut order: Vec<usize> = (0..members.len()).collect();
    let rank =
        |index: &usize| members.get(*index).map(|member| (stage_rank(member.stage), std::cmp::Reverse(member.value_minor), member.client));
    order.sort_by_key(rank);
    let mut random = SplitMix(seed);
    let (mut passed, mut drawn) = (0, 0);
    for block in order.chunks_mut(BLOCK) {
        passed += block.len();
        // Whole clients only: what a block cannot give, a later one makes up for.
        let owed = passed * usize::from(percent.min(50)) / 100 - drawn;
        drawn += owed;
        for place in 0..block.len() {
            let other = place + random.below(block.len() - place);
            block.swap(place, other);
        }
        for (place, index) in block.iter().enumerate() {
            if let Some(member) = members.get_mut(*index) {
                member.control = place < owed;
            }
        }
    }
}

/// Draws one client who enters on a day, the same for the same seed: `true` for the control group, with a chance of
/// `percent` (0..=50) in a hundred, independent of everybody else.
#[must_use]
pub fn draw_one(seed: u64, client: ClientId, day: NaiveDate, percent: u8) -> bool {
    let mut random = SplitMix(seed ^ (u64::from(client.number()) << 32) ^ u64::from(number_of(day).unsigned_abs()));
    // The first number of neighbouring seeds is still alike.
    random.below(100);
    random.below(100) < usize::from(percent.min(50))
}

const fn stage_rank(stage: FrozenStage) -> u8 {
    match stage {
        FrozenStage::AtRisk => 0,
        FrozenStage::Sleeping => 1,
        FrozenStage::Gone => 2,
    }
}

/// The generator of Steele, Lea and Flood (2014): small, and the same on every machine, so that a draw can be repeated.
struct SplitMix(u64);

impl SplitMix {
    /// A number below `limit` (0 for a limit of 0).
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let limit = limit as u64;
        usize::try_from((mixed ^ (mixed >> 31)).checked_rem(limit).unwrap_or(0)).unwrap_or(0)
    }
}

/// What a campaign brought so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignResults {
    /// Members who bought within the recovery window, in both groups.
    pub comparison: Comparison,
    /// Of the contacted group, those who bought; by id.
    pub won: Vec<ClientId>,
    /// Net revenue of both groups within the window, minor units.
    pub contacted_revenue_minor: i64,
    pub control_revenue_minor: i64,
    /// Mean value of a member when the list was frozen, minor units: the balance of the groups.
    pub contacted_value_minor: Option<i64>,
    pub control_value_minor: Option<i64>,
    /// One for each rung, in order.
    pub rungs: Vec<RungResults>,
    /// The recovery window is still open.
    pub unfinished: bool,
    /// Members of a standing campaign whose own window is still open; they are not counted in the comparison yet.
    pub still_open: u64,
}

/// What one rung brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RungResults {
    /// Contacts made.
    pub done: u64,
    pub answered: u64,
    /// Members whose last contact before their first purchase was of this rung.
    pub won: u64,
    /// Net revenue of these members within the window, minor units.
    pub revenue_minor: i64,
    /// Cost of all contacts, and bonuses of those that won, minor units.
    pub cost_minor: i64,
}

impl CampaignResults {
    /// Cost of all rungs, minor units.
    #[must_use]
    pub fn cost_minor(&self) -> i64 {
        self.rungs.iter().fold(0, |sum, rung| sum.saturating_add(rung.cost_minor))
    }

    /// Cost of one client won back, those whose own window is still open among them, minor units.
    #[must_use]
    pub fn cost_per_won_minor(&self) -> Option<i64> {
        mean_minor(i128::from(self.cost_minor()), self.won.len() as u64)
    }
}

/// What a campaign brought, as known at the end of `as_of`.
#[must_use]
pub fn campaign_results(model: &Model, campaign: &Campaign, as_of: NaiveDate) -> CampaignResults {
    let mut results = CampaignResults {
        comparison: Comparison { contacted: Group { returned: 0, of: 0 }, control: Group { returned: 0, of: 0 } },
        won: Vec::new(),
        contacted_revenue_minor: 0,
        control_revenue_minor: 0,
        contacted_value_minor: mean_value_minor(&campaign.members, false),
        control_value_minor: mean_value_minor(&campaign.members, true),
        rungs: vec![RungResults::default(); campaign.rungs.len()],
        unfinished: as_of < campaign.last_day(),
        still_open: 0,
    };
    for member in &campaign.members {
        let (entry, ends) = (campaign.entry(member), campaign.last_day_of(member));
        let rows = until(model.purchases().of(member.client), as_of.min(ends));
        let rows = rows.get(rows.partition_point(|row| row.day < entry)..).unwrap_or_default();
        let first_purchase = rows.iter().find(|row| !row.is_refund()).map(|row| row.day);
        let revenue_minor = rows.iter().fold(0, |sum: i64, row| sum.saturating_add(row.sum_minor));
        let (group, revenue) = if member.control {
            (&mut results.comparison.control, &mut results.control_revenue_minor)
        } else {
            (&mut results.comparison.contacted, &mut results.contacted_revenue_minor)
        };
        // With the clock set back nothing is known of a list that was frozen on a day to come.
        let is_known = campaign.standing.is_some() || entry <= as_of;
        // Who came soon is known at once, who did not only at the end: to count the first alone would flatter both groups.
        if campaign.standing.is_some() && as_of < ends {
            results.still_open += 1;
        } else if is_known {
            group.of += 1;
            group.returned += u64::from(first_purchase.is_some());
        }
        *revenue = revenue.saturating_add(revenue_minor);
        if first_purchase.is_some() && !member.control {
            results.won.push(member.client);
        }
        add_rungs(&mut results.rungs, model, campaign, member, first_purchase, revenue_minor, as_of);
    }
    results.won.sort_unstable();
    results
}

fn mean_value_minor(members: &[Member], control: bool) -> Option<i64> {
    let group = members.iter().filter(|member| member.control == control);
    mean_minor(group.clone().map(|member| i128::from(member.value_minor)).sum(), group.count() as u64)
}

fn add_rungs(
    rungs: &mut [RungResults],
    model: &Model,
    campaign: &Campaign,
    member: &Member,
    first_purchase: Option<NaiveDate>,
    revenue_minor: i64,
    as_of: NaiveDate,
) {
    let (entry, ends) = (campaign.entry(member), campaign.last_day_of(member));
    let contacts = until(model.contacts().of(member.client), as_of).iter();
    let in_window = contacts.filter(move |contact| campaign.standing.is_none() || (entry <= contact.day && contact.day <= ends));
    let of_rungs = in_window.filter_map(|contact| match contact.purpose {
        Purpose::Rung { campaign: of, rung } if of == campaign.id => Some((contact, usize::from(rung))),
        _ => None,
    });
    let winner = first_purchase.and_then(|bought| of_rungs.clone().rfind(|(contact, _)| contact.day <= bought));
    for (contact, rung) in of_rungs {
        let (Some(results), Some(plan)) = (rungs.get_mut(rung), campaign.rungs.get(rung)) else { continue };
        results.done += 1;
        results.answered += u64::from(contact.outcome.is_answer());
        results.cost_minor = results.cost_minor.saturating_add(plan.cost_minor);
        if winner.is_some_and(|(winner, _)| winner.id == contact.id) {
            results.won += 1;
            results.revenue_minor = results.revenue_minor.saturating_add(revenue_minor);
            results.cost_minor = results.cost_minor.saturating_add(contact.bonus_minor);
        }
    }
}
