//! Headers that are spans of time: months, quarters, years, days. What stands below them belongs to a day that only
//! the owner knows, so it is left out, and the owner is told.

use chrono::NaiveDate;

use super::columns::Columns;
use super::date_words;
use super::dates::{self, DateOrder, DateStyle};
use super::preview::ColumnGuess;
use super::reasons::Warning;
use super::words::month_of;

/// Fewer columns than this are no table of months.
const COLUMNS: usize = 2;
/// Fewer numbered columns than this are no days of a month.
const DAYS: usize = 5;

/// Whether a header is a span of time: `Январь 2024`, `янв.24`, `01.2024`, `Q1 2024`, `2023`, `05.03.2024`.
#[must_use]
pub fn is_period(header: &str) -> bool {
    let lower = header.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 4 {
        return false;
    }
    let numbers: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let others: Vec<&str> = words.into_iter().filter(|word| word.parse::<u32>().is_err() && !is_filler(word)).collect();
    match (others.as_slice(), numbers.as_slice()) {
        ([], [year]) => is_year(*year),
        ([], [one, other]) if is_day(*one) && is_month(*other) => true,
        ([], [one, other]) => (is_year(*one) && is_month(*other)) || (is_month(*one) && is_year(*other)),
        ([], [_, _, _]) => [DateOrder::DayFirst, DateOrder::MonthFirst]
            .into_iter()
            .any(|order| dates::parse(header.trim(), DateStyle { order, serial: false }, NaiveDate::MAX).is_ok()),
        ([word], [] | [_] | [_, _]) => month_of(word).is_some() || is_quarter(word, numbers.len()),
        _ => false,
    }
}

const fn is_year(number: u32) -> bool {
    matches!(number, 1990..=2100)
}

const fn is_month(number: u32) -> bool {
    matches!(number, 1..=12)
}

const fn is_day(number: u32) -> bool {
    matches!(number, 1..=31)
}

/// `q1`, `1q`, or the word beside a number.
fn is_quarter(word: &str, numbers: usize) -> bool {
    let is_numbered = |rest: &str| matches!(rest, "1" | "2" | "3" | "4");
    let is_word = matches!(word, "кв" | "квартал" | "quarter");
    word.strip_prefix('q').or_else(|| word.strip_suffix('q')).is_some_and(is_numbered) || (is_word && numbers > 0)
}

/// Words beside a month or a day that say nothing more.
fn is_filler(word: &str) -> bool {
    date_words::is_filler(word) || matches!(word, "г" | "год" | "года" | "за" | "в" | "for" | "in" | "year" | "i" | "ii" | "iii" | "iv")
}

/// What to say of columns that are spans of time and were left out.
#[must_use]
pub fn warning(columns: &Columns) -> Option<Warning> {
    let days = days_of_a_month(columns);
    let is_left_out = |column: &&ColumnGuess| column.field.is_none() && (is_period(&column.header) || days.contains(&column.index));
    let mut left_out = columns.guesses.iter().filter(is_left_out);
    let first = left_out.next()?.header.clone();
    let (mut count, mut last) = (1, None);
    for column in left_out {
        count += 1;
        last = Some(column.header.clone());
    }
    last.filter(|_| count >= COLUMNS).map(|last| Warning::PeriodColumns { count: u32::try_from(count).unwrap_or(u32::MAX), first, last })
}

/// The columns that are numbered like the days of a month, with their numbers.
#[must_use]
pub fn numbered_days<'h>(headers: impl Iterator<Item = &'h str>) -> Option<Vec<(usize, u32)>> {
    let numbers = headers.enumerate().filter_map(|(column, header)| Some((column, header.parse().ok().filter(|day| is_day(*day))?)));
    let days: Vec<(usize, u32)> = numbers.collect();
    let rises = days.windows(2).all(|pair| matches!(pair, [(_, one), (_, next)] if one < next));
    (days.len() >= DAYS && rises).then_some(days)
}

/// The columns `1`, `2`, `3`… of a month, which are the days of it.
fn days_of_a_month(columns: &Columns) -> std::ops::Range<usize> {
    let number = |column: &ColumnGuess| column.header.parse::<u32>().ok().filter(|_| column.field.is_none());
    let Some(first) = columns.guesses.iter().position(|column| number(column) == Some(1)) else { return 0..0 };
    let days = columns.guesses.iter().skip(first).zip(1..).take_while(|(column, day)| number(column) == Some(*day)).count();
    if days < DAYS { 0..0 } else { first..first + days }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_quarters_years_and_days_are_periods() {
        for (header, expected) in [
            ("Январь", true),
            ("Январь 2024 г.", true),
            ("янв.24", true),
            ("янв 2024", true),
            ("за март", true),
            ("Jan-24", true),
            ("September 2024", true),
            ("01.2024", true),
            ("2024-01", true),
            ("12/2024", true),
            ("2023", true),
            ("1 кв. 2024", true),
            ("IV квартал 2024", true),
            ("Q1 2024", true),
            ("1Q24", false),
            ("05.03.2024", true),
            ("2024-03-05 00:00:00", false),
            ("2024-03-05", true),
            ("32.13.2024", false),
            ("13.2024", false),
            ("05.03", true),
            ("5/3", true),
            ("5.13", false),
            ("Телефон 1", false),
            ("Сумма", false),
            ("Марина", false),
            ("1", false),
            ("Дата 2024", false),
            ("Дата последнего визита в марте 2024", false),
            ("", false),
        ] {
            assert_eq!(is_period(header), expected, "{header}");
        }
    }
}
