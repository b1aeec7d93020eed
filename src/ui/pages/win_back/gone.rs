//! Whom to archive: clients who are gone by the rule, and what is lost from sight with them. Nothing is deleted.

use std::collections::HashSet;

use eframe::egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::analytics::{ClientFigures, Stage, outlook};
use crate::domain::command::Command;
use crate::domain::ids::ClientId;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Column, Mark, Table, empty_state_ui, label_ui, num_label_ui};

/// Height of the line that explains.
const HEAD: f32 = 56.0;

/// The list, and which of it is marked.
#[derive(Debug, Default)]
pub struct Gone {
    cursor: Option<ClientId>,
    marked: HashSet<ClientId>,
    rows: Option<((u64, chrono::NaiveDate), Vec<Row>)>,
}

/// A line of the list; its words are made when it is in sight.
#[derive(Debug, Clone, Copy)]
struct Row {
    client: ClientId,
    elapsed_days: i64,
    value_minor: i64,
}

impl Gone {
    /// Shows the view.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let key = (cx.model.revision(), cx.today);
        if self.rows.as_ref().is_none_or(|(known, _)| *known != key) {
            let rows = rows(cx);
            let gone: HashSet<ClientId> = rows.iter().map(|row| row.client).collect();
            self.marked.retain(|id| gone.contains(id));
            self.rows = Some((key, rows));
        }
        let Some((_, rows)) = &self.rows else { return };
        if rows.is_empty() {
            empty_state_ui(ui, Icon::Archive, &cx.tr.text("gone-none"), &cx.tr.text("gone-none-why"), None);
            return;
        }
        let full = ui.available_rect_before_wrap();
        let head = Rect::from_min_max(full.min + vec2(size::S32, size::S8), pos2(full.right() - size::PAGE_EDGE, full.top() + HEAD));
        let foot = Rect::from_min_max(pos2(full.left(), full.bottom() - size::FOOT), full.max);
        let list = Rect::from_min_max(pos2(full.left() + size::PAGE_EDGE, head.bottom()), pos2(full.right() - size::S8, foot.top()));
        let look = theme(ui);
        ui.scope_builder(UiBuilder::new().max_rect(head), |ui| label_ui(ui, &cx.tr.text("gone-why"), TextKind::Body, look.text2));
        let cursor = self.cursor.and_then(|id| rows.iter().position(|row| row.client == id));
        let marked = |row: usize| rows.get(row).is_some_and(|row| self.marked.contains(&row.client));
        let told = ui.scope_builder(UiBuilder::new().max_rect(list), |ui| list_ui(cx, ui, rows, cursor, &marked)).inner;
        if let Some(client) = told.opened.and_then(|row| rows.get(row)) {
            out.jump(Jump::Client(client.client));
        }
        self.cursor = told.cursor.and_then(|row| rows.get(row)).map(|row| row.client).or(self.cursor);
        match told.mark {
            Some(Mark::Toggle(row)) => {
                if let Some(row) = rows.get(row)
                    && !self.marked.remove(&row.client)
                {
                    self.marked.insert(row.client);
                }
            }
            Some(Mark::Range(from, to)) => {
                self.marked = rows.get(from..=to).unwrap_or_default().iter().map(|row| row.client).collect();
            }
            Some(Mark::All) => self.marked = rows.iter().map(|row| row.client).collect(),
            Some(Mark::None) => self.marked.clear(),
            None => {}
        }
        ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(size::LINE, look.line));
        let inside = foot.shrink2(vec2(size::S32, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
            self.foot_ui(cx, ui, rows, out);
        });
    }

    /// How many the button takes and what they brought, and the button.
    fn foot_ui(&self, cx: &ViewCtx<'_>, ui: &mut Ui, rows: &[Row], out: &mut Actions) {
        let taken = || rows.iter().filter(|row| self.marked.is_empty() || self.marked.contains(&row.client));
        let count = taken().count();
        let value = taken().fold(0_i64, |sum, row| sum.saturating_add(row.value_minor));
        let clients = cx.tr.with("clients-count", &[("count", count.into())]);
        let text = cx.tr.with("gone-foot", &[("clients", clients.into()), ("sum", cx.money_round(value).into())]);
        num_label_ui(ui, &text, TextKind::Body, theme(ui).text2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            let key = if self.marked.is_empty() { "gone-archive-all" } else { "gone-archive-marked" };
            let archive = cx.tr.with(key, &[("count", count.into())]);
            if ui.add(Button::secondary(&archive).icon(Icon::Archive).enabled(cx.can_edit)).clicked() {
                out.run(Command::ArchiveClients { clients: taken().map(|row| row.client).collect(), archive: true });
            }
            if ui.add(Button::quiet(&cx.tr.text("gone-show")).icon(Icon::Users)).clicked() {
                let title = cx.tr.text("gone-list").into_owned();
                out.jump(Jump::ClientList { title, clients: taken().map(|row| row.client).collect() });
            }
        });
    }
}

