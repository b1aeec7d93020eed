//! Going back to a backup, and back again.

use regulars::app::backups::BackupReason;
use regulars::app::event::Event;
use regulars::domain::command::{ClientDraft, Command};
use regulars::store::{OpenMode, Store};

use crate::shop::{Shop, at, look, names};

/// Anna is backed up, Vera comes later.
fn two_days() -> Shop {
    let mut shop = Shop::new(at("09:00"));
    shop.clock(at("09:15"));
    shop.add("Vera");
    shop
}

#[test]
fn going_back_brings_back_everything_and_can_be_undone() {
    let mut shop = two_days();
    let before = shop.workspace.model().clone();
    let backup = shop.backups()[0].path.clone();
    shop.workspace.set_clock(at("10:00"));
    shop.workspace.restore(backup.clone());
    shop.workspace.finish_job();
    assert!(shop.workspace.take_events().any(|event| matches!(event, Event::Restored)));
    assert_eq!(shop.names(), ["Anna"]);
    assert!(shop.workspace.model().revision() > before.revision(), "what pages keep is not taken for the restored shop's");
    let safety = shop.backups()[0].clone();
    assert_eq!(safety.mark.reason, Some(BackupReason::BeforeRestore));
    assert_eq!(names(&look(&safety.path)), ["Anna", "Vera"]);
    shop.workspace.undo();
    shop.workspace.finish_job();
    assert!(*shop.workspace.model() == before, "undone, it is as if never done");
    let path = shop.file.clone();
    shop.workspace.close();
    assert!(*look(&path).model() == before, "the file too");
}

#[test]
fn numbers_of_clients_are_not_handed_out_again_after_going_back() {
    let mut shop = two_days();
    let vera = shop.workspace.model().clients().iter().last().expect("Vera").id;
    let backup = shop.backups()[0].path.clone();
    shop.workspace.restore(backup);
    shop.workspace.finish_job();
    shop.add("Boris");
    let boris = shop.workspace.model().clients().iter().last().expect("Boris").id;
    assert!(boris > vera);
}

#[test]
fn work_goes_on_after_going_back_and_the_last_step_is_then_that_work() {
    let mut shop = two_days();
    let backup = shop.backups()[0].path.clone();
    shop.workspace.restore(backup);
    shop.workspace.finish_job();
    shop.add("Boris");
    shop.workspace.undo();
    assert_eq!(shop.names(), ["Anna"], "undo takes Boris back, not the restoring");
}

#[test]
fn what_would_change_is_told_before() {
    let mut shop = two_days();
    let anna = shop.workspace.model().clients().iter().next().expect("Anna").clone();
    let draft = ClientDraft { note: "likes tea".into(), ..ClientDraft::of(&anna) };
    shop.workspace.try_execute(Command::EditClient(anna.id, draft)).expect("an edit");
    let backup = shop.backups()[0].path.clone();
    shop.workspace.compare_backup(backup.clone());
    shop.workspace.finish_comparison();
    let (path, difference) = shop.workspace.compared().expect("a difference");
    assert_eq!(path, backup);
    assert_eq!((difference.clients.would_go, difference.clients.would_change, difference.clients.would_return), (1, 1, 0));
    assert_eq!(difference.going, ["Vera"]);
    assert!(difference.purchases.is_none() && difference.contacts.is_none() && !difference.settings);
    shop.add("Boris");
    assert!(shop.workspace.compared().is_none(), "after a change it must be asked anew");
}

#[test]
fn a_damaged_backup_is_refused_and_nothing_changes() {
    let mut shop = two_days();
    let backup = shop.backups()[0].path.clone();
    let bytes = std::fs::read(&backup).expect("the backup");
    let place = bytes.windows(4).position(|window| window == b"Anna").expect("her name");
    let mut altered = bytes;
    altered[place] = b'H';
    std::fs::write(&backup, altered).expect("a damaged backup");
    shop.workspace.restore(backup);
    shop.workspace.finish_job();
    assert_eq!(shop.failures(), ["store-damaged"]);
    assert_eq!(shop.names(), ["Anna", "Vera"]);
    shop.add("Boris");
}

#[test]
fn a_backup_that_is_opened_by_itself_is_a_shop_of_its_own() {
    let shop = two_days();
    let copy = shop.folder.path().join("Copy.regulars");
    std::fs::copy(&shop.backups()[0].path, &copy).expect("a copy");
    let (store, records, _) = Store::open(&copy, OpenMode::ReadWrite).expect("a whole shop");
    assert_eq!(records.clients.len(), 1);
    assert!(store.check().expect("a check").is_sound());
}
