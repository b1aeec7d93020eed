//! The real window over a shop of 100 000 clients and 1 000 000 purchases, without a renderer, and the time that our own
//! part of a frame takes.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use regulars::app::clock::Clock;
use regulars::app::event::ImportRequest;
use regulars::app::prefs::{Places, Prefs};
use regulars::app::workspace::Workspace;
use regulars::domain::settings::Settings;
use regulars::ui::shell::{Setup, Shell, Start};
use regulars::ui::window::Launch;
use rustix::time::{ClockId, clock_gettime};
use tempfile::TempDir;

use crate::big::table;
use crate::paper::Saves;

/// The longest list of a day that can be set: there is somebody for every key that is pressed.
const CAPACITY: u16 = 1000;

const FILE: &str = "big.regulars";

const SURNAMES: [&str; 16] = [
    "Иванова",
    "Смирнова",
    "Кузнецова",
    "Попова",
    "Соколова",
    "Лебедева",
    "Козлова",
    "Новикова",
    "Морозова",
    "Петрова",
    "Волкова",
    "Соловьёва",
    "Васильева",
    "Зайцева",
    "Павлова",
    "Семёнова",
];
const NAMES: [&str; 12] =
    ["Анна", "Мария", "Елена", "Ольга", "Наталья", "Екатерина", "Татьяна", "Ирина", "Светлана", "Юлия", "Алёна", "Дарья"];

/// The shell with the time that each of its frames took.
pub struct Timed {
    pub shell: Shell,
    frames: Vec<Duration>,
}

impl eframe::App for Timed {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        let start = worked();
        self.shell.logic(ctx);
        self.frames.push(worked().saturating_sub(start));
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let start = worked();
        self.shell.ui(ui);
        if let Some(frame) = self.frames.last_mut() {
            *frame += worked().saturating_sub(start);
        }
    }
}

/// How long this thread has worked: what other programs take of a busy processor is not ours.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// The window and the folder of its shop, which goes with it.
pub struct Window {
    pub harness: Harness<'static, Timed>,
    folder: TempDir,
}

impl Window {
    /// A window over the large shop. Its file lies in memory where there is such a folder: what a disk takes for a flush is
    /// not our work.
    pub fn open() -> Self {
        Self::over(Some(named_table()))
    }

    /// A window over a shop with nothing in it.
    pub fn empty() -> Self {
        Self::over(None)
    }

