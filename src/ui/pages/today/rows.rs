//! The rows of Today as texts, made once per revision and not per frame.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::analytics::{CameBack, Due, DueStep, ForecastDay, Ratio, TodayList, came_back, forecast, looked_after_by};
use crate::domain::contact::{Channel, Contact, Outcome, Purpose};
use crate::domain::dates::add_days;
use crate::domain::ids::{ClientId, ContactId, StaffId};
use crate::domain::model::Model;
use crate::domain::settings::StepKind;
use crate::i18n::Language;
use crate::ui::theme::{Icon, Step};
use crate::ui::view_ctx::ViewCtx;

/// Groups of the list in the order in which they stand, and the chips above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKind {
    Agreed,
    Calls,
    Offers,
    FirstVisits,
    Reminders,
    Birthdays,
    WinBack,
}

impl GroupKind {
    /// Every group, from the top of the list.
    pub const ALL: [Self; 7] =
        [Self::Agreed, Self::Calls, Self::Offers, Self::FirstVisits, Self::Reminders, Self::Birthdays, Self::WinBack];

    /// The group of a step.
    pub const fn of(step: DueStep) -> Self {
        match step {
            DueStep::Agreed => Self::Agreed,
            DueStep::Chain { kind: StepKind::Call, .. } => Self::Calls,
            DueStep::Chain { kind: StepKind::Offer, .. } => Self::Offers,
            DueStep::Chain { kind: StepKind::Remind, .. } => Self::Reminders,
            DueStep::FirstVisit => Self::FirstVisits,
            DueStep::Birthday => Self::Birthdays,
            DueStep::Rung { .. } => Self::WinBack,
        }
    }

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agreed => "steps-agreed",
            Self::Calls => "steps-call",
            Self::Offers => "steps-offer",
            Self::FirstVisits => "steps-first_visit",
            Self::Reminders => "steps-remind",
            Self::Birthdays => "steps-birthday",
            Self::WinBack => "steps-rung",
        }
    }

    /// Its shape, or its icon where it has none.
    pub const fn mark(self) -> Result<Step, Icon> {
        match self {
            Self::Agreed => Ok(Step::Agreed),
            Self::Calls => Ok(Step::Call),
            Self::Offers => Ok(Step::Offer),
            Self::Reminders => Ok(Step::Remind),
            Self::FirstVisits => Err(Icon::Seedling),
            Self::Birthdays => Err(Icon::Cake),
            Self::WinBack => Err(Icon::Repeat),
        }
    }
}

/// One row.
#[derive(Debug)]
pub struct Row {
    pub client: ClientId,
    pub due: Due,
    pub name: String,
    /// Marks right after the name.
    pub icons: Vec<Icon>,
    pub reason: String,
    /// What was bought last, after the reason; may be empty.
    pub last: String,
    pub at_risk: String,
    pub waiting: String,
    pub channel: String,
    pub channel_icon: Icon,
    /// What a screen reader says.
    pub spoken: String,
    /// It is over the day's limit and stands here only because it was asked for.
    pub moved_on: bool,
}

/// A group as it stands in the list.
#[derive(Debug)]
pub struct GroupRow {
    pub first_row: usize,
    pub name: String,
    pub count: String,
    pub sum: String,
    pub mark: Result<Step, Icon>,
}

/// What the list lets through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub group: Option<GroupKind>,
    /// Empty for every channel.
    pub channels: BTreeSet<Channel>,
    /// Whose clients. Empty for everybody's.
    pub staff: BTreeSet<StaffId>,
}

impl Filter {
    /// Whether a client goes through, whatever the group.
    fn lets(&self, model: &Model, due: &Due) -> bool {
        (self.channels.is_empty() || self.channels.contains(&due.channel)) && self.lets_staff(model, due.client)
    }

    fn lets_staff(&self, model: &Model, client: ClientId) -> bool {
        self.staff.is_empty() || looked_after_by(model, client).is_some_and(|staff| self.staff.contains(&staff))
    }

    /// How many parts besides the group are on.
    pub fn count(&self) -> usize {
        self.channels.len() + self.staff.len()
    }
}

/// Under what the rows were made.
pub type Key = (u64, NaiveDate, Language, Filter, bool);

