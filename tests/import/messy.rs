//! Every messy file is read as its expectation says: format, columns, counts, sums, clients, rejected and skipped rows.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use regulars::domain::client::Client;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::domain::text::fold;
use regulars::transfer::import;
use regulars::transfer::import::preview::{FileRefused, Options, Preview};
use regulars::transfer::json::FileJson;

use crate::apply::apply;
use crate::expected::{Expected, ExpectedClient};

pub use crate::expected::{answers, expected, files, folder};

pub fn options(expected: &Expected) -> Options {
    let currency = Currency::try_from(expected.assume.currency.as_str()).expect("a currency");
    Options::new(&expected.assume.region, currency, expected.assume.as_of)
}

pub fn preview(file: &str, model: &Model, options: &Options) -> Result<Preview, FileRefused> {
    import::preview(&folder().join(file), model, options, &|_| ControlFlow::Continue(()))
}

/// What differs from the expectation, in words; empty if nothing does.
fn differences(file: &str) -> Vec<String> {
    let expected = expected(file);
    let mut options = options(&expected);
    let mut model = Model::default();
    let first = preview(file, &model, &options);
    let mut wrong = Vec::new();
    let outcome = match &first {
        Ok(preview) => preview.outcome().key(),
        Err(_) => "reject_file",
    };
    if outcome != expected.outcome {
        wrong.push(format!("outcome {outcome}, expected {}", expected.outcome));
    }
    options.answers = answers(file).iter().map(|(question, choice)| ((*question).to_owned(), (*choice).to_owned())).collect();
    let (json, preview) = match preview(file, &model, &options) {
        Ok(preview) => (FileJson::of_preview(&preview), Some(preview)),
        Err(refused) => (FileJson::of_refusal(file, &refused), None),
    };
    let json = serde_json::to_value(json).expect("JSON");
    for (key, value) in &expected.detect {
        let value = if value == "xlsx (by content)" { "xlsx".into() } else { value.clone() };
        if json["detect"][key] != value {
            wrong.push(format!("detect {key} is {}, expected {value}", json["detect"][key]));
        }
    }
    for (header, field) in expected.columns.iter().flatten() {
        if json["columns"][header] != *field {
            wrong.push(format!("column {header} is {}, expected {field}", json["columns"][header]));
        }
    }
    for (key, value) in &expected.counts {
        if json["counts"][key] != *value {
            wrong.push(format!("{key} {}, expected {value}", json["counts"][key]));
        }
    }
    for (key, value) in &expected.sums_minor {
        if json["sums_minor"][key] != *value {
            wrong.push(format!("sum of {key} {}, expected {value}", json["sums_minor"][key]));
        }
    }
    wrong.extend(row_differences("rejected", &json["rejected"], &expected.rejected));
    wrong.extend(row_differences("skipped", &json["skipped"], &expected.skipped));
    if let Some(preview) = preview {
        let counts = preview.counts;
        if counts.rows_imported + counts.rows_skipped + counts.rows_rejected + counts.header_rows != counts.rows {
            wrong.push(format!("rows do not add up: {counts:?}"));
        }
        if file == "27b_purchases.csv" {
            let clients = self::preview("27a_clients.csv", &model, &options).expect("the list of clients");
            apply(&mut model, clients.batch);
        }
        let preview = self::preview(file, &model, &options).expect("read a moment ago");
        apply(&mut model, preview.batch);
        wrong.extend(client_differences(&model, &expected.clients));
        let again = self::preview(file, &model, &options).expect("read a moment ago");
        if !again.batch.purchases.is_empty() || !again.batch.clients.is_empty() {
            wrong.push(format!("a second import adds {} clients, {} purchases", again.batch.clients.len(), again.batch.purchases.len()));
        }
    }
    wrong
}

