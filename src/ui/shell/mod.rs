//! The window as a whole: the list at the left, the page, what is said at the foot, and the keys that work anywhere.
//! The only part of this room that holds the [`Workspace`]; pages read a [`ViewCtx`] and push [`Actions`].

mod erase;
mod events;
pub mod files;
mod help;
mod keys;
mod launch;
mod notice;
mod opening;
mod overlays;
mod palette;
mod print;
pub(super) mod rail;
mod trouble;

use std::path::PathBuf;

use chrono::NaiveDate;
use eframe::egui::{self, CentralPanel, Context, Frame, Panel, Ui, ViewportCommand};

use self::files::FilePicker;
pub use self::launch::start;
use self::notice::Notice;
pub use self::notice::say;
pub use self::print::printed;
pub use self::trouble::Trouble;
use super::pages::Pages;
use super::route::Route;
use super::theme::{self, ThemeMode, size};
use super::view_ctx::{Actions, JobView, Safety, ViewCtx};
use crate::app::clock::Clock;
use crate::app::closing::Closing;
use crate::app::prefs::{Places, Prefs, ThemeChoice};
use crate::app::workspace::Workspace;
use crate::domain::settings::Trade;
use crate::i18n::{Language, Tr};

/// What the window opens with.
#[derive(Debug)]
pub enum Start {
    /// This shop.
    Shop(Box<Workspace>),
    /// The page of the first start.
    First,
    /// A big file that is still being read.
    Opening(opening::Opening),
    /// What can be done about a file that does not open.
    Trouble(Trouble),
}

/// Everything that is given to the window from outside.
pub struct Setup {
    pub start: Start,
    pub prefs: Prefs,
    pub places: Places,
    pub clock: Clock,
    pub picker: Box<dyn FilePicker>,
    /// Preferences are kept; false for tests and pictures.
    pub keep_prefs: bool,
    /// Takes the shops that the window is done with; whoever ends the program waits for it.
    pub closing: Closing,
}

/// The window as a whole.
pub struct Shell {
    pub(super) workspace: Option<Box<Workspace>>,
    /// A file that did not open, as long as no other is.
    trouble: Option<Trouble>,
    opening: Option<opening::Opening>,
    prefs: Prefs,
    places: Places,
    clock: Clock,
    tr: Tr,
    route: Route,
    pages: Pages,
    actions: Actions,
    notice: Option<Notice>,
    picker: Box<dyn FilePicker>,
    keep_prefs: bool,
    closing: Closing,
    /// Who is to be deleted for good, if the owner says so once more.
    erasing: Option<crate::domain::ids::ClientId>,
    palette: Option<palette::Palette>,
    help_open: bool,
    /// When the job at hand was first seen, seconds of the window's clock.
    job_since: Option<f64>,
    /// The search field takes the cursor in the next frame.
    focus_search: bool,
    /// How many are due, under the revision and day for which it was counted.
    due_count: ((u64, NaiveDate), usize),
}

