//! Every number of the charts against `regulars report --json`, by months and by quarters.

use egui_kittest::kittest::Queryable;
use regulars::analytics::json;
use regulars::domain::settings::Trade;
use regulars::i18n::Language;
use regulars::ui::pages::charts::ChartsPage;
use serde_json::Value;

use super::files::{click, demo, ready, table};
use crate::support::page::Page;
use crate::support::window::today;

/// The figures that the command line tells, and the shop's own window.
fn told(page: &Page<ChartsPage>) -> (Value, u32) {
    let workspace = &page.harness.state().workspace;
    let own = u32::try_from(3 * workspace.analytics().shop_cycle_days().expect("a cycle")).expect("days");
    (serde_json::to_value(json::charts(workspace.model(), workspace.analytics(), &[own])).expect("JSON"), own)
}

/// Charts with a row for each period: the key of each column, `_` where another column says the same.
fn columns(own: u32) -> Vec<(&'static str, Vec<String>)> {
    let words = |list: &str| list.split(' ').map(|key| key.replace("OWN", &own.to_string())).collect();
    vec![
        ("Repeat purchase rate", words("clients_with_2plus_days clients rpr")),
        ("Customer retention rate", words("_ base_start_OWN _ base_end_OWN new crr_strict_OWN crr_window_OWN")),
        ("Clients who came", words("active _ new reactivated_OWN")),
        ("Reactivation rate", words("_ dormant_start_OWN reactivated_OWN reactivation_rate_OWN")),
        ("Revenue of repeat purchases", words("revenue_minor repeat_revenue_minor guest_revenue_minor repeat_revenue_share")),
        ("Average check", words("purchases purchases_minor average_check_minor")),
        ("Lifetime value", words("clients realised_minor realised_per_client_minor")),
        ("Segments at each month's end", words("segments.regular segments.periodic segments.not_judged segments.stray segments.one_timer")),
        ("Stages at each month's end", words("stages.active stages.new stages.at_risk stages.sleeping stages.gone")),
    ]
}

/// Compares each full period; gives back how many numbers were held against each other.
fn compare(page: &mut Page<ChartsPage>, periods: &Value, own: u32, span: &str) -> usize {
    let mut compared = 0;
    for (chart, keys) in columns(own) {
        let chart = chart.replace("month", span);
        for row in table(page, &chart).into_iter().skip(1) {
            let period = periods.as_array().expect("periods").iter().find(|period| period["period"] == row[0].as_str());
            let period = period.unwrap_or_else(|| panic!("{chart} {row:?}"));
            assert_eq!(period["unfinished"], row.last().is_some_and(|mark| mark == "yes"), "{chart} {row:?}");
            for (cell, key) in row[1..].iter().zip(&keys).filter(|(_, key)| *key != "_") {
                // The end of a running period is not there yet.
                if cell.is_empty() && period["unfinished"] == true && (key.starts_with("crr") || key.starts_with("base_end")) {
                    continue;
                }
                let value = key.split('.').fold(period, |value, part| &value[part]);
                let shown: f64 = cell.parse().unwrap_or_else(|_| panic!("{chart} {row:?}: {key} is {value}"));
                let value = value.as_f64().unwrap_or_else(|| panic!("{chart} {row:?}: no {key}"));
                let is_share = ["rpr", "crr", "share", "rate"].iter().any(|part| key.contains(part));
                let value = if key.ends_with("_minor") {
                    value / 100.0
                } else if is_share {
                    value * 100.0
                } else {
                    value
                };
                assert!((shown - value).abs() < 1e-4, "{chart} {row:?}: {key} is {value}");
                compared += 1;
            }
        }
    }
    compared
}

#[test]
fn every_month_and_quarter_is_that_of_the_command_line() {
    let mut page = demo();
    let (told, own) = told(&page);
    // 12 months of 34 numbers, of which the running one has three less.
    assert_eq!(compare(&mut page, &told["by_month"], own, "month"), 12 * 34 - 3);
    click(&mut page, "Figures: Quarters");
    assert_eq!(compare(&mut page, &told["by_quarter"], own, "quarter"), 4 * 34 - 3);
    let cohorts = table(&mut page, "Share who came again, by quarter since the first visit");
    for row in cohorts.iter().skip(1) {
        let shown: Vec<u64> = row[1..].iter().filter(|cell| !cell.is_empty()).map(|cell| cell.parse().expect("a count")).collect();
        assert_eq!(told["cohorts_by_quarter"][&row[0]], serde_json::json!(shown), "{row:?}");
    }
    assert_eq!(cohorts.len(), 5);
}

