//! Settings as the owner changes them: what is typed is saved or told what is wrong with it, and can be taken back.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod chain;
mod texts;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use regulars::domain::settings::{Settings, Trade};
use regulars::ui::route::Route;
use support::window::{self, Window, day};

fn settings(mut window: Window) -> Window {
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    window
}

/// Whether a field holds exactly this text.
fn holds(window: &Window, text: &str) -> bool {
    window.harness.query_all_by_role(Role::TextInput).any(|field| field.accesskit_node().value().as_deref() == Some(text))
}

fn saved(window: &Window) -> Settings {
    window.workspace().model().settings().clone()
}

#[test]
fn a_typed_number_is_saved_and_taken_back() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    let before = saved(&window).capacity;
    window.write("Contacts a day", "12");
    assert_eq!(saved(&window).capacity, before, "nothing is saved before Save");
    window.click_button("Save");
    assert_eq!(saved(&window).capacity, 12);
    assert_eq!(window.harness.state().notice_text(), "Settings saved");
    window.click_button("Undo");
    assert_eq!(saved(&window).capacity, before);
    assert!(holds(&window, &before.to_string()), "the form shows what was taken back");
    window.assert_saved();
}

#[test]
fn nonsense_is_told_beside_the_field_and_stays_as_typed() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    let before = saved(&window);
    window.write("Contacts a day", "many");
    window.harness.get_by_label("This is not a number");
    window.write("Response window", "400");
    window.harness.get_by_label("A number from 1 to 90");
    window.click_button("Save");
    assert_eq!(saved(&window), before, "wrong fields cannot be saved");
    window.harness.state_mut().go(Route::Charts);
    window.settle();
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    assert!(holds(&window, "many"), "a half-typed form was lost by looking at another page");
    window.click_button("Discard changes");
    assert!(!holds(&window, "many"));
}

#[test]
fn an_empty_cycle_is_that_of_the_kind_of_business() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.write("Usual cycle", "45");
    window.click_button("Save");
    assert_eq!(saved(&window).preset_cycle(), 45);
    window.write("Usual cycle", "");
    window.harness.get_by_role_and_label(Role::RadioButton, "Water delivery").click();
    window.settle();
    window.click_button("Save");
    assert_eq!(saved(&window).preset_cycle_days, None);
    assert_eq!(saved(&window).preset_cycle(), Trade::Water.preset_cycle_days());
}

#[test]
fn limits_of_scores_begin_at_the_shops_own_and_are_saved() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.harness.get_by_role_and_label(Role::Switch, "Limits of my own").click_accesskit();
    window.settle();
    window.click_button("Save");
    let limits = saved(&window).rfm_limits.expect("the shop's own fifths to begin with");
    assert_eq!(limits.are_in_order(), [true; 3]);
    window.write("Bought on days, Score 5", "1");
    window.harness.get_by_label("These numbers are out of order");
    window.write("Bought on days, Score 5", "500");
    window.click_button("Save");
    assert_eq!(saved(&window).rfm_limits.map(|limits| limits.purchase_days[0]), Some(500));
    window.harness.state_mut().go(Route::Segments);
    window.settle();
    window.harness.get_by_label("By the limits set in Settings");
    window.assert_saved();
}

#[test]
fn days_are_closed_and_opened() {
    let mut window = settings(window::demo(Trade::Coffee, "en"));
    let monday = saved(&window).closed_weekdays[0];
    window.harness.get_by_role_and_label(Role::CheckBox, "Mon").click();
    window.settle();
    window.write("Closed day", "1 Jan");
    window.harness.get_by_label("Thursday, 1\u{a0}January\u{a0}2026");
    window.press(Key::Enter);
    window.click_button("Save");
    assert_eq!(saved(&window).closed_weekdays[0], !monday);
    assert_eq!(saved(&window).holidays, [day("2026-01-01")]);
    // The chip may lie below the fold.
    window.harness.get_by_label("Open on 1\u{a0}Jan\u{a0}2026 again").click_accesskit();
    window.settle();
    window.click_button("Save");
    assert!(saved(&window).holidays.is_empty());
}

#[test]
fn looks_change_at_once() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.click_tab("This computer");
    window.harness.get_by_role_and_label(Role::RadioButton, "Theme: Dark").click();
    window.settle();
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    let plain = window.harness.ctx.zoom_factor();
    window.click_button("Larger text");
    assert!(window.harness.ctx.zoom_factor() > plain);
    window.harness.get_by_role_and_label(Role::RadioButton, "Language: Русский").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::Tab, "Этот компьютер");
}

#[test]
fn a_product_is_added_with_its_cycle_and_no_name_stands_twice() {
    let mut window = settings(window::empty("en"));
    window.click_tab("Products");
    window.harness.get_by_label("No products yet");
    window.click_button("Add a product");
    window.type_text("Haircut");
    window.write("Bought again after", "30");
    window.press(Key::Enter);
    let product = window.workspace().model().products().iter().next().expect("a product").clone();
    assert_eq!((product.name.as_str(), product.cycle_days), ("Haircut", Some(30)));
    window.write("Name", "haircut");
    window.harness.get_by_label("There is one of this name already");
    window.assert_saved();
}

#[test]
fn a_half_typed_product_waits_while_another_is_looked_at() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.click_tab("Products");
    window.harness.get_by_label_contains("Haircut, ").click();
    window.settle();
    window.write("Category", "Scissors");
    window.harness.get_by_label_contains("Manicure, ").click();
    window.settle();
    assert!(!holds(&window, "Scissors"));
    window.harness.get_by_label_contains("Haircut, ").click();
    window.settle();
    assert!(holds(&window, "Scissors"), "what was typed is still there");
    window.click_button("Save");
    let model = window.workspace().model();
    assert!(model.products().iter().any(|product| product.name == "Haircut" && product.category == "Scissors"));
}

#[test]
fn who_leaves_is_archived_and_comes_back_by_undo() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.click_tab("Staff");
    let name = window.workspace().model().staff().iter().find(|staff| !staff.archived).expect("somebody").name.clone();
    window.harness.get_by_label(&format!("{name}, works here")).click();
    window.settle();
    window.harness.get_by_role_and_label(Role::CheckBox, "has left").click();
    window.settle();
    window.click_button("Save");
    let archived = |window: &Window| window.workspace().model().staff().iter().any(|staff| staff.name == name && staff.archived);
    assert!(archived(&window));
    window.click_button("Undo");
    assert!(!archived(&window));
}

#[test]
fn the_file_tells_where_it_is_and_what_it_holds() {
    let mut window = settings(window::demo(Trade::Water, "en"));
    window.click_tab("The file");
    let clients = window.workspace().model().clients().len();
    let grouped = format!("Clients: {}\u{202f}{:03}", clients / 1000, clients % 1000);
    window.harness.get_by_label(&grouped);
    window.click_button("Copy the path: The shop's file");
    assert_eq!(window.harness.state().notice_text(), "Copied");
}
