//! What people type into a field: days ("12.05", "today", "next fri"), sums ("4 200", "1500,50"), birthdays.
//! Both languages are understood at once, since a name of a weekday is never ambiguous between them.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::dates::{Birthday, add_days};
use super::money::Currency;
use super::text::fold;

/// What is wrong with a typed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistyped {
    NotADay,
    NotATime,
    NotASum,
    NotANumber,
    /// The day does not exist (31 February).
    NoSuchDay,
    /// More decimals than the currency has.
    TooManyDecimals,
    /// Too large to be a sum of money.
    TooLarge,
}

/// Largest sum that a field takes, in units: a thousand million.
const MAX_UNITS: i64 = 1_000_000_000;

/// Which of several possible days is meant when the year or the week is not typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// The last one not after today: purchases.
    Past,
    /// The next one not before today: appointments.
    Future,
}

/// Reads a day.
///
/// `12.05.2025`, `12.05.25`, `12.05`, `12/05`, `2025-05-12`, `12 May`, `12 мая 2025`, `today`, `yesterday`,
/// `tomorrow`, `fri`, `next fri`, `+3`, `-2`, `3 days ago`, and the same in Russian. Days come before months.
///
/// # Errors
/// [`Mistyped::NotADay`] or [`Mistyped::NoSuchDay`].
pub fn day(typed: &str, today: NaiveDate, leaning: Leaning) -> Result<NaiveDate, Mistyped> {
    let folded = fold(typed);
    if let Some(offset) = relative(&folded) {
        return Ok(add_days(today, offset));
    }
    if let Some((weekday, following)) = weekday(&folded) {
        return Ok(day_of_week(weekday, following, today, leaning));
    }
    if let Ok(day) = folded.parse::<NaiveDate>() {
        return Ok(day);
    }
    let (number, month, year) = day_month_year(&folded)?;
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, number).ok_or(Mistyped::NoSuchDay),
        None => nearest_year(number, month, today, leaning).ok_or(Mistyped::NoSuchDay),
    }
}

/// The day of this or a neighbouring year (a leap day may be four or eight years off), as the leaning asks.
fn nearest_year(number: u32, month: u32, today: NaiveDate, leaning: Leaning) -> Option<NaiveDate> {
    (0..=8).find_map(|distance| {
        let year = if leaning == Leaning::Past { today.year() - distance } else { today.year() + distance };
        NaiveDate::from_ymd_opt(year, month, number).filter(|day| if leaning == Leaning::Past { *day <= today } else { *day >= today })
    })
}

