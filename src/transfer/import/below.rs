//! Lists that stand one below another in one table, each under headers of its own: clients, and below them their visits.
//! Read as one list, the headers and the days of the second would become clients.

use chrono::NaiveDate;

use super::dates::{self, DateOrder, DateStyle};
use super::fields::Field;
use super::layouts::Layout;
use super::preview::{Format, Preview, SkippedRow};
use super::reasons::{SkipReason, Warning};
use super::rows::total_or_footer;
use super::sheet_kind::{self, Kind};
use super::source::Source;
use super::synonyms;
use super::table::{Row, Table};

/// Rows below headers that show whether they are headers of a list.
const EVIDENCE_ROWS: usize = 40;
/// Headers that name a list without a title.
const NAMING: usize = 3;
/// Digits of a number that somebody can be called at.
const PHONE_DIGITS: usize = 5;

/// A list of clients or visits in a table, or something else under headers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// Its first row, with its titles.
    start: usize,
    header: usize,
    /// What stands above it, else its first headers.
    name: String,
    /// `None`: neither clients nor visits.
    kind: Option<Kind>,
}

/// Takes the lists of a table apart, and of the tables beside it, clients first; the rest of the file is as it was.
#[must_use]
pub fn apart(mut source: Source) -> Source {
    let beside = std::mem::take(&mut source.beside);
    let mut lists = apart_alone(source);
    lists.extend(beside.into_iter().flat_map(apart_alone));
    let mut lists = lists.into_iter();
    let Some(mut first) = lists.next() else { return Source::default() };
    first.beside = lists.collect();
    first
}

fn apart_alone(mut source: Source) -> Vec<Source> {
    let parts = if source.detect.format == Format::Vcard { Vec::new() } else { parts_of(&source.table) };
    if parts.len() < 2 {
        return vec![source];
    }
    let whole = std::mem::take(&mut source.table);
    let ends = parts.iter().skip(1).map(|part| part.start).chain([whole.len()]);
    let mut lists: Vec<(Kind, Source)> = Vec::new();
    let mut names: Vec<(String, u32)> = Vec::new();
    let mut other_rows = Vec::new();
    for (part, end) in parts.iter().zip(ends) {
        let Some(kind) = part.kind else {
            other_rows.extend((part.start..end).map(number));
            continue;
        };
        let is_known = |name: &str| names.iter().any(|(known, _)| known == name);
        let again = (2..=names.len() + 1).map(|count| format!("{} ({count})", part.name)).find(|name| !is_known(name));
        let name = again.filter(|_| is_known(&part.name)).unwrap_or_else(|| part.name.clone());
        // Other sheets may have lists of the same name.
        let sheet = source.detect.sheet.as_ref().filter(|_| !source.detect.other_sheets.is_empty());
        let list = sheet.map_or_else(|| name.clone(), |sheet| format!("{sheet}: {name}"));
        names.push((name, number(part.header)));
        let table = whole.part(part.start..end);
        lists.push((kind, Source { table, detect: source.detect.clone(), list: Some(list), rows_above: part.start, ..Source::default() }));
    }
    lists.sort_by_key(|(kind, _)| *kind);
    let mut lists: Vec<Source> = lists.into_iter().map(|(_, list)| list).collect();
    if let Some(first) = lists.first_mut() {
        // What is said of the file is said once.
        first.warnings = source.warnings;
        first.questions = source.questions;
        first.other_rows = other_rows;
        if names.len() > 1 {
            first.warnings.push(Warning::ListsBelow { lists: names });
        } else {
            first.list = None;
        }
    }
    lists
}

/// The number of a row, from 1, by its index.
pub fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Numbers rows of a part of a table as they stand in the whole.
pub fn number_on(numbers: &mut Vec<u32>, rows: usize, above: usize) {
    if numbers.is_empty() {
        numbers.extend((above..above + rows).map(number));
    } else {
        let above = u32::try_from(above).unwrap_or(u32::MAX);
        for number in numbers {
            *number = number.saturating_add(above);
        }
    }
}

