//! Opens a demo shop: invented clients over three years that end today, in a file of its own for each day.

use std::path::PathBuf;

use super::clock::Clock;
use super::demo::{self, DemoLanguage};
use super::error::AppError;
use super::prefs::Places;
use super::workspace::Workspace;
use crate::domain::command::Command;
use crate::domain::settings::Trade;
use crate::store::StoreError;

/// The same seed makes the same shop on every computer.
const SEED: u64 = 20_251_014;
/// So many demo windows can be open at once.
const WINDOWS: u8 = 20;

/// Opens the demo shop of a trade; it is made the first time it is asked for on a day.
///
/// # Errors
/// Those of making and opening its file.
pub fn open(trade: Trade, language: &str, clock: Clock, places: &Places) -> Result<Workspace, AppError> {
    let write_error = |source| AppError::Write { path: places.demo.clone(), source };
    std::fs::create_dir_all(&places.demo).map_err(write_error)?;
    for window in 1..=WINDOWS {
        let path = file(trade, language, clock, places, window);
        let opened = if path.exists() { Workspace::open(&path, clock, &places.log) } else { make(&path, trade, language, clock, places) };
        match opened {
            // Another demo window has it open: this one gets a file of its own.
            Err(AppError::Occupied { .. } | AppError::Store { error: StoreError::InUse, .. }) if window < WINDOWS => {}
            Ok(mut workspace) => {
                workspace.keep_no_backups();
                return Ok(workspace);
            }
            other => return other,
        }
    }
    Err(AppError::Busy)
}

fn file(trade: Trade, language: &str, clock: Clock, places: &Places, window: u8) -> PathBuf {
    let suffix = if window == 1 { String::new() } else { format!("-{window}") };
    places.demo.join(format!("{}-{language}-{}{suffix}.regulars", trade.key(), clock.today()))
}

fn make(path: &std::path::Path, trade: Trade, language: &str, clock: Clock, places: &Places) -> Result<Workspace, AppError> {
    let language = if language == "ru" { DemoLanguage::Ru } else { DemoLanguage::En };
    let records = demo::generate(trade, language, clock.today(), SEED);
    let mut workspace = Workspace::create(path, clock, &places.log)?;
    workspace.try_execute(Command::Seed(Box::new(records)))?;
    workspace.forget_undo();
    Ok(workspace)
}
