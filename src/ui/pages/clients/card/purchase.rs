//! Changing or deleting a purchase: a small form in its place in the history.

use eframe::egui::{Frame, Margin, Ui};

use super::staff::staff_select_ui;
use crate::domain::command::{Command, Field, PurchaseDraft};
use crate::domain::ids::PurchaseId;
use crate::domain::purchase::Purchase;
use crate::domain::typed;
use crate::ui::theme::{Icon, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, TextField, error_ui};

/// A purchase that is being changed.
#[derive(Debug, Clone)]
pub struct PurchaseForm {
    pub purchase: PurchaseId,
    draft: PurchaseDraft,
    /// As it was when the form opened.
    kept: PurchaseDraft,
    /// The form was brought into sight when it opened.
    opened: bool,
}

/// What the owner did with the form.
#[derive(Debug)]
pub enum Done {
    Save(PurchaseId, PurchaseDraft),
    Delete(PurchaseId),
    Close,
}

impl PurchaseForm {
    /// The form filled from a purchase.
    pub fn of(cx: &ViewCtx<'_>, purchase: &Purchase) -> Self {
        let product = purchase.products().next().and_then(|id| cx.model.products().get(id));
        let sum = typed::sum_text(purchase.sum_minor, cx.currency());
        let draft = PurchaseDraft {
            day: purchase.day.format("%d.%m.%Y").to_string(),
            sum,
            product: product.map_or_else(String::new, |product| product.name.clone()),
            staff: purchase.staff,
            note: purchase.note().to_owned(),
        };
        Self { purchase: purchase.id, kept: draft.clone(), draft, opened: false }
    }

    /// Whether anything was typed since the form opened.
    pub fn is_changed(&self) -> bool {
        self.draft != self.kept
    }

    /// Shows the form over the width of `ui`.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> Option<Done> {
        let look = theme(ui);
        let mut done = None;
        let frame = Frame::new().fill(look.sunken).corner_radius(size::RADIUS).inner_margin(Margin::symmetric(12, 12));
        let shown = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = eframe::egui::vec2(size::S12, size::S8);
            let problems = cx.check(Command::EditPurchase(self.purchase, self.draft.clone())).err().unwrap_or_default();
            let problem = |field: Field| problems.iter().find(|error| error.field == field).map(|error| cx.tr.problem(error.problem));
            let half = (ui.available_width() - size::S12) / 2.0;
            ui.horizontal_top(|ui| {
                let name = cx.tr.text("clients-purchase-sum");
                TextField::new(&name).width(half).error(problem(Field::Sum).as_deref()).show_ui(ui, &mut self.draft.sum);
                let name = cx.tr.text("clients-purchase-day");
                TextField::new(&name).width(half).error(problem(Field::Day).as_deref()).show_ui(ui, &mut self.draft.day);
            });
            ui.horizontal_top(|ui| {
                let name = cx.tr.text("clients-purchase-product");
                TextField::new(&name).width(half).error(problem(Field::Product).as_deref()).show_ui(ui, &mut self.draft.product);
                staff_select_ui(cx, ui, &cx.tr.text("clients-purchase-staff"), half, &mut self.draft.staff);
            });
            let name = cx.tr.text("clients-purchase-note");
            TextField::new(&name).error(problem(Field::Note).as_deref()).show_ui(ui, &mut self.draft.note);
            if let Some(problem) = problem(Field::Whole) {
                error_ui(ui, &problem);
            }
            ui.horizontal(|ui| {
                let save = cx.tr.text("clients-save");
                if ui.add(Button::secondary(&save).small().enabled(problems.is_empty())).clicked() {
                    done = Some(Done::Save(self.purchase, self.draft.clone()));
                }
                let cancel = cx.tr.text("cancel");
                if ui.add(Button::quiet(&cancel).small()).clicked() {
                    done = Some(Done::Close);
                }
                ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
                    let delete = cx.tr.text("clients-purchase-delete");
                    if ui.add(Button::quiet(&delete).small().icon(Icon::Trash)).clicked() {
                        done = Some(Done::Delete(self.purchase));
                    }
                });
            });
        });
        if !std::mem::replace(&mut self.opened, true) {
            shown.response.scroll_to_me(None);
        }
        done
    }
}
