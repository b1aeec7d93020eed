//! Today as the manager lives it: look, act with one key, see the list shrink; everything can be taken back.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use regulars::analytics::{DayList, favourite_products, looked_after_by};
use regulars::app::clock::Clock;
use regulars::app::demo_shop;
use regulars::app::prefs::Places;
use regulars::app::workspace::Workspace;
use regulars::domain::command::{ClientDraft, Command};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose};
use regulars::domain::ids::Id;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use support::window::{self, Window, today};

fn left(window: &Window) -> usize {
    let workspace = window.workspace();
    DayList::plan(workspace.model(), workspace.analytics(), today()).due.len()
}

fn contacts(window: &Window) -> usize {
    window.workspace().model().contacts().len()
}

/// The outcome of the contact that was logged last.
fn last_outcome(window: &Window) -> Outcome {
    let contacts = window.workspace().model().contacts();
    contacts.iter().max_by_key(|contact| contact.id).expect("a contact").outcome.clone()
}

#[test]
fn the_list_says_how_many_are_left_and_why() {
    let window = window::demo(Trade::Salon, "en");
    let due = left(&window);
    assert!(due > 5, "only {due} are due in the demo");
    window.harness.get_by_label(&format!("All {due}"));
    assert!(window.harness.query_all_by_label_contains("today is day").count() > 3);
}

#[test]
fn enter_ends_a_row_and_the_next_one_is_there() {
    let mut window = window::demo(Trade::Salon, "en");
    let (due, made) = (left(&window), contacts(&window));
    window.press(Key::Enter);
    assert_eq!(contacts(&window), made + 1);
    assert_eq!(last_outcome(&window), Outcome::Sent);
    assert_eq!(left(&window), due - 1, "a done contact leaves the list");
    window.press(Key::Enter);
    assert_eq!(contacts(&window), made + 2, "the next row took the selection");
    window.assert_saved();
}

#[test]
fn every_tick_can_be_taken_back_and_done_again() {
    let mut window = window::demo(Trade::Water, "en");
    let before = window.workspace().model().clone();
    for key in [Key::Enter, Key::N, Key::Enter] {
        window.press(key);
    }
    let after = window.workspace().model().clone();
    for _ in 0..3 {
        window.press_ctrl(Key::Z);
    }
    assert_eq!(window.workspace().model().contacts(), before.contacts());
    assert_eq!(window.workspace().model().clients(), before.clients());
    for _ in 0..3 {
        window.press_ctrl(Key::Y);
    }
    assert!(*window.workspace().model() == after);
    window.assert_saved();
}

#[test]
fn no_answer_asks_again_tomorrow() {
    let mut window = window::demo(Trade::Salon, "en");
    let due = left(&window);
    window.press(Key::N);
    assert_eq!(last_outcome(&window), Outcome::NoAnswer);
    assert_eq!(left(&window), due - 1);
    let contact = window.workspace().model().contacts().iter().max_by_key(|contact| contact.id).expect("a contact").clone();
    let tomorrow = regulars::domain::dates::add_days(today(), 1);
    let analytics = regulars::analytics::Analytics::compute(window.workspace().model(), tomorrow);
    let due = analytics.client(contact.client).expect("the client").due.as_ref().expect("due again tomorrow");
    assert_eq!(due.tries_without_answer, 1);
}

#[test]
fn a_promise_is_typed_as_people_say_it() {
    let mut window = window::demo(Trade::Salon, "en");
    window.press(Key::W);
    window.type_text("fri");
    window.harness.get_by_label("Friday, 17\u{a0}October");
    window.press(Key::Enter);
    assert_eq!(last_outcome(&window), Outcome::WillCome { on: window::day("2025-10-17") });
    assert!(window.harness.state().notice_text().contains("will come on Friday"), "{}", window.harness.state().notice_text());
    window.assert_saved();
}

