//! The real program on a shop of its own, and what the file holds afterwards.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::model::Model;

/// A shop with a few hundred visits and one backup, and a table with as many more.
pub struct Ground {
    pub folder: tempfile::TempDir,
    pub file: PathBuf,
    pub table: PathBuf,
}

/// A table of visits; `from` shifts the clients, so that two tables differ.
fn table(path: &Path, from: usize, rows: usize) {
    let mut text = String::from("Date,Client,Phone,Amount\n");
    for row in 0..rows {
        let client = from + row % (rows / 3 + 1);
        let (month, day, sum) = (1 + row % 9, 1 + row % 28, 100 + row);
        writeln!(text, "2025-{month:02}-{day:02},Client {client},+7916{client:07},{sum}").expect("memory");
    }
    fs::write(path, text).expect("a table");
}

impl Ground {
    /// With so many rows in each table.
    pub fn new(rows: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("Lilac.regulars");
        let (first, second) = (folder.path().join("first.csv"), folder.path().join("second.csv"));
        table(&first, 1_000_000, rows);
        table(&second, 2_000_000, rows);
        let ground = Self { folder, file, table: second };
        ground.run(&["import", first.to_str().expect("a name")]).status().expect("the program");
        ground.run(&["backup"]).status().expect("the program");
        ground
    }

    /// A copy of it all in a folder of its own.
    pub fn copy(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy_folder(self.folder.path(), folder.path());
        Self { file: folder.path().join("Lilac.regulars"), table: folder.path().join("second.csv"), folder }
    }

    /// The program with these words, on this file.
    pub fn run(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_regulars"));
        command.args(words).args(["--lang", "en", "--today", "2025-10-14", "--db"]).arg(&self.file);
        command.env("HOME", self.folder.path()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command
    }

    /// What the file holds; it must be whole.
    pub fn model(&self) -> Model {
        model_of(&self.file)
    }

    /// Every backup that has its name is whole.
    pub fn assert_backups_whole(&self) {
        for entry in fs::read_dir(regulars::app::backups::folder(&self.file)).expect("the backups") {
            let path = entry.expect("an entry").path();
            // A name may have been claimed for what a kill kept from coming; an empty file is taken as none.
            let is_there = std::fs::metadata(&path).is_ok_and(|facts| facts.len() > 0);
            if is_there && path.extension().is_some_and(|extension| extension == "regulars") {
                model_of(&path);
            }
        }
    }
}

/// What a file holds, after whatever was left unfinished is taken back.
pub fn model_of(file: &Path) -> Model {
    let clock = Clock::fixed("2025-10-14".parse().expect("a day"));
    let workspace =
        Workspace::open(file, clock, &file.with_extension("log")).unwrap_or_else(|error| panic!("{}: {error:?}", file.display()));
    assert!(workspace.damage().is_empty());
    workspace.model().clone()
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}
