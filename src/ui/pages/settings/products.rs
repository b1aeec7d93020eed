//! Products and services: which are bought again, and after how many days.

use std::collections::BTreeMap;

use eframe::egui::{Ui, UiBuilder};

use crate::domain::command::{Command, Field, FieldError, ProductDraft};
use crate::domain::ids::ProductId;
use crate::domain::model::Model;
use crate::domain::purchase::Product;
use crate::domain::text::fold;
use crate::i18n::Language;
use crate::ui::pages::records::{PanelChoice, PanelState, bar_ui, entered, panel_ui, places};
use crate::ui::theme::{Icon, TextKind};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Column, Sort, Table, TextField, checkbox_ui, empty_state_ui};

/// The tab of products.
#[derive(Debug, Default)]
pub struct ProductsTab {
    query: String,
    sort: Option<Sort>,
    /// The product in the form; `None` is a new one.
    chosen: Option<ProductId>,
    /// Forms that were changed and not saved, also of products that are not shown now.
    drafts: BTreeMap<Option<ProductId>, ProductDraft>,
    /// The name takes the cursor: a product is about to be added.
    focus_name: bool,
    rows: Rows,
}

/// The rows under what they were made for.
#[derive(Debug, Default)]
struct Rows {
    key: Option<(u64, Language, String, Option<Sort>)>,
    products: Vec<ProductId>,
}

const NAME: usize = 0;
const CATEGORY: usize = 1;

impl ProductsTab {
    /// Shows the tab.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let tr = cx.tr;
        let places = places(ui);
        self.find(cx);
        let count = tr.with("settings-products-count", &[("count", self.rows.products.len().into())]);
        if bar_ui(cx, ui, places.bar, &mut self.query, &count, &tr.text("settings-product-add")) {
            self.chosen = None;
            self.focus_name = true;
        }
        if cx.model.products().is_empty() {
            let mut list = ui.new_child(UiBuilder::new().max_rect(places.list));
            empty_state_ui(&mut list, Icon::Package, &tr.text("settings-product-none"), &tr.text("settings-product-none-why"), None);
        } else {
            ui.scope_builder(UiBuilder::new().max_rect(places.list), |ui| self.list_ui(cx, ui));
        }
        self.form_ui(cx, ui, places.panel, out);
    }

    /// A product was saved: a new one leaves its form empty for the next.
    pub fn saved(&mut self) {
        self.drafts.remove(&None);
    }

    fn find(&mut self, cx: &ViewCtx<'_>) {
        let key = Some((cx.model.revision(), cx.tr.language(), self.query.clone(), self.sort));
        if self.rows.key == key {
            return;
        }
        let query = fold(&self.query);
        let mut found: Vec<&Product> = cx
            .model
            .products()
            .iter()
            .filter(|product| fold(&product.name).contains(&query) || fold(&product.category).contains(&query))
            .collect();
        let sort = self.sort.unwrap_or(Sort { column: NAME, descending: false });
        found.sort_by_cached_key(|product| {
            let name = fold(&product.name);
            match sort.column {
                NAME => (0, name, String::new()),
                CATEGORY => (0, fold(&product.category), name),
                _ => (product.cycle_days.unwrap_or(u16::MAX), name, String::new()),
            }
        });
        if sort.descending {
            found.reverse();
        }
        // What is not sold any more stands last in any order.
        found.sort_by_key(|product| product.archived);
        self.rows = Rows { key, products: found.into_iter().map(|product| product.id).collect() };
    }

    fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let tr = cx.tr;
        let (name, category, cycle) = (tr.text("settings-product"), tr.text("settings-category"), tr.text("settings-cycle"));
        let hint = tr.text("settings-cycle-why");
        let columns = [
            Column::grow(&name, 160.0).sortable(),
            Column::grow(&category, 110.0).gap(16.0).sortable(),
            Column::fixed(&cycle, 120.0).gap(16.0).right().sortable().hint(&hint),
        ];
        let products = &self.rows.products;
        let get = |row: usize| products.get(row).and_then(|id| cx.model.products().get(*id));
        let cursor = self.chosen.and_then(|chosen| products.iter().position(|id| *id == chosen));
        let title = tr.text("settings-tab-products");
        let days = |product: &Product| product.cycle_days.map_or_else(String::new, |days| tr.with("days", &[("count", days.into())]));
        let table = Table::new("products", &title, &columns, products.len()).cursor(cursor).sorted(self.sort);
        let told = table.show_ui(
            ui,
            |row| get(row).map_or_else(String::new, |product| format!("{}, {}, {}", product.name, product.category, days(product))),
            |cell| {
                let Some(product) = get(cell.row()) else { return };
                let look = cell.look();
                let second = if product.archived { look.text3 } else { look.text2 };
                match cell.column() {
                    NAME if product.archived => cell.text(TextKind::Body, look.text3, &product.name),
                    NAME => cell.text(TextKind::BodyMedium, look.text, &product.name),
                    CATEGORY if product.archived => cell.text(TextKind::Body, second, &tr.text("settings-product-archived")),
                    CATEGORY => cell.text(TextKind::Body, second, &product.category),
                    _ => cell.num(TextKind::Body, second, &days(product)),
                }
            },
        );
        if let Some(id) = told.cursor.and_then(|row| products.get(row)) {
            self.chosen = Some(*id);
        }
        self.sort = told.sort.or(self.sort);
    }

    fn form_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, panel: eframe::egui::Rect, out: &mut Actions) {
        let tr = cx.tr;
        // A product may be gone after an undo.
        self.chosen = self.chosen.filter(|id| cx.model.products().get(*id).is_some());
        let kept = draft_of(cx.model, self.chosen);
        let mut draft = self.drafts.remove(&self.chosen).unwrap_or_else(|| kept.clone());
        let title = tr.text(if self.chosen.is_some() { "settings-product-edit" } else { "settings-product-new" });
        let chosen = self.chosen;
        let focus = std::mem::take(&mut self.focus_name);
        let choice = panel_ui(cx, ui, panel, (&title, &tr.text("settings-product-why")), |ui| {
            let changed = draft != kept;
            let errors = if changed { check(cx, chosen, &draft) } else { Vec::new() };
            let enter = fields_ui(cx, ui, chosen.is_some(), &mut draft, &errors, focus);
            (enter, PanelState { changed: draft != kept, sound: check(cx, chosen, &draft).is_empty() })
        });
        match choice {
            Some(PanelChoice::Save) => {
                out.run(Command::SaveProduct(chosen, draft.clone()));
                self.drafts.insert(chosen, draft);
            }
            None if draft != kept => {
                self.drafts.insert(chosen, draft);
            }
            Some(PanelChoice::Discard) | None => {}
        }
    }
}

