//! Pairs of clients of whom the owner said that they are two people. They are not proposed for merging again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ids::ClientId;

/// The pairs. Empty until the owner tells two clients apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ToldApart {
    /// The smaller id stands first.
    pairs: BTreeSet<(ClientId, ClientId)>,
}

impl ToldApart {
    /// Whether the owner said of these that they are two people.
    #[must_use]
    pub fn contains(&self, one: ClientId, other: ClientId) -> bool {
        self.pairs.contains(&in_order(one, other))
    }

    /// Keeps what the owner said; false if it was known, or if both are one record.
    pub fn insert(&mut self, one: ClientId, other: ClientId) -> bool {
        one != other && self.pairs.insert(in_order(one, other))
    }

    /// Forgets whatever was said of a client.
    pub fn forget(&mut self, client: ClientId) {
        self.pairs.retain(|(one, other)| *one != client && *other != client);
    }

    /// `gone` became one with `keep`: whoever is somebody else than the one is somebody else than the other.
    pub fn merge(&mut self, keep: ClientId, gone: ClientId) {
        let moved: Vec<ClientId> = self
            .pairs
            .iter()
            .filter_map(|(one, other)| if *one == gone { Some(*other) } else { (*other == gone).then_some(*one) })
            .collect();
        self.forget(gone);
        for other in moved {
            self.insert(keep, other);
        }
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

fn in_order(one: ClientId, other: ClientId) -> (ClientId, ClientId) {
    (one.min(other), one.max(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id as _;

    fn id(number: u64) -> ClientId {
        ClientId::from_number(number).expect("a number from 1")
    }

    #[test]
    fn a_merge_hands_on_who_is_somebody_else() {
        let mut apart = ToldApart::default();
        assert!(apart.insert(id(2), id(1)) && apart.insert(id(2), id(3)) && !apart.insert(id(1), id(2)));
        assert!(apart.contains(id(1), id(2)) && apart.contains(id(2), id(1)) && !apart.contains(id(1), id(3)));
        // 2 becomes 1 all the same: the pair is gone, and 1 is not 3 from now on.
        apart.merge(id(1), id(2));
        assert!(apart.contains(id(1), id(3)) && apart.len() == 1);
        apart.forget(id(3));
        assert!(apart.is_empty());
    }
}
