//! Texts to say or send: the usual ones, the shop's own, what is missing in them, and the bonus.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use regulars::domain::contact::Purpose;
use regulars::domain::settings::Trade;

use super::support::window;
use super::{saved, settings};

/// Puts `text` into the field of the text itself.
fn write_text(window: &mut window::Window, text: &str) {
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Text").focus();
    window.settle();
    window.press_ctrl(eframe::egui::Key::A);
    window.type_text(text);
}

#[test]
fn a_text_of_ones_own_is_added_previewed_and_taken_back() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.click_tab("Texts");
    let before = window.workspace().model().templates().len();
    window.click_button("Add");
    write_text(&mut window, "Dear {name}, {nonsense} greetings from {shop}");
    window.harness.get_by_label("{nonsense}: there is no such field");
    window.harness.get_by_label_contains("greetings from Lilac Studio");
    window.click_button("Save");
    assert_eq!(window.workspace().model().templates().len(), before + 1);
    let own = window.workspace().model().templates().iter().next_back().expect("the new text").clone();
    assert_eq!((own.step, own.language.as_str()), (Some(0), "en"));
    assert_eq!(own.name, "Dear {name}, {nonsense} greetings", "a text without a name takes its beginning");
    window.click_button("Undo");
    assert_eq!(window.workspace().model().templates().len(), before);
    window.assert_saved();
}

#[test]
fn the_usual_text_becomes_ones_own_when_it_is_changed() {
    let mut window = settings(window::shop(super::support::shop::of_purchases(&[(1, "2025-09-01", 10)]), "ru"));
    window.click_tab("Тексты");
    assert!(window.workspace().model().templates().is_empty());
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Текст").focus();
    window.settle();
    window.type_text("!");
    window.click_button("Сохранить");
    let own = window.workspace().model().templates().iter().next().expect("the text").clone();
    assert!(own.text.contains("{name}") && own.text.contains('!'), "{}", own.text);
    window.assert_saved();
}

#[test]
fn a_bonus_that_cannot_be_read_is_told_beside_its_field() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.click_tab("Texts");
    window.write("Bonus allowed at this step", "a mask");
    window.write("worth up to", "much");
    window.harness.get_by_label("This is not a sum, for example 1500");
    window.write("worth up to", "12.50");
    window.click_button("Save");
    let settings = saved(&window);
    let bonus = settings.bonus(Purpose::Step(0)).expect("the bonus");
    assert_eq!((bonus.what.as_str(), bonus.up_to_minor), ("a mask", 1_250));
    window.assert_saved();
}

#[test]
fn a_text_and_its_bonus_are_one_step_back() {
    let mut window = settings(window::demo(Trade::Salon, "en"));
    window.click_tab("Texts");
    window.click_button("Add");
    let before = window.workspace().model().clone();
    write_text(&mut window, "Dear {name}, we miss you");
    window.write("Bonus allowed at this step", " and a mask");
    window.click_button("Save");
    let model = window.workspace().model();
    assert_eq!(model.templates().len(), before.templates().len() + 1);
    assert!(model.settings().bonus(Purpose::Step(0)).is_some_and(|bonus| bonus.what.ends_with("and a mask")));
    assert!(model.log().len() >= before.log().len() + 2, "the charts are stamped with both");
    window.click_button("Undo");
    let model = window.workspace().model();
    assert!(model.templates() == before.templates() && model.settings() == before.settings() && model.log() == before.log());
    window.assert_saved();
}