impl Shell {
    /// A window that is about to be shown. Installs fonts and theme into `ctx`.
    #[must_use]
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        theme::install(ctx);
        let language = setup.prefs.language.as_deref().and_then(Language::from_code).unwrap_or_else(Language::of_computer);
        let mut shell = Self {
            workspace: None,
            trouble: None,
            opening: None,
            prefs: setup.prefs,
            places: setup.places,
            clock: setup.clock,
            tr: Tr::new(language),
            route: Route::Today,
            pages: Pages::default(),
            actions: Actions::default(),
            notice: None,
            picker: setup.picker,
            keep_prefs: setup.keep_prefs,
            closing: setup.closing,
            erasing: None,
            palette: None,
            help_open: false,
            job_since: None,
            focus_search: false,
            due_count: ((u64::MAX, NaiveDate::MIN), 0),
        };
        match setup.start {
            Start::Shop(workspace) => shell.take_workspace(ctx, workspace),
            Start::Opening(opening) => shell.opening = Some(opening),
            Start::Trouble(trouble) => shell.trouble = Some(trouble),
            Start::First => {}
        }
        shell.apply_theme(ctx);
        shell
    }

    fn take_workspace(&mut self, ctx: &Context, mut workspace: Box<Workspace>) {
        let waking = ctx.clone();
        workspace.set_wake(std::sync::Arc::new(move || waking.request_repaint()));
        workspace.set_staff(self.prefs.staff);
        workspace.set_second_place(self.prefs.second_place.clone());
        self.pages = Pages::default();
        self.trouble = None;
        if let Some(before) = self.workspace.replace(workspace) {
            self.closing.begin(before);
        }
    }

    /// The window is closed: what was changed is backed up, and the file let go of, on a thread.
    pub fn close(&mut self) {
        if let Some(workspace) = self.workspace.take() {
            self.closing.begin(workspace);
        }
    }

    fn apply_theme(&self, ctx: &Context) {
        let mode = match self.prefs.theme {
            ThemeChoice::System => ThemeMode::System,
            ThemeChoice::Light => ThemeMode::Light,
            ThemeChoice::Dark => ThemeMode::Dark,
        };
        theme::apply(ctx, mode, f32::from(self.prefs.text_percent) / 100.0);
    }

    /// Shows a page.
    pub fn go(&mut self, route: Route) {
        self.route = route;
    }

    /// The page that is shown.
    #[must_use]
    pub const fn route(&self) -> Route {
        self.route
    }

    /// The shop that is open.
    #[must_use]
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspace.as_deref()
    }

    /// What is said at the foot; empty if nothing.
    #[must_use]
    pub fn notice_text(&self) -> &str {
        self.notice.as_ref().map_or("", |notice| &notice.text)
    }

    /// Title of the window: the shop's name and the program's.
    #[must_use]
    pub fn title(&self) -> String {
        let shop = self.workspace.as_ref().map_or("", |workspace| workspace.model().settings().shop_name.as_str());
        if shop.is_empty() { PROGRAM.to_owned() } else { format!("{shop} — {PROGRAM}") }
    }

    /// Before each frame: takes in what happened outside of it.
    pub fn logic(&mut self, ctx: &Context) {
        while let Some((purpose, path)) = self.picker.picked() {
            self.file_picked(&purpose, path);
        }
        self.poll_opening(ctx);
        if let Some(workspace) = &mut self.workspace {
            workspace.tick();
            if workspace.is_called_to_front() {
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
            }
            if let Some(due) = workspace.next_backup_in() {
                // A little later, so that it is due by then.
                ctx.request_repaint_after(due.to_std().unwrap_or_default() + std::time::Duration::from_secs(1));
            }
        }
        self.take_events(ctx);
        let now = ctx.input(|input| input.time);
        if let Some(notice) = &self.notice {
            if notice.until <= now {
                self.notice = None;
            } else if notice.until.is_finite() {
                ctx.request_repaint_after(std::time::Duration::from_secs_f64((notice.until - now + 0.05).max(0.0)));
            }
        }
    }

    /// Paints the window and carries out what was asked for.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let look = theme::theme(ui);
        if self.opening.is_some() {
            CentralPanel::default().frame(Frame::new().fill(look.surface)).show(ui, |ui| self.opening_ui(ui));
            return;
        }
        self.keys(&ctx);
        if self.workspace.is_some() {
            let narrow = ui.available_width() < size::NARROW_WINDOW;
            let collapsed = narrow || self.prefs.rail_collapsed;
            let width = if collapsed { size::RAIL_NARROW } else { size::RAIL };
            // Calls take the whole window.
            if self.route != Route::Call {
                let rail = Panel::left("rail").exact_size(width).resizable(false).show_separator_line(false);
                rail.frame(Frame::new().fill(look.bg)).show(ui, |ui| self.rail_ui(ui, collapsed));
            }
            CentralPanel::default().frame(Frame::new().fill(look.surface)).show(ui, |ui| {
                self.page_ui(ui, narrow);
            });
            self.overlays_ui(&ctx);
        } else if self.trouble.is_some() {
            CentralPanel::default().frame(Frame::new().fill(look.surface)).show(ui, |ui| self.trouble_ui(ui));
        } else {
            CentralPanel::default().frame(Frame::new().fill(look.surface)).show(ui, |ui| {
                self.pages.start.ui(ui, &self.tr, &self.prefs, &self.places, &mut self.actions);
            });
        }
        self.notice_ui(&ctx);
        self.drop_ui(&ctx);
        self.carry_out(&ctx);
    }

    fn page_ui(&mut self, ui: &mut Ui, narrow: bool) {
        let Some(workspace) = self.workspace.as_deref() else { return };
        let cx = view_ctx(workspace, &self.tr, &self.prefs, &self.places, narrow);
        trouble::banner_ui(workspace, (&self.tr, &self.prefs), ui, &mut self.actions, &mut self.pages.settings, &mut self.route);
        self.pages.ui(self.route, &cx, ui, &mut self.actions);
    }

    /// Files dropped on the window.
    fn drop_ui(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        for path in dropped {
            self.actions.open_dropped(path);
        }
    }

    /// Opens the demo shop of a trade, made anew each day.
    pub(super) fn open_demo(&mut self, ctx: &Context, trade: Trade) {
        match crate::app::demo_shop::open(trade, self.tr.language().code(), self.clock, &self.places) {
            Ok(workspace) => {
                self.take_workspace(ctx, Box::new(workspace));
                self.route = Route::Today;
            }
            Err(error) => self.fail(ctx, error),
        }
    }

    fn fail(&mut self, ctx: &Context, error: crate::app::error::AppError) {
        let now = ctx.input(|input| input.time);
        let currency =
            self.workspace.as_ref().map_or(crate::domain::money::Currency::RUB, |workspace| workspace.model().settings().currency);
        self.notice = Notice::of(&crate::app::event::Event::Failed(error), &self.tr, (currency, self.clock.today()), now);
    }

    fn save_prefs(&mut self, ctx: &Context) {
        if self.keep_prefs
            && let Err(source) = self.prefs.save(&self.places.prefs)
        {
            let path = self.places.prefs.clone();
            self.fail(ctx, crate::app::error::AppError::Write { path, source });
        }
        self.apply_theme(ctx);
    }
}

