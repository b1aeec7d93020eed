//! Ten outcomes in call mode by keys as a keyboard sends them: by their places, first on the English layout, then on the
//! Russian one, where the same places write other letters.

use std::time::Duration;

use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::contact::{Contact, Outcome, RefusalReason};

use super::{Ended, demo_file, display, program, window_of, xdotool};

/// Keys by their places, as X counts them: `n` is 57 whatever is written on it.
const ENTER: &str = "36";
const ONE: &str = "10";
const B: &str = "56";
const C: &str = "54";
const D: &str = "40";
const L: &str = "46";
const M: &str = "58";
const N: &str = "57";
const R: &str = "27";
const W: &str = "25";
/// "tomorrow" on the English layout.
const TOMORROW: [&str; 8] = ["28", "32", M, "32", R, R, "32", W];
/// "завтра" on the Russian one.
const ZAVTRA: [&str; 6] = ["33", "41", D, N, "43", "41"];

fn press(display: &str, keys: &[&str]) {
    for key in keys {
        xdotool(display, &["key", key]);
        std::thread::sleep(Duration::from_millis(350));
    }
}

fn layout(display: &str, name: &str) {
    let set = std::process::Command::new("setxkbmap").args(["-display", display, "-layout", name]).status();
    assert!(set.expect("setxkbmap comes with Xvfb").success());
    std::thread::sleep(Duration::from_secs(1));
}

#[test]
fn ten_outcomes_are_pressed_on_two_layouts() {
    let home = tempfile::tempdir().expect("a folder");
    let (_xvfb, display) = display();
    layout(&display, "us");
    let child =
        program(home.path(), &display).args(["--demo", "salon", "--lang", "ru", "--today", "2025-10-14"]).spawn().expect("the program");
    let running = Ended(child);
    window_of(&running, &display);
    let file = demo_file(home.path());
    press(&display, &[C, N]);
    press(&display, &[&[L], TOMORROW.as_slice(), &[ENTER]].concat());
    press(&display, &[R, ONE]);
    press(&display, &[&[W], TOMORROW.as_slice(), &[ENTER]].concat());
    press(&display, &[B, "18", "19", ENTER]);
    layout(&display, "ru");
    press(&display, &[N]);
    press(&display, &[&[L], ZAVTRA.as_slice(), &[ENTER]].concat());
    press(&display, &[R, ONE, M, D]);
    std::thread::sleep(Duration::from_secs(2));
    drop(running);
    let clock = Clock::fixed("2025-10-14".parse().expect("a date"));
    let workspace = Workspace::open_to_read(&file, clock, &home.path().join("log")).expect("the file");
    let mut contacts: Vec<&Contact> = workspace.model().contacts().iter().collect();
    contacts.sort_by_key(|contact| contact.id);
    let tomorrow = "2025-10-15".parse().expect("a date");
    let refused = || Outcome::Refused { reason: RefusalReason::Price, text: String::new() };
    let outcomes: Vec<Outcome> = contacts.iter().rev().take(10).rev().map(|contact| contact.outcome.clone()).collect();
    let [first @ .., bought, sixth, seventh, eighth, ninth, tenth] = outcomes.as_slice() else { panic!("{outcomes:?}") };
    assert_eq!(first, [Outcome::NoAnswer, Outcome::Later { until: tomorrow }, refused(), Outcome::WillCome { on: tomorrow }]);
    let Outcome::Bought { purchase: Some(purchase) } = bought else { panic!("{bought:?}") };
    assert_eq!(workspace.model().purchases().get(*purchase).expect("the purchase").sum_minor, 9_000);
    assert_eq!([sixth, seventh, eighth], [&Outcome::NoAnswer, &Outcome::Later { until: tomorrow }, &refused()]);
    assert_eq!([ninth, tenth], [&Outcome::WrongNumber, &Outcome::DoNotContact]);
}
