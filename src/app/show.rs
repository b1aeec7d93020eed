//! Shows a page that was written in the program that the computer has for such pages, mostly a browser; says so if there is none.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::event::Event;
use super::workspace::Workspace;

/// The program of the system that opens an address, and what stands before the address.
#[cfg(target_os = "windows")]
const OPENER: (&str, &[&str]) = ("rundll32", &["url.dll,FileProtocolHandler"]);
#[cfg(target_os = "macos")]
const OPENER: (&str, &[&str]) = ("open", &[]);
#[cfg(not(any(target_os = "windows", target_os = "macos")))]
const OPENER: (&str, &[&str]) = ("xdg-open", &[]);

/// Pages that could not be shown, told of by the threads that wait for their programs.
pub(super) struct Shown {
    sender: Sender<PathBuf>,
    failed: Receiver<PathBuf>,
}

impl Default for Shown {
    fn default() -> Self {
        let (sender, failed) = channel();
        Self { sender, failed }
    }
}

impl Workspace {
    /// Shows the page in the file `path`; [`Event::NotShown`] says if that was not possible.
    pub(super) fn show(&mut self, path: &Path) {
        let started = match start(path) {
            Ok(child) => self.wait_beside(child, path),
            Err(error) => Err(error),
        };
        if let Err(error) = started {
            tracing::warn!(%error, "no program to show a page");
            self.say(Event::NotShown(path.to_owned()));
        }
    }

    /// Tells of pages that could not be shown. Waits for nothing.
    pub(super) fn poll_shown(&mut self) {
        if let Ok(path) = self.looks.shown.failed.try_recv() {
            self.say(Event::NotShown(path));
        }
    }

    /// The thread is left alone: where the system's program becomes the browser itself, it ends when the owner closes that.
    fn wait_beside(&self, mut child: Child, path: &Path) -> std::io::Result<()> {
        let (sender, wake, path) = (self.looks.shown.sender.clone(), std::sync::Arc::clone(&self.wake), path.to_owned());
        let wait = move || {
            let went_well = child.wait().is_ok_and(|status| status.success());
            // Nobody listens any more only when the window is closing.
            if !went_well && sender.send(path).is_ok() {
                wake();
            }
        };
        std::thread::Builder::new().name("showing".to_owned()).spawn(wait).map(|_| ())
    }
}

fn start(path: &Path) -> std::io::Result<Child> {
    let (program, before) = OPENER;
    let mut command = Command::new(program);
    command.args(before).arg(file_address(&std::path::absolute(path)?));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

/// A file as browsers name it: `file:///home/anna/%D0%9E%D1%82%D1%87%D1%91%D1%82.html`.
#[must_use]
pub fn file_address(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut address = if bytes.starts_with(b"/") { "file://".to_owned() } else { "file:///".to_owned() };
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            byte if byte.is_ascii_alphanumeric() || b"/-._~:".contains(byte) => address.push(char::from(*byte)),
            byte => write!(address, "%{byte:02X}").unwrap_or_default(),
        }
    }
    address
}
