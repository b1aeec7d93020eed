//! Makes cells harmless that a spreadsheet would run as a formula, and takes the guard off again.
//!
//! The guard is an apostrophe, which spreadsheets take for "this is text". A line is guarded if, after apostrophes
//! and spaces, it begins with a sign that starts a formula; since a guarded line is such a line too, taking one
//! apostrophe off every such line that has one restores any text.

use std::borrow::Cow;

/// Signs that start a formula or break out of a cell.
const fn is_dangerous(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// Whether a line, the first of its cell or not, begins with a dangerous sign.
fn needs_guard(line: &str, is_first: bool) -> bool {
    let after = line.trim_start_matches(['\'', ' ', '\u{a0}']);
    match after.chars().next() {
        Some('\r' | '\n') => is_first,
        Some('-') => !is_number(after),
        Some(c) => is_dangerous(c),
        None => false,
    }
}

/// A negative sum runs nothing, and must stay a number for the spreadsheet.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && digits.matches(['.', ',']).count() <= 1
}

/// Where the lines of a cell begin.
fn line_starts(cell: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(cell.match_indices(['\n', '\r']).map(|(at, _)| at + 1))
}

/// The cell with an apostrophe before every line that a spreadsheet might run.
#[must_use]
pub fn protect(cell: &str) -> Cow<'_, str> {
    let mut guarded = String::new();
    let mut copied = 0;
    for start in line_starts(cell) {
        if needs_guard(cell.get(start..).unwrap_or_default(), start == 0) {
            guarded.push_str(cell.get(copied..start).unwrap_or_default());
            guarded.push('\'');
            copied = start;
        }
    }
    if guarded.is_empty() {
        return Cow::Borrowed(cell);
    }
    guarded.push_str(cell.get(copied..).unwrap_or_default());
    Cow::Owned(guarded)
}

/// The cell as it was before [`protect`].
#[must_use]
pub fn restore(cell: &str) -> Cow<'_, str> {
    let mut plain = String::new();
    let mut copied = 0;
    let mut changed = false;
    for start in line_starts(cell) {
        let line = cell.get(start..).unwrap_or_default();
        if let Some(rest) = line.strip_prefix('\'')
            && needs_guard(rest, start == 0)
        {
            plain.push_str(cell.get(copied..start).unwrap_or_default());
            copied = start + 1;
            changed = true;
        }
    }
    if !changed {
        return Cow::Borrowed(cell);
    }
    plain.push_str(cell.get(copied..).unwrap_or_default());
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_made_harmless_and_restored() {
        for (cell, guarded) in [
            ("=1+1", "'=1+1"),
            ("+7 916", "'+7 916"),
            ("-2", "-2"),
            ("-350,00", "-350,00"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r'=1"),
            ("\nx", "'\nx"),
            ("  =1", "'  =1"),
            ("'=1", "''=1"),
            ("a\n=1", "a\n'=1"),
            ("a\n\nb", "a\n\nb"),
            ("'quoted'", "'quoted'"),
            ("Anna", "Anna"),
            ("", ""),
        ] {
            assert_eq!(protect(cell), guarded, "{cell:?}");
            assert_eq!(restore(guarded), cell, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_comes_back(cell in "[ '=+@a\t\r\n\0\u{a0}-]{0,12}") {
            let guarded = protect(&cell).into_owned();
            prop_assert_eq!(restore(&guarded), cell.as_str());
            prop_assert!(!guarded.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']));
        }
    }
}
