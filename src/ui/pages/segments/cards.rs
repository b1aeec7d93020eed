//! Four cards side by side: how many, what they bring, who came and who left.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, Galley, Layout, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::CARDS;
use super::figures::Figures;
use crate::analytics::{Move, Segment, SegmentFigures, money_share};
use crate::domain::ids::ClientId;
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{line_label_ui, link_ui, paint, paint_bar};

/// Height of the cards.
pub const HEIGHT: f32 = 170.0;
const GAP: f32 = 12.0;
/// From the edge of a card to its texts.
const PADDING: f32 = 17.0;
/// Left edge of the bars inside a card, and what is left for the percents at the right.
const BAR_LEFT: f32 = 60.0;
const PERCENT: f32 = 38.0;

/// Shows the cards over the width of `rect`; gives back the segment of the card that was chosen.
pub fn cards_ui(ui: &mut Ui, cx: &ViewCtx<'_>, figures: &Figures, selected: Segment, rect: Rect, out: &mut Actions) -> Option<Segment> {
    let width = (rect.width() - 3.0 * GAP) / 4.0;
    // Where a long language or a narrow window leaves one of them no room, none shows it: the strategy says the same.
    let with_attention = CARDS.into_iter().all(|segment| {
        let words = title(ui, cx, segment).size().x + attention(ui, cx, segment).size().x;
        words + size::S8 <= width - 2.0 * PADDING
    });
    let mut chosen = None;
    for (place, segment) in (0_u8..).zip(CARDS) {
        let Some(of) = figures.of(segment) else { continue };
        let left = rect.left() + f32::from(place) * (width + GAP);
        let card = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEIGHT));
        if card_ui(ui, cx, figures, of, segment == selected, card, out).clicked() {
            chosen = Some(segment);
        }
        if with_attention {
            paint::galley_in(ui, line(card, 25.0), attention(ui, cx, segment), Align::Max);
        }
    }
    chosen
}

fn card_ui(
    ui: &mut Ui,
    cx: &ViewCtx<'_>,
    figures: &Figures,
    of: &SegmentFigures,
    selected: bool,
    card: Rect,
    out: &mut Actions,
) -> Response {
    let look = theme(ui);
    let name = cx.tr.segment(of.segment);
    let share = percent(cx, of.share.value());
    let revenue_share = money_share(of.revenue_minor, figures.revenue_minor);
    let revenue = percent(cx, revenue_share);
    let (shop, money) = (cx.tr.text("menu-clients"), cx.tr.text("segments-revenue"));

    let response = ui.interact(card, ui.scope_id().with(("card", of.segment.key())), Sense::click());
    let count = cx.tr.with("clients-count", &[("count", of.clients.len().into())]);
    let spoken = || {
        let parts = [("segment", &name), ("clients", &count), ("share", &share), ("revenue", &revenue)];
        cx.tr.with("segments-card", &parts.map(|(key, text)| (key, text.into())))
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), selected, spoken()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));

    let fill = if response.hovered() && !selected { look.hover } else { look.surface };
    let border = if selected { Stroke::new(size::LINE_SELECTED, look.accent) } else { Stroke::new(size::LINE, look.line) };
    paint::boxed(ui, card, size::RADIUS_CARD, fill, border);
    let inside = card.shrink2(vec2(PADDING, 0.0));
    paint::galley_in(ui, line(card, 25.0), title(ui, cx, of.segment), Align::Min);
    let figure = paint::line(ui, TextKind::Figure.num_job(&cx.tr.number(of.clients.len()), look.text), inside.width());
    let figure_width = figure.size().x;
    paint::galley_in(ui, line(card, 58.0), figure, Align::Min);
    if let Some(check) = of.average_check_minor {
        let check = cx.tr.with("segments-check", &[("sum", cx.money_round(check).into())]);
        let check = paint::line(ui, TextKind::Small.num_job(&check, look.text2), inside.width() - figure_width - size::S8);
        paint::galley_in(ui, line(card, 63.0), check, Align::Max);
    }
    share_bar(ui, &shop, &share, of.share.value(), look.line2, line(card, 93.0));
    share_bar(ui, &money, &revenue, revenue_share, look.accent, line(card, 111.0));
    ui.painter().hline(inside.x_range(), card.top() + 129.5, Stroke::new(size::LINE, look.line));
    let moves = Rect::from_min_max(pos2(inside.left(), card.top() + 133.0), pos2(inside.right(), card.bottom() - 9.0));
    moves_ui(ui, cx, figures, of, &name, moves, out);
    paint::focus_ring(ui, &response, size::RADIUS_CARD);
    response
}

