//! What cannot be opened is said plainly, and stays as it was.

use std::fs;
use std::path::Path;

use regulars::domain::change::{Change, Row};
use regulars::domain::model::Model;
use regulars::store::{OpenMode, Store, StoreError, WhyReadOnly};

use crate::child;
use crate::shop::{folder, guest_purchase, inserts, make, patch, refusal, replace, snapshot};

/// Where `SQLite`'s header keeps the version of the format, and whose file it is.
const VERSION_AT: usize = 60;
const OWNER_AT: usize = 68;

/// Opening `path` gives this error in both modes and changes nothing in its folder.
fn check(path: &Path, expected: &str) {
    let folder = path.parent().filter(|folder| folder.is_dir());
    let before = folder.map(snapshot);
    for mode in [OpenMode::ReadWrite, OpenMode::ReadOnly] {
        let error = refusal(path, mode);
        assert_eq!(error.key(), expected, "{error}");
    }
    assert_eq!(folder.map(snapshot), before);
}

#[test]
fn what_is_no_file_of_ours_is_refused_and_left_alone() {
    let (folder, path) = folder();
    check(&path, "not-found");
    check(&folder.path().join("nowhere").join("shop.regulars"), "no-such-folder");
    // In a folder of its own, since what lies beside it is looked at.
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("a folder");
    check(&inner, "is-directory");
    for (contents, expected) in [
        (Vec::new(), "empty"),
        (b"name;phone\nAnna;+7 916 204-18-35\n".to_vec(), "not-ours"),
        (vec![0; 10], "not-ours"),
        (vec![0; 100_000], "not-ours"),
        (b"SQLite format 3\0".to_vec(), "not-ours"),
        (vec![0xff; 5000], "not-ours"),
    ] {
        fs::write(&path, contents).expect("a file");
        check(&path, expected);
    }
}

#[test]
fn a_database_of_another_program_is_refused_and_left_alone() {
    let (_folder, path) = folder();
    make(&path, 20);
    patch(&path, OWNER_AT, &[0; 4]);
    check(&path, "not-ours");
    // In this mode, merely opening and closing it would rewrite the file.
    patch(&path, 18, &[2, 2]);
    fs::write(path.with_extension("regulars-wal"), b"").expect("a file");
    check(&path, "not-ours");
}

#[test]
fn an_unfinished_write_of_another_program_is_not_taken_back() {
    let (_folder, path) = folder();
    make(&path, 20);
    patch(&path, OWNER_AT, &[0; 4]);
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 16, 0];
    journal.resize(512, 0);
    fs::write(path.with_extension("regulars-journal"), journal).expect("a file");
    check(&path, "not-ours");
}

#[test]
fn a_new_file_replaces_nothing_but_an_empty_one() {
    let (folder, path) = folder();
    for contents in [&b"a note of mine"[..], &[0; 4096]] {
        fs::write(&path, contents).expect("a file");
        assert_eq!(Store::create(&path).expect_err("there is a file").key(), "already-exists");
        assert_eq!(Store::open_or_create(&path).expect_err("there is a file").key(), "not-ours");
        assert_eq!(fs::read(&path).expect("the file"), contents);
    }
    make(&folder.path().join("other.regulars"), 5);
    let before = snapshot(folder.path());
    assert_eq!(Store::create(&folder.path().join("other.regulars")).expect_err("there is a shop").key(), "already-exists");
    assert_eq!(Store::create(folder.path()).expect_err("a folder").key(), "is-directory");
    assert_eq!(Store::create(&folder.path().join("no").join("shop")).expect_err("no folder").key(), "no-such-folder");
    assert_eq!(snapshot(folder.path()), before);

    fs::write(&path, "").expect("an empty file");
    let (store, records, _) = Store::open_or_create(&path).expect("a new shop");
    assert!(Model::from_records(records).is_empty());
    store.close().expect("closing");
    let names: Vec<_> = snapshot(folder.path()).into_keys().filter(|path| path.to_string_lossy().contains(".part")).collect();
    assert!(names.is_empty(), "{names:?} was left behind");
}

#[test]
fn the_journal_of_a_file_that_is_gone_is_not_taken_for_that_of_a_new_one() {
    let (_folder, path) = folder();
    let journal = path.with_extension("regulars-journal");
    fs::write(&journal, b"pages of another file").expect("a file");
    match Store::create(&path).expect_err("remains in the way") {
        StoreError::Remains { path } => assert_eq!(path, journal),
        other => panic!("{other}"),
    }
    assert!(!path.exists());
}

#[test]
fn names_with_any_characters_are_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["Кофейня «У Анны» 50%.regulars", "a?b#c&d=e.regulars", "file:x?mode=memory", "%41", " "] {
        let path = folder.path().join(name);
        let model = make(&path, 10);
        let (store, records, _) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
        assert_eq!(Model::from_records(records), model, "{name}");
        assert_eq!(store.path(), path);
    }
}

