//! The file and the model are the same after every batch, after reopening and after undo.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use regulars::domain::change::Change;
use regulars::domain::model::Model;
use regulars::store::{OpenMode, Store};

use crate::support::records::{batch, history};

fn model_of(store: &Store) -> Model {
    Model::from_records(store.load().expect("a sound file"))
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
        }
        prop_assert!(store.check()?.is_sound());
        store.close()?;
        let (mut store, read) = reopened(&path);
        prop_assert_eq!(&read, &model);
        while let Some((_, inverse)) = undo.pop() {
            store.write(&inverse)?;
            model.apply(&inverse);
            prop_assert_eq!(&model_of(&store), &model);
        }
        prop_assert_eq!(model.clients().len() + model.purchases().len() + model.contacts().len(), 0);
        prop_assert!(store.check()?.is_sound());
    }
}
