//! Everything call mode shows of one client, as texts: made once per revision, client and chosen text.

use chrono::NaiveDate;

use crate::analytics::{CycleSource, Due, Reason, message_too_soon, step_too_soon};
use crate::domain::client::Client;
use crate::domain::contact::Channel;
use crate::domain::handoff::{self, Handoff, is_message};
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::message::bonus_of;
use crate::i18n::Language;
use crate::ui::pages::clients::{ContactMark, contact_words, mark_of, purchase_products};
use crate::ui::pages::message::{self, Message};
use crate::ui::pages::today::{GroupKind, channel_icon};
use crate::ui::theme::Icon;
use crate::ui::view_ctx::ViewCtx;

/// So many visits are listed.
const VISITS: usize = 5;
/// So many contacts are listed.
const CONTACTS: usize = 4;
/// So many gaps are drawn.
const GAPS: usize = 8;

/// Under what a sheet was made: revision, today, client, place of the text, language, who sits here.
pub type Key = (u64, NaiveDate, ClientId, usize, Language, Option<StaffId>);

/// What call mode shows of one client.
#[derive(Debug)]
pub struct Sheet {
    pub key: Key,
    pub due: Due,
    pub name: String,
    pub tags: Vec<(Option<Icon>, String, String)>,
    /// As people read it; empty where there is none.
    pub phone: String,
    pub mark: ContactMark,
    pub reason: String,
    pub detail: String,
    pub rhythm: Rhythm,
    pub messages: usize,
    pub message: Message,
    /// How the text is said or sent: `Call, by phone`, `WhatsApp`.
    pub way: String,
    pub bonus: Option<(String, i64)>,
    pub ways: Vec<Way>,
    /// Days since the last message, where another would be too soon.
    pub too_soon: Option<i64>,
    pub likes: String,
    pub visits: Vec<Visit>,
    pub visits_sum: Option<(String, String)>,
    pub contacts: Vec<Done>,
}

/// A way to reach the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub handoff: Handoff,
    pub name: String,
    pub icon: Icon,
}

/// One visit.
#[derive(Debug)]
pub struct Visit {
    pub day: String,
    pub what: String,
    pub staff: String,
    pub sum: String,
}

/// One contact.
#[derive(Debug)]
pub struct Done {
    pub day: String,
    pub mark: ContactMark,
    pub words: String,
}

/// The last gaps between visits against the expected window.
#[derive(Debug, Default)]
pub struct Rhythm {
    /// Days of the last visits, oldest first.
    pub days: Vec<NaiveDate>,
    /// From and to when the client was expected.
    pub window: Option<(NaiveDate, NaiveDate)>,
}

impl Sheet {
    /// The sheet of a client who is due; `None` if the client no longer is.
    pub fn make(cx: &ViewCtx<'_>, id: ClientId, choice: usize) -> Option<Self> {
        let client = cx.model.clients().get(id)?;
        let figures = cx.analytics.client(id)?;
        let due = figures.due.as_deref()?.clone();
        let mark = match GroupKind::of(due.step).mark() {
            Ok(step) => ContactMark::Step(step),
            Err(icon) => ContactMark::Icon(icon),
        };
        let purpose = due.step.purpose();
        let mut messages = message::choices(cx, client, purpose, due.channel);
        let count = messages.len();
        let message = messages.swap_remove(choice % count.max(1));
        let bonus = bonus_of(cx.model, purpose);
        let shop = &cx.model.settings().shop_name;
        let subject = cx.tr.with("message-subject", &[("shop", shop.into())]);
        let (visits, visits_sum) = visits(cx, id);
        Some(Self {
            key: key(cx, id, choice),
            name: heading(cx, client),
            tags: tags(cx, id),
            phone: client.callable_phone().map_or_else(String::new, crate::domain::phone::Phone::display),
            mark,
            reason: cx.tr.reason(&due, cx.model, cx.today),
            detail: detail(cx, &due),
            rhythm: rhythm(cx, id),
            messages: count,
            way: way(cx, &due),
            bonus: bonus.map(|bonus| (cx.tr.bonus(&bonus, cx.currency()), bonus.up_to_minor)),
            ways: ways(cx, client, due.channel, &subject, &message.plain),
            too_soon: too_soon(cx, &due),
            likes: likes(cx, client),
            visits,
            visits_sum,
            contacts: contacts(cx, id),
            message,
            due,
        })
    }

    /// The way that is meant: that of the step, if there is an address for it.
    pub fn main_way(&self) -> Option<&Way> {
        self.ways.first().filter(|way| way.handoff.channel == self.due.channel)
    }
}

/// Under what a sheet is made now.
pub fn key(cx: &ViewCtx<'_>, id: ClientId, choice: usize) -> Key {
    (cx.model.revision(), cx.today, id, choice, cx.tr.language(), cx.given.staff)
}

/// Days since the last message, if another would be one too many. A message that the chain itself means to send is none; a
/// message in the place of a call is.
fn too_soon(cx: &ViewCtx<'_>, due: &Due) -> Option<i64> {
    let (contacts, cap_days) = (cx.model.contacts().of(due.client), cx.model.settings().message_cap_days);
    if is_message(due.channel) {
        step_too_soon(contacts, cx.today, cap_days, due.step)
    } else {
        message_too_soon(contacts, cx.today, cap_days)
    }
}

/// What stands above the number. Of who has no name the number would stand there twice.
fn heading(cx: &ViewCtx<'_>, client: &Client) -> String {
    if client.name.is_empty() && client.callable_phone().is_some() {
        cx.tr.text("call-no-name").into_owned()
    } else {
        client.display_name()
    }
}