/// The name of the program is the same in every language.
pub(super) const PROGRAM: &str = "Regulars";

fn view_ctx<'a>(workspace: &'a Workspace, tr: &'a Tr, prefs: &'a Prefs, places: &'a Places, narrow: bool) -> ViewCtx<'a> {
    let job = workspace.job().map(|(kind, progress)| JobView {
        kind,
        share: progress.share(),
        done: usize::try_from(progress.done()).unwrap_or(usize::MAX),
        subject: progress.subject(),
    });
    ViewCtx {
        model: workspace.model(),
        analytics: workspace.analytics(),
        looker: workspace.looker(),
        tr,
        today: workspace.today(),
        given: workspace.given(),
        can_edit: !workspace.is_read_only() && job.is_none(),
        prefs,
        places,
        file: workspace.path(),
        job,
        preview: workspace.preview(),
        duplicates: workspace.duplicates(),
        chart_figures: workspace.chart_figures(),
        year_forecast: workspace.year_forecast(),
        is_listing: workspace.is_listing(),
        safety: Safety {
            backups: workspace.backups(),
            compared: workspace.compared(),
            checked: workspace.checked(),
            trail: workspace.shown_trail(),
            damage: workspace.damage(),
        },
        next_undo: workspace.next_undo(),
        next_redo: workspace.next_redo(),
        narrow,
    }
}

/// Whether a text is being typed, so that single letters are not commands.
fn is_typing(ctx: &Context) -> bool {
    ctx.egui_wants_keyboard_input() && ctx.text_edit_focused()
}

/// A key without Ctrl, Alt or the command key.
pub(super) fn plain_key(ctx: &Context, key: egui::Key) -> bool {
    !is_typing(ctx) && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key))
}