fn percent(cx: &ViewCtx<'_>, share: Option<f64>) -> String {
    share.map_or_else(|| cx.tr.text("not-yet").into_owned(), |share| cx.tr.percent(share, 0))
}

#[expect(clippy::cast_possible_truncation, reason = "a share for the eye")]
fn share_bar(ui: &Ui, name: &str, percent: &str, share: Option<f64>, colour: Color32, line: Rect) {
    let look = theme(ui);
    let word = paint::line(ui, TextKind::Small.job(name, look.text2), BAR_LEFT - size::S4);
    paint::galley_in(ui, line, word, Align::Min);
    let number = paint::line(ui, TextKind::Small.num_job(percent, look.text2), PERCENT + size::S24);
    let right = line.right() - number.size().x.max(PERCENT - size::S8) - size::S8;
    paint::galley_in(ui, line, number, Align::Max);
    let middle = line.center().y;
    let bar = Rect::from_min_max(pos2(line.left() + BAR_LEFT, middle - 3.0), pos2(right, middle + 3.0));
    paint_bar(ui, bar, share.map_or(0.0, |share| share as f32), colour);
}

/// "▲ 14 in  ▼ 9 out": both open their clients.
fn moves_ui(ui: &mut Ui, cx: &ViewCtx<'_>, figures: &Figures, of: &SegmentFigures, name: &str, rect: Rect, out: &mut Actions) {
    let builder = UiBuilder::new().id_salt(("moves", of.segment.key())).max_rect(rect).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = size::S16;
        let moves = [(&of.moved_in, "segments-in", "segments-in-title"), (&of.moved_out, "segments-out", "segments-out-title")];
        for (moved, key, title) in moves {
            let text = cx.tr.with(key, &[("count", moved.len().into())]);
            if moved.is_empty() {
                let colour = theme(ui).text3;
                line_label_ui(ui, &text, TextKind::Body, colour);
                continue;
            }
            let since = cx.tr.day_month(figures.since);
            let title = cx.tr.with(title, &[("segment", name.into()), ("day", since.into())]);
            let link = link_ui(ui, &text).on_hover_ui(|ui| {
                let colour = theme(ui).text;
                line_label_ui(ui, &where_to(cx, moved, key == "segments-in"), TextKind::Body, colour);
            });
            if link.clicked() {
                let clients: Vec<ClientId> = moved.iter().map(|moved| moved.client).collect();
                out.jump(Jump::ClientList { title, clients });
            }
        }
    });
}

/// From where they came, or where they went: "Periodic 12, Prospects 2".
fn where_to(cx: &ViewCtx<'_>, moved: &[Move], came: bool) -> String {
    let parts = Segment::ALL.into_iter().filter_map(|segment| {
        let count = moved.iter().filter(|one| if came { one.from == Some(segment) } else { one.to == segment }).count();
        (count > 0).then(|| format!("{} {}", cx.tr.segment(segment), cx.tr.number(count)))
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The line of a card whose middle stands `middle` points below its top, between the text edges.
fn line(card: Rect, middle: f32) -> Rect {
    let inside = card.shrink2(vec2(PADDING, 0.0));
    Rect::from_center_size(pos2(inside.center().x, card.top() + middle), vec2(inside.width(), 20.0))
}

fn title(ui: &Ui, cx: &ViewCtx<'_>, segment: Segment) -> Arc<Galley> {
    paint::line(ui, TextKind::Heading.job(&cx.tr.segment(segment), theme(ui).text), f32::INFINITY)
}

/// How much attention a segment deserves.
fn attention(ui: &Ui, cx: &ViewCtx<'_>, segment: Segment) -> Arc<Galley> {
    let key = match segment {
        Segment::Regular | Segment::Periodic => "segments-attention-first",
        _ => "segments-attention-little",
    };
    paint::line(ui, TextKind::Small.job(&cx.tr.text(key), theme(ui).text3), f32::INFINITY)
}
