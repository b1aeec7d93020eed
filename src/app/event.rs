//! What pages ask for and what they are told.

use std::path::PathBuf;

use super::charted::WantedCharts;
use super::content::Content;
use super::erase::Act;
use super::error::AppError;
use super::looks::WantedList;
use super::prefs::Prefs;
use crate::domain::command::{Command, Title};
use crate::domain::ids::{ClientId, ContactId, StaffId};
use crate::domain::settings::{Settings, Trade};

/// Something that a page asks for.
#[derive(Debug, Clone)]
pub enum Action {
    Do(Box<Command>),
    /// Takes back one contact that need not be the last thing that was done.
    TakeBackContact(ContactId),
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
    /// Writes some of the clients to a file.
    ExportClients {
        clients: Vec<ClientId>,
        path: PathBuf,
    },
    /// Writes the rows that the last preview rejected to a file, to be mended.
    SaveRejected {
        path: PathBuf,
    },
    CancelJob,
    /// Looks who may be one person.
    LookForDuplicates,
    /// Looks for the clients of a list, which [`Event::Listed`] brings.
    List(WantedList),
    /// Computes the figures of the charts.
    Chart(WantedCharts),
    /// Computes what clients are expected to bring in a year.
    ForecastYear,
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
    /// Makes a file and writes it: a picture, a page to print.
    Write {
        path: PathBuf,
        content: Content,
        /// It is shown then.
        opens: bool,
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
    /// The sheet of a workbook instead of our choice.
    pub sheet: Option<String>,
    /// As `mapping`, of sheets that are read beside the first, by their names.
    pub beside: std::collections::BTreeMap<String, std::collections::BTreeMap<usize, Option<super::import::Field>>>,
    /// A table from the clipboard instead of a file; `path` is what to call it.
    pub pasted: Option<std::sync::Arc<str>>,
}

impl ImportRequest {
    /// A first look at a file.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            answers: std::collections::BTreeMap::new(),
            mapping: std::collections::BTreeMap::new(),
            region: None,
            sheet: None,
            beside: std::collections::BTreeMap::new(),
            pasted: None,
        }
    }

    /// A first look at a table from the clipboard, which is called `name`.
    #[must_use]
    pub fn of_pasted(name: &str, text: &str) -> Self {
        Self { pasted: Some(text.into()), ..Self::new(PathBuf::from(name)) }
    }
}

/// Which table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportKind {
    Clients,
    Purchases,
    /// Contacts that were made.
    Contacts,
    /// Whom to contact today and in the next weeks.
    Due,
}

impl ExportKind {
    /// The formats that it can be written in, the most useful first.
    #[must_use]
    pub const fn formats(self) -> &'static [ExportFormat] {
        match self {
            Self::Clients => &[ExportFormat::Xlsx, ExportFormat::Csv, ExportFormat::Vcard, ExportFormat::Vcard4],
            Self::Purchases | Self::Contacts => &[ExportFormat::Xlsx, ExportFormat::Csv],
            Self::Due => &[ExportFormat::Icalendar, ExportFormat::Xlsx, ExportFormat::Csv],
        }
    }

    /// The format that the name of a file asks for; `None` for one that this table cannot have. CSV where nothing is
    /// asked for.
    #[must_use]
    pub fn format_of(self, path: &std::path::Path) -> Option<ExportFormat> {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
        let known = [ExportFormat::Xlsx, ExportFormat::Vcard, ExportFormat::Icalendar];
        let asked = known.into_iter().find(|format| format.extension() == extension).unwrap_or(ExportFormat::Csv);
        self.formats().contains(&asked).then_some(asked)
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportFormat {
    Csv,
    Xlsx,
    /// Contact cards 3.0, which every phone reads.
    Vcard,
    /// Contact cards 4.0.
    Vcard4,
    Icalendar,
}

impl ExportFormat {
    /// How names of such files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Vcard | Self::Vcard4 => "vcf",
            Self::Icalendar => "ics",
        }
    }
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
    /// A file was written, but there is no program to show it, or it failed.
    NotShown(PathBuf),
    /// The journal of another file lay beside the shop's and was put aside, to this place.
    JournalPutAside(PathBuf),
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
    /// A deletion that was cut short is through.
    ErasingFinished,
    /// The clients of a list that was asked for.
    Listed {
        title: String,
        clients: Vec<ClientId>,
    },
    /// The file was examined, see `Workspace::checked`.
    Checked,
    /// A backup could not be made; the shop's file is not affected.
    BackupFailed(AppError),
    Failed(AppError),
}
