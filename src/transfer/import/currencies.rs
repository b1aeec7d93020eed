//! In which currencies the sums of a file are written. A shop counts in one, so of several the owner is told.

use super::synonyms;

/// Signs and words of currencies, and what they are called.
const NAMES: [(&str, &str); 23] = [
    ("₽", "RUB"),
    ("руб", "RUB"),
    ("р", "RUB"),
    ("рублей", "RUB"),
    ("rub", "RUB"),
    ("rur", "RUB"),
    ("$", "USD"),
    ("usd", "USD"),
    ("us$", "USD"),
    ("долл", "USD"),
    ("€", "EUR"),
    ("eur", "EUR"),
    ("евро", "EUR"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("₸", "KZT"),
    ("тг", "KZT"),
    ("тенге", "KZT"),
    ("kzt", "KZT"),
    ("₴", "UAH"),
    ("грн", "UAH"),
    ("uah", "UAH"),
    ("byn", "BYN"),
];

/// The currencies seen so far, each once.
#[derive(Debug, Clone, Default)]
pub struct Currencies(Vec<&'static str>);

impl Currencies {
    /// Takes a sum, or the name of a currency, into account.
    pub fn add(&mut self, text: &str) {
        if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' ' | b'-')) {
            return;
        }
        let lower = text.to_lowercase();
        let is_around = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '−' | '+' | '(' | ')' | '\'');
        let word = lower.trim_matches(is_around);
        let name = NAMES.iter().find(|(sign, _)| *sign == word).map(|(_, name)| *name);
        if let Some(name) = name.filter(|name| !self.0.contains(name)) {
            self.0.push(name);
        }
    }

    /// The names where there are several.
    #[must_use]
    pub fn several(&self) -> Option<String> {
        (self.0.len() > 1).then(|| self.0.join(", "))
    }
}

/// Whether a column names the currency of its row.
#[must_use]
pub fn is_currency_header(header: &str) -> bool {
    matches!(synonyms::normalize(header).as_str(), "валюта" | "код валюты" | "валюта сделки" | "currency" | "currency code")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_told_apart() {
        let several = |cells: &[&str]| {
            let mut seen = Currencies::default();
            for cell in cells {
                seen.add(cell);
            }
            seen.several()
        };
        assert_eq!(several(&["1 200 ₽", "900 руб.", "100р", "RUB 5", "1200"]), None);
        assert_eq!(several(&["1 200 ₽", "-$20.50", "15 €"]).as_deref(), Some("RUB, USD, EUR"));
        assert_eq!(several(&["RUB", "USD"]).as_deref(), Some("RUB, USD"));
        assert_eq!(several(&["100 нал", "1200 карта", "", "12.50"]), None);
    }
}
