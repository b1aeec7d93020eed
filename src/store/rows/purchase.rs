//! Purchases in the file. One product for the whole sum, the usual case, has columns of its own; several are a
//! list of `[product, thousandths, sum]`.

use super::{Stored, columns};
use crate::domain::ids::{Id as _, ProductId};
use crate::domain::purchase::{Item, Items, Purchase, PurchaseExtra};
use crate::store::cell::{Cell, Unreadable, id, json};

columns! { id, client, day, minute, staff, import, sum_minor, product, quantity_milli, items, external_id, note }

impl Stored for Purchase {
    const TABLE: &'static str = "purchases";
    const COLUMNS: &'static [&'static str] = COLUMNS;

    fn key(&self) -> i64 {
        i64::from(self.id.number())
    }

    fn id_number(&self) -> Option<u32> {
        Some(self.id.number())
    }

    fn to_cells(&self) -> Result<Vec<Cell<'_>>, serde_json::Error> {
        let (product, quantity_milli, items) = match &self.items {
            Items::None => (Cell::Null, Cell::Null, Cell::Null),
            Items::One { product, quantity_milli } => (id(*product), (*quantity_milli).into(), Cell::Null),
            Items::Many(items) => {
                let rows: Vec<_> = items.iter().map(|item| (item.product, item.quantity_milli, item.sum_minor)).collect();
                (Cell::Null, Cell::Null, json(&rows)?)
            }
        };
        let columns = Columns {
            id: id(self.id),
            client: self.client.map(id).into(),
            day: self.day.into(),
            minute: self.minute.into(),
            staff: self.staff.map(id).into(),
            import: self.import.map(id).into(),
            sum_minor: self.sum_minor.into(),
            product,
            quantity_milli,
            items,
            external_id: self.extra.as_ref().map(|extra| extra.external_id.as_str()).into(),
            note: self.extra.as_ref().map(|extra| extra.note.as_str()).into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        let items = match (columns.product.opt(Cell::id)?, columns.quantity_milli.opt(Cell::number)?, columns.items) {
            (None, None, Cell::Null) => Items::None,
            (Some(product), Some(quantity_milli), Cell::Null) => Items::One { product, quantity_milli },
            (None, None, list) => Items::Many(Box::new(read_items(list)?)),
            _ => return Err(Unreadable),
        };
        let extra = match (columns.external_id.opt(Cell::text)?, columns.note.opt(Cell::text)?) {
            (None, None) => None,
            (Some(external_id), Some(note)) => Some(Box::new(PurchaseExtra { external_id, note })),
            _ => return Err(Unreadable),
        };
        Ok(Self {
            id: columns.id.id()?,
            client: columns.client.opt(Cell::id)?,
            day: columns.day.day()?,
            minute: columns.minute.opt(Cell::number)?,
            staff: columns.staff.opt(Cell::id)?,
            import: columns.import.opt(Cell::id)?,
            sum_minor: columns.sum_minor.number()?,
            items,
            extra,
        })
    }
}

fn read_items(list: Cell<'_>) -> Result<Vec<Item>, Unreadable> {
    let rows: Vec<(ProductId, u32, i64)> = list.json()?;
    Ok(rows.into_iter().map(|(product, quantity_milli, sum_minor)| Item { product, quantity_milli, sum_minor }).collect())
}
