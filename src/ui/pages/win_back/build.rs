//! The form of a new campaign: whom to take in, how long, the control group, the ladder; beside it what that comes to.

use eframe::egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::summary::{Made, MadeOf, Said, summary_ui};
use crate::analytics::WinBackFilter;
use crate::app::look::Look;
use crate::domain::campaign::{Campaign, FrozenStage, Rung};
use crate::domain::command::{CampaignDraft, Command, Field, FieldError, Problem, RUNGS_MAX};
use crate::domain::contact::Channel;
use crate::domain::dates::days_between;
use crate::domain::typed;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, TextField, checkbox_ui, error_ui, heading_ui, label_ui, line_label_ui, radio_ui};

/// Widths of the fields of a rung: name, day, bonus, cost.
const FIELDS: [f32; 4] = [240.0, 64.0, 92.0, 92.0];
/// Width of the panel that tells what the campaign comes to.
const SUMMARY: f32 = 320.0;
const HEADER: f32 = 72.0;

/// The form as it is typed.
#[derive(Debug)]
pub struct Builder {
    name: String,
    filter: WinBackFilter,
    least_value: String,
    window: String,
    control: String,
    /// Clients enter by themselves, from the earliest stage chosen on.
    standing: bool,
    rungs: Vec<RungForm>,
    seed: u64,
    made: Look<MadeOf, Made>,
}

#[derive(Debug, Clone)]
struct RungForm {
    name: String,
    after: String,
    bonus: String,
    cost: String,
    channel: Option<Channel>,
}

impl Builder {
    /// A form with the usual ladder.
    pub fn new(cx: &ViewCtx<'_>) -> Self {
        let names = ["win-back-rung-1", "win-back-rung-2", "win-back-rung-3", "win-back-rung-4", "win-back-rung-5"];
        let check = usual_check_units(cx);
        let rungs = names.into_iter().zip([0_i64, 6, 12, 18, 24]).zip([0_i64, 10, 15, 20, 25]).map(|((name, after), percent)| RungForm {
            name: cx.tr.text(name).into_owned(),
            after: after.to_string(),
            bonus: (check * percent / 100).to_string(),
            cost: "0".to_owned(),
            channel: (name == "win-back-rung-5").then_some(Channel::Call),
        });
        Self {
            name: String::new(),
            filter: WinBackFilter::default(),
            least_value: String::new(),
            window: "30".to_owned(),
            control: "20".to_owned(),
            standing: false,
            rungs: rungs.collect(),
            seed: seed(cx),
            made: Look::default(),
        }
    }

    /// A form with the name, the stages, the ladder and the window of another campaign; its list is drawn anew.
    pub fn again(cx: &ViewCtx<'_>, campaign: &Campaign) -> Self {
        let text = |minor: i64| typed::sum_text(minor, cx.currency());
        let rungs = campaign.rungs.iter().map(|rung| RungForm {
            name: rung.name.clone(),
            after: rung.after_days.to_string(),
            bonus: text(rung.bonus_minor),
            cost: text(rung.cost_minor),
            channel: rung.channel,
        });
        let usual = Self::new(cx);
        let took = |stage: FrozenStage| match campaign.standing {
            Some(standing) => stage >= standing.from,
            None => campaign.members.iter().any(|member| member.stage == stage),
        };
        let filter = WinBackFilter {
            at_risk: took(FrozenStage::AtRisk),
            sleeping: took(FrozenStage::Sleeping),
            gone: took(FrozenStage::Gone),
            ..WinBackFilter::default()
        };
        Self {
            name: campaign.name.clone(),
            filter: if campaign.members.is_empty() && campaign.standing.is_none() { usual.filter.clone() } else { filter },
            window: campaign
                .standing
                .map_or_else(|| days_between(campaign.started, campaign.ends), |standing| i64::from(standing.window_days))
                .to_string(),
            standing: campaign.standing.is_some(),
            control: campaign.control_percent.to_string(),
            rungs: rungs.collect(),
            ..usual
        }
    }

