//! How the dates of a whole column are to be read: one day above the twelfth settles the order for all of them.

use super::date_parts::Parts;
use super::dates::{DateOrder, iso_day, serial_number, split_time, two_two_four, unix_time};

/// What the cells of a column say about how to read them.
#[derive(Debug, Clone, Default)]
pub struct DateEvidence {
    filled: u32,
    day_first_only: u32,
    month_first_only: u32,
    /// Readable both ways, as different days; without dots.
    both: u32,
    /// With dots, as only those write them who put the day first.
    dotted: u32,
    /// Written days of any kind.
    written: u32,
    serial: u32,
    unix: u32,
    /// The first cells that are readable both ways.
    examples: Vec<String>,
}

/// How many cells are shown with a question.
const EXAMPLES: usize = 10;

impl DateEvidence {
    /// Takes one more cell into account.
    pub fn add(&mut self, text: &str) {
        if text.is_empty() || iso_day(text.as_bytes()).is_some() {
            self.filled += u32::from(!text.is_empty());
            self.written += u32::from(!text.is_empty());
            return;
        }
        self.filled += 1;
        if let Some((first, second, _, sign)) = two_two_four(text.as_bytes()) {
            self.add_pair(text, (first, second), sign == b'.');
            return;
        }
        if serial_number(text).is_some() {
            self.serial += 1;
            return;
        }
        if unix_time(text).is_some() {
            self.unix += 1;
            return;
        }
        let Some(parts) = Parts::of(split_time(text).0) else { return };
        match parts.pair() {
            Some(pair) => self.add_pair(text, pair, parts.dots),
            None => self.written += u32::from(parts.has_month()),
        }
    }

    fn add_pair(&mut self, text: &str, pair: (u32, u32), dots: bool) {
        self.written += 1;
        match pair {
            (13..=31, 1..=12) => self.day_first_only += 1,
            (1..=12, 13..=31) => self.month_first_only += 1,
            (1..=12, 1..=12) if dots => self.dotted += 1,
            (first @ 1..=12, second @ 1..=12) if first != second && !dots => {
                self.both += 1;
                if self.examples.len() < EXAMPLES && !self.examples.iter().any(|example| example == text) {
                    self.examples.push(text.to_owned());
                }
            }
            _ => {}
        }
    }

    /// The order that the cells prove, if they do.
    #[must_use]
    pub const fn proven_order(&self) -> Option<DateOrder> {
        if self.day_first_only > self.month_first_only {
            Some(DateOrder::DayFirst)
        } else if self.month_first_only > self.day_first_only {
            Some(DateOrder::MonthFirst)
        } else if self.dotted > 0 && self.day_first_only == 0 {
            // Whoever writes 05.03.2025 means the same by 05/03/2025.
            Some(DateOrder::DayFirst)
        } else {
            None
        }
    }

    /// Whether there are dates that only the order decides.
    #[must_use]
    pub const fn needs_order(&self) -> bool {
        self.both > 0
    }

    /// Whether most cells are Excel's day numbers, or some are among written days: their cells have lost their format.
    #[must_use]
    pub const fn is_serial(&self) -> bool {
        self.serial > 0 && (self.serial * 2 >= self.filled || (self.serial + self.written) * 10 >= self.filled * 9)
    }

    /// Whether most cells are bare numbers of time: Excel's days, or seconds since 1970.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        self.is_serial() || (self.serial + self.unix > 0 && (self.serial + self.unix) * 2 >= self.filled)
    }

    /// The first cells that are readable both ways.
    #[must_use]
    pub fn examples(&self) -> &[String] {
        &self.examples
    }
}

/// The order in which the dates of a country are written.
#[must_use]
pub fn usual_order(region: &str) -> DateOrder {
    if matches!(region, "US" | "PH" | "FM" | "MH" | "PW") { DateOrder::MonthFirst } else { DateOrder::DayFirst }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_above_twelve_settles_a_column() {
        let evidence = |cells: &[&str]| {
            let mut evidence = DateEvidence::default();
            for cell in cells {
                evidence.add(cell);
            }
            (evidence.proven_order(), evidence.needs_order(), evidence.is_serial())
        };
        assert_eq!(evidence(&["1/11/2025", "6/30/2024"]), (Some(DateOrder::MonthFirst), true, false));
        assert_eq!(evidence(&["01/11/2025", "30/06/2024"]), (Some(DateOrder::DayFirst), true, false));
        assert_eq!(evidence(&["01/11/2025", "08/04/2024"]), (None, true, false));
        assert_eq!(evidence(&["01/01/2025", "2024-05-06"]), (None, false, false));
        assert_eq!(evidence(&["01.11.2025", "08.04.2024"]), (Some(DateOrder::DayFirst), false, false));
        assert_eq!(evidence(&["05.11.2025", "08/04/2024"]), (Some(DateOrder::DayFirst), true, false));
        assert_eq!(evidence(&["5 марта 2025", "2024-03-05", "45720"]), (None, false, true));
        assert_eq!(evidence(&["Анна", "Пётр", "45720"]), (None, false, false));
        assert_eq!(evidence(&["45537,86546", "45720", ""]), (None, false, true));
    }
}
