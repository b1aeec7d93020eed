//! Words for the kinds of things: channels, outcomes, trades, problems of fields, what was done.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Tr;
use crate::domain::command::{Problem, Title};
use crate::domain::contact::{Channel, Outcome, RefusalReason};
use crate::domain::money::Currency;
use crate::domain::settings::{StepKind, Trade};
use crate::domain::typed::Mistyped;

impl Tr {
    /// A text whose key is made of a fixed beginning and the name of a variant: `kind("stage", "new")`.
    #[must_use]
    pub fn kind(&self, group: &str, key: &str) -> String {
        self.with(&format!("{group}-{key}"), &[])
    }

    /// `WhatsApp`, `Call`.
    #[must_use]
    pub fn channel(&self, channel: Channel) -> String {
        self.kind("channel", channel.key())
    }

    /// `no answer`, `will come`.
    #[must_use]
    pub fn outcome(&self, outcome: &Outcome) -> String {
        self.kind("outcome", outcome.key())
    }

    /// `price`, `a competitor`.
    #[must_use]
    pub fn refusal(&self, reason: RefusalReason) -> String {
        self.kind("refusal", reason.key())
    }

    /// `Beauty salon`.
    #[must_use]
    pub fn trade(&self, trade: Trade) -> String {
        self.kind("trade", trade.key())
    }

    /// `Reminder`, `Offer`, `Call`.
    #[must_use]
    pub fn step_kind(&self, kind: StepKind) -> String {
        self.kind("step", kind.key())
    }

    /// `Russian rouble, ₽`, or the code and sign where we have no name.
    #[must_use]
    pub fn currency(&self, currency: Currency) -> String {
        let key = format!("currency-{}", currency.code().to_lowercase());
        let name = if self.has(&key) { self.with(&key, &[]) } else { currency.code().to_owned() };
        if currency.sign() == name { name } else { format!("{name}, {}", currency.sign()) }
    }

