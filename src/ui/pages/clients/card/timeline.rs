//! The picture of a client's rhythm: visits as bars by sum above a line, contacts by shape below it, the window in which
//! the client is waited for, and today.

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::{Align, Color32, CornerRadius, Pos2, Rangef, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::super::columns::expected;
use super::super::views::is_agreed;
use super::history::{contact_words, mark_of, missed_mark, missed_words, purchase_words};
use crate::analytics::{ClientFigures, MissedStep, missed};
use crate::domain::client::Client;
use crate::domain::contact::Contact;
use crate::domain::dates::{Month, add_days, days_between};
use crate::domain::purchase::Purchase;
use crate::ui::theme::{Step, TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{heading_ui, paint};

/// So many cycles are shown, where they fit into the limits below.
const CYCLES: i64 = 13;
/// The least and the most days that the picture spans before today.
const SPAN_DAYS: (i64, i64) = (70, 1100);
/// Bars, and marks of contacts, that are closer than this show the last, points.
const BAR_GAP: f32 = 8.0;
const CONTACT_GAP: f32 = 12.0;

/// Heights of the parts, points: bars, contacts below the line, labels of the axis, the word for today.
const BARS: f32 = 68.0;
const CONTACTS: f32 = 24.0;
const LABELS: f32 = 16.0;
const TODAY: f32 = 16.0;
/// Width of a bar, points.
const BAR: f32 = 6.0;
/// The least width that a label of the axis needs, points.
const LABEL: f32 = 46.0;

/// Shows the picture over the width of `ui`; nothing for a client with whom nothing has happened.
pub fn timeline_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, figures: &ClientFigures) {
    let bought = bought_until(cx.model.purchases().of(client.id), cx.today);
    let contacts = cx.model.contacts().of(client.id);
    if bought.is_empty() && contacts.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.y = size::S2;
    legend_ui(cx, ui, client, figures);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BARS + CONTACTS + LABELS + TODAY), Sense::hover());
    let sentence = sentence(cx, client, figures, bought.len(), contacts.len());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &sentence));
    let scale = Scale::of(cx, figures, bought, contacts, rect);
    let line = rect.top() + BARS;

    paint_window(cx, ui, &scale, client, figures, line);
    ui.painter().hline(rect.x_range(), line, Stroke::new(size::LINE, theme(ui).line2));
    let bars = scale.spaced(bought.iter().map(|purchase| (purchase.day, purchase)), BAR_GAP);
    paint_bars(ui, &scale, &bars, line);
    let marks = scale.spaced(contacts.iter().map(|contact| (contact.day, contact)), CONTACT_GAP);
    for (x, contact) in &marks {
        mark_of(cx, contact).paint(ui, pos2(*x, line + CONTACTS / 2.0), size::STEP_SMALL);
    }
    let missed = missed(cx.model, cx.analytics, client);
    let mut missed = scale.spaced(missed.iter().map(|step| (step.day, step)), CONTACT_GAP);
    // What was done says more than what was not.
    missed.retain(|(x, _)| marks.iter().all(|(other, _)| (other - x).abs() >= CONTACT_GAP));
    for (x, step) in &missed {
        missed_mark(cx, **step).paint_missed(ui, pos2(*x, line + CONTACTS / 2.0), size::STEP_SMALL);
    }
    paint_axis(cx, ui, &scale, line + CONTACTS);
    paint_today(cx, ui, &scale, figures, Rangef::new(rect.top(), line + CONTACTS + LABELS + TODAY));

    if let Some(pointer) = response.hover_pos()
        && let Some(text) = under_pointer(cx, &bars, &marks, &missed, pointer, line)
    {
        response.on_hover_text_at_pointer(tip(text));
    }
}

/// Purchases up to today; refunds are no visits.
fn bought_until(purchases: &[Purchase], today: NaiveDate) -> &[Purchase] {
    purchases.get(..purchases.partition_point(|purchase| purchase.day <= today)).unwrap_or_default()
}

