//! Deleting for good: out of the records, out of the trail, and out of the bytes of the file and of its backups.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::ledger::Ledger;
use super::mark::BackupMark;
use super::{check, file, load, schema, trail, write};
use crate::domain::change::Change;
use crate::domain::ids::ClientId;
use crate::domain::model::Records;
use crate::domain::trail::TrailEntry;

/// Carries out the changes that delete clients and takes them out of the trail, in one transaction; then writes
/// the file anew, so that no freed page keeps what was in it.
pub(super) fn erase(
    connection: &mut Connection,
    before: &Ledger,
    clients: &[ClientId],
    changes: &[Change],
    told: &[TrailEntry],
) -> Result<Ledger, StoreError> {
    connection.execute_batch("PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;")?;
    let transaction = connection.transaction()?;
    let without_trail = write::forget_in_trail(&transaction, before, clients)?;
    let ledger = write::write(&transaction, &without_trail, changes, told)?;
    transaction.commit()?;
    Ok(ledger)
}

/// Writes the file anew without the room that deleted records have left.
pub(super) fn wipe_free_room(connection: &Connection) -> Result<(), StoreError> {
    connection.flush_prepared_statement_cache();
    connection.execute_batch("VACUUM")?;
    Ok(())
}

/// Deletes clients in a backup: a new backup takes the place of the old one when it is whole. `plan` says what is to be
/// changed in the records of the backup; if nothing is, and the trail does not name them either, the backup stays as it is.
///
/// # Errors
/// Those of reading and writing; then the backup is as it was.
pub fn erase_in_backup(path: &Path, clients: &[ClientId], plan: impl FnOnce(Records) -> Vec<Change>) -> Result<bool, StoreError> {
    let path = file::absolute(path)?;
    file::version(&path)?;
    let place = file::Place::claim_over(&path)?;
    std::fs::copy(&path, place.temporary()).map_err(|error| StoreError::from_io(error, &path))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(place.temporary(), flags)?;
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;")?;
    if schema::version(&connection)? < schema::VERSION {
        schema::upgrade(&mut connection)?;
    }
    let (records, ledger, damage) = load::load(&connection)?;
    if !damage.is_empty() {
        return Err(StoreError::Damaged { records: damage });
    }
    let changes = plan(records);
    let mut is_named = false;
    for client in clients {
        is_named |= !trail::read(&connection, Some(*client), 1)?.is_empty();
    }
    if changes.is_empty() && !is_named {
        return Ok(false);
    }
    let ledger = erase(&mut connection, &ledger, clients, &changes, &[])?;
    let mark = BackupMark::of(&connection)?;
    let facts = check::examine(&connection)?;
    if let Some(mark) = mark {
        let (clients, purchases, contacts) = (facts.report.clients as u64, facts.report.purchases as u64, facts.report.contacts as u64);
        BackupMark { content: ledger.content(), clients, purchases, contacts, ..mark }.write(&connection)?;
    }
    wipe_free_room(&connection)?;
    connection.close().map_err(|(_, error)| StoreError::from(error))?;
    let written = file::immutable(place.temporary())?;
    let facts = check::examine(&written)?;
    if facts.ledger != ledger || !facts.report.is_sound() {
        return Err(StoreError::Damaged { records: facts.report.damage });
    }
    written.close().map_err(|(_, error)| StoreError::from(error))?;
    place.publish()?;
    Ok(true)
}
