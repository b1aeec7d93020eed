//! The ground of a chart: its two axes, the lines behind it, the hatch of what is unfinished.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers become places on the screen, where a fraction of a point does not matter"
)]

use chrono::NaiveDate;
use eframe::egui::{Align2, Color32, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::board::Slot;
use crate::domain::dates::Month;
use crate::domain::period::{Period, Span};
use crate::ui::theme::{TextKind, size, theme};

/// From the room's bottom to the plot: the names of the months.
const MONTHS_HEIGHT: f32 = 24.0;
/// The plot begins so far right of the text edge, unless longer figures need more.
const LEAST_GUTTER: f32 = 32.0;
/// Lines of the vertical axis stand at least about so far apart.
const LEAST_STEP_HEIGHT: f32 = 30.0;
/// A young shop's months are no wider than if there were so many; its quarters no wider than if there were a year of them.
const LEAST_SLOTS: usize = 6;
/// Steps of a hatch, points.
const HATCH_STEP: f32 = 5.0;
/// Stroke of the hatch behind an unfinished month.
pub const HATCH: f32 = 1.4;
/// Stroke of the hatch of an unfinished bar, in its own colour.
pub const HATCH_BAR: f32 = 2.4;

/// The vertical axis: from where to where, and the distance of its lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    pub low: f64,
    pub high: f64,
    pub step: f64,
}

impl Axis {
    /// An axis in round steps that holds every value; `least_step` is the smallest step that makes sense, `height` that
    /// of the plot in points: a low one has fewer lines.
    pub fn around(values: impl Iterator<Item = f64>, least_step: f64, height: f32) -> Self {
        let parts = f64::from((height / LEAST_STEP_HEIGHT).floor().clamp(2.0, 5.0));
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = if low <= high { (low, high) } else { (0.0, 0.0) };
        // One height alone stands in the middle, so that its line is not the axis.
        let flat = low > 0.0 && high - low < least_step / 2.0;
        let (low, high) = if flat { ((low - 2.0 * least_step).max(0.0), high + 2.0 * least_step) } else { (low, high) };
        let span = (high - low).max(least_step);
        let power = 10_f64.powf((span / parts).log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power);
        let step = steps.into_iter().find(|step| span / step <= parts).unwrap_or(span).max(least_step);
        let (low, mut high) = ((low / step).floor() * step, (high / step).ceil() * step);
        if high - low < step / 2.0 {
            high = low + step;
        }
        Self { low, high, step }
    }

    /// Where the lines stand, from the lowest up.
    pub fn lines(&self) -> impl Iterator<Item = f64> + '_ {
        let count = ((self.high - self.low) / self.step).round() as u32;
        (0..=count).map(|index| self.low + f64::from(index) * self.step)
    }

    /// Digits after the point that the figures of the axis need.
    pub fn decimals(&self) -> usize {
        if self.step >= 1.0 { 0 } else { (-self.step.log10()).ceil().max(1.0) as usize }
    }
}

/// Where things stand in a plot.
#[derive(Debug, Clone, Copy)]
pub struct Plot {
    pub rect: Rect,
    axis: Axis,
    slots: usize,
}

impl Plot {
    /// Width of a month.
    pub fn slot_width(&self) -> f32 {
        self.rect.width() / self.slots.max(1) as f32
    }

    /// The middle of a month.
    pub fn x(&self, slot: usize) -> f32 {
        self.rect.left() + (slot as f32 + 0.5) * self.slot_width()
    }

    /// The height of a value.
    pub fn y(&self, value: f64) -> f32 {
        let share = (value - self.axis.low) / (self.axis.high - self.axis.low);
        self.rect.bottom() - share as f32 * self.rect.height()
    }

    /// The point of a month's value.
    pub fn point(&self, slot: usize, value: f64) -> Pos2 {
        pos2(self.x(slot), self.y(value))
    }

    /// The height of a line through the values of all slots at any place; `None` beyond its ends and in its gaps.
    pub fn height_at(&self, values: &[Option<f64>], x: f32) -> Option<f32> {
        let place = (x - self.rect.left()) / self.slot_width() - 0.5;
        let value = |index: f32| (index >= 0.0).then(|| values.get(index as usize).copied().flatten()).flatten();
        let (before, after) = (value(place.floor())?, value(place.ceil())?);
        Some(self.y(before + (after - before) * f64::from(place.fract())))
    }

    /// A month's column.
    pub fn column(&self, slot: usize) -> Rect {
        Rect::from_min_size(pos2(self.x(slot) - self.slot_width() / 2.0, self.rect.top()), vec2(self.slot_width(), self.rect.height()))
    }
}

