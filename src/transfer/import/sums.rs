//! Sums of money as people and programs write them, into whole minor units and never through a float.
//!
//! `1.234,56` and `1,234.56` explain themselves. `1.234` alone does not: what it means is decided for the whole column.

use super::sum_words;
use super::words::is_spreadsheet_error;

/// What a lone mark before exactly three digits means in a column: `1.234`, `1,234`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SumStyle {
    pub dot: Mark,
    pub comma: Mark,
    /// Minor digits of the currency (ISO 4217).
    pub minor_digits: u32,
}

/// The meaning of a point or a comma.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    Thousands,
    Decimal,
}

/// Why a cell is no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumFault {
    Missing,
    NotANumber,
    TooLarge,
    ExcelError,
}

/// Sums from ten thousand million units on are slips of the pen; below, a million rows cannot overflow.
pub const LIMIT_MINOR: i64 = 1_000_000_000_000;

/// Reads a sum into minor units, rounding half away from zero beyond the currency's digits.
///
/// # Errors
/// [`SumFault`] says why the text is no sum.
pub fn parse(text: &str, style: SumStyle) -> Result<i64, SumFault> {
    if let Some(minor) = plain(text.as_bytes(), style.minor_digits) {
        return Ok(minor);
    }
    // Spreadsheets keep a cell as text by an apostrophe.
    let text = text.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text);
    let text = sum_words::without(text);
    let kopecks = with_kopecks(&text).or_else(|| with_hyphen(&text));
    // "3 000=" are roubles without kopecks, so that nobody writes some in.
    let whole = text.strip_suffix('=').filter(|whole| whole.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(&text);
    let number = Written::of(kopecks.as_deref().unwrap_or(whole))?;
    let decimal = number.decimal_mark(style);
    let minor = number.minor(decimal, style.minor_digits)?;
    Ok(if number.negative { -minor } else { minor })
}

/// `1200 руб. 50 коп.` as `1200,50`.
fn with_kopecks(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let (number, _) = lower.split_once("коп")?;
    let (whole, fraction) = number.split_once('р')?;
    let fraction = fraction.trim_start_matches(|c: char| c.is_alphabetic() || c == '.' || c.is_whitespace()).trim_end();
    let is_fraction = matches!(fraction.len(), 1 | 2) && fraction.bytes().all(|byte| byte.is_ascii_digit());
    is_fraction.then(|| format!("{},{fraction:0>2}", whole.trim_end()))
}

/// `1 200-50`, as bookkeepers write roubles and kopecks, as `1 200,50`.
fn with_hyphen(text: &str) -> Option<String> {
    let (whole, fraction) = text.rsplit_once('-')?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sum = fraction.len() == 2
        && is_digits(fraction)
        && whole.ends_with(|c: char| c.is_ascii_digit())
        && !whole.contains(['-', ',', '.', '=']);
    is_sum.then(|| format!("{whole},{fraction}"))
}

/// The fast way for `1234`, `1234.5` and `1234.56`, which is what programs write.
fn plain(bytes: &[u8], minor_digits: u32) -> Option<i64> {
    let minor_digits = usize::try_from(minor_digits).ok()?;
    let (whole, fraction) = match bytes.iter().position(|byte| *byte == b'.') {
        Some(dot) => (bytes.get(..dot)?, bytes.get(dot + 1..)?),
        None => (bytes, [].as_slice()),
    };
    if whole.is_empty() || whole.len() > 10 || fraction.len() > minor_digits.min(2) {
        return None;
    }
    let mut minor = 0_i64;
    for byte in whole.iter().chain(fraction) {
        if !byte.is_ascii_digit() {
            return None;
        }
        minor = minor * 10 + i64::from(byte - b'0');
    }
    for _ in fraction.len()..minor_digits {
        minor *= 10;
    }
    (minor < LIMIT_MINOR).then_some(minor)
}

/// Groups of digits in a number, more than any sum has.
const GROUPS: usize = 8;

