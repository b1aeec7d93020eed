//! The first rows of a file under the meanings of its columns, each of which can be changed. However many columns there
//! are, only those in sight are painted.

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2};

use super::preview::{MENU_HEIGHT, changed};
use super::{Wish, words};
use crate::app::event::ImportRequest;
use crate::app::import::{CELL_END, ColumnGuess, Field, Preview, Question, SampleRow, Verdict};
use crate::domain::text::fold;
use crate::i18n::Language;
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, MenuItem, TextField, label_ui, line_label_ui, menu_button_ui, paint, segmented_ui};

/// How many rows of the file are shown in the lowest window, and at most.
const ROWS: (usize, usize) = (9, 24);
/// The height of the lowest window.
const LOWEST: f32 = 700.0;
/// A wider file shows the columns that are used first, and has a field to find the others.
const MANY: usize = 24;
const HEADER: f32 = 60.0;
const NUMBER_WIDTH: f32 = 47.0;
/// Width of the field that finds a column.
const SEARCH: f32 = 240.0;
/// Longest part of a cell that is painted, and of a row that is read out, in characters.
pub(super) const CELL_CHARS: usize = 200;
const SPOKEN_CHARS: usize = 600;

/// How the table is looked at.
#[derive(Debug, Default)]
pub struct Columns {
    file: String,
    /// Which of the sheets is shown that are read one after another.
    sheet: usize,
    query: String,
    laid_out: Option<LaidOut>,
}

/// What is shown of the file: one of its tables.
struct Shown<'p> {
    columns: &'p [ColumnGuess],
    sample: &'p [SampleRow],
    questions: &'p [Question],
    /// The name of the sheet, of one that is read beside the first.
    beside: Option<&'p str>,
}

/// What does not change from frame to frame.
#[derive(Debug)]
struct LaidOut {
    /// The text that was searched for, in which language, and how large a point was.
    query: String,
    language: Language,
    points: f32,
    /// How many rows there was room for.
    most: usize,
    columns: Vec<Placed>,
    rows: Vec<Line>,
    /// Width of all columns, points.
    width: f32,
    used: usize,
}

/// A column that is shown.
#[derive(Debug)]
struct Placed {
    /// Its place in the file.
    index: usize,
    /// From the left edge of the first column, points.
    left: f32,
    width: f32,
}

/// A row that is shown.
#[derive(Debug)]
struct Line {
    /// As many as there are columns shown.
    cells: Vec<String>,
    /// Something in it can be read in two ways.
    is_asked: bool,
    why: String,
    spoken: String,
}

impl Columns {
    /// The file was read anew.
    pub fn forget(&mut self) {
        self.laid_out = None;
    }

    /// The file's own rows; each column has our meaning on top, which can be changed, and the file's header below.
    pub fn table_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview) -> Option<Wish> {
        if self.file != preview.batch.file_name {
            self.file.clone_from(&preview.batch.file_name);
            self.query.clear();
            self.sheet = 0;
            self.laid_out = None;
        }
        self.sheets_ui(ui, cx, preview);
        let (columns, sample) = preview.table_of(self.sheet);
        let beside = self.sheet.checked_sub(1).and_then(|place| preview.beside.get(place)).map(|sheet| sheet.name.as_str());
        let shown = Shown { columns, sample, questions: &preview.questions, beside };
        if columns.len() > MANY {
            self.search_ui(ui, cx, &shown);
        }
        let points = ui.pixels_per_point();
        #[expect(clippy::float_cmp, reason = "the same number or another")]
        let is_current = |laid_out: &LaidOut| {
            let is_same_view = laid_out.points == points && laid_out.most == most_rows(ui);
            laid_out.query == self.query && is_same_view && laid_out.language == cx.tr.language()
        };
        if !self.laid_out.as_ref().is_some_and(is_current) {
            self.laid_out = Some(LaidOut::of(ui, cx, &shown, &self.query));
        }
        self.laid_out.as_ref().and_then(|laid_out| laid_out.ui(ui, cx, request, &shown))
    }

    /// The sheets that are read one after another, to look at each.
    fn sheets_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview) {
        self.sheet = self.sheet.min(preview.beside.len());
        if preview.beside.is_empty() {
            return;
        }
        let names: Vec<&str> = preview.sheets().collect();
        ScrollArea::horizontal().id_salt("sheets").auto_shrink([false, true]).show(ui, |ui| {
            let name = cx.tr.text("import-sheets");
            if let Some(sheet) = segmented_ui(ui, &name, &names, self.sheet, size::CONTROL_SMALL, None) {
                self.sheet = sheet;
                self.query.clear();
                self.laid_out = None;
            }
        });
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, shown: &Shown<'_>) {
        let used = self.laid_out.as_ref().map_or(0, |laid_out| laid_out.used);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S12;
            let name = cx.tr.text("import-find-column");
            TextField::search(&name).unlabelled().width(SEARCH).show_ui(ui, &mut self.query);
            let count = cx.tr.with("import-columns-count", &[("count", shown.columns.len().into()), ("used", used.into())]);
            line_label_ui(ui, &count, TextKind::Body, theme(ui).text2);
        });
    }
}

