//! Identifiers of records. Each kind has a type of its own, so a client's id cannot be passed for a purchase's.
//! Ids are whole numbers from 1, handed out in order and never used again, also after the record is gone.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// Behaviour shared by all identifiers, for code that stores or counts any kind of record.
pub trait Id: Copy + Eq + Ord {
    /// The id with this number, or `None` for 0 and for numbers over `u32::MAX`.
    fn from_number(number: u64) -> Option<Self>;
    /// The number as it stands in the file, from 1.
    fn number(self) -> u32;
    /// The place of this id in a vector that is indexed by id.
    fn index(self) -> usize {
        self.number() as usize
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(NonZeroU32);

        impl Id for $name {
            fn from_number(number: u64) -> Option<Self> {
                u32::try_from(number).ok().and_then(NonZeroU32::new).map(Self)
            }
            fn number(self) -> u32 {
                self.0.get()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A client.
    ClientId,
    /// A purchase (a visit, an order).
    PurchaseId,
    /// A product or service.
    ProductId,
    /// A contact made with a client.
    ContactId,
    /// A member of staff.
    StaffId,
    /// A message template.
    TemplateId,
    /// A win-back campaign.
    CampaignId,
    /// One import of one or several files.
    ImportId,
    /// An entry of the change log.
    LogEntryId,
}

/// The next free number of each kind of record.
///
/// The store hands one out when a file is opened and keeps it beside the records in the same transaction, so a
/// number that was ever written is never used again. Several writers would each get a block of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextIds {
    pub client: u32,
    pub purchase: u32,
    pub product: u32,
    pub contact: u32,
    pub staff: u32,
    pub template: u32,
    pub campaign: u32,
    pub import: u32,
    pub log_entry: u32,
}

impl Default for NextIds {
    fn default() -> Self {
        Self { client: 1, purchase: 1, product: 1, contact: 1, staff: 1, template: 1, campaign: 1, import: 1, log_entry: 1 }
    }
}

macro_rules! takers {
    ($($(#[$doc:meta])* $take:ident $field:ident $id:ident),* $(,)?) => {
        impl NextIds {$(
            $(#[$doc])*
            ///
            /// # Errors
            /// [`IdsExhausted`] after four thousand million records of this kind.
            pub fn $take(&mut self) -> Result<$id, IdsExhausted> {
                let id = $id::from_number(u64::from(self.$field)).ok_or(IdsExhausted)?;
                self.$field = self.$field.checked_add(1).ok_or(IdsExhausted)?;
                Ok(id)
            }
        )*}
    };
}

takers! {
    /// Takes the next client id.
    take_client client ClientId,
    /// Takes the next purchase id.
    take_purchase purchase PurchaseId,
    /// Takes the next product id.
    take_product product ProductId,
    /// Takes the next contact id.
    take_contact contact ContactId,
    /// Takes the next staff id.
    take_staff staff StaffId,
    /// Takes the next template id.
    take_template template TemplateId,
    /// Takes the next campaign id.
    take_campaign campaign CampaignId,
    /// Takes the next import id.
    take_import import ImportId,
    /// Takes the next change log id.
    take_log_entry log_entry LogEntryId,
}

/// The file holds as many records of one kind as can be numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no more record numbers are free")]
pub struct IdsExhausted;
