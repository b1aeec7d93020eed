//! The foot of Today: how much is done, and the list of it, each line of which can be taken back.

use eframe::egui::{Align, Layout, Popup, PopupCloseBehavior, Rect, RectAlign, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::rows::{Done, Rows};
use crate::app::event::Action;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, heading_ui, line_label_ui, link_ui, menu_ui, progress_line_ui, step_mark_ui};

/// Width of the list.
const LIST: f32 = 440.0;
/// Highest the list gets.
const MOST: f32 = 420.0;

/// What was done today: a line of progress, the marks in order, what came of it.
pub fn foot_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, rect: Rect, out: &mut Actions) {
    let look = theme(ui);
    ui.painter().rect_filled(rect, 0.0, look.sunken);
    let all = rows.left + rows.done.len();
    #[expect(clippy::cast_precision_loss, reason = "a line of progress")]
    let share = if all == 0 { 0.0 } else { rows.done.len() as f32 / all as f32 };
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::LINE, look.line));
    let done_text = cx.tr.with("today-done-count", &[("count", rows.done.len().into())]);
    progress_line_ui(ui, Rect::from_min_size(pos2(rect.left(), rect.top() - 1.0), vec2(rect.width(), 2.0)), &done_text, share);
    let inside = rect.shrink2(vec2(size::S32, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        Icon::CircleCheck.show_ui(ui, size::ICON_RAIL, look.accent);
        if rows.done.is_empty() {
            line_label_ui(ui, &done_text, TextKind::BodyStrong, look.text);
        } else {
            list_button_ui(ui, cx, rows, &done_text, out);
        }
        ui.add_space(size::S8);
        ui.spacing_mut().item_spacing.x = size::S4;
        // Room for the undo bar at the right.
        let hidden = rows.done.len().saturating_sub(if rect.width() < size::NARROW_WINDOW { 12 } else { 24 });
        for done in rows.done.iter().skip(hidden) {
            mark_ui(ui, done);
        }
        ui.add_space(size::S8);
        let came = came(cx, rows);
        if !came.is_empty() {
            line_label_ui(ui, &came, TextKind::Body, look.text2);
        }
    });
}

fn mark_ui(ui: &mut Ui, done: &Done) {
    match done.mark {
        Ok(step) => {
            step_mark_ui(ui, step, size::STEP_SMALL, &done.text);
        }
        Err(icon) => {
            let (place, response) = ui.allocate_exact_size(vec2(size::STEP_SMALL, size::STEP_SMALL), Sense::hover());
            icon.paint(ui, place.center(), size::STEP, theme(ui).text2);
            response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Image, true, &done.text));
            response.on_hover_text(tip(&done.text));
        }
    }
}

/// `2 will come, 1 bought for 3 400 ₽`.
fn came(cx: &ViewCtx<'_>, rows: &Rows) -> String {
    let mut parts = Vec::new();
    if rows.will_come > 0 {
        parts.push(cx.tr.with("today-will-come-count", &[("count", rows.will_come.into())]));
    }
    if rows.bought > 0 {
        let bought = [("count", rows.bought.into()), ("sum", cx.money(rows.bought_minor).into())];
        parts.push(cx.tr.with("today-bought-count", &bought));
    }
    parts.join(", ")
}

/// "Done today 9", which opens the list.
fn list_button_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, text: &str, out: &mut Actions) {
    let response = ui.add(Button::quiet(text).small().chevron());
    let popup = Popup::menu(&response).align(RectAlign::TOP_START).gap(size::S4);
    popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(LIST).show(|ui| {
        menu_ui(ui, |ui| {
            ui.set_width(LIST);
            ui.horizontal(|ui| {
                ui.add_space(size::S8);
                heading_ui(ui, text, TextKind::BodyStrong);
            });
            ScrollArea::vertical().max_height(MOST).min_scrolled_height(MOST).show(ui, |ui| {
                // The last one done is the likeliest to be taken back.
                for done in rows.done.iter().rev() {
                    line_ui(ui, cx, done, out);
                }
            });
        });
    });
}

fn line_ui(ui: &mut Ui, cx: &ViewCtx<'_>, done: &Done, out: &mut Actions) {
    let look = theme(ui);
    ui.push_id(done.contact, |ui| {
        ui.allocate_ui_with_layout(vec2(LIST, 30.0), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            ui.add_space(size::S8);
            mark_ui(ui, done);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(size::S8);
                if cx.can_edit {
                    let word = cx.tr.text("today-take-back");
                    let name = [word.as_ref(), done.text.as_str()].join(": ");
                    let response = link_ui(ui, &word);
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                    if response.clicked() {
                        out.app(Action::TakeBackContact(done.contact));
                    }
                }
                let open = cx.tr.text("call-card");
                if ui.add(Button::icon_only(Icon::User, &open)).clicked() {
                    out.jump(Jump::Client(done.client));
                }
                let room = ui.available_width();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    elided_label_ui(ui, &done.text, TextKind::Body, look.text, room);
                });
            });
        });
    });
}
