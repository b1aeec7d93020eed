//! The clients of the selected segment: why they are here, their last visit, the money at risk.

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::figures::{Figures, Key};
use crate::analytics::risk_basis;
use crate::analytics::{Analytics, ClientFigures, Segment, SegmentFigures};
use crate::app::look::Look;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::ui::pages::counting_ui;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Cell, Column, Sort, Table, heading_ui, label_ui, line_label_ui, num_label_ui};

const NAME: usize = 0;
const WHY: usize = 1;
const LAST: usize = 2;
const AT_RISK: usize = 3;

/// The list and how it looks.
#[derive(Debug)]
pub struct List {
    segment: Segment,
    sort: Sort,
    cursor: Option<ClientId>,
    /// The clients in order.
    rows: Look<RowsKey, Arc<Vec<ClientId>>>,
    /// The row of the cursor, in which order.
    cursor_row: Option<(RowsKey, Option<usize>)>,
}

/// Under what the clients were put into order.
type RowsKey = (Key, Segment, Sort);

impl Default for List {
    fn default() -> Self {
        let sort = Sort { column: AT_RISK, descending: true };
        Self { segment: Segment::Regular, sort, cursor: None, rows: Look::default(), cursor_row: None }
    }
}

impl List {
    /// The segment that is shown.
    pub const fn segment(&self) -> Segment {
        self.segment
    }

    /// Shows another segment.
    pub fn select(&mut self, segment: Segment) {
        self.segment = segment;
    }

    /// Shows the list with its head and foot in `rect`.
    pub fn list_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, figures: &Arc<Figures>, rect: Rect, out: &mut Actions) {
        let Some(of) = figures.of(self.segment) else { return };
        let text_edges = rect.shrink2(vec2(size::S32, 0.0)).with_max_x(rect.right() - size::S24 - size::S12);
        let head = Rect::from_min_max(pos2(text_edges.left(), rect.top() + size::S16), text_edges.max);
        let top = ui.scope_builder(UiBuilder::new().max_rect(head), |ui| head_ui(ui, cx, of)).response.rect.bottom() + size::S4;
        let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size::FOOT), rect.max);
        let table = Rect::from_min_max(pos2(rect.left() + size::PAGE_EDGE, top), pos2(rect.right() - size::S24, foot.top()));
        ui.scope_builder(UiBuilder::new().max_rect(table), |ui| self.table_ui(ui, cx, figures, out));
        foot_ui(ui, cx, of, foot);
    }

    /// The rows in order, and the row of the cursor; `None` while a large shop's are put into it. Those of before are shown
    /// until then, if they are of the same segment.
    fn rows(&mut self, cx: &ViewCtx<'_>, figures: &Arc<Figures>) -> Option<(RowsKey, Arc<Vec<ClientId>>, Option<usize>)> {
        let (segment, order) = (self.segment, self.sort);
        let of = Arc::clone(figures);
        self.rows.ask(cx.looker, &(figures.key, segment, order), move |model, analytics| {
            let mut clients = of.of(segment).map(|of| of.clients.clone()).unwrap_or_default();
            sort(model, analytics, &mut clients, order);
            Arc::new(clients)
        });
        let (key, clients) = self.rows.known().filter(|((_, of, _), _)| *of == segment)?;
        if self.cursor_row.is_none_or(|(known, _)| known != *key) {
            let row = self.cursor.and_then(|cursor| clients.iter().position(|client| *client == cursor));
            self.cursor_row = Some((*key, row));
        }
        Some((*key, Arc::clone(clients), self.cursor_row.and_then(|(_, row)| row)))
    }

    fn table_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, figures: &Arc<Figures>, out: &mut Actions) {
        if figures.of(self.segment).is_none_or(|of| of.clients.is_empty()) {
            let colour = theme(ui).text3;
            ui.add_space(size::S12);
            ui.horizontal(|ui| {
                ui.add_space(size::S12);
                line_label_ui(ui, &cx.tr.text("segments-nobody"), TextKind::Body, colour);
            });
            return;
        }
        let Some((rows_key, clients, cursor_row)) = self.rows(cx, figures) else {
            let room = ui.available_rect_before_wrap().shrink2(vec2(size::S12, size::S12));
            counting_ui(ui, cx, room);
            return;
        };
        let names = ["segments-client", "segments-why", "segments-last", "segments-risk"].map(|key| cx.tr.text(key));
        let hint = cx.tr.risk(risk_basis(cx.analytics));
        let [client, why, last, risk] = &names;
        // Where there is room, long names are read whole.
        let name_width = (164.0 + (ui.available_width() - 940.0) * 0.35).clamp(164.0, 300.0);
        let columns = [
            Column::fixed(client, name_width).sortable(),
            Column::grow(why, 160.0).gap(size::S8).sortable(),
            Column::fixed(last, 88.0).right().sortable(),
            Column::fixed(risk, 100.0).gap(size::S8).right().sortable().hint(&hint),
        ];
        let name = cx.tr.segment(self.segment);
        let figures_of = |row: usize| clients.get(row).and_then(|id| cx.analytics.client(*id));
        let copy = |row: usize, column: usize| figures_of(row).map_or_else(String::new, |figures| cell_text(cx, figures, column));
        let table = Table::new(self.segment.key(), &name, &columns, clients.len())
            .sorted(Some(self.sort))
            .cursor(cursor_row)
            .keys_anywhere()
            .copy(&copy);
        let said = table.show_ui(
            ui,
            |row| figures_of(row).map_or_else(String::new, |figures| spoken(cx, figures, &names)),
            |cell| {
                if let Some(figures) = figures_of(cell.row()) {
                    cell_ui(cell, cx, figures);
                }
            },
        );
        if let Some(client) = said.opened.and_then(|row| clients.get(row)) {
            out.jump(Jump::Client(*client));
        }
        if let Some(row) = said.cursor {
            self.cursor_row = Some((rows_key, Some(row)));
            self.cursor = clients.get(row).copied();
        }
        if let Some(sort) = said.sort {
            self.sort = sort;
        }
    }
}

