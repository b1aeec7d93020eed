//! Whom the campaign that is being built would take in, with its control group drawn: found again only when something that
//! decides about it has changed, for it goes through all clients.

use chrono::NaiveDate;

use crate::analytics::{WinBackFilter, dearest_rung_minor, draw_control, win_back_list};
use crate::domain::campaign::{Member, Rung};
use crate::ui::view_ctx::ViewCtx;

/// What the list of clients hangs on. Of the ladder only its dearest rung decides who is worth it.
type ListKey = (u64, NaiveDate, WinBackFilter, i64);

/// The members of a campaign that has not begun, and what they come to.
#[derive(Debug)]
pub struct Prospects {
    key: ListKey,
    drawn: (u64, u8),
    /// With their groups drawn, the most valuable first.
    pub members: Vec<Member>,
    /// How many of them are the control group.
    pub control: usize,
    /// What the members have brought so far, minor units.
    pub value_minor: i64,
    /// What is expected of them together, minor units.
    pub expected_minor: i64,
    /// How many are not worth chasing,
    pub left_out: usize,
    /// and what is expected of them together, minor units.
    pub left_out_minor: i64,
    /// What a return must bring, minor units.
    pub dearest_minor: i64,
}

impl Prospects {
    /// The prospects of a filter, a ladder and a draw: the ones at hand if they are of the same.
    pub fn of(known: Option<Self>, cx: &ViewCtx<'_>, filter: &WinBackFilter, rungs: &[Rung], drawn: (u64, u8)) -> Self {
        let is_same = |known: &Self| {
            let (revision, day, of, dearest) = &known.key;
            (*revision, *day, *dearest) == (cx.model.revision(), cx.today, dearest_rung_minor(rungs)) && of == filter
        };
        let mut prospects = match known {
            Some(known) if is_same(&known) && known.drawn == drawn => return known,
            Some(known) if is_same(&known) => known,
            _ => Self::find(cx, filter, rungs),
        };
        draw_control(&mut prospects.members, drawn.0, drawn.1);
        prospects.control = prospects.members.iter().filter(|member| member.control).count();
        prospects.drawn = drawn;
        prospects
    }

    fn find(cx: &ViewCtx<'_>, filter: &WinBackFilter, rungs: &[Rung]) -> Self {
        let list = win_back_list(cx.model, cx.analytics, filter, rungs);
        Self {
            key: (cx.model.revision(), cx.today, filter.clone(), dearest_rung_minor(rungs)),
            drawn: (0, 0),
            members: list.worth.iter().map(|prospect| prospect.member).collect(),
            control: 0,
            value_minor: list.value_minor(),
            expected_minor: list.worth.iter().fold(0, |sum: i64, prospect| sum.saturating_add(prospect.expected_minor)),
            left_out: list.not_worth.len(),
            left_out_minor: list.left_out_minor(),
            dearest_minor: list.dearest_minor,
        }
    }
}
