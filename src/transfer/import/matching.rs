//! Who a row is about: the same id in one source, else the same phone, else the same e-mail, else the same name
//! where there is nothing better.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::own;
use super::people::{PER_CLIENT, are_clearly_different};
use super::person::NOTE_LIMIT_CHARS;
use super::reasons::Warning;
use crate::domain::client::{Client, ExternalId};
use crate::domain::ids::{ClientId, Id};
use crate::domain::import_batch::{ClientRef, ImportedClient};
use crate::domain::merge::merge;
use crate::domain::model::Model;
use crate::domain::phone::Phone;
use crate::domain::text::fold;

/// A client as a row gives them. The id and day of making are placeholders; empty fields say nothing.
#[derive(Debug, Clone)]
pub struct Person {
    pub client: Client,
    /// What the other program calls them; empty if it says nothing.
    pub external_id: String,
    /// Columns whose cells could not be understood, and the lines of the note by which they are kept.
    pub unread: Vec<(usize, String)>,
}

impl Person {
    /// Whether the row says who it is about. Digits that are no phone tell nobody.
    #[must_use]
    pub fn is_anybody(&self) -> bool {
        let client = &self.client;
        !(self.external_id.is_empty()
            && client.name.is_empty()
            && client.emails.is_empty()
            && client.phones.iter().all(|phone| phone.e164.is_empty()))
    }
}

/// The answer by which two names on one phone are two people.
pub const APART: &str = "apart";
/// The answer by which they are one.
pub const TOGETHER: &str = "together";

/// The id of the question whether two names on a phone are two people.
#[must_use]
pub fn shared_phone_question(e164: &str) -> String {
    format!("{SHARED_PHONE}{e164}")
}

const SHARED_PHONE: &str = "shared_phone:";

/// Clients of the shop and of the file so far, found by what tells people apart.
pub struct Matcher<'m> {
    model: &'m Model,
    /// Names the ids of this file.
    source: String,
    new: Vec<Client>,
    updated: FxHashMap<ClientId, Client>,
    touched: FxHashSet<ClientId>,
    by_id: FxHashMap<String, ClientRef>,
    by_phone: FxHashMap<String, ClientRef>,
    /// Those who share their phone with an earlier one, by phone and folded name.
    by_shared_phone: FxHashMap<(String, String), ClientRef>,
    /// Phones of which the owner said that two people share them.
    apart: FxHashSet<&'m str>,
    by_email: FxHashMap<String, ClientRef>,
    by_name: FxHashMap<String, Namesakes>,
    shared_phones: FxHashSet<String>,
    warnings: Vec<Warning>,
}

/// Clients of one name.
#[derive(Debug, Clone, Copy)]
struct Namesakes {
    first: ClientRef,
    is_only: bool,
}

impl<'m> Matcher<'m> {
    /// Knows the clients of the shop.
    #[must_use]
    pub fn new(model: &'m Model, source: &str, answers: &'m BTreeMap<String, String>) -> Self {
        let mut matcher = Self {
            model,
            source: source.to_owned(),
            new: Vec::new(),
            updated: FxHashMap::default(),
            touched: FxHashSet::default(),
            by_id: FxHashMap::default(),
            by_phone: FxHashMap::default(),
            by_shared_phone: FxHashMap::default(),
            apart: answers.iter().filter(|(_, answer)| *answer == APART).filter_map(|(id, _)| id.strip_prefix(SHARED_PHONE)).collect(),
            by_email: FxHashMap::default(),
            by_name: FxHashMap::default(),
            shared_phones: FxHashSet::default(),
            warnings: Vec::new(),
        };
        for client in model.clients().iter() {
            matcher.index(ClientRef::Existing(client.id), client);
        }
        matcher
    }

    /// The client of a row, made or filled up from it; `None` for somebody whose data were deleted for good and who is not
    /// to come back by a file.
    pub fn resolve(&mut self, person: Person, row: u32) -> Option<ClientRef> {
        let Some(found) = self.find(&person) else {
            if self.model.settings().erased.knows(&person.client) {
                return None;
            }
            self.tell_of_kept_apart(&person, row);
            return Some(self.add(person));
        };
        self.warn_of_shared_phone(found, &person, row);
        let Some(known) = self.get(found) else { return Some(self.add(person)) };
        // Rows of one id with ever new phones are no client: the column is the number of a shop, or the file is made so.
        let person = if has_too_much(known) { without_means(person) } else { person };
        let mut merged = known.clone();
        merge(&mut merged, person.client, |phone| self.by_phone.get(phone).is_some_and(|owner| *owner != found));
        let is_own_number = self.source == own::SOURCE && matches!(found, ClientRef::Existing(id) if id.to_string() == person.external_id);
        let has_id_here = is_own_number || merged.external_ids.iter().any(|external| external.source == self.source);
        if !person.external_id.is_empty() && !has_id_here {
            merged.external_ids.push(ExternalId { source: self.source.clone(), id: person.external_id });
        }
        keep_lines(&mut merged.note, person.unread);
        let is_changed = merged != *known;
        match found {
            ClientRef::Existing(id) => {
                self.touched.insert(id);
                if is_changed {
                    self.index(found, &merged);
                    self.updated.insert(id, merged);
                }
            }
            ClientRef::New(place) => {
                if is_changed {
                    self.index(found, &merged);
                    if let Some(slot) = self.new.get_mut(place as usize) {
                        *slot = merged;
                    }
                }
            }
        }
        Some(found)
    }

