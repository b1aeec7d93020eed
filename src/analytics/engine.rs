//! The figures of every client at one day, and how they are kept up to date after a change.

use std::sync::Arc;

use chrono::NaiveDate;

use super::agenda::Agenda;
use super::chain::{Buying, Candidate, InCampaign, Situation, candidates, due_on};
use super::cycle::{CycleRules, first_line, last_recurring, own_cycle, product_lines, shop_cycle_days};
use super::entry::due;
use super::figures::{ClientFigures, Cycle, Drifts, Rhythm, Upcoming, Vip, Warmth};
use super::history::{History, until};
use super::journal::Journal;
use super::marks::OwnLimits;
use super::prediction::Prediction;
use super::ranks::Ranks;
use super::ratio::{Ratio, mean_minor};
use super::standing::{self, Lapse, Tempo};
use super::summary::RfmRow;
use super::touched::Touched;
use super::win_back::{Membership, Memberships};
use super::{climb, marks, risk};
use crate::domain::chunks::Chunks;
use crate::domain::client::Client;
use crate::domain::dates::{DayNumber, add_days, day_of, number_of};
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;
use crate::domain::money::Currency;
use crate::domain::purchase::Purchase;
use crate::domain::settings::RfmLimits;

/// How far ahead "what comes next" looks, days.
const UPCOMING_DAYS: i64 = 366;

/// So many clients are ranked anew one by one.
const FEW_CLIENTS: usize = 64;

/// The figures of every client at one day.
#[derive(Debug, Clone)]
pub struct Analytics {
    as_of: NaiveDate,
    /// Indexed by client id; `None` where there is no client.
    clients: Chunks<Option<ClientFigures>>,
    shop_cycle_days: Option<i64>,
    prediction: Option<Prediction>,
    /// Made with the agenda, else at the first change that touches few.
    ranks: Option<Ranks>,
    memberships: Arc<Memberships>,
    /// Kept for the present day alone; figures of another day, which are looked at once, do without.
    agenda: Option<Agenda>,
    journal: Journal,
}

impl PartialEq for Analytics {
    /// Same figures, whatever way they came to be.
    fn eq(&self, other: &Self) -> bool {
        let parts = |of: &Self| (of.as_of, of.shop_cycle_days, of.prediction);
        parts(self) == parts(other) && self.clients.iter().eq(other.clients.iter())
    }
}

/// A client's past, read but not yet judged.
struct Read {
    history: History,
    own: Option<Cycle>,
}

/// Buffers that are reused from client to client.
#[derive(Default)]
struct Scratch<'a> {
    purchases: Vec<&'a Purchase>,
    gaps: Vec<i64>,
    candidates: Vec<Candidate>,
}

impl Analytics {
    /// Everybody's figures as they stand at the end of `as_of`.
    #[must_use]
    pub fn compute(model: &Model, as_of: NaiveDate) -> Self {
        let mut analytics = Self::blank(as_of);
        analytics.compute_everyone(model);
        analytics
    }

    /// As [`Self::compute`], with money at risk from a fitted prediction if there is one, and with the agenda of the weeks ahead,
    /// so that [`super::DayList`] and [`super::forecast`] have their answer at hand after every change.
    ///
    /// The fit is handed in because it takes long in a big shop; it is kept as it is when the figures are updated.
    #[must_use]
    pub fn compute_with(model: &Model, as_of: NaiveDate, prediction: Option<Prediction>) -> Self {
        let mut analytics = Self { prediction, agenda: Some(Agenda::new(as_of)), ..Self::blank(as_of) };
        analytics.compute_everyone(model);
        analytics
    }

    fn blank(as_of: NaiveDate) -> Self {
        Self {
            as_of,
            clients: Chunks::default(),
            shop_cycle_days: None,
            prediction: None,
            ranks: None,
            memberships: Arc::default(),
            agenda: None,
            journal: Journal::default(),
        }
    }

    /// The fitted prediction behind money at risk, if there is one.
    #[must_use]
    pub const fn prediction(&self) -> Option<&Prediction> {
        self.prediction.as_ref()
    }

