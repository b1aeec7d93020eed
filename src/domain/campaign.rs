//! Win-back campaigns, the change log, ad spend and the record of imports.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::contact::Channel;
use super::dates::add_days;
use super::ids::{CampaignId, ClientId, ImportId, LogEntryId, StaffId};

/// A win-back campaign: a frozen list of clients, a ladder of rungs, a recovery window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    pub id: CampaignId,
    pub name: String,
    pub started: NaiveDate,
    /// Last day of the recovery window.
    pub ends: NaiveDate,
    /// Set when the owner ended it by hand before its window did.
    pub ended: Option<NaiveDate>,
    pub archived: bool,
    pub rungs: Vec<Rung>,
    /// The list as it was frozen at the start.
    pub members: Vec<Member>,
    /// Seed of the draw into contacted and control, kept so that the draw can be repeated.
    pub seed: u64,
    /// Share of the control group in percent (0..=50).
    pub control_percent: u8,
    /// How clients enter by themselves; `None` for a list that was frozen at the start.
    pub standing: Option<Standing>,
}

/// A campaign without an end, which clients enter by themselves, each with a recovery window of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Who comes to this stage, or is further on, enters.
    pub from: FrozenStage,
    /// Length of each client's recovery window, days (1..=365).
    pub window_days: u16,
}

impl Campaign {
    /// Last day of the recovery window, or the day on which it was ended before.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        self.ended.map_or(self.ends, |ended| ended.min(self.ends))
    }

    /// The first day of a member's recovery window.
    #[must_use]
    pub fn entry(&self, member: &Member) -> NaiveDate {
        member.entered.unwrap_or(self.started)
    }

    /// The last day of a member's recovery window.
    #[must_use]
    pub fn last_day_of(&self, member: &Member) -> NaiveDate {
        let own = self.standing.map(|standing| add_days(self.entry(member), i64::from(standing.window_days)));
        own.map_or_else(|| self.last_day(), |own| own.min(self.last_day()))
    }

    /// Whether the campaign runs and the member's own window is open on a day.
    #[must_use]
    pub fn holds(&self, member: &Member, day: NaiveDate) -> bool {
        self.is_running(day) && self.entry(member) <= day && day <= self.last_day_of(member)
    }

    /// Whether its window is open on a day. On the day on which it was ended by hand it runs no more.
    #[must_use]
    pub fn is_running(&self, day: NaiveDate) -> bool {
        !self.archived && self.is_running_unless_archived(day)
    }

    /// As [`Self::is_running`], whether it is archived or not.
    #[must_use]
    pub fn is_running_unless_archived(&self, day: NaiveDate) -> bool {
        self.started <= day && day <= self.ends && self.ended.is_none_or(|ended| day < ended)
    }
}

/// A rung of a campaign's ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    pub name: String,
    /// Days after the start on which it comes due.
    pub after_days: u16,
    pub channel: Option<Channel>,
    /// Value of the bonus per client, minor units, ≥ 0.
    pub bonus_minor: i64,
    /// Cost of making the contact, minor units, ≥ 0.
    pub cost_minor: i64,
}

/// A client in a campaign's frozen list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub client: ClientId,
    /// In the control group, not contacted until the window ends.
    pub control: bool,
    /// Days since the last purchase when the list was frozen.
    pub inactive_days: u32,
    /// Net revenue until then, minor units.
    pub value_minor: i64,
    pub stage: FrozenStage,
    /// The day of entry into a standing campaign; `None` is its start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<NaiveDate>,
}

/// The stage of a member when the list was frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrozenStage {
    AtRisk,
    Sleeping,
    Gone,
}

/// What was spent on advertising in a calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdSpend {
    /// First day of the month.
    pub month: NaiveDate,
    /// Minor units, ≥ 0.
    pub spent_minor: i64,
}

/// An entry of the change log: something was changed in how the shop works, stamped on the charts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntry {
    pub id: LogEntryId,
    pub day: NaiveDate,
    pub what: LogKind,
    /// The value before, as text; empty for an owner's own entry.
    pub old: String,
    pub new: String,
    /// The owner's words.
    pub text: String,
    pub staff: Option<StaffId>,
}

/// What kind of thing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogKind {
    Chain,
    Template,
    Threshold,
    Bonus,
    /// Written by the owner ("a new master started").
    Own,
}

/// One import: which file, when, how much it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    pub id: ImportId,
    pub at: DateTime<Utc>,
    /// Name of the file without its folder.
    pub file_name: String,
    pub clients_added: u32,
    pub purchases_added: u32,
}
