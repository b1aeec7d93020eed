//! The list of clients: the table, its keys and marks, and the foot that sums it up.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use eframe::egui::{Align, Id, Key, Layout, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::bar::search_id;
use super::columns::{self, Col, Names};
use super::marked::Batch;
use super::rows::{GivenList, Rows, Wish};
use super::views::{Filter, View, is_agreed};
use crate::analytics::{ClientFigures, CycleSource, Stage};
use crate::domain::client::Client;
use crate::domain::command::Command;
use crate::domain::ids::ClientId;
use crate::ui::pages::counting_ui;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{
    Button, Cell, Mark, MenuItem, Sort, StageDot, Table, TableOut, elided_job_ui, empty_state_ui, menu_line_ui, menu_ui, paint,
};

/// Top of the table below the top of the page.
const TABLE_TOP: f32 = 144.0;

/// What the owner did in the list that concerns the rest of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Show this client's card.
    Open(ClientId),
    /// The keyboard's row is now this client.
    Moved(ClientId),
    /// The form of a new client of this name.
    New(String),
    /// Who may be a duplicate of whom.
    Duplicates,
}

/// How the list looks: which clients, in which order, which of them are marked.
#[derive(Debug)]
pub struct List {
    pub(super) view: View,
    pub(super) given: Option<GivenList>,
    pub(super) filter: Filter,
    pub(super) columns: BTreeSet<Col>,
    pub(super) rows: Rows,
    /// A form stands beside the list; it has the one filled button of the page.
    pub(super) form_is_open: bool,
    sort: Col,
    descending: bool,
    widths: BTreeMap<Col, f32>,
    /// Width of the largest sum shown.
    sum_width: f32,
    cursor: Option<ClientId>,
    scroll_to_cursor: bool,
    search_had_focus: bool,
    pub(super) marked: HashSet<ClientId>,
    /// What is typed for the marked rows.
    pub(super) batch: Option<Batch>,
    /// The name of a view that is about to be saved.
    pub(super) view_name: String,
}

impl Default for List {
    fn default() -> Self {
        Self {
            view: View::default(),
            given: None,
            filter: Filter::default(),
            columns: Col::ALL.into_iter().filter(|col| col.is_usual()).collect(),
            rows: Rows::default(),
            form_is_open: false,
            sort: Col::Revenue,
            descending: true,
            widths: BTreeMap::new(),
            sum_width: 0.0,
            cursor: None,
            scroll_to_cursor: false,
            search_had_focus: false,
            marked: HashSet::new(),
            batch: None,
            view_name: String::new(),
        }
    }
}

impl List {
    /// Shows a view and nothing else.
    pub fn show_view(&mut self, view: View) {
        self.view = view;
        self.given = None;
        self.marked.clear();
    }

    /// Shows the clients of a list.
    pub fn show_given(&mut self, given: GivenList) {
        self.given = Some(given);
        self.filter = Filter::default();
        self.marked.clear();
    }

    /// Puts the cursor on a client and brings their row into sight.
    pub const fn select(&mut self, id: ClientId) {
        self.cursor = Some(id);
        self.scroll_to_cursor = true;
    }

    /// Whether any row is marked; then Escape is the list's.
    pub fn has_marks(&self) -> bool {
        !self.marked.is_empty()
    }

    /// Forgets which rows are marked.
    pub fn unmark(&mut self) {
        self.batch = None;
        self.marked.clear();
    }

