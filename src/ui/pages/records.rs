//! A list of small records and the form beside it: products, staff, the change log and others look and work alike.

use eframe::egui::{Align, Key, Layout, Rect, Response, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, TextField, heading_ui, label_ui, line_label_ui};

/// Width of the form.
const PANEL: f32 = 296.0;
/// Width of the search.
const SEARCH: f32 = 200.0;
/// Height of the line above a list.
const BAR: f32 = 56.0;

/// Parts the page into the line above the list, the list and the form.
pub struct Places {
    pub bar: Rect,
    pub list: Rect,
    pub panel: Rect,
}

/// The places of a tab, with the line between list and form.
pub fn places(ui: &Ui) -> Places {
    places_beside(ui, PANEL)
}

/// The same with a form of another width.
pub fn places_beside(ui: &Ui, panel: f32) -> Places {
    let look = theme(ui);
    let full = ui.available_rect_before_wrap();
    let split = full.right() - panel;
    ui.painter().rect_filled(Rect::from_min_max(pos2(split, full.top()), full.max), 0.0, look.sunken);
    ui.painter().vline(split + 0.5, full.y_range(), Stroke::new(size::LINE, look.line));
    Places {
        bar: Rect::from_min_max(pos2(full.left() + size::S32, full.top()), pos2(split - size::PAGE_EDGE, full.top() + BAR)),
        list: Rect::from_min_max(pos2(full.left() + size::PAGE_EDGE, full.top() + BAR), pos2(split - size::S8, full.bottom())),
        panel: Rect::from_min_max(full.min, full.max).with_min_x(split).shrink2(vec2(size::PAGE_EDGE, size::S16)),
    }
}

/// Search, how many there are, and the button that adds one; true if that was clicked.
pub fn bar_ui(cx: &ViewCtx<'_>, ui: &mut Ui, bar: Rect, query: &mut String, count: &str, add: &str) -> bool {
    let look = theme(ui);
    let top = bar.center().y - size::CONTROL / 2.0;
    let search = Rect::from_min_size(pos2(bar.left(), top), vec2(SEARCH, size::CONTROL));
    TextField::search(&cx.tr.text("settings-find")).show_ui(&mut ui.new_child(UiBuilder::new().max_rect(search)), query);
    let rest = bar.with_min_x(search.right() + size::S16);
    let mut line = ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::left_to_right(Align::Center)));
    line_label_ui(&mut line, count, TextKind::Body, look.text3);
    let right = Layout::right_to_left(Align::Center);
    line.with_layout(right, |ui| ui.add(Button::secondary(add).icon(Icon::Plus).enabled(cx.can_edit)).clicked()).inner
}

/// What the form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelChoice {
    Save,
    /// Back to what is saved.
    Discard,
}

/// State of a form: whether anything in it was changed, and whether it can be saved.
#[derive(Debug, Clone, Copy)]
pub struct PanelState {
    pub changed: bool,
    pub sound: bool,
}

/// The form: title, an explanation, its fields and the buttons. `fields` says whether Enter was pressed in one.
pub fn panel_ui(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    panel: Rect,
    (title, why): (&str, &str),
    fields: impl FnOnce(&mut Ui) -> (bool, PanelState),
) -> Option<PanelChoice> {
    let (look, tr) = (theme(ui), cx.tr);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(panel).layout(Layout::top_down(Align::Min)));
    inside.spacing_mut().item_spacing.y = size::S12;
    heading_ui(&mut inside, title, TextKind::Heading);
    label_ui(&mut inside, why, TextKind::Small, look.text2);
    let (entered, state) = inside.add_enabled_ui(cx.can_edit, fields).inner;
    let can_save = state.changed && state.sound && cx.can_edit;
    let mut choice = (entered && can_save).then_some(PanelChoice::Save);
    inside.horizontal(|ui| {
        let (save, discard) = (tr.text("settings-save"), tr.text("settings-discard"));
        if ui.add(Button::primary(&save).enabled(can_save)).clicked() {
            choice = Some(PanelChoice::Save);
        }
        if state.changed && ui.add(Button::quiet(&discard)).clicked() {
            choice = Some(PanelChoice::Discard);
        }
    });
    choice
}

/// Whether Enter was pressed in the field of `response`.
pub fn entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
