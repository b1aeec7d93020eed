//! A file as it was understood: what it is, its rows under their meanings, what to decide, rows that cannot be read.

use eframe::egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::columns::CELL_CHARS;
use super::{TransferPage, Wish, decide, panel, title_ui, words};
use crate::app::event::ImportRequest;
use crate::app::import::Preview;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{
    BannerKind, Button, MenuItem, banner_ui, elided_label_ui, label_ui, line_label_ui, link_ui, menu_button_ui, paint,
};

/// How many rejected rows are listed; all of them can be saved.
const REJECTED: usize = 100;
/// Room of the scroll bar beside the table.
const BAR: f32 = 12.0;
/// Longest list that opens below a button.
pub(super) const MENU_HEIGHT: f32 = 400.0;
/// Widest name of a file.
const FILE_NAME: f32 = 260.0;
/// Room of what can be clicked beside it.
const FILE_LINK: f32 = 100.0;
/// Room of the menu of sheets.
const SHEET_LINK: f32 = 170.0;

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
        let body =
            Rect::from_min_max(pos2(main.left() + size::S32, main.top() + 66.0), pos2(main.right() - size::S24 + BAR, main.bottom()));
        let inner = ui
            .scope_builder(UiBuilder::new().max_rect(body), |ui| {
                // The bar stands in the margin of the page, not on the edge of the table.
                let width = ui.available_width() - BAR;
                let body = |ui: &mut Ui| {
                    ui.set_max_width(width);
                    self.body_ui(ui, cx, request, preview, out)
                };
                ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, body).inner
            })
            .inner;
        wish.or(inner)
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, request: &ImportRequest, preview: &Preview, out: &mut Actions) -> Option<Wish> {
        ui.spacing_mut().item_spacing.y = size::S8;
        let mut wish = None;
        wish = wish.or(file_ui(ui, cx, request, preview, out));
        ui.add_space(size::S8);
        wish = wish.or(self.columns.table_ui(ui, cx, request, preview));
        wish = wish.or(decide::questions_ui(ui, cx, request, preview));
        wish = wish.or(decide::pairs_ui(ui, cx, request, preview));
        for warning in preview.notes() {
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
                reason_ui(ui, cx, row.row, &on_sheet(&row.sheet, words::skip(cx.tr, &row.reason)), "");
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
            let is_all = !preview.beside.is_empty();
            let all = cx.tr.text("detect-all-sheets");
            let one = cx.tr.with("detect-sheet", &[("sheet", sheet.into())]);
            menu_button_ui(ui, Button::quiet(if is_all { &all } else { &one }).small().chevron(), |ui| {
                ScrollArea::vertical().max_height(MENU_HEIGHT).show(ui, |ui| {
                    // Back from one that the owner chose, to what is read of itself.
                    if (is_all || request.sheet.is_some()) && MenuItem::new(&all).chosen(is_all).show_ui(ui).clicked() {
                        wish = Some(changed(request, |request| {
                            request.sheet = None;
                            request.mapping.clear();
                        }));
                    }
                    for other in std::iter::once(sheet).chain(&preview.detect.other_sheets) {
                        if MenuItem::new(other).chosen(other == sheet && !is_all).show_ui(ui).clicked() {
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
        line_label_ui(ui, &cx.tr.with("import-rest-goes-in", &[("count", preview.rejected.len().into())]), TextKind::Body, look.text2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::quiet(&cx.tr.text("import-save-to-mend")).small().icon(Icon::Download)).clicked() {
                let name = cx.tr.with("import-mend-file", &[("file", (&preview.batch.file_name).into())]);
                out.pick_file(FilePurpose::SaveRejected { name });
            }
        });
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in preview.rejected.iter().take(REJECTED) {
        reason_ui(ui, cx, row.row, &on_sheet(&row.sheet, words::reject(cx.tr, row.reason)), &row.cell);
    }
    ui.spacing_mut().item_spacing.y = size::S8;
    if preview.rejected.len() > REJECTED {
        let more = preview.rejected.len() - REJECTED;
        label_ui(ui, &cx.tr.with("import-more-rejected", &[("count", more.into())]), TextKind::Small, look.text2);
    }
}

/// Row numbers are those of their sheet, which is named where several are read.
fn on_sheet(sheet: &str, why: String) -> String {
    if sheet.is_empty() { why } else { format!("{sheet}: {why}") }
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
    // A cell may hold a whole book.
    let typed: String = typed.chars().take(CELL_CHARS).collect();
    if !typed.is_empty() {
        let galley = paint::line(ui, TextKind::Body.num_job(&typed, look.text2), rect.right() - middle - 16.0);
        let ground = Rect::from_min_size(pos2(middle, rect.center().y - 11.0), vec2(galley.size().x + 12.0, 22.0));
        ui.painter().rect_filled(ground, f32::from(size::RADIUS_TAG), look.pressed);
        paint::galley_at(ui, pos2(middle + 6.0, rect.center().y), galley, look.text2);
    }
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, format!("{number}: {why} {typed}")));
    response.on_hover_text(tip(typed));
}
