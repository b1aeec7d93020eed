//! Every state of a campaign: what the page says and what it does not.

use std::path::Path;

use egui_kittest::kittest::{NodeT, Queryable};
use regulars::app::clock::Clock;
use regulars::app::demo::{DemoLanguage, generate};
use regulars::app::workspace::Workspace;
use regulars::domain::campaign::{FrozenStage, Standing};
use regulars::domain::command::Command;
use regulars::domain::dates::add_days;
use regulars::domain::ids::{Id as _, PurchaseId};
use regulars::domain::model::Records;
use regulars::domain::purchase::{Items, Purchase};
use regulars::domain::settings::Trade;

use crate::support::window::{self, today};
use crate::win_back;

/// Where a campaign can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    None,
    Running,
    JustStarted,
    Over,
    NoControl,
    AllReturned,
    EverybodyReturned,
    NoneReturned,
    Empty,
    Few,
    Standing,
    StandingEmpty,
    Ended,
    Archived,
    ClockSetBack,
}

impl State {
    pub const ALL: [Self; 15] = [
        Self::None,
        Self::Running,
        Self::JustStarted,
        Self::Over,
        Self::NoControl,
        Self::AllReturned,
        Self::EverybodyReturned,
        Self::NoneReturned,
        Self::Empty,
        Self::Few,
        Self::Standing,
        Self::StandingEmpty,
        Self::Ended,
        Self::Archived,
        Self::ClockSetBack,
    ];

    /// A salon whose campaign is in this state today.
    pub fn shop(self, language: DemoLanguage) -> Records {
        // The demo's campaign began 122 days before its today: seen from a day before that, it is at work.
        let began_days_ago = match self {
            Self::Running | Self::Ended | Self::Standing => 20,
            Self::JustStarted => 0,
            Self::ClockSetBack => -3,
            _ => 122,
        };
        let mut records = generate(Trade::Salon, language, add_days(today(), 122 - began_days_ago), 20_251_014);
        records.purchases.retain(|purchase| purchase.day <= today());
        records.contacts.retain(|contact| contact.day <= today());
        records.log.retain(|entry| entry.day <= today());
        records.clients.retain(|client| client.created <= today());
        self.put_in(&mut records);
        records
    }

    fn put_in(self, records: &mut Records) {
        let Some(campaign) = records.campaigns.first_mut() else { return };
        match self {
            Self::None => records.campaigns.clear(),
            Self::Running | Self::JustStarted | Self::Over | Self::ClockSetBack => {}
            Self::NoControl => {
                campaign.control_percent = 0;
                campaign.members.iter_mut().for_each(|member| member.control = false);
            }
            Self::AllReturned | Self::EverybodyReturned => {
                let (campaign, day) = (campaign.clone(), add_days(campaign.started, 8));
                let first = records.purchases.iter().map(|purchase| purchase.id.number()).max().unwrap_or(0) + 1;
                let back = campaign.members.iter().filter(|member| self == Self::EverybodyReturned || !member.control);
                records.purchases.extend((u64::from(first)..).zip(back).map(|(number, member)| Purchase {
                    id: PurchaseId::from_number(number).expect("an id"),
                    client: Some(member.client),
                    day,
                    minute: None,
                    staff: None,
                    import: None,
                    sum_minor: 300_000,
                    items: Items::None,
                    extra: None,
                }));
            }
            Self::NoneReturned => {
                let (from, to) = (campaign.started, campaign.ends);
                let is_member = |purchase: &Purchase| campaign.members.iter().any(|member| Some(member.client) == purchase.client);
                records.purchases.retain(|purchase| !(from <= purchase.day && purchase.day <= to && is_member(purchase)));
            }
            Self::Empty => campaign.members.clear(),
            Self::Few => {
                let control = campaign.members.iter().position(|member| member.control).expect("somebody");
                campaign.members.swap(2, control);
                campaign.members.truncate(3);
            }
            Self::Standing | Self::StandingEmpty => {
                // Nobody enters while the test looks on.
                records.settings.capacity = 0;
                campaign.standing = Some(Standing { from: FrozenStage::AtRisk, window_days: 12 });
                campaign.ends = chrono::NaiveDate::MAX;
                let started = campaign.started;
                for (member, turn) in campaign.members.iter_mut().zip((0..19).cycle()) {
                    member.entered = Some(add_days(started, turn));
                }
                if self == Self::StandingEmpty {
                    campaign.members.clear();
                }
            }
            Self::Ended => campaign.ended = Some(add_days(campaign.started, 10)),
            Self::Archived => campaign.archived = true,
        }
    }
}

