//! The full examination of a file.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::error::StoreError;
use super::ledger::Ledger;
use super::load;
use super::rows::Stored;
use crate::domain::model::Records;
use crate::domain::soundness::{CheckReport, Damage};

/// A report, and what a backup is held against.
pub(super) struct Facts {
    pub report: CheckReport,
    pub ledger: Ledger,
    pub last_purchase: Option<NaiveDate>,
}

/// Examines an open file.
pub(super) fn check(connection: &Connection) -> Result<CheckReport, StoreError> {
    Ok(examine(connection)?.report)
}

/// Examines an open file and says what is in it.
pub(super) fn examine(connection: &Connection) -> Result<Facts, StoreError> {
    let mut report = CheckReport { structure: structure(connection)?, ..CheckReport::default() };
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {
        report.without_client += 1;
    }
    let (records, ledger, damage) = load::load(connection)?;
    report.damage = damage;
    report.clients = records.clients.len();
    report.purchases = records.purchases.len();
    report.contacts = records.contacts.len();
    report.rule_breakers = rule_breakers(&records, &ledger);
    let last_purchase = records.purchases.iter().map(|purchase| purchase.day).max();
    Ok(Facts { report, ledger, last_purchase })
}

/// Numbers that would be handed out again, times that are none, sums that cannot be.
fn rule_breakers(records: &Records, ledger: &Ledger) -> Vec<Damage> {
    fn breaker<T: Stored>(record: &T) -> Damage {
        Damage { table: T::TABLE, record: Some(record.key().to_string()) }
    }
    fn used_again<T: Stored>(records: &[T], ledger: &Ledger) -> Vec<Damage> {
        let next = ledger.of(T::TABLE).next_id;
        records.iter().filter(|record| record.id_number().is_some_and(|number| number >= next)).map(breaker).collect()
    }
    let mut found = used_again(&records.clients, ledger);
    found.extend(used_again(&records.purchases, ledger));
    found.extend(used_again(&records.contacts, ledger));
    found.extend(used_again(&records.products, ledger));
    found.extend(used_again(&records.staff, ledger));
    found.extend(records.purchases.iter().filter(|purchase| purchase.minute.is_some_and(|minute| minute >= 24 * 60)).map(breaker));
    found
}

/// What `SQLite` finds wrong with its own structures, whatever the records in them; empty if nothing.
pub(super) fn structure(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get("integrity_check"))?;
    let mut found: Vec<String> = lines.collect::<Result<_, _>>()?;
    found.retain(|line| line != "ok");
    Ok(found)
}