#[test]
fn a_file_of_a_newer_version_is_opened_for_reading() {
    let (folder, path) = folder();
    let model = make(&path, 50);
    patch(&path, VERSION_AT, &9_u32.to_be_bytes());
    let before = snapshot(folder.path());
    let (mut store, records, opening) = Store::open(&path, OpenMode::ReadWrite).expect("readable");
    assert_eq!(opening.read_only, Some(WhyReadOnly::Newer { version: 9 }));
    assert_eq!(Model::from_records(records), model);
    assert_eq!(store.write(&[guest_purchase(9999)]).expect_err("read only").key(), "opened-read-only");
    store.close().expect("closing");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_newer_file_whose_records_we_do_not_know_is_refused() {
    let (_folder, path) = folder();
    make(&path, 50);
    patch(&path, VERSION_AT, &9_u32.to_be_bytes());
    replace(&path, b"quantity_milli", b"quantity_grams");
    check(&path, "newer");
}

#[test]
fn a_file_opened_for_reading_is_not_changed() {
    let (folder, path) = folder();
    let model = make(&path, 50);
    let before = snapshot(folder.path());
    let (mut store, records, opening) = Store::open(&path, OpenMode::ReadOnly).expect("readable");
    assert_eq!(opening.read_only, Some(WhyReadOnly::Asked));
    assert_eq!(Model::from_records(records), model);
    assert_eq!(store.write(&inserts(&model, 3)).expect_err("read only").key(), "opened-read-only");
    store.close().expect("closing");
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn a_second_opening_finds_the_file_in_use_until_the_first_is_closed() {
    let (_folder, path) = folder();
    let model = make(&path, 10);
    let (mut first, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
    assert_eq!(child::opens(&path, false), "in-use");
    for mode in [OpenMode::ReadWrite, OpenMode::ReadOnly] {
        assert_eq!(refusal(&path, mode).key(), "in-use");
    }
    assert_eq!(Store::create(&path).expect_err("in use").key(), "already-exists");
    // The vain attempts of this process must not have let go of its own lock.
    assert_eq!(child::opens(&path, false), "in-use");
    first.write(&inserts(&model, 3)).expect("the first still writes");
    assert_eq!(child::opens(&path, false), "in-use");
    first.close().expect("closing");
    assert_eq!(child::opens(&path, false), "ok");
}

#[cfg(unix)]
#[test]
fn a_place_that_the_system_forbids_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    fn allow(path: &Path, bits: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(bits)).expect("own file");
    }
    let (folder, path) = folder();
    make(&path, 10);
    let before = fs::read(&path).expect("the file");
    allow(folder.path(), 0o777);
    for (file, place, expected) in [
        (0o666, 0o777, "ok"),
        (0o444, 0o777, "read-only"),
        // The file may be written, but no journal made beside it.
        (0o666, 0o555, "read-only"),
        (0o000, 0o777, "no-permission"),
        (0o666, 0o000, "no-permission"),
    ] {
        let journal = path.with_extension("regulars-journal");
        if journal.exists() {
            fs::remove_file(journal).expect("an empty journal");
        }
        allow(&path, file);
        allow(folder.path(), place);
        assert_eq!(child::opens(&path, true), expected, "file {file:o}, folder {place:o}");
        allow(folder.path(), 0o777);
        allow(&path, 0o666);
        assert_eq!(fs::read(&path).expect("the file"), before);
    }
}

#[test]
fn a_file_that_was_moved_away_or_replaced_takes_no_more_writes() {
    let (_folder, path) = folder();
    let model = make(&path, 10);
    let (mut store, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
    let elsewhere = path.with_extension("moved");
    fs::rename(&path, &elsewhere).expect("a rename");
    assert_eq!(store.write(&inserts(&model, 1)).expect_err("moved").key(), "moved");
    // As a synchroniser does that brings an older copy.
    fs::copy(&elsewhere, &path).expect("a copy");
    assert_eq!(store.write(&inserts(&model, 1)).expect_err("replaced").key(), "moved");
    fs::rename(&elsewhere, &path).expect("a rename back");
    store.write(&inserts(&model, 1)).expect("it is there again");
}

#[test]
fn changes_that_do_not_fit_the_file_are_refused_whole() {
    let (_folder, path) = folder();
    let model = make(&path, 60);
    let (mut store, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a shop");
    let known = model.purchases().iter().next().expect("a purchase").clone();
    let mut altered = known.clone();
    altered.sum_minor = altered.sum_minor.wrapping_add(1);
    let mut orphan = known.clone();
    orphan.id = crate::support::records::id(5000);
    orphan.client = Some(crate::support::records::id(5000));
    let client = model.clients().iter().find(|client| !model.purchases().of(client.id).is_empty()).expect("a buyer").clone();
    for (bad, expected) in [
        (Change::Purchase(Row::Insert(known.clone())), "conflict"),
        (Change::Purchase(Row::Delete(altered.clone())), "conflict"),
        (Change::Purchase(Row::update(altered, known)), "conflict"),
        (Change::Purchase(Row::Insert(orphan)), "no-such-client"),
        (Change::Client(Box::new(Row::Delete(client))), "no-such-client"),
    ] {
        assert_eq!(store.write(&[guest_purchase(4000), bad]).expect_err("no fit").key(), expected);
        assert_eq!(Model::from_records(store.load().expect("sound")), model);
    }
    store.write(&[guest_purchase(4000)]).expect("a change that fits");
    assert!(store.check().expect("a check").is_sound());
}

#[test]
fn an_open_store_can_go_to_another_thread() {
    fn movable<T: Send + 'static>() {}
    movable::<Store>();
}
