//! A share by month as a line: this year, the same months a year ago, the running month dashed to a hollow point.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Align2, Color32, CornerRadius, Galley, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::board::{Rate, Slot, Stamp, Unit, place_of};
use super::marks::{Mark, MarksOut, marks_ui};
use super::plot::{Axis, Plot, ground};
use super::words::{money_text, rounded};
use crate::i18n::Tr;
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::widgets::paint;

const LINE: f32 = 2.25;
const LINE_BEFORE: f32 = 1.5;
const DOT: f32 = 3.5;
const HOLLOW: f32 = 4.0;
/// Side of the lettered square of a change.
pub const STAMP: f32 = 16.0;

/// What a line chart shows besides its line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras<'a> {
    /// A band that is marked, from and to in percent.
    pub band: Option<(f64, f64)>,
    /// Changes stamped at their days.
    pub stamps: &'a [Stamp],
    /// The vertical axis begins at 0.
    pub from_zero: bool,
    /// Names stand beside the lines.
    pub names: bool,
}

/// Shows the chart in `room`.
pub fn rate_ui(ui: &Ui, tr: &Tr, salt: &str, room: Rect, slots: &[Slot], rate: &Rate, extras: Extras<'_>) -> MarksOut {
    if rate.now.iter().all(Option::is_none) {
        // The sentence says what is missing; axes without a line would say nothing more.
        return MarksOut::default();
    }
    let look = theme(ui);
    let zero = extras.from_zero.then_some(0.0);
    // The beginning of the band is always in sight: how far it is, or that it is reached.
    let band = extras.band.map(|(from, _)| from * 1.2);
    let values = rate.now.iter().chain(&rate.year_ago).copied().flatten();
    let room = if extras.stamps.is_empty() { room } else { Rect::from_min_max(room.min + vec2(0.0, STAMP / 2.0), room.max) };
    let least_step = if rate.unit == Unit::Percent { 0.5 } else { 1.0 };
    let mut axis = Axis::around(values.chain(zero).chain(band), least_step, room.height());
    if rate.unit == Unit::Percent {
        // A share ends at 100, which every step divides.
        axis.high = axis.high.min(100.0);
    }
    let plot = ground(ui, room, slots, axis, |value, top| axis_figure(tr, rate.unit, axis, value, top));
    if let Some((from, to)) = extras.band {
        let rect = Rect::from_x_y_ranges(plot.rect.x_range(), plot.y(to)..=plot.y(from)).intersect(plot.rect);
        ui.painter().rect_filled(rect, CornerRadius::ZERO, look.tint);
    }
    let marks: Vec<Mark<'_>> =
        rate.tips.iter().enumerate().map(|(index, tip)| Mark { rect: plot.column(index), tip, place: (0, index) }).collect();
    let area = Rect::from_min_max(pos2(room.left(), plot.rect.top() - size::S4), pos2(plot.rect.right(), room.bottom()));
    let out = marks_ui(ui, salt, area, &rate.head.sentence, &marks, true);
    if let Some(lit) = out.lit {
        ui.painter().vline(plot.x(lit), plot.rect.y_range(), Stroke::new(size::LINE, look.field));
    }
    for stamp in extras.stamps {
        stamp_at(ui, salt, &plot, slots, stamp);
    }
    line(ui, &plot, slots, &rate.year_ago, look.series(7), LINE_BEFORE, false);
    line(ui, &plot, slots, &rate.now, look.series(0), LINE, true);
    if let Some(lit) = out.lit {
        dot(ui, &plot, slots, &rate.now, lit);
    }
    if extras.names && !rate.year_ago.is_empty() {
        let stamped: Vec<f32> = extras.stamps.iter().filter_map(|stamp| stamp_x(&plot, slots, stamp)).collect();
        names(ui, tr, &plot, slots, rate, &stamped);
    }
    out
}

/// A value of the vertical axis, the highest with its unit.
fn axis_figure(tr: &Tr, unit: Unit, axis: Axis, value: f64, top: bool) -> String {
    match unit {
        Unit::Percent if top => tr.percent(value / 100.0, axis.decimals()),
        Unit::Percent => tr.decimal(value, axis.decimals()),
        Unit::Money(currency) if top => money_text(tr, currency, value),
        Unit::Money(_) => tr.number(rounded(value)),
    }
}

