//! Win-back campaigns.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Field, FieldError, Given, LINE_MAX, Plan, Problem, Title, check_length, check_range};
use crate::domain::campaign::{Campaign, FrozenStage, Member, Rung, Standing};
use crate::domain::change::{Change, Row};
use crate::domain::client::{Client, ConsentAnswer};
use crate::domain::dates::add_days;
use crate::domain::ids::{CampaignId, ClientId};
use crate::domain::model::Model;

/// Most rungs of a ladder.
pub const RUNGS_MAX: usize = 8;

/// A campaign as its page hands it over: the members with their groups already drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignDraft {
    pub name: String,
    /// Length of the recovery window, days (1..=365).
    pub window_days: u16,
    pub control_percent: u8,
    pub seed: u64,
    pub rungs: Vec<Rung>,
    pub members: Vec<Member>,
    /// From which stage on clients enter by themselves, and go on entering; `None` freezes the list of members.
    pub standing: Option<FrozenStage>,
}

impl CampaignDraft {
    /// The campaign as it begins on `today`.
    #[must_use]
    pub fn campaign(self, id: CampaignId, today: NaiveDate) -> Campaign {
        let standing = self.standing.map(|from| Standing { from, window_days: self.window_days });
        Campaign {
            id,
            name: self.name.trim().to_owned(),
            started: today,
            ends: if standing.is_some() { NaiveDate::MAX } else { add_days(today, i64::from(self.window_days)) },
            ended: None,
            archived: false,
            rungs: self.rungs,
            members: self.members,
            seed: self.seed,
            control_percent: self.control_percent,
            standing,
        }
    }
}

/// Whether a client may be contacted by a campaign at all: do-not-contact, a refused consent and the archive keep them out.
#[must_use]
pub fn may_be_won_back(client: &Client) -> bool {
    client.do_not_contact.is_none() && client.archived.is_none() && client.consent.answer != ConsentAnswer::No
}

pub(super) fn start(model: &Model, draft: CampaignDraft, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let name = draft.name.trim().to_owned();
    let mut errors = Vec::new();
    if name.is_empty() {
        errors.push(FieldError { field: Field::Name, problem: Problem::Empty });
    }
    check_length(&mut errors, Field::Name, &name, LINE_MAX);
    check_range(&mut errors, Field::Window, i64::from(draft.window_days), 1, 365);
    check_range(&mut errors, Field::Control, i64::from(draft.control_percent), 0, 50);
    check_rungs(&mut errors, &draft);
    if draft.members.is_empty() && draft.standing.is_none() {
        errors.push(FieldError { field: Field::Members, problem: Problem::Empty });
    }
    if !are_free(model, &draft.members, given.today) {
        errors.push(FieldError { field: Field::Members, problem: Problem::Taken });
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let campaign = draft.campaign(model.next_ids().take_campaign()?, given.today);
    Ok(Plan { changes: vec![Change::Campaign(Box::new(Row::Insert(campaign)))], title: Title::CampaignStarted { name } })
}

/// One to eight rungs, each later than the one before and within the window, with sums that are none below zero.
fn check_rungs(errors: &mut Vec<FieldError>, draft: &CampaignDraft) {
    if draft.rungs.is_empty() || draft.rungs.len() > RUNGS_MAX {
        errors.push(FieldError {
            field: Field::Rungs,
            problem: Problem::OutOfRange { min: 1, max: i64::try_from(RUNGS_MAX).unwrap_or(i64::MAX) },
        });
    }
    for rung in &draft.rungs {
        if rung.name.trim().is_empty() {
            errors.push(FieldError { field: Field::Rungs, problem: Problem::Empty });
        }
        check_length(errors, Field::Rungs, &rung.name, LINE_MAX);
        check_range(errors, Field::Rungs, i64::from(rung.after_days), 0, i64::from(draft.window_days));
        check_range(errors, Field::Bonus, rung.bonus_minor, 0, 100_000_000_000);
        check_range(errors, Field::Bonus, rung.cost_minor, 0, 100_000_000_000);
    }
    if !draft.rungs.is_sorted_by(|earlier, later| earlier.after_days < later.after_days) {
        errors.push(FieldError { field: Field::Rungs, problem: Problem::OutOfOrder });
    }
}

/// Whether each of these clients may be contacted and none is in a campaign already, or here twice.
fn are_free(model: &Model, members: &[Member], today: NaiveDate) -> bool {
    let all = model.campaigns().iter().flat_map(|campaign| campaign.members.iter().filter(move |member| campaign.holds(member, today)));
    let mut taken: HashSet<ClientId> = all.map(|member| member.client).collect();
    members.iter().all(|member| model.clients().get(member.client).is_some_and(may_be_won_back) && taken.insert(member.client))
}

/// Takes clients into a standing campaign, which they enter today.
pub(super) fn enter(model: &Model, id: CampaignId, members: Vec<Member>, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let before = model.campaigns().get(id).filter(|campaign| campaign.standing.is_some() && campaign.is_running(given.today));
    let before = before.ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    if members.is_empty() || !are_free(model, &members, given.today) {
        return Err(FieldError::list(Field::Members, Problem::Taken));
    }
    let mut after = before.clone();
    let count = members.len();
    after.members.extend(members.into_iter().map(|member| Member { entered: Some(given.today), ..member }));
    let title = Title::CampaignEntered { name: before.name.clone(), count };
    Ok(Plan { changes: vec![Change::Campaign(Box::new(Row::update(before.clone(), after)))], title })
}

pub(super) fn end(model: &Model, id: CampaignId, given: &Given) -> Result<Plan, Vec<FieldError>> {
    change(model, id, |campaign| campaign.ended = Some(given.today), |name| Title::CampaignEnded { name })
}

pub(super) fn archive(model: &Model, id: CampaignId, archive: bool, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let after = |campaign: &mut Campaign| {
        campaign.archived = archive;
        // What lies in the archive runs no more.
        if archive && campaign.is_running_unless_archived(given.today) {
            campaign.ended = Some(given.today);
        }
    };
    change(model, id, after, |name| if archive { Title::CampaignArchived { name } } else { Title::CampaignRestored { name } })
}

fn change(
    model: &Model,
    id: CampaignId,
    change: impl FnOnce(&mut Campaign),
    title: impl FnOnce(String) -> Title,
) -> Result<Plan, Vec<FieldError>> {
    let before = model.campaigns().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let mut after = before.clone();
    change(&mut after);
    let title = title(before.name.clone());
    Ok(Plan { changes: vec![Change::Campaign(Box::new(Row::update(before.clone(), after)))], title })
}
