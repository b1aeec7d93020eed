//! The charts beside and below each other: each under its sentence, each opening the clients behind its points.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::Chart;
use super::board::{Board, Head, Rate, Stack};
use super::cells::cells_ui;
use super::lines::{self, Extras};
use super::open::open;
use super::results::SIDES;
use super::shares::{SEGMENTS, STAGES};
use super::stack::{self, Bars, Swatch};
use super::words::rounded as whole;
use crate::analytics::{Behind, PointKind};
use crate::app::charted::ChartFigures;
use crate::domain::period::Period;
use crate::ui::pages::segments::grid_ui;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, menu_button_ui, menu_text_ui, segmented_ui};

/// From the top of a cell to its chart.
const HEAD: f32 = 90.0;
/// The line below a plot: legend or stamps.
const LEGEND: f32 = 22.0;
/// Between 10 and 30 percent of the sleeping, reactivation is good (SPEC §5).
const GOOD_REACTIVATION: (f64, f64) = (10.0, 30.0);

/// One frame of the page.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub cx: &'a ViewCtx<'a>,
    pub figures: &'a ChartFigures,
    pub board: &'a Board,
    pub window: usize,
    /// From which side the results of contacts are shown.
    pub side: usize,
    /// The window that was chosen in this frame, days.
    pub chosen: Option<u32>,
    /// The side that was chosen in this frame.
    pub chosen_side: Option<usize>,
    /// On paper there is nothing to click.
    pub printing: bool,
}

impl<'a> Page<'a> {
    /// As it is painted on paper: by a window of activity and a side of the results of contacts.
    pub const fn on_paper(cx: &'a ViewCtx<'a>, figures: &'a ChartFigures, board: &'a Board, (window, side): (usize, usize)) -> Self {
        Self { cx, figures, board, window, side, chosen: None, chosen_side: None, printing: true }
    }

    /// Shows all charts, scrolling. Those behind the first `painted` are still of the board `before`; without one they are shown
    /// if they are in sight, at most `most` of them.
    pub fn charts_ui(&mut self, ui: &mut Ui, painted: usize, most: usize, before: Option<&'a Board>, out: &mut Actions) {
        let (mut place, mut new, now) = (0, 0, self.board);
        cells_ui(ui, self.cx.narrow, |ui, inside, chart| {
            let is_new = place >= painted && before.is_none() && new < most && ui.is_rect_visible(inside);
            self.board = before.filter(|_| place >= painted).unwrap_or(now);
            if is_new || place < painted || before.is_some() {
                self.chart_ui(ui, inside, chart, out);
            }
            place += 1;
            new += usize::from(is_new);
        });
        self.board = now;
    }

    /// Shows one chart under its sentence.
    pub(super) fn chart_ui(&mut self, ui: &mut Ui, inside: Rect, chart: Chart, out: &mut Actions) {
        let board = self.board;
        let Some(head) = self.head(chart) else {
            self.grid_ui(ui, inside, out);
            return;
        };
        self.head_ui(ui, inside, head, chart, out);
        let room = Rect::from_min_max(pos2(inside.left(), inside.top() + HEAD), inside.max);
        match chart {
            Chart::RepeatPurchases => self.repeat_ui(ui, room, out),
            Chart::Retention => self.retention_ui(ui, room, out),
            Chart::Came => self.came_ui(ui, room, out),
            Chart::Reactivation => self.reactivation_ui(ui, room, out),
            Chart::Revenue => self.revenue_ui(ui, room),
            Chart::Check => self.check_ui(ui, room, out),
            Chart::Ltv => self.ltv_ui(ui, room, out),
            Chart::Segments => {
                let names = SEGMENTS.map(|segment| self.cx.tr.segment(segment));
                let opens = |part: usize| SEGMENTS.get(part).copied().map(Behind::Segment);
                self.shares_ui(ui, "segments", room, &board.segments, &names, &opens, out);
            }
            Chart::Stages => {
                let names = STAGES.map(|stage| self.cx.tr.stage(stage));
                let opens = |part: usize| STAGES.get(part).copied().map(Behind::Stage);
                self.shares_ui(ui, "stages", room, &board.stages, &names, &opens, out);
            }
            Chart::Results => {
                if let (Some(alike), Some(from)) = (board.results.show_ui(ui, self.cx.tr, self.side, room), board.results.from) {
                    open(self.cx, out, from, Behind::Contacted(alike));
                }
            }
            Chart::Grid => {}
            Chart::Cohorts => {
                if let Some((cohort, months_later)) = board.cohorts.show_ui(ui, self.cx.tr, room) {
                    let kind = if months_later == 0 { PointKind::New } else { PointKind::CohortCell { months_later } };
                    open(self.cx, out, cohort, Behind::Point(kind));
                }
            }
        }
    }

