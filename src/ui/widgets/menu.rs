//! Menus and choices from a list: what a button opens, and the select that shows what is chosen.

use eframe::egui::accesskit::{HasPopup, Role};
use eframe::egui::{Align, Color32, Frame, Key, Layout, Modifiers, Popup, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Button, field, key_cap, label_ui, paint};
use crate::ui::theme::{Icon, TextKind, size, theme, tip};

const PADDING: f32 = size::S8;
const LEAST_WIDTH: f32 = 160.0;

/// A line of a menu.
#[derive(Debug, Clone)]
#[must_use = "a menu item shows only through show_ui"]
pub struct MenuItem<'a> {
    text: &'a str,
    icon: Option<Icon>,
    key: Option<&'a str>,
    chosen: bool,
    current: bool,
    enabled: bool,
    danger: bool,
    role: Role,
}

impl<'a> MenuItem<'a> {
    /// A line with a word.
    pub const fn new(text: &'a str) -> Self {
        Self { text, icon: None, key: None, chosen: false, current: false, enabled: true, danger: false, role: Role::MenuItem }
    }

    /// An icon before the word.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// A check mark at the end.
    pub const fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// The line that Enter takes: lit over its whole width, as a row of a list is.
    pub const fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// A line that cannot be used now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Deleting for good.
    pub const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Shows the line over the width of the menu; a click closes the menu.
    pub fn show_ui(self, ui: &mut Ui) -> Response {
        let look = theme(ui);
        let colour = match (self.enabled, self.danger) {
            (false, _) => look.text3,
            (true, true) => look.danger,
            (true, false) => look.text,
        };
        let word = paint::line(ui, TextKind::Body.num_job(self.text, colour), f32::INFINITY);
        let head = if self.icon.is_some() { size::ICON + size::S8 } else { 0.0 };
        let tail = self.key.map_or(0.0, |key| size::S24 + key_cap::key_cap_width(ui, key)) + if self.chosen { size::S24 } else { 0.0 };
        let wanted = (word.size().x + head + tail + 2.0 * PADDING).max(LEAST_WIDTH);
        ui.data_mut(|data| {
            let widest = data.get_temp_mut_or_default::<f32>(widest_id());
            *widest = widest.max(wanted);
        });
        let width = wanted.max(ui.available_width().min(ui.min_rect().width()));
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), size::CONTROL_SMALL), sense);
        response.widget_info(|| WidgetInfo::labeled(self.role, self.enabled && ui.is_enabled(), self.text));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(self.chosen || self.current));

        let lit = self.enabled && (response.hovered() || response.has_focus());
        let fill = match (self.current, lit) {
            (true, _) => look.tint,
            (false, true) => look.pressed,
            (false, false) => Color32::TRANSPARENT,
        };
        paint::boxed(ui, rect, size::RADIUS_TAG, fill, Stroke::NONE);
        let left = rect.left() + PADDING;
        if let Some(icon) = self.icon {
            let icon_colour = if self.danger || !self.enabled { colour } else { look.text2 };
            icon.paint(ui, pos2(left + size::ICON / 2.0, rect.center().y), size::ICON, icon_colour);
        }
        paint::galley_at(ui, pos2(left + head, rect.center().y), word, colour);
        let mut right = rect.right() - PADDING;
        if self.chosen {
            Icon::Check.paint(ui, pos2(right - size::ICON / 2.0, rect.center().y), size::ICON, look.accent);
            right -= size::S24;
        }
        if let Some(key) = self.key {
            key_cap::paint_key_cap(ui, pos2(right, rect.center().y), key, look.line2, look.text2);
        }
        if response.clicked() {
            // egui closes a menu by itself only for the pointer.
            ui.close();
        }
        response
    }
}

/// A line between parts of a menu.
pub fn menu_line_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.min_rect().width().max(LEAST_WIDTH), 9.0), Sense::empty());
    ui.painter().hline(rect.x_range(), rect.center().y, (size::LINE, theme(ui).line));
}

/// Sentences in a menu, over its width. A menu stretches what is in it, which would tear them apart.
pub fn menu_text_ui(ui: &mut Ui, text: &str) {
    let colour = theme(ui).text2;
    Frame::new().inner_margin(size::S8).show(ui, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| label_ui(ui, text, TextKind::Body, colour));
    });
}

/// A button that opens a menu; `add` fills it with [`MenuItem`]s.
pub fn menu_button_ui<R>(ui: &mut Ui, button: Button<'_>, add: impl FnOnce(&mut Ui) -> R) -> (Response, Option<R>) {
    let open = Popup::is_id_open(ui.ctx(), ui.next_auto_id().with("popup"));
    let response = ui.add(button.pressed(open));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_has_popup(HasPopup::Menu));
    let inner = Popup::menu(&response).gap(size::S4).show(|ui| menu_ui(ui, add));
    (response, inner.map(|inner| inner.inner))
}

