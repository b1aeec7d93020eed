//! The form of a text: for what it is meant, the text with its fields, how it reads for a client, and the bonus.

use eframe::egui::{Id, Ui};

use super::messages::{Chosen, slot_name, slots};
use crate::domain::client::Client;
use crate::domain::command::{Command, Field, FieldError, Problem, TemplateDraft};
use crate::domain::contact::Channel;
use crate::domain::message::{MessageField, purpose_of};
use crate::domain::settings::StepBonus;
use crate::domain::typed;
use crate::i18n::Language;
use crate::ui::pages::message;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, Chip, Select, TextField, heading_ui, icon_label_ui, label_ui, panel_frame};

/// Lines of the text.
const ROWS: usize = 5;

/// A text as typed, and the bonus of its step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub template: TemplateDraft,
    bonus: String,
    bonus_sum: String,
}

/// What the owner did with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormChoice {
    Save,
    Discard,
    Delete,
}

impl Draft {
    /// The form filled with what is kept.
    pub fn of(cx: &ViewCtx<'_>, chosen: Chosen) -> Self {
        let language = cx.tr.language().code().to_owned();
        let template = match chosen {
            Chosen::Own(id) => cx.model.templates().get(id).map(TemplateDraft::of).unwrap_or_default(),
            Chosen::Usual(slot) => {
                let text = cx.tr.usual_text(purpose_of(slot), cx.model).into_owned();
                TemplateDraft { slot, language, text, ..TemplateDraft::default() }
            }
            Chosen::New => TemplateDraft { slot: slots(cx).first().copied().flatten(), language, ..TemplateDraft::default() },
        };
        let mut draft = Self { template, bonus: String::new(), bonus_sum: String::new() };
        draft.take_bonus(cx);
        draft
    }

    /// Fills in the bonus of the slot.
    fn take_bonus(&mut self, cx: &ViewCtx<'_>) {
        let bonus = cx.model.settings().bonus(purpose_of(self.template.slot));
        self.bonus = bonus.map_or_else(String::new, |bonus| bonus.what.clone());
        let sum = bonus.map_or(0, |bonus| bonus.up_to_minor);
        self.bonus_sum = if sum == 0 { String::new() } else { typed::sum_text(sum, cx.currency()) };
    }

    /// Whether there is a text to save.
    fn text_changed(&self, kept: &Self, chosen: Chosen) -> bool {
        self.template != kept.template || (chosen == Chosen::New && !self.template.text.trim().is_empty())
    }

    /// The bonus as typed; `None` where the text is for no step, or the sum cannot be read.
    fn step_bonus(&self, cx: &ViewCtx<'_>) -> Option<Result<StepBonus, Problem>> {
        let slot = self.template.slot?;
        let sum = match self.bonus_sum.trim() {
            "" => Ok(0),
            typed => typed::sum(typed, cx.currency()).map_err(Problem::Mistyped),
        };
        Some(sum.map(|up_to_minor| StepBonus { slot, what: self.bonus.trim().to_owned(), up_to_minor }))
    }

    /// The bonus as typed, if it differs from what is saved.
    fn changed_bonus(&self, cx: &ViewCtx<'_>) -> Option<StepBonus> {
        let bonus = self.step_bonus(cx)?.ok()?;
        let before = cx.model.settings().bonuses.iter().find(|one| one.slot == bonus.slot).cloned();
        let before = before.unwrap_or_else(|| StepBonus { slot: bonus.slot, ..StepBonus::default() });
        (before != bonus).then_some(bonus)
    }

    /// What Save asks for: one step, whether the text, its bonus or both have changed.
    pub fn command(&self, cx: &ViewCtx<'_>, kept: &Self, chosen: Chosen) -> Option<Command> {
        let bonus = self.changed_bonus(cx);
        if self.text_changed(kept, chosen) {
            let id = if let Chosen::Own(id) = chosen { Some(id) } else { None };
            return Some(Command::SaveTemplate(id, self.template.clone(), bonus));
        }
        bonus.map(|bonus| Command::SaveSettings(Box::new(cx.model.settings().with_bonus(bonus))))
    }

