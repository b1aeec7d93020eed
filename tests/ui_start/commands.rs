//! What is at hand on every page: the palette and the list of keys.

use eframe::egui::{Key, Rect, vec2};
use egui_kittest::kittest::Queryable;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;

use crate::support::window::{self, Window};

fn palette(typed: &str) -> Window {
    let mut window = window::demo(Trade::Salon, "en");
    window.press_ctrl(Key::K);
    if !typed.is_empty() {
        window.type_text(typed);
    }
    window
}

fn route(window: &Window) -> Route {
    window.harness.state().route()
}

#[test]
fn a_client_is_found_from_any_page_and_enter_opens_the_card() {
    // Also in the other keyboard layout, and by the last digits of the phone.
    for typed in ["emily mills", "уьшдн ьшдды", "0189"] {
        let mut window = palette(typed);
        window.press(Key::Enter);
        assert_eq!(route(&window), Route::Clients, "{typed}");
        assert!(window.harness.query_all_by_label("Why these marks?").count() == 1, "{typed} opens a card");
    }
}

#[test]
fn a_command_that_begins_so_comes_before_clients() {
    let mut window = palette("cal");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(route(&window), Route::Calendar);
}

#[test]
fn the_palette_says_when_nothing_is_called_so() {
    let window = palette("zzqq");
    assert!(window.harness.query_by_value("Nothing found: no command and no client of this name").is_some());
}

#[test]
fn the_field_of_the_palette_stays_where_it_is() {
    let field = |window: &Window| window.harness.get_by_label("A command or a client").rect().top();
    let mut window = palette("");
    let before = field(&window);
    for typed in ["c", "al", "zz"] {
        window.type_text(typed);
        assert!((field(&window) - before).abs() < 0.5, "{typed}");
    }
}

#[test]
fn the_list_of_keys_fits_the_smallest_window() {
    for language in ["en", "ru"] {
        let mut window = window::demo(Trade::Salon, language);
        window.harness.set_size(vec2(1024.0, 700.0));
        window.press(Key::F1);
        let all = Rect::from_min_size(eframe::egui::Pos2::ZERO, vec2(1024.0, 700.0));
        let (first, last) = if language == "en" { ("Keys", "Open card") } else { ("Клавиши", "Карточка") };
        for name in [first, last] {
            let is_called = |text: Option<String>| text.as_deref() == Some(name);
            let lines: Vec<Rect> =
                window.harness.query_all_by(|node| is_called(node.value()) || is_called(node.label())).map(|line| line.rect()).collect();
            assert!(!lines.is_empty() && lines.iter().all(|line| all.contains_rect(*line)), "{name} lies at {lines:?}");
        }
    }
}
