//! What a backup says of itself: its number, when and why it was made, and what is in it.

use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension as _};

use super::cell::{Cell, Checksums, Unreadable};
use super::error::{Damage, StoreError};
use super::file;

const TABLE: &str = "backup_mark";
const COLUMNS: &[&str] = &["number", "moment", "reason", "content", "clients", "purchases", "contacts", "last_purchase"];

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BackupReason {
    /// Some time after a change.
    Timed,
    /// The window was closed.
    Exit,
    /// The owner asked for it.
    Asked,
    BeforeImport,
    BeforeMerge,
    BeforeErase,
    BeforeRestore,
    BeforeCampaign,
}

impl BackupReason {
    const ALL: [Self; 8] = [
        Self::Timed,
        Self::Exit,
        Self::Asked,
        Self::BeforeImport,
        Self::BeforeMerge,
        Self::BeforeErase,
        Self::BeforeRestore,
        Self::BeforeCampaign,
    ];

    /// The name in the file, in JSON and in translation keys; never changes.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Timed => "timed",
            Self::Exit => "exit",
            Self::Asked => "asked",
            Self::BeforeImport => "before-import",
            Self::BeforeMerge => "before-merge",
            Self::BeforeErase => "before-erase",
            Self::BeforeRestore => "before-restore",
            Self::BeforeCampaign => "before-campaign",
        }
    }
}

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMark {
    /// Identity of the shop.
    pub shop: String,
    /// Higher than that of every earlier backup. Backups are ordered by it alone: clocks and file times jump.
    pub number: u64,
    /// What the clock said when it was made.
    pub at: DateTime<Utc>,
    /// Why it was made; `None` is a reason that only a newer version knows.
    pub reason: Option<BackupReason>,
    /// Hash of everything the tables hold: equal for equal contents.
    pub content: String,
    pub clients: u64,
    pub purchases: u64,
    pub contacts: u64,
    /// Day of the last purchase in it.
    pub last_purchase: Option<NaiveDate>,
}

impl BackupMark {
    fn cells(&self) -> Result<Vec<Cell<'_>>, StoreError> {
        let number = |number: u64| i64::try_from(number).map(Cell::Int).map_err(|error| StoreError::Database(Box::new(error)));
        Ok(vec![
            number(self.number)?,
            self.at.into(),
            self.reason.map_or("", BackupReason::key).into(),
            self.content.as_str().into(),
            number(self.clients)?,
            number(self.purchases)?,
            number(self.contacts)?,
            self.last_purchase.into(),
        ])
    }

    fn from_cells(shop: String, cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let mut cells = cells.into_iter();
        let mut next = || cells.next().ok_or(Unreadable);
        Ok(Self {
            shop,
            number: next()?.number()?,
            at: next()?.moment()?,
            reason: {
                let key = next()?.text()?;
                BackupReason::ALL.into_iter().find(|reason| reason.key() == key)
            },
            content: next()?.text()?,
            clients: next()?.number()?,
            purchases: next()?.number()?,
            contacts: next()?.number()?,
            last_purchase: next()?.opt(Cell::day)?,
        })
    }

    /// Makes an open copy a backup.
    pub(super) fn write(&self, connection: &Connection) -> Result<(), StoreError> {
        let cells = self.cells()?;
        let checksum = Checksums::default().of(TABLE, COLUMNS, &cells);
        let places = vec!["?"; COLUMNS.len() + 1].join(", ");
        connection.execute("DELETE FROM backup_mark", [])?;
        let mut statement = connection.prepare(&format!("INSERT INTO {TABLE} ({}, checksum) VALUES ({places})", COLUMNS.join(", ")))?;
        for (index, cell) in cells.iter().enumerate() {
            statement.raw_bind_parameter(index + 1, cell)?;
        }
        statement.raw_bind_parameter(cells.len() + 1, checksum)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// What an open file says of itself; `None` if it is no backup.
    pub(super) fn of(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let damaged = || StoreError::Damaged { records: vec![Damage { table: TABLE, record: None }] };
        let shop = identity(connection)?;
        let sql = format!("SELECT {}, checksum FROM {TABLE}", COLUMNS.join(", "));
        let found = connection
            .query_row(&sql, [], |row| {
                let cell = |index| row.get_ref(index).map_err(|_| Unreadable).and_then(Cell::try_from);
                let read = || {
                    let cells = (0..COLUMNS.len()).map(cell).collect::<Result<Vec<_>, _>>()?;
                    let sound = Checksums::default().of(TABLE, COLUMNS, &cells) == cell(COLUMNS.len())?.number::<i64>()?;
                    if sound { Self::from_cells(shop.clone(), cells) } else { Err(Unreadable) }
                };
                Ok(read())
            })
            .optional()?;
        found.transpose().map_err(|_| damaged())
    }
}

/// Which shop an open file is of.
pub(super) fn identity(connection: &Connection) -> Result<String, StoreError> {
    Ok(connection.query_row("SELECT shop FROM identity", [], |row| row.get("shop"))?)
}

/// What the backup at `path` says of itself, without locking it or reading its records; `None` if it is a shop's file
/// that is no backup.
///
/// # Errors
/// What keeps the file from being read. [`StoreError::Damaged`] if what it says is not as it was written.
pub fn read_mark(path: &Path) -> Result<Option<BackupMark>, StoreError> {
    let path = file::absolute(path)?;
    if file::version(&path)? < 2 {
        return Ok(None);
    }
    BackupMark::of(&file::immutable(&path)?)
}
