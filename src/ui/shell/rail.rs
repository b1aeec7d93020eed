//! The list at the left: the shop, the search, the pages, who sits here.

use eframe::egui::{Align, Id, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::Shell;
use crate::analytics::TodayList;
use crate::app::event::Action;
use crate::domain::ids::StaffId;
use crate::ui::menu::MenuCommand;
use crate::ui::pages::clients::search_id;
use crate::ui::route::Route;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::widgets::{Button, MenuItem, RailItem, TextField, avatar_ui, elided_label_ui, line_label_ui, menu_ui, paint};

/// Pages that stand together, parted from the next by a gap.
const GROUPS: [&[Route]; 4] =
    [&[Route::Today, Route::Calendar], &[Route::Clients, Route::Segments], &[Route::Charts, Route::WinBack], &[Route::Transfer]];

/// From the rail's edge to its items.
const EDGE: f32 = 12.0;
/// Height of the part with the person.
const FOOT: f32 = 53.0;
/// Side of the shop's mark and of the person's.
const MARK: f32 = 22.0;
const AVATAR: f32 = 26.0;

impl Shell {
    pub(super) fn rail_ui(&mut self, ui: &mut Ui, narrow: bool) {
        let full = ui.max_rect();
        ui.painter().vline(full.right() - 0.5, full.y_range(), Stroke::new(size::LINE, theme(ui).line));
        let inside = full.shrink2(vec2(EDGE, 0.0));
        let body = Rect::from_min_max(inside.min + vec2(0.0, 16.0), pos2(inside.right(), full.bottom() - FOOT));
        ui.scope_builder(UiBuilder::new().max_rect(body).layout(Layout::top_down(Align::Min)), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            self.shop_ui(ui, narrow);
            self.search_ui(ui, narrow);
            for group in GROUPS {
                ui.add_space(14.0);
                for route in group {
                    self.item_ui(ui, *route, narrow);
                }
            }
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                ui.add_space(10.0);
                self.item_ui(ui, Route::Settings, narrow);
            });
        });
        let foot = Rect::from_min_max(pos2(inside.left(), full.bottom() - FOOT), pos2(inside.right(), full.bottom()));
        ui.painter().hline(foot.x_range(), foot.top(), Stroke::new(size::LINE, theme(ui).line));
        ui.scope_builder(UiBuilder::new().max_rect(foot).layout(Layout::left_to_right(Align::Center)), |ui| self.person_ui(ui, narrow));
    }

    /// The program's mark and the shop's name.
    fn shop_ui(&self, ui: &mut Ui, narrow: bool) {
        let look = theme(ui);
        let (line, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        let left = if narrow { line.center().x - MARK / 2.0 } else { line.left() + 8.0 };
        paint_mark(ui, Rect::from_min_size(pos2(left, line.center().y - MARK / 2.0), vec2(MARK, MARK)));
        let name = self.workspace.as_ref().map_or("", |workspace| workspace.model().settings().shop_name.as_str());
        let name = if name.is_empty() { super::PROGRAM } else { name };
        if narrow {
            response.on_hover_text(name);
            return;
        }
        let room = line.width() - 8.0 - MARK - 10.0;
        let galley = paint::line(ui, TextKind::BodyStrong.job(name, look.text), room);
        let elided = galley.elided;
        paint::galley_at(ui, pos2(left + MARK + 10.0, line.center().y), galley, look.text);
        if elided {
            response.on_hover_text(name);
        }
    }

    /// The search goes to the page of clients and filters it as one types.
    fn search_ui(&mut self, ui: &mut Ui, narrow: bool) {
        ui.add_space(12.0);
        let find = self.tr.text("menu-find").into_owned();
        // Where the rail is narrow, the page of clients has the field.
        let id = search_id();
        if self.focus_search {
            self.focus_search = false;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if narrow {
            if ui.add(RailItem::new(Icon::Search, &find, false).narrow(true)).clicked() {
                let ctx = ui.ctx().clone();
                self.menu(&ctx, MenuCommand::Find);
            }
            return;
        }
        let query = self.pages.clients.query_mut();
        let response = TextField::search(&find).key("/").id(id).show_ui(ui, query);
        if response.changed() || (response.gained_focus() && !query.is_empty()) {
            self.route = Route::Clients;
        }
    }

    fn item_ui(&mut self, ui: &mut Ui, route: Route, narrow: bool) {
        let command = MenuCommand::Go(route);
        let count = (route == Route::Today).then(|| self.due_today()).filter(|due| *due > 0).map(|due| self.tr.number(due));
        let text = self.tr.text(command.key());
        let item = RailItem::new(command.icon(), &text, self.route == route).count(count.as_deref()).narrow(narrow);
        if ui.add(item).clicked() {
            self.route = route;
        }
    }

    /// How many are left for today. Counted once per revision.
    fn due_today(&mut self) -> usize {
        let Some(workspace) = &self.workspace else { return 0 };
        let key = (workspace.model().revision(), workspace.today());
        if self.due_count.0 != key {
            self.due_count = (key, TodayList::of(workspace.model(), workspace.analytics()).due_count());
        }
        self.due_count.1
    }

    /// Who sits here, and that everything is saved.
    fn person_ui(&mut self, ui: &mut Ui, narrow: bool) {
        let Some(workspace) = &self.workspace else { return };
        let staff: Vec<(StaffId, String)> =
            workspace.model().staff().iter().filter(|staff| !staff.archived).map(|staff| (staff.id, staff.name.clone())).collect();
        let chosen = workspace.given().staff;
        let name = staff
            .iter()
            .find(|(id, _)| Some(*id) == chosen)
            .map_or_else(|| self.tr.text("who-are-you").into_owned(), |(_, name)| name.clone());
        let area = ui.max_rect();
        let response = ui.interact(area, Id::unique("person"), Sense::click());
        response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, &name));
        let look = theme(ui);
        if response.hovered() {
            let lit = area.shrink2(vec2(0.0, 4.0));
            paint::boxed(ui, lit, size::RADIUS, look.hover, Stroke::NONE);
        }
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.add_space(if narrow { (area.width() - AVATAR) / 2.0 } else { 6.0 });
        if chosen.is_some() {
            avatar_ui(ui, &name, AVATAR);
        } else {
            let (place, _) = ui.allocate_exact_size(vec2(AVATAR, AVATAR), Sense::hover());
            Icon::User.paint(ui, place.center(), size::ICON_RAIL, look.text2);
        }
        if !narrow {
            let saved = self.tr.text(match workspace.job() {
                Some(_) => "state-working",
                None if workspace.is_read_only() => "state-read-only",
                None => "state-saved",
            });
            let room = (area.right() - ui.cursor().left()).max(0.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(9.0);
                elided_label_ui(ui, &name, TextKind::BodyMedium, look.text, room);
                line_label_ui(ui, &saved, TextKind::Tick, look.text3);
            });
        }
        eframe::egui::Popup::menu(&response).gap(size::S4).show(|ui| {
            menu_ui(ui, |ui| {
                for (id, name) in &staff {
                    if MenuItem::new(name).chosen(Some(*id) == chosen).show_ui(ui).clicked() {
                        self.actions.app(Action::SetStaff(Some(*id)));
                    }
                }
                let nobody = self.tr.text("nobody");
                if MenuItem::new(&nobody).chosen(chosen.is_none()).show_ui(ui).clicked() {
                    self.actions.app(Action::SetStaff(None));
                }
            });
        });
        if narrow {
            response.on_hover_text(name);
        }
    }

    /// What the window shows when the program has a fault: where it is described, and that nothing is lost.
    pub fn fault_ui(&self, ui: &mut Ui, log: &std::path::Path) {
        let look = theme(ui);
        ui.painter().rect_filled(ui.max_rect(), 0.0, look.surface);
        ui.scope_builder(UiBuilder::new().max_rect(ui.max_rect().shrink(size::S48)), |ui| {
            let title = self.tr.text("fault-title");
            let sentence = self.tr.with("error-fault", &[("path", log.display().to_string().into())]);
            let close = self.tr.text("close");
            let button = crate::ui::widgets::empty_state_ui(ui, Icon::AlertTriangle, &title, &sentence, Some(Button::primary(&close)));
            if button.is_some_and(|button| button.clicked()) {
                ui.ctx().send_viewport_cmd(eframe::egui::ViewportCommand::Close);
            }
        });
    }
}

/// The program's mark: an open ring whose end returns, with a point where it came from.
pub fn paint_mark(ui: &Ui, rect: Rect) {
    let look = theme(ui);
    paint::boxed(ui, rect, size::RADIUS, look.accent, Stroke::NONE);
    let centre = rect.center();
    let radius = rect.width() * 0.24;
    let arc: Vec<_> = (0_u8..=24)
        .map(|i| {
            let angle = -0.6 + (std::f32::consts::TAU - 1.1) * f32::from(i) / 24.0;
            centre + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    ui.painter().line(arc, Stroke::new(rect.width() * 0.1, look.on_accent));
    ui.painter().circle_filled(centre + radius * vec2(0.72, -1.0), rect.width() * 0.075, look.on_accent);
}
