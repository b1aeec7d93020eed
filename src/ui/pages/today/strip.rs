//! The strip above the foot: the selected client's phone and a key for each outcome; where an outcome needs a word
//! more, a line to type it in the same place.

use eframe::egui::{Align, Context, Id, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, vec2};

use super::rows::Row;
use crate::domain::command::{Command, ContactDraft, Field, FieldError, OutcomeDraft, PurchaseDraft};
use crate::domain::contact::{Channel, RefusalReason};
use crate::domain::ids::ClientId;
use crate::domain::typed::{self, Leaning};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Chip, TextField, elided_label_ui, error_ui, line_label_ui, num_label_ui};

/// Height of the strip.
pub const HEIGHT: f32 = 48.0;

/// An outcome that needs a word more, being typed. It stays when the page is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub client: ClientId,
    pub kind: EntryKind,
    /// A day, or a sum.
    pub typed: String,
    /// Of a purchase.
    pub product: String,
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

/// What the owner chose on the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Log(OutcomeDraft),
    Type(EntryKind),
    Close,
}

impl Entry {
    /// Nothing typed yet.
    pub const fn new(client: ClientId, kind: EntryKind) -> Self {
        Self { client, kind, typed: String::new(), product: String::new(), errors: Vec::new(), opened: false }
    }

    /// The outcome as it stands in the fields.
    fn outcome(&self) -> Option<OutcomeDraft> {
        match self.kind {
            EntryKind::WillCome => Some(OutcomeDraft::WillCome { on: self.typed.clone() }),
            EntryKind::Later => Some(OutcomeDraft::Later { until: self.typed.clone() }),
            EntryKind::Bought => Some(OutcomeDraft::Bought(PurchaseDraft {
                sum: self.typed.clone(),
                product: self.product.clone(),
                ..PurchaseDraft::default()
            })),
            EntryKind::Refused => None,
        }
    }
}

/// The command that logs an outcome for a row.
pub fn log(row: &Row, outcome: OutcomeDraft) -> Command {
    // Who answered the phone was called, whatever channel was meant.
    let answered = !matches!(outcome, OutcomeDraft::Sent);
    let channel = if answered && row.due.channel == Channel::InPerson { Channel::Call } else { row.due.channel };
    Command::LogContact(ContactDraft {
        client: row.client,
        purpose: row.due.step.purpose(),
        expected: row.due.expected,
        channel,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    })
}

/// Outcomes with their letters, the same as in call mode. The letter is the key's place on a Russian layout too.
const KEYS: [(Key, &str, &str); 5] = [
    (Key::W, "W", "today-will-come"),
    (Key::B, "B", "today-bought"),
    (Key::N, "N", "today-no-answer"),
    (Key::L, "L", "today-later"),
    (Key::R, "R", "today-refused"),
];

fn choice(key: Key) -> Choice {
    match key {
        Key::W => Choice::Type(EntryKind::WillCome),
        Key::B => Choice::Type(EntryKind::Bought),
        Key::L => Choice::Type(EntryKind::Later),
        Key::R => Choice::Type(EntryKind::Refused),
        _ => Choice::Log(OutcomeDraft::NoAnswer),
    }
}

/// The outcome whose letter was pressed in this frame.
pub fn pressed(ctx: &Context) -> Option<Choice> {
    if ctx.text_edit_focused() {
        return None;
    }
    ctx.input_mut(|input| KEYS.iter().find(|(key, ..)| input.consume_key(Modifiers::NONE, *key)).map(|(key, ..)| choice(*key)))
}

/// Paints the strip for a row, or the line being typed.
pub fn strip_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rect: Rect, row: &Row, entry: Option<&mut Entry>, out: &mut Actions) -> Option<Choice> {
    let look = theme(ui);
    ui.painter().rect_filled(rect, 0.0, look.sunken);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::LINE, look.line));
    let inside = rect.shrink2(vec2(size::S32, 0.0));
    let mut choice = None;
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        elided_label_ui(ui, &row.name, TextKind::BodyStrong, look.text, 180.0);
        choice = match entry {
            Some(entry) => entry_ui(ui, cx, entry),
            None => keys_ui(ui, cx, row, out),
        };
    });
    choice
}

