//! Making one client of two: found in the list of possible duplicates or from a card, compared, joined, taken back.

use chrono::NaiveDate;
use egui_kittest::kittest::Queryable;
use regulars::domain::client::Client;
use regulars::domain::ids::{ClientId, Id as _, PurchaseId};
use regulars::domain::model::Records;
use regulars::domain::phone::Phone;
use regulars::domain::purchase::{Items, Purchase};
use regulars::ui::route::Route;

use super::click;
use super::support::window::{self, Window, day};

fn client(number: u64, name: &str, phone: &str) -> Client {
    let mut client = Client::new(ClientId::from_number(number).expect("an id"), day("2025-01-01"));
    name.clone_into(&mut client.name);
    client.phones = Some(Phone::read(phone, "RU")).into_iter().filter(|phone| !phone.e164.is_empty()).collect();
    client
}

fn purchase(number: u64, client: u64, on: NaiveDate) -> Purchase {
    Purchase {
        id: PurchaseId::from_number(number).expect("an id"),
        client: ClientId::from_number(client),
        day: on,
        minute: None,
        staff: None,
        import: None,
        sum_minor: 10_000,
        items: Items::None,
        extra: None,
    }
}

/// Olga twice on one phone, and two others.
fn shop() -> Window {
    let clients = vec![
        client(1, "Olga Smirnova", "89161000001"),
        client(2, "Boris Orlov", "89161000002"),
        client(3, "Smirnova O.", "8 916 100-00-01"),
        client(4, "Vera Lis", "89161000004"),
    ];
    let purchases = vec![purchase(1, 1, day("2025-09-01")), purchase(2, 3, day("2025-09-20")), purchase(3, 4, day("2025-09-21"))];
    let mut window = window::shop(Records { clients, purchases, ..Records::default() }, "en");
    window.harness.state_mut().go(Route::Clients);
    window.settle();
    window
}

/// Opens the list of possible duplicates and waits until they are looked for.
fn open_duplicates(window: &mut Window) {
    click(window, "Possible duplicates");
    wait(window);
}

fn wait(window: &mut Window) {
    for _ in 0..400 {
        window.settle();
        let workspace = window.workspace();
        if workspace.duplicates().is_some_and(|found| found.revision == workspace.model().revision()) {
            window.settle();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("nobody looked for duplicates");
}

/// Opens the only pair of these names.
fn click_pair(window: &mut Window, pair: &str) {
    window.harness.get_by_label_contains(pair).click();
    window.settle();
}

fn visits(window: &Window, client: u64) -> usize {
    window.workspace().model().purchases().of(ClientId::from_number(client).expect("an id")).len()
}

#[test]
fn two_records_of_one_person_are_found_compared_and_joined() {
    let mut window = shop();
    let before = window.workspace().model().clone();
    open_duplicates(&mut window);
    click_pair(&mut window, "Olga Smirnova · Smirnova O.: same phone: ");
    window.harness.get_by_label("Is this one person?");
    click(&mut window, "Keep Smirnova O.");
    click(&mut window, "Merge");
    window.wait_for_job();
    wait(&mut window);
    assert_eq!(window.workspace().model().clients().len(), 3);
    assert_eq!((visits(&window, 3), visits(&window, 1)), (2, 0));
    assert!(window.harness.state().notice_text().contains("Smirnova O."), "{}", window.harness.state().notice_text());
    window.harness.get_by_label("No client has the phone, e-mail or name of another.");
    window.press(eframe::egui::Key::Escape);
    window.press_ctrl(eframe::egui::Key::Z);
    let model = window.workspace().model();
    assert_eq!((model.clients(), model.purchases()), (before.clients(), before.purchases()));
    window.assert_saved();
}

#[test]
fn a_pair_of_two_people_is_asked_about_no_more() {
    let mut window = shop();
    open_duplicates(&mut window);
    click_pair(&mut window, "Olga Smirnova · Smirnova O.: same phone: ");
    click(&mut window, "These are two people");
    wait(&mut window);
    window.harness.get_by_label("No client has the phone, e-mail or name of another.");
    assert_eq!(window.workspace().model().clients().len(), 4);
    // Undone, the pair is proposed again.
    window.press(eframe::egui::Key::Escape);
    window.press_ctrl(eframe::egui::Key::Z);
    open_duplicates(&mut window);
    click_pair(&mut window, "Olga Smirnova · Smirnova O.: same phone: ");
    click(&mut window, "These are two people");
    // The file knows it, so it holds after the program was closed.
    assert_eq!(window.workspace().model().settings().told_apart.len(), 1);
    window.assert_saved();
}

#[test]
fn any_client_can_be_merged_from_the_card() {
    let mut window = shop();
    let vera = window.workspace().model().clients().get(ClientId::from_number(4).expect("an id")).expect("Vera").clone();
    super::open(&mut window, &vera);
    click(&mut window, "More");
    click(&mut window, "Merge with another client");
    wait(&mut window);
    window.harness.get_by_label("No other client has the phone, e-mail or name of Vera Lis.");
    super::write(&mut window, "Search all clients", "boris");
    window.harness.get_by_label_contains("Boris Orlov: ").click();
    window.settle();
    click(&mut window, "Merge");
    window.wait_for_job();
    let model = window.workspace().model();
    assert_eq!(model.clients().len(), 3);
    let vera = model.clients().get(vera.id).expect("Vera stays");
    assert_eq!((vera.name.as_str(), vera.phones.len()), ("Vera Lis", 2));
}
