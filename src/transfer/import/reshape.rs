//! Tables whose rows are not yet what we read: whole rows in one cell, two things in one column, a day that stands
//! once above its rows. Each is made a plain table with the same rows under the same numbers.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::dates::{self, DateStyle};
use super::detect::delimiter;
use super::fields::Field;
use super::header;
use super::read_csv;
use super::reasons::SkipReason;
use super::rows::total_or_footer;
use super::spreadsheet::ROWS;
use super::synonyms;
use super::table::{Row, Table};
use super::text::WholeText;
use super::words::day_header;

/// Rows looked at.
const SAMPLE_ROWS: usize = 200;
/// Of so many rows in a hundred the most must agree.
const MOST: usize = 80;

/// Rows that stand whole in one cell each, as when a text is opened in Excel with another separator, taken apart; `None`
/// if they do not, or the cells do not make a table.
#[must_use]
pub fn split_rows(table: &Table) -> Option<(Table, u8)> {
    let single = |row: Row<'_>| row.filled_len() <= 1;
    if table.is_empty() || table.len() > ROWS as usize || !table.rows_from(0).take(SAMPLE_ROWS).all(single) {
        return None;
    }
    let lines = |limit: usize| {
        // A cell's own line ends would make rows of it.
        let lines = table.rows_from(0).take(limit).map(|row| row.cell(0).replace(['\n', '\r'], " "));
        lines.collect::<Vec<String>>().join("\n")
    };
    let sample = lines(SAMPLE_ROWS);
    let delimiter = delimiter::detect(&sample);
    let read =
        |text: &str| read_csv::read(&mut WholeText::new(text), delimiter, &|_| ControlFlow::Continue(())).ok().map(|(table, _)| table);
    let looks_like_table = header::best_row(&read(&sample)?).is_some_and(|(_, known)| known >= 2);
    if !looks_like_table || !table.rows_from(0).all(single) {
        return None;
    }
    let split = read(&lines(table.len()))?;
    // Quotation marks that run over rows would shift their numbers.
    (split.len() == table.len()).then_some((split, delimiter))
}

/// The separators of two things in a header and in the cells below it.
const PAIR_SIGNS: [char; 7] = ['/', '|', '\\', ';', ',', '+', '&'];

/// Columns whose header names two things that we know, `Мастер / Клиент`, and whose cells hold two by the same sign,
/// taken apart; `None` if there are none.
#[must_use]
pub fn split_pairs(table: &Table, header: usize) -> Option<Table> {
    let head = table.row(header);
    let pairs: Vec<Option<char>> = (0..head.len()).map(|column| pair_sign(table, header, column)).collect();
    if pairs.iter().all(Option::is_none) {
        return None;
    }
    let mut split = Table::default();
    for row in table.rows_from(0) {
        for index in 0..row.len() {
            let cell = row.cell(index);
            match pairs.get(index).copied().flatten() {
                Some(sign) => {
                    let (first, second) = cell.split_once(sign).unwrap_or((cell, ""));
                    split.push_cell(first);
                    split.push_cell(second);
                }
                None => split.push_cell(cell),
            }
        }
        split.end_row();
    }
    Some(split)
}

fn pair_sign(table: &Table, header: usize, column: usize) -> Option<char> {
    let (sign, _) = pair_of(table.row(header).cell(column))?;
    let cells = || table.rows_from(header + 1).take(SAMPLE_ROWS).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let both = cells().filter(|cell| cell.split_once(sign).is_some_and(|(_, rest)| !rest.contains(sign))).count();
    (both > 0 && both * 100 >= cells().count() * MOST).then_some(sign)
}

