//! The card of one client: who they are, what to do next, their rhythm, facts, history, and a quick purchase; or the form
//! that changes them.

mod contact;
mod facts;
mod form;
mod head;
mod history;
mod next;
mod personal;
mod purchase;
mod quick;
mod reading;
mod small;
mod staff;
mod standing;
mod timeline;

use eframe::egui::{Align, Color32, Id, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use self::contact::ContactForm;
pub use self::form::ClientForm;
pub use self::head::birthday_words;
pub use self::history::{ContactMark, contact_words, mark_of, purchase_products};
use self::purchase::PurchaseForm;
use self::quick::QuickLine;
use self::small::{Question, SmallForm};
use crate::analytics::ClientFigures;
use crate::domain::client::Client;
use crate::domain::command::Command;
use crate::domain::ids::ClientId;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, MenuItem, elided_label_ui, menu_button_ui, menu_line_ui, paint};

/// Width of the card in points.
pub const CARD_WIDTH: f32 = 416.0;
/// Height of the card's top with the name.
const HEAD: f32 = 58.0;

/// What is half typed about one client; it stays when the owner looks at something else.
#[derive(Debug, Default)]
pub struct Drafts {
    quick: QuickLine,
    contact: Option<ContactForm>,
    purchase: Option<PurchaseForm>,
    small: Option<SmallForm>,
    form: Option<ClientForm>,
}

/// A draft whose command was given; it is dropped when the command is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Quick,
    Contact,
    Purchase,
    Small,
    Form,
}

/// What the owner did on the card that concerns the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardOut {
    Close,
    /// Make one client of this and another.
    Merge,
    Sent(Sent),
}

impl Drafts {
    /// Whether nothing is half typed.
    pub fn is_empty(&self) -> bool {
        self.quick.is_blank() && self.contact.is_none() && self.purchase.is_none() && self.small.is_none() && self.form.is_none()
    }

    /// Whether the form of the client is open.
    pub const fn is_editing(&self) -> bool {
        self.form.is_some()
    }

    /// Opens the form of the client.
    pub fn edit(&mut self, client: &Client) {
        if self.form.is_none() {
            self.form = Some(ClientForm::of(client));
        }
    }

    /// Drops what was carried out.
    pub fn done(&mut self, sent: Sent) {
        match sent {
            Sent::Quick => self.quick = QuickLine::default(),
            Sent::Contact => self.contact = None,
            Sent::Purchase => self.purchase = None,
            Sent::Small => self.small = None,
            Sent::Form => self.form = None,
        }
    }

    /// Closes the innermost open form that holds nothing to lose; true if there was one, or one that must stay.
    pub fn escape(&mut self, client: &Client) -> bool {
        let was_open = self.small.is_some() || self.purchase.is_some() || self.contact.is_some();
        let closed = self.small.take_if(|small| small.is_blank()).is_some() || self.purchase.take_if(|form| !form.is_changed()).is_some();
        if !closed {
            self.contact.take_if(|form| form.is_blank());
        }
        if was_open {
            return true;
        }
        match &self.form {
            Some(form) if form.is_changed(Some(client)) => true,
            Some(_) => {
                self.form = None;
                true
            }
            None => false,
        }
    }
}

