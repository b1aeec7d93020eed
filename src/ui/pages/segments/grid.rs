//! The grid of recency and value: 25 cells in nine named groups; the shade tells how many clients a cell has.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::analytics::{RfmCell, SegmentsReport};
use crate::domain::ids::ClientId;
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{heading_ui, label_ui, paint};

/// Fewer buyers than this cannot be parted into fifths that mean something.
const ENOUGH_BUYERS: u64 = 100;
/// Between cells of a group, and between groups.
const GAP: f32 = 1.0;
const GROUP_GAP: f32 = 3.0;
/// The scores of recency at the left, those of value below.
const AXIS: f32 = 27.0;
const AXIS_BELOW: f32 = 28.0;
const HINT: f32 = 28.0;
/// A cell is never higher; in a low window it shrinks to the second number.
const CELL: f32 = 69.0;
const LEAST_CELL: f32 = 38.0;

/// A named part of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    New,
    Promising,
    Growing,
    Champions,
    Nudge,
    LoyalLate,
    Lost,
    Fading,
    WinBack,
}

impl Group {
    const fn of(r: u8, fm: u8) -> Self {
        match (r, fm) {
            (5, 1) => Self::New,
            (4, 1) => Self::Promising,
            (4 | 5, 2 | 3) => Self::Growing,
            (4 | 5, _) => Self::Champions,
            (3, 1..=3) => Self::Nudge,
            (3, _) => Self::LoyalLate,
            (_, 1 | 2) => Self::Lost,
            (_, 3) => Self::Fading,
            _ => Self::WinBack,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::New => "segments-rfm-new",
            Self::Promising => "segments-rfm-promising",
            Self::Growing => "segments-rfm-growing",
            Self::Champions => "segments-rfm-champions",
            Self::Nudge => "segments-rfm-nudge",
            Self::LoyalLate => "segments-rfm-loyal-late",
            Self::Lost => "segments-rfm-lost",
            Self::Fading => "segments-rfm-fading",
            Self::WinBack => "segments-rfm-win-back",
        }
    }
}

/// Shows the grid with its heading; a click on a cell or on the name of a group opens its clients. On paper nothing `opens`.
pub fn grid_ui(ui: &mut Ui, cx: &ViewCtx<'_>, report: &SegmentsReport, rect: Rect, opens: bool, out: &mut Actions) {
    let look = theme(ui);
    let mut head = ui.new_child(UiBuilder::new().id_salt("grid").max_rect(rect));
    head.spacing_mut().item_spacing.y = size::S4;
    heading_ui(&mut head, &cx.tr.text("segments-grid"), TextKind::Heading);
    let buyers = cx.tr.with("segments-buyers", &[("count", report.buyers.cast_signed().into())]);
    let buyers = paint::line(ui, TextKind::Small.num_job(&buyers, look.text3), rect.width());
    paint::galley_in(ui, Rect::from_min_size(rect.min, vec2(rect.width(), 20.0)), buyers, Align::Max);
    label_ui(&mut head, &cx.tr.text("segments-grid-how"), TextKind::Small, look.text2);
    let own_limits = cx.model.settings().rfm_limits.is_some();
    if own_limits {
        label_ui(&mut head, &cx.tr.text("segments-grid-own"), TextKind::Small, look.text2);
    } else if report.buyers < ENOUGH_BUYERS {
        label_ui(
            &mut head,
            &cx.tr.with("segments-few-buyers", &[("enough", ENOUGH_BUYERS.cast_signed().into())]),
            TextKind::Small,
            look.warn,
        );
    }

    let top = head.min_rect().bottom() + size::S12;
    let cell_height = ((rect.bottom() - top - AXIS_BELOW - HINT) / 5.0).clamp(LEAST_CELL, CELL);
    let cells = Rect::from_min_max(pos2(rect.left() + AXIS, top), pos2(rect.right(), top + 5.0 * cell_height));
    let grid = Grid { cells, most: report.grid.iter().map(|cell| cell.clients.len()).max().unwrap_or(0).max(1) };
    for score in 1..=5 {
        let (row, column) = (grid.place(score, 1), grid.place(1, score));
        let number = || paint::line(ui, TextKind::Small.num_job(&cx.tr.number(score), look.text3), AXIS);
        let left = Rect::from_min_max(pos2(rect.left(), row.top()), pos2(cells.left() - size::S8, row.bottom()));
        paint::galley_in(ui, left, number(), Align::Center);
        let below = Rect::from_min_size(pos2(column.left(), cells.bottom() + 6.0), vec2(column.width(), 16.0));
        paint::galley_in(ui, below, number(), Align::Center);
    }
    for cell in &report.grid {
        grid.cell_ui(ui, cx, cell, out);
    }
    // Names lie above the cells, so that they take the click.
    for cell in &report.grid {
        grid.name_ui(ui, cx, &report.grid, cell, out);
    }
    if opens {
        let hint = cx.tr.text("segments-grid-click");
        let hint = paint::line(ui, TextKind::Small.job(&hint, look.text3), cells.width());
        paint::galley_at(ui, pos2(cells.left(), cells.bottom() + AXIS_BELOW + HINT / 2.0), hint, look.text3);
    }
}

/// Where the cells stand, and how many clients the fullest has.
struct Grid {
    cells: Rect,
    most: usize,
}

impl Grid {
    /// The cell of two scores without the gaps.
    fn place(&self, r: u8, fm: u8) -> Rect {
        let pitch = vec2(self.cells.width() / 5.0, self.cells.height() / 5.0);
        let corner = self.cells.min + vec2(pitch.x * f32::from(fm - 1), pitch.y * f32::from(5 - r));
        Rect::from_min_size(corner, pitch)
    }

