//! What can only be tried from inside: a full disk, a file of an older version.

use rusqlite::Connection;

use super::{OpenMode, Store, StoreError, schema};
use crate::domain::change::{Change, Row};
use crate::domain::client::Client;
use crate::domain::ids::{ClientId, Id as _};

fn client(number: u64, note: &str) -> Change {
    let id = ClientId::from_number(number).expect("a number from 1");
    Change::Client(Box::new(Row::Insert(Client { note: note.to_owned(), ..Client::new(id, chrono::NaiveDate::default()) })))
}

#[test]
fn a_full_disk_leaves_the_state_before_the_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shop.regulars");
    let (mut store, _) = Store::create(&path).expect("a new file");
    store.write(&[client(1, "first")]).expect("there is room");
    let before = store.load().expect("sound");
    let pages: i64 = store.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a count");
    store.connection.pragma_update(None, "max_page_count", pages).expect("a limit");
    let long = "x".repeat(100_000);
    let error = store.write(&[client(2, "second"), client(3, &long)]).expect_err("no room");
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert_eq!(store.load().expect("sound"), before);
    store.connection.pragma_update(None, "max_page_count", 100_000).expect("a limit");
    store.write(&[client(2, "second"), client(3, &long)]).expect("there is room again");
    assert_eq!(store.load().expect("sound").clients.len(), 3);
    store.close().expect("closing");
}

#[test]
fn an_older_file_is_copied_and_then_brought_up_to_date() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shop.regulars");
    // The form before the first: marked as ours, without any table.
    let older = Connection::open(&path).expect("a database");
    older.pragma_update(None, "application_id", schema::APPLICATION_ID).expect("our mark");
    older.execute_batch("CREATE TABLE remembered (x INTEGER); INSERT INTO remembered VALUES (7);").expect("something in it");
    older.close().expect("closing");

    // To look at it, it need not be written.
    let before = std::fs::read(&path).expect("the file");
    let (looked_at, ..) = Store::open(&path, OpenMode::ReadOnly).expect("an older file, looked at");
    assert_eq!(schema::version(&looked_at.connection).expect("a version"), schema::VERSION);
    drop(looked_at);
    assert_eq!(std::fs::read(&path).expect("the file"), before);
    let (store, records, opening) = Store::open(&path, OpenMode::ReadWrite).expect("an upgrade");
    assert_eq!(schema::version(&store.connection).expect("a version"), schema::VERSION);
    assert!(records.clients.is_empty());
    let upgraded = opening.upgraded.expect("an upgrade");
    assert_eq!(upgraded.from, 0);
    let backup = Connection::open(&upgraded.backup).expect("the backup");
    assert_eq!(schema::version(&backup).expect("a version"), 0);
    let remembered: i64 = backup.query_row("SELECT x FROM remembered", [], |row| row.get(0)).expect("what was in it");
    assert_eq!(remembered, 7);
    store.close().expect("closing");
    let (_, _, opening) = Store::open(&path, OpenMode::ReadWrite).expect("the same file again");
    assert_eq!(opening.upgraded, None);
}

#[test]
fn closing_leaves_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, _) = Store::create(&folder.path().join("shop.regulars")).expect("a new file");
    store.write(&[client(1, "")]).expect("a write");
    store.close().expect("closing");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}
