//! A journal with clients in rows and days above the columns, `01.06 | 02.06 | …`: every filled cell is a visit on that
//! day. The table becomes one with a row for each visit; each keeps the number of the row that it came from.

use chrono::{Datelike as _, NaiveDate};
use rustc_hash::FxHashSet;

use super::date_words;
use super::dates::{self, DateOrder, DateStyle};
use super::fields::Field;
use super::month_days;
use super::periods;
use super::rows::total_or_footer;
use super::synonyms;
use super::table::{Row, Table};
use super::words::{day_header, is_placeholder, is_visit_mark, sum_header};
use crate::domain::text::fold;

/// Fewer columns of days than this are no journal.
const DAYS: usize = 2;
/// Years of which a title may speak.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// A journal made plain.
#[derive(Debug)]
pub struct Unfolded {
    pub table: Table,
    /// The row of the journal, from 1, behind each row of the table.
    pub numbers: Vec<u32>,
    /// Rows of clients without any visit.
    pub without_visits: FxHashSet<usize>,
    /// How many columns of days there are; the first and the last as written.
    pub days: (u32, String, String),
}

/// A day above a column.
#[derive(Debug, Clone, Copy)]
struct Day {
    year: Option<i32>,
    month: u32,
    number: u32,
}

/// The columns of days and what is said of their year.
pub struct Journal {
    header: usize,
    days: Vec<(usize, Day)>,
    /// The year that titles, the sheet or the file speak of.
    year: Option<i32>,
}

impl Journal {
    /// The journal in a table; `None` if it is none. `names` are those of its sheet and its file.
    #[must_use]
    pub fn of(table: &Table, header: usize, names: [&str; 2]) -> Option<Self> {
        let head = table.row(header);
        let titles = || table.rows_from(0).take(header).flat_map(Row::cells).chain(names).filter(|title| !title.is_empty());
        let found = written_days(head).or_else(|| {
            // `1`, `2`, `3`… below or beside the name of their month.
            let (year, month) = titles().find_map(month_days::month_in)?;
            let numbered = periods::numbered_days(head.cells())?;
            Some(numbered.into_iter().map(|(column, number)| (column, Day { year: Some(year), month, number })).collect())
        })?;
        let is_day = |column: usize| found.iter().any(|(other, _)| *other == column);
        let field = |column: usize| synonyms::lookup(&synonyms::normalize(head.cell(column))).map(|(field, _)| field);
        let others: Vec<Field> = (0..head.len()).filter(|column| !is_day(*column)).filter_map(field).collect();
        let has = |fields: &[Field]| others.iter().any(|field| fields.contains(field));
        // A list with a column of days of its own has dates above its columns for another reason.
        let names_client = has(&[Field::Name, Field::FirstName, Field::LastName, Field::Phone, Field::Email, Field::ClientId]);
        if found.len() < DAYS || !names_client || has(&[Field::Date]) {
            return None;
        }
        let mut years: Vec<i32> = titles().flat_map(years_in).chain(found.iter().filter_map(|(_, day)| day.year)).collect();
        years.sort_unstable();
        years.dedup();
        Some(Self { header, days: found, year: years.first().copied().filter(|_| years.len() == 1) })
    }

    /// Days as typed, month and day, where the year of some is written nowhere.
    #[must_use]
    pub fn without_year(&self, table: &Table) -> Vec<(String, u32, u32)> {
        let head = table.row(self.header);
        let open = self.days.iter().filter(|(_, day)| day.year.or(self.year).is_none());
        open.map(|(column, day)| (head.cell(*column).to_owned(), day.month, day.number)).collect()
    }

