//! Standing campaigns: who enters and when, each window on its own, and how often the interval holds the true effect.

use chrono::NaiveDate;
use regulars::analytics::{Analytics, campaign_results, draw_one, standing_entries};
use regulars::domain::campaign::{Campaign, FrozenStage, Member, Rung};
use regulars::domain::client::{Agreed, AgreedKind};
use regulars::domain::command::{CampaignDraft, Command, Given, plan};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason};
use regulars::domain::dates::{add_days, days_between};
use regulars::domain::ids::{CampaignId, ContactId, Id as _};
use regulars::domain::model::{Model, Records};
use regulars::domain::settings::{Settings, StepOffset};

use crate::shops::{client_id, clients, day, purchase, visits};

const WINDOW_DAYS: u16 = 30;

/// Splitmix64: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

fn draft(control_percent: u8) -> CampaignDraft {
    let rung = Rung { name: "Reminder".into(), after_days: 0, channel: None, bonus_minor: 0, cost_minor: 100 };
    CampaignDraft {
        name: "Always".into(),
        window_days: WINDOW_DAYS,
        control_percent,
        seed: 7,
        rungs: vec![rung],
        members: Vec::new(),
        standing: Some(FrozenStage::AtRisk),
    }
}

fn campaign(control_percent: u8, started: NaiveDate) -> Campaign {
    draft(control_percent).campaign(CampaignId::from_number(1).expect("a number"), started)
}

fn given(today: NaiveDate) -> Given {
    Given { now: today.and_hms_opt(8, 0, 0).expect("eight").and_utc(), today, staff: None }
}

/// Twenty clients who come every 28 days, the last time on the first of May or, from the eleventh client on, a week later.
fn shop() -> Model {
    let mut records = clients(20);
    for client in 1..=20 {
        let first = if client > 10 { "2024-01-17" } else { "2024-01-10" };
        visits(&mut records, client, first, 28, 5, 100_000 + 1_000 * i64::try_from(client).expect("a small number"));
    }
    records.settings = Settings { capacity: 6, ..Settings::default() };
    records.campaigns.push(campaign(30, day("2024-06-01")));
    Model::from_records(records)
}

/// Lets clients enter as the program does on a day; says who did.
fn enter(model: &mut Model, today: NaiveDate) -> Vec<usize> {
    let analytics = Analytics::compute(model, today);
    let campaign = model.campaigns().iter().next().expect("the campaign");
    let members = standing_entries(model, &analytics, campaign);
    let who = members.iter().map(|member| usize::try_from(member.client.number()).expect("a small number")).collect();
    if !members.is_empty() {
        let command = Command::EnterCampaign { campaign: campaign.id, members };
        let plan = plan(model, command, &given(today)).expect("they are free");
        model.apply(&plan.changes);
    }
    who
}

#[test]
fn clients_enter_when_their_chain_is_over_the_most_money_first_and_no_more_than_a_day_holds() {
    let mut model = shop();
    // The cycle is 28 days, the window 4: the chain of the first ten is over after 32 days, on 2 June at the end.
    assert!(enter(&mut model, day("2024-06-02")).is_empty());
    assert_eq!(enter(&mut model, day("2024-06-03")), [10, 9, 8, 7, 6, 5]);
    assert!(enter(&mut model, day("2024-06-03")).is_empty(), "the day is full, and nobody enters twice");
    assert_eq!(enter(&mut model, day("2024-06-04")), [4, 3, 2, 1]);
    assert!(enter(&mut model, day("2024-06-09")).is_empty());
    assert_eq!(enter(&mut model, day("2024-06-10")), [20, 19, 18, 17, 16, 15]);
    let members = model.campaigns().iter().next().expect("the campaign").members.clone();
    assert_eq!(members.iter().filter(|member| member.entered == Some(day("2024-06-03"))).count(), 6);

    let analytics = Analytics::compute(&model, day("2024-06-10"));
    for member in &members {
        let is_due = analytics.client(member.client).expect("figures").due.is_some();
        assert_eq!(is_due, !member.control, "{member:?}");
    }
}