fn head_ui(ui: &mut Ui, cx: &ViewCtx<'_>, of: &SegmentFigures) {
    let look = theme(ui);
    ui.spacing_mut().item_spacing.y = size::S4;
    ui.spacing_mut().interact_size.y = TextKind::Heading.line_height();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        heading_ui(ui, &cx.tr.segment(of.segment), TextKind::Heading);
        num_label_ui(ui, &cx.tr.number(of.clients.len()), TextKind::Body, look.text3);
    });
    label_ui(ui, &cx.tr.text(strategy(of.segment)), TextKind::Body, look.text2);
}

fn foot_ui(ui: &mut Ui, cx: &ViewCtx<'_>, of: &SegmentFigures, rect: Rect) {
    let look = theme(ui);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::LINE, look.line));
    let inside = rect.shrink2(vec2(size::S32, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
        let clients = cx.tr.with("clients-count", &[("count", of.clients.len().into())]);
        let text = if of.money_at_risk_minor > 0 {
            cx.tr.with("segments-foot", &[("clients", clients.into()), ("sum", cx.money_round(of.money_at_risk_minor).into())])
        } else {
            clients
        };
        num_label_ui(ui, &text, TextKind::Body, look.text2);
    });
}

fn sort(model: &Model, analytics: &Analytics, clients: &mut [ClientId], sort: Sort) {
    let of = |id: &ClientId| analytics.client(*id);
    let risk = |id: &ClientId| Reverse(of(id).map(|figures| figures.money_at_risk_minor));
    match sort.column {
        NAME => clients.sort_by(|a, b| words(model, *a).cmp(words(model, *b)).then(a.cmp(b))),
        WHY => clients.sort_by(|a, b| by_rhythm(of(a), of(b)).then_with(|| risk(b).cmp(&risk(a)))),
        // Nobody who never came stands among the latest.
        LAST => clients.sort_by_key(|id| (of(id).and_then(|figures| figures.elapsed_days), Reverse(*id))),
        _ => clients.sort_by_key(|id| (of(id).map(|figures| figures.money_at_risk_minor), Reverse(*id))),
    }
    if sort.descending {
        clients.reverse();
    }
}

