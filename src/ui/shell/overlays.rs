//! What lies over the page: the notice at the foot, the command palette, the list of keys, progress of a long job.

use eframe::egui::{Area, Context, Id, Key, Modal, Modifiers, Order, Rect, Sense, Ui, pos2, vec2};

use super::Shell;
use super::notice::NoticeKind;
use crate::app::event::Action;
use crate::app::jobs::JobKind;
use crate::domain::text;
use crate::ui::menu::MenuCommand;
use crate::ui::route::Route;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::{
    Button, MenuItem, TextField, UNDO_BAR_HEIGHT, UndoBar, UndoChoice, heading_ui, key_cap_ui, label_ui, line_label_ui, progress_line_ui,
};

/// A job that is over sooner than this shows nothing, seconds.
const JOB_SHOWN_AFTER_SECS: f64 = 0.3;

/// The command palette: what is typed, and which line is chosen.
#[derive(Debug, Default)]
pub(super) struct Palette {
    query: String,
    chosen: usize,
    opened: bool,
}

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

    /// Everything that can be done, found by typing.
    fn palette_ui(&mut self, ctx: &Context) {
        let Some(palette) = &mut self.palette else { return };
        let mut done = None;
        let names: Vec<(MenuCommand, String)> =
            MenuCommand::ALL.iter().map(|command| (*command, self.tr.text(command.key()).into_owned())).collect();
        let query = text::fold(&palette.query);
        let other = text::other_layout(&query);
        let found: Vec<&(MenuCommand, String)> = names
            .iter()
            .filter(|(_, name)| {
                let name = text::fold(name);
                name.contains(&query) || other.as_ref().is_some_and(|other| name.contains(other))
            })
            .collect();
        ctx.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                palette.chosen = (palette.chosen + 1).min(found.len().saturating_sub(1));
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                palette.chosen = palette.chosen.saturating_sub(1);
            }
            if input.consume_key(Modifiers::NONE, Key::Enter) {
                done = found.get(palette.chosen).map(|(command, _)| *command);
            }
        });
        let hint = self.tr.text("palette-hint").into_owned();
        let modal = Modal::new(Id::unique("palette")).show(ctx, |ui| {
            ui.set_width(420.0);
            let id = Id::unique("palette query");
            let response = TextField::search(&hint).id(id).show_ui(ui, &mut palette.query);
            if !palette.opened {
                palette.opened = true;
                response.request_focus();
            }
            if response.changed() {
                palette.chosen = 0;
            }
            ui.add_space(size::S8);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, (command, name)) in found.iter().enumerate() {
                let key = command.shortcut().map(|shortcut| ctx.format_shortcut(&shortcut));
                let mut item = MenuItem::new(name).icon(command.icon()).chosen(place == palette.chosen);
                if let Some(key) = &key {
                    item = item.key(key);
                }
                if item.show_ui(ui).clicked() {
                    done = Some(*command);
                }
            }
        });
        if modal.should_close() || done.is_some() {
            self.palette = None;
        }
        if let Some(command) = done {
            self.menu(ctx, command);
        }
    }

    /// The keys of every command.
    fn help_ui(&mut self, ctx: &Context) {
        if !self.help_open {
            return;
        }
        let modal = Modal::new(Id::unique("help")).show(ctx, |ui| {
            ui.set_width(420.0);
            heading_ui(ui, &self.tr.text("menu-help"), TextKind::Heading);
            ui.add_space(size::S8);
            ui.spacing_mut().item_spacing.y = size::S4;
            for command in MenuCommand::ALL {
                if let Some(shortcut) = command.shortcut() {
                    key_line_ui(ui, &self.tr.text(command.key()), &ctx.format_shortcut(&shortcut));
                }
            }
            key_line_ui(ui, &self.tr.text("key-move"), "↑ ↓");
            key_line_ui(ui, &self.tr.text("key-open"), "↵");
        });
        if modal.should_close() {
            self.help_open = false;
        }
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
        Modal::new(Id::unique("job")).show(ctx, |ui| {
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

fn key_line_ui(ui: &mut Ui, name: &str, key: &str) {
    ui.horizontal(|ui| {
        line_label_ui(ui, name, TextKind::Body, theme(ui).text);
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| key_cap_ui(ui, key));
    });
}

fn shortcut(command: MenuCommand) -> eframe::egui::KeyboardShortcut {
    command.shortcut().unwrap_or(eframe::egui::KeyboardShortcut::new(Modifiers::NONE, Key::F35))
}
