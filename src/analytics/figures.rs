//! What is known about one client at a day: the results that pages, the list of the day and files read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::due::{Due, DueStep};
use crate::domain::ids::{ClientId, ProductId};

/// Everything computed about one client (SPEC §2–§4, §8). Kept compact: a shop may have 100 000.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientFigures {
    pub client: ClientId,
    /// Purchases up to the day, refunds not counted.
    pub purchases: u32,
    /// Distinct days with a purchase.
    pub purchase_days: u32,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    /// Days since the last purchase, ≥ 0; `None` before the first.
    pub elapsed_days: Option<i64>,
    /// Net revenue, refunds included, minor units.
    pub revenue_minor: i64,
    /// Sum of the purchases alone, without refunds, minor units, ≥ 0.
    pub purchases_minor: i64,
    /// Net revenue after the first purchase day, minor units.
    pub repeat_revenue_minor: i64,
    pub cycle: Cycle,
    /// Next expected day, `None` before the first purchase.
    pub expected: Option<NaiveDate>,
    /// The product whose own cycle gave [`Self::expected`], for a client of several recurring products.
    pub expected_for: Option<ProductId>,
    /// Contact window w around [`Self::expected`], days (1..=21).
    pub window_days: i64,
    pub stage: Stage,
    pub segment: Segment,
    pub rhythm: Rhythm,
    pub vip: Vip,
    pub warmth: Warmth,
    pub drift: Drifts,
    /// `None` for clients without purchases.
    pub rfm: Option<Rfm>,
    pub last_product: Option<ProductId>,
    /// Sum of the last purchase, minor units.
    pub last_sum_minor: Option<i64>,
    /// Boxed because few clients are due on one day.
    pub due: Option<Box<Due>>,
    /// What comes due next, after the day, if nobody buys or is contacted.
    pub upcoming: Option<Upcoming>,
    /// Probability of not coming by themselves × expected check over the next cycle, minor units, ≥ 0.
    pub money_at_risk_minor: i64,
}

impl ClientFigures {
    /// Whether a message would be due on `today`, the day of these figures, but for another that the client got shortly before.
    #[must_use]
    pub fn is_message_held(&self, today: NaiveDate) -> bool {
        self.due.is_none() && self.upcoming.and_then(|upcoming| upcoming.held_from).is_some_and(|from| from <= today)
    }

    /// Mean sum of a purchase, minor units, rounded; `None` without purchases.
    #[must_use]
    pub fn average_check_minor(&self) -> Option<i64> {
        super::ratio::mean_minor(i128::from(self.purchases_minor), u64::from(self.purchases))
    }

    /// Days from the first to the last purchase day.
    #[must_use]
    pub fn tenure_days(&self) -> i64 {
        self.first.zip(self.last).map_or(0, |(first, last)| crate::domain::dates::days_between(first, last))
    }
}

/// How often a client buys, and where that number is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    /// Whole days, ≥ 1.
    pub days: i64,
    pub source: CycleSource,
    /// The "±": 1.4826 × the median absolute deviation of the same gaps, ≥ 1; only for a client's own cycle.
    pub spread_days: Option<i64>,
}

/// Where a cycle is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CycleSource {
    /// The client's own gaps, from this many visits.
    Own { visits: u32 },
    /// The usual cycle of the recurring product bought last.
    Product(ProductId),
    /// The median of all clients' own cycles.
    Shop,
    /// The preset of the trade or of Settings.
    Preset,
}

impl CycleSource {
    /// The name in JSON.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own { .. } => "own",
            Self::Product(_) => "product",
            Self::Shop => "shop",
            Self::Preset => "preset",
        }
    }
}

/// Where a client stands by time (SPEC §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Prospect,
    New,
    Active,
    AtRisk,
    Sleeping,
    Gone,
}

impl Stage {
    /// Every stage, from first to last.
    pub const ALL: [Self; 6] = [Self::Prospect, Self::New, Self::Active, Self::AtRisk, Self::Sleeping, Self::Gone];

