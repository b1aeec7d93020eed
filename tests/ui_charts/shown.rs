//! A report is shown by the program of the system: it is called with the file's address, whatever its path is written in; where
//! there is none, or it fails, the owner is told in plain words where the report is.
//!
//! Which program is found hangs on the environment, so the window runs in a process of its own.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use egui_kittest::kittest::Queryable as _;
use regulars::app::clock::Clock;
use regulars::app::demo_shop;
use regulars::app::jobs::JobKind;
use regulars::app::prefs::Places;
use regulars::domain::settings::Trade;
use regulars::i18n::Tr;
use regulars::ui::route::Route;
use regulars::ui::shell::files::FilePicker;
use regulars::ui::view_ctx::FilePurpose;

use super::{click, said};
use crate::support::window::{self, Window, today};

/// Names the place of the report for the process with the window.
const REPORT: &str = "REGULARS_TEST_REPORT";
const NOT_SHOWN: &str = "no program here could show it";

/// Somebody who saves everything in one place.
struct Saves(PathBuf, Option<FilePurpose>);

impl FilePicker for Saves {
    fn ask(&mut self, purpose: FilePurpose, _: &Path, _: &Tr) {
        self.1 = Some(purpose);
    }

    fn picked(&mut self) -> Option<(FilePurpose, PathBuf)> {
        Some((self.1.take()?, self.0.clone()))
    }
}

#[test]
#[ignore = "run by the tests below, each with programs of its own"]
fn in_a_process_of_its_own() {
    let Some(report) = std::env::var_os(REPORT).map(PathBuf::from) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = demo_shop::open(Trade::Salon, "en", Clock::fixed(today()), &Places::under(folder.path())).expect("a demo shop");
    workspace.finish_prediction();
    let mut window = window::with_picker(folder, workspace, "en", Box::new(Saves(report.clone(), None)));
    window.harness.state_mut().go(Route::Charts);
    window.settle();
    click(&mut window, "Report");
    click(&mut window, "Monthly report to print");
    // The program of the system answers when it likes.
    for _ in 0..500 {
        window.settle();
        if report.with_extension("called").exists() || said(&window).iter().any(|text| text.contains(NOT_SHOWN)) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    std::thread::sleep(std::time::Duration::from_millis(100));
    window.settle();
    std::fs::write(report.with_extension("said"), said(&window).join("\n")).expect("a file");
}

/// Prints the report with an `xdg-open` that is this script, or with none; gives back what it was called with and what the
/// window says then.
fn print(name: &str, script: Option<&str>) -> (PathBuf, Option<String>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let (programs, place) = (folder.path().join("bin"), folder.path().join("Отчёты за год"));
    for made in [&programs, &place] {
        std::fs::create_dir(made).expect("a folder");
    }
    let report = place.join(name);
    if let Some(script) = script {
        let program = programs.join("xdg-open");
        std::fs::write(&program, script).expect("a script");
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it can be run");
    }
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["--exact", "shown::in_a_process_of_its_own", "--ignored"]);
    let output = child.env(REPORT, &report).env("PATH", &programs).output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(std::fs::read_to_string(&report).expect("the report").starts_with("<!DOCTYPE html>"));
    let called = std::fs::read_to_string(report.with_extension("called")).ok();
    let said = std::fs::read_to_string(report.with_extension("said")).expect("what is said");
    (report, called, said)
}

/// Writes down what it is called with, beside the report; whole before it can be seen.
const WRITES_DOWN: &str =
    "#!/bin/sh\nout=\"${REGULARS_TEST_REPORT%.html}\"\necho \"$#:$1\" >\"$out.part\"\n/bin/mv \"$out.part\" \"$out.called\"\n";

#[test]
fn the_program_of_the_system_is_called_with_the_address_of_the_report() {
    let (report, called, said) = print("Отчёт № 1 (100 %).html", Some(WRITES_DOWN));
    let called = called.expect("a call");
    let address = called.trim_end().strip_prefix("1:file:///").expect("one address of a file");
    assert!(address.is_ascii() && !address.contains([' ', '#', '?']), "{address}");
    // Read back by the rules of addresses, it is the path.
    let mut bytes = vec![b'/'];
    let mut rest = address.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        bytes.push(match (first, more) {
            (b'%', [high, low, after @ ..]) => {
                rest = after;
                let hex = [*high, *low];
                u8::from_str_radix(std::str::from_utf8(&hex).expect("digits"), 16).expect("two digits")
            }
            _ => *first,
        });
    }
    assert_eq!(String::from_utf8(bytes).expect("text"), report.to_str().expect("text"));
    assert!(said.contains("Saved:") && !said.contains(NOT_SHOWN), "{said}");
}

#[test]
fn without_such_a_program_the_owner_is_told_where_the_report_is() {
    let fails = "#!/bin/sh\nexit 3\n";
    for script in [None, Some(fails)] {
        let (report, _, said) = print("Отчёт.html", script);
        let words = format!("It is saved, but {NOT_SHOWN}. Open it in a browser: {}", report.display());
        assert!(said.contains(&words), "{script:?}: {said}");
    }
}

#[test]
fn a_file_is_made_beside_the_window_once_its_place_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = folder.path().join("Repeat.png");
    let mut workspace = demo_shop::open(Trade::Salon, "en", Clock::fixed(today()), &Places::under(folder.path())).expect("a demo shop");
    workspace.finish_prediction();
    let mut window = window::with_picker(folder, workspace, "en", Box::new(Saves(picture.clone(), None)));
    window.harness.state_mut().go(Route::Charts);
    window.settle();
    click(&mut window, "Save: Repeat purchase rate");
    window.harness.get_by_label("Picture (PNG)").click();
    let job = |window: &Window| window.harness.state().workspace().and_then(|shop| shop.job().map(|(kind, _)| kind));
    // The click, the answer of the dialog, what is asked for then; there has been no time to paint.
    for _ in 0..4 {
        window.harness.step();
        if job(&window).is_some() {
            break;
        }
    }
    assert_eq!(job(&window), Some(JobKind::Exporting), "a thread is at work and the window goes on");
    // Whoever leaves the page gets the file all the same.
    window.harness.state_mut().go(Route::Today);
    while job(&window).is_some() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.harness.step();
    }
    window.settle();
    assert!(std::fs::read(&picture).expect("the picture").starts_with(b"\x89PNG"));
    assert!(said(&window).iter().any(|text| text.contains("Repeat.png")), "{:?}", said(&window));
}
