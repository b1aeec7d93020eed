//! The working groups of the shop: how many, what they bring, who moved; the RFM grid; shares over time.

use super::engine::Analytics;
use super::figures::{Segment, Stage};
use super::ratio::Ratio;
use crate::domain::dates::Month;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use chrono::NaiveDate;

/// All segments and stages, with the RFM grid.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentsReport {
    /// One for each of [`Segment::ALL`], in that order.
    pub segments: Vec<SegmentFigures>,
    /// One for each of [`Stage::ALL`], in that order.
    pub stages: Vec<StageCount>,
    /// 25 cells, R 5 (latest) first, in each row (F + M) / 2 from 1 to 5.
    pub grid: Vec<RfmCell>,
    /// Below 100 buyers quintiles mean little.
    pub buyers: u64,
}

/// The figures of one segment.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentFigures {
    pub segment: Segment,
    pub clients: Vec<ClientId>,
    /// Of all clients (prospects included), archived left out.
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
    let _unused = (model, now, previous);
    SegmentsReport { segments: Vec::new(), stages: Vec::new(), grid: Vec::new(), buyers: 0 }
}

/// Segments and stages at the end of each month from the first purchase to `as_of` (the last one at `as_of`).
#[must_use]
pub fn shares_over_time(model: &Model, as_of: NaiveDate) -> Vec<ShareMonth> {
    let _unused = (model, as_of);
    Vec::new()
}
