//! Every reference leads somewhere, sums add up, days are in order, ids run from 1.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, TimeDelta};
use regulars::app::demo::DemoLanguage;
use regulars::domain::client::ConsentAnswer;
use regulars::domain::contact::{Contact, Outcome, Purpose};
use regulars::domain::ids::{ClientId, Id};
use regulars::domain::model::{Model, Records};
use regulars::domain::purchase::Purchase;

use crate::{TODAY, day, shops};

fn runs_from_one<I: Id>(what: &str, ids: impl Iterator<Item = I>, next: u32) {
    let numbers: Vec<u32> = ids.map(Id::number).collect();
    assert!(numbers.iter().copied().eq(1..next), "{what}: ids are not 1..{next}");
}

#[test]
fn ids_run_from_one_in_order_and_the_next_ones_are_free() {
    for (name, _, records) in shops() {
        let next = records.next_ids;
        runs_from_one(name, records.clients.iter().map(|record| record.id), next.client);
        runs_from_one(name, records.purchases.iter().map(|record| record.id), next.purchase);
        runs_from_one(name, records.products.iter().map(|record| record.id), next.product);
        runs_from_one(name, records.contacts.iter().map(|record| record.id), next.contact);
        runs_from_one(name, records.staff.iter().map(|record| record.id), next.staff);
        runs_from_one(name, records.templates.iter().map(|record| record.id), next.template);
        runs_from_one(name, records.campaigns.iter().map(|record| record.id), next.campaign);
        runs_from_one(name, records.log.iter().map(|record| record.id), next.log_entry);
        assert_eq!(next.import, 1);
        assert!(records.purchases.is_sorted_by_key(|purchase| (purchase.day, purchase.minute)), "{name}: purchases by time");
        assert!(records.contacts.is_sorted_by_key(|contact| contact.at), "{name}: contacts by time");
    }
}

#[test]
fn every_purchase_stands_on_an_open_day_of_the_past_and_its_items_add_up() {
    for (name, _, records) in shops() {
        let met: BTreeMap<ClientId, _> = records.clients.iter().map(|client| (client.id, client.created)).collect();
        let products: BTreeSet<_> = records.products.iter().map(|product| product.id).collect();
        let staff: BTreeSet<_> = records.staff.iter().map(|staff| staff.id).collect();
        for purchase in &records.purchases {
            assert!(purchase.day <= day(TODAY) && !records.settings.is_closed(purchase.day), "{name}: {purchase:?}");
            assert!(purchase.day != day(TODAY) || purchase.minute < Some(720), "{name}: later than this morning {purchase:?}");
            assert!(purchase.client.is_none_or(|client| met[&client] <= purchase.day), "{name}: before they met {purchase:?}");
            assert!(purchase.staff.is_some_and(|id| staff.contains(&id)), "{name}: {purchase:?}");
            let items = purchase.item_list();
            assert_eq!(items.iter().map(|item| item.sum_minor).sum::<i64>(), purchase.sum_minor, "{name}: {purchase:?}");
            assert!(items.iter().all(|item| products.contains(&item.product) && item.quantity_milli > 0), "{name}: {purchase:?}");
            assert!(purchase.import.is_none() && purchase.minute.is_some_and(|minute| minute < 1440));
        }
    }
}