/// Who is gone and is nobody's work at hand, the most valuable first.
fn rows(cx: &ViewCtx<'_>) -> Vec<Row> {
    let in_campaign: HashSet<ClientId> = cx
        .model
        .campaigns()
        .iter()
        .filter(|campaign| campaign.is_running(cx.today))
        .flat_map(|campaign| campaign.members.iter().map(|member| member.client))
        .collect();
    let mut gone: Vec<&ClientFigures> = cx
        .analytics
        .clients()
        .filter(|figures| figures.stage == Stage::Gone && figures.due.is_none() && !in_campaign.contains(&figures.client))
        .filter(|figures| {
            let client = cx.model.clients().get(figures.client);
            client.is_some_and(|client| client.archived.is_none() && client.agreed.is_none())
        })
        .collect();
    gone.sort_by_key(|figures| (std::cmp::Reverse(figures.revenue_minor), figures.client));
    let row = |figures: &ClientFigures| {
        let elapsed_days = figures.elapsed_days.unwrap_or(0);
        Row { client: figures.client, elapsed_days, value_minor: figures.revenue_minor }
    };
    gone.into_iter().map(row).collect()
}

const NAME: usize = 0;
const AWAY: usize = 1;
const BROUGHT: usize = 2;

fn cell_text(cx: &ViewCtx<'_>, row: Row, column: usize) -> String {
    match column {
        NAME => cx.model.clients().get(row.client).map(crate::domain::client::Client::display_name).unwrap_or_default(),
        AWAY => cx.tr.with("ago-days", &[("count", row.elapsed_days.into())]),
        BROUGHT => cx.money_round(row.value_minor),
        _ => {
            let year = outlook(cx.model, cx.analytics, row.client).and_then(|outlook| outlook.year_minor);
            year.map_or_else(|| cx.tr.text("not-yet").into_owned(), |minor| cx.money_round(minor))
        }
    }
}

fn list_ui(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    rows: &[Row],
    cursor: Option<usize>,
    marked: &dyn Fn(usize) -> bool,
) -> crate::ui::widgets::TableOut {
    let names = ["win-back-client", "gone-away", "win-back-brought", "gone-year"].map(|key| cx.tr.text(key));
    let [client, away, brought, year] = &names;
    let hint = cx.tr.text("gone-year-why");
    let columns = [
        Column::grow(client, 180.0),
        Column::fixed(away, 150.0).right(),
        Column::fixed(brought, 140.0).right().gap(size::S16),
        Column::fixed(year, 160.0).right().gap(size::S16).hint(&hint),
    ];
    let text = |row: usize, column: usize| rows.get(row).map_or_else(String::new, |row| cell_text(cx, *row, column));
    Table::new("gone", &cx.tr.text("win-back-tab-gone"), &columns, rows.len()).cursor(cursor).marked(marked).copy(&text).show_ui(
        ui,
        |row| (0..=3).map(|column| text(row, column)).collect::<Vec<_>>().join(", "),
        |cell| {
            let look = cell.look();
            let words = text(cell.row(), cell.column());
            match cell.column() {
                NAME => cell.text(TextKind::BodyMedium, look.text, &words),
                _ => cell.num(TextKind::Body, look.text2, &words),
            }
        },
    )
}
