//! Damage is found and named; whatever is not reported did no harm.

use std::fs;

use regulars::domain::model::Model;
use regulars::store::{Damage, OpenMode, Store, StoreError};

use crate::shop::{folder, make, refusal, replace};

#[test]
fn a_changed_byte_anywhere_is_reported_or_harmless() {
    let (folder, path) = folder();
    let model = make(&path, 40);
    let sound = fs::read(&path).expect("the file");
    let altered = folder.path().join("altered.regulars");
    let (mut reported, mut harmless) = (0, 0);
    // Every byte of the header, then a number without a common factor with any page size or row length.
    let places = (0..100).chain((100..sound.len()).step_by(97));
    for (round, place) in places.enumerate() {
        let mut bytes = sound.clone();
        bytes[place] ^= [0x01, 0x80, 0xff, 0x10][round % 4];
        for leftover in ["altered.regulars-journal", "altered.regulars-wal", "altered.regulars-shm"] {
            let leftover = folder.path().join(leftover);
            if leftover.exists() {
                fs::remove_file(leftover).expect("a leftover of the last round");
            }
        }
        fs::write(&altered, &bytes).expect("a file");
        // The header decides how the file is locked and written; past it, reading is quicker and shows the same.
        let mode = if place < 100 { OpenMode::ReadWrite } else { OpenMode::ReadOnly };
        match Store::open(&altered, mode) {
            Ok((_, records, _)) => {
                harmless += 1;
                assert!(Model::from_records(records) == model, "byte {place} was changed and nobody saw it");
            }
            Err(StoreError::Damaged { records }) => {
                reported += 1;
                assert!(!records.is_empty());
            }
            Err(StoreError::NotOurs | StoreError::Newer { .. } | StoreError::Database(_)) => reported += 1,
            Err(other) => panic!("byte {place}: {other}"),
        }
    }
    println!("{reported} changed bytes reported, {harmless} harmless");
    assert!(reported > harmless / 2, "{reported} reported, {harmless} harmless");
}

#[test]
fn a_changed_letter_is_named_by_table_and_record() {
    let (_folder, path) = folder();
    let (mut store, _) = Store::create(&path).expect("a new file");
    let names = ["Anna Petrova", "Boris Ivanov"];
    let clients = (1..).zip(names).map(|(number, name)| {
        let mut client = regulars::domain::client::Client::new(crate::support::records::id(number), chrono::NaiveDate::default());
        client.name = name.to_owned();
        regulars::domain::change::Change::Client(Box::new(regulars::domain::change::Row::Insert(client)))
    });
    store.write(&clients.collect::<Vec<_>>()).expect("two clients");
    store.close().expect("closing");
    replace(&path, b"Boris", b"Doris");
    match refusal(&path, OpenMode::ReadWrite) {
        StoreError::Damaged { records } => assert_eq!(records, [Damage { table: "clients", record: Some("2".to_owned()) }]),
        other => panic!("{other}"),
    }
    let (mut store, records, opening) = Store::open(&path, OpenMode::Rescue).expect("the sound part");
    assert_eq!(opening.left_out, [Damage { table: "clients", record: Some("2".to_owned()) }]);
    assert_eq!(records.clients.iter().map(|client| client.name.as_str()).collect::<Vec<_>>(), ["Anna Petrova"]);
    assert_eq!(store.write(&[]).expect_err("for reading only").key(), "opened-read-only");
    assert_eq!(store.check().expect("a check").damage, opening.left_out);
}

#[test]
fn a_table_that_cannot_be_read_does_not_take_the_others_along() {
    let (_folder, path) = folder();
    let model = make(&path, 60);
    replace(&path, b"quantity_milli", b"quantity_grams");
    let damage = [Damage { table: "purchases", record: None }];
    match refusal(&path, OpenMode::ReadWrite) {
        StoreError::Damaged { records } => assert_eq!(records, damage),
        other => panic!("{other}"),
    }
    let (_, records, opening) = Store::open(&path, OpenMode::Rescue).expect("the sound part");
    assert_eq!(opening.left_out, damage);
    let rescued = Model::from_records(records);
    assert!(rescued.clients() == model.clients() && rescued.contacts() == model.contacts() && rescued.purchases().is_empty());
}

#[test]
fn a_file_that_was_cut_off_is_reported() {
    let (_folder, path) = folder();
    let model = make(&path, 200);
    let sound = fs::read(&path).expect("the file");
    for length in [1, 99, 512, 4096, sound.len() / 3, sound.len() / 2, sound.len() - 20_000] {
        fs::write(&path, &sound[..length]).expect("a file");
        let error = refusal(&path, OpenMode::ReadWrite);
        assert!(["damaged", "not-ours"].contains(&error.key()), "{length} bytes: {error}");
        assert_eq!(fs::read(&path).expect("the file"), &sound[..length]);
    }
    // The last bytes may be room that is not used yet.
    for length in (sound.len() - 4096..sound.len()).step_by(97) {
        fs::write(&path, &sound[..length]).expect("a file");
        if let Ok((_, records, _)) = Store::open(&path, OpenMode::ReadWrite) {
            assert!(Model::from_records(records) == model, "records were lost with the last {} bytes", sound.len() - length);
        }
    }
}
