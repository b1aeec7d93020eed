//! What an import brings, ready to be planned. Ids of new records are given by the plan, not by who reads files.

use chrono::NaiveDate;

use super::client::Client;
use super::ids::{ClientId, ProductId, StaffId};
use super::purchase::PurchaseExtra;

/// Clients and purchases of one or several files, matched against the model already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportBatch {
    /// Name of the file without its folder.
    pub file_name: String,
    pub clients: Vec<ImportedClient>,
    /// Names of products that the shop does not know yet.
    pub products: Vec<String>,
    /// Names of staff that the shop does not know yet.
    pub staff: Vec<String>,
    pub purchases: Vec<ImportedPurchase>,
}

/// A client that an import adds or adds to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedClient {
    /// The record's id is a placeholder.
    New(Box<Client>),
    /// The whole record under its own id, as it will be.
    Update(Box<Client>),
}

/// Whose purchase it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClientRef {
    Existing(ClientId),
    /// Place among the [`ImportedClient::New`] ones, from 0.
    New(u32),
}

/// Which product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProductRef {
    Existing(ProductId),
    /// Place in [`ImportBatch::products`].
    New(u32),
}

/// Whose work it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffRef {
    Existing(StaffId),
    /// Place in [`ImportBatch::staff`].
    New(u32),
}

/// A purchase that an import adds. Small, because there may be a million.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPurchase {
    /// `None` is a guest.
    pub client: Option<ClientRef>,
    pub day: NaiveDate,
    /// Minute of the day, 0..1440.
    pub minute: Option<u16>,
    pub sum_minor: i64,
    /// One product for the whole sum.
    pub product: Option<ProductRef>,
    /// Thousandths.
    pub quantity_milli: u32,
    pub staff: Option<StaffRef>,
    /// External id and note, if there are any.
    pub extra: Option<Box<PurchaseExtra>>,
    /// Lines of a receipt, where there are several; then `product` is `None`.
    pub lines: Option<Box<Vec<ImportedItem>>>,
}

/// A line of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedItem {
    pub product: ProductRef,
    /// Thousandths.
    pub quantity_milli: u32,
    /// Minor units.
    pub sum_minor: i64,
}
