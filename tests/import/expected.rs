//! The expectations of the messy files, as `*.expected.json` states them.

use std::collections::BTreeMap;

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
