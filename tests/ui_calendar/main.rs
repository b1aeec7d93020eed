//! The calendar as the manager reads it: every day says what falls on it, how full it is and what was done.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod moving;
#[path = "../support/mod.rs"]
mod support;

use chrono::NaiveDate;
use eframe::egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use regulars::analytics::{DayList, DueStep, ForecastDay, forecast, looked_after_by, past};
use regulars::app::event::ExportKind;
use regulars::domain::command::{ClientDraft, Command};
use regulars::domain::dates::add_days;
use regulars::domain::ids::ClientId;
use regulars::domain::settings::{Settings, StepKind, Trade};
use regulars::i18n::Language;
use regulars::ui::pages::calendar::CalendarPage;
use regulars::ui::route::{Jump, Route};
use regulars::ui::view_ctx::{FilePurpose, Request};
use support::page::Page;
use support::window::{day, today};

type Calendar = Page<CalendarPage>;

fn open(trade: Trade) -> Calendar {
    Page::demo(trade, Language::English, CalendarPage::ui)
}

/// What falls on a later day.
fn coming(page: &Calendar, day: NaiveDate) -> ForecastDay {
    let workspace = &page.harness.state().workspace;
    let days = forecast(workspace.model(), workspace.analytics(), today(), 90);
    days.into_iter().find(|forecast| forecast.day == day).expect("a day of the next 90")
}

fn calls(coming: &[(ClientId, DueStep)]) -> usize {
    coming.iter().filter(|(_, step)| matches!(step, DueStep::Chain { kind: StepKind::Call, .. })).count()
}

/// What a screen reader says of a day of the month.
fn said(page: &Calendar, start: &str) -> String {
    let cells = page.harness.query_all_by_role(Role::Cell).filter_map(|cell| cell.accesskit_node().label());
    cells.into_iter().find(|label| label.starts_with(start)).unwrap_or_else(|| panic!("no day begins with {start}"))
}

fn settings(page: &Calendar) -> Settings {
    page.harness.state().workspace.model().settings().clone()
}

#[test]
fn a_day_says_what_falls_on_it() {
    let page = open(Trade::Salon);
    for (date, start) in [("2025-10-16", "Thursday, 16"), ("2025-10-22", "Wednesday, 22"), ("2025-10-31", "Friday, 31")] {
        let said = said(&page, start);
        let coming = coming(&page, day(date)).coming;
        let agreed = coming.iter().filter(|(_, step)| *step == DueStep::Agreed).count();
        assert!(said.contains(&format!("agreed {agreed}, calls {}", calls(&coming))), "{said}");
    }
    assert!(said(&page, "Monday, 20").ends_with("closed"));
}

#[test]
fn today_shows_the_list_of_today_with_the_most_money_at_risk_first() {
    let page = open(Trade::Salon);
    let workspace = &page.harness.state().workspace;
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    let all: Vec<(ClientId, DueStep)> = list.due.iter().chain(&list.moved_on).map(|due| (due.client, due.step)).collect();
    assert!(page.shows(&format!("Calls {}", calls(&all))));
    assert!(page.shows(&format!("{} planned, {} over the limit", all.len(), list.moved_on.len())));
    assert!(page.shows(&format!("{} contacts made", list.done.len())));
    let first = list.due.iter().find(|due| matches!(due.step, DueStep::Chain { kind: StepKind::Call, .. })).expect("a call");
    let name = workspace.model().clients().get(first.client).expect("a client").display_name();
    assert!(page.shows_part(&name), "{name}");
}

#[test]
fn arrows_move_the_day_page_keys_the_month_and_home_is_today() {
    let mut page = open(Trade::Salon);
    let keys = [
        (Key::ArrowRight, "Wednesday, 15\u{a0}October"),
        (Key::ArrowDown, "Wednesday, 22\u{a0}October"),
        (Key::ArrowLeft, "Tuesday, 21\u{a0}October"),
        (Key::PageDown, "Friday, 21\u{a0}November"),
        (Key::PageUp, "Tuesday, 21\u{a0}October"),
        (Key::ArrowUp, "Tuesday, 14\u{a0}October"),
        (Key::PageUp, "Sunday, 14\u{a0}September"),
        (Key::Home, "Tuesday, 14\u{a0}October"),
    ];
    for (key, heading) in keys {
        page.press(key);
        assert!(page.shows(heading), "{heading} after {key:?}");
    }
}

