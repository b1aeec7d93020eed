//! The owner's month: repeat purchases, retention, who came, reactivation, repeat revenue, cohorts. Each chart stands
//! under a sentence with its figure and how it moved, and opens the clients behind it.

mod board;
mod cohorts;
mod figures;
mod files;
mod lines;
mod marks;
mod money;
mod open;
mod page;
mod parts;
mod plot;
mod report;
mod results;
mod shares;
mod stack;
mod stamps;
mod story;
mod tables;
mod view;
mod words;
mod worth;

pub use self::report::report_page;

use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use self::board::{Board, Key};
use self::figures::Figures;
use self::page::Page;
use self::view::View;
use crate::app::event::Action;
use crate::i18n::Tr;
use crate::ui::pages::today::call_list;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, MenuItem, empty_state_ui, heading_ui, label_ui, menu_button_ui};

/// Height of the page's header.
const HEADER: f32 = 72.0;
/// From the edge of a cell to its text, left and right.
const INSET_LEFT: f32 = 32.0;
const INSET_RIGHT: f32 = size::PAGE_EDGE;

/// See the module.
#[derive(Debug, Default)]
pub struct ChartsPage {
    view: View,
    /// Days without a purchase after which a client is no longer active; `None` is the shop's own window.
    window_days: Option<u32>,
    /// From which side the results of contacts are shown.
    side: usize,
    /// A report was asked for; it waits until all figures are there.
    report_wanted: bool,
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
    Check,
    Ltv,
    Cohorts,
    Segments,
    Stages,
    Results,
    Grid,
}

const CHARTS: [Chart; 12] = [
    Chart::RepeatPurchases,
    Chart::Retention,
    Chart::Came,
    Chart::Reactivation,
    Chart::Revenue,
    Chart::Check,
    Chart::Ltv,
    Chart::Cohorts,
    Chart::Segments,
    Chart::Stages,
    Chart::Results,
    Chart::Grid,
];

impl ChartsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let (figures, complete) = match self.figures.take() {
            Some(mut figures) if figures.key == Figures::key(cx, self.view.span) => {
                let is_going_on = figures.step(cx, self.view);
                (figures, !is_going_on)
            }
            _ => (Figures::compute(cx, self.view.span), false),
        };
        if !complete {
            ui.request_repaint();
        }
        let window = figures.window_index(self.window_days);
        // After the passes over all purchases: the first picture does not share its cores with a forecast.
        if figures.done().0 > 0 && cx.year_forecast.is_none() {
            out.app(Action::ForecastYear);
        }
        let key = Key {
            forecast: cx.year_forecast.is_some(),
            figures: figures.key,
            done: figures.done(),
            language: cx.tr.language(),
            view: self.view,
            window,
        };
        let board = match self.board.take() {
            Some(board) if board.key == key => board,
            _ => Board::new(cx, &figures, self.view, window),
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        if board.slots.is_empty() {
            header_ui(ui, cx.tr, |_| ());
            empty_ui(cx, ui, out);
        } else {
            header_ui(ui, cx.tr, |ui| {
                if cx.is_listing {
                    label_ui(ui, &cx.tr.text("charts-counting"), TextKind::Body, theme(ui).text2);
                }
                self.report_ui(cx, ui, out);
                self.view.choices_ui(cx.tr, ui, &board.span, figures.months.len());
            });
            let mut page =
                Page { cx, figures: &figures, board: &board, window, side: self.side, chosen: None, chosen_side: None, printing: false };
            page.charts_ui(ui, out);
            if let Some(days) = page.chosen {
                self.window_days = Some(days);
            }
            if self.report_wanted && complete && cx.year_forecast.is_some() {
                self.report_wanted = false;
                made(cx, out, "report-file", page.report());
            }
            if let Some(side) = page.chosen_side {
                self.side = side;
            }
        }
        self.figures = Some(figures);
        self.board = Some(board);
    }

    /// What can be printed: the month, and the list of today.
    fn report_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let tr = cx.tr;
        menu_button_ui(ui, Button::secondary(&tr.text("report-menu")).icon(Icon::Printer).chevron(), |ui| {
            if MenuItem::new(&tr.with("report-month", &[("span", self.view.span.key().into())])).show_ui(ui).clicked() {
                self.report_wanted = true;
                ui.request_repaint();
            }
            if MenuItem::new(&tr.text("report-calls")).show_ui(ui).clicked() {
                match call_list(cx) {
                    Some(page) => made(cx, out, "call-list-file", page),
                    None => out.say(tr.text("call-list-empty")),
                }
            }
        });
    }
}

/// Asks where a page to print is put; it is opened then.
fn made(cx: &ViewCtx<'_>, out: &mut Actions, key: &str, page: String) {
    let name = format!("{} {}.html", cx.tr.text(key), cx.today);
    out.pick_file(FilePurpose::Made { name, bytes: page.into_bytes().into(), opens: true });
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
