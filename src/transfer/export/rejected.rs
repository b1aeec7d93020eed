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

impl Rejected {
    /// Those of a preview.
    #[must_use]
    pub fn of(preview: &Preview) -> Self {
        Self {
            file_name: preview.batch.file_name.clone(),
            headers: preview.columns.iter().map(|column| column.header.clone()).collect(),
            rows: preview.rejected.clone(),
        }
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
