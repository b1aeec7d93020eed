//! From a number to the clients behind it.

use super::results::Alike;
use crate::analytics::{Analytics, ClientFigures, Counting, PointKind, Segment, Stage, clients_behind, clients_contacted};
use crate::domain::dates::Month;
use crate::domain::ids::ClientId;
use crate::ui::route::Jump;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// A number of the page that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Of [`PointKind`], as it is.
    Point(PointKind),
    /// Came in the month, neither new nor back after a pause.
    Usual { window_days: u32 },
    /// Active at the month's start and not at its end.
    Lost { window_days: u32 },
    /// Not active at the month's start, active at its end; with or without those who are new.
    Joined { window_days: u32, with_new: bool },
    /// In a segment at the month's end, or today if it still runs.
    Segment(Segment),
    /// At a stage at the month's end, or today if it still runs.
    Stage(Stage),
    /// Contacted from the month on.
    Contacted(Alike),
}

/// Asks for the list of clients behind a number of `month`.
pub fn open(cx: &ViewCtx<'_>, out: &mut Actions, month: Month, opens: Opens) {
    let behind = |kind| clients_behind(cx.model, cx.today, Counting::AllRows, month, kind);
    let clients = match opens {
        Opens::Point(kind) => behind(kind),
        Opens::Usual { window_days } => without(&behind(PointKind::Returning), &behind(PointKind::Reactivated { window_days })),
        Opens::Lost { window_days } => without(&behind(PointKind::BaseStart { window_days }), &behind(PointKind::Kept { window_days })),
        Opens::Joined { window_days, with_new } => {
            let joined = without(&behind(PointKind::BaseEnd { window_days }), &behind(PointKind::Kept { window_days }));
            if with_new { joined } else { without(&joined, &behind(PointKind::New)) }
        }
        Opens::Segment(segment) => at_end(cx, month, &|figures| figures.segment == segment),
        Opens::Stage(stage) => at_end(cx, month, &|figures| figures.stage == stage),
        Opens::Contacted(alike) => clients_contacted(cx.model, month.first_day(), cx.today, |contact| alike.holds(contact)),
    };
    out.jump(Jump::ClientList { title: title(cx, month, opens), clients });
}

/// Clients by how they stood when a month ended, or stand today if it has not.
fn at_end(cx: &ViewCtx<'_>, month: Month, is: &dyn Fn(&ClientFigures) -> bool) -> Vec<ClientId> {
    let of = |analytics: &Analytics| analytics.clients().filter(|figures| is(figures)).map(|figures| figures.client).collect();
    let end = month.last_day();
    if end < cx.today { of(&Analytics::compute(cx.model, end)) } else { of(cx.analytics) }
}

/// Those of `all` who are not among `others`; both are sorted by id.
fn without(all: &[ClientId], others: &[ClientId]) -> Vec<ClientId> {
    all.iter().copied().filter(|client| others.binary_search(client).is_err()).collect()
}

fn title(cx: &ViewCtx<'_>, month: Month, opens: Opens) -> String {
    let month_name = || cx.tr.month_year(month);
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
            let later = month.plus(i32::try_from(months_later).unwrap_or(0));
            let args = [("month", cx.tr.month_year(month).into()), ("later", cx.tr.month_year_short(later).into())];
            return cx.tr.with("charts-list-cohort", &args);
        }
        Opens::Point(_) => "charts-list-active",
        Opens::Usual { .. } => "charts-list-usual",
        Opens::Lost { .. } => "charts-list-lost",
        Opens::Joined { with_new: true, .. } => "charts-list-joined",
    };
    cx.tr.with(key, &[("month", cx.tr.month_year(month).into())])
}
