//! A file as it was understood: its rows under their meanings, questions with both readings, rows that cannot be read.

use eframe::egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{TransferPage, Wish, decide, panel, title_ui, words};
use crate::app::event::ImportRequest;
use crate::app::import::{CELL_END, ColumnGuess, Field, Preview, SampleRow, Verdict};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{
    BannerKind, Button, MenuItem, banner_ui, elided_label_ui, label_ui, line_label_ui, link_ui, menu_button_ui, paint,
};

/// How many rows of the file are shown.
const ROWS: usize = 9;
/// How many columns are shown; a wider file says so.
const COLUMNS: usize = 24;
/// How many rejected rows are listed; all of them can be saved.
const REJECTED: usize = 100;
const HEADER: f32 = 60.0;
/// Longest list that opens below a button.
const MENU_HEIGHT: f32 = 320.0;
/// Widest name of a file.
const FILE_NAME: f32 = 260.0;
/// Room of what can be clicked beside it.
const FILE_LINK: f32 = 100.0;
/// Room of the menu of sheets.
const SHEET_LINK: f32 = 170.0;
const NUMBER_WIDTH: f32 = 47.0;

impl TransferPage {
    pub(super) fn preview_ui(
        &mut self,
        ui: &mut Ui,
        cx: &ViewCtx<'_>,
        page: Rect,
        request: &ImportRequest,
        preview: &Preview,
        out: &mut Actions,
    ) -> Option<Wish> {
        let split = page.right() - panel::WIDTH;
        let wish = panel::panel_ui(ui, cx, preview, Rect::from_min_max(pos2(split, page.top()), page.max));
        let main = Rect::from_min_max(page.min, pos2(split, page.bottom()));
        title_ui(ui, cx, main, 2);
        let body = Rect::from_min_max(pos2(main.left() + size::S32, main.top() + 66.0), pos2(main.right() - size::S24, main.bottom()));
        let inner = ui
            .scope_builder(UiBuilder::new().max_rect(body), |ui| {
                ScrollArea::vertical()
                    .id_salt("preview")
                    .auto_shrink(false)
                    .show(ui, |ui| self.body_ui(ui, cx, request, preview, out))
                    .inner
            })
            .inner;
        wish.or(inner)
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview, out: &mut Actions) -> Option<Wish> {
        ui.spacing_mut().item_spacing.y = size::S8;
        let mut wish = None;
        wish = wish.or(file_ui(ui, cx, request, preview, out));
        ui.add_space(size::S8);
        wish = wish.or(table_ui(ui, cx, request, preview));
        wish = wish.or(decide::questions_ui(ui, cx, request, preview));
        wish = wish.or(decide::pairs_ui(ui, cx, request, preview));
        for warning in preview.warnings.iter().filter(|warning| !decide::is_pair(warning)) {
            let kind = if warning.is_serious() { BannerKind::Warn } else { BannerKind::Info };
            banner_ui(ui, kind, Icon::InfoCircle, "", &words::warning(cx.tr, warning), "", |_| ());
        }
        rejected_ui(ui, cx, preview, out);
        self.skipped_ui(ui, cx, preview);
        ui.add_space(size::S24);
        wish
    }

    fn skipped_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview) {
        if preview.skipped.is_empty() {
            return;
        }
        let look = theme(ui);
        ui.add_space(size::S8);
        ui.horizontal(|ui| {
            line_label_ui(
                ui,
                &cx.tr.with("import-skipped-count", &[("count", preview.skipped.len().into())]),
                TextKind::BodyStrong,
                look.text,
            );
            let word = cx.tr.text(if self.show_skipped { "today-moved-hide" } else { "today-moved-show" });
            if link_ui(ui, &word).clicked() {
                self.show_skipped = !self.show_skipped;
            }
        });
        if self.show_skipped {
            ui.spacing_mut().item_spacing.y = 0.0;
            for row in preview.skipped.iter().take(REJECTED) {
                reason_ui(ui, cx, row.row, &words::skip(cx.tr, &row.reason), "");
            }
            ui.spacing_mut().item_spacing.y = size::S8;
        }
    }
}