/// Accounts for rows that belong to nothing that is read.
pub fn leave_out(preview: &mut Preview, sheet: &str, rows: impl ExactSizeIterator<Item = u32>, reason: &SkipReason) {
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    preview.counts.rows += count;
    preview.counts.rows_skipped += count;
    preview.skipped.extend(rows.map(|row| SkippedRow { sheet: sheet.into(), row, reason: reason.clone() }));
}

/// The parts of a table, of which at least one is a list that we know; fewer than two where it is one.
fn parts_of(table: &Table) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for header in (0..table.len()).filter(|index| is_header(table.row(*index))) {
        let last = parts.last();
        let begins_anew = |last: &Part| {
            let is_repeated = table.row(header).cells().eq(table.row(last.header).cells());
            !is_repeated && (last.header + 1..header).any(|index| is_data(table.row(index)))
        };
        if last.is_some_and(|last| !begins_anew(last)) {
            continue;
        }
        if Layout::of(table.row(header).cells()).is_some() {
            return Vec::new();
        }
        let start = last.map_or(0, |last| titles_above(table, last.header + 1, header));
        let title = table.rows_from(start).take(header - start).find_map(only_cell);
        let name = title.map_or_else(|| named_by_headers(table.row(header)), str::to_owned);
        let kind = kind_of(table, header, &name);
        let below = table.rows_from(header + 1).find(|row| !row.is_blank());
        let stands_apart = start == 0 || table.row(start - 1).is_blank();
        // Titles and filters above the first list belong to it.
        let is_part = match kind {
            Some(_) => true,
            None => last.is_some() && stands_apart && below.is_some_and(is_data),
        };
        if is_part {
            parts.push(Part { start: if last.is_none() { 0 } else { start }, header, name, kind });
        }
    }
    parts
}

/// Whether a row is of headers, most of which we know.
fn is_header(row: Row<'_>) -> bool {
    let mut fields = Vec::new();
    let mut filled = 0;
    for cell in row.cells().filter(|cell| !cell.is_empty()) {
        // Nearly every row of a list has digits in its first cells; a million of them are gone through here.
        if cell.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') || cell.len() > 80 {
            return false;
        }
        filled += 1;
        fields.extend(synonyms::lookup(&synonyms::normalize(cell)).map(|(field, _)| field));
        // A row of names and words ends here.
        if fields.len() * 2 < filled {
            return false;
        }
    }
    fields.sort_unstable();
    fields.dedup();
    fields.len() >= 2
}

/// Whether a row may hold a client or a visit.
fn is_data(row: Row<'_>) -> bool {
    row.cells().filter(|cell| !cell.is_empty()).nth(1).is_some() && total_or_footer(row).is_none() && !is_header(row)
}

fn only_cell(row: Row<'_>) -> Option<&str> {
    let mut filled = row.cells().filter(|cell| !cell.is_empty());
    filled.next().filter(|_| filled.next().is_none())
}

/// The row at which the titles begin that stand above headers, not before `first`.
fn titles_above(table: &Table, first: usize, header: usize) -> usize {
    let is_title = |index: &usize| only_cell(table.row(*index)).is_some() && total_or_footer(table.row(*index)).is_none();
    (first..header).rev().take_while(is_title).last().unwrap_or(header)
}

fn named_by_headers(row: Row<'_>) -> String {
    row.cells().filter(|cell| !cell.is_empty()).take(NAMING).collect::<Vec<&str>>().join(", ")
}

