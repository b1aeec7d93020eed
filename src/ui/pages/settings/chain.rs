//! The chain of contacts: its steps with what they do, when they come and through which channel.

use eframe::egui::{ScrollArea, Ui, UiBuilder};

use super::foot::{FootChoice, foot_ui, parts, too_soon};
use super::line::{CONTROL, column_ui, group_ui, setting_ui};
use crate::domain::command::{Command, Field, FieldError, Problem};
use crate::domain::contact::Channel;
use crate::domain::settings::{ChainStep, STEP_DAYS_MAX, STEPS_MAX, Settings, StepKind, StepOffset};
use crate::domain::typed::Mistyped;
use crate::i18n::Tr;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Select, TextField, label_ui, switch_ui};

/// Width of a field for days.
const DAYS: f32 = 72.0;
const KINDS: [StepKind; 3] = [StepKind::Remind, StepKind::Offer, StepKind::Call];

/// When a step comes, as it is chosen from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Window,
    HalfWindow,
    OnDay,
    Before,
    After,
}

impl When {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Window, "chain-when-window"),
        (Self::HalfWindow, "chain-when-half"),
        (Self::OnDay, "chain-when-day"),
        (Self::Before, "chain-days-before"),
        (Self::After, "chain-days-after"),
    ];

    const fn has_days(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

/// A step as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct StepForm {
    kind: StepKind,
    name: String,
    when: When,
    days: String,
    channel: Option<Channel>,
    off: bool,
}

impl StepForm {
    fn of(step: &ChainStep) -> Self {
        let (when, days) = match step.offset {
            StepOffset::WindowBefore => (When::Window, String::new()),
            StepOffset::HalfWindowBefore => (When::HalfWindow, String::new()),
            StepOffset::OnDay => (When::OnDay, String::new()),
            StepOffset::Days(days) if days < 0 => (When::Before, days.unsigned_abs().to_string()),
            StepOffset::Days(days) => (When::After, days.to_string()),
        };
        Self { kind: step.kind, name: step.name.clone(), when, days, channel: step.channel, off: step.off }
    }

    fn read(&self) -> Result<ChainStep, Problem> {
        let offset = match self.when {
            When::Window => StepOffset::WindowBefore,
            When::HalfWindow => StepOffset::HalfWindowBefore,
            When::OnDay => StepOffset::OnDay,
            When::Before => StepOffset::Days(-self.days()?),
            When::After => StepOffset::Days(self.days()?),
        };
        Ok(ChainStep { kind: self.kind, name: self.name.trim().to_owned(), offset, channel: self.channel, off: self.off })
    }

    fn days(&self) -> Result<i16, Problem> {
        match self.days.trim() {
            "" => Err(Problem::Empty),
            typed if typed.chars().all(|c| c.is_ascii_digit()) => typed
                .parse()
                .ok()
                .filter(|days| i64::from(*days) <= STEP_DAYS_MAX)
                .ok_or(Problem::OutOfRange { min: 0, max: STEP_DAYS_MAX }),
            _ => Err(Problem::Mistyped(Mistyped::NotANumber)),
        }
    }
}

/// The tab of the chain.
#[derive(Debug, Default)]
pub struct ChainTab {
    /// The steps as typed; `None` where they are as saved.
    typed: Option<Vec<StepForm>>,
    /// A step was added: it is brought into sight.
    added: bool,
}

