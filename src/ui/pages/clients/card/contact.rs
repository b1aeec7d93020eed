//! Logging a contact from the card: through which channel, what came of it, what was said.

use eframe::egui::{Id, Key, Ui};

use super::quick::QuickLine;
use super::small::day_ui;
use crate::analytics::{Cycle, Due, Reason};
use crate::domain::command::{Command, ContactDraft, Field, OutcomeDraft};
use crate::domain::contact::{Channel, Purpose, RefusalReason};
use crate::domain::ids::ClientId;
use crate::domain::typed::{self, Leaning};
use crate::ui::theme::size;
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, Select, TextField};

/// What came of a contact, before the details are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Sent,
    NoAnswer,
    WillCome,
    Later,
    Bought,
    Refused,
    WrongNumber,
    DoNotContact,
}

impl What {
    const ALL: [Self; 8] =
        [Self::Sent, Self::WillCome, Self::Bought, Self::Later, Self::NoAnswer, Self::Refused, Self::WrongNumber, Self::DoNotContact];

    const fn key(self) -> &'static str {
        match self {
            Self::Sent => "clients-outcome-sent",
            Self::NoAnswer => "clients-outcome-no-answer",
            Self::WillCome => "clients-outcome-will-come",
            Self::Later => "clients-outcome-later",
            Self::Bought => "clients-outcome-bought",
            Self::Refused => "clients-outcome-refused",
            Self::WrongNumber => "clients-outcome-wrong-number",
            Self::DoNotContact => "clients-outcome-do-not-contact",
        }
    }

    /// Nothing more has to be typed.
    const fn is_whole(self) -> bool {
        matches!(self, Self::Sent | Self::NoAnswer | Self::WrongNumber)
    }
}

/// A contact that is being logged.
#[derive(Debug, Clone)]
pub struct ContactForm {
    channel: Channel,
    note: String,
    what: Option<What>,
    day: String,
    reason: RefusalReason,
    text: String,
    bought: QuickLine,
    /// An outcome was chosen just now: its line takes the keyboard.
    focus_detail: bool,
}

/// What the owner did with the form.
#[derive(Debug)]
pub enum Done {
    Log(ContactDraft),
    Close,
}