/// As many rows as a higher window has room for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number, and no less than none")]
fn most_rows(ui: &Ui) -> usize {
    let spare = (ui.ctx().content_rect().height() - LOWEST).max(0.0) / size::ROW_PREVIEW;
    (ROWS.0 + spare.floor() as usize).min(ROWS.1)
}

impl LaidOut {
    fn of(ui: &Ui, cx: &ViewCtx<'_>, shown: &Shown<'_>, query: &str) -> Self {
        let wanted = fold(query);
        let is_found = |column: &&ColumnGuess| {
            wanted.is_empty()
                || fold(&words::header(cx.tr, column)).contains(&wanted)
                || fold(&words::field(cx.tr, column.field)).contains(&wanted)
        };
        let mut guesses: Vec<&ColumnGuess> = shown.columns.iter().filter(is_found).collect();
        let is_wide = shown.columns.len() > MANY;
        if is_wide {
            guesses.sort_by_key(|column| column.field.is_none());
        }
        let mut width = 0.0;
        let mut columns = Vec::with_capacity(guesses.len());
        for column in guesses {
            let rows = shown.sample.iter().take(if is_wide { 0 } else { ROWS.0 });
            let cells = rows.filter_map(|row| row.cells.split(CELL_END).nth(column.index));
            let placed = Placed { index: column.index, left: width, width: column_width(ui, cx, column, cells) };
            width += placed.width;
            columns.push(placed);
        }
        let most = most_rows(ui);
        let rows = shown.sample.iter().take(most).map(|row| Line::of(cx, shown, row, &columns)).collect();
        let used = shown.columns.iter().filter(|column| column.field.is_some()).count();
        Self { query: query.to_owned(), language: cx.tr.language(), points: ui.pixels_per_point(), most, columns, rows, width, used }
    }