/// Paints the axes into `room`; `figure` writes a value of the vertical axis, the highest with its unit.
pub fn ground(ui: &Ui, room: Rect, slots: &[Slot], axis: Axis, figure: impl Fn(f64, bool) -> String) -> Plot {
    let look = theme(ui);
    let figures: Vec<_> = axis
        .lines()
        .map(|value| {
            let top = axis.high - value < axis.step / 2.0;
            (value, ui.painter().layout_job(TextKind::Tick.num_job(&figure(value, top), look.text3)))
        })
        .collect();
    let widest = figures.iter().map(|(_, galley)| galley.size().x).fold(0.0, f32::max);
    let gutter = (widest + size::S8).max(LEAST_GUTTER);
    let rect = Rect::from_min_max(pos2(room.left() + gutter, room.top() + 7.0), pos2(room.right(), room.bottom() - MONTHS_HEIGHT));
    let least = slots.first().map_or(LEAST_SLOTS, |slot| slot.period.span().in_a_year().min(LEAST_SLOTS));
    let plot = Plot { rect, axis, slots: slots.len().max(least) };

    for (index, (value, galley)) in figures.into_iter().enumerate() {
        let y = plot.y(value);
        let colour = if index == 0 { look.line2 } else { look.line };
        ui.painter().hline(rect.x_range(), y, Stroke::new(size::LINE, colour));
        let left_top = pos2(rect.left() - size::S8 - galley.size().x, y - galley.size().y / 2.0);
        ui.painter().galley(left_top, galley, look.text3);
    }
    for index in slots.iter().enumerate().filter(|(_, slot)| slot.unfinished).map(|(index, _)| index) {
        let column = plot.column(index);
        hatch(ui, column.intersect(Rect::from_x_y_ranges(rect.x_range(), rect.y_range())), look.line, HATCH);
    }
    names(ui, &plot, slots);
    plot
}

/// The names of the periods below the plot, as many as there is room for.
fn names(ui: &Ui, plot: &Plot, slots: &[Slot]) {
    const LEAST_WIDTH: f32 = 32.0;
    let look = theme(ui);
    let Some(first) = slots.first().map(|slot| slot.period) else { return };
    let widest = slots.iter().map(|slot| ui.painter().layout_job(TextKind::Tick.num_job(&slot.short, look.text3)).size().x);
    let least = widest.fold(LEAST_WIDTH, |least, width| least.max(width + size::S4));
    let steps: &[i32] = if first.span() == Span::Month { &[1, 2, 3, 6, 12, 24] } else { &[1, 2, 4, 8] };
    let every = steps.iter().copied().find(|every| plot.slot_width() * *every as f32 >= least).unwrap_or(60);
    let many = slots.len() > first.span().in_a_year() + 2;
    let era = Period::holding(Month::of(NaiveDate::default()), first.span());
    for (index, slot) in slots.iter().enumerate() {
        // In step with the years, so that each one's first period has its name.
        if every > 1 && slot.period.since(era).rem_euclid(every) != 0 {
            continue;
        }
        let text = if many && slot.period.number() == 1 { &slot.year } else { &slot.short };
        let colour = if slot.unfinished { look.text } else { look.text3 };
        let middle = pos2(plot.x(index), plot.rect.bottom() + MONTHS_HEIGHT / 2.0 + 2.0);
        text_at(ui, middle, Align2::CENTER_CENTER, TextKind::Tick, text, colour);
    }
}

/// A short text with its `anchor` at `place`.
pub fn text_at(ui: &Ui, place: Pos2, anchor: Align2, kind: TextKind, text: &str, colour: Color32) -> Rect {
    let galley = ui.painter().layout_job(kind.num_job(text, colour));
    let rect = anchor.anchor_size(place, galley.size());
    ui.painter().galley(rect.min, galley, colour);
    rect
}

/// Slanting lines over `rect`.
pub fn hatch(ui: &Ui, rect: Rect, colour: Color32, width: f32) {
    if !rect.is_positive() || !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let count = ((rect.width() + rect.height()) / HATCH_STEP).ceil() as usize;
    for index in 0..=count {
        let x = rect.left() + index as f32 * HATCH_STEP;
        painter.line_segment([pos2(x, rect.top()), pos2(x - rect.height(), rect.bottom())], Stroke::new(width, colour));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], least_step: f64, expected: &[f64]) {
        let axis = Axis::around(values.iter().copied(), least_step, 200.0);
        let lines: Vec<f64> = axis.lines().collect();
        assert_eq!(lines, expected, "{values:?}");
    }

    #[test]
    fn an_axis_has_a_few_round_lines_that_hold_every_value() {
        check(&[33.6, 41.2], 0.1, &[32.0, 34.0, 36.0, 38.0, 40.0, 42.0]);
        check(&[0.0, 486.0], 1.0, &[0.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
        check(&[0.0, 3.0], 1.0, &[0.0, 1.0, 2.0, 3.0]);
        check(&[50.0], 1.0, &[48.0, 49.0, 50.0, 51.0, 52.0]);
        check(&[0.0, 0.0], 1.0, &[0.0, 1.0]);
        check(&[], 1.0, &[0.0, 1.0]);
    }

    #[test]
    fn a_low_plot_has_fewer_lines() {
        let axis = Axis::around([86.0, 96.0].into_iter(), 0.5, 70.0);
        assert_eq!(axis.lines().collect::<Vec<_>>(), [85.0, 90.0, 95.0, 100.0]);
    }

    #[test]
    fn small_steps_show_their_decimals() {
        assert_eq!(Axis::around([41.0, 41.4].into_iter(), 0.1, 200.0).decimals(), 1);
        assert_eq!(Axis::around([0.0, 30.0].into_iter(), 1.0, 200.0).decimals(), 0);
    }
}
