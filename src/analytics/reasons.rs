//! Why clients refuse and leave: the reasons that were given, the most frequent first.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::history::until;
use crate::domain::contact::{Outcome, RefusalReason};
use crate::domain::dates::add_days;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

/// Words of clients that are kept, the latest first.
const WORDS_MAX: usize = 50;

/// Over which days reasons are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReasonsSpan {
    Quarter,
    #[default]
    Year,
    Ever,
}

impl ReasonsSpan {
    /// Each of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Year, Self::Ever];

    /// Its name in texts and for other programs.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Ever => "ever",
        }
    }

    /// Its first day: 13 weeks or 365 days before `today`.
    #[must_use]
    pub fn from(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::Quarter => add_days(today, -91),
            Self::Year => add_days(today, -365),
            Self::Ever => NaiveDate::MIN,
        }
    }
}

/// The reasons given in a span of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Those that were given, by the number of clients who gave them, then in the order in which they are offered.
    pub rows: Vec<ReasonRow>,
    /// Clients who gave any reason.
    pub clients: usize,
    /// Clients who asked not to be contacted any more.
    pub do_not_contact: Vec<ClientId>,
    /// What clients said in their own words, the latest first.
    pub words: Vec<Words>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonRow {
    pub reason: RefusalReason,
    /// Who gave it, by id, each once however often.
    pub clients: Vec<ClientId>,
    /// Net revenue of these clients so far, minor units: what goes with them.
    pub value_minor: i64,
    /// Of these, clients who bought after they had given it.
    pub came_back: usize,
}

/// What a client said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub client: ClientId,
    pub day: NaiveDate,
    pub reason: RefusalReason,
    pub text: String,
}

/// The reasons given from `from` to `as_of`, both included.
#[must_use]
pub fn reasons(model: &Model, from: NaiveDate, as_of: NaiveDate) -> Reasons {
    let mut rows: Vec<ReasonRow> =
        RefusalReason::ALL.into_iter().map(|reason| ReasonRow { reason, clients: Vec::new(), value_minor: 0, came_back: 0 }).collect();
    let mut found = Reasons::default();
    for client in model.clients().iter().map(|client| client.id) {
        let contacts = until(model.contacts().of(client), as_of);
        let mut given: FxHashSet<RefusalReason> = FxHashSet::default();
        let mut asked = false;
        for contact in contacts.iter().filter(|contact| contact.day >= from) {
            match &contact.outcome {
                Outcome::Refused { reason, text } => {
                    if !text.trim().is_empty() {
                        let text = text.trim().to_owned();
                        found.words.push(Words { client, day: contact.day, reason: *reason, text });
                    }
                    if !given.insert(*reason) {
                        continue;
                    }
                    let purchases = until(model.purchases().of(client), as_of);
                    if let Some(row) = rows.iter_mut().find(|row| row.reason == *reason) {
                        row.clients.push(client);
                        row.value_minor = purchases.iter().fold(row.value_minor, |sum, row| sum.saturating_add(row.sum_minor));
                        let after = purchases.iter().rev().take_while(|purchase| purchase.day > contact.day);
                        row.came_back += usize::from(after.into_iter().any(|purchase| !purchase.is_refund()));
                    }
                }
                Outcome::DoNotContact => asked = true,
                _ => {}
            }
        }
        found.clients += usize::from(!given.is_empty());
        found.do_not_contact.extend(asked.then_some(client));
    }
    rows.retain(|row| !row.clients.is_empty());
    rows.sort_by_key(|row| std::cmp::Reverse(row.clients.len()));
    found.words.sort_by_key(|words| std::cmp::Reverse((words.day, words.client)));
    found.words.truncate(WORDS_MAX);
    Reasons { rows, ..found }
}