/// Everything Today shows, under one key.
#[derive(Debug)]
pub struct Rows {
    pub key: Key,
    pub list: Vec<Row>,
    pub groups: Vec<GroupRow>,
    /// How many there are of each group, whatever is filtered.
    pub counts: Vec<(GroupKind, usize)>,
    /// Channels of everybody who is due.
    pub channels: Vec<Channel>,
    /// Everybody who is due,
    pub left: usize,
    /// and how many of them go through the filter of channels and staff.
    pub shown: usize,
    pub moved_on: usize,
    /// Whose message waits because they got another shortly before.
    pub held: Vec<ClientId>,
    pub at_risk_minor: i64,
    pub done: Vec<Done>,
    pub will_come: usize,
    pub bought: usize,
    pub bought_minor: i64,
    pub came_back: CameBack,
    pub repeat_rate: Ratio,
    pub week: Vec<ForecastDay>,
}

/// A contact that was made today.
#[derive(Debug)]
pub struct Done {
    pub contact: ContactId,
    pub client: ClientId,
    pub mark: Result<Step, Icon>,
    pub text: String,
}

impl Rows {
    /// Makes everything anew.
    pub fn make(cx: &ViewCtx<'_>, key: Key) -> Self {
        let (.., only, show_moved) = key.clone();
        let filter = only.group;
        let list = TodayList::of(cx.model, cx.analytics);
        let mut due: Vec<&Due> = list.due().collect();
        let channels: BTreeSet<Channel> = due.iter().map(|due| due.channel).collect();
        due.retain(|due| only.lets(cx.model, due));
        // Who is over the day's limit may be half the shop: they are looked at only where they show or are to be counted.
        let narrowed = !only.channels.is_empty() || !only.staff.is_empty();
        let moved: Vec<&Due> =
            if show_moved || narrowed { list.moved_on().filter(|due| only.lets(cx.model, due)).collect() } else { Vec::new() };
        let moved_on = if narrowed { moved.len() } else { list.moved_on_count() };
        let counts = GroupKind::ALL.map(|group| (group, due.iter().filter(|due| GroupKind::of(due.step) == group).count()));
        let at_risk_minor = due.iter().map(|due| due.money_at_risk_minor).sum();
        let mut rows = Vec::new();
        let mut groups = Vec::new();
        for group in GroupKind::ALL.into_iter().filter(|group| filter.is_none_or(|only| only == *group)) {
            let members = due.iter().copied().filter(|due| GroupKind::of(due.step) == group);
            push_group(cx, &mut rows, &mut groups, group, members, false);
        }
        if show_moved {
            for group in GroupKind::ALL.into_iter().filter(|group| filter.is_none_or(|only| only == *group)) {
                let members = moved.iter().copied().filter(|due| GroupKind::of(due.step) == group);
                push_group(cx, &mut rows, &mut groups, group, members, true);
            }
        }
        let contacts: Vec<&Contact> = list.done.iter().filter_map(|id| cx.model.contacts().get(*id)).collect();
        let will_come = contacts.iter().filter(|contact| matches!(contact.outcome, Outcome::WillCome { .. })).count();
        let sums: Vec<i64> = contacts.iter().filter_map(|contact| bought_minor(cx.model, contact)).collect();
        Self {
            key,
            list: rows,
            groups,
            counts: counts.into(),
            channels: channels.into_iter().collect(),
            left: list.due_count(),
            shown: due.len(),
            moved_on,
            held: list.held().into_iter().filter(|client| only.lets_staff(cx.model, *client)).collect(),
            at_risk_minor,
            done: contacts.iter().map(|contact| done(cx, contact)).collect(),
            will_come,
            bought: sums.len(),
            bought_minor: sums.iter().sum(),
            came_back: came_back(cx.model, cx.today, 14),
            repeat_rate: cx.analytics.repeat_rate(),
            week: forecast(cx.model, cx.analytics, add_days(cx.today, 1), 7),
        }
    }

    /// The row of a client.
    pub fn position(&self, client: ClientId) -> Option<usize> {
        self.list.iter().position(|row| row.client == client)
    }
}

fn bought_minor(model: &Model, contact: &Contact) -> Option<i64> {
    match &contact.outcome {
        Outcome::Bought { purchase } => Some(purchase.and_then(|id| model.purchases().get(id)).map_or(0, |purchase| purchase.sum_minor)),
        _ => None,
    }
}

