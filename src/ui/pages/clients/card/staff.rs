//! Choosing a member of staff, or nobody.

use eframe::egui::Ui;

use crate::domain::ids::StaffId;
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::Select;

/// Shows the choice `width` points wide. Who has left is offered only where they are the ones chosen.
pub fn staff_select_ui(cx: &ViewCtx<'_>, ui: &mut Ui, name: &str, width: f32, chosen: &mut Option<StaffId>) {
    let nobody = cx.tr.text("nobody");
    let working = cx.model.staff().iter().filter(|staff| !staff.archived || Some(staff.id) == *chosen);
    let staff: Vec<(Option<StaffId>, &str)> =
        std::iter::once((None, nobody.as_ref())).chain(working.map(|staff| (Some(staff.id), staff.name.as_str()))).collect();
    let names: Vec<&str> = staff.iter().map(|(_, name)| *name).collect();
    let place = staff.iter().position(|(id, _)| id == chosen).unwrap_or(0);
    if let Some((id, _)) = Select::new(name, &names).width(width).show_ui(ui, place).and_then(|place| staff.get(place)) {
        *chosen = *id;
    }
}
