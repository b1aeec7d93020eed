//! Phone numbers: kept as E.164 where they can be understood, and always as typed.

use serde::{Deserialize, Serialize};

/// A phone of a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// `+79162041835`; empty where the text could not be understood as a number.
    pub e164: String,
    /// As typed or as it stood in the file, trimmed.
    pub typed: String,
    /// Somebody called and it was the wrong number.
    pub wrong: bool,
}

impl Phone {
    /// Reads a phone as people write it. `region` is the ISO country of numbers without a country code.
    #[must_use]
    pub fn read(typed: &str, region: &str) -> Self {
        let typed = typed.trim();
        Self { e164: to_e164(typed, region).unwrap_or_default(), typed: typed.to_owned(), wrong: false }
    }

    /// How to write it for people: `+7 916 204-18-35`, or as typed where it is no number we know.
    #[must_use]
    pub fn display(&self) -> String {
        if self.e164.is_empty() { self.typed.clone() } else { display_e164(&self.e164) }
    }

    /// The digits by which it is searched and compared.
    #[must_use]
    pub fn digits(&self) -> String {
        let source = if self.e164.is_empty() { &self.typed } else { &self.e164 };
        source.chars().filter(char::is_ascii_digit).collect()
    }
}

/// Whether the text is a country that has telephone numbers: two Latin letters (ISO 3166-1).
#[must_use]
pub fn is_region(text: &str) -> bool {
    text.to_ascii_uppercase().parse::<phonenumber::country::Id>().is_ok()
}

/// Digits of the longest number, with its country code (ITU-T E.164). The tables of some countries have room for more.
const MOST_DIGITS: usize = 15;

/// `text` as E.164, or `None` if it is no possible phone number.
///
/// Russian forms (`8 916…`, `7916…`, `916…`) are read by hand, since they are nearly all of what we meet and the
/// full library is slow over a million rows; everything else goes through libphonenumber's tables. A number of the
/// right length for its country is taken even where its range is not given out (films and examples use such).
#[must_use]
pub fn to_e164(text: &str, region: &str) -> Option<String> {
    let international = text.trim_start().starts_with('+');
    // `+44 (0)20…`: the zero is dialled within the country alone.
    let dialled = if international { text.replacen("(0)", "", 1) } else { text.to_owned() };
    let text = dialled.as_str();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.chars().any(char::is_alphabetic) || digits.len() < 5 || digits.len() > 16 {
        return None;
    }
    if international && digits.len() == 11 && digits.starts_with('7') {
        return Some(format!("+{digits}"));
    }
    if matches!(region, "RU" | "KZ") && !international {
        let national = match (digits.len(), digits.as_bytes()) {
            (11, [b'7' | b'8', ..]) => digits.get(1..),
            // `8 9…` with a digit too few: no area code begins so.
            (10, [b'8', b'9', ..]) => None,
            (10, [b'3' | b'4' | b'8' | b'9', ..]) if region == "RU" => Some(digits.as_str()),
            (10, [b'7', ..]) if region == "KZ" => Some(digits.as_str()),
            _ => None,
        };
        if let Some(national) = national {
            return Some(format!("+7{national}"));
        }
    }
    let country = region.parse().ok();
    let plausible = |text: &str, strict: bool| {
        // A number with its country's code is no other for being read elsewhere, where a zero may mean something.
        let country = country.filter(|_| !text.trim_start().starts_with('+'));
        let number = phonenumber::parse(country, text).ok()?;
        let e164 = number.format().mode(phonenumber::Mode::E164).to_string();
        let is_one = phonenumber::is_valid(&number) || (!strict && has_possible_length(&number) && reads_back(&e164));
        (is_one && e164.len() <= 1 + MOST_DIGITS).then_some(e164)
    };
    // Short and Russian national numbers must be exactly right: too many other digits look like them.
    let strict = !international && (digits.len() < 9 || region == "RU");
    plausible(text, strict).or_else(|| if international || digits.len() < 11 { None } else { plausible(&format!("+{digits}"), false) })
}

