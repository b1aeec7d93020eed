//! Who is called in which order: fixed when call mode begins, so that nobody changes places while one works. A client
//! is done when a contact was logged since then; taking it back brings the client back.

use crate::analytics::Analytics;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

/// The list of call mode.
#[derive(Debug, Default)]
pub struct Queue {
    calls: Vec<Call>,
    current: Option<usize>,
    revision: Option<u64>,
    /// Places that were skipped since the last contact, in order.
    skips: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Call {
    client: ClientId,
    /// How many contacts the client had when the list began.
    contacts: usize,
    done: bool,
    skipped: bool,
}

/// How a place of the list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Done,
    Skipped,
    Current,
    Open,
}

impl Queue {
    /// A list of these clients, each once.
    pub fn new(model: &Model, clients: impl IntoIterator<Item = ClientId>) -> Self {
        let mut calls: Vec<Call> = Vec::new();
        for client in clients {
            if !calls.iter().any(|call| call.client == client) {
                calls.push(Call { client, contacts: model.contacts().of(client).len(), done: false, skipped: false });
            }
        }
        Self { calls, ..Self::default() }
    }

    /// Takes in what was logged and what was taken back.
    pub fn refresh(&mut self, model: &Model, analytics: &Analytics) {
        if self.revision == Some(model.revision()) {
            return;
        }
        self.revision = Some(model.revision());
        let mut back = None;
        let mut logged = false;
        for (place, call) in self.calls.iter_mut().enumerate() {
            let done = model.contacts().of(call.client).len() > call.contacts;
            if call.done && !done {
                call.skipped = false;
                back = Some(place);
            }
            logged |= done && !call.done;
            call.done = done;
        }
        if logged {
            self.skips.clear();
        }
        if back.is_some() {
            self.current = back;
        } else if self.current.is_none_or(|place| !self.is_open(place, analytics)) {
            self.advance(analytics);
        }
    }

    /// Neither done nor skipped, and still due.
    fn is_open(&self, place: usize, analytics: &Analytics) -> bool {
        self.calls.get(place).is_some_and(|call| !call.done && !call.skipped && is_due(analytics, call.client))
    }

    /// On to the next open place, from the end to the beginning.
    fn advance(&mut self, analytics: &Analytics) {
        let from = self.current.map_or(0, |place| place + 1);
        self.current = (from..self.calls.len()).chain(0..from.min(self.calls.len())).find(|place| self.is_open(*place, analytics));
    }

    /// Leaves the client for later.
    pub fn skip(&mut self, analytics: &Analytics) {
        let Some(place) = self.current else { return };
        if let Some(call) = self.calls.get_mut(place) {
            call.skipped = true;
            self.skips.push(place);
            self.advance(analytics);
        }
    }

    /// Takes back the last skip if nothing was logged since; false if there was none.
    pub fn take_back_skip(&mut self) -> bool {
        let Some(place) = self.skips.pop() else { return false };
        if let Some(call) = self.calls.get_mut(place) {
            call.skipped = false;
        }
        self.current = Some(place);
        true
    }

    /// Begins anew with those who were skipped.
    pub fn again(&mut self, analytics: &Analytics) {
        self.calls.iter_mut().for_each(|call| call.skipped = false);
        self.skips.clear();
        self.current = None;
        self.advance(analytics);
    }

    /// Who is called now.
    pub fn current(&self) -> Option<ClientId> {
        self.current.and_then(|place| self.calls.get(place)).map(|call| call.client)
    }

    /// Who comes after the present one.
    pub fn next(&self, analytics: &Analytics) -> Option<ClientId> {
        let from = self.current? + 1;
        let next = (from..self.calls.len()).chain(0..from - 1).find(|place| self.is_open(*place, analytics));
        next.and_then(|place| self.calls.get(place)).map(|call| call.client)
    }

    /// The place of the present client, from 1.
    pub fn position(&self) -> usize {
        self.current.map_or(self.calls.len(), |place| place + 1)
    }

    /// How many the list has.
    pub const fn len(&self) -> usize {
        self.calls.len()
    }

    /// How many were skipped and not done since.
    pub fn skipped(&self, analytics: &Analytics) -> usize {
        self.calls.iter().filter(|call| call.skipped && !call.done && is_due(analytics, call.client)).count()
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.calls.iter().filter(|call| call.done).count()
    }

    /// How every place stands.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = Mark> + '_ {
        self.calls.iter().enumerate().map(|(place, call)| match (call.done, self.current == Some(place), call.skipped) {
            (true, ..) => Mark::Done,
            (_, true, _) => Mark::Current,
            (_, _, true) => Mark::Skipped,
            _ => Mark::Open,
        })
    }
}

fn is_due(analytics: &Analytics, client: ClientId) -> bool {
    analytics.client(client).is_some_and(|figures| figures.due.is_some())
}