    /// Shows the list over the whole of `ui`.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, query: &mut String, out: &mut Actions) -> Option<Asked> {
        let area = ui.max_rect();
        if cx.model.clients().is_empty() {
            return self.nobody_yet_ui(cx, ui, area);
        }
        let mut asked = None;
        self.bar_ui(cx, ui, area, query, out, &mut asked);
        let wish =
            Wish { sort: self.sort, descending: self.descending, view: self.view, given: self.given.as_ref(), query, filter: &self.filter };
        if self.rows.update(cx, &wish) && !self.marked.is_empty() {
            // What is done with marked rows must not touch anybody who is out of sight.
            let shown: HashSet<ClientId> = self.rows.all().iter().copied().collect();
            self.marked.retain(|id| shown.contains(id));
        }
        asked = self.take_search_keys(ui, query).or(asked);
        let foot = Rect::from_min_max(pos2(area.left(), area.bottom() - size::FOOT), area.max);
        let table = Rect::from_min_max(pos2(area.left() + size::PAGE_EDGE, area.top() + TABLE_TOP), pos2(area.right(), foot.top()));
        let table = Rect::from_min_max(table.min, pos2(table.right() - size::PAGE_EDGE, table.bottom()));
        if self.rows.counts().is_none() {
            counting_ui(ui, cx, table.shrink2(vec2(size::S12, 0.0)));
            return asked;
        }
        if self.rows.len() == 0 {
            let found = self.nobody_ui(cx, ui, table, query);
            asked = asked.or(found);
        } else {
            let done = self.table_ui(cx, ui, table, out);
            asked = asked.or(done);
        }
        self.foot_ui(cx, ui, foot, out);
        asked
    }

    /// From the search, Enter opens the first who was found and the arrow down goes to the list.
    fn take_search_keys(&mut self, ui: &Ui, query: &str) -> Option<Asked> {
        let id = search_id();
        let focused = ui.memory(|memory| memory.has_focus(id));
        let had_focus = std::mem::replace(&mut self.search_had_focus, focused);
        let first = self.rows.get(0).filter(|_| !query.trim().is_empty())?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if had_focus && !focused && pressed(Key::Enter) {
            self.select(first);
            return Some(Asked::Open(first));
        }
        if focused && pressed(Key::ArrowDown) {
            self.search_had_focus = false;
            ui.memory_mut(|memory| memory.surrender_focus(id));
            self.select(first);
            return Some(Asked::Moved(first));
        }
        None
    }

    /// The page of a shop without clients.
    fn nobody_yet_ui(&self, cx: &ViewCtx<'_>, ui: &mut Ui, area: Rect) -> Option<Asked> {
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Min)));
        let (title, text, add) = (cx.tr.text("clients-empty"), cx.tr.text("clients-empty-text"), cx.tr.text("menu-new-client"));
        let button = if self.form_is_open { Button::secondary(&add) } else { Button::primary(&add) };
        let button = button.icon(Icon::UserPlus).enabled(cx.can_edit);
        let clicked = empty_state_ui(&mut child, Icon::Users, &title, &text, Some(button)).is_some_and(|button| button.clicked());
        clicked.then(|| Asked::New(String::new()))
    }

    fn width_of(&self, col: Col) -> f32 {
        let usual = col.width().0.max(if col.is_of_sums() { self.sum_width } else { 0.0 });
        self.widths.get(&col).copied().unwrap_or(usual)
    }

    /// Sums are never cut: their columns are as wide as the largest.
    fn widen_sums(&mut self, cx: &ViewCtx<'_>, ui: &Ui) {
        let width = |sum: i64| paint::line(ui, TextKind::Body.num_job(&cx.money_round(sum), theme(ui).text), f32::INFINITY).size().x;
        let (revenue, at_risk) = self.rows.most_minor();
        self.sum_width = width(revenue).max(width(at_risk)).ceil();
    }

    fn shown_columns(&self, width: f32) -> Vec<Col> {
        columns::fitting(|col| self.columns.contains(&col), |col| self.width_of(col), width - 2.0 * size::S12)
    }

    fn table_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, out: &mut Actions) -> Option<Asked> {
        self.widen_sums(cx, ui);
        let shown = self.shown_columns(rect.width());
        let names = Names::of(&shown, cx);
        let columns = names.columns(|col| self.width_of(col), rect.width() - 2.0 * size::S12);
        let cursor = self.cursor.and_then(|id| self.rows.row_of(id));
        let scroll_to = cursor.filter(|_| std::mem::take(&mut self.scroll_to_cursor));
        let sort = shown.iter().position(|col| *col == self.sort).map(|column| Sort { column, descending: self.descending });
        let name = cx.tr.text("menu-clients");

        let rows = &self.rows;
        let known = |row: usize| rows.get(row).and_then(|id| cx.model.clients().get(id).zip(cx.analytics.client(id)));
        let marked = |row: usize| rows.get(row).is_some_and(|id| self.marked.contains(&id));
        let copy = |row: usize, column: usize| {
            let col = shown.get(column).copied().unwrap_or(Col::Name);
            known(row).map_or_else(String::new, |(client, figures)| col.text(cx, client, figures))
        };
        let mut chosen = None;
        let mut menu = |ui: &mut Ui, row: usize| {
            if let Some((client, _)) = known(row) {
                menu_ui(ui, |ui| row_menu_ui(cx, ui, client, out, &mut chosen));
            }
        };
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        let done = Table::new("clients", &name, &columns, rows.len())
            .header_height(32.0)
            .cursor(cursor)
            .marked(&marked)
            .sorted(sort)
            .scroll_to(scroll_to)
            .keys_anywhere()
            .resizable()
            .copy(&copy)
            .menu(&mut menu)
            .show_ui(
                &mut child,
                |row| known(row).map_or_else(String::new, |(client, figures)| row_name(cx, client, figures)),
                |cell| {
                    if let (Some((client, figures)), Some(col)) = (known(cell.row()), shown.get(cell.column())) {
                        paint_cell(cx, cell, *col, client, figures);
                    }
                },
            );
        let asked = chosen.or_else(|| self.take(cx, ui, &shown, &done));
        if done.copied {
            out.say(cx.tr.text("copied"));
        }
        asked
    }

    /// Takes in what was done in the table.
    fn take(&mut self, cx: &ViewCtx<'_>, ui: &Ui, shown: &[Col], done: &TableOut) -> Option<Asked> {
        if let Some((column, width)) = done.resized
            && let Some(col) = shown.get(column)
        {
            self.widths.insert(*col, width);
        }
        if let Some(sort) = done.sort
            && let Some(col) = shown.get(sort.column)
        {
            (self.sort, self.descending) = (*col, sort.descending);
            self.scroll_to_cursor = true;
        }
        match done.mark {
            Some(Mark::Toggle(row)) => {
                if let Some(id) = self.rows.get(row)
                    && !self.marked.remove(&id)
                {
                    self.marked.insert(id);
                }
            }
            Some(Mark::Range(from, to)) => {
                self.marked = self.rows.all().get(from..=to).unwrap_or_default().iter().copied().collect();
            }
            Some(Mark::All) => self.marked = self.rows.all().iter().copied().collect(),
            Some(Mark::None) => self.marked.clear(),
            None => {}
        }
        if let Some(id) = done.cursor.and_then(|row| self.rows.get(row)) {
            self.cursor = Some(id);
        }
        let opened = done.opened.and_then(|row| self.rows.get(row));
        let (plain_click, modified) = ui.input(|input| (input.pointer.primary_released(), input.modifiers.any()));
        let moved = done.cursor.and(self.cursor).filter(|id| cx.model.clients().get(*id).is_some());
        match (opened, moved) {
            (Some(id), _) => Some(Asked::Open(id)),
            (None, Some(id)) if plain_click && !modified => Some(Asked::Open(id)),
            (None, Some(id)) => Some(Asked::Moved(id)),
            (None, None) => None,
        }
    }

    /// Nobody is in the list, though there are clients.
    fn nobody_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, query: &mut String) -> Option<Asked> {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        let typed = query.trim().to_owned();
        if !self.filter.is_empty() {
            let (title, text) = (cx.tr.text("clients-none-filtered"), cx.tr.text("clients-none-filtered-text"));
            let clear = cx.tr.text("clients-filter-clear");
            let button = empty_state_ui(&mut child, Icon::Filter, &title, &text, Some(Button::secondary(&clear)));
            if button.is_some_and(|button| button.clicked()) {
                self.filter = Filter::default();
            }
            return None;
        }
        if typed.is_empty() {
            let (title, text) = (cx.tr.text("clients-none-here"), cx.tr.text("clients-none-here-text"));
            empty_state_ui(&mut child, Icon::Users, &title, &text, None);
            return None;
        }
        let title = cx.tr.with("clients-none-found", &[("query", (&typed).into())]);
        let text = cx.tr.text("clients-none-found-text");
        let add = cx.tr.with("clients-add-named", &[("name", (&typed).into())]);
        let button = Button::secondary(&add).icon(Icon::UserPlus).enabled(cx.can_edit);
        let clicked = empty_state_ui(&mut child, Icon::Search, &title, &text, Some(button)).is_some_and(|button| button.clicked());
        clicked.then(|| {
            query.clear();
            Asked::New(typed)
        })
    }

    /// How many are shown and what they brought; with marked rows, what can be done with them.
    fn foot_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, out: &mut Actions) {
        let look = theme(ui);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(size::LINE, look.line));
        let inside = rect.shrink2(vec2(size::S32, 0.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)));
        let ui = &mut child;
        if self.marked.is_empty() {
            let counts = [("shown", self.rows.len().into()), ("all", cx.model.clients().len().into())];
            let mut job = TextKind::Body.num_job(&cx.tr.with("clients-shown", &counts), look.text2);
            let revenue = cx.tr.with("clients-revenue", &[("sum", cx.money_round(self.rows.revenue_minor()).into())]);
            job.append(&revenue, size::S16, TextKind::Body.num_format(look.text2));
            let room = ui.available_width();
            let response = elided_job_ui(ui, job, room);
            let hint = TextKind::Body.job(&cx.tr.text("clients-keys-hint"), look.text3);
            let hint = paint::line(ui, hint, f32::INFINITY);
            if room - response.rect.width() > hint.size().x + size::S24 {
                paint::galley_in(ui, inside, hint, Align::Max);
            }
            return;
        }
        self.marked_ui(cx, ui, out);
    }

    /// The rows of some clients with the header, as text with tabs, the way spreadsheets paste it.
    pub(super) fn as_tsv(&self, cx: &ViewCtx<'_>, wanted: impl Fn(ClientId) -> bool) -> String {
        let cols: Vec<Col> = Col::ALL.into_iter().filter(|col| self.columns.contains(col)).collect();
        let header = cols.iter().map(|col| cx.tr.text(col.key()).into_owned()).collect::<Vec<_>>().join("\t");
        let ids = self.rows.all().iter().copied().filter(|id| wanted(*id));
        let known = ids.filter_map(|id| cx.model.clients().get(id).zip(cx.analytics.client(id)));
        let plain = |text: String| text.replace(['\t', '\n', '\r'], " ");
        let lines =
            known.map(|(client, figures)| cols.iter().map(|col| plain(col.text(cx, client, figures))).collect::<Vec<_>>().join("\t"));
        std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

fn row_menu_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, out: &mut Actions, chosen: &mut Option<Asked>) {
    let open = cx.tr.text("clients-open-card");
    if MenuItem::new(&open).icon(Icon::User).key("↵").show_ui(ui).clicked() {
        *chosen = Some(Asked::Open(client.id));
    }
    if let Some(phone) = client.callable_phone() {
        let text = cx.tr.with("clients-copy-value", &[("value", phone.display().into())]);
        if MenuItem::new(&text).icon(Icon::Copy).show_ui(ui).clicked() {
            out.copy(phone.display());
        }
    }
    menu_line_ui(ui);
    let restore = client.archived.is_some();
    let archive = cx.tr.text(if restore { "clients-restore" } else { "clients-archive" });
    let icon = if restore { Icon::ArchiveOff } else { Icon::Archive };
    if MenuItem::new(&archive).icon(icon).enabled(cx.can_edit).show_ui(ui).clicked() {
        out.run(Command::ArchiveClients { clients: vec![client.id], archive: !restore });
    }
}

