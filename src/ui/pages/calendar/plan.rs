//! What every day of a month holds and how full the coming weeks are: found once per revision, day and month, beside the
//! window in a large shop.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use crate::analytics::{Analytics, DueStep, ForecastDay, PastContact, Segment, TodayList, forecast, kept_forecast, looked_after_by, past};
use crate::app::look::Look;
use crate::domain::contact::Purpose;
use crate::domain::dates::{Month, add_days, days_between};
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::model::Model;
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

    fn lets(&self, shop: Shop<'_>, client: ClientId, group: Option<GroupKind>) -> bool {
        let by_group = self.groups == 0 || group.is_some_and(|group| self.has_group(group));
        let segment = || shop.analytics.client(client).map(|figures| figures.segment);
        let by_staff = || looked_after_by(shop.model, client).is_some_and(|staff| self.staff.contains(&staff));
        by_group
            && (self.segments == 0 || segment().is_some_and(|segment| self.has_segment(segment)))
            && (self.staff.is_empty() || by_staff())
    }
}

fn segment_place(segment: Segment) -> usize {
    Segment::ALL.iter().position(|other| *other == segment).unwrap_or(0)
}

/// The shop that a plan is made of.
#[derive(Clone, Copy)]
struct Shop<'a> {
    model: &'a Model,
    analytics: &'a Analytics,
}

/// Plans as they are looked for: one that is known is shown until the next is there.
#[derive(Debug, Default)]
pub struct Plans {
    found: Look<Key, Arc<Plan>>,
    /// A month of which nothing is known yet.
    blank: Option<Arc<Plan>>,
}

impl Plans {
    /// The plan of a month: as it is now in a small shop, as it was a moment ago or still [blank](Plan::is_whole) in a large one.
    pub fn of(&mut self, cx: &ViewCtx<'_>, month: Month, filter: &Filter) -> Arc<Plan> {
        let key: Key = (cx.model.revision(), cx.today, month, filter.clone());
        let wanted = key.clone();
        self.found.ask(cx.looker, &key, move |model, analytics| Arc::new(Plan::make(Shop { model, analytics }, wanted)));
        let known = self.found.known().map(|(_, plan)| plan);
        if let Some(plan) = known.filter(|plan| plan.is_alike(&key)) {
            return Arc::clone(plan);
        }
        if let Some(blank) = self.blank.as_ref().filter(|blank| blank.is_alike(&key)) {
            return Arc::clone(blank);
        }
        let weeks = known.filter(|plan| plan.key.1 == cx.today).map(|plan| plan.weeks.clone()).unwrap_or_default();
        let blank = Arc::new(Plan::blank(cx.model.settings(), key, weeks));
        self.blank = Some(Arc::clone(&blank));
        blank
    }
}

/// Everybody who newly comes due on days that are shown.
enum Ahead {
    /// The figures keep it.
    Kept,
    /// It lies further ahead than they reach.
    Far(Vec<ForecastDay>),
}

impl Ahead {
    fn of(shop: Shop<'_>, today: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> Self {
        if last <= today || kept_forecast(shop.analytics, last).is_some() {
            return Self::Kept;
        }
        let days = u16::try_from(days_between(today, last) + 1).unwrap_or(u16::MAX);
        let mut days = forecast(shop.model, shop.analytics, today, days);
        days.retain(|day| day.day >= first);
        Self::Far(days)
    }

    fn on(&self, shop: Shop<'_>, day: NaiveDate) -> Vec<(ClientId, DueStep)> {
        match self {
            Self::Kept => kept_forecast(shop.analytics, day).unwrap_or_default(),
            Self::Far(days) => days.iter().find(|found| found.day == day).map_or_else(Vec::new, |found| found.coming.clone()),
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
    /// Not everybody is in the lists.
    pub is_filtered: bool,
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
    fn make(shop: Shop<'_>, key: Key) -> Self {
        let (_, today, month, filter) = &key;
        let (model, today) = (shop.model, *today);
        let settings = model.settings();
        let (first, last) = shown_days(*month);
        let ahead = Ahead::of(shop, today, (first, last));
        let this_monday = monday_of(today);
        let mut done: HashMap<NaiveDate, Vec<PastContact>> =
            past(model, first.min(this_monday), today).into_iter().map(|day| (day.day, day.contacts)).collect();

        let weeks = (0..i64::from(WEEKS)).map(|week| {
            let monday = add_days(this_monday, 7 * week);
            let days = (0..7).map(|offset| add_days(monday, offset));
            let made = |day: &NaiveDate| done.get(day).map_or(0, Vec::len);
            let planned = |day: &NaiveDate| {
                if *day == today {
                    let due = TodayList::of(model, shop.analytics);
                    return due.due_count() + due.moved_on_count();
                }
                kept_forecast(shop.analytics, *day).map_or(0, |coming| coming.len())
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
                if day == today {
                    plan.of_today(shop);
                } else if day > today {
                    plan.of_later(shop, ahead.on(shop, day));
                }
                if !filter.is_empty() {
                    plan.only(shop, filter);
                }
                plan
            })
            .collect();
        Self { is_whole: true, days, weeks, key }
    }

    /// A month of which only the days are known.
    fn blank(settings: &Settings, (_, today, month, filter): Key, weeks: Vec<WeekPlan>) -> Self {
        let (first, last) = shown_days(month);
        let days = first.iter_days().take_while(|day| *day <= last).map(|day| DayPlan::new(settings, day, Vec::new())).collect();
        // Under a revision that never is, so that nothing made of it is taken for what comes of the month.
        Self { key: (u64::MAX, today, month, filter), is_whole: false, days, weeks }
    }

    /// Whether it is of the same day, month and filter, be it of another revision.
    fn is_alike(&self, (_, today, month, filter): &Key) -> bool {
        (self.key.1, self.key.2) == (*today, *month) && self.key.3 == *filter
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
        Self {
            day,
            closed: settings.is_closed(day),
            coming: Vec::new(),
            counts: [0; GroupKind::ALL.len()],
            done,
            over: 0,
            is_filtered: false,
        }
    }

    /// The same list as on the page of today, with what moves on to the next open day.
    fn of_today(&mut self, shop: Shop<'_>) {
        let list = TodayList::of(shop.model, shop.analytics);
        self.over = list.moved_on_count();
        self.take(list.due().chain(list.moved_on()).map(|due| (due.client, due.step)).collect(), shop);
    }

    fn of_later(&mut self, shop: Shop<'_>, coming: Vec<(ClientId, DueStep)>) {
        let capacity = if self.closed { 0 } else { usize::from(shop.model.settings().capacity) };
        self.over = coming.len().saturating_sub(capacity);
        self.take(coming, shop);
    }

    /// Leaves what the filter lets through; whether the day is too full goes by everybody.
    fn only(&mut self, shop: Shop<'_>, filter: &Filter) {
        self.is_filtered = !filter.is_empty();
        self.done.retain(|(contact, group)| filter.lets(shop, contact.client, *group));
        let mut coming = std::mem::take(&mut self.coming);
        coming.retain(|(client, step)| filter.lets(shop, *client, Some(GroupKind::of(*step))));
        self.counts = [0; GroupKind::ALL.len()];
        self.take(coming, shop);
    }

    fn take(&mut self, mut coming: Vec<(ClientId, DueStep)>, shop: Shop<'_>) {
        let at_risk = |client| shop.analytics.client(client).map_or(0, |figures| figures.money_at_risk_minor);
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
