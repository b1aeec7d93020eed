//! The calendar: what falls on which day of the month, and how full the coming weeks are.

mod cell;
mod day;
mod drag;
mod month;
mod plan;
mod tools;
mod week;
mod weeks;

use chrono::{Months, NaiveDate};
use eframe::egui::{Align, EventFilter, Key, Layout, Modifiers, Popup, Rect, Response, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use self::day::DayPanel;
use self::plan::{Filter, Plan, Plans};
use crate::domain::dates::{Month, add_days};
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, empty_state_ui, heading_ui};

const TITLE_MIDDLE: f32 = 40.0;
const GRID_TOP: f32 = 72.0;
/// Width of the list of the day, its line included.
const DAY: f32 = 296.0;

/// See the module.
#[derive(Debug, Default)]
pub struct CalendarPage {
    /// `None` is today, whatever day that is.
    selected: Option<NaiveDate>,
    /// One week with names instead of the month.
    by_week: bool,
    filter: Filter,
    plans: Plans,
    panel: DayPanel,
}

impl CalendarPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        if cx.model.clients().is_empty() {
            empty_ui(cx, ui, out);
            return;
        }
        let month = Month::of(self.day(cx));
        let plan = self.plans.of(cx, month, &self.filter);
        let page = ui.available_rect_before_wrap();
        let middle = page.right() - DAY;
        ui.painter().vline(middle + 0.5, page.y_range(), Stroke::new(size::LINE, theme(ui).line));
        self.head_ui(ui, cx, &plan, page.with_max_x(middle), out);
        let main =
            Rect::from_min_max(pos2(page.left() + size::PAGE_EDGE, page.top() + GRID_TOP), pos2(middle - size::PAGE_EDGE, page.bottom()));
        self.main_ui(ui, cx, &plan, main, out);
        // What is known reaches as far as everybody's next visit.
        let is_far = month.since(Month::of(cx.today)) > 1;
        let note = if plan.is_whole() { is_far.then_some("calendar-far") } else { Some("counting") };
        if let Some(day) = plan.day(self.day(cx)) {
            self.panel.day_ui(ui, cx, &plan.key, (day, note), page.with_min_x(middle + 1.0), out);
        }
    }

    /// Shows a day.
    pub fn show_day(&mut self, day: NaiveDate) {
        self.selected = Some(day);
    }

    /// The selected day.
    fn day(&self, cx: &ViewCtx<'_>) -> NaiveDate {
        self.selected.unwrap_or(cx.today)
    }

    fn select(&mut self, cx: &ViewCtx<'_>, day: NaiveDate) {
        self.selected = (day != cx.today).then_some(day);
    }

    /// The same day of another month, or its last day.
    fn turn(&mut self, cx: &ViewCtx<'_>, months: i32) {
        if self.by_week {
            self.select(cx, add_days(self.day(cx), 7 * i64::from(months)));
            return;
        }
        let count = Months::new(months.unsigned_abs());
        let day = self.day(cx);
        let turned = if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) };
        self.select(cx, turned.unwrap_or(day));
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, plan: &Plan, rect: Rect, out: &mut Actions) {
        let line = Rect::from_min_max(
            pos2(rect.left() + size::S32, rect.top() + TITLE_MIDDLE - size::S16),
            pos2(rect.right() - size::PAGE_EDGE, rect.top() + TITLE_MIDDLE + size::S16),
        );
        let title = ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = size::S2;
            ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Extend);
            let title = if self.by_week { week::title(cx, self.day(cx)) } else { cx.tr.month_year(plan.key.2) };
            heading_ui(ui, &title, TextKind::Title);
            ui.add_space(size::S8);
            if ui.add(Button::icon_only(Icon::ChevronLeft, &cx.tr.text("calendar-previous"))).clicked() {
                self.turn(cx, -1);
            }
            if ui.add(Button::icon_only(Icon::ChevronRight, &cx.tr.text("calendar-next"))).clicked() {
                self.turn(cx, 1);
            }
            ui.add_space(size::S8);
            if ui.add(Button::secondary(&cx.tr.text("menu-today"))).clicked() {
                self.selected = None;
            }
        });
        let line = line.with_min_x((title.response.rect.right() + size::S8).min(line.right()));
        tools::tools_ui(ui, cx, line, &mut self.filter, &mut self.by_week, out);
    }

    /// The month and the weeks below it; where the window is low, rows shrink first, then the weeks go below the fold.
    fn main_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, plan: &Plan, rect: Rect, out: &mut Actions) {
        let rows = plan.days.len() / 7;
        let row = month::row_height(rect.height() - weeks::HEIGHT, rows);
        let selected = self.day(cx);
        // The bar stands in the margin, beside the days and not over them.
        let with_bar = rect.with_max_x(rect.right() + size::S12);
        ui.scope_builder(UiBuilder::new().max_rect(with_bar), |ui| {
            ScrollArea::vertical().id_salt("calendar").auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(rect.width());
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                let (clicked, grid) = if self.by_week {
                    let height = (rect.height() - weeks::HEIGHT).max(week::LEAST);
                    week::week_ui(ui, cx, plan, selected, height, out)
                } else {
                    month::month_ui(ui, cx, plan, selected, row, out)
                };
                if let Some(day) = clicked {
                    self.select(cx, day);
                }
                self.keys(ui, cx, plan, &grid, out);
                weeks::weeks_ui(ui, cx, &plan.weeks);
            });
        });
    }

    /// Arrows move the day, Page Up and Page Down the month, Home is today, Enter opens the day's clients.
    fn keys(&mut self, ui: &Ui, cx: &ViewCtx<'_>, plan: &Plan, grid: &Response, out: &mut Actions) {
        if grid.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
        } else if ui.memory(|memory| memory.focused().is_some()) || Popup::is_any_open(ui.ctx()) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, days) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
            if pressed(key) {
                self.select(cx, add_days(self.day(cx), days));
            }
        }
        for (key, months) in [(Key::PageUp, -1), (Key::PageDown, 1)] {
            if pressed(key) {
                self.turn(cx, months);
            }
        }
        if pressed(Key::Home) {
            self.selected = None;
        }
        if pressed(Key::Enter)
            && let Some(plan) = plan.day(self.day(cx))
        {
            day::open(cx, plan, out);
        }
    }
}

/// A shop without clients yet.
fn empty_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let import = cx.tr.text("menu-import-file");
    let button = Button::primary(&import).icon(Icon::FileImport).enabled(cx.can_edit);
    let clicked = empty_state_ui(ui, Icon::Calendar, &cx.tr.text("calendar-empty"), &cx.tr.text("calendar-empty-how"), Some(button));
    if clicked.is_some_and(|response| response.clicked()) {
        out.jump(Jump::Page(Route::Transfer));
        out.pick_file(FilePurpose::Import);
    }
}