impl ChainTab {
    /// Shows the tab.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let saved = &cx.model.settings().steps;
        let mut form = self.typed.take().unwrap_or_else(|| forms(saved));
        let full = ui.available_rect_before_wrap();
        let (meant, mut errors) = read(&form, cx.model.settings());
        let warning = match cx.check(Command::SaveSettings(Box::new(meant.clone()))) {
            Ok(plan) => too_soon(cx, &plan),
            Err(refused) => {
                errors.extend(refused);
                None
            }
        };
        let (body, foot) = parts(ui, full, warning.as_deref().filter(|_| errors.is_empty()));
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.add_enabled_ui(cx.can_edit, |ui| {
                    self.added = column_ui(ui, |ui| steps_ui(cx, ui, &mut form, saved.len(), &errors, self.added));
                });
            });
        });
        let dirty = form != forms(saved);
        let choice = ui
            .scope_builder(UiBuilder::new().max_rect(foot), |ui| {
                foot_ui(cx, ui, dirty, errors.is_empty(), warning.as_deref().filter(|_| errors.is_empty()))
            })
            .inner;
        match choice {
            Some(FootChoice::Save) => {
                out.run(Command::SaveSettings(Box::new(meant)));
                self.typed = None;
            }
            Some(FootChoice::Discard) => self.typed = None,
            None if form != forms(saved) => self.typed = Some(form),
            None => {}
        }
    }
}

fn forms(steps: &[ChainStep]) -> Vec<StepForm> {
    steps.iter().map(StepForm::of).collect()
}

/// The settings that the form means, over what is saved; and what in it is no number.
fn read(form: &[StepForm], saved: &Settings) -> (Settings, Vec<FieldError>) {
    let (mut steps, mut errors) = (Vec::new(), Vec::new());
    for (place, step) in form.iter().enumerate() {
        match step.read() {
            Ok(step) => steps.push(step),
            Err(problem) => {
                errors.push(FieldError { field: Field::StepDays(place), problem });
                steps.extend(saved.steps.get(place).cloned());
            }
        }
    }
    (Settings { steps, ..saved.clone() }, errors)
}

/// The steps; `show_last` brings the last into sight. Says whether one was added.
fn steps_ui(cx: &ViewCtx<'_>, ui: &mut Ui, form: &mut Vec<StepForm>, saved: usize, errors: &[FieldError], show_last: bool) -> bool {
    let tr = cx.tr;
    group_ui(ui, &tr.text("chain-title"));
    label_ui(ui, &tr.text("chain-why"), TextKind::Small, theme(ui).text2);
    let problem = |field: Field| errors.iter().find(|error| error.field == field).map(|error| tr.problem(error.problem).into_owned());
    let mut removed = None;
    for (place, step) in form.iter_mut().enumerate() {
        let number = tr.with("chain-step", &[("number", (place + 1).into())]);
        let why = if step.off { tr.text("chain-off").into_owned() } else { example(cx, step) };
        setting_ui(ui, &number, &why, None, |ui| {
            step_ui(tr, ui, &number, step, [problem(Field::StepName(place)), problem(Field::StepDays(place))]);
            // One that was saved may be what contacts and texts are about: it is switched off, never taken out.
            if place < saved {
                let mut on = !step.off;
                if switch_ui(ui, &mut on, &tr.with("chain-on", &[("step", (&number).into())])).changed() {
                    step.off = !on;
                }
            } else if ui.add(Button::quiet(&tr.with("chain-remove", &[("step", (&number).into())])).icon(Icon::X)).clicked() {
                removed = Some(place);
            }
        });
    }
    if let Some(place) = removed {
        form.remove(place);
    }
    if let Some(error) = problem(Field::Steps) {
        ui.add_space(size::S12);
        crate::ui::widgets::error_ui(ui, &error);
    }
    ui.add_space(size::S16);
    let adds = form.len() < STEPS_MAX && ui.add(Button::secondary(&tr.text("chain-add")).icon(Icon::Plus)).clicked();
    if adds {
        let (name, days) = (String::new(), String::new());
        form.push(StepForm { kind: StepKind::Call, name, when: When::After, days, channel: None, off: false });
    }
    ui.add_space(size::S32);
    if show_last {
        ui.scroll_to_cursor(None);
    }
    adds
}

