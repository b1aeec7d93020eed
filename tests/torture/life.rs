//! A program that works on and on is killed at any moment, thousands of times: of everything that was said to be done
//! nothing is lost, and what was begun is there wholly or not at all.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use regulars::app::backups::{BackupReason, list};
use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::client::Client;
use regulars::domain::command::{ClientDraft, Command, PurchaseDraft};
use regulars::domain::ids::{ClientId, Id as _};
use regulars::domain::import_batch::{ClientRef, ImportBatch, ImportedClient, ImportedPurchase};
use regulars::domain::model::Model;

use crate::rounds;

/// Deeds from one fresh shop to the next, so that it stays small.
const LIFE: usize = 120;
const FILE: &str = "REGULARS_LIFE_FILE";
const FROM: &str = "REGULARS_LIFE_FROM";
const UNTIL: &str = "REGULARS_LIFE_UNTIL";
const SEED: &str = "REGULARS_LIFE_SEED";
/// A file in which each deed is told as well.
pub const TOLD: &str = "REGULARS_LIFE_TOLD";

fn clock() -> Clock {
    Clock::fixed("2025-10-14".parse().expect("a day"))
}

/// A number that hangs on the life and the deed alone: both processes do the same.
pub fn number(seed: u64, deed: usize) -> u64 {
    let mixed = (seed << 20 ^ deed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 27)
}

fn nth(workspace: &Workspace, which: u64) -> Option<ClientId> {
    let ids: Vec<ClientId> = workspace.model().clients().iter().map(|client| client.id).collect();
    ids.get(usize::try_from(which).ok()? % ids.len().max(1)).copied()
}

/// One deed. Refusals are part of life; what counts is what the file holds then.
fn carry_out(workspace: &mut Workspace, seed: u64, deed: usize) {
    let random = number(seed, deed);
    let which = random >> 16;
    let client = nth(workspace, which);
    let named = |name: String| ClientDraft { name, phones: vec![format!("+7916{:07}", which % 10_000_000)], ..ClientDraft::default() };
    let done = match (random % 16, client) {
        (0..4, _) | (_, None) => workspace.try_execute(Command::AddClient(named(format!("Client {deed}")))).map(drop),
        (4..6, Some(id)) => workspace.try_execute(Command::EditClient(id, named(format!("Renamed {deed}")))).map(drop),
        (6..10, _) => {
            let draft = PurchaseDraft { day: "2025-10-01".into(), sum: (which % 9999).to_string(), ..PurchaseDraft::default() };
            workspace.try_execute(Command::AddPurchase(client, draft)).map(drop)
        }
        (10..12, _) => workspace.try_execute(Command::Import(Box::new(batch(deed)))).map(drop),
        (12, _) => workspace.backup(None).map(drop),
        (13, _) => {
            // One that was asked for: which others there are hangs on where the kill came.
            let asked = list(workspace.path(), None).into_iter().find(|backup| backup.mark.reason == Some(BackupReason::Asked));
            if let Some(backup) = asked {
                workspace.restore(backup.path);
            }
            Ok(())
        }
        (14, Some(id)) => {
            workspace.erase_client(id);
            Ok(())
        }
        (_, Some(keep)) => {
            let other = nth(workspace, which + 1).filter(|other| *other != keep);
            other.map_or(Ok(()), |other| workspace.try_execute(Command::MergeClients { keep, other }).map(drop))
        }
    };
    drop(done);
    workspace.finish_job();
    workspace.finish_backup();
}

fn batch(deed: usize) -> ImportBatch {
    let id = ClientId::from_number(1).expect("a placeholder");
    let client = |number: usize| {
        let mut client = Client::new(id, "2025-10-14".parse().expect("a day"));
        client.name = format!("Imported {deed}.{number}");
        ImportedClient::New(Box::new(client))
    };
    let purchase = |number: u32| ImportedPurchase {
        client: Some(ClientRef::New(number % 3)),
        day: "2025-09-01".parse().expect("a day"),
        minute: None,
        sum_minor: i64::from(number),
        product: None,
        quantity_milli: 1000,
        staff: None,
        items: None,
        extra: None,
    };
    ImportBatch { clients: (0..3).map(client).collect(), purchases: (0..40).map(purchase).collect(), ..ImportBatch::default() }
}

pub fn open(file: &Path) -> Workspace {
    let mut workspace = Workspace::open(file, clock(), &file.with_extension("log")).unwrap_or_else(|error| panic!("{error:?}"));
    assert!(workspace.damage().is_empty());
    // A deletion that was cut short is gone on with.
    workspace.tick();
    workspace.finish_job();
    workspace
}

