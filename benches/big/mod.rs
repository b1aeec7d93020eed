//! What the benches of a large shop share: the table of a million purchases and the peer that imports it.
//!
//! The table is made by `data/scripts/gen_big.py` (from `REGULARS_DATA` or `../shared/data`) and kept in the target folder.

#![allow(
    dead_code,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each bench uses a part of it; a place in a list of a thousand times"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The table of a large shop.
pub fn table() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let table = folder.join("big.csv");
    if !table.exists() {
        let data =
            std::env::var_os("REGULARS_DATA").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
        let script = data.join("scripts/gen_big.py");
        assert!(script.exists(), "{} is missing; set REGULARS_DATA", script.display());
        fs::create_dir_all(folder).expect("a folder");
        let half = folder.join("big.part");
        let made = Command::new("python3").arg(script).arg(&half).status().expect("python3");
        assert!(made.success(), "the table could not be made");
        fs::rename(half, &table).expect("a rename");
    }
    table
}

/// Has `sqlite3` import the table into one with an index on client and date; `None` if there is no such tool here.
pub fn import_by_peer(table: &Path, path: &Path) -> Option<Duration> {
    if path.exists() {
        fs::remove_file(path).expect("the file of the last round");
    }
    let commands = [
        "CREATE TABLE purchases (client_id INTEGER, phone TEXT, date TEXT, amount REAL, item TEXT)".to_owned(),
        "CREATE INDEX by_client ON purchases (client_id, date)".to_owned(),
        ".mode csv".to_owned(),
        format!(".import --skip 1 \"{}\" purchases", table.display()),
    ];
    let start = Instant::now();
    let status = Command::new("sqlite3").arg(path).args(commands).stdout(Stdio::null()).status().ok()?;
    let took = start.elapsed();
    assert!(status.success(), "sqlite3 failed");
    Some(took)
}

/// Has `sqlite3` read every column of the purchases of one of our files; `None` if there is no such tool here.
///
/// `printed`: every row is printed, to nowhere; otherwise it only adds the columns up.
pub fn scan_by_peer(path: &Path, printed: bool) -> Option<Duration> {
    let query = if printed {
        "SELECT * FROM purchases"
    } else {
        "SELECT sum(id), sum(client), sum(day), sum(sum_minor), sum(product), sum(quantity_milli), max(items), max(note), sum(checksum) FROM purchases"
    };
    let start = Instant::now();
    let status = Command::new("sqlite3").arg("-readonly").arg(path).arg(query).stdout(Stdio::null()).status().ok()?;
    let took = start.elapsed();
    assert!(status.success(), "sqlite3 failed");
    Some(took)
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The time below which this share (0..=1) of them lies.
pub fn percentile(times: &mut [Duration], share: f64) -> Duration {
    times.sort();
    let place = (times.len() as f64 * share).ceil() as usize;
    times[place.saturating_sub(1).min(times.len() - 1)]
}