fn fields_ui(cx: &ViewCtx<'_>, ui: &mut Ui, known: bool, draft: &mut ProductDraft, errors: &[FieldError], focus: bool) -> bool {
    let tr = cx.tr;
    let error = |field: Field| errors.iter().find(|error| error.field == field).map(|error| tr.problem(error.problem));
    let (name, category, cycle) = (tr.text("settings-product"), tr.text("settings-category"), tr.text("settings-cycle"));
    let mut enter = false;
    let response = TextField::new(&name).error(error(Field::Name).as_deref()).enabled(cx.can_edit).show_ui(ui, &mut draft.name);
    if focus {
        response.request_focus();
    }
    enter |= entered(ui, &response);
    let response = TextField::new(&category).enabled(cx.can_edit).show_ui(ui, &mut draft.category);
    enter |= entered(ui, &response);
    let hint = tr.text("settings-cycle-hint");
    let wrong = error(Field::CycleDays);
    let field = TextField::new(&cycle).hint(&hint).error(wrong.as_deref()).enabled(cx.can_edit);
    let response = field.show_ui(ui, &mut draft.cycle_days);
    enter |= entered(ui, &response);
    if known {
        checkbox_ui(ui, &mut draft.archived, &tr.text("settings-product-archived"));
    }
    enter
}

/// A product as a form holds it; empty for a new one.
fn draft_of(model: &Model, id: Option<ProductId>) -> ProductDraft {
    let product = id.and_then(|id| model.products().get(id));
    product.map_or_else(ProductDraft::default, |product| ProductDraft {
        name: product.name.clone(),
        category: product.category.clone(),
        cycle_days: product.cycle_days.map_or_else(String::new, |days| days.to_string()),
        archived: product.archived,
    })
}

fn check(cx: &ViewCtx<'_>, id: Option<ProductId>, draft: &ProductDraft) -> Vec<FieldError> {
    cx.check(Command::SaveProduct(id, draft.clone())).err().unwrap_or_default()
}