fn relative(folded: &str) -> Option<i64> {
    match folded {
        "today" | "сегодня" | "now" | "сейчас" => return Some(0),
        "yesterday" | "вчера" => return Some(-1),
        "tomorrow" | "завтра" => return Some(1),
        "day before yesterday" | "позавчера" => return Some(-2),
        "day after tomorrow" | "послезавтра" => return Some(2),
        "in a week" | "через неделю" => return Some(7),
        "a week ago" | "неделю назад" => return Some(-7),
        _ => {}
    }
    let signed = folded.strip_prefix('+').map(|rest| (1, rest)).or_else(|| folded.strip_prefix(['-', '−']).map(|rest| (-1, rest)));
    if let Some((sign, rest)) = signed {
        return rest.trim().parse::<u16>().ok().map(|days| sign * i64::from(days));
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let (count, sign) = match words.as_slice() {
        [count, "day" | "days" | "день" | "дня" | "дней", "ago" | "назад"] => (count, -1),
        ["in" | "через", count, "day" | "days" | "день" | "дня" | "дней"] => (count, 1),
        _ => return None,
    };
    count.parse::<u16>().ok().map(|days| sign * i64::from(days))
}

fn weekday(folded: &str) -> Option<(Weekday, bool)> {
    let (name, following) = ["next ", "следующий ", "следующая ", "следующую ", "следующее ", "след "]
        .iter()
        .find_map(|prefix| folded.strip_prefix(prefix))
        .map_or((folded, false), |rest| (rest, true));
    let names: [(&[&str], Weekday); 7] = [
        (&["mon", "monday", "пн", "понедельник"], Weekday::Mon),
        (&["tue", "tuesday", "вт", "вторник"], Weekday::Tue),
        (&["wed", "wednesday", "ср", "среда", "среду"], Weekday::Wed),
        (&["thu", "thursday", "чт", "четверг"], Weekday::Thu),
        (&["fri", "friday", "пт", "пятница", "пятницу"], Weekday::Fri),
        (&["sat", "saturday", "сб", "суббота", "субботу"], Weekday::Sat),
        (&["sun", "sunday", "вс", "воскресенье"], Weekday::Sun),
    ];
    names.iter().find(|(forms, _)| forms.contains(&name)).map(|(_, weekday)| (*weekday, following))
}

/// A bare weekday is the nearest one (today counts); "next" is the one in the following calendar week.
fn day_of_week(weekday: Weekday, following: bool, today: NaiveDate, leaning: Leaning) -> NaiveDate {
    let from_monday = |day: Weekday| i64::from(day.num_days_from_monday());
    if following {
        return add_days(today, 7 - from_monday(today.weekday()) + from_monday(weekday));
    }
    let ahead = (from_monday(weekday) - from_monday(today.weekday())).rem_euclid(7);
    if leaning == Leaning::Future || ahead == 0 { add_days(today, ahead) } else { add_days(today, ahead - 7) }
}

/// First letters of the months, English and Russian.
const MONTHS: [[&str; 3]; 12] = [
    ["jan", "янв", "янв"],
    ["feb", "фев", "фев"],
    ["mar", "мар", "мар"],
    ["apr", "апр", "апр"],
    ["may", "май", "мая"],
    ["jun", "июн", "июн"],
    ["jul", "июл", "июл"],
    ["aug", "авг", "авг"],
    ["sep", "сен", "сен"],
    ["oct", "окт", "окт"],
    ["nov", "ноя", "ноя"],
    ["dec", "дек", "дек"],
];

fn month_name(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
    u32::try_from(place + 1).ok()
}

fn day_month_year(folded: &str) -> Result<(u32, u32, Option<i32>), Mistyped> {
    let words: Vec<&str> = folded.split(['.', '/', '-', ' ', ',']).filter(|word| !word.is_empty() && *word != "г").collect();
    let number = |word: &str| word.parse::<u32>().map_err(|_| Mistyped::NotADay);
    let month = |word: &str| month_name(word).map_or_else(|| number(word), Ok);
    let (day, month, year) = match words.as_slice() {
        [first, second] if month_name(first).is_some() => (number(second)?, month(first)?, None),
        [first, second] => (number(first)?, month(second)?, None),
        [first, second, third] if month_name(first).is_some() => (number(second)?, month(first)?, Some(year(third)?)),
        [first, second, third] if first.len() == 4 => (number(third)?, month(second)?, Some(year(first)?)),
        [first, second, third] => (number(first)?, month(second)?, Some(year(third)?)),
        _ => return Err(Mistyped::NotADay),
    };
    if (1..=12).contains(&month) && (1..=31).contains(&day) { Ok((day, month, year)) } else { Err(Mistyped::NoSuchDay) }
}

/// Two digits are of this century.
fn year(word: &str) -> Result<i32, Mistyped> {
    let value: i32 = word.parse().map_err(|_| Mistyped::NotADay)?;
    match word.len() {
        2 => Ok(2000 + value),
        4 => Ok(value),
        _ => Err(Mistyped::NotADay),
    }
}

/// Reads a birthday: `4 March`, `04.03`, `04.03.1990`, `4 марта 1990`, `1990-03-04`.
///
/// # Errors
/// [`Mistyped::NotADay`] or [`Mistyped::NoSuchDay`].
pub fn birthday(typed: &str) -> Result<Birthday, Mistyped> {
    let (day, month, year) = day_month_year(&fold(typed))?;
    let narrow = |value: u32| u8::try_from(value).map_err(|_| Mistyped::NoSuchDay);
    let year = year.map(i16::try_from).transpose().map_err(|_| Mistyped::NoSuchDay)?;
    Birthday::new(narrow(day)?, narrow(month)?, year).ok_or(Mistyped::NoSuchDay)
}

/// Reads a time of day: `9:30`, `09.30`, `18`.
///
/// # Errors
/// [`Mistyped::NotATime`].
pub fn time(typed: &str) -> Result<NaiveTime, Mistyped> {
    let mut parts = typed.trim().split([':', '.']);
    let mut next = || parts.next().map(|part| part.trim().parse::<u32>().map_err(|_| Mistyped::NotATime)).transpose();
    let hour = next()?.ok_or(Mistyped::NotATime)?;
    let minute = next()?.unwrap_or(0);
    if next()?.is_some() {
        return Err(Mistyped::NotATime);
    }
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(Mistyped::NotATime)
}

/// Words that make the number before them a thousand or a million times as much.
const MULTIPLES: [&str; 15] =
    ["тыс", "тысяч", "тысяча", "тысячи", "т.р", "тр", "к", "k", "тыщ", "тыщи", "млн", "миллион", "thousand", "mln", "million"];

/// Whether a word after a number makes it a thousand or a million times as much: `1,5 тыс` is no sum of one and a half.
#[must_use]
pub fn is_multiple(word: &str) -> bool {
    MULTIPLES.contains(&fold(word).trim_end_matches('.'))
}

/// Reads a sum of money into minor units: `4200`, `4 200`, `1500,50`, `1,500.50`, `4 200 ₽`, `-300`.
///
/// A comma or point before one or two last digits parts the minor units; before three it groups thousands.
///
/// # Errors
/// [`Mistyped::NotASum`], [`Mistyped::TooManyDecimals`], [`Mistyped::TooLarge`].
pub fn sum(typed: &str, currency: Currency) -> Result<i64, Mistyped> {
    let folded = fold(typed);
    let signs = [currency.sign().to_lowercase(), currency.code().to_lowercase(), "руб.".into(), "руб".into(), "р.".into(), "р".into()];
    let bare =
        signs.iter().find_map(|sign| folded.strip_suffix(sign.as_str()).or_else(|| folded.strip_prefix(sign.as_str()))).unwrap_or(&folded);
    let compact: String = bare.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let (negative, digits) = match compact.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, compact.strip_prefix('+').unwrap_or(&compact)),
    };
    let (whole, decimals) = match digits.rfind(['.', ',']) {
        Some(place) if digits.len() - place == 4 && digits.matches(['.', ',']).count() >= 1 => (digits, ""),
        Some(place) => (digits.get(..place).unwrap_or(""), digits.get(place + 1..).unwrap_or("")),
        None => (digits, ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    if whole.is_empty() || !whole.chars().chain(decimals.chars()).all(|c| c.is_ascii_digit()) {
        return Err(Mistyped::NotASum);
    }
    let places = currency.minor_digits() as usize;
    if decimals.len() > places {
        return Err(Mistyped::TooManyDecimals);
    }
    let units: i64 = whole.parse().map_err(|_| Mistyped::TooLarge)?;
    if units > MAX_UNITS {
        return Err(Mistyped::TooLarge);
    }
    let padded = format!("{decimals:0<places$}");
    let minor: i64 = if padded.is_empty() { 0 } else { padded.parse().map_err(|_| Mistyped::NotASum)? };
    let sum_minor = units * currency.minor_per_unit() + minor;
    Ok(if negative { -sum_minor } else { sum_minor })
}

/// A sum as one would type it, the other way of [`sum`]: no sign of currency, and minor units only where there are any.
#[must_use]
pub fn sum_text(sum_minor: i64, currency: Currency) -> String {
    let per_unit = currency.minor_per_unit().unsigned_abs().max(1);
    let (whole, minor) = (sum_minor.unsigned_abs() / per_unit, sum_minor.unsigned_abs() % per_unit);
    let sign = if sum_minor < 0 { "-" } else { "" };
    let width = currency.minor_digits() as usize;
    if minor == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{minor:0width$}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_sum_as_it_would_be_typed_is_read_as_it_was(sum_minor in -1_000_000_000_i64..=1_000_000_000) {
            for currency in Currency::offered() {
                proptest::prop_assert_eq!(sum(&sum_text(sum_minor, currency), currency), Ok(sum_minor));
            }
        }
    }

    #[test]
    fn days_are_read_as_people_type_them() {
        let today: NaiveDate = "2025-10-14".parse().expect("a Tuesday");
        let check = |typed: &str, leaning, expected: &str| {
            assert_eq!(day(typed, today, leaning).map(|day| day.to_string()), Ok(expected.to_owned()), "{typed:?}");
        };
        for (typed, expected) in [
            ("today", "2025-10-14"),
            ("Вчера", "2025-10-13"),
            ("12.05", "2025-05-12"),
            ("12.11", "2024-11-12"),
            ("12/05/24", "2024-05-12"),
            ("12 мая", "2025-05-12"),
            ("May 12, 2023", "2023-05-12"),
            ("2025-05-12", "2025-05-12"),
            ("fri", "2025-10-10"),
            ("вторник", "2025-10-14"),
            ("3 days ago", "2025-10-11"),
            ("-2", "2025-10-12"),
            ("29.02", "2024-02-29"),
        ] {
            check(typed, Leaning::Past, expected);
        }
        for (typed, expected) in [
            ("fri", "2025-10-17"),
            ("next fri", "2025-10-24"),
            ("след пт", "2025-10-24"),
            ("12.05", "2026-05-12"),
            ("через 3 дня", "2025-10-17"),
            ("+10", "2025-10-24"),
            ("завтра", "2025-10-15"),
        ] {
            check(typed, Leaning::Future, expected);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_told_from_nonsense() {
        let today: NaiveDate = "2025-10-14".parse().expect("a date");
        assert_eq!(day("31.02", today, Leaning::Past), Err(Mistyped::NoSuchDay));
        assert_eq!(day("12.13.2024", today, Leaning::Past), Err(Mistyped::NoSuchDay));
        for nonsense in ["", "soon", "12", "1.2.3.4", "12.05.202"] {
            assert_eq!(day(nonsense, today, Leaning::Past), Err(Mistyped::NotADay), "{nonsense:?}");
        }
    }

    #[test]
    fn sums_are_read_to_the_minor_unit() {
        let check = |typed: &str, expected: i64| assert_eq!(sum(typed, Currency::RUB), Ok(expected), "{typed:?}");
        for (typed, expected) in [
            ("4200", 420_000),
            ("4 200 ₽", 420_000),
            ("4\u{a0}200,5", 420_050),
            ("1500,50 руб.", 150_050),
            ("1,500.50", 150_050),
            ("1,500", 150_000),
            ("-300", -30_000),
            ("0", 0),
            ("1.234.567", 123_456_700),
        ] {
            check(typed, expected);
        }
        assert_eq!(sum("1,5 тыс", Currency::RUB), Err(Mistyped::NotASum));
        assert_eq!(sum("", Currency::RUB), Err(Mistyped::NotASum));
        assert_eq!(sum("1.2345", Currency::RUB), Err(Mistyped::TooManyDecimals));
        assert_eq!(sum("99999999999999999999", Currency::RUB), Err(Mistyped::TooLarge));
    }

    #[test]
    fn birthdays_and_times_are_read() {
        assert_eq!(birthday("4 March"), Ok(Birthday { month: 3, day: 4, year: None }));
        assert_eq!(birthday("04.03.1990"), Ok(Birthday { month: 3, day: 4, year: Some(1990) }));
        assert_eq!(birthday("31.02"), Err(Mistyped::NoSuchDay));
        assert_eq!(time("9:30"), Ok(NaiveTime::from_hms_opt(9, 30, 0).expect("a time")));
        assert_eq!(time("25:00"), Err(Mistyped::NotATime));
    }
}
