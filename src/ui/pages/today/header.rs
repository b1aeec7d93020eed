//! The head of Today: the day, what is left, three figures and the week to come.

use eframe::egui::{Popup, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::rows::{GroupKind, Rows};
use crate::analytics::risk_basis;
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{MenuItem, menu_ui, paint};

/// Between the figures at the right.
const GAP: f32 = 32.0;
/// Width of the bars of the week.
const WEEK: f32 = 112.0;

/// Paints the head into `rect`, whose left and right are the text edges.
pub fn header_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, rect: Rect, out: &mut Actions) {
    let look = theme(ui);
    let title = cx.tr.weekday_day(cx.today);
    let all = rows.left + rows.done.len();
    let sub = match (rows.left, all) {
        (_, 0) => cx.tr.text("today-left-none").into_owned(),
        (0, _) => cx.tr.with("today-left-done", &[("all", all.into())]),
        (left, _) => cx.tr.with("today-left", &[("left", left.into()), ("all", all.into())]),
    };
    let heading = paint::line(ui, TextKind::Title.job(&title, look.text), rect.width());
    let title_width = heading.size().x.max(160.0);
    paint::galley_at(ui, pos2(rect.left(), rect.top() + 39.0), heading, look.text);
    let galley = paint::line(ui, TextKind::Body.job(&sub, look.text2), rect.width());
    paint::galley_at(ui, pos2(rect.left(), rect.top() + 67.0), galley, look.text2);
    let place = Rect::from_min_size(pos2(rect.left(), rect.top() + 24.0), vec2(title_width, 52.0));
    let response = ui.interact(place, ui.scope_id().with("title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Heading, true, format!("{title}. {sub}")));

    let mut right = rect.right();
    let least = rect.left() + title_width + 24.0;
    if right - WEEK > least + 3.0 * 130.0 {
        week_ui(ui, cx, rows, Rect::from_min_size(pos2(right - WEEK, rect.top() + 27.0), vec2(WEEK, 52.0)), out);
        right -= WEEK + GAP;
    }
    let currency = cx.currency();
    let came_back =
        format!("{} · {}", cx.tr.number(rows.came_back.clients.len()), cx.tr.money_round(rows.came_back.revenue_minor, currency));
    let rate = rows.repeat_rate.value().map_or_else(|| cx.tr.text("not-yet").into_owned(), |rate| cx.tr.percent(rate, 1));
    let figures =
        [("today-rate", rate), ("today-came-back", came_back), ("today-at-risk", cx.tr.money_round(rows.at_risk_minor, currency))];
    for (key, figure) in figures {
        let label = cx.tr.text(key);
        let word = paint::line(ui, TextKind::Small.job(&label, look.text2), f32::INFINITY);
        let number = paint::line(ui, TextKind::Heading.num_job(&figure, look.text), f32::INFINITY);
        let width = word.size().x.max(number.size().x);
        if right - width < least {
            break;
        }
        let left = right - width;
        paint::galley_at(ui, pos2(left, rect.top() + 35.0), word, look.text2);
        paint::galley_at(ui, pos2(left, rect.top() + 58.0), number, look.text);
        let place = Rect::from_min_max(pos2(left, rect.top() + 24.0), pos2(right, rect.top() + 72.0));
        let response = ui.interact(place, ui.scope_id().with(key), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, format!("{label}: {figure}")));
        // Made only when it is looked at: it counts the shop's repeat buyers.
        response.on_hover_ui(|ui| {
            ui.label(match key {
                "today-rate" => cx.tr.text("today-rate-hint").into_owned(),
                "today-came-back" => cx.tr.text("today-came-back-hint").into_owned(),
                _ => cx.tr.risk(risk_basis(cx.analytics)),
            });
        });
        right = left - GAP;
    }
}

/// Seven small bars against the day's limit, which is dashed.
fn week_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, rect: Rect, out: &mut Actions) {
    let look = theme(ui);
    let label = cx.tr.text("today-week");
    let word = paint::line(ui, TextKind::Small.job(&label, look.text2), rect.width());
    paint::galley_at(ui, pos2(rect.left(), rect.top() + 8.0), word, look.text2);
    let capacity = f32::from(cx.model.settings().capacity.max(1));
    let (top, bottom) = (rect.top() + 22.0, rect.top() + 38.0);
    let line_y = top + 2.0;
    let full = bottom - line_y;
    let step = rect.width() / 7.0;
    let mut spoken = Vec::new();
    for (place, day) in (0_u8..).zip(&rows.week) {
        let count = day.coming.len();
        #[expect(clippy::cast_precision_loss, reason = "the height of a bar")]
        let load = count as f32 / capacity;
        let left = rect.left() + step * f32::from(place);
        let height = (full * load).min(full + 2.0).max(if count > 0 { 1.0 } else { 0.0 });
        let bar = Rect::from_min_max(pos2(left, bottom - height), pos2(left + 10.0, bottom));
        let colour = if load > 1.0 { look.warn } else { look.line2 };
        ui.painter().rect_filled(bar, 1.0, colour);
        let weekday = chrono::Datelike::weekday(&day.day).num_days_from_monday();
        let letter = paint::line(ui, TextKind::Tick.job(&cx.tr.weekday_letter(weekday), look.text2), 20.0);
        let x = left + 5.0 - letter.size().x / 2.0;
        paint::galley_at(ui, pos2(x, rect.top() + 46.0), letter, look.text2);
        spoken.push(format!("{} {count}", cx.tr.weekday_short(weekday)));
    }
    let ends = [pos2(rect.left(), line_y), pos2(rect.right(), line_y)];
    ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(size::LINE, look.text3), 2.0, 2.0));
    let response = ui.interact(rect, ui.scope_id().with("week"), Sense::click());
    let sentence = format!("{label}: {}", spoken.join(", "));
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, &sentence));
    paint::focus_ring(ui, &response, size::RADIUS);
    let response = response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
    Popup::menu(&response).gap(size::S4).show(|ui| menu_ui(ui, |ui| days_ui(ui, cx, rows, out)));
}

/// What tomorrow and the week hold, day by day; a click opens the day in the calendar.
fn days_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, out: &mut Actions) {
    let settings = cx.model.settings();
    for day in &rows.week {
        let count = day.coming.len();
        let capacity = if settings.is_closed(day.day) { 0 } else { usize::from(settings.capacity) };
        let parts = GroupKind::ALL.into_iter().filter_map(|group| {
            let of_group = day.coming.iter().filter(|(_, step)| GroupKind::of(*step) == group).count();
            (of_group > 0).then(|| [cx.tr.text(group.key()).to_lowercase(), cx.tr.number(of_group)].join(" "))
        });
        let mut words: Vec<String> = parts.collect();
        if words.is_empty() {
            words.push(cx.tr.with("calendar-planned", &[("count", 0_u8.into())]));
        }
        if count > capacity {
            words.push(cx.tr.with("calendar-over", &[("count", (count - capacity).into())]));
        }
        let line = [cx.tr.weekday_day(day.day), words.join(", ")].join(": ");
        if MenuItem::new(&line).show_ui(ui).clicked() {
            out.jump(Jump::Day(day.day));
        }
    }
}
