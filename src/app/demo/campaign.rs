//! The win-back campaign that ended some months ago: its frozen list, its ladder, who was written to and who
//! came back, more of them among those who were contacted.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use crate::domain::campaign::{Campaign, FrozenStage, Member, Rung};
use crate::domain::client::ConsentAnswer;
use crate::domain::contact::{Channel, Outcome, Purpose};
use crate::domain::dates::{add_days, days_between};
use crate::domain::ids::{CampaignId, ClientId, Id as _};

use super::chain::Expectation;
use super::dice::{Dice, Stage};
use super::shop::Shop;
use super::{Person, contacts};

/// Days since the start.
const STARTED_DAYS_AGO: i64 = 122;
/// Length of the recovery window.
const WINDOW_DAYS: i64 = 30;
/// One of so many members is not contacted.
const ONE_IN_CONTROL: usize = 5;
const RETURN_CONTACTED_PERMILLE: usize = 205;
const RETURN_CONTROL_PERMILLE: usize = 80;
/// When the rungs come, after the start.
const RUNG_DAYS: [u16; 5] = [0, 6, 12, 18, 24];
/// Bonus of each rung, percent of the price of the shop's first product.
const RUNG_BONUS_PERCENT: [i64; 5] = [0, 10, 15, 20, 25];
/// A rung is spread over so many days, since a desk cannot speak to everybody at once.
const SPREAD_DAYS: usize = 4;
/// The rung at which most came back, as weights.
const RETURN_WEIGHTS: [u32; 5] = [26, 32, 18, 16, 8];

/// Lays the campaign over the visits of those who had stopped coming.
pub(super) fn make(shop: &Shop, people: &mut [Person]) -> Vec<Campaign> {
    let mut dice = Dice::new(shop.seed, Stage::Campaign);
    let started = shop.settings.next_open(add_days(shop.today, -STARTED_DAYS_AGO));
    let Some(id) = CampaignId::from_number(1) else { return Vec::new() };
    let seed = dice.seed();
    let members = draw(shop, people, started, &mut dice);
    let campaign = Campaign {
        id,
        name: name(shop, started).to_owned(),
        started,
        ends: add_days(started, WINDOW_DAYS),
        ended: None,
        archived: false,
        rungs: rungs(shop),
        members,
        seed,
        control_percent: 20,
        standing: None,
    };
    let returning = returning(&campaign.members, &mut dice);
    for (turn, member) in campaign.members.iter().enumerate() {
        let index = member.client.index().saturating_sub(1);
        if let Some(person) = people.get_mut(index) {
            let returns = returning.contains(&member.client).then(|| come_back(shop, &campaign, turn, person, &mut dice)).flatten();
            climb(shop, &campaign, member, turn, returns, person, &mut dice);
        }
    }
    vec![campaign]
}

/// The name for the half of the year in which it began.
fn name(shop: &Shop, started: NaiveDate) -> &'static str {
    let names: Vec<&'static str> =
        shop.words.shop("campaign").first().map(|line| line.split('|').map(str::trim).collect()).unwrap_or_default();
    let spring = (2..=7).contains(&started.month());
    names.get(usize::from(!spring)).copied().unwrap_or_default()
}

