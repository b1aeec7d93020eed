//! Words that people write beside a sum: how it was paid.

use std::borrow::Cow;

/// How a sum was paid; says nothing of how much it is. Folded.
const PAYMENT: [&str; 42] = [
    "нал",
    "налом",
    "наличка",
    "наличные",
    "наличными",
    "наличкой",
    "безнал",
    "безналом",
    "безналичные",
    "безналичными",
    "б/н",
    "б/нал",
    "бн",
    "карта",
    "карты",
    "картой",
    "карту",
    "перевод",
    "переводом",
    "переведено",
    "сбер",
    "сбербанк",
    "тинькофф",
    "тбанк",
    "т-банк",
    "альфа",
    "втб",
    "сбп",
    "терминал",
    "терминалом",
    "эквайринг",
    "qr",
    "онлайн",
    "оплачено",
    "касса",
    "кассу",
    "cash",
    "card",
    "transfer",
    "online",
    "paid",
    "visa",
];
/// Small words that stand before those.
const SMALL: [&str; 6] = ["на", "по", "в", "через", "by", "in"];

/// The text without words of payment: `1200 нал`, `1500 (карта)`, `б/н 2000`. Other text is left as it is, and so is a sum of several parts.
#[must_use]
pub fn without(text: &str) -> Cow<'_, str> {
    if !text.chars().any(char::is_alphabetic) || text.len() > TEXT_BYTES {
        return Cow::Borrowed(text);
    }
    let folded = crate::domain::text::fold(text);
    let bare = |word: &str| word.trim_matches(['(', ')', ',', '.', ';', ':']).to_owned();
    let is_paid = folded.split_whitespace().any(|word| PAYMENT.contains(&bare(word).as_str()));
    if !is_paid {
        return Cow::Borrowed(text);
    }
    let is_left = |word: &&str| {
        let word = bare(word);
        !(PAYMENT.contains(&word.as_str()) || SMALL.contains(&word.as_str()) || word.is_empty())
    };
    let words: Vec<&str> = folded.split_whitespace().collect();
    let (first, last) = (words.iter().position(is_left), words.iter().rposition(is_left));
    let Some(left) = first.zip(last).and_then(|(first, last)| words.get(first..=last)) else { return Cow::Borrowed(text) };
    // "500 нал 300 карта" is no sum of 500 300.
    if left.iter().all(is_left) { Cow::Owned(left.join(" ").trim_end_matches([',', ';', ':']).to_owned()) } else { Cow::Borrowed(text) }
}

/// Longer text is no sum with a word.
const TEXT_BYTES: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_payment_are_no_part_of_a_sum() {
        for (text, expected) in [
            ("1200 нал", "1200"),
            ("1 500,50 р. (карта)", "1 500,50 р."),
            ("Б/Н 2000", "2000"),
            ("1 700 р. перевод на сбер", "1 700 р."),
            ("$20 cash", "$20"),
            ("подарок", "подарок"),
            ("500 нал 300 карта", "500 нал 300 карта"),
            ("долг 500", "долг 500"),
            ("нал", "нал"),
            ("1200 руб.", "1200 руб."),
            ("1200", "1200"),
        ] {
            assert_eq!(without(text), expected, "{text}");
        }
    }
}
