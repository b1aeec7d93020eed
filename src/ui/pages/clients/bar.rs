//! What stands above the list: the title, the saved views, the filters that are on, and what can be done with the list.

use eframe::egui::{Align, Color32, Id, Layout, Popup, PopupCloseBehavior, Rect, Ui, UiBuilder, pos2, vec2};

use super::columns::Col;
use super::list::{Asked, List};
use super::saved;
use super::views::{Filter, Mark, Part, View};
use crate::analytics::{Segment, Stage};
use crate::app::event::{ExportFormat, ExportKind};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{
    Button, Chip, FilterChip, FilterChoice, MenuItem, TextField, checkbox_ui, line_label_ui, menu_button_ui, menu_line_ui, num_label_ui,
    paint,
};

/// Width of the search field where the rail has none.
const SEARCH_WIDTH: f32 = 232.0;

/// The widget of the search, in the rail or on the page.
pub fn search_id() -> Id {
    Id::unique("rail-search")
}

impl List {
    pub(super) fn bar_ui(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        area: Rect,
        query: &mut String,
        out: &mut Actions,
        asked: &mut Option<Asked>,
    ) {
        let line = |top: f32, height: f32, left: f32| {
            Rect::from_min_max(pos2(area.left() + left, area.top() + top), pos2(area.right() - size::S24, area.top() + top + height))
        };
        in_line_ui(ui, line(24.0, size::CONTROL, size::S32), |ui| title_ui(cx, ui, query));
        // A chip begins 10 points before its word, so that the words stand below the title.
        in_line_ui(ui, line(64.0, size::CONTROL_SMALL, 22.0), |ui| self.views_ui(cx, ui, query, out));
        // The button alone has no border, so its icon stands below the words above.
        let bare = query.trim().is_empty() && self.given.is_none() && self.filter.is_empty();
        let left = if bare { size::S32 - size::S12 } else { size::S32 };
        in_line_ui(ui, line(104.0, size::CONTROL_SMALL, left), |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.tools_ui(cx, ui, out, asked);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.filters_ui(cx, ui, query));
            });
        });
    }

    fn views_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, query: &mut String, out: &mut Actions) {
        ui.spacing_mut().item_spacing.x = size::S2;
        let by_view = self.given.is_none() && query.trim().is_empty();
        let tabs: Vec<(View, String, String)> = View::ALL
            .into_iter()
            .enumerate()
            .map(|(place, view)| {
                let count = self.rows.counts().and_then(|counts| counts.get(place));
                (view, cx.tr.text(view.key()).into_owned(), count.map_or_else(String::new, |count| cx.tr.number(*count as u64)))
            })
            .collect();
        // The menu of the owner's own views stands at the end.
        let room = ui.available_width() - size::CONTROL_SMALL - size::S8;
        let shown = shown_tabs(ui, &tabs, self.view, room);
        let mut chosen = None;
        for (view, name, count) in tabs.iter().filter(|(view, ..)| shown.contains(view)) {
            let selected = by_view && *view == self.view;
            if ui.add(Chip::new(name, selected).count(count)).clicked() {
                chosen = Some(*view);
            }
        }
        if shown.len() < tabs.len() {
            let more = cx.tr.text("clients-more-views");
            menu_button_ui(ui, Button::icon_only(Icon::Dots, &more), |ui| {
                for (view, name, count) in tabs.iter().filter(|(view, ..)| !shown.contains(view)) {
                    if MenuItem::new(&[name.as_str(), count.as_str()].join(" ")).show_ui(ui).clicked() {
                        chosen = Some(*view);
                    }
                }
            });
        }
        if let Some((view, filter)) = saved::saved_ui(cx, ui, (self.view, &self.filter), &mut self.view_name, out) {
            query.clear();
            self.show_view(view);
            self.filter = filter;
        }
        if let Some(view) = chosen {
            query.clear();
            self.show_view(view);
        }
    }

    /// The filters that are on, each with a cross, and the button that adds one.
    fn filters_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, query: &mut String) {
        ui.spacing_mut().item_spacing.x = size::S8;
        let remove = cx.tr.text("clients-filter-remove");
        let filter_word = cx.tr.text("clients-filter");
        let parts: Vec<(Part, String)> =
            Part::ALL.into_iter().map(|part| (part, self.filter.words(part, cx.tr))).filter(|(_, words)| !words.is_empty()).collect();
        let searched = query.trim().to_owned();
        let extra = usize::from(!searched.is_empty()) + usize::from(self.given.is_some());
        let count = f32::from(u8::try_from(parts.len() + extra).unwrap_or(u8::MAX));
        let room_for_chips = ui.available_width() - 100.0;
        let each = ((room_for_chips - size::S8 * count) / count.max(1.0)).max(80.0);

        let mut open = false;
        if !searched.is_empty() {
            let name = cx.tr.text("clients-search-chip");
            if chip_ui(ui, &name, &searched, &remove, each) == Some(FilterChoice::Remove) {
                query.clear();
            }
        }
        if let Some(title) = self.given.as_ref().map(|given| given.title.clone()) {
            let name = cx.tr.text("clients-list-chip");
            if chip_ui(ui, &name, &title, &remove, each) == Some(FilterChoice::Remove) {
                self.given = None;
            }
        }
        for (part, words) in parts {
            let name = cx.tr.text(part.key());
            match chip_ui(ui, &name, &words, &remove, each) {
                Some(FilterChoice::Remove) => self.filter.clear(part),
                Some(FilterChoice::Open) => open = true,
                None => {}
            }
        }
        let button = ui.add(Button::quiet(&filter_word).small().icon(Icon::Plus));
        // The button moves when a chip comes or goes, which must not close the menu.
        let id = Id::unique("client-filter");
        if open {
            Popup::open_id(ui.ctx(), id);
        }
        let popup = Popup::menu(&button).id(id).gap(size::S4).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.width(FILTER_WIDTH).show(|ui| filter_menu_ui(cx, ui, &mut self.filter));
    }

    /// Adding a client, what is exported, and which columns show; from right to left.
    fn tools_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions, asked: &mut Option<Asked>) {
        let add = cx.tr.text("clients-add");
        let button = if self.form_is_open { Button::secondary(&add) } else { Button::primary(&add) };
        if ui.add(button.small().icon(Icon::Plus).enabled(cx.can_edit)).clicked() {
            *asked = Some(Asked::New(String::new()));
        }
        ui.add_space(size::S4);
        ui.spacing_mut().item_spacing.x = 0.0;
        let export = cx.tr.text("clients-export");
        menu_button_ui(ui, Button::icon_only(Icon::Download, &export), |ui| {
            for (kind, key) in [(ExportKind::Clients, "menu-export-clients"), (ExportKind::Purchases, "menu-export-purchases")] {
                let text = cx.tr.text(key);
                if MenuItem::new(&text).icon(Icon::Download).show_ui(ui).clicked() {
                    out.pick_file(FilePurpose::export(cx.tr, kind, ExportFormat::Csv));
                }
            }
            menu_line_ui(ui);
            let copy = cx.tr.with("clients-copy-rows", &[("count", self.rows.len().into())]);
            if MenuItem::new(&copy).icon(Icon::Copy).show_ui(ui).clicked() {
                out.copy(self.as_tsv(cx, |_| true));
            }
        });
        let duplicates = cx.tr.text("clients-merge-title");
        if ui.add(Button::icon_only(Icon::Link, &duplicates)).clicked() {
            *asked = Some(Asked::Duplicates);
        }
        let columns = cx.tr.text("clients-columns");
        menu_button_ui(ui, Button::icon_only(Icon::Columns3, &columns), |ui| {
            for col in Col::ALL.into_iter().filter(|col| *col != Col::Name) {
                let name = cx.tr.text(col.key());
                if MenuItem::new(&name).chosen(self.columns.contains(&col)).show_ui(ui).clicked() && !self.columns.remove(&col) {
                    self.columns.insert(col);
                }
            }
        });
        ui.add_space(size::S8);
    }
}

