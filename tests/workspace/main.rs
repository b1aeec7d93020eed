//! Whatever commands are given, in whatever order: what the window holds equals what the file holds, the figures equal
//! those computed from scratch, and undo equals never done.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use chrono::NaiveDate;
use proptest::prelude::*;
use regulars::analytics::Analytics;
use regulars::app::clock::Clock;
use regulars::app::error::AppError;
use regulars::app::workspace::Workspace;
use regulars::domain::client::{Agreed, AgreedKind, ConsentAnswer};
use regulars::domain::command::{ClientDraft, Command, ContactDraft, OutcomeDraft, ProductDraft, PurchaseDraft, StaffDraft};
use regulars::domain::contact::{Channel, Purpose, RefusalReason};
use regulars::domain::ids::{ClientId, Id, PurchaseId};
use regulars::domain::model::Model;
use regulars::domain::settings::{Settings, Trade};

fn today() -> NaiveDate {
    "2025-10-14".parse().expect("a date")
}

/// A step of a random day. Numbers choose among the records that are there.
#[derive(Debug, Clone)]
enum Step {
    AddClient(String, String, String),
    EditClient(u8, String),
    Archive(u8, bool),
    Merge(u8, u8),
    TellApart(u8, u8),
    Pause(u8, Option<u16>),
    DoNotContact(u8, Option<String>),
    AddPurchase(Option<u8>, u16, i32, String),
    EditPurchase(u8, u16, i32),
    DeletePurchase(u8),
    Contact(u8, u8, OutcomeDraft),
    Settings(u8),
    Product(String, Option<u16>),
    Staff(String),
    Undo,
    Redo,
    Reopen,
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zа-яё' ]{0,12}", Just("=1+1".to_owned()), Just("\u{202e}Анна\u{0}\n".to_owned()), Just("O'Neil; DROP".to_owned())]
}

