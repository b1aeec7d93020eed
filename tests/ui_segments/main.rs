//! Segments as the owner reads them: the cards say what the figures say, and every number opens its clients.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

#[path = "../support/mod.rs"]
mod support;

use chrono::Months;
use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use regulars::analytics::{Analytics, Segment, SegmentsReport, Stage, segments};
use regulars::domain::command::Command;
use regulars::domain::ids::ClientId;
use regulars::domain::settings::Trade;
use regulars::i18n::Language;
use regulars::ui::pages::segments::SegmentsPage;
use regulars::ui::route::{Jump, Route};
use support::page::Page;
use support::window::today;

type Segments = Page<SegmentsPage>;

fn open(trade: Trade, language: Language) -> Segments {
    Page::demo(trade, language, SegmentsPage::ui)
}

/// The figures that the page must show.
fn report(page: &Segments) -> SegmentsReport {
    let workspace = &page.harness.state().workspace;
    let earlier = today().checked_sub_months(Months::new(1)).expect("a month ago");
    segments(workspace.model(), workspace.analytics(), Some(&Analytics::compute(workspace.model(), earlier)))
}

fn clients_of(page: &Segments, segment: Segment) -> Vec<ClientId> {
    report(page).segments.into_iter().find(|of| of.segment == segment).expect("every segment").clients
}

/// Names of the rows in sight, from the top.
fn rows(page: &Segments) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = page
        .harness
        .query_all_by_role(Role::Row)
        .filter_map(|row| Some((row.accesskit_node().data().row_index()?, row.accesskit_node().label()?)))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, name)| name).collect()
}

fn name(page: &Segments, client: ClientId) -> String {
    page.harness.state().workspace.model().clients().get(client).expect("a client").display_name()
}

#[test]
fn cards_say_how_many_clients_and_which_share_of_revenue_a_segment_has() {
    let page = open(Trade::Salon, Language::English);
    let report = report(&page);
    let (clients, revenue): (usize, i64) =
        (report.segments.iter().map(|of| of.clients.len()).sum(), report.segments.iter().map(|of| of.revenue_minor).sum());
    for (of, word) in report.segments.iter().zip(["Regulars", "Periodic", "Strays", "One-timers"]) {
        let share = (100 * of.clients.len() + clients / 2) / clients;
        let of_revenue = (200 * of.revenue_minor + revenue) / (2 * revenue);
        let label = format!("{word}: {} clients, {share}\u{a0}% of all, {of_revenue}\u{a0}% of revenue", of.clients.len());
        assert!(page.shows(&label), "{label}");
    }
}

#[test]
fn a_card_shows_its_clients_with_the_most_money_at_risk_first() {
    let mut page = open(Trade::Salon, Language::English);
    let card = page.harness.query_all_by_role(Role::Tab).filter_map(|tab| tab.accesskit_node().label());
    let card = card.into_iter().find(|label| label.starts_with("Periodic")).expect("a card");
    page.click(&card);
    let clients = clients_of(&page, Segment::Periodic);
    let at_risk = |client: &ClientId| page.harness.state().workspace.analytics().client(*client).expect("figures").money_at_risk_minor;
    let first = clients.iter().max_by_key(|client| (at_risk(client), std::cmp::Reverse(**client))).expect("a client");
    let rows = rows(&page);
    assert!(rows[0].starts_with(&name(&page, *first)), "{rows:?}");
    assert!(rows[0].contains("gaps on time"), "a row says why the client is here: {}", rows[0]);
    assert!(page.shows_part("Agree on the next date"), "the strategy of the segment");
    let foot = format!("{} clients, ", clients.len());
    assert!(page.shows_part(&foot), "{foot}");
}

#[test]
fn moves_open_exactly_the_clients_who_moved_within_a_month() {
    let mut page = open(Trade::Water, Language::English);
    let report = report(&page);
    let mut opened = 0;
    for of in report.segments.iter().take(4) {
        for (moved, arrow, word) in [(&of.moved_in, '▲', "in"), (&of.moved_out, '▼', "out")] {
            let label = format!("{arrow} {} {word}", moved.len());
            let same = page.harness.query_all_by_label(&label).count();
            // Two cards may have the same number; which of them was clicked cannot be told by the name alone.
            if moved.is_empty() || same != 1 {
                continue;
            }
            page.click(&label);
            let mut expected: Vec<ClientId> = moved.iter().map(|moved| moved.client).collect();
            expected.sort_unstable();
            assert_eq!(page.opened_list(), expected, "{:?} {label}", of.segment);
            opened += 1;
        }
    }
    assert!(opened > 2, "only {opened} links were told apart");
}

