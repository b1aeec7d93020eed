//! `regulars export report` and `export call-list`: pages to print, laid out by the window's painting without a window.

use std::io::Write as _;

use super::args::{ExportArgs, Table, TableFormat};
use super::{Outcome, Press, print, tables};
use crate::app::clock::Clock;
use crate::app::error::AppError;
use crate::app::export::replace_file;
use crate::app::paper::{Paper, day_of_report};
use crate::app::prefs::Places;
use crate::domain::period::Span;
use crate::i18n::Tr;

/// How pages to print end.
const ENDINGS: [&str; 2] = ["html", "htm"];
/// Exit code of words that make no sense together.
const USAGE: u8 = 2;

/// Writes a table, or a page to print.
pub(super) fn export(args: &ExportArgs, clock: Clock, tr: &Tr, places: &Places, press: Press) -> Outcome {
    if !matches!(args.kind, Table::Report) && (args.month.is_some() || args.quarters) {
        print::complain(&tr.text("cli-report-only"));
        return Ok(USAGE);
    }
    match args.kind {
        Table::Report => page(args, Paper::Report(if args.quarters { Span::Quarter } else { Span::Month }), clock, tr, places, press),
        Table::CallList => page(args, Paper::CallList, clock, tr, places, press),
        Table::Clients | Table::Purchases | Table::Contacts | Table::Due => tables::export(args, clock, tr, places),
    }
}

fn page(args: &ExportArgs, paper: Paper, clock: Clock, tr: &Tr, places: &Places, press: Press) -> Outcome {
    let ending = args.out.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_page = args.format.map_or_else(|| ENDINGS.contains(&ending.as_str()), |format| matches!(format, TableFormat::Html));
    if !is_page {
        return Err(AppError::NotThisFormat { path: args.out.clone() });
    }
    let day = match args.month {
        Some(month) if day_of_report(month, clock.today()).is_none() => {
            print::complain(&tr.with("cli-month-to-come", &[("month", month.to_string().into())]));
            return Ok(USAGE);
        }
        Some(month) => day_of_report(month, clock.today()),
        None => None,
    };
    let mut workspace = tables::open(&args.common, day.map_or(clock, Clock::fixed), places)?;
    // The same lists and forecasts as in the window.
    workspace.finish_prediction();
    workspace.forecast_year();
    workspace.finish_looks();
    let page = press(&workspace, tr, paper);
    replace_file(&args.out, |file| file.write_all(page.as_bytes()))?;
    if !args.common.json {
        print::line(&tr.with("exported", &[("path", args.out.display().to_string().into())]));
    }
    Ok(0)
}
