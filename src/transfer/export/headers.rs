//! Headers of our own tables, by which our import knows them again.

use super::super::import::fields::Field;
use super::due::What;
use crate::domain::contact::{Channel, Outcome, RefusalReason};
use crate::domain::settings::StepKind;

/// The language of headers and of words in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    Russian,
}

impl Language {
    /// The word of this language, of the English and the Russian one.
    const fn of(self, [english, russian]: [&'static str; 2]) -> &'static str {
        match self {
            Self::English => english,
            Self::Russian => russian,
        }
    }
}

/// The number of a client in this program. The header is the same in every language: it tells that a file is ours.
pub const OWN_ID: &str = "Regulars ID";

/// A column of our own tables: what it holds, and its header in English and Russian.
pub type Column = (Field, &'static str, &'static str);

/// Columns of the table of clients.
pub const CLIENTS: [Column; 28] = [
    (Field::ClientId, OWN_ID, OWN_ID),
    (Field::Name, "Name", "Имя"),
    (Field::Phone, "Phones", "Телефоны"),
    (Field::WrongPhones, "Wrong phones", "Неверные телефоны"),
    (Field::Email, "E-mails", "Почта"),
    (Field::Telegram, "Telegram", "Telegram"),
    (Field::WhatsApp, "WhatsApp", "WhatsApp"),
    (Field::Vk, "VK", "ВКонтакте"),
    (Field::Instagram, "Instagram", "Instagram"),
    (Field::PreferredChannel, "Preferred channel", "Канал связи"),
    (Field::Birthday, "Birthday", "День рождения"),
    (Field::Source, "Source", "Источник"),
    (Field::Tags, "Tags", "Теги"),
    (Field::Note, "Note", "Заметка"),
    (Field::Consent, "Marketing consent", "Согласие на рассылку"),
    (Field::ConsentDay, "Consent since", "Согласие с"),
    (Field::ConsentHow, "Consent given", "Как дано согласие"),
    (Field::DoNotContactSince, "Do not contact since", "Не беспокоить с"),
    (Field::DoNotContactReason, "Do not contact reason", "Причина не беспокоить"),
    (Field::PausedUntil, "Paused until", "Пауза до"),
    (Field::AgreedFor, "Agreed for", "Договорились на"),
    (Field::AgreedKind, "Agreed what", "О чём договорились"),
    (Field::AgreedNote, "Agreed note", "Заметка к договорённости"),
    (Field::AgreedMade, "Agreed on the day", "День договорённости"),
    (Field::Staff, "Staff", "Сотрудник"),
    (Field::OtherIds, "IDs in other programs", "Номера в других программах"),
    (Field::Registered, "Client since", "Клиент с"),
    (Field::Archived, "Archived", "В архиве с"),
];

/// Columns of the table of purchases.
pub const PURCHASES: [Column; 11] = [
    (Field::ClientId, OWN_ID, OWN_ID),
    (Field::Name, "Name", "Имя"),
    (Field::Phone, "Phones", "Телефоны"),
    (Field::Email, "E-mails", "Почта"),
    (Field::Date, "Date", "Дата"),
    (Field::Time, "Time", "Время"),
    (Field::Amount, "Amount", "Сумма"),
    (Field::Product, "Items", "Состав"),
    (Field::Staff, "Staff", "Сотрудник"),
    (Field::Receipt, "Receipt", "Номер чека"),
    (Field::Note, "Note", "Заметка"),
];

/// Columns of the list of whom to contact. Some fields stand for what they are nearest to: this table is for reading
/// and not read back.
pub const DUE: [Column; 8] = [
    (Field::Date, "Day", "День"),
    (Field::AgreedKind, "What", "Что сделать"),
    (Field::Name, "Name", "Имя"),
    (Field::Phone, "Phones", "Телефоны"),
    (Field::Email, "E-mails", "Почта"),
    (Field::Registered, "Last visit", "Последний визит"),
    (Field::AgreedNote, "What was said", "Что сказали"),
    (Field::Note, "Note", "Заметка"),
];

/// Columns of the table of contacts, which is for reading too.
pub const CONTACTS: [Column; 10] = [
    (Field::Date, "Day", "День"),
    (Field::Name, "Name", "Имя"),
    (Field::Phone, "Phones", "Телефоны"),
    (Field::PreferredChannel, "Channel", "Канал"),
    (Field::Status, "Outcome", "Итог"),
    (Field::PausedUntil, "Agreed for", "Договорились на"),
    (Field::DoNotContactReason, "Reason", "Причина"),
    (Field::Amount, "Bonus", "Бонус"),
    (Field::Staff, "Staff", "Сотрудник"),
    (Field::Note, "Note", "Заметка"),
];

/// The channel of a contact.
#[must_use]
pub const fn channel_word(channel: Channel, language: Language) -> &'static str {
    let words = match channel {
        Channel::Call => ["Call", "Звонок"],
        Channel::Sms => ["SMS", "SMS"],
        Channel::Email => ["E-mail", "Почта"],
        Channel::WhatsApp => ["WhatsApp", "WhatsApp"],
        Channel::Telegram => ["Telegram", "Telegram"],
        Channel::Vk => ["VK", "ВКонтакте"],
        Channel::Instagram => ["Instagram", "Instagram"],
        Channel::InPerson => ["In person", "Лично"],
    };
    language.of(words)
}

/// What came of a contact.
#[must_use]
pub const fn outcome_word(outcome: &Outcome, language: Language) -> &'static str {
    let words = match outcome {
        Outcome::Sent => ["Done", "Сделано"],
        Outcome::WillCome { .. } => ["Will come", "Придёт"],
        Outcome::Bought { .. } => ["Bought", "Покупка"],
        Outcome::NoAnswer => ["No answer", "Нет ответа"],
        Outcome::Later { .. } => ["Later", "Позже"],
        Outcome::Refused { .. } => ["Refused", "Отказ"],
        Outcome::DoNotContact => ["Do not contact", "Не беспокоить"],
        Outcome::WrongNumber => ["Wrong number", "Неверный номер"],
    };
    language.of(words)
}

