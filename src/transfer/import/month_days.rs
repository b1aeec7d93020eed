//! Notebooks kept by the month: `Март 2025` above the table or on its sheet, and in the rows only the day's number. The
//! numbers become days, so that the rest reads them like any others.

use chrono::NaiveDate;

use super::header;
use super::synonyms;
use super::table::{Row, Table};
use super::words::{day_header, month_of};

/// Titles of a column of such numbers.
const TITLES: [&str; 6] = ["число", "день", "день месяца", "дата", "day", "date"];
/// Of so many cells in a hundred the most must be numbers of days; the others may be titles and totals.
const MOST: usize = 80;

/// A year and a month.
type Month = (i32, u32);

/// The table with days in the place of their numbers; `None` if it has no such column, or no month is written anywhere.
#[must_use]
pub fn dated(table: &Table, sheet: &str) -> Option<Table> {
    let header = header::find(table)?;
    let head = table.row(header);
    let column = (0..head.len()).find(|index| TITLES.contains(&synonyms::normalize(head.cell(*index)).as_str()))?;
    let rows = || table.rows_from(header + 1).filter(|row| heading(*row).is_none());
    let cells = || rows().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    // Most tables end here, at their first written day.
    day_number(cells().next()?)?;
    let numbers = cells().filter(|cell| day_number(cell).is_some()).count();
    if numbers == 0 || numbers * 100 < cells().count() * MOST {
        return None;
    }
    let above = table.rows_from(0).take(header).filter_map(heading).last();
    let mut month = above.or_else(|| month_in(sheet));
    let mut days = Table::default();
    for (index, row) in table.rows_from(0).enumerate() {
        if index > header
            && let Some(found) = heading(row)
        {
            month = Some(found);
        }
        for (place, cell) in row.cells().enumerate() {
            if place != column || index < header {
                days.push_cell(cell);
            } else if index == header || row.cells().eq(head.cells()) {
                days.push_cell(day_header(head.cells()));
            } else if let Some(number) = day_number(cell) {
                // A number above which no month stands would be a guess; a day that the month has not is left to be rejected.
                let (year, month) = month?;
                match NaiveDate::from_ymd_opt(year, month, number) {
                    Some(day) => days.push_cell(&day.to_string()),
                    None => days.push_cell(&format!("{number:02}.{month:02}.{year}")),
                }
            } else {
                days.push_cell(cell);
            }
        }
        days.end_row();
    }
    Some(days)
}

/// `5`, `05`, `5.0` of a workbook, `5-е`.
fn day_number(cell: &str) -> Option<u32> {
    let number = cell.trim().trim_end_matches(".0").trim_end_matches("-е").trim_end_matches('.');
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The month of a row that says nothing else: `Март 2025`, `Записи за март 2025 г.`
fn heading(row: Row<'_>) -> Option<Month> {
    let mut cells = row.cells().filter(|cell| !cell.is_empty());
    let (first, second) = (cells.next()?, cells.next());
    month_in(first).filter(|_| second.is_none())
}

/// A month's name and a year, once each and without a day's number.
pub(super) fn month_in(text: &str) -> Option<Month> {
    let lower = text.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut months = words().filter_map(month_of);
    let mut numbers = words().filter_map(|word| word.parse::<i32>().ok());
    let (month, year) = (months.next()?, numbers.next()?);
    (months.next().is_none() && numbers.next().is_none() && (1990..=2100).contains(&year)).then_some((year, month))
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::read_csv;
    use super::super::text::WholeText;
    use super::*;

    fn days(text: &str, sheet: &str) -> Option<Vec<String>> {
        let table = read_csv::read(&mut WholeText::new(text), b';', &|_| ControlFlow::Continue(())).expect("readable").0;
        dated(&table, sheet).map(|table| table.rows_from(0).map(|row| row.cell(0).to_owned()).collect())
    }

    #[test]
    fn numbers_under_a_month_become_days() {
        let text = "Март 2025\nЧисло;Клиент;Сумма\n5;Анна;1\n;Пётр;2\n06;Мария;3\nАпрель 2025 г.\n30;Анна;1\n31;Пётр;2\nИтого;;9\n";
        let expected = ["Март 2025", "Дата", "2025-03-05", "", "2025-03-06", "Апрель 2025 г.", "2025-04-30", "31.04.2025", "Итого"];
        assert_eq!(days(text, "Лист1"), Some(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn the_sheet_may_name_the_month() {
        let text = "Дата;Клиент;Сумма\n5;Анна;1\n6;Пётр;2\n";
        assert_eq!(days(text, "Март 2025"), Some(["Дата", "2025-03-05", "2025-03-06"].map(str::to_owned).to_vec()));
        for sheet in ["Март", "2025", "Март 2024 и 2025", "5 марта 2025", ""] {
            assert_eq!(days(text, sheet), None, "{sheet}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in ["Дата;Клиент\n05.03.2025;Анна\n", "Март 2025\nЧисло;Клиент\n45;Анна\n5;Пётр\n", "Март 2025\nКлиент;Визитов\nАнна;5\n"]
        {
            assert_eq!(days(text, ""), None, "{text}");
        }
    }
}