/// Sets the spacing of a menu; for menus that a page opens by other ways, such as a right click.
pub fn menu_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.spacing_mut().item_spacing.y = 0.0;
    // How wide the widest line is shows only once all are laid out: in the next frame all of them are as wide.
    let id = ui.scope_id().with("widest line");
    let before: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.data_mut(|data| data.insert_temp(widest_id(), 0.0_f32));
    ui.set_min_width(before);
    let inner = add(ui);
    let widest: f32 = ui.data(|data| data.get_temp(widest_id())).unwrap_or_default();
    ui.data_mut(|data| data.insert_temp(id, widest));
    if (widest - before).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
    inner
}

/// Under which the lines of a menu leave how wide they want to be.
fn widest_id() -> eframe::egui::Id {
    eframe::egui::Id::unique("menu widest")
}

/// One of several, chosen from a list that opens below.
#[derive(Debug, Clone)]
#[must_use = "a select shows only through show_ui"]
pub struct Select<'a> {
    name: &'a str,
    options: &'a [&'a str],
    label: bool,
    width: Option<f32>,
    height: f32,
}

impl<'a> Select<'a> {
    /// A select called `name`, which also stands above it.
    pub const fn new(name: &'a str, options: &'a [&'a str]) -> Self {
        Self { name, options, label: true, width: None, height: size::CONTROL }
    }

    /// Leaves out the label above; the name stays for screen readers.
    pub const fn unlabelled(mut self) -> Self {
        self.label = false;
        self
    }

    /// Exactly this wide, instead of all the room there is.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// 36 points high, for the first start.
    pub const fn large(mut self) -> Self {
        self.height = size::CONTROL_LARGE;
        self
    }

    /// Shows the select and gives back the index of an option newly chosen: from the list, or with the arrows
    /// while the closed select has the keyboard.
    pub fn show_ui(self, ui: &mut Ui, chosen: usize) -> Option<usize> {
        let look = theme(ui);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::S4;
            let label = self.label.then(|| super::line_label_ui(ui, self.name, TextKind::SmallMedium, look.text2).id);
            let (rect, response) = ui.allocate_exact_size(vec2(width, self.height), Sense::click());
            let text = self.options.get(chosen).copied().unwrap_or_default();
            response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_value(text);
                node.set_has_popup(HasPopup::Listbox);
            });
            let response = if let Some(label) = label { response.labelled_by(label) } else { response };

            field::paint_box(ui, rect, response.hovered());
            let inner = rect.shrink2(vec2(10.0, 0.0));
            let chevron = pos2(inner.right() - size::ICON / 2.0, rect.center().y);
            Icon::ChevronDown.paint(ui, chevron, size::ICON, if ui.is_enabled() { look.text2 } else { look.text3 });
            let word = paint::line(ui, TextKind::Body.num_job(text, look.text), inner.width() - size::S24);
            let elided = word.elided;
            paint::galley_in(ui, inner, word, Align::Min);
            paint::focus_ring(ui, &response, size::RADIUS);

            let popup = Popup::menu(&response).gap(size::S4).width(width);
            let just_opened = response.clicked();
            let by_keys = (response.has_focus() && !popup.is_open()).then(|| self.step_by_keys(ui, chosen)).flatten();
            let by_list = popup.show(|ui| self.list_ui(ui, chosen, just_opened, width)).and_then(|inner| inner.inner);
            if by_list.is_some() {
                response.request_focus();
            }
            if elided {
                response.on_hover_text(tip(text));
            }
            by_list.or(by_keys).filter(|i| *i != chosen)
        })
        .inner
    }

    fn list_ui(&self, ui: &mut Ui, chosen: usize, just_opened: bool, width: f32) -> Option<usize> {
        let mut clicked = None;
        menu_ui(ui, |ui| {
            ScrollArea::vertical().max_height(ui.spacing().combo_height).show(ui, |ui| {
                let margin = ui.spacing().menu_margin.sum().x + 2.0 * size::LINE;
                ui.set_min_width(width - margin);
                for (i, option) in self.options.iter().enumerate() {
                    let item = MenuItem { role: Role::ListBoxOption, ..MenuItem::new(option).chosen(i == chosen) };
                    let response = item.show_ui(ui);
                    if just_opened && i == chosen {
                        response.request_focus();
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        clicked = Some(i);
                    }
                }
            });
        });
        clicked
    }

    fn step_by_keys(&self, ui: &Ui, chosen: usize) -> Option<usize> {
        let last = self.options.len().saturating_sub(1);
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                Some((chosen + 1).min(last))
            } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                Some(chosen.saturating_sub(1))
            } else {
                None
            }
        })
    }
}
