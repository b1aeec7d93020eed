//! In which segment and at which stage everybody was on an earlier day, without the other figures of that day: moves between
//! segments and the lists behind past months need no more, and it takes a small part of the time.

use chrono::NaiveDate;

use super::cycle::{CycleRules, last_recurring, shop_cycle_days};
use super::figures::{Segment, Stage};
use super::gaps::Gaps;
use super::halves::clients_in_halves;
use super::history::until;
use super::rows::{Counting, Rows};
use super::standing::{self, Lapse, Tempo};
use crate::domain::dates::{DayNumber, number_of};
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;

/// See the module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastStanding(Vec<(Segment, Stage)>);

impl PastStanding {
    /// Segments and stages at the end of `day`.
    #[must_use]
    pub fn at(model: &Model, day: NaiveDate) -> Self {
        let rows = Rows { as_of: day, counting: Counting::AllRows };
        let has_recurring = CycleRules::new(model, None).has_recurring;
        let halves = clients_in_halves(model, |ids| {
            let (mut half, mut days) = (Half::default(), Vec::new());
            for id in ids {
                let (count, _) = rows.purchases(model, *id).days_once(number_of(day), &mut days);
                let product = if has_recurring { last_recurring(model, until(model.purchases().of(*id), day)) } else { None };
                half.take(*id, days.get(..count).unwrap_or_default(), number_of(day), product.map(|(_, cycle_days)| cycle_days));
            }
            half
        });
        let mut standing = vec![(Segment::Prospect, Stage::Prospect); model.clients().index_bound()];
        let shop = shop_cycle_days(halves.iter().flat_map(|half| half.own_cycles.iter().copied()).collect());
        let fallback = CycleRules::new(model, shop).cycle(None, None).days;
        for half in halves {
            let waiting = half.waiting.into_iter().map(|(id, first, last)| {
                let days = [first, last];
                let days = if first == last { days.get(..1).unwrap_or_default() } else { &days };
                (id, judged(days, fallback, number_of(day)))
            });
            for (id, found) in half.judged.into_iter().chain(waiting) {
                if let Some(slot) = standing.get_mut(id.index()) {
                    *slot = found;
                }
            }
        }
        Self(standing)
    }

    /// A client's segment; of one who had not bought by then, and of one who was not there yet, [`Segment::Prospect`].
    #[must_use]
    pub fn of(&self, client: ClientId) -> Segment {
        self.0.get(client.index()).map_or(Segment::Prospect, |(segment, _)| *segment)
    }

    /// A client's stage; of one who had not bought by then, and of one who was not there yet, [`Stage::Prospect`].
    #[must_use]
    pub fn stage_of(&self, client: ClientId) -> Stage {
        self.0.get(client.index()).map_or(Stage::Prospect, |(_, stage)| *stage)
    }
}

/// Half of the clients.
#[derive(Default)]
struct Half {
    judged: Vec<(ClientId, (Segment, Stage))>,
    own_cycles: Vec<i64>,
    /// First and last day of those without a cycle of their own, who are judged when the shop's is known.
    waiting: Vec<(ClientId, DayNumber, DayNumber)>,
    /// Of the client at hand.
    gaps: Gaps,
}

impl Half {
    fn take(&mut self, id: ClientId, days: &[DayNumber], as_of: DayNumber, product_cycle_days: Option<i64>) {
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
        self.gaps.set(days);
        let own = self.gaps.own_cycle_days(days.len());
        self.own_cycles.extend(own);
        match own.or(product_cycle_days) {
            Some(cycle_days) => self.judged.push((id, judged(days, cycle_days, as_of))),
            None => self.waiting.push((id, *first, *last)),
        }
    }
}

fn judged(days: &[DayNumber], cycle_days: i64, as_of: DayNumber) -> (Segment, Stage) {
    let elapsed = days.last().map_or(0, |last| as_of - last);
    let tempo = Tempo::of(cycle_days);
    let lapse = Lapse::new(days.len(), standing::on_time(days, tempo), tempo);
    (lapse.segment(elapsed), lapse.stage(elapsed))
}
