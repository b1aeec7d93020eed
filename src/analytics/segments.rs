//! The working groups of the shop: how many, what they bring, who moved; the RFM grid.

use std::collections::BTreeMap;

use super::engine::Analytics;
use super::figures::{ClientFigures, Segment, Stage};
use super::past_standing::PastStanding;
use super::ratio::{Ratio, mean_minor};
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

/// Segments, stages and the RFM grid now, with the moves since `previous` (the figures one month earlier).
#[must_use]
pub fn segments(model: &Model, now: &Analytics, previous: Option<&Analytics>) -> SegmentsReport {
    report(model, now, |figures| moved(figures, previous?.client(figures.client).map(|before| before.segment)))
}

/// The same with the moves since the day of `past`.
#[must_use]
pub fn segments_since(model: &Model, now: &Analytics, past: &PastStanding) -> SegmentsReport {
    report(model, now, |figures| moved(figures, Some(past.of(figures.client))))
}

fn report(model: &Model, now: &Analytics, find_move: impl Fn(&ClientFigures) -> Option<Move>) -> SegmentsReport {
    let working: Vec<&ClientFigures> = now.clients().filter(|figures| is_working(model, figures)).collect();
    let all = working.len() as u64;
    let moves: Vec<Move> = working.iter().filter_map(|figures| find_move(figures)).collect();
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

fn moved(figures: &ClientFigures, from: Option<Segment>) -> Option<Move> {
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