fn row_differences(what: &str, found: &serde_json::Value, expected: &[crate::expected::ExpectedRow]) -> Vec<String> {
    let rows = found.as_array().expect("rows");
    let mut wrong = Vec::new();
    if rows.len() != expected.len() && !(expected.is_empty() && what == "skipped") {
        wrong.push(format!("{} rows {what}, expected {}", rows.len(), expected.len()));
    }
    for row in expected {
        let reason = rows.iter().find(|found| found["row"] == row.row).map(|found| found["reason"].as_str().expect("a reason"));
        // "not a number / too large" leaves the choice; a formula without a value is a total like another.
        let is_right = reason.is_some_and(|reason| {
            row.reason.split(" / ").any(|choice| choice == reason) || (reason == "total" && row.reason.starts_with("total ("))
        });
        if !is_right {
            wrong.push(format!("{what} row {}: {reason:?}, expected {}", row.row, row.reason));
        }
    }
    wrong
}

fn client_differences(model: &Model, expected: &[ExpectedClient]) -> Vec<String> {
    let mut wrong = Vec::new();
    if model.clients().len() != expected.len() && !expected.is_empty() {
        wrong.push(format!("{} clients, expected {}", model.clients().len(), expected.len()));
    }
    let mut met = BTreeSet::new();
    for want in expected {
        let Some(client) = find(model, want, &met) else {
            wrong.push(format!("no client {:?} {:?} {:?}", want.id, want.name, want.phone));
            continue;
        };
        met.insert(client.id);
        wrong.extend(one_client(model, client, want).into_iter().map(|what| format!("client {:?}: {what}", want.name)));
    }
    wrong
}

fn find<'m>(model: &'m Model, want: &ExpectedClient, met: &BTreeSet<regulars::domain::ids::ClientId>) -> Option<&'m Client> {
    let free = || model.clients().iter().filter(|client| !met.contains(&client.id));
    let by_phone = want.phone.as_ref().and_then(|phone| free().find(|client| client.phones.iter().any(|other| other.e164 == *phone)));
    let by_email = || want.email.as_ref().and_then(|email| free().find(|client| client.emails.contains(email)));
    let by_id = || want.id.as_ref().and_then(|id| free().find(|client| client.external_ids.iter().any(|other| other.id == *id)));
    let by_name = || want.name.as_ref().and_then(|name| free().find(|client| fold(&client.name) == fold(name)));
    by_phone.or_else(by_email).or_else(by_id).or_else(by_name)
}

fn one_client(model: &Model, client: &Client, want: &ExpectedClient) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut differ = |what: &str, found: String, want: String| {
        if found != want {
            wrong.push(format!("{what} {found}, expected {want}"));
        }
    };
    let phones: Vec<&str> = client.phones.iter().map(|phone| phone.e164.as_str()).filter(|phone| !phone.is_empty()).collect();
    if let Some(want) = &want.phones {
        differ("phones", format!("{phones:?}"), format!("{want:?}"));
    }
    if want.phone.is_none() && want.id.is_none() && want.email.is_none() {
        differ("phones", phones.len().to_string(), "0".to_owned());
    }
    if let Some(want) = &want.birthday {
        let found = client.birthday.map(|birthday| match birthday.year {
            Some(year) => format!("{year}-{:02}-{:02}", birthday.month, birthday.day),
            None => format!("--{:02}-{:02}", birthday.month, birthday.day),
        });
        differ("birthday", found.unwrap_or_default(), want.clone());
    }
    let history = model.purchases().of(client.id);
    let sales = history.iter().filter(|purchase| !purchase.is_refund()).count();
    let wanted = want.purchases.unwrap_or(0) + want.visits.unwrap_or(0);
    differ("purchases", sales.to_string(), wanted.to_string());
    differ("refunds", (history.len() - sales).to_string(), want.refunds.unwrap_or(0).to_string());
    differ("net", history.iter().map(|purchase| purchase.sum_minor).sum::<i64>().to_string(), want.net_minor.unwrap_or(0).to_string());
    let days = || history.iter().filter(|purchase| !purchase.is_refund()).map(|purchase| purchase.day);
    differ("first day", format!("{:?}", days().min()), format!("{:?}", want.first));
    differ("last day", format!("{:?}", days().max()), format!("{:?}", want.last));
    wrong
}

#[test]
fn every_messy_file_is_read_as_expected() {
    let files = files();
    let failures: Vec<String> =
        files.iter().flat_map(|file| differences(file).into_iter().map(move |what| format!("{file}: {what}"))).collect();
    println!("{0} of {0} messy files run", files.len());
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}
