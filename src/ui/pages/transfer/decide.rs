//! What the owner decides before a file goes in: which of two readings is right, and whether two names on one phone
//! are two people.

use eframe::egui::{Ui, vec2};

use super::preview::changed;
use super::{Wish, words};
use crate::app::event::ImportRequest;
use crate::app::import::{APART, Choice, Preview, Question, QuestionKind, RowOf, TOGETHER, Warning, shared_phone_question};
use crate::domain::phone::display_e164;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, OptionCard, elided_label_ui, heading_ui, label_ui, line_label_ui};

/// How many cells of the file show what a choice makes of them.
const EXAMPLES: usize = 4;
/// Room of the number of the first row of a pair.
const FIRST_ROW: f32 = 110.0;
/// How many pairs are shown at once; deciding some brings the next.
const PAIRS: usize = 20;

/// Questions with every reading written out.
pub fn questions_ui(ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview) -> Option<Wish> {
    let mut wish = None;
    for question in &preview.questions {
        ui.add_space(size::S8);
        heading_ui(ui, &words::question(cx.tr, question), TextKind::BodyStrong);
        let chosen = cards_ui(ui, question.choices.len(), |ui, place, width| {
            let choice = question.choices.get(place)?;
            choice_ui(ui, cx, question, choice, width).then(|| choice.id.to_owned())
        });
        if let Some(choice) = chosen {
            wish = Some(changed(request, |request| {
                request.answers.insert(question.kind.id().to_owned(), choice);
            }));
        }
    }
    wish
}

/// A choice, and what it makes of the file's own cells.
fn choice_ui(ui: &mut Ui, cx: &ViewCtx<'_>, question: &Question, choice: &Choice, width: f32) -> bool {
    let look = theme(ui);
    let (read, way) = words::choice(cx.tr, question.kind, choice);
    let is_of_text = question.kind == QuestionKind::DoubleEncoding;
    let is_of_rows = matches!(
        question.kind,
        QuestionKind::GroupedReport | QuestionKind::UnnamedRows | QuestionKind::UndatedRows | QuestionKind::SameVisits
    );
    let (title, note) = if is_of_text || is_of_rows { (way, String::new()) } else { (read, way) };
    let is_chosen = question.answered && question.assumed == choice.id;
    let clicked = ui.add(OptionCard::new(&title, is_chosen, width).note(&note)).clicked();
    for reading in choice.readings.iter().take(EXAMPLES) {
        let read = words::reading(cx.tr, question.kind, &reading.read);
        if is_of_text {
            // Whole lines: how they would stand in the shop.
            elided_label_ui(ui, &read, TextKind::Small, look.text2, width);
        } else if read != reading.typed {
            label_ui(ui, &format!("{} → {read}", reading.typed), TextKind::Small, look.text2);
        }
    }
    clicked
}

/// Cards beside one another, as wide as there is room; what `add` gives back for a card that was clicked.
fn cards_ui<T>(ui: &mut Ui, count: usize, mut add: impl FnMut(&mut Ui, usize, f32) -> Option<T>) -> Option<T> {
    let mut chosen = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S12;
        #[expect(clippy::cast_precision_loss, reason = "two or three choices")]
        let parts = count.max(1) as f32;
        let width = (ui.available_width() - size::S12 * (parts - 1.0)) / parts;
        for place in 0..count {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = size::S4;
                ui.set_width(width);
                chosen = chosen.take().or_else(|| add(ui, place, width));
            });
        }
    });
    chosen
}

/// The phone, the two names, the first row of the other, and whether they are kept apart.
const fn parts(pair: &Warning) -> Option<(&String, &[String; 2], &RowOf, bool)> {
    match pair {
        Warning::SharedPhone { phone, names, row } => Some((phone, names, row, false)),
        Warning::KeptApart { phone, names, row } => Some((phone, names, row, true)),
        _ => None,
    }
}

/// Two names on one phone: a family's phone or two spellings of one person. Only the owner knows.
pub fn pairs_ui(ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview) -> Option<Wish> {
    let look = theme(ui);
    let mut wish = None;
    let pairs = preview.pairs();
    if pairs.is_empty() {
        return None;
    }
    ui.add_space(size::S8);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        line_label_ui(ui, &cx.tr.with("import-pairs", &[("count", pairs.len().into())]), TextKind::BodyStrong, look.text);
        if pairs.len() > 1 {
            for (answer, key) in [(TOGETHER, "import-pairs-all-one"), (APART, "import-pairs-all-two")] {
                if ui.add(Button::quiet(&cx.tr.text(key)).small()).clicked() {
                    let phones = pairs.iter().filter_map(|pair| parts(pair).map(|(phone, ..)| phone));
                    let answers = phones.map(|phone| (shared_phone_question(phone), answer.to_owned()));
                    wish = Some(changed(request, |request| request.answers.extend(answers)));
                }
            }
        }
    });
    label_ui(ui, &cx.tr.text("import-pairs-how"), TextKind::Body, look.text2);
    for (phone, [one, other], row, is_apart) in pairs.iter().take(PAIRS).filter_map(parts) {
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), size::S24),
            eframe::egui::Layout::left_to_right(eframe::egui::Align::Center),
            |ui| {
                ui.spacing_mut().item_spacing.x = size::S8;
                line_label_ui(ui, &display_e164(phone), TextKind::BodyMedium, look.text);
                let first_row = format!("{} {}", cx.tr.text("import-row"), words::row_of(cx.tr, row));
                let room = ui.available_width() - FIRST_ROW;
                elided_label_ui(ui, &format!("{one} · {other}"), TextKind::Body, look.text, room);
                line_label_ui(ui, &first_row, TextKind::Small, look.text2);
            },
        );
        let question = shared_phone_question(phone);
        let is_decided = request.answers.contains_key(&question);
        let answers = [(TOGETHER, cx.tr.text("import-pair-one")), (APART, cx.tr.text("import-pair-two"))];
        let chosen = cards_ui(ui, answers.len(), |ui, place, width| {
            let (answer, title) = answers.get(place)?;
            // Until it is decided, the rule stands: one phone, one client.
            let is_chosen = if is_decided { is_apart == (*answer == APART) } else { *answer == TOGETHER };
            ui.add(OptionCard::new(title, is_chosen, width).note(&display_e164(phone))).clicked().then(|| (*answer).to_owned())
        });
        if let Some(answer) = chosen {
            wish = Some(changed(request, |request| {
                request.answers.insert(question, answer);
            }));
        }
    }
    if pairs.len() > PAIRS {
        label_ui(ui, &cx.tr.with("import-pairs-more", &[("count", (pairs.len() - PAIRS).into())]), TextKind::Small, look.text2);
    }
    wish
}
