//! Advertising: what was spent in each month, typed or pasted as a column, and what a new client costs by it.

use eframe::egui::{Event, Ui, UiBuilder};

use crate::analytics::{ADVERTISING_MONTHS, AdMonth, Advertising, advertising};
use crate::domain::command::{Command, Field};
use crate::domain::dates::Month;
use crate::domain::typed;
use crate::i18n::Language;
use crate::ui::pages::records::{PanelChoice, PanelState, entered, panel_ui, places};
use crate::ui::theme::{TextKind, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Column, Table, TextField, label_ui, num_label_ui};

/// The months, and the sum being typed.
#[derive(Debug, Default)]
pub struct Spend {
    /// `None` is the newest.
    chosen: Option<Month>,
    /// The sum as typed, and for which month; `None` where it is as saved.
    typed: Option<(Month, String)>,
    /// Why the column that was pasted last did not go in, and from which month on it was to.
    refused: Option<(Month, String)>,
    made: Option<Made>,
}

/// The months in words, and what they were made for.
type Made = ((u64, chrono::NaiveDate, Language), Advertising, Vec<[String; 4]>);

impl Spend {
    /// Shows the view.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let key = (cx.model.revision(), cx.today, cx.tr.language());
        let (advertising, rows) = match self.made.take() {
            Some((known, advertising, rows)) if known == key => (advertising, rows),
            _ => {
                let advertising = advertising(cx.model, cx.today, ADVERTISING_MONTHS);
                let rows = advertising.months.iter().map(|month| cells(cx, month)).collect();
                (advertising, rows)
            }
        };
        let places = places(ui);
        let mut bar =
            ui.new_child(UiBuilder::new().max_rect(places.bar).layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)));
        num_label_ui(&mut bar, &costs(cx, &advertising), TextKind::Body, theme(ui).text2);
        let newest = Month::of(cx.today);
        let chosen = self.chosen.unwrap_or(newest);
        let place = advertising.months.iter().position(|month| month.month == chosen);
        let moved = ui.scope_builder(UiBuilder::new().max_rect(places.list), |ui| list_ui(cx, ui, &rows, place)).inner;
        if let Some(month) = moved.and_then(|place| advertising.months.get(place)) {
            self.chosen = Some(month.month);
        }
        let saved = place.and_then(|place| advertising.months.get(place)).and_then(|month| month.spent_minor);
        self.form_ui(cx, ui, places.panel, (chosen, saved), out);
        self.made = Some((key, advertising, rows));
    }

    fn form_ui(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        panel: eframe::egui::Rect,
        (month, saved): (Month, Option<i64>),
        out: &mut Actions,
    ) {
        let tr = cx.tr;
        let kept = saved.map_or_else(String::new, |minor| typed::sum_text(minor, cx.currency()));
        let mut text = self.typed.take().filter(|(of, _)| *of == month).map_or_else(|| kept.clone(), |(_, text)| text);
        let command = |text: &str| Command::SetAdSpend { month, spent: vec![text.to_owned()] };
        let mut pasted = None;
        let choice = panel_ui(cx, ui, panel, (&tr.month_year(month), &tr.text("spend-why")), |ui| {
            let errors = cx.check(command(&text)).err().unwrap_or_default();
            let error = errors.iter().find(|error| error.field == Field::Sum).map(|error| tr.problem(error.problem).into_owned());
            let error = error.or_else(|| self.refused.as_ref().filter(|(of, _)| *of == month).map(|(_, why)| why.clone()));
            let name = tr.text("spend-field");
            let before = text.clone();
            let response = TextField::new(&name).right().error(error.as_deref()).enabled(cx.can_edit).show_ui(ui, &mut text);
            if response.has_focus()
                && let Some(lines) = pasted_lines(ui)
            {
                // The column goes to the months; the field keeps what it had.
                text = before;
                pasted = Some(lines);
            }
            if response.changed() && pasted.is_none() {
                self.refused = None;
            }
            label_ui(ui, &tr.text("spend-paste"), TextKind::Small, theme(ui).text2);
            (entered(ui, &response), PanelState { changed: text != kept, sound: errors.is_empty() })
        });
        match (pasted, choice) {
            (Some(spent), _) => {
                self.refused = refusal(cx, month, &spent).map(|why| (month, why));
                if self.refused.is_none() {
                    out.run(Command::SetAdSpend { month, spent });
                }
            }
            (None, Some(PanelChoice::Save)) => out.run(command(&text)),
            (None, None) if text != kept => self.typed = Some((month, text)),
            (None, Some(PanelChoice::Discard) | None) => {}
        }
    }
}

