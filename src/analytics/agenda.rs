//! Who is contacted today and in the weeks ahead, in order. Kept up to date client by client, so that an outcome in a shop
//! of 100 000 clients costs what it moves and not what the shop holds.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::chain::{Candidate, due_on};
use super::due::{Due, DueStep};
use super::figures::ClientFigures;
use super::ratio::Ratio;
use crate::domain::dates::{add_days, days_between};
use crate::domain::ids::ClientId;

/// How many days after today are kept: as far as the figures look.
const DAYS: usize = 366;

/// A client's place in the day's list: rank of the step, the most money at risk, the earlier client.
type Place = (u8, Reverse<i64>, ClientId);
/// A client who comes due on a day, ordered by rank of the step, then by client.
type Coming = (u8, ClientId, DueStep);

/// See the module.
#[derive(Debug, Clone)]
pub struct Agenda {
    today: NaiveDate,
    due: BTreeSet<Place>,
    /// Whose message waits because they got another shortly before.
    held: BTreeSet<ClientId>,
    /// Everybody who is due tomorrow, those who have been waiting included.
    tomorrow: Arc<Vec<Coming>>,
    /// Who newly comes due on each day, from tomorrow on.
    days: Vec<Arc<Vec<Coming>>>,
    buyers: u64,
    repeat_buyers: u64,
    /// What all purchases of clients brought, minor units, and how many there were.
    bought: (i128, u64),
}

impl Agenda {
    /// An agenda of nobody yet.
    pub fn new(today: NaiveDate) -> Self {
        Self {
            today,
            due: BTreeSet::new(),
            held: BTreeSet::new(),
            tomorrow: Arc::default(),
            days: vec![Arc::default(); DAYS],
            buyers: 0,
            repeat_buyers: 0,
            bought: (0, 0),
        }
    }

    /// Takes a client in at the end of each day; [`Self::sort`] puts the days in order.
    pub fn push(&mut self, figures: &ClientFigures, candidates: &[Candidate]) {
        self.take_in(figures, candidates, Vec::push);
    }

    /// Puts the days in order after clients were pushed.
    pub fn sort(&mut self) {
        for day in self.days.iter_mut().chain([&mut self.tomorrow]) {
            Arc::make_mut(day).sort_unstable_by_key(order);
        }
    }

    /// Puts a client's new figures in the place of the old ones.
    pub fn replace(&mut self, before: Option<&ClientFigures>, after: Option<&ClientFigures>, candidates: &[Candidate]) {
        if let Some(figures) = before {
            self.remove(figures);
        }
        if let Some(figures) = after {
            self.take_in(figures, candidates, |day, coming| {
                let place = day.partition_point(|other| order(other) < order(&coming));
                day.insert(place, coming);
            });
        }
    }

    fn take_in(&mut self, figures: &ClientFigures, candidates: &[Candidate], put: impl Fn(&mut Vec<Coming>, Coming)) {
        let client = figures.client;
        self.due.extend(figures.due.as_deref().map(place));
        self.held.extend(figures.is_message_held(self.today).then_some(client));
        let coming = |candidate: Candidate| (candidate.step.rank(), client, candidate.step);
        if let Some(candidate) = due_on(candidates, add_days(self.today, 1)) {
            put(Arc::make_mut(&mut self.tomorrow), coming(candidate));
        }
        for candidate in candidates {
            let ahead = usize::try_from(days_between(self.today, candidate.date) - 1).ok();
            let Some(slot) = ahead.and_then(|ahead| self.days.get_mut(ahead)) else { continue };
            // A birthday that comes while a call waits is no contact of its own: the call speaks for it.
            let speaks = due_on(candidates, candidate.date);
            if speaks.is_some_and(|speaks| (speaks.step, speaks.date) == (candidate.step, candidate.date)) {
                put(Arc::make_mut(slot), coming(*candidate));
            }
        }
        self.buyers += u64::from(figures.purchase_days > 0);
        self.repeat_buyers += u64::from(figures.purchase_days > 1);
        self.bought.0 += i128::from(figures.purchases_minor);
        self.bought.1 += u64::from(figures.purchases);
    }

    /// Takes a client out, of whom these were the figures.
    fn remove(&mut self, figures: &ClientFigures) {
        if let Some(due) = figures.due.as_deref() {
            self.due.remove(&place(due));
        }
        self.held.remove(&figures.client);
        for day in self.days.iter_mut().chain([&mut self.tomorrow]) {
            if let Some(place) = day.iter().position(|(_, client, _)| *client == figures.client) {
                Arc::make_mut(day).remove(place);
            }
        }
        self.buyers -= u64::from(figures.purchase_days > 0);
        self.repeat_buyers -= u64::from(figures.purchase_days > 1);
        self.bought.0 -= i128::from(figures.purchases_minor);
        self.bought.1 -= u64::from(figures.purchases);
    }

    /// How many are due today.
    pub fn due_count(&self) -> usize {
        self.due.len()
    }

    /// Who is due today, in the order of the day's list.
    pub fn due(&self) -> impl Iterator<Item = ClientId> {
        self.due.iter().map(|(.., client)| *client)
    }

    /// Whose message waits because they got another shortly before, by client.
    pub const fn held(&self) -> &BTreeSet<ClientId> {
        &self.held
    }

    /// Who comes due on each of `days` days from tomorrow on, if it reaches so far: those who have been waiting until then
    /// on the first. In order of step and client.
    pub fn tomorrow_and_on(&self, days: usize) -> Option<Vec<Vec<(ClientId, DueStep)>>> {
        let later = self.days.get(1..days.max(1))?;
        Some(std::iter::once(&self.tomorrow).chain(later).map(|day| steps(day)).collect())
    }

    /// Who newly comes due on each of `days` days from tomorrow on, if it reaches so far.
    pub fn newly_after_today(&self, days: usize) -> Option<Vec<Vec<(ClientId, DueStep)>>> {
        Some(self.days.get(..days)?.iter().map(|day| steps(day)).collect())
    }

    /// Who newly comes due on a day after today, if it reaches so far.
    pub fn on(&self, day: NaiveDate) -> Option<Vec<(ClientId, DueStep)>> {
        let ahead = usize::try_from(days_between(self.today, day) - 1).ok()?;
        self.days.get(ahead).map(|day| steps(day))
    }

    /// What all purchases of clients brought, minor units, and how many there were.
    pub const fn bought(&self) -> (i128, u64) {
        self.bought
    }

    /// Clients who bought on two days or more, of all who ever bought.
    pub fn repeat_rate(&self) -> Ratio {
        Ratio::new(self.repeat_buyers, self.buyers)
    }
}

fn place(due: &Due) -> Place {
    (due.step.rank(), Reverse(due.money_at_risk_minor), due.client)
}

const fn order(coming: &Coming) -> (u8, ClientId) {
    (coming.0, coming.1)
}

fn steps(day: &[Coming]) -> Vec<(ClientId, DueStep)> {
    day.iter().map(|(_, client, step)| (*client, *step)).collect()
}
