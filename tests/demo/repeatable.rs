//! The same arguments give the same shop, on every computer and in every build.

use regulars::app::demo::{DemoLanguage, generate, generate_priced};
use regulars::domain::model::Records;
use regulars::domain::money::Currency;
use regulars::domain::settings::Trade;

use crate::{TODAY, day};

/// FNV-1a, 64 bits, over the facts of a shop. Kept here so that no library's change can move it.
fn checksum(records: &Records) -> u64 {
    let clients = records.clients.iter().map(|client| {
        let phone = client.phones.first().map_or("", |phone| &phone.e164);
        format!(
            "{} {} {phone} {} {:?};",
            client.id,
            client.name,
            client.created,
            client.birthday.map(|birthday| (birthday.day, birthday.month, birthday.year))
        )
    });
    let purchases = records.purchases.iter().map(|purchase| {
        let client = purchase.client.map(|client| client.to_string()).unwrap_or_default();
        format!("{} {client} {} {:?} {};", purchase.id, purchase.day, purchase.minute, purchase.sum_minor)
    });
    let contacts =
        records.contacts.iter().map(|contact| format!("{} {} {} {};", contact.id, contact.client, contact.at, contact.outcome.key()));
    let facts: String = clients.chain(purchases).chain(contacts).collect();
    facts.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn the_same_arguments_give_equal_records() {
    for trade in Trade::ALL {
        let make = || generate(trade, DemoLanguage::Ru, day(TODAY), 11);
        assert!(make() == make(), "{trade:?}");
    }
}

#[test]
fn another_seed_gives_another_shop() {
    let make = |seed| generate(Trade::Salon, DemoLanguage::En, day(TODAY), seed);
    assert_ne!(checksum(&make(1)), checksum(&make(2)));
}

#[test]
fn the_shops_are_those_that_were_written_down() {
    let written_down = [
        (Trade::Salon, DemoLanguage::En, 0x0fbd_f132_715d_904a),
        (Trade::Water, DemoLanguage::Ru, 0x38e9_3aaf_c25d_e6b4),
        (Trade::Coffee, DemoLanguage::En, 0xab26_b42a_6360_34c3),
    ];
    let sums = written_down.map(|(trade, language, _)| checksum(&generate(trade, language, day(TODAY), 7)));
    assert_eq!(sums, written_down.map(|(.., sum)| sum), "the shops have changed: {sums:#018x?}");
}

#[test]
fn another_currency_changes_prices_and_nothing_else() {
    let make = |code: &str| {
        let currency = Currency::try_from(code).expect("a currency");
        generate_priced(Trade::Salon, DemoLanguage::Ru, currency, day(TODAY), 7)
    };
    let roubles = make("RUB");
    for currency in Currency::offered() {
        let other = make(currency.code());
        assert_eq!(other.settings.currency, currency);
        assert!(other.clients == roubles.clients, "{}: other clients", currency.code());
        assert_eq!(other.purchases.len(), roubles.purchases.len());
        let highest = other.purchases.iter().map(|purchase| purchase.sum_minor).max().expect("purchases");
        assert!(highest > 50 * currency.minor_per_unit(), "{}: {highest}", currency.code());
    }
}
