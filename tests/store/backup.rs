//! A backup is a whole copy, or none.

use std::fs;

use regulars::domain::model::Model;
use regulars::store::{OpenMode, Store};

use crate::shop::{folder, inserts, make, snapshot};

#[test]
fn a_backup_holds_the_same_records_and_is_independent() {
    let (folder, path) = folder();
    let mut model = make(&path, 80);
    let (mut store, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
    let copy = folder.path().join("copy.regulars");
    store.backup_to(&copy).expect("a backup");
    let changes = inserts(&model, 5);
    store.write(&changes).expect("written on");
    let (backup, records, opening) = Store::open(&copy, OpenMode::ReadWrite).expect("a shop of its own");
    assert_eq!(opening.read_only, None);
    assert_eq!(Model::from_records(records), model);
    assert!(backup.check().expect("a check").is_sound());
    model.apply(&changes);
    assert_eq!(Model::from_records(store.load().expect("sound")), model);
}

#[test]
fn a_backup_replaces_nothing() {
    let (folder, path) = folder();
    make(&path, 10);
    let (store, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
    let other = folder.path().join("photo.jpg");
    fs::write(&other, b"a photo").expect("a file");
    let before = snapshot(folder.path());
    assert_eq!(store.backup_to(&other).expect_err("there is a photo").key(), "already-exists");
    assert_eq!(store.backup_to(&path).expect_err("the shop itself").key(), "already-exists");
    assert_eq!(store.backup_to(folder.path()).expect_err("a folder").key(), "is-directory");
    assert_eq!(store.backup_to(&folder.path().join("no").join("copy")).expect_err("no folder").key(), "no-such-folder");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_shop_opened_for_reading_can_be_backed_up() {
    let (folder, path) = folder();
    let model = make(&path, 10);
    let (store, ..) = Store::open(&path, OpenMode::ReadOnly).expect("a shop");
    let copy = folder.path().join("copy.regulars");
    store.backup_to(&copy).expect("a backup");
    let (_, records, _) = Store::open(&copy, OpenMode::ReadWrite).expect("a shop");
    assert_eq!(Model::from_records(records), model);
}

#[cfg(unix)]
#[test]
fn a_plain_copy_of_the_file_between_two_writes_is_whole() {
    let (folder, path) = folder();
    let mut model = make(&path, 10);
    let (mut store, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
    for round in 0..5 {
        let changes = inserts(&model, 10);
        store.write(&changes).expect("written");
        model.apply(&changes);
        let copy = folder.path().join(format!("{round}.regulars"));
        // In a process of its own, as a file manager does it.
        let done = std::process::Command::new("cp").args([&path, &copy]).status().expect("cp");
        assert!(done.success());
        let (_, records, _) = Store::open(&copy, OpenMode::ReadWrite).expect("a whole copy");
        assert_eq!(Model::from_records(records), model);
    }
}