#[test]
fn every_contact_has_its_client_day_moment_and_purchase() {
    for (name, language, records) in shops() {
        let clock = TimeDelta::hours(if *language == DemoLanguage::Ru { 3 } else { -5 });
        let met: BTreeMap<ClientId, _> = records.clients.iter().map(|client| (client.id, client.created)).collect();
        let templates: BTreeSet<_> = records.templates.iter().map(|template| template.id).collect();
        for contact in &records.contacts {
            assert_eq!((contact.at + clock).date_naive(), contact.day, "{name}: {contact:?}");
            assert!(contact.day <= day(TODAY) && met[&contact.client] <= contact.day, "{name}: {contact:?}");
            assert!(contact.day == day(TODAY) || !records.settings.is_closed(contact.day), "{name}: {contact:?}");
            assert!(contact.template.is_none_or(|id| templates.contains(&id)), "{name}: {contact:?}");
            assert!(contact.template.is_some() || contact.purpose == Purpose::Free, "{name}: {contact:?}");
            assert_eq!(contact.expected.is_some(), matches!(contact.purpose, Purpose::Step(_)), "{name}: {contact:?}");
            if let Outcome::Bought { purchase } = &contact.outcome {
                let bought = records.purchases.iter().find(|bought| Some(bought.id) == *purchase).expect("the purchase");
                assert_eq!((bought.client, bought.day), (Some(contact.client), contact.day), "{name}");
            }
        }
    }
}

#[test]
fn who_wants_no_messages_gets_none() {
    for (name, _, records) in shops() {
        for client in &records.clients {
            let contacts = records.contacts.iter().filter(|contact| contact.client == client.id);
            for contact in contacts {
                let is_message = !matches!(contact.purpose, Purpose::Step(2) | Purpose::Free);
                assert!(client.consent.answer != ConsentAnswer::No || !is_message, "{name}: {contact:?}");
                if let Some(refusal) = &client.do_not_contact {
                    assert!(contact.day <= refusal.day, "{name}: {contact:?} after {refusal:?}");
                }
                assert!(client.archived.is_none_or(|archived| contact.day <= archived), "{name}: {contact:?}");
            }
        }
    }
}

#[test]
fn the_campaign_leaves_its_control_group_alone_and_brings_back_more_of_the_others() {
    for (name, _, records) in shops() {
        let campaign = &records.campaigns[0];
        assert!(campaign.ends < day(TODAY) && campaign.rungs.len() == 5, "{name}");
        assert!(campaign.rungs.is_sorted_by_key(|rung| (rung.after_days, rung.bonus_minor)), "{name}: a growing bonus");
        let control = campaign.members.iter().filter(|member| member.control).count();
        assert_eq!(control * 5, campaign.members.len(), "{name}: a fifth is the control group");
        let mut back = [0, 0];
        for member in &campaign.members {
            let of_member = |contact: &&Contact| contact.client == member.client;
            let written_to = records.contacts.iter().filter(of_member).any(|contact| {
                contact.day >= campaign.started && contact.day <= campaign.ends && matches!(contact.purpose, Purpose::Rung { .. })
            });
            assert_eq!(written_to, !member.control, "{name}: {member:?}");
            let purchases: Vec<&Purchase> = records.purchases.iter().filter(|purchase| purchase.client == Some(member.client)).collect();
            let before = purchases.iter().filter(|purchase| purchase.day < campaign.started);
            assert_eq!(before.clone().map(|purchase| purchase.sum_minor).sum::<i64>(), member.value_minor, "{name}: {member:?}");
            let last = before.filter(|purchase| !purchase.is_refund()).map(|purchase| purchase.day).max().expect("a buyer");
            assert_eq!(last + Days::new(member.inactive_days.into()), campaign.started, "{name}: {member:?}");
            let returned = purchases.iter().any(|purchase| purchase.day >= campaign.started && purchase.day <= campaign.ends);
            back[usize::from(member.control)] += usize::from(returned);
        }
        let (contacted, control_back) = (back[0] * 100 / (campaign.members.len() - control), back[1] * 100 / control);
        assert!(contacted >= control_back + 8, "{name}: {contacted} % against {control_back} %");
    }
}

#[test]
fn a_model_of_the_records_holds_them_all() {
    for (name, _, records) in shops() {
        let Records { clients, purchases, contacts, .. } = records;
        let model = Model::from_records(records.clone());
        assert_eq!(model.clients().len(), clients.len(), "{name}");
        assert_eq!(model.purchases().len(), purchases.len(), "{name}");
        assert_eq!(model.contacts().len(), contacts.len(), "{name}");
    }
}
