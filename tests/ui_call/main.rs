//! Call mode as the manager works in it: one client after another, by the keyboard alone; every outcome can be taken back.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

use std::sync::{Arc, Mutex};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable;
use regulars::domain::contact::{Channel, Contact, Outcome, RefusalReason};
use regulars::domain::model::{Model, Records};
use regulars::domain::phone::Phone;
use regulars::ui::route::Route;
use support::shop::of_purchases;
use support::window::{self, Window};

const CLIENTS: u64 = 40;

/// Forty clients who come every 30 days and are expected today, with phones; three of them prefer a messenger.
fn records() -> Records {
    let visits: Vec<(u64, &str, i64)> = (1..=CLIENTS)
        .flat_map(|client| ["2025-07-16", "2025-08-15", "2025-09-14"].map(|day| (client, day, 1_000 + i64::try_from(client).unwrap())))
        .collect();
    let mut records = of_purchases(&visits);
    records.settings.shop_name = "Lilac".into();
    records.settings.capacity = 60;
    for (number, client) in (1..).zip(&mut records.clients) {
        client.phones = vec![Phone::read(&format!("+7916204{number:04}"), "RU")];
    }
    records
}

fn calls(language: &str) -> Window {
    let mut window = window::shop(records(), language);
    window.press(Key::C);
    assert_eq!(window.harness.state().route(), Route::Call);
    window
}

/// Whose turn it is.
fn current(window: &Window) -> String {
    let names = (1..=CLIENTS).map(|number| format!("Client {number}"));
    let mut shown = names.filter(|name| window.harness.query_by_role_and_label(Role::Heading, name).is_some());
    shown.next().unwrap_or_default()
}

fn model(window: &Window) -> Model {
    window.workspace().model().clone()
}

fn last_contact(window: &Window) -> Contact {
    window.workspace().model().contacts().iter().max_by_key(|contact| contact.id).expect("a contact").clone()
}

/// Enters an outcome by the keyboard alone; its number goes round all of them.
fn outcome(window: &mut Window, number: usize) {
    match number % 9 {
        0 => {
            window.press(Key::W);
            window.type_text("fri");
            window.press(Key::Enter);
        }
        1 => {
            window.press(Key::B);
            window.type_text("1500");
            window.press(Key::Enter);
        }
        2 => window.press(Key::N),
        3 => {
            window.press(Key::L);
            window.type_text("+10");
            window.press(Key::Enter);
        }
        4 => {
            window.press(Key::R);
            window.press(Key::Num1);
        }
        5 => {
            window.press(Key::R);
            window.press(Key::Num7);
            window.type_text("has a cat now");
            window.press(Key::Enter);
        }
        6 => window.press(Key::M),
        7 => window.press(Key::D),
        _ => window.press(Key::S),
    }
}

#[test]
fn a_day_of_calls_needs_no_mouse_and_each_outcome_can_be_taken_back() {
    let mut window = calls("en");
    let begin = model(&window);
    let mut called = Vec::new();
    for number in 0..34 {
        let (client, before) = (current(&window), model(&window));
        assert!(!called.contains(&client), "{client} came twice");
        outcome(&mut window, number);
        assert_ne!(current(&window), client, "outcome {number} did not show the next client");
        // Taken back, the same client is there again and nothing is left of it.
        window.press_ctrl(Key::Z);
        assert_eq!(current(&window), client, "outcome {number}");
        assert!(model(&window).contacts() == before.contacts());
        assert!(model(&window).clients() == before.clients());
        assert!(model(&window).purchases() == before.purchases());
        outcome(&mut window, number);
        called.push(client);
    }
    let made = model(&window).contacts().len();
    assert!(made >= 30, "only {made} contacts");
    let kinds: std::collections::BTreeSet<&str> = model(&window).contacts().iter().map(|contact| contact.outcome.key()).collect();
    assert_eq!(kinds.len(), 7, "{kinds:?}");
    // And all of it, from the last to the first; a skip is a step too where nothing was logged after it.
    for _ in 0..34 {
        if !model(&window).contacts().is_empty() {
            window.press_ctrl(Key::Z);
        }
    }
    assert!(model(&window).contacts() == begin.contacts());
    assert!(model(&window).clients() == begin.clients());
    assert!(model(&window).purchases() == begin.purchases());
    window.assert_saved();
}

#[test]
fn outcomes_are_logged_as_they_were_said() {
    let mut window = calls("en");
    outcome(&mut window, 5);
    assert_eq!(last_contact(&window).outcome, Outcome::Refused { reason: RefusalReason::Other, text: "has a cat now".into() });
    outcome(&mut window, 0);
    assert_eq!(last_contact(&window).outcome, Outcome::WillCome { on: window::day("2025-10-17") });
    outcome(&mut window, 6);
    let contact = last_contact(&window);
    assert_eq!(contact.outcome, Outcome::WrongNumber);
    assert!(model(&window).clients().get(contact.client).unwrap().phones[0].wrong);
    outcome(&mut window, 7);
    let contact = last_contact(&window);
    assert!(model(&window).clients().get(contact.client).unwrap().do_not_contact.is_some());
    window.assert_saved();
}

#[test]
fn the_text_is_filled_with_what_is_known() {
    let window = calls("en");
    window.harness.get_by_label_contains("Good afternoon, Client! This is Lilac. It has been 30 days");
    window.harness.get_by_label_contains("last purchase: not known");
    window.harness.get_by_label_contains("Every 30 ± 1 days, today is day 30");
}

