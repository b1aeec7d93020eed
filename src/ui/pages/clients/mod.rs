//! Clients: find, sort, filter, and the card of one with everything about them.

mod bar;
mod card;
mod columns;
mod index;
mod list;
mod marked;
mod merge;
mod rows;
mod saved;
mod search;
mod views;

use std::collections::BTreeMap;

use eframe::egui::{Area, Id, Key, Modifiers, Order, Popup, Rect, Sense, Stroke, Ui, UiBuilder, pos2};

pub use self::bar::search_id;
use self::card::{CARD_WIDTH, CardOut, ClientForm, Drafts, Sent};
pub(super) use self::card::{ContactMark, contact_words, mark_of, purchase_products};
use self::list::{Asked, List};
use self::merge::MergeDialog;
use self::rows::GivenList;
pub use self::search::Search;
use self::views::{Filter, View};
use crate::analytics::Stage;
use crate::app::event::Event;
use crate::domain::command::Title;
use crate::domain::ids::{ClientId, Id as _};
use crate::ui::theme::{size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};

/// Where the list would be narrower than this beside the card, the card lies over it, points.
const LIST_LEAST: f32 = 480.0;

/// What stands at the right of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Card(ClientId),
    New,
}

/// A draft whose command was given and has not been carried out yet.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    /// The client of the draft; of a new one, the id they are about to get.
    client: Option<ClientId>,
    is_new: bool,
    sent: Sent,
}

/// See the module.
#[derive(Debug, Default)]
pub struct ClientsPage {
    query: String,
    list: List,
    open: Option<Open>,
    new: Option<ClientForm>,
    drafts: BTreeMap<ClientId, Drafts>,
    waiting: Option<Waiting>,
    merge: MergeDialog,
    /// In the last frame something else was there for Escape: a text that was typed, a menu, a dialog.
    escape_is_taken: bool,
}

