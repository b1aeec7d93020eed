//! Months, totals, cohorts and the RFM table against results computed twice by others (pandas, `DuckDB`).

use regulars::analytics::{Counting, json};
use serde_json::Value;

use crate::shops::{data_root, day, load, reference};

/// Ratios are equal to this (monetary of single clients, which the reference rounds, to half a hundredth of a cent); counts and sums to the last digit.
const RATIO_TOLERANCE: f64 = 1e-9;

const SHOPS: [(&str, &str); 5] = [
    ("cdnow_sample", "cdnow_sample_purchases.csv"),
    ("northwind", "northwind_purchases.csv"),
    ("grocery", "grocery_visits.csv"),
    ("apparel_sim", "apparel_sim_purchases.csv"),
    ("mini_hand", "mini_hand_purchases.csv"),
];

const BLOCKS: [(&str, &str, Counting); 2] =
    [("all_rows", "_rfm.csv", Counting::AllRows), ("positive_only", "_positive_rfm.csv", Counting::PositiveOnly)];

fn same(path: &str, ours: &Value, expected: &Value, differences: &mut Vec<String>) {
    match (ours, expected) {
        (Value::Object(ours), Value::Object(expected)) => {
            for (key, value) in expected {
                let (key, value) = match key.as_str() {
                    "per_client_file" => continue,
                    "mean_monetary_repeat_clients" | "monetary" => {
                        (key.clone(), value.as_f64().map_or(Value::Null, |units| (units * 100.0).into()))
                    }
                    _ => (key.replace("_cents", "_minor"), value.clone()),
                };
                // Where a file has no sums at all the reference has no mean of them, and we have the mean of zeros.
                if key == "mean_monetary_repeat_clients" && value.is_null() {
                    continue;
                }
                same(&format!("{path}.{key}"), ours.get(&key).unwrap_or(&Value::Null), &value, differences);
            }
        }
        (Value::Array(ours), Value::Array(expected)) if ours.len() == expected.len() => {
            for (index, (ours, expected)) in ours.iter().zip(expected).enumerate() {
                same(&format!("{path}[{index}]"), ours, expected, differences);
            }
        }
        (Value::Number(left), Value::Number(right)) if left.is_f64() || right.is_f64() => {
            let (left, right) = (left.as_f64().expect("a number"), right.as_f64().expect("a number"));
            let tolerance = if path.ends_with("monetary") { 0.5e-4 } else { RATIO_TOLERANCE * right.abs().max(1.0) };
            if (left - right).abs() > tolerance * 1.001 {
                differences.push(format!("{path}: {left} instead of {right}"));
            }
        }
        (ours, expected) if ours == expected => {}
        (ours, expected) => differences.push(format!("{path}: {ours} instead of {expected}")),
    }
}

#[test]
fn reports_equal_the_reference_in_every_number() {
    let mut blocks = 0;
    for (name, file) in SHOPS {
        let model = load(file, 90);
        let expected = reference(&format!("{name}.json"));
        for (block, _, counting) in BLOCKS {
            let Some(expected) = expected.get(block) else { continue };
            let ours = serde_json::to_value(json::report(&model, day("2030-01-01"), &[30, 90, 180], counting)).expect("JSON");
            let mut differences = Vec::new();
            same(&format!("{name}.{block}"), &ours, expected, &mut differences);
            assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences[..differences.len().min(20)].join("\n"));
            blocks += 1;
        }
    }
    assert_eq!(blocks, 8, "blocks in the reference");
    println!("{blocks} blocks of {} shops equal", SHOPS.len());
}

#[test]
fn rfm_tables_equal_the_reference_client_by_client() {
    let mut tables = 0;
    for (name, file) in SHOPS {
        let model = load(file, 90);
        for (_, suffix, counting) in BLOCKS {
            let path = data_root().join("reference").join(format!("{name}{suffix}"));
            let Ok(mut reader) = csv::Reader::from_path(&path) else { continue };
            let expected: std::collections::BTreeMap<String, Vec<f64>> = reader
                .records()
                .map(|record| {
                    let record = record.expect("a row");
                    (record[0].to_owned(), record.iter().skip(1).map(|cell| cell.parse().expect("a number")).collect())
                })
                .collect();
            let ours = json::rfm_lines(&model, day("2030-01-01"), counting);
            assert_eq!(ours.len(), expected.len(), "{name}{suffix}: number of clients");
            for line in ours {
                let numbers = [line.frequency, line.recency_days, line.age_days].map(f64::from);
                let row = &expected[&line.client_id];
                assert_eq!(row[..3], numbers, "{name}{suffix} client {}", line.client_id);
                assert!((row[3] - line.monetary_mean_repeat_day).abs() < 1.1e-6, "{name}{suffix} client {}", line.client_id);
            }
            tables += 1;
        }
    }
    assert_eq!(tables, 8, "tables in the reference");
    println!("{tables} RFM tables equal");
}
