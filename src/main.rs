//! Arguments, the log, the hook for faults; then hands over to the window or to a subcommand.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser as _;
use regulars::app::logging;
use regulars::app::prefs::{Places, ThemeChoice};
use regulars::cli::{self, Args, WindowArgs};
use regulars::i18n::{Language, Tr};
use regulars::window::{self, Launch};

fn main() -> ExitCode {
    let args = Args::parse();
    let places = Places::of_computer();
    logging::start(&places.log);
    logging::catch_faults(places.log.clone());
    match args.subcommand {
        Some(subcommand) => cli::run(&subcommand, &places, window::printed),
        None => open_window(args.window, places),
    }
}

fn open_window(args: WindowArgs, places: Places) -> ExitCode {
    let language = args.lang.as_deref().and_then(Language::from_code);
    let theme = match args.theme.as_deref() {
        Some("light") => Some(ThemeChoice::Light),
        Some("dark") => Some(ThemeChoice::Dark),
        _ => None,
    };
    let launch = Launch { file: args.file, demo: args.demo.map(Into::into), language, theme, today: args.today, size: args.size };
    match window::open(&launch, places) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            cli::complain(&problem.say(&Tr::new(language.unwrap_or_else(Language::of_computer))));
            ExitCode::from(problem.exit_code())
        }
    }
}
