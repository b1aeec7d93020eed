//! Whose figures have to be computed again after some changes.

use std::collections::BTreeSet;

use crate::domain::change::{Change, Touch};
use crate::domain::ids::ClientId;

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
