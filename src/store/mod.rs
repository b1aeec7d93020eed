//! The shop's file: one SQLite database, the only place in the program that knows so.
//!
//! [`Store::open`] gives the store and all records; from then on the shop lives in memory, and every batch of
//! [`Change`]s goes through [`Store::write`] before it is applied to the model. One batch is one transaction.
//!
//! How the file is kept safe:
//! - It is opened with an exclusive lock, so two windows cannot write at once; the second is told [`StoreError::InUse`].
//! - A rollback journal (`journal_mode=TRUNCATE`) and `synchronous=FULL`: after a crash or a power cut the file holds
//!   the state before or after a batch, and between two batches a copy of the one file is a whole copy.
//! - Every row has a checksum and every table a count and a sum of checksums; [`Store::open`] verifies them all.
//! - An update or delete names the checksum of the row it starts from: should memory and disk ever part, nothing is
//!   written ([`StoreError::Conflict`]).
//! - Before a journal is taken back the file is copied; a journal that turns out to be another file's is put aside and
//!   the file put back.
//! - A new file, a backup too, is made under a temporary name and renamed when it is whole. A file that is there is
//!   never replaced or deleted, whatever it holds, unless it has no bytes.
//!
//! Moments are kept to the second.

mod backup;
mod cell;
mod check;
mod erase;
mod error;
mod file;
mod ledger;
mod load;
mod mark;
mod place;
mod recovery;
mod rows;
mod schema;
#[cfg(test)]
mod tests;
mod trail;
mod write;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use backup::{Copy, NewMark, copy_backup, revive};
pub use erase::erase_in_backup;
pub use error::{Damage, StoreError};
pub use file::sweep;
use ledger::Ledger;
pub use mark::{BackupMark, BackupReason, read_mark};
pub use place::synchroniser;
use recovery::Before;

use crate::domain::change::Change;
use crate::domain::ids::ClientId;
use crate::domain::model::Records;
pub use crate::domain::soundness::CheckReport;
use crate::domain::trail::TrailEntry;

/// How to open a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// To work with it. Falls back to reading where it cannot be written, see [`Opening::read_only`].
    ReadWrite,
    /// To look at it; nothing in it is changed.
    ReadOnly,
    /// As [`OpenMode::ReadOnly`], but records that cannot be read are left out instead of refusing the file, so that
    /// the others can be saved elsewhere. A purchase or contact may then name a client who was left out.
    Rescue,
}

/// How the opening of a file went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Why nothing can be written, if so.
    pub read_only: Option<WhyReadOnly>,
    /// The file was of an older version and was brought up to date.
    pub upgraded: Option<Upgraded>,
    /// The journal of another file lay beside it and was put aside, to this place; the file itself is as it was.
    pub put_aside: Option<PathBuf>,
    /// What cannot be read; empty unless the file was opened by [`OpenMode::Rescue`].
    pub left_out: Vec<Damage>,
}

/// Why an open file cannot be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyReadOnly {
    /// It was opened to be looked at.
    Asked,
    /// The file, its folder or its disk is read only.
    Place,
    /// It was made by a newer version of the program.
    Newer {
        /// The format of the file.
        version: i64,
    },
}

impl WhyReadOnly {
    /// The name in translation keys; never changes.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Place => "place",
            Self::Newer { .. } => "newer",
        }
    }
}

/// An upgrade of an older file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgraded {
    /// The format it had.
    pub from: i64,
    /// A copy of the file as it was.
    pub backup: PathBuf,
}

/// An open file. It may be moved to another thread; dropping it closes it.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    identity: file::Identity,
    read_only: Option<WhyReadOnly>,
    ledger: Ledger,
}

impl Store {
    /// Makes a new, empty shop and opens it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] if there is a file that is not empty, [`StoreError::Remains`] if the journal of
    /// a file that is gone lies there, and whatever the system says against the place.
    pub fn create(path: &Path) -> Result<(Self, Records), StoreError> {
        let path = file::absolute(path)?;
        if place::is_network(&path) {
            return Err(StoreError::Network);
        }
        file::make_whole(&path, |temporary| {
            let mut connection =
                Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            // Nobody needs the half of a new file, and it is flushed before it gets its name.
            connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;")?;
            schema::create(&mut connection)?;
            connection.close().map_err(|(_, error)| error.into())
        })?;
        let (store, records, _) = Self::open(&path, OpenMode::ReadWrite)?;
        Ok((store, records))
    }

    /// Opens the file to work with it, and makes it first if there is none or an empty one.
    ///
    /// # Errors
    /// As [`Store::open`] and [`Store::create`].
    pub fn open_or_create(path: &Path) -> Result<(Self, Records, Opening), StoreError> {
        match Self::open(path, OpenMode::ReadWrite) {
            Err(StoreError::NotFound | StoreError::Empty) => {
                let (store, records) = Self::create(path)?;
                Ok((store, records, Opening { read_only: None, upgraded: None, put_aside: None, left_out: Vec::new() }))
            }
            opened => opened,
        }
    }

