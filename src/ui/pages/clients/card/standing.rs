//! Whether a client is due and, if not, why not: what the box at the top of the card says.

use chrono::NaiveDate;

use crate::analytics::{ClientFigures, Due, Stage, Upcoming};
use crate::domain::client::{Agreed, Client, ConsentAnswer, DoNotContact};

/// Why a client is due or is not; the first that is true, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    Archived {
        since: NaiveDate,
    },
    DoNotContact(&'a DoNotContact),
    Due(&'a Due),
    Paused {
        until: NaiveDate,
    },
    Agreed(&'a Agreed),
    NoConsent,
    NoPurchase,
    /// Asleep or gone: work for a win-back campaign, not for the chain.
    Asleep {
        elapsed_days: i64,
    },
    Upcoming(Upcoming),
    /// Everything for this visit was done; the chain begins anew with the next one.
    Over,
}

/// Where a client stands today.
pub fn standing<'a>(client: &'a Client, figures: &'a ClientFigures, today: NaiveDate) -> Standing<'a> {
    if let Some(since) = client.archived {
        return Standing::Archived { since };
    }
    if let Some(do_not_contact) = &client.do_not_contact {
        return Standing::DoNotContact(do_not_contact);
    }
    if let Some(due) = figures.due.as_deref() {
        return Standing::Due(due);
    }
    if let Some(until) = client.paused_until.filter(|until| *until > today) {
        return Standing::Paused { until };
    }
    if let Some(agreed) = client.agreed.as_ref().filter(|_| super::super::views::is_agreed(figures)) {
        return Standing::Agreed(agreed);
    }
    match (client.consent.answer, figures.stage, figures.upcoming) {
        (ConsentAnswer::No, ..) => Standing::NoConsent,
        (_, Stage::Prospect, _) => Standing::NoPurchase,
        (_, Stage::Sleeping | Stage::Gone, _) => Standing::Asleep { elapsed_days: figures.elapsed_days.unwrap_or(0) },
        (_, _, Some(upcoming)) => Standing::Upcoming(upcoming),
        (_, _, None) => Standing::Over,
    }
}