impl ContactForm {
    /// A form that begins with this channel.
    pub fn new(channel: Channel) -> Self {
        Self {
            channel,
            note: String::new(),
            what: None,
            day: String::new(),
            reason: RefusalReason::Price,
            text: String::new(),
            bought: QuickLine::default(),
            focus_detail: false,
        }
    }

    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        [&self.note, &self.day, &self.text].iter().all(|text| text.trim().is_empty()) && self.bought.is_blank()
    }

    /// Shows the form for a client who is `due`, or is contacted without being so.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, client: ClientId, due: Option<&Due>) -> Option<Done> {
        let mut done = None;
        ui.spacing_mut().item_spacing.y = size::S8;
        ui.horizontal_top(|ui| {
            let words: Vec<String> = Channel::ALL.iter().map(|channel| cx.tr.channel(*channel)).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let chosen = Channel::ALL.iter().position(|channel| *channel == self.channel).unwrap_or(0);
            let name = cx.tr.text("clients-contact-channel");
            if let Some(chosen) = Select::new(&name, &words).unlabelled().width(132.0).show_ui(ui, chosen)
                && let Some(channel) = Channel::ALL.get(chosen)
            {
                self.channel = *channel;
            }
            let (name, hint) = (cx.tr.text("clients-contact-note"), cx.tr.text("clients-contact-note-hint"));
            TextField::new(&name).unlabelled().hint(&hint).id(Id::unique("contact-note")).show_ui(ui, &mut self.note);
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = eframe::egui::vec2(6.0, 6.0);
            for what in What::ALL {
                let word = cx.tr.text(what.key());
                if ui.add(Button::secondary(&word).small().pressed(self.what == Some(what))).clicked() {
                    self.what = Some(what);
                    if what.is_whole() {
                        done = Some(Done::Log(self.draft(cx, client, due)));
                    } else {
                        self.focus_detail = true;
                    }
                }
            }
        });
        if let Some(what) = self.what.filter(|what| !what.is_whole()) {
            done = done.or_else(|| self.details_ui(cx, ui, what, client, due));
        }
        let cancel = cx.tr.text("cancel");
        if self.what.is_none_or(What::is_whole) && ui.add(Button::quiet(&cancel).small()).clicked() {
            return Some(Done::Close);
        }
        done
    }

    /// The one line that an outcome still needs.
    fn details_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, what: What, client: ClientId, due: Option<&Due>) -> Option<Done> {
        let draft = self.draft(cx, client, due);
        let problems = cx.check(Command::LogContact(draft.clone())).err().unwrap_or_default();
        let mut entered = false;
        match what {
            What::WillCome | What::Later => {
                let problem = problems.iter().find(|error| error.field == Field::Day).map(|error| cx.tr.problem(error.problem));
                let problem = problem.filter(|_| !self.day.trim().is_empty());
                let (name, hint) = (cx.tr.text("clients-contact-day"), cx.tr.text("clients-contact-day-hint"));
                entered |= line_ui(ui, TextField::new(&name).unlabelled().hint(&hint).error(problem.as_deref()), &mut self.day);
                if let (Ok(day), None) = (typed::day(&self.day, cx.today, Leaning::Future), problem) {
                    day_ui(cx, ui, day);
                }
            }
            What::Refused => {
                let words: Vec<String> = RefusalReason::ALL.iter().map(|reason| cx.tr.refusal(*reason)).collect();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let chosen = RefusalReason::ALL.iter().position(|reason| *reason == self.reason).unwrap_or(0);
                let name = cx.tr.text("clients-contact-reason");
                if let Some(reason) = Select::new(&name, &words).unlabelled().show_ui(ui, chosen).and_then(|i| RefusalReason::ALL.get(i)) {
                    self.reason = *reason;
                }
                let (name, hint) = (cx.tr.text("clients-contact-why"), cx.tr.text("clients-contact-why-hint"));
                entered |= line_ui(ui, TextField::new(&name).unlabelled().hint(&hint), &mut self.text);
            }
            What::DoNotContact => {
                let (name, hint) = (cx.tr.text("clients-contact-why"), cx.tr.text("clients-contact-why-hint"));
                entered |= line_ui(ui, TextField::new(&name).unlabelled().hint(&hint), &mut self.text);
            }
            What::Bought => {
                let width = ui.available_width();
                let problem = problems.first().map(|error| cx.tr.problem(error.problem));
                entered |= self.bought.ui(cx, ui, detail_id(), width, problem.as_deref()).is_some();
            }
            What::Sent | What::NoAnswer | What::WrongNumber => {}
        }
        if std::mem::take(&mut self.focus_detail) {
            ui.memory_mut(|memory| memory.request_focus(detail_id()));
        }
        let mut done = None;
        ui.horizontal(|ui| {
            let save = cx.tr.text("clients-save");
            let ready = problems.is_empty();
            if (ui.add(Button::secondary(&save).small().enabled(ready)).clicked() || entered) && ready {
                done = Some(Done::Log(draft));
            }
            let cancel = cx.tr.text("cancel");
            if ui.add(Button::quiet(&cancel).small()).clicked() {
                done = Some(Done::Close);
            }
        });
        done
    }

    fn draft(&self, cx: &ViewCtx<'_>, client: ClientId, due: Option<&Due>) -> ContactDraft {
        let outcome = match self.what {
            Some(What::NoAnswer) => OutcomeDraft::NoAnswer,
            Some(What::WillCome) => OutcomeDraft::WillCome { on: self.day.clone() },
            Some(What::Later) => OutcomeDraft::Later { until: self.day.clone() },
            Some(What::Bought) => OutcomeDraft::Bought(self.bought.draft(cx)),
            Some(What::Refused) => OutcomeDraft::Refused { reason: self.reason, text: self.text.clone() },
            Some(What::WrongNumber) => OutcomeDraft::WrongNumber,
            Some(What::DoNotContact) => OutcomeDraft::DoNotContact { reason: self.text.clone() },
            Some(What::Sent) | None => OutcomeDraft::Sent,
        };
        ContactDraft {
            client,
            purpose: due.map_or(Purpose::Free, |due| due.step.purpose()),
            expected: due.and_then(|due| due.expected),
            channel: self.channel,
            template: None,
            outcome,
            bonus_minor: 0,
            note: self.note.clone(),
        }
    }
}

/// The field of the line that an outcome needs takes the keyboard when the outcome is chosen.
fn detail_id() -> Id {
    Id::unique("contact-detail")
}

/// A field that tells whether Enter was pressed in it.
fn line_ui(ui: &mut Ui, field: TextField<'_>, text: &mut String) -> bool {
    let response = field.id(detail_id()).show_ui(ui, text);
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// `Every 28 ± 4 days, from 9 visits` for a step of the chain, else why this contact is due.
pub fn why(cx: &ViewCtx<'_>, due: &Due) -> String {
    match due.reason {
        Reason::Cycle { days, spread_days, source, .. } if due.tries_without_answer == 0 && due.birthday.is_none() => {
            cx.tr.every_with_source(Cycle { days, source, spread_days }, cx.model)
        }
        _ => cx.tr.reason(due, cx.model, cx.today),
    }
}
