//! What every day of a month holds and how full the coming weeks are: computed once per revision, day and month.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use crate::analytics::{DueStep, ForecastDay, PastContact, Segment, TodayList, forecast, kept_forecast, looked_after_by, past};
use crate::app::look::Look;
use crate::domain::contact::Purpose;
use crate::domain::dates::{Month, add_days, days_between};
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::settings::Settings;
use crate::ui::pages::today::GroupKind;
use crate::ui::view_ctx::ViewCtx;

/// So many weeks are looked ahead below the month.
pub const WEEKS: u16 = 8;

/// Under what the plan was made: revision, today, month, filter.
pub type Key = (u64, NaiveDate, Month, Filter);

/// What the calendar lets through: a bit for each group and each segment that is chosen; none chosen is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    groups: u8,
    segments: u8,
    /// Whose clients; empty for everybody's.
    pub staff: BTreeSet<StaffId>,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a group is chosen.
    pub fn has_group(&self, group: GroupKind) -> bool {
        self.groups & (1 << place(group)) != 0
    }

    /// Chooses a group, or no longer does.
    pub fn toggle_group(&mut self, group: GroupKind) {
        self.groups ^= 1 << place(group);
    }

    /// Whether a segment is chosen.
    pub fn has_segment(&self, segment: Segment) -> bool {
        self.segments & (1 << segment_place(segment)) != 0
    }

    /// Chooses a segment, or no longer does.
    pub fn toggle_segment(&mut self, segment: Segment) {
        self.segments ^= 1 << segment_place(segment);
    }

    fn lets(&self, cx: &ViewCtx<'_>, client: ClientId, group: Option<GroupKind>) -> bool {
        let by_group = self.groups == 0 || group.is_some_and(|group| self.has_group(group));
        let segment = || cx.analytics.client(client).map(|figures| figures.segment);
        let by_staff = || looked_after_by(cx.model, client).is_some_and(|staff| self.staff.contains(&staff));
        by_group
            && (self.segments == 0 || segment().is_some_and(|segment| self.has_segment(segment)))
            && (self.staff.is_empty() || by_staff())
    }
}

fn segment_place(segment: Segment) -> usize {
    Segment::ALL.iter().position(|other| *other == segment).unwrap_or(0)
}

/// Where what comes in a month is known from.
#[derive(Debug, Clone)]
pub enum Ahead {
    /// The figures keep it.
    Kept,
    /// It lies further ahead than they reach, and is looked for.
    Counting,
    /// It was looked for: the days that are shown.
    Found(Arc<Vec<ForecastDay>>),
}

/// What was looked for last: of which revision, day and month.
pub type Far = Look<(u64, NaiveDate, Month), Arc<Vec<ForecastDay>>>;

impl Ahead {
    /// Where a month is known from; what the figures do not keep is looked for.
    pub fn of(cx: &ViewCtx<'_>, month: Month, far: &mut Far) -> Self {
        let (first, last) = shown_days(month);
        if last <= cx.today || kept_forecast(cx.analytics, last).is_some() {
            return Self::Kept;
        }
        let (key, today) = ((cx.model.revision(), cx.today, month), cx.today);
        far.ask(cx.looker, &key, move |model, analytics| {
            let days = u16::try_from(days_between(today, last) + 1).unwrap_or(u16::MAX);
            let mut days = forecast(model, analytics, today, days);
            days.retain(|day| day.day >= first);
            Arc::new(days)
        });
        far.of(&key).map_or(Self::Counting, |found| Self::Found(Arc::clone(found)))
    }

    fn on(&self, cx: &ViewCtx<'_>, day: NaiveDate) -> Vec<(ClientId, DueStep)> {
        match self {
            Self::Kept => kept_forecast(cx.analytics, day).unwrap_or_default(),
            Self::Counting => Vec::new(),
            Self::Found(days) => days.iter().find(|found| found.day == day).map_or_else(Vec::new, |found| found.coming.clone()),
        }
    }
}

/// The first and the last day of the weeks that a month touches.
fn shown_days(month: Month) -> (NaiveDate, NaiveDate) {
    (monday_of(month.first_day()), add_days(monday_of(month.last_day()), 6))
}

/// Everything the page shows of a month.
#[derive(Debug)]
pub struct Plan {
    pub key: Key,
    /// Nothing is still looked for.
    is_whole: bool,
    /// Whole weeks, Monday first.
    pub days: Vec<DayPlan>,
    /// From this week on.
    pub weeks: Vec<WeekPlan>,
}

/// One day.
#[derive(Debug)]
pub struct DayPlan {
    pub day: NaiveDate,
    pub closed: bool,
    /// To be contacted; of today, what is left. In the order of the groups, then the most money at risk.
    pub coming: Vec<(ClientId, DueStep)>,
    /// How many of [`Self::coming`] are in each group of [`GroupKind::ALL`].
    pub counts: [usize; GroupKind::ALL.len()],
    /// Contacts that were made, by group and then by moment.
    pub done: Vec<(PastContact, Option<GroupKind>)>,
    /// How many of [`Self::coming`] are more than the day can take.
    pub over: usize,
}

/// One week from Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekPlan {
    pub monday: NaiveDate,
    /// Contacts made and to be made.
    pub contacts: usize,
    /// How many the open days of the week can take.
    pub capacity: usize,
}