/// Folded for comparing; starts with the name.
fn words(model: &Model, id: ClientId) -> &str {
    model.search_key(id).map_or("", |key| &key.words)
}

/// By on-time gaps ÷ (gaps + missed), which is compared exactly by multiplying across.
fn by_rhythm(a: Option<&ClientFigures>, b: Option<&ClientFigures>) -> Ordering {
    let parts = |figures: Option<&ClientFigures>| {
        let rhythm = figures.map(|figures| figures.rhythm).unwrap_or_default();
        (u64::from(rhythm.on_time), u64::from(rhythm.gaps) + u64::from(rhythm.missed))
    };
    let ((a_part, a_whole), (b_part, b_whole)) = (parts(a), parts(b));
    (a_part * b_whole.max(1)).cmp(&(b_part * a_whole.max(1)))
}

fn cell_text(cx: &ViewCtx<'_>, figures: &ClientFigures, column: usize) -> String {
    match column {
        NAME => cx.model.clients().get(figures.client).map(crate::domain::client::Client::display_name).unwrap_or_default(),
        WHY if figures.purchase_days == 0 => cx.tr.text("segments-no-purchase").into_owned(),
        WHY => cx.tr.rhythm(figures.rhythm),
        LAST => match figures.elapsed_days {
            Some(0) => cx.tr.text("today").into_owned(),
            Some(days) => cx.tr.with("days", &[("count", days.into())]),
            None => cx.tr.text("not-yet").into_owned(),
        },
        _ if figures.money_at_risk_minor == 0 => String::new(),
        _ => cx.money_round(figures.money_at_risk_minor),
    }
}

fn cell_ui(cell: &mut Cell<'_>, cx: &ViewCtx<'_>, figures: &ClientFigures) {
    let look = cell.look();
    let text = cell_text(cx, figures, cell.column());
    match cell.column() {
        NAME => {
            let drifting = figures.drift.slowing.is_some() || figures.drift.shrinking.is_some();
            let icons = match (figures.vip.is_vip(), drifting) {
                (true, true) => &[Icon::Star, Icon::TrendingDown] as &[Icon],
                (true, false) => &[Icon::Star],
                (false, true) => &[Icon::TrendingDown],
                (false, false) => &[],
            };
            cell.name(&text, icons);
        }
        WHY => cell.job(TextKind::Body.num_job(&text, look.text2)),
        LAST => cell.num(TextKind::Body, look.text2, &text),
        _ => cell.num(TextKind::Body, look.text, &text),
    }
}

/// "Anna Kuznetsova. Why here: 4 of 7 gaps on time. Last visit: 49 days. At risk: 2 600 ₽".
fn spoken(cx: &ViewCtx<'_>, figures: &ClientFigures, names: &[std::borrow::Cow<'_, str>; 4]) -> String {
    let mut sentence = cell_text(cx, figures, NAME);
    for (column, name) in names.iter().enumerate().skip(1) {
        sentence.push_str(". ");
        sentence.push_str(name);
        sentence.push_str(": ");
        sentence.push_str(&cell_text(cx, figures, column));
    }
    sentence
}

/// What to do with the clients of a segment.
const fn strategy(segment: Segment) -> &'static str {
    match segment {
        Segment::Regular => "segments-strategy-regular",
        Segment::Periodic => "segments-strategy-periodic",
        Segment::Stray => "segments-strategy-stray",
        Segment::OneTimer => "segments-strategy-one-timer",
        Segment::NotJudged => "segments-strategy-not-judged",
        Segment::Prospect => "segments-strategy-prospect",
    }
}