#[test]
fn who_has_no_name_is_not_called_by_the_number_twice() {
    let mut records = records();
    for client in &mut records.clients {
        client.name = String::new();
    }
    let mut window = window::shop(records, "en");
    window.press(Key::C);
    window.harness.get_by_role_and_label(Role::Heading, "No name yet");
}

#[test]
fn letters_work_on_a_russian_layout() {
    let mut window = calls("ru");
    let client = current(&window);
    window.harness.event(eframe::egui::Event::Text("т".into()));
    window.press(Key::N);
    assert_eq!(last_contact(&window).outcome, Outcome::NoAnswer);
    assert_ne!(current(&window), client);
}

#[test]
fn what_cannot_be_read_stays_beside_its_field() {
    let mut window = calls("en");
    let client = current(&window);
    window.press(Key::L);
    window.type_text("31.02");
    window.press(Key::Enter);
    window.harness.get_by_label_contains("There is no such day");
    assert!(window.harness.query_all_by_value("31.02").count() > 0);
    assert_eq!(current(&window), client);
    assert_eq!(model(&window).contacts().len(), 0);
    // The first Escape closes the line, the second goes back to Today.
    window.press(Key::Escape);
    assert_eq!(window.harness.state().route(), Route::Call);
    window.press(Key::Escape);
    assert_eq!(window.harness.state().route(), Route::Today);
}

/// Presses a key and gives back what was asked of the system meanwhile.
fn asked_by(window: &mut Window, key: Key) -> Vec<OutputCommand> {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&asked);
    let keep = move |ui: &mut eframe::egui::Ui| kept.lock().unwrap().extend(ui.ctx().output(|output| output.commands.clone()));
    window.harness.ctx.on_end_pass("what is asked", Arc::new(keep));
    window.press(key);
    asked.lock().unwrap().clone()
}

#[test]
fn a_call_dials_and_waits_for_its_outcome() {
    let mut window = calls("en");
    let client = current(&window);
    let asked = asked_by(&mut window, Key::Enter);
    assert!(asked.iter().any(|one| matches!(one, OutputCommand::OpenUrl(open) if open.url.starts_with("tel:+7916204"))), "{asked:?}");
    assert_eq!(current(&window), client);
    assert_eq!(model(&window).contacts().len(), 0);
}

#[test]
fn a_message_is_opened_copied_and_logged_by_one_key_and_the_second_one_too_soon_asks_first() {
    let mut window = calls("en");
    let client = current(&window);
    let asked = asked_by(&mut window, Key::A);
    let opened = |one: &OutputCommand| matches!(one, OutputCommand::OpenUrl(open) if open.url.starts_with("https://wa.me/7916204"));
    assert!(asked.iter().any(opened), "{asked:?}");
    let copied = |one: &OutputCommand| matches!(one, OutputCommand::CopyText(text) if text.starts_with("Good afternoon"));
    assert!(asked.iter().any(copied), "{asked:?}");
    let contact = last_contact(&window);
    assert_eq!((contact.channel, &contact.outcome), (Channel::WhatsApp, &Outcome::Sent));
    assert_ne!(current(&window), client);
    window.press_ctrl(Key::Z);
    assert_eq!(model(&window).contacts().len(), 0, "one undo takes the contact back");
    assert_eq!(current(&window), client);
    window.assert_saved();
}

#[test]
fn a_message_too_soon_after_another_goes_only_when_asked_twice() {
    let mut records = records();
    let today = window::today();
    let template = |records: &Records, number: usize| Contact {
        id: regulars::domain::ids::Id::from_number(number as u64 + 1).unwrap(),
        client: records.clients[number].id,
        at: chrono::DateTime::from_timestamp(1_760_000_000, 0).unwrap(),
        day: regulars::domain::dates::add_days(today, -3),
        purpose: regulars::domain::contact::Purpose::Free,
        expected: None,
        channel: Channel::Telegram,
        staff: None,
        template: None,
        outcome: Outcome::Sent,
        bonus_minor: 0,
        note: String::new(),
    };
    records.contacts = (0..records.clients.len()).map(|number| template(&records, number)).collect();
    let mut window = window::shop(records, "en");
    window.press(Key::C);
    let (client, made) = (current(&window), model(&window).contacts().len());
    window.press(Key::A);
    assert_eq!(model(&window).contacts().len(), made, "the cap was not heeded");
    window.harness.get_by_label_contains("A message was sent 3 days ago");
    assert_eq!(current(&window), client);
    window.press(Key::A);
    assert_eq!(model(&window).contacts().len(), made + 1);
}

#[test]
fn who_was_skipped_is_offered_again_at_the_end() {
    let mut window = calls("en");
    let first = current(&window);
    window.press(Key::S);
    for _ in 1..CLIENTS {
        window.press(Key::N);
    }
    window.harness.get_by_label("That was the whole list");
    window.harness.get_by_label("Go through the skipped (1)");
    window.press(Key::Enter);
    assert_eq!(current(&window), first);
    window.press(Key::N);
    window.press(Key::Enter);
    assert_eq!(window.harness.state().route(), Route::Today);
    window.harness.get_by_label("That was all for today");
}

#[test]
fn a_message_without_an_address_is_not_said_to_be_sent_by_the_program() {
    for (language, said) in [("en", "Copy the text, mark as sent"), ("ru", "Скопировать и отметить")] {
        let mut records = records();
        for client in &mut records.clients {
            client.phones.clear();
            client.preferred_channel = Some(Channel::WhatsApp);
        }
        let mut window = window::shop(records, language);
        window.press(Key::C);
        window.harness.get_by_label_contains(said);
    }
}