/// Whether a number is read as itself: one of a country whose numbers begin with no zero is not, if it begins with zeros.
fn reads_back(e164: &str) -> bool {
    phonenumber::parse(None, e164)
        .is_ok_and(|number| has_possible_length(&number) && number.format().mode(phonenumber::Mode::E164).to_string() == e164)
}

/// Whether the number is as long as mobile or landline numbers of its country are.
fn has_possible_length(number: &phonenumber::PhoneNumber) -> bool {
    let length = u16::try_from(number.national().to_string().len()).unwrap_or(u16::MAX);
    let countries = phonenumber::metadata::DATABASE.by_code(&number.code().value()).unwrap_or_default();
    countries.iter().any(|country| {
        let kinds = [country.descriptors().mobile(), country.descriptors().fixed_line()];
        kinds.into_iter().flatten().any(|kind| kind.possible_length().contains(&length))
    })
}

/// E.164 grouped for reading. Russian numbers as `+7 916 204-18-35`, others as libphonenumber groups them.
#[must_use]
pub fn display_e164(e164: &str) -> String {
    if let Some(rest) = e164.strip_prefix("+7")
        && rest.len() == 10
        && let (Some(a), Some(b), Some(c), Some(d)) = (rest.get(0..3), rest.get(3..6), rest.get(6..8), rest.get(8..10))
    {
        return format!("+7 {a} {b}-{c}-{d}");
    }
    phonenumber::parse(None, e164)
        .map_or_else(|_| e164.to_owned(), |number| number.format().mode(phonenumber::Mode::International).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, region: &str, expected: &str) {
        assert_eq!(Phone::read(typed, region).e164, expected, "{typed:?} in {region}");
    }

    #[test]
    fn russian_forms_become_one_number() {
        for typed in ["+7 916 204-18-35", "8 (916) 204-18-35", "79162041835", "9162041835", "8-916-204-18-35", "916 204 18 35"] {
            check(typed, "RU", "+79162041835");
        }
    }

    #[test]
    fn other_countries_keep_their_code() {
        check("+44 20 7946 0958", "RU", "+442079460958");
        check("(415) 555-2671", "US", "+14155552671");
        check("+44 7700 900123", "RU", "+447700900123");
        check("44 7700 900123", "GB", "+447700900123");
        check("+380 44 555 0100", "RU", "+380445550100");
        check("701 555 01 63", "KZ", "+77015550163");
        check("8 (701) 555-01-63", "KZ", "+77015550163");
        for region in ["RU", "US", "GB", "DE", "XX"] {
            check("+44 (0)20 7946 0958", region, "+442079460958");
            check("+44 (0)7700 900252", region, "+447700900252");
            check("+39 06 698 12345", region, "+390669812345");
            check("+220 000 2024", region, "+2200002024");
            check("+1 (415) 555-2671", region, "+14155552671");
        }
    }

    #[test]
    fn what_is_no_number_is_kept_as_typed_only() {
        for typed in ["call Anna", "12", "12345", "n/a", "9162041835 ext", "(503) 555-7555", "030-0074321", "8903111221"] {
            check(typed, "RU", "");
        }
        assert_eq!(Phone::read(" ask the sister ", "RU").display(), "ask the sister");
    }

    #[test]
    fn no_number_is_longer_than_the_world_dials() {
        check("791791610000000", "DE", "");
        check("4930123456789", "DE", "+4930123456789");
    }

    #[test]
    fn a_number_that_would_not_be_read_again_is_kept_as_typed_only() {
        check("1000000.0100 97", "US", "");
        check("(415) 555-0110", "US", "+14155550110");
        check("+39 06 698 12345", "US", "+390669812345");
    }

    #[test]
    fn phones_are_grouped_for_reading() {
        assert_eq!(Phone::read("89162041835", "RU").display(), "+7 916 204-18-35");
        assert_eq!(Phone::read("+442079460958", "RU").display(), "+44 20 7946 0958");
    }

    #[test]
    fn countries_are_those_that_have_numbers() {
        for (text, expected) in
            [("RU", true), ("us", true), ("KZ", true), ("XX", false), ("R", false), ("RUS", false), ("", false), ("ЯЯ", false)]
        {
            assert_eq!(is_region(text), expected, "{text}");
        }
    }
}
