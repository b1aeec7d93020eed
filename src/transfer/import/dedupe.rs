//! A repeated import adds nothing: purchases that came with an earlier import are counted and met again.

use rustc_hash::FxHashMap;

use crate::domain::import_batch::{ClientRef, ImportedPurchase, ProductRef};
use crate::domain::model::Model;
use crate::domain::purchase::{Items, Purchase};

/// What makes two purchases of two files one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    client: Option<ClientRef>,
    day: chrono::NaiveDate,
    minute: Option<u16>,
    sum_minor: i64,
    product: Option<ProductRef>,
    receipt: Box<str>,
}

/// How often each purchase is there already. Two equal visits inside one file are two, so they are counted, not just
/// known.
#[derive(Debug, Default)]
pub struct AlreadyThere {
    counts: FxHashMap<Key, u32>,
}

impl AlreadyThere {
    /// Counts the purchases of earlier imports; all of them for a file of our own, which holds those entered by hand.
    #[must_use]
    pub fn of(model: &Model, is_own: bool) -> Self {
        let mut there = Self::default();
        for purchase in model.purchases().iter().filter(|purchase| is_own || purchase.import.is_some()) {
            *there.counts.entry(Key::of_known(purchase)).or_default() += 1;
        }
        there
    }

    /// Whether this purchase is there; each one there answers for one purchase of the file.
    pub fn take(&mut self, purchase: &ImportedPurchase) -> bool {
        if self.counts.is_empty() || matches!(purchase.client, Some(ClientRef::New(_))) {
            return false;
        }
        match self.counts.get_mut(&Key::of_imported(purchase)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

impl Key {
    fn of_known(purchase: &Purchase) -> Self {
        // As the import tells them: the one product for the whole sum, but not the items of a receipt.
        let product = match &purchase.items {
            Items::One { product, .. } => Some(*product),
            Items::None | Items::Many(_) => None,
        };
        Self {
            client: purchase.client.map(ClientRef::Existing),
            day: purchase.day,
            minute: purchase.minute,
            sum_minor: purchase.sum_minor,
            product: product.map(ProductRef::Existing),
            receipt: purchase.external_id().into(),
        }
    }

    fn of_imported(purchase: &ImportedPurchase) -> Self {
        Self {
            client: purchase.client,
            day: purchase.day,
            minute: purchase.minute,
            sum_minor: purchase.sum_minor,
            product: purchase.product,
            receipt: purchase.extra.as_ref().map_or("", |extra| extra.external_id.as_str()).into(),
        }
    }
}
