//! Which sheet of a workbook is read: the one that looks most like ours, together with those of the same columns, as
//! when an owner begins a new sheet every month.

use rustc_hash::FxHashSet;

use super::header;
use super::month_days;
use super::reasons::RefusalReason;
use super::spreadsheet::ROWS;
use super::table::{Row, Table};

/// A sheet and what else is in its workbook.
#[derive(Debug)]
pub struct Sheet {
    pub table: Table,
    pub name: String,
    /// Visible sheets with something in them that were not read, or stand in `together`.
    pub others: Vec<String>,
    /// Sheets that were read below the first as one table with it, and the row at which each begins, from 1.
    pub together: Vec<(String, u32)>,
}

impl Sheet {
    const fn alone(name: String, table: Table, others: Vec<String>) -> Self {
        Self { table, name, others, together: Vec::new() }
    }
}

/// Rows of a sheet in which its headers are looked for.
const HEAD_ROWS: u32 = 40;

/// The sheet that the owner chose, else the first with headers that we know and all of the same headers, else the first
/// with anything in it. `read` reads so many rows of a sheet, or more.
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
            others.extend(chosen.take().map(|(first, _)| first));
            return with_alike(Sheet::alone(name, table, others), header, names, read);
        }
        match chosen {
            Some(_) => others.push(name),
            None => chosen = Some((name, table)),
        }
    }
    let (name, table) = chosen.ok_or(RefusalReason::Empty)?;
    Ok(Sheet::alone(name, table, others))
}

/// The index of the row of headers, if they are ours for sure.
fn header_of(table: &Table) -> Option<usize> {
    header::best_row(table).filter(|(_, known)| *known >= 2).map(|(index, _)| index)
}

/// Adds the rows of the sheets among `names` that have the same headers, from their headers on.
fn with_alike(
    mut sheet: Sheet,
    header: usize,
    names: impl Iterator<Item = String>,
    mut read: impl FnMut(&str, u32) -> Result<Table, RefusalReason>,
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
        let alone = pick(names, Some("February"), read).expect("a sheet");
        assert_eq!((alone.table.len(), alone.together.len()), (2, 0));
    }
}
