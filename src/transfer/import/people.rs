//! Names, phones and e-mails out of the cells of a table.

use super::words::is_placeholder;
use crate::domain::phone::{Phone, to_e164};
use crate::domain::text::fold;

/// Nobody has more phones or e-mails; a cell with more was made to take long.
pub const PER_CLIENT: usize = 100;

/// A name as one line: single spaces, no marks that nobody sees; empty for "none" and its kin.
#[must_use]
pub fn clean_name(cell: &str) -> String {
    let mut name = String::with_capacity(cell.len());
    for word in cell.split(|c: char| c.is_whitespace() || c.is_control()) {
        if !word.is_empty() {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(word.chars().filter(|c| !is_invisible(*c)));
        }
    }
    if name.chars().count() <= 10 && is_placeholder(&fold(&name)) { String::new() } else { name }
}

/// Whether a text can be a person's name: a few words, without digits or the signs of a sentence.
#[must_use]
pub fn may_be_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_sentence = text.contains(['!', '?', ':', ';', '@', '/', '<', '{']) || (words > 2 && text.ends_with('.'));
    words <= 5 && !is_sentence && !text.chars().any(|c| c.is_ascii_digit())
}

/// Marks without width that programs leave in texts. The joiner of emoji and scripts (U+200D) is none of them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// One name out of its parts: `Иванова Анна Петровна` in Russian, `Anna P. Smith` elsewhere.
#[must_use]
pub fn join_name(first: &str, middle: &str, last: &str) -> String {
    let is_russian = [first, last].iter().any(|part| part.chars().any(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё')));
    let parts = if is_russian { [last, first, middle] } else { [first, middle, last] };
    clean_name(&parts.join(" "))
}

/// The phones written in a cell: one, several, or with words around them. A cell without any gives one phone that
/// is kept as typed, unless it says "none".
#[must_use]
pub fn phones(cell: &str, region: &str) -> Vec<Phone> {
    let cell = cell.trim().trim_start_matches('\'');
    if cell.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Phone> = Vec::new();
    if !is_exponent(cell) {
        for piece in cell.split([',', ';', '/', '\n', '\r', '|', '&']).flat_map(|piece| piece.split(":::")) {
            if found.len() >= PER_CLIENT {
                break;
            }
            if let Some(e164) = phone_in(piece, region)
                && !found.iter().any(|phone| phone.e164 == e164)
            {
                found.push(Phone { e164, typed: piece.trim().to_owned(), wrong: false });
            }
        }
    }
    if found.is_empty() && !is_placeholder(&fold(cell)) && cell.chars().any(char::is_numeric) {
        found.push(Phone { e164: String::new(), typed: cell.to_owned(), wrong: false });
    }
    found
}

/// The name and the phones of a cell that holds both: `Маша, 8-916-300-00-01`, `3. Оля 89163000002, 89263000003`.
#[must_use]
pub fn name_and_phones(cell: &str, region: &str) -> Option<(String, Vec<Phone>)> {
    let (mut found, mut around, mut rest): (Vec<Phone>, String, &str) = (Vec::new(), String::new(), cell);
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !is_phone_part(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let typed = run.trim_end_matches([' ', '(', '-', '–', '.']);
        // A shorter number may be a flat, a year, a card.
        let is_long = typed.bytes().filter(u8::is_ascii_digit).count() >= NAMED_DIGITS && found.len() < PER_CLIENT;
        around.push_str(before);
        match phone_in(typed, region).filter(|_| is_long) {
            Some(e164) => {
                around.push(' ');
                found.push(Phone { e164, typed: typed.to_owned(), wrong: false });
            }
            None => around.push_str(run),
        }
        rest = after;
    }
    around.push_str(rest);
    let name = without_leftovers(&clean_name(without_ordinal(&around)));
    (!found.is_empty() && name.chars().any(char::is_alphabetic)).then_some((name, found))
}

/// Without the number of a list before it: `3. Анна`, `3) Анна`.
fn without_ordinal(text: &str) -> &str {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    rest.filter(|_| matches!(digits, 1..=4)).unwrap_or(text)
}

/// What is left of a cell without its phones, without the signs and words that stood around them.
fn without_leftovers(text: &str) -> String {
    const WORDS: [&str; 14] =
        ["т", "тел", "телефон", "моб", "мобильный", "сот", "номер", "whatsapp", "ватсап", "вотсап", "tel", "phone", "mobile", "cell"];
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '/' | '|');
    let is_word = |word: &str| WORDS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str());
    let mut rest = text;
    loop {
        let trimmed = rest.trim_matches(is_sign).trim_start_matches(')').trim_end_matches('(');
        // Parentheses that held a phone alone.
        let trimmed = trimmed.strip_suffix("()").or_else(|| trimmed.strip_suffix("( )")).unwrap_or(trimmed);
        let shorter = match (trimmed.rsplit_once(' '), trimmed.split_once(' ')) {
            (Some((before, last)), _) if is_word(last) => before,
            (_, Some((first, after))) if is_word(first) => after,
            _ if is_word(trimmed) => "",
            _ => trimmed,
        };
        if shorter.len() == rest.len() {
            return shorter.to_owned();
        }
        rest = shorter;
    }
}

