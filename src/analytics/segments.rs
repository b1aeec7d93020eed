//! The working groups of the shop: how many, what they bring, who moved; the RFM grid; shares over time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cycle::{CycleRules, last_recurring, own_cycle, shop_cycle_days};
use super::engine::Analytics;
use super::figures::{ClientFigures, Segment, Stage};
use super::history::{DayNumber, number_of, until};
use super::ratio::{Ratio, mean_minor};
use super::retention::{Counting, Rows};
use super::standing;
use super::timeline::Timeline;
use crate::domain::dates::Month;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;

/// All segments and stages, with the RFM grid. Archived clients are left out of all but the grid's scores.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentsReport {
    /// One for each of [`Segment::ALL`], in that order.
    pub segments: Vec<SegmentFigures>,
    /// One for each of [`Stage::ALL`], in that order.
    pub stages: Vec<StageCount>,
    /// 25 cells, R 5 (latest) first, in each row (F + M) / 2 from 1 to 5.
    pub grid: Vec<RfmCell>,
    /// Clients in the grid. Below 100 quintiles mean little, and the page says so.
    pub buyers: u64,
}

/// The figures of one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentFigures {
    pub segment: Segment,
    pub clients: Vec<ClientId>,
    /// Of all clients that are not archived, prospects included.
    pub share: Ratio,
    pub revenue_minor: i64,
    pub repeat_revenue_minor: i64,
    pub average_check_minor: Option<i64>,
    pub money_at_risk_minor: i64,
    /// Who came since the earlier day, and from where.
    pub moved_in: Vec<Move>,
    /// Who left since the earlier day, and where to.
    pub moved_out: Vec<Move>,
}

/// A client who changed segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub client: ClientId,
    /// `None` for a client who was not there yet.
    pub from: Option<Segment>,
    pub to: Segment,
}

/// Clients at one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageCount {
    pub stage: Stage,
    pub clients: Vec<ClientId>,
    pub share: Ratio,
}

/// A cell of the RFM grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RfmCell {
    /// 1..=5, 5 the latest.
    pub r: u8,
    /// (F + M) / 2, half up, 1..=5.
    pub fm: u8,
    pub clients: Vec<ClientId>,
    pub revenue_minor: i64,
}

/// How the working base was divided at the end of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareMonth {
    pub month: Month,
    pub unfinished: bool,
    /// Clients in each of [`Segment::ALL`], prospects left out (0).
    pub segments: [u64; 6],
    /// Clients at each of [`Stage::ALL`], prospects left out (0).
    pub stages: [u64; 6],
}

/// Segments, stages and the RFM grid now, with the moves since `previous` (the figures one month earlier).
#[must_use]
pub fn segments(model: &Model, now: &Analytics, previous: Option<&Analytics>) -> SegmentsReport {
    let working: Vec<&ClientFigures> = now.clients().filter(|figures| is_working(model, figures)).collect();
    let all = working.len() as u64;
    let moves: Vec<Move> =
        previous.map_or_else(Vec::new, |previous| working.iter().filter_map(|figures| moved(figures, previous)).collect());
    let stage_count = |stage| {
        let clients: Vec<ClientId> = working.iter().filter(|figures| figures.stage == stage).map(|figures| figures.client).collect();
        StageCount { stage, share: Ratio::new(clients.len() as u64, all), clients }
    };
    let grid = grid(&working);
    SegmentsReport {
        segments: Segment::ALL.map(|segment| segment_figures(segment, &working, &moves)).into(),
        stages: Stage::ALL.map(stage_count).into(),
        buyers: grid.iter().map(|cell| cell.clients.len() as u64).sum(),
        grid,
    }
}

fn is_working(model: &Model, figures: &ClientFigures) -> bool {
    model.clients().get(figures.client).is_some_and(|client| client.archived.is_none())
}

fn moved(figures: &ClientFigures, previous: &Analytics) -> Option<Move> {
    let from = previous.client(figures.client).map(|before| before.segment);
    (from != Some(figures.segment)).then_some(Move { client: figures.client, from, to: figures.segment })
}

fn segment_figures(segment: Segment, working: &[&ClientFigures], moves: &[Move]) -> SegmentFigures {
    let members = working.iter().filter(|figures| figures.segment == segment);
    let sum = |of: fn(&ClientFigures) -> i64| members.clone().fold(0, |sum: i64, figures| sum.saturating_add(of(figures)));
    let purchases: u64 = members.clone().map(|figures| u64::from(figures.purchases)).sum();
    let clients: Vec<ClientId> = members.clone().map(|figures| figures.client).collect();
    SegmentFigures {
        segment,
        share: Ratio::new(clients.len() as u64, working.len() as u64),
        clients,
        revenue_minor: sum(|figures| figures.revenue_minor),
        repeat_revenue_minor: sum(|figures| figures.repeat_revenue_minor),
        average_check_minor: mean_minor(i128::from(sum(|figures| figures.purchases_minor)), purchases),
        money_at_risk_minor: sum(|figures| figures.money_at_risk_minor),
        moved_in: moves.iter().filter(|moved| moved.to == segment).copied().collect(),
        moved_out: moves.iter().filter(|moved| moved.from == Some(segment)).copied().collect(),
    }
}

