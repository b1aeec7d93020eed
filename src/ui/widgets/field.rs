//! Text fields: label above, hint inside, error below; and the search field.

use eframe::egui::accesskit::{Invalid, Role};
use eframe::egui::{Align, Align2, Color32, Frame, Id, Layout, Margin, Rect, Response, Sense, Stroke, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::{key_cap, label, paint};
use crate::ui::theme::{Icon, TextKind, size, theme};

/// A field of one line, or of several.
#[derive(Debug)]
#[must_use = "a field shows only through show_ui"]
pub struct TextField<'a> {
    name: &'a str,
    label: bool,
    hint: &'a str,
    error: Option<&'a str>,
    /// The error stands elsewhere; the box shows only that there is one.
    beside: bool,
    icon: Option<Icon>,
    key: Option<&'a str>,
    width: Option<f32>,
    height: f32,
    rows: usize,
    id: Option<Id>,
    search: bool,
    enabled: bool,
    right: bool,
}

impl<'a> TextField<'a> {
    /// A field called `name`, which also stands above it.
    pub const fn new(name: &'a str) -> Self {
        Self {
            name,
            label: true,
            hint: "",
            error: None,
            beside: false,
            icon: None,
            key: None,
            width: None,
            height: size::CONTROL,
            rows: 1,
            id: None,
            search: false,
            enabled: true,
            right: false,
        }
    }

    /// A field that looks for something: a lens, no label, a quieter border. `name` is its hint too.
    pub const fn search(name: &'a str) -> Self {
        let mut field = Self::new(name);
        field.label = false;
        field.hint = name;
        field.icon = Some(Icon::Search);
        field.search = true;
        field
    }

    /// Leaves out the label above; the name stays for screen readers.
    pub const fn unlabelled(mut self) -> Self {
        self.label = false;
        self
    }

    /// What to type, shown while the field is empty.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// What is wrong with the text, in the owner's words.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// The same where the words stand beside the field: the page shows them by [`error_line_ui`].
    pub const fn error_beside(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self.beside = true;
        self
    }

    /// An icon before the text.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that leads here, shown while the field does not have the keyboard.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
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

    /// A field of `rows` lines.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Figures keep to the right.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// The widget id of the text, for a page that sends the keyboard here.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// A field that can be read but not changed now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Shows the field; the response is that of the text itself.
    pub fn show_ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        // A line puts its pieces on its middle by the height that they ask for, not by the one that they come to.
        let below = self.error.filter(|_| !self.beside);
        let height = if self.label || below.is_some() { 0.0 } else { self.box_height() };
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = size::S4;
            ui.set_width(width);
            let look = theme(ui);
            let label = self.label.then(|| label::line_label_ui(ui, self.name, TextKind::SmallMedium, look.text2).id);
            let mut response = self.box_ui(ui, text, width);
            if let Some(label) = label {
                response = response.labelled_by(label);
            }
            if let Some(error) = below {
                error_ui(ui, error);
            }
            response
        })
        .inner
    }

    fn box_height(&self) -> f32 {
        let more = f32::from(u16::try_from(self.rows.saturating_sub(1)).unwrap_or(u16::MAX));
        self.height + more * TextKind::Body.line_height()
    }

    fn box_ui(&self, ui: &mut Ui, text: &mut String, width: f32) -> Response {
        let look = theme(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(width, self.box_height()), Sense::hover());
        let border = match (self.error, self.search) {
            (Some(_), _) => look.danger,
            (None, true) => look.line2,
            (None, false) => look.field,
        };
        let fill = if self.enabled { look.surface } else { look.sunken };
        paint::boxed(ui, rect, size::RADIUS, fill, Stroke::new(size::LINE, border));

        let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("field", self.name)));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let mut inner = rect.shrink2(vec2(10.0, 0.0));
        if let Some(icon) = self.icon {
            icon.paint(ui, pos2(inner.left() + size::ICON / 2.0, rect.center().y), size::ICON, look.text2);
            inner.min.x += size::ICON + if self.search { 10.0 } else { size::S8 };
        }
        if let Some(key) = self.key
            && !focused
            && text.is_empty()
        {
            inner.max.x = key_cap::paint_key_cap(ui, pos2(rect.right() - 9.0, rect.center().y), key, look.line2, look.text2) - size::S8;
        }
        let response = self.text_ui(ui, inner, id, text);
        if response.has_focus() {
            paint::ring(ui, rect, size::RADIUS);
        }
        response
    }

    fn text_ui(&self, ui: &mut Ui, inner: Rect, id: Id, text: &mut String) -> Response {
        let look = theme(ui);
        let horizontal = if self.right { Align::Max } else { Align::Min };
        let vertical = if self.rows == 1 { Align::Center } else { Align::Min };
        let margin = if self.rows == 1 { 0 } else { 6 };
        let edit = if self.rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text).desired_rows(self.rows) };
        let edit = edit
            .id(id)
            .frame(Frame::new().inner_margin(Margin::symmetric(0, margin)))
            .font(TextKind::Body.num_font())
            .text_color(look.text)
            .hint_text(eframe::egui::RichText::new(self.hint).font(TextKind::Body.font()).color(look.text3))
            .desired_width(inner.width())
            .min_size(vec2(inner.width(), inner.height()))
            .interactive(self.enabled)
            .align(Align2([horizontal, vertical]));
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
        child.shrink_clip_rect(inner.expand2(vec2(1.0, 0.0)));
        let response = child.add(edit);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(match (self.search, self.rows) {
                (true, _) => Role::SearchInput,
                (false, 1) => Role::TextInput,
                (false, _) => Role::MultilineTextInput,
            });
            node.set_label(self.name);
            if let Some(error) = self.error {
                node.set_invalid(Invalid::True);
                node.set_description(error);
            }
        });
        response
    }
}

/// What is wrong, in the danger colour with its icon.
pub fn error_ui(ui: &mut Ui, error: &str) {
    let look = theme(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S4;
        Icon::AlertCircle.show_ui(ui, size::ICON_NAME, look.danger);
        label::label_ui(ui, error, TextKind::Small, look.danger);
    });
}

/// The same in a line with other things, on whose middle it stands.
pub fn error_line_ui(ui: &mut Ui, error: &str) {
    let look = theme(ui);
    Icon::AlertCircle.show_ui(ui, size::ICON_NAME, look.danger);
    label::line_label_ui(ui, error, TextKind::Small, look.danger);
}

/// The box of a control that looks like a field but opens a menu.
pub fn paint_box(ui: &Ui, rect: Rect, over: bool) {
    let look = theme(ui);
    let fill: Color32 = match (ui.is_enabled(), over) {
        (false, _) => look.sunken,
        (true, true) => look.hover,
        (true, false) => look.surface,
    };
    paint::boxed(ui, rect, size::RADIUS, fill, Stroke::new(size::LINE, look.field));
}