#[test]
fn the_31st_turns_to_the_last_day_of_a_shorter_month() {
    let mut page = open(Trade::Salon);
    page.click(&said(&page, "Friday, 31"));
    page.click("Next month");
    assert!(page.shows("Sunday, 30\u{a0}November") && page.shows("November 2025"));
    page.click("Today");
    assert!(page.shows("October 2025"));
}

#[test]
fn enter_opens_the_clients_of_a_day_and_for_today_its_own_page() {
    let mut page = open(Trade::Salon);
    page.press(Key::Enter);
    assert_eq!(page.jump(), Jump::Page(Route::Today));
    page.press(Key::ArrowRight);
    page.press(Key::Enter);
    let mut clients: Vec<ClientId> = coming(&page, add_days(today(), 1)).coming.into_iter().map(|(client, _)| client).collect();
    clients.sort_unstable();
    assert!(!clients.is_empty());
    assert_eq!(page.opened_list(), clients);
}

#[test]
fn a_client_of_the_day_opens_the_card() {
    let mut page = open(Trade::Water);
    page.press(Key::ArrowRight);
    let coming = coming(&page, add_days(today(), 1)).coming;
    let link = page.harness.query_all_by_role(Role::Link).filter_map(|link| link.accesskit_node().label()).collect::<Vec<_>>();
    let name = |client| page.harness.state().workspace.model().clients().get(client).expect("a client").display_name();
    let (client, label) = coming
        .iter()
        .find_map(|(client, _)| Some((*client, link.iter().find(|label| label.starts_with(&name(*client)))?.clone())))
        .expect("a client of the day is in sight");
    page.click(&label);
    assert_eq!(page.jump(), Jump::Client(client));
}

#[test]
fn a_long_group_opens_by_its_last_line() {
    let mut page = open(Trade::Coffee);
    let workspace = &page.harness.state().workspace;
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    let all: Vec<(ClientId, DueStep)> = list.due.iter().chain(&list.moved_on).map(|due| (due.client, due.step)).collect();
    let calls = calls(&all);
    assert!(calls > 6, "the demo has {calls} calls");
    let more = format!("{} more", calls - 4);
    let before = page.harness.query_all_by_role(Role::Link).count();
    page.harness.query_all_by_label(&more).next().expect("a line with the rest").click();
    page.settle();
    assert!(page.harness.query_all_by_role(Role::Link).count() > before);
}

#[test]
fn a_day_over_capacity_says_by_how_much_and_where_the_rest_goes() {
    let mut page = open(Trade::Salon);
    let date = day("2025-10-18");
    let count = coming(&page, date).coming.len();
    assert!(count > 3);
    page.run(Command::SaveSettings(Box::new(Settings { capacity: 2, ..settings(&page) })));
    assert!(said(&page, "Saturday, 18").ends_with(&format!("{} over", count - 2)));
    page.click(&said(&page, "Saturday, 18"));
    assert!(page.shows(&format!("{count} planned, {} over the limit", count - 2)));
    assert!(page.shows(&format!("{} move to 19\u{a0}October", count - 2)));
}

#[test]
fn what_a_closed_day_cannot_take_falls_on_the_next_open_one() {
    let mut page = open(Trade::Salon);
    let holiday = day("2025-10-16");
    let before: Vec<ClientId> = coming(&page, holiday).coming.into_iter().map(|(client, _)| client).collect();
    assert!(!before.is_empty());
    page.run(Command::SaveSettings(Box::new(Settings { holidays: vec![holiday], ..settings(&page) })));
    assert!(said(&page, "Thursday, 16").ends_with("closed"));
    page.click(&said(&page, "Thursday, 16"));
    assert!(page.shows("The shop is closed"));
    page.press(Key::ArrowRight);
    page.press(Key::Enter);
    let next = page.opened_list();
    assert!(before.iter().all(|client| next.contains(client)), "{before:?} in {next:?}");
}

