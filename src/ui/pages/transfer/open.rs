//! Before a file: where to drop or type one, what was imported lately, and writing tables out.

use eframe::egui::{
    Align, Event, Key, Layout, Modifiers, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, ViewportCommand, pos2, vec2,
};

use super::{TransferPage, typed_path, words};
use crate::app::event::{Action, ExportFormat, ExportKind, ImportRequest};
use crate::domain::ids::Id as _;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, TextField, fact_ui, heading_ui, label_ui, line_label_ui};

/// Widest line of the page, for reading.
const WIDTH: f32 = 640.0;
/// Height of the place to drop a file on.
const DROP: f32 = 192.0;
/// Width of the button that reads a typed path.
const READ: f32 = 104.0;
/// Room of the names of tables that can be written.
const EXPORT_NAME: f32 = 200.0;
/// How many imports are listed.
const RECENT: usize = 6;

impl TransferPage {
    pub(super) fn open_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, page: Rect, out: &mut Actions) {
        let left = page.left() + size::S32;
        let column = Rect::from_min_max(pos2(left, page.top() + 25.0), pos2((left + WIDTH).min(page.right() - size::S32), page.bottom()));
        // The bar stands at the edge of the page, not beside the last button.
        ui.scope_builder(UiBuilder::new().max_rect(column.with_max_x(page.right())), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.set_max_width(column.width());
                ui.spacing_mut().item_spacing.y = size::S8;
                heading_ui(ui, &cx.tr.text("menu-transfer"), TextKind::Title);
                ui.add_space(size::S12);
                drop_ui(ui, cx, out);
                paste_ui(ui, cx, out);
                self.import_path_ui(ui, cx, out);
                recent_ui(ui, cx);
                self.export_ui(ui, cx, out);
                ui.add_space(size::S24);
            });
        });
    }

    fn import_path_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, out: &mut Actions) {
        let (name, read) = (cx.tr.text("import-path"), cx.tr.text("import-read"));
        ui.add_space(size::S8);
        row_ui(ui, |ui| {
            let width = (ui.available_width() - READ - ui.spacing().item_spacing.x).max(160.0);
            let response = TextField::new(&name).unlabelled().hint(&name).width(width).show_ui(ui, &mut self.path);
            let entered = response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let path = typed_path(&self.path);
            if (ui.add(Button::secondary(&read).width(READ).enabled(path.is_some())).clicked() || entered)
                && let Some(path) = path
            {
                out.jump(Jump::ImportFile(path));
            }
        });
    }

    /// Clients, purchases and whom to contact, each in the formats that it can have.
    fn export_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, out: &mut Actions) {
        let look = theme(ui);
        ui.add_space(size::S24);
        heading_ui(ui, &cx.tr.text("export-title"), TextKind::Heading);
        label_ui(ui, &cx.tr.text("export-how"), TextKind::Body, look.text2);
        let kinds = [
            (ExportKind::Clients, "export-clients-here", Some(cx.model.clients().len())),
            (ExportKind::Purchases, "export-purchases-here", Some(cx.model.purchases().len())),
            (ExportKind::Contacts, "export-contacts-here", Some(cx.model.contacts().len())),
            (ExportKind::Due, "export-due-here", None),
        ];
        for (what, key, count) in kinds {
            row_ui(ui, |ui| export_row_ui(ui, cx, what, &cx.tr.text(key), count, out));
        }
        ui.add_space(size::S8);
        let name = cx.tr.text("export-path");
        TextField::new(&name).unlabelled().hint(&name).show_ui(ui, &mut self.export_path);
        let path = typed_path(&self.export_path);
        row_ui(ui, |ui| {
            for (what, key, count) in kinds {
                let path = path.clone().filter(|_| count != Some(0));
                if ui.add(Button::secondary(&cx.tr.text(key)).enabled(path.is_some())).clicked()
                    && let Some(path) = path
                {
                    out.app(Action::Export { what, path });
                }
            }
        });
    }
}

