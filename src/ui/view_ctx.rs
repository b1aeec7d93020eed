//! What a page may read, and what it may ask for.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::route::Jump;
use crate::analytics::{Analytics, YearForecast};
use crate::app::backups::{Backup, CheckReport, Damage, Difference};
use crate::app::charted::ChartFigures;
use crate::app::content::Content;
use crate::app::duplicates::Duplicates;
use crate::app::event::{Action, ExportFormat, ExportKind, ImportRequest};
use crate::app::import::Preview;
use crate::app::jobs::JobKind;
use crate::app::look::Looker;
use crate::app::prefs::{Places, Prefs};
use crate::domain::command::{Command, FieldError, Given, Plan, Title};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::money::Currency;
use crate::domain::trail::TrailEntry;
use crate::i18n::Tr;

/// What a page may read. Borrowed for one frame.
#[derive(Clone, Copy)]
pub struct ViewCtx<'a> {
    pub model: &'a Model,
    pub analytics: &'a Analytics,
    /// The same two, for a question that takes longer than a frame; see [`crate::app::look::Look`].
    pub looker: Looker<'a>,
    pub tr: &'a Tr,
    pub today: NaiveDate,
    pub given: Given,
    /// False where the file was opened for reading only or a job is writing.
    pub can_edit: bool,
    pub prefs: &'a Prefs,
    pub places: &'a Places,
    /// The shop's file.
    pub file: &'a Path,
    pub job: Option<JobView<'a>>,
    /// What a file would bring, as it was read last.
    pub preview: Option<(&'a ImportRequest, &'a Preview)>,
    /// Who may be one person, as it was looked for last.
    pub duplicates: Option<&'a Duplicates>,
    /// The figures of the charts, as far as they were asked for and are computed.
    pub chart_figures: Option<&'a ChartFigures>,
    /// What clients are expected to bring in a year, once it is known.
    pub year_forecast: Option<&'a YearForecast>,
    /// A list of clients is looked for.
    pub is_listing: bool,
    /// The file's backups and what is known of its soundness.
    pub safety: Safety<'a>,
    pub next_undo: Option<&'a Title>,
    pub next_redo: Option<&'a Title>,
    /// The window is too narrow for side panels beside the page.
    pub narrow: bool,
}

/// The file's backups and what is known of its soundness.
#[derive(Debug, Clone, Copy, Default)]
pub struct Safety<'a> {
    /// Newest first; `None` until they are read.
    pub backups: Option<&'a [Backup]>,
    /// What going back to a backup would change, as it was asked last.
    pub compared: Option<(&'a Path, &'a Difference)>,
    /// What the last examination of the file found.
    pub checked: Option<&'a CheckReport>,
    /// The trail that was read last, and of whom; `None` of the shop.
    pub trail: Option<(Option<ClientId>, &'a [TrailEntry])>,
    /// What cannot be read of a damaged file, which is open for reading.
    pub damage: &'a [Damage],
}

/// A job at work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JobView<'a> {
    pub kind: JobKind,
    /// 0..=1, once it is known.
    pub share: Option<f32>,
    /// Rows, pages or the like so far.
    pub done: usize,
    /// The name of the file that it is about, if it is about one.
    pub subject: Option<&'a str>,
}

impl ViewCtx<'_> {
    /// The shop's currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.model.settings().currency
    }

    /// Money as the owner reads it, with minor units where there are any.
    #[must_use]
    pub fn money(&self, sum_minor: i64) -> String {
        self.tr.money(sum_minor, self.currency())
    }

    /// Money to the unit.
    #[must_use]
    pub fn money_round(&self, sum_minor: i64) -> String {
        self.tr.money_round(sum_minor, self.currency())
    }

    /// What is wrong with a command, for showing beside the fields while they are typed.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn check(&self, command: Command) -> Result<Plan, Vec<FieldError>> {
        crate::domain::command::plan(self.model, command, &self.given)
    }
}

