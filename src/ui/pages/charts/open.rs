//! From a number to the clients behind it.

use super::results::Alike;
use crate::analytics::{Analytics, ClientFigures, Counting, PointKind, Segment, Stage, clients_behind, clients_contacted};
use crate::domain::ids::ClientId;
use crate::domain::period::Period;
use crate::ui::route::Jump;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// A number of the page that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
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
}

/// Asks for the list of clients behind a number of `period`.
pub fn open(cx: &ViewCtx<'_>, out: &mut Actions, period: Period, opens: Opens) {
    let behind = |kind| clients_behind(cx.model, cx.today, Counting::AllRows, period, kind);
    let clients = match opens {
        Opens::Point(kind) => behind(kind),
        Opens::Usual { window_days } => without(&behind(PointKind::Returning), &behind(PointKind::Reactivated { window_days })),
        Opens::Lost { window_days } => without(&behind(PointKind::BaseStart { window_days }), &behind(PointKind::Kept { window_days })),
        Opens::Joined { window_days, with_new } => {
            let joined = without(&behind(PointKind::BaseEnd { window_days }), &behind(PointKind::Kept { window_days }));
            if with_new { joined } else { without(&joined, &behind(PointKind::New)) }
        }
        Opens::Segment(segment) => at_end(cx, period, &|figures| figures.segment == segment),
        Opens::Stage(stage) => at_end(cx, period, &|figures| figures.stage == stage),
        Opens::Contacted(alike) => clients_contacted(cx.model, period.first_day(), cx.today, |contact| alike.holds(contact)),
    };
    out.jump(Jump::ClientList { title: title(cx, period, opens), clients });
}

/// Clients by how they stood when a period ended, or stand today if it has not.
fn at_end(cx: &ViewCtx<'_>, period: Period, is: &dyn Fn(&ClientFigures) -> bool) -> Vec<ClientId> {
    let of = |analytics: &Analytics| analytics.clients().filter(|figures| is(figures)).map(|figures| figures.client).collect();
    let end = period.last_day();
    if end < cx.today { of(&Analytics::compute(cx.model, end)) } else { of(cx.analytics) }
}

/// Those of `all` who are not among `others`; both are sorted by id.
fn without(all: &[ClientId], others: &[ClientId]) -> Vec<ClientId> {
    all.iter().copied().filter(|client| others.binary_search(client).is_err()).collect()
}

fn title(cx: &ViewCtx<'_>, period: Period, opens: Opens) -> String {
    let month_name = || cx.tr.period_year(period);
    let key = match opens {
        Opens::Segment(segment) => {
            return cx.tr.with("charts-list-standing", &[("month", month_name().into()), ("name", cx.tr.segment(segment).into())]);
        }
        Opens::Stage(stage) => {
            return cx.tr.with("charts-list-standing", &[("month", month_name().into()), ("name", cx.tr.stage(stage).into())]);
        }
        Opens::Contacted(_) => "charts-list-contacted",
        Opens::Point(PointKind::New) => "charts-list-new",
        Opens::Point(PointKind::Reactivated { .. }) | Opens::Joined { with_new: false, .. } => "charts-list-back",
        Opens::Point(PointKind::Kept { .. }) => "charts-list-kept",
        Opens::Point(PointKind::BaseStart { .. }) => "charts-list-start",
        Opens::Point(PointKind::BaseEnd { .. }) => "charts-list-end",
        Opens::Point(PointKind::Known) => "charts-list-known",
        Opens::Point(PointKind::Repeat) => "charts-list-repeat",
        Opens::Point(PointKind::CohortCell { months_later }) => {
            let later = period.plus(i32::try_from(months_later).unwrap_or(0));
            let args = [("month", cx.tr.period_year(period).into()), ("later", cx.tr.period_year_short(later).into())];
            return cx.tr.with("charts-list-cohort", &args);
        }
        Opens::Point(_) => "charts-list-active",
        Opens::Usual { .. } => "charts-list-usual",
        Opens::Lost { .. } => "charts-list-lost",
        Opens::Joined { with_new: true, .. } => "charts-list-joined",
    };
    cx.tr.with(key, &[("month", cx.tr.period_year(period).into())])
}