#[test]
fn a_day_that_does_not_exist_is_said_beside_the_field_and_what_was_typed_stays() {
    let mut window = window::demo(Trade::Salon, "en");
    let made = contacts(&window);
    window.press(Key::L);
    window.type_text("31.02");
    window.press(Key::Enter);
    window.harness.get_by_label_contains("There is no such day");
    assert_eq!(contacts(&window), made);
    window.press_ctrl(Key::Num3);
    window.press_ctrl(Key::Num1);
    assert!(window.harness.query_all_by_value("31.02").count() > 0, "a half-typed day was lost by looking at another page");
    window.press(Key::Escape);
    assert_eq!(window.harness.query_all_by_value("31.02").count(), 0);
}

#[test]
fn bought_writes_a_purchase_and_ends_the_chain() {
    let mut window = window::demo(Trade::Salon, "ru");
    let purchases = window.workspace().model().purchases().len();
    window.press(Key::B);
    window.type_text("4 200,50");
    window.press(Key::Enter);
    let Outcome::Bought { purchase: Some(id) } = last_outcome(&window) else { panic!("no purchase was logged") };
    assert_eq!(window.workspace().model().purchases().get(id).expect("the purchase").sum_minor, 420_050);
    assert_eq!(window.workspace().model().purchases().len(), purchases + 1);
    window.press_ctrl(Key::Z);
    assert_eq!(window.workspace().model().purchases().len(), purchases, "one undo takes the contact and the purchase back");
}

#[test]
fn a_refusal_takes_its_reason_with_a_digit() {
    let mut window = window::demo(Trade::Coffee, "ru");
    window.press(Key::R);
    window.press(Key::Num1);
    assert!(matches!(last_outcome(&window), Outcome::Refused { reason: regulars::domain::contact::RefusalReason::Price, .. }));
}

#[test]
fn letters_work_on_a_russian_layout() {
    let mut window = window::demo(Trade::Salon, "ru");
    // On a Russian layout the desktop reports the key by its place and the text that it types.
    window.harness.event(eframe::egui::Event::Text("т".into()));
    window.press(Key::N);
    assert_eq!(last_outcome(&window), Outcome::NoAnswer);
}

#[test]
fn what_is_over_the_limit_is_shown_and_not_hidden() {
    let mut window = window::demo(Trade::Salon, "en");
    let workspace = window.workspace();
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    assert!(!list.moved_on.is_empty(), "the demo has more than a day's work");
    let first = workspace.model().clients().get(list.moved_on[0].client).expect("a client").display_name();
    assert!(window.harness.query_by_label_contains(&format!("{first}.")).is_none());
    window.harness.get_by_label("Show").click();
    window.settle();
    // The list is at its end, with the first of them selected.
    let name = format!("{first}.");
    let rows = window.harness.query_all_by_label_contains(&name);
    let seen = rows.filter(|row| window.harness.ctx.content_rect().contains_rect(row.rect())).count();
    assert!(seen > 0, "{first} is in sight");
}

#[test]
fn a_shop_without_clients_says_what_this_page_will_be() {
    let window = window::empty("en");
    window.harness.get_by_label("Here will be whom to contact today");
    window.harness.get_by_label("Import a file");
}

#[test]
fn a_whole_day_is_done_by_one_key_and_ends_with_a_word_of_praise() {
    let mut window = window::demo(Trade::Salon, "en");
    let mut presses = 0;
    while left(&window) > 0 {
        window.press(Key::Enter);
        presses += 1;
        assert!(presses < 200, "the list does not shrink");
    }
    window.harness.get_by_label("That was all for today");
    window.assert_saved();
}