    /// Brings the figures up to date after changes; the result equals [`Self::compute`] from scratch.
    pub fn update(&mut self, model: &Model, touched: &Touched) {
        if touched.everyone {
            self.compute_everyone(model);
            return;
        }
        if touched.clients.is_empty() {
            return;
        }
        let own = OwnLimits::of(model.settings(), self.as_of);
        // Many changes at once are sooner ranked from scratch than one by one.
        let few = touched.clients.len() <= FEW_CLIENTS;
        let mut ranks = few.then(|| self.ranks.take().unwrap_or_else(|| Ranks::of(self.clients(), own)));
        self.clients.grow(model.clients().index_bound());
        let mut days = Vec::new();
        let mut scratch = Scratch::default();
        let judge = Judge::new(model, self);
        // One place in a list is sooner found than many: then everybody's are found again.
        let mut agenda = self.agenda.take();
        let keeps_agenda = agenda.is_some();
        for &id in &touched.clients {
            days.clear();
            let figures = model.clients().get(id).map(|client| {
                let read = read(model, client, self.as_of, &mut days, &mut scratch);
                judge.client(client, &read, &days, &mut scratch)
            });
            if let Some(slot) = self.clients.get_mut(id.index()) {
                if let Some(ranks) = &mut ranks {
                    ranks.replace(slot.as_ref(), figures.as_ref());
                }
                if let Some(agenda) = agenda.as_mut().filter(|_| few) {
                    agenda.replace(slot.as_ref(), figures.as_ref(), &scratch.candidates);
                }
                *slot = figures;
            }
        }
        if keeps_agenda {
            self.agenda = agenda.filter(|_| few).or_else(|| Some(self.agenda_of_all(model)));
        }
        let mut ranks = ranks.unwrap_or_else(|| Ranks::of(self.clients(), own));
        if ranks.shop_cycle_days() != self.shop_cycle_days {
            // The fallback cycle of everybody without an own one has moved.
            self.compute_everyone(model);
            return;
        }
        if few {
            let (limits, mut moved) = ranks.settle();
            moved.extend(&touched.clients);
            for id in &moved {
                if let Some(Some(figures)) = self.clients.get_mut(id.index()) {
                    marks::mark(figures, &limits);
                }
            }
            self.journal.note(model.revision(), moved.into_iter().collect());
        } else {
            marks::mark_by_rank(&mut self.clients, own);
            self.journal.begin(model.revision());
        }
        self.ranks = Some(ranks);
    }

    fn compute_everyone(&mut self, model: &Model) {
        self.journal.begin(model.revision());
        self.memberships = Arc::new(Memberships::at(model, self.as_of));
        let mut scratch = Scratch::default();
        // One column of days for all: the second pass need not read the purchases again.
        let mut days = Vec::with_capacity(model.purchases().len());
        let mut everyone = Vec::with_capacity(model.clients().len());
        for client in model.clients().iter() {
            let from = days.len();
            let read = read(model, client, self.as_of, &mut days, &mut scratch);
            everyone.push((client, read, from..days.len()));
        }
        self.shop_cycle_days = shop_cycle_days(everyone.iter().filter_map(|(_, read, _)| Some(read.own?.days)).collect());
        let judge = Judge::new(model, self);
        let mut clients = Chunks::default();
        let mut agenda = self.agenda.as_ref().map(|_| Agenda::new(self.as_of));
        for (client, read, span) in everyone {
            let days = days.get(span).unwrap_or_default();
            clients.grow(client.id.index());
            let figures = judge.client(client, &read, days, &mut scratch);
            if let Some(agenda) = &mut agenda {
                agenda.push(&figures, &scratch.candidates);
            }
            clients.push(Some(figures));
        }
        if let Some(agenda) = &mut agenda {
            agenda.sort();
        }
        self.agenda = agenda;
        clients.grow(model.clients().index_bound());
        self.clients = clients;
        let own = OwnLimits::of(model.settings(), self.as_of);
        marks::mark_by_rank(&mut self.clients, own);
        // Figures that follow every change are ranked at once, so that the first change need not wait for it.
        self.ranks = self.agenda.as_ref().map(|_| Ranks::of(self.clients(), own));
    }

    /// The agenda made anew, where too much has changed to mend it.
    fn agenda_of_all(&self, model: &Model) -> Agenda {
        let mut agenda = Agenda::new(self.as_of);
        let mut found = Vec::new();
        for figures in self.clients() {
            if let Some(client) = model.clients().get(figures.client) {
                let situation = situation(model, client, figures, self.as_of, self.membership(client.id));
                candidates(&situation, add_days(self.as_of, UPCOMING_DAYS), &mut found);
                agenda.push(figures, &found);
            }
        }
        agenda.sort();
        agenda
    }

