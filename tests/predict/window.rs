//! The shop at work while a prediction is made beside it.

#![allow(clippy::cast_possible_truncation, reason = "days of a year")]

use chrono::NaiveDate;
use regulars::analytics::prediction::Prediction;
use regulars::analytics::{Analytics, DayList};
use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::client::Client;
use regulars::domain::command::Command;
use regulars::domain::dates::add_days;
use regulars::domain::ids::{ClientId, Id as _, PurchaseId};
use regulars::domain::model::Records;
use regulars::domain::purchase::{Items, Purchase};
use regulars::domain::settings::Settings;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2025-06-30")
}

/// `clients` clients, each with a pace and a fickleness of their own, as the models of repeat buying think of them.
fn records(clients: u32) -> Records {
    let start = day("2024-07-01");
    let mut random = fastrand::Rng::with_seed(20_250_630);
    let mut records = Records { settings: Settings::default(), ..Records::default() };
    for number in 1..=clients {
        let id = ClientId::from_number(u64::from(number)).expect("an id");
        records.clients.push(Client::new(id, start));
        let (mut at, pace_days, leaves) = (random.i64(0..90), 8.0 + 50.0 * random.f64(), random.f64().powi(3));
        while at < 365 {
            let purchase = records.purchases.len() as u64 + 1;
            records.purchases.push(Purchase {
                id: PurchaseId::from_number(purchase).expect("an id"),
                client: Some(id),
                day: add_days(start, at),
                minute: None,
                staff: None,
                import: None,
                sum_minor: random.i64(500..1500) * i64::from(number % 7 + 1),
                items: Items::None,
                extra: None,
            });
            if random.f64() < leaves {
                break;
            }
            at += (-pace_days * random.f64().max(1e-9).ln()).ceil() as i64;
        }
    }
    records
}

fn shop(folder: &tempfile::TempDir, clients: u32) -> Workspace {
    let path = folder.path().join("shop.regulars");
    let mut workspace = Workspace::create(&path, Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    workspace.try_execute(Command::Seed(Box::new(records(clients)))).expect("records that fit");
    workspace
}

#[test]
fn the_list_of_the_day_works_while_the_prediction_is_made_and_follows_it_afterwards() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = shop(&folder, 300);
    let fallback = workspace.analytics().clone();
    workspace.tick();
    assert!(workspace.is_predicting());
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    assert!(!list.due.is_empty(), "somebody is due");
    assert_eq!(*workspace.analytics(), fallback, "nothing changes before the prediction is there");
    // A change made meanwhile is neither held up nor lost.
    let paused = list.due[0].client;
    let until = Some(add_days(today(), 7));
    workspace.try_execute(Command::PauseClient { client: paused, until }).expect("the change is written");
    workspace.finish_prediction();
    let prediction = Prediction::for_owner(workspace.model(), today()).expect("a prediction");
    assert_eq!(workspace.analytics().prediction(), Some(&prediction));
    assert_eq!(*workspace.analytics(), Analytics::compute_with(workspace.model(), today(), Some(prediction)));
    assert_ne!(*workspace.analytics(), fallback);
    assert_eq!(workspace.model().clients().get(paused).expect("a client").paused_until, until);
}

#[test]
fn pages_notice_the_prediction_and_it_is_not_made_again_without_need() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = shop(&folder, 300);
    let revision = workspace.model().revision();
    workspace.finish_prediction();
    let noticed = workspace.model().revision();
    assert!(noticed > revision, "rows that pages keep are out of date");
    assert_eq!(workspace.analytics().changed_since(revision), None, "anybody's place may be another");
    for _ in 0..3 {
        workspace.tick();
    }
    assert!(!workspace.is_predicting());
    assert_eq!(workspace.model().revision(), noticed);
}

#[test]
fn a_shop_of_few_goes_by_the_last_checks() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace = shop(&folder, 20);
    let before = workspace.analytics().clone();
    workspace.finish_prediction();
    assert_eq!(*workspace.analytics(), before);
    assert!(workspace.analytics().prediction().is_none());
}
