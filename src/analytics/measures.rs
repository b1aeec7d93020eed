//! Months, cohorts and the RFM table in one pass: a million purchases are read from memory once, not three times.

use chrono::NaiveDate;

use super::halves::clients_in_halves;
use super::retention::{Cohort, MonthFigures};
use super::rows::{Counting, Rows};
use super::summary::RfmRow;
use super::timeline::{Counts, Timeline};
use crate::domain::dates::number_of;
use crate::domain::model::Model;
use crate::domain::period::Span;

/// All of them at the end of one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measures {
    /// As [`super::months`], or the same of quarters.
    pub months: Vec<MonthFigures>,
    /// As [`super::cohorts`].
    pub cohorts: Vec<Cohort>,
    /// As [`super::rfm_table`].
    pub rfm: Vec<RfmRow>,
}

/// Every month, cohort and client up to `as_of`. `windows` are activity windows in days.
#[must_use]
pub fn measures(model: &Model, as_of: NaiveDate, windows: &[u32], counting: Counting) -> Measures {
    measures_by(Span::Month, model, as_of, windows, counting)
}

/// The same by months or by quarters. Clients are told apart over a whole quarter, so that its numbers are no sums of those of
/// its months.
#[must_use]
pub fn measures_by(span: Span, model: &Model, as_of: NaiveDate, windows: &[u32], counting: Counting) -> Measures {
    let rows = Rows { as_of, counting };
    let Some(timeline) = Timeline::of(model, rows, span) else { return Measures::default() };
    let last_day = number_of(as_of);
    let [(mut counts, mut rfm), (more_counts, more_rfm)] = clients_in_halves(model, |half| {
        let mut counts = Counts::new(&timeline, windows);
        // Room for both halves, so that the first one takes the second in without moving.
        let mut rfm = Vec::with_capacity(model.clients().len());
        for client in half {
            let past = counts.add_client(rows.revenue(model, *client));
            rfm.extend(past.map(|past| past.row(*client, last_day)));
        }
        (counts, rfm)
    });
    counts.merge(&more_counts);
    counts.add_guests(rows, model);
    rfm.extend(more_rfm);
    let (months, cohorts) = counts.into_figures(as_of);
    Measures { months, cohorts, rfm }
}