/// What a screen reader says of a row: `Anna, at risk, last visit: 31 days`.
fn row_name(cx: &ViewCtx<'_>, client: &Client, figures: &ClientFigures) -> String {
    let stage = cx.tr.text(columns::stage_key(client, figures)).to_lowercase();
    let last = Col::LastVisit.text(cx, client, figures);
    let mut name = cx.tr.with("clients-row", &[("name", client.display_name().into()), ("stage", stage.into()), ("last", last.into())]);
    for (_, word) in name_marks(cx, client, figures) {
        name.push_str(", ");
        name.push_str(&word);
    }
    name
}

/// The icons after a name and what they say.
fn name_marks(cx: &ViewCtx<'_>, client: &Client, figures: &ClientFigures) -> Vec<(Icon, String)> {
    let mut marks = Vec::new();
    let mut mark = |icon, key: &str| marks.push((icon, cx.tr.text(key).into_owned()));
    if figures.vip.is_vip() {
        mark(Icon::Star, "mark-vip");
    }
    // Whoever is late is at risk anyway, as the stage says.
    match (figures.drift.slowing, figures.drift.shrinking) {
        (Some(_), _) => mark(Icon::TrendingDown, "drift-slowing"),
        (None, Some(_)) => mark(Icon::TrendingDown, "drift-shrinking"),
        (None, None) => {}
    }
    if client.do_not_contact.is_some() {
        mark(Icon::Ban, "clients-mark-do-not-contact");
    }
    if client.paused_until.is_some_and(|until| until > cx.today) {
        mark(Icon::PlayerPause, "clients-mark-paused");
    }
    marks
}