#[test]
fn a_day_that_has_passed_lists_what_was_done() {
    let mut page = open(Trade::Salon);
    let workspace = &page.harness.state().workspace;
    let done = past(workspace.model(), day("2025-10-07"), day("2025-10-07"));
    let contacts = &done[0].contacts;
    assert!(said(&page, "Tuesday, 7").ends_with(&format!("{} done", contacts.len())));
    page.press(Key::ArrowUp);
    assert!(page.shows(&format!("{} contacts made", contacts.len())));
    let links = page.harness.query_all_by_role(Role::Link).filter_map(|link| link.accesskit_node().label());
    let with_outcome =
        links.into_iter().filter(|label| [", done", ", later", ", bought", ", no answer"].iter().any(|end| label.ends_with(end)));
    assert!(with_outcome.count() > 3, "each contact shows its outcome");
}

#[test]
fn the_weeks_ahead_add_up_to_their_days() {
    let page = open(Trade::Salon);
    let next_monday = day("2025-10-20");
    let week: usize = (0..7).map(|offset| coming(&page, add_days(next_monday, offset)).coming.len()).sum();
    let capacity = usize::from(settings(&page).capacity) * 6;
    let label = format!("Week from 20\u{a0}October: {week} of {capacity}");
    assert!(page.shows(&label), "{label}");
}

#[test]
fn a_day_is_filtered_by_who_looks_after_a_client() {
    let mut page = open(Trade::Salon);
    let (staff, client) = {
        let model = page.harness.state().workspace.model();
        let coming = coming(&page, day("2025-10-16")).coming;
        let staff = model.staff().iter().find(|staff| !staff.archived).expect("somebody works here").clone();
        let other = coming.iter().find(|(client, _)| looked_after_by(model, *client) != Some(staff.id));
        (staff, model.clients().get(other.expect("a client of somebody else").0).expect("the client").clone())
    };
    page.run(Command::EditClient(client.id, ClientDraft { staff: Some(staff.id), ..ClientDraft::of(&client) }));
    page.click("Filter");
    page.click(&staff.name);
    page.press(Key::Escape);
    page.click(&said(&page, "Thursday, 16"));
    page.press(Key::Enter);
    let shown = page.opened_list();
    assert!(shown.contains(&client.id));
    let model = page.harness.state().workspace.model();
    assert!(shown.iter().all(|client| looked_after_by(model, *client) == Some(staff.id)), "{shown:?}");
}

#[test]
fn whom_to_contact_goes_to_another_calendar() {
    let mut page = open(Trade::Salon);
    page.click("Export to another calendar…");
    let asked = std::mem::take(&mut page.harness.state_mut().asked);
    let Some(Request::PickFile(FilePurpose::Export { what, name })) = asked.into_iter().next_back() else {
        panic!("no file was asked for")
    };
    let ending = std::path::Path::new(&name).extension().and_then(std::ffi::OsStr::to_str);
    assert_eq!((what, ending), (ExportKind::Due, Some("ics")), "{name}");
}

#[test]
fn far_ahead_the_page_says_why_it_is_empty() {
    let mut page = open(Trade::Salon);
    let sentence = "Visits to come will fill these days";
    assert!(!page.shows(sentence));
    (0..30).for_each(|_| page.press(Key::PageDown));
    assert!(page.shows("April 2028") && page.shows(sentence));
}

#[test]
fn a_shop_without_clients_is_told_how_to_begin() {
    let mut page: Calendar = Page::empty(Language::Russian, CalendarPage::ui);
    page.click("Импортировать файл");
    assert!(!page.harness.state().asked.is_empty());
}
