//! A small shop to be tested on, and looking at what lies on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use regulars::domain::change::{Change, Row};
use regulars::domain::model::Model;
use regulars::domain::purchase::{Items, Purchase};
use regulars::store::{OpenMode, Store, StoreError};

use crate::support::records::{Deed, Step, batch, id, record};

/// A folder of its own and the path of a shop's file in it.
pub fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("shop.regulars");
    (folder, path)
}

/// Inserts of about `count` records of all kinds, the same every time.
pub fn inserts(model: &Model, count: usize) -> Vec<Change> {
    let mut runner = TestRunner::deterministic();
    let strategy = (record(), proptest::arbitrary::any::<proptest::sample::Index>());
    let steps: Vec<Step> = (0..count)
        .map(|_| {
            let (record, whose) = strategy.new_tree(&mut runner).expect("a record").current();
            (Deed::Insert, record, whose, whose)
        })
        .collect();
    batch(model, &steps)
}

/// Makes a shop with about `count` records and closes it.
pub fn make(path: &Path, count: usize) -> Model {
    let (mut store, records) = Store::create(path).expect("a new file");
    let mut model = Model::from_records(records);
    let changes = inserts(&model, count);
    store.write(&changes).expect("the first records");
    model.apply(&changes);
    store.close().expect("closing");
    model
}

/// Why `path` cannot be opened.
pub fn refusal(path: &Path, mode: OpenMode) -> StoreError {
    // Not `expect_err`, which would print a whole shop.
    Store::open(path, mode).err().unwrap_or_else(|| panic!("{} was opened", path.display()))
}

/// A guest's purchase.
pub fn guest_purchase(number: u32) -> Change {
    Change::Purchase(Row::Insert(Purchase {
        id: id(number),
        client: None,
        day: "2025-10-12".parse().expect("a date"),
        minute: None,
        staff: None,
        import: None,
        sum_minor: 100_000,
        items: Items::None,
        extra: None,
    }))
}

/// Every file under a folder with its bytes.
pub fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), std::fs::read(path).expect("a readable file"))).collect()
}

/// Overwrites every `old` in a file by `new`, which must be as long.
pub fn replace(path: &Path, old: &[u8], new: &[u8]) {
    let contents = std::fs::read(path).expect("a readable file");
    let places: Vec<_> = contents.windows(old.len()).enumerate().filter(|(_, bytes)| *bytes == old).map(|(place, _)| place).collect();
    assert!(!places.is_empty(), "not in the file");
    for place in places {
        patch(path, place, new);
    }
}

/// Overwrites bytes of a file.
pub fn patch(path: &Path, offset: usize, bytes: &[u8]) {
    let mut contents = std::fs::read(path).expect("a readable file");
    contents[offset..offset + bytes.len()].copy_from_slice(bytes);
    std::fs::write(path, contents).expect("a writable file");
}
