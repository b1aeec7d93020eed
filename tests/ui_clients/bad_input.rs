//! What cannot be right is said beside its field; what was typed stays, also while another page is looked at.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use regulars::analytics::Stage;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;

use super::support::window::Window;
use super::{click, clients, find, open, purchases, write};

/// Looks at Today and comes back.
fn look_elsewhere(window: &mut Window) {
    for route in [Route::Today, Route::Clients] {
        window.harness.state_mut().go(route);
        window.settle();
    }
}

/// Whether a field of the page holds this text.
fn holds(window: &Window, typed: &str) -> bool {
    window.harness.query_all_by_value(typed).next().is_some()
}

#[test]
fn every_wrong_field_of_a_new_client_is_told_and_kept() {
    let mut window = clients(Trade::Salon, "ru");
    let before = window.workspace().model().clone();
    click(&mut window, "Добавить");
    for (field, typed, told) in [
        ("Телефон", "8 916 сто двадцать", "Это не номер телефона"),
        ("Почта", "anna@", "Это не адрес почты"),
        ("День рождения", "31.02", "Такого дня нет"),
        ("Договорились на", "как-нибудь", "Это не дата, например 17.10"),
    ] {
        assert!(window.harness.query_by_label_contains(told).is_none(), "{told} before anything was typed");
        write(&mut window, field, typed);
        window.harness.get_by_label_contains(told);
    }
    click(&mut window, "Сохранить");
    assert!(*window.workspace().model() == before, "nothing wrong is saved");
    look_elsewhere(&mut window);
    for typed in ["8 916 сто двадцать", "anna@", "31.02", "как-нибудь"] {
        assert!(holds(&window, typed), "{typed} is still there");
    }
}

#[test]
fn a_purchase_that_cannot_be_right_is_told_and_kept() {
    for (typed, told) in [("1,5 тыс стрижка", "Это не сумма, например 1500"), ("4200 стрижка 20.10.2025", "Этот день ещё не наступил")]
    {
        let mut window = clients(Trade::Salon, "ru");
        let client = find(&window, |client, figures| figures.stage == Stage::Active && !client.phones.is_empty());
        open(&mut window, &client);
        let before = purchases(window.workspace().model());
        write(&mut window, "Быстрая покупка", typed);
        window.harness.get_by_label_contains(told);
        assert!(window.harness.query_all_by_label_contains("Запишем").next().is_none(), "nothing is said to be written of {typed}");
        window.press(Key::Enter);
        assert_eq!(purchases(window.workspace().model()), before, "{typed} is not saved");
        look_elsewhere(&mut window);
        assert!(holds(&window, typed), "{typed} is still there");
    }
}

#[test]
fn a_small_form_that_is_half_typed_outlives_escape_and_other_pages() {
    let mut window = clients(Trade::Salon, "en");
    let client = find(&window, |client, figures| {
        figures.stage == Stage::Active && !client.phones.is_empty() && client.paused_until.is_none() && client.do_not_contact.is_none()
    });
    open(&mut window, &client);
    click(&mut window, "More");
    click(&mut window, "Do not contact…");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Why not contact").is_none(), "an empty one is closed");
    click(&mut window, "More");
    click(&mut window, "Do not contact…");
    window.type_text("asked by letter");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(holds(&window, "asked by letter"), "Escape throws nothing away");
    look_elsewhere(&mut window);
    assert!(holds(&window, "asked by letter"));
}