#[test]
fn who_has_bought_may_enter_again_and_who_has_not_may_not() {
    let mut model = shop();
    enter(&mut model, day("2024-06-03"));
    let back = model.purchases().len() + 1;
    let bought = purchase(back, Some(10), day("2024-06-05"), 100_000);
    model.apply(&[regulars::domain::change::Change::Purchase(regulars::domain::change::Row::Insert(bought))]);
    let mut entered = Vec::new();
    for on in 1..60 {
        let today = add_days(day("2024-06-03"), on);
        for who in enter(&mut model, today) {
            entered.push((who, today));
        }
    }
    let again: Vec<_> = entered.iter().filter(|(who, _)| *who >= 5 && *who <= 10).collect();
    // 28 + 4 days after the purchase of 5 June.
    assert_eq!(again, [&(10, day("2024-07-08"))]);
}

/// The days of June, out of those looked at, on which the client of a shop enters.
fn enters_on(records: Records, days: std::ops::RangeInclusive<u32>) -> Vec<u32> {
    let mut model = Model::from_records(records);
    days.filter(|of| !enter(&mut model, NaiveDate::from_ymd_opt(2024, 6, *of).expect("a day")).is_empty()).collect()
}

/// One client who came five times, the last time on the first of June or, if every 28 days, of May.
fn one_client(gap_days: i64) -> Records {
    let mut records = clients(1);
    let last = if gap_days == 28 { "2024-05-01" } else { "2024-06-01" };
    let first = add_days(day(last), -4 * gap_days).to_string();
    visits(&mut records, 1, &first, gap_days, 5, 100_000);
    records.campaigns.push(campaign(0, day("2024-06-01")));
    records
}

#[test]
fn the_chain_has_its_say_before_a_client_at_risk_enters() {
    // Every three days, but nobody is expected sooner than in a week: the chain is of 7 to 9 June.
    assert_eq!(enters_on(one_client(3), 2..=12), [10]);
    // Every day: asleep from 5 June, and yet not expected before the 8th.
    assert_eq!(enters_on(one_client(1), 2..=12), [10]);
    // A step of the owner's own, ten days after the client was expected on 29 May.
    let mut late = one_client(28);
    late.settings.steps[2].offset = StepOffset::Days(10);
    assert_eq!(enters_on(late, 1..=12), [9]);
}

/// What is done to the shop, and when its client enters.
type Case<'a> = (&'a str, &'a dyn Fn(&mut Records), &'a [u32]);

#[test]
fn nobody_enters_who_refused_is_paused_or_agreed_on_a_date() {
    let contact = |on: &str, outcome: Outcome| Contact {
        id: ContactId::from_number(1).expect("a number"),
        client: client_id(1),
        at: day(on).and_hms_opt(9, 0, 0).expect("nine").and_utc(),
        day: day(on),
        purpose: Purpose::Step(2),
        expected: None,
        channel: Channel::Call,
        staff: None,
        template: None,
        outcome,
        bonus_minor: 0,
        note: String::new(),
    };
    let refused = || Outcome::Refused { reason: RefusalReason::MovedAway, text: String::new() };
    let cases: [Case<'_>; 6] = [
        ("as all others", &|_| (), &[3]),
        ("refused", &|records| records.contacts.push(contact("2024-05-30", refused())), &[]),
        ("refused before the last visit", &|records| records.contacts.push(contact("2024-04-30", refused())), &[3]),
        ("paused", &|records| records.clients[0].paused_until = Some(day("2024-06-08")), &[8]),
        ("agreed", &|records| records.clients[0].agreed = Some(Agreed::on(day("2024-06-10"), AgreedKind::Visit)), &[]),
        (
            "agreed and asked on that day",
            &|records| {
                records.clients[0].agreed = Some(Agreed::on(day("2024-06-05"), AgreedKind::Visit));
                records.contacts.push(contact("2024-06-06", Outcome::Sent));
            },
            &[6],
        ),
    ];
    for (name, change, expected) in cases {
        let mut records = one_client(28);
        change(&mut records);
        assert_eq!(enters_on(records, 1..=12), expected, "{name}");
    }
}

