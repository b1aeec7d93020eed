//! Whole data sets come in with the counts and sums that an independent program found in them.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import;
use regulars::transfer::import::preview::{Options, Preview};

use crate::apply::apply;

/// Where the shared data lies; the tests fail without it.
fn data() -> PathBuf {
    let root =
        std::env::var_os("REGULARS_DATA").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    assert!(root.is_dir(), "no data in {}; set REGULARS_DATA to its folder", root.display());
    root
}

fn preview(file: &str, model: &Model) -> Preview {
    let today = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day");
    let options = Options::new("RU", Currency::USD, today);
    import::preview(&data().join("datasets").join(file), model, &options, &|_| ControlFlow::Continue(())).expect("a readable file")
}

/// Clients who bought, purchases, revenue in minor units, first and last day.
type Totals = (usize, usize, i64, NaiveDate, NaiveDate);

fn reference(name: &str) -> Totals {
    let text = std::fs::read_to_string(data().join(format!("reference/{name}.json"))).expect("a reference");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let all = &json["all_rows"];
    let count = |key: &str| usize::try_from(all[key].as_u64().expect("a count")).expect("a small one");
    let day = |key: &str| all[key].as_str().expect("a day").parse().expect("a date");
    (count("clients"), count("purchases"), all["revenue_cents"].as_i64().expect("a sum"), day("first_date"), day("last_date"))
}

fn totals(model: &Model) -> Totals {
    let buyers = model.clients().iter().filter(|client| !model.purchases().of(client.id).is_empty()).count();
    let days = || model.purchases().iter().map(|purchase| purchase.day);
    let revenue = model.purchases().iter().map(|purchase| purchase.sum_minor).sum();
    (buyers, model.purchases().len(), revenue, days().min().expect("a purchase"), days().max().expect("a purchase"))
}

#[test]
fn data_sets_come_in_whole() {
    let sets: [(&str, &[&str]); 5] = [
        ("cdnow_sample", &["cdnow_sample_purchases.csv"]),
        ("grocery", &["grocery_visits.csv"]),
        ("apparel_sim", &["apparel_sim_purchases.csv"]),
        ("northwind", &["northwind_clients.csv", "northwind_purchases.csv"]),
        ("mini_hand", &["mini_hand_purchases.csv"]),
    ];
    for (name, files) in sets {
        let mut model = Model::default();
        for file in files {
            let preview = preview(file, &model);
            assert!(preview.rejected.is_empty() && preview.skipped.is_empty(), "{file}: {:?} {:?}", preview.rejected, preview.skipped);
            apply(&mut model, preview.batch);
        }
        assert_eq!(totals(&model), reference(name), "{name}");
        for file in files {
            let again = self::preview(file, &model);
            assert!(again.batch.purchases.is_empty() && again.batch.clients.is_empty(), "{file} adds something when imported again");
        }
    }
    println!("{} data sets run", sets.len());
}
