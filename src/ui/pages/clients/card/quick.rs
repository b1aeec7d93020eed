//! A purchase on one line, with products proposed while it is typed and what was read shown before it is saved.

use eframe::egui::{Id, Key, Popup, PopupCloseBehavior, RectAlign, Response, Ui, vec2};

use super::reading::{self, Reading};
use crate::domain::command::PurchaseDraft;
use crate::domain::typed::{self, Leaning};
use crate::ui::pages::product_line::{self, Proposal, proposals};
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{TextField, error_line_ui, label_ui, menu_ui};

/// The line and which of the proposed products is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuickLine {
    pub text: String,
    chosen: usize,
    /// The pointer was over the proposals in the last frame: a click on one must not close them first.
    over_proposals: bool,
}

impl QuickLine {
    /// Whether anything was typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The purchase as it was read.
    pub fn draft(&self, cx: &ViewCtx<'_>) -> PurchaseDraft {
        let reading = reading::read(&self.text, cx.today, cx.currency());
        let proposals = proposals(cx, &reading.product);
        let product = proposals.get(self.chosen).or(proposals.first()).map_or("", Proposal::name);
        PurchaseDraft { day: reading.day, sum: reading.sum, product: product.to_owned(), staff: None, note: String::new() }
    }

    /// Shows the line `width` points wide; the draft comes back when Enter saves it.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, id: Id, width: f32, error: Option<&str>) -> Option<PurchaseDraft> {
        let name = cx.tr.text("clients-quick-name");
        let hint = cx.tr.text("clients-quick-hint");
        let reading = reading::read(&self.text, cx.today, cx.currency());
        let proposals = proposals(cx, &reading.product);
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused {
            product_line::step(ui, &mut self.chosen, proposals.len());
        }
        let field = TextField::new(&name).unlabelled().hint(&hint).id(id).width(width).enabled(cx.can_edit);
        let response = field.show_ui(ui, &mut self.text);
        if response.changed() {
            self.chosen = 0;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            response.request_focus();
        }
        let open = (response.has_focus() || self.over_proposals) && !self.is_blank();
        self.over_proposals = open && self.reading_ui(cx, &response, &reading, &proposals, width, error);
        (entered && !self.is_blank()).then(|| self.draft(cx))
    }

    /// What was read, and the products that may be meant; gives back whether the pointer is over it.
    fn reading_ui(
        &mut self,
        cx: &ViewCtx<'_>,
        response: &Response,
        reading: &Reading,
        proposals: &[Proposal],
        width: f32,
        error: Option<&str>,
    ) -> bool {
        // The response is that of the text; the box around it is ten points wider on both sides.
        let field = response.rect.expand2(vec2(10.0, 4.0));
        let popup = Popup::from_response(response).anchor(field).open(true).align(RectAlign::TOP_START).gap(size::S4);
        let shown = popup.width(width).close_behavior(PopupCloseBehavior::IgnoreClicks).show(|ui| {
            menu_ui(ui, |ui| {
                ui.set_width(width - size::S8);
                if let Some(place) = product_line::lines_ui(ui, cx, proposals, self.chosen) {
                    self.chosen = place;
                    response.request_focus();
                }
                ui.add_space(size::S4);
                ui.horizontal(|ui| {
                    ui.add_space(size::S8);
                    if let Some(error) = error {
                        error_line_ui(ui, error);
                    } else {
                        let words = read_words(cx, reading, proposals.get(self.chosen));
                        ui.set_max_width(ui.available_width() - size::S8);
                        label_ui(ui, &words, TextKind::Body, theme(ui).text2);
                    }
                });
            });
        });
        shown.is_some_and(|shown| shown.response.contains_pointer())
    }
}

/// How the line was read: `4 200 ₽ · Colouring · today`.
fn read_words(cx: &ViewCtx<'_>, reading: &Reading, proposal: Option<&Proposal>) -> String {
    let sum = typed::sum(&reading.sum, cx.currency()).map_or_else(|_| cx.tr.text("clients-quick-no-sum").into_owned(), |sum| cx.money(sum));
    let day = typed::day(&reading.day, cx.today, Leaning::Past).unwrap_or(cx.today);
    let day = if day == cx.today { cx.tr.text("today").into_owned() } else { cx.tr.day_short(day, cx.today) };
    let product = proposal.map(|proposal| proposal.name().to_owned());
    let parts: Vec<String> = std::iter::once(sum).chain(product).chain([day]).collect();
    cx.tr.with("clients-quick-reading", &[("parts", parts.join(" · ").into())])
}