    fn ui(&self, ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, shown: &Shown<'_>) -> Option<Wish> {
        let look = theme(ui);
        if self.columns.is_empty() {
            label_ui(ui, &cx.tr.text("import-no-such-column"), TextKind::Body, look.text2);
            return None;
        }
        let room = ui.available_width();
        // A narrow file fills the frame; a wide one scrolls sideways inside it.
        let stretch = if shown.columns.len() > MANY { 1.0 } else { ((room - NUMBER_WIDTH) / self.width.max(1.0)).max(1.0) };
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let height = HEADER + self.rows.len() as f32 * size::ROW_PREVIEW;
        let mut wish = None;
        let frame = ui.cursor().min;
        ScrollArea::horizontal().id_salt("columns").auto_shrink([false, true]).show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2((NUMBER_WIDTH + self.width * stretch).max(room), height), Sense::hover());
            let left = rect.left() + NUMBER_WIDTH;
            let seen = self.in_sight(ui.clip_rect(), left, stretch);
            for (place, (line, row)) in self.rows.iter().zip(shown.sample).enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a few rows")]
                let top = rect.top() + HEADER + place as f32 * size::ROW_PREVIEW;
                let room = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), size::ROW_PREVIEW));
                self.row_ui(ui, shown, (line, row), room, seen.clone(), stretch);
            }
            let number = paint::line(ui, TextKind::Body.job(&cx.tr.text("import-row-number"), look.text2), NUMBER_WIDTH);
            paint::galley_at(ui, pos2(rect.left() + 11.0, rect.top() + 20.0), number, look.text2);
            for placed in self.columns.get(seen.clone()).unwrap_or_default() {
                let Some(column) = shown.columns.get(placed.index) else { continue };
                let corner = pos2(left + placed.left * stretch, rect.top());
                let cell = Rect::from_min_size(corner, vec2(placed.width * stretch, HEADER));
                wish = wish.take().or(header_ui(ui, cx, request, (shown.beside, column), cell));
                ui.painter().vline(cell.left(), cell.y_range(), Stroke::new(size::LINE, look.line));
            }
        });
        let outline = Rect::from_min_size(frame, vec2(room, height));
        ui.painter().rect_stroke(outline, f32::from(size::RADIUS_PANEL), Stroke::new(size::LINE, look.line), StrokeKind::Inside);
        wish
    }

    /// The columns within `clip`, and one more at each side, so that the Tab key finds the next.
    fn in_sight(&self, clip: Rect, left: f32, stretch: f32) -> Range<usize> {
        let from = self.columns.partition_point(|placed| left + (placed.left + placed.width) * stretch < clip.left());
        let to = self.columns.partition_point(|placed| left + placed.left * stretch < clip.right());
        from.saturating_sub(1)..(to + 1).min(self.columns.len())
    }

    fn row_ui(&self, ui: &Ui, shown: &Shown<'_>, (line, row): (&Line, &SampleRow), room: Rect, seen: Range<usize>, stretch: f32) {
        let look = theme(ui);
        let (ground, ink) = match &row.verdict {
            Verdict::Rejected(_) => (Some(look.danger_tint), look.text),
            Verdict::Skipped(_) | Verdict::AlreadyThere => (None, look.text3),
            Verdict::Imported if line.is_asked => (Some(look.warn_tint), look.text),
            Verdict::Imported => (None, look.text),
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(room, 0.0, ground);
        }
        ui.painter().hline(room.x_range(), room.top(), Stroke::new(size::LINE, look.line));
        let number = paint::line(ui, TextKind::Body.num_job(&row.row.to_string(), look.text3), NUMBER_WIDTH);
        paint::galley_at(ui, pos2(room.left() + 12.0, room.center().y), number, look.text3);
        let columns = self.columns.get(seen.clone()).unwrap_or_default();
        for (placed, cell) in columns.iter().zip(line.cells.get(seen).unwrap_or_default()) {
            let corner = pos2(room.left() + NUMBER_WIDTH + placed.left * stretch, room.top());
            let place = Rect::from_min_size(corner, vec2(placed.width * stretch, size::ROW_PREVIEW)).shrink2(vec2(11.0, 0.0));
            let galley = paint::line(ui, TextKind::Body.num_job(cell, ink), place.width());
            let field = shown.columns.get(placed.index).and_then(|column| column.field);
            let is_sum = matches!(field, Some(Field::Amount | Field::Refund | Field::Quantity));
            paint::galley_in(ui, place, galley, if is_sum { Align::Max } else { Align::Min });
        }
        let response = ui.interact(room, ui.scope_id().with(("row", row.row)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &line.spoken));
        if !line.why.is_empty() {
            response.on_hover_text(tip(&line.why));
        }
    }
}

