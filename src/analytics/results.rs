//! What came of the contacts: answers, purchases, revenue.
//!
//! A purchase day is credited to the last contact on or before it, if that was at most the response window earlier; one
//! contact is credited with the first such day only, so that regular buying afterwards is not counted again and again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::cycle::{CycleRules, last_recurring, own_cycle, shop_cycle_days};
use super::history::until;
use crate::domain::contact::{Channel, Contact, Purpose};
use crate::domain::dates::{DayNumber, add_days, day_of, days_between, number_of};
use crate::domain::ids::{ClientId, StaffId, TemplateId};
use crate::domain::model::Model;
use crate::domain::purchase::Purchase;

/// Results of contacts made in a span of days, seen from four sides; in each the most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChainResults {
    pub by_step: Vec<ResultRow<Purpose>>,
    pub by_channel: Vec<ResultRow<Channel>>,
    pub by_template: Vec<ResultRow<Option<TemplateId>>>,
    pub by_staff: Vec<ResultRow<Option<StaffId>>>,
    /// All contacts together.
    pub total: ResultRow<()>,
    /// Purchase days after a chain began that no contact is credited with.
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
    /// Of these, followed by a purchase that is credited to them.
    pub won: u64,
    /// Net sum of these purchase days, minor units.
    pub revenue_minor: i64,
}

/// What contacts of one line of [`ChainResults`] have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alike {
    Purpose(Purpose),
    Channel(Channel),
    Template(Option<TemplateId>),
    Staff(Option<StaffId>),
}

impl Alike {
    /// Whether a contact is one of them.
    #[must_use]
    pub fn holds(self, contact: &Contact) -> bool {
        match self {
            Self::Purpose(purpose) => contact.purpose == purpose,
            Self::Channel(channel) => contact.channel == channel,
            Self::Template(template) => contact.template == template,
            Self::Staff(staff) => contact.staff == staff,
        }
    }
}

/// "Came back in the last 14 days after a contact": for the head of Today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CameBack {
    /// By id.
    pub clients: Vec<ClientId>,
    /// Net sum of the purchase days credited to contacts, minor units.
    pub revenue_minor: i64,
}

/// A purchase day with the contact it is credited to.
struct Won<'a> {
    contact: &'a Contact,
    day: NaiveDate,
    revenue_minor: i64,
}

/// The purchase days of a client that are credited to contacts, by day. Both slices end at the day looked at.
fn won<'a>(contacts: &'a [Contact], purchases: &[Purchase], response_days: i64) -> Vec<Won<'a>> {
    let mut found = Vec::new();
    if contacts.is_empty() {
        return found;
    }
    let mut credited_before = NaiveDate::MIN;
    for day_rows in purchases.chunk_by(|a, b| a.day == b.day) {
        let Some(day) = day_rows.iter().find(|row| !row.is_refund()).map(|row| row.day) else { continue };
        let known = contacts.get(..contacts.partition_point(|contact| contact.day <= day)).unwrap_or_default();
        // A contact on an earlier purchase day has had its purchase already.
        let last = known.last().filter(|contact| contact.day > credited_before && days_between(contact.day, day) <= response_days);
        if let Some(contact) = last {
            let revenue_minor = day_rows.iter().fold(0, |sum: i64, row| sum.saturating_add(row.sum_minor));
            found.push(Won { contact, day, revenue_minor });
        }
        credited_before = day;
    }
    found
}

/// Clients who bought in the `days` days up to `as_of` in response to a contact, and for how much.
#[must_use]
pub fn came_back(model: &Model, as_of: NaiveDate, days: u16) -> CameBack {
    let since = add_days(as_of, -i64::from(days));
    let response_days = i64::from(model.settings().response_window_days);
    let mut came_back = CameBack::default();
    let lately: BTreeSet<ClientId> = model.contacts_between(add_days(since, -response_days), as_of).map(|contact| contact.client).collect();
    for client in lately {
        let contacts = until(model.contacts().of(client), as_of);
        let purchases = until(model.purchases().of(client), as_of);
        let mut recent = won(contacts, purchases, response_days).into_iter().filter(|won| won.day > since).peekable();
        if recent.peek().is_some() {
            came_back.clients.push(client);
            came_back.revenue_minor = recent.fold(came_back.revenue_minor, |sum, won| sum.saturating_add(won.revenue_minor));
        }
    }
    came_back
}

/// The clients with a contact from `from` to `to`, both included, that `is` one of those looked for, by id.
#[must_use]
pub fn clients_contacted(model: &Model, from: NaiveDate, to: NaiveDate, is: impl Fn(&Contact) -> bool) -> Vec<ClientId> {
    let reached = |client: &ClientId| {
        let contacts = until(model.contacts().of(*client), to);
        contacts.iter().any(|contact| from <= contact.day && is(contact))
    };
    model.clients().iter().map(|client| client.id).filter(reached).collect()
}

