//! Our side of the comparison with other programs: RFM, months, cohorts and shares of twelve months of the large table, in
//! memory. Prints one line of JSON, the middle of several rounds in milliseconds and the numbers themselves, which
//! `benches/peers/compare.py` holds against those of `DuckDB` and pandas. Run both with `bash benches/peers/run.sh`.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement may stop at the first surprise"
)]

mod big;

use std::collections::HashSet;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use big::{median, table};
use chrono::NaiveDate;
use regulars::analytics::prediction::{BuyingModel, Observation, Prediction, TimeUnit, fit_buying, observation};
use regulars::analytics::{Analytics, Counting, Touched, measures, rfm_table, shares_of_last_months};
use regulars::domain::change::{Change, Row};
use regulars::domain::client::Client;
use regulars::domain::ids::{ClientId, Id as _, PurchaseId};
use regulars::domain::model::{Model, Records};
use regulars::domain::purchase::{Items, Purchase};

const ROUNDS: usize = 21;

/// The table as a shop, without the way through the import.
fn shop(path: &Path) -> Model {
    let mut reader = csv::Reader::from_path(path).expect("the table");
    let (mut records, mut known) = (Records::default(), HashSet::new());
    for (number, row) in (1..).zip(reader.records()) {
        let row = row.expect("a row");
        let client = ClientId::from_number(row[0].parse().expect("a number")).expect("an id");
        let day: NaiveDate = row[2].parse().expect("a day");
        if known.insert(client) {
            records.clients.push(Client::new(client, day));
        }
        let sum_minor = row[3].replace('.', "").parse().expect("a sum of two decimals");
        let id = PurchaseId::from_number(number).expect("an id");
        let (minute, staff, import, extra) = (None, None, None, None);
        records.purchases.push(Purchase { id, client: Some(client), day, minute, staff, import, sum_minor, items: Items::None, extra });
    }
    Model::from_records(records)
}

/// The middle of several rounds, milliseconds.
fn middle_ms<T>(mut work: impl FnMut() -> T) -> f64 {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    median((0..ROUNDS).map(round).collect()).as_secs_f64() * 1e3
}

/// All figures after one new purchase of today, of one client after the other.
fn one_purchase_ms(mut model: Model, as_of: NaiveDate) -> f64 {
    let mut analytics = Analytics::compute(&model, as_of);
    // The first change draws up the ranks, which the others keep.
    let mut times = Vec::new();
    let before = model.purchases().len() as u64;
    for number in 0..=ROUNDS as u64 {
        let client = ClientId::from_number(500 + 997 * number).expect("an id");
        let id = PurchaseId::from_number(before + number + 1).expect("an id");
        let (minute, staff, import, extra) = (None, None, None, None);
        let bought = Purchase { id, client: Some(client), day: as_of, minute, staff, import, sum_minor: 12_345, items: Items::None, extra };
        let change = [Change::Purchase(Row::Insert(bought))];
        let start = Instant::now();
        model.apply(&change);
        analytics.update(&model, &Touched::by(&change));
        times.push(start.elapsed());
    }
    median(times.split_off(1)).as_secs_f64() * 1e3
}

fn main() {
    let model = shop(&table());
    let as_of = NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day");
    // No activity windows: the peers count none either.
    let all = || (measures(&model, as_of, &[], Counting::AllRows), shares_of_last_months(&model, as_of, 12));
    let three = middle_ms(|| measures(&model, as_of, &[], Counting::AllRows));
    let windows = middle_ms(|| measures(&model, as_of, &[30, 90, 180], Counting::AllRows));
    let shares = middle_ms(|| shares_of_last_months(&model, as_of, 12));
    let together = middle_ms(all);
    let figures = middle_ms(|| Analytics::compute(&model, as_of));
    let fit = middle_ms(|| Prediction::for_owner(&model, as_of));
    let table_of_pasts = rfm_table(&model, as_of, Counting::AllRows);
    let pasts: Vec<Observation> = table_of_pasts.iter().map(|row| observation(row, TimeUnit::Days)).collect();
    let bgnbd = middle_ms(|| fit_buying(BuyingModel::BgNbd, &pasts));
    let (found, shares_found) = all();
    let one_client = one_purchase_ms(model, as_of);
    let numbers = serde_json::json!({
        "active": found.months.iter().map(|month| month.active).collect::<Vec<_>>(),
        "retained": found.months.iter().map(|month| month.retained_prev.unwrap_or(0)).collect::<Vec<_>>(),
        "revenue_minor": found.months.iter().map(|month| month.revenue_minor).sum::<i64>(),
        "cohorts": found.cohorts.iter().map(|cohort| cohort.buyers.iter().flatten().copied().collect::<Vec<_>>()).collect::<Vec<_>>(),
        "frequency": found.rfm.iter().map(|row| u64::from(row.frequency)).sum::<u64>(),
        "recency_days": found.rfm.iter().map(|row| u64::from(row.recency_days)).sum::<u64>(),
        "repeat_minor": found.rfm.iter().map(|row| row.repeat_minor).sum::<i64>(),
        "segments": shares_found.iter().map(|month| month.segments).collect::<Vec<_>>(),
        "stages": shares_found.iter().map(|month| month.stages).collect::<Vec<_>>(),
    });
    let ms = serde_json::json!({
        "rfm_months_cohorts": three, "with_three_windows": windows, "shares_of_12_months": shares, "all_four": together,
        "figures_of_everybody": figures, "one_client": one_client, "mbgnbd_and_gamma_gamma": fit, "bgnbd": bgnbd,
    });
    println!("{}", serde_json::json!({ "table": table(), "ms": ms, "numbers": numbers }));
}
