//! The trail: who changed what and when. Entries are added in the same transaction as the change they tell of.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::change::{Change, Row};
use super::client::Client;
use super::command::{Given, Title};
use super::ids::{ClientId, Id as _, StaffId};

/// What touches more clients than this is told once, of the shop.
const MOST_CLIENTS: usize = 50;
/// Fields that are told of one entry.
const MOST_FIELDS: usize = 40;
/// The field under which stand the numbers of clients who were made one with another.
const MERGED: &str = "client.merged";
/// Characters that are told of a value.
const MOST_CHARS: usize = 500;

/// One thing that was done to one client, or to the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailEntry {
    /// From 1, in the order in which things were done; the clock may jump, this does not.
    pub number: u32,
    pub at: DateTime<Utc>,
    /// Who sat there, if the program was told.
    pub staff: Option<StaffId>,
    /// Whom it was about; `None` for the shop as a whole and for what touched very many clients at once.
    pub client: Option<ClientId>,
    pub way: Way,
    /// The title of what was done, as JSON, so that a later version can keep titles that this one does not know.
    pub title: String,
    /// What became of each field of the record that was changed.
    pub fields: Vec<FieldChange>,
}

/// Whether something was done, taken back, or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Done,
    Undone,
    Redone,
}

/// A field before and after, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The record's kind and the field's name in the file: `client.note`.
    pub field: String,
    pub old: String,
    pub new: String,
}

impl TrailEntry {
    /// What the trail says of a batch: one entry for each client it touches, or one for the shop where it touches none
    /// or very many. Numbers are given when they are written.
    #[must_use]
    pub fn of(title: &Title, changes: &[Change], way: Way, given: &Given) -> Vec<Self> {
        let mut clients: Vec<ClientId> = Vec::new();
        for client in changes.iter().filter_map(client_of) {
            if clients.len() <= MOST_CLIENTS && !clients.contains(&client) {
                clients.push(client);
            }
        }
        let entry = |client, title, fields| Self { number: 0, at: given.now, staff: given.staff, client, way, title, fields };
        let is_gone = |client: ClientId| {
            changes.iter().any(|change| matches!(change, Change::Client(row) if row.after().is_none() && client_of(change) == Some(client)))
        };
        let (gone, staying): (Vec<ClientId>, Vec<ClientId>) = clients.iter().partition(|client| is_gone(**client));
        if let ([staying], false) = (staying.as_slice(), gone.is_empty()) {
            // Two were made one: it is told of the one that stays, with the numbers that are gone, so that whoever deletes
            // the one for good finds the others in older backups.
            let merged = gone.iter().map(|id| FieldChange { field: MERGED.to_owned(), old: id.to_string(), new: staying.to_string() });
            let fields = merged.chain(changes.iter().flat_map(fields)).take(MOST_FIELDS).collect();
            return vec![entry(Some(*staying), text_of(title), fields)];
        }
        match clients.as_slice() {
            [] => vec![entry(None, text_of(title), changes.iter().flat_map(fields).take(MOST_FIELDS).collect())],
            [client] => vec![entry(Some(*client), text_of(title), changes.iter().flat_map(fields).take(MOST_FIELDS).collect())],
            many if many.len() > MOST_CLIENTS => vec![entry(None, about(title, "", changes.len()), Vec::new())],
            many => many
                .iter()
                .map(|client| {
                    let own = || changes.iter().filter(|change| client_of(change) == Some(*client));
                    let name = own().find_map(name_of).unwrap_or_default();
                    entry(Some(*client), about(title, &name, 1), own().flat_map(fields).take(MOST_FIELDS).collect())
                })
                .collect(),
        }
    }
}

impl TrailEntry {
    /// The numbers of clients who were made one with this entry's.
    pub fn merged(&self) -> impl Iterator<Item = ClientId> + '_ {
        let merged = self.fields.iter().filter(|change| change.field == MERGED);
        merged.filter_map(|change| change.old.parse().ok().and_then(ClientId::from_number))
    }
}

/// Whom a change is about.
fn client_of(change: &Change) -> Option<ClientId> {
    match change {
        Change::Client(row) => row.after().or_else(|| row.before()).map(|client| client.id),
        Change::Purchase(row) => row.after().or_else(|| row.before()).and_then(|purchase| purchase.client),
        Change::Contact(row) => row.after().or_else(|| row.before()).map(|contact| contact.client),
        _ => None,
    }
}

fn name_of(change: &Change) -> Option<String> {
    match change {
        Change::Client(row) => row.after().or_else(|| row.before()).map(Client::display_name),
        _ => None,
    }
}

fn text_of(title: &Title) -> String {
    serde_json::to_string(title).unwrap_or_default()
}

/// The title as it would be of one client alone: nobody's entry tells the name of another.
fn about(title: &Title, name: &str, count: usize) -> String {
    let mut value = serde_json::to_value(title).unwrap_or_default();
    if let Some(fields) = value.as_object_mut().and_then(|kinds| kinds.values_mut().next()).and_then(Value::as_object_mut) {
        if let Some(slot) = fields.get_mut("name") {
            *slot = name.into();
        }
        if let Some(slot) = fields.get_mut("count") {
            *slot = count.into();
        }
    }
    value.to_string()
}

