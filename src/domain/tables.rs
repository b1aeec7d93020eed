//! How the model keeps records in memory: found by id in one step, or each client's in one slice by day.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::chunks::Chunks;
use super::contact::Contact;
use super::ids::{ClientId, ContactId, Id, PurchaseId};
use super::purchase::Purchase;

/// Records of one kind, found by their id in one step.
#[derive(Debug, Clone)]
pub struct Table<I, T> {
    /// Indexed by id; a gap is a record that is gone.
    slots: Chunks<Option<T>>,
    count: usize,
    kind: std::marker::PhantomData<I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { slots: Chunks::default(), count: 0, kind: std::marker::PhantomData }
    }
}

impl<I, T: PartialEq> PartialEq for Table<I, T> {
    /// Same records under the same ids; trailing gaps do not count.
    fn eq(&self, other: &Self) -> bool {
        let filled = |table: &Self| filled(table.slots.iter(), table.slots.len(), Option::is_some);
        self.count == other.count && self.slots.iter().take(filled(self)).eq(other.slots.iter().take(filled(other)))
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
    pub fn index_bound(&self) -> usize {
        self.slots.len()
    }

    /// How many chunks hold the records, and how many of them are a clone's too.
    #[cfg(test)]
    pub(super) fn shared_with(&self, other: &Self) -> (usize, usize) {
        self.slots.shared_with(&other.slots)
    }
}

impl<I: Id, T: Clone> Table<I, T> {
    pub(super) fn put(&mut self, id: I, record: T) {
        let index = id.index();
        self.slots.grow(index + 1);
        if let Some(slot) = self.slots.get_mut(index) {
            self.count += usize::from(slot.is_none());
            *slot = Some(record);
        }
    }

    pub(super) fn take(&mut self, id: I) {
        if let Some(slot) = self.slots.get_mut(id.index())
            && slot.take().is_some()
        {
            self.count -= 1;
        }
    }

    pub(super) fn extend(&mut self, records: impl IntoIterator<Item = (I, T)>) {
        for (id, record) in records {
            self.put(id, record);
        }
    }
}

/// How many places there are up to the last one that is filled.
fn filled<'a, T: 'a>(places: impl DoubleEndedIterator<Item = &'a T>, all: usize, is_filled: impl Fn(&T) -> bool) -> usize {
    all - places.rev().take_while(|place| !is_filled(place)).count()
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

/// Which contacts were made on which day: the lists of a day and of a month need not look at every client.
#[derive(Debug, Clone, Default)]
pub struct ContactDays(BTreeMap<NaiveDate, Arc<Vec<ContactId>>>);

impl ContactDays {
    pub(super) fn insert(&mut self, contact: &Contact) {
        Arc::make_mut(self.0.entry(contact.day).or_default()).push(contact.id);
    }

    pub(super) fn remove(&mut self, contact: &Contact) {
        if let Some(ids) = self.0.get_mut(&contact.day)
            && let Some(place) = ids.iter().rposition(|id| *id == contact.id)
        {
            Arc::make_mut(ids).swap_remove(place);
        }
    }

    pub(super) fn between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = ContactId> {
        // A range that ends before it begins is empty, and no fault.
        let days = (from <= to).then(|| self.0.range(from..=to));
        days.into_iter().flatten().flat_map(|(_, ids)| ids.iter().copied())
    }
}

/// Dated records, each client's in one slice sorted by day and then by id. Guests' stand apart.
#[derive(Debug, Clone)]
pub struct Histories<T> {
    /// Indexed by client id.
    by_client: Chunks<Vec<T>>,
    guests: Arc<Vec<T>>,
    /// Indexed by record id: 0 unknown, 1 a guest's, else the client's number + 1.
    owners: Chunks<u32>,
    count: usize,
}

impl<T> Default for Histories<T> {
    fn default() -> Self {
        Self { by_client: Chunks::default(), guests: Arc::default(), owners: Chunks::default(), count: 0 }
    }
}

impl<T: PartialEq> PartialEq for Histories<T> {
    /// Same records; trailing clients without any do not count.
    fn eq(&self, other: &Self) -> bool {
        let filled = |of: &Self| filled(of.by_client.iter(), of.by_client.len(), |list| !list.is_empty());
        self.count == other.count
            && self.guests == other.guests
            && self.by_client.iter().take(filled(self)).eq(other.by_client.iter().take(filled(other)))
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
            1 => self.guests.as_ref(),
            number => self.by_client.get(number as usize - 1)?,
        };
        list.iter().find(|record| record.id() == id)
    }
    /// All records, clients' first, each client's by day.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.by_client.iter().flatten().chain(self.guests.iter())
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

    /// Every client with a record has an index below this.
    pub(super) fn index_bound(&self) -> usize {
        self.by_client.len()
    }

    /// How many chunks hold the records, and how many of them are a clone's too.
    #[cfg(test)]
    pub(super) fn shared_with(&self, other: &Self) -> (usize, usize) {
        self.by_client.shared_with(&other.by_client)
    }
}

/// Whose a record is, as [`Histories`] remembers it.
fn owner_number(owner: Option<ClientId>) -> u32 {
    owner.map_or(1, |client| client.number().saturating_add(1))
}

impl<T: Dated + Clone> Histories<T> {
    fn list_mut(&mut self, owner: Option<ClientId>) -> Option<&mut Vec<T>> {
        let Some(client) = owner else { return Some(Arc::make_mut(&mut self.guests)) };
        self.by_client.grow(client.index() + 1);
        self.by_client.get_mut(client.index())
    }

    fn remember_owner(&mut self, id: T::Id, owner: u32) {
        self.owners.grow(id.index() + 1);
        if let Some(slot) = self.owners.get_mut(id.index()) {
            *slot = owner;
        }
    }

    pub(super) fn insert(&mut self, record: T) {
        self.remember_owner(record.id(), owner_number(record.owner()));
        if let Some(list) = self.list_mut(record.owner()) {
            let key = (record.day(), record.id());
            let place = list.partition_point(|other| (other.day(), other.id()) < key);
            list.insert(place, record);
            self.count += 1;
        }
    }

    pub(super) fn remove(&mut self, record: &T) {
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
    pub(super) fn extend(&mut self, records: Vec<T>) {
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
        self.by_client.grow(room.len());
        for (list, room) in self.by_client.iter_mut().zip(room) {
            list.reserve_exact(room);
        }
        self.owners.grow(records.iter().map(|record| record.id().index() + 1).max().unwrap_or(0));
        let (mut lists, mut owners, guests) = (self.by_client.open(), self.owners.open(), Arc::make_mut(&mut self.guests));
        for record in records {
            if let Some(owner) = owners.get_mut(record.id().index()) {
                *owner = owner_number(record.owner());
            }
            match record.owner() {
                Some(client) => {
                    if let Some(list) = lists.get_mut(client.index()) {
                        list.push(record);
                    }
                }
                None => guests.push(record),
            }
        }
        for list in self.by_client.iter_mut().chain(std::iter::once(guests)) {
            if !list.is_sorted_by_key(|record| (record.day(), record.id())) {
                list.sort_by_key(|record| (record.day(), record.id()));
            }
        }
    }
}
