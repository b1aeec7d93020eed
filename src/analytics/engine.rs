//! The figures of every client at one day, and how they are kept up to date after a change.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::figures::ClientFigures;
use crate::domain::change::{Change, Touch};
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;

/// What has to be computed again after some changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    pub clients: BTreeSet<ClientId>,
    /// Settings or products changed: anybody's figures may have moved.
    pub everyone: bool,
    /// A guest's purchase came or went: revenue alone.
    pub guests: bool,
}

impl Touched {
    /// What these changes touch.
    #[must_use]
    pub fn by(changes: &[Change]) -> Self {
        let mut touched = Self::default();
        for touch in changes.iter().flat_map(Change::touches) {
            match touch {
                Touch::Client(id) => {
                    touched.clients.insert(id);
                }
                Touch::Guests => touched.guests = true,
                Touch::Everyone => touched.everyone = true,
                Touch::Nothing => {}
            }
        }
        touched
    }
}

/// The figures of every client at one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Analytics {
    as_of: NaiveDate,
    /// Indexed by client id; `None` where there is no client.
    clients: Vec<Option<ClientFigures>>,
    shop_cycle_days: Option<i64>,
}

impl Analytics {
    /// Everybody's figures as they stand at the end of `as_of`.
    #[must_use]
    pub fn compute(model: &Model, as_of: NaiveDate) -> Self {
        let mut analytics = Self { as_of, clients: Vec::new(), shop_cycle_days: None };
        analytics.update(model, &Touched { everyone: true, ..Touched::default() });
        analytics
    }

    /// Brings the figures up to date after changes; the result equals [`Self::compute`] from scratch.
    pub fn update(&mut self, model: &Model, touched: &Touched) {
        self.clients.clear();
        self.clients.resize(model.clients().index_bound(), None);
        let _unused = touched;
    }

    /// The day of these figures.
    #[must_use]
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// A client's figures.
    #[must_use]
    pub fn client(&self, id: ClientId) -> Option<&ClientFigures> {
        self.clients.get(id.index())?.as_ref()
    }

    /// Everybody's figures, in the order of their ids.
    pub fn clients(&self) -> impl Iterator<Item = &ClientFigures> + Clone {
        self.clients.iter().flatten()
    }

    /// The median of all clients' own cycles, whole days; `None` if nobody has one.
    #[must_use]
    pub const fn shop_cycle_days(&self) -> Option<i64> {
        self.shop_cycle_days
    }
}
