//! The list: views, filters, search, order, marks.

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use regulars::analytics::{Segment, Stage};
use regulars::domain::settings::Trade;
use regulars::domain::text::{fold, swap_key};
use regulars::i18n::{Language, Tr};
use regulars::ui::route::Route;

use super::{click, clients, find, open, rows, window};

/// Whether a client of this stage, archived or not, a VIP or not, is in a view.
type Rule = fn(Stage, bool, bool) -> bool;

#[test]
fn every_view_says_how_many_it_holds_and_shows_so_many() {
    let mut window = clients(Trade::Salon, "en");
    let tr = Tr::new(Language::English);
    let count_of = |window: &super::Window, is: Rule| {
        let (model, analytics) = (window.workspace().model(), window.workspace().analytics());
        let clients = model.clients().iter().filter_map(|client| Some((client, analytics.client(client.id)?)));
        clients.filter(|(client, figures)| is(figures.stage, client.archived.is_some(), figures.vip.is_vip())).count()
    };
    let all = window.workspace().model().clients().len();
    let views: [(&str, Rule); 5] = [
        ("Working base", |stage, archived, _| !archived && stage != Stage::Gone),
        ("At risk", |stage, archived, _| !archived && stage == Stage::AtRisk),
        ("Sleeping", |stage, archived, _| !archived && stage == Stage::Sleeping),
        ("VIP", |_, archived, vip| !archived && vip),
        ("Archived", |_, archived, _| archived),
    ];
    for (name, is) in views {
        let count = count_of(&window, is);
        assert!(count > 0, "nobody in {name}");
        click(&mut window, &format!("{name} {}", tr.number(count as u64)));
        let shown = format!("{} shown of {}", tr.number(count as u64), tr.number(all as u64));
        window.harness.get_by_label_contains(&shown);
    }
}

#[test]
fn a_filter_narrows_the_view_and_its_chip_takes_it_off() {
    let mut window = clients(Trade::Salon, "en");
    let before = rows(&window);
    click(&mut window, "Filter");
    click(&mut window, "Strays");
    window.press(Key::Escape);
    let (model, analytics) = (window.workspace().model(), window.workspace().analytics());
    let strays = model.clients().iter().filter(|client| {
        let figures = analytics.client(client.id).expect("figures");
        client.archived.is_none() && figures.stage != Stage::Gone && figures.segment == Segment::Stray
    });
    let count = strays.count();
    window.harness.get_by_label_contains(&format!("{count} shown of"));
    window.harness.get_by_label("Segment Strays");
    click(&mut window, "Remove");
    assert_eq!(rows(&window), before);
}

#[test]
fn anybody_is_found_by_name_layout_and_phone_whatever_view_is_open() {
    let mut window = clients(Trade::Water, "ru");
    let gone = find(&window, |client, figures| figures.stage == Stage::Gone && !client.phones.is_empty());
    let digits = gone.phones[0].digits();
    let other_layout: String = fold(&gone.name).chars().map(swap_key).collect();
    for typed in [gone.name.clone(), gone.name.to_uppercase().replace('Ё', "Е"), other_layout, digits[digits.len() - 7..].to_owned()] {
        window.press(Key::Slash);
        window.type_text(&typed);
        let found = rows(&window);
        assert!(found.iter().any(|row| row.starts_with(&gone.name)), "{typed:?} finds {found:?}");
        click(&mut window, "Убрать");
    }
}

#[test]
fn nobody_found_offers_to_add_them() {
    let mut window = clients(Trade::Salon, "en");
    window.press(Key::Slash);
    window.type_text("Zebulon");
    click(&mut window, "Add “Zebulon”");
    click(&mut window, "Save");
    assert_eq!(find(&window, |client, _| client.name == "Zebulon").phones, []);
    window.assert_saved();
}

#[test]
fn a_click_on_a_header_sorts_and_another_turns_it_round() {
    let mut window = clients(Trade::Coffee, "en");
    click(&mut window, "Client");
    let names: Vec<String> = rows(&window).iter().map(|row| row.split(',').next().unwrap().to_owned()).collect();
    assert!(names.len() > 10 && names.is_sorted_by_key(|name| fold(name)), "{names:?}");
    click(&mut window, "Client");
    let turned: Vec<String> = rows(&window).iter().map(|row| row.split(',').next().unwrap().to_owned()).collect();
    assert!(turned.iter().rev().is_sorted_by_key(|name| fold(name)), "{turned:?}");
    click(&mut window, "Last visit");
    let longest_ago = rows(&window).remove(0);
    let oldest = window.workspace().analytics().clients().filter(|figures| figures.stage != Stage::Gone);
    let archived = |figures: &&regulars::analytics::ClientFigures| {
        window.workspace().model().clients().get(figures.client).is_some_and(|client| client.archived.is_some())
    };
    let oldest = oldest.filter(|figures| !archived(figures)).filter_map(|figures| figures.elapsed_days).max().expect("a visit");
    assert!(longest_ago.contains(&format!("{oldest} days")), "{longest_ago}");
}

