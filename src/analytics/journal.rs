//! Whose figures moved with which change, so that who keeps a list of everybody need not look at everybody again.

use std::collections::VecDeque;

use crate::domain::ids::ClientId;

/// So many changes are remembered.
const CHANGES: usize = 64;

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    /// The revision of the model from which on it is kept.
    since: u64,
    changes: VecDeque<(u64, Vec<ClientId>)>,
}

impl Journal {
    /// Begins anew: at this revision everybody's figures were computed.
    pub fn begin(&mut self, revision: u64) {
        self.since = revision;
        self.changes.clear();
    }

    /// Whose figures moved with the change that led to this revision.
    pub fn note(&mut self, revision: u64, clients: Vec<ClientId>) {
        self.changes.push_back((revision, clients));
        if self.changes.len() > CHANGES
            && let Some((forgotten, _)) = self.changes.pop_front()
        {
            self.since = forgotten;
        }
    }

    /// Whose figures have moved since a revision, each once and in order; `None` where it may be anybody's.
    pub fn since(&self, revision: u64) -> Option<Vec<ClientId>> {
        if revision < self.since {
            return None;
        }
        let later = self.changes.iter().filter(|(at, _)| *at > revision);
        let mut clients: Vec<ClientId> = later.flat_map(|(_, clients)| clients.iter().copied()).collect();
        clients.sort_unstable();
        clients.dedup();
        Some(clients)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id as _;

    fn client(number: u64) -> ClientId {
        ClientId::from_number(number).expect("a number from 1")
    }

    #[test]
    fn it_tells_who_moved_as_far_back_as_it_reaches() {
        let mut journal = Journal::default();
        journal.begin(5);
        assert_eq!(journal.since(4), None);
        assert_eq!(journal.since(5), Some(Vec::new()));
        journal.note(6, vec![client(3), client(1)]);
        journal.note(8, vec![client(3)]);
        assert_eq!(journal.since(5), Some(vec![client(1), client(3)]));
        assert_eq!(journal.since(6), Some(vec![client(3)]));
        assert_eq!(journal.since(8), Some(Vec::new()));
        (9..9 + CHANGES as u64).for_each(|revision| journal.note(revision, Vec::new()));
        assert_eq!((journal.since(7), journal.since(8)), (None, Some(Vec::new())));
        journal.begin(200);
        assert_eq!(journal.since(199), None);
    }
}
