//! Whom to contact on which day: as a table, and as what a calendar is made of.

use chrono::NaiveDate;

use super::clients::phones;
use super::headers::{DUE, Language, what_word};
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::settings::StepKind;
use crate::transfer::import::fields::Field;

/// A client to be contacted on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueLine {
    pub day: NaiveDate,
    pub client: ClientId,
    pub what: What,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// It was agreed with the client.
    Agreed,
    Step(StepKind),
    Birthday,
    FirstVisit,
    /// A rung of a win-back campaign.
    WinBack,
}

/// The list, headers first. Clients that are gone are left out.
pub fn rows<'m>(model: &'m Model, due: &'m [DueLine], language: Language) -> impl Iterator<Item = Vec<String>> + 'm {
    let region = model.settings().phone_region.as_str();
    let row = move |line: &DueLine| {
        let client = model.clients().get(line.client)?;
        let last = model.purchases().of(client.id).iter().rev().find(|purchase| !purchase.is_refund()).map(|purchase| purchase.day);
        let cell = |field: Field| match field {
            Field::Date => line.day.to_string(),
            Field::AgreedKind => what_word(line.what, language).to_owned(),
            Field::Name => client.name.clone(),
            Field::Phone => phones(&client.phones, region),
            Field::Email => client.emails.join("\n"),
            Field::Registered => last.map(|day| day.to_string()).unwrap_or_default(),
            Field::AgreedNote => client.agreed.as_ref().map(|agreed| agreed.note.clone()).unwrap_or_default(),
            Field::Note => client.note.clone(),
            _ => String::new(),
        };
        Some(DUE.iter().map(|(field, ..)| cell(*field)).collect())
    };
    std::iter::once(super::headers::headers(&DUE, language)).chain(due.iter().filter_map(row))
}