/// What the file is and how it was read; another sheet of it, or another file.
fn file_ui(ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview, out: &mut Actions) -> Option<Wish> {
    let look = theme(ui);
    let mut wish = None;
    ui.horizontal(|ui| {
        Icon::Table.show_ui(ui, size::ICON, look.text2);
        elided_label_ui(ui, &preview.batch.file_name, TextKind::BodyStrong, look.text, FILE_NAME);
        let about = words::detect(cx.tr, &preview.detect);
        let rows = cx.tr.with("import-file-rows", &[("count", preview.counts.rows.into())]);
        let links = if preview.detect.other_sheets.is_empty() { FILE_LINK } else { FILE_LINK + SHEET_LINK };
        let room = (ui.available_width() - links).max(FILE_NAME / 2.0);
        elided_label_ui(ui, &format!("{about}, {rows}"), TextKind::Body, look.text2, room);
        if let (Some(sheet), false) = (&preview.detect.sheet, preview.detect.other_sheets.is_empty()) {
            let word = cx.tr.with("detect-sheet", &[("sheet", sheet.into())]);
            menu_button_ui(ui, Button::quiet(&word).small().chevron(), |ui| {
                ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| {
                    for other in std::iter::once(sheet).chain(&preview.detect.other_sheets) {
                        if MenuItem::new(other).chosen(other == sheet).show_ui(ui).clicked() {
                            // What was said of one sheet's columns says nothing of another's.
                            let fresh = ImportRequest { answers: request.answers.clone(), ..ImportRequest::new(request.path.clone()) };
                            wish = Some(Wish::Read(ImportRequest { sheet: Some(other.clone()), pasted: request.pasted.clone(), ..fresh }));
                        }
                    }
                });
            });
        }
        if link_ui(ui, &cx.tr.text("import-other-file")).clicked() {
            out.pick_file(FilePurpose::Import);
        }
    });
    wish
}

/// The request with one thing changed.
pub(super) fn changed(request: &ImportRequest, change: impl FnOnce(&mut ImportRequest)) -> Wish {
    let mut request = request.clone();
    change(&mut request);
    Wish::Read(request)
}

/// The file's own rows; each column has our meaning on top, which can be changed, and the file's header below.
fn table_ui(ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview) -> Option<Wish> {
    let look = theme(ui);
    let columns: Vec<&ColumnGuess> = preview.columns.iter().take(COLUMNS).collect();
    let rows: Vec<&SampleRow> = preview.sample.iter().take(ROWS).collect();
    let widths: Vec<f32> = columns.iter().map(|column| column_width(ui, cx, column)).collect();
    let natural: f32 = NUMBER_WIDTH + widths.iter().sum::<f32>();
    let room = ui.available_width();
    // A narrow file fills the frame; a wide one scrolls sideways inside it.
    let stretch = if natural < room && !widths.is_empty() { ((room - NUMBER_WIDTH) / (natural - NUMBER_WIDTH)).max(1.0) } else { 1.0 };
    #[expect(clippy::cast_precision_loss, reason = "at most nine rows")]
    let height = HEADER + rows.len() as f32 * size::ROW_PREVIEW;
    let mut wish = None;
    let frame = ui.cursor().min;
    ScrollArea::horizontal().id_salt("columns").auto_shrink([false, true]).show(ui, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(NUMBER_WIDTH + (natural - NUMBER_WIDTH) * stretch, height), Sense::hover());
        for (place, row) in rows.iter().enumerate() {
            row_ui(ui, cx, preview, row, place, rect, &widths, stretch);
        }
        let mut left = rect.left() + NUMBER_WIDTH;
        let number = paint::line(ui, TextKind::Body.job(&cx.tr.text("import-row-number"), look.text2), NUMBER_WIDTH);
        paint::galley_at(ui, pos2(rect.left() + 11.0, rect.top() + 20.0), number, look.text2);
        for (column, width) in columns.iter().zip(&widths) {
            let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width * stretch, HEADER));
            wish = wish.take().or(header_ui(ui, cx, request, column, cell));
            ui.painter().vline(left, rect.top()..=rect.top() + HEADER, Stroke::new(size::LINE, look.line));
            left += width * stretch;
        }
    });
    let outline = Rect::from_min_size(frame, vec2(room, height));
    ui.painter().rect_stroke(outline, f32::from(size::RADIUS_PANEL), Stroke::new(size::LINE, look.line), StrokeKind::Inside);
    if preview.columns.len() > COLUMNS {
        let more = preview.columns.len() - COLUMNS;
        label_ui(ui, &cx.tr.with("import-more-columns", &[("count", more.into())]), TextKind::Small, look.text2);
    }
    wish
}

