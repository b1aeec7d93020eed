//! The segments with their numbers, their clients and the grid of recency and value.

mod cards;
mod figures;
mod grid;
mod list;
mod stages;

pub use grid::grid_ui;

use std::sync::Arc;

use eframe::egui::{self, Align, Layout, Modifiers, Popup, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use self::figures::{Figures, Key};
use self::list::List;
use crate::analytics::Segment;
use crate::app::look::Look;
use crate::ui::pages::counting_ui;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, Chip, empty_state_ui, heading_ui, line_label_ui, link_ui};

/// The segments that have a card; the other two stand beside the title.
const CARDS: [Segment; 4] = [Segment::Regular, Segment::Periodic, Segment::Stray, Segment::OneTimer];

const TITLE_MIDDLE: f32 = 40.0;
const CARDS_TOP: f32 = 72.0;
const STAGES_TOP: f32 = CARDS_TOP + cards::HEIGHT + 6.0;
const BODY_TOP: f32 = STAGES_TOP + stages::HEIGHT + 6.0;
/// Width of the grid's panel, its line included.
const GRID: f32 = 424.0;
/// Height of the tabs in a narrow window.
const TABS: f32 = 36.0;

/// What stands below the stages in a narrow window, which has no room for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Clients,
    Grid,
}

/// See the module.
#[derive(Debug, Default)]
pub struct SegmentsPage {
    figures: Look<Key, Arc<Figures>>,
    list: List,
    tab: Tab,
}

impl SegmentsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        if cx.model.clients().is_empty() {
            empty_ui(cx, ui, out);
            return;
        }
        let (key, today) = (Figures::key(cx), cx.today);
        self.figures.ask(cx.looker, &key, move |model, analytics| Arc::new(Figures::make(model, analytics, today)));
        let page = ui.available_rect_before_wrap();
        self.keys(ui);
        let Some((_, figures)) = self.figures.known() else {
            self.title_ui(ui, cx, None, page);
            counting_ui(ui, cx, page.shrink2(vec2(size::S32, 0.0)).with_min_y(page.top() + CARDS_TOP));
            return;
        };
        let figures = Arc::clone(figures);
        self.title_ui(ui, cx, Some(&figures), page);
        let edges = page.shrink2(vec2(size::PAGE_EDGE, 0.0));
        let band = |top: f32, height: f32| Rect::from_min_size(pos2(edges.left(), page.top() + top), vec2(edges.width(), height));
        if let Some(segment) = cards::cards_ui(ui, cx, &figures, self.list.segment(), band(CARDS_TOP, cards::HEIGHT), out) {
            self.select(segment);
        }
        stages::stages_ui(ui, cx, &figures.report.stages, band(STAGES_TOP, stages::HEIGHT), out);
        self.body_ui(ui, cx, &figures, Rect::from_min_max(pos2(page.left(), page.top() + BODY_TOP), page.max), out);
    }

    /// Shows a segment.
    pub fn select(&mut self, segment: Segment) {
        self.list.select(segment);
        self.tab = Tab::Clients;
    }

    /// Left and right go from card to card.
    fn keys(&mut self, ui: &Ui) {
        let free = ui.memory(|memory| memory.focused().is_none()) && !Popup::is_any_open(ui.ctx());
        if !free {
            return;
        }
        let place = CARDS.iter().position(|segment| *segment == self.list.segment());
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = if pressed(egui::Key::ArrowRight) {
            place.map_or(0, |place| place + 1)
        } else if pressed(egui::Key::ArrowLeft) {
            place.map_or(0, |place| place.saturating_sub(1))
        } else {
            return;
        };
        if let Some(segment) = CARDS.get(to) {
            self.select(*segment);
        }
    }

    /// "Segments  1 248 clients: 38 not judged yet, 22 prospects. Moves since 14 September".
    fn title_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, figures: Option<&Figures>, page: Rect) {
        let look = theme(ui);
        let line = Rect::from_min_max(
            pos2(page.left() + size::S32, page.top() + TITLE_MIDDLE - size::S16),
            pos2(page.right() - size::PAGE_EDGE, page.top() + TITLE_MIDDLE + size::S16),
        );
        ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = size::S16;
            let title = cx.tr.text("menu-segments");
            ui.scope(|ui| {
                ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Extend);
                heading_ui(ui, &title, TextKind::Title);
            });
            let Some(figures) = figures else { return };
            let all = cx.tr.with("clients-count", &[("count", figures.clients.into())]);
            line_label_ui(ui, &all, TextKind::Body, look.text2);
            for (segment, key) in [(Segment::NotJudged, "segments-not-judged"), (Segment::Prospect, "segments-prospects")] {
                let count = figures.of(segment).map_or(0, |of| of.clients.len());
                let text = cx.tr.with(key, &[("count", count.into())]);
                if count == 0 {
                    line_label_ui(ui, &text, TextKind::Body, look.text2);
                } else if link_ui(ui, &text).clicked() {
                    self.select(segment);
                }
            }
            let since = cx.tr.with("segments-since", &[("day", cx.tr.day_month(figures.since).into())]);
            line_label_ui(ui, &since, TextKind::Body, look.text3);
        });
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, figures: &Arc<Figures>, body: Rect, out: &mut Actions) {
        let line = Stroke::new(size::LINE, theme(ui).line);
        ui.painter().hline(body.x_range(), body.top(), line);
        if !cx.narrow {
            let middle = body.right() - GRID;
            ui.painter().vline(middle, body.y_range(), line);
            self.list.list_ui(ui, cx, figures, Rect::from_min_max(body.min, pos2(middle, body.bottom())), out);
            let inside = pos2(middle + size::S24, body.top() + size::S16);
            grid::grid_ui(ui, cx, &figures.report, Rect::from_min_max(inside, body.max - vec2(size::PAGE_EDGE, 0.0)), true, out);
            return;
        }
        let tabs = Rect::from_min_size(body.min + vec2(22.0, 8.0), vec2(body.width() - 44.0, size::CONTROL_SMALL));
        ui.scope_builder(UiBuilder::new().max_rect(tabs).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = size::S2;
            for (tab, key) in [(Tab::Clients, "menu-clients"), (Tab::Grid, "segments-grid")] {
                if ui.add(Chip::new(&cx.tr.text(key), self.tab == tab)).clicked() {
                    self.tab = tab;
                }
            }
        });
        let below = Rect::from_min_max(pos2(body.left(), body.top() + TABS), body.max);
        match self.tab {
            Tab::Clients => self.list.list_ui(ui, cx, figures, below, out),
            Tab::Grid => grid::grid_ui(ui, cx, &figures.report, below.shrink2(vec2(size::S32, size::S12)), true, out),
        }
    }
}

/// A shop without clients yet.
fn empty_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let import = cx.tr.text("menu-import-file");
    let button = Button::primary(&import).icon(Icon::FileImport).enabled(cx.can_edit);
    let clicked = empty_state_ui(ui, Icon::LayoutGrid, &cx.tr.text("segments-empty"), &cx.tr.text("segments-empty-how"), Some(button));
    if clicked.is_some_and(|response| response.clicked()) {
        out.jump(Jump::Page(Route::Transfer));
        out.pick_file(FilePurpose::Import);
    }
}
