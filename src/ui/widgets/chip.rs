//! Chips, tabs and segmented controls: one of several, with or without a count.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Icon, Step, TextKind, size, theme, tip};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Step(Step),
    Icon(Icon),
}

/// A filter chip or tab; the selected one lies on tint. Parts of one row stand [`size::S2`] apart.
#[derive(Debug, Clone)]
#[must_use = "a chip shows only when it is added"]
pub struct Chip<'a> {
    text: &'a str,
    count: Option<&'a str>,
    selected: bool,
    mark: Mark,
}

impl<'a> Chip<'a> {
    /// A chip with a word.
    pub const fn new(text: &'a str, selected: bool) -> Self {
        Self { text, count: None, selected, mark: Mark::None }
    }

    /// How many there are, already formatted.
    pub const fn count(mut self, count: &'a str) -> Self {
        self.count = Some(count);
        self
    }

    /// The shape of a step before the word.
    pub const fn step(mut self, step: Step) -> Self {
        self.mark = Mark::Step(step);
        self
    }

    /// The room it takes: for who must know beforehand whether several fit.
    pub fn width(&self, ui: &Ui) -> f32 {
        let colour = theme(ui).text2;
        let word = paint::line(ui, TextKind::BodyMedium.job(self.text, colour), f32::INFINITY).size().x;
        let count = self.count.map_or(0.0, |count| GAP + paint::line(ui, TextKind::Body.num_job(count, colour), f32::INFINITY).size().x);
        (2.0 * PADDING + self.mark.width() + word + count).round()
    }

    /// An icon before the word.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.mark = Mark::Icon(icon);
        self
    }
}

const PADDING: f32 = 10.0;
const GAP: f32 = 6.0;
const STEP_ROOM: f32 = 11.0;

impl Mark {
    /// With the gap to the word.
    fn width(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Step(_) => STEP_ROOM + GAP,
            Self::Icon(_) => size::ICON_NAME + GAP,
        }
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = theme(ui);
        let enabled = ui.is_enabled();
        let colour = match (enabled, self.selected) {
            (true, true) => look.accent,
            (true, false) | (false, true) => look.text2,
            (false, false) => look.text3,
        };
        let count_colour = if self.selected { look.accent } else { look.text3 };
        let word = paint::line(ui, TextKind::BodyMedium.job(self.text, colour), f32::INFINITY);
        let count = self.count.map(|count| paint::line(ui, TextKind::Body.num_job(count, count_colour), f32::INFINITY));
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(ui), size::CONTROL_SMALL), Sense::click());
        let name = self.count.map_or_else(|| self.text.to_owned(), |count| format!("{} {count}", self.text));
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), self.selected, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(self.selected));

        if ui.is_rect_visible(rect) {
            let fill = match (self.selected, response.is_pointer_button_down_on(), response.hovered()) {
                (true, _, _) if enabled => look.tint,
                (true, _, _) => look.sunken,
                (false, true, _) => look.pressed,
                (false, false, true) => look.hover,
                (false, false, false) => Color32::TRANSPARENT,
            };
            paint::boxed(ui, rect, size::RADIUS, fill, Stroke::NONE);
            let left = rect.left() + PADDING;
            match self.mark {
                Mark::None => {}
                Mark::Step(step) => step.paint(ui, pos2(left + STEP_ROOM / 2.0, rect.center().y), size::STEP_SMALL),
                Mark::Icon(icon) => icon.paint(ui, pos2(left + size::ICON_NAME / 2.0, rect.center().y), size::ICON, colour),
            }
            paint::galley_at(ui, pos2(left + self.mark.width(), rect.center().y), word, colour);
            if let Some(count) = count {
                paint::galley_in(ui, rect.shrink2(vec2(PADDING, 0.0)), count, Align::Max);
            }
            paint::focus_ring(ui, &response, size::RADIUS);
        }
        response
    }
}

/// What the owner did with a filter chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterChoice {
    /// Change the filter.
    Open,
    /// Take it off.
    Remove,
}

/// A filter that is on: its name, what it lets through, and a cross.
#[derive(Debug, Clone, Copy)]
#[must_use = "a filter shows only through show_ui"]
pub struct FilterChip<'a> {
    /// What is filtered: "Stage".
    pub name: &'a str,
    /// What goes through: "Active, At risk".
    pub value: &'a str,
    /// What a screen reader calls the cross.
    pub remove: &'a str,
}

