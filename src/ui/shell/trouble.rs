//! What the window says of a file that is damaged, that does not open, or that can only be read, and what can be done.

use std::path::PathBuf;

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::{Shell, say};
use crate::app::backups::{self, Backup};
use crate::app::error::AppError;
use crate::app::event::Action;
use crate::app::prefs::Prefs;
use crate::app::workspace::Workspace;
use crate::i18n::Tr;
use crate::ui::pages::settings::{SettingsPage, backup_words};
use crate::ui::route::Route;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose};
use crate::ui::widgets::{BannerKind, Button, banner_ui as banner, heading_ui, label_ui};

/// Width of the page.
const COLUMN: f32 = 560.0;
/// So many backups are offered.
const OFFERED: usize = 5;

/// A file that did not open, and why.
#[derive(Debug)]
pub struct Trouble {
    pub path: PathBuf,
    pub error: AppError,
    /// Backups that could take its place, newest first.
    offered: Vec<Backup>,
}

impl Trouble {
    /// The file at `path` did not open. Looks for its backups once.
    #[must_use]
    pub fn new(path: PathBuf, error: AppError) -> Self {
        // A file that is sound and only cannot be had needs no backup.
        let is_sound = match &error {
            AppError::Occupied { .. } | AppError::InFront { .. } => true,
            AppError::Store { error, .. } => ["in-use", "newer", "no-permission", "network"].contains(&error.key()),
            _ => false,
        };
        let mut offered = if is_sound { Vec::new() } else { backups::list(&path, None) };
        offered.truncate(OFFERED);
        Self { path, error, offered }
    }
}

impl Shell {
    /// The whole window, as long as no file is open: what happened, and the ways on.
    pub(super) fn trouble_ui(&mut self, ui: &mut Ui) {
        let Some(trouble) = &self.trouble else { return };
        let (look, tr) = (theme(ui), &self.tr);
        let full = ui.max_rect();
        let width = COLUMN.min(full.width() - 2.0 * size::S32);
        let place =
            Rect::from_min_size(full.min + vec2((full.width() - width) / 2.0, full.height() * 0.16), vec2(width, full.height() * 0.8));
        let now = self.clock.now();
        let mut start_page = false;
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ScrollArea::vertical().show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = size::S8;
                Icon::AlertTriangle.show_ui(ui, size::S24, look.warn);
                heading_ui(ui, &tr.text("trouble-title"), TextKind::Title);
                label_ui(ui, &say(&trouble.error, tr), TextKind::Body, look.text);
                label_ui(ui, &tr.text("trouble-safe"), TextKind::Body, look.text2);
                ui.add_space(size::S8);
                if !trouble.offered.is_empty() {
                    heading_ui(ui, &tr.text("trouble-backups"), TextKind::Heading);
                    label_ui(ui, &tr.text("trouble-backups-why"), TextKind::Small, look.text2);
                }
                for backup in &trouble.offered {
                    let words = backup_words(tr, &backup.mark, now);
                    if ui.add(Button::secondary(&words).icon(Icon::ArrowBackUp)).clicked() {
                        self.actions.app(Action::BringBack { file: trouble.path.clone(), backup: backup.path.clone() });
                    }
                }
                ui.add_space(size::S8);
                ui.horizontal(|ui| {
                    if ui.add(Button::primary(&tr.text("trouble-again"))).clicked() {
                        self.actions.app(Action::Open(trouble.path.clone()));
                    }
                    if ui.add(Button::secondary(&tr.text("menu-open-shop")).icon(Icon::FolderOpen)).clicked() {
                        self.actions.pick_file(FilePurpose::Open);
                    }
                    start_page = ui.add(Button::quiet(&tr.text("trouble-start"))).clicked();
                });
            });
        });
        if start_page {
            self.trouble = None;
        }
    }
}

/// Above every page: why nothing can be changed, if so.
pub(super) fn banner_ui(
    workspace: &Workspace,
    (tr, prefs): (&Tr, &Prefs),
    ui: &mut Ui,
    out: &mut Actions,
    settings: &mut SettingsPage,
    route: &mut Route,
) {
    if !workspace.damage().is_empty() {
        let count = tr.with("damaged-count", &[("count", workspace.damage().len().into())]);
        banner(ui, BannerKind::Danger, Icon::AlertTriangle, &tr.text("damaged-title"), &count, &tr.text("damaged-what-to-do"), |ui| {
            ui.add_space(size::S8);
            ui.horizontal(|ui| {
                if ui.add(Button::primary(&tr.text("damaged-backups"))).clicked() {
                    *route = Route::Settings;
                    settings.show_backups();
                }
                if ui.add(Button::secondary(&tr.text("damaged-save"))).clicked() {
                    out.app(Action::SaveReadable);
                }
            });
        });
    } else if let Some(why) = workspace.why_read_only() {
        let text = tr.text(match why.key() {
            "place" => "banner-read-only-place",
            "newer" => "banner-read-only-newer",
            _ => "banner-read-only",
        });
        banner(ui, BannerKind::Warn, Icon::Lock, &text, "", "", |_| ());
    } else if let Some(program) = workspace.synchroniser()
        && prefs.understood_sync.as_deref() != Some(workspace.path())
    {
        let title = tr.with("synchronised", &[("program", program.into())]);
        banner(ui, BannerKind::Warn, Icon::AlertTriangle, &title, &tr.text("synchronised-why"), &tr.text("synchronised-advice"), |ui| {
            if ui.add(Button::secondary(&tr.text("understood")).small()).clicked() {
                let understood_sync = Some(workspace.path().to_owned());
                out.app(Action::SetPrefs(Box::new(Prefs { understood_sync, ..prefs.clone() })));
            }
        });
    }
}
