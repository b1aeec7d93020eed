//! The list of the selected day at the right: by group, with names and sums; what was done on a day that has passed.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::drag;
use super::plan::{DayPlan, Key};
use crate::analytics::DueStep;
use crate::domain::client::Client;
use crate::domain::dates::add_days;
use crate::domain::ids::{ClientId, ContactId};
use crate::ui::pages::today::GroupKind;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{heading_ui, label_ui, link_ui, paint};

/// So many clients of a group show before "5 more".
const SHOWN: usize = 4;
/// A group that has just one or two more shows them at once.
const SPARE: usize = 2;
const LINE: f32 = 30.0;
const EDGE: f32 = 24.0;
const TOP: f32 = 30.0;
/// From a mark to its name.
const NAME: f32 = 20.0;

/// The list of a day and how it looks.
#[derive(Debug, Default)]
pub struct DayPanel {
    lines: Option<Lines>,
    /// Groups that show all of their clients, on this day.
    opened: (Option<NaiveDate>, Vec<Option<GroupKind>>),
}

/// The lines of a day, and under what they were made: plan, day, opened groups.
#[derive(Debug)]
struct Lines {
    key: (Key, NaiveDate, usize),
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy)]
enum Line {
    /// The name of a group and how many it has.
    Group(Option<GroupKind>, usize),
    Coming(ClientId, DueStep),
    Done(ClientId, ContactId),
    /// So many more of a group.
    More(Option<GroupKind>, usize),
}

impl DayPanel {
    /// Shows the list of a day in `rect`, with the text of this key below its head.
    pub fn day_ui(
        &mut self,
        ui: &mut Ui,
        cx: &ViewCtx<'_>,
        key: &Key,
        (plan, note): (&DayPlan, Option<&str>),
        rect: Rect,
        out: &mut Actions,
    ) {
        if self.opened.0 != Some(plan.day) {
            self.opened = (Some(plan.day), Vec::new());
        }
        let is_known = |lines: &Lines| lines.key.0 == *key && (lines.key.1, lines.key.2) == (plan.day, self.opened.1.len());
        if !self.lines.as_ref().is_some_and(is_known) {
            self.lines = Some(Lines { key: (key.clone(), plan.day, self.opened.1.len()), lines: lines(plan, &self.opened.1) });
        }
        let inside = Rect::from_min_max(pos2(rect.left() + EDGE, rect.top() + TOP), pos2(rect.right() - size::PAGE_EDGE, rect.bottom()));
        let mut panel = ui.new_child(UiBuilder::new().id_salt("day").max_rect(inside));
        panel.spacing_mut().item_spacing.y = size::S2;
        head_ui(&mut panel, cx, plan);
        if let Some(note) = note {
            let colour = theme(&panel).text3;
            label_ui(&mut panel, &cx.tr.text(note), TextKind::Body, colour);
        }
        panel.add_space(size::S8);
        let Some(lines) = &self.lines else { return };
        if lines.lines.is_empty() {
            return;
        }
        if link_ui(&mut panel, &cx.tr.text(if plan.day == cx.today { "calendar-open-today" } else { "calendar-open-list" })).clicked() {
            open(cx, plan, out);
        }
        panel.add_space(size::S8);
        panel.spacing_mut().item_spacing.y = 0.0;
        // The scroll bar keeps to the window's edge, so that it covers no sum.
        let list = Rect::from_min_max(pos2(inside.left(), panel.cursor().top()), pos2(rect.right() - size::S4, rect.bottom()));
        let mut panel = ui.new_child(UiBuilder::new().id_salt("list").max_rect(list));
        panel.spacing_mut().item_spacing.y = 0.0;
        let mut open_group = None;
        ScrollArea::vertical().id_salt(plan.day).auto_shrink(false).show_rows(&mut panel, LINE, lines.lines.len(), |ui, range| {
            ui.set_max_width(inside.width());
            for (place, line) in lines.lines.iter().enumerate().skip(range.start).take(range.len()) {
                match line {
                    Line::Group(group, count) => group_ui(ui, cx, *group, *count),
                    Line::More(group, count) => {
                        if more_ui(ui, cx, *count) {
                            open_group = Some(*group);
                        }
                    }
                    Line::Coming(client, step) => {
                        let right = right_of(cx, *client, *step, plan.day);
                        let response = client_ui(ui, cx, place, *client, &right, out);
                        drag::source(ui, cx, &response, *client, plan.day, out);
                    }
                    Line::Done(client, contact) => {
                        let contact = cx.model.contacts().of(*client).iter().find(|one| one.id == *contact);
                        let outcome = contact.map_or_else(String::new, |contact| cx.tr.outcome(&contact.outcome));
                        client_ui(ui, cx, place, *client, &outcome, out);
                    }
                }
            }
        });
        self.opened.1.extend(open_group);
    }
}