/// Shows the card of a client over `rect`.
pub fn card_ui(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    rect: Rect,
    client: &Client,
    figures: &ClientFigures,
    drafts: &mut Drafts,
    out: &mut Actions,
) -> Option<CardOut> {
    if let Some(form) = &mut drafts.form {
        let title = cx.tr.with("clients-form-edit", &[("name", client.display_name().into())]);
        let done = form_ui(cx, ui, rect, &title, Some(client.id), form);
        return match done {
            Some(FormDone::Save(draft)) => {
                out.run(Command::EditClient(client.id, *draft));
                Some(CardOut::Sent(Sent::Form))
            }
            Some(FormDone::Cancel) => {
                drafts.form = None;
                None
            }
            None => None,
        };
    }
    let mut done = head_ui(cx, ui, rect, client, drafts, out);
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + HEAD), pos2(rect.right(), rect.bottom() - size::FOOT));
    body_ui(ui, body, ("client-card", client.id), |ui| {
        head::marks_ui(cx, ui, client, figures);
        head::why_ui(cx, ui, client, figures);
        head::contacts_ui(cx, ui, client, out);
        ui.add_space(size::S8);
        match drafts.small.as_mut().and_then(|small| small.ui(cx, ui, client.id)) {
            Some(small::Done::Run(command)) => {
                out.run(*command);
                done = Some(CardOut::Sent(Sent::Small));
            }
            Some(small::Done::Close) => drafts.small = None,
            None => {}
        }
        if let Some(contact) = next::next_ui(cx, ui, client, figures, &mut drafts.contact, out) {
            out.run(Command::LogContact(contact));
            done = Some(CardOut::Sent(Sent::Contact));
        }
        ui.add_space(size::S8);
        ui.scope(|ui| timeline::timeline_ui(cx, ui, client, figures));
        ui.add_space(size::S4);
        ui.scope(|ui| facts::facts_ui(cx, ui, client, figures));
        ui.add_space(size::S16);
        match history::history_ui(cx, ui, client, &mut drafts.purchase) {
            Some(purchase::Done::Save(id, draft)) => {
                out.run(Command::EditPurchase(id, draft));
                done = Some(CardOut::Sent(Sent::Purchase));
            }
            Some(purchase::Done::Delete(id)) => {
                out.run(Command::DeletePurchase(id));
                done = Some(CardOut::Sent(Sent::Purchase));
            }
            Some(purchase::Done::Close) => drafts.purchase = None,
            None => {}
        }
        personal::trail_ui(cx, ui, client, out);
    });
    quick_ui(cx, ui, rect, client, &mut drafts.quick, out).or(done)
}

/// Shows the form of a new client over `rect`.
pub fn new_card_ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, form: &mut ClientForm, out: &mut Actions) -> Option<CardOut> {
    let title = cx.tr.text("clients-form-new");
    match form_ui(cx, ui, rect, &title, None, form)? {
        FormDone::Save(draft) => {
            out.run(Command::AddClient(*draft));
            Some(CardOut::Sent(Sent::Form))
        }
        FormDone::Cancel => Some(CardOut::Close),
    }
}

/// The name, and what can be done with the client as a whole.
fn head_ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, client: &Client, drafts: &mut Drafts, out: &mut Actions) -> Option<CardOut> {
    let line = Rect::from_min_max(pos2(rect.left() + size::S24, rect.top() + 22.0), pos2(rect.right() - 18.0, rect.top() + 54.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.x = size::S4;
    let close = cx.tr.text("close");
    let closed = ui.add(Button::icon_only(Icon::X, &close)).clicked();
    let more = cx.tr.text("clients-card-more");
    let (_, asked) = menu_button_ui(ui, Button::icon_only(Icon::Dots, &more), |ui| card_menu_ui(cx, ui, client, drafts, out));
    let edit = cx.tr.text("clients-card-edit");
    if ui.add(Button::icon_only(Icon::Pencil, &edit).enabled(cx.can_edit)).clicked() {
        drafts.edit(client);
    }
    let room = ui.available_width() - size::S8;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let name = client.display_name();
        let response = elided_label_ui(ui, &name, TextKind::Card, theme(ui).text, room);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(eframe::egui::accesskit::Role::Heading);
            node.set_label(name);
        });
    });
    closed.then_some(CardOut::Close).or(asked.flatten())
}

fn card_menu_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, drafts: &mut Drafts, out: &mut Actions) -> Option<CardOut> {
    let item = |ui: &mut Ui, icon: Icon, key: &str| {
        let text = cx.tr.text(key);
        MenuItem::new(&text).icon(icon).enabled(cx.can_edit).show_ui(ui).clicked()
    };
    if client.paused_until.is_some_and(|until| until > cx.today) {
        if item(ui, Icon::PlayerPlay, "clients-resume") {
            out.run(Command::PauseClient { client: client.id, until: None });
        }
    } else if item(ui, Icon::PlayerPause, "clients-pause") {
        drafts.small = Some(SmallForm::new(Question::PauseUntil));
    }
    if client.do_not_contact.is_some() {
        if item(ui, Icon::UserCheck, "clients-allow-contact") {
            out.run(Command::SetDoNotContact { client: client.id, reason: None });
        }
    } else if item(ui, Icon::Ban, "clients-do-not-contact") {
        drafts.small = Some(SmallForm::new(Question::WhyNotContact));
    }
    menu_line_ui(ui);
    let merges = item(ui, Icon::Link, "clients-merge-with");
    let restore = client.archived.is_some();
    let (icon, key) = if restore { (Icon::ArchiveOff, "clients-restore") } else { (Icon::Archive, "clients-archive") };
    if item(ui, icon, key) {
        out.run(Command::ArchiveClients { clients: vec![client.id], archive: !restore });
    }
    menu_line_ui(ui);
    personal::menu_ui(cx, ui, client, out);
    merges.then_some(CardOut::Merge)
}

