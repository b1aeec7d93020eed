//! Opens the window: OpenGL first, another renderer where that fails, and a plain sentence where nothing works.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;

use eframe::egui::{self, Ui, ViewportBuilder, ViewportCommand};
use eframe::{CreationContext, NativeOptions, Renderer};

use super::shell::files::DesktopPicker;
use super::shell::{Setup, Shell, Start};
use crate::app::clock::Clock;
use crate::app::demo_shop;
use crate::app::error::AppError;
use crate::app::prefs::{Places, Prefs, ThemeChoice};
use crate::app::workspace::Workspace;
use crate::cli::{self, WindowArgs};
use crate::i18n::{Language, Tr};

/// There is no display, or no renderer works on it.
const NO_DISPLAY: u8 = 6;
/// The file cannot be opened.
const NOT_OPENED: u8 = 5;

/// Opens the window and stays until it is closed.
#[must_use]
pub fn open(args: WindowArgs, places: Places) -> ExitCode {
    let mut prefs = Prefs::load(&places.prefs);
    // What is said on the command line holds for this window and is not kept.
    let keep_prefs = args.lang.is_none() && args.theme.is_none();
    if args.lang.is_some() {
        prefs.language.clone_from(&args.lang);
    }
    match args.theme.as_deref() {
        Some("light") => prefs.theme = ThemeChoice::Light,
        Some("dark") => prefs.theme = ThemeChoice::Dark,
        _ => {}
    }
    let language = prefs.language.as_deref().and_then(Language::from_code).unwrap_or_else(Language::of_computer);
    let tr = Tr::new(language);
    if !has_display() {
        cli::complain(&tr.text("error-no-display"));
        return ExitCode::from(NO_DISPLAY);
    }
    let clock = args.today.map_or(Clock::Computer, Clock::fixed);
    let start = match start(&args, &prefs, language, clock, &places) {
        Ok(start) => start,
        Err(error) => {
            cli::complain(&cli::words(&error, &tr));
            return ExitCode::from(NOT_OPENED);
        }
    };
    show(Setup { start, prefs, places, clock, picker: Box::new(super::shell::files::NoPicker), keep_prefs }, args.size, &tr)
}

/// Whether there is anything to open a window on. Only Linux can do without.
fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn start(args: &WindowArgs, prefs: &Prefs, language: Language, clock: Clock, places: &Places) -> Result<Start, AppError> {
    let workspace = if let Some(shop) = args.demo {
        demo_shop::open(shop.into(), language.code(), clock, places)?
    } else if let Some(file) = &args.file {
        Workspace::open(file, clock, &places.log)?
    } else if let Some(file) = prefs.last_file.as_ref().filter(|file| file.exists()) {
        Workspace::open(file, clock, &places.log)?
    } else {
        return Ok(Start::First);
    };
    Ok(Start::Shop(Box::new(workspace)))
}

fn show(setup: Setup, size: Option<(f32, f32)>, tr: &Tr) -> ExitCode {
    // A renderer that fails to start never takes the setup, so the next one finds it here.
    let setup = Arc::new(std::sync::Mutex::new(Some(setup)));
    for renderer in [Renderer::Glow, Renderer::Wgpu] {
        let taken = Arc::clone(&setup);
        let made = move |cc: &CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
            let setup = taken.lock().map_err(|_| "poisoned")?.take().ok_or("taken")?;
            Ok(Box::new(Window::new(cc, setup)))
        };
        match eframe::run_native("regulars", options(renderer, size), Box::new(made)) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => tracing::warn!("{renderer} does not work here: {error}"),
        }
        if setup.lock().map_or(true, |setup| setup.is_none()) {
            break;
        }
    }
    cli::complain(&tr.text("error-no-renderer"));
    ExitCode::from(NO_DISPLAY)
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

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
