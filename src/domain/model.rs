//! The whole shop in memory. The only way to alter it is [`Model::apply`], with changes that are already on disk.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::campaign::{AdSpend, Campaign, Import, LogEntry};
use super::change::{Change, Row};
use super::chunks::Chunks;
use super::client::Client;
use super::contact::{Contact, Staff, Template};
use super::ids::{CampaignId, ClientId, Id, ImportId, LogEntryId, NextIds, ProductId, StaffId, TemplateId};
use super::purchase::{Product, Purchase};
use super::sales::{Sale, SaleColumns};
use super::settings::Settings;
use super::tables::{ContactDays, Histories, Table};
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
/// Two models are equal when they hold the same records, whatever way they came to be. A clone shares the memory of its
/// records until one of the two is altered, and then all but the chunks that the change touches.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Goes up by one with every applied batch; caches are kept under it.
    revision: u64,
    settings: Settings,
    next_ids: NextIds,
    clients: Table<ClientId, Client>,
    search_keys: Chunks<SearchKey>,
    /// Goes up whenever a search key becomes another.
    search_revision: u64,
    purchases: Histories<Purchase>,
    /// Days and sums of `purchases`, for the measures.
    sales: SaleColumns,
    contacts: Histories<Contact>,
    contact_days: ContactDays,
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
        for client in records.clients {
            model.put_client(client);
        }
        model.purchases.extend(records.purchases);
        let sales_of = |client| model.purchases.of(client).iter().map(Sale::of);
        model.sales = SaleColumns::of_clients(model.purchases.index_bound(), sales_of);
        records.contacts.iter().for_each(|contact| model.contact_days.insert(contact));
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

    /// This model in the place of `other`: what was kept under a revision of the other is not taken for this one's.
    #[must_use]
    pub fn in_place_of(mut self, other: &Self) -> Self {
        self.revision = other.revision + 1;
        self.search_revision = self.search_revision.max(other.search_revision) + 1;
        self
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
                    self.put_search_key(before.id, SearchKey::default());
                }
                (None, None) => {}
            },
            Change::Purchase(row) => {
                if let Some(before) = row.before() {
                    self.purchases.remove(before);
                    if let Some(client) = before.client {
                        self.sales.remove(client, Sale::of(before));
                    }
                }
                if let Some(after) = row.after() {
                    next.purchase = next.purchase.max(after.id.number().saturating_add(1));
                    self.purchases.insert(after.clone());
                    if let Some(client) = after.client {
                        self.sales.insert(client, Sale::of(after));
                    }
                }
            }
            Change::Contact(row) => {
                if let Some(before) = row.before() {
                    self.contacts.remove(before);
                    self.contact_days.remove(before);
                }
                if let Some(after) = row.after() {
                    next.contact = next.contact.max(after.id.number().saturating_add(1));
                    self.contact_days.insert(after);
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
        self.put_search_key(client.id, SearchKey::of(&client));
        self.clients.put(client.id, client);
    }

    fn put_search_key(&mut self, id: ClientId, key: SearchKey) {
        self.search_keys.grow(id.index() + 1);
        // Asked first: who is only read is not copied.
        if self.search_keys.get(id.index()) != Some(&key)
            && let Some(known) = self.search_keys.get_mut(id.index())
        {
            *known = key;
            self.search_revision += 1;
        }
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
    /// Goes up whenever what anybody is searched by becomes something else.
    #[must_use]
    pub const fn search_revision(&self) -> u64 {
        self.search_revision
    }
    /// Days and sums of all clients' purchases.
    #[must_use]
    pub const fn sales(&self) -> &SaleColumns {
        &self.sales
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
    /// Contacts made from one day to another, both included, by day.
    pub fn contacts_between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = &Contact> {
        self.contact_days.between(from, to).filter_map(|id| self.contacts.get(id))
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

    /// Of clients, what they are searched by, purchases, contacts, and days and sums: how many chunks hold them, and how many
    /// of those are a clone's too.
    #[cfg(test)]
    pub fn shared_with(&self, other: &Self) -> [(usize, usize); 5] {
        [
            self.clients.shared_with(&other.clients),
            self.search_keys.shared_with(&other.search_keys),
            self.purchases.shared_with(&other.purchases),
            self.contacts.shared_with(&other.contacts),
            self.sales.shared_with(&other.sales),
        ]
    }

    /// Whether the shop has neither clients nor purchases.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clients.is_empty() && self.purchases.is_empty()
    }
}