    fn over(table: Option<PathBuf>) -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
        let places = Places::under(folder.path());
        let settings = Settings { capacity: CAPACITY, ..Settings::default() };
        let mut workspace = Workspace::create_with(&folder.path().join(FILE), settings, clock(), &places.log).expect("a shop");
        if let Some(table) = table {
            workspace.preview_import(ImportRequest::new(table));
            workspace.finish_job();
            workspace.import_preview();
            workspace.finish_job();
            workspace.finish_prediction();
        }
        println!("{} clients, {} purchases", workspace.model().clients().len(), workspace.model().purchases().len());
        let harness = harness(Start::Shop(Box::new(workspace)), places, &folder);
        Self { harness, folder }
    }

    /// Where files are saved that the window makes.
    pub fn saved(&self) -> PathBuf {
        saved(&self.folder)
    }

    /// Closes the shop without a backup and opens its file again, as a start of the program does; how long it is to the first frame.
    pub fn reopen(self) -> (Self, Duration) {
        let Self { harness: closed, folder } = self;
        drop(closed);
        let begun = Instant::now();
        let places = Places::under(folder.path());
        let launch = Launch { file: Some(folder.path().join(FILE)), ..Launch::default() };
        let start = regulars::ui::shell::start(&launch, &Prefs::default(), clock(), &places).expect("a start");
        let harness = harness(start, places, &folder);
        (Self { harness, folder }, begun.elapsed())
    }

    /// A frame for each event that waits, or one; how long our part of each took.
    pub fn step(&mut self) -> Vec<Duration> {
        self.harness.state_mut().frames.clear();
        self.harness.step();
        std::mem::take(&mut self.harness.state_mut().frames)
    }

    /// Whether a thread looks for something that the page has asked for.
    pub fn is_looking(&self) -> bool {
        self.harness.state().shell.workspace().is_some_and(Workspace::is_looking)
    }

    /// Whether a job is at hand.
    pub fn is_at_work(&self) -> bool {
        self.harness.state().shell.workspace().is_some_and(|workspace| workspace.job().is_some())
    }

    /// Whether figures of the charts are computed.
    pub fn is_charting(&self) -> bool {
        self.harness.state().shell.workspace().is_some_and(Workspace::is_charting)
    }

    /// Whether there is something to paint charts of.
    pub fn has_chart_figures(&self) -> bool {
        self.harness.state().shell.workspace().is_some_and(|workspace| workspace.chart_figures().is_some())
    }

    /// The name of the menu that says how far back the charts look.
    pub fn charts_range(&self) -> String {
        let dash = |node: &egui_kittest::Node<'_>| node.accesskit_node().label();
        let named = self.harness.query_all_by_label_contains(" – ").filter_map(|node| dash(&node)).find(|name| name.contains("2024"));
        named.expect("the menu of ranges")
    }

    /// A few frames, so that everything comes to rest.
    pub fn settle(&mut self) {
        self.harness.run_steps(4);
    }

    /// From a key to its result on the screen: the frame that takes the key in and the one that shows what came of it.
    pub fn key(&mut self, key: egui::Key) -> Duration {
        self.key_with(egui::Modifiers::NONE, key)
    }

    /// The same with Ctrl or another key held.
    pub fn key_with(&mut self, modifiers: egui::Modifiers, key: egui::Key) -> Duration {
        self.harness.event(egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
        self.two_frames()
    }

    /// From a letter typed to its result on the screen.
    pub fn text(&mut self, text: &str) -> Duration {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.two_frames()
    }

    fn two_frames(&mut self) -> Duration {
        let frames: Vec<Duration> = [self.step(), self.step()].concat();
        frames.into_iter().sum()
    }
}

fn clock() -> Clock {
    Clock::fixed("2024-12-31".parse().expect("a date"))
}

/// The folder for files that the window makes.
fn saved(folder: &TempDir) -> PathBuf {
    folder.path().join("saved")
}

/// The shell, and its first frame.
fn harness(start: Start, places: Places, folder: &TempDir) -> Harness<'static, Timed> {
    let saved = saved(folder);
    fs::create_dir_all(&saved).expect("a folder");
    let setup = Setup {
        start,
        prefs: Prefs { language: Some("en".to_owned()), ..Prefs::default() },
        places,
        clock: clock(),
        picker: Box::new(Saves::into(saved)),
        keep_prefs: false,
        closing: regulars::app::closing::Closing::default(),
    };
    Harness::builder()
        .with_size((1280.0, 800.0))
        .build_eframe(move |cc| Timed { shell: Shell::new(&cc.egui_ctx, setup), frames: Vec::new() })
}

/// The table of a large shop with a name for everybody, for there is nothing to search for in a shop of numbers.
fn named_table() -> PathBuf {
    let named = Path::new(env!("CARGO_TARGET_TMPDIR")).join("big-named.csv");
    if named.exists() {
        return named;
    }
    let text = fs::read_to_string(table()).expect("the table");
    let mut with_names = String::with_capacity(text.len() * 2);
    for (place, line) in text.lines().enumerate() {
        let number: usize = line.split(',').next().and_then(|id| id.parse().ok()).unwrap_or(0);
        let (surname, name) = (SURNAMES[number / 7 % SURNAMES.len()], NAMES[number % NAMES.len()]);
        if place == 0 {
            writeln!(with_names, "{line},name").expect("a text grows");
        } else {
            writeln!(with_names, "{line},{surname} {name}").expect("a text grows");
        }
    }
    let half = named.with_extension("part");
    fs::write(&half, with_names).expect("a file");
    fs::rename(half, &named).expect("a rename");
    named
}
