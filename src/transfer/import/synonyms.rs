//! Headers as owners and their programs write them, in English and Russian.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fields::Field;

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
    (Field::Email, &["email", "почт", "mail"], &["статус", "status", "подпис", "subscri", "consent", "label", "id"]),
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
    const WORDS: [&str; 12] =
        ["added", "created", "updated", "modified", "registered", "joined", "добав", "создан", "измен", "обновл", "регистр", "заведен"];
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

/// Headers of each meaning, parted by `|`.
const TABLE: &[(Field, u8, &str)] = &[
    (
        Field::Name,
        0,
        "клиент|имя клиента|клиент имя|фио|ф и о|фио клиента|имя и фамилия|фамилия имя|фамилия и имя|\
         фамилия имя отчество|клиент фио|наименование клиента|клиенты|client|client name|clientname|customer|\
         customer name|customername|full name|fullname|billing name|name of client|name of customer",
    ),
    (
        Field::Name,
        1,
        "имя|name|покупатель|заказчик|гость|пациент|абонент|контрагент|получатель|плательщик|контактное лицо|контакт|\
         партнер|ученик|buyer|guest|patient|member|contact|contact name|attendee|student|display name|file as|\
         имя гостя|имя пациента|имя контакта|кто|посетитель|посетительница|who|visitor|клиентка|клиент покупатель|заказчица",
    ),
    (Field::FirstName, 0, "first name|firstname|given name|forename|имя собственное"),
    (Field::MiddleName, 0, "middle name|middlename|отчество|second name"),
    (Field::LastName, 0, "фамилия и о|last names|last name|lastname|surname|family name|фамилия|фамилия клиента"),
    (Field::Organization, 0, "company|company name|organization|organization name|organisation|организация|компания|фирма"),
    (
        Field::Phone,
        0,
        "телефон|тел|телефоны|номер телефона|телефон клиента|мобильный телефон|мобильный|сотовый|моб|моб телефон|\
         сотовый телефон|контактный телефон|телефон мобильный|тел номер|phone|phones|phone number|phonenumber|mobile|\
         mobile number|mobile phone|cell|cell phone|tel|telephone|telephone number|client phone|customer phone|\
         billing phone|contact number|phone 1|телефон 1|phone 1 value|номер мобильного|phone no",
    ),
    (
        Field::Phone,
        1,
        "телефон 2|телефон 3|доп телефон|дополнительный телефон|другой телефон|домашний телефон|рабочий телефон|\
         phone 2|phone 3|other phone|home phone|work phone|phone 2 value|phone 3 value|second phone",
    ),
    (
        Field::Email,
        0,
        "email|e mail|emails|email address|e mail address|mail|почта|эл почта|электронная почта|электронный адрес|\
         адрес электронной почты|имейл|емейл|мейл|email клиента|customer email|client email|e mail 1 value",
    ),
    // Either of the two, or both.
    (Field::Email, 2, "контакты|контактные данные|контактная информация|contacts|contact info|contact details"),
    (Field::Email, 1, "e mail 2 value|e mail 3 value|email 2|other email"),
    (
        Field::ClientId,
        0,
        "client id|clientid|customer id|customerid|id клиента|ид клиента|код клиента|номер клиента|client no|\
         client number|client code|customer no|customer number|customer code|cust id|custid|member id|patient id|\
         guest id|номер карты|карты|дисконтная карта|номер дисконтной карты|скидочная карта|бонусная карта|карта клиента|карта лояльности|card number|user id|userid|loyalty card|account id|\
         contact id|код контрагента",
    ),
    (Field::ClientId, 2, "id|ид|код|uid|uuid|guid|external id"),
    (
        Field::Date,
        0,
        "visit start|start at|started at|start date|start datetime|начало визита|начало записи|дата и время начала|учетный день|операционный день|отчетный день|дата смены|business date|дата услуг|дата начала|дата реализации|sold at|sold on|completed at|ordered at|session date|date of service|appointment start|дата закрытия|\
         дата|дата визита|дата покупки|дата продажи|дата заказа|дата оплаты|дата и время|дата время|дата чека|\
         дата операции|дата документа|дата посещения|дата приема|дата услуги|дата доставки|дата сеанса|\
         дата платежа|date|visit date|purchase date|order date|sale date|transaction date|invoice date|\
         appointment date|check date|payment date|receipt date|service date|date of visit|date of purchase|\
         date of sale|datetime|date time|date and time|purchased at|orderdate|invoicedate|purchasedate|purchased on|\
         день визита",
    ),
    // When a visit was agreed, which is the day of the visit where nothing else is.
    (Field::Date, 1, "дата записи|booking date"),
    (
        Field::Date,
        2,
        "created at|createdat|closed at|закрыт|paid at|timestamp|day|день|когда|visit|визит|period|период|\
         дата сделки|дата создания сделки|дата создания заказа",
    ),
    (Field::Time, 0, "время|время визита|время начала|время чека|time|visit time|start time"),
    (
        Field::Amount,
        0,
        "итого к оплате|всего к оплате|оплачено|сумма оплаты|итого оплачено|к оплате|сумма к оплате|оплаченная сумма|amount paid|paid|paid amount|\
         total paid|total collected|n revenue formatted|итоговая сумма|сумма со скидкой",
    ),
    (
        Field::Amount,
        1,
        "ticket total|check total|bill total|ticket amount|bill amount|total price|price total|сумма итого|итого сумма|сумма итог|итого|total|grand total|item total|total cost|line total|total sales|sale total|invoice total|total with tax|amount charged|\
         total paid w payment method|сумма с ндс|order total|total amount|всего|amount total|net total",
    ),
    (
        Field::Amount,
        2,
        "стоимость заказа|стоимость визита|сумма услуг|стоимость покупки|сумма с учетом скидки|сумма документа|сумма реализации|\
         сумма|сумма заказа|сумма чека|сумма покупки|сумма продажи|сумма визита|сумма операции|amount|sum|net sales|\
         net amount|revenue|sales|sale amount|order amount|purchase amount|выручка|чек|оплата|оборот|payment|turnover|\
         sales amount",
    ),
    (Field::Amount, 3, "стоимость|цена|price|cost|gross sales|value|subtotal|spent|money|деньги|стоимость услуг"),
    // Parts of what was paid, or hopes of it: taken where nothing better stands.
    (
        Field::Amount,
        5,
        "оплачено картой|оплачено наличными|оплата картой|оплата наличными|наличные|наличными|безнал|безналичные|картой|\
         paid by card|paid in cash|card amount|cash amount|кредит|приход|поступление|поступления|зачислено|credit|бюджет|бюджет сделки|сумма сделки|deal value",
    ),
    (Field::Refund, 0, "refunded amount|refund|refund amount|refunds|возврат|сумма возврата|возвраты"),
    (
        Field::Receipt,
        0,
        "чека|номер чека|чек номер|receipt|receipt number|receipt no|order|order id|orderid|order number|order no|\
         номер заказа|заказ|заказа|id заказа|invoice|invoice number|invoice no|номер документа|документ|transaction id|\
         transaction|id чека|номер операции|sale id|номер накладной|номер продажи|id записи|appointment id|booking id|\
         invoiceno|receipt id|check number",
    ),
    (Field::Birthday, 0, "дата рождения|день рождения|др|рождение|birthday|date of birth|dob|birth date|birthdate"),
    (
        Field::Registered,
        0,
        "added on|created on|joined on|registered on|дата регистрации|зарегистрирован|дата создания|дата добавления|добавлен|создан|клиент с|registered|added|\
         created|sign up|signup date|registration date|customer since|client since|member since|date added|date joined|\
         joined",
    ),
    (
        Field::Note,
        0,
        "комментарий|комментарии|примечание|примечания|заметка|заметки|note|notes|comment|comments|memo|remarks|remark|\
         комментарий к визиту|комментарий к заказу",
    ),
    (
        Field::Status,
        0,
        "статус|статус визита|статус заказа|статус записи|состояние|status|order status|visit status|\
         appointment status|financial status|transaction status|payment status|этап|этап сделки|стадия сделки|deal stage",
    ),
    (
        Field::Kind,
        0,
        "операция|операции|движение|вид движения|тип документа|вид документа|тип продажи|тип операции|тип чека|вид операции|receipt type|event type|transaction type|operation",
    ),
    (
        Field::Product,
        0,
        "услуга|услуги|товар|товары|продукт|номенклатура|название товара|название услуги|позиция|наименование|\
         наименование товара|наименование услуги|product|product s|products|product name|service|services|service name|\
         item|items|item name|treatment|процедура|товары и услуги",
    ),
    (Field::Quantity, 0, "количество|кол во|колво|кол|qty|quantity|units|items sold"),
    (
        Field::Staff,
        0,
        "сотрудник|мастер|специалист|врач|менеджер|продавец|кассир|официант|исполнитель|staff|staff name|staff member|\
         employee|employee name|cashier|cashier name|master|specialist|stylist|manager|team member|provider|barista|\
         doctor|seller",
    ),
    (Field::Tags, 0, "теги|тег|метки|метка|tags|tag|labels|группы|группа клиента|категория клиента|категории"),
    (Field::Source, 0, "источник|откуда|откуда узнали|источник клиента|source|referral source|how did you hear|рекламный источник"),
    (
        Field::Consent,
        0,
        "согласие|согласие на рассылку|согласие на рекламу|рассылка|accepts marketing|accepts email marketing|\
         marketing consent|email subscription status|marketing|consent",
    ),
    (Field::DoNotContact, 0, "blocked|do not contact|dnc|черный список|не беспокоить|не звонить|заблокирован|blacklist"),
    (Field::DoNotContactReason, 0, "block reason|do not contact reason|причина не беспокоить|причина блокировки"),
    (Field::Telegram, 0, "telegram|телеграм|телеграмм|tg"),
    (Field::WhatsApp, 0, "whatsapp|ватсап|вотсап|вацап|whats app"),
    (Field::Vk, 0, "vk|вк|вконтакте|vkontakte"),
    (Field::Instagram, 0, "instagram|инстаграм|инстаграмм|insta"),
    (Field::PreferredChannel, 0, "канал связи|предпочитаемый канал|preferred channel|preferred contact"),
    // German, French and Spanish exports, as far as their words mean nothing else here.
    (Field::Name, 2, "kunde|kundenname|kundin|nom du client|nom client|nombre del cliente|nombre completo"),
    (Field::FirstName, 1, "vorname|prénom|prenom"),
    (Field::LastName, 1, "nachname|familienname|nom de famille|apellido|apellidos"),
    (Field::Phone, 2, "handy|handynummer|telefon|telefonnummer|mobil|mobilnummer|téléphone|portable|teléfono|telefono|móvil|movil"),
    (Field::Email, 2, "courriel|correo|correo electrónico|correo electronico"),
    (Field::ClientId, 1, "kundennummer|kundennr|kunden nr|kunden id|numéro client|numero client|id cliente"),
    (Field::Date, 3, "datum|kaufdatum|besuchsdatum|rechnungsdatum|date de visite|date d achat|fecha"),
    (Field::Amount, 4, "betrag|gesamtbetrag|umsatz|summe|preis|montant|prix|importe|precio|monto"),
    (Field::Receipt, 1, "purchase id|purchase number|номер покупки|id покупки|rechnungsnummer|belegnummer|bestellnummer"),
    (Field::Birthday, 1, "geburtstag|geburtsdatum|date de naissance|fecha de nacimiento"),
    (Field::Product, 1, "leistung|dienstleistung|artikel|produkt|prestation|servicio|producto"),
    (Field::Quantity, 1, "menge|anzahl|quantité|cantidad"),
    (Field::Note, 1, "bemerkung|bemerkungen|notiz|notizen|remarque|remarques|notas"),
    (Field::PausedUntil, 0, "на паузе до|пауза до|paused until"),
    (Field::Archived, 0, "в архиве с|архив|archived"),
];

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
