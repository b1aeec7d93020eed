//! Money: whole minor units of one currency per file. No floating point touches it.

use serde::{Deserialize, Serialize};

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// A text that is no currency code (three Latin letters).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a currency code has three Latin letters")]
pub struct NotACurrency;

/// Codes offered in Settings, with the sign and the number of minor digits (ISO 4217). A sign that our face does not have
/// (the Armenian ֏, the Uzbek ʻ) would be an empty box everywhere, so the code or the usual letter stands for it.
const KNOWN: [(&[u8; 3], &str, u32); 26] = [
    (b"RUB", "₽", 2),
    (b"USD", "$", 2),
    (b"EUR", "€", 2),
    (b"GBP", "£", 2),
    (b"KZT", "₸", 2),
    (b"BYN", "Br", 2),
    (b"UAH", "₴", 2),
    (b"AMD", "AMD", 2),
    (b"GEL", "₾", 2),
    (b"AZN", "₼", 2),
    (b"UZS", "so‘m", 2),
    (b"KGS", "с", 2),
    (b"TRY", "₺", 2),
    (b"RSD", "RSD", 2),
    (b"PLN", "zł", 2),
    (b"CZK", "Kč", 2),
    (b"CHF", "CHF", 2),
    (b"SEK", "kr", 2),
    (b"CAD", "CA$", 2),
    (b"AUD", "A$", 2),
    (b"ILS", "₪", 2),
    (b"AED", "AED", 2),
    (b"INR", "₹", 2),
    (b"CNY", "CN¥", 2),
    (b"JPY", "¥", 0),
    (b"KRW", "₩", 0),
];

/// Currencies that are not offered but may be asked for, with other than two minor digits (ISO 4217).
const WITHOUT_MINOR: [&[u8; 3]; 13] =
    [b"BIF", b"CLP", b"DJF", b"GNF", b"ISK", b"KMF", b"PYG", b"RWF", b"UGX", b"VND", b"VUV", b"XAF", b"XOF"];
const OF_THOUSANDTHS: [&[u8; 3]; 7] = [b"BHD", b"IQD", b"JOD", b"KWD", b"LYD", b"OMR", b"TND"];

impl Currency {
    /// Russian rouble.
    pub const RUB: Self = Self(*b"RUB");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The currencies offered in Settings.
    pub fn offered() -> impl Iterator<Item = Self> {
        KNOWN.iter().map(|(code, ..)| Self(**code))
    }

    /// The ISO code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The sign, or the code where we know no sign that our font has.
    #[must_use]
    pub fn sign(&self) -> &str {
        KNOWN.iter().find(|(code, ..)| **code == self.0).map_or(self.code(), |(_, sign, _)| sign)
    }

    /// Digits after the decimal point: 2 for most, 0 for yen and won, 3 for some dinars.
    #[must_use]
    pub fn minor_digits(&self) -> u32 {
        if let Some((.., digits)) = KNOWN.iter().find(|(code, ..)| **code == self.0) {
            return *digits;
        }
        match &self.0 {
            code if WITHOUT_MINOR.contains(&code) => 0,
            code if OF_THOUSANDTHS.contains(&code) => 3,
            _ => 2,
        }
    }

    /// Minor units in one unit: 100, or 1 for yen.
    #[must_use]
    pub fn minor_per_unit(&self) -> i64 {
        10_i64.pow(self.minor_digits())
    }
}

impl TryFrom<&str> for Currency {
    type Error = NotACurrency;

    fn try_from(code: &str) -> Result<Self, NotACurrency> {
        let bytes: [u8; 3] = code.trim().to_ascii_uppercase().into_bytes().try_into().map_err(|_| NotACurrency)?;
        if bytes.iter().all(u8::is_ascii_uppercase) { Ok(Self(bytes)) } else { Err(NotACurrency) }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(code: String) -> Result<Self, NotACurrency> {
        Self::try_from(code.as_str())
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// `dividend ÷ divisor` rounded half away from zero; `None` for a divisor of 0.
///
/// For averages of money, which are shown and never kept.
#[must_use]
pub fn divide_round(dividend: i128, divisor: i128) -> Option<i128> {
    if divisor == 0 {
        return None;
    }
    let half = divisor.abs() / 2;
    let shifted = if (dividend < 0) == (divisor < 0) { dividend + half * divisor.signum() } else { dividend - half * divisor.signum() };
    Some(shifted / divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_and_checked() {
        assert_eq!(Currency::try_from("rub"), Ok(Currency::RUB));
        assert_eq!(Currency::try_from("рубль"), Err(NotACurrency));
        assert_eq!(Currency::try_from("R2B"), Err(NotACurrency));
    }

    #[test]
    fn units_have_as_many_parts_as_the_standard_says() {
        for (code, parts) in [("RUB", 100), ("JPY", 1), ("KWD", 1_000), ("VND", 1), ("XOF", 1), ("TND", 1_000), ("MXN", 100)] {
            assert_eq!(Currency::try_from(code).map(|currency| currency.minor_per_unit()), Ok(parts), "{code}");
        }
    }

    #[test]
    fn averages_round_half_away_from_zero() {
        for (dividend, divisor, expected) in [(7, 2, 4), (-7, 2, -4), (5, 3, 2), (4, 3, 1), (-4, 3, -1), (6, 3, 2), (1, -2, -1)] {
            assert_eq!(divide_round(dividend, divisor), Some(expected), "{dividend} / {divisor}");
        }
        assert_eq!(divide_round(1, 0), None);
    }
}
