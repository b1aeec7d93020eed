//! The month as a grid: seven columns from Monday, a cell for each day.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::plan::{DayPlan, Plan};
use super::{cell, drag};
use crate::domain::dates::days_between;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::paint;

/// Height of the names of the weekdays.
const WEEKDAYS: f32 = 26.0;
const LEAST_ROW: f32 = 84.0;
const MOST_ROW: f32 = 200.0;
const DAYS: u8 = 7;

/// Height of a row where the whole month has `height` points.
pub fn row_height(height: f32, rows: usize) -> f32 {
    let rows = f32::from(u8::try_from(rows.max(1)).unwrap_or(6));
    ((height - WEEKDAYS) / rows).floor().clamp(LEAST_ROW, MOST_ROW)
}

/// Shows the month over the width of `ui`; gives back the day that was clicked, and the grid, which holds the keyboard.
pub fn month_ui(
    ui: &mut Ui,
    cx: &ViewCtx<'_>,
    plan: &Plan,
    selected: NaiveDate,
    row: f32,
    out: &mut Actions,
) -> (Option<NaiveDate>, Response) {
    let look = theme(ui);
    let weeks = plan.days.chunks(usize::from(DAYS)).count();
    let weeks = u8::try_from(weeks).unwrap_or(6);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), WEEKDAYS + row * f32::from(weeks)), Sense::empty());
    let column = rect.width() / f32::from(DAYS);
    for weekday in 0..DAYS {
        let left = rect.left() + column * f32::from(weekday) + size::S12;
        let name = cx.tr.weekday_short(u32::from(weekday));
        let name = paint::line(ui, TextKind::Small.job(&name, look.text2), column);
        paint::galley_at(ui, pos2(left, rect.top() + 12.0), name, look.text2);
    }

    let grid = Rect::from_min_max(pos2(rect.left(), rect.top() + WEEKDAYS), rect.max);
    let id = ui.scope_id().with("month");
    let response = ui.interact(grid, id, Sense::FOCUSABLE);
    let name = cx.tr.month_year(plan.key.2);
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, ui.is_enabled(), &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(day_id(id, selected).accesskit_id()));

    let mut cells = ui.new_child(UiBuilder::new().id_salt("days").accessibility_parent(id));
    let mut clicked = None;
    for (week, days) in (0_u8..).zip(plan.days.chunks(usize::from(DAYS))) {
        for (weekday, day) in (0_u8..).zip(days) {
            let corner = grid.min + vec2(column * f32::from(weekday), row * f32::from(week));
            let place = Rect::from_min_size(corner, vec2(column, row));
            let corners = corners(week, weekday, weeks);
            let cell = day_ui(&mut cells, cx, plan, day, id, place, corners, day.day == selected);
            drag::target(&cells, cx, &cell, day.day, out);
            if cell.clicked() {
                clicked = Some(day.day);
            }
        }
    }
    lines(ui, grid, column, row, weeks);
    if let Some(place) = usize::try_from(days_between(first_day(plan), selected)).ok().and_then(|place| u8::try_from(place).ok()) {
        let corner = grid.min + vec2(column * f32::from(place % DAYS), row * f32::from(place / DAYS));
        let cell = Rect::from_min_size(corner, vec2(column, row));
        ui.painter().rect_stroke(cell, f32::from(size::RADIUS_BAR), Stroke::new(size::LINE_SELECTED, look.accent), StrokeKind::Middle);
        if response.has_focus() {
            paint::ring(ui, cell.expand(1.0), size::RADIUS_BAR);
        }
    }
    if clicked.is_some() {
        response.request_focus();
    }
    (clicked, response)
}

fn first_day(plan: &Plan) -> NaiveDate {
    plan.days.first().map_or(plan.key.1, |day| day.day)
}

fn day_id(grid: Id, day: NaiveDate) -> Id {
    grid.with(day)
}

#[expect(clippy::too_many_arguments, reason = "where one cell stands and what it holds")]
fn day_ui(
    ui: &mut Ui,
    cx: &ViewCtx<'_>,
    plan: &Plan,
    day: &DayPlan,
    grid: Id,
    rect: Rect,
    corners: CornerRadius,
    selected: bool,
) -> Response {
    let look = theme(ui);
    let response = ui.interact(rect, day_id(grid, day.day), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Cell, ui.is_enabled(), selected, cell::spoken(cx, day)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));
    let fill = if response.hovered() {
        look.hover
    } else if day.day < cx.today {
        look.sunken
    } else {
        look.surface
    };
    ui.painter().rect_filled(rect, corners, fill);
    cell::cell_ui(ui, cx, day, plan.key.2, rect);
    response
}

/// The month's frame is round; so are the cells that stand in its corners.
fn corners(week: u8, weekday: u8, weeks: u8) -> CornerRadius {
    let round = |here: bool| if here { size::RADIUS_PANEL } else { 0 };
    let (top, bottom) = (week == 0, week + 1 == weeks);
    let (left, right) = (weekday == 0, weekday + 1 == DAYS);
    CornerRadius { nw: round(top && left), ne: round(top && right), sw: round(bottom && left), se: round(bottom && right) }
}

fn lines(ui: &Ui, grid: Rect, column: f32, row: f32, weeks: u8) {
    let stroke = Stroke::new(size::LINE, theme(ui).line);
    for weekday in 1..DAYS {
        ui.painter().vline((grid.left() + column * f32::from(weekday)).round() + 0.5, grid.y_range(), stroke);
    }
    for week in 1..weeks {
        ui.painter().hline(grid.x_range(), (grid.top() + row * f32::from(week)).round() + 0.5, stroke);
    }
    paint::boxed(ui, grid, size::RADIUS_PANEL, eframe::egui::Color32::TRANSPARENT, stroke);
}
