//! The folder of a shop's backups: what is in it, and what goes.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::retention::{Stamp, spare};
use crate::store::{self, BackupMark, OpenMode, Store, read_mark};

/// A backup in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    pub mark: BackupMark,
}

/// The folder of a file's backups: `Salon.regulars` has `Salon backups` beside it.
#[must_use]
pub fn folder(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(" backups");
    file.with_file_name(name)
}

/// The backups of a file, newest first. With a shop, only that shop's.
#[must_use]
pub fn list(file: &Path, shop: Option<&str>) -> Vec<Backup> {
    let mut backups: Vec<Backup> = marks(&folder(file))
        .into_iter()
        .filter(|(_, mark)| shop.is_none_or(|shop| mark.shop == shop))
        .map(|(path, mark)| Backup { path, mark })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.mark.number));
    backups
}

/// Every file in which a client of this shop may be and that the program keeps: backups in both places, and the copies
/// that were made before the file's form was brought up to date.
pub(in crate::app) fn files_of(order: &super::Order) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = order.folders().iter().flat_map(|folder| marks(folder)).map(|(path, _)| path).collect();
    files.extend(beside(&order.file, |name, file| name.starts_with(&format!("{file}.format-")) && name.ends_with(".backup")));
    files
}

/// Files beside the shop's that were moved aside or rescued from it: the program does not keep them.
pub(in crate::app) fn strays_of(file: &Path) -> Vec<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let begins = [format!("{stem}.damaged"), format!("{stem}.rescued")];
    beside(file, |name, _| begins.iter().any(|begin| name.starts_with(begin.as_str())))
}

fn beside(file: &Path, is_it: impl Fn(&str, &str) -> bool) -> Vec<PathBuf> {
    let own = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(Ok(entries)) = file.parent().map(std::fs::read_dir) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths.filter(|path| path.file_name().is_some_and(|name| is_it(&name.to_string_lossy(), &own))).collect()
}

/// Whether a backup can be read whole.
#[must_use]
pub fn is_good(backup: &Path) -> bool {
    Store::open(backup, OpenMode::ReadOnly).is_ok()
}

/// Every backup in a folder. What is no backup, or cannot be read, is none of ours to touch.
pub(super) fn marks(folder: &Path) -> Vec<(PathBuf, BackupMark)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "regulars"));
    files.filter_map(|path| read_mark(&path).ok().flatten().map(|mark| (path, mark))).collect()
}

/// Deletes the backups of a shop that may go, now that `newest` is whole, and halves of backups that were cut short.
pub(super) fn thin_out(folder: &Path, newest: &BackupMark, now: DateTime<Utc>) {
    store::sweep(folder, "");
    let ours: Vec<(PathBuf, BackupMark)> = marks(folder).into_iter().filter(|(_, mark)| mark.shop == newest.shop).collect();
    let stamps: Vec<Stamp> = ours.iter().map(|(_, mark)| Stamp { number: mark.number, at: mark.at }).collect();
    for gone in spare(&stamps, now) {
        let is_it = |mark: &BackupMark| mark.number == gone.number && mark.at == gone.at && mark.number < newest.number;
        for (path, _) in ours.iter().filter(|(_, mark)| is_it(mark)) {
            if let Err(error) = std::fs::remove_file(path) {
                tracing::warn!(%error, "an old backup could not be deleted");
            }
        }
    }
}