const FILTER_WIDTH: f32 = 520.0;

/// Shows `add` on one line within `rect`, everything centred on its height.
fn in_line_ui<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    add(&mut child)
}

fn title_ui(cx: &ViewCtx<'_>, ui: &mut Ui, query: &mut String) {
    let look = theme(ui);
    ui.spacing_mut().item_spacing.x = 10.0;
    let title = cx.tr.text("menu-clients");
    let response = line_label_ui(ui, &title, TextKind::Title, look.text);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(eframe::egui::accesskit::Role::Heading);
        node.set_label(title.as_ref());
    });
    num_label_ui(ui, &cx.tr.number(cx.model.clients().len() as u64), TextKind::Reason, look.text3);
    if cx.narrow || cx.prefs.rail_collapsed {
        let find = cx.tr.text("menu-find");
        let line = ui.max_rect();
        let rect = Rect::from_min_max(pos2(line.right() - SEARCH_WIDTH, line.top()), line.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        TextField::search(&find).key("/").id(search_id()).show_ui(&mut child, query);
    }
}

/// A chip of a filter, at most `width` points wide.
fn chip_ui(ui: &mut Ui, name: &str, value: &str, remove: &str, width: f32) -> Option<FilterChoice> {
    ui.scope(|ui| {
        ui.set_max_width(width);
        FilterChip { name, value, remove }.show_ui(ui)
    })
    .inner
}

