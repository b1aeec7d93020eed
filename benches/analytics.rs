//! How long the figures of a big shop take: 100 000 clients, 1 000 000 purchases, drawn from a fixed seed.

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use regulars::analytics::prediction::Prediction;
use regulars::analytics::{
    Analytics, Behind, Counting, PointKind, Stage, forecast, list_behind, measures, segments, shares_of_last_months, shares_over_time,
    year_forecast,
};
use regulars::domain::client::Client;
use regulars::domain::dates::add_days;
use regulars::domain::ids::{ClientId, Id as _, PurchaseId};
use regulars::domain::model::{Model, Records};
use regulars::domain::period::{Period, Span};
use regulars::domain::purchase::{Items, Purchase};

const CLIENTS: u64 = 100_000;
const PURCHASES: u64 = 1_000_000;
const SPAN_DAYS: u64 = 1461;

/// Every client starts on a random day and comes at a pace of their own.
fn big_shop() -> (Model, NaiveDate) {
    let start = NaiveDate::from_ymd_opt(2021, 1, 1).unwrap_or_default();
    // SplitMix64: a few lines of arithmetic, the same on every machine.
    let mut state = 20_240_601_u64;
    let mut random = move |below: u64| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    };
    let mut records = Records::default();
    for number in 1..=CLIENTS {
        let Some(id) = ClientId::from_number(number) else { continue };
        records.clients.push(Client::new(id, start));
        let first = random(SPAN_DAYS - 180);
        let left = SPAN_DAYS - first;
        for visit in 0..PURCHASES / CLIENTS {
            let offset = if visit == 0 { first } else { first + random(left) };
            let number = records.purchases.len() as u64 + 1;
            let Some(purchase_id) = PurchaseId::from_number(number) else { continue };
            records.purchases.push(Purchase {
                id: purchase_id,
                client: Some(id),
                day: add_days(start, i64::try_from(offset).unwrap_or(0)),
                minute: None,
                staff: None,
                import: None,
                sum_minor: i64::try_from(random(500_000)).unwrap_or(0),
                items: Items::None,
                extra: None,
            });
        }
    }
    (Model::from_records(records), add_days(start, i64::try_from(SPAN_DAYS).unwrap_or(0)))
}

fn analytics(c: &mut Criterion) {
    let (model, as_of) = big_shop();
    let mut group = c.benchmark_group("100 000 clients, 1 000 000 purchases");
    group.sample_size(10);
    group.bench_function("compute", |b| b.iter(|| Analytics::compute(black_box(&model), as_of)));
    let analytics = Analytics::compute(&model, as_of);
    group.bench_function("months, cohorts and RFM", |b| {
        b.iter(|| measures(black_box(&model), as_of, &[30, 90, 180], Counting::AllRows));
    });
    group.bench_function("segments", |b| b.iter(|| segments(black_box(&model), &analytics, Some(&analytics))));
    group.bench_function("forecast of 42 days", |b| b.iter(|| forecast(black_box(&model), &analytics, as_of, 42)));
    group.bench_function("shares over 12 months", |b| b.iter(|| shares_of_last_months(black_box(&model), as_of, 12)));
    group.bench_function("shares over 48 months", |b| b.iter(|| shares_over_time(black_box(&model), as_of)));
    // Behind a click on a chart; found beside the window.
    let past = Period::of(as_of, Span::Month).plus(-6);
    for (name, behind) in [
        ("list: active", Behind::Point(PointKind::Active)),
        ("list: lost", Behind::Lost { window_days: 90 }),
        ("list: stage of a past month", Behind::Stage(Stage::Sleeping)),
    ] {
        group.bench_function(name, |b| b.iter(|| list_behind(black_box(&model), &analytics, past, behind)));
    }
    let fitted = Analytics::compute_with(&model, as_of, Prediction::for_owner(&model, as_of).ok());
    group.bench_function("forecast of a year", |b| b.iter(|| year_forecast(black_box(&model), &fitted)));
    group.finish();
}

criterion_group!(benches, analytics);
criterion_main!(benches);
