//! Looks on this computer: language, theme, size of the text, the list at the left. They take effect at once.

use eframe::egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::line::{CONTROL, column_ui, setting_ui};
use crate::app::event::Action;
use crate::app::prefs::{Prefs, ThemeChoice};
use crate::i18n::Language;
use crate::ui::theme::{Icon, size};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Select, segmented_ui, switch_ui};

/// Sizes that are offered, percent.
const SIZES_PERCENT: [u16; 9] = [75, 90, 100, 110, 125, 140, 150, 175, 200];
const THEMES: [ThemeChoice; 3] = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];

/// Shows the tab.
pub fn computer_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let mut prefs = cx.prefs.clone();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        column_ui(ui, |ui| {
            ui.add_space(size::S8);
            language_ui(cx, ui, &mut prefs);
            theme_ui(cx, ui, &mut prefs);
            text_size_ui(cx, ui, &mut prefs);
            let tr = cx.tr;
            let name = tr.text("settings-rail");
            setting_ui(ui, &name, &tr.text("settings-rail-why"), None, |ui| {
                switch_ui(ui, &mut prefs.rail_collapsed, &tr.text("settings-rail-on"));
            });
        });
    });
    if prefs != *cx.prefs {
        out.app(Action::SetPrefs(Box::new(prefs)));
    }
}

fn language_ui(cx: &ViewCtx<'_>, ui: &mut Ui, prefs: &mut Prefs) {
    let tr = cx.tr;
    let name = tr.text("settings-language");
    setting_ui(ui, &name, &tr.text("settings-language-why"), None, |ui| {
        let chosen = Language::ALL.iter().position(|language| *language == tr.language()).unwrap_or(0);
        let words = Language::ALL.map(Language::own_name);
        let picked = segmented_ui(ui, &name, &words, chosen, size::CONTROL, Some(CONTROL));
        if let Some(language) = picked.and_then(|index| Language::ALL.get(index)) {
            prefs.language = Some(language.code().to_owned());
        }
    });
}

fn theme_ui(cx: &ViewCtx<'_>, ui: &mut Ui, prefs: &mut Prefs) {
    let tr = cx.tr;
    let name = tr.text("settings-theme");
    setting_ui(ui, &name, &tr.text("settings-theme-why"), None, |ui| {
        let words = ["settings-theme-system", "settings-theme-light", "settings-theme-dark"].map(|key| tr.text(key));
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let chosen = THEMES.iter().position(|theme| *theme == prefs.theme).unwrap_or(0);
        let picked = segmented_ui(ui, &name, &words, chosen, size::CONTROL, Some(CONTROL));
        if let Some(theme) = picked.and_then(|index| THEMES.get(index)) {
            prefs.theme = *theme;
        }
    });
}

fn text_size_ui(cx: &ViewCtx<'_>, ui: &mut Ui, prefs: &mut Prefs) {
    let tr = cx.tr;
    let name = tr.text("settings-text-size");
    setting_ui(ui, &name, &tr.text("settings-text-size-why"), None, |ui| {
        // A size that came by the keys stands among those that are offered.
        let mut sizes = SIZES_PERCENT.to_vec();
        if let Err(place) = sizes.binary_search(&prefs.text_percent) {
            sizes.insert(place, prefs.text_percent);
        }
        let words: Vec<String> = sizes.iter().map(|percent| tr.percent(f64::from(*percent) / 100.0, 0)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let chosen = sizes.iter().position(|percent| *percent == prefs.text_percent).unwrap_or(0);
        let line = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(CONTROL, size::CONTROL), line, |ui| {
            let (smaller, larger) = (tr.text("menu-smaller-text"), tr.text("menu-larger-text"));
            let step = |by: Option<usize>| by.and_then(|index| sizes.get(index)).copied();
            if ui.add(Button::icon_only(Icon::Minus, &smaller)).clicked() {
                prefs.text_percent = step(chosen.checked_sub(1)).unwrap_or(prefs.text_percent);
            }
            if let Some(percent) =
                Select::new(&name, &words).unlabelled().width(120.0).show_ui(ui, chosen).and_then(|index| sizes.get(index))
            {
                prefs.text_percent = *percent;
            }
            if ui.add(Button::icon_only(Icon::Plus, &larger)).clicked() {
                prefs.text_percent = step(chosen.checked_add(1)).unwrap_or(prefs.text_percent);
            }
        });
    });
}