#[test]
fn the_list_of_what_was_done_takes_back_any_of_it() {
    let mut window = window::demo(Trade::Salon, "en");
    let before = window.workspace().model().clone();
    let made = contacts(&window);
    window.press(Key::Enter);
    let first = window.workspace().model().contacts().iter().max_by_key(|contact| contact.id).expect("a contact").clone();
    window.press(Key::B);
    window.type_text("900");
    window.press(Key::Enter);
    window.press(Key::N);
    let done = made + 3 - before.contacts().iter().filter(|contact| contact.day < today()).count();
    window.harness.get_by_role_and_label(Role::Button, &format!("Done today {done}")).click();
    window.settle();
    let name = before.clients().get(first.client).expect("the client").display_name();
    window.harness.get_by_label(&format!("Take back: {name}: done")).click();
    window.settle();
    assert_eq!(contacts(&window), made + 2, "only the first of three was taken back");
    assert!(window.workspace().model().contacts().get(first.id).is_none());
    assert_eq!(window.workspace().model().clients().get(first.client), before.clients().get(first.client));
    window.press_ctrl(Key::Z);
    assert_eq!(contacts(&window), made + 3, "taking back can be taken back");
    window.assert_saved();
}

#[test]
fn the_list_is_filtered_by_channel() {
    let mut window = window::demo(Trade::Salon, "en");
    let workspace = window.workspace();
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    let calls = list.due.iter().filter(|due| due.channel == Channel::Call).count();
    assert!(calls > 0 && calls < list.due.len());
    window.harness.get_by_label("Filter").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::CheckBox, "Call").click();
    window.settle();
    window.harness.get_by_label(&format!("All {calls}"));
    window.press(Key::Escape);
    assert_eq!(left(&window), list.due.len(), "a filter changes no record");
}

#[test]
fn the_list_is_filtered_by_who_looks_after_a_client() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::under(folder.path());
    let mut workspace = demo_shop::open(Trade::Salon, "en", Clock::fixed(today()), &places).expect("a demo shop");
    workspace.finish_prediction();
    let staff = workspace.model().staff().iter().find(|staff| !staff.archived).expect("somebody works here").clone();
    let whose = |workspace: &Workspace, client| looked_after_by(workspace.model(), client) == Some(staff.id);
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    let before = list.due.iter().filter(|due| whose(&workspace, due.client)).count();
    let other = list.due.iter().find(|due| !whose(&workspace, due.client)).expect("a client of somebody else").client;
    let draft = ClientDraft { staff: Some(staff.id), ..ClientDraft::of(workspace.model().clients().get(other).expect("the client")) };
    workspace.try_execute(Command::EditClient(other, draft)).expect("a client may change hands");
    let mut window = window::over(folder, workspace, "en");
    window.harness.get_by_label("Filter").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::CheckBox, &staff.name).click();
    window.settle();
    window.harness.get_by_label(&format!("All {}", before + 1));
}

#[test]
fn a_message_that_waits_for_another_is_told_and_opens_its_client() {
    // Every 91 days: reminded from today on, but for a message of four days ago.
    let mut records =
        support::shop::of_purchases(&[(1, "2024-10-29", 10), (1, "2025-01-28", 10), (1, "2025-04-29", 10), (1, "2025-07-29", 10)]);
    records.clients[0].name = "Anna Petrova".to_owned();
    records.clients[0].preferred_channel = Some(Channel::WhatsApp);
    let sent = window::day("2025-10-10");
    records.contacts.push(Contact {
        id: Id::from_number(1).expect("an id"),
        client: records.clients[0].id,
        at: sent.and_hms_opt(9, 0, 0).expect("nine o'clock").and_utc(),
        day: sent,
        purpose: Purpose::Free,
        expected: None,
        channel: Channel::WhatsApp,
        staff: None,
        template: None,
        outcome: Outcome::Sent,
        bonus_minor: 0,
        note: String::new(),
    });
    let mut window = window::shop(records, "en");
    assert_eq!(left(&window), 0);
    window.harness.get_by_label("1 message waits: at most one in 7 days");
    window.harness.get_by_label("Who").click();
    window.settle();
    assert_eq!(window.harness.state().route(), Route::Clients);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.harness.get_by_label("It waits: a message was sent shortly before, and at most one goes in 7 days");
}

