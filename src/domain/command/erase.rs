//! Deleting a client's data for good.
//!
//! Purchases stay as those of a guest, without note and number: the shop's revenue is not the client's data. Contacts
//! go, and so does the client's place in campaigns. What stays of phones and e-mails is a salted hash of each, by which
//! an import recognises whom it must not bring back.

use super::{Field, FieldError, Plan, Problem, Title};
use crate::domain::change::{Change, Replaced, Row};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

pub(super) fn erase(model: &Model, id: ClientId, fresh_salt: &str, numbers: &[ClientId]) -> Result<Plan, Vec<FieldError>> {
    let client = model.clients().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let mut changes = Vec::new();
    for purchase in model.purchases().of(id) {
        let mut after = purchase.clone();
        after.client = None;
        after.extra = None;
        changes.push(Change::Purchase(Row::update(purchase.clone(), after)));
    }
    for contact in model.contacts().of(id) {
        changes.push(Change::Contact(Box::new(Row::Delete(contact.clone()))));
    }
    for campaign in model.campaigns().iter().filter(|campaign| campaign.members.iter().any(|member| member.client == id)) {
        let mut after = campaign.clone();
        after.members.retain(|member| member.client != id);
        changes.push(Change::Campaign(Box::new(Row::update(campaign.clone(), after))));
    }
    let before = model.settings().clone();
    let mut after = before.clone();
    after.erased.remember(client, fresh_salt);
    after.told_apart.forget(id);
    after.erased.unfinished.extend(numbers);
    if after != before {
        changes.push(Change::Settings(Box::new(Replaced { before, after })));
    }
    changes.push(Change::Client(Box::new(Row::Delete(client.clone()))));
    Ok(Plan { changes, title: Title::ClientErased { number: id } })
}
