//! The top of a card: the name, the marks with their figures, and the ways to reach the client.

use eframe::egui::{Color32, Id, Label, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::super::columns;
use crate::analytics::{ClientFigures, Stage, Warmth};
use crate::domain::client::{Client, ConsentAnswer};
use crate::domain::contact::Channel;
use crate::domain::dates::Birthday;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{TagKind, label_ui, link_ui, paint, tag_ui};

/// So many lines of a long note show at first.
const NOTE_ROWS: usize = 4;

/// VIP, segment, warmth, drift, what stands against contacts, and the owner's tags; the figures are in the tooltips.
pub fn marks_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, figures: &ClientFigures) {
    // The height of a wrapped row is that of a control, which tags need not be.
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let mut tag = |icon: Option<Icon>, text: &str, kind: TagKind, tooltip: &str| {
            let response = tag_ui(ui, text, icon, kind);
            if !tooltip.is_empty() {
                response.on_hover_text(tip(tooltip));
            }
        };
        if let Some(since) = client.archived {
            let tooltip = cx.tr.with("clients-since", &[("day", cx.tr.day_short(since, cx.today).into())]);
            tag(Some(Icon::Archive), &cx.tr.text("clients-stage-archived"), TagKind::Plain, &tooltip);
        }
        if let Some(do_not_contact) = &client.do_not_contact {
            tag(Some(Icon::Ban), &cx.tr.text("clients-mark-do-not-contact"), TagKind::Warn, &do_not_contact.reason);
        }
        if let Some(until) = client.paused_until.filter(|until| *until > cx.today) {
            let text = cx.tr.with("clients-paused-until", &[("day", cx.tr.day_short(until, cx.today).into())]);
            tag(Some(Icon::PlayerPause), &text, TagKind::Plain, "");
        }
        if client.consent.answer == ConsentAnswer::No {
            let day = client.consent.day.map_or_else(String::new, |day| cx.tr.day_short(day, cx.today));
            let parts: Vec<&str> = [day.as_str(), client.consent.how.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
            tag(Some(Icon::Ban), &cx.tr.text("clients-view-no-consent"), TagKind::Warn, &parts.join(", "));
        }
        if figures.vip.is_vip() {
            tag(Some(Icon::Star), &cx.tr.text("mark-vip"), TagKind::Plain, &vip_words(cx, figures));
        }
        let stage = cx.tr.text(columns::stage_key(client, figures));
        let elapsed = figures.elapsed_days.map_or_else(String::new, |days| cx.tr.with("clients-last-visit-ago", &[("days", days.into())]));
        if client.archived.is_none() {
            tag(None, &stage, TagKind::Plain, &elapsed);
        }
        if figures.last.is_some() {
            tag(None, &cx.tr.text(columns::segment_key(figures.segment)), TagKind::Plain, &cx.tr.rhythm(figures.rhythm));
        }
        if figures.warmth != Warmth::Unknown {
            let key = if figures.warmth == Warmth::Warm { "clients-warm-why" } else { "clients-cold-why" };
            tag(None, &cx.tr.warmth(figures.warmth), TagKind::Plain, &cx.tr.text(key));
        }
        // Whoever sleeps is late anyway.
        let asleep = matches!(figures.stage, Stage::Sleeping | Stage::Gone);
        let signs = figures.drift.keys().zip(cx.tr.drift(&figures.drift, cx.currency()));
        for (key, figures) in signs.filter(|(key, _)| *key != "late" || !asleep) {
            let word = match key {
                "slowing" => "drift-slowing",
                "shrinking" => "drift-shrinking",
                _ => "drift-late",
            };
            let icon = if key == "late" { Icon::Clock } else { Icon::TrendingDown };
            tag(Some(icon), &cx.tr.text(word), TagKind::Plain, &figures);
        }
        let of_owner = cx.tr.text("clients-tag");
        for text in &client.tags {
            tag(Some(Icon::Tag), text, TagKind::Active, &of_owner);
        }
    });
}

/// Why the marks stand there, a sentence each; folded away until it is asked for.
pub fn why_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, figures: &ClientFigures) {
    let id = Id::unique("why the marks");
    let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let word = cx.tr.text(if open { "clients-why-hide" } else { "clients-why" });
    if link_ui(ui, &word).clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    if !open {
        return;
    }
    let look = theme(ui);
    let mut lines = Vec::new();
    // What stands alone as a tooltip begins with a capital; after the colon it goes on.
    let mut line = |name: String, why: String| lines.push([name, uncapitalized(&why)].join(": "));
    if let Some(days) = figures.elapsed_days.filter(|_| client.archived.is_none()) {
        let every = cx.tr.with("days", &[("count", figures.cycle.days.into())]);
        let why = [("days", days.into()), ("every", every.into())];
        line(cx.tr.text(columns::stage_key(client, figures)).into_owned(), cx.tr.with("clients-why-stage", &why));
        line(cx.tr.text(columns::segment_key(figures.segment)).into_owned(), cx.tr.rhythm(figures.rhythm));
    }
    if figures.vip.is_vip() {
        line(cx.tr.text("mark-vip").into_owned(), vip_words(cx, figures));
    }
    match figures.warmth {
        Warmth::Warm => line(cx.tr.warmth(Warmth::Warm), cx.tr.text("clients-warm-why").into_owned()),
        Warmth::Cold => line(cx.tr.warmth(Warmth::Cold), cx.tr.text("clients-cold-why").into_owned()),
        Warmth::Unknown => {}
    }
    for (key, why) in figures.drift.keys().zip(cx.tr.drift(&figures.drift, cx.currency())) {
        line(cx.tr.kind("drift", key), why);
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = size::S2;
        for text in &lines {
            label_ui(ui, text, TextKind::Small, look.text2);
        }
    });
}

