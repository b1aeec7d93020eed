//! The order of all buyers, kept from change to change: after one purchase only those are marked again whom it moves.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cycle::halve_up;
use super::figures::{ClientFigures, CycleSource};
use super::marks::{Limits, OwnLimits, ranked};
use crate::domain::ids::ClientId;

/// Buyers in the order of each value of [`ranked`], and all own cycles in order.
///
/// Sorted vectors: moving a hundred thousand entries up by one takes less time than a tree needs to be kept balanced and counted.
#[derive(Debug, Clone)]
pub struct Ranks {
    columns: [Arc<Vec<(i64, ClientId)>>; 4],
    own_cycles: Arc<Vec<i64>>,
    limits: [Limits; 4],
    own: OwnLimits,
}

impl Ranks {
    /// The order of these clients.
    pub fn of<'a>(clients: impl Iterator<Item = &'a ClientFigures> + Clone, own: OwnLimits) -> Self {
        let count = clients.clone().count();
        let mut columns: [Vec<(i64, ClientId)>; 4] = [(); 4].map(|()| Vec::with_capacity(count));
        for figures in clients.clone() {
            for (column, value) in columns.iter_mut().zip(ranked(figures).into_iter().flatten()) {
                column.push((value, figures.client));
            }
        }
        for column in &mut columns {
            column.sort_unstable();
        }
        let mut own_cycles: Vec<i64> = clients.filter_map(own_cycle_days).collect();
        own_cycles.sort_unstable();
        let columns = columns.map(Arc::new);
        let limits = limits(&columns, own);
        Self { columns, own_cycles: Arc::new(own_cycles), limits, own }
    }

    /// A client's figures have changed. Orders in which they stay where they are are not touched: a contact moves nobody.
    pub fn replace(&mut self, before: Option<&ClientFigures>, after: Option<&ClientFigures>) {
        let values = |figures: Option<&ClientFigures>| figures.and_then(|figures| Some((ranked(figures)?, figures.client)));
        let (old, new) = (values(before), values(after));
        for (place, column) in self.columns.iter_mut().enumerate() {
            let at = |of: Option<([i64; 4], ClientId)>| of.and_then(|(values, client)| Some((*values.get(place)?, client)));
            replace(column, at(old), at(new));
        }
        replace(&mut self.own_cycles, before.and_then(own_cycle_days), after.and_then(own_cycle_days));
    }

    /// The median of all own cycles, whole days; `None` if nobody has one.
    pub fn shop_cycle_days(&self) -> Option<i64> {
        let count = self.own_cycles.len();
        let middle = |rank: usize| self.own_cycles.get(rank).copied();
        Some(halve_up(middle(count.checked_sub(1)? / 2)? + middle(count / 2)?))
    }

    /// Draws the limits anew; they are returned with all clients whom a limit has passed since the last time.
    pub fn settle(&mut self) -> ([Limits; 4], BTreeSet<ClientId>) {
        let before = std::mem::replace(&mut self.limits, limits(&self.columns, self.own));
        let mut passed = BTreeSet::new();
        for (column, (old, new)) in self.columns.iter().zip(before.iter().zip(&self.limits)) {
            let quintiles = old.quintiles.iter().zip(&new.quintiles);
            for (old, new) in quintiles.chain(std::iter::once((&old.top_tenth, &new.top_tenth))).filter(|(old, new)| old != new) {
                // Both ends are taken in: a value that equals a limit is above it for one mark and below it for another.
                let from = column.partition_point(|(value, _)| value < old.min(new));
                let between = column.iter().skip(from).take_while(|(value, _)| value <= old.max(new));
                passed.extend(between.map(|(_, client)| *client));
            }
        }
        (self.limits, passed)
    }
}

fn own_cycle_days(figures: &ClientFigures) -> Option<i64> {
    matches!(figures.cycle.source, CycleSource::Own { .. }).then_some(figures.cycle.days)
}

fn limits(columns: &[Arc<Vec<(i64, ClientId)>>; 4], own: OwnLimits) -> [Limits; 4] {
    let mut limits =
        columns.each_ref().map(|column| Limits::by(column.len(), |rank| column.get(rank).map_or(i64::MAX, |(value, _)| *value)));
    own.put(&mut limits);
    limits
}

/// Puts a value into a sorted list in the place of another.
fn replace<T: Ord + Clone>(list: &mut Arc<Vec<T>>, before: Option<T>, after: Option<T>) {
    if before == after {
        return;
    }
    let list = Arc::make_mut(list);
    if let Some(place) = before.and_then(|value| list.binary_search(&value).ok()) {
        list.remove(place);
    }
    if let Some(value) = after {
        let (Ok(place) | Err(place)) = list.binary_search(&value);
        list.insert(place, value);
    }
}
