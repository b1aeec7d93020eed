//! The card: a purchase on one line, contacts with the step they serve, the history that can be changed.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use regulars::analytics::{DueStep, MissedStep, Stage, missed};
use regulars::app::demo::{DemoLanguage, generate};
use regulars::domain::client::Client;
use regulars::domain::contact::{Contact, Outcome, Purpose};
use regulars::domain::ids::ClientId;
use regulars::domain::settings::Trade;

use super::support::window::{self, Window, day, today};
use super::{click, clients, find, open, purchases, write};

/// The contact that was logged last.
fn last_contact(window: &Window) -> Contact {
    window.workspace().model().contacts().iter().max_by_key(|contact| contact.id).expect("a contact").clone()
}

fn missed_of(window: &Window, client: &Client) -> Vec<MissedStep> {
    missed(window.workspace().model(), window.workspace().analytics(), client)
}

fn of(window: &Window, client: ClientId) -> usize {
    window.workspace().model().purchases().of(client).len()
}

#[test]
fn a_purchase_on_one_line_is_saved_with_its_day_and_known_product() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| figures.stage == Stage::Active && !client.phones.is_empty());
    open(&mut window, &client);
    let before = window.workspace().model().clone();
    write(&mut window, "Quick purchase", "90 colour yesterday");
    window.harness.get_by_label_contains("Reads as: $90 · Colouring · 13\u{a0}Oct");
    window.press(Key::Enter);
    let model = window.workspace().model();
    let bought = model.purchases().iter().max_by_key(|purchase| purchase.id).expect("a purchase");
    assert_eq!((bought.client, bought.sum_minor, bought.day), (Some(client.id), 9000, day("2025-10-13")));
    let product = bought.products().next().and_then(|id| model.products().get(id)).expect("a product");
    assert_eq!(product.name, "Colouring");
    assert_eq!(model.products(), before.products(), "a known product is not made twice");
    window.harness.get_by_label_contains("purchase of $90 saved");
    window.press(Key::Escape);
    window.press_ctrl(Key::Z);
    assert_eq!(purchases(window.workspace().model()), purchases(&before));
    window.assert_saved();
}

#[test]
fn what_cannot_be_saved_says_why_and_stays_typed() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| figures.stage == Stage::Active && !client.phones.is_empty());
    open(&mut window, &client);
    let before = of(&window, client.id);
    write(&mut window, "Quick purchase", "90 cut 20.10.2025");
    window.harness.get_by_label_contains("This day is still to come");
    window.press(Key::Enter);
    assert_eq!(of(&window, client.id), before);
    let other = find(&window, |other, figures| other.id != client.id && figures.stage == Stage::AtRisk && !other.phones.is_empty());
    window.press(Key::Escape);
    click(&mut window, "Remove");
    open(&mut window, &other);
    window.press(Key::Escape);
    click(&mut window, "Remove");
    open(&mut window, &client);
    let value = window.harness.get_by_label("Quick purchase");
    assert_eq!(egui_kittest::kittest::NodeT::accesskit_node(&value).value().as_deref(), Some("90 cut 20.10.2025"));
}

#[test]
fn a_contact_serves_the_step_that_is_due() {
    let mut window = clients(Trade::Salon, "en");
    let due = |figures: &regulars::analytics::ClientFigures| figures.due.as_deref().cloned();
    let client = find(&window, |client, figures| {
        !client.phones.is_empty() && due(figures).is_some_and(|due| matches!(due.step, DueStep::Chain { .. }))
    });
    let step = window.workspace().analytics().client(client.id).and_then(due).expect("due");
    open(&mut window, &client);
    click(&mut window, "Contact now");
    click(&mut window, "Will come…");
    window.type_text("fri");
    window.harness.get_by_label("Friday, 17\u{a0}October\u{a0}2025");
    window.press(Key::Enter);
    let contact = last_contact(&window);
    assert_eq!((contact.client, contact.purpose, contact.expected), (client.id, step.step.purpose(), step.expected));
    assert_eq!(contact.outcome, Outcome::WillCome { on: day("2025-10-17") });
    window.harness.get_by_label_contains("Will come on Friday, 17\u{a0}October");
    assert!(window.harness.query_by_label("Done").is_none(), "the form is closed");
    window.assert_saved();
}

