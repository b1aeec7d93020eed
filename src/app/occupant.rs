//! Who has a shop's file open: a small file beside it says so to whoever tries to open it too. It is asked only when the
//! file is found in use, so one that was left behind by a crash does no harm.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who has the file open, where and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupant {
    pub user: String,
    pub computer: String,
    pub since: DateTime<Utc>,
}

/// The note beside an open file; gone with it.
#[derive(Debug)]
pub(super) struct Note(PathBuf);

impl Note {
    /// Leaves a note. A place where none can be written needs none: the lock alone keeps others out.
    pub fn leave(file: &Path, now: DateTime<Utc>) -> Option<Self> {
        let occupant = Occupant { user: first_of(&["USER", "USERNAME", "LOGNAME"]), computer: computer(), since: now };
        let path = path_of(file);
        let text = serde_json::to_string(&occupant).ok()?;
        fs::write(&path, text).ok()?;
        Some(Self(path))
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.0) {
            tracing::debug!(%error, "the note beside the file stays");
        }
    }
}

impl Occupant {
    /// What the note beside a file says.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        serde_json::from_str(&fs::read_to_string(path_of(file)).ok()?).ok()
    }
}

/// `.Salon.regulars.open` beside `Salon.regulars`.
fn path_of(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    file.with_file_name(format!(".{name}.open"))
}

fn computer() -> String {
    let told = fs::read_to_string("/proc/sys/kernel/hostname").map(|name| name.trim().to_owned()).unwrap_or_default();
    if told.is_empty() { first_of(&["COMPUTERNAME", "HOSTNAME"]) } else { told }
}

fn first_of(names: &[&str]) -> String {
    names.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty()).unwrap_or_else(|| "?".to_owned())
}