/// Where days lie on the picture.
struct Scale {
    from: NaiveDate,
    to: NaiveDate,
    left: f32,
    width: f32,
}

impl Scale {
    fn of(cx: &ViewCtx<'_>, figures: &ClientFigures, bought: &[Purchase], contacts: &[Contact], rect: Rect) -> Self {
        let cycle = figures.cycle.days;
        let first = bought.first().map(|purchase| purchase.day).into_iter().chain(contacts.first().map(|contact| contact.day)).min();
        let wanted = add_days(cx.today, -(CYCLES * cycle).clamp(SPAN_DAYS.0, SPAN_DAYS.1));
        // Who has been away for long still shows the visits before that.
        let before_last = figures.last.map_or(cx.today, |last| add_days(last, -(5 * cycle)));
        let begun = add_days(first.unwrap_or(cx.today), -(cycle / 3).clamp(2, 20));
        let from = wanted.min(before_last).max(begun).min(add_days(cx.today, -SPAN_DAYS.0));
        let ahead = figures.expected.map_or(cx.today, |expected| add_days(expected, figures.window_days + cycle));
        let span = days_between(from, cx.today);
        let to = ahead.clamp(add_days(cx.today, span / 14 + 2), add_days(cx.today, span / 3 + 4));
        Self { from, to, left: rect.left() + BAR, width: rect.width() - 2.0 * BAR }
    }

    fn x(&self, day: NaiveDate) -> f32 {
        self.left + self.width * points(days_between(self.from, day)) / points(days_between(self.from, self.to).max(1))
    }

    /// What lies on the picture with its place, earliest first; of what would overlap only the last.
    fn spaced<T>(&self, dated: impl DoubleEndedIterator<Item = (NaiveDate, T)>, least_gap: f32) -> Vec<(f32, T)> {
        let mut kept: Vec<(f32, T)> = Vec::new();
        for (day, item) in dated.rev().skip_while(|(day, _)| *day > self.to).take_while(|(day, _)| *day >= self.from) {
            let x = self.x(day);
            if kept.last().is_none_or(|(later, _)| later - x >= least_gap) {
                kept.push((x, item));
            }
        }
        kept.reverse();
        kept
    }
}

/// Days (or thousandths) as points; what does not fit is far outside the picture anyway.
fn points(number: i64) -> f32 {
    f32::from(i16::try_from(number).unwrap_or(if number < 0 { i16::MIN } else { i16::MAX }))
}

/// The heading, and what the tinted window means.
fn legend_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, figures: &ClientFigures) {
    let look = theme(ui);
    ui.horizontal(|ui| {
        heading_ui(ui, &cx.tr.text("clients-timeline"), TextKind::SmallMedium);
        let Some(day) = expected(client, figures) else { return };
        let text = if is_agreed(figures) {
            cx.tr.with("clients-timeline-agreed", &[("day", cx.tr.day_short(day, cx.today).into())])
        } else {
            cx.tr.with("clients-timeline-expected", &[("days", window_words(cx, day, figures.window_days).into())])
        };
        ui.with_layout(eframe::egui::Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            crate::ui::widgets::num_label_ui(ui, &text, TextKind::Small, look.text2);
            let (mark, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
            if is_agreed(figures) {
                Step::Agreed.paint(ui, mark.center(), size::STEP_SMALL);
            } else {
                paint::boxed(ui, mark, size::RADIUS_BAR, look.tint2, Stroke::NONE);
            }
        });
    });
}

/// `7–15 Oct`, `28 Sep – 6 Oct`.
fn window_words(cx: &ViewCtx<'_>, expected: NaiveDate, window_days: i64) -> String {
    let (from, to) = (add_days(expected, -window_days), add_days(expected, window_days));
    let until = cx.tr.day_short(to, cx.today);
    if Month::of(from) == Month::of(to) {
        format!("{}–{until}", from.day())
    } else {
        format!("{} – {until}", cx.tr.day_short(from, cx.today))
    }
}

