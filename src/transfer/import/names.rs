//! Names of products and staff, each resolved once however often it stands in the file.

use rustc_hash::FxHashMap;

use super::people::clean_name;
use crate::domain::text::fold;

/// Something known by its name: `K` among the shop's own, or new by its place in the list of new ones.
pub struct Names<'t, R> {
    by_cell: FxHashMap<&'t str, Option<R>>,
    by_name: FxHashMap<String, R>,
    new: Vec<String>,
    new_ref: fn(u32) -> R,
    /// Cells are taken as they stand.
    is_exact: bool,
}

impl<'t, R: Copy> Names<'t, R> {
    /// Knows the shop's own names. `new_ref` makes the reference to a new one.
    pub fn new<'n>(known: impl Iterator<Item = (&'n str, R)>, new_ref: fn(u32) -> R, is_exact: bool) -> Self {
        let by_name = known.map(|(name, reference)| (fold(name), reference)).collect();
        Self { by_cell: FxHashMap::default(), by_name, new: Vec::new(), new_ref, is_exact }
    }

    /// What a cell names; `None` for an empty one.
    pub fn resolve(&mut self, cell: &'t str) -> Option<R> {
        if cell.is_empty() {
            return None;
        }
        if let Some(found) = self.by_cell.get(cell) {
            return *found;
        }
        let name = if self.is_exact { cell.to_owned() } else { clean_name(cell) };
        let found = if name.is_empty() { None } else { Some(self.by_folded_name(name)) };
        self.by_cell.insert(cell, found);
        found
    }

    fn by_folded_name(&mut self, name: String) -> R {
        let folded = fold(&name);
        if let Some(found) = self.by_name.get(&folded) {
            return *found;
        }
        let reference = (self.new_ref)(u32::try_from(self.new.len()).unwrap_or(u32::MAX));
        self.new.push(name);
        self.by_name.insert(folded, reference);
        reference
    }

    /// The names that the shop does not know yet.
    #[must_use]
    pub fn into_new(self) -> Vec<String> {
        self.new
    }
}
