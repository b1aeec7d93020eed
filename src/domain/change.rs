//! A change of one record. The same value is the disk write, the update of the model, the undo step and the
//! signal of what to compute again.

use serde::{Deserialize, Serialize};

use super::campaign::{AdSpend, Campaign, Import, LogEntry};
use super::client::Client;
use super::contact::{Contact, Staff, Template};
use super::ids::ClientId;
use super::purchase::{Product, Purchase};
use super::settings::Settings;

/// What happens to one record: it comes, it becomes another, or it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Row<T> {
    Insert(T),
    /// Boxed so that an import's million inserts stay small.
    Update(Box<Replaced<T>>),
    Delete(T),
}

/// A record before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced<T> {
    pub before: T,
    pub after: T,
}

impl<T> Row<T> {
    /// A change from one record to another with the same id.
    #[must_use]
    pub fn update(before: T, after: T) -> Self {
        Self::Update(Box::new(Replaced { before, after }))
    }

    /// The record as it was, if there was one.
    #[must_use]
    pub const fn before(&self) -> Option<&T> {
        match self {
            Self::Insert(_) => None,
            Self::Update(replaced) => Some(&replaced.before),
            Self::Delete(before) => Some(before),
        }
    }

    /// The record as it will be, if there will be one.
    #[must_use]
    pub const fn after(&self) -> Option<&T> {
        match self {
            Self::Insert(after) => Some(after),
            Self::Update(replaced) => Some(&replaced.after),
            Self::Delete(_) => None,
        }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Insert(record) => Self::Delete(record),
            Self::Update(replaced) => Self::update(replaced.after, replaced.before),
            Self::Delete(record) => Self::Insert(record),
        }
    }
}

/// A change of one record of any kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    Client(Box<Row<Client>>),
    Purchase(Row<Purchase>),
    Product(Box<Row<Product>>),
    Contact(Box<Row<Contact>>),
    Staff(Box<Row<Staff>>),
    Template(Box<Row<Template>>),
    Campaign(Box<Row<Campaign>>),
    AdSpend(Row<AdSpend>),
    LogEntry(Box<Row<LogEntry>>),
    Import(Box<Row<Import>>),
    /// Settings are always there, so this is always an update.
    Settings(Box<Replaced<Settings>>),
}

/// Which figures a change can move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// One client's, and through them the shop's.
    Client(ClientId),
    /// Revenue alone: a guest's purchase.
    Guests,
    /// Any client's: settings, products.
    Everyone,
    /// None.
    Nothing,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Client(row) => Self::Client(Box::new(row.inverse())),
            Self::Purchase(row) => Self::Purchase(row.inverse()),
            Self::Product(row) => Self::Product(Box::new(row.inverse())),
            Self::Contact(row) => Self::Contact(Box::new(row.inverse())),
            Self::Staff(row) => Self::Staff(Box::new(row.inverse())),
            Self::Template(row) => Self::Template(Box::new(row.inverse())),
            Self::Campaign(row) => Self::Campaign(Box::new(row.inverse())),
            Self::AdSpend(row) => Self::AdSpend(row.inverse()),
            Self::LogEntry(row) => Self::LogEntry(Box::new(row.inverse())),
            Self::Import(row) => Self::Import(Box::new(row.inverse())),
            Self::Settings(replaced) => {
                let Replaced { before, after } = *replaced;
                Self::Settings(Box::new(Replaced { before: after, after: before }))
            }
        }
    }

    /// Which figures this change can move. A purchase that changes hands touches two clients, so this lists all.
    #[must_use]
    pub fn touches(&self) -> [Touch; 2] {
        fn both<T>(row: &Row<T>, touch: impl Fn(&T) -> Touch) -> [Touch; 2] {
            [row.before().map_or(Touch::Nothing, &touch), row.after().map_or(Touch::Nothing, &touch)]
        }
        match self {
            Self::Client(row) => both(row, |client| Touch::Client(client.id)),
            Self::Purchase(row) => both(row, |purchase| purchase.client.map_or(Touch::Guests, Touch::Client)),
            Self::Contact(row) => both(row, |contact| Touch::Client(contact.client)),
            Self::Settings(replaced) if !replaced.before.counts_otherwise_than(&replaced.after) => [Touch::Nothing; 2],
            Self::Product(_) | Self::Settings(_) | Self::Campaign(_) => [Touch::Everyone, Touch::Nothing],
            Self::Staff(_) | Self::Template(_) | Self::AdSpend(_) | Self::LogEntry(_) | Self::Import(_) => [Touch::Nothing; 2],
        }
    }
}
