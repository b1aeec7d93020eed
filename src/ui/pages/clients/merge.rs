//! Making one client of two: who may be a duplicate of whom, both side by side, and which record stays.

use eframe::egui::{
    Align, Frame, Id, Key, Layout, Modal, Modifiers, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use super::search::Search;
use crate::app::event::Action;
use crate::domain::client::Client;
use crate::domain::command::Command;
use crate::domain::duplicates::{Pair, Why};
use crate::domain::ids::ClientId;
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, TextField, fact_ui, heading_ui, label_ui, paint, radio_ui};

const WIDTH: f32 = 660.0;
/// Height of the list of pairs.
const LIST: f32 = 360.0;
/// Height of a pair in it.
const PAIR: f32 = 46.0;
/// How many clients a search shows.
const FOUND: usize = 8;

/// The dialog; nothing is shown while it is closed.
#[derive(Debug, Default)]
pub struct MergeDialog {
    is_open: bool,
    /// The client from whose card it was opened.
    of: Option<ClientId>,
    query: String,
    compared: Option<Compared>,
    /// The revision for which pairs were asked for last.
    asked: Option<u64>,
    shown: Shown,
    found: Found,
}

/// Pairs to choose from, as they stand in the model.
#[derive(Debug, Default)]
struct Shown {
    /// The revisions of the search and of the model, and whose card it is.
    key: Option<(u64, u64, Option<ClientId>)>,
    pairs: Vec<Pair>,
}

/// Clients that a search has found.
#[derive(Debug, Default)]
struct Found {
    revision: u64,
    query: String,
    clients: Vec<ClientId>,
}

/// Two clients side by side.
#[derive(Debug, Clone, Copy)]
struct Compared {
    clients: [ClientId; 2],
    /// The place of the one that stays.
    keep: usize,
}

impl MergeDialog {
    /// Opens it with all possible duplicates, or with those of one client.
    pub fn open(&mut self, of: Option<ClientId>) {
        self.is_open = true;
        self.of = of;
        self.query.clear();
        self.found = Found::default();
        self.compared = None;
    }

