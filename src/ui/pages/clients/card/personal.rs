//! The client's own data on the card: what the menu offers, and the trail of what was changed.

use eframe::egui::Ui;

use crate::app::event::Action;
use crate::domain::client::Client;
use crate::ui::pages::settings::trail_line_ui;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{MenuItem, heading_ui, label_ui, link_ui};

/// Entries that are shown before the others are asked for.
const SHOWN: usize = 8;

/// The lines of the card's menu.
pub fn menu_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, out: &mut Actions) {
    let (save, erase) = (cx.tr.text("personal-save"), cx.tr.text("personal-erase"));
    if MenuItem::new(&save).icon(Icon::Download).enabled(cx.job.is_none()).show_ui(ui).clicked() {
        let name = format!("{}.html", cx.tr.with("personal-file", &[("number", client.id.to_string().into())]));
        out.pick_file(FilePurpose::ClientData { client: client.id, name });
    }
    if MenuItem::new(&erase).icon(Icon::AlertTriangle).enabled(cx.can_edit).show_ui(ui).clicked() {
        out.app(Action::AskErase(client.id));
    }
}

/// Who changed what and when; read when it is looked at.
pub fn trail_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, out: &mut Actions) {
    ui.add_space(size::S16);
    heading_ui(ui, &cx.tr.text("trail-title"), TextKind::BodyStrong);
    match cx.safety.trail.filter(|(of, _)| *of == Some(client.id)) {
        None => {
            if link_ui(ui, &cx.tr.text("trail-show")).clicked() {
                out.app(Action::ShowTrail(Some(client.id)));
            }
        }
        Some((_, [])) => drop(label_ui(ui, &cx.tr.text("trail-none"), TextKind::Small, theme(ui).text2)),
        Some((_, entries)) => {
            for entry in entries.iter().take(SHOWN) {
                trail_line_ui(cx, ui, entry);
            }
            if entries.len() > SHOWN {
                let more = cx.tr.with("trail-more", &[("count", (entries.len() - SHOWN).into())]);
                label_ui(ui, &more, TextKind::Small, theme(ui).text3);
            }
        }
    }
}
