//! Subcommands that read a shop: report, due, clients, export, check, backup.

use std::fmt::Write as _;
use std::io::Write as _;

use super::args::{ClientsArgs, Common, DueArgs, ExportArgs, ReportArgs, Table, TableFormat};
use super::{Outcome, print};
use crate::analytics::{Analytics, Counting, DayList, Due, json};
use crate::app::clock::Clock;
use crate::app::error::AppError;
use crate::app::event::{Event, ExportFormat, ExportKind};
use crate::app::export::replace_file;
use crate::app::prefs::Places;
use crate::app::workspace::Workspace;
use crate::domain::dates::add_days;
use crate::i18n::Tr;

pub(super) fn open(common: &Common, clock: Clock, places: &Places) -> Result<Workspace, AppError> {
    Workspace::open_to_read(&common.db, clock, &places.log)
}

/// The measures of the reference, and beside them the numbers of the window's charts.
#[derive(serde::Serialize)]
struct FullReport<'a> {
    #[serde(flatten)]
    report: &'a json::ReportJson,
    #[serde(flatten)]
    charts: json::ChartsJson,
}

pub(super) fn report(args: &ReportArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let mut workspace = open(&args.common, clock, places)?;
    if args.common.json {
        // What clients are expected to bring goes by the same fit as in the window.
        workspace.finish_prediction();
    }
    let counting = if args.positive_only { Counting::PositiveOnly } else { Counting::AllRows };
    let (model, today) = (workspace.model(), workspace.today());
    let report = json::report(model, today, &args.window, counting);
    if let Some(path) = &args.rfm_csv {
        let mut text = String::from("client_id,frequency,recency_days,T_days,monetary_mean_repeat_day\n");
        for line in json::rfm_lines(model, today, counting) {
            // Writing to a String cannot fail.
            writeln!(
                text,
                "{},{},{},{},{}",
                csv_cell(&line.client_id),
                line.frequency,
                line.recency_days,
                line.age_days,
                line.monetary_mean_repeat_day
            )
            .unwrap_or_default();
        }
        replace_file(path, |file| file.write_all(text.as_bytes()))?;
    }
    if args.common.json {
        let report = FullReport { report: &report, charts: json::charts(model, workspace.analytics(), &args.window) };
        print::json(&report);
        return Ok(0);
    }
    let currency = model.settings().currency;
    let share = |part: Option<f64>| part.map_or_else(|| tr.text("not-yet").into_owned(), |share| tr.percent(share, 1));
    print::line(&tr.with(
        "cli-report-clients",
        &[("clients", report.clients.cast_signed().into()), ("purchases", report.purchases.cast_signed().into())],
    ));
    print::line(&tr.with("cli-report-revenue", &[("revenue", tr.money(report.revenue_minor, currency).into())]));
    print::line(&tr.with("cli-report-rpr", &[("rate", share(report.rpr_days).into())]));
    for month in report.monthly.iter().rev().take(12).rev() {
        print::line(&tr.with(
            "cli-report-month",
            &[
                ("month", month.month.as_str().into()),
                ("active", month.active.cast_signed().into()),
                ("new", month.new.cast_signed().into()),
                ("revenue", tr.money(month.revenue_minor, currency).into()),
            ],
        ));
    }
    Ok(0)
}

/// A cell of a plain CSV, quoted where it must be.
fn csv_cell(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

pub(super) fn due(args: &DueArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let mut workspace = open(&args.common, clock, places)?;
    // The same money at risk as in the window, so that both put clients in the same order.
    workspace.finish_prediction();
    let (model, today) = (workspace.model(), workspace.today());
    let list = DayList::plan(model, workspace.analytics(), today);
    let mut dues: Vec<Due> = list.due;
    dues.extend(list.moved_on);
    for ahead in 1..=i64::from(args.days) {
        let day = add_days(today, ahead);
        let then = Analytics::compute_with(model, day, workspace.analytics().prediction().copied());
        let list = DayList::plan(model, &then, day);
        dues.extend(list.due.into_iter().chain(list.moved_on).filter(|due| due.date == day));
    }
    let reason = |due: &Due| tr.reason(due, model, today);
    if args.common.json {
        print::json(&json::due(model, &dues, reason));
        return Ok(0);
    }
    if dues.is_empty() {
        print::line(&tr.text("cli-due-none"));
    }
    for due in &dues {
        let name = model.clients().get(due.client).map_or_else(String::new, crate::domain::client::Client::display_name);
        let phone = model
            .clients()
            .get(due.client)
            .and_then(|client| client.callable_phone())
            .map_or_else(String::new, crate::domain::phone::Phone::display);
        print::line(&format!("{}\t{}\t{name}\t{phone}\t{}", due.date, tr.step(due.step), reason(due)));
    }
    Ok(0)
}

pub(super) fn clients(args: &ClientsArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let mut workspace = open(&args.common, clock, places)?;
    // The same money at risk as in the window, so that both put clients in the same order.
    workspace.finish_prediction();
    let (model, today) = (workspace.model(), workspace.today());
    let reason = |due: &Due| tr.reason(due, model, today);
    if args.common.json {
        print::json(&json::clients(model, workspace.analytics(), reason));
        return Ok(0);
    }
    for figures in workspace.analytics().clients() {
        let name = model.clients().get(figures.client).map_or_else(String::new, crate::domain::client::Client::display_name);
        print::line(&format!(
            "{name}\t{}\t{}\t{}\t{}",
            tr.stage(figures.stage),
            tr.segment(figures.segment),
            tr.every(figures.cycle, model),
            tr.money(figures.revenue_minor, model.settings().currency)
        ));
    }
    Ok(0)
}

pub(super) fn export(args: &ExportArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let mut workspace = open(&args.common, clock, places)?;
    let what = match args.kind {
        Table::Clients => ExportKind::Clients,
        Table::Purchases => ExportKind::Purchases,
        Table::Contacts => ExportKind::Contacts,
        Table::Due => ExportKind::Due,
        // Pages to print are made elsewhere.
        Table::Report | Table::CallList => return Err(AppError::NotThisFormat { path: args.out.clone() }),
    };
    let format = match args.format {
        None => None,
        Some(TableFormat::Csv) => Some(ExportFormat::Csv),
        Some(TableFormat::Xlsx) => Some(ExportFormat::Xlsx),
        Some(TableFormat::Vcard) => Some(ExportFormat::Vcard),
        Some(TableFormat::Vcard4) => Some(ExportFormat::Vcard4),
        Some(TableFormat::Icalendar) => Some(ExportFormat::Icalendar),
        Some(TableFormat::Html) => return Err(AppError::NotThisFormat { path: args.out.clone() }),
    };
    match format {
        Some(format) => workspace.export_as(what, format, args.out.clone(), tr.language().code()),
        None => workspace.export(what, args.out.clone(), tr.language().code()),
    }
    workspace.finish_job();
    for event in workspace.take_events() {
        match event {
            Event::Written(path) if !args.common.json => {
                print::line(&tr.with("exported", &[("path", path.display().to_string().into())]));
            }
            Event::Failed(error) => return Err(error),
            _ => {}
        }
    }
    Ok(0)
}
