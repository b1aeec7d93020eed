//! Cohorts as a heat map: of the clients who first came in a month (or quarter), how many came in each later one.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "shares and counts become places and shades"
)]

use std::rc::Rc;

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use rustc_hash::FxHashMap;

use super::board::{Head, Making};
use super::marks::{Mark, marks_ui};
use super::plot::{HATCH, hatch, text_at};
use super::words::joined;
use crate::analytics::{Cohort, Ratio};
use crate::domain::period::Period;
use crate::i18n::Tr;
use crate::ui::theme::{TextKind, size, theme};

/// The map.
#[derive(Debug)]
pub struct CohortMap {
    pub head: Head,
    rows: Vec<Row>,
    /// Lowest and highest share of a finished cell: the ends of the shades.
    low: f64,
    high: f64,
}

#[derive(Debug)]
struct Row {
    period: Period,
    label: String,
    size: String,
    size_tip: String,
    /// From one period later on, as far as periods have come.
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Cell {
    share: f64,
    text: String,
    tip: String,
    unfinished: bool,
}

/// A cell that was opened: the cohort and periods later; 0 is the whole cohort.
pub type Opened = Option<(Period, u32)>;

/// Makes the map of the periods that are shown.
pub fn new(making: &Making<'_>) -> CohortMap {
    let running = making.running().map(|month| month.period);
    let first = making.shown().first().map(|month| month.period);
    let cohorts = &making.figures.cohorts;
    // One more, for the latest has no cell yet.
    let cohorts = cohorts.get(cohorts.len().saturating_sub(MOST_ROWS + 1)..).unwrap_or_default();
    let cohorts = cohorts.iter().filter(|cohort| Some(cohort.period) >= first);
    let mut names = FxHashMap::default();
    let rows: Vec<Row> = cohorts.map(|cohort| row(making, cohort, running, &mut names)).filter(|row| !row.cells.is_empty()).collect();
    let full = rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.unfinished).map(|cell| cell.share);
    let (low, high) = full.fold((f64::INFINITY, 0.0_f64), |(low, high), share| (low.min(share), high.max(share)));
    CohortMap { head: head(making, running), rows, low, high }
}

/// The cohort that came first a year before one that came first in `period`, where that is wanted and there is one.
fn year_before<'a>(making: &Making<'a>, period: Period) -> Option<&'a Cohort> {
    let before = period.plus(-i32::try_from(making.view.span.in_a_year()).ok()?);
    let cohorts = &making.figures.cohorts;
    cohorts.binary_search_by_key(&before, |cohort| cohort.period).ok().filter(|_| making.view.compare).and_then(|at| cohorts.get(at))
}

/// The share of a cohort that came so many periods later, once that time has come.
fn share_of(cohort: &Cohort, later: usize) -> Option<f64> {
    Ratio::new(cohort.buyers.get(later).copied().flatten()?, cohort.size()).value()
}

/// Periods and their names, of which a map says each a hundred times.
type Names = FxHashMap<Period, Rc<str>>;

fn row(making: &Making<'_>, cohort: &Cohort, running: Option<Period>, names: &mut Names) -> Row {
    let (tr, whole, before) = (making.tr, cohort.size(), year_before(making, cohort.period));
    let reached = cohort.buyers.iter().enumerate().skip(1).map_while(|(later, buyers)| Some((later, (*buyers)?)));
    let mut name_of = |period: Period| Rc::clone(names.entry(period).or_insert_with(|| tr.period_year(period).into()));
    let (own_name, whole_text) = (name_of(cohort.period), tr.number(whole));
    let cell = |(later, buyers): (usize, u64)| {
        let share = Ratio::new(buyers, whole).value().unwrap_or(0.0);
        let period = cohort.period.plus(i32::try_from(later).unwrap_or(0));
        let (name, unfinished) = (name_of(period), Some(period) == running);
        let args = [
            ("cohort", own_name.as_ref().into()),
            ("month", name.as_ref().into()),
            ("share", tr.percent(share, 1).into()),
            ("part", tr.number(buyers).into()),
            ("whole", whole_text.as_str().into()),
        ];
        let key = if unfinished { "charts-cohort-tip-running" } else { "charts-cohort-tip" };
        let mut tip = tr.with(key, &args);
        if let Some(before) = before.and_then(|before| share_of(before, later)) {
            tip.push('\n');
            tip.push_str(&tr.with("charts-cohort-tip-year-ago", &[("figure", tr.percent(before, 1).into())]));
        }
        Cell { share, text: tr.decimal(share * 100.0, 0), tip, unfinished }
    };
    let begins_year = cohort.period.number() == 1;
    Row {
        period: cohort.period,
        label: if begins_year { tr.period_year_short(cohort.period) } else { tr.period_short(cohort.period) },
        size: whole_text.clone(),
        size_tip: tr.with("charts-cohort-size", &[("month", own_name.as_ref().into()), ("count", whole_text.as_str().into())]),
        cells: reached.map(cell).collect(),
    }
}

