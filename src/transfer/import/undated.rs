//! Purchases whose rows have no day: of the day above, where it was written once for a group of rows, or mistakes.

use chrono::NaiveDate;

use super::columns::Columns;
use super::dates::{self, DateStyle};
use super::fields::Field;
use super::preview::Options;
use super::question::{Choice, Question, QuestionKind, Reading};
use super::questions;
use super::rows::{self, StatusVerdict};
use super::table::{Row, Table};
use super::understood::UndatedRows;
use super::unnamed::{name_of, naming_columns};

/// How a reading says that a row has no day.
pub const NO_DAY: &str = "—";
/// They are of the day above.
const DAY_ABOVE: &str = "day_above";
/// They are rejected.
const NO_DATE: &str = "no_date";
/// Rows shown with the question.
const EXAMPLES: usize = 5;
/// Fewer rows without a day than one in so many are slips of the pen.
const SHARE: usize = 6;

/// Decides what the rows without a day are, and asks where they may be of the day above.
pub fn settle(
    table: &Table,
    data_start: usize,
    columns: &Columns,
    style: DateStyle,
    options: &Options,
    questions: &mut Vec<Question>,
) -> UndatedRows {
    let Some(date) = columns.first(Field::Date) else { return UndatedRows::Faults };
    // What was not paid or closed has no day of it.
    if columns.guesses.iter().any(|guess| guess.index == date && is_of_payment(&guess.header)) {
        return UndatedRows::Faults;
    }
    let is_undated = |row: Row<'_>| row.cell(date).is_empty() && !row.is_blank();
    if !table.rows_from(data_start).any(is_undated) {
        return UndatedRows::Faults;
    }
    let found = Evidence::of(table, data_start, columns, |row| dates::parse(row.cell(date), style, options.today).ok().map(|at| at.day));
    if found.examples.is_empty() || found.is_repeated || found.undated * SHARE < found.undated + found.dated {
        return UndatedRows::Faults;
    }
    let readings = |is_above: bool| {
        let read = |day: NaiveDate| if is_above { day.to_string() } else { NO_DAY.to_owned() };
        found.examples.iter().map(|(typed, day)| Reading { typed: typed.clone(), read: read(*day) }).collect()
    };
    let choices = vec![Choice { id: DAY_ABOVE, readings: readings(true) }, Choice { id: NO_DATE, readings: readings(false) }];
    let question = questions::ask(QuestionKind::UndatedRows, choices, DAY_ABOVE, &options.answers);
    let undated = if question.assumed == DAY_ABOVE { UndatedRows::Above } else { UndatedRows::Faults };
    questions.push(question);
    undated
}

fn is_of_payment(header: &str) -> bool {
    let folded = crate::domain::text::fold(header);
    ["оплат", "закрыт", "заверш", "paid", "payment", "close", "complete"].iter().any(|word| folded.contains(word))
}

/// Whether a row without a day may be a purchase: it has a sum and something beside it, or a client where the table has
/// no sums.
#[must_use]
pub fn may_be_purchase(row: Row<'_>, naming: &[usize], amount: Option<usize>) -> bool {
    match amount {
        Some(amount) => !row.cell(amount).is_empty() && row.cells().filter(|cell| !cell.is_empty()).nth(1).is_some(),
        None => name_of(row, naming).is_some(),
    }
}

/// What the rows of a table say about those of them without a day.
#[derive(Default)]
struct Evidence {
    /// The first rows without a day, and the day above.
    examples: Vec<(String, NaiveDate)>,
    dated: usize,
    undated: usize,
    /// Two rows with a day, one below the other, have the same: whoever wrote them writes it every time.
    is_repeated: bool,
}

impl Evidence {
    fn of<'t>(table: &'t Table, data_start: usize, columns: &Columns, day_of: impl Fn(Row<'t>) -> Option<NaiveDate>) -> Self {
        let (naming, amount) = (naming_columns(columns), columns.first(Field::Amount));
        let (date, mut found) = (columns.first(Field::Date).unwrap_or_default(), Self::default());
        let (mut above, mut above_cell) = (None, "");
        let status = columns.first(Field::Status);
        let took_place =
            |row: Row<'_>| !matches!(rows::status_verdict(status.map_or("", |index| row.cell(index)), None), StatusVerdict::Skip(_));
        for row in table.rows_from(data_start) {
            if let Some(day) = day_of(row) {
                found.is_repeated |= above_cell == row.cell(date);
                found.dated += 1;
                (above, above_cell) = (Some(day), row.cell(date));
                continue;
            }
            // A day that cannot be read is no day above, but it was written.
            found.dated += usize::from(!row.cell(date).is_empty());
            let is_row = row.cell(date).is_empty()
                && rows::total_or_footer(row).is_none()
                && took_place(row)
                && may_be_purchase(row, &naming, amount);
            if let Some(day) = above.filter(|_| is_row) {
                found.undated += 1;
                if found.examples.len() < EXAMPLES {
                    let shown = [name_of(row, &naming).unwrap_or_default(), amount.map_or("", |index| row.cell(index))];
                    let typed = shown.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("; ");
                    found.examples.push((typed, day));
                }
            }
        }
        found
    }
}
