//! `check`, `backup` and `restore`.

use std::path::Path;

use serde::Serialize;

use super::args::{BackupArgs, CheckArgs, RestoreArgs};
use super::{Outcome, print};
use crate::app::backups::{self, Backup, CheckReport, Damage};
use crate::app::clock::Clock;
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::prefs::Places;
use crate::app::workspace::Workspace;
use crate::i18n::Tr;

/// The exit code of a file that is not whole.
const NOT_WHOLE: u8 = 5;

#[derive(Serialize)]
struct CheckJson<'a> {
    whole: bool,
    clients: usize,
    purchases: usize,
    contacts: usize,
    structure: &'a [String],
    damage: Vec<PlaceJson<'a>>,
    without_client: u64,
    rule_breakers: Vec<PlaceJson<'a>>,
    newest_backup: Option<&'a Path>,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    table: &'a str,
    record: Option<&'a str>,
}

impl<'a> PlaceJson<'a> {
    fn list(damage: &'a [Damage]) -> Vec<Self> {
        damage.iter().map(|place| Self { table: place.table, record: place.record.as_deref() }).collect()
    }
}

/// Says whether the file is whole; if not, what is wrong and which backup is the newest.
pub(super) fn check(args: &CheckArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let file = &args.common.db;
    let mut workspace = match Workspace::open_damaged(file, clock, &places.log) {
        Ok(workspace) => workspace,
        Err(error) => {
            if !args.common.json {
                print::line(&newest_words(file, tr));
            }
            return Err(error);
        }
    };
    workspace.check();
    workspace.finish_job();
    if let Some(Event::Failed(error)) = workspace.take_events().find(|event| matches!(event, Event::Failed(_))) {
        return Err(error);
    }
    let nothing = CheckReport::default();
    let report = workspace.checked().unwrap_or(&nothing);
    let newest = newest(file);
    if args.common.json {
        print::json(&CheckJson {
            whole: report.is_sound(),
            clients: report.clients,
            purchases: report.purchases,
            contacts: report.contacts,
            structure: &report.structure,
            damage: PlaceJson::list(&report.damage),
            without_client: report.without_client,
            rule_breakers: PlaceJson::list(&report.rule_breakers),
            newest_backup: newest.as_ref().map(|backup| backup.path.as_path()),
        });
    } else {
        for line in tr.check_report(report) {
            print::line(&line);
        }
        if !report.is_sound() {
            print::line(&newest_words(file, tr));
        }
    }
    Ok(if report.is_sound() { 0 } else { NOT_WHOLE })
}

/// The newest backup that can be read whole.
fn newest(file: &Path) -> Option<Backup> {
    backups::list(file, None).into_iter().find(|backup| backups::is_good(&backup.path))
}

fn newest_words(file: &Path, tr: &Tr) -> String {
    match newest(file) {
        Some(backup) => tr.with("check-backup", &[("backup", backup.path.display().to_string().into())]),
        None => tr.text("check-no-backup").into_owned(),
    }
}

pub(super) fn backup(args: &BackupArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let mut workspace = Workspace::open_to_read(&args.common.db, clock, &places.log)?;
    let path = workspace.backup(args.out.as_deref())?;
    if args.common.json {
        print::json(&serde_json::json!({ "backup": path }));
    } else {
        print::line(&tr.with("exported", &[("path", path.display().to_string().into())]));
    }
    Ok(0)
}

#[derive(Serialize)]
struct BackupJson<'a> {
    path: &'a Path,
    number: u64,
    at: String,
    reason: Option<&'static str>,
    clients: u64,
    purchases: u64,
    contacts: u64,
    last_purchase: Option<chrono::NaiveDate>,
}

impl<'a> BackupJson<'a> {
    fn of(Backup { path, mark }: &'a Backup) -> Self {
        Self {
            path,
            number: mark.number,
            at: mark.at.to_rfc3339(),
            reason: mark.reason.map(backups::BackupReason::key),
            clients: mark.clients,
            purchases: mark.purchases,
            contacts: mark.contacts,
            last_purchase: mark.last_purchase,
        }
    }
}

pub(super) fn restore(args: &RestoreArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let file = &args.common.db;
    if args.list {
        list(file, args.common.json, tr);
        return Ok(0);
    }
    let Some(from) = args.from.clone().or_else(|| newest(file).map(|backup| backup.path)) else {
        print::complain(&tr.text("cli-no-backup"));
        return Ok(NOT_WHOLE);
    };
    match Workspace::open(file, clock, &places.log) {
        Ok(mut workspace) => {
            workspace.restore(from.clone());
            workspace.finish_job();
            for event in workspace.take_events() {
                if let Event::Failed(error) = event {
                    return Err(error);
                }
            }
            workspace.close_without_backup();
        }
        // What is gone or damaged gives way, moved aside; a disk that failed for a moment is no reason.
        Err(AppError::Store { error, .. }) if ["not-found", "empty", "not-ours", "damaged"].contains(&error.key()) => {
            backups::bring_back(file, &from)?;
        }
        Err(error) => return Err(error),
    }
    if args.common.json {
        print::json(&serde_json::json!({ "restored": from }));
    } else {
        print::line(&tr.with("cli-restored", &[("backup", from.display().to_string().into())]));
    }
    Ok(0)
}

fn list(file: &Path, json: bool, tr: &Tr) {
    let found = backups::list(file, None);
    if json {
        print::json(&found.iter().map(BackupJson::of).collect::<Vec<_>>());
        return;
    }
    if found.is_empty() {
        print::line(&tr.text("cli-no-backup"));
    }
    for Backup { path, mark } in &found {
        let clients = tr.with("backups-of-clients", &[("count", mark.clients.cast_signed().into())]);
        let last =
            mark.last_purchase.map_or_else(String::new, |day| tr.with("backups-last-sale-on", &[("day", tr.day_month_year(day).into())]));
        print::line(&format!("{}\t{clients}\t{last}\t{}", mark.at.format("%Y-%m-%d %H:%M:%S"), path.display()));
    }
}