/// The latest cohort whose next month is over, against the average of the six before it.
fn head(making: &Making<'_>, running: Option<Period>) -> Head {
    let tr = making.tr;
    let about = making.spanned("charts-cohorts-about");
    let label = making.spanned("charts-cohorts");
    let next = |cohort: &Cohort| match cohort.buyers.get(1) {
        Some(Some(buyers)) if Some(cohort.period.plus(1)) != running => Some((cohort.period, Ratio::new(*buyers, cohort.size()).value()?)),
        _ => None,
    };
    let shares: Vec<(Period, f64)> = making.figures.cohorts.iter().filter_map(next).collect();
    // One that is not in sight would be told of without its year, and without its line below.
    let first = making.shown().first().map(|month| month.period);
    let Some(((period, share), before)) = shares.split_last().filter(|((period, _), _)| Some(*period) >= first) else {
        let second = making.spanned("charts-cohorts-none");
        return Head { label, sentence: tr.text("charts-not-yet").into_owned(), second, about };
    };
    let before = before.get(before.len().saturating_sub(6)..).unwrap_or_default();
    let args = [
        ("share", tr.percent(*share, 0).into()),
        ("cohort", making.tr.period_of(*period).into()),
        ("month", making.tr.period_in(period.plus(1)).into()),
    ];
    let second = if before.is_empty() {
        String::new()
    } else {
        let average = before.iter().map(|(_, share)| share).sum::<f64>() / before.len() as f64;
        making.spanned_with("charts-cohorts-average", &[("count", before.len().into()), ("share", tr.percent(average, 0).into())])
    };
    let year_ago = year_before(making, *period).and_then(|cohort| share_of(cohort, 1));
    let year_ago = year_ago.map(|share| tr.with("charts-tip-year-ago", &[("figure", tr.percent(share, 0).into())]));
    let second = joined([Some(second).filter(|second| !second.is_empty()), year_ago]);
    Head { label, sentence: tr.with("charts-cohorts-sentence", &args), second, about }
}

const HEADER: f32 = 22.0;
const LEAST_ROW: f32 = 19.0;
const WIDEST_ROW: f32 = 25.0;
/// More do not fit into the highest place of a chart.
const MOST_ROWS: usize = 18;
const LEAST_CELL: f32 = 36.0;
const WIDEST_CELL: f32 = 52.0;
const GAP: f32 = 2.0;
/// From the size of a cohort to its first cell.
const SIZE_GAP: f32 = 14.0;

