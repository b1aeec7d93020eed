//! The trail: who changed what and when. Entries are added in the same transaction as the change they tell of.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{ClientId, StaffId};

/// One thing that was done to one client, or to the shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailEntry {
    /// From 1, in the order in which things were done; the clock may jump, this does not.
    pub number: u32,
    pub at: DateTime<Utc>,
    /// Who sat there, if the program was told.
    pub staff: Option<StaffId>,
    /// Whom it was about; `None` for the shop as a whole and for what touched very many clients at once.
    pub client: Option<ClientId>,
    pub way: Way,
    /// The title of what was done, as JSON, so that a later version can keep titles that this one does not know.
    pub title: String,
    /// What became of each field of the record that was changed.
    pub fields: Vec<FieldChange>,
}

/// Whether something was done, taken back, or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Done,
    Undone,
    Redone,
}

/// A field before and after, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The record's kind and the field's name in the file: `client.note`.
    pub field: String,
    pub old: String,
    pub new: String,
}