    fn find(&self, person: &Person) -> Option<ClientRef> {
        let client = &person.client;
        if let Some(found) = self.find_by_id(person) {
            return Some(found);
        }
        if let Some(found) = self.find_by_shared_phone(client) {
            return Some(found);
        }
        let by_phone =
            client.phones.iter().filter_map(|phone| self.by_phone.get(&phone.e164).filter(|owner| !self.is_apart(**owner, phone, client)));
        let by_email = client.emails.iter().filter_map(|email| self.by_email.get(email));
        if let Some(found) = by_phone.chain(by_email).find(|found| !self.has_other_id(**found, &person.external_id)) {
            return Some(*found);
        }
        if client.name.is_empty() {
            return None;
        }
        let namesakes = *self.by_name.get(&fold(&client.name))?;
        let has_better =
            !person.external_id.is_empty() || !client.emails.is_empty() || client.phones.iter().any(|phone| !phone.e164.is_empty());
        let is_same = if has_better {
            // Known by name alone: this row tells the rest of one and the same person.
            namesakes.is_only && self.get(namesakes.first).is_some_and(is_known_by_name_alone)
        } else {
            true
        };
        is_same.then_some(namesakes.first)
    }

    /// The client whom this source calls by this id. Numbers of our own are those of one shop among many, so they
    /// count only where a name, phone or e-mail agrees; then they may also be a number of this very shop.
    fn find_by_id(&self, person: &Person) -> Option<ClientRef> {
        if person.external_id.is_empty() {
            return None;
        }
        let known = self.by_id.get(&person.external_id).copied();
        if self.source != own::SOURCE {
            return known;
        }
        let own = person.external_id.parse().ok().and_then(ClientId::from_number).map(ClientRef::Existing);
        known.into_iter().chain(own).find(|found| self.get(*found).is_some_and(|client| agrees(client, &person.client)))
    }

    /// The one of several people on a phone who has this name too.
    fn find_by_shared_phone(&self, client: &Client) -> Option<ClientRef> {
        if self.by_shared_phone.is_empty() || client.name.is_empty() {
            return None;
        }
        let name = fold(&client.name);
        let owner_has_name = |owner: &ClientRef| self.get(*owner).is_some_and(|owner| fold(&owner.name) == name);
        client.phones.iter().filter(|phone| !phone.e164.is_empty()).find_map(|phone| {
            let owner = self.by_phone.get(&phone.e164).filter(|owner| owner_has_name(owner));
            owner.or_else(|| self.by_shared_phone.get(&(phone.e164.clone(), name.clone()))).copied()
        })
    }

    /// Whether the owner said that another name on this phone is another person.
    fn is_apart(&self, owner: ClientRef, phone: &Phone, client: &Client) -> bool {
        self.apart.contains(phone.e164.as_str()) && self.get(owner).is_some_and(|owner| are_clearly_different(&owner.name, &client.name))
    }

    /// Whether this program calls the found client by another id: two people behind one phone then.
    fn has_other_id(&self, found: ClientRef, id: &str) -> bool {
        !id.is_empty()
            && self
                .get(found)
                .is_some_and(|client| client.external_ids.iter().any(|external| external.source == self.source && external.id != id))
    }

    fn get(&self, client: ClientRef) -> Option<&Client> {
        match client {
            ClientRef::Existing(id) => self.updated.get(&id).or_else(|| self.model.clients().get(id)),
            ClientRef::New(place) => self.new.get(place as usize),
        }
    }

    /// How many clients the file has brought so far that were not known.
    #[must_use]
    pub const fn new_clients(&self) -> usize {
        self.new.len()
    }

    /// Whether somebody of the staff looks after a client already.
    #[must_use]
    pub fn is_looked_after(&self, client: ClientRef) -> bool {
        self.get(client).is_some_and(|client| client.staff.is_some())
    }

    fn add(&mut self, person: Person) -> ClientRef {
        let place = ClientRef::New(u32::try_from(self.new.len()).unwrap_or(u32::MAX));
        let mut client = person.client;
        keep_lines(&mut client.note, person.unread);
        // A phone that another client has already cannot tell this one apart.
        if !person.external_id.is_empty() {
            client.external_ids.push(ExternalId { source: self.source.clone(), id: person.external_id });
        }
        self.index(place, &client);
        self.new.push(client);
        place
    }

