//! The command palette: everything that can be done and everybody who is in the shop, found by typing.

use eframe::egui::{Align2, Context, Id, Key, Modal, Modifiers, ScrollArea, Ui, vec2};

use super::Shell;
use super::overlays::modal_frame;
use crate::analytics::halves::{WORTH_A_THREAD, at_once};
use crate::domain::client::Client;
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;
use crate::domain::text;
use crate::ui::menu::MenuCommand;
use crate::ui::pages::clients::Search;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::widgets::{MenuItem, TextField, label_ui};

const WIDTH: f32 = 420.0;
/// From the top of the window: the field stays where it is, however much is found.
const TOP: f32 = 56.0;
/// What the field and the edges take of the height.
const AROUND: f32 = 80.0;
/// So many clients are shown.
const CLIENTS: usize = 6;
/// So many are looked at for those whose name begins as it was typed.
const CANDIDATES: usize = 400;

/// What is typed, and which line is chosen.
#[derive(Debug, Default)]
pub(super) struct Palette {
    query: String,
    chosen: usize,
    opened: bool,
    /// The clients found, and for which words at which revision of the shop.
    clients: Option<((String, u64), Vec<ClientId>)>,
}

/// What a line of the palette does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Command(MenuCommand),
    Client(ClientId),
}

impl Palette {
    /// The lines for what is typed: commands with a word that begins so, then clients, then commands that contain it.
    fn lines(&mut self, names: &[(MenuCommand, String)], model: Option<&Model>) -> Vec<Line> {
        let query = text::fold(&self.query);
        let other = text::other_layout(&query);
        let typed = || std::iter::once(query.as_str()).chain(other.as_deref());
        let begins = |name: &str| typed().any(|typed| name.split(' ').any(|word| word.starts_with(typed)));
        let found = names.iter().map(|(command, name)| (*command, text::fold(name)));
        let found = found.filter(|(_, name)| typed().any(|typed| name.contains(typed)));
        let (first, last): (Vec<_>, Vec<_>) = found.partition(|(_, name)| begins(name));
        let commands = |commands: Vec<(MenuCommand, String)>| commands.into_iter().map(|(command, _)| Line::Command(command));
        let clients = model.map_or_else(Vec::new, |model| self.clients(model).to_vec());
        commands(first).chain(clients.into_iter().map(Line::Client)).chain(commands(last)).collect()
    }

    /// Looked for again only when what is typed or the shop is another.
    fn clients(&mut self, model: &Model) -> &[ClientId] {
        let key = (self.query.clone(), model.revision());
        let (known, found) = self.clients.get_or_insert_with(|| (key.clone(), find(model, &key.0)));
        if *known != key {
            (*found, *known) = (find(model, &key.0), key);
        }
        found
    }
}

/// The clients that are meant, those first whose name begins as it was typed.
fn find(model: &Model, query: &str) -> Vec<ClientId> {
    let Some(search) = Search::read(query) else { return Vec::new() };
    let finders = search.finders();
    let query = text::fold(query);
    let bound = model.clients().index_bound();
    let found_among = |(from, to): (usize, usize)| -> Vec<(bool, bool, &str, ClientId)> {
        let ids = (from..to).filter_map(|number| ClientId::from_number(u64::try_from(number).ok()?));
        let known = ids.filter_map(|id| Some((model.clients().get(id)?, model.search_key(id)?)));
        known
            .filter(|(_, key)| finders.finds(key))
            .take(CANDIDATES)
            .map(|(client, key)| (client.archived.is_some(), !key.words.starts_with(&query), key.words.as_ref(), client.id))
            .collect()
    };
    let middle = bound / 2;
    let [mut found, later] = at_once([(0, middle), (middle, bound)], bound >= WORTH_A_THREAD, found_among);
    found.extend(later);
    found.truncate(CANDIDATES);
    found.sort_unstable();
    found.into_iter().take(CLIENTS).map(|(.., id)| id).collect()
}

impl Shell {
    /// Everything that can be done and everybody, found by typing.
    pub(super) fn palette_ui(&mut self, ctx: &Context) {
        let Some(palette) = &mut self.palette else { return };
        let model = self.workspace.as_ref().map(|workspace| workspace.model());
        let names: Vec<(MenuCommand, String)> =
            MenuCommand::ALL.iter().map(|command| (*command, self.tr.text(command.key()).into_owned())).collect();
        let lines = palette.lines(&names, model);
        let before = palette.chosen;
        let mut done = None;
        ctx.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                palette.chosen = (palette.chosen + 1).min(lines.len().saturating_sub(1));
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                palette.chosen = palette.chosen.saturating_sub(1);
            }
            if input.consume_key(Modifiers::NONE, Key::Enter) {
                done = lines.get(palette.chosen).copied();
            }
        });
        let moved = before != palette.chosen;
        let (hint, nothing) = (self.tr.text("palette-hint"), self.tr.text("palette-nothing"));
        let id = Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let shown = Modal::new(id).area(area).frame(modal_frame(ctx, size::S8)).show(ctx, |ui| {
            ui.set_width(WIDTH);
            let response = TextField::search(&hint).id(Id::unique("palette query")).show_ui(ui, &mut palette.query);
            if !palette.opened {
                palette.opened = true;
                response.request_focus();
            }
            if response.changed() {
                palette.chosen = 0;
            }
            ui.add_space(size::S8);
            if lines.is_empty() {
                let colour = theme(ui).text2;
                label_ui(ui, &nothing, TextKind::Body, colour);
            }
            let most = ui.ctx().content_rect().height() - 2.0 * TOP - AROUND;
            ScrollArea::vertical().max_height(most).show(ui, |ui| {
                ui.set_min_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 0.0;
                for (place, line) in lines.iter().enumerate() {
                    let is_chosen = place == palette.chosen;
                    let response = line_ui(ui, *line, &names, model, is_chosen);
                    if is_chosen && moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        done = Some(*line);
                    }
                }
            });
        });
        if shown.should_close() || done.is_some() {
            self.palette = None;
        }
        match done {
            Some(Line::Command(command)) => self.menu(ctx, command),
            Some(Line::Client(client)) => self.actions.jump(Jump::Client(client)),
            None => {}
        }
    }
}

fn line_ui(ui: &mut Ui, line: Line, names: &[(MenuCommand, String)], model: Option<&Model>, is_chosen: bool) -> eframe::egui::Response {
    match line {
        Line::Command(command) => {
            let name = names.iter().find(|(other, _)| *other == command).map_or("", |(_, name)| name);
            let keys = command.keys(ui.ctx());
            let item = MenuItem::new(name).icon(command.icon()).current(is_chosen);
            match &keys {
                Some(keys) => item.key(keys).show_ui(ui),
                None => item.show_ui(ui),
            }
        }
        Line::Client(id) => {
            let words = model.and_then(|model| model.clients().get(id)).map_or_else(String::new, |client| {
                let phone = client.callable_phone().map(crate::domain::phone::Phone::display);
                let name = Client::display_name(client);
                phone.filter(|phone| *phone != name).map_or_else(|| name.clone(), |phone| [name.as_str(), &phone].join(" · "))
            });
            MenuItem::new(&words).icon(Icon::User).current(is_chosen).show_ui(ui)
        }
    }
}