    /// What stands above a chart; the grid has a heading of its own.
    pub(super) fn head(&self, chart: Chart) -> Option<&'a Head> {
        let board = self.board;
        Some(match chart {
            Chart::RepeatPurchases => &board.rpr.head,
            Chart::Retention => &board.crr.head,
            Chart::Came => &board.came.head,
            Chart::Reactivation => &board.reactivation.head,
            Chart::Revenue => &board.revenue.head,
            Chart::Check => &board.check.head,
            Chart::Ltv => &board.ltv.head,
            Chart::Cohorts => &board.cohorts.head,
            Chart::Segments => &board.segments.head,
            Chart::Stages => &board.stages.head,
            Chart::Results => &board.results.head,
            Chart::Grid => return None,
        })
    }

    /// Label, sentence, second line; at the right how it is computed, and the window where it matters.
    fn head_ui(&mut self, ui: &mut Ui, inside: Rect, head: &Head, chart: Chart, out: &mut Actions) {
        let look = theme(ui);
        let tools = Rect::from_min_max(pos2(inside.left(), inside.top() + 11.0), pos2(inside.right() + 6.0, inside.top() + 39.0));
        let mut right = ui.new_child(UiBuilder::new().id_salt(&head.label).max_rect(tools).layout(Layout::right_to_left(Align::Center)));
        right.spacing_mut().item_spacing.x = size::S4;
        if !self.printing {
            self.tools_ui(&mut right, head, chart, out);
        }
        let label_end = right.min_rect().left() - size::S8;
        let mut left = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
        left.spacing_mut().item_spacing.y = 2.0;
        left.add_space(17.0);
        elided_label_ui(&mut left, &head.label, TextKind::Small, look.text2, label_end - inside.left());
        left.add_space(2.0);
        let sentence = elided_label_ui(&mut left, &head.sentence, TextKind::Heading, look.text, inside.width());
        left.ctx().accesskit_node_builder(sentence.id, |node| node.set_role(eframe::egui::accesskit::Role::Heading));
        elided_label_ui(&mut left, &head.second, TextKind::Body, look.text2, inside.width());
    }

    /// How it is computed, the files, and what can be chosen of a chart.
    fn tools_ui(&mut self, ui: &mut Ui, head: &Head, chart: Chart, out: &mut Actions) {
        let name = self.cx.tr.with("charts-how", &[("name", (&head.label).into())]);
        menu_button_ui(ui, Button::icon_only(Icon::InfoCircle, &name), |ui| {
            ui.set_width(320.0);
            menu_text_ui(ui, &head.about);
        });
        self.files_ui(ui, chart, &head.label, out);
        match chart {
            Chart::Retention | Chart::Reactivation => self.window_ui(ui, &head.label),
            Chart::Results => self.side_ui(ui, &head.label),
            _ => {}
        }
    }

    fn window_ui(&mut self, ui: &mut Ui, salt: &str) {
        let tr = self.cx.tr;
        let windows = &self.figures.windows_days;
        let last = windows.len().saturating_sub(1);
        let words: Vec<String> = windows
            .iter()
            .enumerate()
            .map(|(index, days)| if index == last { tr.with("days", &[("count", (*days).into())]) } else { tr.number(*days) })
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let name = tr.with("charts-window", &[("name", salt.into())]);
        if let Some(index) = segmented_ui(ui, &name, &words, self.window, 24.0, None) {
            self.chosen = windows.get(index).copied();
        }
    }

    fn side_ui(&mut self, ui: &mut Ui, salt: &str) {
        let words = SIDES.map(|key| self.cx.tr.text(key));
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        if let Some(index) = segmented_ui(ui, salt, &words, self.side, 24.0, None) {
            self.chosen_side = Some(index);
        }
    }

    /// The grid is that of the page of segments, with its own heading.
    fn grid_ui(&self, ui: &mut Ui, inside: Rect, out: &mut Actions) {
        let label = self.cx.tr.text("charts-grid");
        let line = Rect::from_min_max(pos2(inside.left(), inside.top() + 11.0), pos2(inside.right() + 6.0, inside.top() + 39.0));
        let part = |layout| UiBuilder::new().id_salt("grid").max_rect(line).layout(layout);
        let mut left = ui.new_child(part(Layout::left_to_right(Align::Center)));
        elided_label_ui(&mut left, &label, TextKind::Small, theme(ui).text2, inside.width() / 2.0);
        if !self.printing {
            self.files_ui(&mut ui.new_child(part(Layout::right_to_left(Align::Center))), Chart::Grid, &label, out);
        }
        if let Some(report) = &self.figures.grid {
            grid_ui(ui, self.cx, report, Rect::from_min_max(inside.min + vec2(0.0, 37.0), inside.max), !self.printing, out);
        }
    }

    fn check_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        self.money_ui(ui, "check", room, &self.board.check, PointKind::Active, out);
    }

    /// What a client had brought by the end of each period above, the three lifetime values below.
    fn ltv_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        let worth = &self.board.worth;
        let split = room.bottom() + size::S4 - worth.height();
        let above = Rect::from_min_max(room.min, pos2(room.right(), split - size::S8));
        self.money_ui(ui, "ltv", above, &self.board.ltv, PointKind::Known, out);
        if let Some((period, behind)) = worth.show_ui(ui, Rect::from_min_max(pos2(room.left(), split), room.max)) {
            open(self.cx, out, period, behind);
        }
    }

    /// A mean sum by period.
    fn money_ui(&self, ui: &Ui, salt: &str, room: Rect, rate: &Rate, kind: PointKind, out: &mut Actions) {
        let board = self.board;
        let extras = Extras { stamps: &board.stamps, names: true, ..Extras::default() };
        if let Some((slot, _)) = lines::rate_ui(ui, self.cx.tr, salt, room, &board.slots, rate, extras).opened {
            self.open_slot(out, slot, Behind::Point(kind));
        }
    }

    /// Shares of a whole. Neighbours differ in lightness, and stand in the order of the words below.
    #[allow(clippy::too_many_arguments, reason = "a chart's place, contents, words and what they open")]
    fn shares_ui(
        &self,
        ui: &Ui,
        salt: &str,
        room: Rect,
        stack: &Stack,
        names: &[String; 5],
        opens: &dyn Fn(usize) -> Option<Behind>,
        out: &mut Actions,
    ) {
        let (look, tr, board) = (theme(ui), self.cx.tr, self.board);
        let colours = [look.series(0), look.series(2), look.series(3), look.series(1), look.line2];
        let (plot, legend) = with_legend(room);
        let figure = |value: f64, top: bool| if top { tr.percent(value / 100.0, 0) } else { tr.decimal(value, 0) };
        let bars = Bars { slots: &board.slots, stack, colours: &colours, stamps: &board.stamps, opens: true };
        let opened = stack::stack_ui(ui, salt, plot, bars, figure);
        let mut words: Vec<(Swatch, &str)> = colours.map(Swatch::Fill).into_iter().zip(names.iter().map(String::as_str)).collect();
        let before = tr.text("charts-year-ago");
        if !stack.year_ago.is_empty() {
            // Beside the parts whose share it is.
            words.insert(stack.told.min(words.len()), (Swatch::Line(look.text), &before));
        }
        stack::legend_ui(ui, legend, &words);
        if let Some((slot, part)) = opened
            && let Some(opens) = opens(part.unwrap_or(0))
        {
            self.open_slot(out, slot, opens);
        }
    }

    fn window_days(&self) -> u32 {
        self.figures.windows_days.get(self.window).copied().unwrap_or(self.figures.own_window_days)
    }

    fn period(&self, slot: usize) -> Option<Period> {
        self.board.slots.get(slot).map(|slot| slot.period)
    }

    fn open_slot(&self, out: &mut Actions, slot: usize, behind: Behind) {
        if let Some(period) = self.period(slot) {
            open(self.cx, out, period, behind);
        }
    }

    fn repeat_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        let board = self.board;
        let (plot, legend) = with_legend(room);
        let extras = Extras { stamps: &board.stamps, names: true, ..Extras::default() };
        let marks = lines::rate_ui(ui, self.cx.tr, "repeat", plot, &board.slots, &board.rpr, extras);
        lines::stamps_ui(ui, legend, &board.stamps);
        if let Some((slot, _)) = marks.opened {
            self.open_slot(out, slot, Behind::Point(PointKind::Repeat));
        }
    }

    /// The rate by month above, the parts of the last full month below.
    fn retention_ui(&self, ui: &mut Ui, room: Rect, out: &mut Actions) {
        let board = self.board;
        let split = if board.parts.is_some() { room.top() + room.height() * 0.42 } else { room.bottom() };
        let above = Rect::from_min_max(room.min, pos2(room.right(), split));
        let marks = lines::rate_ui(
            ui,
            self.cx.tr,
            "retention",
            above,
            &board.slots,
            &board.crr,
            Extras { stamps: &board.stamps, names: true, ..Extras::default() },
        );
        if let Some((slot, _)) = marks.opened {
            self.open_slot(out, slot, Behind::Point(PointKind::Kept { window_days: self.window_days() }));
        }
        let Some(parts) = &board.parts else { return };
        let below = Rect::from_min_max(pos2(room.left(), split + size::S8), room.max + vec2(0.0, size::S4));
        if let Some(opens) = parts.show_ui(ui, below) {
            open(self.cx, out, parts.period, opens);
        }
    }

    fn came_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        let (look, tr, board) = (theme(ui), self.cx.tr, self.board);
        let colours = [look.series(0), look.series(2), look.series(1)];
        let (plot, legend) = with_legend(room);
        let figure = |value: f64, _| tr.number(whole(value));
        let bars = Bars { slots: &board.slots, stack: &board.came, colours: &colours, stamps: &board.stamps, opens: true };
        let opened = stack::stack_ui(ui, "came", plot, bars, figure);
        let texts = ["charts-part-usual", "charts-part-new", "charts-part-back", "charts-year-ago"].map(|key| tr.text(key));
        let swatches = colours.map(Swatch::Fill).into_iter().chain((!board.came.year_ago.is_empty()).then_some(Swatch::Line(look.text)));
        let words: Vec<(Swatch, &str)> = swatches.zip(texts.iter().map(AsRef::as_ref)).collect();
        stack::legend_ui(ui, legend, &words);
        if let Some((slot, part)) = opened {
            let window_days = self.window_days();
            let opens = match part {
                Some(0) => Behind::Usual { window_days },
                Some(1) => Behind::Point(PointKind::New),
                Some(_) => Behind::Point(PointKind::Reactivated { window_days }),
                None => Behind::Point(PointKind::Active),
            };
            self.open_slot(out, slot, opens);
        }
    }

    fn reactivation_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        let (look, tr, board) = (theme(ui), self.cx.tr, self.board);
        if board.reactivation.now.iter().all(Option::is_none) {
            return;
        }
        let (plot, legend) = with_legend(room);
        let extras = Extras { band: Some(GOOD_REACTIVATION), stamps: &board.stamps, from_zero: true, ..Extras::default() };
        let marks = lines::rate_ui(ui, tr, "reactivation", plot, &board.slots, &board.reactivation, extras);
        // Rates below the band lie close together, so their names stand here and not beside them.
        let mut words = vec![(Swatch::Fill(look.tint2), tr.text("charts-good"))];
        if !board.reactivation.year_ago.is_empty() {
            if lines::is_one_year(&board.slots) {
                words.push((Swatch::Line(look.series(0)), tr.text("charts-this-year")));
            }
            words.push((Swatch::Line(look.series(7)), tr.text("charts-year-ago")));
        }
        let words: Vec<(Swatch, &str)> = words.iter().map(|(swatch, word)| (*swatch, word.as_ref())).collect();
        stack::legend_ui(ui, legend, &words);
        if let Some((slot, _)) = marks.opened {
            self.open_slot(out, slot, Behind::Point(PointKind::Reactivated { window_days: self.window_days() }));
        }
    }

    fn revenue_ui(&self, ui: &Ui, room: Rect) {
        let (look, tr, board) = (theme(ui), self.cx.tr, self.board);
        let colours = [look.series(0), look.line2];
        let (plot, legend) = with_legend(room);
        let units = self.cx.currency().minor_per_unit();
        let figure = |value: f64, top: bool| {
            if top { self.cx.money_round(whole(value).saturating_mul(units)) } else { tr.number(whole(value)) }
        };
        let bars = Bars { slots: &board.slots, stack: &board.revenue, colours: &colours, stamps: &board.stamps, opens: false };
        stack::stack_ui(ui, "revenue", plot, bars, figure);
        let texts = ["charts-part-repeat", "charts-part-first", "charts-year-ago"].map(|key| tr.text(key));
        let line = (!board.revenue.year_ago.is_empty()).then_some(Swatch::Line(look.text));
        let words: Vec<(Swatch, &str)> = colours.map(Swatch::Fill).into_iter().chain(line).zip(texts.iter().map(AsRef::as_ref)).collect();
        stack::legend_ui(ui, legend, &words);
    }
}

/// The place of the plot, and that of the line below it.
fn with_legend(room: Rect) -> (Rect, Rect) {
    let split = room.bottom() - LEGEND;
    (Rect::from_min_max(room.min, pos2(room.right(), split)), Rect::from_min_max(pos2(room.left(), split), room.max))
}
