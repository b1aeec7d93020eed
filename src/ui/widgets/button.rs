//! Buttons: one filled, the others with a border or without; with an icon, a key cap, or an icon only.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Response, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{key_cap, paint};
use crate::ui::theme::{Icon, TextKind, Theme, size, theme, tip};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button. `ui.add(Button::primary("Call").icon(Icon::Phone).key("↵"))`.
#[derive(Debug, Clone)]
#[must_use = "a button shows only when it is added"]
pub struct Button<'a> {
    text: &'a str,
    rank: Rank,
    icon: Option<Icon>,
    icon_only: bool,
    icon_colour: Option<Color32>,
    chevron: bool,
    key: Option<&'a str>,
    height: f32,
    width: Option<f32>,
    spread: bool,
    enabled: bool,
    pressed: bool,
    tooltip: Option<&'a str>,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    const fn of(rank: Rank, text: &'a str) -> Self {
        Self {
            text,
            rank,
            icon: None,
            icon_only: false,
            icon_colour: None,
            chevron: false,
            key: None,
            height: size::CONTROL,
            width: None,
            spread: false,
            enabled: true,
            pressed: false,
            tooltip: None,
            name: None,
        }
    }

    /// The filled button: at most one on a screen.
    pub const fn primary(text: &'a str) -> Self {
        Self::of(Rank::Primary, text)
    }

    /// A button with a border.
    pub const fn secondary(text: &'a str) -> Self {
        Self::of(Rank::Secondary, text)
    }

    /// A button without a border, for actions beside the work.
    pub const fn quiet(text: &'a str) -> Self {
        Self::of(Rank::Quiet, text)
    }

    /// A button with a border whose word is in the danger colour: deleting for good, nothing else.
    pub const fn danger(text: &'a str) -> Self {
        Self::of(Rank::Danger, text)
    }

    /// A square button with an icon alone; `name` is its tooltip and what a screen reader says.
    pub const fn icon_only(icon: Icon, name: &'a str) -> Self {
        let mut button = Self::of(Rank::Quiet, name);
        button.icon = Some(icon);
        button.icon_only = true;
        button.height = size::CONTROL_SMALL;
        button
    }

    /// Puts an icon before the word.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Paints the icon in another role's colour.
    pub const fn icon_colour(mut self, colour: Color32) -> Self {
        self.icon_colour = Some(colour);
        self
    }

    /// Ends with a chevron: the button opens a menu.
    pub const fn chevron(mut self) -> Self {
        self.chevron = true;
        self
    }

    /// Shows the key that does the same.
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// 28 points high instead of 32.
    pub const fn small(mut self) -> Self {
        self.height = size::CONTROL_SMALL;
        self
    }

    /// 36 points high, for the first start.
    pub const fn large(mut self) -> Self {
        self.height = size::CONTROL_LARGE;
        self
    }

    /// Exactly this wide; the word keeps to the middle.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Exactly this wide, with the word at the left and the key cap at the right.
    pub const fn spread(mut self, width: f32) -> Self {
        self.width = Some(width);
        self.spread = true;
        self
    }

    /// A button that cannot be used now still shows; say why in the tooltip.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Looks pressed, for as long as the menu it opened is open.
    pub const fn pressed(mut self, pressed: bool) -> Self {
        self.pressed = pressed;
        self
    }

    /// What the pointer learns by waiting over the button.
    pub const fn tooltip(mut self, tooltip: &'a str) -> Self {
        self.tooltip = Some(tooltip);
        self
    }

    /// What a screen reader says, where the text alone says too little.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    fn colours(&self, look: &Theme, response: &Response) -> Colours {
        let over = response.hovered() && self.enabled;
        let down = (response.is_pointer_button_down_on() && self.enabled) || self.pressed;
        let (fill, border, text, icon) = match self.rank {
            Rank::Primary if !self.enabled => (look.pressed, look.pressed, look.text3, look.text3),
            Rank::Primary => {
                let fill = if over || down { look.accent_hover } else { look.accent };
                (fill, fill, look.on_accent, look.on_accent)
            }
            Rank::Secondary | Rank::Danger => {
                let fill = if down {
                    look.pressed
                } else if over {
                    look.hover
                } else {
                    look.surface
                };
                let text = if self.rank == Rank::Danger { look.danger } else { look.text };
                let icon = if self.rank == Rank::Danger { look.danger } else { look.text2 };
                (fill, look.line2, text, icon)
            }
            Rank::Quiet => {
                let fill = if down {
                    look.pressed
                } else if over {
                    look.hover
                } else {
                    Color32::TRANSPARENT
                };
                (fill, Color32::TRANSPARENT, look.text2, look.text2)
            }
        };
        if !self.enabled && self.rank != Rank::Primary {
            return Colours { fill: Color32::TRANSPARENT, border, text: look.text3, icon: look.text3 };
        }
        Colours { fill, border, text, icon: self.icon_colour.unwrap_or(icon) }
    }

    fn cap_colours(&self, look: &Theme) -> (Color32, Color32) {
        match self.rank {
            Rank::Primary if self.enabled => (paint::mix(look.accent, look.on_accent, 0.5), look.on_accent),
            _ => (look.line2, look.text2),
        }
    }
}

