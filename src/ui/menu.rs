//! Everything that can be asked for from anywhere: one list for keys, the command palette and the help, so that
//! they cannot disagree.

use eframe::egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::route::Route;
use super::theme::Icon;

/// Something that can be asked for from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MenuCommand {
    Go(Route),
    Find,
    Palette,
    NewClient,
    ImportFile,
    OpenShop,
    ExportClients,
    ExportPurchases,
    Undo,
    Redo,
    SwitchTheme,
    LargerText,
    SmallerText,
    Help,
}

impl MenuCommand {
    /// Every command, in the order of the palette.
    pub const ALL: [Self; 22] = [
        Self::Go(Route::Today),
        Self::Go(Route::Call),
        Self::Go(Route::Calendar),
        Self::Go(Route::Clients),
        Self::Go(Route::Segments),
        Self::Go(Route::Charts),
        Self::Go(Route::WinBack),
        Self::Go(Route::Transfer),
        Self::Go(Route::Settings),
        Self::Find,
        Self::NewClient,
        Self::ImportFile,
        Self::ExportClients,
        Self::ExportPurchases,
        Self::OpenShop,
        Self::Undo,
        Self::Redo,
        Self::SwitchTheme,
        Self::LargerText,
        Self::SmallerText,
        Self::Palette,
        Self::Help,
    ];

    /// Key of its name in the translations.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Go(Route::Today) => "menu-today",
            Self::Go(Route::Call) => "menu-call",
            Self::Go(Route::Calendar) => "menu-calendar",
            Self::Go(Route::Clients) => "menu-clients",
            Self::Go(Route::Segments) => "menu-segments",
            Self::Go(Route::Charts) => "menu-charts",
            Self::Go(Route::WinBack) => "menu-win-back",
            Self::Go(Route::Transfer) => "menu-transfer",
            Self::Go(Route::Settings) => "menu-settings",
            Self::Find => "menu-find",
            Self::Palette => "menu-palette",
            Self::NewClient => "menu-new-client",
            Self::ImportFile => "menu-import-file",
            Self::OpenShop => "menu-open-shop",
            Self::ExportClients => "menu-export-clients",
            Self::ExportPurchases => "menu-export-purchases",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::SwitchTheme => "menu-switch-theme",
            Self::LargerText => "menu-larger-text",
            Self::SmallerText => "menu-smaller-text",
            Self::Help => "menu-help",
        }
    }

    /// Its icon.
    #[must_use]
    pub const fn icon(self) -> Icon {
        match self {
            Self::Go(Route::Today) => Icon::Sun,
            Self::Go(Route::Call) => Icon::Phone,
            Self::Go(Route::Calendar) => Icon::Calendar,
            Self::Go(Route::Clients) => Icon::Users,
            Self::Go(Route::Segments) => Icon::LayoutGrid,
            Self::Go(Route::Charts) => Icon::ChartLine,
            Self::Go(Route::WinBack) => Icon::Repeat,
            Self::Go(Route::Transfer) | Self::ImportFile => Icon::FileImport,
            Self::Go(Route::Settings) => Icon::Settings,
            Self::Find | Self::Palette => Icon::Search,
            Self::NewClient => Icon::UserPlus,
            Self::OpenShop => Icon::Database,
            Self::ExportClients | Self::ExportPurchases => Icon::Download,
            Self::Undo => Icon::ArrowBackUp,
            Self::Redo => Icon::ArrowForwardUp,
            Self::SwitchTheme => Icon::Moon,
            Self::LargerText => Icon::Plus,
            Self::SmallerText => Icon::Minus,
            Self::Help => Icon::InfoCircle,
        }
    }

    /// Its keys as they stand on the keyboard: `Ctrl+=`, and not the name of the sign.
    #[must_use]
    pub fn keys(self, ctx: &Context) -> Option<String> {
        let shortcut = self.shortcut()?;
        let key = shortcut.logical_key;
        Some(ctx.format_shortcut(&shortcut).replace(key.name(), key.symbol_or_name()))
    }

    /// Its keys. Letters are those of the key's place, so they work on a Russian layout too.
    #[must_use]
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        let key = match self {
            Self::Go(Route::Today) => Key::Num1,
            Self::Go(Route::Calendar) => Key::Num2,
            Self::Go(Route::Clients) => Key::Num3,
            Self::Go(Route::Segments) => Key::Num4,
            Self::Go(Route::Charts) => Key::Num5,
            Self::Go(Route::WinBack) => Key::Num6,
            Self::Go(Route::Transfer) => Key::Num7,
            Self::Go(Route::Settings) => Key::Num8,
            Self::Find => Key::F,
            Self::Palette => Key::K,
            Self::NewClient => Key::N,
            Self::ImportFile => Key::I,
            Self::OpenShop => Key::O,
            Self::Go(Route::Call) | Self::ExportClients | Self::ExportPurchases => return None,
            Self::Undo => Key::Z,
            Self::Redo => return Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z)),
            Self::SwitchTheme => Key::D,
            Self::LargerText => Key::Equals,
            Self::SmallerText => Key::Minus,
            Self::Help => return Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
        };
        Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
    }
}