/// Digits of a phone that stands beside a name.
const NAMED_DIGITS: usize = 10;

/// Digits and the signs that stand between them in a phone.
const fn is_phone_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ' ' | '\u{a0}' | '‑' | '–' | '—' | '−')
}

/// `7,91620E+10`: a number whose digits a spreadsheet has lost.
fn is_exponent(cell: &str) -> bool {
    cell.split_once(['E', 'e', 'Е', 'е']).is_some_and(|(mantissa, exponent)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'+'));
        digits(mantissa) && digits(exponent) && exponent.starts_with('+')
    })
}

/// The first run of digits and the signs that stand between them, as E.164.
fn phone_in(piece: &str, region: &str) -> Option<String> {
    let plain: String = piece.chars().map(ascii_digit).collect();
    let start = plain.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))?;
    let rest = plain.get(start..)?;
    let run = rest.get(..rest.find(|c| !is_phone_part(c)).unwrap_or(rest.len()))?.trim_end_matches([' ', '(', '-']);
    let run = run.strip_suffix(".0").unwrap_or(run);
    match run.strip_prefix("00") {
        Some(international) => to_e164(&format!("+{international}"), region),
        None => to_e164(run, region),
    }
}

/// Digits of full width as plain ones.
fn ascii_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '＋' => '+',
        c => c,
    }
}

/// The e-mails written in a cell, in lower case.
#[must_use]
pub fn emails(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '|')) {
        let email = piece.trim_start_matches("mailto:").to_lowercase();
        if is_email(&email) && !found.contains(&email) {
            found.push(email);
        }
        if found.len() >= PER_CLIENT {
            break;
        }
    }
    found
}

/// The phones of a cell for e-mails, as where "contacts" hold either or both.
#[must_use]
pub fn phones_beside_emails(cell: &str, region: &str) -> Vec<Phone> {
    let without = |piece: &str| piece.split(' ').filter(|word| !word.contains('@')).collect::<Vec<&str>>().join(" ");
    let pieces: Vec<String> = cell.split(['\n', ',', ';', '|', '/']).map(without).collect();
    phones(&pieces.join(";"), region).into_iter().filter(|phone| !phone.e164.is_empty()).collect()
}

/// The name of an address as mail programs write it: `"Anna Smith" <anna@example.com>`.
#[must_use]
pub fn name_before_email(cell: &str) -> Option<String> {
    let (name, address) = cell.split_once('<')?;
    let name = clean_name(name.trim().trim_matches('"'));
    (is_email(address.trim_end().strip_suffix('>')?) && name.chars().any(char::is_alphabetic)).then_some(name)
}

/// Something, an @, and something after it.
#[must_use]
pub fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.len() >= 3 && !host.contains('@') && host.contains('.'))
}

/// Whether two names can hardly be one person's: no word of one begins like a word of the other, in either alphabet.
#[must_use]
pub fn are_clearly_different(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let latin: String = fold(name).chars().map(latin_of).collect();
        latin.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let alike = |a: &str, b: &str| {
        let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        shared >= 2 || (shared == 1 && (a.chars().count() == 1 || b.chars().count() == 1))
    };
    !one.is_empty() && !other.is_empty() && !one.iter().any(|a| other.iter().any(|b| alike(a, b)))
}

