//! A few small pictures of what must not change unseen. `UPDATE_SNAPSHOTS=1 cargo test --test pictures` makes them anew;
//! look at them before you commit them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

use egui_kittest::{SnapshotOptions, SnapshotResults};
use regulars::app::prefs::ThemeChoice;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use support::window;

/// Renderers differ by a few pixels at the edges of letters; more than these few is a change.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(2.0).max_failed_pixels(400usize).output_path("tests/pictures")
}

#[test]
fn pages_look_as_they_did() {
    let mut results = SnapshotResults::new();
    let views = [
        ("today-en-light", Trade::Salon, "en", ThemeChoice::Light, Route::Today),
        ("today-ru-dark", Trade::Water, "ru", ThemeChoice::Dark, Route::Today),
        ("segments-ru-light", Trade::Coffee, "ru", ThemeChoice::Light, Route::Segments),
        ("charts-en-dark", Trade::Salon, "en", ThemeChoice::Dark, Route::Charts),
    ];
    for (name, trade, language, theme, route) in views {
        let mut window = window::drawn(trade, language, theme, (1024.0, 700.0));
        window.harness.state_mut().go(route);
        window.settle();
        results.add(window.harness.try_snapshot_options(name, &options()));
    }
}
