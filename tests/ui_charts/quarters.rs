//! Quarters and a year ago: figures of their own, points that open, choices that stay.

use super::{charts, click, said, says};
use crate::support::window::{self, Window, today};
use eframe::egui::Key;
use eframe::egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};
use regulars::analytics::{Counting, MonthFigures, measures_by};
use regulars::domain::period::Span;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;

/// The third quarter of 2025 in the demo, whose today is in the fourth.
fn third_quarter(window: &Window) -> MonthFigures {
    let workspace = window.workspace();
    let own = u32::try_from(3 * workspace.analytics().shop_cycle_days().expect("a cycle")).expect("days");
    let all = measures_by(Span::Quarter, workspace.model(), today(), &[own], Counting::AllRows).months;
    let found = all[all.len() - 2].clone();
    assert_eq!(found.period.to_string(), "2025-Q3");
    found
}

fn by_quarters() -> Window {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    click(&mut window, "Figures: Quarters");
    window
}

#[test]
fn quarters_have_figures_of_their_own() {
    let window = by_quarters();
    let quarter = third_quarter(&window);
    let kept = quarter.windows[0].crr_strict;
    assert!(says(&window, &format!("{:.1} % of those active on 1 July stayed", kept.value().expect("a base") * 100.0)));
    assert!(says(&window, &format!("{} in Q3, ", quarter.active)));
    assert!(says(&window, "usual quarterly swing of ±"));
    assert!(says(&window, "newcomers came again in Q3"));
    assert!(says(&window, "Q4 2025, so far: 78 days to go"), "the running quarter is told as such");
    assert!(says(&window, "Segments at each quarter's end"));
    assert!(!said(&window).iter().any(|text| text.contains("monthly") || text.contains("NaN")));
}

#[test]
fn a_quarter_opens_the_clients_behind_it() {
    let mut window = by_quarters();
    let quarter = third_quarter(&window);
    click(&mut window, &format!("{} came", quarter.active));
    assert_eq!(window.harness.state().route(), Route::Clients);
    assert!(says(&window, "Q3 2025: came"));
    assert!(says(&window, &format!("{} shown of", quarter.active)), "the list says how many");
    // Back on the page, the choice is what it was.
    window.harness.state_mut().go(Route::Charts);
    window.settle();
    assert!(says(&window, &format!("{} in Q3, ", quarter.active)));
    let lost = quarter.windows[0].base_start - quarter.windows[0].crr_strict.part.unsigned_abs();
    click(&mut window, &format!("{lost} lost client"));
    assert!(says(&window, &format!("{lost} shown of")));
}

#[test]
fn a_quarter_is_opened_without_a_mouse() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let months = window.harness.get_by_label("Figures: Months");
    months.focus();
    window.settle();
    window.press(Key::ArrowRight);
    window.settle();
    let chart = window.harness.query_all_by_role(Role::Figure).next().expect("a chart");
    chart.focus();
    window.settle();
    window.press(Key::ArrowLeft);
    window.press(Key::Enter);
    assert!(says(&window, "Q3 2025: have come more than once"));
}

#[test]
fn a_year_ago_stands_beside_any_range_and_can_be_left_out() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let told = |window: &Window| said(window).iter().filter(|text| text.contains("A year ago: ")).count();
    let year = told(&window);
    assert!(year >= 5 * 12, "{year} tips of five charts or more");
    click(&mut window, "Nov 2024 – Oct 2025");
    click(&mut window, "Last 24 months");
    assert!(told(&window) > year, "longer ranges are compared too");
    // May 2024 is held against May 2023, word for word what that month says of itself.
    let tip = |window: &Window, month: &str| {
        said(window).into_iter().find(|text| text.starts_with(month) && text.contains(" came, ")).expect("a tip")
    };
    let may = tip(&window, "May 2024");
    click(&mut window, "Nov 2023 – Oct 2025");
    click(&mut window, "All months");
    let before = tip(&window, "May 2023");
    let came = before.split(", ").nth(1).and_then(|part| part.strip_suffix(" came")).expect("a count").to_owned();
    assert!(may.ends_with(&format!("A year ago: {came}")), "{may} and {before}");
    let box_of = |window: &Window| window.harness.get_by_label("A year ago").accesskit_node().toggled();
    assert_eq!(box_of(&window), Some(Toggled::True));
    click(&mut window, "A year ago");
    assert_eq!((box_of(&window), told(&window)), (Some(Toggled::False), 0));
}
