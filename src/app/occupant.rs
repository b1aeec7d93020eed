//! Who has a shop's file open: a small file beside it says so to whoever tries to open it too. It is asked only when the
//! file is found in use, so one that was left behind by a crash does no harm.
//!
//! Whoever starts the program a second time on the same computer calls the first window to the front by another such file,
//! which the first one takes away: a file does in every system, and no port has to be opened for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::jobs::Wake;

/// Who has the file open, where and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occupant {
    pub user: String,
    pub computer: String,
    pub since: DateTime<Utc>,
}

/// How often the first window looks whether it is called.
const LOOKS_EVERY: Duration = Duration::from_millis(400);
/// Who has no name in this system.
pub const UNKNOWN: &str = "?";
/// How long the second start waits for an answer.
const WAITS: Duration = Duration::from_secs(6);

/// The note beside an open file; gone with it.
#[derive(Debug)]
pub(super) struct Note {
    path: PathBuf,
    call: PathBuf,
    called: Arc<AtomicBool>,
    /// The thread that looks for calls ends with the last other holder of this.
    alive: Arc<()>,
}

impl Note {
    /// Leaves a note. A place where none can be written needs none: the lock alone keeps others out.
    pub fn leave(file: &Path, now: DateTime<Utc>) -> Option<Self> {
        let occupant = Occupant { user: user(), computer: computer(), since: now };
        let path = path_of(file);
        let text = serde_json::to_string(&occupant).ok()?;
        fs::write(&path, text).ok()?;
        Some(Self { path, call: call_of(file), called: Arc::default(), alive: Arc::default() })
    }

    /// Looks for calls on a thread from now on, and wakes the window when there is one.
    pub fn listen(&self, wake: Wake) {
        let (call, called, alive) = (self.call.clone(), Arc::clone(&self.called), Arc::downgrade(&self.alive));
        // One that was left behind by a crash calls nobody.
        fs::remove_file(&call).unwrap_or_default();
        let listening = move || {
            while alive.strong_count() > 0 {
                if call.exists() && fs::remove_file(&call).is_ok() {
                    called.store(true, Ordering::Relaxed);
                    wake();
                }
                std::thread::sleep(LOOKS_EVERY);
            }
        };
        if let Err(error) = std::thread::Builder::new().name("calls to the front".to_owned()).spawn(listening) {
            tracing::warn!(%error, "nobody can call this window to the front");
        }
    }

    /// Whether the window was called to the front since it was asked last.
    pub fn take_call(&self) -> bool {
        self.called.swap(false, Ordering::Relaxed)
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_file(&self.path) {
            tracing::debug!(%error, "the note beside the file stays");
        }
    }
}

impl Occupant {
    /// Calls the window that has the file open to the front, if it is one of the same person on this computer. Says whether
    /// it answered; waits for that a moment.
    #[must_use]
    pub fn call_to_front(&self, file: &Path) -> bool {
        if self.computer != computer() || self.user != user() {
            return false;
        }
        let call = call_of(file);
        if fs::write(&call, "").is_err() {
            return false;
        }
        let begun = Instant::now();
        while begun.elapsed() < WAITS {
            std::thread::sleep(LOOKS_EVERY / 4);
            if !call.exists() {
                return true;
            }
        }
        fs::remove_file(&call).unwrap_or_default();
        false
    }

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

/// `.Salon.regulars.front` beside `Salon.regulars`.
fn call_of(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    file.with_file_name(format!(".{name}.front"))
}

fn user() -> String {
    first_of(&["USER", "USERNAME", "LOGNAME"])
}

fn computer() -> String {
    let told = fs::read_to_string("/proc/sys/kernel/hostname").map(|name| name.trim().to_owned()).unwrap_or_default();
    if told.is_empty() { first_of(&["COMPUTERNAME", "HOSTNAME"]) } else { told }
}

fn first_of(names: &[&str]) -> String {
    names.iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty()).unwrap_or_else(|| UNKNOWN.to_owned())
}
