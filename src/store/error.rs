//! What can go wrong with a shop's file, in words an owner understands.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ffi;

pub use crate::domain::soundness::Damage;

/// What can go wrong with a shop's file. Whatever it is, nothing in the file was changed by the failed call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no file with this name")]
    NotFound,
    /// The folder of the file does not exist.
    #[error("the folder of this file does not exist")]
    NoSuchFolder,
    /// The path is a folder, not a file.
    #[error("this is a folder, not a file")]
    IsDirectory,
    /// The system does not let this user read or write there.
    #[error("this computer does not let you open this file")]
    NoPermission,
    /// The file has no bytes at all, as after a copy that was cut off.
    #[error("the file is empty")]
    Empty,
    /// The file is of another program.
    #[error("this is not a file of Regulars")]
    NotOurs,
    /// The file was made by a later version of the program whose records this one cannot read.
    #[error("the file was made by a newer version of Regulars (its format is {version})")]
    Newer {
        /// The format of the file; ours is lower.
        version: i64,
    },
    /// Another window or program has the file open.
    #[error("the file is open in another window or program")]
    InUse,
    /// The file lies on another computer, where neither locks nor what is on disk can be relied on.
    #[error("the file lies on another computer")]
    Network,
    /// The file or its folder cannot be written to.
    #[error("this place is read only")]
    ReadOnlyPlace,
    /// A change was asked of a shop that was opened for reading.
    #[error("the file was opened for reading only")]
    OpenedReadOnly,
    /// A new file was to be made where there is one already.
    #[error("there is a file with this name already")]
    AlreadyExists,
    /// The unfinished work of a file that is gone would be taken for that of the new one.
    #[error("remains of another file are in the way: {}", .path.display())]
    Remains {
        /// The file that is in the way.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Records cannot be read as they were written.
    #[error("the file is damaged: {} places in it cannot be read", .records.len())]
    Damaged {
        /// Which records.
        records: Vec<Damage>,
    },
    /// The file was moved, renamed, replaced or deleted while it was open.
    #[error("the file was moved, replaced or deleted while it was open")]
    Moved,
    /// The file does not hold the record that a change starts from: the fault is the program's.
    #[error("the file and the program disagree about record {id} of {table}")]
    Conflict {
        /// Name of the table.
        table: &'static str,
        /// Id of the record, or the day of an ad spend.
        id: i64,
    },
    /// A purchase or contact of a client who is not there: the fault is the program's.
    #[error("a purchase or contact belongs to a client who is not in the file")]
    NoSuchClient,
    /// The disk or the system failed.
    #[error("the file could not be read or written: {0}")]
    Io(#[from] io::Error),
    /// `SQLite` gave an answer that none of the above explains.
    #[error("the file could not be read or written: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// The name in translation keys; never changes.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoSuchFolder => "no-such-folder",
            Self::IsDirectory => "is-directory",
            Self::NoPermission => "no-permission",
            Self::Empty => "empty",
            Self::NotOurs => "not-ours",
            Self::Newer { .. } => "newer",
            Self::InUse => "in-use",
            Self::Network => "network",
            Self::ReadOnlyPlace => "read-only-place",
            Self::OpenedReadOnly => "opened-read-only",
            Self::AlreadyExists => "already-exists",
            Self::Remains { .. } => "remains",
            Self::DiskFull => "disk-full",
            Self::Damaged { .. } => "damaged",
            Self::Moved => "moved",
            Self::Conflict { .. } => "conflict",
            Self::NoSuchClient => "no-such-client",
            Self::Io(_) => "io",
            Self::Database(_) => "database",
        }
    }

    /// The whole of `table` cannot be read.
    pub(super) fn damaged_table(table: &'static str) -> Self {
        Self::Damaged { records: vec![Damage { table, record: None }] }
    }

    /// What the system's error means for a file at `path`.
    pub(super) fn from_io(error: io::Error, path: &Path) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                let folder_is_there = path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir());
                if folder_is_there { Self::NotFound } else { Self::NoSuchFolder }
            }
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::IsADirectory => Self::IsDirectory,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyPlace,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::AlreadyExists => Self::AlreadyExists,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(failure) = error.sqlite_error() else { return Self::Database(Box::new(error)) };
        match (failure.code, failure.extended_code) {
            (_, ffi::SQLITE_READONLY_DBMOVED) => Self::Moved,
            (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Self::NoSuchClient,
            (ffi::ErrorCode::DatabaseBusy | ffi::ErrorCode::DatabaseLocked, _) => Self::InUse,
            (ffi::ErrorCode::ReadOnly, _) => Self::ReadOnlyPlace,
            (ffi::ErrorCode::DiskFull, _) => Self::DiskFull,
            (ffi::ErrorCode::PermissionDenied, _) => Self::NoPermission,
            (ffi::ErrorCode::NotADatabase, _) => Self::NotOurs,
            (ffi::ErrorCode::DatabaseCorrupt, _) => Self::damaged_table("file"),
            _ => Self::Database(Box::new(error)),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Database(Box::new(error))
    }
}
