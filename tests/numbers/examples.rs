//! The worked examples of the rules, with the numbers that stand there.

use regulars::analytics::{
    Analytics, ClientFigures, Counting, CycleSource, Reason, Segment, Stage, came_back, chain_results, months, period_value, product_lines,
    segments, totals,
};
use regulars::domain::campaign::AdSpend;
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose};
use regulars::domain::dates::{Month, add_days};
use regulars::domain::ids::{ContactId, Id as _, ProductId};
use regulars::domain::model::{Model, Records};
use regulars::domain::purchase::{Items, Product};
use regulars::domain::settings::RfmLimits;

use crate::shops::{client_id, clients, day, purchase, visits};

fn figures_at(records: &Records, as_of: &str) -> ClientFigures {
    let model = Model::from_records(records.clone());
    Analytics::compute(&model, day(as_of)).client(client_id(1)).expect("the client").clone()
}

/// The figures of a client who came every `gap_days` five times, so many days after the last visit.
fn steady(gap_days: i64, elapsed_days: i64) -> ClientFigures {
    let mut records = clients(1);
    visits(&mut records, 1, "2021-01-01", gap_days, 5, 100);
    figures_at(&records, &add_days(day("2021-01-01"), 4 * gap_days + elapsed_days).to_string())
}

#[test]
fn of_1000_clients_60_repeat_so_the_repeat_purchase_rate_is_6_percent() {
    let mut records = clients(1000);
    for client in 1..=1000 {
        visits(&mut records, client, "2024-01-01", 1, if client <= 60 { 2 } else { 1 }, 100);
    }
    let totals = totals(&Model::from_records(records), day("2024-02-01"), Counting::AllRows);
    assert_eq!(totals.rpr_days().value(), Some(0.06));
    assert_eq!((totals.rpr_days().part, totals.rpr_days().whole), (60, 1000));
}

#[test]
fn two_receipts_of_one_day_repeat_by_rows_but_not_by_days() {
    let mut records = clients(1);
    visits(&mut records, 1, "2024-01-01", 0, 2, 100);
    let totals = totals(&Model::from_records(records), day("2024-02-01"), Counting::AllRows);
    assert_eq!((totals.rpr_rows().value(), totals.rpr_days().value()), (Some(1.0), Some(0.0)));
}

#[test]
fn of_800_clients_400_are_lost_and_300_are_new_so_retention_is_50_percent() {
    let mut records = clients(1100);
    for client in 1..=800 {
        visits(&mut records, client, "2024-01-10", 31, if client <= 400 { 2 } else { 1 }, 100);
    }
    for client in 801..=1100 {
        visits(&mut records, client, "2024-02-20", 1, 1, 100);
    }
    let months = months(&Model::from_records(records), day("2024-02-29"), &[], Counting::AllRows);
    let february = &months[1];
    assert_eq!((february.active, february.new, february.retained_prev), (700, 300, Some(400)));
    assert_eq!(february.crr_classic_month.value(), Some(0.5));
    assert_eq!(february.crr_mom.value(), Some(0.5));
}

#[test]
fn of_1000_sleeping_clients_150_come_back_so_reactivation_is_15_percent() {
    let mut records = clients(1000);
    for client in 1..=1000 {
        visits(&mut records, client, "2024-01-01", 180, if client <= 150 { 2 } else { 1 }, 100);
    }
    let months = months(&Model::from_records(records), day("2024-06-30"), &[90], Counting::AllRows);
    let june = &months[5];
    assert_eq!((june.windows[0].dormant_start, june.windows[0].reactivated), (1000, 150));
    assert_eq!(june.windows[0].reactivation.value(), Some(0.15));
    assert!(!june.unfinished);
}

