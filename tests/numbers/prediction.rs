//! Fits and predictions against published values and those of two other programs (lifetimes, scipy).

use regulars::analytics::prediction::{BuyingFit, BuyingModel, MoneyFit, NoPrediction, Observation, Prediction, TimeUnit, observation};
use regulars::analytics::{Analytics, Counting, RiskBasis, Touched, outlook, rfm_table, risk_basis, totals};
use regulars::domain::model::Model;
use serde_json::Value;

use crate::shops::{client_id, clients, day, load, reference, visits};

#[track_caller]
fn close(what: &str, ours: f64, expected: f64, relative: f64) {
    let off = (ours - expected).abs() / expected.abs().max(1e-300);
    assert!(off <= relative, "{what}: {ours} instead of {expected} (off by {off:e})");
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("{key} in {value}"))
}

fn check_buying(what: &str, fit: &BuyingFit, expected: &Value, relative: f64) {
    assert!(fit.converged, "{what}");
    close(&format!("{what} LL"), fit.log_likelihood, number(expected, "log_likelihood"), 1e-10);
    for (key, ours) in [("r", fit.r), ("alpha", fit.alpha), ("a", fit.a), ("b", fit.b)] {
        close(&format!("{what} {key}"), ours, number(expected, key), relative);
    }
}

fn check_money(what: &str, fit: &MoneyFit, expected: &Value) {
    close(&format!("{what} LL"), fit.log_likelihood, number(expected, "log_likelihood"), 1e-9);
    for (key, ours) in [("p", fit.p), ("q", fit.q), ("v", fit.v)] {
        close(&format!("{what} {key}"), ours, number(expected, key), 1e-4);
    }
}

fn fit(model: &Model, end: &str, counting: Counting, unit: TimeUnit) -> Prediction {
    Prediction::fit(model, day(end), counting, unit, BuyingModel::BgNbd).expect("a fit")
}

#[test]
fn the_published_cdnow_result_is_reproduced() {
    let expected = reference("cdnow_sample_bgnbd.json");
    let model = load("cdnow_sample_purchases.csv", 90);
    let weeks = fit(&model, "1997-09-30", Counting::AllRows, TimeUnit::Weeks);
    let buying = &weeks.buying;
    assert_eq!(format!("{:.3} {:.3} {:.3} {:.3}", buying.r, buying.alpha, buying.a, buying.b), "0.243 4.414 0.793 2.426");
    assert_eq!(format!("{:.1}", buying.log_likelihood), "-9582.4");
    let money = weeks.money.expect("a money fit");
    assert_eq!(format!("{:.2} {:.2} {:.2}", money.p, money.q, money.v), "6.25 3.74 15.44");
    assert_eq!((buying.clients, money.clients), (2357, 946));
    check_buying("weeks", buying, &expected["bgnbd_from_raw_weeks"]["scipy"], 1e-5);
    check_money("money", &money, &expected["gamma_gamma_from_raw"]["scipy"]);
    let days = fit(&model, "1997-09-30", Counting::AllRows, TimeUnit::Days);
    check_buying("days", &days.buying, &expected["bgnbd_from_raw_days"]["scipy"], 1e-5);
}

/// Predictions with the reference's own parameters, so that only the formulas are compared.
fn check_clients(
    file: &str,
    expected: &Value,
    parameters: &Value,
    money: Option<&Value>,
    end: &str,
    span: f64,
    counting: Counting,
) -> usize {
    let model = load(file, 90);
    let parameter = |key| number(parameters, key);
    let buying = BuyingFit {
        model: BuyingModel::BgNbd,
        r: parameter("r"),
        alpha: parameter("alpha"),
        a: parameter("a"),
        b: parameter("b"),
        log_likelihood: 0.0,
        converged: true,
        clients: 0,
    };
    let money = money.map(|money| MoneyFit {
        p: number(money, "p"),
        q: number(money, "q"),
        v: number(money, "v"),
        log_likelihood: 0.0,
        converged: true,
        clients: 0,
    });
    let prediction = Prediction { unit: TimeUnit::Weeks, buying, money, minor_per_unit: 100.0 };
    let rows = rfm_table(&model, day(end), counting);
    let expected = expected.as_object().expect("clients");
    for (external_id, client) in expected {
        let named = |id| &model.clients().get(id).expect("a client").external_ids[0].id == external_id;
        let row = rows.iter().find(|row| named(row.client)).expect("the client");
        assert_eq!(Some(u64::from(row.frequency)), client["x"].as_u64(), "{external_id}");
        close(external_id, f64::from(row.age_days) / 7.0, number(client, "T"), 1e-12);
        let outlook = prediction.outlook(row, span * 7.0);
        close(&format!("{external_id} p_alive"), outlook.p_alive, number(client, "p_alive"), 1e-9);
        close(&format!("{external_id} expected"), outlook.expected_purchases, number(client, "expected_purchases"), 1e-9);
        if client["expected_avg_value"].is_number() {
            let check = outlook.expected_check.expect("an expected check");
            close(&format!("{external_id} check"), check, number(client, "expected_avg_value"), 1e-6);
        }
    }
    expected.len()
}

#[test]
fn predictions_of_single_clients_equal_those_of_others() {
    let cdnow = reference("cdnow_sample_bgnbd.json");
    let (buying, money) = (&cdnow["bgnbd_from_raw_weeks"]["scipy"], &cdnow["gamma_gamma_from_raw"]["scipy"]);
    let file = "cdnow_sample_purchases.csv";
    let mut compared = check_clients(file, &cdnow["customers"], buying, Some(money), "1997-09-30", 39.0, Counting::AllRows);
    let grocery = reference("grocery_bgnbd.json");
    let buying = &grocery["bgnbd"]["scipy"];
    compared += check_clients("grocery_visits.csv", &grocery["customers"], buying, None, "2006-12-31", 52.0, Counting::AllRows);
    let apparel = reference("apparel_sim_bgnbd.json");
    let (buying, money) = (&apparel["bgnbd"]["scipy"], &apparel["gamma_gamma"]["scipy"]);
    let file = "apparel_sim_purchases.csv";
    compared += check_clients(file, &apparel["customers"], buying, Some(money), "2005-12-31", 52.0, Counting::PositiveOnly);
    println!("{compared} clients of 3 shops compared");
}

