//! The real program in a real window: it opens on a display without a screen, takes real key presses and writes
//! them to its file; where there is no display or the file is not ours it says so and ends.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod layouts;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use regulars::app::backups::{self, BackupReason};
use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::command::{self, ClientDraft, PurchaseDraft};

const PROGRAM: &str = env!("CARGO_BIN_EXE_regulars");

/// Ends its process when the test does.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().expect("the process can be ended");
        self.0.wait().expect("the process has ended");
    }
}

/// A display without a screen.
fn display() -> (Ended, String) {
    let mut xvfb = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is installed (tests/run.sh sees to it)");
    let mut number = String::new();
    BufReader::new(xvfb.stdout.take().expect("its output")).read_line(&mut number).expect("a display number");
    (Ended(xvfb), format!(":{}", number.trim()))
}

/// The program with all of its places under `home`.
fn program(home: &Path, display: &str) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .env("HOME", home)
        .env("TMPDIR", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("DISPLAY", display)
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env_remove("WAYLAND_DISPLAY");
    command
}

fn xdotool(display: &str, words: &[&str]) -> Output {
    Command::new("xdotool").args(words).env("DISPLAY", display).output().expect("xdotool is installed (tests/run.sh sees to it)")
}

/// Waits for the program's window and gives the keyboard to it.
fn window_of(program: &Ended, display: &str) {
    let pid = program.0.id().to_string();
    for _ in 0..120 {
        let found = xdotool(display, &["search", "--onlyvisible", "--pid", &pid]);
        let text = String::from_utf8(found.stdout).expect("numbers");
        if let Some(window) = text.lines().next() {
            sleep(Duration::from_secs(2));
            xdotool(display, &["windowfocus", window]);
            sleep(Duration::from_millis(500));
            return;
        }
        sleep(Duration::from_millis(500));
    }
    panic!("the window did not open within a minute");
}

fn demo_file(home: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(home.join("regulars-demo")).expect("the demo's folder").map(|entry| entry.expect("an entry").path());
    files.find(|path| path.extension().is_some_and(|extension| extension == "regulars")).expect("the demo's file")
}

fn contacts(file: &Path, home: &Path) -> usize {
    Workspace::open_to_read(file, Clock::fixed("2025-10-14".parse().expect("a date")), &home.join("log"))
        .expect("the file")
        .model()
        .contacts()
        .len()
}

#[test]
fn a_real_window_takes_real_keys_and_keeps_what_was_done() {
    let home = tempfile::tempdir().expect("a folder");
    let (_xvfb, display) = display();
    let child =
        program(home.path(), &display).args(["--demo", "salon", "--lang", "ru", "--today", "2025-10-14"]).spawn().expect("the program");
    let running = Ended(child);
    window_of(&running, &display);
    for key in ["Return", "n", "Return", "ctrl+z"] {
        xdotool(&display, &["key", key]);
        sleep(Duration::from_millis(700));
    }
    drop(running);
    let file = demo_file(home.path());
    let after = contacts(&file, home.path());
    let made_anew = tempfile::tempdir().expect("a folder");
    let places = regulars::app::prefs::Places::under(made_anew.path());
    let clock = Clock::fixed("2025-10-14".parse().expect("a date"));
    let before = regulars::app::demo_shop::open(regulars::domain::settings::Trade::Salon, "ru", clock, &places)
        .expect("the same demo")
        .model()
        .contacts()
        .len();
    assert_eq!(after, before + 2, "three keys did something and one took it back");
}

