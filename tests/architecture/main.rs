//! The house keeps its rooms apart: reads the `use` lines of every file and holds them against the table.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Room -> rooms it may use.
fn table() -> BTreeMap<&'static str, Vec<&'static str>> {
    BTreeMap::from([
        ("domain", vec![]),
        ("analytics", vec!["domain"]),
        ("store", vec!["domain"]),
        ("transfer", vec!["domain"]),
        ("i18n", vec!["domain", "analytics"]),
        ("app", vec!["domain", "analytics", "store", "transfer"]),
        ("cli", vec!["domain", "analytics", "i18n", "app"]),
        ("ui", vec!["domain", "analytics", "i18n", "app"]),
    ])
}

/// Crate -> the only room that may use it.
const KEPT_APART: [(&str, &str); 5] =
    [("rusqlite", "store"), ("eframe", "ui"), ("egui", "ui"), ("fluent_bundle", "i18n"), ("csv", "transfer")];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn all_files() -> Vec<PathBuf> {
    let mut paths = Vec::new();
    files(&source(), &mut paths);
    assert!(paths.len() > 30, "only {} files were found", paths.len());
    paths
}

/// The room of a file: the first folder (or file) under `src`.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(source()).expect("a path in src");
    let first = inside.components().next().expect("a first part").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Every `crate::x` and `regulars::x` that a line mentions, and every first part of a `use` of another crate.
fn mentions(code: &str, prefix: &str) -> Vec<String> {
    code.match_indices(prefix)
        .map(|(at, _)| code[at + prefix.len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .filter(|name: &String| !name.is_empty())
        .collect()
}

/// The file without comments and without what stands after `#[cfg(test)]` at its end.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable file");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_room_knows_only_the_rooms_below_it() {
    let table = table();
    let mut wrong = Vec::new();
    for path in all_files() {
        let room = room(&path);
        let Some(allowed) = table.get(room.as_str()) else {
            assert!(["main", "lib"].contains(&room.as_str()), "{room} is no room of the table");
            continue;
        };
        for used in mentions(&code_of(&path), "crate::") {
            if table.contains_key(used.as_str()) && used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn libraries_with_one_owner_stay_with_it() {
    let mut wrong = Vec::new();
    for path in all_files() {
        let room = room(&path);
        let code = code_of(&path);
        for (library, owner) in KEPT_APART {
            let used = mentions(&code, "use ").iter().any(|name| name == library) || code.contains(&format!(" {library}::"));
            if used && room != owner && room != "main" {
                wrong.push(format!("{} uses {library}, which belongs to {owner}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_shell_holds_the_workspace() {
    let holders: Vec<PathBuf> = all_files()
        .into_iter()
        .filter(|path| room(path) == "ui" && code_of(path).contains("Workspace"))
        .filter(|path| !path.to_string_lossy().contains("ui/shell"))
        .collect();
    assert!(holders.is_empty(), "{holders:?}");
}

#[test]
fn only_the_clock_asks_what_time_it_is() {
    let askers: Vec<PathBuf> = all_files()
        .into_iter()
        .filter(|path| {
            let code = code_of(path);
            ["Utc::now", "Local::now", "SystemTime::now"].iter().any(|call| code.contains(call))
        })
        .filter(|path| !path.ends_with("app/clock.rs"))
        .collect();
    assert!(askers.is_empty(), "{askers:?}");
}

#[test]
fn no_file_grows_past_five_hundred_lines() {
    let long: Vec<(PathBuf, usize)> = all_files()
        .into_iter()
        .map(|path| {
            let lines = fs::read_to_string(&path).expect("a readable file").lines().count();
            (path, lines)
        })
        .filter(|(_, lines)| *lines > 500)
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_file_says_its_job_in_its_first_lines() {
    let silent: Vec<PathBuf> =
        all_files().into_iter().filter(|path| !fs::read_to_string(path).expect("a readable file").starts_with("//!")).collect();
    assert!(silent.is_empty(), "{silent:?}");
}
