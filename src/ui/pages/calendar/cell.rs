//! A day of the month: its number, what comes in fixed places, what was done, and how full it is.

use std::sync::Arc;

use chrono::Datelike as _;
use eframe::egui::{Align, Color32, Galley, Pos2, Rect, Ui, pos2, vec2};

use super::plan::DayPlan;
use crate::domain::dates::Month;
use crate::ui::pages::today::GroupKind;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{paint, paint_bar};

/// Every group keeps its place, so that columns can be scanned.
const PLACES: [[GroupKind; 2]; 3] =
    [[GroupKind::Agreed, GroupKind::Calls], [GroupKind::Offers, GroupKind::Reminders], [GroupKind::Birthdays, GroupKind::FirstVisits]];
/// From a mark's left edge to its number.
const NUMBER: f32 = 16.0;
/// More do not fit into a cell; the list of the day has the exact count.
const MOST: usize = 999;
/// So many contacts a day have as many figures as most days.
const USUAL: usize = 20;
const BAR: f32 = 4.0;

/// Paints a day into `rect`.
pub fn cell_ui(ui: &Ui, cx: &ViewCtx<'_>, plan: &DayPlan, month: Month, rect: Rect) {
    let look = theme(ui);
    let padding = if rect.width() < 100.0 { 9.0 } else { size::S12 };
    let inside = rect.shrink2(vec2(padding, 0.0));
    // Lines stand at fixed shares of the height, so that a low row keeps them all.
    let at = |share: f32| rect.top() + share * rect.height();
    let top = Rect::from_min_max(pos2(inside.left(), at(0.06)), pos2(inside.right(), at(0.27)));
    head_ui(ui, cx, plan, month, top);

    let past = plan.day < cx.today;
    if past && !plan.done.is_empty() {
        let middle = at(0.4);
        Icon::Check.paint(ui, pos2(inside.left() + 6.0, middle), size::ICON_NAME, look.text2);
        let words = |count: usize| cx.tr.with("calendar-done", &[("count", count.into())]);
        let line = |text: &str| paint::line(ui, TextKind::Small.num_job(text, look.text2), f32::INFINITY);
        // Two figures are usual: a month says the word in every cell or in none.
        let has_room = line(&words(plan.done.len().max(USUAL))).size().x <= inside.width() - NUMBER;
        let done = line(&if has_room { words(plan.done.len()) } else { cx.tr.number(plan.done.len()) });
        paint::galley_at(ui, pos2(inside.left() + NUMBER + 2.0, middle), done, look.text2);
    } else if plan.closed {
        let closed = paint::line(ui, TextKind::Small.job(&cx.tr.text("calendar-closed"), look.text3), inside.width());
        paint::galley_at(ui, pos2(inside.left(), at(0.4)), closed, look.text3);
        return;
    }
    if !past {
        for (line, share) in PLACES.iter().zip([0.4, 0.575, 0.75]) {
            let mut taken = inside.left();
            for (group, left) in line.iter().zip([inside.left(), inside.center().x]) {
                // Hundreds reach over the middle: their neighbour stands after them.
                taken = count_ui(ui, cx, *group, plan.count(*group), pos2(left.max(taken), at(share))) + size::S4;
            }
        }
    }
    load_ui(ui, cx, plan, Rect::from_min_size(pos2(inside.left(), at(0.89) - BAR / 2.0), vec2(inside.width(), BAR)));
}

/// The number of the day and, at the right, what is over or done, into `top`.
pub fn head_ui(ui: &Ui, cx: &ViewCtx<'_>, plan: &DayPlan, month: Month, top: Rect) {
    let look = theme(ui);
    let number_right = number_ui(ui, cx, plan, month, top);
    let room = top.right() - number_right - size::S4;
    if plan.over > 0 {
        let word = |count: usize| cx.tr.with("calendar-over", &[("count", count.into())]);
        // One month speaks one way: where a day with two figures has no room for the word, no day has it.
        let width = |text: &str| paint::line(ui, TextKind::Small.num_job(text, look.warn), f32::INFINITY).size().x;
        let has_room = width("88") + size::S4 + width(&word(88)) <= top.width();
        let short = format!("+{}", cx.tr.number(plan.over));
        let text = if has_room { word(plan.over) } else { short.clone() };
        paint::galley_in(ui, top, fitting(ui, &text, &short, look.warn, room), Align::Max);
    } else if plan.day == cx.today && plan.contacts() > 0 {
        let parts = [("done", plan.done.len().into()), ("all", plan.contacts().into())];
        let text = cx.tr.with("calendar-done-of", &parts);
        let short = [cx.tr.number(plan.done.len()), cx.tr.number(plan.contacts())].join("/");
        paint::galley_in(ui, top, fitting(ui, &text, &short, look.text3, room), Align::Max);
    }
}

