//! The page of the import over a file of 500 columns and 20 000 rows with a cell of a megabyte.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, accesskit::Role, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use regulars::ui::route::Route;

use crate::big::percentile;
use crate::window::Window;

const COLUMNS: usize = 500;
const ROWS: usize = 20_000;
const FRAMES: usize = 600;

/// How long the file takes to be looked at, and the frames of its preview while the pointer moves and the page scrolls.
pub fn measure(window: &mut Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wide.csv");
    std::fs::write(&path, table()).expect("a file");
    let megabytes = path.metadata().expect("a file").len() as f64 / 1e6;
    open(window, &path);
    let start = Instant::now();
    while window.harness.state().shell.workspace().is_none_or(|workspace| workspace.preview().is_none()) {
        window.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    println!("{COLUMNS} columns, {ROWS} rows, {megabytes:.0} MB: looked at in {:.2?}", start.elapsed());
    window.settle();
    let mut times = Vec::with_capacity(FRAMES);
    for frame in 0..FRAMES {
        let at = pos2(500.0, 250.0 + (frame % 300) as f32);
        window.harness.hover_at(at);
        if frame % 2 == 0 {
            let delta = vec2(if frame < FRAMES / 2 { -40.0 } else { 0.0 }, -20.0);
            window.harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta,
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
        }
        times.extend(window.step());
    }
    let (half, most) = (percentile(&mut times, 0.5), percentile(&mut times, 0.99));
    println!("import, a wide file: half of the frames under {half:.2?}, 99 of 100 under {most:.2?} (4 ms is wanted)");
    window.harness.key_press(Key::Escape);
    window.settle();
}

fn open(window: &mut Window, path: &Path) {
    window.harness.state_mut().shell.go(Route::Transfer);
    window.settle();
    window.harness.get_by_role_and_label(Role::TextInput, "Or type its path").focus();
    window.settle();
    window.harness.event(Event::Text(path.display().to_string()));
    window.settle();
    window.harness.get_by_label("Read it").click();
    window.settle();
}

fn table() -> String {
    let mut text = "Имя;Телефон;Дата;Сумма".to_owned();
    for column in 4..COLUMNS {
        write!(text, ";Поле {column}").expect("a text grows");
    }
    for row in 0..ROWS {
        write!(text, "\nКлиент {};+7916{:07};05.03.2025;{}", row % 3000, row % 3000, row % 900).expect("a text grows");
        for column in 4..COLUMNS {
            let long = if row == 3 && column == 9 { "ж".repeat(500_000) } else { String::new() };
            write!(text, ";{}{long}", row * column % 1000).expect("a text grows");
        }
    }
    text
}
