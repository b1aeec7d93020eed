//! Reading all records of a file, each against its checksum and each table against the ledger.

use rusqlite::{Connection, ErrorCode, Row};

use super::cell::{Cell, Checksums, Unreadable};
use super::error::{Damage, StoreError};
use super::ledger::{Entry, Ledger, SETTINGS, TABLE as LEDGER};
use super::rows::Stored;
use super::write::SETTING_COLUMNS;
use crate::domain::model::Records;
use crate::domain::settings::Settings;
use crate::domain::trail::TrailEntry;

/// Everything that can be read, and what cannot.
pub(super) fn load(connection: &Connection) -> Result<(Records, Ledger, Vec<Damage>), StoreError> {
    let mut damage = Vec::new();
    let ledger = match Ledger::read(connection, &mut damage) {
        Err(StoreError::Database(_) | StoreError::Damaged { .. }) => {
            damage.push(Damage { table: LEDGER, record: None });
            Ledger::default()
        }
        read => read?,
    };
    let mut reader = Reader { connection, ledger: &ledger, damage: &mut damage, checksums: Checksums::default() };
    let records = Records {
        settings: reader.settings()?,
        next_ids: ledger.next_ids(),
        clients: reader.table()?,
        purchases: reader.table()?,
        products: reader.table()?,
        contacts: reader.table()?,
        staff: reader.table()?,
        templates: reader.table()?,
        campaigns: reader.table()?,
        ad_spend: reader.table()?,
        log: reader.table()?,
        imports: reader.table()?,
    };
    reader.look_over::<TrailEntry>()?;
    Ok((records, ledger, damage))
}

struct Reader<'a> {
    connection: &'a Connection,
    ledger: &'a Ledger,
    damage: &'a mut Vec<Damage>,
    checksums: Checksums,
}

impl Reader<'_> {
    fn table<T: Stored>(&mut self) -> Result<Vec<T>, StoreError> {
        let sql = format!("SELECT {}, checksum FROM {}", T::COLUMNS.join(", "), T::TABLE);
        let expected = self.ledger.of(T::TABLE).row_count;
        // A damaged count must not reserve all memory.
        let mut records = Vec::with_capacity(usize::try_from(expected).unwrap_or(0).min(4_000_000));
        self.rows(T::TABLE, T::COLUMNS, &sql, |cells| {
            records.push(T::from_cells(cells)?);
            Ok(())
        })?;
        Ok(records)
    }

    /// Holds every row against its checksum without keeping any.
    fn look_over<T: Stored>(&mut self) -> Result<(), StoreError> {
        let sql = format!("SELECT {}, checksum FROM {}", T::COLUMNS.join(", "), T::TABLE);
        self.rows(T::TABLE, T::COLUMNS, &sql, |_| Ok(()))
    }

    /// A field that the file does not have takes its default.
    fn settings(&mut self) -> Result<Settings, StoreError> {
        let mut fields = serde_json::Map::new();
        self.rows(SETTINGS, SETTING_COLUMNS, "SELECT name, value, checksum FROM settings", |cells| {
            let mut cells = cells.into_iter();
            let (Some(name), Some(value)) = (cells.next(), cells.next()) else { return Err(Unreadable) };
            fields.insert(name.text()?, value.json()?);
            Ok(())
        })?;
        Ok(serde_json::from_value(serde_json::Value::Object(fields)).unwrap_or_else(|_| {
            self.damage.push(Damage { table: SETTINGS, record: None });
            Settings::default()
        }))
    }

    /// Hands every sound row to `take`; notes the others, and rows that are missing.
    fn rows(
        &mut self,
        table: &'static str,
        columns: &[&str],
        sql: &str,
        mut take: impl FnMut(Vec<Cell<'_>>) -> Result<(), Unreadable>,
    ) -> Result<(), StoreError> {
        let damage_before = self.damage.len();
        let mut found = Entry { next_id: self.ledger.of(table).next_id, ..Entry::default() };
        let mut statement = match self.connection.prepare(sql) {
            Ok(statement) => statement,
            Err(error) if lacks_table(&error) => {
                self.damage.push(Damage { table, record: None });
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        let mut rows = statement.query([])?;
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => break,
                Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => break,
                Err(error) => return Err(error.into()),
            };
            let checksums = &mut self.checksums;
            let sound = read_row(row, columns).and_then(|(cells, checksum)| {
                found.add(checksum);
                if checksums.of(table, columns, &cells) == checksum { take(cells) } else { Err(Unreadable) }
            });
            if sound == Err(Unreadable) {
                self.damage.push(Damage { table, record: key_text(row) });
            }
        }
        if found != self.ledger.of(table) && self.damage.len() == damage_before {
            self.damage.push(Damage { table, record: None });
        }
        Ok(())
    }
}

/// Whether an error of preparing a query means that the table or its columns are not as they should be.
fn lacks_table(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqlInputError { .. }) || error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt)
}

/// The values of `columns`, and the checksum that stands after them.
fn read_row<'a>(row: &'a Row<'_>, columns: &[&str]) -> Result<(Vec<Cell<'a>>, i64), Unreadable> {
    let cell = |index| row.get_ref(index).map_err(|_| Unreadable).and_then(Cell::try_from);
    let cells = (0..columns.len()).map(cell).collect::<Result<Vec<_>, _>>()?;
    Ok((cells, cell(columns.len())?.number()?))
}

/// The key of a row, which stands first, as text.
fn key_text(row: &Row<'_>) -> Option<String> {
    match row.get_ref(0).ok().and_then(|key| Cell::try_from(key).ok())? {
        Cell::Null => None,
        Cell::Int(number) => Some(number.to_string()),
        Cell::Text(text) => Some(text.into_owned()),
    }
}
