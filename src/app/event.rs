//! What pages ask for and what they are told.

use std::path::PathBuf;

use super::error::AppError;
use super::personal::Act;
use super::prefs::Prefs;
use crate::domain::command::{Command, Title};
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::settings::{Settings, Trade};

/// Something that a page asks for.
#[derive(Debug, Clone)]
pub enum Action {
    Do(Box<Command>),
    Undo,
    Redo,
    /// Reads a file and says what it would bring; with other answers or columns, reads it again.
    PreviewImport(ImportRequest),
    /// Brings in what the last preview showed.
    Import,
    /// Forgets the last preview.
    DropPreview,
    /// Writes a table to a file.
    Export {
        what: ExportKind,
        path: PathBuf,
    },
    /// Writes the rows that the last preview rejected to a file, to be mended.
    SaveRejected {
        path: PathBuf,
    },
    CancelJob,
    /// Reads which backups there are.
    ListBackups,
    /// Makes a backup now.
    BackUp,
    /// Says what going back to a backup would change.
    CompareBackup(PathBuf),
    /// Goes back to a backup.
    Restore(PathBuf),
    /// Examines the whole file.
    Check,
    /// Reads the trail of a client, or of the shop.
    ShowTrail(Option<ClientId>),
    /// Writes the whole trail to a file.
    ExportTrail {
        path: PathBuf,
    },
    /// Writes everything about a client to a file.
    ExportClient {
        client: ClientId,
        path: PathBuf,
    },
    /// Asks once more whether a client is to be deleted for good.
    AskErase(ClientId),
    /// Saves what can be read of a damaged file as a file of its own, and opens that.
    SaveReadable,
    /// Puts a backup in the place of a file that cannot be opened, and opens it.
    BringBack {
        file: PathBuf,
        backup: PathBuf,
    },
    /// Opens a shop's file.
    Open(PathBuf),
    /// Makes a new shop with these settings.
    Create {
        path: PathBuf,
        settings: Box<Settings>,
    },
    /// Opens the demo shop of a trade.
    OpenDemo(Trade),
    SetPrefs(Box<Prefs>),
    /// Who sits here.
    SetStaff(Option<StaffId>),
}

/// A file to read, and what the owner changed in how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRequest {
    pub path: PathBuf,
    /// Choices by the question's id.
    pub answers: std::collections::BTreeMap<String, String>,
    /// What a column means, by its index from 0; `None` leaves it out.
    pub mapping: std::collections::BTreeMap<usize, Option<super::import::Field>>,
    /// Another country for phones than the shop's.
    pub region: Option<String>,
}

impl ImportRequest {
    /// A first look at a file.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, answers: std::collections::BTreeMap::new(), mapping: std::collections::BTreeMap::new(), region: None }
    }
}

/// Which table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportKind {
    Clients,
    Purchases,
}

/// Something that has happened.
#[derive(Debug)]
pub enum Event {
    /// A command was carried out; it can be taken back unless `for_good`.
    Done(Title),
    Undone(Title),
    Redone(Title),
    NothingToUndo,
    NothingToRedo,
    /// An import is written; `clients` and `purchases` were added.
    Imported {
        clients: usize,
        purchases: usize,
    },
    /// The preview of a file is there, see `Workspace::preview`.
    PreviewReady,
    /// A file was written.
    Written(PathBuf),
    /// Another shop is open.
    Opened,
    /// A new day has begun.
    NewDay,
    /// The shop is as it was in a backup; this can be undone.
    Restored,
    /// A backup was made because the owner asked for it.
    BackedUp,
    /// A client was deleted for good.
    Erased(Box<Act>),
    /// The file was examined, see `Workspace::checked`.
    Checked,
    /// A backup could not be made; the shop's file is not affected.
    BackupFailed(AppError),
    Failed(AppError),
}
