//! One question asked from the card's menu: until when a client is paused, or why they are not to be contacted.

use chrono::NaiveDate;
use eframe::egui::{Id, Key, Ui};

use crate::domain::command::{Command, Field, FieldError, Problem};
use crate::domain::ids::ClientId;
use crate::domain::typed::{self, Leaning};
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, TextField, label_ui, panel_frame};

/// The day that was read, in full, so that nobody has to guess which one was meant.
pub fn day_ui(cx: &ViewCtx<'_>, ui: &mut Ui, day: NaiveDate) {
    let text = format!("{}, {}", cx.tr.weekday(day), cx.tr.day_month_year(day));
    label_ui(ui, &text, TextKind::Small, theme(ui).text2);
}

/// The question and what was typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallForm {
    question: Question,
    text: String,
    opened: bool,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    PauseUntil,
    WhyNotContact,
}

/// What the owner did with the form.
#[derive(Debug)]
pub enum Done {
    Run(Box<Command>),
    Close,
}

impl SmallForm {
    /// A form that asks this.
    pub const fn new(question: Question) -> Self {
        Self { question, text: String::new(), opened: false }
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The command, or what is wrong with the answer.
    fn command(&self, cx: &ViewCtx<'_>, client: ClientId) -> Result<Command, FieldError> {
        match self.question {
            Question::WhyNotContact => Ok(Command::SetDoNotContact { client, reason: Some(self.text.trim().to_owned()) }),
            Question::PauseUntil => {
                let problem = |mistyped| FieldError { field: Field::Day, problem: Problem::Mistyped(mistyped) };
                let until = typed::day(&self.text, cx.today, Leaning::Future).map_err(problem)?;
                Ok(Command::PauseClient { client, until: Some(until) })
            }
        }
    }

    /// Shows the question over the width of `ui`.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, client: ClientId) -> Option<Done> {
        let (name, hint) = match self.question {
            Question::PauseUntil => ("clients-pause-question", "clients-contact-day-hint"),
            Question::WhyNotContact => ("clients-do-not-contact-question", "clients-contact-why-hint"),
        };
        let (name, hint) = (cx.tr.text(name), cx.tr.text(hint));
        let ready = self.command(cx, client).and_then(|command| match cx.check(command.clone()) {
            Ok(_) => Ok(command),
            Err(errors) => Err(errors.first().copied().unwrap_or(FieldError { field: Field::Whole, problem: Problem::Gone })),
        });
        let problem = ready.as_ref().err().filter(|_| !self.text.trim().is_empty()).map(|error| cx.tr.problem(error.problem));
        let mut done = None;
        panel_frame(theme(ui)).inner_margin(13.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let id = Id::unique(("client-question", client, self.question as u8));
            let response = TextField::new(&name).hint(&hint).id(id).error(problem.as_deref()).show_ui(ui, &mut self.text);
            if !self.opened {
                self.opened = true;
                response.request_focus();
            }
            if let Ok(Command::PauseClient { until: Some(until), .. }) = &ready {
                day_ui(cx, ui, *until);
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add_space(size::S4);
            ui.horizontal(|ui| {
                let save = cx.tr.text("clients-save");
                let clicked = ui.add(Button::secondary(&save).small().enabled(ready.is_ok())).clicked();
                if let (true, Ok(command)) = (clicked || entered, ready) {
                    done = Some(Done::Run(Box::new(command)));
                }
                let cancel = cx.tr.text("cancel");
                if ui.add(Button::quiet(&cancel).small()).clicked() {
                    done = Some(Done::Close);
                }
            });
        });
        done
    }
}
