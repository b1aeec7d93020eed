//! The messy files and what is expected of them, as `*.expected.json` states it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
pub struct Expected {
    pub assume: Assume,
    pub outcome: String,
    pub detect: BTreeMap<String, Value>,
    pub columns: Option<BTreeMap<String, String>>,
    pub counts: BTreeMap<String, u32>,
    pub sums_minor: BTreeMap<String, i64>,
    pub clients: Vec<ExpectedClient>,
    pub rejected: Vec<ExpectedRow>,
    pub skipped: Vec<ExpectedRow>,
}

#[derive(Debug, Deserialize)]
pub struct Assume {
    pub as_of: chrono::NaiveDate,
    pub region: String,
    pub currency: String,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Clone)]
pub struct ExpectedRow {
    pub row: u32,
    pub reason: String,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedClient {
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    #[serde(default)]
    pub phones: Option<Vec<String>>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub birthday: Option<String>,
    #[serde(default)]
    pub purchases: Option<u32>,
    #[serde(default)]
    pub refunds: Option<u32>,
    #[serde(default)]
    pub visits: Option<u32>,
    #[serde(default)]
    pub net_minor: Option<i64>,
    #[serde(default)]
    pub first: Option<chrono::NaiveDate>,
    #[serde(default)]
    pub last: Option<chrono::NaiveDate>,
}

/// Where the messy files are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/messy")
}

/// What a file is expected to bring.
pub fn expected(file: &str) -> Expected {
    let path = folder().join(format!("{file}.expected.json"));
    serde_json::from_str(&std::fs::read_to_string(&path).expect("an expectation"))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files whose clients and counts are those of a sequence or of an answered question.
pub fn answers(file: &str) -> &'static [(&'static str, &'static str)] {
    match file {
        "11_ambiguous_dates.csv" => &[("date_order", "month_first")],
        "41_1c_sales_report.xls" => &[("grouped_report", "documents")],
        "58_double_encoded.csv" => &[("double_encoding", "repair")],
        _ => &[],
    }
}

/// Names of all messy files, in order.
pub fn files() -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(folder())
        .expect("the messy files")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .filter_map(|name| name.strip_suffix(".expected.json").map(str::to_owned))
        .collect();
    files.sort();
    files
}
