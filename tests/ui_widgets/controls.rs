//! Buttons, chips, fields, choices, menus and messages.

use eframe::egui::accesskit::{Invalid, Role};
use eframe::egui::{Key, Rect, Ui, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use regulars::ui::theme::{DARK, Icon, LIGHT, Theme, ThemeMode, apply, size};
use regulars::ui::widgets::{
    Button, Chip, FilterChip, FilterChoice, MenuItem, OptionCard, OutcomeKey, RailItem, Select, TextField, UndoBar, UndoChoice,
    checkbox_ui, elided_label_ui, menu_button_ui, segmented_ui, switch_ui,
};

use super::window;

#[test]
fn a_button_is_found_by_its_word_and_an_icon_by_its_name() {
    let mut harness = window((0, 0), |ui: &mut Ui, clicks: &mut (u32, u32)| {
        clicks.0 += u32::from(ui.add(Button::primary("Call").icon(Icon::Phone).key("↵")).clicked());
        clicks.1 += u32::from(ui.add(Button::icon_only(Icon::Pencil, "Edit")).clicked());
    });
    harness.get_by_role_and_label(Role::Button, "Call").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Edit").click_accesskit();
    harness.run();
    assert_eq!(*harness.state(), (1, 1));
}

#[test]
fn a_disabled_button_says_so_and_does_nothing() {
    let mut harness = window(0, |ui: &mut Ui, clicks: &mut u32| {
        *clicks += u32::from(ui.add(Button::primary("Save").enabled(false)).clicked());
    });
    let button = harness.get_by_label("Save");
    assert!(button.accesskit_node().is_disabled());
    button.click();
    harness.run();
    assert_eq!(*harness.state(), 0);
}

#[test]
fn everything_clickable_is_at_least_28_points_high() {
    let harness = window((), |ui: &mut Ui, (): &mut ()| {
        ui.add(Button::secondary("Small").small());
        ui.add(Button::icon_only(Icon::X, "Close"));
        ui.add(Chip::new("All", true).count("11"));
        ui.add(RailItem::new(Icon::Sun, "Today", true));
        checkbox_ui(ui, &mut true, "Consent");
        switch_ui(ui, &mut true, "Standing");
    });
    for name in ["Small", "Close", "All 11", "Today", "Consent", "Standing"] {
        let rect = harness.get_by_label(name).rect();
        assert!(rect.height() >= 28.0 && rect.width() >= 28.0, "{name}: {rect:?}");
    }
}

#[test]
fn a_chip_tells_its_count_and_whether_it_is_chosen() {
    let harness = window((), |ui: &mut Ui, (): &mut ()| {
        ui.add(Chip::new("Calls", true).count("4"));
        ui.add(Chip::new("Offers", false).count("2"));
    });
    assert_eq!(harness.get_by_role_and_label(Role::Tab, "Calls 4").accesskit_node().is_selected(), Some(true));
    assert_eq!(harness.get_by_role_and_label(Role::Tab, "Offers 2").accesskit_node().is_selected(), Some(false));
}

#[test]
fn a_filter_chip_opens_and_its_cross_takes_it_off() {
    let mut harness = window(Vec::new(), |ui: &mut Ui, seen: &mut Vec<FilterChoice>| {
        let chip = FilterChip { name: "Stage", value: "Active", remove: "Remove the filter Stage" };
        seen.extend(chip.show_ui(ui));
    });
    harness.get_by_label("Stage Active").click_accesskit();
    harness.run();
    harness.get_by_label("Remove the filter Stage").click();
    harness.run();
    assert_eq!(*harness.state(), [FilterChoice::Open, FilterChoice::Remove]);
}

#[test]
fn a_segmented_control_changes_by_click_and_by_arrows() {
    let mut harness = window(0, |ui: &mut Ui, chosen: &mut usize| {
        if let Some(i) = segmented_ui(ui, "Window", &["30", "90", "180 days"], *chosen, size::CONTROL, None) {
            *chosen = i;
        }
    });
    harness.get_by_label("Window: 90").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_label("Window: 90").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(*harness.state(), 2);
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(*harness.state(), 2, "it stops at the last part");
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn a_field_tells_its_name_its_error_and_takes_text() {
    let mut harness = window(String::new(), |ui: &mut Ui, text: &mut String| {
        let error = (text.len() < 5).then_some("This number is too short");
        TextField::new("Phone").error(error).show_ui(ui, text);
    });
    let field = harness.get_by_role_and_label(Role::TextInput, "Phone");
    assert_eq!(field.accesskit_node().data().invalid(), Some(Invalid::True));
    assert_eq!(field.accesskit_node().data().description(), Some("This number is too short"));
    harness.get_by_label("This number is too short");
    field.focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Phone").type_text("+7916");
    harness.run();
    assert_eq!(harness.state(), "+7916");
    let field = harness.get_by_role_and_label(Role::TextInput, "Phone");
    assert_eq!(field.accesskit_node().data().invalid(), None);
    assert!(harness.query_by_label("This number is too short").is_none());
}

#[test]
fn a_select_opens_its_list_and_gives_the_clicked_option() {
    let mut harness = window(0, |ui: &mut Ui, chosen: &mut usize| {
        if let Some(i) = Select::new("Currency", &["Rouble", "Euro", "Tenge"]).width(200.0).show_ui(ui, *chosen) {
            *chosen = i;
        }
    });
    let select = harness.get_by_role_and_label(Role::ComboBox, "Currency");
    assert_eq!(select.value().as_deref(), Some("Rouble"));
    select.click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "Tenge").click();
    harness.run();
    assert_eq!(*harness.state(), 2);
    assert!(harness.query_by_label("Euro").is_none(), "the list closes");
}

#[test]
fn a_select_is_driven_by_the_keyboard_alone() {
    let mut harness = window(0, |ui: &mut Ui, chosen: &mut usize| {
        if let Some(i) = Select::new("Currency", &["Rouble", "Euro", "Tenge"]).width(200.0).show_ui(ui, *chosen) {
            *chosen = i;
        }
    });
    harness.get_by_role_and_label(Role::ComboBox, "Currency").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(*harness.state(), 1, "arrows choose while the list is closed");
    for key in [Key::Enter, Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(*harness.state(), 2, "Enter opens, an arrow moves, Enter chooses");
    assert!(harness.query_by_label("Euro").is_none());
}

#[test]
fn a_menu_button_shows_lines_that_close_the_menu() {
    let mut harness = window(0, |ui: &mut Ui, deleted: &mut u32| {
        let (_, clicked) = menu_button_ui(ui, Button::icon_only(Icon::Dots, "More"), |ui| MenuItem::new("Archive").show_ui(ui).clicked());
        *deleted += u32::from(clicked == Some(true));
    });
    assert!(harness.query_by_label("Archive").is_none());
    harness.get_by_label("More").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Archive").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    assert!(harness.query_by_label("Archive").is_none());
}

#[test]
fn an_undo_bar_announces_itself_and_can_be_taken_back_or_closed() {
    let mut harness = window(Vec::new(), |ui: &mut Ui, seen: &mut Vec<UndoChoice>| {
        let bar = UndoBar { message: "Anna: archived", undo: "Undo", key: "Ctrl Z", close: "Close" };
        seen.extend(bar.show_ui(ui, Rect::from_min_size(pos2(100.0, 500.0), vec2(600.0, 54.0))));
    });
    let bar = harness.get_by_role_and_label(Role::Status, "Anna: archived");
    assert!((bar.rect().right() - 700.0).abs() < 1.0);
    harness.get_by_role_and_label(Role::Button, "Undo").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Close").click();
    harness.run();
    assert_eq!(*harness.state(), [UndoChoice::Undo, UndoChoice::Close]);
}

#[test]
fn checks_and_switches_turn_by_click_and_by_space() {
    let mut harness = window((false, false), |ui: &mut Ui, (consent, standing): &mut (bool, bool)| {
        checkbox_ui(ui, consent, "Consent");
        switch_ui(ui, standing, "Standing");
    });
    harness.get_by_role_and_label(Role::CheckBox, "Consent").click();
    harness.run();
    harness.get_by_role_and_label(Role::Switch, "Standing").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), (true, true));
}

