//! Dresses egui's own parts (text edits, menus, tooltips, scroll bars) in our roles, so that no default look is left.

use std::collections::BTreeMap;

use eframe::egui::style::{ScrollFadeStyle, ScrollStyle, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use eframe::egui::{Color32, Context, CornerRadius, Margin, Stroke, Style, TextStyle, ThemePreference, Visuals, vec2};

use super::tokens::{DARK, LIGHT, Theme};
use super::{TextKind, fonts, size};

/// Which theme the owner chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeMode {
    /// As the desktop says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Installs the faces and the style of both themes. Call once, before the first frame.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    ctx.set_style_of(eframe::egui::Theme::Light, style(&LIGHT));
    ctx.set_style_of(eframe::egui::Theme::Dark, style(&DARK));
    // Our own setting decides the scale; a hidden second way would fight it.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Shows the theme `mode` with everything `text_scale` times as large (1.0 is 100 %; rows and icons grow with the text,
/// so that nothing is cut). Cheap: it may be called every frame.
pub fn apply(ctx: &Context, mode: ThemeMode, text_scale: f32) {
    let preference = match mode {
        ThemeMode::System => ThemePreference::System,
        ThemeMode::Light => ThemePreference::Light,
        ThemeMode::Dark => ThemePreference::Dark,
    };
    ctx.set_theme(preference);
    ctx.set_zoom_factor(text_scale.clamp(0.5, 3.0));
}

fn style(theme: &Theme) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(theme),
        animation_time: 0.08,
        drag_value_text_style: TextStyle::Body,
        url_in_tooltip: false,
        explanation_tooltips: false,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(size::S8, size::S8);
    spacing.button_padding = vec2(size::S12, 6.0);
    spacing.interact_size = vec2(size::CONTROL_SMALL, size::CONTROL_SMALL);
    spacing.menu_margin = Margin::symmetric(6, 4);
    spacing.window_margin = Margin::same(16);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = size::S8;
    spacing.indent = size::S16;
    spacing.combo_width = 120.0;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 360.0;
    spacing.menu_width = 320.0;
    spacing.scroll = scroll();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> BTreeMap<TextStyle, eframe::egui::FontId> {
    [
        (TextStyle::Small, TextKind::Small.font()),
        (TextStyle::Body, TextKind::Body.font()),
        (TextStyle::Button, TextKind::BodyMedium.font()),
        (TextStyle::Heading, TextKind::Heading.font()),
        (TextStyle::Monospace, TextKind::Body.num_font()),
    ]
    .into()
}

fn scroll() -> ScrollStyle {
    ScrollStyle {
        floating: true,
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 0.0,
        handle_min_length: 28.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        foreground_color: false,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.6,
        active_handle_opacity: 0.8,
        interact_handle_opacity: 1.0,
        fade: ScrollFadeStyle { strength: 0.0, size: 0.0 },
        ..ScrollStyle::floating()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        dark_mode: theme.dark,
        override_text_color: None,
        weak_text_color: Some(theme.text3),
        widgets: widgets(theme),
        selection: Selection { bg_fill: theme.tint2, stroke: Stroke::new(size::LINE_SELECTED, theme.accent) },
        hyperlink_color: theme.accent,
        faint_bg_color: theme.sunken,
        extreme_bg_color: theme.surface,
        text_edit_bg_color: Some(theme.surface),
        code_bg_color: theme.pressed,
        warn_fg_color: theme.warn,
        error_fg_color: theme.danger,
        window_corner_radius: CornerRadius::same(size::RADIUS_CARD),
        window_shadow: theme.shadow,
        window_fill: theme.surface,
        window_stroke: Stroke::new(size::LINE, theme.line),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(size::RADIUS_PANEL),
        panel_fill: theme.surface,
        popup_shadow: theme.shadow,
        text_cursor: TextCursorStyle { stroke: Stroke::new(1.5, theme.accent), ..base.text_cursor.clone() },
        button_frame: true,
        collapsing_header_frame: false,
        indent_has_left_vline: false,
        striped: false,
        slider_trailing_fill: true,
        interact_cursor: None,
        disabled_alpha: 1.0,
        ..base
    }
}

fn widgets(theme: &Theme) -> Widgets {
    let part = |fill: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(size::LINE, border),
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.25, text),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: part(theme.surface, theme.line, theme.text),
        inactive: WidgetVisuals { bg_fill: theme.line2, ..part(theme.surface, theme.line2, theme.text) },
        hovered: WidgetVisuals { bg_fill: theme.field, ..part(theme.hover, theme.line2, theme.text) },
        active: WidgetVisuals { bg_fill: theme.field, ..part(theme.pressed, theme.accent, theme.text) },
        open: part(theme.pressed, theme.line2, theme.text),
    }
}
