//! The whole shop in memory. The only way to alter it is [`Model::apply`], with changes that are already on disk.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::campaign::{AdSpend, Campaign, Import, LogEntry};
use super::change::{Change, Row};
use super::client::Client;
use super::contact::{Contact, Staff, Template};
use super::ids::{CampaignId, ClientId, ContactId, Id, ImportId, LogEntryId, NextIds, ProductId, PurchaseId, StaffId, TemplateId};
use super::purchase::{Product, Purchase};
use super::settings::Settings;
use super::text;

/// All records of a shop, as they are kept in its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    pub settings: Settings,
    pub next_ids: NextIds,
    pub clients: Vec<Client>,
    pub purchases: Vec<Purchase>,
    pub products: Vec<Product>,
    pub contacts: Vec<Contact>,
    pub staff: Vec<Staff>,
    pub templates: Vec<Template>,
    pub campaigns: Vec<Campaign>,
    pub ad_spend: Vec<AdSpend>,
    pub log: Vec<LogEntry>,
    pub imports: Vec<Import>,
}

/// The whole shop in memory.
///
/// Two models are equal when they hold the same records, whatever way they came to be.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Goes up by one with every applied batch; caches are kept under it.
    revision: u64,
    settings: Settings,
    next_ids: NextIds,
    clients: Table<ClientId, Client>,
    search_keys: Vec<SearchKey>,
    purchases: Histories<Purchase>,
    contacts: Histories<Contact>,
    products: Table<ProductId, Product>,
    staff: Table<StaffId, Staff>,
    templates: Table<TemplateId, Template>,
    campaigns: Table<CampaignId, Campaign>,
    ad_spend: BTreeMap<NaiveDate, AdSpend>,
    log: Table<LogEntryId, LogEntry>,
    imports: Table<ImportId, Import>,
}

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
            && self.next_ids == other.next_ids
            && self.clients == other.clients
            && self.purchases == other.purchases
            && self.contacts == other.contacts
            && self.products == other.products
            && self.staff == other.staff
            && self.templates == other.templates
            && self.campaigns == other.campaigns
            && self.ad_spend == other.ad_spend
            && self.log == other.log
            && self.imports == other.imports
    }
}

/// What a client is searched by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchKey {
    /// Name, tags, e-mails and handles, folded, parted by `\n`.
    pub words: Box<str>,
    /// Digits of the phones, parted by `\n`.
    pub digits: Box<str>,
}

impl SearchKey {
    fn of(client: &Client) -> Self {
        let mut words = text::fold(&client.name);
        let handles = client.handles.iter().map(|handle| &handle.name);
        let external = client.external_ids.iter().map(|external| &external.id);
        for word in client.tags.iter().chain(&client.emails).chain(handles).chain(external) {
            words.push('\n');
            words.push_str(&text::fold(word));
        }
        let digits: Vec<String> = client.phones.iter().map(super::phone::Phone::digits).collect();
        Self { words: words.into(), digits: digits.join("\n").into() }
    }
}

impl Model {
    /// A model of these records, which may be in any order.
    #[must_use]
    pub fn from_records(records: Records) -> Self {
        let mut model = Self { settings: records.settings, ..Self::default() };
        model.search_keys.reserve(records.clients.len() + 1);
        for client in records.clients {
            model.put_client(client);
        }
        model.purchases.extend(records.purchases);
        model.contacts.extend(records.contacts);
        model.products.extend(records.products.into_iter().map(|product| (product.id, product)));
        model.staff.extend(records.staff.into_iter().map(|staff| (staff.id, staff)));
        model.templates.extend(records.templates.into_iter().map(|template| (template.id, template)));
        model.campaigns.extend(records.campaigns.into_iter().map(|campaign| (campaign.id, campaign)));
        model.ad_spend = records.ad_spend.into_iter().map(|spend| (spend.month, spend)).collect();
        model.log.extend(records.log.into_iter().map(|entry| (entry.id, entry)));
        model.imports.extend(records.imports.into_iter().map(|import| (import.id, import)));
        model.next_ids = records.next_ids;
        model
    }

