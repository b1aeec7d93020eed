//! Everything that happened with a client, newest first: purchases, each of which can be changed, and contacts.

use chrono::NaiveDate;
use eframe::egui::{Align, Color32, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::purchase::{Done, PurchaseForm};
use crate::analytics::{MissedStep, missed};
use crate::domain::client::Client;
use crate::domain::contact::{Contact, Outcome, Purpose};
use crate::domain::dates::days_between;
use crate::domain::purchase::Purchase;
use crate::domain::settings::StepKind;
use crate::ui::theme::{Icon, Step, TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{heading_ui, num_label_ui, paint};

/// The mark of a contact: a step's shape, or an icon for what is no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactMark {
    Step(Step),
    Icon(Icon),
}

impl ContactMark {
    /// Paints it around `centre`; `side` is that of a step's shape.
    pub fn paint(self, ui: &Ui, centre: Pos2, side: f32) {
        match self {
            Self::Step(step) => step.paint(ui, centre, side),
            Self::Icon(icon) => icon.paint(ui, centre, side + 2.0, theme(ui).text2),
        }
    }
}

/// The shape of a kind of step.
pub const fn step_of(kind: StepKind) -> Step {
    match kind {
        StepKind::Remind => Step::Remind,
        StepKind::Offer => Step::Offer,
        StepKind::Call => Step::Call,
    }
}

/// What a step is called: by the owner's name, else by its kind.
fn step_words(cx: &ViewCtx<'_>, index: u8) -> String {
    match cx.model.settings().steps.get(usize::from(index)) {
        Some(step) if !step.name.is_empty() => step.name.clone(),
        Some(step) => cx.tr.step_kind(step.kind),
        None => cx.tr.text("clients-contact").into_owned(),
    }
}

/// The shape of a step of the chain that was not done.
pub fn missed_mark(cx: &ViewCtx<'_>, missed: MissedStep) -> Step {
    cx.model.settings().steps.get(usize::from(missed.index)).map_or(Step::Remind, |step| step_of(step.kind))
}

/// `Reminder: missed`.
pub fn missed_words(cx: &ViewCtx<'_>, missed: MissedStep) -> String {
    cx.tr.with("clients-missed-line", &[("step", step_words(cx, missed.index).into())])
}

/// The mark of a contact that was made.
pub fn mark_of(cx: &ViewCtx<'_>, contact: &Contact) -> ContactMark {
    match contact.purpose {
        Purpose::Step(index) => match cx.model.settings().steps.get(usize::from(index)) {
            Some(step) => ContactMark::Step(step_of(step.kind)),
            None => ContactMark::Icon(Icon::Message),
        },
        Purpose::Agreed => ContactMark::Step(Step::Agreed),
        Purpose::Birthday => ContactMark::Icon(Icon::Cake),
        Purpose::FirstVisit => ContactMark::Icon(Icon::Seedling),
        Purpose::Rung { .. } => ContactMark::Icon(Icon::Repeat),
        Purpose::Free => ContactMark::Icon(Icon::Message),
    }
}

/// `Offer, WhatsApp: no answer`, with what came of it.
pub fn contact_words(cx: &ViewCtx<'_>, contact: &Contact) -> String {
    let step = match contact.purpose {
        Purpose::Step(index) => step_words(cx, index),
        Purpose::Agreed => cx.tr.text("step-agreed").into_owned(),
        Purpose::Birthday => cx.tr.text("step-birthday").into_owned(),
        Purpose::FirstVisit => cx.tr.text("step-first_visit").into_owned(),
        Purpose::Rung { .. } => cx.tr.text("clients-win-back").into_owned(),
        Purpose::Free => cx.tr.text("clients-contact").into_owned(),
    };
    let day = |day: NaiveDate| cx.tr.day_short(day, contact.day);
    let outcome = match &contact.outcome {
        Outcome::WillCome { on } => cx.tr.with("clients-did-promise", &[("day", day(*on).into())]),
        Outcome::Later { until } => cx.tr.with("clients-did-postpone", &[("day", day(*until).into())]),
        Outcome::Refused { reason, text } => {
            let why = if text.is_empty() { cx.tr.refusal(*reason) } else { text.clone() };
            cx.tr.with("clients-did-refuse", &[("why", why.into())])
        }
        other => came_after(cx, contact).unwrap_or_else(|| cx.tr.outcome(other)),
    };
    let words = [("step", step.into()), ("channel", channel_noun(cx, contact).into()), ("outcome", outcome.into())];
    cx.tr.with("clients-contact-line", &words)
}

fn channel_noun(cx: &ViewCtx<'_>, contact: &Contact) -> String {
    use crate::domain::contact::Channel;
    if contact.channel == Channel::Call { cx.tr.text("clients-by-phone").into_owned() } else { cx.tr.channel(contact.channel) }
}

/// `came in 5 days`: a purchase within the response window, credited to the last contact before it.
fn came_after(cx: &ViewCtx<'_>, contact: &Contact) -> Option<String> {
    if !matches!(contact.outcome, Outcome::Sent | Outcome::NoAnswer) {
        return None;
    }
    let purchases = cx.model.purchases().of(contact.client);
    let bought = purchases.iter().find(|purchase| purchase.day > contact.day && purchase.day <= cx.today && !purchase.is_refund())?;
    let days = days_between(contact.day, bought.day);
    let contacts = cx.model.contacts().of(contact.client);
    let another = contacts.iter().any(|other| other.day > contact.day && other.day <= bought.day);
    let in_time = days <= i64::from(cx.model.settings().response_window_days);
    (in_time && !another).then(|| cx.tr.with("clients-did-come", &[("days", days.into())]))
}

/// `Colouring, cut · Olga`.
pub fn purchase_words(cx: &ViewCtx<'_>, purchase: &Purchase) -> String {
    let what = purchase_products(cx, purchase);
    match purchase.staff.and_then(|staff| cx.model.staff().get(staff)) {
        Some(staff) => format!("{what} · {}", staff.name),
        None => what,
    }
}

/// `Colouring, cut`.
pub fn purchase_products(cx: &ViewCtx<'_>, purchase: &Purchase) -> String {
    let mut names: Vec<String> = Vec::new();
    for product in purchase.products().filter_map(|id| cx.model.products().get(id)) {
        let name = if names.is_empty() { product.name.clone() } else { product.name.to_lowercase() };
        if !names.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            names.push(name);
        }
    }
    match (names.is_empty(), purchase.is_refund()) {
        (false, false) => names.join(", "),
        (false, true) => cx.tr.with("clients-refund-of", &[("what", names.join(", ").into())]),
        (true, true) => cx.tr.text("clients-refund").into_owned(),
        (true, false) => cx.tr.text("clients-purchase").into_owned(),
    }
}

