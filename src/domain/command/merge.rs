//! Making one client of two: what both have comes together, and everything that was the other's becomes the first one's.
//! Or keeping that they are two.

use super::{Field, FieldError, NOTE_MAX, Plan, Problem, Title};
use crate::domain::change::{Change, Replaced, Row};
use crate::domain::client::Client;
use crate::domain::ids::ClientId;
use crate::domain::merge::merge;
use crate::domain::model::Model;

pub(super) fn merge_clients(model: &Model, keep: ClientId, other: ClientId) -> Result<Plan, Vec<FieldError>> {
    let gone = || FieldError::list(Field::Whole, Problem::Gone);
    if keep == other {
        return Err(gone());
    }
    let (before, lost) = model.clients().get(keep).zip(model.clients().get(other)).ok_or_else(gone)?;
    let after = joined(before, lost);
    let title = Title::ClientsMerged { name: after.display_name() };
    let mut changes = Vec::new();
    if after != *before {
        changes.push(super::clients::update(before, after));
    }
    for purchase in model.purchases().of(other) {
        let mut moved = purchase.clone();
        moved.client = Some(keep);
        changes.push(Change::Purchase(Row::update(purchase.clone(), moved)));
    }
    for contact in model.contacts().of(other) {
        let mut moved = contact.clone();
        moved.client = keep;
        changes.push(Change::Contact(Box::new(Row::update(contact.clone(), moved))));
    }
    for campaign in model.campaigns().iter().filter(|campaign| campaign.members.iter().any(|member| member.client == other)) {
        let mut moved = campaign.clone();
        // Whoever is in the list already stays as they were drawn; nobody is in it twice.
        if moved.members.iter().any(|member| member.client == keep) {
            moved.members.retain(|member| member.client != other);
        }
        for member in moved.members.iter_mut().filter(|member| member.client == other) {
            member.client = keep;
        }
        changes.push(Change::Campaign(Box::new(Row::update(campaign.clone(), moved))));
    }
    if !model.settings().told_apart.is_empty() {
        let before = model.settings().clone();
        let mut after = before.clone();
        after.told_apart.merge(keep, other);
        if after != before {
            changes.push(Change::Settings(Box::new(Replaced { before, after })));
        }
    }
    // Last, when nothing belongs to it any more.
    changes.push(Change::Client(Box::new(Row::Delete(lost.clone()))));
    Ok(Plan { changes, title })
}

/// Keeps that two clients are two people, so that nobody asks again.
pub(super) fn tell_apart(model: &Model, one: ClientId, other: ClientId) -> Result<Plan, Vec<FieldError>> {
    if model.clients().get(one).is_none() || model.clients().get(other).is_none() {
        return Err(FieldError::list(Field::Whole, Problem::Gone));
    }
    let before = model.settings().clone();
    let mut after = before.clone();
    if !after.told_apart.insert(one, other) {
        return Err(FieldError::list(Field::Whole, Problem::NothingToDo));
    }
    Ok(Plan { changes: vec![Change::Settings(Box::new(Replaced { before, after }))], title: Title::ClientsToldApart })
}

