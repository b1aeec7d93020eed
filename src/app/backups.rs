//! Copies of a shop's file: made before what is hard to take back, and when they are asked for.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::error::AppError;
use super::workspace::Workspace;
use crate::store::{Store, StoreError};

/// Copies made within one second get numbers up to this.
const SAME_SECOND: u32 = 1000;

/// The folder of a file's backups: `Salon.regulars` has `Salon backups` beside it.
#[must_use]
pub fn folder(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(" backups");
    file.with_file_name(name)
}

/// Copies the file into its folder of backups under the moment's name, reads the copy back, and says where it is.
///
/// # Errors
/// What the system says against the folder or the copy.
pub(super) fn backup(store: &Store, file: &Path, now: DateTime<Utc>) -> Result<PathBuf, AppError> {
    let folder = folder(file);
    std::fs::create_dir_all(&folder).map_err(|source| AppError::Write { path: folder.clone(), source })?;
    let moment = now.format("%Y-%m-%d %H-%M-%S");
    for number in 1..=SAME_SECOND {
        let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
        let copy = folder.join(format!("{moment}{suffix}.regulars"));
        match store.backup_to(&copy) {
            Ok(()) => return Ok(copy),
            Err(StoreError::AlreadyExists) => {}
            Err(error) => return Err(AppError::Store { path: copy, error }),
        }
    }
    Err(AppError::Store { path: folder, error: StoreError::AlreadyExists })
}

impl Workspace {
    /// Copies the shop's file to `to`, or into its folder of backups, and says where the copy is.
    ///
    /// # Errors
    /// A job at work, a file that is there already, or the disk.
    pub fn backup(&self, to: Option<&Path>) -> Result<PathBuf, AppError> {
        let store = self.store.as_ref().ok_or(AppError::Busy)?;
        match to {
            None => backup(store, self.path(), self.given().now),
            Some(to) => store.backup_to(to).map(|()| to.to_owned()).map_err(AppError::of_store(to)),
        }
    }

    /// Examines the whole file: its structure, every checksum, and that every record has its client.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the records that are not as they were written.
    pub fn check(&self) -> Result<(), AppError> {
        let store = self.store.as_ref().ok_or(AppError::Busy)?;
        let report = store.check().map_err(AppError::of_store(self.path()))?;
        if report.is_sound() {
            Ok(())
        } else {
            Err(AppError::Store { path: self.path().to_owned(), error: StoreError::Damaged { records: report.damage } })
        }
    }
}