#[test]
fn marked_clients_are_archived_together_and_come_back_together() {
    let mut window = clients(Trade::Salon, "en");
    let before = window.workspace().model().clone();
    window.press(Key::ArrowDown);
    for _ in 0..3 {
        window.press(Key::Space);
        window.press(Key::ArrowDown);
    }
    window.harness.get_by_label("3 marked");
    click(&mut window, "Archive");
    let archived = |window: &super::Window| window.workspace().model().clients().iter().filter(|client| client.archived.is_some()).count();
    let was = before.clients().iter().filter(|client| client.archived.is_some()).count();
    assert_eq!(archived(&window), was + 3);
    assert_eq!(window.harness.query_all_by_label_contains(" marked").count(), 0, "nothing stays marked");
    window.press_ctrl(Key::Z);
    assert_eq!(window.workspace().model().clients(), before.clients());
    window.assert_saved();
}

#[test]
fn marks_out_of_sight_are_dropped() {
    let mut window = clients(Trade::Salon, "en");
    window.press(Key::ArrowDown);
    window.press(Key::Space);
    window.harness.get_by_label("1 marked");
    window.press(Key::Slash);
    window.type_text("nobody has such a name");
    assert_eq!(window.harness.query_all_by_label("1 marked").count(), 0);
}

#[test]
fn enter_opens_the_card_and_escape_closes_one_thing_at_a_time() {
    let mut window = clients(Trade::Salon, "en");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.harness.get_by_label("Edit");
    click(&mut window, "Contact now");
    window.harness.get_by_label("Done");
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Done").is_none(), "the form is closed");
    window.harness.get_by_label("Edit");
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Edit").is_none(), "the card is closed");
}

#[test]
fn the_card_follows_the_keyboard_through_every_view() {
    for (trade, language, more) in
        [(Trade::Salon, "en", "More views"), (Trade::Water, "ru", "Другие списки"), (Trade::Coffee, "ru", "Другие списки")]
    {
        let mut window = clients(trade, language);
        let somebody = find(&window, |client, figures| figures.purchases > 3 && !client.phones.is_empty());
        open(&mut window, &somebody);
        let tr = Tr::new(Language::from_code(language).expect("a language"));
        for key in ["clients-view-archived", "clients-view-no-consent", "segment-prospect", "stage-sleeping", "stage-at_risk", "mark-vip"] {
            let name = format!("{} ", tr.with(key, &[]));
            let is_tab = |window: &super::Window| window.harness.query_all_by_label_contains(&name).count() > 0;
            if !is_tab(&window) {
                click(&mut window, more);
            }
            let tab = window.harness.query_all_by_label_contains(&name).next().expect("a tab");
            tab.click();
            window.settle();
            for _ in 0..15 {
                window.harness.key_press(Key::ArrowDown);
                window.harness.run_steps(1);
            }
            assert!(!rows(&window).is_empty(), "{name} holds somebody");
        }
    }
}

#[test]
fn an_empty_shop_says_what_will_be_here() {
    let mut window = window::empty("en");
    window.harness.state_mut().go(Route::Clients);
    window.settle();
    window.harness.get_by_label_contains("No clients yet");
    click(&mut window, "Add a client");
    window.harness.get_by_label("New client");
}

#[test]
fn a_list_of_another_page_shows_nobody_else_until_its_cross_is_clicked() {
    let mut window = clients(Trade::Salon, "en");
    let before = rows(&window);
    window.harness.state_mut().go(Route::Segments);
    window.settle();
    let link = window.harness.query_all_by_label_contains("▼").next().expect("somebody has left a segment");
    link.click();
    window.settle();
    assert_eq!(window.harness.state().route(), Route::Clients);
    window.harness.get_by_label_contains("List ");
    assert!(rows(&window).len() < before.len(), "the list is shorter than the working base");
    click(&mut window, "Remove");
    assert_eq!(rows(&window), before);
}
