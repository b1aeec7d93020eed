//! A window without a renderer over a shop in a folder of its own, for tests that act as the owner would.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, HarnessBuilder};
use regulars::app::clock::Clock;
use regulars::app::prefs::{Places, Prefs, ThemeChoice};
use regulars::app::workspace::Workspace;
use regulars::domain::command::Command;
use regulars::domain::model::Records;
use regulars::domain::settings::Trade;
use regulars::ui::shell::files::{FilePicker, NoPicker};
use regulars::ui::shell::{Setup, Shell, Start};
use tempfile::TempDir;

/// A window and the folder of its shop, which goes with it.
pub struct Window {
    pub harness: Harness<'static, Shell>,
    pub folder: TempDir,
}

/// A civil day of a test.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date in a test")
}

/// The day of the pictures: a Tuesday.
pub fn today() -> NaiveDate {
    day("2025-10-14")
}

/// A window over a demo shop.
pub fn demo(trade: Trade, language: &str) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::under(folder.path());
    let mut workspace = regulars::app::demo_shop::open(trade, language, Clock::fixed(today()), &places).expect("a demo shop");
    // The prediction orders the list; without waiting, what a test sees would hang on a thread's luck.
    workspace.finish_prediction();
    open(folder, Start::Shop(Box::new(workspace)), language, (1280.0, 800.0))
}

/// A window over these records.
pub fn shop(records: Records, language: &str) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Shop.regulars");
    let mut workspace = Workspace::create(&path, Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    workspace.try_execute(Command::Seed(Box::new(records))).expect("records that fit");
    open(folder, Start::Shop(Box::new(workspace)), language, (1280.0, 800.0))
}

/// A window over a shop with nothing in it.
pub fn empty(language: &str) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let workspace =
        Workspace::create(&folder.path().join("Shop.regulars"), Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    open(folder, Start::Shop(Box::new(workspace)), language, (1280.0, 800.0))
}

/// A window over a shop that is open already, in its folder.
pub fn over(folder: TempDir, workspace: Workspace, language: &str) -> Window {
    open(folder, Start::Shop(Box::new(workspace)), language, (1280.0, 800.0))
}

/// The same with somebody who chooses files.
pub fn with_picker(folder: TempDir, workspace: Workspace, language: &str, picker: Box<dyn FilePicker>) -> Window {
    let setup = Setup { picker, ..setup(&folder, Start::Shop(Box::new(workspace)), language, ThemeChoice::Light) };
    let harness = Harness::builder().with_size((1280.0, 800.0)).build_eframe(move |cc| Shell::new(&cc.egui_ctx, setup));
    Window { harness, folder }
}

/// The same for names in scripts that only the fonts of the computer have.
pub fn over_any_script(folder: TempDir, workspace: Workspace, language: &str) -> Window {
    let builder = Harness::builder().allow_missing_glyphs();
    open_by(builder, folder, Start::Shop(Box::new(workspace)), language, (1280.0, 800.0))
}

/// A window over a demo shop with a renderer, for pictures.
pub fn drawn(trade: Trade, language: &str, theme: ThemeChoice, size: (f32, f32)) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::under(folder.path());
    let mut workspace = regulars::app::demo_shop::open(trade, language, Clock::fixed(today()), &places).expect("a demo shop");
    // The prediction orders the list; without waiting, what a test sees would hang on a thread's luck.
    workspace.finish_prediction();
    let setup = setup(&folder, Start::Shop(Box::new(workspace)), language, theme);
    let egui_theme = if theme == ThemeChoice::Dark { eframe::egui::Theme::Dark } else { eframe::egui::Theme::Light };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(egui_theme)
        .wgpu()
        .with_max_steps(64)
        .build_eframe(move |cc| Shell::new(&cc.egui_ctx, setup));
    harness.run_steps(3);
    Window { harness, folder }
}

/// A window that is started with a file which lies in `folder`.
pub fn started(folder: TempDir, file: &std::path::Path, language: &str) -> Window {
    let places = Places::under(folder.path());
    let launch = regulars::ui::window::Launch { file: Some(file.to_owned()), ..Default::default() };
    let start = regulars::ui::shell::start(&launch, &Prefs::default(), Clock::fixed(today()), &places).expect("a start");
    open(folder, start, language, (1280.0, 800.0))
}