/// The views that fit into `room` points: in their order, the chosen one always among them.
fn shown_tabs(ui: &Ui, tabs: &[(View, String, String)], chosen: View, room: f32) -> Vec<View> {
    const MORE: f32 = size::CONTROL_SMALL + size::S2;
    let text = |kind: TextKind, text: &str| paint::line(ui, kind.num_job(text, Color32::PLACEHOLDER), f32::INFINITY).size().x;
    let width = |(_, name, count): &(View, String, String)| 28.0 + text(TextKind::BodyMedium, name) + text(TextKind::Body, count);
    if tabs.iter().map(width).sum::<f32>() <= room {
        return tabs.iter().map(|(view, ..)| *view).collect();
    }
    let mut left = room - MORE - tabs.iter().find(|(view, ..)| *view == chosen).map_or(0.0, width);
    let mut shown = vec![chosen];
    for tab in tabs.iter().filter(|(view, ..)| *view != chosen) {
        left -= width(tab);
        if left < 0.0 {
            break;
        }
        shown.push(tab.0);
    }
    shown
}

/// The three parts of the filter beside one another.
fn filter_menu_ui(cx: &ViewCtx<'_>, ui: &mut Ui, filter: &mut Filter) {
    ui.set_width(FILTER_WIDTH);
    ui.add_space(size::S4);
    ui.horizontal_top(|ui| {
        ui.add_space(size::S8);
        ui.spacing_mut().item_spacing.x = size::S8;
        let width = (FILTER_WIDTH - 4.0 * size::S8) / 3.0;
        part_ui(cx, ui, width, Part::Stage, &Stage::ALL, &mut filter.stages, |stage| cx.tr.stage(stage));
        part_ui(cx, ui, width, Part::Segment, &Segment::ALL, &mut filter.segments, |segment| cx.tr.segment(segment));
        part_ui(cx, ui, width, Part::Mark, &Mark::ALL, &mut filter.marks, |mark| cx.tr.text(mark.key()).into_owned());
    });
    if !filter.is_empty() {
        ui.add_space(size::S4);
        let clear = cx.tr.text("clients-filter-clear");
        if ui.add(Button::quiet(&clear).small()).clicked() {
            *filter = Filter::default();
        }
    }
}

fn part_ui<T: Copy + Ord>(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    width: f32,
    part: Part,
    all: &[T],
    chosen: &mut std::collections::BTreeSet<T>,
    word: impl Fn(T) -> String,
) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(size::S4);
        line_label_ui(ui, &cx.tr.text(part.key()), TextKind::SmallMedium, theme(ui).text3);
        ui.add_space(size::S4);
        for value in all {
            let mut on = chosen.contains(value);
            if checkbox_ui(ui, &mut on, &word(*value)).changed() && !chosen.remove(value) {
                chosen.insert(*value);
            }
        }
    });
}
