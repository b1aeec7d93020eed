//! What each table must hold: how many rows, the sum of their checksums, and the lowest number never used.
//!
//! A row's own checksum cannot tell that the row is missing: a few flipped bits in `SQLite`'s inner pages can make
//! rows vanish without an error. The ledger can, and it is written in the same transaction as the rows.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::cell::{Cell, Checksums};
use super::error::{Damage, StoreError};
use super::rows::Stored;
use crate::domain::campaign::{AdSpend, Campaign, Import, LogEntry};
use crate::domain::client::Client;
use crate::domain::contact::{Contact, Staff, Template};
use crate::domain::ids::NextIds;
use crate::domain::purchase::{Product, Purchase};
use crate::domain::trail::TrailEntry;

/// The name of the table of settings, the only one that holds no record of an own type.
pub(super) const SETTINGS: &str = "settings";

/// The name of the ledger's own table.
pub(super) const TABLE: &str = "ledger";

const COLUMNS: &[&str] = &["table_name", "next_id", "row_count", "checksum_sum"];

/// Every table that the ledger speaks of.
const TABLES: [&str; 12] = [
    Client::TABLE,
    Purchase::TABLE,
    Product::TABLE,
    Contact::TABLE,
    Staff::TABLE,
    Template::TABLE,
    Campaign::TABLE,
    AdSpend::TABLE,
    LogEntry::TABLE,
    Import::TABLE,
    SETTINGS,
    TrailEntry::TABLE,
];

/// What one table must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The lowest number never used, from 1.
    pub next_id: u32,
    pub row_count: i64,
    /// Sum of the rows' checksums, modulo 2^64.
    pub checksum_sum: i64,
}

impl Default for Entry {
    fn default() -> Self {
        Self { next_id: 1, row_count: 0, checksum_sum: 0 }
    }
}

impl Entry {
    /// A row came.
    pub(super) const fn add(&mut self, checksum: i64) {
        self.row_count += 1;
        self.checksum_sum = self.checksum_sum.wrapping_add(checksum);
    }

    /// A row went.
    pub(super) const fn subtract(&mut self, checksum: i64) {
        self.row_count -= 1;
        self.checksum_sum = self.checksum_sum.wrapping_sub(checksum);
    }
}

/// What all tables must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ledger(BTreeMap<&'static str, Entry>);

impl Ledger {
    /// What `table` must hold.
    pub(super) fn of(&self, table: &str) -> Entry {
        self.0.get(table).copied().unwrap_or_default()
    }

    /// From now on `table` must hold this.
    pub(super) fn set(&mut self, table: &'static str, entry: Entry) {
        self.0.insert(table, entry);
    }

    /// Hash of everything the tables hold (FNV-1a, 64 bits). Numbers that are free are no content.
    pub(super) fn content(&self) -> String {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for table in TABLES {
            let entry = self.of(table);
            for byte in [entry.row_count.to_le_bytes(), entry.checksum_sum.to_le_bytes()].as_flattened() {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }

    /// From now on no number is free that either of the two has handed out.
    pub(super) fn skip_numbers_of(&mut self, other: &Self) {
        for table in TABLES {
            let mut entry = self.of(table);
            entry.next_id = entry.next_id.max(other.of(table).next_id);
            self.set(table, entry);
        }
    }

    /// The next free numbers, as the model keeps them.
    pub(super) fn next_ids(&self) -> NextIds {
        NextIds {
            client: self.of(Client::TABLE).next_id,
            purchase: self.of(Purchase::TABLE).next_id,
            product: self.of(Product::TABLE).next_id,
            contact: self.of(Contact::TABLE).next_id,
            staff: self.of(Staff::TABLE).next_id,
            template: self.of(Template::TABLE).next_id,
            campaign: self.of(Campaign::TABLE).next_id,
            import: self.of(Import::TABLE).next_id,
            log_entry: self.of(LogEntry::TABLE).next_id,
        }
    }

    /// Reads the ledger; what is missing or was altered goes into `damage`.
    pub(super) fn read(connection: &Connection, damage: &mut Vec<Damage>) -> Result<Self, StoreError> {
        let mut checksums = Checksums::default();
        let mut ledger = Self::default();
        let mut statement = connection.prepare("SELECT next_id, row_count, checksum_sum, checksum FROM ledger WHERE table_name = ?1")?;
        for table in TABLES {
            let mut rows = statement.query([table])?;
            let entry = match rows.next()? {
                None => None,
                Some(row) => {
                    let entry =
                        Entry { next_id: row.get("next_id")?, row_count: row.get("row_count")?, checksum_sum: row.get("checksum_sum")? };
                    (checksums.of(TABLE, COLUMNS, &cells(table, entry)) == row.get::<_, i64>("checksum")?).then_some(entry)
                }
            };
            match entry {
                Some(entry) => ledger.set(table, entry),
                None => damage.push(Damage { table: TABLE, record: Some(table.to_owned()) }),
            }
        }
        Ok(ledger)
    }

    /// Writes the entries that differ from `before`.
    pub(super) fn write(&self, connection: &Connection, before: &Self) -> Result<(), StoreError> {
        let mut checksums = Checksums::default();
        let mut statement = connection.prepare_cached(
            "INSERT OR REPLACE INTO ledger (table_name, next_id, row_count, checksum_sum, checksum) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for table in TABLES {
            let entry = self.of(table);
            if before.of(table) != entry {
                let checksum = checksums.of(TABLE, COLUMNS, &cells(table, entry));
                statement.execute((table, entry.next_id, entry.row_count, entry.checksum_sum, checksum))?;
            }
        }
        Ok(())
    }
}

fn cells(table: &str, entry: Entry) -> [Cell<'_>; 4] {
    [table.into(), entry.next_id.into(), entry.row_count.into(), entry.checksum_sum.into()]
}