/// Why a column cannot go to the months from `first` on: the line that is to blame, in words.
fn refusal(cx: &ViewCtx<'_>, first: Month, lines: &[String]) -> Option<String> {
    for (later, line) in (0..).zip(lines) {
        let month = first.plus(later);
        let told = |key: &str, why: &str| {
            let args =
                [("line", (later + 1).into()), ("text", line.into()), ("why", why.into()), ("month", cx.tr.month_year(month).into())];
            Some(cx.tr.with(key, &args))
        };
        // Two cells beside one another would be read as one large sum.
        if line.contains('\t') {
            return told("spend-refused-cells", "");
        }
        let Err(errors) = cx.check(Command::SetAdSpend { month, spent: vec![line.clone()] }) else { continue };
        return match errors.iter().find(|error| error.field == Field::Sum) {
            Some(error) => told("spend-refused-line", &cx.tr.problem(error.problem)),
            None => told("spend-refused-month", ""),
        };
    }
    None
}

/// Cells that are pasted in this frame, where they are more than one.
fn pasted_lines(ui: &Ui) -> Option<Vec<String>> {
    ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) if text.trim().contains(['\n', '\t']) => {
                Some(text.trim_end().lines().map(|line| line.trim().to_owned()).collect())
            }
            _ => None,
        })
    })
}

fn cells(cx: &ViewCtx<'_>, month: &AdMonth) -> [String; 4] {
    let money = |minor: Option<i64>| minor.map_or_else(|| "–".to_owned(), |minor| cx.money_round(minor));
    let new = cx.tr.number(month.new_clients.cast_signed());
    [cx.tr.month_year(month.month), money(month.spent_minor), new, money(month.cost_of_new_minor)]
}

/// What a new client and a client won back cost over all months shown, as far as it is known.
fn costs(cx: &ViewCtx<'_>, of: &Advertising) -> String {
    let known = [("spend-new", of.cost_of_new_minor), ("spend-won", of.cost_of_won_minor)];
    let costs = known.into_iter().filter_map(|(key, minor)| Some(cx.tr.with(key, &[("sum", cx.money_round(minor?).into())])));
    let costs = costs.collect::<Vec<_>>().join("   ");
    if costs.is_empty() { cx.tr.text("spend-none").into_owned() } else { costs }
}

/// The list; says which row the owner has moved to.
fn list_ui(cx: &ViewCtx<'_>, ui: &mut Ui, rows: &[[String; 4]], chosen: Option<usize>) -> Option<usize> {
    let names = ["spend-month", "spend-spent", "spend-new-clients", "spend-cost"].map(|key| cx.tr.text(key));
    let [month, spent, new, cost] = &names;
    let columns = [
        Column::grow(month, 140.0),
        Column::fixed(spent, 120.0).right(),
        Column::fixed(new, 120.0).right().gap(16.0),
        Column::fixed(cost, 150.0).right().gap(16.0),
    ];
    let copy = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).cloned().unwrap_or_default();
    let title = cx.tr.text("win-back-tab-spend");
    let told = Table::new("spend", &title, &columns, rows.len()).cursor(chosen).copy(&copy).show_ui(
        ui,
        |row| rows.get(row).map_or_else(String::new, |row| row.join(", ")),
        |cell| {
            let look = cell.look();
            let Some(text) = rows.get(cell.row()).and_then(|row| row.get(cell.column())) else { return };
            match cell.column() {
                0 => cell.text(TextKind::BodyMedium, look.text, text),
                _ => cell.num(TextKind::Body, look.text2, text),
            }
        },
    );
    told.cursor
}
