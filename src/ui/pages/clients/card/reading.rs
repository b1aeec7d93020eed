//! Reads a purchase typed on one line: `4200 colouring today` is a sum, a product and a day, in any order that can
//! be told apart. What is read is shown before it is saved.

use chrono::NaiveDate;

use crate::domain::money::Currency;
use crate::domain::typed::{self, Leaning};

/// The parts of the line, each as typed; an empty one was not typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub sum: String,
    pub product: String,
    pub day: String,
}

/// Most words that a day has: `3 days ago`.
const DAY_WORDS: usize = 3;

/// Reads the line. Words that are neither a sum nor a day are the product.
pub fn read(line: &str, today: NaiveDate, currency: Currency) -> Reading {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (sum, words) = take_sum(&words, currency);
    let (day, words) = take_day(&words, today);
    Reading { sum, product: words.join(" "), day }
}

/// The first words that are a sum, and the others. A group of exactly three digits goes on with a number: `4 200`.
fn take_sum<'a>(words: &[&'a str], currency: Currency) -> (String, Vec<&'a str>) {
    let starts_sum = |word: &str| word.trim_start_matches(['-', '−', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '$');
    let Some(from) = words.iter().position(|word| starts_sum(word) && typed::sum(word, currency).is_ok()) else {
        return (String::new(), words.to_vec());
    };
    let is_group = |word: &&&str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let after = words.get(from + 1..).unwrap_or_default();
    let mut taken = 1 + after.iter().take_while(is_group).count();
    let joined = |count: usize| words.get(from..from + count).unwrap_or_default().join(" ");
    let sign = words.get(from + taken).filter(|word| !word.contains(|c: char| c.is_ascii_digit()));
    if sign.is_some() && typed::sum(&joined(taken + 1), currency).is_ok() {
        taken += 1;
    }
    // "1,5 тыс" is no sum of one and a half of a product: it is taken whole, and the field says that it cannot be read.
    if words.get(from + taken).is_some_and(|word| typed::is_multiple(word)) {
        taken += 1;
    }
    let mut others = words.to_vec();
    others.drain(from..from + taken);
    (joined(taken), others)
}

/// The day at the end, or else at the beginning, and the other words.
fn take_day<'a>(words: &[&'a str], today: NaiveDate) -> (String, Vec<&'a str>) {
    let is_day = |words: &[&str]| typed::day(&words.join(" "), today, Leaning::Past).is_ok();
    for count in (1..=DAY_WORDS.min(words.len())).rev() {
        if let Some((rest, last)) = words.split_at_checked(words.len() - count)
            && is_day(last)
        {
            return (last.join(" "), rest.to_vec());
        }
        if let Some((first, rest)) = words.split_at_checked(count)
            && is_day(first)
        {
            return (first.join(" "), rest.to_vec());
        }
    }
    (String::new(), words.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, sum: &str, product: &str, day: &str) {
        let today = NaiveDate::from_ymd_opt(2025, 10, 14).expect("a Tuesday");
        let expected = Reading { sum: sum.into(), product: product.into(), day: day.into() };
        assert_eq!(read(line, today, Currency::RUB), expected, "{line:?}");
    }

    #[test]
    fn sum_product_and_day_are_told_apart() {
        check("4200 colouring today", "4200", "colouring", "today");
        check("4200", "4200", "", "");
        check("4 200 стрижка и укладка вчера", "4 200", "стрижка и укладка", "вчера");
        check("colouring 4200,50 12.05", "4200,50", "colouring", "12.05");
        check("4200 12.05", "4200", "", "12.05");
        check("4200 ₽ cut fri", "4200 ₽", "cut", "fri");
        check("1 500 руб. вода 3 дня назад", "1 500 руб.", "вода", "3 дня назад");
        check("today 900 latte", "900", "latte", "today");
        check("4200 12 May colouring", "4200", "colouring", "12 May");
        check("-300", "-300", "", "");
        check("1,5 тыс", "1,5 тыс", "", "");
        check("стрижка 2 тыс. вчера", "2 тыс.", "стрижка", "вчера");
        check("haircut", "", "haircut", "");
        check("", "", "", "");
    }
}