    /// Opens the file, takes hold of it against other programs, and reads all of it.
    ///
    /// A file of an older version is copied and then brought up to date; one of a newer version is opened for
    /// reading, as is one that cannot be written.
    ///
    /// # Errors
    /// Whatever keeps the file from being read whole; then nothing on disk was changed. [`StoreError::Damaged`] names
    /// the records that are not as they were written.
    pub fn open(path: &Path, mode: OpenMode) -> Result<(Self, Records, Opening), StoreError> {
        let path = file::absolute(path)?;
        let version = file::version(&path)?;
        if mode == OpenMode::ReadWrite && place::is_network(&path) {
            return Err(StoreError::Network);
        }
        let newer = (version > schema::VERSION).then_some(WhyReadOnly::Newer { version });
        let read_only = newer.or((mode != OpenMode::ReadWrite).then_some(WhyReadOnly::Asked));
        // Only who may write takes a journal back.
        let before = if read_only.is_none() { Before::of(&path) } else { None };
        let Some(before) = before else { return Self::open_now(path, mode, newer, read_only) };
        let opened = Self::open_now(path.clone(), mode, newer, read_only);
        let is_damaged =
            matches!(opened, Err(StoreError::Damaged { .. } | StoreError::NotOurs | StoreError::Newer { .. } | StoreError::Database(_)));
        let Some(put_aside) = is_damaged.then(|| before.put_back()).flatten() else { return opened };
        let (store, records, opening) = Self::open_now(path, mode, newer, read_only)?;
        Ok((store, records, Opening { put_aside: Some(put_aside), ..opening }))
    }

