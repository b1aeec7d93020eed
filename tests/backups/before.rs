//! What is hard to take back is preceded by a backup, and waits for it on a thread.

use regulars::app::backups::BackupReason;
use regulars::app::event::Event;
use regulars::app::jobs::JobKind;
use regulars::domain::campaign::{FrozenStage, Rung};
use regulars::domain::command::{CampaignDraft, Command};
use regulars::domain::ids::ClientId;

use crate::shop::{Shop, at, look, names};

fn two_clients() -> (Shop, [ClientId; 2]) {
    let mut shop = Shop::new(at("09:00"));
    shop.add("Anna P.");
    let ids: Vec<ClientId> = shop.workspace.model().clients().iter().map(|client| client.id).collect();
    (shop, [ids[0], ids[1]])
}

#[test]
fn merging_in_the_window_waits_for_its_backup_on_a_thread() {
    let (mut shop, [keep, other]) = two_clients();
    shop.workspace.execute(Command::MergeClients { keep, other });
    assert_eq!(shop.workspace.job().map(|(kind, _)| kind), Some(JobKind::BackingUpBefore));
    assert_eq!(shop.names().len(), 2, "nothing is done before the backup is there");
    // Nobody else can write meanwhile, and is told so.
    shop.workspace.execute(Command::ArchiveClients { clients: vec![keep], archive: true });
    assert_eq!(shop.failures(), ["error-busy"]);
    shop.workspace.finish_job();
    assert!(shop.workspace.take_events().any(|event| matches!(event, Event::Done(_))));
    assert_eq!(shop.names().len(), 1);
    let backups = shop.backups();
    assert_eq!(backups.iter().map(|backup| backup.mark.reason).collect::<Vec<_>>(), [Some(BackupReason::BeforeMerge)]);
    assert_eq!(names(&look(&backups[0].path)).len(), 2, "the backup holds both");
    shop.workspace.undo();
    assert_eq!(shop.names().len(), 2);
}

#[test]
fn a_campaign_is_begun_after_a_backup_and_a_wrong_one_makes_none() {
    let (mut shop, _) = two_clients();
    let rungs = vec![Rung { name: "Reminder".into(), after_days: 0, channel: None, bonus_minor: 0, cost_minor: 0 }];
    let (members, standing) = (Vec::new(), Some(FrozenStage::AtRisk));
    let mut draft = CampaignDraft { name: String::new(), window_days: 30, control_percent: 0, seed: 1, rungs, members, standing };
    shop.workspace.execute(Command::StartCampaign(Box::new(draft.clone())));
    assert!(shop.workspace.job().is_none());
    assert_eq!(shop.failures().len(), 1);
    assert!(shop.backups().is_empty(), "nothing is copied for what is refused");

    draft.name = "Come back".into();
    shop.workspace.execute(Command::StartCampaign(Box::new(draft)));
    shop.workspace.finish_job();
    assert!(shop.failures().is_empty());
    assert_eq!(shop.workspace.model().campaigns().len(), 1);
    let backups = shop.backups();
    assert_eq!(backups.iter().map(|backup| backup.mark.reason).collect::<Vec<_>>(), [Some(BackupReason::BeforeCampaign)]);
    assert!(look(&backups[0].path).model().campaigns().is_empty());
}

#[test]
fn without_its_backup_nothing_is_merged() {
    let (mut shop, [keep, other]) = two_clients();
    // A file where the folder of backups would be.
    std::fs::write(shop.folder.path().join("Lilac backups"), b"in the way").expect("a file");
    shop.workspace.execute(Command::MergeClients { keep, other });
    shop.workspace.finish_job();
    assert_eq!(shop.failures().len(), 1);
    assert_eq!(shop.names().len(), 2);
    shop.add("the shop works on");
}