impl CohortMap {
    /// Whether there is no cohort with a period behind it.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Shows as many of the latest cohorts as there is room for.
    pub fn show_ui(&self, ui: &Ui, tr: &Tr, room: Rect) -> Opened {
        let look = theme(ui);
        let fitting = ((room.height() - HEADER) / LEAST_ROW).floor().max(1.0) as usize;
        let rows = self.rows.get(self.rows.len().saturating_sub(fitting)..).unwrap_or_default();
        let most = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if most == 0 {
            return None;
        }
        let height = ((room.height() - HEADER) / rows.len() as f32).clamp(LEAST_ROW, WIDEST_ROW);
        let wide = |text: &str, kind: TextKind| ui.painter().layout_job(kind.num_job(text, look.text)).size().x;
        let first_visit = tr.text("charts-first-visit");
        let labels = rows.iter().map(|row| wide(&row.label, TextKind::Small)).fold(0.0, f32::max);
        let sizes = rows.iter().map(|row| wide(&row.size, TextKind::Small)).fold(0.0, f32::max);
        let edge = (labels + size::S12 + sizes).max(wide(&first_visit, TextKind::Small));
        let left = room.left() + edge + SIZE_GAP;
        let columns = (((room.right() - left) / LEAST_CELL) as usize).min(most).max(1);
        let width = ((room.right() - left) / columns as f32).min(WIDEST_CELL);

        let middle = room.top() + HEADER / 2.0 - 2.0;
        text_at(ui, pos2(room.left(), middle), Align2::LEFT_CENTER, TextKind::Small, &first_visit, look.text3);
        for column in 0..columns {
            let x = left + (column as f32 + 0.5) * width;
            text_at(ui, pos2(x, middle), Align2::CENTER_CENTER, TextKind::Small, &tr.number(column + 1), look.text3);
        }

        let mut marks = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let top = room.top() + HEADER + index as f32 * height;
            let line = Rect::from_min_size(pos2(room.left(), top), vec2(edge, height));
            marks.push((Mark { rect: line, tip: &row.size_tip, place: (index, 0) }, row, None));
            for (column, cell) in row.cells.iter().take(columns).enumerate() {
                let rect = Rect::from_min_size(pos2(left + column as f32 * width, top), vec2(width - GAP, height - GAP));
                marks.push((Mark { rect, tip: &cell.tip, place: (index, column + 1) }, row, Some(cell)));
            }
        }
        let places: Vec<Mark<'_>> = marks.iter().map(|(mark, ..)| *mark).collect();
        let bottom = room.top() + HEADER + rows.len() as f32 * height;
        let area = Rect::from_min_max(room.min, pos2(room.right(), bottom)).expand(size::S4);
        let out = marks_ui(ui, "cohorts", area, &self.head.sentence, &places, true);
        for (index, (mark, row, cell)) in marks.iter().enumerate() {
            let lit = out.lit == Some(index);
            match cell {
                None => row_label(ui, mark.rect, row, lit),
                Some(cell) => self.cell(ui, mark.rect, cell, lit),
            }
        }
        let (opened, _) = out.opened?;
        marks.get(opened).map(|(mark, row, _)| (row.period, u32::try_from(mark.place.1).unwrap_or(0)))
    }

    fn cell(&self, ui: &Ui, rect: Rect, cell: &Cell, lit: bool) {
        let look = theme(ui);
        let radius = CornerRadius::from(size::RADIUS_BAR);
        let colour = if cell.unfinished {
            hatch(ui, rect, look.line, HATCH);
            ui.painter().rect_stroke(rect, radius, Stroke::new(size::LINE, look.line2), StrokeKind::Inside);
            // The figure stands on a clear ground, or the hatch would run through it.
            ui.painter().rect_filled(Rect::from_center_size(rect.center(), vec2(22.0, 14.0)), CornerRadius::ZERO, look.surface);
            look.text2
        } else {
            let span = self.high - self.low;
            let share = if span > 0.0 { (cell.share - self.low) / span } else { 0.5 };
            let (fill, text) = look.heat(share as f32);
            ui.painter().rect_filled(rect, radius, fill);
            text
        };
        if lit {
            ui.painter().rect_stroke(rect, radius, Stroke::new(size::LINE_RADIO, look.text), StrokeKind::Outside);
        }
        text_at(ui, rect.center(), Align2::CENTER_CENTER, TextKind::Small, &cell.text, colour);
    }
}

fn row_label(ui: &Ui, line: Rect, row: &Row, lit: bool) {
    let look = theme(ui);
    let middle = line.center().y - GAP / 2.0;
    let colour = if lit { look.accent } else { look.text3 };
    text_at(ui, pos2(line.left(), middle), Align2::LEFT_CENTER, TextKind::Small, &row.label, look.text);
    text_at(ui, pos2(line.right(), middle), Align2::RIGHT_CENTER, TextKind::Small, &row.size, colour);
}