/// The day of the month, today in a pill; gives back the right edge of what is painted.
fn number_ui(ui: &Ui, cx: &ViewCtx<'_>, plan: &DayPlan, month: Month, rect: Rect) -> f32 {
    let look = theme(ui);
    let in_month = Month::of(plan.day) == month;
    let text = if !in_month && plan.day.day() == 1 { cx.tr.day_short(plan.day, plan.day) } else { plan.day.day().to_string() };
    let (kind, colour) = match (plan.day == cx.today, in_month, plan.day < cx.today) {
        (true, ..) => (TextKind::BodyStrong, look.on_accent),
        (false, true, false) => (TextKind::BodyMedium, look.text),
        (false, true, true) => (TextKind::BodyMedium, look.text2),
        (false, false, _) => (TextKind::Body, look.text3),
    };
    let number = paint::line(ui, kind.num_job(&text, colour), rect.width());
    let mut right = rect.left() + number.size().x;
    if plan.day == cx.today {
        let pill = Rect::from_center_size(pos2(rect.left() + number.size().x / 2.0, rect.center().y), vec2(number.size().x + 14.0, 18.0));
        ui.painter().rect_filled(pill, pill.height() / 2.0, look.accent);
        right = pill.right();
    }
    paint::galley_in(ui, rect, number, Align::Min);
    right
}

/// The text, or the short one where the text has no room.
fn fitting(ui: &Ui, text: &str, short: &str, colour: Color32, room: f32) -> Arc<Galley> {
    let whole = paint::line(ui, TextKind::Small.num_job(text, colour), f32::INFINITY);
    if whole.size().x <= room { whole } else { paint::line(ui, TextKind::Small.num_job(short, colour), room.max(0.0)) }
}

/// A mark and its number; nothing where there is none, for a dot without a number says little. Gives back its right edge.
fn count_ui(ui: &Ui, cx: &ViewCtx<'_>, group: GroupKind, count: usize, left_middle: Pos2) -> f32 {
    if count == 0 {
        return left_middle.x;
    }
    let look = theme(ui);
    let centre = left_middle + vec2(5.0, 0.0);
    match group.mark() {
        Ok(step) => step.paint(ui, centre, size::STEP_SMALL),
        Err(icon) => icon.paint(ui, centre, size::ICON_NAME, look.text2),
    }
    let text = if count > MOST { format!("{MOST}+") } else { cx.tr.number(count) };
    let number = paint::line(ui, TextKind::Small.num_job(&text, look.text), f32::INFINITY);
    let right = left_middle.x + NUMBER + number.size().x;
    paint::galley_at(ui, left_middle + vec2(NUMBER, 0.0), number, look.text);
    right
}

/// How full the day is: the whole width is what it can take.
pub fn load_ui(ui: &Ui, cx: &ViewCtx<'_>, plan: &DayPlan, bar: Rect) {
    let look = theme(ui);
    if plan.contacts() == 0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
    let share = plan.contacts() as f32 / f32::from(cx.model.settings().capacity.max(1));
    let colour = match (plan.over > 0, plan.day < cx.today) {
        (true, _) => look.warn,
        (false, true) => look.line2,
        (false, false) => look.text2,
    };
    paint_bar(ui, bar, share, colour);
}

/// What a screen reader says: "Saturday, 18 October: agreed 1, calls 9, 3 over".
pub fn spoken(cx: &ViewCtx<'_>, plan: &DayPlan) -> String {
    let mut parts = Vec::new();
    if plan.closed {
        parts.push(cx.tr.text("calendar-closed").into_owned());
    }
    if !plan.done.is_empty() {
        parts.push(cx.tr.with("calendar-done", &[("count", plan.done.len().into())]));
    }
    for group in GroupKind::ALL.into_iter().filter(|group| plan.count(*group) > 0) {
        parts.push([cx.tr.text(group.key()).to_lowercase(), cx.tr.number(plan.count(group))].join(" "));
    }
    if plan.over > 0 {
        parts.push(cx.tr.with("calendar-over", &[("count", plan.over.into())]));
    }
    let day = cx.tr.weekday_day(plan.day, cx.today);
    if parts.is_empty() { day } else { [day, parts.join(", ")].join(": ") }
}