/// Tables of the same columns that stand side by side, January beside February, one below the other, and the rows from
/// which the next ones begin; `None` if there is one alone.
#[must_use]
pub fn stack_sides(table: &Table, header: usize) -> Option<(Table, Vec<u32>)> {
    let head: Vec<String> = table.row(header).cells().map(synonyms::normalize).collect();
    let first = head.iter().position(|title| !title.is_empty())?;
    let starts: Vec<usize> = (first..head.len()).filter(|index| head.get(*index) == head.get(first)).collect();
    let width = starts.get(1)? - first;
    let block = |start: usize| head.get(start..(start + width).min(head.len())).unwrap_or_default();
    let filled = |block: &[String]| block.iter().filter(|title| !title.is_empty()).cloned().collect::<Vec<String>>();
    let titles = filled(block(first));
    let fields: Vec<Field> = titles.iter().filter_map(|title| synonyms::lookup(title).map(|(field, _)| field)).collect();
    let is_table = fields.contains(&Field::Date) || (fields.contains(&Field::Name) && fields.contains(&Field::Phone));
    let is_even = starts.windows(2).all(|pair| matches!(pair, [one, next] if next - one == width));
    if !is_table || titles.len() < 2 || !is_even || !starts.iter().all(|start| filled(block(*start)) == titles) {
        return None;
    }
    let filled_width = block(first).iter().rposition(|title| !title.is_empty()).map_or(width, |last| last + 1);
    let (mut stacked, mut rows) = (Table::default(), Vec::new());
    for (place, start) in starts.iter().enumerate() {
        if place > 0 {
            rows.push(u32::try_from(stacked.len() + 1).unwrap_or(u32::MAX));
        }
        // Titles stand above the first one alone.
        for (index, row) in table.rows_from(0).enumerate().skip(if place > 0 { header } else { 0 }) {
            let cells = if index < header { 0..row.len() } else { *start..start + filled_width };
            for column in cells {
                stacked.push_cell(row.cell(column));
            }
            stacked.end_row();
        }
    }
    Some((stacked, rows))
}

/// The two things that a header names and the sign between them: `Мастер / Клиент`.
#[must_use]
pub fn pair_of(header: &str) -> Option<(char, [Field; 2])> {
    let sign = PAIR_SIGNS.into_iter().find(|sign| header.contains(*sign))?;
    let (first, second) = header.split_once(sign)?;
    let known = |title: &str| synonyms::lookup(&synonyms::normalize(title)).map(|(field, _)| field);
    let pair = [known(first)?, known(second)?];
    (pair.first() != pair.last()).then_some((sign, pair))
}

/// A table with a column of days, and the rows that were headings.
#[derive(Debug)]
pub struct Dated {
    pub table: Table,
    pub headings: FxHashMap<usize, SkipReason>,
}

/// Days that stand alone above the rows of theirs (`05.03.2025, среда`) as a column; `None` where there are none or the
/// table has days of its own.
#[must_use]
pub fn date_rows(table: &Table, header: usize, today: NaiveDate) -> Option<Dated> {
    let head = table.row(header);
    let is_day = |title: &str| matches!(synonyms::lookup(&synonyms::normalize(title)), Some((Field::Date, _)));
    let own_days: Vec<usize> = (0..head.len()).filter(|index| is_day(head.cell(*index))).collect();
    let heading = |row: Row<'_>| {
        let mut cells = row.cells().filter(|cell| !cell.is_empty());
        let (first, second) = (cells.next()?, cells.next());
        let parse = |text: &str| dates::parse(text, DateStyle::default(), today).is_ok();
        (second.is_none() && first.chars().any(|c| c.is_ascii_digit()) && parse(first)).then(|| first.to_owned())
    };
    let is_dated = |row: Row<'_>| own_days.iter().any(|index| !row.cell(*index).is_empty());
    let first = table.rows_from(header + 1).find(|row| !row.is_blank())?;
    heading(first)?;
    // A column of days that is filled speaks for itself.
    if table.rows_from(header + 1).any(|row| is_dated(row) && heading(row).is_none()) {
        return None;
    }
    let width = table.rows_from(header).map(|row| row.len()).max().unwrap_or(0);
    let mut dated = Dated { table: Table::default(), headings: FxHashMap::default() };
    let mut day = String::new();
    for (index, row) in table.rows_from(0).enumerate() {
        for cell in row.cells() {
            dated.table.push_cell(cell);
        }
        let found = heading(row).filter(|_| index > header);
        if let Some(found) = found {
            dated.headings.insert(index, SkipReason::Title);
            day = found;
        } else if index == header || row.cells().eq(head.cells()) {
            pad(&mut dated.table, row.len(), width, day_header(head.cells()));
        } else if index > header && !row.is_blank() && total_or_footer(row).is_none() {
            pad(&mut dated.table, row.len(), width, &day);
        }
        dated.table.end_row();
    }
    Some(dated)
}