    /// Shows the form.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) -> Option<Said> {
        let look = theme(ui);
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
        let title = Rect::from_min_max(pos2(head.left() + size::S32, head.top() + 24.0), head.max);
        heading_ui(&mut ui.new_child(UiBuilder::new().max_rect(title)), &cx.tr.text("win-back-new-title"), TextKind::Title);
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(size::LINE, look.line));

        let (draft, mut errors) = self.read(cx);
        let nameless = CampaignDraft { name: String::new(), ..draft.clone() };
        let of: MadeOf = (cx.model.revision(), cx.today, self.filter.clone(), nameless);
        let (given, asked) = (cx.given, of.clone());
        self.made.ask(cx.looker, &of, move |model, analytics| Made::new(model, analytics, &given, asked));
        if let Some((_, made)) = self.made.known() {
            errors.extend(cx.check(Command::StartCampaign(Box::new(made.sample(&draft)))).err().unwrap_or_default());
            errors.extend(made.refused.iter().filter(|refused| refused.problem != Problem::Empty).copied());
        }
        let room = ui.available_rect_before_wrap();
        let split = (room.right() - SUMMARY - size::PAGE_EDGE).floor();
        ui.painter().vline(split, room.y_range(), Stroke::new(size::LINE, look.line));
        let left = Rect::from_min_max(pos2(room.left() + size::S32, room.top()), pos2(split - size::PAGE_EDGE, room.bottom()));
        let right =
            Rect::from_min_max(pos2(split + size::S24, room.top() + size::S24), pos2(room.right() - size::PAGE_EDGE, room.bottom()));
        ui.scope_builder(UiBuilder::new().id_salt("form").max_rect(left), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = size::S8;
                // Texts keep clear of the scroll bar.
                ui.set_max_width(ui.available_width() - size::S16);
                self.whom_ui(cx, ui, &errors);
                self.how_ui(cx, ui, &errors);
                self.ladder_ui(cx, ui, &errors);
                ui.add_space(size::S32);
            });
        });
        let made = (self.made.known().map(|(_, made)| made), self.made.is_of(&of));
        let sum = UiBuilder::new().id_salt("sum").max_rect(right);
        let said = ui.scope_builder(sum, |ui| summary_ui(cx, ui, &draft, made, &errors, out)).inner;
        if said == Some(Said::Started)
            && let Some(made) = made.0
        {
            out.run(Command::StartCampaign(Box::new(CampaignDraft { members: made.members.clone(), ..draft })));
        }
        said
    }

    fn whom_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, errors: &[FieldError]) {
        let tr = cx.tr;
        ui.add_space(size::S16);
        let name = tr.text("win-back-name");
        let hint = tr.text("win-back-name-hint");
        // An empty name is no mistake before the owner has had a chance to type one.
        let error = problem(cx, errors, Field::Name).filter(|_| !self.name.is_empty());
        TextField::new(&name).hint(&hint).width(360.0).error(error.as_deref()).show_ui(ui, &mut self.name);
        ui.add_space(size::S12);
        heading_ui(ui, &tr.text("win-back-whom"), TextKind::Heading);
        label_ui(ui, &tr.text("win-back-whom-why"), TextKind::Small, theme(ui).text2);
        if checkbox_ui(ui, &mut self.standing, &tr.text("win-back-standing")).changed() && self.standing {
            // So that nobody falls between the chain and the campaign.
            self.filter.at_risk = true;
        }
        if self.standing {
            self.threshold_ui(cx, ui);
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S24;
            checkbox_ui(ui, &mut self.filter.at_risk, &tr.stage(crate::analytics::Stage::AtRisk));
            checkbox_ui(ui, &mut self.filter.sleeping, &tr.stage(crate::analytics::Stage::Sleeping));
            checkbox_ui(ui, &mut self.filter.gone, &tr.stage(crate::analytics::Stage::Gone));
            checkbox_ui(ui, &mut self.filter.drifting, &tr.text("win-back-drifting"));
        });
        let least = tr.text("win-back-least");
        let error = problem(cx, errors, Field::Sum);
        TextField::new(&least).hint("0").right().width(140.0).error(error.as_deref()).show_ui(ui, &mut self.least_value);
    }

    /// From which stage on clients enter a standing campaign: the first of the chosen ones.
    const fn threshold(&self) -> FrozenStage {
        match (self.filter.at_risk, self.filter.sleeping) {
            (true, _) => FrozenStage::AtRisk,
            (false, true) => FrozenStage::Sleeping,
            (false, false) => FrozenStage::Gone,
        }
    }

    fn threshold_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let threshold = self.threshold();
        label_ui(ui, &cx.tr.text("win-back-standing-why"), TextKind::Small, theme(ui).text2);
        for (stage, key) in [
            (FrozenStage::AtRisk, "win-back-from-at-risk"),
            (FrozenStage::Sleeping, "win-back-from-sleeping"),
            (FrozenStage::Gone, "win-back-from-gone"),
        ] {
            if radio_ui(ui, stage == threshold, &cx.tr.text(key)).clicked() {
                (self.filter.at_risk, self.filter.sleeping) = (stage == FrozenStage::AtRisk, stage != FrozenStage::Gone);
            }
        }
    }

    fn how_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, errors: &[FieldError]) {
        let tr = cx.tr;
        ui.add_space(size::S16);
        heading_ui(ui, &tr.text("win-back-how"), TextKind::Heading);
        label_ui(ui, &tr.text("win-back-how-why"), TextKind::Small, theme(ui).text2);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::S24;
            for (field, key, text) in
                [(Field::Window, "win-back-window", &mut self.window), (Field::Control, "win-back-percent", &mut self.control)]
            {
                let error = problem(cx, errors, field);
                ui.vertical(|ui| {
                    ui.set_width(200.0);
                    TextField::new(&tr.text(key)).right().width(96.0).error(error.as_deref()).show_ui(ui, text);
                });
            }
        });
    }

    fn ladder_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, errors: &[FieldError]) {
        let tr = cx.tr;
        let look = theme(ui);
        ui.add_space(size::S16);
        heading_ui(ui, &tr.text("win-back-ladder"), TextKind::Heading);
        label_ui(ui, &tr.text("win-back-ladder-why"), TextKind::Small, look.text2);
        let names = ["win-back-rung", "win-back-day", "win-back-bonus", "win-back-cost-each"].map(|key| tr.text(key));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            for (name, width) in names.iter().zip(FIELDS) {
                ui.allocate_ui(vec2(width, 18.0), |ui| {
                    ui.set_width(width);
                    line_label_ui(ui, name, TextKind::Small, look.text2);
                });
            }
        });
        let mut removed = None;
        let several = self.rungs.len() > 1;
        for (index, rung) in self.rungs.iter_mut().enumerate() {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::S8;
                let number = tr.number(index + 1);
                let texts = [&mut rung.name, &mut rung.after, &mut rung.bonus, &mut rung.cost];
                for ((text, name), (place, width)) in texts.into_iter().zip(&names).zip(FIELDS.into_iter().enumerate()) {
                    let label = tr.with("win-back-field", &[("name", name.as_ref().into()), ("number", number.as_str().into())]);
                    let field = TextField::new(&label).unlabelled().width(width);
                    if place == 0 { field } else { field.right() }.show_ui(ui, text);
                }
                let remove = tr.with("win-back-remove", &[("number", number.as_str().into())]);
                if several && ui.add(Button::icon_only(Icon::X, &remove)).clicked() {
                    removed = Some(index);
                }
            });
        }
        if let Some(index) = removed {
            self.rungs.remove(index);
        }
        for field in [Field::Rungs, Field::Bonus] {
            if let Some(error) = problem(cx, errors, field) {
                error_ui(ui, &error);
            }
        }
        let add = tr.text("win-back-add-rung");
        if self.rungs.len() < RUNGS_MAX && ui.add(Button::quiet(&add).icon(Icon::Plus)).clicked() {
            let after = self.rungs.last().and_then(|rung| rung.after.trim().parse::<u16>().ok()).unwrap_or(0).saturating_add(6);
            let bonus = self.rungs.last().map_or_else(|| "0".to_owned(), |rung| rung.bonus.clone());
            self.rungs.push(RungForm { name: String::new(), after: after.to_string(), bonus, cost: "0".to_owned(), channel: None });
        }
    }

    /// What the form means, without members; and what in it cannot be read.
    fn read(&mut self, cx: &ViewCtx<'_>) -> (CampaignDraft, Vec<FieldError>) {
        let currency = cx.currency();
        let mut errors = Vec::new();
        let mut sum = |text: &str, field: Field| match text.trim() {
            "" => 0,
            text => typed::sum(text, currency).unwrap_or_else(|mistyped| {
                errors.push(FieldError { field, problem: Problem::Mistyped(mistyped) });
                0
            }),
        };
        self.filter.least_value_minor = if self.least_value.trim().is_empty() { i64::MIN } else { sum(&self.least_value, Field::Sum) };
        let mut days = Vec::new();
        let rungs: Vec<Rung> = self
            .rungs
            .iter()
            .map(|rung| {
                days.push(rung.after.trim().parse::<u16>());
                Rung {
                    name: rung.name.trim().to_owned(),
                    after_days: rung.after.trim().parse().unwrap_or(0),
                    channel: rung.channel,
                    bonus_minor: sum(&rung.bonus, Field::Bonus),
                    cost_minor: sum(&rung.cost, Field::Bonus),
                }
            })
            .collect();
        let unreadable = |field| FieldError { field, problem: Problem::Mistyped(typed::Mistyped::NotANumber) };
        if days.iter().any(Result::is_err) {
            errors.push(unreadable(Field::Rungs));
        }
        let window_days = self.window.trim().parse().unwrap_or_else(|_| {
            errors.push(unreadable(Field::Window));
            30
        });
        let control_percent = self.control.trim().trim_end_matches('%').trim_end().parse().unwrap_or_else(|_| {
            errors.push(unreadable(Field::Control));
            20
        });
        let draft = CampaignDraft {
            name: self.name.clone(),
            window_days,
            control_percent,
            seed: self.seed,
            rungs,
            members: Vec::new(),
            standing: self.standing.then(|| self.threshold()),
        };
        (draft, errors)
    }
}

fn problem(cx: &ViewCtx<'_>, errors: &[FieldError], field: Field) -> Option<String> {
    errors.iter().find(|error| error.field == field).map(|error| cx.tr.problem(error.problem).into_owned())
}

/// A seed that a person can read out, different from second to second.
fn seed(cx: &ViewCtx<'_>) -> u64 {
    1000 + cx.given.now.timestamp().unsigned_abs() % 9000
}

/// The shop's average check in whole units of its currency, rounded to two digits: bonuses are proposed as shares of it.
fn usual_check_units(cx: &ViewCtx<'_>) -> i64 {
    let units = cx.analytics.average_check_minor().unwrap_or(0) / cx.currency().minor_per_unit().max(1);
    let step = if units >= 1000 {
        100
    } else if units >= 100 {
        10
    } else {
        1
    };
    units / step * step
}
