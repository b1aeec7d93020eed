//! Which sheets of a workbook are read: the one that looks most like ours, together with those of the same columns, as
//! when an owner begins a new sheet every month; and beside it every other list of clients or of their visits.

use rustc_hash::FxHashSet;

use super::month_days;
use super::reasons::RefusalReason;
use super::sheet_kind::{self, Kind, header_of};
use super::spreadsheet::ROWS;
use super::table::{MEMORY_MAX, Row, Table};

/// A sheet and what else is in its workbook.
#[derive(Debug)]
pub struct Sheet {
    pub table: Table,
    pub name: String,
    /// Visible sheets with something in them that were not read, or stand in `together` or `beside`.
    pub others: Vec<String>,
    /// Sheets that were read below the first as one table with it, and the row at which each begins, from 1.
    pub together: Vec<(String, u32)>,
    /// Lists of other columns, each a table of its own, to be read after this one.
    pub beside: Vec<Self>,
}

impl Sheet {
    const fn alone(name: String, table: Table, others: Vec<String>) -> Self {
        Self { table, name, others, together: Vec::new(), beside: Vec::new() }
    }

    /// Whether a sheet is part of this table.
    fn holds(&self, name: &str) -> bool {
        self.name == name || self.together.iter().any(|(other, _)| other == name)
    }
}

/// Rows of a sheet in which its headers are looked for.
const HEAD_ROWS: u32 = 40;

/// The sheet that the owner chose and no other; else the first with headers that we know, all of the same headers, and
/// beside it the other lists of clients and visits; else the first with anything in it. `read` reads so many rows of a
/// sheet, or more.
///
/// # Errors
/// Those of `read`; [`RefusalReason::Empty`] if there is no sheet with anything in it.
pub fn pick(
    names: Vec<String>,
    wanted: Option<&str>,
    mut read: impl FnMut(&str, u32) -> Result<Table, RefusalReason>,
) -> Result<Sheet, RefusalReason> {
    // Each by its own month, before sheets are put together.
    let mut read = |name: &str, rows: u32| read(name, rows).map(|table| month_days::dated(&table, name).unwrap_or(table));
    if let Some(name) = wanted.and_then(|wanted| names.iter().find(|name| *name == wanted)).cloned() {
        let table = read(&name, ROWS)?;
        if table.is_empty() {
            return Err(RefusalReason::Empty);
        }
        let others = names.into_iter().filter(|other| *other != name).collect();
        return Ok(Sheet::alone(name, table, others));
    }
    let mut chosen: Option<(String, Table)> = None;
    let mut others = Vec::new();
    let mut names = names.into_iter();
    while let Some(name) = names.next() {
        let table = read(&name, ROWS)?;
        if table.is_empty() {
            continue;
        }
        if let Some(header) = header_of(&table) {
            let kind = sheet_kind::of(&name, &table);
            let is_list = |later: &String| read(later, HEAD_ROWS).is_ok_and(|head| sheet_kind::of(later, &head).is_some());
            // A price list before the lists of clients and visits is not what the workbook is about.
            if kind.is_none() && names.as_slice().iter().any(is_list) {
                others.push(name);
                continue;
            }
            others.extend(chosen.take().map(|(first, _)| first));
            let later: Vec<String> = names.collect();
            let sheet = with_alike(Sheet::alone(name, table, others), header, later.iter().cloned(), &mut read)?;
            return match kind {
                Some(kind) => with_beside(sheet, kind, &later, read),
                None => Ok(sheet),
            };
        }
        match chosen {
            Some(_) => others.push(name),
            None => chosen = Some((name, table)),
        }
    }
    let (name, table) = chosen.ok_or(RefusalReason::Empty)?;
    Ok(Sheet::alone(name, table, others))
}

/// Adds the other lists among the sheets `later`: clients first, as the first of all, then visits in the workbook's order.
fn with_beside(
    first: Sheet,
    kind: Kind,
    later: &[String],
    mut read: impl FnMut(&str, u32) -> Result<Table, RefusalReason>,
) -> Result<Sheet, RefusalReason> {
    let names: Vec<String> = first.others.iter().chain([&first.name]).cloned().collect();
    let head_of = |table: &Table| header_of(table).map(|at| filled(table.row(at)).map(str::to_owned).collect::<Vec<String>>());
    // Of the same headers are only copies left.
    let mut known: Vec<_> = head_of(&first.table).into_iter().collect();
    let mut memory = first.table.memory();
    let mut lists = vec![(kind, first)];
    for (place, name) in later.iter().enumerate() {
        if lists.iter().any(|(_, list)| list.holds(name)) {
            continue;
        }
        // What cannot be read, or says nothing of clients, is told of as not read.
        let Some(head) = read(name, HEAD_ROWS).ok() else { continue };
        let (Some(kind), Some(headers)) = (sheet_kind::of(name, &head), head_of(&head)) else { continue };
        if known.contains(&headers) {
            continue;
        }
        let table = read(name, ROWS)?;
        let Some(header) = header_of(&table) else { continue };
        let rest = later.iter().skip(place + 1).cloned();
        let list = with_alike(Sheet::alone(name.clone(), table, Vec::new()), header, rest, &mut read)?;
        memory += list.table.memory();
        if memory > MEMORY_MAX {
            break;
        }
        known.push(headers);
        lists.push((kind, list));
    }
    lists.sort_by_key(|(kind, _)| *kind);
    // The first alone tells of what was not read.
    let mut lists = lists.into_iter().map(|(_, list)| Sheet { others: Vec::new(), ..list });
    let mut first = lists.next().ok_or(RefusalReason::Empty)?;
    first.others = names.into_iter().filter(|name| *name != first.name).collect();
    first.beside = lists.collect();
    Ok(first)
}