    fn problems(&self, cx: &ViewCtx<'_>, chosen: Chosen) -> Vec<FieldError> {
        let id = if let Chosen::Own(id) = chosen { Some(id) } else { None };
        let mut problems = cx.check(Command::SaveTemplate(id, self.template.clone(), self.changed_bonus(cx))).err().unwrap_or_default();
        if let Some(Err(problem)) = self.step_bonus(cx) {
            problems.push(FieldError { field: Field::Bonus, problem });
        }
        problems
    }
}

/// Shows the form over the width of `ui`.
pub fn form_ui(cx: &ViewCtx<'_>, ui: &mut Ui, chosen: Chosen, draft: &mut Draft, kept: &Draft, focus: bool) {
    let (tr, look) = (cx.tr, theme(ui));
    let title = match chosen {
        Chosen::New => "settings-text-new",
        Chosen::Own(_) => "settings-text-edit",
        Chosen::Usual(_) => "settings-text-usual",
    };
    heading_ui(ui, &tr.text(title), TextKind::Heading);
    let why = if matches!(chosen, Chosen::Usual(_)) { "settings-text-usual-why" } else { "settings-text-why" };
    label_ui(ui, &tr.text(why), TextKind::Small, look.text2);
    let changed = *draft != *kept;
    let problems = if changed { draft.problems(cx, chosen) } else { Vec::new() };
    let problem = |field: Field| problems.iter().find(|error| error.field == field).map(|error| tr.problem(error.problem));
    ui.add_enabled_ui(cx.can_edit, |ui| {
        let half = (ui.available_width() - size::S8) / 2.0;
        ui.horizontal_top(|ui| {
            slot_ui(cx, ui, draft, half);
            channel_ui(cx, ui, draft, half);
        });
        let name = tr.text("settings-text-name");
        ui.horizontal_top(|ui| {
            let error = problem(Field::Name);
            let field = TextField::new(&name).width(half).error(error.as_deref()).enabled(cx.can_edit);
            field.show_ui(ui, &mut draft.template.name);
            language_ui(cx, ui, draft, half);
        });
        text_ui(cx, ui, draft, problem(Field::Text).as_deref(), focus);
        preview_ui(cx, ui, draft);
        if draft.template.slot.is_some() {
            let (name, hint) = (tr.text("settings-text-bonus"), tr.text("settings-text-bonus-hint"));
            let sum = tr.text("settings-text-bonus-sum");
            ui.horizontal_top(|ui| {
                let wide = ui.available_width() - 120.0 - size::S8;
                TextField::new(&name).hint(&hint).width(wide).enabled(cx.can_edit).show_ui(ui, &mut draft.bonus);
                let error = problem(Field::Bonus);
                let field = TextField::new(&sum).right().width(120.0).error(error.as_deref()).enabled(cx.can_edit);
                field.show_ui(ui, &mut draft.bonus_sum);
            });
        }
    });
}

/// Save, discard, delete.
pub fn buttons_ui(cx: &ViewCtx<'_>, ui: &mut Ui, chosen: Chosen, draft: &Draft, kept: &Draft) -> Option<FormChoice> {
    let changed = draft != kept;
    let sound = !changed || draft.problems(cx, chosen).is_empty();
    let mut choice = None;
    ui.horizontal(|ui| {
        let (save, discard, delete) = (cx.tr.text("settings-save"), cx.tr.text("settings-discard"), cx.tr.text("settings-text-delete"));
        if ui.add(Button::primary(&save).enabled(changed && sound && cx.can_edit)).clicked() {
            choice = Some(FormChoice::Save);
        }
        if changed && ui.add(Button::quiet(&discard)).clicked() {
            choice = Some(FormChoice::Discard);
        }
        if matches!(chosen, Chosen::Own(_)) && ui.add(Button::quiet(&delete).icon(Icon::Trash).enabled(cx.can_edit)).clicked() {
            choice = Some(FormChoice::Delete);
        }
    });
    choice
}