    /// The name in JSON and translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Prospect => "prospect",
            Self::New => "new",
            Self::Active => "active",
            Self::AtRisk => "at_risk",
            Self::Sleeping => "sleeping",
            Self::Gone => "gone",
        }
    }
}

/// The working group of a client by rhythm (SPEC §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    Regular,
    Periodic,
    Stray,
    OneTimer,
    NotJudged,
    Prospect,
}

impl Segment {
    /// Every segment, in the order in which it is shown.
    pub const ALL: [Self; 6] = [Self::Regular, Self::Periodic, Self::Stray, Self::OneTimer, Self::NotJudged, Self::Prospect];

    /// The name in JSON and translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Periodic => "periodic",
            Self::Stray => "stray",
            Self::OneTimer => "one_timer",
            Self::NotJudged => "not_judged",
            Self::Prospect => "prospect",
        }
    }
}

/// Gaps on time ÷ (gaps + missed): "5 of 7 gaps on time, 1 missed".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    pub on_time: u32,
    pub gaps: u32,
    /// Visits missed since the last one, 0..=6.
    pub missed: u32,
}

/// Which of the three measures put a client into the top tenth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Vip {
    pub by_days: bool,
    pub by_tenure: bool,
    pub by_revenue: bool,
    /// At least three purchase days, without which nobody is a VIP.
    pub enough_days: bool,
}

impl Vip {
    /// Whether the client is a VIP: in the top tenth by at least two of three, with ≥ 3 purchase days.
    #[must_use]
    pub const fn is_vip(self) -> bool {
        self.enough_days && self.by_days as u8 + self.by_tenure as u8 + self.by_revenue as u8 >= 2
    }
}

/// How a client answers contacts, over the last 180 days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    /// A purchase followed a contact within the response window.
    Warm,
    /// Two contacts or more, and none did.
    Cold,
    /// Fewer than two contacts.
    #[default]
    Unknown,
}

impl Warmth {
    /// The name in JSON and translation keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Warm => "warm",
            Self::Cold => "cold",
            Self::Unknown => "unknown",
        }
    }
}

/// Signs of drifting away, with their figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drifts {
    pub slowing: Option<Slowing>,
    pub shrinking: Option<Shrinking>,
    pub late: Option<Late>,
}

impl Drifts {
    /// Whether there is any sign.
    #[must_use]
    pub const fn any(&self) -> bool {
        self.slowing.is_some() || self.shrinking.is_some() || self.late.is_some()
    }

    /// Names of the signs in JSON and translation keys, in a fixed order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        [(self.slowing.is_some(), "slowing"), (self.shrinking.is_some(), "shrinking"), (self.late.is_some(), "late")]
            .into_iter()
            .filter_map(|(is, key)| is.then_some(key))
    }
}

/// The gaps grow: median of the last two against that of the earlier ones, in half days (a median may end in ½).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slowing {
    pub recent_half_days: u32,
    pub earlier_half_days: u32,
}

/// The check shrinks: mean of the last three purchases against that of the earlier ones, minor units, rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shrinking {
    pub recent_minor: i64,
    pub earlier_minor: i64,
}

/// The client is past the contact window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// Days over cycle + window, ≥ 1.
    pub over_days: u32,
}

/// Scores 1..=5 by the shop's own quintiles, 5 the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rfm {
    pub r: u8,
    pub f: u8,
    pub m: u8,
}

impl Rfm {
    /// The second axis of the grid: (F + M) / 2, half up, 1..=5.
    #[must_use]
    pub const fn fm(self) -> u8 {
        (self.f + self.m).div_ceil(2)
    }
}

/// What comes due next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming {
    pub step: DueStep,
    pub date: NaiveDate,
    /// The day it would have come but for the message that the client got shortly before.
    pub held_from: Option<NaiveDate>,
}