impl Line {
    fn of(cx: &ViewCtx<'_>, shown: &Shown<'_>, row: &SampleRow, columns: &[Placed]) -> Self {
        let all: Vec<&str> = row.cells.split(CELL_END).collect();
        let cell = |placed: &Placed| all.get(placed.index).map_or_else(String::new, |cell| cell.chars().take(CELL_CHARS).collect());
        let cells: Vec<String> = columns.iter().map(cell).collect();
        let asked = shown.questions.iter().filter(|question| !question.answered);
        let mut readings = asked.filter_map(|question| question.choices.first()).flat_map(|choice| &choice.readings);
        let is_asked = readings.any(|reading| all.contains(&reading.typed.as_str()));
        let why = match &row.verdict {
            Verdict::Rejected(reason) => words::reject(cx.tr, *reason),
            Verdict::Skipped(reason) => words::skip(cx.tr, reason),
            Verdict::AlreadyThere => cx.tr.text("import-already").into_owned(),
            Verdict::Imported => String::new(),
        };
        let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let read: String = filled.join(", ").chars().take(SPOKEN_CHARS).collect();
        let spoken = format!("{} {}: {read} {why}", cx.tr.text("import-row"), row.row);
        Self { cells, is_asked, why, spoken }
    }
}

/// As wide as what stands in it, within reason.
fn column_width<'p>(ui: &Ui, cx: &ViewCtx<'_>, column: &'p ColumnGuess, cells: impl Iterator<Item = &'p str>) -> f32 {
    let widest = |text: &str, kind: TextKind| {
        let start: String = text.chars().take(CELL_CHARS).collect();
        paint::line(ui, kind.num_job(&start, theme(ui).text), 220.0).size().x
    };
    let samples = column.samples.iter().map(String::as_str).chain(cells);
    let samples = samples.map(|sample| widest(sample, TextKind::Body)).fold(0.0, f32::max);
    let meaning = widest(&words::field(cx.tr, column.field), TextKind::BodyMedium) + 34.0;
    samples.max(meaning).max(widest(&words::header(cx.tr, column), TextKind::Small)).clamp(64.0, 190.0) + 22.0
}

/// Our meaning as a menu, the file's own header below it.
fn header_ui(
    ui: &mut Ui,
    cx: &ViewCtx<'_>,
    request: &ImportRequest,
    (beside, column): (Option<&str>, &ColumnGuess),
    cell: Rect,
) -> Option<Wish> {
    let look = theme(ui);
    let mut wish = None;
    let name = words::field(cx.tr, column.field);
    let top = Rect::from_min_size(cell.min + vec2(0.0, 5.0), vec2(cell.width(), size::CONTROL_SMALL));
    // An id of the column's own, so that a menu stays open and the keyboard in its place while others come into sight.
    let id = ui.scope_id().with(("meaning", column.index));
    let builder = UiBuilder::new().max_rect(top).scope_id(id).layout(Layout::left_to_right(Align::Center));
    let button = ui.scope_builder(builder, |ui| {
        let button = Button::quiet(&name).small().chevron();
        let (response, _) = menu_button_ui(ui, button, |ui| {
            ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| {
                let offered = std::iter::once(None).chain(Field::ALL.iter().copied().map(Some));
                for field in offered {
                    if MenuItem::new(&words::field(cx.tr, field)).chosen(field == column.field).show_ui(ui).clicked() {
                        wish = Some(changed(request, |request| give_meaning(mapping_of(request, beside), column.index, field)));
                    }
                }
            });
        });
        response
    });
    if button.inner.gained_focus() {
        ui.scroll_to_rect(cell, None);
    }
    let header = paint::line(ui, TextKind::Small.job(&words::header(cx.tr, column), look.text2), cell.width() - 22.0);
    paint::galley_at(ui, pos2(cell.left() + 12.0, cell.top() + 43.0), header, look.text2);
    wish
}

/// What the owner said of the columns of a sheet.
fn mapping_of<'r>(request: &'r mut ImportRequest, beside: Option<&str>) -> &'r mut BTreeMap<usize, Option<Field>> {
    match beside {
        Some(sheet) => request.beside.entry(sheet.to_owned()).or_default(),
        None => &mut request.mapping,
    }
}

/// The column means `field` from now on. Of what there is one of, the column that was said to be it before is not.
fn give_meaning(mapping: &mut BTreeMap<usize, Option<Field>>, column: usize, field: Option<Field>) {
    if let Some(field) = field.filter(|field| !field.may_repeat()) {
        for other in mapping.values_mut().filter(|other| **other == Some(field)) {
            *other = None;
        }
    }
    mapping.insert(column, field);
}
