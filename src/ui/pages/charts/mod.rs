//! The owner's month: repeat purchases, retention, who came, reactivation, repeat revenue, cohorts. Each chart stands
//! under a sentence with its figure and how it moved, and opens the clients behind it.

mod board;
mod cohorts;
mod figures;
mod lines;
mod marks;
mod open;
mod parts;
mod plot;
mod stack;
mod story;

use eframe::egui::{Align, Frame, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use self::board::{Board, Head, Key};
use self::figures::{Figures, Range};
use self::lines::Extras;
use self::open::{Opens, open};
use self::stack::{Bars, Swatch};
use crate::analytics::PointKind;
use crate::domain::dates::Month;
use crate::i18n::Tr;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, MenuItem, elided_label_ui, empty_state_ui, heading_ui, label_ui, menu_button_ui, segmented_ui};

/// Height of the page's header.
const HEADER: f32 = 72.0;
/// Least height of a chart with its sentences.
const LEAST_CELL: f32 = 352.0;
/// From the edge of a cell to its text, left and right.
const INSET_LEFT: f32 = 32.0;
const INSET_RIGHT: f32 = size::PAGE_EDGE;
/// From the top of a cell to its chart.
const HEAD: f32 = 90.0;
/// The line below a plot: legend or stamps.
const LEGEND: f32 = 22.0;
/// Between 10 and 30 percent of the sleeping, reactivation is good (SPEC §5).
const GOOD_REACTIVATION: (f64, f64) = (10.0, 30.0);

/// See the module.
#[derive(Debug, Default)]
pub struct ChartsPage {
    range: Range,
    /// Days without a purchase after which a client is no longer active; `None` is the shop's own window.
    window_days: Option<u32>,
    figures: Option<Figures>,
    board: Option<Board>,
}

/// The charts, in their order on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chart {
    RepeatPurchases,
    Retention,
    Came,
    Reactivation,
    Revenue,
    Cohorts,
}

const CHARTS: [Chart; 6] = [Chart::RepeatPurchases, Chart::Retention, Chart::Came, Chart::Reactivation, Chart::Revenue, Chart::Cohorts];

impl ChartsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let figures = match self.figures.take() {
            Some(figures) if figures.key == Figures::key(cx) => figures,
            _ => Figures::compute(cx),
        };
        let window = figures.window_index(self.window_days);
        let key = Key { figures: figures.key, language: cx.tr.language(), range: self.range, window };
        let board = match self.board.take() {
            Some(board) if board.key == key => board,
            _ => Board::new(cx, &figures, self.range, window),
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        if board.slots.is_empty() {
            header_ui(ui, cx.tr, |_| ());
            empty_ui(cx, ui, out);
        } else {
            header_ui(ui, cx.tr, |ui| self.range_ui(cx.tr, ui, &board));
            let mut page = Page { cx, figures: &figures, board: &board, window, chosen: None };
            page.charts_ui(ui, out);
            if let Some(days) = page.chosen {
                self.window_days = Some(days);
            }
        }
        self.figures = Some(figures);
        self.board = Some(board);
    }

    /// Which months are shown.
    fn range_ui(&mut self, tr: &Tr, ui: &mut Ui, board: &Board) {
        menu_button_ui(ui, Button::secondary(&board.span).icon(Icon::Calendar).chevron(), |ui| {
            for range in Range::ALL {
                let name = tr.text(match range {
                    Range::Year => "charts-range-year",
                    Range::TwoYears => "charts-range-two-years",
                    Range::All => "charts-range-all",
                });
                if MenuItem::new(&name).chosen(range == self.range).show_ui(ui).clicked() {
                    self.range = range;
                }
            }
        });
    }
}

/// The page's title, with something at its right end.
fn header_ui(ui: &mut Ui, tr: &Tr, add: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
    let line = Rect::from_min_max(pos2(rect.left() + INSET_LEFT, rect.top() + 24.0), pos2(rect.right() - INSET_RIGHT, rect.top() + 56.0));
    let part = |layout| UiBuilder::new().max_rect(line).layout(layout);
    heading_ui(&mut ui.new_child(part(Layout::left_to_right(Align::Center))), &tr.text("menu-charts"), TextKind::Title);
    add(&mut ui.new_child(part(Layout::right_to_left(Align::Center))));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, theme(ui).line));
}

/// What the page will show once there are purchases.
fn empty_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let (title, sentence, import) = (cx.tr.text("charts-empty-title"), cx.tr.text("charts-empty"), cx.tr.text("menu-import-file"));
    let button = Button::primary(&import).icon(Icon::FileImport);
    if empty_state_ui(ui, Icon::ChartLine, &title, &sentence, Some(button)).is_some_and(|button| button.clicked()) {
        out.jump(Jump::Page(Route::Transfer));
        out.pick_file(FilePurpose::Import);
    }
}

