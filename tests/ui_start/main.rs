//! The first start: nothing is required, three ways on, and no file is ever written over.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod commands;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use regulars::domain::money::Currency;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use support::window::{self, Window};

fn choose(window: &mut Window, name: &str) {
    window.harness.get_by_role_and_label(Role::RadioButton, name).click();
    window.settle();
}

fn is_open(window: &Window) -> bool {
    window.harness.state().workspace().is_some()
}

/// Puts `path` in place of the proposed file.
fn write_path(window: &mut Window, path: &str) {
    window.harness.get_by_role_and_label(Role::Link, "Change").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "File of the shop").focus();
    window.settle();
    window.press_ctrl(Key::A);
    window.type_text(path);
}

#[test]
fn the_demo_opens_with_the_chosen_trade() {
    let mut window = window::first_start("en");
    choose(&mut window, "Coffee shop");
    window.click_button("Open the demo");
    assert_eq!(window.workspace().model().settings().trade, Trade::Coffee);
    assert!(window.workspace().model().clients().len() > 1000);
    assert_eq!(window.harness.state().route(), Route::Today);
}

#[test]
fn a_big_file_is_read_while_the_window_is_there_already() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Lilac.regulars");
    let clock = regulars::app::clock::Clock::fixed(window::today());
    let visits: Vec<(u64, &str, i64)> = (0..60_000).map(|visit| (1 + visit % 500, "2025-09-01", 10)).collect();
    let mut workspace = regulars::app::workspace::Workspace::create(&file, clock, &folder.path().join("log")).expect("a shop");
    let records = support::shop::of_purchases(&visits);
    workspace.try_execute(regulars::domain::command::Command::Seed(Box::new(records))).expect("a seed");
    workspace.close_without_backup();
    let mut window = window::started(folder, &file, "en");
    assert!(!is_open(&window), "so big a file is not read within a tenth of a second");
    window.harness.get_by_label("The file is read and every record is checked…");
    window.harness.get_by_label("Lilac");
    for _ in 0..600 {
        if is_open(&window) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        window.settle();
    }
    assert_eq!(window.workspace().model().purchases().len(), 60_000);
    assert_eq!(window.harness.state().route(), Route::Today);
}

#[test]
fn the_first_client_begins_a_shop_of_the_chosen_trade_and_currency() {
    let mut window = window::first_start("en");
    choose(&mut window, "Water delivery");
    window.click_button("Add the first client");
    let settings = window.workspace().model().settings().clone();
    assert_eq!((settings.trade, settings.currency, settings.phone_region.as_str()), (Trade::Water, Currency::USD, "US"));
    assert!(window.workspace().path().ends_with("documents/Water.regulars"));
    assert!(window.workspace().path().exists());
    assert_eq!(window.harness.state().route(), Route::Clients);
    assert_eq!(window.workspace().next_undo(), None, "how the shop was made is no step of the owner's");
}

#[test]
fn enter_goes_on_to_the_import() {
    let mut window = window::first_start("ru");
    window.press(Key::Enter);
    assert_eq!(window.harness.state().route(), Route::Transfer);
    let settings = window.workspace().model().settings();
    assert_eq!((settings.trade, settings.currency), (Trade::Salon, Currency::RUB));
}

#[test]
fn the_language_switches_at_once_and_the_currency_follows_until_it_is_chosen() {
    let mut window = window::first_start("en");
    window.harness.get_by_label("Who should come back,\nand what to tell them");
    window.harness.get_by_value("US dollar, $");
    choose(&mut window, "Language: Русский");
    window.harness.get_by_value("Российский рубль, ₽");
    let currency = window.harness.get_by_role_and_label(Role::ComboBox, "Валюта");
    currency.focus();
    window.settle();
    window.press(Key::ArrowDown);
    choose(&mut window, "Язык: English");
    assert!(window.harness.query_by_value("US dollar, $").is_some(), "the next one after the rouble was chosen");
    choose(&mut window, "Language: Русский");
    assert!(window.harness.query_by_value("Доллар США, $").is_some(), "a chosen currency stays");
}

#[test]
fn a_typed_file_is_where_the_shop_is_made() {
    let mut window = window::first_start("en");
    let path = window.folder.path().join("deep/Lilac");
    write_path(&mut window, &path.display().to_string());
    window.click_button("Add the first client");
    assert_eq!(window.workspace().path(), path.with_extension("regulars"));
}

#[test]
fn a_file_that_cannot_be_is_told_and_nothing_is_made() {
    let mut window = window::first_start("en");
    write_path(&mut window, "Salon");
    window.harness.get_by_label("Please give the whole path, with the folder");
    window.click_button("Import my table");
    assert!(!is_open(&window));
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let mut window = window::first_start("en");
    let path = window.folder.path().join("Taken.regulars");
    std::fs::write(&path, "somebody's").expect("written");
    write_path(&mut window, &path.display().to_string());
    window.click_button("Import my table");
    assert!(!is_open(&window));
    assert!(window.harness.state().notice_text().contains("is there already"), "{}", window.harness.state().notice_text());
    assert_eq!(window.harness.state().route(), Route::Today, "no page waits behind a shop that was not made");
    assert_eq!(std::fs::read_to_string(&path).expect("readable"), "somebody's");
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl eframe::egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_table_dropped_on_the_window_goes_into_a_new_shop() {
    let mut window = window::first_start("en");
    let table = window.folder.path().join("visits.csv");
    std::fs::write(&table, "Date,Client,Amount\n2025-10-01,Anna,10\n").expect("written");
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(table)));
    window.settle();
    assert!(is_open(&window));
    assert_eq!(window.harness.state().route(), Route::Transfer);
}