fn grid(working: &[&ClientFigures]) -> Vec<RfmCell> {
    let mut cells: BTreeMap<(u8, u8), RfmCell> =
        (1..=5).flat_map(|r| (1..=5).map(move |fm| ((r, fm), RfmCell { r, fm, clients: Vec::new(), revenue_minor: 0 }))).collect();
    for figures in working {
        if let Some(rfm) = figures.rfm
            && let Some(cell) = cells.get_mut(&(rfm.r, rfm.fm()))
        {
            cell.clients.push(figures.client);
            cell.revenue_minor = cell.revenue_minor.saturating_add(figures.revenue_minor);
        }
    }
    let mut cells: Vec<RfmCell> = cells.into_values().collect();
    cells.sort_by_key(|cell| (std::cmp::Reverse(cell.r), cell.fm));
    cells
}

/// Segments and stages of all buyers at the end of each month from the first purchase to `as_of` (the last one at `as_of`).
///
/// The same rules with that day in place of `as_of`; archived clients are among them, since they were there then.
#[must_use]
pub fn shares_over_time(model: &Model, as_of: NaiveDate) -> Vec<ShareMonth> {
    let rows = Rows { as_of, counting: Counting::AllRows };
    let Some(timeline) = Timeline::of(model, rows) else { return Vec::new() };
    let mut days: Vec<DayNumber> = Vec::with_capacity(model.purchases().len());
    let mut own_cycles = Vec::with_capacity(model.purchases().len());
    let mut spans = Vec::with_capacity(model.clients().len());
    for client in model.clients().iter() {
        let from = days.len();
        for day in rows.purchases(model, client.id).map(|purchase| number_of(purchase.day)) {
            if days.get(from..).and_then(<[_]>::last) != Some(&day) {
                days.push(day);
                own_cycles.push(days.get(from..).and_then(own_cycle).map(|cycle| cycle.days));
            }
        }
        spans.push((client.id, from..days.len()));
    }
    let past = |(id, span): (ClientId, std::ops::Range<usize>)| {
        Some(BuyingPast { client: id, days: days.get(span.clone())?, own_cycles: own_cycles.get(span)? })
    };
    let pasts: Vec<BuyingPast> = spans.into_iter().filter_map(past).collect();
    let month = |index| share_month(model, &pasts, timeline.month(index), as_of);
    (0..timeline.months).map(month).collect()
}

/// A client's purchase days, and the own cycle as it was after each of them: computed once, not for every month again.
struct BuyingPast<'a> {
    client: ClientId,
    days: &'a [DayNumber],
    own_cycles: &'a [Option<i64>],
}

fn share_month(model: &Model, pasts: &[BuyingPast], month: Month, as_of: NaiveDate) -> ShareMonth {
    let day = month.last_day().min(as_of);
    let end = number_of(day);
    let known = pasts.iter().filter_map(|past| {
        let known = past.days.get(..past.days.partition_point(|day| *day <= end))?;
        let own_cycle_days = *past.own_cycles.get(known.len().checked_sub(1)?)?;
        Some((past.client, known, i64::from(end - known.last()?), own_cycle_days))
    });
    let shop_cycle_days = shop_cycle_days(known.clone().filter_map(|(.., own_cycle_days)| own_cycle_days).collect());
    let rules = CycleRules::new(model, shop_cycle_days);
    let mut share = ShareMonth { month, unfinished: as_of < month.last_day(), segments: [0; 6], stages: [0; 6] };
    for (id, days, elapsed, own_cycle_days) in known {
        let cycle_days = own_cycle_days.unwrap_or_else(|| {
            let product = if rules.has_recurring { last_recurring(model, until(model.purchases().of(id), day)) } else { None };
            rules.cycle(None, product).days
        });
        let rhythm = standing::rhythm(days, elapsed, cycle_days);
        count(&mut share.segments, &Segment::ALL, &standing::segment(days.len(), rhythm, elapsed, cycle_days));
        count(&mut share.stages, &Stage::ALL, &standing::stage(days.len(), elapsed, cycle_days));
    }
    share
}

fn count<T: PartialEq>(counts: &mut [u64; 6], all: &[T; 6], found: &T) {
    for (count, kind) in counts.iter_mut().zip(all) {
        *count += u64::from(kind == found);
    }
}