    /// The same with a wider gap towards another group.
    fn inside(&self, r: u8, fm: u8) -> Rect {
        let gap = |other: Group| if other == Group::of(r, fm) { GAP / 2.0 } else { GROUP_GAP / 2.0 };
        let place = self.place(r, fm);
        let min = pos2(
            place.left() + if fm > 1 { gap(Group::of(r, fm - 1)) } else { 0.0 },
            place.top() + if r < 5 { gap(Group::of(r + 1, fm)) } else { 0.0 },
        );
        let max = pos2(
            place.right() - if fm < 5 { gap(Group::of(r, fm + 1)) } else { 0.0 },
            place.bottom() - if r > 1 { gap(Group::of(r - 1, fm)) } else { 0.0 },
        );
        Rect::from_min_max(min, max)
    }

    /// All cells of a group together.
    fn group(&self, group: Group) -> Rect {
        let scores = (1..=5).flat_map(|r| (1..=5).map(move |fm| (r, fm)));
        scores.filter(|(r, fm)| Group::of(*r, *fm) == group).fold(Rect::NOTHING, |all, (r, fm)| all.union(self.inside(r, fm)))
    }

    fn cell_ui(&self, ui: &Ui, cx: &ViewCtx<'_>, cell: &RfmCell, out: &mut Actions) {
        let rect = self.inside(cell.r, cell.fm);
        let name = cx.tr.text(Group::of(cell.r, cell.fm).key());
        let title = || cx.tr.with("segments-cell", &[("group", name.as_ref().into()), ("r", cell.r.into()), ("fm", cell.fm.into())]);
        let empty = cell.clients.is_empty();
        let sense = if empty { Sense::hover() } else { Sense::click() };
        let response = ui.interact(rect, ui.scope_id().with(("cell", cell.r, cell.fm)), sense);
        let count = || cx.tr.with("clients-count", &[("count", cell.clients.len().into())]);
        let role = if empty { Role::Label } else { Role::Link };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), format!("{}. {}", title(), count())));

        #[expect(clippy::cast_precision_loss, reason = "a shade for the eye")]
        let (fill, text) = theme(ui).heat(cell.clients.len() as f32 / self.most as f32);
        paint::boxed(ui, rect, size::RADIUS_BAR, fill, Stroke::NONE);
        if response.hovered() && !empty {
            outline(ui, rect);
        }
        let number = paint::line(ui, TextKind::BodyMedium.num_job(&cx.tr.number(cell.clients.len()), text), rect.width());
        let place = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 26.0), pos2(rect.right() - size::S8, rect.bottom() - size::S4));
        paint::galley_in(ui, place, number, Align::Max);
        paint::focus_ring(ui, &response, size::RADIUS_BAR);
        if response.clicked() {
            out.jump(Jump::ClientList { title: title(), clients: cell.clients.clone() });
        }
        response.on_hover_ui(|ui| {
            let colour = theme(ui).text;
            let sum = cx.money_round(cell.revenue_minor);
            let text = cx.tr.with("segments-cell-hint", &[("cell", title().into()), ("clients", count().into()), ("sum", sum.into())]);
            label_ui(ui, &text, TextKind::Body, colour);
        });
    }

    /// The name of a group, in its first cell; it opens the clients of the whole group.
    fn name_ui(&self, ui: &Ui, cx: &ViewCtx<'_>, all: &[RfmCell], cell: &RfmCell, out: &mut Actions) {
        let group = Group::of(cell.r, cell.fm);
        let is_first =
            (cell.r == 5 || Group::of(cell.r + 1, cell.fm) != group) && (cell.fm == 1 || Group::of(cell.r, cell.fm - 1) != group);
        if !is_first {
            return;
        }
        let whole = self.group(group);
        let rect = self.inside(cell.r, cell.fm);
        #[expect(clippy::cast_precision_loss, reason = "a shade for the eye")]
        let (_, colour) = theme(ui).heat(cell.clients.len() as f32 / self.most as f32);
        let name = cx.tr.text(group.key());
        let word = paint::line(ui, TextKind::Tick.job(&name, colour), rect.width() - size::S8);
        let place = Rect::from_min_size(rect.min, vec2(word.size().x + 2.0 * size::S8, 22.0)).intersect(rect);
        let members = || all.iter().filter(|cell| Group::of(cell.r, cell.fm) == group);
        let count: usize = members().map(|cell| cell.clients.len()).sum();
        let sense = if count == 0 { Sense::hover() } else { Sense::click() };
        let response = ui.interact(place, ui.scope_id().with(group.key()), sense);
        let clients = || cx.tr.with("clients-count", &[("count", count.into())]);
        let role = if count == 0 { Role::Label } else { Role::Link };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), format!("{name}. {}", clients())));
        let bottom = word.size().x + rect.left() + size::S8;
        paint::galley_at(ui, pos2(rect.left() + size::S8, rect.top() + 13.0), word, colour);
        if response.hovered() && count > 0 {
            outline(ui, whole);
            ui.painter().hline(rect.left() + size::S8..=bottom, rect.top() + 19.5, Stroke::new(size::LINE, colour));
        }
        paint::focus_ring(ui, &response, size::RADIUS_BAR);
        if response.clicked() {
            let clients: Vec<ClientId> = members().flat_map(|cell| cell.clients.iter().copied()).collect();
            out.jump(Jump::ClientList { title: name.clone().into_owned(), clients });
        }
        response.on_hover_ui(|ui| {
            let colour = theme(ui).text;
            label_ui(ui, &format!("{name}. {}", clients()), TextKind::Body, colour);
        });
    }
}

fn outline(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(size::LINE_SELECTED, theme(ui).accent);
    ui.painter().rect_stroke(rect, f32::from(size::RADIUS_BAR), stroke, StrokeKind::Inside);
}