fn paint_cell(cx: &ViewCtx<'_>, cell: &mut Cell<'_>, col: Col, client: &Client, figures: &ClientFigures) {
    let look = cell.look();
    match col {
        Col::Name => {
            let marks = name_marks(cx, client, figures);
            let icons: Vec<Icon> = marks.iter().map(|(icon, _)| *icon).collect();
            cell.name(&client.display_name(), &icons);
            if !marks.is_empty() {
                let end = cell.room().left();
                let width = 20.0 * f32::from(u8::try_from(marks.len()).unwrap_or(u8::MAX));
                let rect = Rect::from_min_max(pos2(end - width, cell.room().top()), pos2(end, cell.room().bottom()));
                let words = marks.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(", ");
                let id = Id::unique(("client-marks", client.id));
                cell.ui().interact(rect, id, Sense::hover()).on_hover_text(tip(words));
            }
        }
        Col::Stage => {
            let centre = pos2(cell.room().left() + 3.5, cell.room().center().y);
            if let Some(dot) = stage_dot(client, figures) {
                dot.paint(cell.ui(), centre);
            }
            cell.space(14.0);
            cell.text(TextKind::Body, look.text, &col.text(cx, client, figures));
        }
        _ => {
            let colour = match col {
                Col::Expected if is_agreed(figures) => look.accent,
                Col::Every if !matches!(figures.cycle.source, CycleSource::Own { .. }) => look.text3,
                Col::LastVisit | Col::Every | Col::Visits | Col::Phone | Col::Segment => look.text2,
                _ => look.text,
            };
            cell.num(TextKind::Body, colour, &col.text(cx, client, figures));
        }
    }
}

/// The dot before the word of a stage; none for who never bought.
pub const fn stage_dot(client: &Client, figures: &ClientFigures) -> Option<StageDot> {
    match figures.stage {
        _ if client.archived.is_some() => Some(StageDot::Sleeping),
        Stage::Prospect => None,
        Stage::New | Stage::Active => Some(StageDot::Active),
        Stage::AtRisk => Some(StageDot::AtRisk),
        Stage::Sleeping | Stage::Gone => Some(StageDot::Sleeping),
    }
}
