//! `regulars export report` and `export call-list`: exit codes, and pages with what the window's pages hold.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use regulars::analytics::{Counting, DayList, json, measures_by, months};
use regulars::app::clock::Clock;
use regulars::app::prefs::Places;
use regulars::app::workspace::Workspace;
use regulars::domain::dates::Month;
use regulars::domain::period::Span;
use regulars::domain::settings::Trade;
use tempfile::TempDir;

use crate::support::window::{day, today};

/// A file of a shop in a folder of its own.
struct Shop {
    folder: TempDir,
    file: PathBuf,
}

impl Shop {
    fn demo(language: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::under(folder.path());
        let workspace = regulars::app::demo_shop::open(Trade::Salon, language, Clock::fixed(today()), &places).expect("a demo shop");
        let file = workspace.path().to_owned();
        workspace.close();
        Self { folder, file }
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("Shop.regulars");
        Workspace::create(&file, Clock::fixed(today()), &folder.path().join("log")).expect("a shop").close();
        Self { folder, file }
    }

    /// Runs the program in a home of its own.
    fn export(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_regulars"));
        command.arg("export").args(arguments).arg("--db").arg(&self.file).args(["--today", "2025-10-14"]);
        command.env("HOME", self.folder.path()).env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME").env_remove("DISPLAY");
        command.output().expect("the program runs")
    }

    /// The page that it wrote.
    fn page(&self, name: &str, arguments: &[&str]) -> String {
        let out = self.folder.path().join(name);
        let words: Vec<&str> = arguments.iter().copied().chain(["--out", out.to_str().expect("a path")]).collect();
        let output = self.export(&words);
        assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
        assert!(String::from_utf8_lossy(&output.stdout).contains(name), "it says where the page is");
        read(&out)
    }