    /// A row for each visit; `year` is that of days without one.
    #[must_use]
    pub fn unfold(&self, table: &Table, year: i32) -> Unfolded {
        let head = table.row(self.header);
        let day_columns: FxHashSet<usize> = self.days.iter().map(|(column, _)| *column).collect();
        // A total of the row is none of its visits.
        let is_money = |column: usize| {
            let title = synonyms::normalize(head.cell(column));
            matches!(synonyms::lookup(&title), Some((Field::Amount, _))) || synonyms::is_about_totals(&title)
        };
        let width = table.rows_from(self.header).map(|row| row.len()).max().unwrap_or(0);
        let kept: Vec<usize> = (0..width).filter(|column| !day_columns.contains(column) && !is_money(*column)).collect();
        let has_sums = table.rows_from(self.header + 1).filter(|row| total_or_footer(*row).is_none()).any(|row| {
            self.days
                .iter()
                .map(|(column, _)| row.cell(*column))
                .any(|cell| !is_nothing(cell) && !is_visit_mark(&fold(cell)) && !matches!(cell, "0" | "2" | "3"))
        });
        let days: Vec<(usize, String)> = self.days.iter().map(|(column, day)| (*column, day.written(self.year.unwrap_or(year)))).collect();
        let title = |column: usize| head.cell(column).to_owned();
        let (first, last) = (self.days.first(), self.days.last());
        let mut unfolded = Unfolded {
            table: Table::default(),
            numbers: Vec::new(),
            without_visits: FxHashSet::default(),
            days: (
                u32::try_from(days.len()).unwrap_or(u32::MAX),
                first.map(|(column, _)| title(*column)).unwrap_or_default(),
                last.map(|(column, _)| title(*column)).unwrap_or_default(),
            ),
        };
        for (index, row) in table.rows_from(0).enumerate() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            if index < self.header {
                row.cells().for_each(|cell| unfolded.table.push_cell(cell));
                unfolded.end_row(number);
                continue;
            }
            let mut line = |cells: &[&str]| {
                // Where nobody writes a sum, none is made.
                let cells = if has_sums { cells } else { cells.get(..1).unwrap_or_default() };
                kept.iter().map(|column| row.cell(*column)).chain(cells.iter().copied()).for_each(|cell| unfolded.table.push_cell(cell));
                unfolded.end_row(number);
            };
            if index == self.header || row.cells().eq(head.cells()) {
                line(&[day_header(head.cells()), sum_header(head.cells())]);
                continue;
            }
            let is_visits = !row.is_blank() && total_or_footer(row).is_none();
            let mut visits = 0;
            for (column, day) in days.iter().filter(|_| is_visits) {
                let cell = row.cell(*column);
                if is_nothing(cell) || (!has_sums && cell == "0") {
                    continue;
                }
                // Among sums a number is one, however small.
                let is_mark = is_visit_mark(&fold(cell)) && cell != "1";
                line(&[day, if is_mark { "0" } else { cell }]);
                visits += 1;
            }
            if visits == 0 {
                line(&["", ""]);
                if is_visits {
                    unfolded.without_visits.insert(unfolded.table.len() - 1);
                }
            }
        }
        unfolded
    }
}

impl Unfolded {
    fn end_row(&mut self, number: u32) {
        self.table.end_row();
        self.numbers.push(number);
    }
}

impl Day {
    /// The day in ISO; one that the month has not stays readable, to be rejected.
    fn written(self, year: i32) -> String {
        let year = self.year.unwrap_or(year);
        NaiveDate::from_ymd_opt(year, self.month, self.number)
            .map_or_else(|| format!("{:02}.{:02}.{year}", self.number, self.month), |day| day.to_string())
    }
}

/// The headers that are days, if all that look like days can be read in one way.
fn written_days(head: Row<'_>) -> Option<Vec<(usize, Day)>> {
    let in_order = |order: DateOrder| {
        let style = DateStyle { order, serial: false };
        let columns = head.cells().enumerate().filter(|(_, cell)| cell.bytes().any(|byte| byte.is_ascii_digit()));
        columns.filter_map(|(column, cell)| Some((column, day_of(cell, style)?))).collect::<Vec<(usize, Day)>>()
    };
    let (by_day, by_month) = (in_order(DateOrder::DayFirst), in_order(DateOrder::MonthFirst));
    // With points between them the day comes first everywhere: `03.24` is a month. With other signs only what cannot be
    // read otherwise is taken.
    let is_open = |(column, _): &(usize, Day)| {
        let cell = head.cell(*column);
        cell.contains(['/', '-']) && dates::iso_day(cell.as_bytes()).is_none() && !cell.chars().any(char::is_alphabetic)
    };
    let found = match (by_day.len(), by_month.len()) {
        (days, months) if days > months || !by_day.iter().chain(&by_month).any(is_open) => by_day,
        (days, months) if months > days => by_month,
        _ => return None,
    };
    (found.len() >= DAYS && !are_months(head, &found)).then_some(found)
}

/// Whether the headers are rather months with a short year, `янв 24`, `фев 24`: none of them comes with two numbers.
fn are_months(head: Row<'_>, found: &[(usize, Day)]) -> bool {
    let starts_with_name = |column: usize| head.cell(column).starts_with(char::is_alphabetic);
    let short = || found.iter().filter(|(column, day)| day.year.is_none() && starts_with_name(*column)).map(|(_, day)| day);
    short().next().is_some() && !short().any(|one| short().any(|other| one.month == other.month && one.number != other.number))
}

fn day_of(cell: &str, style: DateStyle) -> Option<Day> {
    // A day of the week beside it says nothing more.
    let words = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'));
    let bare =
        words.filter(|word| !word.is_empty() && !date_words::is_filler(fold(word).trim_end_matches('.'))).collect::<Vec<&str>>().join(" ");
    let cell = bare.as_str();
    if let Ok(found) = dates::parse(cell, style, NaiveDate::MAX) {
        return Some(Day { year: Some(found.day.year()), month: found.day.month(), number: found.day.day() });
    }
    let found = dates::parse_birthday(cell, style, NaiveDate::MAX).filter(|_| periods::is_period(cell) || cell.contains('/'))?;
    Some(Day { year: found.year.map(i32::from), month: u32::from(found.month), number: u32::from(found.day) })
}

