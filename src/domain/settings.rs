//! What the owner can set for the shop. Every number here is a default of the rules and can be changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contact::{Channel, Purpose};
use super::erased::Erased;
use super::money::Currency;
use super::told_apart::ToldApart;

/// Settings of one shop, kept in its file. Looks (theme, text size, language) belong to the computer instead.
///
/// Each field is a row of its own in the file, so none may be left out when it is empty: the row would keep what was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub shop_name: String,
    pub trade: Trade,
    pub currency: Currency,
    /// ISO country of phones without a country code, two capital letters.
    pub phone_region: String,
    /// Cycle of a client about whom nothing better is known, days (1..=3650); `None` takes the trade's.
    pub preset_cycle_days: Option<u16>,
    /// Nobody is expected sooner than this many days after a purchase (1..=365).
    pub min_cycle_days: u16,
    /// Steps of the chain, from afar to the point; 1..=8 of them.
    pub steps: Vec<ChainStep>,
    /// A purchase at most this many days after a contact is credited to it.
    pub response_window_days: u16,
    /// How often a step is tried again after no answer, counting the first (1..=10).
    pub no_answer_tries: u8,
    /// Days after the first purchase on which the follow-up comes (1..=60).
    pub first_visit_after_days: u16,
    /// Days before a birthday from which it is due (0..=30).
    pub birthday_before_days: u16,
    /// Days after a birthday until which it is due (0..=30).
    pub birthday_after_days: u16,
    /// Contacts a day that the shop can make (1..=1000).
    pub capacity: u16,
    /// Closed days of the week, Monday first.
    pub closed_weekdays: [bool; 7],
    /// Closed days of the calendar.
    pub holidays: Vec<NaiveDate>,
    /// At most one message per client in this many days, 0 for no cap.
    pub message_cap_days: u16,
    /// Foreign files whose columns the owner has explained; the latest last.
    pub import_layouts: Vec<ImportLayout>,
    /// What may be given at a step, see [`StepBonus`]; at most one for each slot.
    pub bonuses: Vec<StepBonus>,
    /// Clients who were deleted for good, by hashes: whom an import must not bring back.
    pub erased: Erased,
    /// Clients who look like one person and are two, as the owner said.
    pub told_apart: ToldApart,
    /// Limits of the RFM scores that the owner has set; `None` takes the shop's own fifths.
    pub rfm_limits: Option<RfmLimits>,
}

/// What the columns of a kind of files mean, as the owner said once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLayout {
    /// The headers by which such a file is known again, folded.
    pub headers: Vec<String>,
    /// Key of the field by index of the column; `None` leaves the column out.
    pub columns: BTreeMap<u16, Option<String>>,
}

/// So many kinds of files are remembered; the oldest is forgotten first.
pub const LAYOUTS_MAX: usize = 40;

impl Default for Settings {
    fn default() -> Self {
        Self {
            shop_name: String::new(),
            trade: Trade::Other,
            currency: Currency::RUB,
            phone_region: "RU".to_owned(),
            preset_cycle_days: None,
            min_cycle_days: 7,
            steps: ChainStep::defaults(),
            response_window_days: 14,
            no_answer_tries: 3,
            first_visit_after_days: 3,
            birthday_before_days: 3,
            birthday_after_days: 3,
            capacity: 30,
            closed_weekdays: [false; 7],
            holidays: Vec::new(),
            message_cap_days: 7,
            import_layouts: Vec::new(),
            bonuses: Vec::new(),
            erased: Erased::default(),
            told_apart: ToldApart::default(),
            rfm_limits: None,
        }
    }
}

impl Settings {
    /// The cycle of a client about whom nothing better is known, days.
    #[must_use]
    pub fn preset_cycle(&self) -> u16 {
        self.preset_cycle_days.unwrap_or_else(|| self.trade.preset_cycle_days())
    }

    /// Whether figures of clients would be others by these settings than by `other`.
    #[must_use]
    pub fn counts_otherwise_than(&self, other: &Self) -> bool {
        let told = |settings: &Self| Self {
            import_layouts: Vec::new(),
            erased: Erased::default(),
            told_apart: ToldApart::default(),
            ..settings.clone()
        };
        told(self) != told(other)
    }

    /// The steps in use, each with its place in the list.
    pub fn chain(&self) -> impl Iterator<Item = (u8, &ChainStep)> {
        (0..=u8::MAX).zip(&self.steps).filter(|(_, step)| !step.off)
    }

    /// The bonus that may be given for a contact of this purpose.
    #[must_use]
    pub fn bonus(&self, purpose: Purpose) -> Option<&StepBonus> {
        let slot = super::message::slot_of(purpose)?;
        self.bonuses.iter().find(|bonus| bonus.slot == slot && !bonus.is_empty())
    }

    /// These settings with another bonus for its step.
    #[must_use]
    pub fn with_bonus(&self, bonus: StepBonus) -> Self {
        let mut settings = self.clone();
        settings.bonuses.retain(|one| one.slot != bonus.slot);
        settings.bonuses.push(bonus);
        settings.bonuses.sort_by_key(|one| one.slot);
        settings
    }