/// Adds the rows of the sheets among `names` that have the same headers, from their headers on.
fn with_alike(
    mut sheet: Sheet,
    header: usize,
    names: impl Iterator<Item = String>,
    read: &mut impl FnMut(&str, u32) -> Result<Table, RefusalReason>,
) -> Result<Sheet, RefusalReason> {
    let head: Vec<String> = filled(sheet.table.row(header)).map(str::to_owned).collect();
    for name in names {
        // A sheet of other things may be a broken one, too.
        let alike = read(&name, HEAD_ROWS).ok().filter(|table| header_of(table).is_some_and(|at| filled(table.row(at)).eq(&head)));
        if alike.is_some() {
            let table = read(&name, ROWS)?;
            let start = header_of(&table).unwrap_or(0);
            if is_copy(&sheet.table, &table, start) {
                sheet.others.push(name);
                continue;
            }
            sheet.together.push((name.clone(), u32::try_from(sheet.table.len() + 1).unwrap_or(u32::MAX)));
            for row in table.rows_from(start) {
                row.cells().for_each(|cell| sheet.table.push_cell(cell));
                sheet.table.end_row();
            }
        }
        sheet.others.push(name);
        if sheet.table.is_full() {
            break;
        }
    }
    Ok(sheet)
}

/// Whether rows of a sheet stand in another one already: a copy, or a sheet of the whole year beside its months. Read
/// together every purchase of it would count twice.
fn is_copy(known: &Table, sheet: &Table, header: usize) -> bool {
    let key = |row: Row<'_>| filled(row).collect::<Vec<&str>>().join("\u{1f}");
    let rows = || sheet.rows_from(header + 1).filter(|row| row.cells().filter(|cell| !cell.is_empty()).nth(1).is_some());
    let seen: FxHashSet<String> = known.rows_from(0).map(key).collect();
    let shared = rows().filter(|row| seen.contains(&key(*row))).count();
    shared >= SHARED_ROWS || (shared > 0 && shared * 10 >= rows().count())
}

/// So many equal rows in two sheets are no accident.
const SHARED_ROWS: usize = 5;

/// The cells up to the last one with something in it.
fn filled(row: Row<'_>) -> impl Iterator<Item = &str> {
    row.cells().take(row.filled_len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let mut table = Table::default();
        for row in rows {
            row.iter().for_each(|cell| table.push_cell(cell));
            table.end_row();
        }
        table
    }

    #[test]
    fn sheets_of_the_same_columns_are_read_together() {
        let head: &[&str] = &["Клиент", "Дата", "Сумма"];
        let read = |name: &str, _| {
            Ok(match name {
                "notes" => table(&[&["note"]]),
                "empty" => Table::default(),
                "January" => table(&[&["Shop"], head, &["Анна", "05.01.2025", "1"]]),
                "February" => table(&[head, &["Пётр", "05.02.2025", "2"]]),
                "February (copy)" => table(&[head, &["Пётр", "05.02.2025", "2"], &["Яна", "06.02.2025", "3"]]),
                "prices" => table(&[&["Услуга", "Цена"], &["Стрижка", "1200"]]),
                _ => return Err(RefusalReason::Truncated),
            })
        };
        let names = ["notes", "empty", "January", "prices", "broken", "February", "February (copy)"].map(str::to_owned).to_vec();
        let sheet = pick(names.clone(), None, read).expect("a sheet");
        assert_eq!((sheet.name.as_str(), sheet.table.len()), ("January", 5));
        assert_eq!(sheet.together, [("February".to_owned(), 4)]);
        assert_eq!(sheet.others, ["notes", "prices", "broken", "February", "February (copy)"]);
        assert!(sheet.beside.is_empty());
        let alone = pick(names, Some("February"), read).expect("a sheet");
        assert_eq!((alone.table.len(), alone.together.len()), (2, 0));
    }
    #[test]
    fn lists_of_other_columns_are_read_beside_it_clients_first() {
        let read = |name: &str, _| {
            Ok(match name {
                "Прайс" => table(&[&["Услуга", "Цена"], &["Стрижка", "1200"]]),
                "Визиты" => table(&[&["Дата", "Телефон", "Сумма"], &["05.01.2025", "89160000001", "1"]]),
                "Визиты 2024" => table(&[&["Дата", "Телефон", "Сумма"], &["05.01.2024", "89160000001", "2"]]),
                "Клиенты" => table(&[&["Имя", "Телефон"], &["Анна", "89160000001"]]),
                "Мастера" => table(&[&["Имя", "Телефон"], &["Оля", "89160000009"]]),
                _ => return Err(RefusalReason::Truncated),
            })
        };
        let names = ["Прайс", "Визиты", "Мастера", "Клиенты", "broken", "Визиты 2024"].map(str::to_owned).to_vec();
        let sheet = pick(names, None, read).expect("a sheet");
        assert_eq!(sheet.name, "Клиенты");
        assert_eq!(sheet.others, ["Прайс", "Мастера", "broken", "Визиты 2024", "Визиты"]);
        let beside: Vec<(&str, usize, usize)> =
            sheet.beside.iter().map(|list| (list.name.as_str(), list.table.len(), list.together.len())).collect();
        assert_eq!(beside, [("Визиты", 4, 1)]);
    }
}
