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
/// Frames in which the charts are complete.
const OPENING: usize = 8;

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    // The import of a wide file alone: `cargo bench --bench frame -- wide`.
    if std::env::args().any(|argument| argument == "wide") {
        wide::measure(&mut Window::empty());
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
        window.harness.state_mut().shell.go(route);
        first_frame(&mut window, route.key());
        if route == Route::Charts {
            charts(&mut window);
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

/// The charts come one step a frame, so that none of them is long.
fn charts(window: &mut Window) {
    let times: Vec<_> = (0..OPENING).flat_map(|_| window.step()).collect();
    let (longest, all) = (times.iter().max().copied().unwrap_or_default(), times.iter().sum::<Duration>());
    println!("charts: longest frame of its steps {longest:.2?}, all of them {all:.2?} (first picture 100 ms, complete 500 ms are wanted)");
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
