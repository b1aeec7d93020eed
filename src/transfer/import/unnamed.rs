//! Purchases whose rows name no client: of the client above, where the name was written once for a group of rows, or
//! of guests.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::columns::Columns;
use super::dates::{self, DateStyle};
use super::fields::Field;
use super::preview::Options;
use super::question::{Choice, Question, QuestionKind, Reading};
use super::questions;
use super::rows;
use super::table::{Row, Table};
use super::understood::UnnamedRows;

/// How a reading names a guest.
pub const NOBODY: &str = "—";
/// They belong to the client above.
const ABOVE: &str = "above";
/// They are purchases of guests.
const GUESTS: &str = "guests";
/// Rows shown with the question.
const EXAMPLES: usize = 5;
/// In a log one row in so many may stand before an earlier one.
const OUT_OF_ORDER: usize = 20;

/// What says who a row is about.
pub const NAMING: [Field; 7] =
    [Field::Name, Field::LastName, Field::FirstName, Field::Organization, Field::Phone, Field::Email, Field::ClientId];

/// The columns that say who a row is about.
pub fn naming_columns(columns: &Columns) -> Vec<usize> {
    NAMING.into_iter().flat_map(|field| columns.of(field)).collect()
}

/// What a row says of who it is about: the first filled of these columns.
#[must_use]
pub fn name_of<'t>(row: Row<'t>, naming: &[usize]) -> Option<&'t str> {
    naming.iter().map(|index| row.cell(*index)).find(|cell| !cell.is_empty())
}

/// Decides whose the purchases without a client are, and asks where the file does not tell.
pub fn settle(
    table: &Table,
    data_start: usize,
    columns: &Columns,
    style: DateStyle,
    options: &Options,
    questions: &mut Vec<Question>,
) -> UnnamedRows {
    let naming = naming_columns(columns);
    let Some(date) = columns.first(Field::Date).filter(|_| !naming.is_empty()) else { return UnnamedRows::Guests };
    let is_unnamed = |row: Row<'_>| !row.cell(date).is_empty() && name_of(row, &naming).is_none();
    if !table.rows_from(data_start).any(is_unnamed) {
        return UnnamedRows::Guests;
    }
    let evidence =
        Evidence::of(table, data_start, columns, &naming, |row| dates::parse(row.cell(date), style, options.today).ok().map(|at| at.day));
    if evidence.examples.is_empty() || evidence.is_led_by_unnamed || (evidence.comes_again && evidence.is_log()) {
        return UnnamedRows::Guests;
    }
    let likelier = if evidence.is_log() { GUESTS } else { ABOVE };
    let readings = |is_above: bool| {
        let read = |name: &str| if is_above { name.to_owned() } else { NOBODY.to_owned() };
        evidence.examples.iter().map(|(typed, name)| Reading { typed: typed.clone(), read: read(name) }).collect()
    };
    let choices = vec![Choice { id: ABOVE, readings: readings(true) }, Choice { id: GUESTS, readings: readings(false) }];
    let question = questions::ask(QuestionKind::UnnamedRows, choices, likelier, &options.answers);
    let unnamed = if question.assumed == ABOVE { UnnamedRows::Above } else { UnnamedRows::Guests };
    questions.push(question);
    unnamed
}

/// What the rows of a table say about those of them without a client.
#[derive(Default)]
struct Evidence {
    /// The first rows without a client, and the client above.
    examples: Vec<(String, String)>,
    /// The first purchase has no client, and none above it either.
    is_led_by_unnamed: bool,
    /// A client comes again below another one.
    comes_again: bool,
    /// Neighbours of which the lower is later, and earlier.
    later: usize,
    earlier: usize,
}

impl Evidence {
    fn of<'t>(
        table: &'t Table,
        data_start: usize,
        columns: &Columns,
        naming: &[usize],
        day_of: impl Fn(Row<'t>) -> Option<NaiveDate>,
    ) -> Self {
        let mut found = Self::default();
        let (receipt, date, amount) = (columns.first(Field::Receipt), columns.first(Field::Date), columns.first(Field::Amount));
        let cell = |row: Row<'t>, column: Option<usize>| column.map_or("", |index| row.cell(index));
        let kind = columns.first(Field::Kind);
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let (mut above, mut last_receipt, mut last_day) = ("", "", None);
        for row in table.rows_from(data_start) {
            let day = day_of(row);
            if rows::is_no_sale_kind(cell(row, kind)) || day.is_none() && (row.is_blank() || rows::total_or_footer(row).is_some()) {
                continue;
            }
            let is_same_receipt = !cell(row, receipt).is_empty() && cell(row, receipt) == last_receipt;
            last_receipt = cell(row, receipt);
            if let Some(name) = name_of(row, naming) {
                found.comes_again |= name != above && !seen.insert(name);
                above = name;
            } else if day.is_some() && !is_same_receipt {
                found.is_led_by_unnamed |= above.is_empty();
                if found.examples.len() < EXAMPLES {
                    let shown = [cell(row, date), cell(row, amount)];
                    let typed = shown.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("; ");
                    found.examples.push((typed, above.to_owned()));
                }
            }
            if let (Some(day), Some(before)) = (day, last_day) {
                found.later += usize::from(day > before);
                found.earlier += usize::from(day < before);
            }
            last_day = day.or(last_day);
        }
        found
    }

    /// Whether the rows stand in the order of their days, from the first or from the last: as a till writes them, and
    /// not client by client.
    fn is_log(&self) -> bool {
        let (less, all) = (self.later.min(self.earlier), self.later + self.earlier);
        all > 0 && less * OUT_OF_ORDER <= all
    }
}
