//! Import and export: a file, what it would bring, and bringing it in; tables written out.

mod columns;
mod decide;
mod open;
mod panel;
mod preview;
pub mod words;

use std::path::PathBuf;

use eframe::egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::event::{Action, Event, ImportRequest};
use crate::app::import::Outcome;
use crate::app::jobs::JobKind;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, JobView, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, empty_state_ui, label_ui, progress_line_ui};

/// See the module.
#[derive(Debug, Default)]
pub struct TransferPage {
    /// A path being typed.
    path: String,
    export_path: String,
    /// What the last import brought, until another file is looked at.
    done: Option<Done>,
    /// The file that is about to go in: its name, and how many rows it leaves out.
    leaving: (String, usize),
    columns: columns::Columns,
    /// Rows that were passed over are listed.
    show_skipped: bool,
}

/// What an import brought.
#[derive(Debug)]
struct Done {
    clients: usize,
    purchases: usize,
    file_name: String,
    rejected: usize,
}

/// What the owner asked for on the page.
enum Wish {
    Read(ImportRequest),
    Import,
    Drop,
}

impl TransferPage {
    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        if matches!(event, Event::PreviewReady) {
            self.columns.forget();
        }
        match event {
            Event::Imported { clients, purchases } => {
                let (file_name, rejected) = std::mem::take(&mut self.leaving);
                self.done = Some(Done { clients: *clients, purchases: *purchases, file_name, rejected });
            }
            Event::PreviewReady | Event::Undone(_) => self.done = None,
            _ => {}
        }
    }

    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        if let Some(job) = cx.job.filter(|job| job.kind == JobKind::Reading) {
            reading_ui(ui, cx, page, job, out);
            return;
        }
        if let Some((request, preview)) = cx.preview {
            let wish = self.preview_ui(ui, cx, page, request, preview, out);
            match wish {
                Some(Wish::Read(request)) => out.app(Action::PreviewImport(request)),
                Some(Wish::Import) if preview.outcome() != Outcome::Ask => {
                    self.leaving = (preview.batch.file_name.clone(), preview.rejected.len());
                    out.app(Action::Import);
                }
                Some(Wish::Drop) => out.app(Action::DropPreview),
                _ => {}
            }
            return;
        }
        if let Some(done) = &self.done {
            if done_ui(ui, cx, page, done, out) {
                self.done = None;
            }
            return;
        }
        self.open_ui(ui, cx, page, out);
    }
}

/// What came in, and where to go from here; true for another file.
fn done_ui(ui: &mut Ui, cx: &ViewCtx<'_>, page: Rect, done: &Done, out: &mut Actions) -> bool {
    title_ui(ui, cx, page, 3);
    let below = Rect::from_min_max(pos2(page.left(), page.top() + 72.0), page.max);
    let mut is_again = false;
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let sentence = cx.tr.with("imported", &[("clients", done.clients.into()), ("purchases", done.purchases.into())]);
        let due = cx.tr.text("import-show-due");
        let button = Button::primary(&due).icon(Icon::Sun);
        let how = cx.tr.text("import-done-how");
        if empty_state_ui(ui, Icon::CircleCheck, &sentence, &how, Some(button)).is_some_and(|button| button.clicked()) {
            out.jump(Jump::Page(Route::Today));
        }
        ui.vertical_centered(|ui| {
            ui.add_space(size::S8);
            if done.rejected > 0 {
                label_ui(ui, &cx.tr.with("import-done-rejected", &[("count", done.rejected.into())]), TextKind::Body, theme(ui).text2);
                let save = cx.tr.text("import-save-rejected");
                if ui.add(Button::secondary(&save).icon(Icon::Download)).clicked() {
                    let name = cx.tr.with("import-mend-file", &[("file", (&done.file_name).into())]);
                    out.pick_file(FilePurpose::SaveRejected { name });
                }
            }
            let (undo, again) = (cx.tr.text("undo"), cx.tr.text("import-another"));
            if ui.add(Button::quiet(&undo).icon(Icon::ArrowBackUp)).clicked() {
                out.app(Action::Undo);
            }
            is_again = ui.add(Button::quiet(&again).icon(Icon::FileImport)).clicked();
        });
    });
    is_again
}