#[test]
fn each_member_is_judged_by_an_own_window_and_only_when_it_is_over() {
    let mut records = clients(3);
    for (number, on) in [(1, "2024-06-20"), (2, "2024-07-15"), (3, "2024-07-15")] {
        records.purchases.push(purchase(number, Some(number), day(on), 50_000));
    }
    let mut campaign = campaign(0, day("2024-06-01"));
    for (number, entered) in [(1, "2024-06-01"), (2, "2024-06-01"), (3, "2024-07-01")] {
        let (stage, entered) = (FrozenStage::AtRisk, Some(day(entered)));
        campaign.members.push(Member { client: client_id(number), control: false, inactive_days: 40, value_minor: 1, stage, entered });
    }
    records.campaigns.push(campaign.clone());
    let model = Model::from_records(records);
    let on = |today: &str| {
        let results = campaign_results(&model, &campaign, day(today));
        (results.comparison.contacted.returned, results.comparison.contacted.of, results.still_open)
    };
    assert_eq!(on("2024-06-30"), (0, 0, 2 + 1));
    // The window of the first two is over on 1 July; the second came a fortnight too late.
    assert_eq!(on("2024-07-20"), (1, 2, 1));
    assert_eq!(on("2024-07-31"), (2, 3, 0));
}

#[test]
fn the_draw_of_one_client_has_the_chance_that_was_asked_for() {
    let today = day("2024-06-03");
    for percent in [0_u8, 20, 50] {
        let drawn = (1..=20_000)
            .filter(|number| {
                draw_one(4127, client_id(*number), add_days(today, i64::try_from(number % 300).expect("a small number")), percent)
            })
            .count();
        let expected = 20_000 * usize::from(percent) / 100;
        // Four standard deviations of a fair draw.
        assert!(drawn.abs_diff(expected) <= 283, "{percent} %: {drawn}");
    }
}

/// A year of a standing campaign after which 22 of 100 contacted clients return and 10 of 100 of the others; a thousand such
/// years. An honest interval of 95 % holds the true 12 points in about 950 of them.
#[test]
fn the_interval_holds_the_true_effect_in_about_95_of_100_years() {
    const YEARS: u64 = 1000;
    const MEMBERS: usize = 300;
    let (started, as_of) = (day("2024-01-01"), day("2025-03-01"));
    let (mut held, mut sure) = (0, 0);
    for year in 0..YEARS {
        let mut random = Random(year);
        let mut records = clients(MEMBERS);
        let mut campaign = Campaign { seed: year, ..campaign(30, started) };
        for number in 1..=MEMBERS {
            let entered = add_days(started, random.below(365).cast_signed());
            let control = draw_one(campaign.seed, client_id(number), entered, campaign.control_percent);
            let chance = if control { 10 } else { 22 };
            if random.below(100) < chance {
                let on = add_days(entered, random.below(31).cast_signed());
                records.purchases.push(purchase(number, Some(number), on, 100_000));
            }
            let stage = FrozenStage::AtRisk;
            campaign.members.push(Member {
                client: client_id(number),
                control,
                inactive_days: 40,
                value_minor: 1,
                stage,
                entered: Some(entered),
            });
        }
        assert!(days_between(started, as_of) > 365 + i64::from(WINDOW_DAYS), "every window is over");
        let model = Model::from_records(records);
        let comparison = campaign_results(&model, &campaign, as_of).comparison;
        let interval = comparison.newcombe().expect("two groups");
        held += u64::from((interval.low..=interval.high).contains(&0.12));
        sure += u64::from(comparison.is_significant());
    }
    // Three standard deviations of a thousand fair years.
    assert!((929..=971).contains(&held), "{held} of {YEARS}");
    assert!((500..900).contains(&sure), "with 300 clients most years tell the effect from chance, not all: {sure}");
}
