//! What can be done with the marked rows: a tag, a pause, the archive, a copy as a table. What has to be typed is typed
//! in the foot; what is wrong with it stands beside the field.

use eframe::egui::{Id, Key, Modifiers, Ui};

use super::list::List;
use crate::app::event::ExportFormat;
use crate::domain::command::Command;
use crate::domain::ids::ClientId;
use crate::domain::typed::{self, Leaning};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, MenuItem, TextField, error_line_ui, line_label_ui, menu_button_ui, menu_line_ui, menu_ui};

/// The files that marked rows can become.
const EXPORTS: [(ExportFormat, &str); 3] =
    [(ExportFormat::Xlsx, "clients-export-xlsx"), (ExportFormat::Csv, "clients-export-csv"), (ExportFormat::Vcard, "clients-export-vcard")];

/// Something that is typed for the marked rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    what: What,
    typed: String,
    opened: bool,
    /// It was asked for; what is wrong is told.
    tried: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Tag,
    Pause,
}

impl Batch {
    const fn new(what: What) -> Self {
        Self { what, typed: String::new(), opened: false, tried: false }
    }

    /// The command, or what is wrong in words.
    fn command(&self, cx: &ViewCtx<'_>, clients: Vec<ClientId>) -> Result<Command, String> {
        let command = match self.what {
            What::Tag => Command::TagClients { clients, tag: self.typed.clone(), add: true },
            What::Pause => {
                let day = typed::day(&self.typed, cx.today, Leaning::Future);
                let until = day.map_err(|wrong| cx.tr.problem(crate::domain::command::Problem::Mistyped(wrong)).into_owned())?;
                Command::PauseClients { clients, until }
            }
        };
        match cx.check(command.clone()) {
            Ok(_) => Ok(command),
            Err(errors) => Err(errors.first().map_or_else(String::new, |error| cx.tr.problem(error.problem).into_owned())),
        }
    }
}

impl List {
    /// The foot while rows are marked.
    pub(super) fn marked_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let marked = cx.tr.with("clients-marked", &[("count", self.marked.len().into())]);
        line_label_ui(ui, &marked, TextKind::BodyMedium, theme(ui).text);
        ui.add_space(size::S8);
        let mut ids: Vec<ClientId> = self.marked.iter().copied().collect();
        ids.sort_unstable();
        if let Some(mut batch) = self.batch.take() {
            self.batch = batch_ui(cx, ui, &mut batch, ids, out).then_some(batch);
            return;
        }
        let ways = [(What::Tag, Icon::Tag, "clients-batch-tag"), (What::Pause, Icon::PlayerPause, "clients-pause")];
        for (what, icon, key) in ways {
            let word = cx.tr.text(key);
            if ui.add(Button::secondary(&word).small().icon(icon).enabled(cx.can_edit)).clicked() {
                self.batch = Some(Batch::new(what));
            }
        }
        let archived = |id: &ClientId| cx.model.clients().get(*id).is_none_or(|client| client.archived.is_some());
        let restore = ids.iter().all(archived);
        let archive = cx.tr.text(if restore { "clients-restore" } else { "clients-archive" });
        let icon = if restore { Icon::ArchiveOff } else { Icon::Archive };
        if ui.add(Button::secondary(&archive).small().icon(icon).enabled(cx.can_edit)).clicked() {
            out.run(Command::ArchiveClients { clients: ids.clone(), archive: !restore });
        }
        let more = cx.tr.text("clients-card-more");
        menu_button_ui(ui, Button::icon_only(Icon::Dots, &more), |ui| {
            menu_ui(ui, |ui| {
                let copy = cx.tr.text("clients-copy");
                if MenuItem::new(&copy).icon(Icon::Copy).show_ui(ui).clicked() {
                    out.copy(self.as_tsv(cx, |id| self.marked.contains(&id)));
                }
                for (format, key) in EXPORTS {
                    let text = cx.tr.text(key);
                    if MenuItem::new(&text).icon(Icon::Download).show_ui(ui).clicked() {
                        out.pick_file(FilePurpose::export_clients(cx.tr, ids.clone(), format));
                    }
                }
                let tags = tags_of(cx, &ids);
                if !tags.is_empty() {
                    menu_line_ui(ui);
                }
                for tag in tags {
                    let text = cx.tr.with("clients-untag", &[("tag", (&tag).into())]);
                    if MenuItem::new(&text).icon(Icon::Tag).enabled(cx.can_edit).show_ui(ui).clicked() {
                        out.run(Command::TagClients { clients: ids.clone(), tag, add: false });
                    }
                }
            });
        });
        let unmark = cx.tr.text("clients-unmark");
        if ui.add(Button::icon_only(Icon::X, &unmark)).clicked() {
            self.unmark();
        }
    }
}

/// Tags that any of the clients has, the most frequent first.
fn tags_of(cx: &ViewCtx<'_>, ids: &[ClientId]) -> Vec<String> {
    const SHOWN: usize = 8;
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for client in ids.iter().filter_map(|id| cx.model.clients().get(*id)) {
        for tag in &client.tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let mut tags: Vec<(&str, usize)> = counts.into_iter().collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    tags.into_iter().take(SHOWN).map(|(tag, _)| tag.to_owned()).collect()
}

/// The field in the foot; false when it is to close.
fn batch_ui(cx: &ViewCtx<'_>, ui: &mut Ui, batch: &mut Batch, ids: Vec<ClientId>, out: &mut Actions) -> bool {
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let (name, hint) = match batch.what {
        What::Tag => ("clients-tag-name", "clients-tag-hint"),
        What::Pause => ("clients-pause-question", "clients-contact-day-hint"),
    };
    let (name, hint) = (cx.tr.text(name), cx.tr.text(hint));
    let id = Id::unique("marked entry");
    let before = batch.typed.clone();
    let problem = batch.command(cx, ids.clone()).err().filter(|_| batch.tried);
    let field = TextField::new(&name).unlabelled().hint(&hint).width(200.0).id(id).error_beside(problem.as_deref());
    let response = field.show_ui(ui, &mut batch.typed);
    if !batch.opened {
        batch.opened = true;
        response.request_focus();
    }
    batch.tried &= before == batch.typed;
    let command = batch.command(cx, ids);
    let save = cx.tr.text("save");
    let asked = ui.add(Button::secondary(&save).small().key("↵").enabled(cx.can_edit)).clicked() || entered;
    let mut stays = !escaped;
    match (asked && cx.can_edit, command) {
        (true, Ok(command)) => {
            out.run(command);
            stays = false;
        }
        (true, Err(_)) => batch.tried = true,
        (false, Err(problem)) if batch.tried => error_line_ui(ui, &problem),
        (false, Ok(Command::PauseClients { until, .. })) => {
            line_label_ui(ui, &cx.tr.weekday_day(until), TextKind::Body, theme(ui).text2);
        }
        _ => {}
    }
    let cancel = cx.tr.text("cancel");
    if ui.add(Button::icon_only(Icon::X, &cancel)).clicked() {
        stays = false;
    }
    stays
}
