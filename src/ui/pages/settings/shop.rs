//! Settings of the shop: who we are, how much a day holds, how cycles and contacts are counted. Saved together, undone
//! together.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, ScrollArea, Ui, UiBuilder};

use super::foot::{FootChoice, foot_ui, parts, too_soon};
use super::form::{Form, Number};
use super::line::{CONTROL, column_ui, group_ui, setting_ui};
use crate::domain::command::{Command, Field, FieldError};
use crate::domain::money::Currency;
use crate::domain::settings::{Settings, Trade};
use crate::domain::typed::{self, Leaning};
use crate::i18n::Tr;
use crate::ui::pages::start;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Chip, FilterChip, FilterChoice, OptionCard, Select, TextField, error_ui, line_label_ui};

/// The tab of the shop.
#[derive(Debug, Default)]
pub struct ShopTab {
    /// What is saved, as it was when the form was filled in; `None` before the first frame.
    saved: Option<Settings>,
    form: Option<Form>,
    /// A closed day being typed.
    holiday: String,
}

impl ShopTab {
    /// Shows the tab.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let saved = cx.model.settings();
        let mut form = self.take_form(saved);
        let full = ui.available_rect_before_wrap();

        let (meant, mut errors) = form.read(saved);
        let warning = match cx.check(Command::SaveSettings(Box::new(meant.clone()))) {
            Ok(plan) => too_soon(cx, &plan),
            Err(refused) => {
                errors.extend(refused);
                None
            }
        };
        let problems = Problems { tr: cx.tr, errors: &errors };
        let (body, foot) = parts(ui, full, warning.as_deref().filter(|_| errors.is_empty()));
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.add_enabled_ui(cx.can_edit, |ui| {
                    column_ui(ui, |ui| {
                        shop_ui(cx, ui, &mut form, &problems);
                        self.day_ui(cx, ui, &mut form, &problems);
                        cycles_ui(cx, ui, &mut form, &problems);
                        form.scores.ui(cx, ui, |field| problems.of(field));
                        ui.add_space(size::S32);
                    });
                });
            });
        });
        let dirty = form != Form::of(saved);
        ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
            match foot_ui(cx, ui, dirty, errors.is_empty(), warning.as_deref().filter(|_| errors.is_empty())) {
                Some(FootChoice::Save) => out.run(Command::SaveSettings(Box::new(meant))),
                Some(FootChoice::Discard) => form = Form::of(saved),
                None => {}
            }
        });
        self.form = Some(form);
    }

    /// The form as it was left; filled in anew if nothing was typed and something else was saved, by undo for instance.
    fn take_form(&mut self, saved: &Settings) -> Form {
        let left = self.form.take();
        let untouched = match (&left, &self.saved) {
            (Some(form), Some(before)) => *form == Form::of(before),
            _ => true,
        };
        let changed = self.saved.as_ref() != Some(saved);
        if changed {
            self.saved = Some(saved.clone());
        }
        match left {
            Some(form) if !(untouched && changed) => form,
            _ => Form::of(saved),
        }
    }

    fn day_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, form: &mut Form, problems: &Problems<'_>) {
        let tr = cx.tr;
        group_ui(ui, &tr.text("settings-group-day"));
        number_ui(ui, form, problems, Number::Capacity, ("settings-capacity", "settings-capacity-why"), "settings-unit-contacts");
        setting_ui(ui, &tr.text("settings-open-days"), &tr.text("settings-open-days-why"), None, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S2;
                for (index, closed) in (0_u32..).zip(&mut form.closed_weekdays) {
                    let response = ui.add(Chip::new(&tr.weekday_short(index), !*closed));
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        node.set_role(Role::CheckBox);
                        node.set_toggled(if *closed { Toggled::False } else { Toggled::True });
                    });
                    if response.clicked() {
                        *closed = !*closed;
                    }
                }
            });
        });
        setting_ui(ui, &tr.text("settings-holidays"), &tr.text("settings-holidays-why"), None, |ui| self.holidays_ui(cx, ui, form));
    }

    fn holidays_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, form: &mut Form) {
        let tr = cx.tr;
        let read = (!self.holiday.trim().is_empty()).then(|| typed::day(&self.holiday, cx.today, Leaning::Future));
        ui.horizontal_top(|ui| {
            let (name, hint, add) = (tr.text("settings-holiday"), tr.text("settings-holiday-hint"), tr.text("settings-add"));
            let field = TextField::new(&name).unlabelled().hint(&hint).width(CONTROL - ADD - size::S8);
            let response = field.show_ui(ui, &mut self.holiday);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let can_add = matches!(read, Some(Ok(_)));
            let clicked = ui.add(Button::secondary(&add).icon(Icon::Plus).width(ADD).enabled(can_add)).clicked();
            if let Some(Ok(day)) = read
                && (entered || clicked)
            {
                if !form.holidays.contains(&day) {
                    form.toggle_holiday(day);
                }
                self.holiday.clear();
            }
        });
        match read {
            Some(Ok(day)) if !self.holiday.is_empty() => {
                let words = format!("{}, {}", tr.weekday(day), tr.day_month_year(day));
                line_label_ui(ui, &words, TextKind::Small, theme(ui).text2);
            }
            Some(Err(problem)) => error_ui(ui, &tr.problem(crate::domain::command::Problem::Mistyped(problem))),
            _ => {}
        }
        if form.holidays.is_empty() {
            return;
        }
        let mut removed = None;
        ui.horizontal_wrapped(|ui| {
            for day in &form.holidays {
                let (value, weekday) =
                    (tr.day_short(*day, cx.today), tr.weekday_short(chrono::Datelike::weekday(day).num_days_from_monday()));
                let remove = tr.with("settings-holiday-remove", &[("day", (&value).into())]);
                let chip = FilterChip { name: &weekday, value: &value, remove: &remove };
                if chip.show_ui(ui) == Some(FilterChoice::Remove) {
                    removed = Some(*day);
                }
            }
        });
        if let Some(day) = removed {
            form.toggle_holiday(day);
        }
    }
}

