//! A page on its own, without the window around it, for tests that look at what it asks for.

use eframe::egui::{self, Key};
use egui_kittest::Harness;
use regulars::app::clock::Clock;
use regulars::app::event::{Action, Event};
use regulars::app::prefs::{Places, Prefs};
use regulars::app::workspace::Workspace;
use regulars::domain::command::Command;
use regulars::domain::ids::ClientId;
use regulars::domain::model::Records;
use regulars::domain::settings::Trade;
use regulars::i18n::{Language, Tr};
use regulars::ui::route::Jump;
use regulars::ui::theme;
use regulars::ui::view_ctx::{Actions, FilePurpose, Request, ViewCtx};
use tempfile::TempDir;

use super::window::today;

/// A page over a shop, and what it has asked for.
pub struct Bench<P> {
    pub workspace: Workspace,
    pub tr: Tr,
    pub page: P,
    pub asked: Vec<Request>,
    pub narrow: bool,
    prefs: Prefs,
    places: Places,
    paint: fn(&mut P, &ViewCtx<'_>, &mut egui::Ui, &mut Actions),
    // The folder of the shop goes with the page.
    _folder: TempDir,
}

/// A page with the means to act on it.
pub struct Page<P: 'static> {
    pub harness: Harness<'static, Bench<P>>,
}

impl<P: Default + 'static> Page<P> {
    /// A page over a demo shop.
    pub fn demo(trade: Trade, language: Language, paint: fn(&mut P, &ViewCtx<'_>, &mut egui::Ui, &mut Actions)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::under(folder.path());
        let workspace = regulars::app::demo_shop::open(trade, language.code(), Clock::fixed(today()), &places).expect("a demo shop");
        Self::open(folder, workspace, language, paint)
    }

    /// A page over a shop with nothing in it.
    pub fn empty(language: Language, paint: fn(&mut P, &ViewCtx<'_>, &mut egui::Ui, &mut Actions)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Shop.regulars");
        let workspace = Workspace::create(&path, Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
        Self::open(folder, workspace, language, paint)
    }

    /// A page over these records.
    pub fn shop(records: Records, language: Language, paint: fn(&mut P, &ViewCtx<'_>, &mut egui::Ui, &mut Actions)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Shop.regulars");
        let mut workspace = Workspace::create(&path, Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
        workspace.try_execute(Command::Seed(Box::new(records))).expect("records that fit");
        Self::open(folder, workspace, language, paint)
    }

    fn open(
        folder: TempDir,
        workspace: Workspace,
        language: Language,
        paint: fn(&mut P, &ViewCtx<'_>, &mut egui::Ui, &mut Actions),
    ) -> Self {
        let bench = Bench {
            workspace,
            tr: Tr::new(language),
            page: P::default(),
            asked: Vec::new(),
            narrow: false,
            prefs: Prefs::default(),
            places: Places::under(folder.path()),
            paint,
            _folder: folder,
        };
        let mut harness = Harness::builder()
            .with_size((1072.0, 800.0))
            .with_context_setup(theme::install)
            .with_max_steps(64)
            .build_ui_state(frame, bench);
        harness.run_steps(3);
        let mut page = Self { harness };
        page.settle();
        page
    }

    /// A few frames, in which everything comes to rest.
    pub fn settle(&mut self) {
        loop {
            let workspace = &self.harness.state().workspace;
            let (before, at_rest) = (workspace.looks_begun(), !workspace.is_looking());
            self.harness.run_steps(4);
            // A page that paints itself part by part asks for more of them.
            let _at_rest = (0..4).any(|_| self.harness.run_ok().is_some());
            // What the page looks for on a thread belongs to what it shows.
            while self.harness.state().workspace.is_looking() {
                std::thread::sleep(std::time::Duration::from_millis(1));
                self.harness.run_steps(1);
            }
            if at_rest && self.harness.state().workspace.looks_begun() == before {
                return;
            }
        }
    }

    /// Presses a key and lets it take effect.
    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// Clicks what a screen reader calls so.
    pub fn click(&mut self, label: &str) {
        use egui_kittest::kittest::Queryable as _;
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Whether a screen reader finds something of this name.
    pub fn shows(&self, label: &str) -> bool {
        use egui_kittest::kittest::Queryable as _;
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Whether a screen reader finds something whose name contains this.
    pub fn shows_part(&self, part: &str) -> bool {
        use egui_kittest::kittest::Queryable as _;
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// Carries out a command as the window would.
    pub fn run(&mut self, command: Command) {
        self.harness.state_mut().workspace.try_execute(command).expect("a command that may be carried out");
        self.settle();
    }

    /// Where the page asked to go last; it forgets what it asked for.
    pub fn jump(&mut self) -> Jump {
        let asked = std::mem::take(&mut self.harness.state_mut().asked);
        match asked.into_iter().next_back() {
            Some(Request::Jump(jump)) => jump,
            other => panic!("no jump was asked for, but {other:?}"),
        }
    }

    /// The file that the page asked a place for last: its name, its bytes, and whether it is opened then.
    pub fn made(&mut self) -> (String, Vec<u8>, bool) {
        let asked = std::mem::take(&mut self.harness.state_mut().asked);
        match asked.into_iter().next_back() {
            Some(Request::PickFile(FilePurpose::Made { name, content, opens })) => (name, content.bytes(), opens),
            other => panic!("no file was made, but {other:?}"),
        }
    }

    /// The clients of the list that the page asked to open, by their numbers.
    pub fn opened_list(&mut self) -> Vec<ClientId> {
        match self.jump() {
            Jump::ClientList { mut clients, .. } => {
                clients.sort_unstable();
                clients
            }
            other => panic!("no list was asked for, but {other:?}"),
        }
    }
}

fn frame<P>(ui: &mut egui::Ui, bench: &mut Bench<P>) {
    let mut out = Actions::default();
    let workspace = &bench.workspace;
    let cx = ViewCtx {
        model: workspace.model(),
        analytics: workspace.analytics(),
        looker: workspace.looker(),
        tr: &bench.tr,
        today: workspace.today(),
        given: workspace.given(),
        can_edit: true,
        prefs: &bench.prefs,
        places: &bench.places,
        file: workspace.path(),
        job: None,
        preview: None,
        duplicates: None,
        chart_figures: workspace.chart_figures(),
        year_forecast: workspace.year_forecast(),
        is_listing: workspace.is_listing(),
        safety: regulars::ui::view_ctx::Safety::default(),
        next_undo: None,
        next_redo: None,
        narrow: bench.narrow,
    };
    (bench.paint)(&mut bench.page, &cx, ui, &mut out);
    for request in out.take() {
        match request {
            // Found at once, so that a test waits for no thread.
            Request::App(Action::Chart(wanted)) => {
                bench.workspace.chart(wanted);
                bench.workspace.finish_looks();
            }
            Request::App(Action::ForecastYear) => {
                bench.workspace.forecast_year();
                bench.workspace.finish_looks();
            }
            Request::App(Action::List(wanted)) => {
                bench.workspace.list(wanted);
                bench.workspace.finish_looks();
                for event in bench.workspace.take_events() {
                    if let Event::Listed { title, clients } = event {
                        bench.asked.push(Request::Jump(Jump::ClientList { title, clients }));
                    }
                }
            }
            other => bench.asked.push(other),
        }
    }
}
