//! Carries a batch out on a model, as the plan of an import does.

use regulars::domain::campaign::Import;
use regulars::domain::change::{Change, Row};
use regulars::domain::client::Client;
use regulars::domain::contact::Staff;
use regulars::domain::ids::{ClientId, ProductId, StaffId};
use regulars::domain::import_batch::{ClientRef, ImportBatch, ImportedClient, ProductRef, StaffRef};
use regulars::domain::model::Model;
use regulars::domain::purchase::{Item, Items, Product, Purchase};

pub fn apply(model: &mut Model, batch: ImportBatch) {
    let mut ids = model.next_ids();
    let import = ids.take_import().expect("a free id");
    let mut changes = Vec::new();
    let mut new_clients: Vec<ClientId> = Vec::new();
    for client in batch.clients {
        match client {
            ImportedClient::New(client) => {
                let client = Client { id: ids.take_client().expect("a free id"), ..*client };
                new_clients.push(client.id);
                changes.push(Change::Client(Box::new(Row::Insert(client))));
            }
            ImportedClient::Update(client) => {
                let before = model.clients().get(client.id).expect("an updated client is known").clone();
                changes.push(Change::Client(Box::new(Row::update(before, *client))));
            }
        }
    }
    let mut new_products: Vec<ProductId> = Vec::new();
    for name in batch.products {
        let id = ids.take_product().expect("a free id");
        new_products.push(id);
        let product = Product { id, name, category: String::new(), cycle_days: None, margin_bp: None, archived: false };
        changes.push(Change::Product(Box::new(Row::Insert(product))));
    }
    let mut new_staff: Vec<StaffId> = Vec::new();
    for name in batch.staff {
        let id = ids.take_staff().expect("a free id");
        new_staff.push(id);
        changes.push(Change::Staff(Box::new(Row::Insert(Staff { id, name, archived: false }))));
    }
    let product_id = |product: ProductRef| match product {
        ProductRef::Existing(id) => id,
        ProductRef::New(place) => new_products[place as usize],
    };
    let purchases_added = u32::try_from(batch.purchases.len()).expect("not so many");
    for purchase in batch.purchases {
        let items = match (purchase.items, purchase.product) {
            (Some(items), _) => {
                let item = |item: &regulars::domain::import_batch::ImportedItem| Item {
                    product: product_id(item.product),
                    quantity_milli: item.quantity_milli,
                    sum_minor: item.sum_minor,
                };
                Items::from_list(items.iter().map(item).collect(), purchase.sum_minor)
            }
            (None, Some(product)) => Items::One { product: product_id(product), quantity_milli: purchase.quantity_milli },
            (None, None) => Items::None,
        };
        changes.push(Change::Purchase(Row::Insert(Purchase {
            id: ids.take_purchase().expect("a free id"),
            client: purchase.client.map(|client| match client {
                ClientRef::Existing(id) => id,
                ClientRef::New(place) => new_clients[place as usize],
            }),
            day: purchase.day,
            minute: purchase.minute,
            staff: purchase.staff.map(|staff| match staff {
                StaffRef::Existing(id) => id,
                StaffRef::New(place) => new_staff[place as usize],
            }),
            import: Some(import),
            sum_minor: purchase.sum_minor,
            items,
            extra: purchase.extra,
        })));
    }
    let clients_added = u32::try_from(new_clients.len()).expect("not so many");
    let record = Import { id: import, at: chrono::DateTime::UNIX_EPOCH, file_name: batch.file_name, clients_added, purchases_added };
    changes.push(Change::Import(Box::new(Row::Insert(record))));
    model.apply(&changes);
}