    /// Shows it, if it is open.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &Ui, out: &mut Actions) {
        let is_gone = |id: ClientId| cx.model.clients().get(id).is_none();
        if !self.is_open || self.of.is_some_and(is_gone) {
            self.is_open = false;
            return;
        }
        if self.compared.is_some_and(|compared| compared.clients.into_iter().any(is_gone)) {
            self.compared = None;
        }
        self.take_pairs(cx, out);
        let frame = Frame::popup(ui.style()).inner_margin(size::S16);
        let modal = Modal::new(Id::unique("merge clients")).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - size::S32 * 2.0));
            ui.spacing_mut().item_spacing.y = size::S8;
            match self.compared {
                Some(compared) => self.compare_ui(cx, ui, compared, out),
                None => self.list_ui(cx, ui),
            }
        });
        if modal.should_close() {
            self.is_open = false;
        }
    }

    /// Asks for the pairs of the shop as it is now, and takes over what is known. Until they are there, those of before are
    /// shown without whoever is gone or was told apart.
    fn take_pairs(&mut self, cx: &ViewCtx<'_>, out: &mut Actions) {
        let revision = cx.model.revision();
        let is_current = cx.duplicates.is_some_and(|found| found.revision == revision);
        if !is_current && self.asked != Some(revision) {
            self.asked = Some(revision);
            out.app(Action::LookForDuplicates);
        }
        let Some(found) = cx.duplicates else { return };
        let key = Some((found.revision, revision, self.of));
        if self.shown.key == key {
            return;
        }
        let apart = &cx.model.settings().told_apart;
        let is_there = |id: ClientId| cx.model.clients().get(id).is_some();
        let pairs = found.pairs.iter().filter(|pair| self.of.is_none_or(|of| pair.one == of || pair.other == of));
        let pairs = pairs.filter(|pair| is_there(pair.one) && is_there(pair.other) && !apart.contains(pair.one, pair.other));
        self.shown = Shown { key, pairs: pairs.copied().collect() };
    }

    /// Clients that the typed words find.
    fn search(&mut self, cx: &ViewCtx<'_>, subject: ClientId) {
        let revision = cx.model.revision();
        if self.found.revision == revision && self.found.query == self.query {
            return;
        }
        let search = Search::read(&self.query);
        let finders = search.as_ref().map(Search::finders);
        let finds = |id: ClientId| finders.as_ref().zip(cx.model.search_key(id)).is_some_and(|(finders, key)| finders.finds(key));
        let found = cx.model.clients().iter().map(|client| client.id).filter(|id| *id != subject && finds(*id));
        self.found = Found { revision, query: self.query.clone(), clients: found.take(FOUND).collect() };
    }

    /// Who may be a duplicate of whom.
    fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let look = theme(ui);
        let subject = self.of.and_then(|id| cx.model.clients().get(id));
        let title = match subject {
            Some(client) => cx.tr.with("clients-merge-of", &[("name", client.display_name().into())]),
            None => cx.tr.text("clients-merge-title").into_owned(),
        };
        heading_ui(ui, &title, TextKind::Heading);
        let how = if subject.is_some() { "clients-merge-how-of" } else { "clients-merge-how" };
        label_ui(ui, &cx.tr.text(how), TextKind::Body, look.text2);
        let mut chosen = None;
        if let Some(subject) = subject {
            let name = cx.tr.text("clients-merge-search");
            TextField::search(&name).show_ui(ui, &mut self.query);
            self.search(cx, subject.id);
            for client in self.found.clients.iter().filter_map(|id| cx.model.clients().get(*id)) {
                if pair_ui(cx, ui, &client.display_name(), &about(cx, client)) {
                    chosen = Some([subject.id, client.id]);
                }
            }
        }
        let shown = &self.shown.pairs;
        if shown.is_empty() {
            if self.query.is_empty() {
                let is_through = cx.duplicates.is_some_and(|found| found.revision == cx.model.revision());
                let words = match (is_through, subject) {
                    (false, _) => cx.tr.text("clients-merge-looking").into_owned(),
                    (true, None) => cx.tr.text("clients-merge-none").into_owned(),
                    (true, Some(client)) => cx.tr.with("clients-merge-none-of", &[("name", client.display_name().into())]),
                };
                label_ui(ui, &words, TextKind::Body, look.text2);
            }
        } else {
            label_ui(ui, &cx.tr.with("clients-merge-count", &[("count", shown.len().into())]), TextKind::SmallMedium, look.text2);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).show_rows(ui, PAIR, shown.len(), |ui, rows| {
                for pair in shown.get(rows).unwrap_or_default() {
                    let name = |id: ClientId| cx.model.clients().get(id).map_or_else(String::new, Client::display_name);
                    // Two pairs of one name differ by this.
                    let about = |id: ClientId| cx.model.clients().get(id).map_or_else(String::new, |client| about(cx, client));
                    let second = format!("{}: {} | {}", why_words(cx, pair.why), about(pair.one), about(pair.other));
                    if pair_ui(cx, ui, &format!("{} · {}", name(pair.one), name(pair.other)), &second) {
                        // The client of the card stays, unless the owner says otherwise.
                        let first = self.of.unwrap_or(pair.one);
                        chosen = Some([first, if first == pair.one { pair.other } else { pair.one }]);
                    }
                }
            });
            ui.spacing_mut().item_spacing.y = size::S8;
        }
        ui.add_space(size::S12);
        if ui.add(Button::secondary(&cx.tr.text("close"))).clicked() {
            self.is_open = false;
        }
        if let Some(clients) = chosen {
            self.compared = Some(Compared { clients, keep: 0 });
        }
    }

    /// Both side by side, and what becomes of them.
    fn compare_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, compared: Compared, out: &mut Actions) {
        let look = theme(ui);
        heading_ui(ui, &cx.tr.text("clients-merge-compare"), TextKind::Heading);
        label_ui(ui, &cx.tr.text("clients-merge-joined"), TextKind::Body, look.text2);
        let half = (ui.available_width() - size::S24) / 2.0;
        let room = ui.available_rect_before_wrap();
        let mut bottom = room.top();
        for (place, id) in compared.clients.into_iter().enumerate() {
            let Some(client) = cx.model.clients().get(id) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "one of two")]
            let left = room.left() + (half + size::S24) * place as f32;
            let rect = Rect::from_min_size(pos2(left, room.top()), vec2(half, room.height()));
            let mut column = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
            column.spacing_mut().item_spacing.y = 0.0;
            let keep = cx.tr.with("clients-merge-keep", &[("name", client.display_name().into())]);
            if radio_ui(&mut column, compared.keep == place, &keep).clicked() {
                self.compared = Some(Compared { keep: place, ..compared });
            }
            facts_ui(cx, &mut column, client);
            bottom = bottom.max(column.min_rect().bottom());
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom)));
        ui.add_space(size::S8);
        let other = compared.clients.into_iter().enumerate().find(|(place, _)| *place != compared.keep).map(|(_, id)| id);
        let keep = compared.clients.get(compared.keep).copied();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            let merge = cx.tr.text("clients-merge");
            let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            if (ui.add(Button::primary(&merge).enabled(cx.can_edit)).clicked() || (entered && cx.can_edit))
                && let (Some(keep), Some(other)) = (keep, other)
            {
                out.run(Command::MergeClients { keep, other });
                if self.of.is_some() {
                    self.is_open = false;
                    out.jump(Jump::Client(keep));
                }
                self.compared = None;
            }
            if ui.add(Button::secondary(&cx.tr.text("clients-merge-apart")).enabled(cx.can_edit)).clicked() {
                let [one, other] = compared.clients;
                out.run(Command::TellApart { one, other });
                self.compared = None;
            }
            if ui.add(Button::quiet(&cx.tr.text("cancel"))).clicked() {
                self.compared = None;
            }
        });
    }
}

