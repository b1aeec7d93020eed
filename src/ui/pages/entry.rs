//! An outcome of a contact and the word more that it may need: a day, a sum, a reason. Typed in one line, on Today and in
//! call mode alike.

use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui};

use super::product_line::ProductLine;
use crate::analytics::Due;
use crate::domain::command::{ContactDraft, Field, FieldError, OutcomeDraft, PurchaseDraft};
use crate::domain::contact::{Channel, RefusalReason};
use crate::domain::ids::ClientId;
use crate::domain::text;
use crate::domain::typed::{self, Leaning};
use crate::i18n::Language;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, Chip, TextField, elided_label_ui, error_line_ui, line_label_ui, paint};

/// An outcome that needs a word more, being typed. It stays when the page is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub client: ClientId,
    pub kind: EntryKind,
    /// A day, a sum, or why the client refused.
    pub typed: String,
    /// Of a purchase.
    pub product: ProductLine,
    /// A refusal that needs words.
    pub reason: Option<RefusalReason>,
    pub errors: Vec<FieldError>,
    /// Its field has had the cursor.
    opened: bool,
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    WillCome,
    Later,
    Bought,
    Refused,
}

impl EntryKind {
    const fn key(self) -> &'static str {
        match self {
            Self::WillCome => "today-will-come",
            Self::Later => "today-later",
            Self::Bought => "today-bought",
            Self::Refused => "today-refused",
        }
    }
}

/// What the owner chose for a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Log(OutcomeDraft),
    Type(EntryKind),
    Close,
}

impl Entry {
    /// Nothing typed yet.
    pub fn new(client: ClientId, kind: EntryKind) -> Self {
        Self { client, kind, typed: String::new(), product: ProductLine::default(), reason: None, errors: Vec::new(), opened: false }
    }

    /// The outcome as it stands in the fields.
    fn outcome(&self, cx: &ViewCtx<'_>) -> Option<OutcomeDraft> {
        match self.kind {
            EntryKind::WillCome => Some(OutcomeDraft::WillCome { on: self.typed.clone() }),
            EntryKind::Later => Some(OutcomeDraft::Later { until: self.typed.clone() }),
            EntryKind::Bought => Some(OutcomeDraft::Bought(PurchaseDraft {
                sum: self.typed.clone(),
                product: self.product.meant(cx),
                ..PurchaseDraft::default()
            })),
            EntryKind::Refused => self.reason.map(|reason| OutcomeDraft::Refused { reason, text: self.typed.clone() }),
        }
    }
}

/// The contact that logs an outcome for a client who is due.
pub fn draft(due: &Due, outcome: OutcomeDraft) -> ContactDraft {
    // Who answered the phone was called, whatever channel was meant.
    let answered = !matches!(outcome, OutcomeDraft::Sent);
    let channel = if answered && due.channel == Channel::InPerson { Channel::Call } else { due.channel };
    ContactDraft {
        client: due.client,
        purpose: due.step.purpose(),
        expected: due.expected,
        channel,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    }
}

/// The letter on the cap of a key, in the layout that the owner's language is typed in: `W`, `Ц`.
pub fn cap(cx: &ViewCtx<'_>, letter: &'static str) -> String {
    key_letter(cx.tr.language(), letter)
}

/// The same for a language.
pub fn key_letter(language: Language, letter: &str) -> String {
    match language {
        Language::English => letter.to_owned(),
        Language::Russian => letter.chars().map(|c| text::swap_key(c.to_ascii_lowercase())).collect::<String>().to_uppercase(),
    }
}

