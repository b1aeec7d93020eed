//! Charts as the owner reads them: the figure in a sentence, how it moved, and the clients behind every point.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod beside;
mod command_line;
mod files;
mod lists;
mod numbers;
mod quarters;
#[cfg(all(unix, not(target_os = "macos")))]
mod shown;
#[path = "../support/mod.rs"]
mod support;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use regulars::analytics::{Counting, MonthFigures, PointKind, clients_behind, months};
use regulars::domain::settings::Trade;
use regulars::i18n::Language;
use regulars::ui::pages::charts::ChartsPage;
use regulars::ui::route::Route;
use support::page::Page;
use support::shop::of_purchases;
use support::window::{self, Window, today};

fn charts(mut window: Window) -> Window {
    window.harness.state_mut().go(Route::Charts);
    window.settle();
    window
}

/// September 2025 in the demo, whose today is in October; with the window that the page begins with.
fn september(window: &Window) -> MonthFigures {
    let workspace = window.workspace();
    let own = 3 * workspace.analytics().shop_cycle_days().expect("a cycle");
    let all = months(workspace.model(), today(), &[u32::try_from(own).unwrap()], Counting::AllRows);
    all[all.len() - 2].clone()
}

/// Everything that the page says, as a screen reader would read it.
fn said(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all_by(|node| node.label().is_some() || node.value().is_some());
    nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).collect()
}

fn says(window: &Window, part: &str) -> bool {
    said(window).iter().any(|text| text.replace(['\u{a0}', '\u{202f}'], " ").contains(part))
}

fn click(window: &mut Window, name: &str) {
    let node = window.harness.query_all_by_label_contains(name).next().unwrap_or_else(|| panic!("nothing is called {name}"));
    // As a screen reader clicks: the thing as a whole, wherever its middle lies.
    node.click_accesskit();
    window.settle();
}

#[test]
fn each_chart_begins_with_its_figure() {
    let window = charts(window::demo(Trade::Salon, "en"));
    let month = september(&window);
    let percent = |share: Option<f64>| format!("{:.1} %", share.expect("a ratio") * 100.0);
    let kept = month.windows[0].crr_strict;
    assert!(says(&window, &format!("{} of those active on 1 September stayed", percent(kept.value()))));
    assert!(says(&window, &format!("{} of {}, ", kept.part, kept.whole)));
    assert!(says(&window, &format!("{} in September, ", month.active)));
    assert!(says(&window, &format!("{} of the sleeping came back in September", percent(month.windows[0].reactivation.value()))));
    assert!(says(&window, "points on September"));
    assert!(says(&window, "usual monthly swing of ±"));
    assert!(says(&window, "newcomers came again in September"));
}

#[test]
fn a_month_opens_the_clients_behind_it() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let active = september(&window).active;
    click(&mut window, &format!("{active} came"));
    assert_eq!(window.harness.state().route(), Route::Clients);
    assert!(says(&window, "September 2025"));
    assert!(says(&window, &format!("{active} shown of")), "the list says how many");
}

#[test]
fn a_part_of_a_bar_opens_that_part() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let month = september(&window);
    let usual = month.returning - month.windows[0].reactivated;
    // The middle of the column lies in the lowest part, which is by far the largest.
    let name = format!("{} came", month.active);
    let bar = window.harness.query_all_by_label_contains(&name).next().expect("a bar");
    bar.click();
    window.settle();
    assert!(says(&window, "September 2025: returning"));
    assert!(says(&window, &format!("{usual} shown of")));
}

#[test]
fn the_parts_of_retention_add_up_and_open() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let month = september(&window);
    let figures = month.windows[0];
    let lost = figures.base_start - figures.crr_strict.part.unsigned_abs();
    let back = figures.base_end + lost - figures.base_start - month.new;
    for (name, count) in [("Active on 1 Sep: ", figures.base_start), ("Lost: −", lost), ("New: +", month.new), ("Came back: +", back)] {
        assert!(says(&window, &format!("{name}{count}")), "{name}{count}");
    }
    let formula = format!("({} − {}) ÷ {} = {:.1} %", figures.base_end, month.new, figures.base_start, {
        figures.crr_window.value().expect("a base") * 100.0
    });
    assert!(says(&window, &formula), "{formula}");
    click(&mut window, "lost client");
    assert_eq!(window.harness.state().route(), Route::Clients);
    assert!(says(&window, "September 2025: lost"));
}

