//! The chain of contacts, day by day: who is due for what, and what stops it.

use chrono::NaiveDate;
use regulars::analytics::{Analytics, DayList, Due, DueStep, Reason, forecast};
use regulars::domain::client::{Agreed, AgreedKind, Client, ConsentAnswer, DoNotContact};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason};
use regulars::domain::dates::Birthday;
use regulars::domain::ids::{ContactId, Id as _};
use regulars::domain::model::{Model, Records};
use regulars::domain::phone::Phone;

use crate::shops::{client_id, clients, day, purchase, visits};

/// A client who bought every 28 days four times, the last time on 2025-03-26: expected on 2025-04-23, window 4 days, so
/// reminded from 04-19, offered from 04-21, called from 04-23, waited for until 04-27, asleep after 06-18.
pub fn monthly_shop() -> Records {
    let mut records = clients(1);
    visits(&mut records, 1, "2025-01-01", 28, 4, 100_000);
    records
}

/// Logs a call with the client on a day.
pub fn contact(records: &mut Records, on: &str, purpose: Purpose, outcome: Outcome) {
    let number = records.contacts.len() as u64 + 1;
    let on = day(on);
    records.contacts.push(Contact {
        id: ContactId::from_number(number).expect("a contact number"),
        client: client_id(1),
        at: on.and_hms_opt(10, 0, 0).expect("ten o'clock").and_utc(),
        day: on,
        purpose,
        expected: None,
        channel: Channel::Call,
        staff: None,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    });
}

fn refusal() -> Outcome {
    Outcome::Refused { reason: RefusalReason::Price, text: String::new() }
}

/// What the client is due for on a day.
pub fn due_at(records: &Records, as_of: &str) -> Option<Due> {
    let model = Model::from_records(records.clone());
    Analytics::compute(&model, day(as_of)).client(client_id(1)).expect("the client").due.as_deref().cloned()
}

/// `remind since 2025-04-19`, or `-`.
pub fn due_text(records: &Records, as_of: &str) -> String {
    due_at(records, as_of).map_or_else(|| "-".to_owned(), |due| format!("{} since {}", due.step.key(), due.date))
}

/// Holds what the client is due for on some days against what it should be.
#[track_caller]
pub fn check(records: &Records, expected: &[(&str, &str)]) {
    let ours: Vec<(&str, String)> = expected.iter().map(|(on, _)| (*on, due_text(records, on))).collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(on, text)| (*on, (*text).to_owned())).collect();
    assert_eq!(ours, expected);
}

#[test]
fn the_latest_step_whose_day_has_come_is_due_until_the_window_closes() {
    check(
        &monthly_shop(),
        &[
            ("2025-04-18", "-"),
            ("2025-04-19", "remind since 2025-04-19"),
            ("2025-04-20", "remind since 2025-04-19"),
            ("2025-04-21", "offer since 2025-04-21"),
            ("2025-04-23", "call since 2025-04-23"),
            ("2025-04-27", "call since 2025-04-23"),
            ("2025-04-28", "-"),
        ],
    );
}

#[test]
fn a_contact_completes_its_step_and_restarts_patience() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-04-22", Purpose::Step(1), Outcome::Sent);
    check(&records, &[("2025-04-21", "offer since 2025-04-21"), ("2025-04-22", "-"), ("2025-04-23", "call since 2025-04-23")]);
    contact(&mut records, "2025-04-23", Purpose::Step(2), Outcome::Sent);
    check(&records, &[("2025-04-23", "-"), ("2025-04-27", "-")]);
}

#[test]
fn patience_puts_the_next_step_off_after_any_contact() {
    // A 91-day cycle has a window of 14 days and asks for 3 days of patience.
    let mut records = clients(1);
    visits(&mut records, 1, "2025-01-01", 91, 4, 1);
    check(&records, &[("2025-12-31", "call since 2025-12-31")]);
    contact(&mut records, "2025-12-30", Purpose::Free, Outcome::Sent);
    check(&records, &[("2025-12-31", "-"), ("2026-01-01", "-"), ("2026-01-02", "call since 2026-01-02")]);
}

