//! At the right of call mode: what the client likes, the last visits, the last contacts.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::sheet::Sheet;
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{line_label_ui, paint};

const ROW: f32 = 30.0;
/// The least room for days.
const DAYS: f32 = 60.0;
/// Room for who served: the most in a narrow line, and its part of what a wide line has more than that.
const STAFF: f32 = 120.0;
const STAFF_PART: f32 = 0.4;
const NARROW: f32 = 368.0;
/// Most lines of what the client likes.
const LIKES: usize = 5;

/// The room that a title takes with the air below it, at most.
const TITLE: f32 = 28.0;
/// However low the window is, so many contacts are shown.
const LEAST_CONTACTS: usize = 2;
/// A window in which the five last visits and contacts stand with less air.
const LOW: f32 = 640.0;

/// Shows it in `rect`; where the window is low, the last lines are left out.
pub fn side_ui(ui: &mut Ui, cx: &ViewCtx<'_>, sheet: &Sheet, rect: Rect) {
    let look = theme(ui);
    let low = rect.height() < LOW;
    let air = if low { size::S16 } else { size::S32 };
    let inside = rect.with_min_y(rect.top() + air);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
    ui.shrink_clip_rect(rect.expand2(vec2(size::S8, 0.0)));
    let ui = &mut ui;
    ui.spacing_mut().item_spacing.y = 0.0;
    if !sheet.likes.is_empty() {
        title_ui(ui, &cx.tr.text("call-likes"));
        let mut job = TextKind::Body.wrapped_job(&sheet.likes, look.text, inside.width());
        job.wrap.max_rows = if low { 2 } else { LIKES };
        let galley = ui.painter().layout_job(job.clone());
        let elided = galley.elided;
        let response = ui.add(Label::new(galley));
        if elided {
            response.on_hover_text(tip(&sheet.likes));
        }
        ui.add_space(air);
    }
    let (visits, contacts) = fitting(sheet, rect.bottom() - ui.cursor().top() - 2.0 * TITLE - air);
    let days = sheet.visits.iter().take(visits).map(|visit| &visit.day).chain(sheet.contacts.iter().take(contacts).map(|one| &one.day));
    let day_width = days.map(|day| day_width(ui, day)).fold(DAYS, f32::max);
    title_ui(ui, &cx.tr.text("call-visits"));
    let shown = || sheet.visits.iter().take(visits);
    let width = |words: &str| paint::line(ui, TextKind::Body.num_job(words, look.text), f32::INFINITY).size().x;
    // Each as wide as what stands in it; names of staff take no more than half of what sums and days leave.
    let sum_width = shown().map(|visit| width(&visit.sum)).fold(0.0, f32::max) + size::S16;
    let most = STAFF + STAFF_PART * (inside.width() - NARROW).max(0.0);
    let most = most.min((inside.width() - day_width - sum_width) / 2.0);
    let staff_width = shown().map(|visit| width(&visit.staff) + 1.0).fold(0.0, f32::max).min(most);
    for visit in sheet.visits.iter().take(visits) {
        let spoken = [&visit.day, &visit.what, &visit.staff, &visit.sum].map(String::as_str).join(", ");
        let rect = row_ui(ui, &spoken);
        let sum = paint::line(ui, TextKind::Body.num_job(&visit.sum, look.text), f32::INFINITY);
        let staff = paint::line(ui, TextKind::Body.job(&visit.staff, look.text2), staff_width);
        let staff_left = rect.right() - sum_width - staff_width;
        text(ui, rect, 0.0, TextKind::Body, look.text2, &visit.day, day_width);
        text(ui, rect, day_width, TextKind::Body, look.text, &visit.what, staff_left - rect.left() - day_width - size::S8);
        paint::galley_at(ui, pos2(staff_left, rect.center().y), staff, look.text2);
        paint::galley_in(ui, rect, sum, Align::Max);
    }
    if let Some((words, check)) = &sheet.visits_sum {
        let rect = row_ui(ui, &[words.as_str(), check.as_str()].join(", "));
        let sum = paint::line(ui, TextKind::Body.num_job(check, look.text2), f32::INFINITY);
        text(ui, rect, 0.0, TextKind::Body, look.text2, words, rect.width() - sum.size().x - size::S8);
        paint::galley_in(ui, rect, sum, Align::Max);
    } else {
        let rect = row_ui(ui, &cx.tr.text("call-no-visits"));
        text(ui, rect, 0.0, TextKind::Body, look.text2, &cx.tr.text("call-no-visits"), rect.width());
    }
    ui.add_space(air);
    title_ui(ui, &cx.tr.text("call-contacts"));
    if sheet.contacts.is_empty() {
        let rect = row_ui(ui, &cx.tr.text("call-no-contacts"));
        text(ui, rect, 0.0, TextKind::Body, look.text2, &cx.tr.text("call-no-contacts"), rect.width());
    }
    for contact in sheet.contacts.iter().take(contacts) {
        let rect = row_ui(ui, &[contact.day.as_str(), contact.words.as_str()].join(", "));
        text(ui, rect, 0.0, TextKind::Body, look.text2, &contact.day, day_width);
        contact.mark.paint(ui, pos2(rect.left() + day_width + 5.0, rect.center().y), size::STEP_SMALL);
        text(ui, rect, day_width + 20.0, TextKind::Body, look.text, &contact.words, rect.width() - day_width - 20.0);
    }
}

/// What a day takes with the air behind it: those of other years have their year.
fn day_width(ui: &Ui, day: &str) -> f32 {
    paint::line(ui, TextKind::Body.num_job(day, theme(ui).text2), f32::INFINITY).size().x + size::S12
}

/// How many visits and contacts there is room for, below each other with the line that sums the visits up.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows are few, and no room is none")]
fn fitting(sheet: &Sheet, room: f32) -> (usize, usize) {
    let rows = ((room / ROW).floor().max(0.0) as usize).saturating_sub(1);
    let visits = sheet.visits.len().min(rows.saturating_sub(sheet.contacts.len().min(LEAST_CONTACTS)));
    (visits, rows.saturating_sub(visits).max(LEAST_CONTACTS))
}

fn title_ui(ui: &mut Ui, name: &str) {
    let look = theme(ui);
    let response = line_label_ui(ui, name, TextKind::SmallMedium, look.text2);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(name);
    });
    ui.add_space(size::S8);
}

/// The place of a row, with the line above it.
fn row_ui(ui: &mut Ui, spoken: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(size::LINE, theme(ui).line));
    response.on_hover_text(tip(spoken));
    rect
}

fn text(ui: &Ui, rect: Rect, from: f32, kind: TextKind, colour: Color32, words: &str, room: f32) {
    let galley = paint::line(ui, kind.num_job(words, colour), room);
    paint::galley_at(ui, pos2(rect.left() + from, rect.center().y), galley, colour);
}