    /// Whose figures have moved since a revision of the model, each once and in order; `None` where it may be anybody's.
    #[must_use]
    pub fn changed_since(&self, revision: u64) -> Option<Vec<ClientId>> {
        self.journal.since(revision)
    }

    /// These figures have taken the place of others at a revision of the model: anybody's may have moved.
    pub fn note_all_moved(&mut self, revision: u64) {
        self.journal.begin(revision);
    }

    /// Clients who bought on two days or more, of all who ever bought.
    #[must_use]
    pub fn repeat_rate(&self) -> Ratio {
        let of_all = || {
            let buyers = self.clients().filter(|figures| figures.purchase_days > 0);
            Ratio::new(buyers.clone().filter(|figures| figures.purchase_days > 1).count() as u64, buyers.count() as u64)
        };
        self.agenda.as_ref().map_or_else(of_all, Agenda::repeat_rate)
    }

    /// What a purchase of a client brings on average, minor units; `None` before the first one.
    #[must_use]
    pub fn average_check_minor(&self) -> Option<i64> {
        let of_all = || {
            let add = |(sum, count), of: &ClientFigures| (sum + i128::from(of.purchases_minor), count + u64::from(of.purchases));
            self.clients().fold((0_i128, 0_u64), add)
        };
        let (sum, count) = self.agenda.as_ref().map_or_else(of_all, Agenda::bought);
        mean_minor(sum, count)
    }

    /// Who comes when, if these are figures that keep it.
    pub(super) const fn agenda(&self) -> Option<&Agenda> {
        self.agenda.as_ref()
    }

    /// The day of these figures.
    #[must_use]
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// A client's figures.
    #[must_use]
    pub fn client(&self, id: ClientId) -> Option<&ClientFigures> {
        self.clients.get(id.index())?.as_ref()
    }

    /// Everybody's figures, in the order of their ids.
    pub fn clients(&self) -> impl Iterator<Item = &ClientFigures> + Clone {
        self.clients.iter().flatten()
    }

    /// The shop's own fifths as limits of RFM scores; `None` without buyers.
    #[must_use]
    pub fn rfm_fifths(&self, currency: Currency) -> Option<RfmLimits> {
        marks::fifths(self.clients(), self.as_of, currency.minor_per_unit())
    }

    /// The running campaign that a client is in.
    #[must_use]
    pub fn membership(&self, id: ClientId) -> Option<Membership> {
        self.memberships.of(id)
    }

    /// The median of all clients' own cycles, whole days; `None` if nobody has one.
    #[must_use]
    pub const fn shop_cycle_days(&self) -> Option<i64> {
        self.shop_cycle_days
    }
}

/// Reads a client's purchases and appends their days to `days`.
fn read<'a>(model: &'a Model, client: &Client, as_of: NaiveDate, days: &mut Vec<DayNumber>, scratch: &mut Scratch<'a>) -> Read {
    let from = days.len();
    let history = History::read(until(model.purchases().of(client.id), as_of), days, &mut scratch.purchases);
    Read { history, own: own_cycle(days.get(from..).unwrap_or_default()) }
}

/// What the figures of every client are made with.
struct Judge<'a> {
    model: &'a Model,
    as_of: NaiveDate,
    rules: CycleRules,
    prediction: Option<Prediction>,
    memberships: Arc<Memberships>,
}

impl<'a> Judge<'a> {
    fn new(model: &'a Model, analytics: &Analytics) -> Self {
        let rules = CycleRules::new(model, analytics.shop_cycle_days);
        Self { model, as_of: analytics.as_of, rules, prediction: analytics.prediction, memberships: Arc::clone(&analytics.memberships) }
    }