/// The record that stays: what it has stands, what it lacks comes from the other.
fn joined(keep: &Client, lost: &Client) -> Client {
    let mut joined = keep.clone();
    let mut other = lost.clone();
    let notes = (keep.note.clone(), std::mem::take(&mut other.note));
    let (external_ids, created) = (std::mem::take(&mut other.external_ids), other.created);
    // A wrong number stays wrong, whoever knew of it.
    for phone in joined.phones.iter_mut().filter(|phone| !phone.e164.is_empty()) {
        phone.wrong |= other.phones.iter().any(|same| same.wrong && same.e164 == phone.e164);
    }
    let is_archived = keep.archived.is_some() && lost.archived.is_some();
    merge(&mut joined, other, |_| false);
    joined.name.clone_from(if keep.name.is_empty() { &lost.name } else { &keep.name });
    joined.note = match notes {
        (kept, new) if new.is_empty() || kept.contains(&new) => kept,
        (kept, new) if kept.is_empty() => new,
        (kept, new) => format!("{kept}\n{new}"),
    };
    if let Some((end, _)) = joined.note.char_indices().nth(NOTE_MAX) {
        joined.note.truncate(end);
    }
    for id in external_ids {
        if !joined.external_ids.contains(&id) {
            joined.external_ids.push(id);
        }
    }
    joined.created = keep.created.min(created);
    if !is_archived {
        joined.archived = None;
    }
    joined
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::domain::campaign::{Campaign, FrozenStage, Member};
    use crate::domain::client::{Consent, ConsentAnswer, ExternalId};
    use crate::domain::command::{Command, Given, plan};
    use crate::domain::ids::{CampaignId, Id, PurchaseId};
    use crate::domain::model::Records;
    use crate::domain::phone::Phone;
    use crate::domain::purchase::{Items, Purchase};

    fn id<I: Id>(number: u64) -> I {
        I::from_number(number).expect("an id")
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 1, day).expect("a day")
    }

    fn purchase(number: u64, client: u64, on: u32) -> Purchase {
        Purchase {
            id: id::<PurchaseId>(number),
            client: Some(id(client)),
            day: day(on),
            minute: None,
            staff: None,
            import: None,
            sum_minor: 100,
            items: Items::None,
            extra: None,
        }
    }

    fn shop() -> Model {
        let mut anna = Client::new(id(1), day(5));
        anna.name = "Анна".to_owned();
        anna.phones = vec![Phone::read("89161000000", "RU")];
        anna.note = "чай".to_owned();
        anna.archived = Some(day(20));
        let mut other = Client::new(id(2), day(2));
        other.name = "Иванова Анна".to_owned();
        other.phones = vec![Phone { wrong: true, ..Phone::read("89161000000", "RU") }, Phone::read("89161000007", "RU")];
        other.note = "кофе".to_owned();
        other.external_ids = vec![ExternalId { source: "yclients".to_owned(), id: "7".to_owned() }];
        other.consent = Consent { answer: ConsentAnswer::No, day: Some(day(3)), how: String::new() };
        let member = |client: u64| Member {
            client: id(client),
            control: false,
            inactive_days: 1,
            value_minor: 1,
            stage: FrozenStage::Gone,
            entered: None,
        };
        let campaign = |number: u64, members: Vec<Member>| Campaign {
            id: id::<CampaignId>(number),
            name: String::new(),
            started: day(1),
            ends: day(30),
            ended: None,
            archived: false,
            rungs: Vec::new(),
            members,
            seed: 0,
            control_percent: 0,
            standing: None,
        };
        Model::from_records(Records {
            clients: vec![anna, other],
            purchases: vec![purchase(1, 1, 6), purchase(2, 2, 4), purchase(3, 2, 8)],
            campaigns: vec![campaign(1, vec![member(1), member(2)]), campaign(2, vec![member(2)])],
            ..Records::default()
        })
    }

    #[test]
    fn everything_of_both_becomes_one_clients_and_undo_brings_both_back() {
        let given = Given { now: DateTime::UNIX_EPOCH, today: day(30), staff: None };
        let before = shop();
        let plan = plan(&before, Command::MergeClients { keep: id(1), other: id(2) }, &given).expect("a plan");
        let mut model = before.clone();
        model.apply(&plan.changes);
        let client = model.clients().get(id(1)).expect("the client");
        assert_eq!((model.clients().len(), client.name.as_str(), client.note.as_str()), (1, "Анна", "чай\nкофе"));
        let phones: Vec<(&str, bool)> = client.phones.iter().map(|phone| (phone.e164.as_str(), phone.wrong)).collect();
        assert_eq!(phones, [("+79161000000", true), ("+79161000007", false)]);
        assert_eq!(
            (client.external_ids.len(), client.consent.answer, client.created, client.archived),
            (1, ConsentAnswer::No, day(2), None)
        );
        let days: Vec<NaiveDate> = model.purchases().of(id(1)).iter().map(|purchase| purchase.day).collect();
        assert_eq!(days, [day(4), day(6), day(8)]);
        let members: Vec<usize> = model.campaigns().iter().map(|campaign| campaign.members.len()).collect();
        assert_eq!(members, [1, 1]);
        let back: Vec<Change> = plan.changes.iter().rev().cloned().map(Change::inverse).collect();
        model.apply(&back);
        assert_eq!((model.clients(), model.purchases()), (before.clients(), before.purchases()));
        assert_eq!(model.campaigns(), before.campaigns());
    }

    #[test]
    fn two_people_stay_two_through_merges_and_until_one_is_deleted_for_good() {
        let given = Given { now: DateTime::UNIX_EPOCH, today: day(30), staff: None };
        let clients = (1..=3).map(|number| Client::new(id(number), day(1))).collect();
        let mut model = Model::from_records(Records { clients, ..Records::default() });
        let mut run = |command: Command| {
            let changes = plan(&model, command, &given).map(|plan| plan.changes)?;
            model.apply(&changes);
            Ok::<_, Vec<FieldError>>((changes, model.settings().told_apart.clone()))
        };
        let (changes, apart) = run(Command::TellApart { one: id(3), other: id(2) }).expect("two people");
        assert!(apart.contains(id(2), id(3)));
        // No figure of anybody depends on it.
        assert!(changes.iter().flat_map(Change::touches).all(|touch| touch == crate::domain::change::Touch::Nothing));
        for (one, other) in [(2, 3), (1, 1), (1, 9)] {
            assert!(run(Command::TellApart { one: id(one), other: id(other) }).is_err(), "{one} and {other}");
        }
        let (_, apart) = run(Command::MergeClients { keep: id(1), other: id(2) }).expect("one client");
        assert!(apart.contains(id(1), id(3)) && apart.len() == 1);
        let erase = Command::EraseClient { client: id(3), fresh_salt: "salt".to_owned(), numbers: Vec::new() };
        assert!(run(erase).expect("deleted").1.is_empty());
    }

    #[test]
    fn a_client_is_not_merged_with_itself_or_with_nobody() {
        let given = Given { now: DateTime::UNIX_EPOCH, today: day(30), staff: None };
        for other in [1, 9] {
            assert!(plan(&shop(), Command::MergeClients { keep: id(1), other: id(other) }, &given).is_err());
        }
    }
}
