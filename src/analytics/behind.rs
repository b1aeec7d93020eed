//! The list of clients behind a number: everything that the charts open.

use chrono::NaiveDate;

use super::engine::Analytics;
use super::figures::{ClientFigures, Segment, Stage};
use super::past_standing::PastStanding;
use super::results::{Alike, clients_contacted};
use super::retention::{PointKind, clients_behind};
use super::rows::Counting;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::domain::period::Period;

/// A number that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// Of [`PointKind`], as it is.
    Point(PointKind),
    /// Came in the period, neither new nor back after a pause.
    Usual { window_days: u32 },
    /// Active at the period's start and not at its end.
    Lost { window_days: u32 },
    /// Not active at the period's start, active at its end; with or without those who are new.
    Joined { window_days: u32, with_new: bool },
    /// In a segment at the period's end, or today if it still runs.
    Segment(Segment),
    /// At a stage at the period's end, or today if it still runs.
    Stage(Stage),
    /// Contacted from the period on.
    Contacted(Alike),
    /// Who had bought by the period's end: those whom a prediction speaks of.
    Expected,
}

/// The clients behind a number of `period`, by id, as known on the day of `now`.
#[must_use]
pub fn list_behind(model: &Model, now: &Analytics, period: Period, behind: Behind) -> Vec<ClientId> {
    let today = now.as_of();
    let point = |kind| clients_behind(model, today, Counting::AllRows, period, kind);
    match behind {
        Behind::Point(kind) => point(kind),
        Behind::Usual { window_days } => without(&point(PointKind::Returning), &point(PointKind::Reactivated { window_days })),
        Behind::Lost { window_days } => without(&point(PointKind::BaseStart { window_days }), &point(PointKind::Kept { window_days })),
        Behind::Joined { window_days, with_new } => {
            let joined = without(&point(PointKind::BaseEnd { window_days }), &point(PointKind::Kept { window_days }));
            if with_new { joined } else { without(&joined, &point(PointKind::New)) }
        }
        Behind::Segment(segment) => {
            standing(model, now, period.last_day(), &|past, id| past.of(id) == segment, &|now| now.segment == segment)
        }
        Behind::Stage(stage) => standing(model, now, period.last_day(), &|past, id| past.stage_of(id) == stage, &|now| now.stage == stage),
        Behind::Contacted(alike) => clients_contacted(model, period.first_day(), today, |contact| alike.holds(contact)),
        Behind::Expected => point(PointKind::Known),
    }
}

/// Clients by how they stood at the end of a day, or stand now if it has not come.
fn standing(
    model: &Model,
    now: &Analytics,
    end: NaiveDate,
    stood: &dyn Fn(&PastStanding, ClientId) -> bool,
    stands: &dyn Fn(&ClientFigures) -> bool,
) -> Vec<ClientId> {
    if end >= now.as_of() {
        return now.clients().filter(|figures| stands(figures)).map(|figures| figures.client).collect();
    }
    let past = PastStanding::at(model, end);
    model.clients().iter().map(|client| client.id).filter(|id| stood(&past, *id)).collect()
}

/// Those of `all` who are not among `others`; both are sorted by id.
fn without(all: &[ClientId], others: &[ClientId]) -> Vec<ClientId> {
    all.iter().copied().filter(|client| others.binary_search(client).is_err()).collect()
}
