//! How long our own part of a frame takes on every page over a shop of 100 000 clients and 1 000 000 purchases, and how long
//! it is from a key to its result: the real pages in the real shell, without a renderer.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement may stop at the first surprise"
)]

#[path = "../big/mod.rs"]
mod big;
mod keys;
mod paper;
mod safety;
mod wide;
mod window;

use std::time::{Duration, Instant};

use eframe::egui::{Key, pos2};
use egui_kittest::kittest::Queryable as _;
use regulars::app::workspace::Workspace;
use regulars::ui::route::Route;

use self::big::percentile;
use self::window::Window;

const FRAMES: usize = 600;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    // The import of a wide file alone: `cargo bench --bench frame -- wide`.
    if std::env::args().any(|argument| argument == "wide") {
        wide::measure(&mut Window::empty());
        return;
    }
    // The charts alone: `cargo bench --bench frame -- charts`.
    if std::env::args().any(|argument| argument == "charts") {
        let mut window = Window::open();
        let opened = Instant::now();
        window.harness.state_mut().shell.go(Route::Charts);
        println!("charts: first frame {:.2?}", window.step().into_iter().max().unwrap_or_default());
        charts(&mut window, opened);
        frames(&mut window, "charts", true);
        return;
    }
    // Files that are painted alone: `cargo bench --bench frame -- paper`.
    if std::env::args().any(|argument| argument == "paper") {
        paper::measure(&mut Window::open());
        return;
    }
    // Opening and backups alone: `cargo bench --bench frame -- safety`.
    if std::env::args().any(|argument| argument == "safety") {
        let mut window = Window::open();
        safety::backup(&mut window);
        safety::open(window);
        return;
    }
    // In a shop of its own, as when it is asked for alone.
    wide::measure(&mut Window::empty());
    let mut window = Window::open();
    for route in Route::ALL {
        let opened = Instant::now();
        window.harness.state_mut().shell.go(route);
        if route == Route::Charts {
            println!("charts: first frame {:.2?}", window.step().into_iter().max().unwrap_or_default());
            charts(&mut window, opened);
        } else {
            first_frame(&mut window, route.key());
        }
        frames(&mut window, route.key(), route != Route::Calendar);
    }
    window.harness.state_mut().shell.go(Route::WinBack);
    window.settle();
    window.harness.get_by_label("New campaign").click();
    window.step();
    first_frame(&mut window, "form of a campaign");
    frames(&mut window, "form of a campaign", false);
    keys::measure(&mut window);
    paper::measure(&mut window);
    safety::backup(&mut window);
    safety::open(window);
}

/// The first frame of a page, the longest of those in which what it looks for comes, and how long that takes.
fn first_frame(window: &mut Window, name: &str) {
    let start = Instant::now();
    let first = window.step().into_iter().max().unwrap_or_default();
    let mut longest = first;
    while window.harness.state().shell.workspace().is_some_and(Workspace::is_looking) {
        std::thread::sleep(Duration::from_millis(1));
        longest = longest.max(window.step().into_iter().max().unwrap_or_default());
    }
    longest = longest.max(window.step().into_iter().max().unwrap_or_default());
    println!("{name}: first frame {first:.2?}, the longest {longest:.2?} (4 ms is wanted), all there after {:.0?}", start.elapsed());
}

/// The charts come part by part from a thread: how long the window's thread works in any frame until all of them are there, and
/// how long that takes by the clock, when the page is opened and when what it shows is switched.
fn charts(window: &mut Window, opened: Instant) {
    until_complete(window, "opened", opened);
    for name in
        ["Figures: Quarters", "Figures: Months", "A year ago", "A year ago", "Customer retention rate: active if bought in the last: 30"]
    {
        switch(window, name);
    }
    for range in ["Last 24 months", "All months", "Last 12 months"] {
        let menu = window.charts_range();
        window.harness.get_by_label(&menu).click();
        window.settle();
        switch(window, range);
    }
}

fn switch(window: &mut Window, name: &str) {
    window.settle();
    window.harness.get_by_label(name).click();
    until_complete(window, name, Instant::now());
}

fn until_complete(window: &mut Window, what: &str, since: Instant) {
    let (mut frames, mut first, mut complete) = (Vec::new(), None, None);
    loop {
        let was_looking = window.is_looking();
        frames.extend(window.step());
        if window.has_chart_figures() {
            first = first.or_else(|| Some(since.elapsed()));
        }
        if first.is_some() && !window.is_charting() {
            complete = complete.or_else(|| Some(since.elapsed()));
        }
        if complete.is_some() && !was_looking && !window.is_looking() {
            break;
        }
        // As a screen that is painted sixty times a second leaves the thread alone.
        std::thread::sleep(Duration::from_millis(10));
    }
    let (place, longest) =
        frames.iter().enumerate().max_by_key(|(_, time)| **time).map_or_else(Default::default, |(at, time)| (at + 1, *time));
    println!(
        "charts, {what}: first picture after {:.0?}, complete after {:.0?}, with the forecast {:.0?} (100 ms, 500 ms are wanted); longest frame {longest:.2?}, the {place}. of {} (4 ms is wanted)",
        first.unwrap_or_default(),
        complete.unwrap_or_default(),
        since.elapsed(),
        frames.len()
    );
}

/// A key or a move of the pointer in every frame, as while looking for somebody; where keys turn to another month, the
/// pointer alone.
fn frames(window: &mut Window, name: &str, with_keys: bool) {
    window.settle();
    let mut times = Vec::with_capacity(FRAMES);
    for frame in 0..FRAMES {
        match frame % 3 {
            0 if with_keys => window.harness.key_press(Key::ArrowDown),
            1 if with_keys => window.harness.key_press(Key::PageDown),
            _ => window.harness.hover_at(pos2(600.0, 300.0 + (frame % 200) as f32)),
        }
        times.extend(window.step());
    }
    let (half, most) = (percentile(&mut times, 0.5), percentile(&mut times, 0.99));
    println!("{name}: half of the frames under {half:.2?}, 99 of 100 under {most:.2?} (4 ms is wanted)");
}
