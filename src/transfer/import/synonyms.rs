//! Headers as owners and their programs write them, in English and Russian.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fields::Field;
use super::known_headers::TABLE;

/// A header without case, punctuation, ё and currency, so that `Сумма, руб.` and `СУММА` are one.
#[must_use]
pub fn normalize(header: &str) -> String {
    let folded = crate::domain::text::fold(header);
    let spaced: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|last| CURRENCY_WORDS.contains(last)) {
        words.pop();
    }
    words.join(" ")
}

const CURRENCY_WORDS: [&str; 10] = ["руб", "р", "рублей", "rub", "usd", "eur", "gbp", "kzt", "тг", "грн"];

/// A meaning and how sure a header is of it: of two columns of one meaning the lower rank is taken.
pub type Guess = (Field, u8);

/// What a normalized header means. `None` is unknown to us.
#[must_use]
pub fn lookup(normalized: &str) -> Option<Guess> {
    static BY_HEADER: LazyLock<FxHashMap<&str, Guess>> = LazyLock::new(|| {
        TABLE.iter().flat_map(|(field, rank, headers)| headers.split('|').map(|header| (header, (*field, *rank)))).collect()
    });
    BY_HEADER.get(normalized).copied()
}

/// What a normalized header probably means by the words in it, where it is none that we know as a whole.
#[must_use]
pub fn probable(normalized: &str) -> Option<Field> {
    let words: Vec<&str> = normalized.split(' ').collect();
    let has = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    if words.len() > 5 || is_about_totals(normalized) {
        return None;
    }
    PROBABLE.iter().find(|(_, with, without)| has(with) && !has(without)).map(|(field, ..)| *field)
}

/// Beginnings of words that a header of a meaning has, and of those that it does not.
const PROBABLE: [(Field, &[&str], &[&str]); 10] = [
    (Field::Birthday, &["рожд", "birth"], &[]),
    (Field::Email, &["email", "почт", "mail"], &["статус", "status", "подпис", "subscri", "consent", "label", "id", "to", "recipient"]),
    (Field::Phone, &["телефон", "phone", "mobile", "мобил"], &["тип", "type", "label", "статус", "status", "id", "оператор"]),
    (
        Field::Date,
        &["дата", "date"],
        &[
            "созд",
            "добав",
            "измен",
            "обнов",
            "регистр",
            "оконч",
            "истеч",
            "след",
            "запис",
            "cre",
            "upd",
            "mod",
            "reg",
            "exp",
            "due",
            "next",
            "add",
            "end",
            "join",
        ],
    ),
    (
        Field::Amount,
        &["сумма", "amount", "оплачен", "paid"],
        &[
            "скид",
            "бонус",
            "налог",
            "ндс",
            "доставк",
            "возвр",
            "disc",
            "tax",
            "tip",
            "ref",
            "ship",
            "bonus",
            "date",
            "дата",
            "status",
            "at",
        ],
    ),
    (Field::Refund, &["refund", "возврат"], &["stat", "стат", "reason", "причин", "date", "дата", "id", "count", "кол", "type", "тип"]),
    (Field::Staff, &["сотрудник", "мастер", "employee", "staff", "cashier"], &["id", "код", "тел", "phone", "email"]),
    (Field::Note, &["коммент", "примеч", "заметк", "note", "comment"], &["id"]),
    (
        Field::Product,
        &["услуг", "товар", "service", "product"],
        &["стоим", "цена", "кол", "id", "код", "charge", "price", "cost", "qty", "sku", "категор", "cat", "type"],
    ),
    (
        Field::Name,
        &["клиент", "покупател", "фио", "client", "customer"],
        &[
            "id",
            "ид",
            "код",
            "номер",
            "тип",
            "групп",
            "type",
            "group",
            "no",
            "since",
            "адрес",
            "address",
            "city",
            "город",
            "статус",
            "status",
            "reference",
        ],
    ),
];