    /// Everything about one client but the marks that need all the others.
    fn client(&self, client: &Client, read: &Read, days: &[DayNumber], scratch: &mut Scratch<'_>) -> ClientFigures {
        let (model, as_of) = (self.model, self.as_of);
        // Looked up only where it is needed: the first look at a client's purchases is a cache miss.
        let purchases = || until(model.purchases().of(client.id), as_of);
        let product = if self.rules.has_recurring && read.own.is_none() { last_recurring(model, purchases()) } else { None };
        let cycle = self.rules.cycle(read.own, product);
        let window_days = self.rules.window_days(cycle.days);
        let last = days.last().copied().map(day_of);
        let elapsed = days.last().map_or(0, |last| i64::from(number_of(as_of) - last));
        let rhythm = if days.is_empty() { Rhythm::default() } else { standing::rhythm(days, elapsed, cycle.days) };
        let lapse = Lapse::new(days.len(), rhythm.on_time, Tempo::of(cycle.days));
        let drift = if days.is_empty() {
            Drifts::default()
        } else {
            standing::drifts(days, elapsed, cycle, window_days, read.history.shrinking, &mut scratch.gaps)
        };
        let contacts = until(model.contacts().of(client.id), as_of);
        let response_days = i64::from(model.settings().response_window_days);
        let mut figures = ClientFigures {
            client: client.id,
            purchases: read.history.purchases,
            purchase_days: u32::try_from(days.len()).unwrap_or(u32::MAX),
            first: days.first().copied().map(day_of),
            last,
            elapsed_days: last.map(|_| elapsed),
            revenue_minor: read.history.revenue_minor,
            purchases_minor: read.history.purchases_minor,
            repeat_revenue_minor: read.history.repeat_revenue_minor,
            cycle,
            expected: last.map(|last| add_days(last, self.rules.expected_after_days(cycle.days))),
            expected_for: None,
            window_days,
            stage: lapse.stage(standing::narrow(elapsed)),
            segment: lapse.segment(standing::narrow(elapsed)),
            rhythm,
            vip: Vip::default(),
            warmth: if contacts.len() < 2 { Warmth::Unknown } else { marks::warmth(contacts, purchases(), response_days, as_of) },
            drift,
            rfm: None,
            last_product: read.history.last_product,
            last_sum_minor: read.history.last_sum_minor,
            due: None,
            upcoming: None,
            money_at_risk_minor: self.money_at_risk_minor(client.id, &read.history, days, cycle.days),
        };
        if self.rules.has_recurring
            && let Some(line) = first_line(&product_lines(model, purchases(), &self.rules, as_of), as_of, |line| {
                climb::span(model.settings(), line.expected, line.window_days)
            })
        {
            figures.expected = Some(line.expected);
            figures.expected_for = Some(line.product);
            figures.window_days = line.window_days;
        }
        let situation = situation(model, client, &figures, as_of, self.memberships.of(client.id));
        candidates(&situation, add_days(as_of, UPCOMING_DAYS), &mut scratch.candidates);
        let found = due_on(&scratch.candidates, as_of);
        figures.due = found.map(|candidate| Box::new(due(model, &self.rules, client, &figures, &candidate, as_of)));
        let later = scratch.candidates.iter().filter(|candidate| candidate.date > as_of);
        let next = later.min_by_key(|candidate| (candidate.date, candidate.step.rank()));
        figures.upcoming = next.map(|candidate| Upcoming { step: candidate.step, date: candidate.date, held_from: candidate.held_from });
        figures
    }

    fn money_at_risk_minor(&self, client: ClientId, history: &History, days: &[DayNumber], cycle_days: i64) -> i64 {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return 0 };
        let as_of = number_of(self.as_of);
        let Some(prediction) = &self.prediction else {
            return risk::fallback_minor(history.recent_check_minor, i64::from(as_of - last), cycle_days);
        };
        let days_since = |earlier: &DayNumber, later: DayNumber| u32::try_from(later - earlier).unwrap_or(0);
        let row = RfmRow {
            client,
            frequency: u32::try_from(days.len() - 1).unwrap_or(u32::MAX),
            recency_days: days_since(first, *last),
            age_days: days_since(first, as_of),
            repeat_minor: history.repeat_purchases_minor,
        };
        prediction.money_at_risk_minor(&row, self.rules.expected_after_days(cycle_days), history.recent_check_minor)
    }
}

/// A client's times as the chain wants them.
pub fn situation<'a>(
    model: &'a Model,
    client: &'a Client,
    figures: &ClientFigures,
    as_of: NaiveDate,
    membership: Option<Membership>,
) -> Situation<'a> {
    let times = figures.first.zip(figures.last).zip(figures.expected);
    let buying = times.map(|((first, last), expected)| Buying {
        purchase_days: figures.purchase_days,
        first,
        last,
        cycle_days: figures.cycle.days,
        expected,
        window_days: figures.window_days,
    });
    let campaign = membership.and_then(|Membership { campaign, control, entered, until }| {
        Some(InCampaign { campaign: model.campaigns().get(campaign)?, control, entered, until })
    });
    Situation { settings: model.settings(), campaign, client, contacts: until(model.contacts().of(client.id), as_of), as_of, buying }
}

#[cfg(test)]
mod tests;