/// Why a client refused.
#[must_use]
pub const fn refusal_word(reason: RefusalReason, language: Language) -> &'static str {
    let words = match reason {
        RefusalReason::Price => ["Price", "Цена"],
        RefusalReason::Quality => ["Quality", "Качество"],
        RefusalReason::Service => ["Service", "Обслуживание"],
        RefusalReason::MovedAway => ["Moved away", "Переезд"],
        RefusalReason::Competitor => ["Went to a competitor", "Конкурент"],
        RefusalReason::NoNeed => ["No need", "Нет потребности"],
        RefusalReason::Other => ["Other", "Другое"],
    };
    language.of(words)
}

/// What is to be done, in a word.
#[must_use]
pub const fn what_word(what: What, language: Language) -> &'static str {
    let words = match what {
        What::Agreed => ["Agreed", "Договорились"],
        What::Step(StepKind::Remind) => ["Reminder", "Напоминание"],
        What::Step(StepKind::Offer) => ["Offer", "Предложение"],
        What::Step(StepKind::Call) => ["Call", "Звонок"],
        What::Birthday => ["Birthday", "День рождения"],
        What::FirstVisit => ["First visit", "Первый визит"],
        What::WinBack => ["Win-back", "Возврат"],
    };
    language.of(words)
}

/// The name of the one sheet of a workbook.
#[must_use]
pub const fn sheet_name(language: Language) -> &'static str {
    language.of(["Regulars data", "Данные"])
}

/// The headers of a table.
#[must_use]
pub fn headers(columns: &[Column], language: Language) -> Vec<String> {
    let header = |(_, english, russian): &Column| match language {
        Language::English => *english,
        Language::Russian => *russian,
    };
    columns.iter().map(|column| header(column).to_owned()).collect()
}

/// What a header of our own tables means.
#[must_use]
pub fn field_of(header: &str) -> Option<Field> {
    let same = |(_, english, russian): &&Column| *english == header || *russian == header;
    CLIENTS.iter().chain(&PURCHASES).find(same).map(|(field, ..)| *field)
}