#[test]
fn cohorts_contacts_and_the_grid_are_those_of_the_command_line() {
    let mut page = demo();
    let (told, _) = told(&page);
    let model = page.harness.state().workspace.model();
    let report = json::report(model, today(), &[], regulars::analytics::Counting::AllRows);
    for row in table(&mut page, "Share who came again, by month since the first visit").iter().skip(1) {
        let shown: Vec<u64> = row[1..].iter().filter(|cell| !cell.is_empty()).map(|cell| cell.parse().expect("a count")).collect();
        assert_eq!(report.cohorts[&row[0]], shown, "{row:?}");
    }
    let cells = |row: &[String]| row.iter().map(|cell| cell.parse::<f64>().expect("a number")).collect::<Vec<f64>>();
    let number = |value: &Value| value.as_f64().expect("a number");
    let lines = table(&mut page, "What contacts brought");
    let sides = ["by_step", "by_channel", "by_template", "by_staff"];
    let expected: Vec<Vec<f64>> = sides
        .iter()
        .flat_map(|side| told["contacts"][side].as_array().expect("rows"))
        .map(|row| vec![number(&row["done"]), number(&row["answered"]), number(&row["won"]), number(&row["revenue_minor"]) / 100.0])
        .collect();
    assert_eq!(lines.iter().skip(1).map(|row| cells(&row[2..])).collect::<Vec<_>>(), expected);
    assert!(expected.len() > 8);
    let grid = table(&mut page, "RFM grid");
    let expected: Vec<Vec<f64>> = told["rfm_grid"]
        .as_array()
        .expect("cells")
        .iter()
        .map(|cell| vec![number(&cell["r"]), number(&cell["fm"]), number(&cell["clients"]), number(&cell["revenue_minor"]) / 100.0])
        .collect();
    assert_eq!((grid.iter().skip(1).map(|row| cells(row)).collect::<Vec<_>>(), expected.len()), (expected, 25));
}

#[test]
fn lifetime_values_are_those_of_the_command_line() {
    let mut page = Page::<ChartsPage>::demo(Trade::Salon, Language::English, ChartsPage::ui);
    page.harness.state_mut().workspace.finish_prediction();
    let page = ready(page);
    let (told, _) = told(&page);
    let bench = page.harness.state();
    let currency = bench.workspace.model().settings().currency;
    let value = &told["lifetime_value"];
    let minor = |value: &Value| value.as_i64().unwrap_or_else(|| panic!("{value}"));
    let september = told["by_month"].as_array().expect("months").iter().rfind(|month| month["unfinished"] == false).expect("a month");
    for (label, sum) in [
        ("So far: ", bench.tr.money_round(minor(&value["realised_per_client_minor"]), currency)),
        ("September 2025 alone: ", bench.tr.money_round(minor(&september["value_per_client_minor"]), currency)),
        ("Next 12 months, predicted: ", bench.tr.money_about(minor(&value["predicted_year_per_client_minor"]), currency)),
    ] {
        let says = |text: String| text.starts_with(&format!("{label}{sum}, "));
        assert!(page.harness.query_all_by(|node| node.label().is_some_and(says)).next().is_some(), "{label}{sum}");
    }
    assert_eq!(value["not_predicted"], Value::Null);
}

#[test]
fn a_year_ago_is_that_of_the_command_line() {
    let page = demo();
    let (told, _) = told(&page);
    let says = |part: &str| {
        let spaced = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ").contains(part);
        assert!(page.harness.query_all_by(|node| node.label().or_else(|| node.value()).is_some_and(spaced)).next().is_some(), "{part}");
    };
    let number = |value: &Value| value.as_f64().unwrap_or_else(|| panic!("{value}"));
    let share = |part: f64, whole: f64| format!("{:.1} %", part / whole * 100.0);
    let before = &told["contacts_year_ago"];
    let result = |row: &Value| format!("{} of {} · {}", row["won"], row["done"], share(number(&row["won"]), number(&row["done"])));
    assert!(number(&before["total"]["done"]) > 0.0);
    says(&format!("A year ago: {}", share(number(&before["total"]["won"]), number(&before["total"]["done"]))));
    let steps = told["contacts"]["by_step"].as_array().expect("steps");
    let in_both = before["by_step"].as_array().expect("steps").iter().filter(|row| steps.iter().any(|step| step["key"] == row["key"]));
    assert!(in_both.clone().count() > 2);
    in_both.for_each(|row| says(&format!("A year ago: {}", result(row))));
    let months = told["by_month"].as_array().expect("months");
    let september = |year: i32| months.iter().find(|month| month["period"] == format!("{year}-09")).expect("a month");
    for (side, name, key) in
        [("segments", "Regulars", "regular"), ("segments", "One-timers", "one_timer"), ("stages", "Sleeping", "sleeping")]
    {
        let told = |year: i32| {
            let counts = september(year)[side].as_object().expect("counts");
            (number(&counts[key]), share(number(&counts[key]), counts.values().map(number).sum()))
        };
        let ((count, now), (_, then)) = (told(2025), told(2024));
        says(&format!("{name}: {now}, {count}; a year ago {then}"));
    }
    let cohort = |year: i32, later: usize| {
        let buyers = json::report(page.harness.state().workspace.model(), today(), &[], regulars::analytics::Counting::AllRows).cohorts;
        let buyers = &buyers[&format!("{year}-04")];
        #[expect(clippy::cast_precision_loss, reason = "counts of a test")]
        share(buyers[later] as f64, buyers[0] as f64)
    };
    says(&format!("September 2025: {}", cohort(2025, 5)));
    says(&format!("Those who first came a year before: {}", cohort(2024, 5)));
}