/// Adds a cell in the column `width` to a row of `length` cells.
fn pad(table: &mut Table, length: usize, width: usize, cell: &str) {
    for _ in length..width {
        table.push_cell("");
    }
    table.push_cell(cell);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        read_csv::read(&mut WholeText::new(text), b';', &|_| ControlFlow::Continue(())).expect("readable").0
    }

    fn rows(table: &Table) -> Vec<Vec<&str>> {
        table.rows_from(0).map(|row| row.cells().collect()).collect()
    }

    #[test]
    fn rows_in_one_cell_are_taken_apart() {
        let (split, delimiter) = split_rows(&table("\"Клиент;Дата;Сумма\"\n\n\"Анна;05.03.2025;\"\"1;5\"\"\"\n")).expect("a table");
        assert_eq!((rows(&split), delimiter), (vec![vec!["Клиент", "Дата", "Сумма"], vec![], vec!["Анна", "05.03.2025", "1;5"]], b';'));
        for text in ["Имя\nАнна\n", "Клиент;Дата\nАнна;1\n", "Анна, стрижка\nПётр, бритьё\n", ""]
        {
            assert!(split_rows(&table(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn columns_of_two_things_are_taken_apart() {
        let split = split_pairs(&table("Мастер / Клиент;Сумма\nОля / Анна;1\nОля/Пётр;2\n"), 0).expect("two columns");
        assert_eq!(rows(&split), [vec!["Мастер", "Клиент", "Сумма"], vec!["Оля", "Анна", "1"], vec!["Оля", "Пётр", "2"]]);
        for text in ["Мастер / Клиент;Сумма\nАнна;1\nПётр;2\n", "Телефон / Тел;Сумма\n1/2;1\n", "Услуга/цвет;Сумма\na/b;1\n"]
        {
            assert!(split_pairs(&table(text), 0).is_none(), "{text}");
        }
    }

    #[test]
    fn tables_side_by_side_are_read_one_below_the_other() {
        let text = "Январь;;;Февраль\nДата;Клиент;;Дата;Клиент\n05.01.2025;Анна;;05.02.2025;Пётр\n06.01.2025;Мария\n";
        let (stacked, starts) = stack_sides(&table(text), 1).expect("two tables");
        let filled: Vec<&str> = stacked.rows_from(0).map(|row| row.cell(1)).collect();
        assert_eq!((filled, starts), (vec!["", "Клиент", "Анна", "Мария", "Клиент", "Пётр", ""], vec![5]));
        for text in ["Телефон;Телефон\n1;2\n", "Клиент;Телефон;Телефон\nА;1;2\n", "Дата;Сумма;Дата\n1;2;3\n", "Дата;Сумма\n1;2\n"]
        {
            assert!(stack_sides(&table(text), 0).is_none(), "{text}");
        }
    }

    #[test]
    fn a_day_above_its_rows_becomes_a_column() {
        let today = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day");
        let text = "Время;Клиент;Сумма\n05.03.2025, среда;;\n10:00;Анна;1\nИтого;;1\n6 марта 2025\n11:00;Пётр;2\n";
        let dated = date_rows(&table(text), 0, today).expect("headings of days");
        let days: Vec<&str> = dated.table.rows_from(0).map(|row| row.cell(3)).collect();
        assert_eq!(days, ["Дата", "", "05.03.2025, среда", "", "", "6 марта 2025"]);
        assert_eq!(dated.headings.len(), 2);
        assert!(date_rows(&table("Дата;Клиент\n05.03.2025\n06.03.2025;Анна\n"), 0, today).is_none());
        assert!(date_rows(&table("Клиент;Сумма\nАнна;1\n05.03.2025\n"), 0, today).is_none());
    }
}