#[test]
fn a_period_brings_20_million_and_costs_2_so_each_of_200_clients_is_worth_90_000() {
    let mut records = clients(200);
    for client in 1..=200 {
        visits(&mut records, client, "2024-03-01", 1, 1, 10_000_000);
    }
    records.ad_spend.push(AdSpend { month: day("2024-03-01"), spent_minor: 200_000_000 });
    records.purchases.push(purchase(900, None, day("2024-03-06"), 77));
    let march = Month::of(day("2024-03-01"));
    let value = period_value(&Model::from_records(records), march, march, day("2024-04-01"));
    assert_eq!(value.per_client_minor(), Some(9_000_000));
    assert_eq!(value.cost_of_new_minor(), Some(1_000_000));
}

#[test]
fn eight_purchases_of_160_000_together_are_worth_160_000() {
    let mut records = clients(1);
    visits(&mut records, 1, "2024-01-01", 30, 8, 2_000_000);
    let figures = figures_at(&records, "2024-12-31");
    assert_eq!((figures.purchases, figures.revenue_minor, figures.average_check_minor()), (8, 16_000_000, Some(2_000_000)));
}

#[test]
fn a_client_of_a_10_week_cycle_is_at_risk_in_week_11() {
    assert_eq!(steady(70, 77).stage, Stage::Active);
    assert_eq!(steady(70, 78).stage, Stage::AtRisk);
}

#[test]
fn a_monthly_client_sleeps_after_three_months_and_is_gone_after_eight() {
    for (elapsed_days, stage) in
        [(33, Stage::Active), (34, Stage::AtRisk), (90, Stage::AtRisk), (91, Stage::Sleeping), (240, Stage::Sleeping), (241, Stage::Gone)]
    {
        assert_eq!(steady(30, elapsed_days).stage, stage, "{elapsed_days} days");
    }
}

#[test]
fn the_contact_window_of_a_3_month_cycle_is_two_weeks() {
    for (gap_days, window_days) in [(91, 14), (30, 5), (7, 1), (3, 1), (136, 21), (365, 21)] {
        assert_eq!(steady(gap_days, 1).window_days, window_days, "a cycle of {gap_days} days");
    }
}

#[test]
fn nobody_is_expected_sooner_than_in_a_week() {
    let figures = steady(3, 0);
    assert_eq!((figures.cycle.days, figures.expected), (3, figures.last.map(|last| add_days(last, 7))));
}

#[test]
fn visits_every_4_weeks_with_one_missed_read_as_written() {
    // Gaps of 28, 27, 29, 28, 56 and 28 days: five of six on time.
    let mut records = clients(1);
    let mut on = day("2024-01-01");
    for (number, gap_days) in [0, 28, 27, 29, 28, 56, 28].into_iter().enumerate() {
        on = add_days(on, gap_days);
        records.purchases.push(purchase(number + 1, Some(1), on, 100));
    }
    let figures = figures_at(&records, &add_days(on, 70).to_string());
    assert_eq!((figures.cycle.days, figures.cycle.spread_days), (28, Some(1)));
    assert!(matches!(figures.cycle.source, CycleSource::Own { visits: 7 }));
    assert_eq!((figures.rhythm.on_time, figures.rhythm.gaps, figures.rhythm.missed), (5, 6, 2));
    assert_eq!(figures.segment, Segment::Periodic);
    let late = figures.drift.late.expect("late");
    assert_eq!(late.over_days, 70 - 28 - 4);
}

fn recurring(number: u64, cycle_days: u16) -> Product {
    Product {
        id: ProductId::from_number(number).expect("a product"),
        name: String::new(),
        category: String::new(),
        cycle_days: Some(cycle_days),
        margin_bp: None,
        archived: false,
    }
}

fn buys(records: &mut Records, client: usize, on: &str, product: u64) {
    let mut bought = purchase(records.purchases.len() + 1, Some(client), day(on), 100);
    bought.items = Items::One { product: ProductId::from_number(product).expect("a product"), quantity_milli: 1000 };
    records.purchases.push(bought);
}

