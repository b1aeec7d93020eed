//! `regulars import` and `regulars predict --json` against the fits of two other programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn data_root() -> PathBuf {
    let root =
        std::env::var_os("REGULARS_DATA").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    assert!(root.join("reference").is_dir(), "no reference data in {}: set REGULARS_DATA", root.display());
    root
}

fn reference(file: &str) -> Value {
    let text = std::fs::read_to_string(data_root().join("reference").join(file)).expect("a reference");
    serde_json::from_str(&text).expect("JSON")
}

/// Runs the program in a home of its own and returns what it printed.
fn regulars(home: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_regulars"))
        .args(arguments)
        .env("HOME", home)
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn import(home: &Path, file: &str) -> String {
    let db = home.join("shop.regulars").display().to_string();
    let table = data_root().join("datasets").join(file).display().to_string();
    regulars(home, &["import", &table, "--db", &db, "--currency", "USD", "--json"]);
    db
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("{key} in {value}"))
}

#[track_caller]
fn close(what: &str, ours: f64, expected: f64, tolerance: f64) {
    assert!((ours - expected).abs() <= tolerance, "{what}: {ours} instead of {expected}");
}

/// A shop of the reference as it is asked for on the command line.
struct Shop {
    file: &'static str,
    reference: &'static str,
    fit: &'static str,
    money: &'static str,
    arguments: &'static [&'static str],
}

const SHOPS: [Shop; 3] = [
    Shop {
        file: "cdnow_sample_purchases.csv",
        reference: "cdnow_sample_bgnbd.json",
        fit: "bgnbd_from_raw_weeks",
        money: "gamma_gamma_from_raw",
        arguments: &["--calibration-end", "1997-09-30", "--horizon", "39"],
    },
    Shop {
        file: "grocery_visits.csv",
        reference: "grocery_bgnbd.json",
        fit: "bgnbd",
        money: "gamma_gamma",
        arguments: &["--calibration-end", "2006-12-31"],
    },
    Shop {
        file: "apparel_sim_purchases.csv",
        reference: "apparel_sim_bgnbd.json",
        fit: "bgnbd",
        money: "gamma_gamma",
        arguments: &["--calibration-end", "2005-12-31", "--positive-only"],
    },
];

#[test]
fn the_command_line_gives_the_parameters_and_clients_of_the_reference() {
    let mut compared = 0;
    for shop in &SHOPS {
        let home = tempfile::tempdir().expect("a folder");
        let db = import(home.path(), shop.file);
        let mut arguments = vec!["predict", "--db", &db, "--today", "2012-01-01", "--json", "--unit", "weeks", "--model", "bgnbd"];
        arguments.extend(shop.arguments);
        let ours: Value = serde_json::from_str(&regulars(home.path(), &arguments)).expect("JSON");
        let expected = reference(shop.reference);
        let fit = &expected[shop.fit];
        assert_eq!(ours["n"], fit["n"], "{}", shop.file);
        assert_eq!((ours["model"].as_str(), ours["unit"].as_str()), (Some("bgnbd"), Some("weeks")));
        assert_eq!(ours["converged"], Value::Bool(true));
        for key in ["r", "alpha", "a", "b"] {
            let expected = number(&fit["scipy"], key);
            close(&format!("{} {key}", shop.file), number(&ours, key), expected, 1e-3 * expected);
        }
        close(shop.file, number(&ours, "log_likelihood"), number(&fit["scipy"], "log_likelihood"), 1e-3);
        let money = &expected[shop.money];
        assert_eq!(ours["gamma_gamma"].is_null(), money.is_null(), "{}", shop.file);
        if !money.is_null() {
            assert_eq!(ours["gamma_gamma"]["n"], money["n"]);
            for key in ["p", "q", "v"] {
                let expected = number(&money["scipy"], key);
                close(&format!("{} {key}", shop.file), number(&ours["gamma_gamma"], key), expected, 1e-3 * expected);
            }
        }
        compared += same_clients(shop.file, &ours, expected["customers"].as_object().expect("clients"));
    }
    println!("{} shops, {compared} clients compared", SHOPS.len());
}

fn same_clients(file: &str, ours: &Value, expected: &serde_json::Map<String, Value>) -> usize {
    let clients = ours["clients"].as_array().expect("clients");
    for (external_id, expected) in expected {
        let client = clients.iter().find(|client| client["external_id"].as_str() == Some(external_id)).expect("the client");
        assert_eq!(client["x"], expected["x"], "{file} {external_id}");
        for key in ["t_x", "T", "monetary"] {
            close(&format!("{file} {external_id} {key}"), number(client, key), number(expected, key), 1e-9);
        }
        for key in ["p_alive", "expected_purchases", "expected_avg_value"] {
            if expected[key].is_number() {
                let expected = number(expected, key);
                close(&format!("{file} {external_id} {key}"), number(client, key), expected, 1e-3 * expected);
            }
        }
    }
    expected.len()
}

#[test]
fn a_prediction_is_told_in_words_and_says_when_it_knows_too_little() {
    let home = tempfile::tempdir().expect("a folder");
    let db = import(home.path(), "mini_hand_purchases.csv");
    let text = regulars(home.path(), &["predict", "--db", &db, "--today", "2024-07-01", "--lang", "en"]);
    assert!(text.contains("50 are needed"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("A\t")), "{text}");
    let before_all = ["predict", "--db", &db, "--today", "2024-07-01", "--calibration-end", "2020-01-01", "--json"];
    let ours: Value = serde_json::from_str(&regulars(home.path(), &before_all)).expect("JSON");
    assert_eq!((ours["n"].as_u64(), ours["r"].is_null(), ours["converged"].as_bool()), (Some(0), true, Some(false)));
}