fn column_width(ui: &Ui, cx: &ViewCtx<'_>, column: &ColumnGuess) -> f32 {
    let widest = |text: &str, kind: TextKind| paint::line(ui, kind.num_job(text, theme(ui).text), 220.0).size().x;
    let samples = column.samples.iter().map(|sample| widest(sample, TextKind::Body)).fold(0.0, f32::max);
    let meaning = widest(&words::field(cx.tr, column.field), TextKind::BodyMedium) + 34.0;
    samples.max(meaning).max(widest(&column.header, TextKind::Small)).clamp(64.0, 190.0) + 22.0
}

/// Our meaning as a menu, the file's own header below it.
fn header_ui(ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, column: &ColumnGuess, cell: Rect) -> Option<Wish> {
    let look = theme(ui);
    let mut wish = None;
    let name = words::field(cx.tr, column.field);
    let top = Rect::from_min_size(cell.min + vec2(0.0, 5.0), vec2(cell.width(), size::CONTROL_SMALL));
    ui.scope_builder(
        UiBuilder::new().max_rect(top).id_salt(("meaning", column.index)).layout(Layout::left_to_right(Align::Center)),
        |ui| {
            let button = Button::quiet(&name).small().chevron();
            menu_button_ui(ui, button, |ui| {
                ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| {
                    let offered = std::iter::once(None).chain(Field::ALL.iter().copied().map(Some));
                    for field in offered {
                        if MenuItem::new(&words::field(cx.tr, field)).chosen(field == column.field).show_ui(ui).clicked() {
                            wish = Some(changed(request, |request| {
                                request.mapping.insert(column.index, field);
                            }));
                        }
                    }
                });
            });
        },
    );
    let header = paint::line(ui, TextKind::Small.job(&column.header, look.text2), cell.width() - 22.0);
    paint::galley_at(ui, pos2(cell.left() + 12.0, cell.top() + 43.0), header, look.text2);
    wish
}

#[expect(clippy::too_many_arguments, reason = "a row is painted from what the table has worked out once for all rows")]
fn row_ui(ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview, row: &SampleRow, place: usize, table: Rect, widths: &[f32], stretch: f32) {
    let look = theme(ui);
    #[expect(clippy::cast_precision_loss, reason = "at most nine rows")]
    let top = table.top() + HEADER + place as f32 * size::ROW_PREVIEW;
    let line = Rect::from_min_size(pos2(table.left(), top), vec2(table.width(), size::ROW_PREVIEW));
    let asked = preview.questions.iter().filter(|question| !question.answered);
    let is_asked = asked
        .filter_map(|question| question.choices.first())
        .flat_map(|choice| &choice.readings)
        .any(|reading| row.cells.split(CELL_END).any(|cell| cell == reading.typed));
    let (ground, ink) = match &row.verdict {
        Verdict::Rejected(_) => (Some(look.danger_tint), look.text),
        Verdict::Skipped(_) | Verdict::AlreadyThere => (None, look.text3),
        Verdict::Imported if is_asked => (Some(look.warn_tint), look.text),
        Verdict::Imported => (None, look.text),
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(line, 0.0, ground);
    }
    ui.painter().hline(line.x_range(), line.top(), Stroke::new(size::LINE, look.line));
    let number = paint::line(ui, TextKind::Body.num_job(&row.row.to_string(), look.text3), NUMBER_WIDTH);
    paint::galley_at(ui, pos2(line.left() + 12.0, line.center().y), number, look.text3);
    let mut left = line.left() + NUMBER_WIDTH;
    for ((cell, width), column) in row.cells.split(CELL_END).zip(widths).zip(&preview.columns) {
        let place = Rect::from_min_size(pos2(left, line.top()), vec2(width * stretch, size::ROW_PREVIEW)).shrink2(vec2(11.0, 0.0));
        let galley = paint::line(ui, TextKind::Body.num_job(cell, ink), place.width());
        let is_sum = matches!(column.field, Some(Field::Amount | Field::Refund | Field::Quantity));
        paint::galley_in(ui, place, galley, if is_sum { Align::Max } else { Align::Min });
        left += width * stretch;
    }
    let why = match &row.verdict {
        Verdict::Rejected(reason) => words::reject(cx.tr, *reason),
        Verdict::Skipped(reason) => words::skip(cx.tr, reason),
        Verdict::AlreadyThere => cx.tr.text("import-already").into_owned(),
        Verdict::Imported => String::new(),
    };
    let response = ui.interact(line, ui.scope_id().with(("row", row.row)), Sense::hover());
    let spoken = format!("{} {}: {} {why}", cx.tr.text("import-row"), row.row, row.cells.replace(CELL_END, ", "));
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Row, true, &spoken));
    if !why.is_empty() {
        response.on_hover_text(why);
    }
}

