//! Rows of a file as the owner sees them, before they go in or after they were rejected.

use super::matching::Person;
use super::preview::{CELL_END, SampleRow, Verdict};
use super::sale::Sale;
use super::table::Row;

/// A row of the file and what was made of it.
#[must_use]
pub fn sample_row(row: Row<'_>, number: u32, verdict: Verdict, sale: Option<Sale>, person: Option<&Person>, product: &str) -> SampleRow {
    let client = person.map(|person| &person.client);
    let contact = client
        .and_then(|client| client.phones.first().map(crate::domain::phone::Phone::display).or_else(|| client.emails.first().cloned()));
    let id = person.map(|person| person.external_id.clone());
    SampleRow {
        row: number,
        cells: joined(row),
        verdict,
        name: client.map(|client| client.name.clone()).unwrap_or_default(),
        contact: contact.or(id).unwrap_or_default(),
        day: sale.map(|sale| sale.at.day),
        minute: sale.and_then(|sale| sale.at.minute),
        sum_minor: sale.and_then(|sale| sale.sum_minor),
        product: product.to_owned(),
    }
}

/// All cells of a row in one text, as they stand in the file.
#[must_use]
pub fn joined(row: Row<'_>) -> Box<str> {
    let mut cells = String::new();
    for (index, cell) in row.cells().enumerate() {
        if index > 0 {
            cells.push(CELL_END);
        }
        cells.push_str(cell);
    }
    cells.into()
}
