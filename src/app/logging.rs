//! The log and what happens when the program has a fault. Neither carries names, phones or sums of clients.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The log is begun anew when it has grown to this size, bytes; one older log is kept beside it.
const LOG_LIMIT: u64 = 1_000_000;

/// Lets warnings and errors go to the file at `path`. A log that cannot be written is no reason not to start.
pub fn start(path: &Path) {
    let Some(file) = open(path) else { return };
    let subscriber = tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_ansi(false)
        .with_max_level(tracing::Level::WARN)
        .with_target(true)
        .finish();
    // A second start in one process (tests) keeps the first log.
    if tracing::subscriber::set_global_default(subscriber).is_err() {
        tracing::debug!("the log was started before");
    }
}

fn open(path: &Path) -> Option<fs::File> {
    fs::create_dir_all(path.parent()?).ok()?;
    if fs::metadata(path).is_ok_and(|facts| facts.len() > LOG_LIMIT) {
        fs::rename(path, path.with_extension("old.log")).ok()?;
    }
    OpenOptions::new().create(true).append(true).open(path).ok()
}

/// Has every panic of any thread described in the log, with the place in the code and the calls that led there.
pub fn catch_faults(log: PathBuf) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        // The message of a panic may quote a value, so only its place is kept.
        let place = fault.location().map_or_else(String::new, ToString::to_string);
        let calls = std::backtrace::Backtrace::force_capture();
        let thread = std::thread::current().name().unwrap_or("?").to_owned();
        if let Some(mut file) = open(&log)
            && writeln!(file, "FAULT version={} thread={thread} place={place}\n{calls}", env!("CARGO_PKG_VERSION")).is_err()
        {
            usual(fault);
        }
        if cfg!(debug_assertions) {
            usual(fault);
        }
    }));
}