#[test]
fn no_answer_asks_again_on_the_next_open_day_at_most_three_times() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-04-23", Purpose::Step(2), Outcome::NoAnswer);
    check(&records, &[("2025-04-23", "-"), ("2025-04-24", "call since 2025-04-24")]);
    assert_eq!(due_at(&records, "2025-04-24").expect("due").tries_without_answer, 1);
    records.settings.holidays.push(day("2025-04-24"));
    check(&records, &[("2025-04-24", "-"), ("2025-04-25", "call since 2025-04-25")]);
    contact(&mut records, "2025-04-25", Purpose::Step(2), Outcome::NoAnswer);
    contact(&mut records, "2025-04-26", Purpose::Step(2), Outcome::NoAnswer);
    check(&records, &[("2025-04-26", "-"), ("2025-04-27", "-")]);
}

#[test]
fn a_wrong_number_leaves_the_step_to_the_next_number() {
    let phone = |wrong| Phone { e164: "+79161234567".into(), typed: String::new(), wrong };
    for (phones, expected) in [(vec![phone(true), phone(false)], "call since 2025-04-23"), (vec![phone(true), phone(true)], "-")] {
        let mut records = monthly_shop();
        records.clients[0].phones = phones;
        contact(&mut records, "2025-04-23", Purpose::Step(2), Outcome::WrongNumber);
        check(&records, &[("2025-04-23", expected), ("2025-04-24", expected)]);
        contact(&mut records, "2025-04-24", Purpose::Step(2), Outcome::Sent);
        check(&records, &[("2025-04-24", "-"), ("2025-04-27", "-")]);
        // A date that was agreed waits for the other number too.
        records.contacts.truncate(1);
        records.contacts[0].purpose = Purpose::Agreed;
        records.clients[0].agreed = Some(Agreed::on(day("2025-04-23"), AgreedKind::CallBack));
        check(&records, &[("2025-04-24", expected.replace("call", "agreed").as_str())]);
    }
}

#[test]
fn a_purchase_or_a_refusal_ends_the_chain() {
    let mut bought = monthly_shop();
    bought.purchases.push(purchase(9, Some(1), day("2025-04-20"), 5));
    check(&bought, &[("2025-04-19", "remind since 2025-04-19"), ("2025-04-21", "-"), ("2025-04-23", "-")]);
    let mut refused = monthly_shop();
    contact(&mut refused, "2025-04-19", Purpose::Step(0), refusal());
    check(&refused, &[("2025-04-21", "-"), ("2025-04-27", "-")]);
    refused.purchases.push(purchase(9, Some(1), day("2025-04-30"), 5));
    check(&refused, &[("2025-05-28", "call since 2025-05-28")]);
}

#[test]
fn a_refusal_on_the_day_of_a_purchase_came_before_it() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-03-26", Purpose::Step(2), refusal());
    check(&records, &[("2025-04-23", "call since 2025-04-23")]);
}

#[test]
fn a_contact_of_another_chain_completes_no_step_of_this_one() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-04-19", Purpose::Step(2), Outcome::Sent);
    check(&records, &[("2025-04-23", "-")]);
    records.contacts[0].expected = Some(day("2025-04-23"));
    check(&records, &[("2025-04-23", "-")]);
    // The window is 4 days: five days off is another visit that was waited for.
    records.contacts[0].expected = Some(day("2025-04-18"));
    check(&records, &[("2025-04-23", "call since 2025-04-23")]);
}

#[test]
fn an_expected_day_that_shifts_a_little_does_not_begin_the_chain_anew() {
    // The shop's usual cycle, and with it the day on which a client of few visits is expected, moves with everybody's purchases.
    for (was_expected, on, step) in [("2025-04-22", "2025-04-18", 0), ("2025-04-22", "2025-04-20", 1), ("2025-04-27", "2025-04-22", 1)] {
        let mut records = monthly_shop();
        contact(&mut records, on, Purpose::Step(step), Outcome::Sent);
        records.contacts[0].expected = Some(day(was_expected));
        let offered = if step == 0 { "offer since 2025-04-21" } else { "-" };
        check(&records, &[("2025-04-22", offered), ("2025-04-23", "call since 2025-04-23")]);
    }
}

