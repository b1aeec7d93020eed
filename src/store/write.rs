//! Carrying changes out on disk, within a transaction that the caller opened.

use std::marker::PhantomData;

use rusqlite::{CachedStatement, Connection, ErrorCode};

use super::cell::{Cell, Checksums, json};
use super::error::StoreError;
use super::ledger::{Entry, Ledger, SETTINGS};
use super::rows::Stored;
use super::trail;
use crate::domain::campaign::{AdSpend, Campaign, Import, LogEntry};
use crate::domain::change::{Change, Row};
use crate::domain::client::Client;
use crate::domain::contact::{Contact, Staff, Template};
use crate::domain::ids::ClientId;
use crate::domain::purchase::{Product, Purchase};
use crate::domain::settings::Settings;
use crate::domain::trail::TrailEntry;

/// The columns of a setting, without the checksum.
pub(super) const SETTING_COLUMNS: &[&str] = &["name", "value"];

/// Carries out `changes` in their order and says what the tables hold then.
pub(super) fn write(connection: &Connection, before: &Ledger, changes: &[Change], trail: &[TrailEntry]) -> Result<Ledger, StoreError> {
    let mut batch = Batch {
        clients: TableWriter::new(connection, before),
        purchases: TableWriter::new(connection, before),
        products: TableWriter::new(connection, before),
        contacts: TableWriter::new(connection, before),
        staff: TableWriter::new(connection, before),
        templates: TableWriter::new(connection, before),
        campaigns: TableWriter::new(connection, before),
        ad_spend: TableWriter::new(connection, before),
        log: TableWriter::new(connection, before),
        imports: TableWriter::new(connection, before),
        settings: None,
    };
    for change in changes {
        batch.apply(change)?;
    }
    let mut ledger = before.clone();
    batch.enter_into(&mut ledger);
    if let Some(settings) = batch.settings {
        ledger.set(SETTINGS, write_settings(connection, settings)?);
    }
    if !trail.is_empty() {
        ledger.set(TrailEntry::TABLE, write_trail(connection, before, trail)?);
    }
    ledger.write(connection, before)?;
    Ok(ledger)
}

/// Adds to the trail, each entry under the next number.
fn write_trail(connection: &Connection, before: &Ledger, trail: &[TrailEntry]) -> Result<Entry, StoreError> {
    let mut writer = TableWriter::<TrailEntry>::new(connection, before);
    for entry in trail {
        writer.insert(&TrailEntry { number: writer.entry.next_id, ..entry.clone() })?;
    }
    Ok(writer.entry)
}

/// Takes everything about clients out of the trail.
pub(super) fn forget_in_trail(connection: &Connection, before: &Ledger, clients: &[ClientId]) -> Result<Ledger, StoreError> {
    let mut writer = TableWriter::<TrailEntry>::new(connection, before);
    for client in clients {
        for entry in trail::read(connection, Some(*client), u32::MAX)? {
            writer.delete(&entry)?;
        }
    }
    let mut ledger = before.clone();
    ledger.set(TrailEntry::TABLE, writer.entry);
    ledger.write(connection, before)?;
    Ok(ledger)
}

/// One batch of changes on its way to disk.
struct Batch<'c> {
    clients: TableWriter<'c, Client>,
    purchases: TableWriter<'c, Purchase>,
    products: TableWriter<'c, Product>,
    contacts: TableWriter<'c, Contact>,
    staff: TableWriter<'c, Staff>,
    templates: TableWriter<'c, Template>,
    campaigns: TableWriter<'c, Campaign>,
    ad_spend: TableWriter<'c, AdSpend>,
    log: TableWriter<'c, LogEntry>,
    imports: TableWriter<'c, Import>,
    /// The last settings of the batch: only they will stand.
    settings: Option<&'c Settings>,
}

impl<'c> Batch<'c> {
    fn apply(&mut self, change: &'c Change) -> Result<(), StoreError> {
        match change {
            Change::Client(row) => self.clients.apply(row),
            Change::Purchase(row) => self.purchases.apply(row),
            Change::Product(row) => self.products.apply(row),
            Change::Contact(row) => self.contacts.apply(row),
            Change::Staff(row) => self.staff.apply(row),
            Change::Template(row) => self.templates.apply(row),
            Change::Campaign(row) => self.campaigns.apply(row),
            Change::AdSpend(row) => self.ad_spend.apply(row),
            Change::LogEntry(row) => self.log.apply(row),
            Change::Import(row) => self.imports.apply(row),
            Change::Settings(replaced) => {
                self.settings = Some(&replaced.after);
                Ok(())
            }
        }
    }

    fn enter_into(&self, ledger: &mut Ledger) {
        ledger.set(Client::TABLE, self.clients.entry);
        ledger.set(Purchase::TABLE, self.purchases.entry);
        ledger.set(Product::TABLE, self.products.entry);
        ledger.set(Contact::TABLE, self.contacts.entry);
        ledger.set(Staff::TABLE, self.staff.entry);
        ledger.set(Template::TABLE, self.templates.entry);
        ledger.set(Campaign::TABLE, self.campaigns.entry);
        ledger.set(AdSpend::TABLE, self.ad_spend.entry);
        ledger.set(LogEntry::TABLE, self.log.entry);
        ledger.set(Import::TABLE, self.imports.entry);
    }
}

/// Writes the rows of one table. Its statements are prepared when first needed and kept for the whole batch.
struct TableWriter<'c, T> {
    connection: &'c Connection,
    insert: Option<CachedStatement<'c>>,
    update: Option<CachedStatement<'c>>,
    delete: Option<CachedStatement<'c>>,
    entry: Entry,
    checksums: Checksums,
    kind: PhantomData<T>,
}

