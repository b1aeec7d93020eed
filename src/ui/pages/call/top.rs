//! The line above the client: the way back, how far the list is done, undo, who sits here.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, KeyboardShortcut, Layout, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::queue::{Mark, Queue};
use crate::app::event::Action;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, paint};

/// Width of the marks of all places.
const MARKS: f32 = 304.0;
/// Narrowest mark that can still be told from the next.
const LEAST: f32 = 5.0;
/// Room for the way to take back, with what parts it from its neighbours.
const UNDO: f32 = 184.0;

/// Shows the line; true if the owner wants back.
pub fn top_ui(ui: &mut Ui, cx: &ViewCtx<'_>, queue: &Queue, rect: Rect, edge: f32, out: &mut Actions) -> bool {
    let look = theme(ui);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, look.line));
    let inside = rect.shrink2(vec2(edge, 0.0));
    let progress_right = progress_ui(ui, cx, queue, rect);
    let mut back = false;
    let start = inside.with_min_x(inside.left() - 13.0);
    ui.scope_builder(UiBuilder::new().max_rect(start).layout(Layout::left_to_right(Align::Center)), |ui| {
        let today = cx.tr.text("menu-today");
        back = ui.add(Button::quiet(&today).icon(Icon::ChevronLeft).key("Esc")).clicked();
    });
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size::S12;
        if let Some(staff) = cx.given.staff.and_then(|id| cx.model.staff().get(id)) {
            let most = inside.right() - progress_right - UNDO;
            elided_label_ui(ui, &staff.name, TextKind::Body, look.text2, most.max(0.0));
        }
        let undo = cx.tr.text("undo");
        let key = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, eframe::egui::Key::Z));
        let can = cx.next_undo.is_some() && cx.can_edit;
        if ui.add(Button::quiet(&undo).icon(Icon::ArrowBackUp).key(&key).enabled(can)).clicked() {
            out.app(Action::Undo);
        }
    });
    back
}

/// How far the list is done, in the middle of `rect`; gives back the right edge of what it says.
fn progress_ui(ui: &mut Ui, cx: &ViewCtx<'_>, queue: &Queue, rect: Rect) -> f32 {
    if queue.len() == 0 {
        return rect.center().x;
    }
    let look = theme(ui);
    let words = cx.tr.with("call-position", &[("place", queue.position().into()), ("all", queue.len().into())]);
    let galley = paint::line(ui, TextKind::Body.num_job(&words, look.text2), f32::INFINITY);
    let width = MARKS.min(rect.width() - 560.0).max(0.0);
    let all = width + size::S16 + galley.size().x;
    let left = (rect.center().x - all / 2.0).round();
    let line = Rect::from_min_size(pos2(left, rect.center().y - 2.0), vec2(width, 4.0));
    let response = ui.interact(line.expand(6.0), ui.scope_id().with("progress"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &words));
    let marks = queue.marks();
    #[expect(clippy::cast_precision_loss, reason = "a line of progress")]
    let (count, done) = (marks.len() as f32, queue.done() as f32);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(done / count)));
    let step = width / count;
    if step >= LEAST {
        let gap = if step > 12.0 { 4.0 } else { 1.0 };
        let mut x = line.left();
        for mark in marks {
            let colour = match mark {
                Mark::Done => look.accent,
                Mark::Current => look.text,
                Mark::Skipped => look.field,
                Mark::Open => look.line2,
            };
            let place = Rect::from_min_size(pos2(x, line.top()), vec2(step - gap, 4.0));
            ui.painter().rect_filled(place, 2.0, colour);
            x += step;
        }
    } else {
        paint::boxed(ui, line, size::RADIUS_BAR, look.line2, Stroke::NONE);
        paint::boxed(ui, line.with_max_x(line.left() + width * done / count), size::RADIUS_BAR, look.accent, Stroke::NONE);
    }
    paint::galley_at(ui, pos2(line.right() + size::S16, rect.center().y), galley, look.text2);
    left + all
}
