//! Deleting a client for good: asked once more, since it is the one thing that cannot be undone; and the act of it.

use chrono::Local;
use eframe::egui::{Context, Id, Modal};

use super::Shell;
use crate::app::erase::Act;
use crate::app::workspace::Workspace;
use crate::i18n::Tr;
use crate::ui::pages::settings::moment;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::{Button, heading_ui, label_ui};

impl Shell {
    /// Asks whether the client is really to be deleted.
    pub(super) fn erase_ui(&mut self, ctx: &Context) {
        let Some(id) = self.erasing else { return };
        let Some(workspace) = &mut self.workspace else { return };
        let Some(client) = workspace.model().clients().get(id) else {
            self.erasing = None;
            return;
        };
        let tr = &self.tr;
        let title = tr.with("erase-title", &[("name", client.display_name().into())]);
        let counts = [
            ("purchases", workspace.model().purchases().of(id).len().into()),
            ("contacts", workspace.model().contacts().of(id).len().into()),
        ];
        let what = tr.with("erase-what", &counts);
        let (mut erase, mut keep) = (false, false);
        let modal = Modal::new(Id::unique("erase")).frame(super::overlays::modal_frame(ctx, size::S16)).show(ctx, |ui| {
            ui.set_width(440.0);
            ui.spacing_mut().item_spacing.y = size::S8;
            heading_ui(ui, &title, TextKind::Heading);
            for text in [what.as_str(), &tr.text("erase-where"), &tr.text("erase-list")] {
                label_ui(ui, text, TextKind::Body, theme(ui).text2);
            }
            ui.add_space(size::S4);
            ui.horizontal(|ui| {
                erase = ui.add(Button::danger(&tr.text("erase-do"))).clicked();
                keep = ui.add(Button::secondary(&tr.text("erase-keep"))).clicked();
            });
        });
        if erase {
            workspace.erase_client(id);
        }
        if erase || keep || modal.should_close() {
            self.erasing = None;
        }
    }
}

/// Keeps the act of a deletion.
pub(super) fn keep_act(workspace: &mut Workspace, act: &Act, tr: &Tr) {
    let who = act
        .staff
        .and_then(|id| workspace.model().staff().get(id))
        .map_or_else(|| tr.text("nobody").into_owned(), |staff| staff.name.clone());
    let shop = workspace.model().settings().shop_name.clone();
    let zone = act.at.with_timezone(&Local).format("%:z").to_string();
    let mut lines = vec![
        tr.with("act-when", &[("moment", moment(tr, act.at).into()), ("zone", zone.into()), ("who", who.into()), ("shop", shop.into())]),
        tr.with("act-what", &[("purchases", act.purchases.into()), ("contacts", act.contacts.into())]),
        tr.with("act-backups", &[("count", act.backups.into())]),
        tr.text("act-list").into_owned(),
    ];
    if !act.remaining.is_empty() {
        let files: Vec<String> = act.remaining.iter().map(|path| path.display().to_string()).collect();
        lines.push(tr.with("act-remaining", &[("files", files.join(", ").into())]));
    }
    let page = tr.act_page(act.number, &lines);
    workspace.save_act(act, &page);
}
