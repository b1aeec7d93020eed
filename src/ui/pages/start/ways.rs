//! The three ways on: import a table, open the demo, add the first client.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::i18n::Tr;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::widgets::{paint, paint_key_cap};

/// A way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Import,
    Demo,
    FirstClient,
}

const ROW: f32 = 64.0;
const WAYS: [(Way, Icon, &str); 3] = [
    (Way::Import, Icon::FileImport, "start-import"),
    (Way::Demo, Icon::Eye, "start-demo"),
    (Way::FirstClient, Icon::UserPlus, "start-client"),
];

/// Shows the ways below one another in one frame; gives back the one that was clicked.
pub fn ways_ui(ui: &mut Ui, tr: &Tr, width: f32, demo_note: &str) -> Option<Way> {
    let look = theme(ui);
    let (frame, _) = ui.allocate_exact_size(vec2(width, 3.0 * ROW), Sense::hover());
    let mut chosen = None;
    for (index, (way, icon, title)) in (0_u8..).zip(WAYS) {
        let row = Rect::from_min_size(pos2(frame.left(), frame.top() + f32::from(index) * ROW), vec2(width, ROW));
        let note = match way {
            Way::Import => tr.text("start-import-note"),
            Way::Demo => demo_note.into(),
            Way::FirstClient => tr.text("start-client-note"),
        };
        let corners = corners(way);
        if way_ui(ui, row, corners, way, icon, &tr.text(title), &note) {
            chosen = Some(way);
        }
    }
    ui.painter().rect_stroke(frame, CornerRadius::from(size::RADIUS_PANEL), Stroke::new(size::LINE, look.line2), StrokeKind::Inside);
    chosen
}

fn corners(way: Way) -> CornerRadius {
    let round = size::RADIUS_PANEL;
    match way {
        Way::Import => CornerRadius { nw: round, ne: round, sw: 0, se: 0 },
        Way::Demo => CornerRadius::ZERO,
        Way::FirstClient => CornerRadius { nw: 0, ne: 0, sw: round, se: round },
    }
}

fn way_ui(ui: &Ui, row: Rect, corners: CornerRadius, way: Way, icon: Icon, title: &str, note: &str) -> bool {
    let look = theme(ui);
    let response = ui.interact(row, ui.scope_id().with(("way", title)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(note));
    let filled = way == Way::Import;
    let (fill, text, second) = match (filled, response.hovered()) {
        (true, true) => (look.accent_hover, look.on_accent, look.on_accent),
        (true, false) => (look.accent, look.on_accent, look.on_accent),
        (false, true) => (look.hover, look.text, look.text2),
        (false, false) => (look.surface, look.text, look.text2),
    };
    ui.painter().rect_filled(row, corners, fill);
    if way == Way::FirstClient {
        ui.painter().hline(row.x_range(), row.top(), Stroke::new(size::LINE, look.line));
    }
    icon.paint(ui, pos2(row.left() + 26.0, row.center().y), size::ICON_LARGE, if filled { look.on_accent } else { look.text2 });
    let right = row.right() - 17.0;
    let end = if filled {
        let border = paint::mix(look.accent, look.on_accent, 0.5);
        paint_key_cap(ui, pos2(right, row.center().y), "↵", border, look.on_accent)
    } else {
        Icon::ChevronRight.paint(ui, pos2(right - size::ICON / 2.0, row.center().y), size::ICON, look.text2);
        right - size::ICON
    };
    let left = row.left() + 56.0;
    let room = end - size::S8 - left;
    let first = paint::line(ui, TextKind::BodyMedium.job(title, text), room);
    let below = paint::line(ui, TextKind::Small.job(note, second), room);
    let elided = below.elided;
    paint::galley_at(ui, pos2(left, row.center().y - 10.0), first, text);
    paint::galley_at(ui, pos2(left, row.center().y + 10.5), below, second);
    if response.has_focus() {
        paint::ring(ui, row.shrink(3.0), size::RADIUS);
    }
    let clicked = response.clicked();
    if elided {
        response.on_hover_text(tip(note));
    }
    clicked
}
