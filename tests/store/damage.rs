//! Damage is found and named; whatever is not reported did no harm.

use std::fs;

use regulars::domain::model::Model;
use regulars::store::{Damage, OpenMode, Store, StoreError};

use crate::shop::{folder, make, refusal, replace};

/// A sound file of a small shop, and a place for what is done to its bytes.
struct Wreck {
    folder: tempfile::TempDir,
    model: Model,
    sound: Vec<u8>,
    reported: usize,
    harmless: usize,
}

impl Wreck {
    fn new(records: usize) -> Self {
        let (folder, path) = folder();
        let model = make(&path, records);
        let sound = fs::read(&path).expect("the file");
        Self { folder, model, sound, reported: 0, harmless: 0 }
    }

    fn page(&self) -> usize {
        usize::from(u16::from_be_bytes([self.sound[16], self.sound[17]]))
    }

    /// The altered file, and its journal if there is one, are opened: damage is reported, or the records are all as they were.
    fn opened(&mut self, what: &str, bytes: &[u8], journal: Option<&[u8]>, mode: OpenMode) {
        let path = self.folder.path().join("altered.regulars");
        for leftover in ["-wal", "-shm", "-journal"].map(|suffix| self.folder.path().join(format!("altered.regulars{suffix}"))) {
            if leftover.exists() {
                fs::remove_file(leftover).expect("a leftover of the last round");
            }
        }
        fs::write(&path, bytes).expect("a file");
        if let Some(journal) = journal {
            fs::write(self.folder.path().join("altered.regulars-journal"), journal).expect("a journal");
        }
        match Store::open(&path, mode) {
            Ok((_, records, _)) => {
                self.harmless += 1;
                assert!(Model::from_records(records) == self.model, "{what}: records were changed and nobody saw it");
            }
            Err(StoreError::Damaged { records }) => {
                self.reported += 1;
                assert!(!records.is_empty());
            }
            Err(StoreError::NotOurs | StoreError::Newer { .. } | StoreError::Database(_)) => self.reported += 1,
            Err(other) => panic!("{what}: {other}"),
        }
    }
}

/// `short` in every run, `long` when there is time: see `tests/torture.sh`.
fn step(short: usize, long: usize) -> usize {
    if std::env::var_os("REGULARS_TORTURE").is_some() { long } else { short }
}

#[test]
fn a_changed_byte_anywhere_is_reported_or_harmless() {
    let mut wreck = Wreck::new(40);
    // Every byte of the header, then a number without a common factor with any page size or row length.
    let places: Vec<usize> = (0..100).chain((100..wreck.sound.len()).step_by(step(97, 1))).collect();
    for (round, place) in places.into_iter().enumerate() {
        let mut bytes = wreck.sound.clone();
        bytes[place] ^= [0x01, 0x80, 0xff, 0x10][round % 4];
        // The header decides how the file is locked and written; past it, reading is quicker and shows the same.
        let mode = if place < 100 { OpenMode::ReadWrite } else { OpenMode::ReadOnly };
        wreck.opened(&format!("byte {place}"), &bytes, None, mode);
    }
    let Wreck { reported, harmless, .. } = wreck;
    println!("{reported} changed bytes reported, {harmless} harmless");
    assert!(reported > harmless / 2, "{reported} reported, {harmless} harmless");
}