/// A window at the first start.
pub fn first_start(language: &str) -> Window {
    open(tempfile::tempdir().expect("a folder"), Start::First, language, (1280.0, 800.0))
}

fn setup(folder: &TempDir, start: Start, language: &str, theme: ThemeChoice) -> Setup {
    Setup {
        start,
        prefs: Prefs { language: Some(language.to_owned()), theme, ..Prefs::default() },
        places: Places::under(folder.path()),
        clock: Clock::fixed(today()),
        picker: Box::new(NoPicker),
        keep_prefs: false,
        closing: regulars::app::closing::Closing::default(),
    }
}

fn open(folder: TempDir, start: Start, language: &str, size: (f32, f32)) -> Window {
    open_by(Harness::builder(), folder, start, language, size)
}

fn open_by(builder: HarnessBuilder<Shell>, folder: TempDir, mut start: Start, language: &str, size: (f32, f32)) -> Window {
    if let Start::Shop(workspace) = &mut start {
        // So that no list changes its order in the middle of a test.
        workspace.finish_prediction();
    }
    let setup = setup(&folder, start, language, ThemeChoice::Light);
    let mut harness = builder
        .with_size(size)
        .with_theme(eframe::egui::Theme::Light)
        .with_max_steps(64)
        .build_eframe(move |cc| Shell::new(&cc.egui_ctx, setup));
    harness.run_steps(3);
    Window { harness, folder }
}

impl Window {
    /// A few frames, in which everything comes to rest.
    pub fn settle(&mut self) {
        let begun = |window: &Self| window.harness.state().workspace().map_or(0, Workspace::looks_begun);
        let is_looking = |window: &Self| window.harness.state().workspace().is_some_and(Workspace::is_looking);
        loop {
            let (before, at_rest) = (begun(self), !is_looking(self));
            self.harness.run_steps(4);
            // A page that paints itself part by part asks for more of them.
            let _at_rest = (0..4).any(|_| self.harness.run_ok().is_some());
            // What is looked for on a thread belongs to what a click does.
            while is_looking(self) {
                std::thread::sleep(std::time::Duration::from_millis(1));
                self.harness.run_steps(1);
            }
            if at_rest && begun(self) == before {
                return;
            }
        }
    }

    /// Waits until the job at hand is through and what it did is shown.
    pub fn wait_for_job(&mut self) {
        for _ in 0..2000 {
            self.settle();
            if self.workspace().job().is_none() {
                self.settle();
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("the job does not end");
    }

    /// Presses a key and lets it take effect.
    pub fn press(&mut self, key: eframe::egui::Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// Presses a key with Ctrl.
    pub fn press_ctrl(&mut self, key: eframe::egui::Key) {
        self.harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, key);
        self.settle();
    }

    /// Types into the field that has the cursor.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(eframe::egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Clicks a button.
    pub fn click_button(&mut self, name: &str) {
        self.click_role(Role::Button, name);
    }

    /// Goes to a tab.
    pub fn click_tab(&mut self, name: &str) {
        self.click_role(Role::Tab, name);
    }

    fn click_role(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        self.settle();
    }

    /// Puts `text` into the field called `name`, in place of what is there.
    pub fn write(&mut self, name: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, name).focus();
        self.settle();
        self.press_ctrl(eframe::egui::Key::A);
        self.press(eframe::egui::Key::Delete);
        if !text.is_empty() {
            self.type_text(text);
        }
    }

    /// The shop that is open.
    pub fn workspace(&self) -> &Workspace {
        self.harness.state().workspace().expect("an open shop")
    }

    /// What the file holds equals what the window shows.
    pub fn assert_saved(self) {
        let path = self.workspace().path().to_owned();
        let shown = self.workspace().model().clone();
        drop(self.harness);
        let again = Workspace::open_to_read(&path, Clock::fixed(today()), &self.folder.path().join("log")).expect("the file opens again");
        assert!(*again.model() == shown, "the file and the window differ");
    }
}
