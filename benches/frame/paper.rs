//! Files that are painted: the month's report, the call list of a long day, the picture of a chart. How long the window's
//! thread works in any frame until the file is there, and how long that takes by the clock.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable as _;
use regulars::i18n::Tr;
use regulars::ui::route::Route;
use regulars::ui::shell::files::FilePicker;
use regulars::ui::view_ctx::FilePurpose;

use super::window::Window;

/// Nobody's file takes longer.
const LONGEST: Duration = Duration::from_mins(1);

/// Somebody who saves every file that is painted in one folder, and has none of them opened.
pub struct Saves {
    pub folder: PathBuf,
    asked: Option<FilePurpose>,
}

impl Saves {
    /// Saves in this folder.
    pub const fn into(folder: PathBuf) -> Self {
        Self { folder, asked: None }
    }
}

impl FilePicker for Saves {
    fn ask(&mut self, purpose: FilePurpose, _: &Path, _: &Tr) {
        self.asked = Some(purpose);
    }

    fn picked(&mut self) -> Option<(FilePurpose, PathBuf)> {
        let FilePurpose::Made { name, content, .. } = self.asked.take()? else { return None };
        let path = self.folder.join(&name);
        Some((FilePurpose::Made { name, content, opens: false }, path))
    }
}

/// Makes each of them from the page of charts.
pub fn measure(window: &mut Window) {
    window.harness.state_mut().shell.go(Route::Charts);
    window.settle();
    while window.is_charting() || window.is_looking() {
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    window.settle();
    make(window, "the month's report", &["Report", "Monthly report to print…"]);
    make(window, "the call list", &["Report", "Today's call list to print…"]);
    make(window, "a chart as PNG", &["Save: Repeat purchase rate", "Picture (PNG)"]);
}

fn make(window: &mut Window, what: &str, path: &[&str]) {
    let before = files(window);
    for name in path {
        window.harness.get_by_label(name).click();
        if Some(name) != path.last() {
            window.settle();
        }
    }
    let begun = Instant::now();
    let mut longest = Duration::ZERO;
    let (count, bytes) = loop {
        longest = longest.max(window.step().into_iter().max().unwrap_or_default());
        let now = files(window);
        if now.0 > before.0 && !window.is_at_work() {
            break now;
        }
        assert!(begun.elapsed() < LONGEST, "{what} is not made");
        // As a screen that is painted sixty times a second leaves the thread alone.
        std::thread::sleep(Duration::from_millis(10));
    };
    assert_eq!(count, before.0 + 1, "one file");
    println!(
        "{what}: {} KB after {:.0?}, longest frame meanwhile {longest:.2?} (4 ms is wanted)",
        (bytes - before.1) / 1000,
        begun.elapsed()
    );
}

/// How many files are saved, and their bytes together.
fn files(window: &Window) -> (usize, u64) {
    let saved = std::fs::read_dir(window.saved()).expect("a folder").flatten();
    let whole = saved.filter(|file| file.path().extension().is_some_and(|ending| ending != "new"));
    whole.fold((0, 0), |(count, bytes), file| (count + 1, bytes + file.metadata().map_or(0, |file| file.len())))
}