/// What is wrong with the form, by field.
struct Problems<'a> {
    tr: &'a Tr,
    errors: &'a [FieldError],
}

impl Problems<'_> {
    fn of(&self, field: Field) -> Option<String> {
        self.errors.iter().find(|error| error.field == field).map(|error| self.tr.problem(error.problem).into_owned())
    }
}

fn shop_ui(cx: &ViewCtx<'_>, ui: &mut Ui, form: &mut Form, problems: &Problems<'_>) {
    let tr = cx.tr;
    group_ui(ui, &tr.text("settings-group-shop"));
    let name = tr.text("settings-name");
    let error = problems.of(Field::Name);
    setting_ui(ui, &name, &tr.text("settings-name-why"), None, |ui| {
        TextField::new(&name).unlabelled().error(error.as_deref()).enabled(cx.can_edit).show_ui(ui, &mut form.shop_name);
    });
    let why = tr.with("settings-trade-why", &[("count", form.trade.preset_cycle_days().into())]);
    setting_ui(ui, &tr.text("settings-trade"), &why, None, |ui| {
        let width = (CONTROL - size::S8) / 2.0;
        ui.spacing_mut().item_spacing.y = size::S8;
        for pair in Trade::ALL.chunks(2) {
            ui.horizontal(|ui| {
                for trade in pair {
                    let name = tr.trade(*trade);
                    if ui.add(OptionCard::new(&name, *trade == form.trade, width).icon(start::icon(*trade))).clicked() {
                        form.trade = *trade;
                    }
                }
            });
        }
    });
    let currency = tr.text("settings-currency");
    let error = problems.of(Field::Currency);
    setting_ui(ui, &currency, &tr.text("settings-currency-why"), error.as_deref(), |ui| {
        let offered: Vec<Currency> = Currency::offered().collect();
        let names: Vec<String> = offered.iter().map(|currency| tr.currency(*currency)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = offered.iter().position(|currency| *currency == form.currency).unwrap_or(usize::MAX);
        if let Some(chosen) = Select::new(&currency, &names).unlabelled().show_ui(ui, chosen).and_then(|index| offered.get(index)) {
            form.currency = *chosen;
        }
    });
    let region = tr.text("settings-region");
    let error = problems.of(Field::PhoneRegion).map(|_| tr.text("settings-region-wrong"));
    setting_ui(ui, &region, &tr.text("settings-region-why"), error.as_deref(), |ui| {
        TextField::new(&region).unlabelled().width(NUMBER).enabled(cx.can_edit).show_ui(ui, &mut form.phone_region);
    });
}

fn cycles_ui(cx: &ViewCtx<'_>, ui: &mut Ui, form: &mut Form, problems: &Problems<'_>) {
    let tr = cx.tr;
    group_ui(ui, &tr.text("settings-group-cycles"));
    let usual = form.trade.preset_cycle_days();
    let why = tr.with("settings-preset-why", &[("count", usual.into())]);
    let name = tr.text("settings-preset");
    let error = problems.of(Field::CycleDays);
    setting_ui(ui, &name, &why, error.as_deref(), |ui| {
        field_ui(ui, form, problems, Number::PresetCycle, (&name, &usual.to_string()), "settings-unit-days");
    });
    for (number, keys, unit) in [
        (Number::MinCycle, ("settings-min-cycle", "settings-min-cycle-why"), "settings-unit-days"),
        (Number::FirstVisit, ("settings-first-visit", "settings-first-visit-why"), "settings-unit-days"),
        (Number::ResponseWindow, ("settings-response", "settings-response-why"), "settings-unit-days"),
        (Number::MessageCap, ("settings-cap", "settings-cap-why"), "settings-unit-days"),
        (Number::Tries, ("settings-tries", "settings-tries-why"), "settings-unit-tries"),
    ] {
        number_ui(ui, form, problems, number, keys, unit);
    }
    let defaults = Settings::default();
    let why = tr
        .with("settings-birthday-why", &[("before", defaults.birthday_before_days.into()), ("after", defaults.birthday_after_days.into())]);
    let error = problems.of(Field::BirthdayWindow);
    setting_ui(ui, &tr.text("settings-birthday"), &why, error.as_deref(), |ui| {
        for (number, name, unit) in [
            (Number::BirthdayBefore, "settings-birthday-before", "settings-unit-before"),
            (Number::BirthdayAfter, "settings-birthday-after", "settings-unit-after"),
        ] {
            field_ui(ui, form, problems, number, (&tr.text(name), ""), unit);
        }
    });
}

/// Width of a field for a number.
const NUMBER: f32 = 72.0;
/// Width of the button that closes a day.
const ADD: f32 = 112.0;

/// A setting that is one number.
fn number_ui(ui: &mut Ui, form: &mut Form, problems: &Problems<'_>, number: Number, (name, why): (&str, &str), unit: &str) {
    let tr = problems.tr;
    let default = number.of(&Settings::default()).unwrap_or_default();
    let (name, why) = (tr.text(name), tr.with(why, &[("default", default.into())]));
    let error = problems.of(number.field());
    setting_ui(ui, &name, &why, error.as_deref(), |ui| field_ui(ui, form, problems, number, (&name, ""), unit));
}

/// A field and its unit, in the form that its number asks for.
fn field_ui(ui: &mut Ui, form: &mut Form, problems: &Problems<'_>, number: Number, (name, hint): (&str, &str), unit: &str) {
    let invalid = problems.of(number.field());
    let enabled = ui.is_enabled();
    let Some(text) = form.number_mut(number) else { return };
    ui.horizontal_top(|ui| {
        let response = TextField::new(name).unlabelled().hint(hint).right().width(NUMBER).enabled(enabled).show_ui(ui, text);
        if let Some(error) = &invalid {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(eframe::egui::accesskit::Invalid::True);
                node.set_description(error.as_str());
            });
        }
        let shown = if text.is_empty() { hint } else { text.trim() };
        let count: i64 = shown.parse().unwrap_or(0);
        ui.vertical(|ui| {
            ui.add_space((size::CONTROL - TextKind::Body.line_height()) / 2.0);
            line_label_ui(ui, &problems.tr.with(unit, &[("count", count.into())]), TextKind::Body, theme(ui).text2);
        });
    });
}