impl ClientsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        if let Some(Open::Card(id)) = self.open
            && cx.model.clients().get(id).is_none()
        {
            self.open = None;
        }
        self.escape(cx, ui);
        // Below the banner, if there is one.
        let area = ui.available_rect_before_wrap();
        let fits_beside = area.width() >= CARD_WIDTH + LIST_LEAST;
        let beside = self.open.is_some() && fits_beside;
        let list_right = if beside { area.right() - CARD_WIDTH } else { area.right() };
        let list_rect = Rect::from_min_max(area.min, pos2(list_right, area.bottom()));
        self.list.form_is_open = self.form_is_open();
        let mut list_ui = ui.new_child(UiBuilder::new().max_rect(list_rect));
        match self.list.ui(cx, &mut list_ui, &mut self.query, out) {
            Some(Asked::Open(id)) => self.open = Some(Open::Card(id)),
            Some(Asked::Moved(id)) if matches!(self.open, Some(Open::Card(_))) => self.open = Some(Open::Card(id)),
            Some(Asked::Moved(_)) | None => {}
            Some(Asked::New(name)) => self.begin_new(name),
            Some(Asked::Duplicates) => self.merge.open(None),
        }
        if self.open.is_some() {
            let rect = Rect::from_min_max(pos2(area.right() - CARD_WIDTH, area.top()), area.max);
            if beside {
                self.card_ui(cx, ui, rect, out);
            } else {
                // A layer of its own, so that nothing below it takes the pointer.
                let layer = Area::new(Id::unique("client-card")).order(Order::Middle).fixed_pos(rect.min).constrain(false);
                layer.show(ui.ctx(), |ui| {
                    ui.allocate_rect(rect, Sense::click());
                    ui.painter().add(theme(ui).shadow.as_shape(rect, 0));
                    self.card_ui(cx, ui, rect, out);
                });
            }
        }
        self.merge.ui(cx, ui, out);
        self.escape_is_taken = something_is_open(ui);
        self.drafts.retain(|_, drafts| !drafts.is_empty());
    }

    fn card_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, out: &mut Actions) {
        let look = theme(ui);
        ui.painter().rect_filled(rect, 0.0, look.surface);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(size::LINE, look.line));
        let (done, client, is_new) = match self.open {
            Some(Open::New) => {
                let form = self.new.get_or_insert_with(|| ClientForm::new(String::new()));
                let id = ClientId::from_number(u64::from(cx.model.next_ids().client));
                (card::new_card_ui(cx, ui, rect, form, out), id, true)
            }
            Some(Open::Card(id)) => {
                let Some((client, figures)) = cx.model.clients().get(id).zip(cx.analytics.client(id)) else { return };
                let drafts = self.drafts.entry(id).or_default();
                (card::card_ui(cx, ui, rect, client, figures, drafts, out), Some(id), false)
            }
            None => return,
        };
        match done {
            Some(CardOut::Merge) => self.merge.open(client),
            Some(CardOut::Sent(sent)) => self.waiting = Some(Waiting { client, is_new, sent }),
            Some(CardOut::Close) => {
                if is_new {
                    self.new = None;
                }
                self.open = None;
            }
            None => {}
        }
    }

    fn form_is_open(&self) -> bool {
        match self.open {
            Some(Open::New) => true,
            Some(Open::Card(id)) => self.drafts.get(&id).is_some_and(Drafts::is_editing),
            None => false,
        }
    }

    fn begin_new(&mut self, name: String) {
        self.open = Some(Open::New);
        if self.new.is_none() || !name.is_empty() {
            self.new = Some(ClientForm::new(name));
        }
    }

    /// Escape closes one thing at a time: first a small form, then the card. Asked before the list is shown, which would
    /// take the key for itself.
    fn escape(&mut self, cx: &ViewCtx<'_>, ui: &Ui) {
        if self.escape_is_taken || something_is_open(ui) || self.list.has_marks() || !ui.input(|input| input.key_pressed(Key::Escape)) {
            return;
        }
        let stays = match self.open {
            None => return,
            Some(Open::New) => {
                let changed = self.new.as_ref().is_some_and(|form| form.is_changed(None));
                if !changed {
                    self.new = None;
                }
                changed
            }
            Some(Open::Card(id)) => {
                let client = cx.model.clients().get(id);
                client.zip(self.drafts.get_mut(&id)).is_some_and(|(client, drafts)| drafts.escape(client))
            }
        };
        if !stays {
            self.open = None;
        }
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }

    /// What is searched for; the field stands in the rail and on the page.
    pub fn query_mut(&mut self) -> &mut String {
        &mut self.query
    }
    /// How much of the page's foot the card takes at the right, points; nothing else may lie there, for one types there.
    pub const fn foot_taken(&self) -> f32 {
        if self.open.is_some() { CARD_WIDTH } else { 0.0 }
    }
    /// Shows a client's card.
    pub fn open_client(&mut self, id: ClientId) {
        self.open = Some(Open::Card(id));
        self.list.select(id);
    }
    /// Shows these clients only, under a title.
    pub fn show_list(&mut self, title: String, clients: Vec<ClientId>) {
        self.query.clear();
        self.open = None;
        self.list.show_given(GivenList::new(title, clients));
    }
    /// Shows the clients of a stage.
    pub fn show_stage(&mut self, stage: Stage) {
        self.query.clear();
        self.open = None;
        let (view, filtered) = match stage {
            Stage::Prospect => (View::Prospects, false),
            Stage::AtRisk => (View::AtRisk, false),
            Stage::Sleeping => (View::Sleeping, false),
            Stage::New | Stage::Active => (View::Working, true),
            Stage::Gone => (View::All, true),
        };
        self.list.show_view(view);
        self.list.filter = Filter::default();
        if filtered {
            self.list.filter.stages.insert(stage);
        }
    }
    /// Opens the form of a new client.
    pub fn new_client(&mut self) {
        self.begin_new(String::new());
    }
    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        match event {
            Event::Done(title) => {
                if matches!(title, Title::ClientsArchived { .. } | Title::ClientsRestored { .. }) {
                    self.list.unmark();
                }
                if let Some(waiting) = self.waiting.take() {
                    self.carried_out(waiting);
                }
            }
            Event::Failed(_) => self.waiting = None,
            _ => {}
        }
    }

    /// A draft has become part of the shop, so it is dropped.
    fn carried_out(&mut self, waiting: Waiting) {
        let Some(client) = waiting.client else { return };
        if waiting.is_new {
            self.new = None;
            self.open_client(client);
        } else if let Some(drafts) = self.drafts.get_mut(&client) {
            drafts.done(waiting.sent);
        }
    }
}

/// Whether something is open that Escape closes before the card.
fn something_is_open(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    ctx.text_edit_focused() || Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some())
}