#[test]
fn cards_and_cut_texts_tell_everything_they_hold() {
    let harness = window((), |ui: &mut Ui, (): &mut ()| {
        ui.add(OptionCard::new("12 October 2024", true, 358.0).note("as in 1 283 other rows"));
        let look = regulars::ui::theme::theme(ui);
        elided_label_ui(ui, "A sentence too long for its room", regulars::ui::theme::TextKind::Body, look.text, 60.0);
        ui.scope(|ui| {
            ui.set_width(32.0);
            ui.add(RailItem::new(Icon::Users, "Clients", false).count(Some("7")).narrow(true));
        });
    });
    harness.get_by_label("12 October 2024, as in 1 283 other rows");
    harness.get_by_label("A sentence too long for its room");
    harness.get_by_label("Clients 7");
}

#[test]
fn an_outcome_key_tells_its_word_and_its_letter() {
    let mut harness = window(0, |ui: &mut Ui, pressed: &mut u32| {
        *pressed += u32::from(ui.add(OutcomeKey::new(Icon::Clock, "Later…", "L", 135.0)).clicked());
    });
    let key = harness.get_by_role_and_label(Role::Button, "Later…");
    assert_eq!(key.accesskit_node().data().keyboard_shortcut(), Some("L"));
    key.click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn the_owner_chooses_theme_and_scale() {
    let check = |mode: ThemeMode, scale: f32, expected: &Theme| {
        let mut harness = window((), |ui: &mut Ui, (): &mut ()| {
            ui.label("page");
        });
        apply(&harness.ctx, mode, scale);
        harness.run_steps(3);
        assert_eq!(Theme::of(&harness.ctx), expected);
        assert!((harness.ctx.zoom_factor() - scale).abs() < 1e-6);
    };
    check(ThemeMode::Light, 1.0, &LIGHT);
    check(ThemeMode::Dark, 1.25, &DARK);
    check(ThemeMode::Light, 1.5, &LIGHT);
}
