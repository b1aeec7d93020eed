//! Random shops: purchases with refunds, zero sums and guests, recurring products, contacts of every kind, wishes of clients.

use chrono::NaiveDate;
use proptest::prelude::*;
use regulars::domain::client::{Agreed, AgreedKind, Client, ConsentAnswer, DoNotContact};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason};
use regulars::domain::dates::{Birthday, add_days};
use regulars::domain::ids::{ContactId, Id as _, ProductId};
use regulars::domain::model::Records;
use regulars::domain::purchase::{Items, Product, Purchase};

use crate::shops::{client_id, day, purchase};

/// Clients of a random shop.
pub const CLIENTS: usize = 8;

/// A purchase: client (0 is a guest), days after [`origin`], sum, product (0 is none).
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub client: usize,
    pub offset: i64,
    pub sum_minor: i64,
    pub product: u32,
}

/// A contact: client, days after [`origin`], which purpose and which outcome.
#[derive(Debug, Clone, Copy)]
pub struct Touch {
    client: usize,
    offset: i64,
    purpose: u8,
    outcome: u8,
}

/// What a client wishes.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub do_not_contact: bool,
    pub archived: bool,
    pub refuses_marketing: bool,
    paused_until: Option<i64>,
    agreed: Option<i64>,
    birthday: Option<u8>,
}

/// The first day of a random shop.
pub fn origin() -> NaiveDate {
    day("2023-11-17")
}

/// Up to 80 purchases.
pub fn lines() -> impl Strategy<Value = Vec<Line>> {
    let sum = prop_oneof![4 => 0_i64..50_000, 1 => -20_000_i64..0, 1 => Just(0_i64)];
    let line = (0..=CLIENTS, 0_i64..500, sum, 0_u32..4);
    prop::collection::vec(line.prop_map(|(client, offset, sum_minor, product)| Line { client, offset, sum_minor, product }), 0..80)
}

/// Up to 30 contacts.
pub fn touches() -> impl Strategy<Value = Vec<Touch>> {
    let touch = (1..=CLIENTS, 0_i64..500, 0_u8..6, 0_u8..6);
    prop::collection::vec(touch.prop_map(|(client, offset, purpose, outcome)| Touch { client, offset, purpose, outcome }), 0..30)
}

/// A wish for every client.
pub fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let rarely = || prop::bool::weighted(0.15);
    let offset = || prop::option::weighted(0.2, 0_i64..600);
    let wish = (rarely(), rarely(), rarely(), offset(), offset(), prop::option::of(1_u8..28));
    let wish = wish.prop_map(|(do_not_contact, archived, refuses_marketing, paused_until, agreed, birthday)| Wish {
        do_not_contact,
        archived,
        refuses_marketing,
        paused_until,
        agreed,
        birthday,
    });
    prop::collection::vec(wish, CLIENTS)
}

/// A shop of these purchases alone.
pub fn shop(lines: &[Line]) -> Records {
    let mut records =
        Records { clients: (1..=CLIENTS).map(|number| Client::new(client_id(number), origin())).collect(), ..Records::default() };
    for (number, cycle_days) in [(1, Some(30)), (2, Some(60)), (3, None)] {
        let id = ProductId::from_number(number).expect("a product");
        let name = format!("product {number}");
        records.products.push(Product { id, name, category: String::new(), cycle_days, margin_bp: None, archived: false });
    }
    records.purchases = lines.iter().enumerate().map(|(index, line)| of_line(index + 1, *line)).collect();
    records
}

/// A shop of purchases, contacts and wishes.
pub fn full_shop(lines: &[Line], touches: &[Touch], wishes: &[Wish]) -> Records {
    let mut records = shop(lines);
    records.contacts = touches.iter().enumerate().map(|(index, touch)| of_touch(index + 1, *touch)).collect();
    for (client, wish) in records.clients.iter_mut().zip(wishes) {
        grant(client, *wish);
    }
    records
}

/// Writes a wish into a client's record.
pub fn grant(client: &mut Client, wish: Wish) {
    client.do_not_contact = wish.do_not_contact.then(|| DoNotContact { day: origin(), reason: String::new(), set_by: None });
    client.archived = wish.archived.then(origin);
    client.consent.answer = if wish.refuses_marketing { ConsentAnswer::No } else { ConsentAnswer::Unknown };
    client.paused_until = wish.paused_until.map(|offset| add_days(origin(), offset));
    let agreed = |offset| Agreed::on(add_days(origin(), offset), AgreedKind::CallBack);
    client.agreed = wish.agreed.map(agreed);
    client.birthday = wish.birthday.and_then(|day| Birthday::new(day, day % 12 + 1, None));
}

/// The purchase of a line.
pub fn of_line(number: usize, line: Line) -> Purchase {
    let mut bought = purchase(number, (line.client > 0).then_some(line.client), add_days(origin(), line.offset), line.sum_minor);
    if let Some(product) = ProductId::from_number(u64::from(line.product)) {
        bought.items = Items::One { product, quantity_milli: 1000 };
    }
    bought
}

/// The contact of a touch.
pub fn of_touch(number: usize, touch: Touch) -> Contact {
    let on = add_days(origin(), touch.offset);
    Contact {
        id: ContactId::from_number(number as u64).expect("a contact"),
        client: client_id(touch.client),
        at: on.and_hms_opt(12, 0, 0).expect("noon").and_utc(),
        day: on,
        purpose: match touch.purpose {
            0..=2 => Purpose::Step(touch.purpose),
            3 => Purpose::Agreed,
            4 => Purpose::Birthday,
            _ => Purpose::FirstVisit,
        },
        expected: None,
        channel: Channel::Call,
        staff: None,
        template: None,
        outcome: match touch.outcome {
            0 | 1 => Outcome::Sent,
            2 | 3 => Outcome::NoAnswer,
            4 => Outcome::Refused { reason: RefusalReason::Price, text: String::new() },
            _ => Outcome::Later { until: add_days(on, 20) },
        },
        bonus_minor: 0,
        note: String::new(),
    }
}