#[test]
fn a_product_gives_its_cycle_to_a_client_without_one() {
    let mut records = clients(2);
    records.products = vec![recurring(1, 30), recurring(2, 60)];
    buys(&mut records, 1, "2024-01-01", 1);
    // Two lines: product 1 expected on 04-30, product 2 on 05-30.
    for on in ["2024-01-31", "2024-03-01", "2024-03-31"] {
        buys(&mut records, 2, on, 1);
    }
    buys(&mut records, 2, "2024-03-31", 2);
    let model = Model::from_records(records);
    let analytics = Analytics::compute(&model, day("2024-04-10"));
    let first = analytics.client(client_id(1)).expect("a client");
    assert_eq!((first.cycle.days, first.cycle.source.key(), first.expected), (30, "product", Some(day("2024-01-31"))));
    let lines = product_lines(&model, &analytics, client_id(2));
    assert_eq!(
        lines.iter().map(|line| (line.product.number(), line.cycle_days, line.own)).collect::<Vec<_>>(),
        [(1, 30, true), (2, 60, false)]
    );
    let second = analytics.client(client_id(2)).expect("a client");
    assert_eq!((second.expected, second.expected_for), (Some(day("2024-04-30")), ProductId::from_number(1)));
}

#[test]
fn a_visit_in_the_window_of_a_product_answers_for_it() {
    // Colouring every 60 days is expected on 03-01, its window opens on 02-21; the haircut of 02-25 speaks for both.
    let mut records = clients(1);
    records.products = vec![recurring(1, 30), recurring(2, 60)];
    buys(&mut records, 1, "2024-01-01", 2);
    for on in ["2024-01-01", "2024-01-26"] {
        buys(&mut records, 1, on, 1);
    }
    let expected_at = |records: &Records, as_of: &str| {
        let figures = figures_at(records, as_of);
        (figures.expected.expect("an expected day").to_string(), figures.expected_for.map(ProductId::number))
    };
    assert_eq!(expected_at(&records, "2024-02-01"), ("2024-02-25".to_owned(), Some(1)));
    buys(&mut records, 1, "2024-02-25", 1);
    let figures = figures_at(&records, "2024-02-26");
    assert_eq!((figures.cycle.days, figures.expected_for), (28, None));
    assert_eq!(figures.expected, Some(day("2024-03-24")));
}

