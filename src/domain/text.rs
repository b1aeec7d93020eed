//! Folding of names and search texts, so that «Фёдорова», «федорова» and `atljhjdf` find the same client.

/// Lower case, ё as е, runs of spaces (of any kind) as one, no spaces at the ends.
///
/// Two clients with equal folded names have the same name.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending_space = false;
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
            pending_space = !folded.is_empty();
            continue;
        }
        if pending_space {
            folded.push(' ');
            pending_space = false;
        }
        for lower in c.to_lowercase() {
            folded.push(if lower == 'ё' { 'е' } else { lower });
        }
    }
    folded
}

/// Keys of the common English and Russian layouts, in the same order.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC: &str = "ёйцукенгшщзхъфывапролджэячсмитьбю";

/// `folded` as it would read if it was typed in the other keyboard layout (`fyyf` → `анна`), folded again.
///
/// `None` if no character is on the other layout.
#[must_use]
pub fn other_layout(folded: &str) -> Option<String> {
    let mut changed = false;
    let swapped: String = folded
        .chars()
        .map(|c| {
            let other = swap_key(c);
            changed |= other != c;
            other
        })
        .collect();
    changed.then(|| fold(&swapped))
}

/// The character on the same key of the other layout; `c` itself where there is none. Lower case only.
#[must_use]
pub fn swap_key(c: char) -> char {
    let pairs = || LATIN.chars().zip(CYRILLIC.chars());
    pairs()
        .find_map(|(latin, cyrillic)| {
            if c == latin {
                Some(cyrillic)
            } else if c == cyrillic || (c == 'е' && cyrillic == 'ё' && latin == 't') {
                Some(latin)
            } else {
                None
            }
        })
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_ignores_case_yo_and_spaces() {
        assert_eq!(fold("  Фёдорова\u{a0} АННА "), "федорова анна");
        assert_eq!(fold("MARÍA"), "maría");
        assert_eq!(fold(" \t "), "");
    }

    #[test]
    fn a_name_typed_in_the_wrong_layout_is_found() {
        assert_eq!(other_layout(&fold("Fyyf")).as_deref(), Some("анна"));
        assert_eq!(other_layout(&fold("Елена")).as_deref(), Some("tktyf"));
        assert_eq!(other_layout(&fold("фттф")).as_deref(), Some("anna"));
        assert_eq!(other_layout("123"), None);
    }
}
