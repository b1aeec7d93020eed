//! One week with names: a column for each day, who is to be contacted in the order of the steps, as many as fit.

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::plan::{DayPlan, Plan, monday_of};
use super::{cell, drag};
use crate::domain::client::Client;
use crate::domain::dates::add_days;
use crate::domain::ids::ClientId;
use crate::ui::pages::today::GroupKind;
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::paint;

/// Lowest that the week can be.
pub const LEAST: f32 = 320.0;
const WEEKDAYS: f32 = 26.0;
/// Width of a day on which the shop is closed.
const CLOSED: f32 = 68.0;
const DAYS: u8 = 7;
const HEAD: f32 = 34.0;
const LINE: f32 = 24.0;

/// `13–19 October 2025`.
pub fn title(cx: &ViewCtx<'_>, day: NaiveDate) -> String {
    let monday = monday_of(day);
    let sunday = add_days(monday, 6);
    let from = if monday.month() == sunday.month() { monday.day().to_string() } else { cx.tr.day_month(monday) };
    cx.tr.with("calendar-week-title", &[("from", from.into()), ("to", cx.tr.day_month_year(sunday).into())])
}

/// Shows the week of the selected day; gives back the day that was clicked, and the grid, which holds the keyboard.
pub fn week_ui(
    ui: &mut Ui,
    cx: &ViewCtx<'_>,
    plan: &Plan,
    selected: NaiveDate,
    height: f32,
    out: &mut Actions,
) -> (Option<NaiveDate>, Response) {
    let look = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::empty());
    let widths = widths(plan, monday_of(selected), rect.width());
    let grid = rect.with_min_y(rect.top() + WEEKDAYS);
    let id = ui.scope_id().with("week");
    let response = ui.interact(grid, id, Sense::FOCUSABLE);
    let name = title(cx, selected);
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, ui.is_enabled(), &name));
    let mut cells = ui.new_child(UiBuilder::new().id_salt("week days").accessibility_parent(id));
    let monday = monday_of(selected);
    let mut clicked = None;
    let mut right = rect.left();
    for (weekday, column) in (0..DAYS).zip(widths) {
        let left = right;
        right += column;
        let word = paint::line(ui, TextKind::Small.job(&cx.tr.weekday_short(u32::from(weekday)), look.text2), column);
        paint::galley_at(ui, pos2(left + size::S12, rect.top() + 12.0), word, look.text2);
        let place = Rect::from_min_max(pos2(left, grid.top()), pos2(left + column, grid.bottom()));
        let Some(day) = plan.day(add_days(monday, i64::from(weekday))) else { continue };
        let cell = cells.interact(place, id.with(day.day), Sense::CLICK);
        let is_selected = day.day == selected;
        cell.widget_info(|| WidgetInfo::selected(Role::Cell, ui.is_enabled(), is_selected, cell::spoken(cx, day)));
        let fill = if day.day < cx.today { look.sunken } else { look.surface };
        cells.painter().rect_filled(place, 0.0, fill);
        if weekday > 0 {
            cells.painter().vline(place.left(), place.y_range(), Stroke::new(size::LINE, look.line));
        }
        day_ui(&mut cells, cx, plan, day, place, out);
        drag::target(&cells, cx, &cell, day.day, out);
        if cell.clicked() {
            clicked = Some(day.day);
        }
        if is_selected {
            let stroke = Stroke::new(size::LINE_SELECTED, look.accent);
            cells.painter().rect_stroke(place, f32::from(size::RADIUS_BAR), stroke, StrokeKind::Inside);
        }
    }
    paint::boxed(ui, grid, size::RADIUS_PANEL, Color32::TRANSPARENT, Stroke::new(size::LINE, look.line));
    if clicked.is_some() {
        response.request_focus();
    }
    (clicked, response)
}

/// The width of each day: one on which the shop is closed and nobody comes leaves its room to the others, for names.
fn widths(plan: &Plan, monday: NaiveDate, all: f32) -> [f32; DAYS as usize] {
    let even = all / f32::from(DAYS);
    let mut weekday = 0;
    let is_bare = [(); DAYS as usize].map(|()| {
        weekday += 1;
        plan.day(add_days(monday, weekday - 1)).is_some_and(|day| day.closed && day.contacts() == 0)
    });
    let open_days = is_bare.iter().filter(|is| !**is).count();
    let Some(open_days) = u8::try_from(open_days).ok().filter(|open| *open > 0) else { return [even; DAYS as usize] };
    let closed = CLOSED.min(even);
    let open = (all - f32::from(DAYS - open_days) * closed) / f32::from(open_days);
    is_bare.map(|is| if is { closed } else { open })
}

