//! The full examination of a file.

use rusqlite::Connection;

use super::error::{Damage, StoreError};
use super::load;

/// What a full examination found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What `SQLite` finds wrong with its own structures, in its words; empty if nothing.
    pub structure: Vec<String>,
    /// Records that are not as they were written, and tables that lack rows.
    pub damage: Vec<Damage>,
    /// Purchases and contacts whose client is not in the file.
    pub without_client: u64,
    /// Clients in the file.
    pub clients: usize,
    /// Purchases in the file.
    pub purchases: usize,
    /// Contacts in the file.
    pub contacts: usize,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.structure.is_empty() && self.damage.is_empty() && self.without_client == 0
    }
}

/// Examines an open file.
pub(super) fn check(connection: &Connection) -> Result<CheckReport, StoreError> {
    let mut report = CheckReport { structure: structure(connection)?, ..CheckReport::default() };
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {
        report.without_client += 1;
    }
    let (records, _, damage) = load::load(connection)?;
    report.damage = damage;
    report.clients = records.clients.len();
    report.purchases = records.purchases.len();
    report.contacts = records.contacts.len();
    Ok(report)
}

/// What `SQLite` finds wrong with its own structures, whatever the records in them; empty if nothing.
pub(super) fn structure(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get("integrity_check"))?;
    let mut found: Vec<String> = lines.collect::<Result<_, _>>()?;
    found.retain(|line| line != "ok");
    Ok(found)
}
