//! What a change costs while somebody looks at the shop as it was: the chunks that it touches, and no copy of everything.

use chrono::NaiveDate;

use super::*;
use crate::analytics::Touched;
use crate::domain::change::{Change, Row};
use crate::domain::contact::{Channel, Contact, Outcome, Purpose};
use crate::domain::ids::{ContactId, PurchaseId};
use crate::domain::model::Records;
use crate::domain::purchase::Items;

const CLIENTS: u64 = 5000;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, day).expect("a day")
}

fn purchase(number: u64, client: u64, on: NaiveDate) -> Purchase {
    Purchase {
        id: PurchaseId::from_number(number).expect("an id"),
        client: ClientId::from_number(client),
        day: on,
        minute: None,
        staff: None,
        import: None,
        sum_minor: 100_000,
        items: Items::default(),
        extra: None,
    }
}

fn contact(client: u64) -> Contact {
    Contact {
        id: ContactId::from_number(1).expect("an id"),
        client: ClientId::from_number(client).expect("an id"),
        at: day(30).and_hms_opt(12, 0, 0).expect("a time").and_utc(),
        day: day(30),
        purpose: Purpose::Step(0),
        expected: None,
        channel: Channel::Call,
        staff: None,
        template: None,
        outcome: Outcome::NoAnswer,
        bonus_minor: 0,
        note: String::new(),
    }
}

/// Everybody comes every week or two.
fn shop() -> (Model, Analytics) {
    let clients = (1..=CLIENTS).filter_map(ClientId::from_number).map(|id| Client::new(id, day(1))).collect();
    let visits = (1..=CLIENTS).flat_map(|client| (0..3).map(move |visit| (client, visit)));
    let on = |client: u64, visit: u32| {
        day(1 + u32::try_from(client % 3).expect("small") + visit * (7 + u32::try_from(client % 2).expect("small")))
    };
    let purchases = (1..).zip(visits).map(|(number, (client, visit))| purchase(number, client, on(client, visit))).collect();
    let model = Model::from_records(Records { clients, purchases, ..Records::default() });
    let analytics = Analytics::compute_with(&model, day(30), None);
    (model, analytics)
}

/// Carries a change out in the shop while another holds it as it was, as a look on a thread does.
fn carry_out((model, analytics): &mut (Model, Analytics), change: Change) {
    let changes = [change];
    model.apply(&changes);
    analytics.update(model, &Touched::by(&changes));
    assert!(*analytics == Analytics::compute(model, day(30)), "the figures are those from scratch");
}

#[test]
fn an_outcome_during_a_look_copies_a_chunk_and_not_the_shop() {
    let mut shop = shop();
    let looked_at = shop.clone();
    carry_out(&mut shop, Change::Contact(Box::new(Row::Insert(contact(4000)))));
    // Nobody had been contacted: up to the client's chunk there is none to share.
    assert_eq!(shop.0.shared_with(&looked_at.0), [(10, 10), (10, 10), (10, 10), (8, 0), (2, 2)]);
    assert_eq!(shop.1.clients.shared_with(&looked_at.1.clients), (10, 9));
    assert!(looked_at.0.contacts().is_empty() && shop.0.contacts().len() == 1, "who looks sees the shop as it was");

    let looked_at = shop.clone();
    carry_out(&mut shop, Change::Contact(Box::new(Row::Delete(contact(4000)))));
    assert_eq!(shop.0.shared_with(&looked_at.0), [(10, 10), (10, 10), (10, 10), (8, 7), (2, 2)], "taken back");
}

#[test]
fn a_purchase_during_a_look_copies_a_chunk_and_a_piece_of_the_columns() {
    let mut shop = shop();
    let looked_at = shop.clone();
    let bought = purchase(3 * CLIENTS + 1, 17, day(29));
    carry_out(&mut shop, Change::Purchase(Row::Insert(bought.clone())));
    assert_eq!(shop.0.shared_with(&looked_at.0), [(10, 10), (10, 10), (10, 9), (0, 0), (2, 1)]);
    let id = ClientId::from_number(17).expect("an id");
    assert_eq!((looked_at.0.sales().of(id).count(), shop.0.sales().of(id).count()), (3, 4));
    assert!(looked_at.1 == Analytics::compute(&looked_at.0, day(30)), "who looks sees the figures as they were");
    carry_out(&mut shop, Change::Purchase(Row::Delete(bought)));
    assert!((shop.0.purchases(), &shop.1) == (looked_at.0.purchases(), &looked_at.1), "taken back");
}