/// `Anna Petrova`, or `Anna P.` where that has no room.
fn name_line(ui: &Ui, name: &str, colour: Color32, room: f32) -> Arc<Galley> {
    let line = |text: &str, room: f32| paint::line(ui, TextKind::Small.job(text, colour), room);
    let whole = line(name, f32::INFINITY);
    let mut words = name.split_whitespace();
    match (words.next(), words.next().and_then(|word| word.chars().next())) {
        (Some(first), Some(initial)) if whole.size().x > room => line(&format!("{first} {initial}."), room),
        _ if whole.size().x > room => line(name, room),
        _ => whole,
    }
}

/// A day: its number and how full it is, then names.
fn day_ui(ui: &mut Ui, cx: &ViewCtx<'_>, plan: &Plan, day: &DayPlan, place: Rect, out: &mut Actions) {
    let look = theme(ui);
    let inside = place.shrink2(vec2(size::S8, 0.0));
    cell::head_ui(
        ui,
        cx,
        day,
        plan.key.2,
        Rect::from_min_size(pos2(inside.left() + size::S4, place.top() + 6.0), vec2(inside.width() - size::S8, 22.0)),
    );
    if day.closed && day.contacts() == 0 {
        let closed = paint::line(ui, TextKind::Small.job(&cx.tr.text("calendar-closed"), look.text3), inside.width());
        paint::galley_at(ui, pos2(inside.left() + size::S4, place.top() + HEAD + LINE / 2.0), closed, look.text3);
        return;
    }
    let foot = place.bottom() - size::S12;
    cell::load_ui(ui, cx, day, Rect::from_min_size(pos2(inside.left(), foot), vec2(inside.width(), 4.0)));
    let from = place.top() + HEAD;
    let room = ((foot - size::S8 - from) / LINE).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
    let room = room as usize;
    let past = day.day < cx.today;
    let coming = day.coming.iter().map(|(client, step)| (*client, Some(GroupKind::of(*step))));
    let done = day.done.iter().map(|(contact, group)| (contact.client, *group));
    let all: Vec<(ClientId, Option<GroupKind>)> = if past { done.collect() } else { coming.collect() };
    let shown = if all.len() > room { room.saturating_sub(1) } else { all.len() };
    let mut y = from;
    for (client, group) in all.iter().take(shown) {
        let line = Rect::from_min_size(pos2(inside.left(), y), vec2(inside.width(), LINE));
        client_ui(ui, cx, line, *client, *group, day.day, out);
        y += LINE;
    }
    if shown < all.len() {
        let more = cx.tr.with("calendar-more", &[("count", (all.len() - shown).into())]);
        let word = paint::line(ui, TextKind::Small.num_job(&more, look.text3), inside.width());
        paint::galley_at(ui, pos2(inside.left() + size::S4, y + LINE / 2.0), word, look.text3);
    }
}

fn client_ui(ui: &mut Ui, cx: &ViewCtx<'_>, line: Rect, id: ClientId, group: Option<GroupKind>, day: NaiveDate, out: &mut Actions) {
    let look = theme(ui);
    let response = ui.interact(line, ui.scope_id().with((day, id)), Sense::click_and_drag());
    let name = cx.model.clients().get(id).map(Client::display_name).unwrap_or_default();
    let step = group.map_or_else(String::new, |group| cx.tr.text(group.key()).into_owned());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), [name.as_str(), &step].join(", ")));
    if response.hovered() {
        paint::boxed(ui, line, size::RADIUS_TAG, look.hover, Stroke::NONE);
    }
    let centre = pos2(line.left() + 9.0, line.center().y);
    match group.map(GroupKind::mark) {
        Some(Ok(step)) => step.paint(ui, centre, size::STEP_SMALL),
        Some(Err(icon)) => icon.paint(ui, centre, size::STEP, look.text2),
        None => {}
    }
    let colour = if day < cx.today { look.text2 } else { look.text };
    let word = name_line(ui, &name, colour, line.width() - 18.0);
    let is_whole = word.text() == name && !word.elided;
    paint::galley_at(ui, pos2(line.left() + 18.0, line.center().y), word, colour);
    paint::focus_ring(ui, &response, size::RADIUS_TAG);
    drag::source(ui, cx, &response, id, day, out);
    if response.clicked() {
        out.jump(Jump::Client(id));
    }
    if !is_whole && !response.dragged() {
        response.on_hover_text(tip(name));
    }
}