/// What a screen reader says instead of the picture.
fn sentence(cx: &ViewCtx<'_>, client: &Client, figures: &ClientFigures, visits: usize, contacts: usize) -> String {
    let counts = [("visits", visits.into()), ("contacts", contacts.into())];
    let mut sentence = cx.tr.with("clients-timeline-says", &counts);
    if let Some(day) = expected(client, figures) {
        sentence.push_str(", ");
        sentence.push_str(&cx.tr.with("clients-timeline-expected", &[("days", cx.tr.day_long(day, cx.today).into())]));
    }
    sentence
}

/// The window in which the client is waited for, and the visit after it.
fn paint_window(cx: &ViewCtx<'_>, ui: &Ui, scale: &Scale, client: &Client, figures: &ClientFigures, line: f32) {
    let look = theme(ui);
    let Some(day) = expected(client, figures) else { return };
    let agreed = is_agreed(figures);
    let half = if agreed { 0 } else { figures.window_days };
    let (left, right) = (scale.x(add_days(day, -half)) - BAR / 2.0, scale.x(add_days(day, half)) + BAR / 2.0);
    let edge = scale.left + scale.width + BAR;
    if left < edge && right > scale.left {
        let rect = Rect::from_min_max(pos2(left.max(scale.left - BAR), line - BARS + 4.0), pos2(right.min(edge), line));
        paint::boxed(ui, rect, size::RADIUS_BAR, look.tint2, Stroke::NONE);
        if agreed {
            Step::Agreed.paint(ui, pos2(rect.center().x, line + CONTACTS / 2.0), size::STEP_SMALL);
        }
    }
    let after = scale.x(add_days(day, figures.cycle.days.max(7)));
    if figures.last.is_some() && day >= add_days(cx.today, -figures.window_days) && after + BAR / 2.0 < edge && after > right + BAR {
        let rect = Rect::from_min_max(pos2(after - BAR / 2.0, line - BARS + 4.0), pos2(after + BAR / 2.0, line));
        let corners = [rect.left_bottom(), rect.left_top(), rect.right_top(), rect.right_bottom()];
        ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(size::LINE, look.line2), 2.0, 2.0));
    }
}

fn paint_bars(ui: &Ui, scale: &Scale, bars: &[(f32, &Purchase)], line: f32) {
    let look = theme(ui);
    let most = bars.iter().map(|(_, purchase)| purchase.sum_minor).max().unwrap_or(0).max(1);
    for (x, purchase) in bars.iter().filter(|(_, purchase)| !purchase.is_refund()) {
        let share = points(purchase.sum_minor.saturating_mul(1000) / most) / 1000.0;
        let height = 5.0 + share * (BARS - 20.0);
        let bar = Rect::from_min_max(pos2(x - BAR / 2.0, line - height), pos2(x + BAR / 2.0, line));
        let corners = CornerRadius { nw: size::RADIUS_BAR, ne: size::RADIUS_BAR, sw: 0, se: 0 };
        ui.painter().rect_filled(bar.intersect(Rect::everything_right_of(scale.left - BAR)), corners, look.text2);
    }
}

/// Months below the line, or weeks where the picture spans few months.
fn paint_axis(cx: &ViewCtx<'_>, ui: &Ui, scale: &Scale, top: f32) {
    let look = theme(ui);
    let mut last = f32::NEG_INFINITY;
    for (day, text) in labels(cx, scale) {
        let x = scale.x(day);
        let galley = paint::line(ui, TextKind::Tick.num_job(&text, look.text3), f32::INFINITY);
        let half = galley.size().x / 2.0;
        let fits = x - half >= scale.left - BAR && x + half <= scale.left + scale.width + BAR;
        if fits && x - last >= LABEL {
            ui.painter().vline(x, Rangef::new(top - CONTACTS, top - CONTACTS + 4.0), Stroke::new(size::LINE, look.line2));
            paint::galley_at(ui, pos2(x - half, top + LABELS / 2.0), galley, look.text3);
            last = x;
        }
    }
}

