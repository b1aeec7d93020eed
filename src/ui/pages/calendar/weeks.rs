//! The load of the coming weeks against what their open days can take.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::plan::WeekPlan;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::paint;

/// Height of everything.
pub const HEIGHT: f32 = 170.0;
const TITLE_MIDDLE: f32 = 28.0;
const BARS_TOP: f32 = 46.0;
const BARS_BOTTOM: f32 = 118.0;
const GAP: f32 = 12.0;
/// A lower bar has its number above it.
const NUMBER: f32 = 20.0;

/// From what a number stands above to its middle.
const ABOVE: f32 = 9.0;

/// Shows the weeks over the width of `ui`.
pub fn weeks_ui(ui: &mut Ui, cx: &ViewCtx<'_>, weeks: &[WeekPlan]) {
    let look = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::empty());
    let text_edge = rect.left() + size::S12;
    let title = paint::line(ui, TextKind::BodyStrong.job(&cx.tr.text("calendar-weeks"), look.text), rect.width());
    let title_right = text_edge + title.size().x;
    paint::galley_at(ui, pos2(text_edge, rect.top() + TITLE_MIDDLE), title, look.text);
    // Of the weeks ahead the fullest one is whole; holidays make the others less.
    let capacity = weeks.iter().map(|week| week.capacity).max().unwrap_or(0);
    let legend = cx.tr.with("calendar-capacity", &[("count", capacity.into())]);
    let legend = paint::line(ui, TextKind::Small.num_job(&legend, look.text3), rect.right() - title_right - size::S16);
    let line = Rect::from_min_max(pos2(title_right, rect.top() + TITLE_MIDDLE - 8.0), pos2(rect.right(), rect.top() + TITLE_MIDDLE + 8.0));
    paint::galley_in(ui, line, legend, Align::Max);

    let bars = Rect::from_min_max(pos2(text_edge, rect.top() + BARS_TOP), pos2(rect.right(), rect.top() + BARS_BOTTOM));
    let most = weeks.iter().map(|week| week.contacts.max(week.capacity)).max().unwrap_or(0).max(1);
    let count = f32::from(u8::try_from(weeks.len().max(1)).unwrap_or(u8::MAX));
    let slot = (bars.width() + GAP) / count;
    for (place, week) in (0_u8..).zip(weeks) {
        let left = bars.left() + slot * f32::from(place);
        let column = Rect::from_min_max(pos2(left, bars.top()), pos2(left + slot - GAP, bars.bottom()));
        week_ui(ui, cx, week, most, column);
        let capacity_y = height_at(week.capacity, most, column);
        let dashes = [pos2(column.left(), capacity_y), pos2((column.right() + GAP).min(bars.right()), capacity_y)];
        ui.painter().extend(Shape::dashed_line(&dashes, Stroke::new(size::LINE, look.text2), 3.0, 3.0));
        let label = paint::line(ui, TextKind::Small.num_job(&cx.tr.day_short(week.monday, cx.today), look.text2), slot);
        paint::galley_at(ui, pos2(left, rect.top() + BARS_BOTTOM + 13.0), label, look.text2);
    }
}

#[expect(clippy::cast_precision_loss, reason = "the height of a bar")]
fn height_at(count: usize, most: usize, column: Rect) -> f32 {
    column.bottom() - (column.height() * count as f32 / most as f32).round()
}

fn week_ui(ui: &Ui, cx: &ViewCtx<'_>, week: &WeekPlan, most: usize, column: Rect) {
    let look = theme(ui);
    let top = height_at(week.contacts.min(week.capacity), most, column);
    ui.painter().rect_filled(Rect::from_min_max(pos2(column.left(), top), column.max), f32::from(size::RADIUS_BAR), look.line2);
    let mut highest = top;
    if week.contacts > week.capacity {
        let below = height_at(week.capacity, most, column) - 1.0;
        // One contact too many shows as well.
        let above = height_at(week.contacts, most, column).min(below - 2.0);
        highest = above;
        let over = Rect::from_min_max(pos2(column.left(), above), pos2(column.right(), below));
        ui.painter().rect_filled(over, f32::from(size::RADIUS_BAR), look.warn);
    }
    let number = paint::line(ui, TextKind::SmallMedium.num_job(&cx.tr.number(week.contacts), look.text), column.width());
    let inside = column.bottom() - top >= NUMBER;
    let limit = height_at(week.capacity, most, column);
    let middle = match (inside, highest - ABOVE) {
        (true, _) => column.bottom() - 11.0,
        // Above the line of what a week can take, not across it.
        (false, middle) if (middle - limit).abs() < ABOVE => limit - ABOVE,
        (false, middle) => middle,
    };
    paint::galley_at(ui, pos2(column.left() + size::S8, middle), number, look.text);

    let day = cx.tr.day_month(week.monday);
    let parts = [("day", day.into()), ("count", week.contacts.into()), ("capacity", week.capacity.into())];
    let sentence = || cx.tr.with("calendar-week", &parts);
    let response = ui.interact(column, ui.scope_id().with(("week", week.monday)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, sentence()));
    response.on_hover_ui(|ui| {
        let colour = theme(ui).text;
        crate::ui::widgets::label_ui(ui, &sentence(), TextKind::Body, colour);
    });
}
