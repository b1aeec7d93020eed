//! Why clients refuse and leave: the reasons by how many gave them, and what was said in their own words.

use chrono::NaiveDate;
use eframe::egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::analytics::{ReasonRow, Reasons, ReasonsSpan, reasons};
use crate::i18n::capitalized;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{bar_ui, elided_label_ui, empty_state_ui, heading_ui, label_ui, line_label_ui, link_ui, segmented_ui};

/// Widest the reasons get, and the width of what was said beside them.
const SAID: f32 = 340.0;
/// Width of a reason's name and of its bar.
const NAME: f32 = 170.0;
/// Height of a bar, points.
const BAR: f32 = 10.0;

/// The view.
#[derive(Debug, Default)]
pub struct Why {
    span: ReasonsSpan,
    made: Option<((u64, NaiveDate, ReasonsSpan), Reasons)>,
}

impl Why {
    /// Shows the view.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let key = (cx.model.revision(), cx.today, self.span);
        let found = match self.made.take() {
            Some((known, found)) if known == key => found,
            _ => reasons(cx.model, self.span.from(cx.today), cx.today),
        };
        let full = ui.available_rect_before_wrap();
        let split = full.right() - SAID;
        let look = theme(ui);
        ui.painter().rect_filled(full.with_min_x(split), 0.0, look.sunken);
        ui.painter().vline(split + 0.5, full.y_range(), Stroke::new(size::LINE, look.line));
        let left = Rect::from_min_max(full.min + vec2(size::S32, size::S12), pos2(split - size::PAGE_EDGE, full.bottom()));
        let right = Rect::from_min_max(pos2(split + size::PAGE_EDGE, full.top() + size::S16), full.max - vec2(size::S16, 0.0));
        ui.scope_builder(UiBuilder::new().id_salt("reasons").max_rect(left), |ui| self.reasons_ui(cx, ui, &found, out));
        ui.scope_builder(UiBuilder::new().id_salt("said").max_rect(right), |ui| said_ui(cx, ui, &found, out));
        self.made = Some((key, found));
    }

    fn reasons_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, found: &Reasons, out: &mut Actions) {
        let (tr, look) = (cx.tr, theme(ui));
        ui.spacing_mut().item_spacing.y = size::S8;
        let words = ReasonsSpan::ALL.map(|span| tr.text(words_of(span)));
        let words = words.each_ref().map(AsRef::as_ref);
        let chosen = ReasonsSpan::ALL.iter().position(|span| *span == self.span).unwrap_or(usize::MAX);
        let picked = segmented_ui(ui, &tr.text("why-span"), &words, chosen, size::CONTROL, None);
        if let Some(span) = picked.and_then(|index| ReasonsSpan::ALL.get(index)) {
            self.span = *span;
        }
        if found.rows.is_empty() && found.do_not_contact.is_empty() {
            empty_state_ui(ui, Icon::Message, &tr.text("why-none"), &tr.text("why-none-why"), None);
            return;
        }
        let count = tr.with("why-clients", &[("count", found.clients.into())]);
        label_ui(ui, &count, TextKind::Body, look.text2);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::S16;
            let most = found.rows.first().map_or(1, |row| row.clients.len());
            for row in &found.rows {
                reason_ui(cx, ui, row, found.clients, most, out);
            }
            if !found.do_not_contact.is_empty() {
                let text = tr.with("why-asked", &[("count", found.do_not_contact.len().into())]);
                if link_ui(ui, &text).clicked() {
                    out.jump(Jump::ClientList { title: tr.text("why-asked-list").into_owned(), clients: found.do_not_contact.clone() });
                }
            }
            ui.add_space(size::S32);
        });
    }
}

const fn words_of(span: ReasonsSpan) -> &'static str {
    match span {
        ReasonsSpan::Quarter => "why-quarter",
        ReasonsSpan::Year => "why-year",
        ReasonsSpan::Ever => "why-ever",
    }
}

/// A reason: its name, its bar, how many gave it and what goes with them.
fn reason_ui(cx: &ViewCtx<'_>, ui: &mut Ui, row: &ReasonRow, clients: usize, most: usize, out: &mut Actions) {
    let (tr, look) = (cx.tr, theme(ui));
    let name = capitalized(&tr.refusal(row.reason));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::S16;
        ui.allocate_ui_with_layout(vec2(NAME, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(NAME);
            let title = tr.with("why-list", &[("reason", name.as_str().into())]);
            if link_ui(ui, &name).clicked() {
                out.jump(Jump::ClientList { title, clients: row.clients.clone() });
            }
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::S4;
            let width = (ui.available_width() - size::S8).max(80.0);
            #[expect(clippy::cast_precision_loss, reason = "shares of counts of clients")]
            let (share, percent) = (row.clients.len() as f32 / most.max(1) as f32, row.clients.len() as f64 / clients.max(1) as f64);
            ui.add_space((TextKind::Body.line_height() - BAR) / 2.0);
            bar_ui(ui, &name, vec2(width, BAR), share, look.accent);
            let args = [
                ("clients", tr.with("clients-count", &[("count", row.clients.len().into())]).into()),
                ("share", tr.percent(percent, 0).into()),
                ("sum", cx.money_round(row.value_minor).into()),
                ("back", row.came_back.into()),
            ];
            label_ui(ui, &tr.with("why-row", &args), TextKind::Small, look.text2);
        });
    });
}

/// What clients said, the latest first.
fn said_ui(cx: &ViewCtx<'_>, ui: &mut Ui, found: &Reasons, out: &mut Actions) {
    let (tr, look) = (cx.tr, theme(ui));
    ui.spacing_mut().item_spacing.y = size::S4;
    heading_ui(ui, &tr.text("why-said"), TextKind::Heading);
    if found.words.is_empty() {
        label_ui(ui, &tr.text("why-said-none"), TextKind::Small, look.text2);
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::S16);
        for words in &found.words {
            ui.add_space(size::S8);
            label_ui(ui, &words.text, TextKind::Body, look.text);
            let name = cx.model.clients().get(words.client).map(crate::domain::client::Client::display_name).unwrap_or_default();
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::S8;
                let facts = format!("{}, {}", tr.day_short(words.day, cx.today), tr.refusal(words.reason));
                line_label_ui(ui, &facts, TextKind::Small, look.text3);
                let room = ui.available_width();
                if elided_label_ui(ui, &name, TextKind::Small, look.accent, room).interact(eframe::egui::Sense::click()).clicked() {
                    out.jump(Jump::Client(words.client));
                }
            });
        }
    });
}