#[test]
fn every_stage_with_clients_opens_them() {
    let mut page = open(Trade::Salon, Language::English);
    for (of, word) in report(&page).stages.iter().zip(["Prospect", "New", "Active", "At risk", "Sleeping", "Gone"]) {
        assert!(!of.clients.is_empty(), "the demo has clients at {word}");
        page.click(&format!("{word} {}", of.clients.len()));
        assert_eq!(page.jump(), Jump::Stage(of.stage));
    }
    assert_eq!(report(&page).stages.len(), Stage::ALL.len());
}

#[test]
fn a_cell_of_the_grid_and_the_name_of_a_group_open_their_clients() {
    let mut page = open(Trade::Salon, Language::English);
    let report = report(&page);
    let cell = |r, fm| report.grid.iter().find(|cell| (cell.r, cell.fm) == (r, fm)).expect("25 cells");
    let best = cell(5, 5).clients.len();
    page.click(&format!("Champions: recency 5, value 5. {best} clients"));
    assert_eq!(page.opened_list(), cell(5, 5).clients);

    let mut champions: Vec<ClientId> = [(5, 4), (5, 5), (4, 4), (4, 5)].iter().flat_map(|(r, fm)| cell(*r, *fm).clients.clone()).collect();
    champions.sort_unstable();
    page.click(&format!("Champions. {} clients", champions.len()));
    assert_eq!(page.opened_list(), champions);
}

#[test]
fn those_without_a_card_are_found_beside_the_title() {
    let mut page = open(Trade::Salon, Language::Russian);
    let prospects = clients_of(&page, Segment::Prospect);
    page.click(&format!("{} ещё не покупали", prospects.len()));
    assert!(page.shows_part("Предложите простой первый шаг"));
    assert!(rows(&page).iter().all(|row| row.contains("Покупок ещё не было")));
    let early = clients_of(&page, Segment::NotJudged);
    page.click(&format!("{} рано судить", early.len()));
    assert!(rows(&page).iter().all(|row| row.contains("Один визит")));
}

#[test]
fn arrows_choose_a_card_and_a_client_and_enter_opens_the_card_of_the_client() {
    let mut page = open(Trade::Salon, Language::English);
    page.press(Key::ArrowRight);
    page.press(Key::ArrowDown);
    page.press(Key::ArrowDown);
    let second = rows(&page)[1].clone();
    page.press(Key::Enter);
    let Jump::Client(client) = page.jump() else { panic!("the card of a client was asked for") };
    assert!(second.starts_with(&name(&page, client)), "{second}");
    assert!(clients_of(&page, Segment::Periodic).contains(&client));
}

#[test]
fn a_header_puts_the_clients_into_its_order() {
    let mut page = open(Trade::Salon, Language::English);
    page.click("Client");
    let names = rows(&page);
    assert!(names.len() > 5 && names.is_sorted(), "{names:?}");
    page.click("Client");
    assert!(rows(&page).iter().rev().is_sorted());
}

#[test]
fn the_figures_follow_a_change_at_once() {
    let mut page = open(Trade::Salon, Language::English);
    let clients = clients_of(&page, Segment::Regular);
    page.run(Command::ArchiveClients { clients: vec![clients[0]], archive: true });
    assert!(page.shows_part(&format!("Regulars: {} clients", clients.len() - 1)));
    page.harness.state_mut().workspace.undo();
    page.settle();
    assert!(page.shows_part(&format!("Regulars: {} clients", clients.len())));
}

#[test]
fn so_few_buyers_cannot_be_parted_into_fifths_and_the_page_says_so() {
    let warning = "Fewer than 100 buyers: fifths of so few mean little";
    let mut page = open(Trade::Salon, Language::English);
    assert!(!page.shows(warning));
    let buyers = page.harness.state().workspace.analytics().clients().filter(|figures| figures.purchase_days > 0);
    let clients: Vec<ClientId> = buyers.map(|figures| figures.client).skip(99).collect();
    page.run(Command::ArchiveClients { clients, archive: true });
    assert!(page.shows(warning));
    assert!(page.shows_part("Champions: recency 5"), "the grid stays");
}

#[test]
fn a_narrow_window_shows_list_and_grid_one_at_a_time() {
    let mut page = open(Trade::Coffee, Language::English);
    page.harness.set_size((968.0, 700.0).into());
    page.harness.state_mut().narrow = true;
    page.settle();
    assert!(!rows(&page).is_empty() && !page.shows_part("Champions. "));
    page.click("Recency and value");
    assert!(rows(&page).is_empty() && page.shows_part("Champions. "));
}

#[test]
fn a_shop_without_clients_is_told_how_to_begin() {
    let mut page: Segments = Page::empty(Language::English, SegmentsPage::ui);
    page.click("Import a file");
    let asked = std::mem::take(&mut page.harness.state_mut().asked);
    let jumps = asked.iter().any(|asked| matches!(asked, regulars::ui::view_ctx::Request::Jump(Jump::Page(Route::Transfer))));
    assert!(jumps, "{asked:?}");
}
