//! The box of the next step: what is due and why, or why nothing is, and the form that logs a contact.

use eframe::egui::{Align, Color32, Layout, Sense, Ui, pos2, vec2};

use super::contact::{self, ContactForm, Done};
use super::history::{ContactMark, step_of};
use super::standing::{Standing, standing};
use crate::analytics::{ClientFigures, Due, DueStep};
use crate::domain::client::{Agreed, AgreedKind, Client};
use crate::domain::command::{Command, ContactDraft};
use crate::ui::theme::{Icon, Step, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, label_ui, paint, panel_frame};

/// What the box says.
struct Words {
    mark: ContactMark,
    title: String,
    why: String,
}

/// Shows the box; the contact comes back when it is to be logged.
pub fn next_ui(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    client: &Client,
    figures: &ClientFigures,
    form: &mut Option<ContactForm>,
    out: &mut Actions,
) -> Option<ContactDraft> {
    let standing = standing(client, figures, cx.today);
    let words = words(cx, figures, standing);
    let due = figures.due.as_deref();
    let mut logged = None;
    let frame = panel_frame(theme(ui)).inner_margin(13.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::S12;
        let (button, lift) = match standing {
            Standing::Archived { .. } => ("clients-restore", Some(Command::ArchiveClients { clients: vec![client.id], archive: false })),
            Standing::DoNotContact(_) => ("clients-allow-contact", Some(Command::SetDoNotContact { client: client.id, reason: None })),
            Standing::Paused { .. } => ("clients-resume", Some(Command::PauseClient { client: client.id, until: None })),
            _ => ("clients-contact-now", None),
        };
        let button = cx.tr.text(button);
        let shows_button = lift.is_some() || form.is_none();
        if line_ui(ui, &words, shows_button.then_some(&button), cx.can_edit) {
            match lift {
                Some(command) => out.run(command),
                None => *form = Some(ContactForm::new(due.map_or_else(|| client.usual_channel(), |due| due.channel))),
            }
        }
        match form.as_mut().and_then(|form| form.ui(cx, ui, client.id, due)) {
            Some(Done::Log(draft)) => logged = Some(draft),
            Some(Done::Close) => *form = None,
            None => {}
        }
    });
    logged
}

/// The mark, two lines of words, and the button at the right; gives back whether the button was clicked.
fn line_ui(ui: &mut Ui, words: &Words, button: Option<&str>, can_edit: bool) -> bool {
    const MARK: f32 = 20.0;
    let look = theme(ui);
    let button_width = button.map_or(0.0, |text| {
        paint::line(ui, TextKind::BodyMedium.job(text, Color32::PLACEHOLDER), f32::INFINITY).size().x + 2.0 * size::S12 + size::S12
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let room = ui.available_width() - MARK - button_width;
        let (mark, _) = ui.allocate_exact_size(vec2(MARK, 40.0), Sense::hover());
        words.mark.paint(ui, pos2(mark.left() + 6.0, mark.top() + 10.0), size::STEP);
        ui.allocate_ui_with_layout(vec2(room, 40.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 0.0;
            label_ui(ui, &words.title, TextKind::BodyMedium, look.text);
            if !words.why.is_empty() {
                label_ui(ui, &words.why, TextKind::Body, look.text2);
            }
        });
        button.is_some_and(|text| {
            ui.add_space(size::S12);
            ui.add(Button::secondary(text).small().enabled(can_edit)).clicked()
        })
    })
    .inner
}

fn words(cx: &ViewCtx<'_>, figures: &ClientFigures, standing: Standing<'_>) -> Words {
    let day = |day| cx.tr.day_short(day, cx.today);
    let said = |icon: Icon, title: String, why: String| Words { mark: ContactMark::Icon(icon), title, why };
    let text = |key: &str| cx.tr.text(key).into_owned();
    match standing {
        Standing::Due(due) => Words { mark: mark_of(due.step), title: due_title(cx, due), why: contact::why(cx, due) },
        Standing::Archived { since } => {
            said(Icon::Archive, text("clients-stage-archived"), cx.tr.with("clients-since", &[("day", day(since).into())]))
        }
        Standing::DoNotContact(asked) => {
            let since = cx.tr.with("clients-since", &[("day", day(asked.day).into())]);
            let by = asked.set_by.and_then(|staff| cx.model.staff().get(staff)).map(|staff| staff.name.clone());
            let parts: Vec<String> =
                [Some(since), by, Some(asked.reason.clone())].into_iter().flatten().filter(|p| !p.is_empty()).collect();
            said(Icon::Ban, text("clients-mark-do-not-contact"), parts.join(" · "))
        }
        Standing::Paused { until } => said(
            Icon::PlayerPause,
            cx.tr.with("clients-paused-until", &[("day", cx.tr.day_long(until, cx.today).into())]),
            text("clients-paused-why"),
        ),
        Standing::Agreed(agreed) => {
            let every = || cx.tr.every_with_source(figures.cycle, cx.model);
            let why = if agreed.note.is_empty() { every() } else { agreed.note.clone() };
            Words { mark: ContactMark::Step(Step::Agreed), title: agreed_title(cx, agreed), why }
        }
        Standing::NoConsent => said(Icon::Ban, text("clients-view-no-consent"), text("clients-no-consent-why")),
        Standing::NoPurchase => said(Icon::Seedling, text("clients-no-purchase"), text("clients-no-purchase-why")),
        Standing::Asleep { elapsed_days } => said(
            Icon::Moon,
            cx.tr.with("clients-asleep", &[("days", elapsed_days.into())]),
            cx.tr.with("clients-asleep-why", &[("cycle", figures.cycle.days.into())]),
        ),
        Standing::Upcoming(upcoming) => {
            let title = cx.tr.with(
                "clients-upcoming",
                &[("step", cx.tr.step(upcoming.step).into()), ("day", cx.tr.day_short(upcoming.date, cx.today).into())],
            );
            let why = if upcoming.held_from.is_some() {
                cx.tr.with("clients-upcoming-held", &[("days", cx.model.settings().message_cap_days.into())])
            } else {
                cx.tr.every_with_source(figures.cycle, cx.model)
            };
            Words { mark: mark_of(upcoming.step), title, why }
        }
        Standing::Over => said(Icon::CircleCheck, text("clients-over"), text("clients-over-why")),
    }
}

/// `Call, due for 3 days`.
fn due_title(cx: &ViewCtx<'_>, due: &Due) -> String {
    let step = cx.tr.step(due.step);
    cx.tr.with("clients-due", &[("step", step.into()), ("days", due.waiting_days.into())])
}

fn agreed_title(cx: &ViewCtx<'_>, agreed: &Agreed) -> String {
    let day = cx.tr.weekday_day_inside(agreed.day, cx.today);
    let day = agreed.time.map_or(day.clone(), |time| format!("{day}, {}", cx.tr.time(time)));
    let key = match agreed.kind {
        AgreedKind::Visit => "clients-agreed-visit",
        AgreedKind::CallBack => "clients-agreed-call-back",
    };
    cx.tr.with(key, &[("day", day.into())])
}

const fn mark_of(step: DueStep) -> ContactMark {
    match step {
        DueStep::Agreed => ContactMark::Step(Step::Agreed),
        DueStep::Chain { kind, .. } => ContactMark::Step(step_of(kind)),
        DueStep::Birthday => ContactMark::Icon(Icon::Cake),
        DueStep::FirstVisit => ContactMark::Icon(Icon::Seedling),
        DueStep::Rung { .. } => ContactMark::Icon(Icon::Repeat),
    }
}
