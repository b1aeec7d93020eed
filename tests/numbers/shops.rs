//! The shops of the reference data, loaded into a model, and small shops made by hand.

use std::path::PathBuf;

use chrono::NaiveDate;
use regulars::domain::client::{Client, ExternalId};
use regulars::domain::dates::add_days;
use regulars::domain::ids::{ClientId, Id as _, PurchaseId};
use regulars::domain::model::{Model, Records};
use regulars::domain::purchase::{Items, Purchase};
use regulars::domain::settings::Settings;

/// The shared data; a missing folder is an error, not a reason to test nothing.
pub fn data_root() -> PathBuf {
    let root =
        std::env::var_os("REGULARS_DATA").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    assert!(root.join("reference").is_dir(), "no reference data in {}: set REGULARS_DATA", root.display());
    root
}

/// A day written as `2025-10-12`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A client's id.
pub fn client_id(number: usize) -> ClientId {
    ClientId::from_number(number as u64).expect("a client number")
}

/// A purchase of `client` (`None` is a guest) without items.
pub fn purchase(number: usize, client: Option<usize>, day: NaiveDate, sum_minor: i64) -> Purchase {
    Purchase {
        id: PurchaseId::from_number(number as u64).expect("a purchase number"),
        client: client.map(client_id),
        day,
        minute: None,
        staff: None,
        import: None,
        sum_minor,
        items: Items::None,
        extra: None,
    }
}

/// `count` visits of a client, the first on `first`, then every `gap_days`; their ids go on from those in `records`.
pub fn visits(records: &mut Records, client: usize, first: &str, gap_days: i64, count: i64, sum_minor: i64) {
    for visit in 0..count {
        let number = records.purchases.len() + 1;
        records.purchases.push(purchase(number, Some(client), add_days(day(first), gap_days * visit), sum_minor));
    }
}

/// A shop of so many clients and no purchases.
pub fn clients(count: usize) -> Records {
    Records { clients: (1..=count).map(|number| Client::new(client_id(number), day("2020-01-01"))).collect(), ..Records::default() }
}

/// The shop of a file in `datasets`, clients in the order in which they appear; files without sums give sums of 0.
pub fn load(file: &str, preset_cycle_days: u16) -> Model {
    let path = data_root().join("datasets").join(file);
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let headers = reader.headers().expect("headers").clone();
    let column = |name: &str| headers.iter().position(|header| header == name);
    let (client_column, date_column) = (column("client_id").expect("client_id"), column("date").expect("date"));
    let amount_column = column("amount");
    let mut records =
        Records { settings: Settings { preset_cycle_days: Some(preset_cycle_days), ..Settings::default() }, ..Records::default() };
    let mut numbers = std::collections::HashMap::new();
    for (row, record) in reader.records().enumerate() {
        let record = record.expect("a row");
        let name = record[client_column].to_owned();
        let date = day(&record[date_column][..10]);
        let number = *numbers.entry(name.clone()).or_insert_with(|| {
            let number = records.clients.len() + 1;
            let mut client = Client::new(client_id(number), date);
            client.external_ids.push(ExternalId { source: String::new(), id: name });
            records.clients.push(client);
            number
        });
        let sum_minor = amount_column.map_or(0, |column| minor(&record[column]));
        records.purchases.push(purchase(row + 1, Some(number), date, sum_minor));
    }
    Model::from_records(records)
}

/// `12.3` as 1230, digit by digit: no float touches money.
fn minor(text: &str) -> i64 {
    let (units, cents) = text.split_once('.').unwrap_or((text, ""));
    let cents: String = cents.chars().chain("00".chars()).take(2).collect();
    let magnitude = units.trim_start_matches('-').parse::<i64>().expect("units") * 100 + cents.parse::<i64>().expect("cents");
    if text.starts_with('-') { -magnitude } else { magnitude }
}

/// A JSON file of `reference`.
pub fn reference(file: &str) -> serde_json::Value {
    let path = data_root().join("reference").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("JSON")
}