enum Entry<'a> {
    Bought(&'a Purchase),
    Contacted(&'a Contact),
    Missed(MissedStep),
}

impl Entry<'_> {
    const fn day(&self) -> NaiveDate {
        match self {
            Self::Bought(purchase) => purchase.day,
            Self::Contacted(contact) => contact.day,
            Self::Missed(missed) => missed.day,
        }
    }
}

/// Shows the history; what the owner did with the form of a purchase comes back.
pub fn history_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, form: &mut Option<PurchaseForm>) -> Option<Done> {
    let purchases = cx.model.purchases().of(client.id).iter().map(Entry::Bought);
    let contacts = cx.model.contacts().of(client.id).iter().map(Entry::Contacted);
    let missed = missed(cx.model, cx.analytics, client).into_iter().map(Entry::Missed);
    let mut entries: Vec<Entry<'_>> = purchases.chain(contacts).chain(missed).collect();
    // On one day the contact came before the purchase, so newest first it stands below.
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.day(), matches!(entry, Entry::Bought(_)))));
    let look = theme(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        heading_ui(ui, &cx.tr.text("clients-history"), TextKind::SmallMedium);
        num_label_ui(ui, &cx.tr.number(entries.len() as u64), TextKind::Small, look.text3);
    });
    ui.add_space(size::S4);
    if entries.is_empty() {
        crate::ui::widgets::label_ui(ui, &cx.tr.text("clients-history-empty"), TextKind::Body, look.text3);
        return None;
    }
    let mut done = None;
    for entry in &entries {
        if let Entry::Bought(purchase) = entry {
            let open = form.as_mut().filter(|form| form.purchase == purchase.id);
            if let Some(open) = open {
                done = done.or_else(|| open.ui(cx, ui));
                continue;
            }
        }
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size::ROW_FACT));
        if !ui.is_rect_visible(rect) {
            continue;
        }
        match entry {
            Entry::Bought(purchase) => {
                let row =
                    Row { day: purchase.day, text: purchase_words(cx, purchase), sum: cx.money(purchase.sum_minor), note: purchase.note() };
                let response = row.ui(cx, ui, rect, ("bought", purchase.id.to_string()), cx.can_edit, |ui, centre| {
                    let square = Rect::from_center_size(centre, Vec2::splat(8.0));
                    paint::boxed(ui, square, size::RADIUS_BAR, theme(ui).text2, Stroke::NONE);
                });
                if response.clicked() && cx.can_edit {
                    *form = Some(PurchaseForm::of(cx, purchase));
                }
            }
            Entry::Missed(missed) => {
                let row = Row { day: missed.day, text: missed_words(cx, *missed), sum: String::new(), note: "" };
                let mark = missed_mark(cx, *missed);
                let id = ("missed", missed.index.to_string());
                row.ui(cx, ui, rect, id, false, |ui, centre| mark.paint_missed(ui, centre, size::STEP_SMALL));
            }
            Entry::Contacted(contact) => {
                let row = Row { day: contact.day, text: contact_words(cx, contact), sum: String::new(), note: &contact.note };
                let mark = mark_of(cx, contact);
                row.ui(cx, ui, rect, ("contacted", contact.id.to_string()), false, |ui, centre| mark.paint(ui, centre, size::STEP_SMALL));
            }
        }
    }
    done
}