#[test]
fn fits_of_other_shops_equal_those_of_others() {
    let expected = reference("grocery_bgnbd.json");
    let grocery = fit(&load("grocery_visits.csv", 14), "2006-12-31", Counting::AllRows, TimeUnit::Weeks);
    check_buying("grocery", &grocery.buying, &expected["bgnbd"]["scipy"], 1e-5);
    assert!(grocery.money.is_none(), "no sums, no money model");
    let expected = reference("apparel_sim_bgnbd.json");
    let apparel = fit(&load("apparel_sim_purchases.csv", 90), "2005-12-31", Counting::PositiveOnly, TimeUnit::Weeks);
    // a and b are all but free here: the two programs of the reference differ by 1e-4 themselves.
    check_buying("apparel", &apparel.buying, &expected["bgnbd"]["scipy"], 1e-3);
    check_money("apparel", &apparel.money.expect("a money fit"), &expected["gamma_gamma"]["scipy"]);
}

#[test]
fn the_owners_model_does_not_call_one_timers_alive_for_ever() {
    let model = load("cdnow_sample_purchases.csv", 90);
    let prediction = Prediction::for_owner(&model, day("1997-09-30")).expect("a prediction");
    assert_eq!(prediction.buying.model, BuyingModel::MbgNbd);
    let past = Observation { x: 0.0, t_x: 0.0, age: 270.0 };
    let alive = prediction.buying.p_alive(&past);
    assert!(alive > 0.0 && alive < 0.6, "{alive}");
    // Over the 39 weeks that followed, the whole sample spent so much; the model knew none of it.
    let rows = rfm_table(&model, day("1997-09-30"), Counting::AllRows);
    let predicted: i64 = rows.iter().filter_map(|row| prediction.value_minor(row, 273.0)).sum();
    let total = |on: &str| totals(&model, day(on), Counting::AllRows).revenue_minor;
    let spent = total("1998-06-30") - total("1997-09-30");
    assert!((spent * 3 / 4..spent * 5 / 4).contains(&predicted), "{predicted} predicted, {spent} spent");
    // Probability and number of purchases agree for a span so short that a second one is out of the question.
    let past = Observation { x: 3.0, t_x: 200.0, age: 210.0 };
    close("a short span", prediction.buying.p_purchase(&past, 0.01), prediction.buying.expected_purchases(&past, 0.01), 1e-3);
}

#[test]
fn too_few_repeat_buyers_are_said_so() {
    let mut records = clients(60);
    for client in 1..=60 {
        visits(&mut records, client, "2024-01-01", 20, if client <= 49 { 3 } else { 1 }, 100);
    }
    let model = Model::from_records(records);
    assert_eq!(Prediction::for_owner(&model, day("2024-06-01")), Err(NoPrediction::TooFewRepeatBuyers { have: 49 }));
    let analytics = Analytics::compute(&model, day("2024-06-01"));
    assert_eq!(risk_basis(&analytics), RiskBasis::TooFewRepeatBuyers { have: 49 });
    assert_eq!(outlook(&model, &analytics, client_id(1)), None);
    assert_eq!(Prediction::for_owner(&Model::default(), day("2024-06-01")), Err(NoPrediction::TooFewRepeatBuyers { have: 0 }));
}

#[test]
fn the_outlook_of_a_client_is_that_of_the_models() {
    let model = load("cdnow_sample_purchases.csv", 90);
    let as_of = day("1997-09-30");
    let prediction = Prediction::for_owner(&model, as_of).expect("a prediction");
    let analytics = Analytics::compute_with(&model, as_of, Some(prediction));
    let rows = rfm_table(&model, as_of, Counting::AllRows);
    assert_eq!(risk_basis(&analytics), RiskBasis::Fitted { buyers: rows.len() as u64 });
    for row in &rows {
        let outlook = outlook(&model, &analytics, row.client).expect("a buyer");
        assert_eq!((outlook.p_alive, outlook.year_minor), (prediction.outlook(row, 1.0).p_alive, prediction.value_minor(row, 365.0)));
    }
}

#[test]
#[allow(clippy::cast_precision_loss, reason = "days and sums are small")]
fn money_at_risk_follows_the_prediction_and_stays_below_the_check() {
    let model = load("cdnow_sample_purchases.csv", 90);
    let as_of = day("1997-09-30");
    let prediction = Prediction::for_owner(&model, as_of).expect("a prediction");
    let mut analytics = Analytics::compute_with(&model, as_of, Some(prediction));
    let rows = rfm_table(&model, as_of, Counting::AllRows);
    for row in &rows {
        let figures = analytics.client(row.client).expect("a client");
        let check = prediction.outlook(row, 1.0).expected_check.expect("an expected check");
        let span_days = figures.cycle.days.max(7);
        let away = 1.0 - prediction.buying.p_purchase(&observation(row, TimeUnit::Days), span_days as f64);
        assert!((figures.money_at_risk_minor as f64 - away * check * 100.0).abs() < 0.51, "client {}", row.client);
    }
    // The same fit stays in force when a client changes.
    let touched = Touched { clients: [rows[0].client].into(), ..Touched::default() };
    let before = analytics.clone();
    analytics.update(&model, &touched);
    assert_eq!(analytics, before);
}
