//! Purchases (visits, orders), their items, and the products sold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{ClientId, ImportId, ProductId, PurchaseId, StaffId};

/// One visit or order on one civil day.
///
/// Kept small (56 bytes) because a shop may have a million of them: rare facts live in [`PurchaseExtra`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    pub id: PurchaseId,
    /// `None` is a guest: counts in revenue and nowhere else.
    pub client: Option<ClientId>,
    pub day: NaiveDate,
    /// Minute of the day (0..1440) where a time is known.
    pub minute: Option<u16>,
    pub staff: Option<StaffId>,
    pub import: Option<ImportId>,
    /// Net sum in minor units. Negative is a refund, zero is a visit.
    pub sum_minor: i64,
    pub items: Items,
    pub extra: Option<Box<PurchaseExtra>>,
}

impl Purchase {
    /// A negative sum is a refund: part of net money, never a purchase.
    #[must_use]
    pub const fn is_refund(&self) -> bool {
        self.sum_minor < 0
    }

    /// What other programs call this purchase; empty if nothing.
    #[must_use]
    pub fn external_id(&self) -> &str {
        self.extra.as_ref().map_or("", |extra| &extra.external_id)
    }

    /// The owner's note; empty if none.
    #[must_use]
    pub fn note(&self) -> &str {
        self.extra.as_ref().map_or("", |extra| &extra.note)
    }

    /// The items as a list, whatever the way they are kept.
    #[must_use]
    pub fn item_list(&self) -> Vec<Item> {
        match &self.items {
            Items::None => Vec::new(),
            Items::One { product, quantity_milli } => {
                vec![Item { product: *product, quantity_milli: *quantity_milli, sum_minor: self.sum_minor }]
            }
            Items::Many(items) => items.as_ref().clone(),
        }
    }

    /// The products bought, in the order of the receipt.
    pub fn products(&self) -> impl Iterator<Item = ProductId> + '_ {
        let (one, many) = match &self.items {
            Items::None => (None, [].as_slice()),
            Items::One { product, .. } => (Some(*product), [].as_slice()),
            Items::Many(items) => (None, items.as_slice()),
        };
        one.into_iter().chain(many.iter().map(|item| item.product))
    }
}

/// What was bought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Items {
    /// Only the sum is known.
    #[default]
    None,
    /// One product for the whole sum: by far the most frequent case.
    One { product: ProductId, quantity_milli: u32 },
    /// Several lines. Boxed twice over so that a purchase stays small.
    Many(Box<Vec<Item>>),
}

impl Items {
    /// The tightest form of `items`, given the purchase's sum.
    #[must_use]
    pub fn from_list(items: Vec<Item>, sum_minor: i64) -> Self {
        match items.as_slice() {
            [] => Self::None,
            [only] if only.sum_minor == sum_minor => Self::One { product: only.product, quantity_milli: only.quantity_milli },
            _ => Self::Many(Box::new(items)),
        }
    }
}

/// A line of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub product: ProductId,
    /// Thousandths of a piece, litre or kilogram: 1500 is 1.5.
    pub quantity_milli: u32,
    /// Minor units, negative in a refund.
    pub sum_minor: i64,
}

/// Rare facts of a purchase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseExtra {
    /// Number of the receipt or order in another program; empty if none.
    pub external_id: String,
    pub note: String,
}

impl PurchaseExtra {
    /// `None` when there is nothing to keep.
    #[must_use]
    pub fn boxed(external_id: String, note: String) -> Option<Box<Self>> {
        if external_id.is_empty() && note.is_empty() { None } else { Some(Box::new(Self { external_id, note })) }
    }
}

/// A product or service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub id: ProductId,
    pub name: String,
    pub category: String,
    /// After how many days it is usually bought again (1..=3650). A product with a cycle is *recurring*.
    pub cycle_days: Option<u16>,
    /// Share of the price that is earned, in hundredths of a percent (0..=10000).
    pub margin_bp: Option<u16>,
    pub archived: bool,
}