/// One frame of the page.
struct Page<'a> {
    cx: &'a ViewCtx<'a>,
    figures: &'a Figures,
    board: &'a Board,
    window: usize,
    /// The window that was chosen in this frame, days.
    chosen: Option<u32>,
}

impl Page<'_> {
    fn charts_ui(&mut self, ui: &mut Ui, out: &mut Actions) {
        let look = theme(ui);
        let columns = if self.cx.narrow { 1 } else { 2 };
        let view = ui.available_height();
        // Three rows fill a tall window; in a lower one the third looks out from below.
        let height = (view / 3.0).max(LEAST_CELL);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for charts in CHARTS.chunks(columns) {
                let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                let width = if columns == 1 { row.width() } else { (row.width() / 2.0).floor() };
                for (index, chart) in charts.iter().enumerate() {
                    let left = row.left() + if index == 0 { 0.0 } else { width };
                    let cell =
                        Rect::from_min_max(pos2(left, row.top()), pos2(if index == 0 { left + width } else { row.right() }, row.bottom()));
                    if index > 0 {
                        ui.painter().vline(left - 0.5, row.y_range(), Stroke::new(size::LINE, look.line));
                    }
                    let inside = Rect::from_min_max(
                        pos2(cell.left() + INSET_LEFT, cell.top()),
                        pos2(cell.right() - INSET_RIGHT, cell.bottom() - size::S12),
                    );
                    self.chart_ui(ui, inside, *chart, out);
                }
                ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(size::LINE, look.line));
            }
        });
    }

    fn chart_ui(&mut self, ui: &mut Ui, inside: Rect, chart: Chart, out: &mut Actions) {
        let board = self.board;
        let head = match chart {
            Chart::RepeatPurchases => &board.rpr.head,
            Chart::Retention => &board.crr.head,
            Chart::Came => &board.came.head,
            Chart::Reactivation => &board.reactivation.head,
            Chart::Revenue => &board.revenue.head,
            Chart::Cohorts => &board.cohorts.head,
        };
        self.head_ui(ui, inside, head, matches!(chart, Chart::Retention | Chart::Reactivation));
        let room = Rect::from_min_max(pos2(inside.left(), inside.top() + HEAD), inside.max);
        match chart {
            Chart::RepeatPurchases => self.repeat_ui(ui, room, out),
            Chart::Retention => self.retention_ui(ui, room, out),
            Chart::Came => self.came_ui(ui, room, out),
            Chart::Reactivation => self.reactivation_ui(ui, room, out),
            Chart::Revenue => self.revenue_ui(ui, room),
            Chart::Cohorts => {
                if let Some((month, months_later)) = board.cohorts.show_ui(ui, self.cx.tr, room) {
                    let kind = if months_later == 0 { PointKind::New } else { PointKind::CohortCell { months_later } };
                    open(self.cx, out, month, Opens::Point(kind));
                }
            }
        }
    }

    /// Label, sentence, second line; at the right how it is computed, and the window where it matters.
    fn head_ui(&mut self, ui: &mut Ui, inside: Rect, head: &Head, with_window: bool) {
        let look = theme(ui);
        let tools = Rect::from_min_max(pos2(inside.left(), inside.top() + 11.0), pos2(inside.right() + 6.0, inside.top() + 39.0));
        let mut right = ui.new_child(UiBuilder::new().id_salt(&head.label).max_rect(tools).layout(Layout::right_to_left(Align::Center)));
        right.spacing_mut().item_spacing.x = size::S4;
        let name = self.cx.tr.with("charts-how", &[("name", (&head.label).into())]);
        menu_button_ui(&mut right, Button::icon_only(Icon::InfoCircle, &name), |ui| {
            ui.set_width(320.0);
            // Menus stretch what is in them, which would tear the sentences apart.
            Frame::new().inner_margin(size::S8).show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| label_ui(ui, &head.about, TextKind::Body, look.text2));
            });
        });
        if with_window {
            self.window_ui(&mut right, &head.label);
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

    fn window_days(&self) -> u32 {
        self.figures.windows_days.get(self.window).copied().unwrap_or(self.figures.own_window_days)
    }

    fn month(&self, slot: usize) -> Option<Month> {
        self.board.slots.get(slot).map(|slot| slot.month)
    }

    fn open_slot(&self, out: &mut Actions, slot: usize, opens: Opens) {
        if let Some(month) = self.month(slot) {
            open(self.cx, out, month, opens);
        }
    }

    fn repeat_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        let board = self.board;
        let (plot, legend) = with_legend(room);
        let extras = Extras { stamps: &board.stamps, names: true, ..Extras::default() };
        let marks = lines::rate_ui(ui, self.cx.tr, "repeat", plot, &board.slots, &board.rpr, extras);
        lines::stamps_ui(ui, legend, &board.stamps);
        if let Some((slot, _)) = marks.opened {
            self.open_slot(out, slot, Opens::Point(PointKind::Repeat));
        }
    }

    /// The rate by month above, the parts of the last full month below.
    fn retention_ui(&self, ui: &mut Ui, room: Rect, out: &mut Actions) {
        let board = self.board;
        let split = if board.parts.is_some() { room.top() + room.height() * 0.42 } else { room.bottom() };
        let above = Rect::from_min_max(room.min, pos2(room.right(), split));
        let marks =
            lines::rate_ui(ui, self.cx.tr, "retention", above, &board.slots, &board.crr, Extras { names: true, ..Extras::default() });
        if let Some((slot, _)) = marks.opened {
            self.open_slot(out, slot, Opens::Point(PointKind::Kept { window_days: self.window_days() }));
        }
        let Some(parts) = &board.parts else { return };
        let below = Rect::from_min_max(pos2(room.left(), split + size::S8), room.max + vec2(0.0, size::S4));
        if let Some(opens) = parts.show_ui(ui, below) {
            open(self.cx, out, parts.month, opens);
        }
    }

    fn came_ui(&self, ui: &Ui, room: Rect, out: &mut Actions) {
        let (look, tr, board) = (theme(ui), self.cx.tr, self.board);
        let colours = [look.series(0), look.series(2), look.series(1)];
        let (plot, legend) = with_legend(room);
        let figure = |value: f64, _| tr.number(whole(value));
        let bars = Bars { slots: &board.slots, stack: &board.came, colours: &colours, opens: true };
        let opened = stack::stack_ui(ui, "came", plot, bars, figure);
        let texts = ["charts-part-usual", "charts-part-new", "charts-part-back", "charts-year-ago"].map(|key| tr.text(key));
        let swatches = colours.map(Swatch::Fill).into_iter().chain((!board.came.year_ago.is_empty()).then_some(Swatch::Line(look.text)));
        let words: Vec<(Swatch, &str)> = swatches.zip(texts.iter().map(AsRef::as_ref)).collect();
        stack::legend_ui(ui, legend, &words);
        if let Some((slot, part)) = opened {
            let window_days = self.window_days();
            let opens = match part {
                Some(0) => Opens::Usual { window_days },
                Some(1) => Opens::Point(PointKind::New),
                Some(_) => Opens::Point(PointKind::Reactivated { window_days }),
                None => Opens::Point(PointKind::Active),
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
        let extras = Extras { band: Some(GOOD_REACTIVATION), from_zero: true, ..Extras::default() };
        let marks = lines::rate_ui(ui, tr, "reactivation", plot, &board.slots, &board.reactivation, extras);
        let texts = ["charts-good", "charts-this-year", "charts-year-ago"].map(|key| tr.text(key));
        let swatches = [Swatch::Fill(look.tint2), Swatch::Line(look.series(0)), Swatch::Line(look.series(7))];
        // Rates below the band lie close together, so their names stand here and not beside them.
        let shown = if board.reactivation.year_ago.is_empty() { 1 } else { 3 };
        let words: Vec<(Swatch, &str)> = swatches.into_iter().zip(texts.iter().map(AsRef::as_ref)).take(shown).collect();
        stack::legend_ui(ui, legend, &words);
        if let Some((slot, _)) = marks.opened {
            self.open_slot(out, slot, Opens::Point(PointKind::Reactivated { window_days: self.window_days() }));
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
        let bars = Bars { slots: &board.slots, stack: &board.revenue, colours: &colours, opens: false };
        stack::stack_ui(ui, "revenue", plot, bars, figure);
        let texts = ["charts-part-repeat", "charts-part-first"].map(|key| tr.text(key));
        let words: Vec<(Swatch, &str)> = colours.map(Swatch::Fill).into_iter().zip(texts.iter().map(AsRef::as_ref)).collect();
        stack::legend_ui(ui, legend, &words);
    }
}

/// The place of the plot, and that of the line below it.
fn with_legend(room: Rect) -> (Rect, Rect) {
    let split = room.bottom() - LEGEND;
    (Rect::from_min_max(room.min, pos2(room.right(), split)), Rect::from_min_max(pos2(room.left(), split), room.max))
}

/// A figure of an axis that counts.
#[allow(clippy::cast_possible_truncation, reason = "figures of an axis are whole and small")]
const fn whole(value: f64) -> i64 {
    value.round() as i64
}
