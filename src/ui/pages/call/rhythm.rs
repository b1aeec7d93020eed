//! The client's rhythm: the last gaps between visits in days, when the next was expected, and today.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::sheet::Rhythm;
use crate::domain::dates::days_between;
use crate::ui::theme::{Step, TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::paint;

/// Height of the strip.
pub const HEIGHT: f32 = 80.0;
/// Words closer than this would run together.
const ROOM: f32 = 28.0;
const DATES: f32 = 64.0;

/// Paints the strip into `rect`.
pub fn rhythm_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rhythm: &Rhythm, rect: Rect) {
    let (Some(first), Some(last)) = (rhythm.days.first(), rhythm.days.last()) else { return };
    let look = theme(ui);
    let end = rhythm.window.map_or(cx.today, |(_, until)| until.max(cx.today));
    #[expect(clippy::cast_precision_loss, reason = "places on a strip")]
    let span = days_between(*first, end).max(1) as f32;
    let width = rect.width() - size::S24;
    #[expect(clippy::cast_precision_loss, reason = "places on a strip")]
    let x = |day: NaiveDate| rect.left() + size::S4 + width * days_between(*first, day) as f32 / span;
    let y = rect.top() + 32.0;
    ui.painter().hline(rect.left()..=rect.right(), y, Stroke::new(size::LINE_RADIO, look.line));
    if let Some((from, until)) = rhythm.window {
        let window = Rect::from_min_max(pos2(x(from.max(*first)), y - 10.0), pos2(x(until).max(x(from) + 3.0), y + 10.0));
        ui.painter().rect_filled(window, f32::from(size::RADIUS_BAR), look.tint2);
    }
    let mut words_end = f32::NEG_INFINITY;
    let mut dates_end = f32::NEG_INFINITY;
    let today_x = x(cx.today);
    let call = look.step(Step::Call);
    let today = paint::line(ui, TextKind::TickMedium.job(&cx.tr.text("today"), call), f32::INFINITY);
    let today_left = (today_x - today.size().x / 2.0).min(rect.right() - today.size().x);
    let mut spoken = Vec::new();
    for (place, day) in rhythm.days.iter().enumerate() {
        ui.painter().circle_filled(pos2(x(*day), y), 3.0, look.text);
        let next = rhythm.days.get(place + 1).copied().unwrap_or(cx.today);
        let is_last = day == last;
        let gap = cx.tr.number(days_between(*day, next));
        let middle = f32::midpoint(x(*day), x(next));
        if middle - ROOM / 2.0 > words_end || is_last {
            let (kind, colour) = if is_last { (TextKind::TickMedium, call) } else { (TextKind::Tick, look.text2) };
            let galley = paint::line(ui, kind.num_job(&gap, colour), f32::INFINITY);
            paint::galley_at(ui, pos2(middle - galley.size().x / 2.0, y - 15.0), galley, colour);
            words_end = middle + ROOM / 2.0;
        }
        let date = cx.tr.day_short(*day, cx.today);
        let galley = paint::line(ui, TextKind::Tick.num_job(&date, look.text2), f32::INFINITY);
        let galley_width = galley.size().x;
        if x(*day) > dates_end && x(*day) + galley_width + size::S4 < today_left {
            paint::galley_at(ui, pos2(x(*day) - 3.0, y + 22.0), galley, look.text2);
            // A date of another year is longer.
            dates_end = x(*day) + galley_width.max(DATES - size::S8) + size::S8;
        }
        spoken.push(gap);
    }
    ui.painter().vline(today_x, y - 12.0..=y + 12.0, Stroke::new(size::LINE_SELECTED, call));
    paint::galley_at(ui, pos2(today_left, y + 22.0), today, call);
    let place = Rect::from_min_size(rect.min, vec2(rect.width(), HEIGHT - 14.0));
    let response = ui.interact(place, ui.scope_id().with("rhythm"), Sense::hover());
    let sentence = cx.tr.with("call-rhythm", &[("gaps", spoken.join(", ").into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &sentence));
    response.on_hover_text(tip(sentence));
}
