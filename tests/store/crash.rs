//! A program that is killed while it writes leaves the state before or after the batch.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use regulars::domain::change::{Change, Replaced, Row};
use regulars::domain::model::Records;
use regulars::domain::settings::Settings;
use regulars::store::{OpenMode, Store};

use crate::child;
use crate::shop::{folder, guest_purchase};

/// How many purchases each batch puts in.
const BATCH: u32 = 2000;

/// The batch after the last one: new purchases, every seventh of the older ones altered so that old pages are
/// overwritten as well, and its own number as the shop's name.
fn next_batch(records: &Records) -> Vec<Change> {
    let number = batches(records) + 1;
    let altered = records.purchases.iter().step_by(7).map(|before| {
        let mut after = before.clone();
        after.sum_minor = i64::from(number);
        Change::Purchase(Row::update(before.clone(), after))
    });
    let new = (1..=BATCH).map(|place| guest_purchase((number - 1) * BATCH + place));
    let before = records.settings.clone();
    let after = Settings { shop_name: number.to_string(), ..before.clone() };
    altered.chain(new).chain([Change::Settings(Box::new(Replaced { before, after }))]).collect()
}

/// What the batch makes of the records.
fn apply(records: &mut Records, batch: &[Change]) {
    for change in batch {
        match change {
            Change::Purchase(Row::Insert(purchase)) => {
                records.next_ids.purchase += 1;
                records.purchases.push(purchase.clone());
            }
            Change::Purchase(Row::Update(replaced)) => {
                let place = records.purchases.binary_search_by_key(&replaced.after.id, |purchase| purchase.id).expect("a known one");
                records.purchases[place] = replaced.after.clone();
            }
            Change::Settings(replaced) => records.settings = replaced.after.clone(),
            other => panic!("not in these batches: {other:?}"),
        }
    }
}

/// How many batches went into these records.
fn batches(records: &Records) -> u32 {
    records.settings.shop_name.parse().unwrap_or(0)
}

#[test]
#[ignore = "started by other tests in a process of its own"]
fn helper_writes_until_killed() {
    let (mut store, mut records, _) = Store::open(&child::path(), OpenMode::ReadWrite).expect("a shop");
    println!("\nwriting");
    loop {
        let batch = next_batch(&records);
        store.write(&batch).expect("written");
        apply(&mut records, &batch);
    }
}

#[test]
fn a_kill_in_the_middle_of_a_write_leaves_a_whole_state() {
    let (mut torn, mut written) = (0, 0);
    for shop in 0..5 {
        let (_folder, path) = folder();
        let (store, mut records) = Store::create(&path).expect("a new file");
        store.close().expect("closing");
        for round in 0..10_u64 {
            torn += u32::from(kill_and_compare(&path, &mut records, shop * 10 + round));
        }
        let (store, ..) = Store::open(&path, OpenMode::ReadWrite).expect("a whole state");
        assert!(store.check().expect("a check").is_sound());
        written += batches(&records);
    }
    println!("50 kills, {torn} of them in the middle of a write, {written} batches written");
    assert!(torn > 0, "no kill hit a write, so this proved nothing");
}

/// Lets another process write and kills it; `records` are what the file held before and then what it holds.
/// Returns whether the kill left an unfinished write behind.
fn kill_and_compare(path: &Path, records: &mut Records, round: u64) -> bool {
    let mut writer = child::start("crash::helper_writes_until_killed", path, false);
    let mut lines = BufReader::new(writer.stdout.take().expect("its words")).lines();
    assert!(lines.any(|line| line.is_ok_and(|line| line == "writing")), "the writer never began");
    sleep(Duration::from_millis(round * 13 % 47));
    writer.kill().expect("a kill");
    writer.wait().expect("its end");
    let journal = path.with_extension("regulars-journal");
    let torn = std::fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0);
    let (_, found, opening) = Store::open(path, OpenMode::ReadWrite).expect("a whole state");
    assert_eq!(opening.read_only, None);
    while batches(records) < batches(&found) {
        let batch = next_batch(records);
        apply(records, &batch);
    }
    assert!(found == *records, "round {round}: neither the state before batch {} nor after it", batches(&found));
    torn
}
