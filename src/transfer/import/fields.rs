//! What a column of a foreign table can mean.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $key:literal),* $(,)?) => {
        /// What a column means to us.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name),* }

        impl Field {
            /// Every field, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in JSON and translation keys.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

fields! {
    /// The whole name in one cell.
    Name "name",
    FirstName "first_name",
    MiddleName "middle_name",
    LastName "last_name",
    /// A company; stands in where there is no name.
    Organization "organization",
    /// One or several phones.
    Phone "phone",
    /// One or several e-mails.
    Email "email",
    /// What the other program calls the client.
    ClientId "client_id",
    /// Day of the purchase, with or without a time.
    Date "date",
    /// Time of the purchase where it stands apart from the day.
    Time "time",
    /// Net sum of the purchase.
    Amount "amount",
    /// A sum given back for this purchase.
    Refund "refund",
    /// Number of the receipt or order.
    Receipt "receipt",
    /// Whether the purchase took place.
    Status "status",
    /// Sale or refund.
    Kind "kind",
    Product "product",
    Quantity "quantity",
    /// Price of one piece on this line of the receipt.
    ItemPrice "item_price",
    Staff "staff",
    /// The client's note in a list of clients, the purchase's in a list of purchases.
    Note "note",
    Birthday "birthday",
    /// When the client's record was made.
    Registered "registered",
    Tags "tags",
    /// Where the client came from.
    Source "source",
    /// Whether marketing is allowed.
    Consent "consent",
    /// The client must be left alone.
    DoNotContact "do_not_contact",
    DoNotContactReason "do_not_contact_reason",
    Telegram "telegram",
    WhatsApp "whatsapp",
    Vk "vk",
    Instagram "instagram",
    /// The way the client likes to be reached.
    PreferredChannel "preferred_channel",
    PausedUntil "paused_until",
    Archived "archived",
    ConsentDay "consent_day",
    /// How the consent was given or refused.
    ConsentHow "consent_how",
    DoNotContactSince "do_not_contact_since",
    /// The date that was agreed with the client, with or without a time.
    AgreedFor "agreed_for",
    /// Whether a visit or a call was agreed.
    AgreedKind "agreed_kind",
    AgreedNote "agreed_note",
    /// The day on which that was agreed.
    AgreedMade "agreed_made",
    /// Phones that were found to be wrong.
    WrongPhones "wrong_phones",
    /// What other programs call the client, with their names.
    OtherIds "other_ids",
}

impl Field {
    /// The field with this [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// Whether several columns may carry it, all of which are used.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Phone | Self::Email | Self::Tags | Self::Note)
    }

    /// Whether it tells of a client, and so decides with its kin who a row is about.
    #[must_use]
    pub const fn is_of_client(self) -> bool {
        !matches!(
            self,
            Self::Date
                | Self::Time
                | Self::Amount
                | Self::Refund
                | Self::Receipt
                | Self::Status
                | Self::Kind
                | Self::Product
                | Self::Quantity
                | Self::ItemPrice
                | Self::Staff
                | Self::Note
        )
    }
}
