//! Win-back campaigns: the draw of the control group and what is credited to which rung.

use regulars::analytics::{campaign_results, draw_control};
use regulars::domain::campaign::{Campaign, FrozenStage, Member, Rung};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose};
use regulars::domain::ids::{CampaignId, ContactId, Id as _};
use regulars::domain::model::{Model, Records};

use crate::shops::{client_id, clients, day, visits};

fn members(count: usize) -> Vec<Member> {
    let stage = |number: usize| if number.is_multiple_of(3) { FrozenStage::Gone } else { FrozenStage::Sleeping };
    (1..=count)
        .zip((1000..).step_by(10))
        .map(|(number, value_minor)| Member {
            client: client_id(number),
            control: false,
            inactive_days: 90,
            value_minor,
            stage: stage(number),
            entered: None,
        })
        .collect()
}

#[test]
fn the_draw_is_balanced_by_stage_and_value_and_can_be_repeated() {
    let mut drawn = members(300);
    draw_control(&mut drawn, 7, 20);
    let share = |of: &dyn Fn(&Member) -> bool| {
        let group = drawn.iter().filter(|member| of(member));
        (group.clone().filter(|member| member.control).count(), group.count())
    };
    assert_eq!(share(&|_| true), (60, 300));
    assert_eq!(share(&|member| member.stage == FrozenStage::Gone), (20, 100));
    let mean = |control| {
        let group = drawn.iter().filter(move |member| member.control == control);
        group.clone().map(|member| member.value_minor).sum::<i64>() / i64::try_from(group.count()).expect("a count")
    };
    assert!((mean(true) - mean(false)).abs() < 100, "{} {}", mean(true), mean(false));
    let mut again = members(300);
    again.reverse();
    draw_control(&mut again, 7, 20);
    again.reverse();
    assert_eq!(again, drawn);
    draw_control(&mut again, 8, 20);
    assert_ne!(again, drawn);
    draw_control(&mut again, 8, 0);
    assert!(again.iter().all(|member| !member.control));
}

#[test]
fn every_member_is_equally_likely_to_be_left_alone() {
    let mut times = [0; 30];
    for seed in 0..2000 {
        let mut drawn = members(30);
        draw_control(&mut drawn, seed, 20);
        for (times, member) in times.iter_mut().zip(&drawn) {
            *times += u32::from(member.control);
        }
    }
    // 400 times each on average; five standard deviations are 90.
    assert!(times.iter().all(|times| (310..=490).contains(times)), "{times:?}");
}

#[test]
fn a_purchase_is_credited_to_the_last_rung_before_it() {
    let id = CampaignId::from_number(1).expect("a campaign");
    let mut records: Records = clients(4);
    let rung = |cost_minor| Rung { name: String::new(), after_days: 0, channel: None, bonus_minor: 0, cost_minor };
    let mut frozen = members(4);
    frozen[3].control = true;
    let campaign = Campaign {
        id,
        name: String::new(),
        started: day("2024-06-01"),
        ends: day("2024-06-30"),
        ended: None,
        archived: false,
        rungs: vec![rung(10), rung(20)],
        members: frozen,
        seed: 1,
        control_percent: 20,
        standing: None,
    };
    for (number, (client, on, rung)) in (1..).zip([(1, "2024-06-02", 0), (1, "2024-06-10", 1), (2, "2024-06-02", 0), (3, "2024-06-03", 0)])
    {
        records.contacts.push(Contact {
            id: ContactId::from_number(number).expect("a contact"),
            client: client_id(client),
            at: day(on).and_hms_opt(9, 0, 0).expect("nine").and_utc(),
            day: day(on),
            purpose: Purpose::Rung { campaign: id, rung },
            expected: None,
            channel: Channel::Sms,
            staff: None,
            template: None,
            outcome: Outcome::Sent,
            bonus_minor: 500,
            note: String::new(),
        });
    }
    visits(&mut records, 1, "2024-06-12", 3, 2, 1000);
    visits(&mut records, 2, "2024-06-02", 1, 1, 300);
    visits(&mut records, 3, "2024-07-01", 1, 1, 9000);
    visits(&mut records, 4, "2024-06-20", 1, 1, 700);
    let model = Model::from_records(records);
    let results = campaign_results(&model, &campaign, day("2024-12-31"));
    assert_eq!((results.comparison.contacted.returned, results.comparison.contacted.of), (2, 3));
    assert_eq!((results.comparison.control.returned, results.comparison.control.of), (1, 1));
    assert_eq!((results.contacted_revenue_minor, results.control_revenue_minor), (2300, 700));
    assert_eq!(results.won, [1, 2].map(client_id));
    let [first, second] = results.rungs[..] else { panic!("two rungs") };
    assert_eq!((first.done, first.won, first.revenue_minor, first.cost_minor), (3, 1, 300, 530));
    assert_eq!((second.done, second.won, second.revenue_minor, second.cost_minor), (1, 1, 2000, 520));
    assert_eq!(results.cost_per_won_minor(), Some(525));
    assert!(!results.unfinished);
    assert!(campaign_results(&model, &campaign, day("2024-06-15")).unfinished);
}
