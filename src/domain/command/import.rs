//! Turning an import into changes: new records get their ids, in the order in which they will lie on disk.

use std::collections::{BTreeSet, HashMap};

use super::{Field, FieldError, Given, Plan, Problem, Title};
use crate::domain::campaign::Import;
use crate::domain::change::{Change, Replaced, Row};
use crate::domain::client::Client;
use crate::domain::contact::Staff;
use crate::domain::ids::{ClientId, ProductId, StaffId};
use crate::domain::import_batch::{ClientRef, ImportBatch, ImportedClient, ImportedItem, ImportedPurchase, ProductRef, StaffRef};
use crate::domain::model::Model;
use crate::domain::purchase::{Item, Items, Product, Purchase};
use crate::domain::settings::LAYOUTS_MAX;

pub(super) fn import(model: &Model, batch: ImportBatch, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let gone = || FieldError::list(Field::Whole, Problem::Gone);
    let mut next = model.next_ids();
    let mut changes = Vec::with_capacity(batch.clients.len() + batch.purchases.len() + batch.products.len() + 1);
    let import = next.take_import()?;

    // Our own tables say of each client whether they lie in the archive.
    let mut returned = if batch.is_own { BTreeSet::new() } else { back_from_archive(model, &batch) };
    // Numbers come first, for clients may be looked after by somebody new.
    let mut new_staff: Vec<(StaffId, String)> = Vec::new();
    for name in batch.staff {
        new_staff.push((next.take_staff()?, name));
    }
    let staff_id = |staff: StaffRef| match staff {
        StaffRef::Existing(id) => Ok(id),
        StaffRef::New(place) => new_staff.get(place as usize).map(|(id, _)| *id).ok_or_else(gone),
    };
    let mut looked_after: HashMap<ClientRef, StaffId> = HashMap::new();
    for (client, staff) in batch.looked_after {
        looked_after.entry(client).or_insert(staff_id(staff)?);
    }
    let mut new_clients: Vec<ClientId> = Vec::new();
    let mut clients_added: u32 = 0;
    for imported in batch.clients {
        match imported {
            ImportedClient::New(mut client) => {
                let staff = looked_after.remove(&ClientRef::New(clients_added));
                client.id = next.take_client()?;
                client.staff = client.staff.or(staff);
                new_clients.push(client.id);
                clients_added += 1;
                changes.push(Change::Client(Box::new(Row::Insert(*client))));
            }
            ImportedClient::Update(mut after) => {
                let staff = looked_after.remove(&ClientRef::Existing(after.id));
                after.staff = after.staff.or(staff);
                let before = model.clients().get(after.id).ok_or_else(gone)?;
                if returned.remove(&after.id) {
                    after.archived = None;
                }
                changes.push(super::clients::update(before, *after));
            }
        }
    }
    for before in returned.iter().filter_map(|id| model.clients().get(*id)) {
        let staff = before.staff.or(looked_after.remove(&ClientRef::Existing(before.id)));
        changes.push(super::clients::update(before, Client { archived: None, staff, ..before.clone() }));
    }
    changes.extend(newly_looked_after(model, looked_after));
    let mut new_products: Vec<ProductId> = Vec::new();
    for name in batch.products {
        let id = next.take_product()?;
        new_products.push(id);
        let product = Product { id, name, category: String::new(), cycle_days: None, margin_bp: None, archived: false };
        changes.push(Change::Product(Box::new(Row::Insert(product))));
    }
    let staff_rows = new_staff.iter().map(|(id, name)| Staff { id: *id, name: name.clone(), archived: false });
    changes.extend(staff_rows.map(|staff| Change::Staff(Box::new(Row::Insert(staff)))));

    let product_id = |product: ProductRef| match product {
        ProductRef::Existing(id) => Some(id),
        ProductRef::New(place) => new_products.get(place as usize).copied(),
    };
    let mut purchases = batch.purchases;
    // Sorted as they lie on disk and in memory, so that writing a million of them is one sweep.
    purchases.sort_by_key(|purchase| (purchase.client, purchase.day));
    let purchases_added = u32::try_from(purchases.len()).unwrap_or(u32::MAX);
    for imported in purchases {
        let client = match imported.client {
            None => None,
            Some(ClientRef::Existing(id)) => Some(id),
            Some(ClientRef::New(place)) => Some(*new_clients.get(place as usize).ok_or_else(gone)?),
        };
        let staff = imported.staff.map(staff_id).transpose()?;
        let items = items(&imported, product_id).ok_or_else(gone)?;
        changes.push(Change::Purchase(Row::Insert(Purchase {
            id: next.take_purchase()?,
            client,
            day: imported.day,
            minute: imported.minute,
            staff,
            import: Some(import),
            sum_minor: imported.sum_minor,
            items,
            extra: imported.extra,
        })));
    }
    if !batch.layouts.is_empty() {
        let before = model.settings().clone();
        let mut after = before.clone();
        for layout in batch.layouts {
            after.import_layouts.retain(|known| known.headers != layout.headers);
            after.import_layouts.push(layout);
        }
        let surplus = after.import_layouts.len().saturating_sub(LAYOUTS_MAX);
        after.import_layouts.drain(..surplus);
        if after != before {
            changes.push(Change::Settings(Box::new(Replaced { before, after })));
        }
    }
    let record = Import { id: import, at: given.now, file_name: batch.file_name.clone(), clients_added, purchases_added };
    changes.push(Change::Import(Box::new(Row::Insert(record))));
    let title = Title::Imported { file_name: batch.file_name, clients: new_clients.len(), purchases: purchases_added as usize };
    Ok(Plan { changes, title })
}

/// Clients of whom a file says nothing new but who looks after them.
fn newly_looked_after(model: &Model, looked_after: HashMap<ClientRef, StaffId>) -> Vec<Change> {
    let mut clients: Vec<(&Client, StaffId)> = looked_after
        .into_iter()
        .filter_map(|(client, staff)| match client {
            ClientRef::Existing(id) => model.clients().get(id).filter(|client| client.staff.is_none()).map(|client| (client, staff)),
            ClientRef::New(_) => None,
        })
        .collect();
    clients.sort_unstable_by_key(|(client, _)| client.id);
    let given = |(client, staff): (&Client, StaffId)| super::clients::update(client, Client { staff: Some(staff), ..client.clone() });
    clients.into_iter().map(given).collect()
}

/// Archived clients who buy again by this file.
fn back_from_archive(model: &Model, batch: &ImportBatch) -> BTreeSet<ClientId> {
    let buyer = |purchase: &ImportedPurchase| match purchase.client {
        Some(ClientRef::Existing(id)) => {
            let client = model.clients().get(id)?;
            super::purchases::comes_back(client, purchase.day, purchase.sum_minor).then_some(id)
        }
        _ => None,
    };
    batch.purchases.iter().filter_map(buyer).collect()
}

/// `None` if a product is referred to that the batch does not bring.
fn items(imported: &ImportedPurchase, product_id: impl Fn(ProductRef) -> Option<ProductId>) -> Option<Items> {
    if let Some(lines) = &imported.items {
        let resolve = |line: &ImportedItem| {
            Some(Item { product: product_id(line.product)?, quantity_milli: line.quantity_milli, sum_minor: line.sum_minor })
        };
        return Some(Items::from_list(lines.iter().map(resolve).collect::<Option<Vec<Item>>>()?, imported.sum_minor));
    }
    match imported.product {
        None => Some(Items::None),
        Some(product) => Some(Items::One { product: product_id(product)?, quantity_milli: imported.quantity_milli }),
    }
}
