//! Reading the trail: the one thing in the file that is read while the program works, since it is long and seldom
//! looked at.

use rusqlite::Connection;

use super::cell::{Cell, Unreadable};
use super::error::StoreError;
use super::rows::Stored as _;
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::trail::TrailEntry;

/// The newest entries first, at most `limit`; of one client or of all.
pub(super) fn read(connection: &Connection, client: Option<ClientId>, limit: u32) -> Result<Vec<TrailEntry>, StoreError> {
    let columns = TrailEntry::COLUMNS.join(", ");
    let which = if client.is_some() { "WHERE client = ?1" } else { "WHERE ?1 IS NULL" };
    let mut statement = connection.prepare(&format!("SELECT {columns} FROM trail {which} ORDER BY id DESC LIMIT ?2"))?;
    let mut rows = statement.query((client.map(ClientId::number), limit))?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let cell = |index| row.get_ref(index).map_err(|_| Unreadable).and_then(Cell::try_from);
        let cells: Result<Vec<Cell<'_>>, Unreadable> = (0..TrailEntry::COLUMNS.len()).map(cell).collect();
        let entry = cells.and_then(TrailEntry::from_cells);
        entries.push(entry.map_err(|_| StoreError::damaged_table(TrailEntry::TABLE))?);
    }
    Ok(entries)
}
