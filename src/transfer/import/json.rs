//! JSON of an import.

use serde::Serialize;

use super::preview::{FileRefused, Preview};

/// A report.
#[derive(Debug, Serialize)]
pub struct Report {
    pub files: Vec<FileJson>,
}

/// A file.
#[derive(Debug, Serialize)]
pub struct FileJson {}

/// Of a preview.
pub fn preview(_name: &str, _preview: &Preview) -> FileJson {
    FileJson {}
}

/// Of a refusal.
pub fn refused(_name: &str, _refused: &FileRefused) -> FileJson {
    FileJson {}
}