#[test]
fn a_second_start_brings_the_first_window_to_the_front_and_ends() {
    let home = tempfile::tempdir().expect("a folder");
    let (_xvfb, display) = display();
    let file = home.path().join("Lilac.regulars");
    let clock = Clock::fixed("2025-10-14".parse().expect("a date"));
    Workspace::create(&file, clock, &home.path().join("log")).expect("a shop").close();
    let first = Ended(program(home.path(), &display).arg(&file).args(["--lang", "en"]).spawn().expect("the program"));
    window_of(&first, &display);
    let mut second = Ended(program(home.path(), &display).arg(&file).args(["--lang", "en"]).spawn().expect("the program"));
    let ended = (0..600).find_map(|_| {
        sleep(Duration::from_millis(100));
        second.0.try_wait().expect("its state")
    });
    assert!(ended.is_some_and(|status| status.success()), "it stays open: {ended:?}");
    let windows = xdotool(&display, &["search", "--onlyvisible", "--name", "Regulars"]);
    assert_eq!(String::from_utf8_lossy(&windows.stdout).lines().count(), 1, "there is one window");
    assert!(!home.path().join(".Lilac.regulars.front").exists(), "the call was answered");
}

#[test]
fn a_window_that_is_closed_ends_the_program_with_a_last_backup() {
    let home = tempfile::tempdir().expect("a folder");
    let (_xvfb, display) = display();
    let (file, log) = (home.path().join("Lilac.regulars"), home.path().join("log"));
    let clock = Clock::fixed("2025-10-14".parse().expect("a date"));
    let mut shop = Workspace::create(&file, clock, &log).expect("a shop");
    shop.try_execute(command::Command::AddClient(ClientDraft { name: "Anna".into(), ..ClientDraft::default() })).expect("a client");
    let anna = shop.model().clients().iter().next().map(|client| client.id);
    let draft = PurchaseDraft { day: "05.10.2025".into(), sum: "500".into(), ..PurchaseDraft::default() };
    shop.try_execute(command::Command::AddPurchase(anna, draft)).expect("a purchase");
    shop.close_without_backup();
    let mut window =
        Ended(program(home.path(), &display).arg(&file).args(["--lang", "en", "--today", "2025-10-14"]).spawn().expect("the program"));
    window_of(&window, &display);
    xdotool(&display, &["key", "n"]);
    sleep(Duration::from_secs(1));
    let windows = xdotool(&display, &["search", "--onlyvisible", "--name", "Regulars"]);
    let id = String::from_utf8_lossy(&windows.stdout).lines().next().expect("a window").to_owned();
    let close = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/close.py");
    let asked = Command::new("python3").args([close, &id]).env("DISPLAY", &display).status().expect("python3 is installed");
    assert!(asked.success(), "the window could not be asked: {asked}");
    let ended = (0..600).find_map(|_| {
        sleep(Duration::from_millis(100));
        window.0.try_wait().expect("its state")
    });
    assert!(ended.is_some_and(|status| status.success()), "it stays open: {ended:?}");
    assert_eq!(contacts(&file, home.path()), 1, "what was done is in the file");
    let backups: Vec<_> = backups::list(&file, None).into_iter().map(|backup| backup.mark.reason).collect();
    assert_eq!(backups, [Some(BackupReason::Exit)]);
}

#[test]
fn without_a_display_it_says_so_and_ends_with_6() {
    let home = tempfile::tempdir().expect("a folder");
    let output = program(home.path(), "").args(["--demo", "--lang", "en"]).output().expect("the program");
    assert_eq!(output.status.code(), Some(6));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no display"), "{output:?}");
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_left_as_it_is() {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("notes.regulars");
    std::fs::write(&file, "Anna, Vera, Olga").expect("written");
    let output = program(home.path(), "").args(["clients", "--lang", "en", "--db"]).arg(&file).output().expect("the program");
    assert_eq!(output.status.code(), Some(5));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("not a file of Regulars") && !said.contains("panicked"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).expect("still there"), "Anna, Vera, Olga");
}

#[test]
fn a_wrong_word_is_told_with_usage_and_2() {
    let home = tempfile::tempdir().expect("a folder");
    for words in [
        ["--demo", "bakery"].as_slice(),
        &["clients"],
        &["--today", "31.02.2025"],
        &["import", "--db", "x.regulars", "a.csv", "--answer", "oops"],
    ] {
        let output = program(home.path(), "").args(words).output().expect("the program");
        assert_eq!(output.status.code(), Some(2), "{words:?} {output:?}");
    }
    assert!(!home.path().join("x.regulars").exists());
}