fn keys_ui(ui: &mut Ui, cx: &ViewCtx<'_>, row: &Row, out: &mut Actions) -> Option<Choice> {
    let look = theme(ui);
    let client = cx.model.clients().get(row.client);
    if let Some(phone) = client.and_then(|client| client.callable_phone()) {
        let number = phone.display();
        num_label_ui(ui, &number, TextKind::Body, look.text2);
        if ui.add(Button::icon_only(Icon::Copy, &cx.tr.text("today-copy-phone"))).clicked() {
            out.copy(number);
        }
    }
    let mut choice_made = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size::S4;
        for (key, letter, name) in KEYS.iter().rev() {
            let text = cx.tr.text(name);
            if ui.add(Button::quiet(&text).small().key(letter).enabled(cx.can_edit)).clicked() {
                choice_made = Some(choice(*key));
            }
        }
    });
    choice_made
}

fn entry_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry) -> Option<Choice> {
    let look = theme(ui);
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    line_label_ui(ui, &cx.tr.text(entry.kind.key()), TextKind::Body, look.text2);
    let mut choice = escaped.then_some(Choice::Close);
    match entry.kind {
        EntryKind::WillCome | EntryKind::Later => day_ui(ui, cx, entry),
        EntryKind::Bought => purchase_ui(ui, cx, entry),
        EntryKind::Refused => choice = choice.or(reasons_ui(ui, cx)),
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if ui.add(Button::icon_only(Icon::X, &cx.tr.text("cancel"))).clicked() {
            choice = Some(Choice::Close);
        }
        if let Some(outcome) = entry.outcome() {
            let save = cx.tr.text("save");
            if ui.add(Button::primary(&save).small().key("↵").enabled(cx.can_edit)).clicked() || (entered && choice.is_none()) {
                choice = Some(Choice::Log(outcome));
            }
        }
    });
    choice
}

fn field_ui(ui: &mut Ui, entry_opened: &mut bool, name: &str, hint: &str, width: f32, text: &mut String) {
    let id = Id::unique("today entry");
    let response = TextField::new(name).unlabelled().hint(hint).width(width).id(id).show_ui(ui, text);
    if !*entry_opened {
        *entry_opened = true;
        response.request_focus();
    }
}

fn problem_ui(ui: &mut Ui, cx: &ViewCtx<'_>, errors: &[FieldError], field: Field) -> bool {
    let problem = errors.iter().find(|error| error.field == field);
    if let Some(error) = problem {
        error_ui(ui, &cx.tr.problem(error.problem));
    }
    problem.is_some()
}

fn day_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry) {
    let (name, hint) = (cx.tr.text("today-day"), cx.tr.text("today-day-hint"));
    let before = entry.typed.clone();
    field_ui(ui, &mut entry.opened, &name, &hint, 180.0, &mut entry.typed);
    if before != entry.typed {
        entry.errors.clear();
    }
    if !problem_ui(ui, cx, &entry.errors, Field::Day)
        && let Ok(day) = typed::day(&entry.typed, cx.today, Leaning::Future)
    {
        line_label_ui(ui, &cx.tr.weekday_day(day), TextKind::Body, theme(ui).text2);
    }
}

fn purchase_ui(ui: &mut Ui, cx: &ViewCtx<'_>, entry: &mut Entry) {
    let (sum, product) = (cx.tr.text("today-sum"), cx.tr.text("today-product"));
    let before = entry.typed.clone();
    field_ui(ui, &mut entry.opened, &sum, &sum, 110.0, &mut entry.typed);
    if before != entry.typed {
        entry.errors.clear();
    }
    TextField::new(&product).unlabelled().hint(&product).width(200.0).show_ui(ui, &mut entry.product);
    problem_ui(ui, cx, &entry.errors, Field::Sum);
    problem_ui(ui, cx, &entry.errors, Field::Product);
}

/// Digits choose a reason.
fn reasons_ui(ui: &mut Ui, cx: &ViewCtx<'_>) -> Option<Choice> {
    const DIGITS: [Key; 7] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
    let mut chosen = None;
    ui.spacing_mut().item_spacing.x = size::S2;
    for ((digit, key), reason) in (1_u8..).zip(DIGITS).zip(RefusalReason::ALL) {
        let number = digit.to_string();
        let pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if ui.add(Chip::new(&cx.tr.refusal(reason), false).count(&number)).clicked() || pressed {
            chosen = Some(Choice::Log(OutcomeDraft::Refused { reason, text: String::new() }));
        }
    }
    chosen
}
