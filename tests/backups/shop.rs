//! A shop whose clock goes as the test says.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use regulars::app::backups::{Backup, list};
use regulars::app::clock::Clock;
use regulars::app::event::Event;
use regulars::app::workspace::Workspace;
use regulars::domain::command::{ClientDraft, Command};

/// A shop in a folder of its own.
pub struct Shop {
    pub workspace: Workspace,
    pub file: PathBuf,
    pub folder: tempfile::TempDir,
}

/// A moment of a test's day.
pub fn at(time: &str) -> Clock {
    moment(&format!("2025-10-14T{time}:00Z"))
}

/// Any moment.
pub fn moment(text: &str) -> Clock {
    let now: DateTime<Utc> = text.parse().expect("a moment");
    Clock::Fixed { now, today: now.date_naive() }
}

impl Shop {
    /// A new shop at a moment, with one client.
    pub fn new(clock: Clock) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, log) = (folder.path().join("Lilac.regulars"), folder.path().join("log"));
        let mut workspace = Workspace::create(&file, clock, &log).expect("a shop");
        workspace.tick();
        let mut shop = Self { workspace, file, folder };
        shop.add("Anna");
        shop
    }

    /// Adds a client.
    pub fn add(&mut self, name: &str) {
        let draft = ClientDraft { name: name.into(), ..ClientDraft::default() };
        self.workspace.try_execute(Command::AddClient(draft)).expect("a client");
    }

    /// The clock goes on; what is due is begun and waited for.
    pub fn clock(&mut self, clock: Clock) {
        self.workspace.set_clock(clock);
        self.workspace.tick();
        self.workspace.finish_backup();
    }

    /// Closed and opened again.
    pub fn reopened(self) -> Self {
        let Self { workspace, file, folder } = self;
        let clock = workspace.clock();
        workspace.close_without_backup();
        let workspace = Workspace::open(&file, clock, &folder.path().join("log")).expect("the same shop");
        Self { workspace, file, folder }
    }

    /// Its backups, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        list(&self.file, None)
    }

    /// Names of its clients.
    pub fn names(&self) -> Vec<String> {
        names(&self.workspace)
    }

    /// What went wrong since it was asked last.
    pub fn failures(&mut self) -> Vec<String> {
        let events = self.workspace.take_events();
        events
            .filter_map(|event| match event {
                Event::Failed(error) | Event::BackupFailed(error) => Some(error.words().key),
                _ => None,
            })
            .collect()
    }
}

/// Names of a shop's clients.
pub fn names(workspace: &Workspace) -> Vec<String> {
    workspace.model().clients().iter().map(|client| client.name.clone()).collect()
}

/// Opens a file to look at it.
pub fn look(file: &Path) -> Workspace {
    Workspace::open_to_read(file, at("12:00"), &file.with_extension("log")).expect("a whole file")
}
