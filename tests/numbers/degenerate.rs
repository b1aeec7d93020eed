//! Shops with next to nothing in them, or with strange things: every number is there or is "not yet", and nothing breaks.

use regulars::analytics::{
    Analytics, Counting, DayList, came_back, chain_results, cohorts, forecast, json, months, period_value, rfm_summary, rfm_table,
    segments, shares_over_time, totals,
};
use regulars::domain::dates::Month;
use regulars::domain::model::{Model, Records};

use crate::shops::{clients, day, purchase, visits};

/// Asks everything of a shop at some days and checks that no number is `NaN` or infinite.
fn ask_everything(name: &str, records: Records) {
    let model = Model::from_records(records);
    for as_of in ["1900-01-01", "2024-02-29", "2024-12-31", "2100-01-01"].map(day) {
        let analytics = Analytics::compute(&model, as_of);
        let list = DayList::plan(&model, &analytics, as_of);
        assert!(list.due.len() <= model.clients().len(), "{name}");
        assert_eq!(forecast(&model, &analytics, as_of, 31).len(), 31, "{name}");
        assert!(chain_results(&model, day("1900-01-01"), as_of, as_of).by_step.is_empty(), "{name}");
        assert!(came_back(&model, as_of, 14).clients.is_empty(), "{name}");
        assert_eq!(segments(&model, &analytics, None).grid.len(), 25, "{name}");
        let month = Month::of(as_of);
        assert_eq!(period_value(&model, month, month, as_of).cost_of_new_minor().unwrap_or(0), 0, "{name}");
        for counting in [Counting::AllRows, Counting::PositiveOnly] {
            let shares = shares_over_time(&model, as_of);
            let all = months(&model, as_of, &[0, 30, 36_500], counting);
            assert!(counting == Counting::PositiveOnly || all.len() == shares.len(), "{name}");
            for month in &all {
                let windows = month.windows.iter().flat_map(|window| [window.crr_window, window.crr_strict, window.reactivation]);
                for ratio in windows.chain([month.crr_mom, month.crr_classic_month, month.rpr]) {
                    assert!(ratio.value().is_none_or(f64::is_finite), "{name}");
                }
            }
            assert!(cohorts(&model, as_of, counting).iter().all(|cohort| cohort.size() > 0), "{name}");
            let summary = rfm_summary(&rfm_table(&model, as_of, counting));
            assert!(summary.mean_frequency.is_none_or(f64::is_finite), "{name}");
            let report = serde_json::to_string(&json::report(&model, as_of, &[30], counting)).expect("JSON");
            assert!(report.contains("rpr_days"), "{name}");
        }
    }
}

#[test]
fn strange_shops_are_survived() {
    ask_everything("nothing", Records::default());
    ask_everything("clients without purchases", clients(3));
    let mut one = clients(1);
    visits(&mut one, 1, "2024-05-05", 1, 1, 100);
    ask_everything("one client, one purchase", one);
    let mut one_day = clients(5);
    for client in 1..=5 {
        visits(&mut one_day, client, "2024-02-29", 0, 3, 0);
    }
    ask_everything("one day", one_day);
    let of_guests = (1..=4).map(|number| purchase(number, None, day("2024-02-01"), 100)).collect();
    ask_everything("guests only", Records { purchases: of_guests, ..Records::default() });
    let mut refunds = clients(2);
    visits(&mut refunds, 1, "2024-01-01", 10, 5, -100);
    visits(&mut refunds, 2, "2024-01-01", 10, 5, -100);
    ask_everything("refunds only", refunds);
    let mut long = clients(2);
    visits(&mut long, 1, "1960-01-01", 30, 790, 100);
    visits(&mut long, 2, "2024-12-31", 30, 1, i64::MAX);
    ask_everything("60 years", long);
    let mut huge = clients(2);
    visits(&mut huge, 1, "2024-01-01", 1, 9, i64::MAX);
    visits(&mut huge, 2, "2024-01-01", 1, 9, i64::MIN);
    ask_everything("sums as large as they go", huge);
    let mut settings = clients(1);
    visits(&mut settings, 1, "2024-01-01", 20, 9, 5);
    settings.settings.steps.clear();
    settings.settings.closed_weekdays = [true; 7];
    settings.settings.capacity = 0;
    ask_everything("no steps, never open", settings);
}

#[test]
fn guests_count_in_revenue_and_nowhere_else() {
    let mut records = clients(1);
    visits(&mut records, 1, "2024-01-01", 10, 2, 100);
    records.purchases.push(purchase(9, None, day("2024-01-05"), 1000));
    let totals = totals(&Model::from_records(records), day("2024-02-01"), Counting::AllRows);
    assert_eq!((totals.revenue_minor, totals.guest_revenue_minor), (1200, 1000));
    assert_eq!((totals.clients, totals.purchases, totals.repeat_revenue_minor), (1, 2, 100));
}

#[test]
fn a_refund_is_part_of_net_money_and_no_purchase() {
    let mut records = clients(1);
    visits(&mut records, 1, "2024-01-01", 10, 2, 100);
    records.purchases.push(purchase(9, Some(1), day("2024-01-25"), -30));
    let model = Model::from_records(records);
    let totals = totals(&model, day("2024-02-01"), Counting::AllRows);
    assert_eq!((totals.revenue_minor, totals.purchases, totals.purchase_days), (170, 2, 2));
    let positive = regulars::analytics::totals(&model, day("2024-02-01"), Counting::PositiveOnly);
    assert_eq!((positive.revenue_minor, positive.purchases), (200, 2));
}
