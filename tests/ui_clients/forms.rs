//! Adding and changing clients: nothing typed is lost, nothing wrong is saved.

use eframe::egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable};
use regulars::analytics::Stage;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;

use super::support::window::{Window, day};
use super::{click, clients, find, open, write};

fn value(window: &Window, field: &str) -> String {
    window.harness.get_by_label(field).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_new_client_is_kept_half_typed_and_saved_when_it_is_right() {
    let mut window = clients(Trade::Salon, "ru");
    let count = window.workspace().model().clients().len();
    click(&mut window, "Добавить");
    window.type_text("Новая Клиентка");
    write(&mut window, "Телефон", "123");
    click(&mut window, "Сохранить");
    window.harness.get_by_label_contains("Это не номер телефона");
    assert_eq!(window.workspace().model().clients().len(), count, "nothing wrong is saved");

    window.harness.state_mut().go(Route::Today);
    window.settle();
    window.harness.state_mut().go(Route::Clients);
    window.settle();
    assert_eq!((value(&window, "Имя").as_str(), value(&window, "Телефон").as_str()), ("Новая Клиентка", "123"));

    click(&mut window, "Телефон");
    window.harness.key_press(Key::End);
    for _ in 0..3 {
        window.press(Key::Backspace);
    }
    window.type_text("8 916 204-18-35");
    write(&mut window, "Договорились на", "пт");
    click(&mut window, "Сохранить");
    let client = find(&window, |client, _| client.name == "Новая Клиентка");
    assert_eq!(client.phones[0].e164, "+79162041835");
    assert_eq!(client.agreed.expect("an agreement").day, day("2025-10-17"));
    window.harness.get_by_label("Изменить");
    window.assert_saved();
}

#[test]
fn a_phone_that_somebody_has_already_is_pointed_out() {
    let mut window = clients(Trade::Salon, "en");
    let known = find(&window, |client, _| !client.phones.is_empty());
    click(&mut window, "Add");
    write(&mut window, "Phone", &known.phones[0].display());
    window.harness.get_by_label_contains(&format!("{} has this phone already", known.name));
}

#[test]
fn a_form_without_anything_asks_for_a_name_only_after_save() {
    let mut window = clients(Trade::Salon, "en");
    click(&mut window, "Add");
    assert!(window.harness.query_by_label_contains("Please fill this in").is_none());
    click(&mut window, "Save");
    window.harness.get_by_label_contains("Please fill this in");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("New client").is_none(), "an empty form is closed by Escape");
}

#[test]
fn a_changed_form_waits_while_somebody_else_is_looked_at() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| figures.stage == Stage::Active && !client.phones.is_empty());
    let other = find(&window, |other, figures| other.id != client.id && figures.stage == Stage::AtRisk && !other.phones.is_empty());
    open(&mut window, &client);
    click(&mut window, "Edit");
    write(&mut window, "Tags", "loyal");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(value(&window, "Tags").contains("loyal"), "Escape does not throw a changed form away");
    click(&mut window, "Remove");
    open(&mut window, &other);
    window.harness.get_by_label("Quick purchase");
    click(&mut window, "Remove");
    open(&mut window, &client);
    assert!(value(&window, "Tags").contains("loyal"));
    click(&mut window, "Save");
    let saved = window.workspace().model().clients().get(client.id).expect("the client").clone();
    assert!(saved.tags.iter().any(|tag| tag.contains("loyal")), "{:?}", saved.tags);
    assert_eq!(saved.phones, client.phones, "what was not touched stays as it was");
    assert_eq!(saved.birthday, client.birthday);
    window.assert_saved();
}

#[test]
fn a_client_is_paused_and_resumed_from_the_card() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| {
        figures.stage == Stage::Active && !client.phones.is_empty() && client.paused_until.is_none() && client.do_not_contact.is_none()
    });
    open(&mut window, &client);
    click(&mut window, "More");
    click(&mut window, "Pause until…");
    window.type_text("20.11");
    window.harness.get_by_label("Thursday, 20\u{a0}November\u{a0}2025");
    window.press(Key::Enter);
    let paused = |window: &Window| window.workspace().model().clients().get(client.id).expect("the client").paused_until;
    assert_eq!(paused(&window), Some(day("2025-11-20")));
    click(&mut window, "Resume");
    assert_eq!(paused(&window), None);
}

#[test]
fn do_not_contact_keeps_its_reason_and_can_be_lifted() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| {
        figures.stage == Stage::Active && !client.phones.is_empty() && client.do_not_contact.is_none() && client.archived.is_none()
    });
    open(&mut window, &client);
    click(&mut window, "More");
    click(&mut window, "Do not contact…");
    window.type_text("asked by phone");
    window.press(Key::Enter);
    let asked = |window: &Window| window.workspace().model().clients().get(client.id).expect("the client").do_not_contact.clone();
    assert_eq!(asked(&window).expect("set").reason, "asked by phone");
    assert!(window.harness.query_by_label("Contact now").is_none(), "nobody is invited to contact them");
    click(&mut window, "Allow contact");
    assert_eq!(asked(&window), None);
    window.assert_saved();
}

#[test]
fn who_looks_after_a_client_is_chosen_on_the_form_by_keyboard_and_taken_back() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| figures.stage == Stage::Active && !client.phones.is_empty());
    let staff = window.workspace().model().staff().iter().find(|staff| !staff.archived).expect("somebody works here").clone();
    let looked_after = |window: &Window| window.workspace().model().clients().get(client.id).expect("the client").staff;
    assert_eq!(looked_after(&window), None);
    open(&mut window, &client);
    click(&mut window, "Edit");
    window.harness.get_by_label("Looked after by").focus();
    window.settle();
    for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
        window.press(key);
    }
    click(&mut window, "Save");
    assert_eq!(looked_after(&window), Some(staff.id));
    window.harness.get_by_label(&format!("Looked after by: {}", staff.name));
    window.press_ctrl(Key::Z);
    assert_eq!(looked_after(&window), None);
    window.press_ctrl(Key::Y);
    window.assert_saved();
}
