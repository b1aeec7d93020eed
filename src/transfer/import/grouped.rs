//! Reports of accounting programs, where a client stands once above the documents of their purchases, with a sum of
//! its own: flattened into one row per document, so that no subtotal is taken for a purchase.

use rustc_hash::FxHashMap;

use super::fields::Field;
use super::question::Reading;
use super::reasons::SkipReason;
use super::sums::{self, Mark, SumStyle};
use super::synonyms;
use super::table::{Row, Table};
use super::unnamed::NAMING;
use crate::domain::text::fold;

/// A report as a plain table with the same rows under the same numbers.
#[derive(Debug)]
pub struct Flattened {
    pub table: Table,
    /// What the rows are that are no documents, by their index: headings of clients, items, names of levels.
    pub headings: FxHashMap<usize, SkipReason>,
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
    let levels = Levels::of(table, header);
    let filled = || table.rows_from(levels.data_start).filter(|row| !row.is_blank());
    let documents = filled().filter(|row| document(row.cell(0)).is_some()).count();
    let is_led_by_client = document(filled().next()?.cell(0)).is_none();
    if documents == 0 || !is_led_by_client || (!levels.has_items && documents * 2 < filled().count()) {
        return None;
    }
    let mut flat = Flattened { table: Table::default(), headings: FxHashMap::default(), readings: Vec::new() };
    let mut client = "";
    // What the items of a document must still come to.
    let mut open = 0;
    for (index, row) in table.rows_from(0).enumerate() {
        if index < header || row.is_blank() {
            push(&mut flat.table, [], row, 0);
        } else if index == header {
            push(&mut flat.table, ["Клиент", "Документ", "Дата"], row, 1);
        } else if index < levels.data_start {
            flat.headings.insert(index, SkipReason::Title);
            push(&mut flat.table, [row.cell(0), "", ""], row, 1);
        } else if let Some((title, day)) = document(row.cell(0)) {
            if open != 0 {
                return None;
            }
            open = if levels.has_items { levels.sum_of(row)? } else { 0 };
            if flat.readings.len() < READINGS {
                flat.readings.push(Reading { typed: row.cell(0).to_owned(), read: format!("{client}, {day}") });
            }
            push(&mut flat.table, [client, title, day], row, 1);
        } else if open != 0 {
            open -= levels.sum_of(row)?;
            flat.headings.insert(index, SkipReason::FurtherLine);
            push(&mut flat.table, [row.cell(0), "", ""], row, 1);
        } else {
            let next = table.row(index + 1);
            if document(next.cell(0)).is_some() {
                client = row.cell(0);
                flat.headings.insert(index, SkipReason::GroupSubtotal(client.into()));
            }
            push(&mut flat.table, [row.cell(0), "", ""], row, 1);
        }
    }
    Some(flat)
}

/// What the groups of a report are, as the rows below its headers name them: `Покупатель`, `Документ`, `Номенклатура`.
struct Levels {
    /// The first row below those names.
    data_start: usize,
    /// Each document has its items below it, which come to its sum.
    has_items: bool,
    amount: Option<usize>,
}

impl Levels {
    fn of(table: &Table, header: usize) -> Self {
        let is_name = |row: Row<'_>| row.filled_len() == 1 && !row.cell(0).bytes().any(|byte| byte.is_ascii_digit());
        let names = table.rows_from(header + 1).take(LEVELS).take_while(|row| is_name(*row)).count();
        // Headings of two rows leave the name of the level empty above.
        let of_documents = |index: usize| {
            let folded = fold(table.row(index).cell(0));
            ["документ", "регистратор", "реализация", "document"].iter().any(|word| folded.contains(word))
        };
        let documents = (header..=header + names).position(of_documents);
        let field = |cell| synonyms::lookup(&synonyms::normalize(cell));
        let amounts = table.row(header).cells().enumerate().filter_map(|(index, cell)| match field(cell)? {
            (Field::Amount, rank) => Some((rank, index)),
            _ => None,
        });
        Self {
            data_start: header + 1 + names,
            has_items: documents.is_some_and(|place| place > 0 && place < names),
            amount: amounts.min().map(|(_, index)| index),
        }
    }

    /// The sum of a row in hundredths.
    fn sum_of(&self, row: Row<'_>) -> Option<i64> {
        let style = SumStyle { dot: Mark::Decimal, comma: Mark::Decimal, minor_digits: 2 };
        sums::parse(row.cell(self.amount?), style).ok()
    }
}

/// Reports have no more levels.
const LEVELS: usize = 4;

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

#[cfg(test)]
mod tests {
    use super::super::read_csv;
    use super::super::text::WholeText;
    use super::*;

    fn flat(text: &str) -> Option<(Vec<String>, Vec<usize>)> {
        let read = read_csv::read(&mut WholeText::new(text), b';', &|_| std::ops::ControlFlow::Continue(()));
        let flat = flatten(&read.expect("readable").0, 0)?;
        let documents = flat.table.rows_from(1).filter(|row| !row.cell(2).is_empty());
        let mut skipped: Vec<usize> = flat.headings.keys().copied().collect();
        skipped.sort_unstable();
        Some((documents.map(|row| format!("{} {} {}", row.cell(0), row.cell(2), row.cell(4))).collect(), skipped))
    }

    #[test]
    fn documents_with_their_items_are_taken_apart_by_their_sums() {
        let report = "Покупатель;Количество;Выручка\nРегистратор\nНоменклатура\nАнна;3;3700\nРеализация 1 от 05.03.2025 12:00:00;2;2500\n\
                      Шампунь;1;1500\nМаска;1;1000\nРеализация 2 от 07.03.2025;1;1200\nШампунь;1;1200\nПётр;1;900\n\
                      Реализация 3 от 08.03.2025;1;900\nБальзам;1;900\nИтого;4;4600\n";
        let documents = ["Анна 05.03.2025 12:00:00 2500", "Анна 07.03.2025 1200", "Пётр 08.03.2025 900"].map(str::to_owned).to_vec();
        assert_eq!(flat(report), Some((documents, vec![1, 2, 3, 5, 6, 8, 9, 11])));
        // Items that do not come to the sum of their document may be anything.
        assert_eq!(flat(&report.replace("Маска;1;1000", "Маска;1;999")), None);
    }
}
