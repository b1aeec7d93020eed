//! The program without a window: subcommands that read and write a shop's file and print text or JSON (SPEC §9).

mod args;
mod import;
mod predict;
mod print;
mod printed;
pub use print::complain;
mod safety;
mod tables;

use std::process::ExitCode;

pub use args::{Args, Subcommand, WindowArgs};

use crate::app::clock::Clock;
use crate::app::error::AppError;
use crate::app::paper::Paper;
use crate::app::prefs::Places;
use crate::app::workspace::Workspace;
use crate::i18n::{Language, Tr};

/// Lays out a page to print. Painting is the business of a room above this one, so whoever starts the program hands it in.
pub type Press = fn(&Workspace, &Tr, Paper) -> String;

/// Runs a subcommand and says how it ended.
#[must_use]
pub fn run(subcommand: &Subcommand, places: &Places, press: Press) -> ExitCode {
    let common = subcommand.common();
    let clock = common.today.map_or(Clock::Computer, Clock::fixed);
    let language = common.lang.as_deref().and_then(Language::from_code).unwrap_or_else(Language::of_computer);
    let tr = Tr::new(language);
    let outcome = match subcommand {
        Subcommand::Import(import) => import::run(import, clock, &tr, places),
        Subcommand::Report(report) => tables::report(report, clock, &tr, places),
        Subcommand::Due(due) => tables::due(due, clock, &tr, places),
        Subcommand::Clients(clients) => tables::clients(clients, clock, &tr, places),
        Subcommand::Predict(predict) => predict::run(predict, clock, &tr, places),
        Subcommand::Export(export) => printed::export(export, clock, &tr, places, press),
        Subcommand::Check(check) => safety::check(check, clock, &tr, places),
        Subcommand::Backup(backup) => safety::backup(backup, clock, &tr, places),
        Subcommand::Restore(restore) => safety::restore(restore, clock, &tr, places),
    };
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            print::error(&error, &tr);
            ExitCode::from(error.exit_code())
        }
    }
}

/// How a subcommand ended.
type Outcome = Result<u8, AppError>;
