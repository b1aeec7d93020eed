//! Small shops written as a list of purchases: who, when, how much.

use regulars::domain::client::Client;
use regulars::domain::ids::{ClientId, Id, PurchaseId};
use regulars::domain::model::Records;
use regulars::domain::purchase::{Items, Purchase};

use super::window::day;

/// Records of a shop with these purchases: the client's number (0 is a guest), the day, the sum in whole units.
pub fn of_purchases(purchases: &[(u64, &str, i64)]) -> Records {
    let mut records = Records::default();
    let most = purchases.iter().map(|(client, ..)| *client).max().unwrap_or(0);
    for number in 1..=most {
        let id = ClientId::from_number(number).expect("an id");
        let first = purchases.iter().filter(|(client, ..)| *client == number).map(|(_, on, _)| day(on)).min();
        let mut client = Client::new(id, first.unwrap_or(day("2025-01-01")));
        client.name = format!("Client {number}");
        records.clients.push(client);
    }
    for (number, (client, on, units)) in (1..).zip(purchases) {
        records.purchases.push(Purchase {
            id: PurchaseId::from_number(number).expect("an id"),
            client: ClientId::from_number(*client),
            day: day(on),
            minute: None,
            staff: None,
            import: None,
            sum_minor: units * 100,
            items: Items::None,
            extra: None,
        });
    }
    records
}
