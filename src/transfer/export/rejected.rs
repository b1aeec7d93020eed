//! Rows that were rejected, to be mended and imported again.

use super::super::import::preview::{CELL_END, Preview, RejectedRow};
use super::super::import::reasons::RejectReason;

/// The rejected rows of a file with its headers; kept after an import, when the preview is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rejected {
    pub file_name: String,
    pub headers: Vec<String>,
    pub rows: Vec<RejectedRow>,
}

/// The cells of a row at the places that their columns have among `width`.
fn moved(cells: &str, places: &[usize], width: usize) -> Box<str> {
    let mut all = vec![""; width];
    for (cell, place) in cells.split(CELL_END).zip(places) {
        if let Some(slot) = all.get_mut(*place) {
            *slot = cell;
        }
    }
    all.join(&CELL_END.to_string()).into()
}

impl Rejected {
    /// Those of a preview.
    #[must_use]
    pub fn of(preview: &Preview) -> Self {
        let mut headers: Vec<String> = preview.columns.iter().map(|column| column.header.clone()).collect();
        let mut rows = preview.rejected.clone();
        // Rows of all sheets stand in one table, each cell under its own header.
        for sheet in &preview.beside {
            let mut places = Vec::new();
            for column in &sheet.columns {
                places.push(headers.iter().position(|header| *header == column.header).unwrap_or(headers.len()));
                if places.last() == Some(&headers.len()) {
                    headers.push(column.header.clone());
                }
            }
            for row in rows.iter_mut().filter(|row| *row.sheet == *sheet.name) {
                row.cells = moved(&row.cells, &places, headers.len());
            }
        }
        Self { file_name: preview.batch.file_name.clone(), headers, rows }
    }

    /// The rows under the headers of their file, each with its number and reason, in the caller's words, in front.
    #[must_use]
    pub fn table(&self, row_header: &str, reason_header: &str, reason: &dyn Fn(RejectReason) -> String) -> Vec<Vec<String>> {
        let own = [row_header.to_owned(), reason_header.to_owned()];
        let headers: Vec<String> = own.into_iter().chain(self.headers.iter().cloned()).collect();
        let rejected = self.rows.iter().map(|row| {
            let own = [row.row.to_string(), reason(row.reason)];
            own.into_iter().chain(row.cells.split(CELL_END).map(str::to_owned)).collect()
        });
        std::iter::once(headers).chain(rejected).collect()
    }
}