    /// Carries out changes that are already on disk.
    pub fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            self.apply_one(change);
        }
        self.revision += 1;
    }

    fn apply_one(&mut self, change: &Change) {
        fn replace<I: Id, T: Clone>(table: &mut Table<I, T>, next: &mut u32, row: &Row<T>, id: impl Fn(&T) -> I) {
            match row.after() {
                Some(after) => {
                    *next = (*next).max(id(after).number().saturating_add(1));
                    table.put(id(after), after.clone());
                }
                None => {
                    if let Some(before) = row.before() {
                        table.take(id(before));
                    }
                }
            }
        }
        let next = &mut self.next_ids;
        match change {
            Change::Client(row) => match (row.before(), row.after()) {
                (_, Some(after)) => {
                    next.client = next.client.max(after.id.number().saturating_add(1));
                    self.put_client(after.clone());
                }
                (Some(before), None) => {
                    self.clients.take(before.id);
                    if let Some(key) = self.search_keys.get_mut(before.id.index()) {
                        *key = SearchKey::default();
                    }
                }
                (None, None) => {}
            },
            Change::Purchase(row) => {
                if let Some(before) = row.before() {
                    self.purchases.remove(before);
                }
                if let Some(after) = row.after() {
                    next.purchase = next.purchase.max(after.id.number().saturating_add(1));
                    self.purchases.insert(after.clone());
                }
            }
            Change::Contact(row) => {
                if let Some(before) = row.before() {
                    self.contacts.remove(before);
                }
                if let Some(after) = row.after() {
                    next.contact = next.contact.max(after.id.number().saturating_add(1));
                    self.contacts.insert(after.clone());
                }
            }
            Change::Product(row) => replace(&mut self.products, &mut next.product, row, |product| product.id),
            Change::Staff(row) => replace(&mut self.staff, &mut next.staff, row, |staff| staff.id),
            Change::Template(row) => replace(&mut self.templates, &mut next.template, row, |template| template.id),
            Change::Campaign(row) => replace(&mut self.campaigns, &mut next.campaign, row, |campaign| campaign.id),
            Change::LogEntry(row) => replace(&mut self.log, &mut next.log_entry, row, |entry| entry.id),
            Change::Import(row) => replace(&mut self.imports, &mut next.import, row, |import| import.id),
            Change::AdSpend(row) => {
                if let Some(before) = row.before() {
                    self.ad_spend.remove(&before.month);
                }
                if let Some(after) = row.after() {
                    self.ad_spend.insert(after.month, *after);
                }
            }
            Change::Settings(replaced) => self.settings = replaced.after.clone(),
        }
    }

    fn put_client(&mut self, client: Client) {
        let index = client.id.index();
        if self.search_keys.len() <= index {
            self.search_keys.resize(index + 1, SearchKey::default());
        }
        if let Some(key) = self.search_keys.get_mut(index) {
            *key = SearchKey::of(&client);
        }
        self.clients.put(client.id, client);
    }

    /// Goes up with every applied batch of changes; caches are kept under it.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }
    /// The shop's settings.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }
    /// The next free number of each kind.
    #[must_use]
    pub const fn next_ids(&self) -> NextIds {
        self.next_ids
    }
    /// All clients, archived included.
    #[must_use]
    pub const fn clients(&self) -> &Table<ClientId, Client> {
        &self.clients
    }
    /// What a client is searched by.
    #[must_use]
    pub fn search_key(&self, id: ClientId) -> Option<&SearchKey> {
        self.search_keys.get(id.index())
    }
    /// All purchases, by client and day.
    #[must_use]
    pub const fn purchases(&self) -> &Histories<Purchase> {
        &self.purchases
    }
    /// All contacts, by client and day.
    #[must_use]
    pub const fn contacts(&self) -> &Histories<Contact> {
        &self.contacts
    }
    /// Products and services.
    #[must_use]
    pub const fn products(&self) -> &Table<ProductId, Product> {
        &self.products
    }
    /// Members of staff.
    #[must_use]
    pub const fn staff(&self) -> &Table<StaffId, Staff> {
        &self.staff
    }
    /// Message templates.
    #[must_use]
    pub const fn templates(&self) -> &Table<TemplateId, Template> {
        &self.templates
    }
    /// Win-back campaigns.
    #[must_use]
    pub const fn campaigns(&self) -> &Table<CampaignId, Campaign> {
        &self.campaigns
    }
    /// Ad spend by the first day of its month.
    #[must_use]
    pub const fn ad_spend(&self) -> &BTreeMap<NaiveDate, AdSpend> {
        &self.ad_spend
    }
    /// The change log.
    #[must_use]
    pub const fn log(&self) -> &Table<LogEntryId, LogEntry> {
        &self.log
    }
    /// Imports that were made.
    #[must_use]
    pub const fn imports(&self) -> &Table<ImportId, Import> {
        &self.imports
    }

    /// Whether the shop has neither clients nor purchases.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clients.is_empty() && self.purchases.is_empty()
    }
}

