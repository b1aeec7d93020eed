//! A large file is opened and backed up while the window is there: how soon the first frame is, how long the longest one, and
//! how long a key takes whose result has to be written meanwhile. By the clock on the wall: here others' work counts.

use std::time::{Duration, Instant};

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;
use regulars::ui::route::Route;

use super::window::Window;

/// Nobody's file takes longer.
const LONGEST: Duration = Duration::from_mins(2);

/// A backup of the open shop, and outcomes in the middle of others.
pub fn backup(window: &mut Window) {
    window.harness.state_mut().shell.go(Route::Settings);
    window.settle();
    window.harness.get_by_label("Backups").click();
    window.settle();
    window.harness.get_by_label("Back up now").click();
    let begun = Instant::now();
    let mut frames = Vec::new();
    while !window.harness.state().shell.notice_text().contains("backup is made") {
        frames.push(wall(window));
        assert!(begun.elapsed() < LONGEST, "no backup");
    }
    println!("backup: {:.2?} on its thread, {}", begun.elapsed(), longest(frames));
}

/// The open shop is closed, and its file opened as by a double click.
pub fn open(window: Window) {
    let (mut window, first) = window.reopen();
    let begun = Instant::now();
    let mut frames = Vec::new();
    while window.harness.state().shell.workspace().is_none() {
        frames.push(wall(&mut window));
        assert!(begun.elapsed() < LONGEST, "the file is not read");
    }
    let read = first + begun.elapsed();
    frames.extend((0..20).map(|_| wall(&mut window)));
    println!("opening: first frame after {first:.2?} (150 ms is wanted), the shop after {read:.2?}, {}", longest(frames));
    let outcome = Instant::now();
    window.harness.key_press(Key::Enter);
    window.harness.step();
    println!("opening: first key after it {:.2?}", outcome.elapsed());
}

fn wall(window: &mut Window) -> Duration {
    let start = Instant::now();
    window.harness.step();
    start.elapsed()
}

fn longest(mut frames: Vec<Duration>) -> String {
    let count = frames.len();
    format!("{count} frames meanwhile, the longest {:.2?}, half under {:.2?}", frames.iter().max().copied().unwrap_or_default(), {
        super::big::percentile(&mut frames, 0.5)
    })
}