/// The fields of a changed record that are not as they were.
fn fields(change: &Change) -> Vec<FieldChange> {
    fn of<T: Serialize>(kind: &str, row: &Row<T>) -> Vec<FieldChange> {
        match (row.before(), row.after()) {
            (Some(before), Some(after)) => differing(kind, before, after),
            _ => Vec::new(),
        }
    }
    match change {
        Change::Client(row) => of("client", row),
        Change::Purchase(row) => of("purchase", row),
        Change::Contact(row) => of("contact", row),
        Change::Product(row) => of("product", row),
        Change::Staff(row) => of("staff", row),
        Change::Template(row) => of("template", row),
        Change::Campaign(row) => of("campaign", row),
        Change::Settings(replaced) => differing("settings", &replaced.before, &replaced.after),
        Change::AdSpend(_) | Change::LogEntry(_) | Change::Import(_) => Vec::new(),
    }
}

fn differing(kind: &str, before: &impl Serialize, after: &impl Serialize) -> Vec<FieldChange> {
    let (Ok(Value::Object(before)), Ok(Value::Object(after))) = (serde_json::to_value(before), serde_json::to_value(after)) else {
        return Vec::new();
    };
    let changed = after.into_iter().filter(|(field, new)| before.get(field) != Some(new));
    changed
        .map(|(field, new)| FieldChange {
            old: before.get(&field).map(plain).unwrap_or_default(),
            new: plain(&new),
            field: format!("{kind}.{field}"),
        })
        .collect()
}

/// A value as a person reads it: texts without quotes, lists with commas, of groups their values.
fn plain(value: &Value) -> String {
    let joined = |values: Vec<String>| values.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => joined(values.iter().map(plain).collect()),
        // A phone is told as it was typed.
        Value::Object(fields) => match fields.get("typed") {
            Some(typed) => plain(typed),
            None => joined(fields.values().map(plain).collect()),
        },
        other => other.to_string(),
    };
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id;

    fn given() -> Given {
        Given { now: DateTime::from_timestamp(1_750_000_000, 0).expect("a moment"), today: chrono::NaiveDate::default(), staff: None }
    }

    fn client(number: u32, name: &str) -> Client {
        let id = ClientId::from_number(u64::from(number)).expect("a number from 1");
        Client { name: name.to_owned(), ..Client::new(id, chrono::NaiveDate::default()) }
    }

    fn archived(number: u32) -> Change {
        let before = client(number, &format!("Client {number}"));
        let after = Client { archived: Some(chrono::NaiveDate::default()), ..before.clone() };
        Change::Client(Box::new(Row::update(before, after)))
    }

    #[test]
    fn an_edit_tells_each_field_before_and_after() {
        let (before, after) = (client(7, "Anna"), Client { note: "likes tea".to_owned(), ..client(7, "Anna P.") });
        let changes = [Change::Client(Box::new(Row::update(before, after)))];
        let entries = TrailEntry::of(&Title::ClientEdited { name: "Anna P.".to_owned() }, &changes, Way::Done, &given());
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].client.map(super::super::ids::Id::number), Some(7));
        let fields: Vec<_> =
            entries[0].fields.iter().map(|change| (change.field.as_str(), change.old.as_str(), change.new.as_str())).collect();
        assert_eq!(fields, [("client.name", "Anna", "Anna P."), ("client.note", "", "likes tea")]);
    }

    #[test]
    fn of_many_clients_nobody_is_told_the_name_of_another() {
        let changes: Vec<Change> = (1..=3).map(archived).collect();
        let title = Title::ClientsArchived { name: "Client 1".to_owned(), count: 3 };
        let entries = TrailEntry::of(&title, &changes, Way::Done, &given());
        assert_eq!(entries.len(), 3);
        assert!(entries[2].title.contains("Client 3") && !entries[2].title.contains("Client 1"), "{}", entries[2].title);
    }

    #[test]
    fn two_made_one_are_told_of_the_one_that_stays() {
        let after = Client { note: "both".to_owned(), ..client(1, "Anna") };
        let changes =
            [Change::Client(Box::new(Row::update(client(1, "Anna"), after))), Change::Client(Box::new(Row::Delete(client(2, "Anna P."))))];
        let entries = TrailEntry::of(&Title::ClientEdited { name: "Anna".to_owned() }, &changes, Way::Done, &given());
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].client.map(Id::number), Some(1));
        assert_eq!(entries[0].merged().map(Id::number).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn an_import_is_one_entry_whatever_it_brings() {
        let changes: Vec<Change> = (1..=500).map(archived).collect();
        let title = Title::Imported { file_name: "visits.csv".to_owned(), clients: 500, purchases: 0 };
        let entries = TrailEntry::of(&title, &changes, Way::Undone, &given());
        assert_eq!((entries.len(), entries[0].client, entries[0].way), (1, None, Way::Undone));
    }
}
