//! The figures of the page, found at most once for a revision of the shop and a day.

use chrono::{Months, NaiveDate};

use crate::analytics::{Analytics, PastStanding, Segment, SegmentFigures, SegmentsReport, segments_since};
use crate::domain::model::Model;
use crate::ui::view_ctx::ViewCtx;

/// Under what the figures were computed: revision and day.
pub type Key = (u64, NaiveDate);

/// Everything the page counts.
#[derive(Debug)]
pub struct Figures {
    pub key: Key,
    /// The day one month earlier, since which moves are counted.
    pub since: NaiveDate,
    pub report: SegmentsReport,
    /// Clients of all segments.
    pub clients: usize,
    /// Net revenue of all segments, minor units.
    pub revenue_minor: i64,
}

impl Figures {
    /// The key of this moment.
    pub fn key(cx: &ViewCtx<'_>) -> Key {
        (cx.model.revision(), cx.today)
    }

    /// Computes the figures of `today` and of the same day a month ago.
    pub fn make(model: &Model, analytics: &Analytics, today: NaiveDate) -> Self {
        let since = today.checked_sub_months(Months::new(1)).unwrap_or(today);
        let report = segments_since(model, analytics, &PastStanding::at(model, since));
        Self {
            key: (model.revision(), today),
            since,
            clients: report.segments.iter().map(|of| of.clients.len()).sum(),
            revenue_minor: report.segments.iter().fold(0, |sum, of| sum.saturating_add(of.revenue_minor)),
            report,
        }
    }

    /// The figures of one segment.
    pub fn of(&self, segment: Segment) -> Option<&SegmentFigures> {
        self.report.segments.iter().find(|of| of.segment == segment)
    }
}
