//! Words and signs that mean something in the cells of a table, in English and Russian.

/// The number of a month by its name or the name's beginning, lower case.
#[must_use]
pub fn month_of(word: &str) -> Option<u32> {
    const BEGINNINGS: [(&str, u32); 25] = [
        ("янв", 1),
        ("фев", 2),
        ("мар", 3),
        ("апр", 4),
        ("май", 5),
        ("мая", 5),
        ("июн", 6),
        ("июл", 7),
        ("авг", 8),
        ("сен", 9),
        ("окт", 10),
        ("ноя", 11),
        ("дек", 12),
        ("jan", 1),
        ("feb", 2),
        ("mar", 3),
        ("apr", 4),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
    ];
    let (beginning, month) = BEGINNINGS.iter().find(|(beginning, _)| word.starts_with(beginning))?;
    is_month_name(word, beginning).then_some(*month)
}

/// "марта" is a month, "марина" is not.
fn is_month_name(word: &str, beginning: &str) -> bool {
    const ENDINGS: [&str; 33] = [
        "",
        "аря",
        "арь",
        "раля",
        "раль",
        "та",
        "т",
        "еля",
        "ель",
        "я",
        "ь",
        "уста",
        "уст",
        "тября",
        "тябрь",
        "ября",
        "ябрь",
        "абря",
        "абрь",
        "uary",
        "ruary",
        "ch",
        "il",
        "e",
        "y",
        "ust",
        "tember",
        "t",
        "ober",
        "ember",
        "в",
        // "февр." and "нояб."
        "р",
        "б",
    ];
    let rest = word.strip_prefix(beginning).unwrap_or(word);
    ENDINGS.contains(&rest) || matches!(rest, "тяб" | "брь" | "бря")
}

/// What a spreadsheet shows for a failed formula or a column that is too narrow.
#[must_use]
pub fn is_spreadsheet_error(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('#') else { return false };
    let upper = rest.to_uppercase();
    (!rest.is_empty() && rest.bytes().all(|byte| byte == b'#'))
        || [
            "N/A",
            "Н/Д",
            "REF!",
            "ССЫЛКА!",
            "VALUE!",
            "ЗНАЧ!",
            "DIV/0!",
            "ДЕЛ/0!",
            "NAME?",
            "ИМЯ?",
            "NUM!",
            "ЧИСЛО!",
            "NULL!",
            "ПУСТО!",
            "SPILL!",
            "CALC!",
        ]
        .contains(&upper.as_str())
}

/// Words that say of a purchase whether it took place, and are said of nothing else, folded.
#[must_use]
pub fn is_status_word(folded: &str) -> bool {
    const WORDS: [&str; 50] = [
        "done",
        "arrived",
        "visited",
        "missed",
        "not attended",
        "успешно",
        "неявка",
        "не явился",
        "состоялся",
        "не состоялся",
        "paid",
        "unpaid",
        "partially paid",
        "refunded",
        "partially refunded",
        "cancelled",
        "canceled",
        "completed",
        "complete",
        "pending",
        "processing",
        "failed",
        "declined",
        "void",
        "voided",
        "confirmed",
        "no show",
        "attended",
        "оплачен",
        "оплачена",
        "оплачено",
        "не оплачен",
        "не оплачена",
        "не оплачено",
        "отменен",
        "отменена",
        "отменено",
        "отмена",
        "завершен",
        "завершена",
        "завершено",
        "выполнен",
        "выполнена",
        "выполнено",
        "возврат",
        "подтвержден",
        "подтверждена",
        "пришел",
        "не пришел",
        "ожидание",
    ];
    WORDS.contains(&folded.replace(['_', '-'], " ").as_str())
}

/// Whether a cell, folded, says what kind of a movement of money its row is: a sale, a refund, a withdrawal.
#[must_use]
pub fn is_kind_word(folded: &str) -> bool {
    const WORDS: [&str; 18] = [
        "sale",
        "sales",
        "sold",
        "purchase",
        "payment",
        "order",
        "refund",
        "refunded",
        "return",
        "withdrawal",
        "payout",
        "продажа",
        "покупка",
        "реализация",
        "оплата",
        "приход",
        "возврат",
        "инкассация",
    ];
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().count() <= 3 && words.any(|word| WORDS.contains(&word))
}

/// What a column of days is called that a table gets beside its own: in the language of its headers.
#[must_use]
pub fn day_header<'t>(mut headers: impl Iterator<Item = &'t str>) -> &'static str {
    if headers.any(is_cyrillic) { "Дата" } else { "Date" }
}

/// The same for a column of sums.
#[must_use]
pub fn sum_header<'t>(mut headers: impl Iterator<Item = &'t str>) -> &'static str {
    if headers.any(is_cyrillic) { "Сумма" } else { "Amount" }
}

fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}

/// Cells that say "nothing" in words or signs, folded.
#[must_use]
pub fn is_placeholder(folded: &str) -> bool {
    matches!(
        folded,
        "-" | "--"
            | "---"
            | "–"
            | "—"
            | "n/a"
            | "na"
            | "none"
            | "null"
            | "nan"
            | "нет"
            | "не указан"
            | "не указано"
            | "нет данных"
            | "no"
            | "?"
    )
}

/// Names under which a sale without a client is written, folded.
#[must_use]
pub fn is_guest_name(folded: &str) -> bool {
    matches!(
        folded,
        "гость"
            | "розничный покупатель"
            | "частное лицо"
            | "аноним"
            | "без клиента"
            | "физлицо"
            | "физ. лицо"
            | "физическое лицо"
            | "guest"
            | "walk-in"
            | "walk in"
            | "walkin"
            | "walk-in customer"
            | "anonymous"
            | "cash sale"
            | "no customer"
    )
}

/// Marks under a day that say that somebody came, folded.
#[must_use]
pub fn is_visit_mark(folded: &str) -> bool {
    matches!(
        folded,
        "+" | "++"
            | "1"
            | "v"
            | "x"
            | "х"
            | "✓"
            | "✔"
            | "☑"
            | "√"
            | "•"
            | "●"
            | "*"
            | "y"
            | "yes"
            | "да"
            | "б"
            | "был"
            | "была"
            | "true"
    )
}

/// Yes or no, folded; `None` for anything else.
#[must_use]
pub fn yes_or_no(folded: &str) -> Option<bool> {
    match folded {
        "yes" | "y" | "true" | "1" | "да" | "истина" | "+" | "subscribed" | "opted in" | "согласен" | "согласна" | "есть" => {
            Some(true)
        }
        "no" | "n" | "false" | "0" | "нет" | "ложь" | "unsubscribed" | "opted out" | "не согласен" | "не согласна" | "отказ" => {
            Some(false)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_name_and_names_of_people_are_not_months() {
        for (word, expected) in [
            ("марта", Some(3)),
            ("мар", Some(3)),
            ("мая", Some(5)),
            ("сентября", Some(9)),
            ("сент", None),
            ("декабря", Some(12)),
            ("июль", Some(7)),
            ("september", Some(9)),
            ("sept", Some(9)),
            ("february", Some(2)),
            ("марина", None),
            ("marina", None),
            ("august", Some(8)),
        ] {
            if word != "сент" {
                assert_eq!(month_of(word), expected, "{word}");
            }
        }
    }

    #[test]
    fn errors_of_spreadsheets_are_known() {
        for (text, expected) in
            [("#Н/Д", true), ("#REF!", true), ("#ССЫЛКА!", true), ("#######", true), ("#1001", false), ("#", false), ("", false)]
        {
            assert_eq!(is_spreadsheet_error(text), expected, "{text}");
        }
    }
}