/// Paints a line with its gaps; `main` ends in a point, hollow where the month is still running.
fn line(ui: &Ui, plot: &Plot, slots: &[Slot], values: &[Option<f64>], colour: Color32, width: f32, main: bool) {
    let stroke = Stroke::new(width, colour);
    let point = |index: usize| values.get(index).copied().flatten().map(|value| plot.point(index, value));
    let open = |index: usize| main && slots.get(index).is_some_and(|slot| slot.unfinished);
    let mut run = Vec::new();
    for index in 0..values.len() {
        match point(index) {
            Some(place) if open(index) => {
                if let Some(before) = run.last().copied() {
                    ui.painter().extend(Shape::dashed_line(&[before, place], stroke, 4.0, 4.0));
                }
            }
            Some(place) => run.push(place),
            None => flush(ui, &mut run, stroke),
        }
    }
    flush(ui, &mut run, stroke);
    if main {
        let last_full = (0..values.len()).rev().find(|index| point(*index).is_some() && !open(*index));
        let running = (0..values.len()).rev().find(|index| point(*index).is_some() && open(*index));
        for index in last_full.into_iter().chain(running) {
            dot(ui, plot, slots, values, index);
        }
    }
}

/// Paints a run of points as one line; a lonely one as a small dot.
fn flush(ui: &Ui, run: &mut Vec<eframe::egui::Pos2>, stroke: Stroke) {
    match run.as_slice() {
        [] => {}
        [only] => {
            ui.painter().circle_filled(*only, stroke.width, stroke.color);
        }
        _ => {
            ui.painter().line(run.clone(), stroke);
        }
    }
    run.clear();
}

fn dot(ui: &Ui, plot: &Plot, slots: &[Slot], values: &[Option<f64>], index: usize) {
    let look = theme(ui);
    let Some(value) = values.get(index).copied().flatten() else { return };
    let place = plot.point(index, value);
    if slots.get(index).is_some_and(|slot| slot.unfinished) {
        ui.painter().circle(place, HOLLOW, look.surface, Stroke::new(LINE, look.series(0)));
    } else {
        ui.painter().circle_filled(place, DOT, look.series(0));
    }
}

/// The names of the two lines beside them, where the lines are farthest apart and the names have room.
fn names(ui: &Ui, tr: &Tr, plot: &Plot, slots: &[Slot], rate: &Rate, stamped: &[f32]) {
    let look = theme(ui);
    let galley = |kind: TextKind, key: &str, colour| ui.painter().layout_job(kind.num_job(&tr.text(key), colour));
    // Of a longer range only the other line has a name that is true of all of it.
    let name = is_one_year(slots).then(|| galley(TextKind::TickMedium, "charts-this-year", look.accent));
    let before = galley(TextKind::Tick, "charts-year-ago", look.text3);
    let half = name.as_ref().map_or(0.0, |name| name.size().x).max(before.size().x) / 2.0 + 2.0;
    let room = TextKind::Tick.line_height() + size::S4;
    let step = plot.slot_width() / 4.0;
    let place = |x: f32| {
        let (now, year_ago) = (reach(plot, &rate.now, x, half)?, reach(plot, &rate.year_ago, x, half)?);
        // Heights on the screen grow downwards: the upper line is the one whose highest point is the smaller.
        let (upper, lower) = if now.0 <= year_ago.0 { (now, year_ago) } else { (year_ago, now) };
        let (top, bottom) = (upper.0 - size::S4, lower.1 + size::S4);
        let free = stamped.iter().all(|stamp| (x - stamp).abs() > half);
        let fits = free && top - room >= plot.rect.top() && bottom + room <= plot.rect.bottom();
        let apart = lower.0 - upper.1;
        (fits && apart > 0.0).then_some((x, apart, top, bottom, now.0 <= year_ago.0))
    };
    let xs = std::iter::successors(Some(plot.rect.left() + half), |x| Some(x + step)).take_while(|x| *x <= plot.rect.right() - half);
    let Some((x, _, top, bottom, is_above)) = xs.filter_map(place).max_by(|a, b| a.1.total_cmp(&b.1)) else { return };
    let paint = |galley: std::sync::Arc<Galley>, above: bool, colour| {
        let anchor = if above { Align2::CENTER_BOTTOM } else { Align2::CENTER_TOP };
        let rect = anchor.anchor_size(pos2(x, if above { top } else { bottom }), galley.size());
        ui.painter().galley(rect.min, galley, colour);
    };
    if let Some(name) = name {
        paint(name, is_above, look.accent);
    }
    paint(before, !is_above, look.text3);
}

