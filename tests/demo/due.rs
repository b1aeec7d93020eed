//! Who is due, worked out from the words of the rules alone and on its own, to check the generator against.
//!
//! Plain and slow on purpose. A client appears once, by the first of: agreed, step of the chain, birthday,
//! follow-up after the first visit.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};
use regulars::domain::client::{Client, ConsentAnswer};
use regulars::domain::contact::{Contact, Outcome, Purpose};
use regulars::domain::ids::{ClientId, ProductId};
use regulars::domain::model::Records;
use regulars::domain::purchase::Purchase;
use regulars::domain::settings::StepKind;

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Agreed,
    Call,
    Birthday,
    Offer,
    FirstVisit,
    Remind,
}

/// A client's figures, in days.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    pub purchase_days: usize,
    pub last: NaiveDate,
    pub first: NaiveDate,
    pub cycle: i64,
}

/// A shop sorted by client.
pub struct Shop<'a> {
    pub records: &'a Records,
    purchases: BTreeMap<ClientId, Vec<&'a Purchase>>,
    contacts: BTreeMap<ClientId, Vec<&'a Contact>>,
    cycles: BTreeMap<ProductId, i64>,
}

impl<'a> Shop<'a> {
    pub fn of(records: &'a Records) -> Self {
        let mut shop = Self { records, purchases: BTreeMap::new(), contacts: BTreeMap::new(), cycles: BTreeMap::new() };
        for purchase in &records.purchases {
            if let Some(client) = purchase.client.filter(|_| !purchase.is_refund()) {
                shop.purchases.entry(client).or_default().push(purchase);
            }
        }
        for contact in &records.contacts {
            shop.contacts.entry(contact.client).or_default().push(contact);
        }
        shop.cycles = records.products.iter().filter_map(|p| Some((p.id, i64::from(p.cycle_days?)))).collect();
        shop
    }

    pub fn figures(&self, client: ClientId) -> Option<Figures> {
        let purchases = self.purchases.get(&client)?;
        let mut days: Vec<NaiveDate> = purchases.iter().map(|purchase| purchase.day).collect();
        days.sort();
        days.dedup();
        let gaps: Vec<i64> = days.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect();
        let mut gaps = gaps[gaps.len().saturating_sub(8)..].to_vec();
        gaps.sort_unstable();
        let cycle = if gaps.len() >= 2 {
            let (low, high) = (gaps[(gaps.len() - 1) / 2], gaps[gaps.len() / 2]);
            (low + high + 1) / 2
        } else {
            let last_recurring = purchases.iter().rev().flat_map(|p| p.products()).find_map(|product| self.cycles.get(&product));
            *last_recurring.unwrap_or_else(|| panic!("client {client} with {} visits bought nothing recurring", days.len()))
        };
        Some(Figures { purchase_days: days.len(), last: *days.last()?, first: days[0], cycle })
    }

    /// What is due today of each client.
    pub fn due(&self, today: NaiveDate) -> BTreeMap<ClientId, Kind> {
        self.records.clients.iter().filter_map(|client| Some((client.id, self.due_of(client, today)?))).collect()
    }

    fn due_of(&self, client: &Client, today: NaiveDate) -> Option<Kind> {
        let settings = &self.records.settings;
        let figures = self.figures(client.id)?;
        let contacts = self.contacts.get(&client.id).cloned().unwrap_or_default();
        let paused = client.paused_until.is_some_and(|until| until > today);
        if client.do_not_contact.is_some() || client.archived.is_some() || paused {
            return None;
        }
        let since = |day: NaiveDate| contacts.iter().filter(move |contact| contact.day >= day);
        if let Some(agreed) = &client.agreed
            && figures.last < agreed.day
        {
            let waits = settings.next_open(agreed.day) <= today && since(agreed.day).next().is_none();
            return waits.then_some(Kind::Agreed);
        }
        let refused_messages = client.consent.answer == ConsentAnswer::No;
        let awake = (today - figures.last).num_days() <= 3 * figures.cycle;
        let chain = if awake { self.chain_of(&figures, &contacts, today) } else { None };
        let mut kinds: Vec<Kind> = chain.into_iter().filter(|kind| *kind == Kind::Call || !refused_messages).collect();
        if let Some(birthday) = client.birthday.and_then(|birthday| birthday.nearest(today)) {
            let opens = birthday - Days::new(settings.birthday_before_days.into());
            let closes = birthday + Days::new(settings.birthday_after_days.into());
            let said = since(opens).any(|contact| contact.purpose == Purpose::Birthday);
            if settings.next_open(opens) <= today && today <= closes && !said && !refused_messages {
                kinds.push(Kind::Birthday);
            }
        }
        if figures.purchase_days == 1 {
            let opens = settings.next_open(figures.first + Days::new(settings.first_visit_after_days.into()));
            let said = since(figures.first).any(|contact| contact.purpose == Purpose::FirstVisit);
            if opens <= today && today <= opens + Days::new(14) && !said && chain.is_none() && awake {
                kinds.push(Kind::FirstVisit);
            }
        }
        kinds.into_iter().min()
    }

    fn chain_of(&self, figures: &Figures, contacts: &[&Contact], today: NaiveDate) -> Option<Kind> {
        let settings = &self.records.settings;
        let apart = figures.cycle.max(i64::from(settings.min_cycle_days));
        // round(apart × 2/13), half up, in whole numbers.
        let window = ((4 * apart + 13) / 26).clamp(1, 21);
        let expected = figures.last + TimeDelta::days(apart);
        if today > expected + TimeDelta::days(window) {
            return None;
        }
        let step_days: Vec<NaiveDate> =
            settings.steps.iter().map(|step| settings.next_open(expected + TimeDelta::days(step.offset.days(window)))).collect();
        let step = step_days.iter().rposition(|step_day| *step_day <= today)?;
        let of_chain: Vec<&&Contact> = contacts.iter().filter(|contact| contact.day > figures.last).collect();
        if of_chain.iter().any(|contact| matches!(contact.outcome, Outcome::Refused { .. })) {
            return None;
        }
        if let Some(latest) = of_chain.last()
            && latest.outcome != Outcome::NoAnswer
            && today < settings.next_open(latest.day + TimeDelta::days((window / 4).max(1)))
        {
            return None;
        }
        let purpose = Purpose::Step(u8::try_from(step).expect("few steps"));
        let here: Vec<&&&Contact> =
            of_chain.iter().filter(|contact| contact.purpose == purpose && contact.expected.is_none_or(|day| day == expected)).collect();
        let tried_in_vain = here.iter().all(|contact| contact.outcome == Outcome::NoAnswer) && here.len() < 3;
        let may_try = here.last().is_none_or(|last| settings.next_open(last.day + Days::new(1)) <= today);
        let kind = match settings.steps[step].kind {
            StepKind::Remind => Kind::Remind,
            StepKind::Offer => Kind::Offer,
            StepKind::Call => Kind::Call,
        };
        (tried_in_vain && may_try).then_some(kind)
    }
}