    /// What is wrong with a field, as a short sentence to stand beside it.
    #[must_use]
    pub fn problem(&self, problem: Problem) -> Cow<'_, str> {
        let key = match problem {
            Problem::TooLong { max } => return self.with("problem-too-long", &[("max", max.into())]).into(),
            Problem::OutOfRange { min, max } => {
                return self.with("problem-out-of-range", &[("min", min.into()), ("max", max.into())]).into();
            }
            Problem::Empty => "problem-empty",
            Problem::OutOfOrder => "problem-out-of-order",
            Problem::Mistyped(Mistyped::NotADay) => "problem-not-a-day",
            Problem::Mistyped(Mistyped::NotATime) => "problem-not-a-time",
            Problem::Mistyped(Mistyped::NotASum) => "problem-not-a-sum",
            Problem::Mistyped(Mistyped::NotANumber) => "problem-not-a-number",
            Problem::Mistyped(Mistyped::NoSuchDay) => "problem-no-such-day",
            Problem::Mistyped(Mistyped::TooManyDecimals) => "problem-too-many-decimals",
            Problem::Mistyped(Mistyped::TooLarge) => "problem-too-large",
            Problem::NotAPhone => "problem-not-a-phone",
            Problem::NotAnEmail => "problem-not-an-email",
            Problem::OtherMinorUnits => "problem-other-minor-units",
            Problem::NotACountry => "problem-not-a-country",
            Problem::NoStepInUse => "problem-no-step-in-use",
            Problem::InTheFuture => "problem-in-the-future",
            Problem::InThePast => "problem-in-the-past",
            Problem::TooLongAgo => "problem-too-long-ago",
            Problem::Gone => "problem-gone",
            Problem::NothingToDo => "problem-nothing-to-do",
            Problem::Taken => "problem-taken",
            Problem::NotEmpty => "problem-not-empty",
            Problem::IdsExhausted => "problem-ids-exhausted",
        };
        self.text(key)
    }

    /// What was done, as told on `today`, for the undo bar: `Anna Kuznetsova: no answer`.
    #[must_use]
    pub fn title(&self, title: &Title, currency: Currency, today: NaiveDate) -> String {
        let named = |key: &str, name: &String| self.with(key, &[("name", name.into())]);
        let counted = |key: &str, name: &String, count: usize| self.with(key, &[("name", name.into()), ("count", count.into())]);
        let summed = |key: &str, name: &String, sum: i64| {
            let name = if name.is_empty() { self.text("guest") } else { name.into() };
            self.with(key, &[("name", name.as_ref().into()), ("sum", self.money(sum, currency).into())])
        };
        match title {
            Title::ClientAdded { name } => named("did-client-added", name),
            Title::ClientEdited { name } => named("did-client-edited", name),
            Title::ClientsArchived { name, count } => counted("did-clients-archived", name, *count),
            Title::ClientsRestored { name, count } => counted("did-clients-restored", name, *count),
            Title::ClientsMerged { name } => named("did-clients-merged", name),
            Title::ClientsToldApart => self.text("did-clients-told-apart").into_owned(),
            Title::ClientPaused { name, until } => {
                self.with("did-client-paused", &[("name", name.into()), ("day", self.day_long(*until, today).into())])
            }
            Title::Postponed { name, to } => {
                self.with("did-postponed", &[("name", name.into()), ("day", self.weekday_day_inside(*to, today).into())])
            }
            Title::ClientsPaused { name, count, until } => self.with(
                "did-clients-paused",
                &[("name", name.into()), ("count", (*count).into()), ("day", self.day_long(*until, today).into())],
            ),
            Title::ClientsTagged { name, count, tag } => {
                self.with("did-clients-tagged", &[("name", name.into()), ("count", (*count).into()), ("tag", tag.into())])
            }
            Title::ClientsUntagged { name, count, tag } => {
                self.with("did-clients-untagged", &[("name", name.into()), ("count", (*count).into()), ("tag", tag.into())])
            }
            Title::PauseLifted { name } => named("did-pause-lifted", name),
            Title::DoNotContactSet { name } => named("did-do-not-contact-set", name),
            Title::DoNotContactLifted { name } => named("did-do-not-contact-lifted", name),
            Title::PurchaseAdded { name, sum_minor } => summed("did-purchase-added", name, *sum_minor),
            Title::PurchaseEdited { name, sum_minor } => summed("did-purchase-edited", name, *sum_minor),
            Title::PurchaseDeleted { name, sum_minor } => summed("did-purchase-deleted", name, *sum_minor),
            Title::ContactLogged { name, outcome } => match outcome {
                Outcome::WillCome { on } => {
                    self.with("did-will-come", &[("name", name.into()), ("day", self.weekday_day_inside(*on, today).into())])
                }
                Outcome::Later { until } => self.with("did-later", &[("name", name.into()), ("day", self.day_long(*until, today).into())]),
                other => self.with("did-contact", &[("name", name.into()), ("outcome", self.outcome(other).into())]),
            },
            Title::SettingsSaved => self.text("did-settings-saved").into_owned(),
            Title::ProductSaved { name } => named("did-product-saved", name),
            Title::StaffSaved { name } => named("did-staff-saved", name),
            Title::TemplateSaved { name } => named("did-template-saved", name),
            Title::TemplateDeleted { name } => named("did-template-deleted", name),
            Title::ContactTakenBack { name } => named("did-contact-taken-back", name),
            Title::CampaignStarted { name } => named("did-campaign-started", name),
            Title::CampaignEnded { name } => named("did-campaign-ended", name),
            Title::CampaignArchived { name } => named("did-campaign-archived", name),
            Title::CampaignRestored { name } => named("did-campaign-restored", name),
            Title::CampaignEntered { name, count } => {
                self.with("did-campaign-entered", &[("name", name.into()), ("count", (*count).into())])
            }
            Title::LogEntryAdded { text } => named("did-log-entry", text),
            Title::LogEntryRemoved { text } => named("did-log-entry-removed", text),
            Title::AdSpendSaved { month } => named("did-ad-spend", &self.month_year(*month)),
            Title::Imported { file_name, clients, purchases } => {
                self.with("did-imported", &[("file", file_name.into()), ("clients", (*clients).into()), ("purchases", (*purchases).into())])
            }
            Title::ClientErased { number } => self.with("did-client-erased", &[("number", number.to_string().into())]),
            Title::Restored { backup } => self.with("did-restored", &[("number", backup.to_string().into())]),
            Title::Seeded => self.text("did-seeded").into_owned(),
        }
    }
}
