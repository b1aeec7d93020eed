//! The file and the model are the same after every batch, after reopening and after undo.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use regulars::domain::change::{Change, Replaced};
use regulars::domain::model::Model;
use regulars::domain::sales::Sale;
use regulars::domain::settings::{Settings, StepBonus};
use regulars::store::{OpenMode, Store};

use crate::support::records::{batch, history};

fn model_of(store: &Store) -> Model {
    Model::from_records(store.load().expect("a sound file"))
}

/// The columns that the measures read say what the records of purchases say.
fn assert_columns(model: &Model) {
    for client in model.clients().iter() {
        let mut columns: Vec<Sale> = model.sales().of(client.id).collect();
        let mut records: Vec<Sale> = model.purchases().of(client.id).iter().map(Sale::of).collect();
        for sales in [&mut columns, &mut records] {
            sales.sort_by_key(|sale| (sale.day, sale.sum_minor));
        }
        assert_eq!(columns, records);
    }
}

fn reopened(path: &Path) -> (Store, Model) {
    let (store, records, opening) = Store::open(path, OpenMode::ReadWrite).expect("a sound file");
    assert_eq!(opening.read_only, None);
    (store, Model::from_records(records))
}

fn shop(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("shop.regulars")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_file_holds_what_the_model_holds_after_every_batch_and_every_undo(history in history()) {
        let folder = tempfile::tempdir()?;
        let path = shop(&folder);
        let (mut store, records) = Store::create(&path)?;
        let mut model = Model::from_records(records);
        let mut undo: Vec<(Model, Vec<Change>)> = Vec::new();
        for steps in &history {
            let changes = batch(&model, steps);
            store.write(&changes)?;
            undo.push((model.clone(), changes.iter().rev().cloned().map(Change::inverse).collect()));
            model.apply(&changes);
            prop_assert_eq!(&model_of(&store), &model);
            assert_columns(&model);
        }
        prop_assert!(store.check()?.is_sound());
        store.close()?;
        let (mut store, read) = reopened(&path);
        prop_assert_eq!(&read, &model);
        while let Some((_, inverse)) = undo.pop() {
            store.write(&inverse)?;
            model.apply(&inverse);
            prop_assert_eq!(&model_of(&store), &model);
            assert_columns(&model);
        }
        prop_assert_eq!(model.clients().len() + model.purchases().len() + model.contacts().len(), 0);
        prop_assert!(store.check()?.is_sound());
    }
}

#[test]
fn what_is_emptied_in_the_settings_is_empty_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = shop(&folder);
    let (mut store, _) = Store::create(&path).expect("a new file");
    let empty = Settings::default();
    let full = Settings {
        bonuses: vec![StepBonus { slot: 1, what: "a mask".into(), up_to_minor: 500 }],
        holidays: vec![chrono::NaiveDate::default()],
        preset_cycle_days: Some(30),
        ..Settings::default()
    };
    for (before, after) in [(&empty, &full), (&full, &empty)] {
        let change = Replaced { before: before.clone(), after: after.clone() };
        store.write(&[Change::Settings(Box::new(change))]).expect("written");
    }
    store.close().expect("closing");
    let (_, records, _) = Store::open(&path, OpenMode::ReadOnly).expect("the file");
    assert_eq!(records.settings, empty);
}