/// Results of contacts from `from` to `to`, both included, as known at the end of `as_of`.
#[must_use]
pub fn chain_results(model: &Model, from: NaiveDate, to: NaiveDate, as_of: NaiveDate) -> ChainResults {
    let response_days = i64::from(model.settings().response_window_days);
    let rules = rules_at(model, as_of);
    let mut steps = BTreeMap::new();
    let mut channels = BTreeMap::new();
    let mut templates = BTreeMap::new();
    let mut staff = BTreeMap::new();
    let mut results = ChainResults::default();
    for client in model.clients().iter() {
        let contacts = until(model.contacts().of(client.id), as_of);
        let purchases = until(model.purchases().of(client.id), as_of);
        let won = won(contacts, purchases, response_days);
        results.came_by_themselves += came_by_themselves(model, &rules, purchases, &won, from, to);
        for contact in contacts.iter().filter(|contact| from <= contact.day && contact.day <= to) {
            let revenue_minor = won.iter().find(|won| won.contact.id == contact.id).map(|won| won.revenue_minor);
            add(&mut results.total, contact, revenue_minor);
            add(row(&mut steps, purpose_order(contact.purpose), contact.purpose), contact, revenue_minor);
            add(row(&mut channels, contact.channel, contact.channel), contact, revenue_minor);
            add(row(&mut templates, contact.template, contact.template), contact, revenue_minor);
            add(row(&mut staff, contact.staff, contact.staff), contact, revenue_minor);
        }
    }
    results.by_step = steps.into_values().collect();
    results.by_channel = most_frequent_first(channels);
    results.by_template = most_frequent_first(templates);
    results.by_staff = most_frequent_first(staff);
    results
}

/// The same of a year before: contacts from the day a year before `from` to that a year before `as_of`, as it was known then, so that
/// the last of them had as little time to bring somebody. `None` if there were no contacts.
#[must_use]
pub fn chain_results_year_before(model: &Model, from: NaiveDate, as_of: NaiveDate) -> Option<ChainResults> {
    let year = Months::new(12);
    let (from, as_of) = from.checked_sub_months(year).zip(as_of.checked_sub_months(year))?;
    model.contacts_between(from, as_of).next().map(|_| chain_results(model, from, as_of, as_of))
}

fn row<O: Ord, K>(rows: &mut BTreeMap<O, ResultRow<K>>, order: O, key: K) -> &mut ResultRow<K> {
    rows.entry(order).or_insert(ResultRow { key, done: 0, answered: 0, won: 0, revenue_minor: 0 })
}

fn add<K>(row: &mut ResultRow<K>, contact: &Contact, won_minor: Option<i64>) {
    row.done += 1;
    row.answered += u64::from(contact.outcome.is_answer());
    row.won += u64::from(won_minor.is_some());
    row.revenue_minor = row.revenue_minor.saturating_add(won_minor.unwrap_or(0));
}

fn most_frequent_first<O, K>(rows: BTreeMap<O, ResultRow<K>>) -> Vec<ResultRow<K>> {
    let mut rows: Vec<ResultRow<K>> = rows.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.done));
    rows
}

/// Steps of the chain first, then agreed dates, first visits, birthdays, rungs by campaign, free contacts.
fn purpose_order(purpose: Purpose) -> (u8, u32, u8) {
    use crate::domain::ids::Id as _;
    match purpose {
        Purpose::Step(index) => (0, 0, index),
        Purpose::Agreed => (1, 0, 0),
        Purpose::FirstVisit => (2, 0, 0),
        Purpose::Birthday => (3, 0, 0),
        Purpose::Rung { campaign, rung } => (4, campaign.number(), rung),
        Purpose::Free => (5, 0, 0),
    }
}

fn rules_at(model: &Model, as_of: NaiveDate) -> CycleRules {
    let mut days: Vec<DayNumber> = Vec::new();
    let own_cycle_of = |id| {
        purchase_days(until(model.purchases().of(id), as_of), &mut days);
        own_cycle(&days).map(|cycle| cycle.days)
    };
    let own_cycles = model.clients().iter().map(|client| client.id).filter_map(own_cycle_of).collect();
    CycleRules::new(model, shop_cycle_days(own_cycles))
}

fn purchase_days(purchases: &[Purchase], into: &mut Vec<DayNumber>) {
    into.clear();
    into.extend(purchases.iter().filter(|row| !row.is_refund()).map(|row| number_of(row.day)));
    into.dedup();
}

/// Purchase days in the span that came after a chain had begun, before its client fell asleep, and credited to no contact.
/// The chain of each is that of the days before it, with the shop's cycle of today where it had none of its own.
fn came_by_themselves(model: &Model, rules: &CycleRules, purchases: &[Purchase], won: &[Won], from: NaiveDate, to: NaiveDate) -> u64 {
    let mut days = Vec::new();
    purchase_days(purchases, &mut days);
    let credited = |day: DayNumber| won.iter().any(|won| number_of(won.day) == day);
    let in_span = |day: DayNumber| number_of(from) <= day && day <= number_of(to);
    let uncredited = (1..days.len()).filter(|&index| {
        let (Some(known), Some(&day)) = (days.get(..index), days.get(index)) else { return false };
        in_span(day)
            && !credited(day)
            && known.last().is_some_and(|last| chain_had_begun(model, rules, purchases, known, i64::from(day - last)))
    });
    uncredited.count() as u64
}

fn chain_had_begun(model: &Model, rules: &CycleRules, purchases: &[Purchase], known: &[DayNumber], elapsed_days: i64) -> bool {
    let own = own_cycle(known);
    let product = match known.last() {
        Some(last) if rules.has_recurring && own.is_none() => last_recurring(model, until(purchases, day_of(*last))),
        _ => None,
    };
    let cycle_days = rules.cycle(own, product).days;
    let window_days = rules.window_days(cycle_days);
    let first_offset = model.settings().chain().map(|(_, step)| step.offset.days(window_days)).min().unwrap_or(0);
    let begins_after = rules.expected_after_days(cycle_days) + first_offset;
    begins_after <= elapsed_days && elapsed_days <= 3 * cycle_days
}