/// Marks beside the name, each with its explanation.
fn tags(cx: &ViewCtx<'_>, id: ClientId) -> Vec<(Option<Icon>, String, String)> {
    let Some(figures) = cx.analytics.client(id) else { return Vec::new() };
    let mut tags = Vec::new();
    if figures.vip.is_vip() {
        tags.push((Some(Icon::Star), cx.tr.text("mark-vip").into_owned(), cx.tr.text("call-vip-hint").into_owned()));
    }
    tags.push((None, cx.tr.segment(figures.segment), cx.tr.rhythm(figures.rhythm)));
    for (key, words) in figures.drift.keys().filter(|key| *key != "late").zip(cx.tr.drift(&figures.drift, cx.currency())) {
        tags.push((Some(Icon::TrendingDown), cx.tr.kind("drift", key), words));
    }
    tags
}

/// `Expected 11 October, from 9 visits. Waiting 3 days. 2 400 ₽ at risk.`
fn detail(cx: &ViewCtx<'_>, due: &Due) -> String {
    let mut parts = Vec::new();
    if let Some(expected) = due.expected {
        let day = cx.tr.day_long(expected, cx.today);
        parts.push(match due.reason {
            Reason::Cycle { source: CycleSource::Own { visits }, .. } => {
                cx.tr.with("call-expected-from", &[("day", day.into()), ("visits", visits.into())])
            }
            _ => cx.tr.with("call-expected", &[("day", day.into())]),
        });
    }
    if due.waiting_days > 0 {
        parts.push(cx.tr.with("call-waiting", &[("days", due.waiting_days.into())]));
    }
    if due.money_at_risk_minor > 0 {
        parts.push(cx.tr.with("call-at-risk", &[("sum", cx.money_round(due.money_at_risk_minor).into())]));
    }
    parts.join(" ")
}

fn rhythm(cx: &ViewCtx<'_>, id: ClientId) -> Rhythm {
    let Some(figures) = cx.analytics.client(id) else { return Rhythm::default() };
    let mut days: Vec<NaiveDate> =
        cx.model.purchases().of(id).iter().filter(|one| !one.is_refund() && one.day <= cx.today).map(|one| one.day).collect();
    days.dedup();
    let days = days.split_off(days.len().saturating_sub(GAPS + 1));
    let around = |expected| {
        let window = figures.window_days;
        (crate::domain::dates::add_days(expected, -window), crate::domain::dates::add_days(expected, window))
    };
    Rhythm { days, window: figures.expected.map(around) }
}

fn way(cx: &ViewCtx<'_>, due: &Due) -> String {
    let step = cx.tr.step(due.step);
    let channel = if due.channel == Channel::Call { cx.tr.text("call-by-phone").into_owned() } else { cx.tr.channel(due.channel) };
    cx.tr.with("call-way", &[("step", step.into()), ("channel", channel.into())])
}

/// Every way there is an address for, the meant one first.
fn ways(cx: &ViewCtx<'_>, client: &Client, meant: Channel, subject: &str, text: &str) -> Vec<Way> {
    let others = Channel::ALL.into_iter().filter(|channel| *channel != meant);
    let preferred = client.preferred_channel.filter(|channel| *channel != meant);
    let mut ways: Vec<Way> = Vec::new();
    for channel in [meant].into_iter().chain(preferred).chain(others) {
        if ways.iter().any(|way| way.handoff.channel == channel) {
            continue;
        }
        if let Some(handoff) = handoff::handoff(client, channel, subject, text) {
            ways.push(Way { handoff, name: cx.tr.channel(channel), icon: channel_icon(channel) });
        }
    }
    ways
}

fn likes(cx: &ViewCtx<'_>, client: &Client) -> String {
    if !client.note.trim().is_empty() {
        return client.note.trim().to_owned();
    }
    let favourites = crate::analytics::favourite_products(cx.model, client.id, cx.today, 3);
    let names = favourites.iter().filter_map(|one| cx.model.products().get(one.product)).map(|product| product.name.clone());
    names.collect::<Vec<_>>().join(", ")
}

fn visits(cx: &ViewCtx<'_>, id: ClientId) -> (Vec<Visit>, Option<(String, String)>) {
    let purchases = cx.model.purchases().of(id).iter().rev().filter(|purchase| purchase.day <= cx.today);
    let visit = |purchase: &crate::domain::purchase::Purchase| Visit {
        day: cx.tr.day_short(purchase.day, cx.today),
        what: purchase_products(cx, purchase),
        staff: purchase.staff.and_then(|staff| cx.model.staff().get(staff)).map_or_else(String::new, |staff| staff.name.clone()),
        sum: cx.money_round(purchase.sum_minor),
    };
    let list = purchases.take(VISITS).map(visit).collect();
    let figures = cx.analytics.client(id);
    let sum = figures.and_then(|figures| Some((figures, figures.first?, figures.average_check_minor()?))).map(|(figures, first, check)| {
        let since = cx.tr.month_year_short(crate::domain::dates::Month::of(first));
        let words = cx.tr.with("call-visits-since", &[("count", figures.purchases.into()), ("since", since.into())]);
        (words, cx.money_round(check))
    });
    (list, sum)
}

fn contacts(cx: &ViewCtx<'_>, id: ClientId) -> Vec<Done> {
    let contacts = cx.model.contacts().of(id).iter().rev().take(CONTACTS);
    let done = |contact: &crate::domain::contact::Contact| Done {
        day: cx.tr.day_short(contact.day, cx.today),
        mark: mark_of(cx, contact),
        words: contact_words(cx, contact),
    };
    contacts.map(done).collect()
}
