//! The owner's month: repeat purchases, retention, who came, reactivation, repeat revenue, cohorts. Each chart stands
//! under a sentence with its figure and how it moved, and opens the clients behind it.

mod board;
mod cells;
mod cohorts;
mod figures;
mod files;
mod held;
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

use eframe::egui::{Align, Frame, Layout, Margin, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use self::board::{Board, Key};
use self::cells::waiting_ui;
use self::held::HeldPage;
use self::page::Page;
use self::view::View;
use crate::app::charted::ChartFigures;
use crate::app::content::Content;
use crate::app::event::Action;
use crate::app::jobs::JobKind;
use crate::i18n::Tr;
use crate::ui::held_ctx::HeldCtx;
use crate::ui::pages::today::call_list_page;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{BannerKind, Button, MenuItem, banner_ui, empty_state_ui, heading_ui, label_ui, menu_button_ui};

/// Height of the page's header.
const HEADER: f32 = 72.0;
/// From the edge of a cell to its text, left and right.
const INSET_LEFT: f32 = 32.0;
const INSET_RIGHT: f32 = size::PAGE_EDGE;
/// From the edges of the page to a message across it.
const PAGE_MARGIN: i8 = 20;

/// So many more charts are painted anew with each frame: laying out all words of all of them would make one frame long. Those
/// in sight stay meanwhile as they were; whoever reads the screen finds every chart, and scrolling finds them at once.
const EACH_FRAME: usize = 2;

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
    /// The figures were waited for in the frame before.
    is_waiting: bool,
    /// So many charts are painted wherever they are; of the others those in sight.
    painted: usize,
    /// The frame in which the page was shown last: words that were laid out are forgotten once it is left.
    last_frame: u64,
    board: Option<Board>,
    /// What was shown before, in the place of charts that are not painted anew yet.
    before: Option<Board>,
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

impl Chart {
    /// Its name, as its words' key.
    const fn label(self) -> &'static str {
        match self {
            Self::RepeatPurchases => "charts-rpr",
            Self::Retention => "charts-crr",
            Self::Came => "charts-came",
            Self::Reactivation => "charts-rr",
            Self::Revenue => "charts-revenue",
            Self::Check => "charts-check",
            Self::Ltv => "charts-ltv",
            Self::Cohorts => "charts-cohorts",
            Self::Segments => "charts-segments",
            Self::Stages => "charts-stages",
            Self::Results => "charts-results",
            Self::Grid => "charts-grid",
        }
    }
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
        ui.spacing_mut().item_spacing.y = 0.0;
        match cx.chart_figures {
            _ if cx.model.purchases().is_empty() => self.nothing_ui(cx, ui, 0, out),
            Some(figures) if figures.months.is_empty() => self.nothing_ui(cx, ui, figures.later, out),
            Some(figures) => self.board_ui(cx, figures, ui, out),
            None => {
                header_ui(ui, cx.tr, |_| ());
                waiting_ui(ui, cx.tr, cx.narrow, self.view, self.is_waiting);
                self.is_waiting = true;
            }
        }
        // After what was chosen in this frame, so that a small shop's figures are there in the next one.
        if !self.is_answered(cx) {
            out.app(Action::Chart(self.view.wanted()));
        }
    }

    /// Whether all figures of what was chosen are there.
    fn is_answered(&self, cx: &ViewCtx<'_>) -> bool {
        let is_of_now = |figures: &&ChartFigures| (figures.key.0, figures.key.1) == (cx.model.revision(), cx.today);
        cx.model.purchases().is_empty() || cx.chart_figures.filter(is_of_now).is_some_and(|figures| figures.answers(self.view.wanted()))
    }

    fn nothing_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, later: usize, out: &mut Actions) {
        self.board = None;
        header_ui(ui, cx.tr, |_| ());
        later_ui(cx.tr, ui, later);
        empty_ui(cx, ui, out);
    }

    /// The charts as far as their figures are there. Until the first part of what was chosen is computed, what was shown stays.
    fn board_ui(&mut self, cx: &ViewCtx<'_>, figures: &ChartFigures, ui: &mut Ui, out: &mut Actions) {
        self.is_waiting = false;
        let view = View { span: figures.key.2, ..self.view };
        let window = figures.window_index(self.window_days);
        let complete = self.is_answered(cx);
        // After the passes over all purchases: the first picture does not share its cores with a forecast.
        if complete && cx.year_forecast.is_none() {
            out.app(Action::ForecastYear);
        }
        let key = Key {
            forecast: cx.year_forecast.is_some(),
            figures: figures.key,
            done: figures.done(),
            language: cx.tr.language(),
            view,
            window,
        };
        let board = self.board.take().unwrap_or_else(|| {
            (self.painted, self.before) = (0, None);
            Board::new(cx, figures, view, window)
        });
        header_ui(ui, cx.tr, |ui| {
            if cx.is_listing {
                label_ui(ui, &cx.tr.text("charts-counting"), TextKind::Body, theme(ui).text2);
            } else if cx.job.is_some_and(|job| job.kind == JobKind::Exporting) {
                label_ui(ui, &cx.tr.text("file-making"), TextKind::Body, theme(ui).text2);
            }
            self.report_ui(cx, ui, out);
            self.view.choices_ui(cx.tr, ui, &board.span, figures.months.len());
        });
        later_ui(cx.tr, ui, figures.later);
        let frame = ui.ctx().cumulative_frame_nr();
        let is_new = frame > self.last_frame + 1;
        if is_new {
            (self.painted, self.before) = (0, None);
        } else {
            self.painted = CHARTS.len().min(self.painted + EACH_FRAME);
        }
        self.last_frame = frame;
        let shown = board.key.window;
        let mut page =
            Page { cx, figures, board: &board, window: shown, side: self.side, chosen: None, chosen_side: None, printing: false };
        // When the page is opened no letter is drawn yet; the last of the charts in sight follow with the next frame.
        let most = if is_new { EACH_FRAME } else { CHARTS.len() };
        let is_painted = self.painted == CHARTS.len();
        let before = self.before.take().filter(|_| !is_painted);
        page.charts_ui(ui, self.painted, most, before.as_ref(), out);
        if !is_painted {
            ui.request_repaint();
        }
        if let Some(days) = page.chosen {
            self.window_days = Some(days);
        }
        let is_current = board.key == key;
        if self.report_wanted && complete && is_current && cx.year_forecast.is_some() {
            self.report_wanted = false;
            let content = HeldPage::content(&page, |page| page.report().into_bytes());
            out.pick_file(paper(cx, "report-file", content));
        }
        if let Some(side) = page.chosen_side {
            self.side = side;
        }
        self.before = before;
        self.board = Some(if is_current || !is_painted {
            board
        } else {
            // Its words are made in this frame and laid out in the next ones, for all at once would make one frame long: what was
            // shown stays for so long.
            ui.request_repaint();
            self.painted = 0;
            self.before = Some(board);
            Board::new(cx, figures, view, window)
        });
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
                let shop = HeldCtx::of(cx);
                out.pick_file(paper(cx, "call-list-file", Content::new(move || shop.read(call_list_page).into_bytes())));
            }
        });
    }
}

