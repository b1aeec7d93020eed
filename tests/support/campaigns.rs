//! A salon whose campaign is in some state: for tests, and for pictures.

use chrono::NaiveDate;
use regulars::app::demo::{DemoLanguage, generate};
use regulars::domain::campaign::{FrozenStage, Standing};
use regulars::domain::dates::add_days;
use regulars::domain::ids::{Id as _, PurchaseId};
use regulars::domain::model::Records;
use regulars::domain::purchase::{Items, Purchase};
use regulars::domain::settings::Trade;

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
    /// The state that a script calls so.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "campaign-none" => Self::None,
            "campaign-running" => Self::Running,
            "campaign-begun" => Self::JustStarted,
            "campaign-over" => Self::Over,
            "campaign-no-control" => Self::NoControl,
            "campaign-all-back" => Self::AllReturned,
            "campaign-everybody-back" => Self::EverybodyReturned,
            "campaign-none-back" => Self::NoneReturned,
            "campaign-nobody" => Self::Empty,
            "campaign-few" => Self::Few,
            "campaign-standing" => Self::Standing,
            "campaign-standing-nobody" => Self::StandingEmpty,
            "campaign-ended" => Self::Ended,
            "campaign-archived" => Self::Archived,
            "campaign-clock" => Self::ClockSetBack,
            _ => return None,
        })
    }

    /// A salon whose campaign is in this state today.
    pub fn shop(self, language: DemoLanguage, today: NaiveDate) -> Records {
        // The demo's campaign began 122 days before its today: seen from a day before that, it is at work.
        let began_days_ago = match self {
            Self::Running | Self::Ended | Self::Standing => 20,
            Self::JustStarted => 0,
            Self::ClockSetBack => -3,
            _ => 122,
        };
        let mut records = generate(Trade::Salon, language, add_days(today, 122 - began_days_ago), 20_251_014);
        records.purchases.retain(|purchase| purchase.day <= today);
        records.contacts.retain(|contact| contact.day <= today);
        records.log.retain(|entry| entry.day <= today);
        records.clients.retain(|client| client.created <= today);
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
