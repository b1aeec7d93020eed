//! Clients as the owner lives with them: find somebody, see everything about them, change it, and lose nothing.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod bad_input;
mod card;
mod forms;
mod large;
mod list;
mod many;
mod merge;
#[path = "../support/mod.rs"]
mod support;

use eframe::egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable};
use regulars::analytics::ClientFigures;
use regulars::domain::client::Client;
use regulars::domain::model::Model;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use support::window::{self, Window};

/// The page of clients over a demo shop.
fn clients(trade: Trade, language: &str) -> Window {
    let mut window = window::demo(trade, language);
    window.harness.state_mut().go(Route::Clients);
    window.settle();
    window
}

/// The first client for whom something is true.
fn find(window: &Window, is: impl Fn(&Client, &ClientFigures) -> bool) -> Client {
    let (model, analytics) = (window.workspace().model(), window.workspace().analytics());
    let mut known = model.clients().iter().filter_map(|client| Some((client, analytics.client(client.id)?)));
    known.find(|(client, figures)| is(client, figures)).expect("such a client in the demo").0.clone()
}

/// Clicks what has exactly this name.
fn click(window: &mut Window, name: &str) {
    window.harness.get_by_label(name).click();
    window.settle();
}

/// Writes a text into the field of this name, after what stands in it.
fn write(window: &mut Window, field: &str, text: &str) {
    click(window, field);
    window.type_text(text);
}

/// Opens the card of a client by searching for the name and pressing Enter.
fn open(window: &mut Window, client: &Client) {
    let phone: String = client.phones.first().map_or_else(|| client.name.clone(), regulars::domain::phone::Phone::digits);
    window.press(Key::Slash);
    window.type_text(&phone);
    window.press(Key::Enter);
    // A form that was left half typed has more than the name as its title.
    let title = window.harness.query_all_by_label_contains(&client.name).count();
    assert!(title > 1, "the card of {} is open beside the row", client.name);
}

/// Names of the rows in sight, as a screen reader says them.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(eframe::egui::accesskit::Role::Row);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

/// How many purchases the shop has.
fn purchases(model: &Model) -> usize {
    model.purchases().len()
}