    fn open(&self) -> Workspace {
        Workspace::open_to_read(&self.file, Clock::fixed(today()), &self.folder.path().join("log")).expect("the shop opens")
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a page").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_report_is_written_without_a_window() {
    let shop = Shop::demo("en");
    let page = shop.page("report.html", &["report", "--lang", "en"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.matches("<svg").count() == 12);
    let all = months(shop.open().model(), today(), &[], Counting::AllRows);
    let september = &all[all.len() - 2];
    assert!(page.contains("As of 14 October 2025") && page.contains("<th>September 2025</th>"));
    assert!(page.contains(&format!("<td>Clients who came</td><td>{}</td>", september.active)));
    assert!(page.contains("Next 12 months, predicted") && !page.contains("Counting…"), "nothing is left to be computed");
}

#[test]
fn a_report_of_a_month_looks_at_the_shop_as_it_ended() {
    let shop = Shop::demo("ru");
    let page = shop.page("july.html", &["report", "--month", "2025-07", "--lang", "ru"]);
    assert!(page.contains("На 31 июля 2025") && page.contains("авг 2024 – июл 2025"));
    assert!(page.contains("<th>Июль 2025</th><th>Июнь 2025</th><th>Июль 2024</th>") && !page.contains("Август 2025"));
    let july = day("2025-07-31");
    let all = months(shop.open().model(), july, &[], Counting::AllRows);
    let last = all.last().expect("a month");
    assert!(!last.unfinished && last.period == Month::of(july).into());
    assert!(page.contains(&format!("<td>Пришло клиентов</td><td>{}</td>", last.active)));
}

#[test]
fn a_report_by_quarters_has_their_figures() {
    let shop = Shop::demo("en");
    let page = shop.page("quarters.htm", &["report", "--quarters", "--lang", "en"]);
    let all = measures_by(Span::Quarter, shop.open().model(), today(), &[], Counting::AllRows).months;
    let third = &all[all.len() - 2];
    assert!(page.contains("<th>Q3 2025</th><th>Q2 2025</th><th>Q3 2024</th>"));
    assert!(page.contains(&format!("<td>Clients who came</td><td>{}</td>", third.active)));
}

#[test]
fn the_call_list_is_that_of_the_day() {
    let shop = Shop::demo("ru");
    let page = shop.page("calls.html", &["call-list", "--lang", "ru"]);
    let mut workspace = shop.open();
    workspace.finish_prediction();
    let due = DayList::plan(workspace.model(), workspace.analytics(), today()).due;
    assert!(!due.is_empty() && page.matches("class=\"box\"").count() == due.len());
    let mut from = 0;
    for due in due {
        let name = workspace.model().clients().get(due.client).expect("a client").display_name().replace('\'', "&#39;");
        let at = page[from..].find(&format!("<td>{name}</td>"));
        from += at.unwrap_or_else(|| panic!("{name} stands in the order of the list"));
    }
}

#[test]
fn pages_without_anything_on_them_say_so() {
    let shop = Shop::empty();
    let report = shop.page("report.html", &["report", "--lang", "en"]);
    assert!(report.contains("<h1>Report</h1>") && report.contains("No purchases yet") && !report.contains("<svg"));
    let list = shop.page("calls.html", &["call-list", "--lang", "en"]);
    assert!(list.contains("Nobody is to be contacted today") && !list.contains("<table"));
}

#[test]
fn what_makes_no_sense_is_refused_and_writes_nothing() {
    let shop = Shop::empty();
    let refused = |arguments: &[&str], expected: i32, said: &str| {
        let output = shop.export(arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(code(&output), expected, "{arguments:?}: {error}");
        assert!(error.contains(said), "{arguments:?}: {error}");
    };
    let path = |name: &str| shop.folder.path().join(name).to_str().expect("a path").to_owned();
    refused(&["report", "--out", &path("a.html"), "--month", "2025-11", "--lang", "en"], 2, "2025-11 has not begun yet.");
    refused(&["report", "--out", &path("a.html"), "--month", "2025-13"], 2, "2025-13");
    refused(&["call-list", "--out", &path("a.html"), "--month", "2025-09", "--lang", "en"], 2, "go with a report");
    refused(&["clients", "--out", &path("a.csv"), "--quarters", "--lang", "ru"], 2, "только для отчёта");
    refused(&["report", "--out", &path("a.xlsx"), "--lang", "en"], 5, "a.xlsx cannot hold this.");
    refused(&["clients", "--out", &path("a.csv"), "--format", "html", "--lang", "en"], 5, "a.csv cannot hold this.");
    refused(&["report", "--out", &path("nowhere/a.html"), "--lang", "en"], 5, "nowhere");
    let left: Vec<_> = std::fs::read_dir(shop.folder.path()).expect("a folder").filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("a.")), "{left:?}");
}

#[test]
fn the_report_in_json_has_the_reference_and_the_charts_beside_each_other() {
    let shop = Shop::demo("en");
    let mut command = Command::new(env!("CARGO_BIN_EXE_regulars"));
    command.arg("report").arg("--json").arg("--db").arg(&shop.file).args(["--today", "2025-10-14", "--window", "30,90"]);
    let output = command.env("HOME", shop.folder.path()).output().expect("the program runs");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut workspace = shop.open();
    workspace.finish_prediction();
    let (model, analytics) = (workspace.model(), workspace.analytics());
    // Through text, as the program's own numbers went.
    let read = |text: String| serde_json::from_str::<serde_json::Map<_, _>>(&text).expect("keys");
    let report = read(serde_json::to_string(&json::report(model, today(), &[30, 90], Counting::AllRows)).expect("JSON"));
    let charts = read(serde_json::to_string(&json::charts(model, analytics, &[30, 90])).expect("JSON"));
    assert!(report.keys().all(|key| !charts.contains_key(key)), "no key means two things");
    for (key, value) in report.iter().chain(&charts) {
        assert!(told[key] == *value, "{key}");
    }
    assert_eq!(told["campaigns"][0]["name"], "Spring return");
    assert!(told["advertising"]["months"].as_array().is_some_and(|months| months.len() == 36));
    assert!(told["reasons"]["year"]["given"].as_array().is_some_and(|given| !given.is_empty()));
}