/// A number as it is written: its digits in groups, parted by marks.
#[derive(Debug, Default)]
pub(super) struct Written<'t> {
    negative: bool,
    /// The mark before each group (none before the first) and its digits.
    groups: [(Option<char>, &'t str); GROUPS],
    count: usize,
}

impl<'t> Written<'t> {
    pub(super) fn of(text: &'t str) -> Result<Self, SumFault> {
        if text.is_empty() {
            return Err(SumFault::Missing);
        }
        if is_spreadsheet_error(text) {
            return Err(SumFault::ExcelError);
        }
        let stripped = strip_currency(text).ok_or(SumFault::NotANumber)?;
        let (negative, mut rest) = strip_sign(stripped).ok_or(SumFault::NotANumber)?;
        let mut written = Self { negative, ..Self::default() };
        let mut mark = None;
        loop {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, after) = rest.split_at(end);
            // Before a leading point stands a zero that nobody wrote.
            let digits = if written.count == 0 && digits.is_empty() && !after.is_empty() { "0" } else { digits };
            *written.groups.get_mut(written.count).ok_or(SumFault::TooLarge)? = (mark, digits);
            written.count += 1;
            let Some(c) = after.chars().next() else { break };
            mark = match c {
                // Books of account part the kopecks by a sign of equality.
                '.' | ',' | '=' => Some(c),
                '\'' | '’' | '`' | '_' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(' '),
                _ => return Err(SumFault::NotANumber),
            };
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
        if written.is_well_formed() { Ok(written) } else { Err(SumFault::NotANumber) }
    }

    pub(super) fn groups(&self) -> &[(Option<char>, &'t str)] {
        self.groups.get(..self.count).unwrap_or_default()
    }

    /// Groups after the first have three digits, but for one after the last point or comma.
    fn is_well_formed(&self) -> bool {
        let has_spaces = self.groups().iter().any(|(mark, _)| *mark == Some(' '));
        self.groups().iter().enumerate().all(|(index, (mark, digits))| match mark {
            None => !digits.is_empty() && (digits.len() <= 3 || !has_spaces),
            Some(' ') => digits.len() == 3,
            Some('=') => index + 1 == self.count && digits.len() == 2,
            Some(_) => !digits.is_empty() && (index + 1 == self.count || digits.len() == 3),
        })
    }

    /// The mark that parts the minor digits, if one does.
    pub(super) fn decimal_mark(&self, style: SumStyle) -> Option<char> {
        let (mark, digits) = self.groups().last()?;
        let mark = mark.filter(|mark| *mark != ' ')?;
        let same = self.groups().iter().filter(|(other, _)| *other == Some(mark)).count();
        let has_other = self.groups().iter().any(|(other, _)| other.is_some_and(|other| other != mark));
        if same > 1 {
            return None;
        }
        if digits.len() != 3 || has_other || !self.is_in_doubt() {
            return Some(mark);
        }
        let meaning = if mark == '.' { style.dot } else { style.comma };
        (meaning == Mark::Decimal).then_some(mark)
    }

    /// One mark before exactly three digits, and a whole part that could be thousands.
    pub(super) fn is_in_doubt(&self) -> bool {
        match self.groups() {
            [(_, whole), (Some('.' | ','), fraction)] => fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0'),
            _ => false,
        }
    }

    fn minor(&self, decimal: Option<char>, minor_digits: u32) -> Result<i64, SumFault> {
        let mut whole: i64 = 0;
        let mut fraction = "";
        for (mark, digits) in self.groups() {
            if mark.is_some() && *mark == decimal {
                fraction = digits;
                break;
            }
            for digit in digits.bytes() {
                whole = whole.checked_mul(10).and_then(|whole| whole.checked_add(i64::from(digit - b'0'))).ok_or(SumFault::TooLarge)?;
            }
        }
        let mut minor = whole;
        let mut digits = fraction.bytes().map(|digit| i64::from(digit - b'0'));
        for _ in 0..minor_digits {
            minor = minor.checked_mul(10).and_then(|minor| minor.checked_add(digits.next().unwrap_or(0))).ok_or(SumFault::TooLarge)?;
        }
        minor += i64::from(digits.next().is_some_and(|digit| digit >= 5));
        if minor < LIMIT_MINOR { Ok(minor) } else { Err(SumFault::TooLarge) }
    }
}

/// Without signs and words of currency at both ends; `None` if there are other words.
fn strip_currency(text: &str) -> Option<&str> {
    let is_number_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '−' | '–' | '(' | ')' | '.' | ',');
    let start = text.find(is_number_part)?;
    let (before, rest) = text.split_at(start);
    // The full stop of "1500 руб." belongs to the word, not to the number.
    let end = match rest.find(char::is_alphabetic) {
        Some(word) if rest.ends_with('.') => word,
        _ => rest.char_indices().rev().find(|(_, c)| is_number_part(*c)).map(|(at, c)| at + c.len_utf8())?,
    };
    let (number, unit) = rest.split_at(end);
    let core = number.trim();
    // "-$75": the sign may stand before the currency.
    let is_sign_first = core.strip_prefix(['-', '−', '–', '(', '+']).is_some_and(|inner| inner.starts_with(is_currency_sign));
    let is_plain = if is_sign_first { before.trim().is_empty() } else { is_currency(before) };
    (is_plain && is_currency(unit)).then_some(core)
}

/// The sign and the bare digits: a minus on either side, or parentheses; the currency's sign may follow the minus.
fn strip_sign(text: &str) -> Option<(bool, &str)> {
    let inner = text.strip_prefix('(').map(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner {
        return Some((true, strip_leading_currency(inner?).trim()));
    }
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        return Some((true, strip_leading_currency(rest)));
    }
    if let Some(rest) = text.strip_suffix(['-', '−', '–']) {
        // "30,-" is thirty without cents, no minus.
        return Some(rest.strip_suffix([',', '.']).map_or((true, rest.trim_end()), |whole| (false, strip_leading_currency(whole))));
    }
    Some((false, strip_leading_currency(text.strip_prefix('+').unwrap_or(text))))
}

/// Without a currency before the digits: `$75`, `US$ 75`.
fn strip_leading_currency(text: &str) -> &str {
    let digits = text.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).unwrap_or(0);
    let (currency, number) = text.split_at(digits);
    if is_currency(currency) { number } else { text }
}

