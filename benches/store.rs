//! How long it takes to keep and to read a million purchases of a hundred thousand clients, beside the `sqlite3`
//! command line tool importing the same table into a table with an index on client and date.
//!
//! Without `sqlite3` the comparison is left out, and said to be.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a measurement may stop at the first surprise")]

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

mod big;

use big::{import_by_peer, median, scan_by_peer, table};
use criterion::{Criterion, criterion_group, criterion_main};
use regulars::domain::change::{Change, Row};
use regulars::domain::client::{Client, ExternalId};
use regulars::domain::ids::{ClientId, Id};
use regulars::domain::phone::Phone;
use regulars::domain::purchase::{Items, Product, Purchase};
use regulars::store::{OpenMode, Store};

fn id<I: Id>(number: usize) -> I {
    I::from_number(number as u64).expect("a number from 1")
}

/// The whole import of the table as one batch of changes.
fn import(table: &Path) -> Vec<Change> {
    let mut clients: HashMap<String, ClientId> = HashMap::new();
    let mut products = HashMap::new();
    let mut changes = Vec::new();
    let mut purchases = Vec::new();
    for (line, row) in csv::Reader::from_path(table).expect("the table").into_records().enumerate() {
        let row = row.expect("a row");
        let day = row[2].parse().expect("a date");
        let next = id(clients.len() + 1);
        let client = *clients.entry(row[0].to_owned()).or_insert_with(|| {
            let phones = vec![Phone { e164: row[1].to_owned(), typed: row[1].to_owned(), wrong: false }];
            let external_ids = vec![ExternalId { source: String::new(), id: row[0].to_owned() }];
            changes.push(Change::Client(Box::new(Row::Insert(Client { phones, external_ids, ..Client::new(next, day) }))));
            next
        });
        let next = id(products.len() + 1);
        let product = *products.entry(row[4].to_owned()).or_insert_with(|| {
            let product =
                Product { id: next, name: row[4].to_owned(), category: String::new(), cycle_days: None, margin_bp: None, archived: false };
            changes.push(Change::Product(Box::new(Row::Insert(product))));
            next
        });
        let sum_minor = row[3].replace('.', "").parse().expect("a sum with two decimals");
        purchases.push(Change::Purchase(Row::Insert(Purchase {
            id: id(line + 1),
            client: Some(client),
            day,
            minute: None,
            staff: None,
            import: None,
            sum_minor,
            items: Items::One { product, quantity_milli: 1000 },
            extra: None,
        })));
    }
    changes.extend(purchases);
    changes
}

/// Writes all of it into a new file.
fn write(changes: &[Change], path: &Path) -> Duration {
    if path.exists() {
        fs::remove_file(path).expect("the file of the last round");
    }
    let (mut store, _) = Store::create(path).expect("a new file");
    let start = Instant::now();
    store.write(changes).expect("written");
    let took = start.elapsed();
    store.close().expect("closing");
    took
}

/// Writes one purchase after the other, each its own transaction on disk, and prints how long they took.
fn one_row_changes(path: &Path) {
    let (mut store, records, _) = Store::open(path, OpenMode::ReadWrite).expect("a sound file");
    let mut times: Vec<Duration> = (0..1000)
        .map(|number| {
            let mut purchase = records.purchases[number * 997].clone();
            purchase.id = id(records.purchases.len() + number + 1);
            let start = Instant::now();
            store.write(&[Change::Purchase(Row::Insert(purchase))]).expect("written");
            start.elapsed()
        })
        .collect();
    store.close().expect("closing");
    times.sort();
    println!("one purchase on disk: median {:.2?}, 99th percentile {:.2?}, longest {:.2?}", times[500], times[990], times[999]);
}

/// Opens the file with all its checks, and has `sqlite3` read every column of the purchases of the same file; prints the ratios.
fn opening_beside_a_scan(path: &Path) {
    let (mut ours, mut printed, mut summed) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..5 {
        let start = Instant::now();
        black_box(Store::open(path, OpenMode::ReadOnly).expect("a sound file"));
        ours.push(start.elapsed());
        printed.push(scan_by_peer(path, true).expect("sqlite3 was there before"));
        summed.push(scan_by_peer(path, false).expect("sqlite3 was there before"));
    }
    let ours = median(ours);
    for (what, theirs) in [("printing every row", median(printed)), ("adding every column up", median(summed))] {
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!("open with all checks {ours:.2?}, sqlite3 {what} {theirs:.2?}, ratio {ratio:.2}");
    }
}

fn million_purchases(criterion: &mut Criterion) {
    let table = table();
    let changes = import(&table);
    let folder = tempfile::tempdir().expect("a folder");
    let (ours, theirs) = (folder.path().join("shop.regulars"), folder.path().join("peer.db"));
    let mut group = criterion.benchmark_group("a million purchases");
    group.sample_size(10);

    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    group.bench_function("write", |bencher| {
        bencher.iter_custom(|rounds| {
            (0..rounds)
                .map(|_| {
                    let took = write(&changes, &ours);
                    our_times.push(took);
                    took
                })
                .sum()
        });
    });
    group.bench_function("open and load", |bencher| {
        bencher.iter(|| black_box(Store::open(&ours, OpenMode::ReadWrite).expect("a sound file")));
    });
    one_row_changes(&ours);
    if import_by_peer(&table, &theirs).is_some() {
        opening_beside_a_scan(&ours);
        group.bench_function("sqlite3 .import with an index", |bencher| {
            bencher.iter_custom(|rounds| {
                let times: Vec<_> = (0..rounds).filter_map(|_| import_by_peer(&table, &theirs)).collect();
                their_times.extend(&times);
                times.iter().sum()
            });
        });
    }
    group.finish();

    // Empty when criterion only tries the measurements out or was asked for others.
    if our_times.is_empty() || their_times.is_empty() {
        println!("no comparison: sqlite3 is missing or was not asked for");
    } else {
        let (ours, theirs) = (median(our_times), median(their_times));
        println!("write {ours:.2?}, sqlite3 .import {theirs:.2?}, ratio {:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
    }
}

criterion_group!(benches, million_purchases);
criterion_main!(benches);
