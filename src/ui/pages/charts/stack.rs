//! Parts of a whole by month as bars; the running month hatched, a year ago as a short line.

use std::ops::RangeInclusive;

use eframe::egui::{Align, Align2, Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::board::{Slot, Stack, Stamp};
use super::lines::{STAMP, stamp_at};
use super::marks::{Mark, marks_ui};
use super::plot::{Axis, HATCH_BAR, Plot, ground, hatch, text_at};
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::paint;

const WIDEST_BAR: f32 = 40.0;
/// A text over a bar needs so much room.
const TOP_WIDTH: f32 = 34.0;
/// Surface between two parts.
const PARTING: f32 = 1.0;

/// What the owner did: which month, and which part of its bar; no part is the whole.
pub type Opened = Option<(usize, Option<usize>)>;

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Bars<'a> {
    pub slots: &'a [Slot],
    pub stack: &'a Stack,
    /// Those of the parts, from the bottom up.
    pub colours: &'a [Color32],
    /// Changes stamped at their days.
    pub stamps: &'a [Stamp],
    /// Whether a bar can be opened.
    pub opens: bool,
}

/// Shows the bars in `room`; `figure` writes a value of the vertical axis, the highest with its unit.
pub fn stack_ui(ui: &Ui, salt: &str, room: Rect, bars: Bars<'_>, figure: impl Fn(f64, bool) -> String) -> Opened {
    let Bars { slots, stack, colours, stamps, opens } = bars;
    let look = theme(ui);
    if stack.bars.is_empty() {
        return None;
    }
    let room = if stamps.is_empty() { room } else { Rect::from_min_max(room.min + vec2(0.0, STAMP / 2.0), room.max) };
    // A text over a bar needs room up to the highest line.
    let above = if stack.tops.is_empty() { 1.0 } else { 1.08 };
    let wholes = stack.bars.iter().map(|parts| parts.iter().sum::<f64>() * above);
    let mut axis = Axis::around(wholes.chain(stack.year_ago.iter().copied().flatten()).chain([0.0]), 1.0, room.height());
    if stack.share {
        axis.high = axis.high.min(100.0);
    }
    let plot = ground(ui, room, slots, axis, figure);
    let marks: Vec<Mark<'_>> =
        stack.tips.iter().enumerate().map(|(index, tip)| Mark { rect: plot.column(index), tip, place: (0, index) }).collect();
    let area = Rect::from_min_max(pos2(room.left(), plot.rect.top() - size::S4), pos2(plot.rect.right(), room.bottom()));
    let out = marks_ui(ui, salt, area, &stack.head.sentence, &marks, opens);
    if let Some(lit) = out.lit {
        ui.painter().rect_filled(plot.column(lit), CornerRadius::ZERO, look.hover);
    }
    for stamp in stamps {
        stamp_at(ui, salt, &plot, slots, stamp);
    }
    let tops = plot.slot_width() >= TOP_WIDTH;
    for (index, (slot, parts)) in slots.iter().zip(&stack.bars).enumerate() {
        let bar = Bar { plot: &plot, index, unfinished: slot.unfinished };
        let top = bar.paint(ui, parts, colours);
        if let Some(text) = stack.tops.get(index).filter(|text| tops && !text.is_empty()) {
            text_at(ui, pos2(plot.x(index), top - 2.0), Align2::CENTER_BOTTOM, TextKind::Tick, text, look.text2);
        }
        if let Some(before) = stack.year_ago.get(index).copied().flatten() {
            let half = bar.width() / 2.0 + 2.0;
            let range = plot.x(index) - half..=plot.x(index) + half;
            year_ago_line(ui, range, plot.y(before));
        }
    }
    out.opened.map(|(index, pointer)| {
        let part = pointer.and_then(|pointer| stack.bars.get(index).and_then(|parts| part_at(&plot, parts, pointer)));
        (index, part)
    })
}

/// Width of the short line that marks a year ago.
pub const LINE_BEFORE: f32 = 1.5;

/// The short line of a year ago; on a ground of its own, or some colour of a bar would swallow it.
fn year_ago_line(ui: &Ui, range: RangeInclusive<f32>, y: f32) {
    let look = theme(ui);
    ui.painter().hline(range.clone(), y, Stroke::new(LINE_BEFORE + 2.0, look.surface));
    ui.painter().hline(range, y, Stroke::new(LINE_BEFORE, look.text));
}

struct Bar<'a> {
    plot: &'a Plot,
    index: usize,
    unfinished: bool,
}

impl Bar<'_> {
    fn width(&self) -> f32 {
        (self.plot.slot_width() * 0.62).min(WIDEST_BAR)
    }

    /// Paints the parts and gives back the top of the bar.
    fn paint(&self, ui: &Ui, parts: &[f64], colours: &[Color32]) -> f32 {
        let (left, width) = (self.plot.x(self.index) - self.width() / 2.0, self.width());
        let mut sum = 0.0;
        for (part, colour) in parts.iter().zip(colours) {
            if *part <= 0.0 {
                continue;
            }
            let bottom = self.plot.y(sum) - if sum > 0.0 { PARTING } else { 0.0 };
            sum += part;
            let top = self.plot.y(sum).min(bottom - 1.0);
            let rect = Rect::from_min_max(pos2(left, top), pos2(left + width, bottom));
            if self.unfinished {
                hatch(ui, rect, *colour, HATCH_BAR);
                ui.painter().rect_stroke(rect, CornerRadius::ZERO, Stroke::new(size::LINE, *colour), StrokeKind::Inside);
            } else {
                ui.painter().rect_filled(rect, CornerRadius::ZERO, *colour);
            }
        }
        self.plot.y(sum)
    }
}

fn part_at(plot: &Plot, parts: &[f64], pointer: Pos2) -> Option<usize> {
    let mut sum = 0.0;
    parts.iter().position(|part| {
        let bottom = plot.y(sum);
        sum += part;
        (plot.y(sum)..bottom).contains(&pointer.y)
    })
}

/// A colour and its word.
#[derive(Debug, Clone, Copy)]
pub enum Swatch {
    Fill(Color32),
    /// A short line: a year ago.
    Line(Color32),
}

/// The words of the colours, in one line from the left; what does not fit ends in "…".
pub fn legend_ui(ui: &Ui, line: Rect, words: &[(Swatch, &str)]) {
    const SIDE: f32 = 9.0;
    let look = theme(ui);
    let mut left = line.left();
    for (swatch, word) in words {
        let middle = line.center().y;
        let width = match swatch {
            Swatch::Fill(colour) => {
                let rect = Rect::from_center_size(pos2(left + SIDE / 2.0, middle), vec2(SIDE, SIDE));
                ui.painter().rect_filled(rect, CornerRadius::from(size::RADIUS_BAR), *colour);
                SIDE
            }
            Swatch::Line(colour) => {
                ui.painter().hline(left..=left + 14.0, middle, Stroke::new(LINE_BEFORE, *colour));
                14.0
            }
        };
        let galley = paint::line(ui, TextKind::Small.job(word, look.text2), line.right() - left - width - 6.0);
        let rect = Rect::from_min_size(pos2(left + width + 6.0, line.top()), vec2(galley.size().x, line.height()));
        left = rect.right() + size::S16;
        paint::galley_in(ui, rect, galley, Align::Min);
    }
}
