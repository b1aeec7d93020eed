//! What lies over the page: the notice at the foot and the progress of a long job; palette, keys and a deletion have files of their own.

use eframe::egui::{Area, Context, Frame, Id, Key, Modal, Modifiers, Order, Rect, Sense, pos2, vec2};

use super::Shell;
use super::notice::NoticeKind;
use crate::app::event::Action;
use crate::app::jobs::JobKind;
use crate::ui::menu::MenuCommand;
use crate::ui::route::Route;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::{Button, UNDO_BAR_HEIGHT, UndoBar, UndoChoice, heading_ui, label_ui, progress_line_ui};

/// A job that is over sooner than this shows nothing, seconds.
const JOB_SHOWN_AFTER_SECS: f64 = 0.3;

impl Shell {
    /// What was done, with Undo, at the right of the foot.
    pub(super) fn notice_ui(&mut self, ctx: &Context) {
        let Some(notice) = self.notice.clone() else { return };
        let (word, key) = match notice.kind {
            NoticeKind::Undo => (self.tr.text("undo"), ctx.format_shortcut(&shortcut(MenuCommand::Undo))),
            NoticeKind::Redo => (self.tr.text("redo"), ctx.format_shortcut(&shortcut(MenuCommand::Redo))),
            NoticeKind::Plain | NoticeKind::Error => (self.tr.text("understood"), String::from("Esc")),
        };
        let close = self.tr.text("close");
        let screen = ctx.content_rect();
        let rail = if self.workspace.is_some() { size::RAIL_NARROW } else { 0.0 };
        let taken = if self.route == Route::Clients { self.pages.clients.foot_taken() } else { 0.0 };
        let room = Rect::from_min_max(
            pos2(screen.left() + rail + size::PAGE_EDGE, screen.bottom() - size::FOOT),
            pos2(screen.right() - taken - size::PAGE_EDGE, screen.bottom()),
        );
        let wide = Rect::from_min_size(pos2(room.left(), room.center().y - UNDO_BAR_HEIGHT / 2.0), vec2(room.width(), UNDO_BAR_HEIGHT));
        let choice = Area::new(Id::unique("notice"))
            .order(Order::Foreground)
            .fixed_pos(wide.min)
            .sense(Sense::hover())
            .show(ctx, |ui| UndoBar { message: &notice.text, undo: &word, key: &key, close: &close }.show_ui(ui, wide))
            .inner;
        let escaped = matches!(notice.kind, NoticeKind::Plain | NoticeKind::Error)
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        match (choice, notice.kind) {
            (Some(UndoChoice::Undo), NoticeKind::Undo) => self.actions.app(Action::Undo),
            (Some(UndoChoice::Undo), NoticeKind::Redo) => self.actions.app(Action::Redo),
            (Some(_), _) => self.notice = None,
            (None, _) if escaped => self.notice = None,
            (None, _) => {}
        }
    }

    pub(super) fn overlays_ui(&mut self, ctx: &Context) {
        self.palette_ui(ctx);
        self.help_ui(ctx);
        self.erase_ui(ctx);
        self.job_ui(ctx);
    }

    /// Progress of writing an import, which nothing else may interrupt; other jobs show on their pages.
    fn job_ui(&mut self, ctx: &Context) {
        let Some((kind, progress)) = self.workspace.as_ref().and_then(|workspace| workspace.job()) else {
            self.job_since = None;
            return;
        };
        let text = self.tr.text(match kind {
            JobKind::Importing => "job-importing",
            JobKind::Restoring => "job-restoring",
            JobKind::Erasing => "job-erasing",
            JobKind::BackingUpBefore => "job-backing-up-before",
            _ => return,
        });
        let share = progress.share();
        // What is done in a blink shows nothing that would flash up.
        let now = ctx.input(|input| input.time);
        let so_far = now - *self.job_since.get_or_insert(now);
        if so_far < JOB_SHOWN_AFTER_SECS {
            ctx.request_repaint_after_secs(0.1);
            return;
        }
        Modal::new(Id::unique("job")).frame(modal_frame(ctx, size::S16)).show(ctx, |ui| {
            ui.set_width(320.0);
            heading_ui(ui, &text, TextKind::Heading);
            if kind == JobKind::Importing {
                label_ui(ui, &self.tr.text("job-importing-safe"), TextKind::Body, theme(ui).text2);
            }
            ui.add_space(size::S12);
            let line = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 2.0));
            progress_line_ui(ui, line, &text, share.unwrap_or(0.0));
            ui.add_space(size::S12);
            let cancel = self.tr.text("cancel");
            if kind == JobKind::Importing && ui.add(Button::secondary(&cancel)).clicked() {
                self.actions.app(Action::CancelJob);
            }
        });
        ctx.request_repaint_after_secs(0.1);
    }
}

/// The frame of a window over the page, with this much room around what it says.
pub(super) fn modal_frame(ctx: &Context, margin: f32) -> Frame {
    Frame::popup(&ctx.global_style()).inner_margin(margin)
}

fn shortcut(command: MenuCommand) -> eframe::egui::KeyboardShortcut {
    command.shortcut().unwrap_or(eframe::egui::KeyboardShortcut::new(Modifiers::NONE, Key::F35))
}