/// The fields of a step.
fn step_ui(tr: &Tr, ui: &mut Ui, number: &str, step: &mut StepForm, [name_error, days_error]: [Option<String>; 2]) {
    let labelled = |key: &str| tr.with("chain-field", &[("step", number.into()), ("name", tr.text(key).as_ref().into())]);
    let half = (CONTROL - size::S8) / 2.0;
    let enabled = ui.is_enabled();
    let hint = tr.step_kind(step.kind);
    let name = labelled("chain-name");
    TextField::new(&name).unlabelled().hint(&hint).error(name_error.as_deref()).enabled(enabled).show_ui(ui, &mut step.name);
    ui.horizontal(|ui| {
        let kinds = KINDS.map(|kind| tr.step_kind(kind));
        let kinds = kinds.each_ref().map(String::as_str);
        let chosen = KINDS.iter().position(|kind| *kind == step.kind).unwrap_or(usize::MAX);
        let kind = Select::new(&labelled("chain-kind"), &kinds).unlabelled().width(half).show_ui(ui, chosen);
        step.kind = kind.and_then(|index| KINDS.get(index)).copied().unwrap_or(step.kind);
        let preferred = tr.text("chain-channel-preferred").into_owned();
        let names: Vec<String> = std::iter::once(preferred).chain(Channel::ALL.map(|channel| tr.channel(channel))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = step.channel.and_then(|channel| Channel::ALL.iter().position(|other| *other == channel)).map_or(0, |index| index + 1);
        let channel = Select::new(&labelled("chain-channel"), &names).unlabelled().width(half).show_ui(ui, chosen);
        if let Some(index) = channel {
            step.channel = index.checked_sub(1).and_then(|index| Channel::ALL.get(index)).copied();
        }
    });
    ui.horizontal_top(|ui| {
        let whens = When::ALL.map(|(_, key)| tr.text(key));
        let whens = whens.each_ref().map(AsRef::as_ref);
        let chosen = When::ALL.iter().position(|(when, _)| *when == step.when).unwrap_or(usize::MAX);
        let width = if step.when.has_days() { CONTROL - DAYS - size::S8 } else { CONTROL };
        let when = Select::new(&labelled("chain-when"), &whens).unlabelled().width(width).show_ui(ui, chosen);
        step.when = when.and_then(|index| When::ALL.get(index)).map_or(step.when, |(when, _)| *when);
        if step.when.has_days() {
            let days = labelled("chain-days");
            TextField::new(&days).unlabelled().right().width(DAYS).enabled(enabled).show_ui(ui, &mut step.days);
        }
    });
    if let Some(error) = days_error {
        crate::ui::widgets::error_ui(ui, &error);
    }
}

/// When the step comes for a client of the shop's usual cycle, as an example.
fn example(cx: &ViewCtx<'_>, step: &StepForm) -> String {
    let Ok(step) = step.read() else { return String::new() };
    let rules = crate::analytics::CycleRules::new(cx.model, cx.analytics.shop_cycle_days());
    let cycle_days = rules.cycle(None, None).days;
    let day = rules.expected_after_days(cycle_days) + step.offset.days(rules.window_days(cycle_days));
    cx.tr.with("chain-example", &[("cycle", cycle_days.into()), ("day", day.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untouched_form_means_what_is_saved() {
        let mut settings = Settings::default();
        settings.steps.push(ChainStep {
            kind: StepKind::Call,
            name: "Second call".into(),
            offset: StepOffset::Days(10),
            channel: Some(Channel::Sms),
            off: true,
        });
        settings.steps.push(ChainStep { offset: StepOffset::Days(-20), name: "Early".into(), off: false, ..settings.steps[0].clone() });
        assert_eq!(read(&forms(&settings.steps), &settings), (settings, Vec::new()));
    }

    #[test]
    fn days_are_read_as_they_are_typed() {
        let out_of_range = Err(Problem::OutOfRange { min: 0, max: STEP_DAYS_MAX });
        for (typed, expected) in [
            ("12", Ok(12)),
            (" 0 ", Ok(0)),
            ("", Err(Problem::Empty)),
            ("-3", Err(Problem::Mistyped(Mistyped::NotANumber))),
            ("366", out_of_range),
            ("99999999", out_of_range),
        ] {
            let mut step = StepForm::of(&ChainStep::defaults()[0]);
            step.days = typed.into();
            assert_eq!(step.days(), expected, "{typed:?}");
        }
    }
}
