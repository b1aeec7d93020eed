//! What an import brings, read and matched, ready to be planned. Ids of new records are given by the plan.

use chrono::NaiveDate;

use super::client::Client;
use super::ids::{ClientId, ProductId, StaffId};
use super::purchase::PurchaseExtra;
use super::settings::ImportLayout;

/// The content of one or several foreign files, matched against the shop's own records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportBatch {
    /// Name of the file without its folder.
    pub file_name: String,
    /// A table that this program wrote.
    pub is_own: bool,
    pub clients: Vec<ImportedClient>,
    /// Names of products not yet known; [`ProductRef::New`] points here.
    pub products: Vec<String>,
    /// Names of staff not yet known; [`StaffRef::New`] points here.
    pub staff: Vec<String>,
    /// Who looks after whom; says nothing of clients who have somebody already.
    pub looked_after: Vec<(ClientRef, StaffRef)>,
    pub purchases: Vec<ImportedPurchase>,
    /// How the owner wants files of such headers to be read from now on.
    pub layouts: Vec<ImportLayout>,
}

/// A client that comes or changes with an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedClient {
    /// The id is a placeholder.
    New(Box<Client>),
    /// The merged record under its own id.
    Update(Box<Client>),
}

/// Whose purchase it is; guests have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClientRef {
    Existing(ClientId),
    /// Index among the batch's [`ImportedClient::New`], in their order.
    New(u32),
}

/// What was bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductRef {
    Existing(ProductId),
    /// Index in [`ImportBatch::products`].
    New(u32),
}

/// Who served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StaffRef {
    Existing(StaffId),
    /// Index in [`ImportBatch::staff`].
    New(u32),
}

/// A purchase of an import. Kept small, since a file may bring a million of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPurchase {
    /// `None` is a guest.
    pub client: Option<ClientRef>,
    pub day: NaiveDate,
    /// Minute of the day (0..1440) where a time is known.
    pub minute: Option<u16>,
    /// Net sum in minor units; negative is a refund, zero a visit.
    pub sum_minor: i64,
    /// The one product bought for the whole sum.
    pub product: Option<ProductRef>,
    /// Thousandths of a piece of `product`; means nothing without one.
    pub quantity_milli: u32,
    pub staff: Option<StaffRef>,
    /// The lines of a receipt that has several; `product` is empty then. Boxed twice over to stay small.
    pub items: Option<Box<Vec<ImportedItem>>>,
    pub extra: Option<Box<PurchaseExtra>>,
}

/// A line of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedItem {
    pub product: ProductRef,
    /// Thousandths of a piece, litre or kilogram.
    pub quantity_milli: u32,
    /// Minor units, negative in a refund.
    pub sum_minor: i64,
}