struct Colours {
    fill: Color32,
    border: Color32,
    text: Color32,
    icon: Color32,
}

const ICON_GAP: f32 = 6.0;
const CAP_GAP: f32 = 6.0;
// The button of a table's cell stands over icon and word of the other rows, which are set a little wider.
const SPREAD_ICON_GAP: f32 = size::S8;
const SPREAD_RIGHT: f32 = 9.0;
const CHEVRON_GAP: f32 = 6.0;
const CHEVRON: f32 = 14.0;

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = theme(ui);
        let padding = if self.height < size::CONTROL { 11.0 } else { 13.0 };
        let icon_width = if self.icon.is_some() { size::ICON } else { 0.0 };
        let tail_width =
            self.key.map_or(0.0, |key| CAP_GAP + key_cap::key_cap_width(ui, key)) + if self.chevron { CHEVRON_GAP + CHEVRON } else { 0.0 };
        let word = (!self.icon_only).then(|| {
            let gap = match (self.icon, self.spread) {
                (None, _) => 0.0,
                (Some(_), false) => ICON_GAP,
                (Some(_), true) => SPREAD_ICON_GAP,
            };
            let room = self.width.map_or(f32::INFINITY, |width| width - 2.0 * padding - icon_width - gap - tail_width);
            let galley = paint::line(ui, TextKind::BodyMedium.job(self.text, Color32::PLACEHOLDER), room);
            (gap, galley)
        });
        let word_width = word.as_ref().map_or(0.0, |(gap, galley)| gap + galley.size().x);
        let content = icon_width + word_width + tail_width;
        let width = if self.icon_only { self.height } else { self.width.unwrap_or((content + 2.0 * padding).round()) };

        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, mut response) = ui.allocate_exact_size(vec2(width, self.height), sense);
        let enabled = self.enabled && ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name.unwrap_or(self.text)));

        if ui.is_rect_visible(rect) {
            let colours = self.colours(look, &response);
            paint::boxed(ui, rect, size::RADIUS, colours.fill, Stroke::new(size::LINE, colours.border));
            // A key that would do nothing now is not shown; the button keeps its width, so that nothing beside it moves.
            let key = self.key.filter(|_| self.enabled);
            let hidden = if key.is_none() { self.key.map_or(0.0, |key| CAP_GAP + key_cap::key_cap_width(ui, key)) } else { 0.0 };
            let spare = if self.icon_only || self.spread { 0.0 } else { (f32::midpoint(width - content, hidden) - padding).max(0.0) };
            let mut left = rect.left() + padding + spare;
            if let Some(icon) = self.icon {
                let centre = if self.icon_only { rect.center() } else { pos2(left + size::ICON / 2.0, rect.center().y) };
                icon.paint(ui, centre, size::ICON, colours.icon);
                left += icon_width;
            }
            if let Some((gap, galley)) = &word {
                paint::galley_at(ui, pos2(left + gap, rect.center().y), galley.clone(), colours.text);
            }
            let mut right = rect.right() - if self.spread { SPREAD_RIGHT } else { padding + spare };
            if self.chevron {
                Icon::ChevronDown.paint(ui, pos2(right - CHEVRON / 2.0, rect.center().y), CHEVRON, look.text2);
                right -= CHEVRON + CHEVRON_GAP;
            }
            if let Some(key) = key {
                let (border, text) = self.cap_colours(look);
                key_cap::paint_key_cap(ui, pos2(right, rect.center().y), key, border, text);
            }
            paint::focus_ring(ui, &response, size::RADIUS);
        }

        let elided = word.as_ref().is_some_and(|(_, galley)| galley.elided);
        if let Some(tooltip) = self.tooltip.or((self.icon_only || elided).then_some(self.text)) {
            response = response.on_hover_text(tip(tooltip));
        }
        response
    }
}