/// Opens the clients of a day as a list; those of today stand on their own page.
pub fn open(cx: &ViewCtx<'_>, plan: &DayPlan, out: &mut Actions) {
    if plan.day == cx.today {
        out.jump(Jump::Page(Route::Today));
        return;
    }
    let coming = plan.coming.iter().map(|(client, _)| *client);
    let mut clients: Vec<ClientId> = coming.chain(plan.done.iter().map(|(contact, _)| contact.client)).collect();
    clients.sort_unstable();
    clients.dedup();
    if !clients.is_empty() {
        out.jump(Jump::ClientList { title: cx.tr.weekday_day(plan.day), clients });
    }
}

fn head_ui(ui: &mut Ui, cx: &ViewCtx<'_>, plan: &DayPlan) {
    let look = theme(ui);
    heading_ui(ui, &cx.tr.weekday_day(plan.day), TextKind::Heading);
    let (planned, done) = (plan.coming.len(), plan.done.len());
    if plan.closed {
        label_ui(ui, &cx.tr.text("calendar-closed-day"), TextKind::Body, look.text2);
    }
    if plan.day < cx.today {
        let made = cx.tr.with("calendar-made", &[("count", done.into())]);
        label_ui(ui, &made, TextKind::Body, look.text2);
        return;
    }
    if done > 0 {
        let made = cx.tr.with("calendar-made", &[("count", done.into())]);
        label_ui(ui, &made, TextKind::Body, look.text2);
    }
    // Whether the day is too full goes by everybody, and not by those whom the filter shows.
    if plan.over == 0 || plan.is_filtered {
        if planned > 0 || (done == 0 && !plan.closed) {
            label_ui(ui, &cx.tr.with("calendar-planned", &[("count", planned.into())]), TextKind::Body, look.text2);
        }
        if plan.over > 0 {
            label_ui(ui, &cx.tr.with("calendar-over-all", &[("over", plan.over.into())]), TextKind::Body, look.warn);
        }
        return;
    }
    let over = [("count", planned.into()), ("over", plan.over.into())];
    label_ui(ui, &cx.tr.with("calendar-planned-over", &over), TextKind::Body, look.warn);
    let next = cx.tr.day_month(cx.model.settings().next_open(add_days(plan.day, 1)));
    label_ui(ui, &cx.tr.with("calendar-moves", &[("count", plan.over.into()), ("day", next.into())]), TextKind::Body, look.text2);
}

fn lines(plan: &DayPlan, opened: &[Option<GroupKind>]) -> Vec<Line> {
    let coming = plan.coming.iter().map(|(client, step)| (Some(GroupKind::of(*step)), Line::Coming(*client, *step)));
    let done = plan.done.iter().map(|(contact, group)| (*group, Line::Done(contact.client, contact.contact)));
    let mut lines = Vec::new();
    // Of today only what is left is listed; what was done stands on its page.
    let all: Vec<(Option<GroupKind>, Line)> = if plan.coming.is_empty() { done.collect() } else { coming.collect() };
    for members in all.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((group, _)) = members.first() else { continue };
        lines.push(Line::Group(*group, members.len()));
        let all_shown = opened.contains(group) || members.len() <= SHOWN + SPARE;
        let shown = if all_shown { members.len() } else { SHOWN };
        lines.extend(members.iter().take(shown).map(|(_, line)| *line));
        if shown < members.len() {
            lines.push(Line::More(*group, members.len() - shown));
        }
    }
    lines
}

