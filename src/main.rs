//! Arguments, the log, the hook for faults; then hands over to the window or to a subcommand.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser as _;
use regulars::app::logging;
use regulars::app::prefs::Places;
use regulars::cli::{self, Args};

fn main() -> ExitCode {
    let args = Args::parse();
    let places = Places::of_computer();
    logging::start(&places.log);
    logging::catch_faults(places.log.clone());
    match args.subcommand {
        Some(subcommand) => cli::run(subcommand, &places),
        None => regulars::window::open(args.window, places),
    }
}