/// A line to choose: names, and what there is to say of them.
fn pair_ui(cx: &ViewCtx<'_>, ui: &mut Ui, names: &str, second: &str) -> bool {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), PAIR), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, cx.can_edit, format!("{names}: {second}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), look.hover);
    }
    let left = rect.left() + size::S8;
    let width = rect.width() - size::S16;
    let first = paint::line(ui, TextKind::BodyMedium.job(names, look.text), width);
    paint::galley_at(ui, pos2(left, rect.top() + 15.0), first, look.text);
    let second = paint::line(ui, TextKind::Small.num_job(second, look.text2), width);
    paint::galley_at(ui, pos2(left, rect.top() + 33.0), second, look.text2);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, look.line));
    paint::focus_ring(ui, &response, size::RADIUS);
    response.clicked()
}

fn why_words(cx: &ViewCtx<'_>, why: Why) -> String {
    let words = [(why.phone, "clients-merge-phone"), (why.email, "clients-merge-email"), (why.name, "clients-merge-name")];
    words.into_iter().filter(|(is, _)| *is).map(|(_, key)| cx.tr.text(key)).collect::<Vec<_>>().join(", ")
}

/// A phone or e-mail, and how often they came.
fn about(cx: &ViewCtx<'_>, client: &Client) -> String {
    let contact = client.phones.first().map(crate::domain::phone::Phone::display).or_else(|| client.emails.first().cloned());
    let visits = cx.analytics.client(client.id).map_or(0, |figures| figures.purchases);
    let visits = format!("{}: {}", cx.tr.text("clients-column-visits"), cx.tr.number(visits));
    contact.into_iter().chain([visits]).collect::<Vec<String>>().join(" · ")
}

/// What tells two records apart.
fn facts_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client) {
    let none = || "—".to_owned();
    let joined = |parts: Vec<String>| if parts.is_empty() { none() } else { parts.join(", ") };
    let figures = cx.analytics.client(client.id);
    let last = figures.and_then(|figures| figures.last).map_or_else(none, |day| cx.tr.day_month_year(day));
    let facts = [
        ("clients-column-phone", joined(client.phones.iter().map(crate::domain::phone::Phone::display).collect())),
        ("clients-merge-emails", joined(client.emails.clone())),
        ("clients-merge-birthday", client.birthday.map_or_else(none, |birthday| super::card::birthday_words(cx, birthday))),
        ("clients-column-visits", figures.map_or_else(none, |figures| cx.tr.number(figures.purchases))),
        ("clients-merge-last", last),
        ("clients-column-revenue", figures.map_or_else(none, |figures| cx.money(figures.revenue_minor))),
        ("clients-merge-contacts", cx.tr.number(cx.model.contacts().of(client.id).len())),
        ("clients-merge-tags", joined(client.tags.clone())),
        ("clients-merge-note", if client.note.is_empty() { none() } else { client.note.replace('\n', " ") }),
        ("clients-merge-since", cx.tr.day_month_year(client.created)),
    ];
    for (key, value) in facts {
        fact_ui(ui, &cx.tr.text(key), &value);
    }
}
