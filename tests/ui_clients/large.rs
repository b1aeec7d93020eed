//! A shop too large to be gone through within a frame: the page is filled beside the window, and follows every change.

use regulars::domain::client::Client;
use regulars::domain::command::Command;
use regulars::domain::ids::{ClientId, Id as _};
use regulars::domain::model::Records;
use regulars::i18n::{Language, Tr};
use regulars::ui::pages::clients::ClientsPage;

use crate::support::page::Page;
use crate::support::window::day;

const CLIENTS: u64 = 21_000;

#[test]
fn the_list_of_a_large_shop_is_filled_and_follows_changes_and_sorting() {
    let client = |number: u64| {
        let mut client = Client::new(ClientId::from_number(number).expect("an id"), day("2025-01-01"));
        client.name = format!("Anna {number:05}");
        client
    };
    let records = Records { clients: (1..=CLIENTS).map(client).collect(), ..Records::default() };
    let mut page: Page<ClientsPage> = Page::shop(records, Language::English, ClientsPage::ui);
    let tr = Tr::new(Language::English);
    let chip = |view: &str, count: u64| format!("{view} {}", tr.number(count));
    assert!(page.shows(&chip("Working base", CLIENTS)) && page.shows_part("Anna 00001"));

    let seventh = ClientId::from_number(7).expect("an id");
    page.run(Command::ArchiveClients { clients: vec![seventh], archive: true });
    assert!(page.shows(&chip("Working base", CLIENTS - 1)) && page.shows(&chip("Archived", 1)));
    assert!(page.shows_part("Anna 00006") && !page.shows_part("Anna 00007"));

    page.click("Client");
    assert!(page.shows_part("Anna 00001") && !page.shows_part("Anna 21000"));
    page.click("Client");
    assert!(page.shows_part("Anna 21000") && !page.shows_part("Anna 00001"));
    page.run(Command::ArchiveClients { clients: vec![seventh], archive: false });
    assert!(page.shows(&chip("Working base", CLIENTS)) && page.shows(&chip("Archived", 0)));
}