#[test]
fn a_product_is_proposed_as_soon_as_it_is_begun() {
    let mut window = window::demo(Trade::Salon, "en");
    window.press(Key::B);
    window.type_text("4200");
    window.press(Key::Tab);
    window.type_text("colo");
    window.harness.get_by_role_and_label(Role::MenuItem, "Colouring");
    window.press(Key::Enter);
    let Outcome::Bought { purchase: Some(purchase) } = last_outcome(&window) else { panic!("nothing was bought") };
    let model = window.workspace().model();
    let product = model.purchases().get(purchase).and_then(|purchase| purchase.products().next()).expect("a product");
    assert_eq!(model.products().get(product).expect("a known product").name, "Colouring");
}

#[test]
fn arrows_choose_another_of_the_proposed_products_and_leave_the_list_alone() {
    let mut window = window::demo(Trade::Salon, "en");
    let products = window.workspace().model().products().len();
    window.press(Key::B);
    window.type_text("4200");
    window.press(Key::Tab);
    window.type_text("ha");
    let proposed: Vec<String> =
        window.harness.query_all_by(|node| node.role() == Role::MenuItem).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(proposed.len() > 1, "{proposed:?}");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    let Outcome::Bought { purchase: Some(purchase) } = last_outcome(&window) else { panic!("nothing was bought") };
    let model = window.workspace().model();
    let product = model.purchases().get(purchase).and_then(|purchase| purchase.products().next()).expect("a product");
    assert_eq!(model.products().get(product).expect("a known product").name, proposed[1]);
    assert_eq!(model.products().len(), products, "no product was made of what was only begun");
}

#[test]
fn what_is_wrong_stands_on_the_line_of_its_field() {
    let mut window = window::demo(Trade::Salon, "en");
    window.press(Key::W);
    window.type_text("31.02");
    window.press(Key::Enter);
    let problem = window.harness.get_by_value("There is no such day").rect().center().y;
    let save = window.harness.get_by_role_and_label(Role::Button, "Save").rect().center().y;
    assert!((problem - save).abs() < 2.0, "the problem is {} off the line", problem - save);
}

#[test]
fn what_the_client_buys_most_is_proposed_before_anything_is_typed() {
    let mut window = window::demo(Trade::Salon, "en");
    let list = {
        let workspace = window.workspace();
        DayList::plan(workspace.model(), workspace.analytics(), today())
    };
    let first = list.due.first().expect("somebody").client;
    let usual = {
        let model = window.workspace().model();
        let favourite = favourite_products(model, first, today(), 1);
        model.products().get(favourite.first().expect("a favourite").product).expect("a product").name.clone()
    };
    window.press(Key::B);
    window.type_text("76");
    window.press(Key::Tab);
    window.harness.get_by_role_and_label(Role::MenuItem, &usual);
    window.press(Key::ArrowDown);
    // Whoever types on goes on at its end.
    window.type_text("x");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "What was bought");
    assert_eq!(field.value(), Some(format!("{usual}x")));
    window.press(Key::Backspace);
    window.press(Key::Enter);
    let Outcome::Bought { purchase: Some(purchase) } = last_outcome(&window) else { panic!("nothing was bought") };
    let model = window.workspace().model();
    let bought = model.purchases().get(purchase).expect("a purchase");
    assert_eq!(bought.client, Some(first));
    let product = bought.products().next().expect("a product");
    assert_eq!(model.products().get(product).expect("a known product").name, usual);
}

#[test]
fn nothing_is_bought_that_was_only_proposed() {
    let mut window = window::demo(Trade::Salon, "en");
    window.press(Key::B);
    window.type_text("76");
    window.press(Key::Tab);
    window.press(Key::Enter);
    let Outcome::Bought { purchase: Some(purchase) } = last_outcome(&window) else { panic!("nothing was bought") };
    let purchase = window.workspace().model().purchases().get(purchase).expect("a purchase");
    assert_eq!(purchase.products().count(), 0);
}