fn rungs(shop: &Shop) -> Vec<Rung> {
    let names = shop.words.shop("campaign");
    let rung = |((name, after_days), bonus_percent): ((&&'static str, u16), i64)| {
        let by_phone = after_days == RUNG_DAYS.into_iter().max().unwrap_or_default();
        Rung {
            name: (*name).to_owned(),
            after_days,
            channel: by_phone.then_some(Channel::Call),
            bonus_minor: shop.share_of_price_minor(bonus_percent),
            cost_minor: shop.share_of_price_minor(if by_phone { 3 } else { 1 }),
        }
    };
    names.iter().skip(1).zip(RUNG_DAYS).zip(RUNG_BONUS_PERCENT).map(rung).collect()
}

/// Freezes the list and draws the control group: one of five neighbours by stage and value, so that both groups
/// are alike.
fn draw(shop: &Shop, people: &[Person], started: NaiveDate, dice: &mut Dice) -> Vec<Member> {
    let mut members: Vec<Member> = people.iter().filter_map(|person| member(shop, person, started)).collect();
    members.sort_by_key(|member| (member.inactive_days, member.client));
    members.truncate(shop.plan.campaign_clients);
    members.sort_by_key(|member| (member.stage == FrozenStage::Gone, member.value_minor, member.client));
    for neighbours in members.chunks_mut(ONE_IN_CONTROL) {
        let drawn = usize::try_from(dice.between(0, 4)).unwrap_or_default();
        if let Some(member) = neighbours.get_mut(drawn) {
            member.control = true;
        }
    }
    members.sort_by_key(|member| member.client);
    members
}

/// The client as a member, if they had stopped coming when the list was frozen.
fn member(shop: &Shop, person: &Person, started: NaiveDate) -> Option<Member> {
    let last = person.last_day().filter(|last| person.role.is_natural() && *last < started)?;
    let chain = Expectation::of(&person.days, shop.usual_cycle_days(person.main), &shop.settings)?;
    if !chain.sleeps(last, started) || person.client.consent.answer == ConsentAnswer::No {
        return None;
    }
    let stage = if chain.is_gone(last, started) { FrozenStage::Gone } else { FrozenStage::Sleeping };
    Some(Member {
        client: person.client.id,
        control: false,
        inactive_days: u32::try_from(days_between(last, started)).ok()?,
        // The true sum is known once the receipts are written.
        value_minor: rough_value(shop, person),
        stage,
        entered: None,
    })
}

/// What a client's visits are worth by the list in roubles, whatever the currency: the draw must not hang on it.
fn rough_value(shop: &Shop, person: &Person) -> i64 {
    let list_price = shop.goods.get(person.main).map_or(0, |line| line.roubles);
    list_price * i64::try_from(person.days.len()).unwrap_or_default()
}

/// Who comes back: a fixed share of each group, so that the demo shows an effect whatever the seed.
fn returning(members: &[Member], dice: &mut Dice) -> BTreeSet<ClientId> {
    let mut returning = BTreeSet::new();
    for (control, permille) in [(false, RETURN_CONTACTED_PERMILLE), (true, RETURN_CONTROL_PERMILLE)] {
        let mut group: Vec<ClientId> = members.iter().filter(|member| member.control == control).map(|member| member.client).collect();
        dice.shuffle(&mut group);
        let count = (group.len() * permille + 500) / 1000;
        returning.extend(group.into_iter().take(count));
    }
    returning
}

/// Brings a client back within the window and gives the rung at which; adds the visits.
fn come_back(shop: &Shop, campaign: &Campaign, turn: usize, person: &mut Person, dice: &mut Dice) -> Option<usize> {
    let rung = dice.weighted(RETURN_WEIGHTS.into_iter()).unwrap_or_default();
    let after = rung_day(shop, campaign, rung, turn)?;
    let mut day = shop.open_after(add_days(after, dice.between(0, 4))).min(shop.open_before(campaign.ends));
    while day <= shop.today {
        person.days.push(day);
        if dice.percent(28) {
            break;
        }
        let gap_days = (person.own_cycle_days * dice.between(80, 135) / 100).max(1);
        day = shop.settings.next_open(add_days(day, gap_days));
    }
    Some(rung)
}

/// The day on which a member is contacted on a rung.
fn rung_day(shop: &Shop, campaign: &Campaign, rung: usize, turn: usize) -> Option<NaiveDate> {
    let after_days = i64::from(campaign.rungs.get(rung)?.after_days);
    let spread_days = i64::try_from(turn % SPREAD_DAYS).ok()?;
    Some(shop.settings.next_open(add_days(campaign.started, after_days + spread_days)))
}

/// The contacts of one member, from rung to rung until they come back or refuse.
fn climb(shop: &Shop, campaign: &Campaign, member: &Member, turn: usize, returns: Option<usize>, person: &mut Person, dice: &mut Dice) {
    if member.control {
        return;
    }
    for (number, rung) in campaign.rungs.iter().enumerate().take(returns.map_or(usize::MAX, |rung| rung + 1)) {
        let Some(day) = rung_day(shop, campaign, number, turn) else { return };
        let channel = rung.channel.unwrap_or_else(|| contacts::message_channel(&person.client));
        let comes = (returns == Some(number)).then(|| person.days.iter().copied().find(|visit| *visit > day)).flatten();
        let outcome = match comes {
            Some(on) if channel == Channel::Call || dice.percent(40) => Outcome::WillCome { on },
            Some(_) => Outcome::Sent,
            None => answer(shop, channel, day, dice),
        };
        let refused = matches!(outcome, Outcome::Refused { .. });
        let Ok(rung_number) = u8::try_from(number) else { return };
        let purpose = Purpose::Rung { campaign: campaign.id, rung: rung_number };
        let contact = contacts::plain(shop, purpose, channel, day, outcome, dice);
        person.contacts.extend(contact.map(|mut contact| {
            contact.bonus_minor = rung.bonus_minor;
            contact
        }));
        if refused && returns.is_none() {
            return;
        }
    }
}

/// What somebody says who does not come at this rung.
fn answer(shop: &Shop, channel: Channel, day: NaiveDate, dice: &mut Dice) -> Outcome {
    if channel != Channel::Call {
        return if dice.percent(2) { contacts::refused(shop, dice) } else { Outcome::Sent };
    }
    match dice.between(0, 99) {
        0..=46 => Outcome::NoAnswer,
        47..=64 => contacts::refused(shop, dice),
        65..=74 => Outcome::Later { until: shop.open_after(add_days(day, dice.between(7, 25))) },
        75..=77 => Outcome::WrongNumber,
        _ => Outcome::Sent,
    }
}