/// What stands beside a client: the hour that was agreed, the age reached, or the money at risk.
fn right_of(cx: &ViewCtx<'_>, id: ClientId, step: DueStep, day: NaiveDate) -> String {
    let client = cx.model.clients().get(id);
    let time = client.and_then(|client| client.agreed.as_ref()).and_then(|agreed| agreed.time);
    let age = client.and_then(|client| client.birthday).and_then(|birthday| birthday.age_on(birthday.nearest(day)?));
    match (step, time, age) {
        (DueStep::Agreed, Some(time), _) => cx.tr.time(time),
        (DueStep::Birthday, _, Some(age)) => cx.tr.with("calendar-turns", &[("age", age.into())]),
        (DueStep::Birthday, _, None) => String::new(),
        _ => {
            let at_risk = cx.analytics.client(id).map_or(0, |figures| figures.money_at_risk_minor);
            if at_risk > 0 { cx.money_round(at_risk) } else { String::new() }
        }
    }
}

fn group_ui(ui: &mut Ui, cx: &ViewCtx<'_>, group: Option<GroupKind>, count: usize) {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let name = cx.tr.text(group.map_or("calendar-other", GroupKind::key));
    let number = cx.tr.number(count);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, [name.as_ref(), &number].join(" ")));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(size::LINE, look.line));
    let centre = pos2(rect.left() + size::STEP / 2.0, rect.center().y);
    match group.map(GroupKind::mark) {
        Some(Ok(step)) => step.paint(ui, centre, size::STEP),
        Some(Err(icon)) => icon.paint(ui, centre, size::ICON_NAME, look.text2),
        None => {}
    }
    let left = rect.left() + if group.is_some() { NAME } else { 0.0 };
    let mut job = TextKind::BodyStrong.job(&name, look.text);
    job.append(&number, 5.0, TextKind::Body.num_format(look.text3));
    let text = paint::line(ui, job, rect.right() - left);
    paint::galley_at(ui, pos2(left, rect.center().y), text, look.text);
}

/// "5 more"; true if it was clicked.
fn more_ui(ui: &mut Ui, cx: &ViewCtx<'_>, count: usize) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::empty());
    let word = rect.with_min_x(rect.left() + NAME).shrink2(vec2(0.0, 5.0));
    let text = cx.tr.with("calendar-more", &[("count", count.into())]);
    let mut line = ui.new_child(UiBuilder::new().id_salt(&text).max_rect(word));
    link_ui(&mut line, &text).clicked()
}

/// A client with a fact at the right; a click opens the card.
fn client_ui(ui: &mut Ui, cx: &ViewCtx<'_>, place: usize, id: ClientId, right: &str, out: &mut Actions) -> Response {
    let look = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::empty());
    let response = ui.interact(rect, ui.scope_id().with(("client", place)), Sense::click_and_drag());
    let name = cx.model.clients().get(id).map(Client::display_name).unwrap_or_default();
    let spoken = || if right.is_empty() { name.clone() } else { [name.as_str(), right].join(", ") };
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), spoken()));
    if response.hovered() {
        paint::boxed(ui, rect.expand2(vec2(size::S8, 0.0)), size::RADIUS, look.hover, Stroke::NONE);
    }
    let right = paint::line(ui, TextKind::Body.num_job(right, look.text2), rect.width() / 2.0);
    let room = rect.width() - NAME - right.size().x - size::S8;
    let word = paint::line(ui, TextKind::Body.job(&name, look.text), room);
    let elided = word.elided;
    paint::galley_at(ui, pos2(rect.left() + NAME, rect.center().y), word, look.text);
    paint::galley_in(ui, rect, right, Align::Max);
    paint::focus_ring(ui, &response, size::RADIUS);
    if response.clicked() {
        out.jump(Jump::Client(id));
    }
    if elided && !response.dragged() { response.on_hover_text(tip(name)) } else { response }
}
