//! Settings: of the shop, kept in its file and undone like everything else; of this computer, in effect at once.

mod backups;
mod chain;
mod computer;
mod file;
mod foot;
mod form;
mod line;
mod message_form;
mod messages;
mod products;
mod scores;
mod shop;
mod staff;
mod trail;

use eframe::egui::{Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::event::Event;
use crate::domain::command::Title;
use crate::i18n::Tr;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Chip, heading_ui};

pub use backups::{backup_words, moment};
pub use trail::trail_line_ui;

/// Height of title and tabs.
const HEADER: f32 = 108.0;

/// See the module.
#[derive(Debug, Default)]
pub struct SettingsPage {
    tab: Tab,
    shop: shop::ShopTab,
    chain: chain::ChainTab,
    products: products::ProductsTab,
    staff: staff::StaffTab,
    messages: messages::MessagesTab,
    backups: backups::BackupsTab,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Shop,
    Chain,
    Products,
    Staff,
    Messages,
    Computer,
    File,
    Backups,
    Trail,
}

const TABS: [(Tab, &str); 9] = [
    (Tab::Shop, "settings-tab-shop"),
    (Tab::Chain, "settings-tab-chain"),
    (Tab::Products, "settings-tab-products"),
    (Tab::Staff, "settings-tab-staff"),
    (Tab::Messages, "settings-tab-messages"),
    (Tab::Computer, "settings-tab-computer"),
    (Tab::File, "settings-tab-file"),
    (Tab::Backups, "settings-tab-backups"),
    (Tab::Trail, "settings-tab-trail"),
];

impl SettingsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        ui.spacing_mut().item_spacing.y = 0.0;
        self.header_ui(cx.tr, ui);
        match self.tab {
            Tab::Shop => self.shop.ui(cx, ui, out),
            Tab::Chain => self.chain.ui(cx, ui, out),
            Tab::Products => self.products.ui(cx, ui, out),
            Tab::Staff => self.staff.ui(cx, ui, out),
            Tab::Messages => self.messages.ui(cx, ui, out),
            Tab::Computer => computer::computer_ui(cx, ui, out),
            Tab::File => {
                if file::file_ui(cx, ui, out) {
                    self.tab = Tab::Backups;
                }
            }
            Tab::Backups => self.backups.ui(cx, ui, out),
            Tab::Trail => trail::trail_ui(cx, ui, out),
        }
    }

    /// Goes to the backups.
    pub fn show_backups(&mut self) {
        self.tab = Tab::Backups;
    }

    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        match event {
            Event::Done(Title::ProductSaved { .. }) => self.products.saved(),
            Event::Done(Title::StaffSaved { .. }) => self.staff.saved(),
            Event::Done(Title::TemplateSaved { .. }) => self.messages.saved(),
            _ => {}
        }
    }

    fn header_ui(&mut self, tr: &Tr, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
        let title = Rect::from_min_max(rect.min + vec2(size::S32, 26.0), pos2(rect.right(), rect.top() + 54.0));
        heading_ui(&mut ui.new_child(UiBuilder::new().max_rect(title)), &tr.text("menu-settings"), TextKind::Title);
        let tabs = Rect::from_min_max(rect.min + vec2(size::S32 - 10.0, 68.0), pos2(rect.right(), rect.top() + 96.0));
        let mut line =
            ui.new_child(UiBuilder::new().max_rect(tabs).layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)));
        line.spacing_mut().item_spacing.x = size::S2;
        for (tab, name) in TABS {
            if line.add(Chip::new(&tr.text(name), tab == self.tab)).clicked() {
                self.tab = tab;
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, theme(ui).line));
    }
}
