//! Moving a contact to another day, by the pointer and by the keyboard, and looking at a part of the calendar.

use chrono::NaiveDate;
use eframe::egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use regulars::analytics::{DueStep, forecast};
use regulars::domain::client::Client;
use regulars::domain::settings::{StepKind, Trade};
use regulars::ui::route::Route;

use super::support::window::{self, Window, day, today};

fn open() -> Window {
    let mut window = window::demo(Trade::Salon, "en");
    window.harness.state_mut().go(Route::Calendar);
    window.settle();
    window
}

/// Shows the day that a screen reader calls so.
fn show(window: &mut Window, start: &str) {
    cell(window, start).click();
    window.settle();
}

fn cell<'w>(window: &'w Window, start: &str) -> egui_kittest::Node<'w> {
    let cells = window.harness.get_all_by_role(Role::Cell);
    let starts = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with(start));
    cells.into_iter().find(starts).expect("the day")
}

/// Who is to be called on a day, the first of the list.
fn first_call(window: &Window, on: NaiveDate) -> Client {
    let workspace = window.workspace();
    let days = forecast(workspace.model(), workspace.analytics(), today(), 30);
    let coming = days.into_iter().find(|forecast| forecast.day == on).expect("a day of the next 30").coming;
    let calls = coming.iter().filter(|(_, step)| matches!(step, DueStep::Chain { kind: StepKind::Call, .. }));
    let at_risk = |id| workspace.analytics().client(id).map_or(0, |figures| figures.money_at_risk_minor);
    let (first, _) = calls.max_by_key(|(id, _)| (at_risk(*id), std::cmp::Reverse(*id))).expect("a call");
    workspace.model().clients().get(*first).expect("the client").clone()
}

/// The row of a client.
fn row<'w>(window: &'w Window, client: &Client) -> egui_kittest::Node<'w> {
    let rows = window.harness.get_all_by_role(Role::Link);
    let is = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with(&client.name));
    rows.into_iter().find(is).expect("the client's row")
}

fn agreed_day(window: &Window, client: &Client) -> Option<NaiveDate> {
    window.workspace().model().clients().get(client.id).and_then(|client| client.agreed.as_ref()).map(|agreed| agreed.day)
}

#[test]
fn a_contact_dragged_to_another_day_is_agreed_for_it() {
    let mut window = open();
    show(&mut window, "Thursday, 16");
    let client = first_call(&window, day("2025-10-16"));
    let (from, to) = (row(&window, &client).rect().center(), cell(&window, "Thursday, 23").rect().center());
    window.harness.drag_at(from);
    window.settle();
    window.harness.hover_at(from + (to - from) / 2.0);
    window.settle();
    window.harness.hover_at(to);
    window.settle();
    window.harness.drop_at(to);
    window.settle();
    assert_eq!(agreed_day(&window, &client), Some(day("2025-10-23")));
    assert!(window.harness.state().notice_text().contains("moved to Thursday"), "{}", window.harness.state().notice_text());
    window.press_ctrl(Key::Z);
    assert_eq!(agreed_day(&window, &client), None);
    window.assert_saved();
}

#[test]
fn shift_and_the_arrows_move_it_too() {
    let mut window = open();
    show(&mut window, "Thursday, 16");
    let client = first_call(&window, day("2025-10-16"));
    row(&window, &client).focus();
    window.settle();
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.settle();
    assert_eq!(agreed_day(&window, &client), Some(day("2025-10-23")));
    window.assert_saved();
}

#[test]
fn nothing_is_moved_into_the_past() {
    let mut window = open();
    show(&mut window, "Thursday, 16");
    let client = first_call(&window, day("2025-10-16"));
    row(&window, &client).focus();
    window.settle();
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    window.settle();
    assert_eq!(agreed_day(&window, &client), Some(today()), "a week earlier is past, so it is today");
}

#[test]
fn the_calendar_shows_only_the_steps_that_are_chosen() {
    let mut window = open();
    window.harness.get_by_role_and_label(Role::Button, "Filter").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::CheckBox, "Calls").click();
    window.settle();
    let said = cell(&window, "Thursday, 16").accesskit_node().label().expect("a label");
    assert!(said.contains("calls") && !said.contains("offers") && !said.contains("reminders"), "{said}");
}

#[test]
fn a_week_names_the_clients_of_each_day() {
    let mut window = open();
    window.harness.get_by_label("View: Week").click();
    window.settle();
    assert_eq!(window.harness.get_all_by_role(Role::Cell).count(), 7);
    let client = first_call(&window, day("2025-10-16"));
    let (from, to) = (row(&window, &client).rect().center(), cell(&window, "Friday, 17").rect().center());
    assert!(from.x < to.x && (to.x - from.x) < 140.0, "the client stands in the column of Thursday");
    window.press(Key::PageDown);
    cell(&window, "Thursday, 23");
}