impl FilterChip<'_> {
    /// Shows the chip.
    pub fn show_ui(self, ui: &mut Ui) -> Option<FilterChoice> {
        const PADDING: f32 = 11.0;
        const CROSS: f32 = 14.0;
        let look = theme(ui);
        let mut job = TextKind::Body.job(self.name, look.text2);
        job.append(" ", 0.0, TextKind::Body.format(look.text2));
        job.append(self.value, 0.0, TextKind::BodyMedium.format(look.text));
        let words = paint::line(ui, job, ui.available_width() - 2.0 * PADDING - CROSS - GAP);
        let elided = words.elided;
        let width = (words.size().x + GAP + CROSS + 2.0 * PADDING - 3.0).ceil();
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL_SMALL), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{} {}", self.name, self.value)));
        let cross = Rect::from_min_max(pos2(rect.right() - size::CONTROL_SMALL, rect.top()), rect.max);
        let cross_response = ui.interact(cross, response.id.with("remove"), Sense::click());
        cross_response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.remove));

        let fill = if response.hovered() { look.hover } else { look.surface };
        paint::boxed(ui, rect, size::RADIUS, fill, Stroke::new(size::LINE, look.line2));
        paint::galley_at(ui, pos2(rect.left() + PADDING, rect.center().y), words, look.text);
        let cross_colour = if cross_response.hovered() { look.text } else { look.text2 };
        Icon::X.paint(ui, pos2(rect.right() - PADDING + 3.0 - CROSS / 2.0, rect.center().y), CROSS, cross_colour);
        paint::focus_ring(ui, &response, size::RADIUS);
        paint::focus_ring(ui, &cross_response, size::RADIUS);
        let choice = match (cross_response.clicked(), response.clicked()) {
            (true, _) => Some(FilterChoice::Remove),
            (false, true) => Some(FilterChoice::Open),
            (false, false) => None,
        };
        if elided {
            response.on_hover_text(tip(self.value));
        }
        choice
    }
}

/// A row of joined buttons of which one is chosen; gives back the index that was clicked.
///
/// Left and right arrows move the choice while the control has the keyboard. `name` is what a screen reader calls
/// the whole. `height` is [`size::CONTROL`] beside buttons, 24 beside a chart, [`size::CONTROL_LARGE`] at the first start;
/// with `width` the parts are equally wide.
pub fn segmented_ui(ui: &mut Ui, name: &str, words: &[&str], chosen: usize, height: f32, width: Option<f32>) -> Option<usize> {
    let look = theme(ui);
    let padding = if height < size::CONTROL_SMALL { 8.0 } else { size::S12 };
    let kind = if height < size::CONTROL_SMALL { TextKind::SmallMedium } else { TextKind::BodyMedium };
    let galleys: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(i, word)| paint::line(ui, kind.num_job(word, if i == chosen { look.accent } else { look.text2 }), f32::INFINITY))
        .collect();
    let parts = f32::from(u16::try_from(words.len().max(1)).unwrap_or(u16::MAX));
    let widths: Vec<f32> =
        galleys.iter().map(|galley| width.map_or_else(|| (galley.size().x + 2.0 * padding).ceil(), |all| all / parts)).collect();

    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), height), Sense::hover());
    let group = ui.scope_id().with(name);
    let mut clicked = None;
    let mut left = rect.left();
    paint::boxed(ui, rect, size::RADIUS, look.surface, Stroke::NONE);
    for (i, ((word, galley), part_width)) in words.iter().zip(galleys).zip(&widths).enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(*part_width, height));
        let response = ui.interact(part, group.with(i), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), i == chosen, format!("{name}: {word}")));
        let fill = match (i == chosen, response.hovered()) {
            (true, _) => look.tint,
            (false, true) => look.hover,
            (false, false) => look.surface,
        };
        let round_left = if i == 0 { size::RADIUS } else { 0 };
        let round_right = if i + 1 == words.len() { size::RADIUS } else { 0 };
        let corners = CornerRadius { nw: round_left, sw: round_left, ne: round_right, se: round_right };
        ui.painter().rect_filled(part, corners, fill);
        if i > 0 {
            ui.painter().vline(part.left() - 0.5, part.y_range(), (size::LINE, look.line2));
        }
        paint::galley_in(ui, part, galley, Align::Center);
        if response.clicked() {
            clicked = Some(i);
        }
        if response.has_focus() {
            clicked = clicked.or_else(|| step_by_keys(ui, chosen, words.len()));
        }
        paint::focus_ring(ui, &response, size::RADIUS);
        left += part_width;
    }
    ui.painter().rect_stroke(rect, CornerRadius::same(size::RADIUS), Stroke::new(size::LINE, look.line2), StrokeKind::Inside);
    clicked.filter(|i| *i != chosen)
}

fn step_by_keys(ui: &Ui, chosen: usize, count: usize) -> Option<usize> {
    use eframe::egui::{Key, Modifiers};
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowRight) {
            Some((chosen + 1).min(count.saturating_sub(1)))
        } else if input.consume_key(Modifiers::NONE, Key::ArrowLeft) {
            Some(chosen.saturating_sub(1))
        } else {
            None
        }
    })
}