/// The scrolling part of the card.
fn body_ui(ui: &mut Ui, rect: Rect, id: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    child.shrink_clip_rect(rect);
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(&mut child, |ui| {
        let inside = ui.max_rect().shrink2(vec2(size::S24, 0.0));
        let mut content = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
        content.spacing_mut().item_spacing.y = size::S8;
        content.add_space(2.0);
        add(&mut content);
        content.add_space(size::S16);
        let used = content.min_rect();
        ui.advance_cursor_after_rect(used);
    });
}

/// The foot of the card: a purchase on one line.
fn quick_ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, client: &Client, quick: &mut QuickLine, out: &mut Actions) -> Option<CardOut> {
    let mut child = foot(ui, rect);
    let ui = &mut child;
    let save = cx.tr.text("clients-save");
    let problem = if quick.is_blank() {
        None
    } else {
        let command = Command::AddPurchase(Some(client.id), quick.draft(cx));
        cx.check(command).err().and_then(|errors| errors.first().copied())
    };
    let words = problem.map(|error| cx.tr.problem(error.problem));
    let ready = cx.can_edit && !quick.is_blank() && problem.is_none();
    let save_width = paint::line(ui, TextKind::BodyMedium.job(&save, Color32::PLACEHOLDER), f32::INFINITY).size().x + 2.0 * size::S12;
    let width = ui.available_width() - save_width.ceil() - size::S8;
    let field = Rect::from_min_size(pos2(ui.max_rect().left(), ui.max_rect().center().y - size::CONTROL / 2.0), vec2(width, size::CONTROL));
    let mut child = ui.new_child(UiBuilder::new().max_rect(field).layout(Layout::top_down(Align::Min)));
    let entered = quick.ui(cx, &mut child, Id::unique("quick-purchase"), width, words.as_deref()).filter(|_| ready);
    ui.advance_cursor_after_rect(field);
    let clicked = ui.add(Button::secondary(&save).enabled(ready)).clicked();
    let draft = if clicked { Some(quick.draft(cx)) } else { entered };
    draft.map(|draft| {
        out.run(Command::AddPurchase(Some(client.id), draft));
        CardOut::Sent(Sent::Quick)
    })
}

fn foot(ui: &mut Ui, rect: Rect) -> Ui {
    let look = theme(ui);
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size::FOOT), rect.max);
    ui.painter().rect_filled(foot, 0.0, look.sunken);
    ui.painter().hline(foot.x_range(), foot.top() + 0.5, Stroke::new(size::LINE, look.line));
    let inside = foot.shrink2(vec2(size::S24, 0.0));
    ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)))
}

enum FormDone {
    Save(Box<crate::domain::command::ClientDraft>),
    Cancel,
}

fn form_ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, title: &str, id: Option<ClientId>, form: &mut ClientForm) -> Option<FormDone> {
    let line = Rect::from_min_max(pos2(rect.left() + size::S24, rect.top() + 22.0), pos2(rect.right() - size::S24, rect.top() + 54.0));
    let mut head = ui.new_child(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)));
    elided_label_ui(&mut head, title, TextKind::Card, theme(ui).text, line.width());
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + HEAD), pos2(rect.right(), rect.bottom() - size::FOOT));
    body_ui(ui, body, ("client-form", id), |ui| {
        ui.add_space(size::S8);
        form.ui(cx, ui, id);
    });
    let mut child = foot(ui, rect);
    let ui = &mut child;
    let (save, cancel) = (cx.tr.text("clients-save"), cx.tr.text("cancel"));
    let saved = ui.add(Button::primary(&save).enabled(cx.can_edit)).clicked();
    let cancelled = ui.add(Button::quiet(&cancel)).clicked();
    let by_keys = ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::Enter));
    if cancelled {
        return Some(FormDone::Cancel);
    }
    if saved || by_keys { form.save(cx, id).map(|draft| FormDone::Save(Box::new(draft))) } else { None }
}