/// Asks for the place of a page to print; it is opened when it is there.
fn paper(cx: &ViewCtx<'_>, name: &str, content: Content) -> FilePurpose {
    FilePurpose::Made { name: format!("{} {}.html", cx.tr.text(name), cx.today), content, opens: true }
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

/// Says that some purchases are dated later than today, as when the computer's clock was set back.
fn later_ui(tr: &Tr, ui: &mut Ui, later: usize) {
    if later > 0 {
        let (strong, sentence) = (tr.with("charts-later", &[("count", later.into())]), tr.text("charts-later-why"));
        Frame::new().inner_margin(Margin::symmetric(PAGE_MARGIN, 12)).show(ui, |ui| {
            banner_ui(ui, BannerKind::Warn, Icon::AlertTriangle, &strong, &sentence, "", |_| ());
        });
    }
}

/// What the page will show once there are purchases.
fn empty_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let (title, sentence, import) = (cx.tr.text("charts-empty-title"), cx.tr.text("charts-empty"), cx.tr.text("menu-import-file"));
    let button = Button::primary(&import).icon(Icon::FileImport).enabled(cx.can_edit);
    if empty_state_ui(ui, Icon::ChartLine, &title, &sentence, Some(button)).is_some_and(|button| button.clicked()) {
        out.jump(Jump::Page(Route::Transfer));
        out.pick_file(FilePurpose::Import);
    }
}
