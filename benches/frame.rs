//! How long our own part of a frame takes on Today, Clients and Charts over a shop of 100 000 clients and 1 000 000 purchases:
//! the real pages in the real shell, without a renderer, while the list is scrolled and the selection moves.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement may stop at the first surprise"
)]

mod big;

use std::time::{Duration, Instant};

use big::{percentile, table};
use eframe::egui;
use egui_kittest::Harness;
use regulars::app::clock::Clock;
use regulars::app::event::ImportRequest;
use regulars::app::prefs::{Places, Prefs};
use regulars::app::workspace::Workspace;
use regulars::domain::settings::Settings;
use regulars::ui::route::Route;
use regulars::ui::shell::files::NoPicker;
use regulars::ui::shell::{Setup, Shell, Start};

const FRAMES: usize = 1000;
/// Frames in which the charts are complete.
const OPENING: usize = 8;

/// The shell with the time that its last frame took.
struct Timed {
    shell: Shell,
    took: Duration,
}

impl eframe::App for Timed {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        self.shell.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let start = Instant::now();
        self.shell.ui(ui);
        self.took = start.elapsed();
    }
}

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::under(folder.path());
    let clock = Clock::fixed("2024-12-31".parse().expect("a date"));
    let mut workspace =
        Workspace::create_with(&folder.path().join("big.regulars"), Settings::default(), clock, &places.log).expect("a shop");
    workspace.preview_import(ImportRequest::new(table()));
    workspace.finish_job();
    workspace.import_preview();
    workspace.finish_job();
    println!("{} clients, {} purchases", workspace.model().clients().len(), workspace.model().purchases().len());
    let setup = Setup {
        start: Start::Shop(Box::new(workspace)),
        prefs: Prefs::default(),
        places,
        clock,
        picker: Box::new(NoPicker),
        keep_prefs: false,
    };
    let mut harness = Harness::builder()
        .with_size((1280.0, 800.0))
        .build_eframe(move |cc| Timed { shell: Shell::new(&cc.egui_ctx, setup), took: Duration::ZERO });
    open_charts(&mut harness);
    for route in [Route::Today, Route::Clients, Route::Charts] {
        harness.state_mut().shell.go(route);
        harness.step();
        println!("{}: first frame {:.2?}", route.key(), harness.state().took);
        harness.run_steps(3);
        let mut times = Vec::with_capacity(FRAMES);
        for frame in 0..FRAMES {
            // A key or a turn of the wheel in nearly every frame, as while looking for somebody.
            match frame % 3 {
                0 => harness.key_press(egui::Key::ArrowDown),
                1 => harness.key_press(egui::Key::PageDown),
                _ => harness.hover_at(egui::pos2(600.0, 300.0 + (frame % 200) as f32)),
            }
            harness.step();
            times.push(harness.state().took);
        }
        let (half, most) = (percentile(&mut times, 0.5), percentile(&mut times, 0.99));
        println!("{}: half of the frames under {half:.2?}, 99 of 100 under {most:.2?} (4 ms is wanted)", route.key());
    }
}

/// The charts come one step a frame, so that none of them is long.
fn open_charts(harness: &mut Harness<'_, Timed>) {
    harness.state_mut().shell.go(Route::Charts);
    let mut times = Vec::with_capacity(OPENING);
    for _ in 0..OPENING {
        harness.step();
        times.push(harness.state().took);
    }
    let (first, longest, all) = (times[0], times.iter().max().expect("frames"), times.iter().sum::<Duration>());
    println!("charts: first picture {first:.2?} (100 ms is wanted), longest frame {longest:.2?}, complete in {all:.2?} (500 ms is wanted)");
}