fn push_group<'d>(
    cx: &ViewCtx<'_>,
    rows: &mut Vec<Row>,
    groups: &mut Vec<GroupRow>,
    group: GroupKind,
    members: impl Iterator<Item = &'d Due>,
    moved_on: bool,
) {
    let first_row = rows.len();
    rows.extend(members.map(|due| row(cx, due, moved_on)));
    let count = rows.len() - first_row;
    if count == 0 {
        return;
    }
    let sum: i64 = rows.iter().skip(first_row).map(|row| row.due.money_at_risk_minor).sum();
    let name = cx.tr.text(group.key());
    let name = if moved_on { cx.tr.with("today-group-tomorrow", &[("group", name.as_ref().into())]) } else { name.into_owned() };
    groups.push(GroupRow { first_row, name, count: cx.tr.number(count), sum: cx.money_round(sum), mark: group.mark() });
}

fn row(cx: &ViewCtx<'_>, due: &Due, moved_on: bool) -> Row {
    let tr = cx.tr;
    let client = cx.model.clients().get(due.client);
    let figures = cx.analytics.client(due.client);
    let name = client.map_or_else(String::new, crate::domain::client::Client::display_name);
    let mut icons = Vec::new();
    if figures.is_some_and(|figures| figures.vip.is_vip()) {
        icons.push(Icon::Star);
    }
    if figures.is_some_and(|figures| figures.drift.slowing.is_some() || figures.drift.shrinking.is_some()) {
        icons.push(Icon::TrendingDown);
    }
    let reason = tr.reason(due, cx.model, cx.today);
    let last = last_purchase(cx, due);
    let waiting =
        if due.waiting_days <= 0 { tr.text("today").into_owned() } else { tr.with("days", &[("count", due.waiting_days.into())]) };
    let at_risk = cx.money_round(due.money_at_risk_minor);
    let channel = tr.channel(due.channel);
    let spoken = tr.with(
        "today-row",
        &[("name", (&name).into()), ("reason", (&reason).into()), ("waiting", (&waiting).into()), ("channel", (&channel).into())],
    );
    let channel_icon = channel_icon(due.channel);
    Row { client: due.client, due: due.clone(), name, icons, reason, last, at_risk, waiting, channel, channel_icon, spoken, moved_on }
}

/// `colouring, 4 200 ₽`; for a birthday `last visit 12 days ago`.
fn last_purchase(cx: &ViewCtx<'_>, due: &Due) -> String {
    if due.step == DueStep::Birthday {
        let elapsed = cx.analytics.client(due.client).and_then(|figures| figures.elapsed_days);
        return elapsed.map_or_else(String::new, |days| cx.tr.with("today-last-visit", &[("days", days.into())]));
    }
    let product = due.last_product.and_then(|id| cx.model.products().get(id)).map(|product| product.name.to_lowercase());
    let sum = due.last_sum_minor.filter(|sum| *sum > 0).map(|sum| cx.money(sum));
    match (product, sum) {
        (Some(product), Some(sum)) => format!("{product}, {sum}"),
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

fn done(cx: &ViewCtx<'_>, contact: &Contact) -> Done {
    let step = match contact.purpose {
        Purpose::Step(index) => {
            let kind = cx.model.settings().steps.get(usize::from(index)).map_or(StepKind::Call, |step| step.kind);
            GroupKind::of(DueStep::Chain { index, kind })
        }
        Purpose::Agreed => GroupKind::Agreed,
        Purpose::Birthday => GroupKind::Birthdays,
        Purpose::FirstVisit => GroupKind::FirstVisits,
        Purpose::Rung { .. } => GroupKind::WinBack,
        Purpose::Free => GroupKind::Calls,
    };
    let name = cx.model.clients().get(contact.client).map_or_else(String::new, crate::domain::client::Client::display_name);
    Done { contact: contact.id, client: contact.client, mark: step.mark(), text: format!("{name}: {}", cx.tr.outcome(&contact.outcome)) }
}

/// The icon of a channel.
pub const fn channel_icon(channel: Channel) -> Icon {
    match channel {
        Channel::Call => Icon::Phone,
        Channel::Sms => Icon::Message,
        Channel::Email => Icon::Mail,
        Channel::WhatsApp => Icon::BrandWhatsapp,
        Channel::Telegram => Icon::BrandTelegram,
        Channel::Vk => Icon::BrandVk,
        Channel::Instagram => Icon::BrandInstagram,
        Channel::InPerson => Icon::User,
    }
}