#[test]
fn a_step_that_was_switched_off_since_still_counts_for_those_before_it() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-04-23", Purpose::Step(2), Outcome::Sent);
    records.settings.steps[2].off = true;
    check(&records, &[("2025-04-23", "-"), ("2025-04-24", "-"), ("2025-04-27", "-")]);
    records.contacts[0].outcome = Outcome::NoAnswer;
    check(&records, &[("2025-04-24", "offer since 2025-04-24")]);
}

#[test]
fn a_refund_does_not_end_the_chain() {
    let mut records = monthly_shop();
    records.purchases.push(purchase(9, Some(1), day("2025-04-20"), -5));
    check(&records, &[("2025-04-23", "call since 2025-04-23")]);
}

#[test]
fn nobody_is_due_who_must_or_wants_to_be_left_alone() {
    type Wish = (&'static str, fn(&mut Client));
    let variants: [Wish; 4] = [
        ("do not contact", |client| {
            client.do_not_contact = Some(DoNotContact { day: day("2025-04-01"), reason: String::new(), set_by: None });
        }),
        ("archived", |client| client.archived = Some(day("2025-04-01"))),
        ("paused", |client| client.paused_until = Some(day("2025-04-24"))),
        ("consent refused", |client| client.consent.answer = ConsentAnswer::No),
    ];
    for (name, change) in variants {
        let mut records = monthly_shop();
        records.clients[0].birthday = Birthday::new(23, 4, None);
        assert_eq!(due_text(&records, "2025-04-23"), "call since 2025-04-23");
        change(&mut records.clients[0]);
        assert_eq!(due_text(&records, "2025-04-23"), "-", "{name}");
    }
    let mut prospect = monthly_shop();
    prospect.purchases.clear();
    prospect.clients[0].birthday = Birthday::new(23, 4, None);
    check(&prospect, &[("2025-04-23", "-")]);
}

#[test]
fn a_pause_puts_the_contact_off_to_its_end() {
    let mut records = monthly_shop();
    records.clients[0].paused_until = Some(day("2025-04-25"));
    check(&records, &[("2025-04-24", "-"), ("2025-04-25", "call since 2025-04-25")]);
}

#[test]
fn sleepers_are_kept_for_win_back_but_for_an_agreed_date() {
    let mut records = monthly_shop();
    records.clients[0].birthday = Birthday::new(25, 6, None);
    check(&records, &[("2025-06-25", "-")]);
    records.clients[0].agreed = Some(Agreed::on(day("2025-06-20"), AgreedKind::CallBack));
    check(&records, &[("2025-06-25", "agreed since 2025-06-20")]);
}

#[test]
fn a_first_visit_is_followed_up_once_before_the_chain() {
    // One purchase, the preset of 90 days: expected 2025-04-01, window 14, reminded from 03-18.
    let mut records = monthly_shop();
    records.purchases.truncate(1);
    check(
        &records,
        &[
            ("2025-01-03", "-"),
            ("2025-01-04", "first_visit since 2025-01-04"),
            ("2025-01-18", "first_visit since 2025-01-04"),
            ("2025-01-19", "-"),
            ("2025-03-18", "remind since 2025-03-18"),
        ],
    );
    assert_eq!(due_at(&records, "2025-01-06").expect("due").reason, Reason::FirstVisit { days_ago: 5 });
    contact(&mut records, "2025-01-05", Purpose::FirstVisit, Outcome::Sent);
    check(&records, &[("2025-01-05", "-"), ("2025-01-10", "-"), ("2025-03-18", "remind since 2025-03-18")]);
}

#[test]
fn a_first_visit_gives_way_to_a_chain_that_begins_early() {
    // A 3-day trade: expected a week after the visit, reminded the day before.
    let mut records = clients(1);
    records.settings.preset_cycle_days = Some(3);
    visits(&mut records, 1, "2025-01-01", 1, 1, 100);
    check(
        &records,
        &[
            ("2025-01-04", "first_visit since 2025-01-04"),
            ("2025-01-06", "first_visit since 2025-01-04"),
            ("2025-01-07", "remind since 2025-01-07"),
        ],
    );
}

#[test]
fn a_birthday_is_due_once_from_three_days_before_to_three_after() {
    let mut records = monthly_shop();
    records.clients[0].birthday = Birthday::new(10, 4, Some(1990));
    check(
        &records,
        &[
            ("2025-04-06", "-"),
            ("2025-04-07", "birthday since 2025-04-07"),
            ("2025-04-13", "birthday since 2025-04-07"),
            ("2025-04-14", "-"),
        ],
    );
    let Reason::Birthday(birthday) = due_at(&records, "2025-04-09").expect("due").reason else { panic!("not a birthday") };
    assert_eq!((birthday.on, birthday.turns), (day("2025-04-10"), Some(35)));
    contact(&mut records, "2025-04-08", Purpose::Birthday, Outcome::Sent);
    check(&records, &[("2025-04-09", "-"), ("2025-04-10", "-")]);
}

#[test]
fn a_call_speaks_for_the_birthday_too() {
    let mut records = monthly_shop();
    records.clients[0].birthday = Birthday::new(24, 4, None);
    check(&records, &[("2025-04-21", "birthday since 2025-04-21"), ("2025-04-23", "call since 2025-04-23")]);
    assert_eq!(due_at(&records, "2025-04-23").expect("due").birthday.expect("a birthday").on, day("2025-04-24"));
    // Who was called is greeted already; who did not answer is not.
    for (outcome, next_day) in [
        (Outcome::Sent, "-"),
        (refusal(), "-"),
        (Outcome::NoAnswer, "call since 2025-04-24"),
        (Outcome::WrongNumber, "birthday since 2025-04-21"),
    ] {
        let mut called = records.clone();
        contact(&mut called, "2025-04-23", Purpose::Step(2), outcome);
        check(&called, &[("2025-04-24", next_day)]);
    }
    // An offer is no greeting, nor is a call before the days of the birthday.
    contact(&mut records, "2025-04-21", Purpose::Step(1), Outcome::Sent);
    check(&records, &[("2025-04-22", "birthday since 2025-04-21")]);
    records.contacts[0].purpose = Purpose::Step(2);
    records.contacts[0].day = day("2025-04-20");
    check(&records, &[("2025-04-22", "birthday since 2025-04-21")]);
}

#[test]
fn a_birthday_of_closed_days_is_greeted_on_the_next_open_one() {
    // Closed for the first days of January; the birthday of the 4th is due from the 1st to the 7th.
    let mut records = clients(1);
    visits(&mut records, 1, "2024-01-01", 84, 4, 1);
    records.clients[0].birthday = Birthday::new(4, 1, None);
    let closed = |to: u32| (1..=to).map(|of| NaiveDate::from_ymd_opt(2025, 1, of).expect("a day")).collect();
    let cases = [
        (6, [("2025-01-07", "birthday since 2025-01-07"), ("2025-01-08", "-")]),
        (8, [("2025-01-09", "birthday since 2025-01-09"), ("2025-01-10", "-")]),
    ];
    for (to, expected) in cases {
        records.settings.holidays = closed(to);
        check(&records, &expected);
    }
    // On the day itself and no other, and that is a Saturday.
    records.settings = regulars::domain::settings::Settings { birthday_before_days: 0, birthday_after_days: 0, ..Default::default() };
    records.settings.closed_weekdays[5] = true;
    check(&records, &[("2025-01-05", "birthday since 2025-01-05"), ("2025-01-06", "-")]);
}

#[test]
fn contacts_move_from_closed_days_to_the_next_open_one() {
    let mut records = monthly_shop();
    records.settings.holidays = vec![day("2025-04-23"), day("2025-04-24")];
    check(
        &records,
        &[("2025-04-23", "offer since 2025-04-21"), ("2025-04-24", "offer since 2025-04-21"), ("2025-04-25", "call since 2025-04-25")],
    );
    let model = Model::from_records(records);
    let list = DayList::plan(&model, &Analytics::compute(&model, day("2025-04-23")), day("2025-04-23"));
    assert!(list.closed && list.due.is_empty());
    assert_eq!(list.moved_on.len(), 1);
}

#[test]
fn the_reason_carries_the_cycle_and_the_day() {
    let reason = due_at(&monthly_shop(), "2025-04-24").expect("due").reason;
    let Reason::Cycle { days, spread_days, elapsed_days, .. } = reason else { panic!("{reason:?}") };
    assert_eq!((days, spread_days, elapsed_days), (28, Some(1), 29));
}

/// Many clients like that of [`monthly_shop`], client n with checks of n roubles.
fn many_due(count: usize) -> Records {
    let mut records = clients(count);
    for (number, sum_minor) in (1..=count).zip((100..).step_by(100)) {
        visits(&mut records, number, "2025-01-01", 28, 4, sum_minor);
    }
    records
}

fn plan(records: &Records, on: &str) -> DayList {
    let model = Model::from_records(records.clone());
    DayList::plan(&model, &Analytics::compute(&model, day(on)), day(on))
}

#[test]
fn the_list_is_ordered_by_step_and_money_and_cut_by_capacity() {
    let mut records = many_due(6);
    records.settings.capacity = 4;
    // Client 1 has the least money at risk, but a date was agreed with them; client 2 was offered already.
    records.clients[0].agreed = Some(Agreed::on(day("2025-04-20"), AgreedKind::Visit));
    let list = plan(&records, "2025-04-23");
    let ids = |list: &[Due]| list.iter().map(|due| due.client).collect::<Vec<_>>();
    assert_eq!(ids(&list.due), [1, 6, 5, 4].map(client_id));
    assert_eq!(ids(&list.moved_on), [3, 2].map(client_id));
    // A contact of today takes its place in the day's capacity.
    contact(&mut records, "2025-04-23", Purpose::Agreed, Outcome::Sent);
    let list = plan(&records, "2025-04-23");
    assert_eq!(ids(&list.due), [6, 5, 4].map(client_id));
    assert_eq!(ids(&list.moved_on), [3, 2].map(client_id));
    assert_eq!(list.done.len(), 1);
}

#[test]
fn the_forecast_says_on_which_day_each_client_newly_comes_due() {
    let model = Model::from_records(monthly_shop());
    let analytics = Analytics::compute(&model, day("2025-04-01"));
    let coming: Vec<(NaiveDate, &str)> = forecast(&model, &analytics, day("2025-04-01"), 40)
        .iter()
        .flat_map(|forecast| forecast.coming.iter().map(|(_, step)| (forecast.day, step.key())))
        .collect();
    assert_eq!(coming, [(day("2025-04-19"), "remind"), (day("2025-04-21"), "offer"), (day("2025-04-23"), "call")]);
    let upcoming = analytics.client(client_id(1)).expect("the client").upcoming.expect("something comes");
    assert_eq!((upcoming.date, upcoming.step.key()), (day("2025-04-19"), "remind"));
    // The list planned for a later day is that of the day itself, but for the money at risk, which is that of today.
    let planned = DayList::plan(&model, &analytics, day("2025-04-23"));
    let on_the_day = plan(&monthly_shop(), "2025-04-23");
    let steps = |list: &DayList| list.due.iter().map(|due| (due.client, due.step, due.date, due.reason)).collect::<Vec<_>>();
    assert_eq!(steps(&planned), steps(&on_the_day));
    assert!(matches!(planned.due[0].step, DueStep::Chain { index: 2, .. }));
}

#[test]
fn a_step_goes_the_way_by_which_the_client_can_be_reached() {
    let channel_with = |change: fn(&mut Client)| {
        let mut records = monthly_shop();
        records.settings.steps[0].channel = Some(Channel::Sms);
        change(&mut records.clients[0]);
        due_at(&records, "2025-04-19").expect("due").channel
    };
    assert_eq!(channel_with(|client| client.phones = vec![Phone::read("89162041835", "RU")]), Channel::Sms);
    assert_eq!(channel_with(|client| client.emails = vec!["anna@example.com".into()]), Channel::Email);
    assert_eq!(channel_with(|client| client.preferred_channel = Some(Channel::WhatsApp)), Channel::WhatsApp);
    assert_eq!(channel_with(|_| {}), Channel::Call);
    let mut client = monthly_shop().clients.remove(0);
    client.preferred_channel = Some(Channel::Email);
    client.phones = vec![Phone::read("89162041835", "RU")];
    assert_eq!(client.usual_channel(), Channel::Call, "no letter without an address");
}