/// Records of one kind, found by their id in one step.
#[derive(Debug, Clone)]
pub struct Table<I, T> {
    /// Indexed by id; a gap is a record that is gone.
    slots: Vec<Option<T>>,
    count: usize,
    kind: std::marker::PhantomData<I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { slots: Vec::new(), count: 0, kind: std::marker::PhantomData }
    }
}

impl<I, T: PartialEq> PartialEq for Table<I, T> {
    /// Same records under the same ids; trailing gaps do not count.
    fn eq(&self, other: &Self) -> bool {
        let filled = |table: &Self| table.slots.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        self.count == other.count && self.slots.get(..filled(self)) == other.slots.get(..filled(other))
    }
}

impl<I: Id, T> Table<I, T> {
    /// The record with this id.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.slots.get(id.index()).and_then(Option::as_ref)
    }
    /// All records in the order of their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.slots.iter().flatten()
    }
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }
    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }
    /// Every id is below this: the length of a vector that is indexed by id.
    #[must_use]
    pub const fn index_bound(&self) -> usize {
        self.slots.len()
    }

    fn put(&mut self, id: I, record: T) {
        let index = id.index();
        if self.slots.len() <= index {
            self.slots.resize_with(index + 1, || None);
        }
        if let Some(slot) = self.slots.get_mut(index) {
            self.count += usize::from(slot.is_none());
            *slot = Some(record);
        }
    }

    fn take(&mut self, id: I) {
        if let Some(slot) = self.slots.get_mut(id.index())
            && slot.take().is_some()
        {
            self.count -= 1;
        }
    }

    fn extend(&mut self, records: impl IntoIterator<Item = (I, T)>) {
        for (id, record) in records {
            self.put(id, record);
        }
    }
}

/// A record that belongs to a client (or to a guest) and to a day.
pub trait Dated {
    /// The kind of its id.
    type Id: Id;
    /// Its own id.
    fn id(&self) -> Self::Id;
    /// Whose it is; `None` for a guest.
    fn owner(&self) -> Option<ClientId>;
    /// Its civil day.
    fn day(&self) -> NaiveDate;
}

impl Dated for Purchase {
    type Id = PurchaseId;
    fn id(&self) -> PurchaseId {
        self.id
    }
    fn owner(&self) -> Option<ClientId> {
        self.client
    }
    fn day(&self) -> NaiveDate {
        self.day
    }
}

impl Dated for Contact {
    type Id = ContactId;
    fn id(&self) -> ContactId {
        self.id
    }
    fn owner(&self) -> Option<ClientId> {
        Some(self.client)
    }
    fn day(&self) -> NaiveDate {
        self.day
    }
}

/// Dated records, each client's in one slice sorted by day and then by id. Guests' stand apart.
#[derive(Debug, Clone)]
pub struct Histories<T> {
    /// Indexed by client id.
    by_client: Vec<Vec<T>>,
    guests: Vec<T>,
    /// Indexed by record id: 0 unknown, 1 a guest's, else the client's number + 1.
    owners: Vec<u32>,
    count: usize,
}