impl<'c, T: Stored> TableWriter<'c, T> {
    fn new(connection: &'c Connection, ledger: &Ledger) -> Self {
        Self {
            connection,
            insert: None,
            update: None,
            delete: None,
            entry: ledger.of(T::TABLE),
            checksums: Checksums::default(),
            kind: PhantomData,
        }
    }

    fn apply(&mut self, row: &Row<T>) -> Result<(), StoreError> {
        match row {
            Row::Insert(after) => self.insert(after),
            Row::Update(replaced) => self.update(&replaced.before, &replaced.after),
            Row::Delete(before) => self.delete(before),
        }
    }

    fn insert(&mut self, after: &T) -> Result<(), StoreError> {
        let cells = after.to_cells()?;
        let checksum = self.checksums.of(T::TABLE, T::COLUMNS, &cells);
        let statement = prepared(&mut self.insert, self.connection, insert_sql::<T>)?;
        bind(statement, &cells, &[checksum])?;
        match statement.raw_execute() {
            Ok(_) => {
                self.entry.add(checksum);
                self.use_id(after);
                Ok(())
            }
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Err(conflict(after)),
            Err(error) => Err(error.into()),
        }
    }

    /// The row must still be as the change saw it, else memory and disk have parted and nothing may be written.
    fn update(&mut self, before: &T, after: &T) -> Result<(), StoreError> {
        let old_checksum = self.checksums.of(T::TABLE, T::COLUMNS, &before.to_cells()?);
        let cells = after.to_cells()?;
        let checksum = self.checksums.of(T::TABLE, T::COLUMNS, &cells);
        let statement = prepared(&mut self.update, self.connection, update_sql::<T>)?;
        bind(statement, &cells, &[checksum, before.key(), old_checksum])?;
        if statement.raw_execute()? != 1 {
            return Err(conflict(before));
        }
        self.entry.subtract(old_checksum);
        self.entry.add(checksum);
        self.use_id(after);
        Ok(())
    }

    fn delete(&mut self, before: &T) -> Result<(), StoreError> {
        let checksum = self.checksums.of(T::TABLE, T::COLUMNS, &before.to_cells()?);
        let statement = prepared(&mut self.delete, self.connection, delete_sql::<T>)?;
        bind(statement, &[], &[before.key(), checksum])?;
        if statement.raw_execute()? != 1 {
            return Err(conflict(before));
        }
        self.entry.subtract(checksum);
        Ok(())
    }

    fn use_id(&mut self, record: &T) {
        if let Some(number) = record.id_number() {
            self.entry.next_id = self.entry.next_id.max(number.saturating_add(1));
        }
    }
}

fn conflict<T: Stored>(record: &T) -> StoreError {
    StoreError::Conflict { table: T::TABLE, id: record.key() }
}

fn insert_sql<T: Stored>() -> String {
    let places = vec!["?"; T::COLUMNS.len() + 1].join(", ");
    format!("INSERT INTO {} ({}, checksum) VALUES ({places})", T::TABLE, T::COLUMNS.join(", "))
}

fn update_sql<T: Stored>() -> String {
    let key = T::COLUMNS.first().copied().unwrap_or_default();
    format!("UPDATE {} SET {} = ?, checksum = ? WHERE {key} = ? AND checksum = ?", T::TABLE, T::COLUMNS.join(" = ?, "))
}

fn delete_sql<T: Stored>() -> String {
    let key = T::COLUMNS.first().copied().unwrap_or_default();
    format!("DELETE FROM {} WHERE {key} = ? AND checksum = ?", T::TABLE)
}

fn prepared<'a, 'c>(
    slot: &'a mut Option<CachedStatement<'c>>,
    connection: &'c Connection,
    sql: fn() -> String,
) -> Result<&'a mut CachedStatement<'c>, StoreError> {
    match slot {
        Some(statement) => Ok(statement),
        empty => Ok(empty.insert(connection.prepare_cached(&sql())?)),
    }
}

fn bind(statement: &mut CachedStatement<'_>, cells: &[Cell<'_>], numbers: &[i64]) -> Result<(), StoreError> {
    for (index, cell) in cells.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, cell)?;
    }
    for (index, number) in numbers.iter().enumerate() {
        statement.raw_bind_parameter(cells.len() + index + 1, number)?;
    }
    Ok(())
}

/// Writes every field, so that a default which changes in a later version leaves this shop as it was. Fields that
/// only a newer version knows stay. Returns what the table holds then.
fn write_settings(connection: &Connection, settings: &Settings) -> Result<Entry, StoreError> {
    let mut checksums = Checksums::default();
    let mut put = connection.prepare_cached("INSERT OR REPLACE INTO settings (name, value, checksum) VALUES (?1, ?2, ?3)")?;
    if let serde_json::Value::Object(fields) = serde_json::to_value(settings)? {
        for (name, value) in &fields {
            let cells = [name.as_str().into(), json(value)?];
            let checksum = checksums.of(SETTINGS, SETTING_COLUMNS, &cells);
            let [name, value] = cells;
            put.execute((name, value, checksum))?;
        }
    }
    let mut count = connection.prepare_cached("SELECT count(*) AS row_count, coalesce(sum(checksum), 0) AS checksum_sum FROM settings")?;
    Ok(count.query_row([], |row| Ok(Entry { next_id: 1, row_count: row.get("row_count")?, checksum_sum: row.get("checksum_sum")? }))?)
}
