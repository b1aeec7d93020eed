//! From a number to the clients behind it, who are looked for beside the window.

use crate::analytics::{Behind, PointKind};
use crate::app::event::Action;
use crate::app::looks::WantedList;
use crate::domain::period::Period;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// Asks for the list of clients behind a number of `period`.
pub fn open(cx: &ViewCtx<'_>, out: &mut Actions, period: Period, behind: Behind) {
    out.app(Action::List(WantedList { title: title(cx, period, behind), period, behind }));
}

fn title(cx: &ViewCtx<'_>, period: Period, behind: Behind) -> String {
    let month_name = || cx.tr.period_year(period);
    let key = match behind {
        Behind::Segment(segment) => {
            return cx.tr.with("charts-list-standing", &[("month", month_name().into()), ("name", cx.tr.segment(segment).into())]);
        }
        Behind::Stage(stage) => {
            return cx.tr.with("charts-list-standing", &[("month", month_name().into()), ("name", cx.tr.stage(stage).into())]);
        }
        Behind::Contacted(_) => "charts-list-contacted",
        Behind::Point(PointKind::New) => "charts-list-new",
        Behind::Point(PointKind::Reactivated { .. }) | Behind::Joined { with_new: false, .. } => "charts-list-back",
        Behind::Point(PointKind::Kept { .. }) => "charts-list-kept",
        Behind::Point(PointKind::BaseStart { .. }) => "charts-list-start",
        Behind::Point(PointKind::BaseEnd { .. }) => "charts-list-end",
        Behind::Point(PointKind::Known) => "charts-list-known",
        Behind::Expected => return cx.tr.text("charts-list-expected").into_owned(),
        Behind::Point(PointKind::Repeat) => "charts-list-repeat",
        Behind::Point(PointKind::CohortCell { months_later }) => {
            let later = period.plus(i32::try_from(months_later).unwrap_or(0));
            let args = [("month", cx.tr.period_year(period).into()), ("later", cx.tr.period_year_short(later).into())];
            return cx.tr.with("charts-list-cohort", &args);
        }
        Behind::Point(_) => "charts-list-active",
        Behind::Usual { .. } => "charts-list-usual",
        Behind::Lost { .. } => "charts-list-lost",
        Behind::Joined { with_new: true, .. } => "charts-list-joined",
    };
    cx.tr.with(key, &[("month", cx.tr.period_year(period).into())])
}