fn latin_of(c: char) -> char {
    const PAIRS: [(char, char); 28] = [
        ('а', 'a'),
        ('б', 'b'),
        ('в', 'v'),
        ('г', 'g'),
        ('д', 'd'),
        ('е', 'e'),
        ('ж', 'z'),
        ('з', 'z'),
        ('и', 'i'),
        ('й', 'i'),
        ('к', 'k'),
        ('л', 'l'),
        ('м', 'm'),
        ('н', 'n'),
        ('о', 'o'),
        ('п', 'p'),
        ('р', 'r'),
        ('с', 's'),
        ('т', 't'),
        ('у', 'u'),
        ('ф', 'f'),
        ('х', 'h'),
        ('ц', 'c'),
        ('ч', 'c'),
        ('ш', 's'),
        ('щ', 's'),
        ('ы', 'y'),
        ('э', 'e'),
    ];
    match c {
        'ю' | 'я' => 'y',
        c => PAIRS.iter().find(|(cyrillic, _)| *cyrillic == c).map_or(c, |(_, latin)| *latin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_found_among_words() {
        for (cell, expected) in [
            ("8 916 200-00-01", vec!["+79162000001"]),
            ("т. 8-916-200-00-05 (мама)", vec!["+79162000005"]),
            ("89162000006, 89162000016", vec!["+79162000006", "+79162000016"]),
            ("+7(916)100-00-07 ::: 8 495 555-01-03", vec!["+79161000007", "+74955550103"]),
            ("+44 7700 900123", vec!["+447700900123"]),
            ("00 380 44 555 0100", vec!["+380445550100"]),
            ("8 (916) 200-00-12 доб. 34", vec!["+79162000012"]),
            ("'+79162000014", vec!["+79162000014"]),
            ("８９１６2000015", vec!["+79162000015"]),
            ("8‑916‑200‑00‑17", vec!["+79162000017"]),
            ("79161000000.0", vec!["+79161000000"]),
            ("12345", vec![""]),
            ("7,91620E+10", vec![""]),
            ("нет", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<String> = phones(cell, "RU").into_iter().map(|phone| phone.e164).collect();
            assert_eq!(found, expected, "{cell}");
        }
    }

    #[test]
    fn a_name_and_phones_in_one_cell_are_told_apart() {
        for (cell, expected) in [
            ("Маша, 8-916-300-00-01", Some(("Маша", vec!["+79163000001"]))),
            ("Катя 8 (916) 300-00-02", Some(("Катя", vec!["+79163000002"]))),
            ("+7 916 300-00-03 Олег", Some(("Олег", vec!["+79163000003"]))),
            ("Ольга Петровна (89163000004)", Some(("Ольга Петровна", vec!["+79163000004"]))),
            ("Инна тел. 89163000005", Some(("Инна", vec!["+79163000005"]))),
            ("12) Инна, тел.: 89163000005", Some(("Инна", vec!["+79163000005"]))),
            ("8 916 300-00-06 Мария (ногти)", Some(("Мария (ногти)", vec!["+79163000006"]))),
            ("Оля мастер — 8-916-300-00-07, 8-926-300-00-08", Some(("Оля мастер", vec!["+79163000007", "+79263000008"]))),
            ("Петров кв. 12, 89163000009", Some(("Петров кв. 12", vec!["+79163000009"]))),
            ("тел.: 89163000010", None),
            ("Анна кв. 12", None),
            ("Анна 1990", None),
            ("89163000005", None),
            ("Карта 1234567890123456", None),
            ("Анна", None),
        ] {
            let found = name_and_phones(cell, "RU");
            let found = found.as_ref().map(|(name, phones)| (name.as_str(), phones.iter().map(|phone| phone.e164.as_str()).collect()));
            assert_eq!(found, expected, "{cell}");
        }
    }

    #[test]
    fn numbers_of_reserved_ranges_are_phones() {
        for (cell, region, expected) in
            [("44 7700900110", "GB", "+447700900110"), ("(415) 555-0110", "US", "+14155550110"), ("+14155550110", "RU", "+14155550110")]
        {
            assert_eq!(phones(cell, region)[0].e164, expected, "{cell}");
        }
    }

    #[test]
    fn names_are_tidied() {
        for (cell, expected) in
            [(" Михайлов   Павел ", "Михайлов Павел"), ("Ма\u{200b}рия", "Мария"), ("Аня 💅", "Аня 💅"), ("-", ""), ("нет", "")]
        {
            assert_eq!(clean_name(cell), expected);
        }
        assert_eq!(join_name("Анна", "", "Иванова"), "Иванова Анна");
        assert_eq!(join_name("Anna", "P.", "Smith"), "Anna P. Smith");
    }

    #[test]
    fn only_clearly_different_names_are_told_apart() {
        for (one, other, expected) in [
            ("Смирнова Ольга", "Кузнецов Дмитрий", true),
            ("Анна", "Иванова А.", false),
            ("Анна", "Anna", false),
            ("Аня", "Анна", false),
            ("", "Анна", false),
        ] {
            assert_eq!(are_clearly_different(one, other), expected, "{one} / {other}");
        }
    }

    #[test]
    fn emails_are_found_and_lowered() {
        assert_eq!(emails("BRIAN1@EXAMPLE.COM; b@c.de"), ["brian1@example.com", "b@c.de"]);
        assert!(emails("no mail").is_empty());
        assert_eq!(name_before_email("\"Anna Smith\" <anna@example.com>").as_deref(), Some("Anna Smith"));
        assert_eq!(name_before_email("<anna@example.com>"), None);
        assert_eq!(name_before_email("Anna <3"), None);
    }
}
