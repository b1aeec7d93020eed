//! One cell: what a page paints into it. Parts follow one another from the side to which the column keeps.

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Color32, Id, Layout, Rect, Response, Sense, Ui, UiBuilder, pos2};

use crate::ui::theme::{Icon, Step, TextKind, Theme, size, theme, tip};
use crate::ui::widgets::{Button, paint};

const GAP: f32 = 6.0;

/// A cell being painted. Texts too long for their room end in "…" and tell the rest in a tooltip.
pub struct Cell<'a> {
    pub(super) ui: &'a mut Ui,
    pub(super) whole: Rect,
    pub(super) room: Rect,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) align: Align,
    pub(super) is_cursor: bool,
    pub(super) is_hovered: bool,
    pub(super) id: Id,
    pub(super) row_id: Id,
}

impl Cell<'_> {
    /// Index of the row.
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Index of the column.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Whether this is the selected row.
    pub const fn is_cursor(&self) -> bool {
        self.is_cursor
    }

    /// Whether the pointer is over the row.
    pub const fn is_hovered(&self) -> bool {
        self.is_hovered
    }

    /// The room that is left.
    pub const fn room(&self) -> Rect {
        self.room
    }

    /// Width of the column in points.
    pub fn width(&self) -> f32 {
        self.whole.width()
    }

    /// The colours.
    pub fn look(&self) -> &'static Theme {
        theme(self.ui)
    }

    /// Leaves `points` free.
    pub fn space(&mut self, points: f32) {
        if self.align == Align::Max {
            self.room.max.x -= points;
        } else {
            self.room.min.x += points;
        }
    }

    /// A text.
    pub fn text(&mut self, kind: TextKind, colour: Color32, text: &str) {
        self.job(kind.job(text, colour));
    }

    /// A count, date, sum or phone: figures of equal width.
    pub fn num(&mut self, kind: TextKind, colour: Color32, text: &str) {
        self.job(kind.num_job(text, colour));
    }

    /// A text of several colours; the end of it gives way first.
    pub fn job(&mut self, job: LayoutJob) {
        self.job_leaving(job, 0.0);
    }

    /// A name and icons right after it; the name gives way before the icons do.
    pub fn name(&mut self, text: &str, icons: &[Icon]) {
        let look = self.look();
        let marks = f32::from(u8::try_from(icons.len()).unwrap_or(u8::MAX)) * (size::ICON_NAME + GAP);
        self.job_leaving(TextKind::BodyMedium.job(text, look.text), marks);
        for icon in icons {
            self.space(GAP);
            self.icon(*icon, size::ICON_NAME, look.text2);
        }
    }

    /// An icon `side` points wide.
    pub fn icon(&mut self, icon: Icon, side: f32, colour: Color32) {
        let centre = self.next_centre(side);
        icon.paint(self.ui, centre, side, colour);
        self.space(side);
    }

    /// The shape of a step.
    pub fn step(&mut self, step: Step) {
        let centre = self.next_centre(size::STEP);
        step.paint(self.ui, centre, size::STEP);
        self.space(size::STEP);
    }

    /// A button from the edge of the column on, as wide as it wants to be; `spread` it over [`Self::width`] in a column of channels.
    pub fn button(&mut self, button: Button<'_>) -> Response {
        self.room = self.whole;
        self.any_ui(|ui| ui.add(button))
    }

    /// Anything else, in the room that is left.
    pub fn any_ui<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> R {
        let layout = if self.align == Align::Max { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
        let builder = UiBuilder::new().max_rect(self.room).id_salt(self.id).layout(layout).accessibility_parent(self.row_id);
        let mut child = self.ui.new_child(builder);
        add(&mut child)
    }

    /// The `Ui` of the rows, for painting over [`Self::room`].
    pub const fn ui(&mut self) -> &mut Ui {
        self.ui
    }

    fn job_leaving(&mut self, job: LayoutJob, reserved: f32) {
        let text = job.text.clone();
        // Room before the next column, which starts where this one ends.
        let margin = if self.align == Align::Max { 0.0 } else { size::S4 };
        let room = self.room.width() - reserved - margin;
        let mut galley = paint::line(self.ui, job.clone(), room);
        let is_cut = galley.elided;
        // Of a part that has no room at all nothing is left but the dot before it: that goes too.
        let shown = galley.rows.first().map(|row| row.text()).unwrap_or_default();
        if is_cut && shown.trim_end_matches('…').trim_end().ends_with('·') {
            galley = paint::line(self.ui, first_part(job), room);
        }
        let width = galley.size().x;
        if is_cut {
            self.ui.interact(self.room, self.id.with("whole"), Sense::hover()).on_hover_text(tip(text));
        }
        paint::galley_in(self.ui, self.room, galley, self.align);
        self.space(width);
    }

    fn next_centre(&self, side: f32) -> eframe::egui::Pos2 {
        let x = if self.align == Align::Max { self.room.right() - side / 2.0 } else { self.room.left() + side / 2.0 };
        pos2(x, self.room.center().y)
    }
}

/// The first of the parts of several colours alone.
fn first_part(mut job: LayoutJob) -> LayoutJob {
    if let Some(end) = job.sections.first().map(|section| section.byte_range.end) {
        job.text.truncate(end.0);
        job.sections.truncate(1);
    }
    job
}

impl std::fmt::Debug for Cell<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cell")
            .field("row", &self.row)
            .field("column", &self.column)
            .field("room", &self.room.size())
            .finish_non_exhaustive()
    }
}