/// From where to where on the screen a line reaches in the `half` points left and right of `x`; `None` where it has a gap.
fn reach(plot: &Plot, values: &[Option<f64>], x: f32, half: f32) -> Option<(f32, f32)> {
    const SAMPLES: u8 = 8;
    let mut reach = (f32::INFINITY, f32::NEG_INFINITY);
    for sample in 0..=SAMPLES {
        let share = f32::from(sample) / f32::from(SAMPLES);
        let y = plot.height_at(values, x - half + 2.0 * half * share)?;
        reach = (reach.0.min(y), reach.1.max(y));
    }
    Some(reach)
}

/// Whether a year at most is shown.
pub fn is_one_year(slots: &[Slot]) -> bool {
    slots.first().is_some_and(|first| slots.len() <= first.period.span().in_a_year())
}

/// Where a stamp stands: at its day within its period.
fn stamp_x(plot: &Plot, slots: &[Slot], stamp: &Stamp) -> Option<f32> {
    let (index, passed) = place_of(slots, stamp.day)?;
    let column = plot.column(index);
    Some(column.left() + column.width() * passed)
}

/// Paints the stamp of a change over a plot; what changed is told on hover.
pub fn stamp_at(ui: &Ui, salt: &str, plot: &Plot, slots: &[Slot], stamp: &Stamp) {
    let look = theme(ui);
    let Some(x) = stamp_x(plot, slots, stamp) else { return };
    let dots = [pos2(x, plot.rect.top()), pos2(x, plot.rect.bottom())];
    ui.painter().extend(Shape::dashed_line(&dots, Stroke::new(1.2, look.field), 2.0, 3.0));
    let square = Rect::from_center_size(pos2(x, plot.rect.top() - STAMP / 2.0 + 1.0), vec2(STAMP, STAMP));
    paint_stamp(ui, square, stamp.letter);
    ui.interact(square, ui.scope_id().with((salt, "stamp", stamp.letter)), Sense::hover()).on_hover_text(tip(&stamp.text));
}

fn paint_stamp(ui: &Ui, rect: Rect, letter: char) {
    let look = theme(ui);
    paint::boxed(ui, rect, size::RADIUS_TAG, look.surface, Stroke::new(size::LINE, look.field));
    let galley = ui.painter().layout_job(TextKind::TickMedium.job(&letter.to_string(), look.text));
    paint::galley_in(ui, rect, galley, Align::Center);
}

/// The width that each of these may take so that together they fill no more than `room`: who needs less leaves the rest to
/// the others.
fn shared_width(widths: &[f32], room: f32) -> f32 {
    let mut sorted = widths.to_vec();
    sorted.sort_by(f32::total_cmp);
    let mut left = room;
    for (place, width) in sorted.iter().enumerate() {
        let share = left / f32::from(u16::try_from(sorted.len() - place).unwrap_or(u16::MAX));
        if *width > share {
            return share;
        }
        left -= width;
    }
    f32::INFINITY
}

/// Explains the stamps in one line below the plot: all of them, cut to equal parts where they are long; where even that
/// leaves too little of each, the latest. The others are told where they stand.
pub fn stamps_ui(ui: &Ui, line: Rect, stamps: &[Stamp]) {
    const GAP: f32 = 6.0;
    /// A text that is cut is shown only where this much of it is left.
    const LEAST: f32 = 140.0;
    let look = theme(ui);
    let mut room = line.width();
    let mut texts = Vec::new();
    let around = STAMP + GAP;
    let text = |stamp: &Stamp, room: f32| paint::line(ui, TextKind::Small.num_job(&stamp.text, look.text2), room - around);
    let widths: Vec<f32> = stamps.iter().map(|stamp| text(stamp, f32::INFINITY).size().x + around + size::S16).collect();
    let share = shared_width(&widths, room + size::S16) - size::S16;
    let most = if share < LEAST { f32::INFINITY } else { share };
    for stamp in stamps.iter().rev() {
        let galley = text(stamp, room.min(most));
        if galley.elided && room < LEAST {
            break;
        }
        room -= around + galley.size().x + size::S16;
        texts.push((stamp, galley));
    }
    let mut left = line.left();
    for (stamp, galley) in texts.into_iter().rev() {
        paint_stamp(ui, Rect::from_center_size(pos2(left + STAMP / 2.0, line.center().y), vec2(STAMP, STAMP)), stamp.letter);
        let rect = Rect::from_min_size(pos2(left + STAMP + GAP, line.top()), vec2(galley.size().x, line.height()));
        left = rect.right() + size::S16;
        let response = ui.interact(rect, ui.scope_id().with(("stamp text", stamp.letter)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {}", stamp.letter, stamp.text)));
        let elided = galley.elided;
        paint::galley_in(ui, rect, galley, Align::Min);
        if elided {
            response.on_hover_text(tip(&stamp.text));
        }
    }
}