/// What the rows below headers are, if some of them are so for sure.
fn kind_of(table: &Table, header: usize, name: &str) -> Option<Kind> {
    let kind = sheet_kind::of(name, &table.part(header..header + 1))?;
    let head = table.row(header);
    let columns = |wanted: &[Field]| -> Vec<usize> {
        let is_wanted = |cell: &str| synonyms::lookup(&synonyms::normalize(cell)).is_some_and(|(field, _)| wanted.contains(&field));
        (0..head.len()).filter(|column| is_wanted(head.cell(*column))).collect()
    };
    let (days, contacts) = (columns(&[Field::Date]), columns(&[Field::Phone, Field::Email]));
    let rows = || table.rows_from(header + 1).take(EVIDENCE_ROWS).take_while(|row| !is_header(*row));
    let is_contact = |cell: &str| cell.contains('@') || cell.bytes().filter(u8::is_ascii_digit).count() >= PHONE_DIGITS;
    let is_sure = match kind {
        Kind::Clients => rows().any(|row| contacts.iter().any(|column| is_contact(row.cell(*column)))),
        Kind::Visits | Kind::VisitsWithoutSums => rows().any(|row| days.iter().any(|column| is_day(row.cell(*column)))),
    };
    is_sure.then_some(kind)
}

fn is_day(cell: &str) -> bool {
    let in_order = |order: DateOrder| dates::parse(cell, DateStyle { order, serial: true }, NaiveDate::MAX).is_ok();
    in_order(DateOrder::DayFirst) || in_order(DateOrder::MonthFirst)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::read_csv;
    use super::super::text::WholeText;
    use super::*;

    fn lists(text: &str) -> Vec<String> {
        let table = read_csv::read(&mut WholeText::new(text), b';', &|_| ControlFlow::Continue(())).expect("readable").0;
        let first = apart(Source { table, ..Source::default() });
        let told = |list: &Source| {
            let last = list.rows_above + list.table.len();
            format!("{} {}-{last}", list.list.as_deref().unwrap_or("-"), list.rows_above + 1)
        };
        std::iter::once(&first).chain(&first.beside).map(told).collect()
    }

    #[test]
    fn lists_under_headers_of_their_own_are_told_apart() {
        let clients = "Имя;Телефон\nАнна;89160000001\n";
        let visits = "Дата;Телефон;Сумма\n05.01.2025;89160000001;1500\n";
        for (text, expected) in [
            (format!("База;\n{clients}\nВизиты\n{visits}Итого;;1500\n"), vec!["База 1-4", "Визиты 5-8"]),
            // Clients come first, whatever stands above.
            (format!("{visits}{clients}"), vec!["Имя, Телефон 3-4", "Дата, Телефон, Сумма 1-2"]),
            (format!("{clients}\nУслуга;Цена\nСтрижка;900\n\n{visits}"), vec!["Имя, Телефон 1-3", "Дата, Телефон, Сумма 7-8"]),
            (format!("{clients}\nУслуга;Цена\nСтрижка;900\n"), vec!["- 1-3"]),
            (
                format!("Май;\n{visits}Июнь;\nТелефон;Дата\n89160000001;06.06.2025\nИюнь;\n{visits}"),
                vec!["Май 1-3", "Июнь (2) 7-9", "Июнь 4-6"],
            ),
        ] {
            assert_eq!(lists(&text), expected, "{text}");
        }
    }

    #[test]
    fn one_list_stays_one() {
        for text in [
            "Имя;Телефон\nАнна;89160000001\nИмя;Телефон\nПётр;89160000002\n",
            "Дата;Клиент\n01.06.2025 - 30.06.2025;Все\n\nДата;Клиент;Сумма\n05.06.2025;Анна;1\n",
            "Клиент;Дата;\n;;Сумма\nАнна;05.06.2025;1\n",
            "Имя;Примечание;Телефон\nАнна;Телефон;89160000001\nТелефон;Имя;8916\n",
            "Дата;Клиент;Услуга\n05.06.2025;Анна;Товар\n06.06.2025;Товар;Услуга\n",
            "Услуга;Цена\nСтрижка;900\n\nИмя;Телефон\nАнна;89160000001\n",
            "",
        ] {
            assert_eq!(lists(text).len(), 1, "{text}");
        }
    }
}
