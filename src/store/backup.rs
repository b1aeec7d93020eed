//! Copies of the file: whole, read back, held against the original, and on disk before they get their name.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::ledger::Ledger;
use super::mark::{self, BackupMark, BackupReason};
use super::{check, file, schema};

/// Pages copied before it is asked again whether to go on: less than a thousandth of a second.
const SLICE: i32 = 64;

/// Copies an open file to `path`, where there must be none.
pub(super) fn backup(source: &Connection, path: &Path) -> Result<(), StoreError> {
    file::make_whole(path, |temporary| {
        copy(source, temporary, &|| true)?;
        verify(temporary)
    })
}

/// Copies a file that is about to be upgraded, to the first free name beside it.
pub(super) fn before_upgrade(source: &Connection, path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let mut number = 1;
    loop {
        let copy = file::beside(path, &format!(".format-{version}-{number}.backup"));
        match backup(source, &copy) {
            Ok(()) => return Ok(copy),
            Err(StoreError::AlreadyExists) if number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// A copy that is not yet examined and has no name yet. Needs the original no more; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Copy {
    place: file::Place,
    ledger: Ledger,
}

/// What is said of a backup when it is made; the rest is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMark {
    pub number: u64,
    pub at: DateTime<Utc>,
    pub reason: BackupReason,
}

/// Copies an open file to a temporary name beside `path`, as long as `go_on` says so; `None` if it said no.
pub(super) fn begin(source: &Connection, ledger: &Ledger, path: &Path, go_on: &dyn Fn() -> bool) -> Result<Option<Copy>, StoreError> {
    let copied = Copy { place: file::Place::claim(path)?, ledger: ledger.clone() };
    Ok(copy(source, copied.place.temporary(), go_on)?.then_some(copied))
}

impl Copy {
    /// Marks the copy, reads it back from disk, holds it against the original, and gives it its name.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if it does not hold what the original holds; then there is no new file.
    pub fn finish(self, new: &NewMark) -> Result<BackupMark, StoreError> {
        let temporary = self.place.temporary();
        let connection = Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        // Nobody needs the half of a copy, and it is flushed before it gets its name.
        connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
        let mut mark = BackupMark {
            shop: mark::identity(&connection)?,
            number: new.number,
            at: new.at,
            reason: Some(new.reason),
            content: self.ledger.content(),
            clients: 0,
            purchases: 0,
            contacts: 0,
            last_purchase: None,
        };
        let facts = check::examine(&connection)?;
        (mark.clients, mark.purchases, mark.contacts) =
            (facts.report.clients as u64, facts.report.purchases as u64, facts.report.contacts as u64);
        mark.last_purchase = facts.last_purchase;
        mark.write(&connection)?;
        connection.close().map_err(|(_, error)| StoreError::from(error))?;
        self.verify(&mark)?;
        self.place.publish()?;
        Ok(mark)
    }

    /// Reads the copy back from its file.
    fn verify(&self, mark: &BackupMark) -> Result<(), StoreError> {
        let copy = file::immutable(self.place.temporary())?;
        let facts = check::examine(&copy)?;
        let counted = (facts.report.clients as u64, facts.report.purchases as u64, facts.report.contacts as u64);
        let same = facts.ledger == self.ledger && counted == (mark.clients, mark.purchases, mark.contacts);
        if same && facts.report.is_sound() && BackupMark::of(&copy)?.as_ref() == Some(mark) {
            Ok(())
        } else {
            Err(StoreError::Damaged { records: facts.report.damage })
        }
    }
}

/// Copies a finished backup to `path`, where there must be none, and reads the copy back.
///
/// # Errors
/// Those of reading and writing; [`StoreError::Damaged`] if the copy is not as the backup says it is.
pub fn copy_backup(backup: &Path, path: &Path) -> Result<(), StoreError> {
    let place = file::Place::claim(&file::absolute(path)?)?;
    std::fs::copy(backup, place.temporary()).map_err(|error| StoreError::from_io(error, path))?;
    let copy = file::immutable(place.temporary())?;
    let facts = check::examine(&copy)?;
    let told = BackupMark::of(&copy)?.map(|mark| mark.content);
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    if facts.report.is_sound() && told == Some(facts.ledger.content()) {
        place.publish()
    } else {
        Err(StoreError::Damaged { records: facts.report.damage })
    }
}

/// Makes a backup a shop's file again, at `path`, where there must be none.
///
/// # Errors
/// Those of reading and writing; [`StoreError::Damaged`] if the new file cannot be read back.
pub fn revive(backup: &Path, path: &Path) -> Result<(), StoreError> {
    let place = file::Place::claim(&file::absolute(path)?)?;
    std::fs::copy(backup, place.temporary()).map_err(|error| StoreError::from_io(error, path))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(place.temporary(), flags)?;
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
    if schema::version(&connection)? < schema::VERSION {
        schema::upgrade(&mut connection)?;
    }
    connection.execute("DELETE FROM backup_mark", [])?;
    connection.close().map_err(|(_, error)| StoreError::from(error))?;
    verify(place.temporary())?;
    place.publish()
}

/// Whether the copy was carried through.
pub(super) fn copy(source: &Connection, temporary: &Path, go_on: &dyn Fn() -> bool) -> Result<bool, StoreError> {
    let mut target = Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    target.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;")?;
    let done = all_pages(source, &mut target, go_on)?;
    target.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok(done)
}

fn all_pages(source: &Connection, target: &mut Connection, go_on: &dyn Fn() -> bool) -> Result<bool, StoreError> {
    let backup = Backup::new(source, target)?;
    let mut waits = 0;
    loop {
        if !go_on() {
            return Ok(false);
        }
        match backup.step(SLICE)? {
            StepResult::Done => return Ok(true),
            StepResult::More => {}
            // Another program looks at the file just now; it will not take long.
            _ if waits < 100 => {
                waits += 1;
                std::thread::sleep(Duration::from_millis(10));
            }
            _ => return Err(StoreError::InUse),
        }
    }
}

/// A copy of a whole file in memory, brought to the present form: to look at it, or to take its place.
pub(super) fn in_memory(source: &Connection) -> Result<Connection, StoreError> {
    let mut memory = Connection::open_in_memory()?;
    all_pages(source, &mut memory, &|| true)?;
    if schema::version(&memory)? < schema::VERSION {
        schema::upgrade(&mut memory)?;
    }
    Ok(memory)
}

/// Puts everything that `source` holds into the open file, in one transaction.
pub(super) fn replace_all(source: &Connection, target: &mut Connection) -> Result<(), StoreError> {
    target.flush_prepared_statement_cache();
    let backup = Backup::new(source, target)?;
    match backup.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::InUse),
    }
}

/// Reads the copy back from its file.
pub(super) fn verify(temporary: &Path) -> Result<(), StoreError> {
    let copy = file::immutable(temporary)?;
    let (structure, damage) = if schema::version(&copy)? == schema::VERSION {
        let report = check::check(&copy)?;
        (report.structure, report.damage)
    } else {
        // The records of an older format are read after its upgrade.
        (check::structure(&copy)?, Vec::new())
    };
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    if structure.is_empty() && damage.is_empty() { Ok(()) } else { Err(StoreError::Damaged { records: damage }) }
}
