//! What makes a client due on a day, as data: words are put to it where it is shown.

use chrono::{NaiveDate, NaiveTime};

use super::figures::CycleSource;
use crate::domain::client::AgreedKind;
use crate::domain::contact::{Channel, Purpose};
use crate::domain::ids::{CampaignId, ClientId, ProductId};
use crate::domain::settings::StepKind;

/// A client to be contacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub client: ClientId,
    pub step: DueStep,
    /// The day on which it came due; an open day.
    pub date: NaiveDate,
    /// Days since then, ≥ 0.
    pub waiting_days: i64,
    pub reason: Reason,
    /// Tries of this step that nobody answered so far; the next is one more.
    pub tries_without_answer: u8,
    /// Other recurring products that this contact speaks for: those that fall into its window.
    pub also: Vec<ProductId>,
    /// A birthday that falls into its window at the same time, for one contact to speak for both.
    pub birthday: Option<BirthdayReason>,
    pub channel: Channel,
    pub money_at_risk_minor: i64,
    /// The expected day of the chain; `None` for a client who never bought.
    pub expected: Option<NaiveDate>,
    pub last_product: Option<ProductId>,
    /// Sum of the last purchase, minor units.
    pub last_sum_minor: Option<i64>,
}

/// Which contact is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueStep {
    /// The day that was agreed with the client.
    Agreed,
    /// A step of the chain: its place in Settings and what it does.
    Chain {
        index: u8,
        kind: StepKind,
    },
    Birthday,
    FirstVisit,
    /// A rung of a win-back campaign (0 is the first).
    Rung {
        campaign: CampaignId,
        rung: u8,
    },
}

impl DueStep {
    /// Place in the order of the day's list: agreed dates, calls, birthdays, offers (and first visits), reminders.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Agreed => 0,
            Self::Chain { kind: StepKind::Call, .. } => 1,
            Self::Birthday => 2,
            Self::Chain { kind: StepKind::Offer, .. } | Self::FirstVisit | Self::Rung { .. } => 3,
            Self::Chain { kind: StepKind::Remind, .. } => 4,
        }
    }

    /// The name in JSON and translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Chain { kind, .. } => kind.key(),
            Self::Birthday => "birthday",
            Self::FirstVisit => "first_visit",
            Self::Rung { .. } => "rung",
        }
    }

    /// The purpose under which a contact for this step is logged.
    #[must_use]
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Agreed => Purpose::Agreed,
            Self::Chain { index, .. } => Purpose::Step(index),
            Self::Birthday => Purpose::Birthday,
            Self::FirstVisit => Purpose::FirstVisit,
            Self::Rung { campaign, rung } => Purpose::Rung { campaign, rung },
        }
    }
}

/// Why it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// "Every 28 ± 4 days, today is day 29".
    Cycle {
        days: i64,
        spread_days: Option<i64>,
        source: CycleSource,
        /// Days since the purchase that the cycle counts from.
        elapsed_days: i64,
    },
    /// "You agreed on the 12th at 10:30".
    Agreed { kind: AgreedKind, on: NaiveDate, time: Option<NaiveTime> },
    /// "Turns 33 on Friday".
    Birthday(BirthdayReason),
    /// "Rung 2 of Autumn return, 118 days away".
    Rung { campaign: CampaignId, rung: u8, elapsed_days: i64 },
    /// "First visit 3 days ago".
    FirstVisit { days_ago: i64 },
}

/// Whose birthday and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BirthdayReason {
    /// The day on which it is kept.
    pub on: NaiveDate,
    /// The age reached, if the year of birth is known.
    pub turns: Option<i32>,
}