    /// The same, and whatever journal lies beside the file is taken back.
    fn open_now(
        path: PathBuf,
        mode: OpenMode,
        newer: Option<WhyReadOnly>,
        mut read_only: Option<WhyReadOnly>,
    ) -> Result<(Self, Records, Opening), StoreError> {
        let mut connection = connect(&path, read_only.is_some()).map_err(|error| file::why_not(error, &path))?;
        if read_only.is_none() && !can_write(&mut connection)? {
            read_only = Some(WhyReadOnly::Place);
        }
        let version = schema::version(&connection)?;
        let upgraded = if version < schema::VERSION && read_only.is_some() {
            // To look at it, it is brought up to date in memory; the file stays as it is.
            connection = backup::in_memory(&connection)?;
            None
        } else if version < schema::VERSION {
            let backup = backup::before_upgrade(&connection, &path, version)?;
            schema::upgrade(&mut connection)?;
            Some(Upgraded { from: version, backup })
        } else {
            None
        };
        let loaded = load::load(&connection);
        // Its records may be of a form we do not know.
        if newer.is_some() && !loaded.as_ref().is_ok_and(|(.., damage)| damage.is_empty()) {
            return Err(StoreError::Newer { version });
        }
        let (records, ledger, damage) = loaded?;
        if !damage.is_empty() && mode != OpenMode::Rescue {
            return Err(StoreError::Damaged { records: damage });
        }
        let identity = file::identity(&path)?;
        if read_only.is_none()
            && let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(OsStr::to_str))
        {
            file::sweep(folder, &format!("{name}."));
        }
        let opening = Opening { read_only, upgraded, put_aside: None, left_out: damage };
        Ok((Self { connection, path, identity, read_only, ledger }, records, opening))
    }

    /// Reads everything again.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] names the records that are not as they were written.
    pub fn load(&self) -> Result<Records, StoreError> {
        match load::load(&self.connection)? {
            (records, _, damage) if damage.is_empty() => Ok(records),
            (.., records) => Err(StoreError::Damaged { records }),
        }
    }

    /// Writes the changes in their order, all or none. They are on disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the file does not hold what a change starts from, [`StoreError::NoSuchClient`] if
    /// a purchase or contact would be left without its client, [`StoreError::DiskFull`] and whatever else the system
    /// says. The file is then as it was. [`StoreError::Moved`] if another file or none is at the path by now.
    pub fn write(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        self.write_with_trail(changes, &[])
    }

    /// The same, and adds to the trail in the same transaction.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_with_trail(&mut self, changes: &[Change], trail: &[TrailEntry]) -> Result<(), StoreError> {
        self.may_write()?;
        let transaction = self.connection.transaction()?;
        let ledger = write::write(&transaction, &self.ledger, changes, trail)?;
        transaction.commit()?;
        self.ledger = ledger;
        Ok(())
    }

    /// Carries out the changes that delete clients for good, takes them out of the trail, and leaves nothing of them
    /// in the bytes of the file.
    ///
    /// # Errors
    /// As [`Store::write`]. If the file could not be written anew after the deletion, the second part says why: then the
    /// client is gone from the records, but remains of it may be in the file.
    pub fn erase(&mut self, clients: &[ClientId], changes: &[Change], trail: &[TrailEntry]) -> Result<Result<(), StoreError>, StoreError> {
        self.may_write()?;
        self.ledger = erase::erase(&mut self.connection, &self.ledger, clients, changes, trail)?;
        Ok(erase::wipe_free_room(&self.connection))
    }

    /// Writes the file anew, so that nothing is left in the room that deleted records have freed.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn wipe_free_room(&mut self) -> Result<(), StoreError> {
        self.may_write()?;
        erase::wipe_free_room(&self.connection)
    }

    /// The trail of a client or of all, newest first, at most `limit` entries.
    ///
    /// # Errors
    /// Those of reading.
    pub fn trail(&self, client: Option<ClientId>, limit: u32) -> Result<Vec<TrailEntry>, StoreError> {
        trail::read(&self.connection, client, limit)
    }

    fn may_write(&self) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Err(StoreError::OpenedReadOnly);
        }
        // The system would let us write on into a file that a synchroniser or the owner has replaced or deleted.
        if file::identity(&self.path).ok() != Some(self.identity) {
            return Err(StoreError::Moved);
        }
        Ok(())
    }

    /// Writes a copy of the whole file to a path where there is none yet, and reads it back to be sure of it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] if there is a file, [`StoreError::Damaged`] if the copy could not be read back.
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        backup::backup(&self.connection, &file::absolute(path)?)
    }

    /// Begins a backup to `path`, where there must be no file: copies everything to a temporary name, as long as `go_on`
    /// says so, and asks it often; `None` if it said no. [`Copy::finish`] does the rest without the store.
    ///
    /// # Errors
    /// Those of writing, and [`StoreError::AlreadyExists`].
    pub fn begin_backup(&self, path: &Path, go_on: &dyn Fn() -> bool) -> Result<Option<Copy>, StoreError> {
        backup::begin(&self.connection, &self.ledger, &file::absolute(path)?, go_on)
    }

    /// Puts everything that a backup holds into this file, in one transaction, and reads all of it. Numbers of records
    /// that were handed out since are not handed out again.
    ///
    /// # Errors
    /// Those of opening the backup; then this file is as it was.
    pub fn restore_from(&mut self, path: &Path) -> Result<Records, StoreError> {
        self.may_write()?;
        let (backup, ..) = Self::open(path, OpenMode::ReadOnly)?;
        if let Some(WhyReadOnly::Newer { version }) = backup.read_only {
            return Err(StoreError::Newer { version });
        }
        let memory = backup::in_memory(&backup.connection)?;
        drop(backup);
        memory.execute("DELETE FROM backup_mark", [])?;
        memory.execute("UPDATE identity SET shop = ?1", [self.shop()?])?;
        let (_, held, damage) = load::load(&memory)?;
        if !damage.is_empty() {
            return Err(StoreError::Damaged { records: damage });
        }
        let mut ledger = held.clone();
        ledger.skip_numbers_of(&self.ledger);
        ledger.write(&memory, &held)?;
        backup::replace_all(&memory, &mut self.connection)?;
        let (records, ledger, damage) = load::load(&self.connection)?;
        if !damage.is_empty() {
            return Err(StoreError::Damaged { records: damage });
        }
        self.ledger = ledger;
        Ok(records)
    }

    /// Which shop this is, whatever its file is called.
    ///
    /// # Errors
    /// Those of reading.
    pub fn shop(&self) -> Result<String, StoreError> {
        mark::identity(&self.connection)
    }

    /// Hash of everything the tables hold: equal for equal contents.
    pub fn content(&self) -> String {
        self.ledger.content()
    }

    /// Examines the whole file: `SQLite`'s own structures, every checksum, and that no record lost its client.
    ///
    /// # Errors
    /// Only what keeps the examination itself from being made; what it finds is in the report.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        check::check(&self.connection)
    }

    /// Where the file is, from the root.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing can be written, if so.
    pub const fn read_only(&self) -> Option<WhyReadOnly> {
        self.read_only
    }

    /// Closes the file and lets go of it.
    ///
    /// # Errors
    /// What the system says against it. Everything written before is on disk all the same.
    pub fn close(self) -> Result<(), StoreError> {
        if self.read_only.is_none() {
            // Takes away the empty journal, so that the owner sees one file.
            self.connection
                .execute_batch("PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema; PRAGMA journal_mode = DELETE;")?;
        }
        self.connection.close().map_err(|(_, error)| error.into())
    }
}

/// Opens a connection that holds its file against other programs.
fn connect(path: &Path, read_only: bool) -> rusqlite::Result<Connection> {
    let access = if read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Long enough for another window that is just closing.
    connection.busy_timeout(Duration::from_millis(300))?;
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA synchronous = FULL;
         PRAGMA cache_size = -65536;",
    )?;
    if read_only {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    } else {
        connection.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    }
    Ok(connection)
}

/// Whether the file can be written and a journal made beside it: tries both and takes it back.
fn can_write(connection: &mut Connection) -> Result<bool, StoreError> {
    let mut attempt = || -> Result<(), StoreError> {
        if connection.is_readonly("main")? {
            return Err(StoreError::ReadOnlyPlace);
        }
        connection.query_row("PRAGMA journal_mode = TRUNCATE", [], |_| Ok(()))?;
        let version = schema::version(connection)?;
        let transaction = connection.transaction()?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.rollback()?;
        Ok(())
    };
    match attempt() {
        Ok(()) => Ok(true),
        Err(StoreError::ReadOnlyPlace) => Ok(false),
        Err(error) => Err(error),
    }
}