#[test]
#[ignore = "started by the test below in a process of its own"]
fn helper_lives_until_killed() {
    let number = |name: &str| std::env::var(name).expect("set by the parent").parse().expect("a number");
    let (file, from, seed) = (PathBuf::from(std::env::var_os(FILE).expect("set by the parent")), number(FROM), number(SEED));
    let mut workspace = open(&file);
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nlife {from}").expect("the parent listens");
    let mut told = std::env::var_os(TOLD).map(|path| std::fs::File::create(path).expect("a file"));
    for deed in usize::try_from(from).expect("small")..usize::try_from(number(UNTIL)).expect("small") {
        carry_out(&mut workspace, seed, deed);
        if let Some(told) = &mut told {
            write!(told, "{}", deed + 1).expect("a disk");
        }
        writeln!(out, "life {}", deed + 1).expect("the parent listens");
        out.flush().expect("the parent listens");
    }
    workspace.close_without_backup();
}

/// The program that lives in a file for so many deeds.
pub fn helper(file: &Path, deeds: std::ops::Range<usize>, seed: u64) -> Process {
    let mut program = Process::new(std::env::current_exe().expect("this test"));
    program.args(["--exact", "life::helper_lives_until_killed", "--ignored", "--nocapture"]);
    program.env(FILE, file).env(FROM, deeds.start.to_string()).env(UNTIL, deeds.end.to_string()).env(SEED, seed.to_string());
    program
}

/// Every backup that has its name is whole.
pub fn assert_backups_whole(file: &Path) {
    for backup in list(file, None) {
        crate::program::model_of(&backup.path);
    }
}

/// What the shop holds before the first deed and after each of so many.
pub fn states(seed: u64, deeds: usize, fresh: &Path) -> Vec<Model> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Lilac.regulars");
    std::fs::copy(fresh, &file).expect("a copy");
    let mut workspace = open(&file);
    let mut states = vec![workspace.model().clone()];
    for deed in 0..deeds {
        carry_out(&mut workspace, seed, deed);
        states.push(workspace.model().clone());
    }
    workspace.close_without_backup();
    states
}

/// A shop from which one client was deleted, so that the random salt is the same for all; in the form of the first version
/// where a life begins with a migration.
pub fn fresh(folder: &Path) -> PathBuf {
    let file = folder.join("Fresh.regulars");
    let mut workspace = Workspace::create(&file, clock(), &folder.join("log")).expect("a shop");
    let draft = ClientDraft { name: "Gone".into(), phones: vec!["+79161111111".into()], ..ClientDraft::default() };
    workspace.try_execute(Command::AddClient(draft)).expect("a client");
    let id = nth(&workspace, 0).expect("the client");
    workspace.erase_client(id);
    workspace.finish_job();
    workspace.close_without_backup();
    file
}

#[test]
fn whenever_it_is_killed_nothing_that_was_done_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let fresh = fresh(folder.path());
    let total = rounds(30, 20_000);
    let (mut kills, mut between, mut seed) = (0, 0, 0_u64);
    while kills < total {
        seed += 1;
        let states = states(seed, LIFE, &fresh);
        let shop = tempfile::tempdir().expect("a folder");
        let file = shop.path().join("Lilac.regulars");
        std::fs::copy(&fresh, &file).expect("a copy");
        let mut done = 0;
        while done < LIFE && kills < total {
            let mut program = helper(&file, done..LIFE, seed).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program");
            let mut lines = BufReader::new(program.stdout.take().expect("its words")).lines().map_while(Result::ok);
            let said = |line: &str| line.strip_prefix("life ").and_then(|number| number.parse::<usize>().ok());
            // Some are killed while they open the file and go on with what was cut short, most at work.
            if kills % 5 > 0 {
                assert!(lines.by_ref().any(|line| said(&line).is_some()), "it never began");
            }
            std::thread::sleep(Duration::from_micros(number(seed, 1_000_000 + kills) % 60_000));
            program.kill().expect("a kill");
            program.wait().expect("its end");
            kills += 1;
            // What it still said before the end counts too.
            let told = lines.filter_map(|line| said(&line)).last().unwrap_or(done).max(done);
            let workspace = open(&file);
            let found = workspace.model().clone();
            workspace.close_without_backup();
            let at = (told..=(told + 1).min(LIFE)).find(|at| states[*at] == found);
            let at =
                at.unwrap_or_else(|| panic!("life {seed}, {told} deeds done: the file holds neither the state after them nor the next"));
            between += usize::from(at > told);
            done = at;
            if kills.is_multiple_of(1000) {
                println!("{kills} kills");
            }
        }
    }
    println!("{kills} kills over {seed} lives, {between} after a deed was done and before it was told");
}