/// A line of the history.
struct Row<'a> {
    day: NaiveDate,
    text: String,
    sum: String,
    note: &'a str,
}

impl Row<'_> {
    fn ui(&self, cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, id: (&str, String), opens: bool, mark: impl FnOnce(&Ui, Pos2)) -> Response {
        const DAY: f32 = 52.0;
        const MARK: f32 = 26.0;
        let look = theme(ui);
        let sense = if opens { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(id), sense);
        let old = days_between(self.day, cx.today) > 300;
        let day = if old { short_with_year(cx, self.day) } else { cx.tr.day_short(self.day, self.day) };
        let name = [day.as_str(), self.text.as_str(), self.sum.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let role = if opens { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, name.join(", ")));
        if opens && response.hovered() {
            paint::boxed(ui, rect.expand2(vec2(size::S8, 0.0)), size::RADIUS, look.hover, Stroke::NONE);
        }
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::LINE, look.line));
        let day = paint::line(ui, TextKind::Body.num_job(&day, look.text2), DAY + 24.0);
        let left = rect.left() + if old { DAY + 22.0 } else { DAY };
        paint::galley_in(ui, rect, day, Align::Min);
        mark(ui, pos2(left + size::STEP / 2.0 + 2.0, rect.center().y));
        let sum = paint::line(ui, TextKind::Body.num_job(&self.sum, look.text), f32::INFINITY);
        let room = rect.right() - left - MARK - sum.size().x - size::S8;
        let text = paint::line(ui, TextKind::Body.num_job(&self.text, look.text), room);
        let elided = text.elided;
        paint::galley_at(ui, pos2(left + MARK, rect.center().y), text, Color32::PLACEHOLDER);
        paint::galley_in(ui, rect, sum, Align::Max);
        paint::focus_ring(ui, &response, size::RADIUS);
        match (elided, self.note.is_empty()) {
            (false, true) => response,
            (true, true) => response.on_hover_text(tip(&self.text)),
            (false, false) => response.on_hover_text(tip(self.note)),
            (true, false) => response.on_hover_text(tip(format!("{}\n{}", self.text, self.note))),
        }
    }
}

/// `9 Oct 24`: months of other years repeat, so the year stands with them.
fn short_with_year(cx: &ViewCtx<'_>, day: NaiveDate) -> String {
    format!("{} {}", cx.tr.day_short(day, day), day.format("%y"))
}