/// Whether a normalized header names the price of one piece, which a quantity multiplies.
#[must_use]
pub fn is_unit_price(normalized: &str) -> bool {
    const PRICES: [&str; 12] = [
        "цена",
        "цена за ед",
        "цена за единицу",
        "цена за шт",
        "цена за штуку",
        "цена товара",
        "цена продажи",
        "price",
        "unit price",
        "price per unit",
        "price each",
        "item price",
    ];
    PRICES.contains(&normalized)
}

/// Whether a header says when the record of a client was made or changed, which is no purchase.
#[must_use]
pub fn is_about_record(normalized: &str) -> bool {
    const WORDS: [&str; 13] = [
        "create",
        "added",
        "created",
        "updated",
        "modified",
        "registered",
        "joined",
        "добав",
        "создан",
        "измен",
        "обновл",
        "регистр",
        "заведен",
    ];
    normalized.split(' ').any(|part| WORDS.iter().any(|word| part.starts_with(word)))
}

/// Whether a header says a number by which something is called, which is no sum.
#[must_use]
pub fn is_about_number(normalized: &str) -> bool {
    const WORDS: [&str; 9] = ["id", "ид", "код", "code", "номер", "number", "no", "sku", "артикул"];
    normalized.split(' ').any(|part| WORDS.contains(&part))
}

/// Whether a header says where or in what way, which is no name: an address, a currency, a way of paying.
#[must_use]
pub fn is_about_place(normalized: &str) -> bool {
    const WORDS: [&str; 31] = [
        "сделк",
        "код",
        "внешн",
        "артикул",
        "sku",
        "code",
        "id",
        "address",
        "street",
        "city",
        "state",
        "country",
        "region",
        "zip",
        "postcode",
        "currency",
        "method",
        "shipping",
        "item",
        "type",
        "status",
        "адрес",
        "улица",
        "город",
        "страна",
        "область",
        "индекс",
        "валюта",
        "способ",
        "тип",
        "статус",
    ];
    normalized.split(' ').any(|part| WORDS.iter().any(|word| part.starts_with(word)))
}

/// Whether a header says a figure about the client (a total, a last day) that must not be taken for a purchase.
#[must_use]
pub fn is_about_totals(normalized: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| normalized.split(' ').any(|part| part.starts_with(word)));
    has(&[
        "last",
        "first",
        "посл",
        "перв",
        "lifetime",
        "total",
        "count",
        "количество",
        "всего",
        "продано",
        "sold",
        "orders",
        "visits",
        "aov",
        "spend",
        "spent",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_written() {
        for (header, field) in [
            ("Сумма, ₽", Field::Amount),
            ("СУММА (руб.)", Field::Amount),
            ("Order #", Field::Receipt),
            ("№ чека", Field::Receipt),
            ("E-mail", Field::Email),
            ("client_id", Field::ClientId),
            ("Телефон:", Field::Phone),
            ("Product(s)", Field::Product),
        ] {
            assert_eq!(lookup(&normalize(header)).map(|(field, _)| field), Some(field), "{header}");
        }
        for (header, expected) in [("Record ID", true), ("Код товара", true), ("Сумма", false), ("Notes", false)] {
            assert_eq!(is_about_number(&normalize(header)), expected, "{header}");
        }
        assert_eq!(lookup(&normalize("Поле 12")), None);
        for (header, field) in [
            ("Контактный телефон клиента", Some(Field::Phone)),
            ("Покупатель (ФИО)", Some(Field::Name)),
            ("Дата проведения", Some(Field::Date)),
            ("Дата последнего визита", None),
            ("Дата посл. покупки", None),
            ("Дата создания карточки", None),
            ("Сумма скидки", None),
            ("Сумма со всеми скидками", None),
            ("Customer Reference ID", None),
            ("Поле 12", None),
        ] {
            assert_eq!(probable(&normalize(header)), field, "{header}");
        }
    }

    #[test]
    fn no_header_stands_twice() {
        let mut all: Vec<&str> = TABLE.iter().flat_map(|(_, _, headers)| headers.split('|')).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|header| normalize(header) == **header), "headers must be written normalized");
    }
}
