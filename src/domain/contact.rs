//! Contacts with clients: through which channel, at which step, with what outcome.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{CampaignId, ClientId, ContactId, PurchaseId, StaffId, TemplateId};

/// One contact that was made, or tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub client: ClientId,
    /// The moment, in UTC.
    pub at: DateTime<Utc>,
    /// The civil day on the shop's clock at that moment. The chain counts in these days.
    pub day: NaiveDate,
    pub purpose: Purpose,
    /// The expected day of the chain that this contact served, for "one chain per client and expected date".
    pub expected: Option<NaiveDate>,
    pub channel: Channel,
    pub staff: Option<StaffId>,
    pub template: Option<TemplateId>,
    pub outcome: Outcome,
    /// Value of the bonus that was given, minor units, ≥ 0.
    pub bonus_minor: i64,
    pub note: String,
}

/// Why a client was contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A step of the chain, by its place in the list of steps from afar to the point (0 is the first).
    Step(u8),
    /// A rung of a win-back campaign's ladder (0 is the first).
    Rung {
        campaign: CampaignId,
        rung: u8,
    },
    /// On a date that was agreed.
    Agreed,
    Birthday,
    FirstVisit,
    /// The manager's own idea.
    Free,
}

/// How a client is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Call,
    Sms,
    Email,
    WhatsApp,
    Telegram,
    Vk,
    Instagram,
    /// At the counter, face to face.
    InPerson,
}

impl Channel {
    /// Every channel, in the order in which it is offered.
    pub const ALL: [Self; 8] =
        [Self::Call, Self::WhatsApp, Self::Telegram, Self::Sms, Self::Email, Self::Vk, Self::Instagram, Self::InPerson];

    /// The name in files and translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Sms => "sms",
            Self::Email => "email",
            Self::WhatsApp => "whatsapp",
            Self::Telegram => "telegram",
            Self::Vk => "vk",
            Self::Instagram => "instagram",
            Self::InPerson => "in-person",
        }
    }
}

/// What came of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Outcome {
    /// Done; no answer is expected.
    Sent,
    /// Promised to come on a day.
    WillCome {
        on: NaiveDate,
    },
    /// Bought at once; the purchase that was entered, unless it was deleted since.
    Bought {
        purchase: Option<PurchaseId>,
    },
    /// Asks again tomorrow, at most three times.
    NoAnswer,
    /// Postponed to a day.
    Later {
        until: NaiveDate,
    },
    Refused {
        reason: RefusalReason,
        text: String,
    },
    DoNotContact,
    WrongNumber,
}

impl Outcome {
    /// The name in files and translation keys.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::WillCome { .. } => "will-come",
            Self::Bought { .. } => "bought",
            Self::NoAnswer => "no-answer",
            Self::Later { .. } => "later",
            Self::Refused { .. } => "refused",
            Self::DoNotContact => "do-not-contact",
            Self::WrongNumber => "wrong-number",
        }
    }

    /// Whether the client was reached and said something.
    #[must_use]
    pub const fn is_answer(&self) -> bool {
        matches!(self, Self::WillCome { .. } | Self::Bought { .. } | Self::Later { .. } | Self::Refused { .. } | Self::DoNotContact)
    }
}

/// Why a client refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalReason {
    Price,
    Quality,
    Service,
    MovedAway,
    Competitor,
    NoNeed,
    Other,
}

impl RefusalReason {
    /// Every reason, in the order in which it is offered.
    pub const ALL: [Self; 7] = [Self::Price, Self::Quality, Self::Service, Self::MovedAway, Self::Competitor, Self::NoNeed, Self::Other];

    /// The name in translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Quality => "quality",
            Self::Service => "service",
            Self::MovedAway => "moved-away",
            Self::Competitor => "competitor",
            Self::NoNeed => "no-need",
            Self::Other => "other",
        }
    }
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub id: StaffId,
    pub name: String,
    pub archived: bool,
}

/// A text to say or send, with fields in braces such as `{name}` and `{last_product}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub id: TemplateId,
    pub name: String,
    /// The step it is meant for, `None` for any.
    pub step: Option<u8>,
    /// The channel it is meant for, `None` for any.
    pub channel: Option<Channel>,
    /// Language code of the text: `en` or `ru`.
    pub language: String,
    pub text: String,
}
