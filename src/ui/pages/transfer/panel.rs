//! "What will change": the numbers of a preview and the one button that writes.

use eframe::egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::Wish;
use crate::app::import::{Outcome, Preview};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, fact_ui, heading_ui, label_ui, paint};

/// Width of the panel.
pub const WIDTH: f32 = 288.0;
/// Of a button all but its word.
const EDGES: f32 = 28.0;
/// Height of its foot.
const FOOT: f32 = 140.0;

/// Paints the panel; it only asks, the page writes.
pub fn panel_ui(ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview, rect: Rect) -> Option<Wish> {
    let look = theme(ui);
    ui.painter().rect_filled(rect, 0.0, look.sunken);
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(size::LINE, look.line));
    let inside = rect.shrink2(vec2(size::S24, 0.0));
    let body = Rect::from_min_max(pos2(inside.left(), inside.top() + 28.0), pos2(inside.right(), inside.bottom() - FOOT));
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ScrollArea::vertical().id_salt("changes").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            heading_ui(ui, &cx.tr.text("import-changes"), TextKind::Heading);
            facts_ui(ui, cx, preview);
        });
    });
    let foot = Rect::from_min_max(pos2(inside.left(), rect.bottom() - FOOT), pos2(inside.right(), rect.bottom() - size::S24));
    ui.scope_builder(UiBuilder::new().max_rect(foot).layout(Layout::bottom_up(Align::Min)), |ui| foot_ui(ui, cx, preview)).inner
}

fn facts_ui(ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview) {
    let counts = preview.counts;
    let group = |ui: &mut Ui, key: &str, facts: &[(&str, String, bool)]| {
        if facts.iter().all(|(.., shown)| !shown) {
            return;
        }
        ui.add_space(size::S16);
        label_ui(ui, &cx.tr.with(key, &[]), TextKind::SmallMedium, theme(ui).text2);
        ui.add_space(size::S4);
        for (name, value, _) in facts.iter().filter(|(.., shown)| *shown) {
            fact_ui(ui, &cx.tr.with(name, &[]), value);
        }
    };
    let number = |count: u32| cx.tr.number(count);
    let is_purchases = counts.purchases + counts.refunds + counts.guest_purchases + counts.visits_without_amount > 0;
    group(
        ui,
        "import-group-clients",
        &[
            ("import-new-clients", number(counts.clients_new), true),
            ("import-matched", number(counts.clients_matched), counts.clients_matched > 0),
            ("import-updated", number(counts.clients_updated), counts.clients_updated > 0),
        ],
    );
    group(
        ui,
        "import-group-purchases",
        &[
            ("import-purchases", number(counts.purchases), is_purchases && counts.visits_without_amount == 0),
            ("import-visits", number(counts.visits_without_amount), counts.visits_without_amount > 0),
            ("import-guests", number(counts.guest_purchases), counts.guest_purchases > 0),
            ("import-refunds", number(counts.refunds), counts.refunds > 0),
            ("import-net", cx.money(preview.sums_minor.net() + preview.sums_minor.guests), is_purchases),
        ],
    );
    group(
        ui,
        "import-group-left",
        &[
            ("import-already", number(counts.rows_already_there), counts.rows_already_there > 0),
            (
                "import-skipped",
                number(counts.rows_skipped - counts.rows_already_there.min(counts.rows_skipped)),
                counts.rows_skipped > counts.rows_already_there,
            ),
            ("import-rejected", number(counts.rows_rejected), counts.rows_rejected > 0),
        ],
    );
}

/// Laid out from below: the buttons, then what is promised above them.
fn foot_ui(ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview) -> Option<Wish> {
    let look = theme(ui);
    let asks = preview.outcome() == Outcome::Ask;
    let rows = preview.counts.rows_imported;
    let mut wish = None;
    let (cancel, word) = (cx.tr.text("cancel"), cx.tr.with("import-rows", &[("count", rows.into())]));
    let why = cx.tr.text(if asks { "import-answer-first" } else { "import-nothing-new" });
    let import_ui = |ui: &mut Ui| {
        let mut button = Button::primary(&word).width(ui.available_width()).enabled(cx.can_edit && !asks && rows > 0);
        if asks || rows == 0 {
            button = button.tooltip(&why);
        }
        ui.add(button).clicked().then_some(Wish::Import)
    };
    // The words of the button are never cut: where both have no room beside each other, they stand one above the other.
    let width = |word: &str| paint::line(ui, TextKind::BodyMedium.job(word, look.text), f32::INFINITY).size().x + EDGES;
    if width(&cancel) + size::S8 + width(&word) <= ui.available_width() {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            if ui.add(Button::secondary(&cancel)).clicked() {
                wish = Some(Wish::Drop);
            }
            wish = import_ui(ui).or(wish.take());
        });
    } else {
        if ui.add(Button::secondary(&cancel).width(ui.available_width())).clicked() {
            wish = Some(Wish::Drop);
        }
        ui.add_space(size::S8);
        wish = import_ui(ui).or(wish);
    }
    ui.add_space(size::S8);
    let promise = cx.tr.text(if asks { "import-answer-first" } else { "import-promise" });
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 60.0), Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        let icon = if asks { Icon::InfoCircle } else { Icon::Database };
        icon.show_ui(ui, size::ICON, if asks { look.warn } else { look.text3 });
        label_ui(ui, &promise, TextKind::Body, if asks { look.warn } else { look.text2 });
    });
    wish
}