fn rejected_ui(ui: &mut Ui, cx: &ViewCtx<'_>, preview: &Preview, out: &mut Actions) {
    if preview.rejected.is_empty() {
        return;
    }
    let look = theme(ui);
    ui.add_space(size::S8);
    ui.horizontal(|ui| {
        line_label_ui(
            ui,
            &cx.tr.with("import-rejected-count", &[("count", preview.rejected.len().into())]),
            TextKind::BodyStrong,
            look.text,
        );
        line_label_ui(ui, &cx.tr.text("import-rest-goes-in"), TextKind::Body, look.text2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::quiet(&cx.tr.text("import-save-to-mend")).small().icon(Icon::Download)).clicked() {
                let name = cx.tr.with("import-mend-file", &[("file", (&preview.batch.file_name).into())]);
                out.pick_file(FilePurpose::SaveRejected { name });
            }
        });
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in preview.rejected.iter().take(REJECTED) {
        reason_ui(ui, cx, row.row, &words::reject(cx.tr, row.reason), &row.cell);
    }
    ui.spacing_mut().item_spacing.y = size::S8;
    if preview.rejected.len() > REJECTED {
        let more = preview.rejected.len() - REJECTED;
        label_ui(ui, &cx.tr.with("import-more-rejected", &[("count", more.into())]), TextKind::Small, look.text2);
    }
}

/// A row that does not go in: its number, why, and the value as it was typed.
fn reason_ui(ui: &mut Ui, cx: &ViewCtx<'_>, row: u32, why: &str, typed: &str) {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::LINE, look.line));
    let number = format!("{} {}", cx.tr.text("import-row"), cx.tr.number(row));
    let galley = paint::line(ui, TextKind::Body.num_job(&number, look.text2), 96.0);
    paint::galley_at(ui, pos2(rect.left(), rect.center().y), galley, look.text2);
    let middle = rect.left() + rect.width() * 0.5;
    let galley = paint::line(ui, TextKind::Body.job(why, look.text), middle - rect.left() - 108.0);
    paint::galley_at(ui, pos2(rect.left() + 100.0, rect.center().y), galley, look.text);
    if !typed.is_empty() {
        let galley = paint::line(ui, TextKind::Body.num_job(typed, look.text2), rect.right() - middle - 16.0);
        let ground = Rect::from_min_size(pos2(middle, rect.center().y - 11.0), vec2(galley.size().x + 12.0, 22.0));
        ui.painter().rect_filled(ground, f32::from(size::RADIUS_TAG), look.pressed);
        paint::galley_at(ui, pos2(middle + 6.0, rect.center().y), galley, look.text2);
    }
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, format!("{number}: {why} {typed}")));
    response.on_hover_text(typed);
}