#[test]
fn one_contact_speaks_for_all_products_of_its_window() {
    // The haircut is expected on 01-31 (window 5 days), the colouring on 02-03, brows on 03-01.
    let mut records = clients(1);
    records.products = vec![recurring(1, 30), recurring(2, 33), recurring(3, 60)];
    for product in 1..=3 {
        buys(&mut records, 1, "2024-01-01", product);
    }
    let due = figures_at(&records, "2024-01-31").due.expect("a contact");
    assert!(matches!(due.reason, Reason::Cycle { days: 30, source: CycleSource::Product(product), .. } if product.number() == 1));
    assert_eq!(due.also.iter().map(|product| product.number()).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_product_whose_day_comes_after_a_missed_one_has_a_chain_of_its_own() {
    // The haircut is waited for until 02-05 and speaks for the colouring of 02-03. Brows are expected on 03-01 (window 9
    // days): their chain begins on 02-21. The client falls asleep after 03-31.
    let mut records = clients(1);
    records.products = vec![recurring(1, 30), recurring(2, 33), recurring(3, 60)];
    for product in 1..=3 {
        buys(&mut records, 1, "2024-01-01", product);
    }
    let at = |as_of: &str| {
        let figures = figures_at(&records, as_of);
        let due = figures.due.map_or("-", |due| due.step.key());
        (figures.expected.expect("an expected day").to_string(), figures.expected_for.map(ProductId::number), due)
    };
    for (as_of, expected, product, due) in [
        ("2024-02-05", "2024-01-31", 1, "call"),
        ("2024-02-06", "2024-01-31", 1, "-"),
        ("2024-02-20", "2024-01-31", 1, "-"),
        ("2024-02-21", "2024-03-01", 3, "remind"),
        ("2024-03-01", "2024-03-01", 3, "call"),
        ("2024-03-10", "2024-03-01", 3, "call"),
        ("2024-03-11", "2024-03-01", 3, "-"),
    ] {
        assert_eq!(at(as_of), (expected.to_owned(), Some(product), due), "{as_of}");
    }
}

#[test]
fn a_visit_before_which_a_products_chain_had_begun_came_by_itself() {
    // With the product's 30 days the chain begins on 01-26; with the preset of 90 it would not have begun.
    let mut records = clients(1);
    records.products = vec![recurring(1, 30)];
    buys(&mut records, 1, "2024-01-01", 1);
    buys(&mut records, 1, "2024-01-30", 1);
    let model = Model::from_records(records);
    assert_eq!(chain_results(&model, day("2024-01-01"), day("2024-02-01"), day("2024-02-01")).came_by_themselves, 1);
}

#[test]
fn warm_clients_come_after_a_contact_and_cold_ones_do_not() {
    let warmth_with = |contacts: &[&str], visit: Option<&str>| {
        let mut records = clients(1);
        visits(&mut records, 1, "2024-01-01", 30, 2, 100);
        for on in contacts {
            log(&mut records, 1, on, Channel::Sms, Outcome::Sent);
        }
        if let Some(on) = visit {
            records.purchases.push(purchase(9, Some(1), day(on), 100));
        }
        figures_at(&records, "2024-09-30").warmth.key()
    };
    assert_eq!(warmth_with(&["2024-06-01", "2024-08-01"], Some("2024-06-15")), "warm");
    assert_eq!(warmth_with(&["2024-06-01", "2024-08-01"], Some("2024-06-16")), "cold");
    assert_eq!(warmth_with(&["2024-08-01"], Some("2024-08-02")), "unknown");
    // 180 days before the end of September begin after 3 April.
    assert_eq!(warmth_with(&["2024-04-03", "2024-08-01"], None), "unknown");
    assert_eq!(warmth_with(&["2024-04-04", "2024-08-01"], None), "cold");
}

#[test]
fn a_contact_is_credited_with_one_purchase_only() {
    let mut records = clients(1);
    visits(&mut records, 1, "2024-01-01", 10, 1, 100);
    log(&mut records, 1, "2024-01-11", Channel::Sms, Outcome::Sent);
    visits(&mut records, 1, "2024-01-11", 5, 2, 100);
    let model = Model::from_records(records);
    let results = chain_results(&model, day("2024-01-01"), day("2024-12-31"), day("2024-12-31"));
    assert_eq!((results.total.won, results.total.revenue_minor), (1, 100));
    assert_eq!(came_back(&model, day("2024-01-20"), 14).revenue_minor, 100);
}

fn log(records: &mut Records, client: usize, on: &str, channel: Channel, outcome: Outcome) {
    let number = records.contacts.len() as u64 + 1;
    let on = day(on);
    records.contacts.push(Contact {
        id: ContactId::from_number(number).expect("a contact"),
        client: client_id(client),
        at: on.and_hms_opt(9, 0, 0).expect("nine").and_utc(),
        day: on,
        purpose: Purpose::Step(2),
        expected: None,
        channel,
        staff: None,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    });
}

#[test]
fn a_purchase_is_credited_to_the_last_contact_of_the_response_window() {
    let mut records = clients(5);
    for client in 1..=5 {
        visits(&mut records, client, "2024-01-01", 30, 4, 100);
    }
    // Expected again on 2024-04-30. Client 1 answers the second contact, client 2 comes after the window, client 3 by
    // themselves, client 4 not at all.
    log(&mut records, 1, "2024-04-25", Channel::Sms, Outcome::Sent);
    log(&mut records, 1, "2024-04-30", Channel::Call, Outcome::WillCome { on: day("2024-05-04") });
    log(&mut records, 2, "2024-04-26", Channel::Sms, Outcome::Sent);
    log(&mut records, 4, "2024-04-30", Channel::Call, Outcome::NoAnswer);
    // Client 5 had fallen asleep: nobody was waiting for them any more.
    for (client, on, sum_minor) in
        [(5, "2024-08-15", 400), (1, "2024-05-04", 700), (1, "2024-05-08", 900), (2, "2024-05-11", 500), (3, "2024-05-02", 500)]
    {
        let number = records.purchases.len() + 1;
        records.purchases.push(purchase(number, Some(client), day(on), sum_minor));
    }
    let model = Model::from_records(records);
    let results = chain_results(&model, day("2024-04-01"), day("2024-08-31"), day("2024-08-31"));
    assert_eq!((results.total.done, results.total.answered, results.total.won, results.total.revenue_minor), (4, 1, 1, 700));
    let call = results.by_channel.iter().find(|row| row.key == Channel::Call).expect("calls");
    assert_eq!((call.done, call.won, call.revenue_minor), (2, 1, 700));
    assert_eq!(results.came_by_themselves, 2);
    let came_back = came_back(&model, day("2024-05-10"), 14);
    assert_eq!((came_back.clients, came_back.revenue_minor), (vec![client_id(1)], 700));
}

#[test]
fn moves_between_segments_name_the_client_and_where_from() {
    let mut records = clients(2);
    visits(&mut records, 1, "2024-01-01", 30, 3, 100);
    visits(&mut records, 2, "2024-03-01", 1, 1, 100);
    let model = Model::from_records(records);
    let now = Analytics::compute(&model, day("2024-03-05"));
    let before = Analytics::compute(&model, day("2024-02-05"));
    let report = segments(&model, &now, Some(&before));
    // With two visits the preset of 90 days stood for the cycle, and a gap of 30 was off it.
    let regulars = &report.segments[0];
    assert_eq!((regulars.segment, regulars.clients.as_slice()), (Segment::Regular, [client_id(1)].as_slice()));
    assert_eq!(regulars.moved_in.iter().map(|moved| moved.from).collect::<Vec<_>>(), [Some(Segment::Stray)]);
}

#[test]
fn limits_of_the_owner_take_the_place_of_fifths() {
    // Each of five clients came every day, one to five times, for 100 a visit; the last visits lie 0, 10, 20, 30, 40 days back.
    let mut records = clients(5);
    for client in 1..=5 {
        let visits_made = i64::try_from(client).expect("small");
        let first = add_days(day("2024-06-30"), -10 * (visits_made - 1) - (visits_made - 1));
        visits(&mut records, client, &first.to_string(), 1, visits_made, 100);
    }
    let scores = |records: &Records| {
        let model = Model::from_records(records.clone());
        let analytics = Analytics::compute(&model, day("2024-06-30"));
        analytics.clients().map(|figures| figures.rfm.map(|rfm| (rfm.r, rfm.f, rfm.m)).expect("a buyer")).collect::<Vec<_>>()
    };
    assert_eq!(scores(&records), [(5, 1, 1), (4, 2, 2), (3, 3, 3), (2, 4, 4), (1, 5, 5)]);
    records.settings.rfm_limits =
        Some(RfmLimits { recency_days: [9, 10, 29, 30], purchase_days: [6, 4, 4, 3], money_minor: [500, 499, 201, 200] });
    assert_eq!(scores(&records), [(5, 1, 1), (4, 1, 2), (3, 2, 3), (2, 4, 3), (1, 4, 5)]);
    let model = Model::from_records(records);
    let fifths = Analytics::compute(&model, day("2024-06-30")).rfm_fifths(model.settings().currency).expect("buyers");
    assert_eq!((fifths.recency_days, fifths.purchase_days), ([9, 19, 29, 39], [5, 4, 3, 2]));
}
