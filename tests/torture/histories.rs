//! Any order of what an owner can do: after every step the file holds what the window shows.

use proptest::prelude::*;
use proptest::sample::Index;
use regulars::app::backups::list;
use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::command::{ClientDraft, Command, PurchaseDraft};
use regulars::domain::ids::ClientId;
use regulars::domain::model::Model;

use crate::program::model_of;
use crate::rounds;

#[derive(Debug, Clone)]
enum Deed {
    Add(u8),
    Edit(Index, u8),
    Archive(Index),
    Buy(Index, u16),
    Undo,
    Redo,
    BackUp,
    Restore(Index),
    Erase(Index),
    /// Minutes pass, perhaps backwards.
    Wait(i16),
    Reopen,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => any::<u8>().prop_map(Deed::Add),
        3 => (any::<Index>(), any::<u8>()).prop_map(|(whose, what)| Deed::Edit(whose, what)),
        1 => any::<Index>().prop_map(Deed::Archive),
        4 => (any::<Index>(), any::<u16>()).prop_map(|(whose, sum)| Deed::Buy(whose, sum)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::BackUp),
        1 => any::<Index>().prop_map(Deed::Restore),
        1 => any::<Index>().prop_map(Deed::Erase),
        2 => (-2000..3000_i16).prop_map(Deed::Wait),
        1 => Just(Deed::Reopen),
    ]
}

fn client(workspace: &Workspace, which: Index) -> Option<ClientId> {
    let ids: Vec<ClientId> = workspace.model().clients().iter().map(|client| client.id).collect();
    (!ids.is_empty()).then(|| *which.get(&ids))
}

fn carry_out(mut workspace: Workspace, deed: &Deed, clock: &mut Clock) -> Workspace {
    let path = workspace.path().to_owned();
    // Refusals are part of life; what counts is what the file holds then.
    let run = |workspace: &mut Workspace, command| drop(workspace.try_execute(command));
    match deed {
        Deed::Add(name) => {
            run(&mut workspace, Command::AddClient(ClientDraft { name: format!("Client {name}"), ..ClientDraft::default() }));
        }
        Deed::Edit(whose, what) => {
            if let Some(id) = client(&workspace, *whose) {
                let draft =
                    ClientDraft { name: format!("Renamed {what}"), note: "я".repeat(usize::from(*what)), ..ClientDraft::default() };
                run(&mut workspace, Command::EditClient(id, draft));
            }
        }
        Deed::Archive(whose) => {
            if let Some(id) = client(&workspace, *whose) {
                run(&mut workspace, Command::ArchiveClients { clients: vec![id], archive: true });
            }
        }
        Deed::Buy(whose, sum) => {
            let draft = PurchaseDraft { day: "2025-10-01".into(), sum: sum.to_string(), ..PurchaseDraft::default() };
            let id = client(&workspace, *whose);
            run(&mut workspace, Command::AddPurchase(id, draft));
        }
        Deed::Undo => workspace.undo(),
        Deed::Redo => workspace.redo(),
        Deed::BackUp => drop(workspace.backup(None).expect("a backup")),
        Deed::Restore(which) => {
            let backups = list(&path, None);
            if !backups.is_empty() {
                workspace.restore(which.get(&backups).path.clone());
            }
        }
        Deed::Erase(whose) => {
            if let Some(id) = client(&workspace, *whose) {
                workspace.erase_client(id);
            }
        }
        Deed::Wait(minutes) => {
            let now = clock.now() + chrono::TimeDelta::minutes(i64::from(*minutes));
            *clock = Clock::Fixed { now, today: clock.today() };
            workspace.set_clock(*clock);
            workspace.tick();
        }
        Deed::Reopen => {
            workspace.close();
            return Workspace::open(&path, *clock, &path.with_extension("log")).expect("the same shop");
        }
    }
    workspace.finish_job();
    workspace
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(rounds(8, 400)).unwrap_or(8)))]

    #[test]
    fn the_file_holds_what_the_window_shows_whatever_was_done(deeds in proptest::collection::vec(deed(), 1..40)) {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("Lilac.regulars");
        let mut clock = Clock::fixed("2025-10-14".parse()?);
        let mut workspace = Workspace::create(&file, clock, &folder.path().join("log")).expect("a shop");
        workspace.tick();
        for deed in &deeds {
            workspace = carry_out(workspace, deed, &mut clock);
        }
        let shown: Model = workspace.model().clone();
        workspace.finish_backup();
        workspace.check();
        workspace.finish_job();
        prop_assert!(workspace.checked().is_some_and(regulars::store::CheckReport::is_sound));
        workspace.close();
        prop_assert!(model_of(&file) == shown);
        for backup in list(&file, None) {
            model_of(&backup.path);
        }
    }
}
