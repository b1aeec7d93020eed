//! The last stage: numbers contacts in the order of time, ties them to purchases, adds the months' spending.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::campaign::{AdSpend, Campaign};
use crate::domain::contact::{Contact, Outcome};
use crate::domain::dates::Month;
use crate::domain::ids::{ClientId, ContactId, Id as _, NextIds, PurchaseId};
use crate::domain::model::Records;
use crate::domain::purchase::Purchase;

use super::Person;
use super::dice::{Dice, Stage};
use super::shop::Shop;

/// What a new client costs in advertising, percent of the price of the shop's first product.
const AD_PERCENT_PER_NEW_CLIENT: (i64, i64) = (28, 46);

/// Everything that was made, as the records of a file.
pub(super) fn records(shop: Shop, people: Vec<Person>, purchases: Vec<Purchase>, mut campaigns: Vec<Campaign>) -> Records {
    let ad_spend = ad_spend(&shop, &people);
    for campaign in &mut campaigns {
        value_members(campaign, &purchases);
    }
    let mut clients = Vec::with_capacity(people.len());
    let mut contacts: Vec<Contact> = Vec::new();
    for mut person in people {
        person.contacts.sort_by_key(|contact| contact.at);
        if person.contacts.last().is_some_and(|last| last.outcome == Outcome::WrongNumber)
            && let Some(phone) = person.client.phones.first_mut()
        {
            phone.wrong = true;
        }
        contacts.extend(person.contacts.into_iter().map(|contact| Contact { client: person.client.id, ..contact }));
        clients.push(person.client);
    }
    number(&mut contacts, &purchases);
    let log = shop.log();
    let products = shop.products();
    let mut records = Records {
        settings: shop.settings,
        next_ids: NextIds::default(),
        clients,
        purchases,
        products,
        contacts,
        staff: shop.workers.into_iter().map(|worker| worker.staff).collect(),
        templates: shop.texts.into_iter().map(|text| text.template).collect(),
        campaigns,
        ad_spend,
        log,
        imports: Vec::new(),
    };
    records.next_ids = next_ids(&records);
    records
}

/// Numbers contacts from 1 in the order of time and gives those that ended in a purchase its id.
fn number(contacts: &mut [Contact], purchases: &[Purchase]) {
    contacts.sort_by_key(|contact| (contact.at, contact.client));
    let sold = purchases.iter().filter(|purchase| !purchase.is_refund());
    let by_visit: BTreeMap<(ClientId, NaiveDate), PurchaseId> =
        sold.filter_map(|purchase| Some(((purchase.client?, purchase.day), purchase.id))).collect();
    for (number, contact) in (1_u64..).zip(contacts) {
        if let Some(id) = ContactId::from_number(number) {
            contact.id = id;
        }
        if let Outcome::Bought { purchase } = &mut contact.outcome {
            *purchase = by_visit.get(&(contact.client, contact.day)).copied();
        }
    }
}

/// Gives each member the net revenue until the list was frozen.
fn value_members(campaign: &mut Campaign, purchases: &[Purchase]) {
    let mut values_minor: BTreeMap<ClientId, i64> = BTreeMap::new();
    for purchase in purchases.iter().filter(|purchase| purchase.day < campaign.started) {
        if let Some(client) = purchase.client {
            *values_minor.entry(client).or_default() += purchase.sum_minor;
        }
    }
    for member in &mut campaign.members {
        member.value_minor = values_minor.get(&member.client).copied().unwrap_or_default();
    }
}

/// Spending of each month, in step with the new clients it brought.
fn ad_spend(shop: &Shop, people: &[Person]) -> Vec<AdSpend> {
    let mut dice = Dice::new(shop.seed, Stage::Months);
    let (low, high) = AD_PERCENT_PER_NEW_CLIENT;
    let (first, last) = (Month::of(shop.opened()), Month::of(shop.today));
    (0..=last.since(first))
        .map(|offset| {
            let month = first.plus(offset);
            let new_clients = people.iter().filter(|person| Month::of(person.client.created) == month).count();
            // A shop advertises at least a little in every month.
            let new_clients = i64::try_from(new_clients).unwrap_or_default().max(6);
            AdSpend { month: month.first_day(), spent_minor: shop.share_of_price_minor(new_clients * dice.between(low, high)) }
        })
        .collect()
}

fn next_ids(records: &Records) -> NextIds {
    let after = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
    NextIds {
        client: after(records.clients.len()),
        purchase: after(records.purchases.len()),
        product: after(records.products.len()),
        contact: after(records.contacts.len()),
        staff: after(records.staff.len()),
        template: after(records.templates.len()),
        campaign: after(records.campaigns.len()),
        import: 1,
        log_entry: after(records.log.len()),
    }
}
