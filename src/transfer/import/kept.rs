//! What the owner said about the columns of a kind of files, used again for the next file of that kind.

use std::collections::BTreeMap;

use super::fields::Field;
use super::table::Row;
use crate::domain::model::Model;
use crate::domain::settings::ImportLayout;
use crate::domain::text::fold;

/// The meaning of columns by their index; `None` leaves one out.
pub type Mapping = BTreeMap<usize, Option<Field>>;

/// The headers by which a file is known again.
#[must_use]
pub fn headers_of(header: Row<'_>) -> Vec<String> {
    header.cells().map(fold).collect()
}

/// What was said about a file with these headers.
#[must_use]
pub fn find(model: &Model, headers: &[String]) -> Option<Mapping> {
    let known = model.settings().import_layouts.iter().find(|layout| layout.headers == headers)?;
    let column = |(index, key): (&u16, &Option<String>)| match key {
        None => Some((usize::from(*index), None)),
        // A field of a later version of the program says nothing to this one.
        Some(key) => Field::from_key(key).map(|field| (usize::from(*index), Some(field))),
    };
    Some(known.columns.iter().filter_map(column).collect())
}

/// What is to be remembered.
#[must_use]
pub fn layout(headers: Vec<String>, mapping: &Mapping) -> ImportLayout {
    let column = |(index, field): (&usize, &Option<Field>)| Some((u16::try_from(*index).ok()?, field.map(|field| field.key().to_owned())));
    ImportLayout { headers, columns: mapping.iter().filter_map(column).collect() }
}