#[test]
fn arrows_and_enter_open_a_month_without_a_mouse() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let chart = window.harness.query_all_by_role(Role::Figure).next().expect("a chart");
    chart.focus();
    window.settle();
    window.press(Key::ArrowLeft);
    window.press(Key::Enter);
    assert_eq!(window.harness.state().route(), Route::Clients);
    assert!(says(&window, "September 2025: have come more than once"));
}

#[test]
fn another_window_changes_retention_and_reactivation() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    let own = september(&window).windows[0].crr_strict;
    click(&mut window, "Customer retention rate: active if bought in the last: 30");
    let model = window.workspace().model();
    let short = months(model, today(), &[30], Counting::AllRows);
    let short = short[short.len() - 2].windows[0];
    assert_ne!(own, short.crr_strict);
    assert!(says(&window, &format!("{} of {}, ", short.crr_strict.part, short.crr_strict.whole)));
    let percent = short.reactivation.value().expect("sleepers") * 100.0;
    assert!(says(&window, &format!("{percent:.1} % of the sleeping came back in September")));
}

#[test]
fn a_longer_range_shows_more_months() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    assert!(!says(&window, "May 2024, "));
    click(&mut window, "Nov 2024 – Oct 2025");
    click(&mut window, "All months");
    assert!(says(&window, "May 2024, "));
    assert!(says(&window, "May 2023, "));
}

#[test]
fn an_empty_shop_is_told_what_will_be_here() {
    let mut window = charts(window::empty("en"));
    assert!(says(&window, "No purchases yet"));
    click(&mut window, "Import a file");
    assert_eq!(window.harness.state().route(), Route::Transfer);
}

#[test]
fn one_month_of_purchases_has_no_rates_yet() {
    let shop = of_purchases(&[(1, "2025-10-02", 12), (1, "2025-10-09", 12), (2, "2025-10-10", 9)]);
    let window = charts(window::shop(shop, "en"));
    assert!(says(&window, "50.0 % of clients have come more than once"));
    assert!(says(&window, "2 so far in October: 2 new, 0 back after a pause"));
    assert!(says(&window, "It takes a full month that began with active clients"));
    assert!(says(&window, "Nobody was asleep when the last full month began"));
    assert!(says(&window, "It takes newcomers and a full month after theirs"));
    assert!(!says(&window, "NaN"));
}

#[test]
fn months_without_sales_are_months_too() {
    let shop = of_purchases(&[(1, "2024-01-10", 10), (2, "2024-01-12", 10), (1, "2025-09-10", 10)]);
    let window = charts(window::shop(shop, "en"));
    assert!(says(&window, "April 2025, 0 came"));
    assert!(says(&window, "1 in September, up 1: 0 new, 1 back after a pause"));
    assert!(says(&window, "April 2025, 0.0 %: 0 of 2"), "two are asleep and none came");
    assert!(says(&window, "It takes a full month that began with active clients"), "nobody was active, so there is nothing to keep");
    assert!(!says(&window, "NaN"));
}

#[test]
fn guests_alone_make_revenue_and_nothing_else() {
    let window = charts(window::shop(of_purchases(&[(0, "2025-08-10", 10), (0, "2025-09-12", 20)]), "en"));
    assert!(says(&window, "Nobody but guests has bought so far"));
    assert!(says(&window, "September 2025, Revenue: 20 ₽, Repeat purchases: 0 ₽, 0.0 %, Guests: 20 ₽"));
}

#[test]
fn the_list_behind_a_point_is_as_long_as_the_point_is_high() {
    let window = window::demo(Trade::Coffee, "en");
    let month = september(&window);
    let days = month.windows[0].window_days;
    let model = window.workspace().model();
    let behind = |kind| clients_behind(model, today(), Counting::AllRows, month.period, kind).len() as u64;
    assert_eq!(behind(PointKind::Repeat), month.rpr.part.unsigned_abs());
    assert_eq!(behind(PointKind::Reactivated { window_days: days }), month.windows[0].reactivated);
}

#[test]
fn purchases_later_than_today_are_told_of_and_not_counted() {
    // As after the computer's clock was set back.
    let rows = [(1, "2025-09-02", 10), (1, "2025-10-02", 10), (2, "2025-10-15", 10), (0, "2026-01-05", 10)];
    let page = Page::<ChartsPage>::shop(of_purchases(&rows), Language::English, ChartsPage::ui);
    assert!(page.shows_part("2 purchases are dated later than today."));
    assert!(page.shows_part("Is the computer's date right?") && page.shows_part("Repeat purchase rate"));
    let page = Page::<ChartsPage>::shop(of_purchases(&rows[2..3]), Language::English, ChartsPage::ui);
    assert!(page.shows_part("1 purchase is dated later than today.") && page.shows_part("No purchases yet"));
}