/// The years that a title speaks of.
fn years_in(title: &str) -> impl Iterator<Item = i32> + '_ {
    let words = title.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
    words.filter_map(|word| word.parse().ok()).filter(|year| YEARS.contains(year))
}

/// A cell that says that nobody came.
fn is_nothing(cell: &str) -> bool {
    let folded = fold(cell);
    folded.is_empty() || is_placeholder(&folded) || matches!(folded.as_str(), "н" | "нб" | "н/б" | "n")
}

/// The year that is likelier: this one, unless some of the days would still be to come.
#[must_use]
pub fn likely_year(days: &[(String, u32, u32)], today: NaiveDate) -> i32 {
    let is_past = |(_, month, day): &(String, u32, u32)| (*month, *day) <= (today.month(), today.day());
    if days.iter().all(is_past) { today.year() } else { today.year() - 1 }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::read_csv;
    use super::super::text::WholeText;
    use super::*;

    fn table(text: &str) -> Table {
        read_csv::read(&mut WholeText::new(text), b';', &|_| ControlFlow::Continue(())).expect("readable").0
    }

    fn unfold(text: &str, names: [&str; 2]) -> Option<Vec<String>> {
        let table = table(text);
        let header = super::super::header::find(&table)?;
        let unfolded = Journal::of(&table, header, names)?.unfold(&table, 2025);
        let rows = unfolded.table.rows_from(0).zip(&unfolded.numbers);
        Some(rows.map(|(row, number)| format!("{number}: {}", row.cells().collect::<Vec<&str>>().join("|"))).collect())
    }

    #[test]
    fn filled_cells_become_visits_and_rows_keep_their_numbers() {
        let text = "Июнь\nКлиент;01.06;02.06;Итого\nАнна;500;1 200,50;1700\nПётр;;;\nЯна;+;перенос;\nИтого;500;1200;1700\n";
        let rows = unfold(text, ["", ""]).expect("a journal");
        let expected = [
            "1: Июнь",
            "2: Клиент|Дата|Сумма",
            "3: Анна|2025-06-01|500",
            "3: Анна|2025-06-02|1 200,50",
            "4: Пётр||",
            "5: Яна|2025-06-01|0",
            "5: Яна|2025-06-02|перенос",
            "6: Итого||",
        ];
        assert_eq!(rows, expected);
        let marks = unfold("Клиент;Телефон;1 июня;2 июня\nАнна;8;+;\nПётр;9;-;1\n", ["", ""]).expect("a journal");
        assert_eq!(marks, ["1: Клиент|Телефон|Дата", "2: Анна|8|2025-06-01", "3: Пётр|9|2025-06-02"]);
    }

    #[test]
    fn the_year_is_that_of_which_the_file_speaks() {
        let year = |text: &str, names: [&str; 2]| {
            let table = table(text);
            let journal = Journal::of(&table, super::super::header::find(&table)?, names)?;
            Some(if journal.without_year(&table).is_empty() { journal.year } else { None })
        };
        let days = "Клиент;01.06;02.06\nАнна;+;+\n";
        assert_eq!(year(&format!("Посещения 2023 г.\n{days}"), ["", ""]), Some(Some(2023)));
        assert_eq!(year(days, ["2024", "Журнал.xlsx"]), Some(Some(2024)));
        assert_eq!(year(days, ["Лист1", "Журнал 2024.xlsx"]), Some(Some(2024)));
        assert_eq!(year("Клиент;01.06.2024;02.06\nАнна;+;+\n", ["", ""]), Some(Some(2024)));
        for names in [["Лист1", "Журнал.xlsx"], ["2024", "2025.xlsx"]] {
            assert_eq!(year(days, names), Some(None), "{names:?}");
        }
    }

    #[test]
    fn months_and_other_columns_are_no_days() {
        for head in [
            "Клиент;Январь;Февраль",
            "Клиент;янв 24;фев 24",
            "Клиент;01.2024;02.2024",
            "Клиент;03.24;04.24",
            "Клиент;2023;2024",
            "Клиент;6/1;6/2",
            "Услуга;01.06;02.06",
            "Клиент;Дата;01.06;02.06",
            "Клиент;01.06;Сумма",
        ] {
            assert_eq!(unfold(&format!("{head}\nАнна;1;1\n"), ["2025", ""]), None, "{head}");
        }
        for head in ["Клиент;6/13/2025;6/2/2025", "Клиент;Jun 5;Jun 7", "Клиент;пн 02.06;вт 03.06", "Клиент;2025-06-01;2025-06-02"]
        {
            assert_eq!(unfold(&format!("{head}\nАнна;1;1\n"), ["2025", ""]).map(|rows| rows.len()), Some(3), "{head}");
        }
        let numbers = unfold("Клиент;Телефон;1;2;3;4;5\nАнна;8;+;;;;+\n", ["Март 2025", ""]).expect("a journal");
        assert_eq!(numbers[1..], ["2: Анна|8|2025-03-01", "2: Анна|8|2025-03-05"]);
    }
}