#[test]
fn a_contact_without_a_reason_is_the_managers_own() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| {
        !client.phones.is_empty() && figures.due.is_none() && client.do_not_contact.is_none() && client.archived.is_none()
    });
    open(&mut window, &client);
    click(&mut window, "Contact now");
    click(&mut window, "Done");
    let contact = last_contact(&window);
    assert_eq!((contact.client, contact.purpose, contact.outcome), (client.id, Purpose::Free, Outcome::Sent));
}

#[test]
fn a_purchase_of_the_history_can_be_changed_and_deleted() {
    let mut window = clients(Trade::Salon, "en");
    // Its row stands in sight.
    let client = find(&window, |client, figures| {
        let is_short =
            client.note.is_empty() && client.emails.is_empty() && client.tags.is_empty() && missed_of(&window, client).is_empty();
        figures.purchases == 2 && figures.stage == Stage::Active && !client.phones.is_empty() && is_short
    });
    open(&mut window, &client);
    let (count, last) = {
        let list = window.workspace().model().purchases().of(client.id);
        (list.len(), list.last().expect("a purchase").clone())
    };
    let row = |window: &Window| {
        let product = last.products().next().and_then(|id| window.workspace().model().products().get(id)).expect("a product");
        product.name.clone()
    };
    let name = row(&window);
    window.harness.query_all_by_label_contains(&format!(", {name}")).next().expect("a row of the history").click();
    window.settle();
    write(&mut window, "Sum", "0");
    // The card has a Save of its own at its foot; the form's stands above it.
    window.harness.query_all_by_label("Save").next().expect("the form's").click();
    window.settle();
    let changed = window.workspace().model().purchases().get(last.id).expect("still there").clone();
    assert_eq!(changed.sum_minor, last.sum_minor * 10, "a nought was typed after the sum");
    assert_eq!(changed.day, last.day);

    window.harness.query_all_by_label_contains(&format!(", {name}")).next().expect("a row of the history").click();
    window.settle();
    click(&mut window, "Delete");
    assert_eq!(of(&window, client.id), count - 1);
    window.press_ctrl(Key::Z);
    window.press_ctrl(Key::Z);
    assert_eq!(window.workspace().model().purchases().get(last.id), Some(&last));
    window.assert_saved();
}

#[test]
fn the_card_tells_what_is_predicted_and_from_what() {
    let mut window = clients(Trade::Salon, "en");
    let steady = find(&window, |_, figures| figures.purchase_days > 8 && figures.stage == Stage::Active);
    open(&mut window, &steady);
    window.harness.get_by_label_contains("Likely still a client: ");
    window.harness.get_by_label_contains("Next 12 months: ≈");
}

#[test]
fn facts_stand_below_each_other_also_where_their_columns_differ_in_length() {
    let mut records = generate(Trade::Salon, DemoLanguage::En, today(), 20_251_014);
    // Sums so large that no forecast of a year is made: one column has a fact more than the other.
    records.purchases.iter_mut().for_each(|purchase| purchase.sum_minor *= 40_000);
    let mut window = window::shop(records, "en");
    window.click_tab("Clients");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert!(window.harness.query_by_label_contains("Next 12 months: ").is_none());
    let rect = |name: &str| window.harness.get_by_label_contains(name).rect();
    assert!(rect("Likely still a client: ").bottom() <= rect("Favourites: ").top());
}

#[test]
fn a_step_that_went_by_without_a_contact_stands_in_the_history() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| {
        figures.purchases == 2 && client.note.is_empty() && missed_of(&window, client).iter().any(|step| step.index == 0)
    });
    open(&mut window, &client);
    window.harness.get_by_label_contains("Reminder: missed");
}
