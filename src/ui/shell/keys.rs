//! Keys that work on every page.

use eframe::egui::{Context, Key, Modifiers};

use super::{Shell, is_typing, palette, plain_key};
use crate::app::event::{Action, ExportFormat, ExportKind};
use crate::app::prefs::ThemeChoice;
use crate::ui::menu::MenuCommand;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::Theme;
use crate::ui::view_ctx::FilePurpose;

impl Shell {
    /// Takes the keys of the frame that are commands.
    pub(super) fn keys(&mut self, ctx: &Context) {
        let typing = is_typing(ctx);
        for command in MenuCommand::ALL {
            // In a field, Ctrl+Z is the field's own.
            if typing && matches!(command, MenuCommand::Undo | MenuCommand::Redo) {
                continue;
            }
            if let Some(shortcut) = command.shortcut()
                && ctx.input_mut(|input| input.consume_shortcut(&shortcut))
            {
                self.menu(ctx, command);
            }
        }
        if !typing && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Y)) {
            self.menu(ctx, MenuCommand::Redo);
        }
        if self.palette.is_none() && plain_key(ctx, Key::Slash) {
            self.menu(ctx, MenuCommand::Find);
        }
    }

    /// Carries out a command of the menu.
    pub(super) fn menu(&mut self, ctx: &Context, command: MenuCommand) {
        if self.workspace.is_none() && !matches!(command, MenuCommand::OpenShop | MenuCommand::SwitchTheme) {
            return;
        }
        match command {
            MenuCommand::Go(route) => self.route = route,
            MenuCommand::Find => {
                self.route = Route::Clients;
                self.focus_search = true;
            }
            MenuCommand::Palette => self.palette = Some(palette::Palette::default()),
            MenuCommand::NewClient => self.actions.jump(Jump::NewClient),
            MenuCommand::ImportFile => {
                self.route = Route::Transfer;
                self.actions.pick_file(FilePurpose::Import);
            }
            MenuCommand::OpenShop => self.actions.pick_file(FilePurpose::Open),
            MenuCommand::ExportClients => self.ask_export(ExportKind::Clients),
            MenuCommand::ExportPurchases => self.ask_export(ExportKind::Purchases),
            MenuCommand::Undo if self.route == Route::Call && self.pages.call.take_back_skip() => {}
            MenuCommand::Undo => self.actions.app(Action::Undo),
            MenuCommand::Redo => self.actions.app(Action::Redo),
            MenuCommand::SwitchTheme => {
                self.prefs.theme = if Theme::of(ctx).dark { ThemeChoice::Light } else { ThemeChoice::Dark };
                self.save_prefs(ctx);
            }
            MenuCommand::LargerText => self.resize_text(ctx, 10),
            MenuCommand::SmallerText => self.resize_text(ctx, -10),
            MenuCommand::Help => self.help_open = !self.help_open,
        }
    }

    fn resize_text(&mut self, ctx: &Context, by_percent: i16) {
        self.prefs.text_percent = self.prefs.text_percent.saturating_add_signed(by_percent).clamp(75, 200);
        self.save_prefs(ctx);
    }

    fn ask_export(&mut self, what: ExportKind) {
        self.actions.pick_file(FilePurpose::export(&self.tr, what, ExportFormat::Csv));
    }
}
