//! Steps of the chain that went by without a contact: recorded, never piled up.

use chrono::NaiveDate;
use regulars::analytics::{Analytics, missed};
use regulars::domain::client::{Agreed, AgreedKind, ConsentAnswer};
use regulars::domain::contact::{Outcome, Purpose, RefusalReason};
use regulars::domain::model::{Model, Records};

use crate::chain::{contact, monthly_shop};
use crate::shops::{client_id, day, purchase};

/// Holds `0 04-19, 1 04-21` for some days against what it should be: the steps by their place and the days they had.
#[track_caller]
fn check(records: &Records, expected: &[(&str, &str)]) {
    let told = |on: &str| {
        let model = Model::from_records(records.clone());
        let analytics = Analytics::compute(&model, day(on));
        let steps = missed(&model, &analytics, model.clients().get(client_id(1)).expect("the client"));
        let step_told = |(index, day): (u8, NaiveDate)| format!("{index} {}", day.format("%m-%d"));
        steps.iter().map(|step| step_told((step.index, step.day))).collect::<Vec<String>>().join(", ")
    };
    let ours: Vec<(&str, String)> = expected.iter().map(|(on, _)| (*on, told(on))).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(on, text)| (*on, (*text).to_owned())).collect();
    assert_eq!(ours, expected);
}

/// The monthly client, in a shop that worked with the chain before: reminded from 04-19, offered from 04-21, called from
/// 04-23 until 04-27.
fn working_shop() -> Records {
    let mut records = monthly_shop();
    contact(&mut records, "2025-03-20", Purpose::Free, Outcome::Sent);
    records
}

#[test]
fn a_step_is_missed_when_the_next_one_takes_its_place_and_the_last_when_the_chain_is_over() {
    check(
        &working_shop(),
        &[
            ("2025-04-20", ""),
            ("2025-04-21", "0 04-19"),
            ("2025-04-23", "0 04-19, 1 04-21"),
            ("2025-04-27", "0 04-19, 1 04-21"),
            ("2025-04-28", "0 04-19, 1 04-21, 2 04-23"),
        ],
    );
}

#[test]
fn what_was_tried_or_done_is_not_missed() {
    let mut records = working_shop();
    contact(&mut records, "2025-04-21", Purpose::Step(1), Outcome::NoAnswer);
    check(&records, &[("2025-04-23", "0 04-19"), ("2025-04-28", "0 04-19, 2 04-23")]);
    contact(&mut records, "2025-04-23", Purpose::Step(2), Outcome::Sent);
    check(&records, &[("2025-04-28", "0 04-19")]);
    // The next visit begins a chain of its own.
    records.purchases.push(purchase(9, Some(1), day("2025-04-25"), 5));
    check(&records, &[("2025-04-28", "")]);
}

#[test]
fn nothing_is_missed_of_who_may_not_be_contacted() {
    let nothing = [("2025-04-28", "")];
    let mut before = monthly_shop();
    check(&before, &nothing);
    contact(&mut before, "2025-04-22", Purpose::Free, Outcome::Sent);
    check(&before, &[("2025-04-28", "2 04-23")]);
    let with = |change: fn(&mut Records)| {
        let mut records = working_shop();
        change(&mut records);
        records
    };
    for records in [
        with(|records| records.clients[0].consent.answer = ConsentAnswer::No),
        with(|records| records.clients[0].archived = Some(day("2025-04-28"))),
        with(|records| records.clients[0].paused_until = Some(day("2025-05-28"))),
        with(|records| records.clients[0].agreed = Some(Agreed::on(day("2025-05-02"), AgreedKind::CallBack))),
        with(|records| {
            contact(records, "2025-04-19", Purpose::Step(0), Outcome::Refused { reason: RefusalReason::Price, text: String::new() });
        }),
    ] {
        check(&records, &nothing);
    }
}
