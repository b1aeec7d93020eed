//! A running win-back campaign: whom it takes in, which rung is due, and who is left alone.

use regulars::analytics::{Analytics, WinBackFilter, win_back_list};
use regulars::domain::campaign::{Campaign, FrozenStage, Member, Rung};
use regulars::domain::client::DoNotContact;
use regulars::domain::command::{CampaignDraft, Command, Field, Given, Problem, plan};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason};
use regulars::domain::ids::{CampaignId, ContactId, Id as _};
use regulars::domain::model::{Model, Records};

use crate::shops::{client_id, clients, day, purchase, visits};

fn rung(name: &str, after_days: u16, bonus_minor: i64) -> Rung {
    Rung { name: name.to_owned(), after_days, channel: None, bonus_minor, cost_minor: 500 }
}

fn ladder() -> Vec<Rung> {
    vec![rung("Reminder", 0, 0), rung("Bonus", 6, 30_000), rung("Call", 12, 50_000)]
}

fn id() -> CampaignId {
    CampaignId::from_number(1).expect("a campaign")
}

fn member(number: usize, control: bool) -> Member {
    Member { client: client_id(number), control, inactive_days: 150, value_minor: 400_000, stage: FrozenStage::Sleeping, entered: None }
}

/// Two clients who came every 28 days until 2024-01-25 and have been asleep since April; from June on they are in a campaign, the
/// second one in its control group.
fn shop() -> Records {
    let mut records = clients(2);
    for client in [1, 2] {
        visits(&mut records, client, "2023-11-02", 28, 4, 100_000);
    }
    records.campaigns.push(Campaign {
        id: id(),
        name: "Summer".into(),
        started: day("2024-06-01"),
        ends: day("2024-07-01"),
        ended: None,
        archived: false,
        rungs: ladder(),
        members: vec![member(1, false), member(2, true)],
        seed: 1,
        control_percent: 50,
        standing: None,
    });
    records
}

fn contact(records: &mut Records, client: usize, on: &str, rung: u8, outcome: Outcome) {
    let number = records.contacts.len() as u64 + 1;
    records.contacts.push(Contact {
        id: ContactId::from_number(number).expect("a contact"),
        client: client_id(client),
        at: day(on).and_hms_opt(9, 0, 0).expect("nine").and_utc(),
        day: day(on),
        purpose: Purpose::Rung { campaign: id(), rung },
        expected: None,
        channel: Channel::Sms,
        staff: None,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    });
}

/// `rung 1 since 2024-06-09`, `call since …`, or `-`.
fn due(records: &Records, client: usize, as_of: &str) -> String {
    let model = Model::from_records(records.clone());
    let analytics = Analytics::compute(&model, day(as_of));
    let due = analytics.client(client_id(client)).expect("the client").due.as_deref();
    due.map_or_else(
        || "-".to_owned(),
        |due| match due.step.purpose() {
            Purpose::Rung { rung, .. } => format!("rung {rung} since {}", due.date),
            _ => format!("{} since {}", due.step.key(), due.date),
        },
    )
}

#[test]
fn who_does_not_come_climbs_from_rung_to_rung() {
    let mut records = shop();
    assert_eq!(due(&records, 1, "2024-05-31"), "-");
    assert_eq!(due(&records, 1, "2024-06-05"), "rung 0 since 2024-06-01");
    // Two days late: the second rung keeps its distance of six days.
    contact(&mut records, 1, "2024-06-03", 0, Outcome::Sent);
    assert_eq!(due(&records, 1, "2024-06-08"), "-");
    assert_eq!(due(&records, 1, "2024-06-09"), "rung 1 since 2024-06-09");
    for on in ["2024-06-09", "2024-06-10"] {
        contact(&mut records, 1, on, 1, Outcome::NoAnswer);
    }
    assert_eq!(due(&records, 1, "2024-06-11"), "rung 1 since 2024-06-11");
    contact(&mut records, 1, "2024-06-11", 1, Outcome::NoAnswer);
    assert_eq!(due(&records, 1, "2024-06-16"), "-");
    assert_eq!(due(&records, 1, "2024-06-17"), "rung 2 since 2024-06-17");
    contact(&mut records, 1, "2024-06-17", 2, Outcome::Sent);
    assert_eq!(due(&records, 1, "2024-06-30"), "-");
    assert_eq!(due(&shop(), 1, "2024-07-01"), "rung 0 since 2024-06-01");
    assert_eq!(due(&shop(), 1, "2024-07-02"), "-", "the window is closed");
}

#[test]
fn nobody_of_the_control_group_is_contacted_while_the_window_is_open() {
    let mut records = shop();
    records.clients[1].birthday = regulars::domain::dates::Birthday::new(15, 6, None);
    for on in ["2024-06-01", "2024-06-15", "2024-07-01"] {
        assert_eq!(due(&records, 2, on), "-");
    }
    // Not even after a purchase of their own: that would blur what the campaign did.
    records.purchases.push(purchase(100, Some(2), day("2024-06-02"), 100_000));
    assert_eq!(due(&records, 2, "2024-06-28"), "-");
    assert_eq!(due(&records, 2, "2024-07-02"), "call since 2024-06-30");
}

