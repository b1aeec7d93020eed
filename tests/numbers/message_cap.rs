//! At most one message in seven days, over everything: the list waits, and says for whom.

use regulars::analytics::{Analytics, TodayList};
use regulars::domain::client::{Agreed, AgreedKind};
use regulars::domain::contact::{Channel, Outcome, Purpose};
use regulars::domain::dates::Birthday;
use regulars::domain::model::{Model, Records};
use regulars::domain::phone::Phone;

use crate::chain::{check, contact, monthly_shop};
use crate::shops::{client_id, clients, day, visits};

/// A client who buys every 91 days, the last time on 2025-10-01: expected on 12-31, window 14 days, so reminded from 12-17,
/// offered from 12-24, called from 12-31, with 3 days of patience. Messages go by WhatsApp.
fn quarterly_shop() -> Records {
    let mut records = clients(1);
    visits(&mut records, 1, "2025-01-01", 91, 4, 100_000);
    writes(&mut records);
    records
}

fn writes(records: &mut Records) {
    records.clients[0].phones = vec![Phone::read("8 916 204-18-35", "RU")];
    records.clients[0].preferred_channel = Some(Channel::WhatsApp);
}

fn message(records: &mut Records, on: &str, purpose: Purpose) {
    contact(records, on, purpose, Outcome::Sent);
    records.contacts.last_mut().expect("the message").channel = Channel::WhatsApp;
}

#[test]
fn a_message_waits_until_a_week_after_the_one_before() {
    let mut records = quarterly_shop();
    message(&mut records, "2025-12-14", Purpose::Free);
    check(
        &records,
        &[
            ("2025-12-17", "-"),
            ("2025-12-20", "-"),
            ("2025-12-21", "remind since 2025-12-21"),
            ("2025-12-24", "offer since 2025-12-24"),
            ("2025-12-31", "call since 2025-12-31"),
        ],
    );
}

#[test]
fn the_day_says_whose_message_waits_and_since_when() {
    let mut records = quarterly_shop();
    message(&mut records, "2025-12-14", Purpose::Free);
    let model = Model::from_records(records);
    for (on, waits) in [("2025-12-16", false), ("2025-12-17", true), ("2025-12-20", true), ("2025-12-21", false)] {
        for analytics in [Analytics::compute(&model, day(on)), Analytics::compute_with(&model, day(on), None)] {
            let held = TodayList::of(&model, &analytics).held();
            assert_eq!(held, if waits { vec![client_id(1)] } else { Vec::new() }, "{on}");
        }
    }
    let figures = Analytics::compute(&model, day("2025-12-17"));
    let upcoming = figures.client(client_id(1)).expect("the client").upcoming.expect("a reminder");
    assert_eq!((upcoming.date, upcoming.held_from), (day("2025-12-21"), Some(day("2025-12-17"))));
}

#[test]
fn the_cap_is_a_setting() {
    for (cap, due) in [(0, "remind since 2025-12-17"), (3, "remind since 2025-12-17"), (4, "-"), (7, "-")] {
        let mut records = quarterly_shop();
        records.settings.message_cap_days = cap;
        message(&mut records, "2025-12-14", Purpose::Free);
        check(&records, &[("2025-12-17", due)]);
    }
}

#[test]
fn calls_are_no_messages_neither_before_nor_after_one() {
    let mut records = quarterly_shop();
    contact(&mut records, "2025-12-14", Purpose::Free, Outcome::Sent);
    check(&records, &[("2025-12-17", "remind since 2025-12-17")]);
    message(&mut records, "2025-12-30", Purpose::Free);
    check(&records, &[("2026-01-01", "-"), ("2026-01-02", "call since 2026-01-02")]);
}

#[test]
fn an_agreed_date_is_kept_whatever_was_sent_before() {
    let mut records = quarterly_shop();
    message(&mut records, "2025-12-14", Purpose::Free);
    records.clients[0].agreed = Some(Agreed::on(day("2025-12-16"), AgreedKind::CallBack));
    check(&records, &[("2025-12-16", "agreed since 2025-12-16")]);
}

#[test]
fn the_next_step_of_the_same_chain_goes_by_its_own_patience() {
    let mut records = quarterly_shop();
    message(&mut records, "2025-12-22", Purpose::Step(0));
    check(&records, &[("2025-12-24", "-"), ("2025-12-25", "offer since 2025-12-25")]);
}

#[test]
fn a_greeting_waits_and_is_left_out_when_its_days_are_over_by_then() {
    for (sent, expected) in [
        ("2025-04-05", [("2025-04-07", "-"), ("2025-04-11", "-"), ("2025-04-12", "birthday since 2025-04-12")]),
        ("2025-04-07", [("2025-04-08", "-"), ("2025-04-13", "-"), ("2025-04-14", "-")]),
    ] {
        let mut records = monthly_shop();
        writes(&mut records);
        records.clients[0].birthday = Birthday::new(10, 4, None);
        message(&mut records, sent, Purpose::Free);
        check(&records, &expected);
    }
}
