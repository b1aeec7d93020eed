//! Lists behind points of the charts, and the forecast of a year, against a straightforward count.

use proptest::prelude::*;
use regulars::analytics::prediction::Prediction;
use regulars::analytics::{
    Analytics, Behind, Counting, PointKind, Segment, Stage, YearForecast, list_behind, months, outlook, year_forecast,
};
use regulars::domain::dates::add_days;
use regulars::domain::ids::ClientId;
use regulars::domain::model::Model;
use regulars::domain::period::{Period, Span};

use crate::random::{lines, origin, shop};
use crate::shops::{day, load};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_past_standing_lists_those_who_stood_so_then(lines in lines(), offset in 0_i64..600, back in 0_i32..8, quarters in any::<bool>()) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        let now = Analytics::compute(&model, as_of);
        let period = Period::of(as_of, if quarters { Span::Quarter } else { Span::Month }).plus(-back);
        let then = Analytics::compute(&model, period.last_day().min(as_of));
        for segment in Segment::ALL {
            let expected: Vec<ClientId> = then.clients().filter(|figures| figures.segment == segment).map(|figures| figures.client).collect();
            prop_assert_eq!(list_behind(&model, &now, period, Behind::Segment(segment)), expected);
        }
        for stage in Stage::ALL {
            let expected: Vec<ClientId> = then.clients().filter(|figures| figures.stage == stage).map(|figures| figures.client).collect();
            prop_assert_eq!(list_behind(&model, &now, period, Behind::Stage(stage)), expected);
        }
    }

    #[test]
    fn parts_of_a_bar_are_lists_that_add_up(lines in lines(), offset in 0_i64..600, window in 31_u32..200) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        let now = Analytics::compute(&model, as_of);
        for month in months(&model, as_of, &[window], Counting::AllRows) {
            let count = |behind| list_behind(&model, &now, month.period, behind).len() as u64;
            let figures = month.windows[0];
            let kept = figures.crr_strict.part.unsigned_abs();
            prop_assert_eq!(count(Behind::Usual { window_days: window }), month.returning - figures.reactivated);
            prop_assert_eq!(count(Behind::Lost { window_days: window }), figures.base_start - kept);
            prop_assert_eq!(count(Behind::Joined { window_days: window, with_new: true }), figures.base_end - kept);
            prop_assert_eq!(count(Behind::Joined { window_days: window, with_new: false }), figures.base_end - kept - month.new);
            prop_assert_eq!(count(Behind::Expected), count(Behind::Point(PointKind::Known)));
        }
    }
}

#[test]
fn the_forecast_of_a_shop_is_the_sum_of_those_on_the_cards() {
    let model = load("cdnow_sample_purchases.csv", 90);
    let end = day("1998-06-30");
    let prediction = Prediction::for_owner(&model, end).expect("the model fits");
    let analytics = Analytics::compute_with(&model, end, Some(prediction));
    let cards = model.clients().iter().filter_map(|client| outlook(&model, &analytics, client.id)?.year_minor);
    let YearForecast::Expected(value) = year_forecast(&model, &analytics) else { panic!("no forecast") };
    assert_eq!(value.sum_minor, cards.sum::<i64>());
    assert_eq!(value.clients, analytics.clients().filter(|figures| figures.first.is_some()).count() as u64);
    let per_client = value.per_client_minor().expect("clients");
    let clients = i64::try_from(value.clients).expect("few");
    assert!((value.sum_minor - per_client * clients).abs() * 2 <= clients, "{per_client} is the mean, rounded");
}

#[test]
fn without_enough_who_came_again_there_is_no_forecast() {
    let model = load("mini_hand_purchases.csv", 30);
    let analytics = Analytics::compute(&model, day("2030-01-01"));
    let have = analytics.clients().filter(|figures| figures.purchase_days > 1).count();
    assert!(have > 0 && have < 50);
    assert_eq!(year_forecast(&model, &analytics), YearForecast::TooFewRepeatBuyers { have });
    let many = load("cdnow_sample_purchases.csv", 90);
    let unfitted = Analytics::compute(&many, day("1998-06-30"));
    assert_eq!(year_forecast(&many, &unfitted), YearForecast::NoFit);
}
