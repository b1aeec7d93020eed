//! Copies of the file: whole, read back, and on disk before they get their name.

use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::{check, file, schema};

/// Copies an open file to `path`, where there must be none.
pub(super) fn backup(source: &Connection, path: &Path) -> Result<(), StoreError> {
    file::make_whole(path, |temporary| {
        copy(source, temporary)?;
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

fn copy(source: &Connection, temporary: &Path) -> Result<(), StoreError> {
    let mut target = Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let pause = std::time::Duration::ZERO;
    Backup::new(source, &mut target)?.run_to_completion(i32::MAX, pause, None)?;
    target.close().map_err(|(_, error)| error.into())
}

/// Reads the copy back from its file.
fn verify(temporary: &Path) -> Result<(), StoreError> {
    let copy = Connection::open_with_flags(temporary, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
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