/// A table and the formats that it can be written in.
fn export_row_ui(ui: &mut Ui, cx: &ViewCtx<'_>, what: ExportKind, name: &str, count: Option<usize>, out: &mut Actions) {
    let look = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(EXPORT_NAME, size::CONTROL_SMALL), eframe::egui::Sense::hover());
    let mut label = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    label.spacing_mut().item_spacing.x = size::S8;
    line_label_ui(&mut label, name, TextKind::Body, look.text);
    if let Some(count) = count {
        line_label_ui(&mut label, &cx.tr.number(count), TextKind::Body, look.text2);
    }
    let formats = what.formats().iter().filter(|format| **format != ExportFormat::Vcard4);
    for format in formats {
        let word = cx.tr.text(words::export_format(*format));
        let spoken = format!("{name}: {word}");
        let button = Button::secondary(&word).small().icon(Icon::Download).name(&spoken).enabled(count != Some(0));
        if ui.add(button).clicked() {
            out.pick_file(FilePurpose::export(cx.tr, what, *format));
        }
    }
}

/// Controls beside one another, on one middle line.
fn row_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = vec2(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), add);
}

/// The place to drop a file on, with a button for who would rather choose.
fn drop_ui(ui: &mut Ui, cx: &ViewCtx<'_>, out: &mut Actions) {
    let look = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), DROP), eframe::egui::Sense::hover());
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let fill = if over { look.tint } else { look.sunken };
    ui.painter().rect(
        rect,
        f32::from(size::RADIUS_CARD),
        fill,
        Stroke::new(size::LINE, if over { look.accent } else { look.line2 }),
        StrokeKind::Inside,
    );
    // A child of its own: a scope would take the room that is left in the frame for the next line.
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink(size::S16)));
    {
        inside.vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = size::S4;
            ui.add_space(size::S8);
            Icon::FileImport.show_ui(ui, 24.0, look.text3);
            label_ui(ui, &cx.tr.text("import-drop"), TextKind::Heading, look.text);
            label_ui(ui, &cx.tr.text("import-formats"), TextKind::Small, look.text2);
            ui.add_space(size::S4);
            if ui.add(Button::primary(&cx.tr.text("import-choose")).enabled(cx.can_edit)).clicked() {
                out.pick_file(FilePurpose::Import);
            }
            let (paste, how) = (cx.tr.text("import-paste"), cx.tr.text("import-paste-how"));
            if ui.add(Button::quiet(&paste).icon(Icon::Copy).tooltip(&how).enabled(cx.can_edit)).clicked() {
                // Comes back as if Ctrl+V had been pressed.
                ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
            }
        });
    }
}

/// A table that was copied in a spreadsheet and pasted here, unless a field takes it.
fn paste_ui(ui: &Ui, cx: &ViewCtx<'_>, out: &mut Actions) {
    if !cx.can_edit || ui.ctx().text_edit_focused() {
        return;
    }
    let pasted = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => None,
        })
    });
    if let Some(text) = pasted {
        out.app(Action::PreviewImport(ImportRequest::of_pasted(&cx.tr.text("import-clipboard"), &text)));
    }
}

/// What was imported lately.
fn recent_ui(ui: &mut Ui, cx: &ViewCtx<'_>) {
    if cx.model.imports().is_empty() {
        return;
    }
    ui.add_space(size::S24);
    heading_ui(ui, &cx.tr.text("import-recent"), TextKind::Heading);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut imports: Vec<_> = cx.model.imports().iter().collect();
    imports.sort_by_key(|import| std::cmp::Reverse(import.id.number()));
    for import in imports.iter().take(RECENT) {
        let counts =
            cx.tr.with("import-recent-counts", &[("clients", import.clients_added.into()), ("purchases", import.purchases_added.into())]);
        let name = format!("{} · {}", cx.tr.day_short(import.at.date_naive(), cx.today), import.file_name);
        fact_ui(ui, &name, &counts);
    }
    ui.spacing_mut().item_spacing.y = size::S8;
}
