//! What was typed into the search: words, phones, and the same in the other keyboard layout.

use memchr::memmem;

use super::index::Column;
use crate::domain::model::SearchKey;
use crate::domain::text::{fold, other_layout};

/// Fewer digits than this are part of a word, not of a phone.
const LEAST_DIGITS: usize = 2;

/// A search, ready to be held against every client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// All of these words must be found,
    words: Vec<String>,
    /// or all of these, which are the same keys on the other layout,
    other_words: Vec<String>,
    /// or one of these in a phone.
    digits: Vec<String>,
}

impl Search {
    /// `None` for a search that is blank and so finds everybody.
    pub fn read(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        if folded.is_empty() {
            return None;
        }
        let split = |text: &str| text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let other_words = other_layout(&folded).map(|other| split(&other)).unwrap_or_default();
        Some(Self { words: split(&folded), other_words, digits: digits_of(&folded) })
    }

    /// Made ready for going through many clients one by one.
    pub fn finders(&self) -> Finders<'_> {
        fn finders(texts: &[String]) -> Vec<memmem::Finder<'_>> {
            texts.iter().map(|text| memmem::Finder::new(text.as_str())).collect()
        }
        Finders { words: finders(&self.words), other_words: finders(&self.other_words), digits: finders(&self.digits) }
    }
}

/// A search that looks for its texts without getting ready for each client anew.
pub struct Finders<'s> {
    words: Vec<memmem::Finder<'s>>,
    other_words: Vec<memmem::Finder<'s>>,
    digits: Vec<memmem::Finder<'s>>,
}

impl Finders<'_> {
    /// Whether a client with this key is found.
    pub fn finds(&self, key: &SearchKey) -> bool {
        let has = |text: &str, finder: &memmem::Finder<'_>| finder.find(text.as_bytes()).is_some();
        let all = |words: &[memmem::Finder<'_>]| !words.is_empty() && words.iter().all(|word| has(&key.words, word));
        all(&self.words) || all(&self.other_words) || self.digits.iter().any(|digits| has(&key.digits, digits))
    }
}

impl Search {
    /// Whom it finds: true at the number of each client found.
    pub fn find_all(&self, words: &Column, digits: &Column) -> Vec<bool> {
        let mut found = vec![false; words.len()];
        for wanted in [&self.words, &self.other_words] {
            let all = u8::try_from(wanted.len()).unwrap_or(u8::MAX);
            let mut seen = vec![0_u8; words.len()];
            for (word, place) in wanted.iter().zip(0_u8..) {
                // Only who had all the words before can have them all.
                words.each_with(word, |client| {
                    if let Some(seen) = seen.get_mut(client).filter(|seen| **seen == place) {
                        *seen += 1;
                    }
                });
            }
            found.iter_mut().zip(seen).for_each(|(found, seen)| *found |= all > 0 && seen == all);
        }
        for wanted in &self.digits {
            digits.each_with(wanted, |client| {
                if let Some(found) = found.get_mut(client) {
                    *found = true;
                }
            });
        }
        found
    }
}

/// The digits of a text that is a phone or a part of one.
fn digits_of(folded: &str) -> Vec<String> {
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let is_phone = folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '–' | '(' | ')' | ' ' | '.'));
    if !is_phone || digits.len() < LEAST_DIGITS {
        return Vec::new();
    }
    // A Russian number is written with 8 at home and kept with 7.
    let abroad = digits.strip_prefix('8').filter(|rest| !rest.is_empty()).map(|rest| format!("7{rest}"));
    std::iter::once(digits).chain(abroad).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SearchKey {
        SearchKey { words: "федорова анна\nпостоянная\nanna@mail.example".into(), digits: "79162041835".into() }
    }

    #[test]
    fn a_client_is_found_by_any_part_that_is_known() {
        for typed in ["Фёдорова", "анна фед", "ФЕД", "anna@", "постоян", "1835", "8 (916) 204", "+7 916 204-18-35", "204-18", "  "]
        {
            assert!(Search::read(typed).is_none_or(|search| search.finders().finds(&key())), "{typed:?}");
        }
    }

    #[test]
    fn a_name_typed_in_the_wrong_layout_is_found() {
        for typed in ["fyyf", "Atljhjdf", "fyyf atl", "ФТТФ@"] {
            assert!(Search::read(typed).is_some_and(|search| search.finders().finds(&key())), "{typed:?}");
        }
    }

    #[test]
    fn what_does_not_belong_to_the_client_is_not_found() {
        for typed in ["Ольга", "анна ольга", "9999", "fyyz", "8999"] {
            assert!(Search::read(typed).is_some_and(|search| !search.finders().finds(&key())), "{typed:?}");
        }
    }
}
