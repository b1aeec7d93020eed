//! Writing tables that the owner's programs open, and that our own import reads back unchanged.

pub mod guard;

use crate::domain::model::Model;
use crate::transfer::import::preview::Preview;

/// Style.
#[derive(Debug, Clone)]
pub struct CsvStyle;

impl CsvStyle {
    /// Of a language.
    pub fn of_language(_language: &str) -> Self {
        Self
    }
}

/// Clients.
pub fn clients_csv(_model: &Model, _style: &CsvStyle) -> Vec<u8> {
    Vec::new()
}

/// Purchases.
pub fn purchases_csv(_model: &Model, _style: &CsvStyle) -> Vec<u8> {
    Vec::new()
}

/// Rejected.
pub fn rejected_csv(_preview: &Preview, _style: &CsvStyle) -> Vec<u8> {
    Vec::new()
}