/// What the page says of a campaign in each state, and nothing that is no number.
#[test]
fn each_state_says_what_can_be_said_and_no_more() {
    for (state, words) in [
        (State::None, &["Here you win clients back"][..]),
        (State::Running, &["running", "Day 20 of 30", "It seems to work:", "10 days are left"]),
        (
            State::JustStarted,
            &[
                "running",
                "Begun today, the window closes on 13 November 2025",
                "No difference so far: nobody has come back, in neither group.",
            ],
        ),
        (State::Over, &["finished", "The window closed on 14 July 2025", "Too early: about", "Groups at the start"]),
        (State::NoControl, &["There is no control group", "What it brought cannot be told: nobody knows how many"]),
        (State::AllReturned, &["100.0 % came back after contact", "It worked:"]),
        (State::EverybodyReturned, &["No difference so far: the same share came back without contact."]),
        (State::NoneReturned, &["0.0 % came back after contact, 0.0 % without", "Nobody contacted has come back"]),
        (State::Empty, &["Nobody is in this campaign", "No contact has been made yet", "there is nobody on its list", "Nobody is here."]),
        (State::Few, &["Too early: so few clients cannot show what it brought."]),
        (State::Standing, &["standing", "100 windows are open.", "100 clients whose windows are open are not counted yet."]),
        (State::StandingEmpty, &["Nobody has entered since 14 June 2025.", "nobody has come so far yet"]),
        (State::Ended, &["finished", "Ended by hand on 4 October 2025.", "not reached"]),
        (State::Archived, &["archived"]),
        (State::ClockSetBack, &["not begun", "which by this computer's clock is still to come", "the clock was set back"]),
    ] {
        let window = win_back(window::shop(state.shop(DemoLanguage::En), "en"));
        let nodes = window.harness.query_all_by(|node| node.label().is_some() || node.value().is_some());
        let said: Vec<String> = nodes.filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label())).collect();
        for wanted in words {
            assert!(said.iter().any(|text| text.replace('\u{a0}', " ").contains(wanted)), "{state:?} says {wanted:?}: {said:#?}");
        }
        for text in &said {
            assert!(!text.contains("NaN") && !text.contains("inf "), "{state:?} says {text}");
            let of_nobody = state == State::Empty || state == State::StandingEmpty || state == State::ClockSetBack;
            assert!(!(of_nobody && text.contains("came back after")), "{state:?} says {text}");
        }
        if state != State::None {
            // However low the window, each rung is there.
            assert_eq!(said.iter().filter(|text| text.starts_with("5, A call from the owner")).count(), 1, "{state:?}");
        }
    }
}

/// Files to look at with `examples/screenshots`: `REGULARS_SHOPS=DIR cargo nextest run --test ui_win_back --run-ignored only states`.
#[test]
#[ignore = "writes files to look at"]
fn states_as_files() {
    let folder = std::env::var("REGULARS_SHOPS").expect("a folder");
    for (language, name) in [(DemoLanguage::En, "en"), (DemoLanguage::Ru, "ru")] {
        for state in State::ALL {
            let path = Path::new(&folder).join(format!("{state:?}-{name}.regulars"));
            let log = Path::new(&folder).join("log");
            let mut workspace = Workspace::create(&path, Clock::fixed(today()), &log).expect("a new file");
            workspace.try_execute(Command::Seed(Box::new(state.shop(language)))).expect("records that fit");
        }
    }
}