#[test]
fn a_page_of_anything_else_is_reported_or_harmless() {
    let mut wreck = Wreck::new(60);
    let page = wreck.page();
    let pages = wreck.sound.len() / page;
    for number in 0..pages {
        let place = number * page..(number + 1) * page;
        // What disks leave: nothing, rubbish, a page that belongs elsewhere, half of a page, an empty leaf.
        let elsewhere = (number + pages / 2) % pages * page;
        let fills: [Vec<u8>; 5] = [
            vec![0; page],
            (0..page).map(|place| u8::try_from(place * 7919 % 251).expect("below 256")).collect(),
            wreck.sound[elsewhere..elsewhere + page].to_vec(),
            [&wreck.sound[place.start..place.start + page / 2], &vec![0; page / 2]].concat(),
            [&[0x0d, 0, 0, 0, 0, 0x10, 0, 0][..], &vec![0; page - 8]].concat(),
        ];
        for (kind, fill) in fills.iter().enumerate() {
            let mut bytes = wreck.sound.clone();
            bytes[place.clone()].copy_from_slice(fill);
            wreck.opened(&format!("page {number}, fill {kind}"), &bytes, None, OpenMode::ReadWrite);
        }
    }
    let Wreck { reported, harmless, .. } = wreck;
    println!("{reported} changed pages reported, {harmless} harmless");
    assert!(reported > 4 * harmless, "{reported} reported, {harmless} harmless");
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_reported_or_whole() {
    let mut wreck = Wreck::new(60);
    for length in (1..wreck.sound.len()).step_by(step(512 * 7, 512)).chain((512..wreck.sound.len()).step_by(step(4096 * 3, 512))) {
        let bytes = wreck.sound[..length].to_vec();
        wreck.opened(&format!("{length} bytes"), &bytes, None, OpenMode::ReadWrite);
    }
    let Wreck { reported, harmless, .. } = wreck;
    println!("{reported} cut files reported, {harmless} harmless");
    assert!(reported > 9 * harmless, "{reported} reported, {harmless} harmless");
}

/// A journal as a cut off write leaves it: it says that these pages held something else before.
fn journal(pages: &[(u32, &[u8])], pages_before: u32, page: usize) -> Vec<u8> {
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    for word in [u32::try_from(pages.len()).expect("few"), 7, pages_before, 512, u32::try_from(page).expect("small")] {
        journal.extend(word.to_be_bytes());
    }
    journal.resize(512, 0);
    for (number, contents) in pages {
        journal.extend(number.to_be_bytes());
        journal.extend_from_slice(contents);
        let sum = (1..page).rev().filter(|place| (page - place).is_multiple_of(200)).map(|place| u32::from(contents[place])).sum::<u32>();
        journal.extend((7 + sum).to_be_bytes());
    }
    journal
}

#[test]
fn a_journal_of_another_file_is_put_aside_and_changes_nothing() {
    let wreck = Wreck::new(60);
    let other = Wreck::new(400).sound;
    let page = wreck.page();
    let (pages, other_pages) = (wreck.sound.len() / page, other.len() / page);
    let count = |pages: usize| u32::try_from(pages).expect("few");
    let (mut put_aside, mut harmless) = (0, 0);
    let mut opened = |what: &str, journal: &[u8]| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Lilac.regulars");
        fs::write(&path, &wreck.sound).expect("a file");
        fs::write(folder.path().join("Lilac.regulars-journal"), journal).expect("a journal");
        let (store, records, opening) = Store::open(&path, OpenMode::ReadWrite).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(Model::from_records(records) == wreck.model, "{what}: records were changed");
        store.close().expect("closing");
        let mut names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
        names.retain(|name| *name != path);
        match opening.put_aside {
            Some(aside) => {
                put_aside += 1;
                // The header counts how often the file was written.
                assert!(fs::read(&path).expect("the file")[100..] == wreck.sound[100..], "{what}: the file is not as it was");
                assert!(fs::read(&aside).expect("the journal") == journal, "{what}: the journal is not as it was");
                assert_eq!(names, [aside]);
            }
            None => harmless += 1,
        }
    };
    for number in 1..=other_pages.min(pages) {
        let contents = &other[(number - 1) * page..number * page];
        if contents == &wreck.sound[(number - 1) * page..number * page] {
            continue;
        }
        for before in [pages, other_pages] {
            opened(&format!("page {number} of another file"), &journal(&[(count(number), contents)], count(before), page));
        }
    }
    let rubbish: Vec<u8> = (0..4096_u32).map(|place| u8::try_from(place * 31 % 256).expect("a byte")).collect();
    for (kind, journal) in [&rubbish[..], b"x", &other, &wreck.sound].into_iter().enumerate() {
        opened(&format!("rubbish {kind}"), journal);
    }
    println!("{put_aside} foreign journals put aside, {harmless} harmless");
    assert!(put_aside > harmless, "{put_aside} put aside, {harmless} harmless: was the journal taken for one?");
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