/// The text with a small first letter.
fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn vip_words(cx: &ViewCtx<'_>, figures: &ClientFigures) -> String {
    let vip = figures.vip;
    let parts = [(vip.by_days, "clients-vip-days"), (vip.by_tenure, "clients-vip-tenure"), (vip.by_revenue, "clients-vip-revenue")];
    let words: Vec<_> = parts.into_iter().filter(|(is, _)| *is).map(|(_, key)| cx.tr.text(key)).collect();
    cx.tr.with("clients-vip-why", &[("by", words.join(", ").into())])
}

/// Phones, messengers, e-mails (a click copies), the channel they prefer, the birthday, and the owner's note.
pub fn contacts_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, out: &mut Actions) {
    let look = theme(ui);
    ui.spacing_mut().interact_size.y = size::S24;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::S16, 0.0);
        for phone in &client.phones {
            let (icon, colour) = if phone.wrong { (Some(Icon::PhoneOff), look.text3) } else { (None, look.text) };
            let wrong = if phone.wrong { cx.tr.text("clients-phone-wrong") } else { cx.tr.text("clients-click-copies") };
            if fact(ui, icon, &phone.display(), colour, &wrong, true).clicked() {
                out.copy(phone.display());
            }
        }
        for handle in &client.handles {
            let tooltip = cx.tr.channel(handle.channel);
            if fact(ui, Some(channel_icon(handle.channel)), &handle.name, look.text2, &tooltip, true).clicked() {
                out.copy(handle.name.clone());
            }
        }
        for email in &client.emails {
            if fact(ui, Some(Icon::Mail), email, look.text2, &cx.tr.text("clients-click-copies"), true).clicked() {
                out.copy(email.clone());
            }
        }
        if let Some(channel) = client.preferred_channel {
            let text = match channel {
                Channel::Call => cx.tr.text("clients-prefers-calls").into_owned(),
                other => cx.tr.with("clients-prefers", &[("channel", cx.tr.channel(other).into())]),
            };
            fact(ui, Some(channel_icon(channel)), &text, look.text2, "", false);
        }
        if let Some(birthday) = client.birthday {
            fact(ui, Some(Icon::Cake), &birthday_words(cx, birthday), look.text2, &cx.tr.text("clients-birthday"), false);
        }
    });
    if client.phones.is_empty() && client.handles.is_empty() && client.emails.is_empty() {
        label_ui(ui, &cx.tr.text("clients-no-address"), TextKind::Body, look.text3);
    }
    if !client.note.trim().is_empty() {
        ui.add_space(size::S4);
        note_ui(cx, ui, client);
    }
}

/// The owner's note: a long one shows its beginning, so that it pushes nothing out of sight, and the rest when asked.
fn note_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client) {
    let look = theme(ui);
    let note = client.note.trim();
    let mut job = TextKind::Body.wrapped_job(note, look.text2, ui.available_width());
    let rows = ui.painter().layout_job(job.clone()).rows.len();
    let id = ui.make_persistent_id(("note", client.id));
    let is_whole = rows <= NOTE_ROWS + 1 || ui.data(|data| data.get_temp::<bool>(id).unwrap_or(false));
    if is_whole {
        label_ui(ui, note, TextKind::Body, look.text2);
        return;
    }
    job.wrap.max_rows = NOTE_ROWS;
    let response = ui.add(Label::new(job).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(note));
    if link_ui(ui, &cx.tr.text("clients-note-whole")).clicked() {
        ui.data_mut(|data| data.insert_temp(id, true));
    }
}

/// `4 March`, with the age where the year is known.
pub fn birthday_words(cx: &ViewCtx<'_>, birthday: Birthday) -> String {
    use chrono::Datelike as _;
    let Some(this_year) = birthday.in_year(cx.today.year()) else { return String::new() };
    let day = cx.tr.day_month(this_year);
    match birthday.age_on(this_year) {
        Some(turns) => {
            let age = if this_year > cx.today { turns - 1 } else { turns };
            cx.tr.with("clients-birthday-age", &[("day", day.into()), ("age", age.max(0).into())])
        }
        None => day,
    }
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

/// An icon and its text on one line, wrapped as a whole; one that can be clicked is underlined under the pointer.
fn fact(ui: &mut Ui, icon: Option<Icon>, text: &str, colour: Color32, tooltip: &str, copies: bool) -> Response {
    let look = theme(ui);
    let room = ui.max_rect().width();
    let head = if icon.is_some() { size::ICON + 6.0 } else { 0.0 };
    let galley = paint::line(ui, TextKind::Body.num_job(text, colour), room - head);
    let sense = if copies { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(head + galley.size().x, size::S24), sense);
    response.widget_info(|| WidgetInfo::labeled(if copies { Role::Button } else { Role::Label }, true, text));
    if let Some(icon) = icon {
        icon.paint(ui, pos2(rect.left() + size::ICON / 2.0, rect.center().y), size::ICON, look.text3);
    }
    let left = rect.left() + head;
    if copies && response.hovered() {
        ui.painter().hline(left..=rect.right(), rect.center().y + 8.0, Stroke::new(size::LINE, colour));
    }
    paint::galley_at(ui, pos2(left, rect.center().y), galley, colour);
    paint::focus_ring(ui, &response, size::RADIUS_TAG);
    if tooltip.is_empty() { response } else { response.on_hover_text(tip(tooltip)) }
}