impl Plan {
    /// Makes the plan of a month.
    pub fn make(cx: &ViewCtx<'_>, month: Month, filter: &Filter, ahead: &Ahead) -> Self {
        let settings = cx.model.settings();
        let (first, last) = shown_days(month);
        let this_monday = monday_of(cx.today);
        let mut done: HashMap<NaiveDate, Vec<PastContact>> =
            past(cx.model, first.min(this_monday), cx.today).into_iter().map(|day| (day.day, day.contacts)).collect();

        let weeks = (0..i64::from(WEEKS)).map(|week| {
            let monday = add_days(this_monday, 7 * week);
            let days = (0..7).map(|offset| add_days(monday, offset));
            let made = |day: &NaiveDate| done.get(day).map_or(0, Vec::len);
            let planned = |day: &NaiveDate| {
                if *day == cx.today {
                    let due = TodayList::of(cx.model, cx.analytics);
                    return due.due_count() + due.moved_on_count();
                }
                kept_forecast(cx.analytics, *day).map_or(0, |coming| coming.len())
            };
            WeekPlan {
                monday,
                contacts: days.clone().map(|day| made(&day) + planned(&day)).sum(),
                capacity: days.filter(|day| !settings.is_closed(*day)).count() * usize::from(settings.capacity),
            }
        });
        let weeks = weeks.collect();
        let days: Vec<DayPlan> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .map(|day| {
                let made = done.remove(&day).unwrap_or_default();
                let mut plan = DayPlan::new(settings, day, made);
                if day == cx.today {
                    plan.of_today(cx);
                } else if day > cx.today {
                    plan.of_later(cx, ahead.on(cx, day));
                }
                if !filter.is_empty() {
                    plan.only(cx, filter);
                }
                plan
            })
            .collect();
        Self { key: (cx.model.revision(), cx.today, month, filter.clone()), is_whole: !matches!(ahead, Ahead::Counting), days, weeks }
    }

    /// Whether it still holds for a month and a filter. While a month far ahead is looked for, the one of before does.
    pub fn is_of(&self, cx: &ViewCtx<'_>, month: Month, filter: &Filter, ahead: &Ahead) -> bool {
        let (revision, today, of, let_through) = &self.key;
        let is_counting = matches!(ahead, Ahead::Counting);
        (*today, *of) == (cx.today, month) && let_through == filter && (is_counting || (self.is_whole && *revision == cx.model.revision()))
    }

    /// Whether nothing of it is still looked for.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The plan of a day of the month or of the weeks it touches.
    pub fn day(&self, day: NaiveDate) -> Option<&DayPlan> {
        let first = self.days.first()?.day;
        self.days.get(usize::try_from(days_between(first, day)).ok()?)
    }
}

impl DayPlan {
    fn new(settings: &Settings, day: NaiveDate, made: Vec<PastContact>) -> Self {
        let mut done: Vec<_> = made.into_iter().map(|contact| (contact, group_of(settings, contact.purpose))).collect();
        done.sort_by_key(|(_, group)| group.map_or(GroupKind::ALL.len(), place));
        Self { day, closed: settings.is_closed(day), coming: Vec::new(), counts: [0; GroupKind::ALL.len()], done, over: 0 }
    }

    /// The same list as on the page of today, with what moves on to the next open day.
    fn of_today(&mut self, cx: &ViewCtx<'_>) {
        let list = TodayList::of(cx.model, cx.analytics);
        self.over = list.moved_on_count();
        self.take(list.due().chain(list.moved_on()).map(|due| (due.client, due.step)).collect(), cx);
    }

    fn of_later(&mut self, cx: &ViewCtx<'_>, coming: Vec<(ClientId, DueStep)>) {
        let capacity = if self.closed { 0 } else { usize::from(cx.model.settings().capacity) };
        self.over = coming.len().saturating_sub(capacity);
        self.take(coming, cx);
    }

    /// Leaves what the filter lets through; whether the day is too full goes by everybody.
    fn only(&mut self, cx: &ViewCtx<'_>, filter: &Filter) {
        self.done.retain(|(contact, group)| filter.lets(cx, contact.client, *group));
        let mut coming = std::mem::take(&mut self.coming);
        coming.retain(|(client, step)| filter.lets(cx, *client, Some(GroupKind::of(*step))));
        self.counts = [0; GroupKind::ALL.len()];
        self.take(coming, cx);
    }

    fn take(&mut self, mut coming: Vec<(ClientId, DueStep)>, cx: &ViewCtx<'_>) {
        let at_risk = |client| cx.analytics.client(client).map_or(0, |figures| figures.money_at_risk_minor);
        coming.sort_by_cached_key(|(client, step)| (place(GroupKind::of(*step)), Reverse(at_risk(*client)), *client));
        for (_, step) in &coming {
            if let Some(count) = self.counts.get_mut(place(GroupKind::of(*step))) {
                *count += 1;
            }
        }
        self.coming = coming;
    }

    /// How many there are of a group.
    pub fn count(&self, group: GroupKind) -> usize {
        self.counts.get(place(group)).copied().unwrap_or(0)
    }

    /// Contacts made and to be made.
    pub fn contacts(&self) -> usize {
        self.coming.len() + self.done.len()
    }
}

/// The Monday of a day's week.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

fn place(group: GroupKind) -> usize {
    GroupKind::ALL.iter().position(|other| *other == group).unwrap_or(0)
}

/// The group under which a contact that was made is listed; `None` for those that no step asked for.
fn group_of(settings: &Settings, purpose: Purpose) -> Option<GroupKind> {
    let step = match purpose {
        Purpose::Agreed => DueStep::Agreed,
        Purpose::Birthday => DueStep::Birthday,
        Purpose::FirstVisit => DueStep::FirstVisit,
        Purpose::Step(index) => DueStep::Chain { index, kind: settings.steps.get(usize::from(index))?.kind },
        Purpose::Rung { campaign, rung } => DueStep::Rung { campaign, rung },
        Purpose::Free => return None,
    };
    Some(GroupKind::of(step))
}
