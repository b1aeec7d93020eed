//! Agreed dates: what they stand in place of, what keeps or settles them, how often they are asked for.

use regulars::domain::client::{Agreed, AgreedKind};
use regulars::domain::contact::{Outcome, Purpose};

use crate::chain::{check, contact, due_at, due_text, monthly_shop};
use crate::shops::{clients, day, purchase};

#[test]
fn an_agreed_date_takes_the_place_of_the_chain_and_waits_for_a_contact_or_a_purchase() {
    let mut records = monthly_shop();
    records.clients[0].agreed = Some(Agreed::on(day("2025-05-02"), AgreedKind::CallBack));
    contact(&mut records, "2025-04-19", Purpose::Step(0), Outcome::Later { until: day("2025-05-02") });
    check(
        &records,
        &[("2025-04-23", "-"), ("2025-05-01", "-"), ("2025-05-02", "agreed since 2025-05-02"), ("2025-08-01", "agreed since 2025-05-02")],
    );
    let mut bought = records.clone();
    bought.purchases.push(purchase(9, Some(1), day("2025-04-25"), 5));
    check(&bought, &[("2025-05-02", "-")]);
    contact(&mut records, "2025-05-03", Purpose::Agreed, Outcome::Sent);
    check(&records, &[("2025-05-02", "agreed since 2025-05-02"), ("2025-05-03", "-"), ("2025-05-10", "-")]);
}

#[test]
fn a_date_agreed_on_the_day_of_a_purchase_outlives_that_purchase() {
    let mut records = monthly_shop();
    records.clients[0].agreed = Some(Agreed::on(day("2025-04-10"), AgreedKind::Visit));
    contact(&mut records, "2025-03-26", Purpose::Free, Outcome::WillCome { on: day("2025-04-10") });
    check(&records, &[("2025-04-10", "agreed since 2025-04-10")]);
}

#[test]
fn a_date_agreed_for_the_same_day_is_waited_for() {
    let today = day("2025-04-23");
    for (outcome, kind) in [(Outcome::WillCome { on: today }, AgreedKind::Visit), (Outcome::Later { until: today }, AgreedKind::CallBack)] {
        let mut records = monthly_shop();
        contact(&mut records, "2025-04-23", Purpose::Step(2), Outcome::NoAnswer);
        contact(&mut records, "2025-04-23", Purpose::Step(2), outcome);
        records.clients[0].agreed = Some(Agreed { made: Some(today), ..Agreed::on(today, kind) });
        check(&records, &[("2025-04-23", "agreed since 2025-04-23"), ("2025-04-25", "agreed since 2025-04-23")]);
        let mut came = records.clone();
        came.purchases.push(purchase(9, Some(1), day("2025-04-23"), 5));
        check(&came, &[("2025-04-23", "-"), ("2025-04-24", "-")]);
        contact(&mut records, "2025-04-23", Purpose::Agreed, Outcome::NoAnswer);
        check(&records, &[("2025-04-23", "-"), ("2025-04-24", "agreed since 2025-04-24")]);
        assert_eq!(due_at(&records, "2025-04-24").expect("due").tries_without_answer, 1, "tries since it was agreed");
        contact(&mut records, "2025-04-24", Purpose::Agreed, Outcome::Sent);
        check(&records, &[("2025-04-24", "-"), ("2025-04-27", "-")]);
    }
}

#[test]
fn a_contact_put_off_to_today_is_not_answered_by_what_was_said_before() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-04-23", Purpose::Agreed, Outcome::Sent);
    let today = day("2025-04-23");
    for (made, expected) in [(Some(today), "agreed since 2025-04-23"), (Some(day("2025-04-20")), "-"), (None, "-")] {
        records.clients[0].agreed = Some(Agreed { made, ..Agreed::on(today, AgreedKind::CallBack) });
        check(&records, &[("2025-04-23", expected)]);
    }
}

#[test]
fn an_agreed_date_is_asked_for_three_times_and_then_given_up() {
    let mut records = monthly_shop();
    records.clients[0].agreed = Some(Agreed::on(day("2025-04-02"), AgreedKind::CallBack));
    for on in ["2025-04-02", "2025-04-03", "2025-04-04"] {
        check(&records, &[(on, &format!("agreed since {on}"))]);
        contact(&mut records, on, Purpose::Agreed, Outcome::NoAnswer);
    }
    check(&records, &[("2025-04-05", "-"), ("2025-04-19", "remind since 2025-04-19")]);
}

#[test]
fn a_call_on_an_agreed_date_counts_for_the_step_whose_day_had_come() {
    let mut records = monthly_shop();
    contact(&mut records, "2025-04-21", Purpose::Agreed, Outcome::Sent);
    check(&records, &[("2025-04-22", "-"), ("2025-04-23", "call since 2025-04-23")]);
    contact(&mut records, "2025-04-24", Purpose::Agreed, Outcome::Sent);
    check(&records, &[("2025-04-25", "-"), ("2025-04-27", "-")]);
}

#[test]
fn a_date_may_be_agreed_with_a_prospect() {
    let mut records = clients(1);
    records.clients[0].agreed = Some(Agreed::on(day("2025-04-10"), AgreedKind::CallBack));
    check(&records, &[("2025-04-09", "-"), ("2025-04-10", "agreed since 2025-04-10")]);
}

#[test]
fn a_booking_made_at_the_counter_is_not_undone_by_the_visit_of_that_day() {
    let mut records = monthly_shop();
    records.clients[0].agreed = Some(Agreed::on(day("2025-04-23"), AgreedKind::Visit));
    check(&records, &[("2025-04-21", "-"), ("2025-04-23", "agreed since 2025-04-23")]);
    records.purchases.push(purchase(9, Some(1), day("2025-04-23"), 5));
    check(&records, &[("2025-04-24", "-")]);
}

#[test]
fn a_purchase_since_a_date_was_agreed_settles_it_and_one_before_does_not() {
    let mut records = monthly_shop();
    let agreed = Agreed::on(day("2025-04-23"), AgreedKind::Visit);
    // The shop's last purchase is of 26 March. Agreed on the card, so no contact tells when.
    for (made, still_asked) in [(None, true), (Some("2025-03-25"), false), (Some("2025-03-26"), true), (Some("2025-04-01"), true)] {
        records.clients[0].agreed = Some(Agreed { made: made.map(day), ..agreed.clone() });
        assert_eq!(due_text(&records, "2025-04-23") == "agreed since 2025-04-23", still_asked, "{made:?}");
    }
}