/// What a page asks for in one frame. Carried out by the shell after the frame.
#[derive(Debug, Default)]
pub struct Actions {
    list: Vec<Request>,
}

/// One thing that a page asks for.
#[derive(Debug, Clone)]
pub enum Request {
    App(Action),
    Jump(Jump),
    /// Puts a text on the clipboard.
    Copy(String),
    /// The same without a word about it, where something else is said.
    CopyQuietly(String),
    /// Opens a link in the program that the system has for it.
    OpenUrl(String),
    /// Asks for a file by the system's dialog.
    PickFile(FilePurpose),
    /// Says something in the undo bar.
    Say(String),
}

/// What a file is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilePurpose {
    /// A table to import.
    Import,
    /// A shop's file to open.
    Open,
    /// Where a table is written; the name that is proposed.
    Export { what: ExportKind, name: String },
    /// Where some of the clients are written.
    ExportClients { clients: Vec<ClientId>, name: String },
    /// A folder for a second copy of every backup.
    SecondPlace,
    /// Where everything about a client is written.
    ClientData { client: ClientId, name: String },
    /// Where the trail is written.
    Trail { name: String },
    /// Where something is written that is made once its place is known; `opens` if it is shown in the browser then.
    Made { name: String, content: Content, opens: bool },
    /// Where rejected rows are written.
    SaveRejected { name: String },
}

impl FilePurpose {
    /// Where a table is written, under the name that the owner's language has for it.
    #[must_use]
    pub fn export(tr: &Tr, what: ExportKind, format: ExportFormat) -> Self {
        let name = tr.text(match what {
            ExportKind::Clients => "export-clients-file",
            ExportKind::Purchases => "export-purchases-file",
            ExportKind::Contacts => "export-contacts-file",
            ExportKind::Due => "export-due-file",
        });
        Self::Export { what, name: format!("{name}.{}", format.extension()) }
    }

    /// Where some of the clients are written, under the name that the owner's language has for clients.
    #[must_use]
    pub fn export_clients(tr: &Tr, clients: Vec<ClientId>, format: ExportFormat) -> Self {
        Self::ExportClients { clients, name: format!("{}.{}", tr.text("export-clients-file"), format.extension()) }
    }
}

impl Actions {
    /// Asks for a command to be carried out.
    pub fn run(&mut self, command: Command) {
        self.app(Action::Do(Box::new(command)));
    }
    /// Asks the workspace for something.
    pub fn app(&mut self, action: Action) {
        self.list.push(Request::App(action));
    }
    /// Asks for another page.
    pub fn jump(&mut self, jump: Jump) {
        self.list.push(Request::Jump(jump));
    }
    /// Puts a text on the clipboard.
    pub fn copy(&mut self, text: impl Into<String>) {
        self.list.push(Request::Copy(text.into()));
    }
    /// Opens a link in the program that the system has for it.
    pub fn open_url(&mut self, url: impl Into<String>) {
        self.list.push(Request::OpenUrl(url.into()));
    }
    /// Puts a text on the clipboard without a word about it.
    pub fn copy_quietly(&mut self, text: impl Into<String>) {
        self.list.push(Request::CopyQuietly(text.into()));
    }
    /// Asks for a file.
    pub fn pick_file(&mut self, purpose: FilePurpose) {
        self.list.push(Request::PickFile(purpose));
    }
    /// Says something in the undo bar.
    pub fn say(&mut self, text: impl Into<String>) {
        self.list.push(Request::Say(text.into()));
    }
    /// What was asked for, in order.
    pub fn take(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.list)
    }
    /// Opens a file of any kind: a shop's file is opened, anything else goes to the import page.
    pub fn open_dropped(&mut self, path: PathBuf) {
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("regulars")) {
            self.app(Action::Open(path));
        } else {
            self.jump(Jump::ImportFile(path));
        }
    }
}
