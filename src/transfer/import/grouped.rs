//! Reports of accounting programs, where a client stands once above the documents of their purchases, with a sum of
//! its own: flattened into one row per document, so that no subtotal is taken for a purchase.

use rustc_hash::FxHashMap;

use super::fields::Field;
use super::preview::Reading;
use super::synonyms;
use super::table::{Row, Table};
use super::unnamed::NAMING;

/// A report as a plain table with the same rows under the same numbers.
#[derive(Debug)]
pub struct Flattened {
    pub table: Table,
    /// Client by the index of the row that is the heading of their group.
    pub headings: FxHashMap<usize, Box<str>>,
    /// The first documents and how they are read.
    pub readings: Vec<Reading>,
}

/// Documents shown with the question.
const READINGS: usize = 5;

/// The report below the row of headers as a plain table; `None` if it is no grouped report.
#[must_use]
pub fn flatten(table: &Table, header: usize) -> Option<Flattened> {
    // A table with a column for the client is a plain one, whatever stands between its rows.
    let names_client = |header: &str| {
        let field = synonyms::lookup(&synonyms::normalize(header)).map(|(field, _)| field);
        // Reports name the firm that sells, too.
        field.is_some_and(|field| field != Field::Organization && NAMING.contains(&field))
    };
    if table.row(header).cells().skip(1).any(names_client) {
        return None;
    }
    let filled = || table.rows_from(header + 1).filter(|row| !row.is_blank());
    let documents = filled().filter(|row| document(row.cell(0)).is_some()).count();
    let is_report = documents > 0 && document(filled().next()?.cell(0)).is_none() && documents * 2 >= filled().count();
    if !is_report {
        return None;
    }
    let mut flat = Flattened { table: Table::default(), headings: FxHashMap::default(), readings: Vec::new() };
    let mut client = "";
    for (index, row) in table.rows_from(0).enumerate() {
        if index < header || row.is_blank() {
            push(&mut flat.table, [], row, 0);
        } else if index == header {
            push(&mut flat.table, ["Клиент", "Документ", "Дата"], row, 1);
        } else if let Some((title, day)) = document(row.cell(0)) {
            if flat.readings.len() < READINGS {
                flat.readings.push(Reading { typed: row.cell(0).to_owned(), read: format!("{client}, {day}") });
            }
            push(&mut flat.table, [client, title, day], row, 1);
        } else {
            let next = table.row(index + 1);
            if document(next.cell(0)).is_some() {
                client = row.cell(0);
                flat.headings.insert(index, client.into());
            }
            push(&mut flat.table, [row.cell(0), "", ""], row, 1);
        }
    }
    Some(flat)
}

/// The title and the day of a document: `Реализация товаров 0000-000100 от 05.01.2024 12:00:00`, or the day alone.
fn document(cell: &str) -> Option<(&str, &str)> {
    let titled = cell.rsplit_once(" от ").or_else(|| cell.rsplit_once(" dated "));
    let (title, day) = titled.unwrap_or(("", cell));
    is_day(day.split(' ').next()?).then_some((title, day))
}

/// Day, month and year in figures, in whatever order. A phone number in groups is no day.
fn is_day(text: &str) -> bool {
    let mut numbers = [0; 3];
    let mut count = 0;
    for number in text.split(['.', '/', '-']) {
        let Some(slot) = numbers.get_mut(count) else { return false };
        (*slot, count) = (number.len(), count + 1);
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
    }
    matches!(numbers, [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2])
}

/// A row of these first cells and the cells of `rest` from `from` on.
fn push<const N: usize>(table: &mut Table, first: [&str; N], rest: Row<'_>, from: usize) {
    for cell in first.into_iter().chain(rest.cells().skip(from)) {
        table.push_cell(cell);
    }
    table.end_row();
}
