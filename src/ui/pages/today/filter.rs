//! What stands above the list of Today: the steps as chips, the filter by channel and staff, and the button that begins
//! the calls. Chips that do not fit go into the filter.

use std::collections::BTreeSet;

use eframe::egui::{Align, Color32, Layout, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, vec2};

use super::rows::{Filter, GroupKind, Rows};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, Chip, checkbox_ui, line_label_ui, paint};

/// Width of the filter's menu.
const MENU: f32 = 380.0;

/// One chip: what it lets through, its name and how many there are.
struct Tab {
    group: Option<GroupKind>,
    name: String,
    count: String,
}

impl Tab {
    fn width(&self, ui: &Ui) -> f32 {
        let text = |kind: TextKind, text: &str| paint::line(ui, kind.num_job(text, Color32::PLACEHOLDER), f32::INFINITY).size().x;
        let mark = match self.group.map(GroupKind::mark) {
            Some(Ok(_)) => 17.0,
            Some(Err(_)) => 20.0,
            None => 0.0,
        };
        26.0 + mark + text(TextKind::BodyMedium, &self.name) + text(TextKind::Body, &self.count)
    }

    fn ui(&self, ui: &mut Ui, filter: &mut Filter) {
        let selected = filter.group == self.group;
        let chip = Chip::new(&self.name, selected).count(&self.count);
        let chip = match self.group.map(GroupKind::mark) {
            Some(Ok(step)) => chip.step(step),
            Some(Err(icon)) => chip.icon(icon),
            None => chip,
        };
        if ui.add(chip).clicked() {
            filter.group = if selected { None } else { self.group };
        }
    }
}

/// Shows chips and filter in `line`, which ends where the button that begins the calls stands.
pub fn filter_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, filter: &mut Filter, line: Rect) {
    let mut tabs = vec![Tab { group: None, name: cx.tr.text("today-all").into_owned(), count: cx.tr.number(rows.shown) }];
    let groups = rows.counts.iter().filter(|(group, count)| *count > 0 || filter.group == Some(*group));
    tabs.extend(groups.map(|(group, count)| Tab {
        group: Some(*group),
        name: cx.tr.text(group.key()).into_owned(),
        count: cx.tr.number(*count),
    }));
    let word = cx.tr.text("clients-filter");
    let on = filter.count();
    let button_word = if on > 0 { [word.as_ref(), &cx.tr.number(on)].join(" ") } else { word.into_owned() };
    let filter_width = paint::line(ui, TextKind::BodyMedium.job(&button_word, Color32::PLACEHOLDER), f32::INFINITY).size().x + 48.0;
    let mut room = line.width() - filter_width - size::S8;
    let fitting = tabs
        .iter()
        .take_while(|tab| {
            room -= tab.width(ui) + size::S2;
            room >= 0.0
        })
        .count();
    let (shown, hidden) = tabs.split_at(fitting.min(tabs.len()));
    ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size::S2;
        for tab in shown {
            tab.ui(ui, filter);
        }
    });
    ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)), |ui| {
        let active = on > 0 || hidden.iter().any(|tab| tab.group == filter.group);
        let button = Button::quiet(&button_word).small().icon(Icon::Filter);
        let button = if active { button.icon_colour(theme(ui).accent) } else { button };
        let response = ui.add(button);
        let popup = Popup::menu(&response).gap(size::S4).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.width(MENU).show(|ui| menu_ui(ui, cx, rows, hidden, filter));
    });
}

fn menu_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, hidden: &[Tab], filter: &mut Filter) {
    ui.set_width(MENU);
    ui.spacing_mut().item_spacing.y = size::S4;
    for tab in hidden {
        tab.ui(ui, filter);
    }
    ui.horizontal_top(|ui| {
        ui.add_space(size::S8);
        let width = MENU / 2.0 - size::S12;
        let channels: Vec<_> = rows.channels.iter().map(|channel| (*channel, cx.tr.channel(*channel))).collect();
        filter_part_ui(ui, width, &cx.tr.text("today-filter-channel"), &channels, &mut filter.channels);
        let working = cx.model.staff().iter().filter(|staff| !staff.archived || filter.staff.contains(&staff.id));
        let staff: Vec<_> = working.map(|staff| (staff.id, staff.name.clone())).collect();
        filter_part_ui(ui, width, &cx.tr.text("today-filter-staff"), &staff, &mut filter.staff);
    });
    let clear = cx.tr.text("clients-filter-clear");
    if *filter != Filter::default() && ui.add(Button::quiet(&clear).small()).clicked() {
        *filter = Filter::default();
    }
}

/// A part of a filter's menu: its name and a choice for each value.
pub fn filter_part_ui<T: Copy + Ord>(ui: &mut Ui, width: f32, name: &str, all: &[(T, String)], chosen: &mut BTreeSet<T>) {
    if all.is_empty() {
        return;
    }
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(size::S8);
        line_label_ui(ui, name, TextKind::SmallMedium, theme(ui).text3);
        ui.add_space(size::S4);
        for (value, word) in all {
            let mut on = chosen.contains(value);
            if checkbox_ui(ui, &mut on, word).changed() && !chosen.remove(value) {
                chosen.insert(*value);
            }
        }
    });
}
