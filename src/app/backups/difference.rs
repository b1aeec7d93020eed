//! What going back to a backup would change, in numbers and names.

use std::path::Path;

use crate::domain::model::Model;
use crate::domain::tables::{Dated, Histories};

/// Names that are told, at most.
const NAMES: usize = 5;

/// Records of one kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delta {
    /// In the backup and no longer in the shop.
    pub would_return: usize,
    /// In the shop and not yet in the backup.
    pub would_go: usize,
    /// In both, but not the same.
    pub would_change: usize,
}

impl Delta {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What going back would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    pub clients: Delta,
    pub purchases: Delta,
    pub contacts: Delta,
    /// Settings, products or staff differ.
    pub settings: bool,
    /// Names of some clients who would go.
    pub going: Vec<String>,
    /// Names of some clients who would return.
    pub returning: Vec<String>,
}

impl Difference {
    /// From the shop as it is to the shop as it was.
    #[must_use]
    pub fn between(present: &Model, past: &Model) -> Self {
        let mut difference = Self {
            purchases: of_histories(present.purchases(), past.purchases()),
            contacts: of_histories(present.contacts(), past.contacts()),
            settings: present.settings() != past.settings() || present.products() != past.products() || present.staff() != past.staff(),
            ..Self::default()
        };
        for client in present.clients().iter() {
            if let Some(then) = past.clients().get(client.id) {
                difference.clients.would_change += usize::from(then != client);
            } else {
                difference.clients.would_go += 1;
                if difference.going.len() < NAMES {
                    difference.going.push(client.display_name());
                }
            }
        }
        for client in past.clients().iter().filter(|client| present.clients().get(client.id).is_none()) {
            difference.clients.would_return += 1;
            if difference.returning.len() < NAMES {
                difference.returning.push(client.display_name());
            }
        }
        difference
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.clients.is_none() && self.purchases.is_none() && self.contacts.is_none() && !self.settings
    }
}

fn of_histories<T: Dated + PartialEq>(present: &Histories<T>, past: &Histories<T>) -> Delta {
    // Looked up by a map: finding one by its id reads its client's whole list.
    let then: rustc_hash::FxHashMap<u32, &T> = past.iter().map(|record| (number(record), record)).collect();
    let mut delta = Delta::default();
    let mut met = 0;
    for record in present.iter() {
        match then.get(&number(record)) {
            Some(other) => {
                met += 1;
                delta.would_change += usize::from(*other != record);
            }
            None => delta.would_go += 1,
        }
    }
    delta.would_return = then.len() - met;
    delta
}

fn number<T: Dated>(record: &T) -> u32 {
    use crate::domain::ids::Id as _;
    record.id().number()
}

/// Reads a backup and holds it against the present shop.
pub(super) fn with(present: &Model, backup: &Path) -> Result<Difference, crate::store::StoreError> {
    let (_, records, _) = crate::store::Store::open(backup, crate::store::OpenMode::ReadOnly)?;
    Ok(Difference::between(present, &Model::from_records(records)))
}
