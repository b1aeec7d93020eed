//! What all cells of a column together say about how its sums are written.

use super::sum_words;
use super::sums::{Mark, SumStyle, Written};

/// What the cells of a column say about how to read its lone marks.
#[derive(Debug, Clone, Default)]
pub struct SumEvidence {
    dot_is_decimal: u32,
    comma_is_decimal: u32,
    dot_in_doubt: u32,
    comma_in_doubt: u32,
    examples: Vec<String>,
}

/// How many cells are shown with a question.
const EXAMPLES: usize = 10;

impl SumEvidence {
    /// Takes one more cell into account.
    pub fn add(&mut self, text: &str) {
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        if is_plain_decimal(text.as_bytes()) {
            self.dot_is_decimal += 1;
            return;
        }
        let plain = sum_words::without(text);
        let Ok(written) = Written::of(&plain) else { return };
        if written.is_in_doubt() {
            let is_dot = written.groups().last().is_some_and(|(mark, _)| *mark == Some('.'));
            if is_dot {
                self.dot_in_doubt += 1;
            } else {
                self.comma_in_doubt += 1;
            }
            if self.examples.len() < EXAMPLES && !self.examples.iter().any(|example| example == text) {
                self.examples.push(text.to_owned());
            }
            return;
        }
        let any = SumStyle { dot: Mark::Decimal, comma: Mark::Decimal, minor_digits: 2 };
        match written.decimal_mark(any) {
            Some('.') => self.dot_is_decimal += 1,
            Some(',') => self.comma_is_decimal += 1,
            _ => {}
        }
    }

    /// The meaning of lone marks, and whether the cells prove it: if one mark is seen to be the decimal one, the
    /// other parts thousands, and it means the same where it stands before three digits.
    #[must_use]
    pub const fn style(&self, minor_digits: u32) -> (SumStyle, bool) {
        let (dot, comma) = match (self.dot_is_decimal > 0, self.comma_is_decimal > 0) {
            (true, false) => (Mark::Decimal, Mark::Thousands),
            (false, true) => (Mark::Thousands, Mark::Decimal),
            _ => (Mark::Thousands, Mark::Thousands),
        };
        let proven = (self.dot_in_doubt == 0 && self.comma_in_doubt == 0) || self.dot_is_decimal > 0 || self.comma_is_decimal > 0;
        (SumStyle { dot, comma, minor_digits }, proven)
    }

    /// The first cells in doubt.
    #[must_use]
    pub fn examples(&self) -> &[String] {
        &self.examples
    }
}

/// Digits, a point, one or two digits: nothing to think about.
fn is_plain_decimal(bytes: &[u8]) -> bool {
    let Some(dot) = bytes.iter().position(|byte| *byte == b'.') else { return false };
    matches!(bytes.len() - dot, 2 | 3) && dot > 0 && bytes.iter().enumerate().all(|(at, byte)| at == dot || byte.is_ascii_digit())
}
