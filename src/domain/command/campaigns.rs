//! Win-back campaigns.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Field, FieldError, Given, LINE_MAX, Plan, Problem, Title, check_length, check_range};
use crate::domain::campaign::{Campaign, Member, Rung};
use crate::domain::change::{Change, Row};
use crate::domain::client::{Client, ConsentAnswer};
use crate::domain::dates::add_days;
use crate::domain::ids::CampaignId;
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
    if draft.members.is_empty() {
        errors.push(FieldError { field: Field::Members, problem: Problem::Empty });
    }
    let mut seen = HashSet::new();
    let is_free = |member: &Member| {
        model.clients().get(member.client).is_some_and(may_be_won_back) && running_with(model, member, given.today).is_none()
    };
    if !draft.members.iter().all(|member| seen.insert(member.client) && is_free(member)) {
        errors.push(FieldError { field: Field::Members, problem: Problem::Taken });
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let campaign = Campaign {
        id: model.next_ids().take_campaign()?,
        name: name.clone(),
        started: given.today,
        ends: add_days(given.today, i64::from(draft.window_days)),
        ended: None,
        archived: false,
        rungs: draft.rungs,
        members: draft.members,
        seed: draft.seed,
        control_percent: draft.control_percent,
    };
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

/// The running campaign that has this client already.
fn running_with<'a>(model: &'a Model, member: &Member, today: NaiveDate) -> Option<&'a Campaign> {
    let has = |campaign: &&Campaign| campaign.members.iter().any(|other| other.client == member.client);
    model.campaigns().iter().filter(|campaign| campaign.is_running(today)).find(has)
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
