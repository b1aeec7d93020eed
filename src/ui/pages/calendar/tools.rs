//! At the right of the calendar's head: month or week, the export to other calendars, and the filter by step, segment and staff.

use eframe::egui::{Align, Color32, Layout, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, vec2};

use super::plan::Filter;
use crate::analytics::Segment;
use crate::app::event::{ExportFormat, ExportKind};
use crate::ui::pages::today::{GroupKind, filter_part_ui};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, checkbox_ui, line_label_ui, paint, segmented_ui};

/// Beside the word of the filter's button: its icon and its edges.
const FILTER_EDGES: f32 = 52.0;
/// Width of the filter's menu.
const MENU: f32 = 380.0;

/// Shows the tools at the right end of `line`.
pub fn tools_ui(ui: &mut Ui, cx: &ViewCtx<'_>, line: Rect, filter: &mut Filter, by_week: &mut bool, out: &mut Actions) {
    ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        let (month, week, name) = (cx.tr.text("calendar-month"), cx.tr.text("calendar-by-week"), cx.tr.text("calendar-view"));
        if let Some(chosen) = segmented_ui(ui, &name, &[&month, &week], usize::from(*by_week), size::CONTROL, None) {
            *by_week = chosen == 1;
        }
        let export = cx.tr.text("calendar-export");
        if ui.add(Button::icon_only(Icon::Download, &export)).clicked() {
            out.pick_file(FilePurpose::export(cx.tr, ExportKind::Due, ExportFormat::Icalendar));
        }
        let word = cx.tr.text("clients-filter");
        let whole = paint::line(ui, TextKind::BodyMedium.job(&word, Color32::PLACEHOLDER), f32::INFINITY).size().x + FILTER_EDGES;
        // Where the title leaves it no room, the filter is its icon alone.
        let has_room = whole <= ui.available_width();
        let button = if has_room { Button::quiet(&word).icon(Icon::Filter) } else { Button::icon_only(Icon::Filter, &word) };
        let button = if filter.is_empty() { button } else { button.icon_colour(theme(ui).accent) };
        let response = ui.add(button);
        let popup = Popup::menu(&response).gap(size::S4).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.width(MENU).show(|ui| filter_ui(ui, cx, filter));
    });
}

fn filter_ui(ui: &mut Ui, cx: &ViewCtx<'_>, filter: &mut Filter) {
    ui.set_width(MENU);
    ui.horizontal_top(|ui| {
        ui.add_space(size::S8);
        column_ui(ui, &cx.tr.text("settings-text-step"), |ui| {
            for group in GroupKind::ALL {
                let mut on = filter.has_group(group);
                if checkbox_ui(ui, &mut on, &cx.tr.text(group.key())).changed() {
                    filter.toggle_group(group);
                }
            }
        });
        column_ui(ui, &cx.tr.text("clients-column-segment"), |ui| {
            for segment in Segment::ALL {
                let mut on = filter.has_segment(segment);
                if checkbox_ui(ui, &mut on, &cx.tr.segment(segment)).changed() {
                    filter.toggle_segment(segment);
                }
            }
        });
    });
    let staff = cx.model.staff().iter().filter(|staff| !staff.archived || filter.staff.contains(&staff.id));
    let staff: Vec<_> = staff.map(|staff| (staff.id, staff.name.clone())).collect();
    if !staff.is_empty() {
        ui.horizontal_top(|ui| {
            ui.add_space(size::S8);
            filter_part_ui(ui, MENU - size::S16, &cx.tr.text("today-filter-staff"), &staff, &mut filter.staff);
        });
    }
    let clear = cx.tr.text("clients-filter-clear");
    if !filter.is_empty() && ui.add(Button::quiet(&clear).small()).clicked() {
        *filter = Filter::default();
    }
}

fn column_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let width = MENU / 2.0 - size::S12;
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(size::S8);
        line_label_ui(ui, name, TextKind::SmallMedium, theme(ui).text3);
        ui.add_space(size::S4);
        add(ui);
    });
}