#[test]
fn a_purchase_a_refusal_and_the_end_of_the_campaign_end_the_ladder() {
    let mut records = shop();
    records.purchases.push(purchase(100, Some(1), day("2024-06-02"), 100_000));
    assert_eq!(due(&records, 1, "2024-06-10"), "-");
    assert_eq!(due(&records, 1, "2024-06-26"), "remind since 2024-06-26", "the chain takes over");
    let mut records = shop();
    contact(&mut records, 1, "2024-06-02", 0, Outcome::Refused { reason: RefusalReason::Price, text: String::new() });
    assert_eq!(due(&records, 1, "2024-06-20"), "-");
    let mut records = shop();
    records.campaigns[0].ended = Some(day("2024-06-04"));
    assert_eq!((due(&records, 1, "2024-06-03"), due(&records, 1, "2024-06-04")), ("rung 0 since 2024-06-01".into(), "-".into()));
}

#[test]
fn the_list_leaves_out_who_must_not_be_asked_and_who_is_not_worth_it() {
    let mut records = clients(8);
    for (client, sum) in [(1, 100_000), (2, 200_000), (3, 300_000), (4, 400_000), (5, 1_000)] {
        visits(&mut records, client, "2023-11-02", 28, 4, sum);
    }
    visits(&mut records, 6, "2024-03-07", 28, 4, 500_000);
    records.clients[2].do_not_contact = Some(DoNotContact { day: day("2024-05-01"), reason: String::new(), set_by: None });
    let mut campaign = shop().campaigns.remove(0);
    campaign.members = vec![member(4, false)];
    records.campaigns.push(campaign);
    // The seventh refused when asked, the eighth before the last visit.
    let refused = || Outcome::Refused { reason: RefusalReason::Competitor, text: String::new() };
    for (client, on) in [(7, "2024-02-20"), (8, "2024-01-20")] {
        visits(&mut records, client, "2023-11-02", 28, 4, 50_000);
        contact(&mut records, client, on, 0, refused());
    }
    let model = Model::from_records(records);
    let analytics = Analytics::compute(&model, day("2024-06-05"));
    let list = win_back_list(&model, &analytics, &WinBackFilter::default(), &[rung("", 0, 5_000)]);
    let ids = |side: &[regulars::analytics::Prospect]| side.iter().map(|prospect| prospect.member.client).collect::<Vec<_>>();
    // 132 days away with a cycle of 28: thirteen checks of a year times 28 ÷ 160. The sixth is an active client.
    assert_eq!((ids(&list.worth), ids(&list.not_worth)), ([2, 1, 8].map(client_id).into(), [5].map(client_id).into()));
    assert_eq!(list.worth[0].expected_minor, 200_000 * 13 * 28 / 160);
    assert_eq!((list.value_minor(), list.left_out_minor(), list.dearest_minor), (1_400_000, 2_275, 5_500));
    assert!(
        win_back_list(&model, &analytics, &WinBackFilter { sleeping: false, gone: false, ..WinBackFilter::default() }, &[])
            .worth
            .is_empty()
    );
}

#[test]
fn a_campaign_is_started_once_for_each_client_and_ended() {
    let mut records = shop();
    let campaign = records.campaigns.remove(0);
    let mut model = Model::from_records(records);
    let given = Given { now: day("2024-06-01").and_hms_opt(8, 0, 0).expect("eight").and_utc(), today: day("2024-06-01"), staff: None };
    let draft = CampaignDraft {
        name: " Summer ".into(),
        window_days: 30,
        control_percent: 50,
        seed: 1,
        rungs: campaign.rungs.clone(),
        members: campaign.members.clone(),
        standing: None,
    };
    let wrong = |change: &dyn Fn(&mut CampaignDraft)| {
        let mut draft = draft.clone();
        change(&mut draft);
        let errors = plan(&model, Command::StartCampaign(Box::new(draft)), &given).expect_err("something is wrong");
        errors.into_iter().map(|error| (error.field, error.problem)).collect::<Vec<_>>()
    };
    assert_eq!(wrong(&|draft| draft.name = " ".into()), [(Field::Name, Problem::Empty)]);
    assert_eq!(wrong(&|draft| draft.members.clear()), [(Field::Members, Problem::Empty)]);
    assert_eq!(wrong(&|draft| draft.members.push(member(1, true))), [(Field::Members, Problem::Taken)]);
    assert_eq!(wrong(&|draft| draft.control_percent = 60), [(Field::Control, Problem::OutOfRange { min: 0, max: 50 })]);
    assert_eq!(wrong(&|draft| draft.rungs.swap(0, 1)), [(Field::Rungs, Problem::OutOfOrder)]);
    assert_eq!(wrong(&|draft| draft.rungs.clear()), [(Field::Rungs, Problem::OutOfRange { min: 1, max: 8 })]);

    let start = plan(&model, Command::StartCampaign(Box::new(draft.clone())), &given).expect("a campaign");
    model.apply(&start.changes);
    let kept = model.campaigns().iter().next().expect("the campaign").clone();
    assert_eq!((kept.name.as_str(), kept.ends, &kept.members), ("Summer", day("2024-07-01"), &campaign.members));
    let again = plan(&model, Command::StartCampaign(Box::new(draft)), &given).expect_err("its members are taken");
    assert_eq!(again[0].problem, Problem::Taken);
    let end = plan(&model, Command::EndCampaign(kept.id), &given).expect("an end");
    model.apply(&end.changes);
    assert!(!model.campaigns().get(kept.id).expect("the campaign").is_running(day("2024-06-01")));
}
