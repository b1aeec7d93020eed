//! A product that is being typed: those that the shop knows are proposed, so that one thing keeps one name.

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Id, Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Ui};

use crate::analytics::favourite_products;
use crate::domain::ids::ClientId;
use crate::domain::text::{fold, other_layout};
use crate::ui::theme::{Icon, size};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{MenuItem, TextField, menu_ui};

/// So many known products are proposed.
const PROPOSED: usize = 5;
/// So many of what the client buys most.
const FAVOURITES: usize = 3;
/// From the text of a field to the box around it.
const BOX: eframe::egui::Vec2 = eframe::egui::vec2(10.0, 4.0);

/// A product that the typed words may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    Known(String),
    New(String),
}

impl Proposal {
    /// The product's name.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(name) | Self::New(name) => name,
        }
    }
}

/// Known products whose words begin like the typed ones, an equal one first; else the typed name as a new product.
pub fn proposals(cx: &ViewCtx<'_>, typed: &str) -> Vec<Proposal> {
    let folded = fold(typed);
    if folded.is_empty() {
        return Vec::new();
    }
    let other = other_layout(&folded);
    let fits = |name: &str, typed: &str| name.starts_with(typed) || name.split(' ').any(|word| word.starts_with(typed));
    let mut found: Vec<(bool, String)> = Vec::new();
    for product in cx.model.products().iter().filter(|product| !product.archived) {
        let name = fold(&product.name);
        if fits(&name, &folded) || other.as_ref().is_some_and(|other| fits(&name, other)) {
            found.push((name != folded, product.name.clone()));
        }
    }
    found.sort();
    found.truncate(PROPOSED);
    let is_known = found.first().is_some_and(|(differs, _)| !differs);
    let new = (!is_known).then(|| Proposal::New(typed.to_owned()));
    found.into_iter().map(|(_, name)| Proposal::Known(name)).chain(new).collect()
}

/// What the client buys most, the most often bought first.
fn favourites(cx: &ViewCtx<'_>, client: ClientId) -> Vec<Proposal> {
    let found = favourite_products(cx.model, client, cx.today, FAVOURITES);
    let names = found.iter().filter_map(|favourite| cx.model.products().get(favourite.product));
    names.filter(|product| !product.archived).map(|product| Proposal::Known(product.name.clone())).collect()
}

/// Moves the choice by the arrows; the first of `count` proposals is 0.
pub fn step(ui: &Ui, chosen: &mut usize, count: usize) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if count > 0 && pressed(Key::ArrowDown) {
        *chosen = (*chosen + 1).min(count - 1);
    }
    if count > 0 && pressed(Key::ArrowUp) {
        *chosen = chosen.saturating_sub(1);
    }
}

/// The lines of the proposals; gives back the one that was clicked.
pub fn lines_ui(ui: &mut Ui, cx: &ViewCtx<'_>, proposals: &[Proposal], chosen: usize) -> Option<usize> {
    let mut clicked = None;
    for (place, proposal) in proposals.iter().enumerate() {
        let text = match proposal {
            Proposal::Known(name) => name.clone(),
            Proposal::New(name) => cx.tr.with("clients-quick-new-product", &[("name", name.into())]),
        };
        if MenuItem::new(&text).icon(Icon::Tag).current(place == chosen).show_ui(ui).clicked() {
            clicked = Some(place);
        }
    }
    clicked
}

/// A field for a product, and which of the proposed ones is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductLine {
    text: String,
    chosen: usize,
    /// The pointer was over the proposals in the last frame: a click on one must not close them first.
    over_proposals: bool,
}

impl ProductLine {
    /// The product that is meant; empty if nothing was typed.
    pub fn meant(&self, cx: &ViewCtx<'_>) -> String {
        let proposals = proposals(cx, self.text.trim());
        proposals.get(self.chosen).or(proposals.first()).map_or_else(String::new, |proposal| proposal.name().to_owned())
    }

    /// Shows the field `width` points wide, with the proposals above it while it has the keyboard: before anything is
    /// typed what this client buys most, of which nothing is meant until it is chosen.
    pub fn ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, client: ClientId, name: &str, width: f32, error: Option<&str>) {
        let id = ui.make_persistent_id(name);
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let is_blank = self.text.trim().is_empty();
        let proposals = match (is_blank, has_focus || self.over_proposals) {
            (true, true) => favourites(cx, client),
            _ => proposals(cx, self.text.trim()),
        };
        if has_focus && is_blank {
            if let Some(first) = proposals.first()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
            {
                self.put_in(ui, id, first);
            }
        } else if has_focus {
            step(ui, &mut self.chosen, proposals.len());
        }
        let response = TextField::new(name).unlabelled().hint(name).width(width).id(id).error_beside(error).show_ui(ui, &mut self.text);
        if response.changed() {
            self.chosen = 0;
        }
        let wanted = (response.has_focus() || self.over_proposals) && !proposals.is_empty();
        let popup = Popup::from_response(&response).anchor(response.rect.expand2(BOX)).open(wanted).align(RectAlign::TOP_START);
        let shown = popup.gap(size::S4).width(width).close_behavior(PopupCloseBehavior::IgnoreClicks).show(|ui| {
            menu_ui(ui, |ui| {
                ui.set_width(width - size::S8);
                lines_ui(ui, cx, &proposals, if is_blank { usize::MAX } else { self.chosen })
            })
        });
        self.over_proposals = shown.as_ref().is_some_and(|shown| shown.response.contains_pointer());
        if let Some(proposal) = shown.and_then(|shown| shown.inner).and_then(|place| proposals.get(place)) {
            self.put_in(ui, id, proposal);
            response.request_focus();
        }
    }

    /// Puts a proposed name into the field, with the cursor at its end.
    fn put_in(&mut self, ui: &Ui, id: Id, proposal: &Proposal) {
        proposal.name().clone_into(&mut self.text);
        self.chosen = 0;
        if let Some(mut state) = TextEditState::load(ui.ctx(), id) {
            state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(self.text.chars().count()))));
            state.store(ui.ctx(), id);
        }
    }
}
