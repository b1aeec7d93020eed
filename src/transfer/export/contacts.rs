//! Contacts that were made, as a table for reading: who, when, through which channel, and what came of it.

use super::clients::phones;
use super::csv::DecimalMark;
use super::headers::{CONTACTS, Language, channel_word, headers, outcome_word, refusal_word};
use super::purchases::sum;
use crate::domain::contact::{Contact, Outcome};
use crate::domain::model::Model;
use crate::transfer::import::fields::Field;

/// All contacts, headers first, each client's by day.
pub fn rows(model: &Model, language: Language, decimal: DecimalMark) -> impl Iterator<Item = Vec<String>> + '_ {
    let row = move |contact: &Contact| CONTACTS.iter().map(|(field, ..)| cell(model, contact, *field, language, decimal)).collect();
    std::iter::once(headers(&CONTACTS, language)).chain(model.contacts().iter().map(row))
}

fn cell(model: &Model, contact: &Contact, field: Field, language: Language, decimal: DecimalMark) -> String {
    let client = model.clients().get(contact.client);
    match field {
        Field::Date => contact.day.to_string(),
        Field::Name => client.map(|client| client.name.clone()).unwrap_or_default(),
        Field::Phone => client.map(|client| phones(&client.phones, &model.settings().phone_region)).unwrap_or_default(),
        Field::PreferredChannel => channel_word(contact.channel, language).to_owned(),
        Field::Status => outcome_word(&contact.outcome, language).to_owned(),
        Field::PausedUntil => match contact.outcome {
            Outcome::WillCome { on } => on.to_string(),
            Outcome::Later { until } => until.to_string(),
            _ => String::new(),
        },
        Field::DoNotContactReason => match &contact.outcome {
            Outcome::Refused { reason, text } if text.is_empty() => refusal_word(*reason, language).to_owned(),
            Outcome::Refused { reason, text } => format!("{}: {text}", refusal_word(*reason, language)),
            _ => String::new(),
        },
        Field::Amount if contact.bonus_minor != 0 => sum(contact.bonus_minor, model.settings().currency, decimal),
        Field::Staff => contact.staff.and_then(|id| model.staff().get(id)).map(|staff| staff.name.clone()).unwrap_or_default(),
        Field::Note => contact.note.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::domain::client::Client;
    use crate::domain::contact::{Channel, Purpose, RefusalReason};
    use crate::domain::ids::{ClientId, ContactId, Id as _};
    use crate::domain::model::Records;

    #[test]
    fn a_contact_says_who_when_how_and_what_came_of_it() {
        let day = NaiveDate::from_ymd_opt(2025, 10, 14).expect("a day");
        let client = Client { name: "Анна".to_owned(), ..Client::new(ClientId::from_number(1).expect("an id"), day) };
        let contact = Contact {
            id: ContactId::from_number(1).expect("an id"),
            client: client.id,
            at: DateTime::UNIX_EPOCH,
            day,
            purpose: Purpose::Free,
            expected: None,
            channel: Channel::Call,
            staff: None,
            template: None,
            outcome: Outcome::Refused { reason: RefusalReason::Price, text: "дорого".to_owned() },
            bonus_minor: 50_000,
            note: "перезвонить".to_owned(),
        };
        let model = Model::from_records(Records { clients: vec![client], contacts: vec![contact], ..Records::default() });
        let rows: Vec<Vec<String>> = rows(&model, Language::Russian, DecimalMark::Comma).collect();
        assert_eq!(rows[1], ["2025-10-14", "Анна", "", "Звонок", "Отказ", "", "Цена: дорого", "500,00", "", "перезвонить"]);
    }
}
