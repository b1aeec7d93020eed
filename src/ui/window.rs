//! Opens the window: OpenGL first, another renderer where that fails, and a plain sentence where nothing works.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{self, Ui, ViewportBuilder, ViewportCommand};
use eframe::{CreationContext, NativeOptions, Renderer};

use super::shell::files::{DesktopPicker, NoPicker};
pub use super::shell::printed;
use super::shell::{self, Setup, Shell, Start};
use crate::app::clock::Clock;
use crate::app::closing::Closing;
use crate::app::error::AppError;
use crate::app::prefs::{Places, Prefs, ThemeChoice};
use crate::domain::settings::Trade;
use crate::i18n::{Language, Tr};

/// What to open the window with, as it was asked for.
#[derive(Debug, Clone, Default)]
pub struct Launch {
    pub file: Option<PathBuf>,
    pub demo: Option<Trade>,
    /// Holds for this window and is not kept.
    pub language: Option<Language>,
    /// Holds for this window and is not kept.
    pub theme: Option<ThemeChoice>,
    pub today: Option<NaiveDate>,
    /// Points.
    pub size: Option<(f32, f32)>,
}

/// Why there is no window.
#[derive(Debug)]
pub enum NoWindow {
    /// There is nothing to open it on.
    NoDisplay,
    /// No renderer works here.
    NoRenderer,
    /// The shop's file cannot be opened.
    NotOpened(AppError),
}

impl NoWindow {
    /// What happened and what to do.
    #[must_use]
    pub fn say(&self, tr: &Tr) -> String {
        match self {
            Self::NoDisplay => tr.text("error-no-display").into_owned(),
            Self::NoRenderer => tr.text("error-no-renderer").into_owned(),
            Self::NotOpened(error) => shell::say(error, tr),
        }
    }

    /// The exit code (SPEC §9).
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::NoDisplay | Self::NoRenderer => 6,
            Self::NotOpened(error) => error.exit_code(),
        }
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`NoWindow`] if it could not be opened.
pub fn open(launch: &Launch, places: Places) -> Result<(), NoWindow> {
    let mut prefs = Prefs::load(&places.prefs);
    let keep_prefs = launch.language.is_none() && launch.theme.is_none();
    if let Some(language) = launch.language {
        prefs.language = Some(language.code().to_owned());
    }
    prefs.theme = launch.theme.unwrap_or(prefs.theme);
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    let clock = launch.today.map_or(Clock::Computer, Clock::fixed);
    let start = shell::start(launch, &prefs, clock, &places).map_err(NoWindow::NotOpened)?;
    if matches!(&start, Start::Trouble(trouble) if matches!(trouble.error, AppError::InFront { .. })) {
        return Ok(());
    }
    let closing = Closing::default();
    let shown = show(Setup { start, prefs, places, clock, picker: Box::new(NoPicker), keep_prefs, closing: closing.clone() }, launch.size);
    // The window is gone by now; what it was closed with is brought to its end.
    closing.wait();
    shown
}

/// Whether there is anything to open a window on. Only Linux can do without.
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn show(setup: Setup, size: Option<(f32, f32)>) -> Result<(), NoWindow> {
    // A renderer that fails to start never takes the setup, so the next one finds it here.
    let setup = Rc::new(RefCell::new(Some(setup)));
    for renderer in [Renderer::Glow, Renderer::Wgpu] {
        let taken = Rc::clone(&setup);
        let made = move |cc: &CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
            let setup = taken.borrow_mut().take().ok_or("taken")?;
            Ok(Box::new(Window::new(cc, setup)))
        };
        match eframe::run_native("regulars", options(renderer, size), Box::new(made)) {
            Ok(()) => return Ok(()),
            Err(error) => tracing::warn!("{renderer} does not work here: {error}"),
        }
        if setup.borrow().is_none() {
            break;
        }
    }
    Err(NoWindow::NoRenderer)
}

fn options(renderer: Renderer, size: Option<(f32, f32)>) -> NativeOptions {
    let size = size.unwrap_or((1280.0, 800.0));
    let viewport = ViewportBuilder::default()
        .with_app_id("regulars")
        .with_inner_size(size)
        .with_min_inner_size((720.0, 480.0))
        .with_drag_and_drop(true);
    NativeOptions { viewport, renderer, centered: true, ..NativeOptions::default() }
}

/// The shell alone, as tests and pictures run it.
impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        Self::ui(self, ui);
    }
}

/// The window for the desktop: the shell, and what to do when it has a fault.
struct Window {
    shell: Shell,
    log: std::path::PathBuf,
    title: String,
    fault: bool,
}

impl Window {
    fn new(cc: &CreationContext<'_>, mut setup: Setup) -> Self {
        let log = setup.places.log.clone();
        let waking = cc.egui_ctx.clone();
        setup.picker = Box::new(DesktopPicker::new(Arc::new(move || waking.request_repaint())));
        Self { shell: Shell::new(&cc.egui_ctx, setup), log, title: String::new(), fault: false }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        if self.fault {
            return;
        }
        let shell = &mut self.shell;
        self.fault = catch_unwind(AssertUnwindSafe(|| shell.logic(ctx))).is_err();
        let title = self.shell.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        if !self.fault {
            let shell = &mut self.shell;
            self.fault = catch_unwind(AssertUnwindSafe(|| shell.ui(ui))).is_err();
        }
        if self.fault {
            self.shell.fault_ui(ui, &self.log);
        }
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        // After a fault nothing more is asked of the shell; the file is whole.
        if !self.fault {
            self.shell.close();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