const fn is_currency_sign(c: char) -> bool {
    matches!(c, '₽' | '$' | '€' | '£' | '₸' | '₴' | '¥' | '₾' | '֏' | '₼' | '₺' | '₪' | '₹' | '₩')
}

/// Whether this is nothing, a sign or a word of a currency.
fn is_currency(text: &str) -> bool {
    const WORDS: [&str; 29] = [
        "руб",
        "р",
        "рублей",
        "рубля",
        "рубль",
        "rub",
        "rur",
        "usd",
        "eur",
        "gbp",
        "kzt",
        "тг",
        "тенге",
        "byn",
        "бел. руб",
        "uah",
        "грн",
        "us",
        "kr",
        "zł",
        "zl",
        "kč",
        "chf",
        "сум",
        "сом",
        "драм",
        "pln",
        "р/",
        "долл",
    ];
    let word = text.trim().trim_matches(is_currency_sign).trim_end_matches('.').trim();
    word.is_empty() || WORDS.contains(&word) || WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::sum_evidence::SumEvidence;
    use super::*;

    const PLAIN: SumStyle = SumStyle { dot: Mark::Thousands, comma: Mark::Thousands, minor_digits: 2 };

    #[test]
    fn sums_are_read_as_they_are_written() {
        for (text, minor) in [
            ("1200", 120_000),
            ("1200.5", 120_050),
            ("1200.50", 120_050),
            ("1200,50", 120_050),
            ("1 200,50", 120_050),
            ("1\u{a0}200,50 руб.", 120_050),
            ("12\u{202f}500,99 ₽", 1_250_099),
            ("1500,00₽", 150_000),
            ("1500р", 150_000),
            ("1500 р.", 150_000),
            ("$1,234.56", 123_456),
            ("1.234,56", 123_456),
            ("1'234.50", 123_450),
            ("1 000 000 000,00", 100_000_000_000),
            ("-350,00", -35_000),
            ("−700", -70_000),
            ("250-", -25_000),
            ("(500,00)", -50_000),
            ("-$75.00", -7_500),
            ("$-75.00", -7_500),
            ("($75.00)", -7_500),
            ("+900,00", 90_000),
            ("0", 0),
            ("0,00", 0),
            ("12,5", 1_250),
            ("1,234,567", 123_456_700),
            ("1.234", 123_400),
            ("0.125", 13),
            ("10.0050", 1_001),
            (".5", 50),
            ("EUR 20", 2_000),
            ("US$15.00", 1_500),
            ("-US$15.00", -1_500),
            ("(US$ 15)", -1_500),
            ("- 15 руб.", -1_500),
        ] {
            assert_eq!(parse(text, PLAIN), Ok(minor), "{text}");
        }
    }

    #[test]
    fn what_is_no_sum_is_a_fault() {
        for (text, fault) in [
            ("", SumFault::Missing),
            ("бесплатно", SumFault::NotANumber),
            ("99999999999999999999", SumFault::TooLarge),
            ("10000000000", SumFault::TooLarge),
            ("1e400", SumFault::NotANumber),
            ("NaN", SumFault::NotANumber),
            ("#Н/Д", SumFault::ExcelError),
            ("12 34", SumFault::NotANumber),
            ("05.03.2024", SumFault::NotANumber),
            ("1.2.3", SumFault::NotANumber),
            ("15%", SumFault::NotANumber),
            ("(5", SumFault::NotANumber),
            ("-", SumFault::NotANumber),
            ("2 шт", SumFault::NotANumber),
        ] {
            assert_eq!(parse(text, PLAIN), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_column_says_what_its_lone_marks_mean() {
        let style = |cells: &[&str]| {
            let mut evidence = SumEvidence::default();
            for cell in cells {
                evidence.add(cell);
            }
            let (style, proven) = evidence.style(2);
            (style.dot, style.comma, proven)
        };
        assert_eq!(style(&["1,234", "99.50"]), (Mark::Decimal, Mark::Thousands, true));
        assert_eq!(style(&["1.234", "99,50"]), (Mark::Thousands, Mark::Decimal, true));
        assert_eq!(style(&["1,500", "2,000"]), (Mark::Thousands, Mark::Thousands, false));
        assert_eq!(style(&["1500", "2000"]), (Mark::Thousands, Mark::Thousands, true));
    }

    #[test]
    fn yen_have_no_minor_units() {
        let yen = SumStyle { minor_digits: 0, ..PLAIN };
        assert_eq!(parse("¥1,500", yen), Ok(1_500));
        assert_eq!(parse("1500.6", yen), Ok(1_501));
    }
}