/// Shows the line for an outcome over the width of `ui`, with the client's name before it, at most `most_name` wide.
pub fn entry_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry, name: &str, most_name: f32) -> Option<Choice> {
    let look = theme(ui);
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let what = cx.tr.text(entry.kind.key());
    let spare = if entry.kind == EntryKind::Refused && entry.reason.is_none() { spare_beside_reasons(ui, cx) } else { f32::INFINITY };
    let what_width = paint::line(ui, TextKind::Body.job(&what, look.text2), f32::INFINITY).size().x + ui.spacing().item_spacing.x;
    let name_width = paint::line(ui, TextKind::BodyStrong.job(name, look.text), most_name).size().x;
    // Where all reasons leave little room, they say themselves what is asked.
    let has_room = spare > name_width + what_width;
    elided_label_ui(ui, name, TextKind::BodyStrong, look.text, if has_room { most_name } else { name_width.min(spare).max(0.0) });
    if has_room {
        line_label_ui(ui, &what, TextKind::Body, look.text2);
    }
    let mut choice = escaped.then_some(Choice::Close);
    match entry.kind {
        EntryKind::WillCome | EntryKind::Later => day_ui(ui, cx, entry),
        EntryKind::Bought => purchase_ui(ui, cx, entry),
        EntryKind::Refused => choice = choice.or(reasons_ui(ui, cx, entry)),
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(Button::icon_only(Icon::X, &cx.tr.text("cancel"))).clicked() {
            choice = Some(Choice::Close);
        }
        if let Some(outcome) = entry.outcome(cx) {
            let save = cx.tr.text("save");
            if ui.add(Button::primary(&save).small().key("↵").enabled(cx.can_edit)).clicked() || (entered && choice.is_none()) {
                choice = Some(Choice::Log(outcome));
            }
        }
    });
    choice
}

fn field_ui(ui: &mut Ui, entry_opened: &mut bool, (name, hint): (&str, &str), width: f32, text: &mut String, error: Option<&str>) {
    let id = Id::unique("today entry");
    let response = TextField::new(name).unlabelled().hint(hint).width(width).id(id).error_beside(error).show_ui(ui, text);
    if !*entry_opened {
        *entry_opened = true;
        response.request_focus();
    }
}

fn problem<'a>(cx: &ViewCtx<'a>, errors: &[FieldError], field: Field) -> Option<std::borrow::Cow<'a, str>> {
    errors.iter().find(|error| error.field == field).map(|error| cx.tr.problem(error.problem))
}

fn day_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry) {
    let (name, hint) = (cx.tr.text("today-day"), cx.tr.text("today-day-hint"));
    let before = entry.typed.clone();
    let problem = problem(cx, &entry.errors, Field::Day);
    field_ui(ui, &mut entry.opened, (&name, &hint), 180.0, &mut entry.typed, problem.as_deref());
    if before != entry.typed {
        entry.errors.clear();
    }
    if let Some(problem) = problem {
        error_line_ui(ui, &problem);
    } else if let Ok(day) = typed::day(&entry.typed, cx.today, Leaning::Future) {
        line_label_ui(ui, &cx.tr.weekday_day(day), TextKind::Body, theme(ui).text2);
    }
}

fn purchase_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry) {
    let (sum, product) = (cx.tr.text("today-sum"), cx.tr.text("today-product"));
    let before = entry.typed.clone();
    let (of_sum, of_product) = (problem(cx, &entry.errors, Field::Sum), problem(cx, &entry.errors, Field::Product));
    field_ui(ui, &mut entry.opened, (&sum, &sum), 110.0, &mut entry.typed, of_sum.as_deref());
    if before != entry.typed {
        entry.errors.clear();
    }
    entry.product.ui(ui, cx, entry.client, &product, 200.0, of_product.as_deref());
    if let Some(problem) = of_sum.or(of_product) {
        error_line_ui(ui, &problem);
    }
}

const DIGITS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];

/// What the reasons and the cross leave of the line.
fn spare_beside_reasons(ui: &Ui, cx: &ViewCtx<'_>) -> f32 {
    let widths = RefusalReason::ALL.into_iter().map(|reason| Chip::new(&cx.tr.refusal(reason), false).count("0").width(ui));
    ui.available_width() - widths.sum::<f32>() - size::CONTROL - 2.0 * ui.spacing().item_spacing.x
}

/// Digits choose a reason; one that is not in the list is typed.
fn reasons_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry) -> Option<Choice> {
    if entry.reason.is_some() {
        let (name, hint) = (cx.tr.text("call-why"), cx.tr.text("call-why-hint"));
        field_ui(ui, &mut entry.opened, (&name, &hint), 320.0, &mut entry.typed, None);
        return None;
    }
    let mut chosen = None;
    ui.spacing_mut().item_spacing.x = 0.0;
    for ((digit, key), reason) in (1_u8..).zip(DIGITS).zip(RefusalReason::ALL) {
        let number = digit.to_string();
        let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if ui.add(Chip::new(&cx.tr.refusal(reason), false).count(&number)).clicked() || pressed {
            if reason == RefusalReason::Other {
                entry.reason = Some(reason);
                ui.ctx().request_repaint();
            } else {
                chosen = Some(Choice::Log(OutcomeDraft::Refused { reason, text: String::new() }));
            }
        }
    }
    chosen
}