/// The page's title and the three steps; the first that is not done yet is the present one.
fn title_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rect: Rect, step: usize) {
    let look = theme(ui);
    let title = Rect::from_min_size(pos2(rect.left() + size::S32, rect.top() + 25.0), vec2(240.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(title), |ui| {
        crate::ui::widgets::heading_ui(ui, &cx.tr.text("import-title"), TextKind::Title)
    });
    let words = ["import-step-file", "import-step-columns", "import-step-done"].map(|key| cx.tr.text(key));
    let mut right = rect.right() - size::S24;
    for (place, word) in words.iter().enumerate().rev() {
        let (now, past) = (place + 1 == step, place + 1 < step);
        let colour = if now { look.text } else { look.text2 };
        let kind = if now { TextKind::BodyMedium } else { TextKind::Body };
        let galley = crate::ui::widgets::paint::line(ui, kind.job(word, colour), 200.0);
        let left = right - galley.size().x;
        let middle = rect.top() + 40.0;
        crate::ui::widgets::paint::galley_at(ui, pos2(left, middle), galley, colour);
        let centre = pos2(left - 18.0, middle);
        if now {
            ui.painter().circle_filled(centre, 10.0, look.accent);
        } else {
            ui.painter().circle_stroke(centre, 9.5, (size::LINE, if past { look.accent } else { look.line2 }));
        }
        if past {
            Icon::Check.paint(ui, centre, size::ICON_NAME, look.accent);
        } else {
            let ink = if now { look.on_accent } else { look.text2 };
            let number = crate::ui::widgets::paint::line(ui, TextKind::TickMedium.num_job(&(place + 1).to_string(), ink), 20.0);
            crate::ui::widgets::paint::galley_at(ui, pos2(centre.x - number.size().x / 2.0, middle), number, ink);
        }
        right = centre.x - 18.0;
        if place > 0 {
            ui.painter().hline(right - 20.0..=right, middle, (size::LINE, look.line2));
            right -= 28.0;
        }
    }
}

/// A file is being read: how far, and a way to stop.
fn reading_ui(ui: &mut Ui, cx: &ViewCtx<'_>, page: Rect, job: JobView<'_>, out: &mut Actions) {
    title_ui(ui, cx, page, 1);
    let middle = Rect::from_center_size(page.center(), vec2(320.0, 112.0));
    ui.scope_builder(UiBuilder::new().max_rect(middle), |ui| {
        let look = theme(ui);
        let text = cx.tr.text("import-reading");
        label_ui(ui, &text, TextKind::Heading, look.text);
        // Rows are counted while the file is read; then every row is gone through once more.
        let rows = (job.done > 0 && job.share.is_none()).then(|| cx.tr.with("import-reading-rows", &[("count", job.done.into())]));
        let facts: Vec<&str> = job.subject.into_iter().chain(rows.as_deref()).collect();
        elided_label_ui(ui, &facts.join(", "), TextKind::Body, look.text2, middle.width());
        let line = Rect::from_min_size(ui.cursor().min, vec2(middle.width(), 2.0));
        progress_line_ui(ui, line, &text, job.share.unwrap_or(0.0));
        ui.add_space(size::S16);
        if ui.add(Button::secondary(&cx.tr.text("cancel"))).clicked() {
            out.app(Action::CancelJob);
        }
    });
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}

/// A path as somebody typed or pasted it: without quotes and with the home folder in place of `~`.
fn typed_path(typed: &str) -> Option<PathBuf> {
    let bare = typed.trim().trim_matches('"');
    if bare.is_empty() {
        return None;
    }
    let home = || std::env::home_dir().map(|home| home.join(bare.trim_start_matches(['~', '/'])));
    if bare.starts_with("~/") { home() } else { Some(PathBuf::from(bare)) }
}
