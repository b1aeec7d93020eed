//! What an examination of the file found, in words.

use super::Tr;
use crate::domain::soundness::{CheckReport, Damage};

/// So many damaged records are named.
const NAMED: usize = 20;

impl Tr {
    /// The verdict first, then what is wrong, a sentence each.
    #[must_use]
    pub fn check_report(&self, report: &CheckReport) -> Vec<String> {
        if report.is_sound() {
            let counts = [("clients", report.clients.into()), ("purchases", report.purchases.into()), ("contacts", report.contacts.into())];
            return vec![self.with("check-sound", &counts)];
        }
        let mut lines = vec![self.text("check-unsound").into_owned()];
        if !report.structure.is_empty() {
            lines.push(self.with("check-structure", &[("count", report.structure.len().into())]));
        }
        if !report.damage.is_empty() {
            lines.push(self.with("check-damage", &[("records", self.damaged_records(&report.damage).into())]));
        }
        if report.without_client > 0 {
            lines.push(self.with("check-without-client", &[("count", report.without_client.cast_signed().into())]));
        }
        if !report.rule_breakers.is_empty() {
            lines.push(self.with("check-rules", &[("records", self.damaged_records(&report.rule_breakers).into())]));
        }
        lines
    }

    /// `clients 2, 17; purchases (rows are missing)`, with an ellipsis where there are very many.
    #[must_use]
    pub fn damaged_records(&self, damage: &[Damage]) -> String {
        let words = damage.iter().take(NAMED).map(|place| {
            let table = self.kind("table", place.table);
            match &place.record {
                Some(record) => format!("{table} {record}"),
                None => self.with("check-whole-table", &[("table", table.into())]),
            }
        });
        let mut words: Vec<String> = words.collect();
        if damage.len() > NAMED {
            words.push("…".to_owned());
        }
        words.join(", ")
    }
}