impl<T> Default for Histories<T> {
    fn default() -> Self {
        Self { by_client: Vec::new(), guests: Vec::new(), owners: Vec::new(), count: 0 }
    }
}

impl<T: PartialEq> PartialEq for Histories<T> {
    /// Same records; trailing clients without any do not count.
    fn eq(&self, other: &Self) -> bool {
        let filled = |of: &Self| of.by_client.iter().rposition(|list| !list.is_empty()).map_or(0, |last| last + 1);
        self.count == other.count
            && self.guests == other.guests
            && self.by_client.get(..filled(self)) == other.by_client.get(..filled(other))
    }
}

impl<T: Dated> Histories<T> {
    /// A client's records, by day.
    #[must_use]
    pub fn of(&self, client: ClientId) -> &[T] {
        self.by_client.get(client.index()).map_or(&[], Vec::as_slice)
    }
    /// Records of guests, by day.
    #[must_use]
    pub fn guests(&self) -> &[T] {
        &self.guests
    }
    /// The record with this id.
    #[must_use]
    pub fn get(&self, id: T::Id) -> Option<&T> {
        let owner = *self.owners.get(id.index())?;
        let list = match owner {
            0 => return None,
            1 => &self.guests,
            number => self.by_client.get(number as usize - 1)?,
        };
        list.iter().find(|record| record.id() == id)
    }
    /// All records, clients' first, each client's by day.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.by_client.iter().flatten().chain(&self.guests)
    }
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.count
    }
    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn list_mut(&mut self, owner: Option<ClientId>) -> Option<&mut Vec<T>> {
        let Some(client) = owner else { return Some(&mut self.guests) };
        if self.by_client.len() <= client.index() {
            self.by_client.resize_with(client.index() + 1, Vec::new);
        }
        self.by_client.get_mut(client.index())
    }

    fn remember_owner(&mut self, id: T::Id, owner: u32) {
        if self.owners.len() <= id.index() {
            self.owners.resize(id.index() + 1, 0);
        }
        if let Some(slot) = self.owners.get_mut(id.index()) {
            *slot = owner;
        }
    }

    fn insert(&mut self, record: T) {
        self.remember_owner(record.id(), record.owner().map_or(1, |client| client.number().saturating_add(1)));
        if let Some(list) = self.list_mut(record.owner()) {
            let key = (record.day(), record.id());
            let place = list.partition_point(|other| (other.day(), other.id()) < key);
            list.insert(place, record);
            self.count += 1;
        }
    }

    fn remove(&mut self, record: &T) {
        let key = (record.day(), record.id());
        if let Some(list) = self.list_mut(record.owner())
            && let Ok(place) = list.binary_search_by_key(&key, |other| (other.day(), other.id()))
        {
            list.remove(place);
            self.count -= 1;
            self.remember_owner(record.id(), 0);
        }
    }

    /// Adds many at once: one sort per client instead of one search per record.
    fn extend(&mut self, records: Vec<T>) {
        self.count += records.len();
        // Room for each client's records at once and in order: no slack, and a pass over all of them reads memory in sequence.
        let mut room: Vec<usize> = Vec::new();
        for index in records.iter().filter_map(|record| record.owner().map(ClientId::index)) {
            if room.len() <= index {
                room.resize(index + 1, 0);
            }
            if let Some(room) = room.get_mut(index) {
                *room += 1;
            }
        }
        self.by_client.resize_with(self.by_client.len().max(room.len()), Vec::new);
        for (list, room) in self.by_client.iter_mut().zip(room) {
            list.reserve_exact(room);
        }
        for record in records {
            self.remember_owner(record.id(), record.owner().map_or(1, |client| client.number().saturating_add(1)));
            if let Some(list) = self.list_mut(record.owner()) {
                list.push(record);
            }
        }
        for list in self.by_client.iter_mut().chain(std::iter::once(&mut self.guests)) {
            if !list.is_sorted_by_key(|record| (record.day(), record.id())) {
                list.sort_by_key(|record| (record.day(), record.id()));
            }
        }
    }
}
