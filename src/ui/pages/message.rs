//! The texts that may be said or sent to a client, filled, and how they look: known fields on tint, empty ones marked.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Galley, Pos2, Rect, Ui, pos2};

use crate::domain::client::Client;
use crate::domain::contact::{Channel, Purpose};
use crate::domain::ids::TemplateId;
use crate::domain::message::{self, Piece};
use crate::i18n::MessageOf;
use crate::ui::theme::{TextKind, Theme, size, theme};
use crate::ui::view_ctx::ViewCtx;

/// A text, filled for one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// `None` is the usual text of the program.
    pub template: Option<TemplateId>,
    pub name: String,
    pub pieces: Vec<Piece>,
    /// As it is said or sent.
    pub plain: String,
    /// What is to be known before it is sent: fields that are empty, words that are no fields.
    pub warnings: Vec<String>,
}

impl Message {
    fn of(cx: &ViewCtx<'_>, of: &MessageOf<'_>, template: Option<TemplateId>, name: String, text: &str) -> Self {
        let pieces = message::fill(text, |field| cx.tr.message_value(field, of));
        let plain = message::plain(&pieces);
        let warnings = warnings(cx, text, &pieces);
        Self { template, name, pieces, plain, warnings }
    }

    /// How it is laid out.
    pub fn job(&self, cx: &ViewCtx<'_>, look: &Theme, kind: TextKind) -> LayoutJob {
        let mut job = LayoutJob::default();
        for (text, place) in self.parts(cx) {
            let colour = if place == Place::Missing { look.warn } else { look.text };
            job.append(&text, 0.0, kind.num_format(colour));
        }
        job
    }

    /// The texts in their order, and what each stands for.
    fn parts(&self, cx: &ViewCtx<'_>) -> Vec<(String, Place)> {
        let part = |piece: &Piece| match piece {
            Piece::Text(text) => (text.clone(), Place::Written),
            Piece::Filled(_, text) => (text.clone(), Place::Filled),
            Piece::Empty(field) => (cx.tr.message_field(*field), Place::Missing),
            Piece::Unknown(code) => (["{", code, "}"].concat(), Place::Missing),
        };
        self.pieces.iter().map(part).collect()
    }

    /// Paints what [`Self::job`] laid out: filled fields on tint, missing ones on the ground of a warning.
    pub fn paint(&self, ui: &Ui, cx: &ViewCtx<'_>, galley: Arc<Galley>, corner: Pos2) {
        let look = theme(ui);
        let mut places = self.parts(cx).into_iter().flat_map(|(text, place)| vec![place; text.chars().count()]);
        for row in &galley.rows {
            let middle = corner.y + row.pos.y + row.size.y / 2.0;
            let mut run: Option<(Place, f32, f32)> = None;
            let show = |run: Option<(Place, f32, f32)>| {
                let Some((place, from, to)) = run else { return };
                let fill = match place {
                    Place::Written => return,
                    Place::Filled => look.tint,
                    Place::Missing => look.warn_tint,
                };
                let left = corner.x + row.pos.x;
                let ground = Rect::from_min_max(
                    pos2(left + from - 2.0, middle - row.size.y * 0.4),
                    pos2(left + to + 2.0, middle + row.size.y * 0.4),
                );
                ui.painter().rect_filled(ground, f32::from(size::RADIUS_BAR), fill);
            };
            for glyph in &row.glyphs {
                let place = places.next().unwrap_or(Place::Written);
                let (from, to) = (glyph.pos.x, glyph.max_x());
                run = match run {
                    Some((before, start, _)) if before == place => Some((place, start, to)),
                    other => {
                        show(other);
                        Some((place, from, to))
                    }
                };
            }
            show(run);
            if row.ends_with_newline {
                places.next();
            }
        }
        ui.painter().galley(corner, galley, look.text);
    }
}

/// What a part of a text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Written,
    Filled,
    Missing,
}

/// Which fields are empty, and which words in braces are no fields; a sentence each.
pub fn warnings(cx: &ViewCtx<'_>, template: &str, pieces: &[Piece]) -> Vec<String> {
    let empty: Vec<String> = message::empty_fields(pieces).into_iter().map(|field| cx.tr.message_field(field)).collect();
    let unknown: Vec<String> = message::unknown_fields(template).into_iter().map(|code| ["{", &code, "}"].concat()).collect();
    let mut sentences = Vec::new();
    for (key, fields) in [("message-empty", empty), ("message-unknown", unknown)] {
        if !fields.is_empty() {
            sentences.push(cx.tr.with(key, &[("fields", fields.join(", ").into())]));
        }
    }
    sentences
}

/// A text as typed, filled for one client.
pub fn preview(cx: &ViewCtx<'_>, client: &Client, purpose: Purpose, text: &str) -> Message {
    Message::of(cx, &message_of(cx, client, purpose), None, String::new(), text)
}

fn message_of<'a>(cx: &ViewCtx<'a>, client: &'a Client, purpose: Purpose) -> MessageOf<'a> {
    let figures = cx.analytics.client(client.id);
    MessageOf { model: cx.model, client, figures, purpose, staff: cx.given.staff, today: cx.today }
}

/// Every text for a contact, the best first: the shop's own for it, the usual one, and the shop's own for anything.
pub fn choices(cx: &ViewCtx<'_>, client: &Client, purpose: Purpose, channel: Channel) -> Vec<Message> {
    let of = message_of(cx, client, purpose);
    let language = cx.tr.language().code();
    let own = |purpose| {
        let found = message::fitting(cx.model.templates().iter(), purpose, channel, language);
        let filled = found.into_iter().map(|one| Message::of(cx, &of, Some(one.id), one.name.clone(), &one.text));
        filled.collect::<Vec<_>>()
    };
    let usual = Message::of(cx, &of, None, cx.tr.text("message-of-program").into_owned(), &cx.tr.usual_text(purpose, cx.model));
    let mut all = own(purpose);
    all.push(usual);
    if purpose != Purpose::Free {
        all.extend(own(Purpose::Free));
    }
    all
}
