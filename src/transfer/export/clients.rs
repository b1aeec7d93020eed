//! Clients as a table that our own import reads back whole.

use super::super::import::fields::Field;
use super::super::import::own::{self, LINE};
use super::headers::{CLIENTS, Language, headers};
use crate::domain::client::{AgreedKind, Client, ConsentAnswer};
use crate::domain::contact::Channel;
use crate::domain::dates::Birthday;
use crate::domain::model::Model;
use crate::domain::phone::Phone;

/// All clients, headers first. Who set "do not contact" is not written.
pub fn rows(model: &Model, language: Language) -> impl Iterator<Item = Vec<String>> + '_ {
    rows_of(model, model.clients().iter(), language)
}

/// These clients, headers first.
pub fn rows_of<'m>(
    model: &'m Model,
    clients: impl Iterator<Item = &'m Client> + 'm,
    language: Language,
) -> impl Iterator<Item = Vec<String>> + 'm {
    let row = move |client: &Client| CLIENTS.iter().map(|(field, ..)| cell(model, client, *field, language)).collect();
    std::iter::once(headers(&CLIENTS, language)).chain(clients.map(row))
}

/// The phones of a client, one on each line.
pub(super) fn phones(phones: &[Phone], region: &str) -> String {
    phones.iter().map(|phone| own::phone_line(phone, region)).collect::<Vec<String>>().join(LINE)
}

fn cell(model: &Model, client: &Client, field: Field, language: Language) -> String {
    let region = model.settings().phone_region.as_str();
    let handle = |channel: Channel| {
        let names: Vec<&str> =
            client.handles.iter().filter(|handle| handle.channel == channel).map(|handle| handle.name.as_str()).collect();
        names.join(LINE)
    };
    let do_not_contact = client.do_not_contact.as_ref();
    let agreed = client.agreed.as_ref();
    match field {
        Field::ClientId => client.id.to_string(),
        Field::Name => client.name.clone(),
        Field::Phone => phones(&client.phones, region),
        Field::WrongPhones => {
            let wrong: Vec<Phone> = client.phones.iter().filter(|phone| phone.wrong).cloned().collect();
            phones(&wrong, region)
        }
        Field::Email => client.emails.join(LINE),
        Field::Telegram => handle(Channel::Telegram),
        Field::WhatsApp => handle(Channel::WhatsApp),
        Field::Vk => handle(Channel::Vk),
        Field::Instagram => handle(Channel::Instagram),
        Field::PreferredChannel => client.preferred_channel.map(|channel| channel.key().to_owned()).unwrap_or_default(),
        Field::Birthday => client.birthday.map(birthday).unwrap_or_default(),
        Field::Source => client.source.clone(),
        Field::Tags => client.tags.join(LINE),
        Field::Note => client.note.clone(),
        Field::Consent => consent(client.consent.answer, language).to_owned(),
        Field::ConsentDay => day(client.consent.day),
        Field::ConsentHow => client.consent.how.clone(),
        Field::DoNotContactSince => day(do_not_contact.map(|set| set.day)),
        Field::DoNotContactReason => do_not_contact.map(|set| set.reason.clone()).unwrap_or_default(),
        Field::PausedUntil => day(client.paused_until),
        Field::AgreedFor => agreed
            .map(|agreed| match agreed.time {
                Some(time) => format!("{} {}", agreed.day, time.format("%H:%M:%S")),
                None => agreed.day.to_string(),
            })
            .unwrap_or_default(),
        Field::AgreedKind => agreed.map(|agreed| agreed_kind(agreed.kind).to_owned()).unwrap_or_default(),
        Field::AgreedNote => agreed.map(|agreed| agreed.note.clone()).unwrap_or_default(),
        Field::AgreedMade => agreed.and_then(|agreed| agreed.made).map(|day| day.to_string()).unwrap_or_default(),
        Field::Staff => client.staff.and_then(|id| model.staff().get(id)).map(|staff| staff.name.clone()).unwrap_or_default(),
        Field::OtherIds => own::other_ids_cell(&client.external_ids),
        Field::Registered => client.created.to_string(),
        Field::Archived => day(client.archived),
        _ => String::new(),
    }
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn birthday(birthday: Birthday) -> String {
    match birthday.year {
        Some(year) => format!("{year:04}-{:02}-{:02}", birthday.month, birthday.day),
        None => format!("--{:02}-{:02}", birthday.month, birthday.day),
    }
}

const fn consent(answer: ConsentAnswer, language: Language) -> &'static str {
    match (answer, language) {
        (ConsentAnswer::Yes, Language::English) => "yes",
        (ConsentAnswer::Yes, Language::Russian) => "да",
        (ConsentAnswer::No, Language::English) => "no",
        (ConsentAnswer::No, Language::Russian) => "нет",
        (ConsentAnswer::Unknown, _) => "",
    }
}

const fn agreed_kind(kind: AgreedKind) -> &'static str {
    match kind {
        AgreedKind::Visit => own::VISIT,
        AgreedKind::CallBack => own::CALL_BACK,
    }
}