    fn index(&mut self, at: ClientRef, client: &Client) {
        for external in client.external_ids.iter().filter(|external| external.source == self.source) {
            self.by_id.entry(external.id.clone()).or_insert(at);
        }
        for phone in client.phones.iter().filter(|phone| !phone.e164.is_empty() && !phone.wrong) {
            let owner = *self.by_phone.entry(phone.e164.clone()).or_insert(at);
            if owner != at && !client.name.is_empty() {
                self.by_shared_phone.entry((phone.e164.clone(), fold(&client.name))).or_insert(at);
            }
        }
        for email in &client.emails {
            self.by_email.entry(email.clone()).or_insert(at);
        }
        if !client.name.is_empty() {
            self.by_name
                .entry(fold(&client.name))
                .and_modify(|namesakes| namesakes.is_only &= namesakes.first == at)
                .or_insert(Namesakes { first: at, is_only: true });
        }
    }

    /// Two clearly different names on one phone: one client by the rules, but the owner must know.
    fn warn_of_shared_phone(&mut self, found: ClientRef, person: &Person, row: u32) {
        let Some(known) = self.get(found) else { return };
        let shared =
            person.client.phones.iter().find(|phone| known.phones.iter().any(|other| !phone.e164.is_empty() && other.e164 == phone.e164));
        if let Some(phone) = shared
            && are_clearly_different(&known.name, &person.client.name)
        {
            let warning = Warning::SharedPhone {
                phone: phone.e164.clone(),
                names: [known.name.clone(), person.client.name.clone()],
                row: row.into(),
            };
            if self.shared_phones.insert(phone.e164.clone()) {
                self.warnings.push(warning);
            }
        }
    }

    /// Says that a client was not taken for the other one on the phone, so that it can be thought over.
    fn tell_of_kept_apart(&mut self, person: &Person, row: u32) {
        for phone in &person.client.phones {
            let Some(owner) = self.by_phone.get(&phone.e164).copied().filter(|owner| self.is_apart(*owner, phone, &person.client)) else {
                continue;
            };
            if let Some(known) = self.get(owner) {
                let names = [known.name.clone(), person.client.name.clone()];
                if self.shared_phones.insert(phone.e164.clone()) {
                    self.warnings.push(Warning::KeptApart { phone: phone.e164.clone(), names, row: row.into() });
                }
            }
        }
    }

    /// What the file brings of clients: the records, how many known ones it met without news, and warnings.
    #[must_use]
    pub fn finish(self) -> Matched {
        let mut updated: Vec<Client> = self.updated.into_values().collect();
        updated.sort_unstable_by_key(|client| client.id);
        let mut unchanged: Vec<ClientId> =
            self.touched.into_iter().filter(|id| updated.binary_search_by_key(id, |client| client.id).is_err()).collect();
        unchanged.sort_unstable();
        let new_count = self.new.len();
        let updated_count = updated.len();
        let new = self.new.into_iter().map(|client| ImportedClient::New(Box::new(client)));
        let clients = new.chain(updated.into_iter().map(|client| ImportedClient::Update(Box::new(client)))).collect();
        Matched { clients, new: new_count, updated: updated_count, unchanged, warnings: self.warnings }
    }
}

/// Whether two records of one number are of one person.
fn agrees(known: &Client, other: &Client) -> bool {
    fold(&known.name) == fold(&other.name)
        || known.phones.iter().any(|phone| !phone.e164.is_empty() && other.phones.iter().any(|same| same.e164 == phone.e164))
        || known.emails.iter().any(|email| other.emails.contains(email))
}

/// Adds to a note the lines that it has not yet, as long as it is no longer than notes are.
fn keep_lines(note: &mut String, lines: Vec<(usize, String)>) {
    for (_, line) in lines {
        if note.len() + line.len() < NOTE_LIMIT_CHARS && !note.lines().any(|known| known == line) {
            note.push_str(if note.is_empty() { "" } else { "\n" });
            note.push_str(&line);
        }
    }
}

/// Whether a client has so many phones or e-mails that no more are taken.
const fn has_too_much(client: &Client) -> bool {
    client.phones.len() >= PER_CLIENT || client.emails.len() >= PER_CLIENT || client.tags.len() >= PER_CLIENT
}

/// Without what a client may have several of.
fn without_means(person: Person) -> Person {
    let client = Client { phones: Vec::new(), emails: Vec::new(), tags: Vec::new(), handles: Vec::new(), ..person.client };
    Person { client, ..person }
}

/// Neither id nor phone nor e-mail.
pub fn is_known_by_name_alone(client: &Client) -> bool {
    client.external_ids.is_empty() && client.emails.is_empty() && client.phones.iter().all(|phone| phone.e164.is_empty())
}

/// What a file brings of clients.
#[derive(Debug)]
pub struct Matched {
    pub clients: Vec<ImportedClient>,
    pub new: usize,
    pub updated: usize,
    /// Known before and met without news, in the order of their ids.
    pub unchanged: Vec<ClientId>,
    pub warnings: Vec<Warning>,
}

/// A client of whom nothing is known, under a placeholder id.
///
/// # Panics
/// Never: 1 is an id.
#[must_use]
pub fn nobody(created: NaiveDate) -> Option<Client> {
    ClientId::from_number(1).map(|id| Client::new(id, created))
}
