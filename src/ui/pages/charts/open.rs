//! From a number to the clients behind it.

use crate::analytics::{Counting, PointKind, clients_behind};
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
    };
    out.jump(Jump::ClientList { title: title(cx, month, opens), clients });
}

/// Those of `all` who are not among `others`; both are sorted by id.
fn without(all: &[ClientId], others: &[ClientId]) -> Vec<ClientId> {
    all.iter().copied().filter(|client| others.binary_search(client).is_err()).collect()
}

fn title(cx: &ViewCtx<'_>, month: Month, opens: Opens) -> String {
    let key = match opens {
        Opens::Point(PointKind::New) => "charts-list-new",
        Opens::Point(PointKind::Reactivated { .. }) | Opens::Joined { with_new: false, .. } => "charts-list-back",
        Opens::Point(PointKind::Kept { .. }) => "charts-list-kept",
        Opens::Point(PointKind::BaseStart { .. }) => "charts-list-start",
        Opens::Point(PointKind::BaseEnd { .. }) => "charts-list-end",
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
