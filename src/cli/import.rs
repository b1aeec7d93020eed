//! `regulars import`: files into a shop, one after another, each in one transaction.

use std::collections::BTreeMap;

use super::args::ImportArgs;
use super::{Outcome, print};
use crate::app::clock::Clock;
use crate::app::error::AppError;
use crate::app::event::{Event, ImportRequest};
use crate::app::import::{self, Preview, json};
use crate::app::prefs::Places;
use crate::app::workspace::Workspace;
use crate::domain::money::Currency;
use crate::domain::phone::is_region;
use crate::domain::settings::{Settings, Trade};
use crate::i18n::Tr;

/// A question must be answered; nothing was changed.
const ASKS: u8 = 3;
/// A file was refused; nothing was changed by it.
const REFUSED: u8 = 4;

pub(super) fn run(args: &ImportArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let Some(answers) = answers(&args.answers) else {
        print::complain(&tr.text("cli-bad-answer"));
        return Ok(2);
    };
    let settings = match settings(args) {
        Ok(settings) => settings,
        Err(words) => {
            print::complain(&tr.text(words));
            return Ok(2);
        }
    };
    let asked_currency = args.currency.is_some().then_some(settings.currency);
    let mut workspace = open(args, settings, clock, places)?;
    let currency = workspace.model().settings().currency;
    if asked_currency.is_some_and(|asked| asked != currency) {
        // Dollars must not go in as roubles.
        print::complain(&tr.with("cli-other-currency", &[("currency", currency.code().into())]));
        return Ok(2);
    }
    let mut reports = Vec::new();
    let mut code = 0;
    for path in &args.files {
        let mut request = ImportRequest::new(path.clone());
        request.answers.clone_from(&answers);
        request.region = args.region.as_ref().map(|region| region.trim().to_uppercase());
        workspace.preview_import(request);
        workspace.finish_job();
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        match failure(&mut workspace) {
            None => {}
            Some(AppError::File(refused)) => {
                code = code.max(REFUSED);
                print_text(args, &format!("{name}: {}", print::words(&AppError::File(refused.clone()), tr)));
                reports.push(json::FileJson::of_refusal(&name, &refused));
                continue;
            }
            Some(error) => return Err(error),
        }
        let Some((_, preview)) = workspace.preview() else { continue };
        reports.push(json::FileJson::of_preview(preview));
        tell(args, &name, preview, tr, workspace.model().settings().currency);
        if preview.outcome() == import::Outcome::Ask {
            code = code.max(ASKS);
            workspace.drop_preview();
            continue;
        }
        if args.dry_run {
            workspace.drop_preview();
            continue;
        }
        workspace.import_preview();
        workspace.finish_job();
        if let Some(error) = failure(&mut workspace) {
            return Err(error);
        }
    }
    if args.common.json {
        print::json(&json::ImportJson { files: reports });
    }
    Ok(code)
}

fn answers(typed: &[String]) -> Option<BTreeMap<String, String>> {
    typed.iter().map(|answer| answer.split_once('=').map(|(question, choice)| (question.to_owned(), choice.to_owned()))).collect()
}

/// Settings of a file that is made for this import, or the words for what in them cannot be so.
fn settings(args: &ImportArgs) -> Result<Settings, &'static str> {
    let mut settings = Settings::default();
    if let Some(code) = &args.currency {
        settings.currency = Currency::try_from(code.as_str()).map_err(|_| "cli-bad-currency")?;
    }
    if let Some(region) = &args.region {
        if !is_region(region.trim()) {
            return Err("cli-bad-region");
        }
        settings.phone_region = region.trim().to_uppercase();
    }
    // The words of the command line let through none but these.
    if let Some(trade) = &args.trade {
        settings.trade = Trade::ALL.into_iter().find(|known| known.key() == trade).unwrap_or_default();
    }
    Ok(settings)
}

/// The shop's file; it is made if it is not there. A dry run needs none.
fn open(args: &ImportArgs, settings: Settings, clock: Clock, places: &Places) -> Result<Workspace, AppError> {
    let path = &args.common.db;
    if path.exists() {
        return Workspace::open(path, clock, &places.log);
    }
    if args.dry_run {
        return Ok(Workspace::unsaved(settings, clock, &places.log));
    }
    Workspace::create_with(path, settings, clock, &places.log)
}

/// The first thing that went wrong since it was asked last.
fn failure(workspace: &mut Workspace) -> Option<AppError> {
    workspace.take_events().find_map(|event| match event {
        Event::Failed(error) => Some(error),
        _ => None,
    })
}

fn print_text(args: &ImportArgs, text: &str) {
    if !args.common.json {
        print::line(text);
    }
}

/// Says in words what a file brings.
fn tell(args: &ImportArgs, name: &str, preview: &Preview, tr: &Tr, currency: Currency) {
    if args.common.json {
        return;
    }
    let counts = preview.counts;
    print::line(&tr.with(
        "cli-import-counts",
        &[
            ("file", name.into()),
            ("purchases", (counts.purchases + counts.visits_without_amount).into()),
            ("refunds", counts.refunds.into()),
            ("guests", counts.guest_purchases.into()),
            ("clients", counts.clients_new.into()),
            ("skipped", counts.rows_skipped.into()),
            ("rejected", counts.rows_rejected.into()),
            ("net", tr.money(preview.sums_minor.net(), currency).into()),
        ],
    ));
    for rejected in &preview.rejected {
        let reason =
            if rejected.sheet.is_empty() { rejected.reason.to_string() } else { format!("{}: {}", rejected.sheet, rejected.reason) };
        print::line(&tr.with("cli-import-row", &[("row", rejected.row.into()), ("reason", reason.into())]));
    }
    for warning in &preview.warnings {
        print::line(&warning.to_string());
    }
    for question in preview.questions.iter().filter(|question| !question.answered) {
        for choice in &question.choices {
            let readings: Vec<String> = choice.readings.iter().map(|reading| format!("{} → {}", reading.typed, reading.read)).collect();
            let answer = format!("{}={}", question.kind.id(), choice.id);
            print::line(&tr.with("cli-import-question", &[("answer", answer.into()), ("readings", readings.join(", ").into())]));
        }
    }
}
