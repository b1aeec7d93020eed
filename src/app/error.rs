//! What can go wrong, each said once and in plain words: what happened, what to do, and that nothing is lost.

use std::path::{Path, PathBuf};

use super::occupant::Occupant;
use crate::domain::command::FieldError;
use crate::store::StoreError;
use crate::transfer::import::preview::FileRefused;

/// Something that was asked for did not happen. Nothing has changed.
#[derive(Debug)]
pub enum AppError {
    /// A shop's file.
    Store { path: PathBuf, error: StoreError },
    /// Somebody has the shop's file open.
    Occupied { path: PathBuf, occupant: Occupant },
    /// The file is open in another window of the same person, which has come to the front.
    InFront { path: PathBuf },
    /// The command has something wrong with it; the form shows it beside the fields.
    Refused(Vec<FieldError>),
    /// A long job is at work; it can be waited for or cancelled.
    Busy,
    /// The file was opened for reading only.
    ReadOnly,
    /// A file to import.
    File(FileRefused),
    /// A file to write.
    Write { path: PathBuf, source: std::io::Error },
    /// A table that cannot be written under this name, since the format of that name cannot hold it.
    NotThisFormat { path: PathBuf },
    /// A table that is larger than a sheet of Excel.
    TooLargeForExcel,
    /// The program has a fault, which is described in the log.
    Fault { log: PathBuf },
    /// The job was cancelled.
    Cancelled,
}

/// A key of the translations with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub key: String,
    pub values: Vec<(&'static str, String)>,
}

impl Words {
    fn new(key: impl Into<String>, values: Vec<(&'static str, String)>) -> Self {
        Self { key: key.into(), values }
    }
}

impl AppError {
    /// How to say it.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Self::Store { path, error } => Words::new(format!("store-{}", error.key()), vec![("path", path.display().to_string())]),
            Self::Occupied { path, occupant } => {
                let since = occupant.since.with_timezone(&chrono::Local).format("%Y-%m-%d %H:%M").to_string();
                let values = vec![
                    ("path", path.display().to_string()),
                    ("user", occupant.user.clone()),
                    ("computer", occupant.computer.clone()),
                    ("since", since),
                ];
                let key = if occupant.user == super::occupant::UNKNOWN { "store-occupied-by-somebody" } else { "store-occupied" };
                Words::new(key, values)
            }
            Self::InFront { path } => Words::new("store-in-front", vec![("path", path.display().to_string())]),
            Self::Refused(_) => Words::new("error-refused", vec![]),
            Self::Busy => Words::new("error-busy", vec![]),
            Self::ReadOnly => Words::new("error-read-only", vec![]),
            Self::File(refused) => Words::new(format!("file-{}", refused.reason.key()), vec![]),
            Self::Write { path, source } => {
                let key = match source.kind() {
                    std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => "error-write-permission",
                    std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "error-write-full",
                    std::io::ErrorKind::NotFound => "error-write-folder",
                    _ => "error-write",
                };
                Words::new(key, vec![("path", path.display().to_string())])
            }
            Self::NotThisFormat { path } => Words::new("error-not-this-format", vec![("path", path.display().to_string())]),
            Self::TooLargeForExcel => Words::new("error-too-large-for-excel", vec![]),
            Self::Fault { log } => Words::new("error-fault", vec![("path", log.display().to_string())]),
            Self::Cancelled => Words::new("error-cancelled", vec![]),
        }
    }

    /// Technical details for who wants to see them; empty where the words say all.
    #[must_use]
    pub fn details(&self) -> String {
        match self {
            Self::Store { error, .. } => error.to_string(),
            Self::Write { source, .. } => source.to_string(),
            _ => String::new(),
        }
    }

    /// The exit code on the command line (SPEC §9).
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::File(_) | Self::Refused(_) => 4,
            _ => 5,
        }
    }
}

impl AppError {
    /// Why the file at `path` did not open: with who has it open, if that can be told.
    pub fn of_opening(path: &Path) -> impl Fn(StoreError) -> Self {
        let path = path.to_owned();
        move |error| match (&error, Occupant::of(&path)) {
            (StoreError::InUse, Some(occupant)) => Self::Occupied { path: path.clone(), occupant },
            _ => Self::Store { path: path.clone(), error },
        }
    }

    /// The file is in use, and no note beside it says by whom: a window that is closing has taken its note away.
    #[must_use]
    pub const fn is_in_use_by_nobody(&self) -> bool {
        matches!(self, Self::Store { error: StoreError::InUse, .. })
    }

    /// Something that happened to the file at `path`.
    pub fn of_store(path: &Path) -> impl Fn(StoreError) -> Self {
        let path = path.to_owned();
        move |error| Self::Store { path: path.clone(), error }
    }
}

impl From<Vec<FieldError>> for AppError {
    fn from(errors: Vec<FieldError>) -> Self {
        Self::Refused(errors)
    }
}