/// Days that may be labelled; those that would overlap are left out when painted.
fn labels(cx: &ViewCtx<'_>, scale: &Scale) -> Vec<(NaiveDate, String)> {
    const WEEKLY_DAYS: i64 = 130;
    if days_between(scale.from, scale.to) < WEEKLY_DAYS {
        let monday = add_days(scale.from, (7 - i64::from(scale.from.weekday().num_days_from_monday())) % 7);
        let days = (0..20).map(|week| add_days(monday, 7 * week)).take_while(|day| *day <= scale.to);
        return days.map(|day| (day, cx.tr.day_short(day, day))).collect();
    }
    let (first, last) = (Month::of(scale.from).plus(1), Month::of(scale.to));
    // Every year's January is named by its year, so whatever months are left out, January stays.
    let month_width = scale.x(add_days(scale.from, 30)) - scale.x(scale.from);
    let every = [1_u8, 2, 3, 4, 6].into_iter().find(|every| month_width * f32::from(*every) >= LABEL).unwrap_or(12);
    let months =
        (0..=last.since(first)).map(|place| first.plus(place)).filter(|month| (month.month() - 1).is_multiple_of(u32::from(every)));
    months
        .map(|month| {
            let text = if month.month() == 1 { month.year().to_string() } else { cx.tr.month_short(month.month()).into_owned() };
            (month.first_day(), text)
        })
        .collect()
}

fn paint_today(cx: &ViewCtx<'_>, ui: &Ui, scale: &Scale, figures: &ClientFigures, range: Rangef) {
    let look = theme(ui);
    let x = scale.x(cx.today);
    ui.painter().vline(x, Rangef::new(range.min, range.max - TODAY - LABELS + 2.0), Stroke::new(1.5, look.text));
    let text = match figures.elapsed_days {
        Some(days) => cx.tr.with("clients-timeline-today", &[("day", days.into())]),
        None => cx.tr.text("today").into_owned(),
    };
    let galley = paint::line(ui, TextKind::TickMedium.num_job(&text, look.text), f32::INFINITY);
    let right = scale.left + scale.width + BAR;
    let left = (x - galley.size().x / 2.0).clamp(scale.left - BAR, (right - galley.size().x).max(scale.left - BAR));
    paint::galley_at(ui, pos2(left, range.max - TODAY / 2.0), galley, Color32::PLACEHOLDER);
}

/// What the mark nearest to the pointer is.
fn under_pointer(
    cx: &ViewCtx<'_>,
    bars: &[(f32, &Purchase)],
    marks: &[(f32, &Contact)],
    missed: &[(f32, &MissedStep)],
    pointer: Pos2,
    line: f32,
) -> Option<String> {
    fn nearest<'a, T>(items: &[(f32, &'a T)], x: f32) -> Option<&'a T> {
        let (place, item) = items.iter().min_by(|(a, _), (b, _)| (a - x).abs().total_cmp(&(b - x).abs()))?;
        ((place - x).abs() <= BAR_GAP).then_some(*item)
    }
    if pointer.y <= line {
        let purchase = nearest(bars, pointer.x)?;
        Some(format!("{}: {}, {}", cx.tr.day_short(purchase.day, cx.today), purchase_words(cx, purchase), cx.money(purchase.sum_minor)))
    } else if let Some(step) = nearest(missed, pointer.x) {
        Some(format!("{}: {}", cx.tr.day_short(step.day, cx.today), missed_words(cx, *step)))
    } else {
        let contact = nearest(marks, pointer.x)?;
        Some(format!("{}: {}", cx.tr.day_short(contact.day, cx.today), contact_words(cx, contact)))
    }
}
