//! Rows that were rejected, to be mended and imported again.

use super::super::import::preview::{CELL_END, Preview};

/// The rejected rows under the headers of their file, each with its number and reason in front.
pub fn rows<'p>(preview: &'p Preview, row_header: &str, reason_header: &str) -> impl Iterator<Item = Vec<String>> + 'p {
    let own = [row_header.to_owned(), reason_header.to_owned()];
    let headers: Vec<String> = own.into_iter().chain(preview.columns.iter().map(|column| column.header.clone())).collect();
    let rejected = preview.rejected.iter().map(|row| {
        let own = [row.row.to_string(), row.reason.to_string()];
        own.into_iter().chain(row.cells.split(CELL_END).map(str::to_owned)).collect()
    });
    std::iter::once(headers).chain(rejected)
}