    /// Whether the shop is closed on `day`.
    #[must_use]
    pub fn is_closed(&self, day: NaiveDate) -> bool {
        use chrono::Datelike as _;
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.closed_weekdays.get(weekday).copied().unwrap_or(false) || self.holidays.contains(&day)
    }

    /// `day`, or the next day on which the shop is open. A shop that is never open keeps the day.
    #[must_use]
    pub fn next_open(&self, day: NaiveDate) -> NaiveDate {
        std::iter::successors(Some(day), NaiveDate::succ_opt).take(400).find(|candidate| !self.is_closed(*candidate)).unwrap_or(day)
    }
}

/// What may be given to a client at a step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepBonus {
    /// As [`super::message::slot_of`] numbers the steps.
    pub slot: u8,
    /// In words ("a care mask as a gift"); may be empty.
    pub what: String,
    /// Worth at most this, minor units, ≥ 0.
    pub up_to_minor: i64,
}

impl StepBonus {
    /// Whether nothing may be given.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.what.is_empty() && self.up_to_minor == 0
    }
}

/// From where on a client has score 5, 4, 3 and 2 (in this order) for recency, frequency and money; below all of them it is 1.
/// Equal neighbours leave a score to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RfmLimits {
    /// Bought within so many days, rising.
    pub recency_days: [u16; 4],
    /// Bought on at least so many days, falling.
    pub purchase_days: [u16; 4],
    /// Brought at least so much, net, falling; minor units.
    pub money_minor: [i64; 4],
}

impl RfmLimits {
    /// Whether each score asks for no less than the one below it.
    #[must_use]
    pub fn are_in_order(&self) -> [bool; 3] {
        [self.recency_days.is_sorted(), self.purchase_days.iter().rev().is_sorted(), self.money_minor.iter().rev().is_sorted()]
    }
}

/// What kind of business it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    Salon,
    Water,
    Coffee,
    #[default]
    Other,
}

impl Trade {
    /// Every trade, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Salon, Self::Water, Self::Coffee, Self::Other];

    /// The usual cycle of the trade, days.
    #[must_use]
    pub const fn preset_cycle_days(self) -> u16 {
        match self {
            Self::Salon => 30,
            Self::Water => 14,
            Self::Coffee => 3,
            Self::Other => 90,
        }
    }

    /// The name on the command line and in translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Salon => "salon",
            Self::Water => "water",
            Self::Coffee => "coffee",
            Self::Other => "other",
        }
    }
}

/// A step of the chain of contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainStep {
    pub kind: StepKind,
    /// The owner's own name for it; empty for the usual one.
    pub name: String,
    pub offset: StepOffset,
    /// `None` is the channel the client prefers.
    pub channel: Option<Channel>,
    /// Not in use. A step is never taken out of the list: contacts and texts know it by its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

impl ChainStep {
    /// Remind, offer, call.
    #[must_use]
    pub fn defaults() -> Vec<Self> {
        [
            (StepKind::Remind, StepOffset::WindowBefore, None),
            (StepKind::Offer, StepOffset::HalfWindowBefore, None),
            (StepKind::Call, StepOffset::OnDay, Some(Channel::Call)),
        ]
        .map(|(kind, offset, channel)| Self { kind, name: String::new(), offset, channel, off: false })
        .into()
    }
}

/// What a step does; decides its mark on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A sign of life, no call to buy.
    Remind,
    /// The product and special terms.
    Offer,
    /// A direct question.
    Call,
}

impl StepKind {
    /// The name in JSON and translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Remind => "remind",
            Self::Offer => "offer",
            Self::Call => "call",
        }
    }
}

/// Most steps of a chain, and the furthest a step may lie from the day on which the client is expected.
pub const STEPS_MAX: usize = 8;
/// See [`STEPS_MAX`]; days.
pub const STEP_DAYS_MAX: i64 = 365;

/// When a step comes, against the day on which the client is expected. `w` is the client's contact window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepOffset {
    /// `w` days before.
    WindowBefore,
    /// `floor(w / 2)` days before.
    HalfWindowBefore,
    /// On the day.
    OnDay,
    /// A fixed number of days after it (before it if negative, -365..=365).
    Days(i16),
}

impl StepOffset {
    /// Days from the expected day, negative before it.
    #[must_use]
    pub fn days(self, window_days: i64) -> i64 {
        match self {
            Self::WindowBefore => -window_days,
            Self::HalfWindowBefore => -(window_days / 2),
            Self::OnDay => 0,
            Self::Days(days) => i64::from(days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_days_are_passed_over() {
        let mut settings = Settings { closed_weekdays: [true, false, false, false, false, false, true], ..Settings::default() };
        let sunday: NaiveDate = "2025-10-12".parse().expect("a date");
        assert_eq!(settings.next_open(sunday).to_string(), "2025-10-14");
        settings.holidays.push("2025-10-14".parse().expect("a date"));
        assert_eq!(settings.next_open(sunday).to_string(), "2025-10-15");
        settings.closed_weekdays = [true; 7];
        assert_eq!(settings.next_open(sunday), sunday);
    }

    #[test]
    fn settings_of_an_older_file_take_new_defaults() {
        let settings: Settings = serde_json::from_str(r#"{"shop_name":"Lilac"}"#).expect("partial settings");
        assert_eq!(settings.shop_name, "Lilac");
        assert_eq!(settings.capacity, 30);
    }
}
