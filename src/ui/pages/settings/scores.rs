//! Limits of the RFM scores: the shop's own fifths, or three rows of four limits that the owner types.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::line::{CONTROL, group_ui, setting_ui};
use crate::domain::command::{Field, FieldError, Problem};
use crate::domain::money::Currency;
use crate::domain::settings::{RfmLimits, Settings};
use crate::domain::typed::{self, Mistyped};
use crate::i18n::Tr;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{TextField, line_label_ui, switch_ui};

/// Scores that a limit is typed for, in the order of [`RfmLimits`].
const SCORES: [u8; 4] = [5, 4, 3, 2];

/// The rows of the form: the problem's field and the keys of its name and reason.
const ROWS: [(Field, &str, &str); 3] = [
    (Field::RfmRecency, "settings-rfm-recency", "settings-rfm-recency-why"),
    (Field::RfmFrequency, "settings-rfm-frequency", "settings-rfm-frequency-why"),
    (Field::RfmMoney, "settings-rfm-money", "settings-rfm-money-why"),
];

/// The limits as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scores {
    own: bool,
    typed: [[String; 4]; 3],
}

impl Scores {
    /// What is saved.
    pub fn of(settings: &Settings) -> Self {
        settings.rfm_limits.as_ref().map_or_else(Self::default, |limits| Self { own: true, typed: texts(limits, settings.currency) })
    }

    /// The limits that are meant; `Ok(None)` is the shop's own fifths.
    pub fn read(&self, currency: Currency) -> Result<Option<RfmLimits>, Vec<FieldError>> {
        if !self.own {
            return Ok(None);
        }
        let [recency, frequency, money] = &self.typed;
        let mut errors = Vec::new();
        let recency_days = row(recency, Field::RfmRecency, count, &mut errors);
        let purchase_days = row(frequency, Field::RfmFrequency, count, &mut errors);
        let money_minor = row(money, Field::RfmMoney, |typed| typed::sum(typed, currency).map_err(Problem::Mistyped), &mut errors);
        if errors.is_empty() { Ok(Some(RfmLimits { recency_days, purchase_days, money_minor })) } else { Err(errors) }
    }

    /// Shows the group; `problem` gives the words for a field's problem.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, problem: impl Fn(Field) -> Option<String>) {
        let tr = cx.tr;
        group_ui(ui, &tr.text("settings-group-scores"));
        setting_ui(ui, &tr.text("settings-rfm"), &tr.text("settings-rfm-why"), None, |ui| {
            let turned = switch_ui(ui, &mut self.own, &tr.text("settings-rfm-own")).changed();
            if turned && self.own && self.typed.iter().flatten().all(String::is_empty) {
                // The owner goes on from where the shop stands, not from an empty form.
                let currency = cx.model.settings().currency;
                if let Some(fifths) = cx.analytics.rfm_fifths(currency) {
                    self.typed = texts(&fifths, currency);
                }
            }
        });
        if !self.own {
            return;
        }
        for ((field, name, why), texts) in ROWS.into_iter().zip(&mut self.typed) {
            let error = problem(field);
            setting_ui(ui, &tr.text(name), &tr.text(why), error.as_deref(), |ui| row_ui(tr, ui, name, texts, error.is_some()));
        }
    }
}

/// Four fields under their scores.
fn row_ui(tr: &Tr, ui: &mut Ui, name: &str, texts: &mut [String; 4], wrong: bool) {
    let width = (CONTROL - 3.0 * size::S8) / 4.0;
    ui.horizontal_top(|ui| {
        for (score, text) in SCORES.into_iter().zip(texts) {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                let score = tr.with("settings-rfm-score", &[("score", i64::from(score).into())]);
                line_label_ui(ui, &score, TextKind::Small, theme(ui).text2);
                let label = tr.with("settings-rfm-field", &[("name", tr.text(name).as_ref().into()), ("score", (&score).into())]);
                let response = TextField::new(&label).unlabelled().right().width(width).enabled(ui.is_enabled()).show_ui(ui, text);
                if wrong {
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_invalid(eframe::egui::accesskit::Invalid::True));
                }
            });
        }
    });
}

/// Four values of a row; what cannot be read is told once for the row.
fn row<T: Copy + Default>(
    typed: &[String; 4],
    field: Field,
    read: impl Fn(&str) -> Result<T, Problem>,
    errors: &mut Vec<FieldError>,
) -> [T; 4] {
    let mut values = [T::default(); 4];
    let mut problem = None;
    for (value, typed) in values.iter_mut().zip(typed) {
        match read(typed.trim()) {
            Ok(read) => *value = read,
            Err(found) => problem = Some(found),
        }
    }
    errors.extend(problem.map(|problem| FieldError { field, problem }));
    values
}

/// A typed number of days.
fn count(typed: &str) -> Result<u16, Problem> {
    match typed {
        "" => Err(Problem::Empty),
        _ if typed.chars().all(|c| c.is_ascii_digit()) => typed.parse().map_err(|_| Problem::Mistyped(Mistyped::TooLarge)),
        _ => Err(Problem::Mistyped(Mistyped::NotANumber)),
    }
}

fn texts(limits: &RfmLimits, currency: Currency) -> [[String; 4]; 3] {
    [
        limits.recency_days.map(|days| days.to_string()),
        limits.purchase_days.map(|days| days.to_string()),
        limits.money_minor.map(|minor| typed::sum_text(minor, currency)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_typed_as_they_are_saved() {
        let limits = RfmLimits { recency_days: [14, 30, 60, 90], purchase_days: [12, 6, 3, 2], money_minor: [2_000_000, 1_000_050, 5, -5] };
        let settings = Settings { rfm_limits: Some(limits), ..Settings::default() };
        assert_eq!(Scores::of(&settings).read(settings.currency), Ok(Some(limits)));
    }

    #[test]
    fn a_row_tells_once_what_is_wrong_with_it() {
        let mut scores = Scores { own: true, ..Scores::default() };
        scores.typed[0] = ["7", "a month", "60", "90"].map(str::to_owned);
        let fields =
            |scores: &Scores| scores.read(Currency::RUB).expect_err("empty rows").iter().map(|error| error.field).collect::<Vec<_>>();
        assert_eq!(fields(&scores), [Field::RfmRecency, Field::RfmFrequency, Field::RfmMoney]);
        scores.own = false;
        assert_eq!(scores.read(Currency::RUB), Ok(None));
    }
}
