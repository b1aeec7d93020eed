//! The owner's own views: the filter that is on under a name, kept with the preferences of this computer.

use eframe::egui::{Id, Key, Popup, PopupCloseBehavior, Ui};

use super::views::{Filter, View};
use crate::app::event::Action;
use crate::app::prefs::{Prefs, SavedView};
use crate::domain::text::fold;
use crate::ui::theme::{Icon, size};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, MenuItem, TextField, menu_line_ui, menu_text_ui, menu_ui};

const WIDTH: f32 = 260.0;
/// Longest name, in characters.
const LONGEST: usize = 40;

/// Shows the button that opens the views; gives back view and filter of the one that was chosen.
pub fn saved_ui(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    (base, filter): (View, &Filter),
    name: &mut String,
    out: &mut Actions,
) -> Option<(View, Filter)> {
    let is_on = |view: &SavedView| Filter::of(view) == *filter && view.base == base.key() && !filter.is_empty();
    let word = cx.tr.text("clients-own-views");
    let response = ui.add(Button::icon_only(Icon::Plus, &word));
    let popup = Popup::menu(&response).gap(size::S4).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let mut chosen = None;
    popup.width(WIDTH).show(|ui| {
        menu_ui(ui, |ui| {
            ui.set_width(WIDTH);
            for view in &cx.prefs.views {
                if MenuItem::new(&view.name).icon(Icon::Filter).chosen(is_on(view)).show_ui(ui).clicked() {
                    let base = View::ALL.into_iter().find(|one| one.key() == view.base).unwrap_or(View::All);
                    chosen = Some((base, Filter::of(view)));
                }
            }
            if !cx.prefs.views.is_empty() {
                menu_line_ui(ui);
            }
            if filter.is_empty() {
                menu_text_ui(ui, &cx.tr.text("clients-save-view-how"));
            } else {
                save_ui(cx, ui, (base, filter), name, out);
            }
            for view in cx.prefs.views.iter().filter(|view| is_on(view)) {
                let text = cx.tr.with("clients-drop-view", &[("name", (&view.name).into())]);
                if MenuItem::new(&text).icon(Icon::Trash).show_ui(ui).clicked() {
                    keep(cx, out, |views| views.retain(|other| other.name != view.name));
                }
            }
        });
    });
    chosen
}

/// The field for the name of the filter that is on.
fn save_ui(cx: &ViewCtx<'_>, ui: &mut Ui, (base, filter): (View, &Filter), name: &mut String, out: &mut Actions) {
    let label = cx.tr.text("clients-save-view");
    let taken = cx.prefs.views.iter().any(|view| fold(&view.name) == fold(name));
    let error = match (taken, name.chars().count() > LONGEST) {
        (true, _) => Some(cx.tr.text("problem-taken").into_owned()),
        (_, true) => Some(cx.tr.with("problem-too-long", &[("max", LONGEST.into())])),
        _ => None,
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        let field = TextField::new(&label).unlabelled().hint(&label).width(WIDTH - 100.0).error(error.as_deref());
        let response = field.id(Id::unique("name of a view")).show_ui(ui, name);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let ready = error.is_none() && !name.trim().is_empty();
        let save = cx.tr.text("save");
        if (ui.add(Button::secondary(&save).enabled(ready)).clicked() || entered) && ready {
            let view = filter.save_as(name, base);
            name.clear();
            keep(cx, out, |views| views.push(view));
        }
    });
}

fn keep(cx: &ViewCtx<'_>, out: &mut Actions, change: impl FnOnce(&mut Vec<SavedView>)) {
    let mut prefs: Prefs = cx.prefs.clone();
    change(&mut prefs.views);
    out.app(Action::SetPrefs(Box::new(prefs)));
}