fn slot_ui(cx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, width: f32) {
    let all = slots(cx);
    let words: Vec<String> = all.iter().map(|slot| slot_name(cx, *slot)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = all.iter().position(|slot| *slot == draft.template.slot).unwrap_or(usize::MAX);
    let name = cx.tr.text("settings-text-step");
    if let Some(slot) = Select::new(&name, &words).width(width).show_ui(ui, chosen).and_then(|place| all.get(place)) {
        draft.template.slot = *slot;
        draft.take_bonus(cx);
    }
}

fn channel_ui(cx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, width: f32) {
    let any = cx.tr.text("settings-text-any").into_owned();
    let words: Vec<String> = std::iter::once(any).chain(Channel::ALL.iter().map(|channel| cx.tr.channel(*channel))).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let place = |channel: Channel| Channel::ALL.iter().position(|other| *other == channel).map_or(0, |place| place + 1);
    let chosen = draft.template.channel.map_or(0, place);
    let name = cx.tr.text("settings-text-channel");
    if let Some(place) = Select::new(&name, &words).width(width).show_ui(ui, chosen) {
        draft.template.channel = place.checked_sub(1).and_then(|place| Channel::ALL.get(place)).copied();
    }
}

fn language_ui(cx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, width: f32) {
    let words = [Language::English.own_name(), Language::Russian.own_name()];
    let chosen = usize::from(draft.template.language == Language::Russian.code());
    let name = cx.tr.text("settings-text-language");
    if let Some(place) = Select::new(&name, &words).width(width).show_ui(ui, chosen) {
        let language = if place == 1 { Language::Russian } else { Language::English };
        language.code().clone_into(&mut draft.template.language);
    }
}

/// The text and, below it, the fields that can be put into it.
fn text_ui(cx: &ViewCtx<'_>, ui: &mut Ui, draft: &mut Draft, error: Option<&str>, focus: bool) {
    let name = cx.tr.text("settings-text");
    let id = Id::unique("text of a message");
    let response = TextField::new(&name).rows(ROWS).id(id).error(error).enabled(cx.can_edit).show_ui(ui, &mut draft.template.text);
    if focus {
        response.request_focus();
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(0.0, 0.0);
        for field in MessageField::ALL {
            let word = cx.tr.message_field(field);
            if ui.add(Chip::new(&word, false).icon(Icon::Plus)).clicked() {
                let text = &mut draft.template.text;
                if !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
                text.extend(["{", field.code(), "}"]);
                response.request_focus();
            }
        }
    });
}

/// How the text reads for a client of the shop, and what is missing in it.
fn preview_ui(cx: &ViewCtx<'_>, ui: &mut Ui, draft: &Draft) {
    let look = theme(ui);
    let Some(client) = sample(cx) else { return };
    let message = message::preview(cx, client, purpose_of(draft.template.slot), &draft.template.text);
    panel_frame(look).inner_margin(size::S12).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::S4;
        let name = cx.tr.with("settings-text-preview", &[("name", client.display_name().into())]);
        label_ui(ui, &name, TextKind::SmallMedium, look.text2);
        let mut job = message.job(cx, look, TextKind::Body);
        job.wrap.max_width = ui.available_width();
        let galley = ui.painter().layout_job(job);
        let (place, response) = ui.allocate_exact_size(galley.size(), eframe::egui::Sense::hover());
        response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Paragraph, true, &message.plain));
        message.paint(ui, cx, galley, place.min);
        for warning in &message.warnings {
            icon_label_ui(ui, Icon::AlertTriangle, warning, TextKind::Small, look.warn);
        }
    });
}

/// Somebody who is due, else the first client of the shop.
fn sample<'a>(cx: &ViewCtx<'a>) -> Option<&'a Client> {
    let first = cx.analytics.clients().find(|figures| figures.due.is_some()).map(|figures| figures.client);
    first.and_then(|id| cx.model.clients().get(id)).or_else(|| cx.model.clients().iter().next())
}