fn outcome() -> impl Strategy<Value = OutcomeDraft> {
    prop_oneof![
        Just(OutcomeDraft::Sent),
        Just(OutcomeDraft::NoAnswer),
        Just(OutcomeDraft::WrongNumber),
        (0_u8..60).prop_map(|days| OutcomeDraft::WillCome { on: format!("+{days}") }),
        (0_u8..60).prop_map(|days| OutcomeDraft::Later { until: format!("+{days}") }),
        text().prop_map(|text| OutcomeDraft::Refused { reason: RefusalReason::Price, text }),
        text().prop_map(|reason| OutcomeDraft::DoNotContact { reason }),
        (0_i32..100_000, text()).prop_map(|(sum, product)| OutcomeDraft::Bought(PurchaseDraft {
            sum: sum.to_string(),
            product,
            ..PurchaseDraft::default()
        })),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (text(), "8?9[0-9]{9}", text()).prop_map(|(name, phone, note)| Step::AddClient(name, phone, note)),
        1 => (any::<u8>(), text()).prop_map(|(who, name)| Step::EditClient(who, name)),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(who, archive)| Step::Archive(who, archive)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(keep, other)| Step::Merge(keep, other)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(one, other)| Step::TellApart(one, other)),
        1 => (any::<u8>(), proptest::option::of(0_u16..60)).prop_map(|(who, days)| Step::Pause(who, days)),
        1 => (any::<u8>(), proptest::option::of(text())).prop_map(|(who, reason)| Step::DoNotContact(who, reason)),
        8 => (proptest::option::weighted(0.9, any::<u8>()), 0_u16..900, -50_000_i32..500_000, text())
            .prop_map(|(who, ago, sum, product)| Step::AddPurchase(who, ago, sum, product)),
        1 => (any::<u8>(), 0_u16..900, 0_i32..500_000).prop_map(|(which, ago, sum)| Step::EditPurchase(which, ago, sum)),
        1 => any::<u8>().prop_map(Step::DeletePurchase),
        3 => (any::<u8>(), 0_u8..5, outcome()).prop_map(|(who, purpose, outcome)| Step::Contact(who, purpose, outcome)),
        1 => (1_u8..120).prop_map(Step::Settings),
        1 => (text(), proptest::option::of(1_u16..400)).prop_map(|(name, cycle)| Step::Product(name, cycle)),
        1 => text().prop_map(Step::Staff),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

fn nth_client(model: &Model, which: u8) -> Option<ClientId> {
    let count = model.clients().len();
    (count > 0).then(|| model.clients().iter().nth(usize::from(which) % count).expect("a client").id)
}

fn nth_purchase(model: &Model, which: u8) -> Option<PurchaseId> {
    let count = model.purchases().len();
    (count > 0).then(|| model.purchases().iter().nth(usize::from(which) % count).expect("a purchase").id)
}

/// The command of a step; `None` where there is nothing yet that it could be about.
fn command(model: &Model, step: &Step) -> Option<Command> {
    let purchase = |ago: u16, sum: i32, product: &str| PurchaseDraft {
        day: format!("-{ago}"),
        sum: format!("{}{}.{:02}", if sum < 0 { "-" } else { "" }, sum.abs() / 100, sum.abs() % 100),
        product: product.to_owned(),
        ..PurchaseDraft::default()
    };
    Some(match step {
        Step::AddClient(name, phone, note) => Command::AddClient(ClientDraft {
            name: name.clone(),
            phones: vec![phone.clone()],
            note: note.clone(),
            birthday: "29.02".into(),
            tags: "a, b,a".into(),
            ..ClientDraft::default()
        }),
        Step::EditClient(who, name) => {
            let id = nth_client(model, *who)?;
            let mut draft = ClientDraft::of(model.clients().get(id)?);
            draft.name.clone_from(name);
            draft.consent = ConsentAnswer::No;
            draft.agreed = Some(Agreed { note: name.clone(), ..Agreed::on(today(), AgreedKind::CallBack) });
            Command::EditClient(id, draft)
        }
        Step::Archive(who, archive) => Command::ArchiveClients { clients: vec![nth_client(model, *who)?], archive: *archive },
        Step::Merge(keep, other) => Command::MergeClients { keep: nth_client(model, *keep)?, other: nth_client(model, *other)? },
        Step::TellApart(one, other) => Command::TellApart { one: nth_client(model, *one)?, other: nth_client(model, *other)? },
        Step::Pause(who, days) => {
            let until = days.map(|days| regulars::domain::dates::add_days(today(), i64::from(days)));
            Command::PauseClient { client: nth_client(model, *who)?, until }
        }
        Step::DoNotContact(who, reason) => Command::SetDoNotContact { client: nth_client(model, *who)?, reason: reason.clone() },
        Step::AddPurchase(None, ago, sum, product) => Command::AddPurchase(None, purchase(*ago, *sum, product)),
        Step::AddPurchase(Some(who), ago, sum, product) => {
            Command::AddPurchase(Some(nth_client(model, *who)?), purchase(*ago, *sum, product))
        }
        Step::EditPurchase(which, ago, sum) => Command::EditPurchase(nth_purchase(model, *which)?, purchase(*ago, *sum, "cut")),
        Step::DeletePurchase(which) => Command::DeletePurchase(nth_purchase(model, *which)?),
        Step::Contact(who, purpose, outcome) => Command::LogContact(ContactDraft {
            client: nth_client(model, *who)?,
            purpose: [Purpose::Step(0), Purpose::Step(2), Purpose::Agreed, Purpose::Birthday, Purpose::Free][usize::from(*purpose)],
            expected: None,
            channel: Channel::Telegram,
            template: None,
            outcome: outcome.clone(),
            bonus_minor: 0,
            note: String::new(),
        }),
        Step::Settings(capacity) => Command::SaveSettings(Box::new(Settings {
            capacity: u16::from(*capacity),
            preset_cycle_days: Some(u16::from(*capacity)),
            closed_weekdays: [capacity.is_multiple_of(2), false, false, false, false, false, true],
            ..model.settings().clone()
        })),
        Step::Product(name, cycle) => Command::SaveProduct(
            None,
            ProductDraft {
                name: name.clone(),
                cycle_days: cycle.map_or_else(String::new, |days| days.to_string()),
                ..ProductDraft::default()
            },
        ),
        Step::Staff(name) => Command::SaveStaff(None, StaffDraft { name: name.clone(), archived: false }),
        Step::Undo | Step::Redo | Step::Reopen => return None,
    })
}

/// Many when `tests/torture.sh` asks for them.
fn cases() -> u32 {
    if std::env::var_os("REGULARS_TORTURE").is_some() { 10_000 } else { 40 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_the_model_and_the_figures_agree_after_any_commands(steps in proptest::collection::vec(step(), 1..40)) {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, log, clock) = (folder.path().join("shop.regulars"), folder.path().join("log"), Clock::fixed(today()));
        let settings = Settings { trade: Trade::Salon, ..Settings::default() };
        let mut workspace = Workspace::create_with(&path, settings, clock, &log).expect("a shop");
        for step in &steps {
            match step {
                Step::Undo => workspace.undo(),
                Step::Redo => workspace.redo(),
                Step::Reopen => {
                    let before = workspace.model().clone();
                    drop(workspace);
                    workspace = Workspace::open(&path, clock, &log).expect("it opens again");
                    prop_assert!(*workspace.model() == before, "the file lost something");
                }
                step => {
                    let Some(command) = command(workspace.model(), step) else { continue };
                    let before = workspace.model().clone();
                    match workspace.try_execute(command) {
                        Ok(_) => {
                            workspace.undo();
                            same_but_for_numbers(workspace.model(), &before)?;
                            workspace.redo();
                        }
                        Err(AppError::Refused(_)) => prop_assert!(*workspace.model() == before, "a refused command changed something"),
                        Err(error) => prop_assert!(false, "{error:?}"),
                    }
                }
            }
            let fresh = Analytics::compute(workspace.model(), today());
            prop_assert!(*workspace.analytics() == fresh, "the figures were not brought up to date");
        }
        let model = workspace.model().clone();
        drop(workspace);
        let again = Workspace::open(&path, clock, &log).expect("it opens again");
        prop_assert!(*again.model() == model, "the file and the model differ");
    }
}

/// Equal records; numbers that were given out once stay given out, so the next free ones may differ.
fn same_but_for_numbers(model: &Model, before: &Model) -> Result<(), TestCaseError> {
    prop_assert!(model.clients() == before.clients(), "clients differ after undo");
    prop_assert!(model.purchases() == before.purchases(), "purchases differ after undo");
    prop_assert!(model.contacts() == before.contacts(), "contacts differ after undo");
    prop_assert!(model.products() == before.products(), "products differ after undo");
    prop_assert!(model.settings() == before.settings(), "settings differ after undo");
    prop_assert!(model.log() == before.log() && model.staff() == before.staff(), "log or staff differ after undo");
    Ok(())
}

#[test]
fn a_command_while_a_job_is_writing_is_refused_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace =
        Workspace::create(&folder.path().join("shop.regulars"), Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    let table = folder.path().join("visits.csv");
    std::fs::write(&table, "client,phone,date,sum\nAnna,+79162041835,2025-10-01,100\n").expect("a table");
    workspace.preview_import(regulars::app::event::ImportRequest::new(table));
    workspace.finish_job();
    assert!(workspace.preview().is_some());
    workspace.import_preview();
    let refused = workspace.try_execute(Command::AddClient(ClientDraft { name: "Vera".into(), ..ClientDraft::default() }));
    assert!(matches!(refused, Err(AppError::Busy)), "{refused:?}");
    workspace.finish_job();
    assert_eq!(workspace.model().clients().len(), 1);
    workspace.undo();
    assert!(workspace.model().is_empty(), "one undo takes the whole import back");
    assert!(ClientId::from_number(1).is_some_and(|id| workspace.model().clients().get(id).is_none()));
}

#[test]
fn who_lies_in_the_archive_comes_back_by_buying_by_hand_or_by_a_file() {
    use regulars::domain::import_batch::{ClientRef, ImportBatch, ImportedPurchase};
    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace =
        Workspace::create(&folder.path().join("Shop.regulars"), Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    let mut clients = Vec::new();
    for name in ["Anna", "Boris"] {
        workspace.try_execute(Command::AddClient(ClientDraft { name: name.into(), ..ClientDraft::default() })).expect("a client");
        clients.push(workspace.model().clients().iter().last().expect("a client").id);
    }
    workspace.try_execute(Command::ArchiveClients { clients: clients.clone(), archive: true }).expect("an archive");
    let archived = |workspace: &Workspace| {
        clients.iter().map(|id| workspace.model().clients().get(*id).expect("a client").archived.is_some()).collect::<Vec<_>>()
    };
    let buy = |day: &str, sum: &str| {
        Command::AddPurchase(Some(clients[0]), PurchaseDraft { day: day.into(), sum: sum.into(), ..PurchaseDraft::default() })
    };
    workspace.try_execute(buy("1.09.2025", "500")).expect("a purchase from before, entered late");
    workspace.try_execute(buy("", "-500")).expect("a refund");
    assert_eq!(archived(&workspace), [true, true]);
    workspace.try_execute(buy("", "500")).expect("a purchase");
    assert_eq!(archived(&workspace), [false, true]);
    let purchase = |day: &str| ImportedPurchase {
        client: Some(ClientRef::Existing(clients[1])),
        day: day.parse().expect("a day"),
        minute: None,
        sum_minor: 100,
        product: None,
        quantity_milli: 1000,
        staff: None,
        items: None,
        extra: None,
    };
    let import = |day| Command::Import(Box::new(ImportBatch { purchases: vec![purchase(day)], ..ImportBatch::default() }));
    workspace.try_execute(import("2025-10-13")).expect("an import");
    assert_eq!(archived(&workspace), [false, true]);
    workspace.try_execute(import("2025-10-14")).expect("an import");
    assert_eq!(archived(&workspace), [false, false]);
    workspace.undo();
    assert_eq!(archived(&workspace), [false, true], "undo sends back to the archive");
}

#[test]
fn clients_enter_a_standing_campaign_by_themselves_each_day() {
    use regulars::domain::campaign::{FrozenStage, Rung};
    use regulars::domain::command::CampaignDraft;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Shop.regulars");
    let mut workspace = Workspace::create(&path, Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    workspace.try_execute(Command::AddClient(ClientDraft { name: "Anna".into(), ..ClientDraft::default() })).expect("a client");
    let anna = workspace.model().clients().iter().next().expect("Anna").id;
    for day in ["20.07.2025", "17.08.2025", "14.09.2025"] {
        let draft = PurchaseDraft { day: day.into(), sum: "500".into(), ..PurchaseDraft::default() };
        workspace.try_execute(Command::AddPurchase(Some(anna), draft)).expect("a purchase");
    }
    let rungs = vec![Rung { name: "Reminder".into(), after_days: 0, channel: None, bonus_minor: 0, cost_minor: 0 }];
    let (name, members, standing) = ("Always".into(), Vec::new(), Some(FrozenStage::AtRisk));
    let draft = CampaignDraft { name, window_days: 30, control_percent: 0, seed: 1, rungs, members, standing };
    workspace.try_execute(Command::StartCampaign(Box::new(draft))).expect("a campaign");
    workspace.tick();
    let members = |workspace: &Workspace| workspace.model().campaigns().iter().next().expect("the campaign").members.len();
    assert_eq!(members(&workspace), 0, "28 days and the window of 4 are not over");
    for days in 1..=4 {
        workspace.set_clock(Clock::fixed(today() + chrono::Days::new(days)));
        workspace.tick();
        // 14 September + 28 + 4 is 16 October.
        assert_eq!(members(&workspace), usize::from(days >= 3), "day {days}");
    }
    let entered = workspace.trail(None).expect("the trail");
    assert!(entered.iter().any(|entry| entry.title.contains("CampaignEntered")), "it stands in the trail");
    workspace.undo();
    assert_eq!(members(&workspace), 1, "who entered by themselves is put out by no undo");
    let shown = workspace.model().clone();
    workspace.close();
    let again = Workspace::open(&path, Clock::fixed(today()), &folder.path().join("log")).expect("the shop");
    assert!(*again.model() == shown);
}

#[test]
fn another_currency_changes_the_sign_and_never_a_sum() {
    use regulars::domain::command::{Field, FieldError, Problem};
    use regulars::domain::money::Currency;

    let folder = tempfile::tempdir().expect("a folder");
    let mut workspace =
        Workspace::create(&folder.path().join("shop.regulars"), Clock::fixed(today()), &folder.path().join("log")).expect("a shop");
    let in_currency = |workspace: &Workspace, code: &str| {
        let currency = Currency::try_from(code).expect("a currency");
        Command::SaveSettings(Box::new(Settings { currency, ..workspace.model().settings().clone() }))
    };
    let yen = in_currency(&workspace, "JPY");
    workspace.try_execute(yen).expect("an empty shop counts in anything");
    workspace.try_execute(in_currency(&workspace, "RUB")).expect("an empty shop counts in anything");
    workspace.try_execute(Command::AddClient(ClientDraft { name: "Vera".into(), ..ClientDraft::default() })).expect("a client");
    let client = workspace.model().clients().iter().next().expect("a client").id;
    let draft = PurchaseDraft { sum: "1500".into(), ..PurchaseDraft::default() };
    workspace.try_execute(Command::AddPurchase(Some(client), draft)).expect("a purchase");
    workspace.try_execute(in_currency(&workspace, "EUR")).expect("another sign");
    let refused = workspace.try_execute(in_currency(&workspace, "JPY"));
    let expected = FieldError { field: Field::Currency, problem: Problem::OtherMinorUnits };
    assert!(matches!(&refused, Err(AppError::Refused(errors)) if errors == &[expected]), "{refused:?}");
    assert_eq!(workspace.model().settings().currency, Currency::EUR);
}

#[test]
fn a_purchase_settles_what_was_agreed_before_it_and_not_what_is_booked_at_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut shop = Workspace::create(&folder.path().join("s.regulars"), Clock::fixed(today()), folder.path()).unwrap();
    shop.try_execute(Command::AddClient(ClientDraft { name: "Anna".into(), ..ClientDraft::default() })).unwrap();
    let id = nth_client(shop.model(), 0).unwrap();
    let coming = regulars::domain::dates::add_days(today(), 28);
    let yesterday = regulars::domain::dates::add_days(today(), -1);
    // When it was agreed, for which day, the day of the purchase, whether it still stands.
    let cases = [
        (Some(today()), coming, "today", true),
        (Some(yesterday), coming, "today", false),
        (Some(yesterday), coming, "yesterday", true),
        (None, coming, "today", true),
        (Some(today()), today(), "today", false),
        (None, yesterday, "today", false),
    ];
    for (made, agreed_for, bought, stands) in cases {
        let agreed = Some(Agreed { made, ..Agreed::on(agreed_for, AgreedKind::Visit) });
        let draft = ClientDraft { agreed, ..ClientDraft::of(shop.model().clients().get(id).unwrap()) };
        shop.try_execute(Command::EditClient(id, draft)).unwrap();
        let purchase = PurchaseDraft { day: bought.into(), sum: "100".into(), ..PurchaseDraft::default() };
        shop.try_execute(Command::AddPurchase(Some(id), purchase)).unwrap();
        let client = shop.model().clients().get(id).unwrap();
        assert_eq!(client.agreed.is_some(), stands, "agreed {made:?} for {agreed_for}, bought {bought}");
    }
    // What is said on the telephone knows its day by itself.
    let outcome = OutcomeDraft::WillCome { on: "+5".into() };
    let said = ContactDraft {
        client: id,
        purpose: Purpose::Free,
        expected: None,
        channel: Channel::Call,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    };
    shop.try_execute(Command::LogContact(said)).unwrap();
    let agreed = shop.model().clients().get(id).unwrap().agreed.clone().unwrap();
    assert_eq!(agreed.made, Some(today()));
}
