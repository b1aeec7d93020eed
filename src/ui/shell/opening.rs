//! A shop's file is read and checked on a thread: a big one takes a second or two, and the window is there at once.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Align, Context, Layout, Rect, Spinner, Ui, UiBuilder, ViewportCommand, vec2};

use super::Shell;
use super::trouble::Trouble;
use crate::app::clock::Clock;
use crate::app::error::AppError;
use crate::app::jobs::{Job, JobKind};
use crate::app::workspace::Workspace;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::{heading_ui, label_ui, logo_ui};

/// A file that is read sooner than this shows no page in between.
const AT_ONCE: Duration = Duration::from_millis(100);
/// How often the window looks whether the file is read.
const LOOKS_EVERY: Duration = Duration::from_millis(30);

/// How long a window may take to close a big shop.
const CLOSING: Duration = Duration::from_secs(10);

type Opened = Result<Box<Workspace>, AppError>;

/// A file that is being read.
#[derive(Debug)]
pub struct Opening {
    path: PathBuf,
    job: Job<Opened>,
}

/// What came of a file by the time that nobody notices.
#[derive(Debug)]
pub enum Begun {
    Read(Opened),
    Later(Opening),
}

/// Begins to read a file; most are read before this returns.
pub fn begin(path: &Path, clock: Clock, log: &Path) -> Begun {
    let (file, place) = (path.to_owned(), log.to_owned());
    let fault = AppError::Fault { log: log.to_owned() };
    let work = move |_: &crate::app::jobs::Progress| open_patiently(&file, clock, &place);
    let Ok(mut job) = Job::start(JobKind::Reading, Arc::new(|| {}), work, || Err(fault)) else {
        // Without a thread it is read here.
        return Begun::Read(Workspace::open_or_rescue(path, clock, log).map(Box::new));
    };
    let begun = Instant::now();
    while begun.elapsed() < AT_ONCE {
        if let Some(opened) = job.poll() {
            return Begun::Read(opened);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Begun::Later(Opening { path: path.to_owned(), job })
}

/// Opens a file, and waits for a window that is just closing it.
fn open_patiently(path: &Path, clock: Clock, log: &Path) -> Opened {
    let begun = Instant::now();
    loop {
        match Workspace::open_or_rescue(path, clock, log) {
            // Started a second time: the first window comes to the front, and that is all that was wanted.
            Err(AppError::Occupied { path, occupant }) if occupant.call_to_front(&path) => return Err(AppError::InFront { path }),
            // Whoever had it open is making a last backup.
            Err(error) if error.is_in_use_by_nobody() && begun.elapsed() < CLOSING => std::thread::sleep(LOOKS_EVERY * 5),
            opened => return opened.map(Box::new),
        }
    }
}

impl Shell {
    /// Opens another shop; the present one stays if that fails.
    pub(super) fn open(&mut self, ctx: &Context, path: PathBuf) {
        match begin(&path, self.clock, &self.places.log) {
            Begun::Read(opened) => self.take_opened(ctx, path, opened),
            Begun::Later(opening) => self.opening = Some(opening),
        }
    }

    /// Takes in the file that is being read, if it is read.
    pub(super) fn poll_opening(&mut self, ctx: &Context) {
        let Some(opening) = &mut self.opening else { return };
        match opening.job.poll() {
            None => ctx.request_repaint_after(LOOKS_EVERY),
            Some(opened) => {
                let path = std::mem::take(&mut opening.path);
                self.opening = None;
                self.take_opened(ctx, path, opened);
            }
        }
    }

    fn take_opened(&mut self, ctx: &Context, path: PathBuf, opened: Opened) {
        match opened {
            Ok(workspace) => self.opened(ctx, *workspace),
            Err(AppError::InFront { .. }) if self.workspace.is_none() => ctx.send_viewport_cmd(ViewportCommand::Close),
            Err(error) if self.workspace.is_none() => self.trouble = Some(Trouble::new(path, error)),
            Err(error) => self.fail(ctx, error),
        }
    }

    /// The whole window, as long as the file is being read.
    pub(super) fn opening_ui(&self, ui: &mut Ui) {
        let Some(opening) = &self.opening else { return };
        let full = ui.max_rect();
        let name = opening.path.file_stem().unwrap_or_default().to_string_lossy();
        let place = Rect::from_center_size(full.center() - vec2(0.0, size::S32), vec2(full.width().min(480.0), 160.0));
        ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.y = size::S12;
            logo_ui(ui, 40.0);
            heading_ui(ui, &name, TextKind::Title);
            label_ui(ui, &self.tr.text("opening"), TextKind::Body, theme(ui).text2);
            ui.add(Spinner::new().size(size::S24).color(theme(ui).accent));
        });
    }
}
