//! Every widget in its states, and every kind of text.

use eframe::egui::{Align, Color32, Grid, Layout, Rect, Sense, Ui, UiBuilder, Vec2, pos2, vec2};
use regulars::ui::theme::{Icon, Step, TextKind, size, theme};
use regulars::ui::widgets::{
    BannerKind, Button, Chip, Column, FilterChip, MenuItem, OptionCard, OutcomeKey, RailItem, Select, Sort, StageDot, Table, TagKind,
    TextField, UndoBar, avatar_ui, banner_ui, bar_ui, card_frame, card_frame_selected, checkbox_ui, elided_label_ui, empty_state_ui,
    fact_ui, heading_ui, icon_label_ui, key_cap_ui, label_ui, line_label_ui, link_ui, menu_button_ui, menu_line_ui, menu_ui, num_label_ui,
    panel_frame, radio_ui, segmented_ui, step_mark_ui, switch_ui, tag_ui,
};

/// What the fields hold.
#[derive(Default)]
pub struct Widgets {
    find: String,
    empty: String,
    name: String,
    phone: String,
    note: String,
    off: bool,
}

impl Widgets {
    /// Shows everything in three columns.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        let window = ui.max_rect();
        "Anna Kuznetsova".clone_into(&mut self.name);
        "+7 916 204-18".clone_into(&mut self.phone);
        for (i, show) in [Self::left_ui, Self::middle_ui, Self::right_ui].into_iter().enumerate() {
            let left = 24.0 + 416.0 * f32::from(u8::try_from(i).unwrap_or_default());
            let column = Rect::from_min_max(pos2(left, 20.0), pos2(left + 392.0, window.bottom()));
            let mut child = ui.new_child(UiBuilder::new().max_rect(column));
            child.spacing_mut().item_spacing = vec2(8.0, 10.0);
            show(self, &mut child);
        }
    }

    fn left_ui(&mut self, ui: &mut Ui) {
        heading_ui(ui, "Buttons", TextKind::Heading);
        ui.horizontal(|ui| {
            ui.add(Button::primary("Call").icon(Icon::Phone).key("↵"));
            ui.add(Button::secondary("Copy number").icon(Icon::Copy).key("C"));
            ui.add(Button::quiet("Open card").icon(Icon::User).key("O"));
        });
        ui.horizontal(|ui| {
            ui.add(Button::secondary("Today").small());
            ui.add(Button::secondary("14 October").icon(Icon::Calendar).chevron());
            ui.add(Button::danger("Delete for good"));
            ui.add(Button::icon_only(Icon::Pencil, "Edit"));
            ui.add(Button::icon_only(Icon::Dots, "More"));
        });
        ui.horizontal(|ui| {
            ui.add(Button::primary("Import 1 290 rows").width(162.0));
            ui.add(Button::primary("Not now").enabled(false));
            ui.add(Button::secondary("Not now").enabled(false));
        });
        ui.horizontal(|ui| {
            ui.add(Button::primary("Large").large());
            ui.add(Button::secondary("A word far too long").width(110.0));
            ui.add(Button::quiet("Pressed").pressed(true));
            ui.add(Button::secondary("Focused")).request_focus();
        });
        heading_ui(ui, "Chips and choices", TextKind::Heading);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add(Chip::new("All", true).count("11"));
            ui.add(Chip::new("Agreed", false).count("2").step(Step::Agreed));
            ui.add(Chip::new("Calls", false).count("4").step(Step::Call));
            ui.add(Chip::new("Birthdays", false).count("1").icon(Icon::Cake));
        });
        ui.horizontal(|ui| {
            FilterChip { name: "Stage", value: "Active, At risk", remove: "Remove" }.show_ui(ui);
            FilterChip { name: "Segment", value: "Regulars, Periodic", remove: "Remove" }.show_ui(ui);
        });
        ui.horizontal(|ui| {
            segmented_ui(ui, "Span", &["Months", "Quarters"], 0, size::CONTROL, None);
            segmented_ui(ui, "Window", &["30", "90", "180 days"], 1, 24.0, None);
        });
        segmented_ui(ui, "Language", &["English", "Русский"], 0, size::CONTROL_LARGE, Some(232.0));
        ui.horizontal(|ui| {
            ui.add(OptionCard::new("Beauty salon", true, 114.0).icon(Icon::Scissors));
            ui.add(OptionCard::new("Water delivery", false, 114.0).icon(Icon::Droplet));
            ui.add(OptionCard::new("Coffee shop", false, 114.0).icon(Icon::Coffee));
        });
        ui.add(OptionCard::new("12 October 2024", true, 358.0).note("as in 1 283 other rows"));
        ui.add(OptionCard::new("10 December 2024", false, 358.0).note("month first"));
        ui.horizontal(|ui| {
            checkbox_ui(ui, &mut true, "Has consent");
            checkbox_ui(ui, &mut self.off, "Do not contact");
        });
        ui.horizontal(|ui| {
            switch_ui(ui, &mut true, "Standing");
            switch_ui(ui, &mut self.off, "Compare");
            radio_ui(ui, true, "Day first");
            radio_ui(ui, false, "Month first");
        });
        ui.horizontal(|ui| {
            ui.add(OutcomeKey::new(Icon::CalendarEvent, "Will come on…", "W", 124.0).good());
            ui.add(OutcomeKey::new(Icon::PhoneOff, "No answer", "N", 124.0));
            ui.add(OutcomeKey::new(Icon::Ban, "Do not contact", "D", 112.0).without_icon());
        });
        heading_ui(ui, "Rail", TextKind::Heading);
        ui.scope(|ui| {
            ui.set_width(183.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(RailItem::new(Icon::Sun, "Today", true).count(Some("11")));
            ui.add(RailItem::new(Icon::Calendar, "Calendar", false));
            ui.add(RailItem::new(Icon::Repeat, "Win-back", false).count(Some("1")));
        });
        ui.scope(|ui| {
            ui.set_width(32.0);
            ui.add(RailItem::new(Icon::Users, "Clients", true).narrow(true));
        });
    }

    fn middle_ui(&mut self, ui: &mut Ui) {
        let look = theme(ui);
        heading_ui(ui, "Fields", TextKind::Heading);
        TextField::search("Find").key("/").show_ui(ui, &mut self.find);
        TextField::new("Name").hint("As on the card").show_ui(ui, &mut self.name);
        TextField::new("Birthday").hint("4 March").icon(Icon::Cake).show_ui(ui, &mut self.empty);
        let error = "This number is too short: a Russian number has eleven digits";
        TextField::new("Phone").error(Some(error)).show_ui(ui, &mut self.phone);
        TextField::new("Note").rows(3).hint("What they like, why they buy").show_ui(ui, &mut self.note);
        Select::new("Currency", &["Russian rouble, ₽", "Euro, €"]).width(232.0).show_ui(ui, 0);
        heading_ui(ui, "A menu", TextKind::Heading);
        eframe::egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_width(220.0);
            menu_ui(ui, |ui| {
                MenuItem::new("Open card").icon(Icon::User).key("↵").show_ui(ui);
                MenuItem::new("Only overdue").chosen(true).show_ui(ui);
                MenuItem::new("Call").icon(Icon::Phone).enabled(false).show_ui(ui);
                menu_line_ui(ui);
                MenuItem::new("Delete for good").icon(Icon::Trash).danger().show_ui(ui);
            });
        });
        heading_ui(ui, "Messages", TextKind::Heading);
        let sentence = "about 240 more clients needed to be sure.";
        banner_ui(
            ui,
            BannerKind::Warn,
            Icon::Clock,
            "Too early:",
            sentence,
            "So far the difference may be chance. 11 days are left.",
            |_| (),
        );
        banner_ui(
            ui,
            BannerKind::Danger,
            Icon::AlertTriangle,
            "The file could not be saved.",
            "The disk is full.",
            "Nothing is lost.",
            |ui| link_ui(ui, "Choose another folder"),
        );
        banner_ui(ui, BannerKind::Info, Icon::InfoCircle, "One change at a time,", "or you will not know what worked.", "", |_| ());
        let (rect, _) = ui.allocate_exact_size(vec2(392.0, 48.0), Sense::hover());
        UndoBar { message: "Olga Petrova: will come on Friday, 17 October", undo: "Undo", key: "Ctrl Z", close: "Close" }.show_ui(ui, rect);
        let (rect, _) = ui.allocate_exact_size(vec2(392.0, 190.0), Sense::hover());
        let mut empty = ui.new_child(UiBuilder::new().max_rect(rect));
        let button = Button::primary("Import my table").icon(Icon::FileImport);
        let sentence = "This page will show whom to contact today, and why.";
        empty_state_ui(&mut empty, Icon::Sun, "Nobody yet", sentence, Some(button));
        line_label_ui(ui, "Below the empty state", TextKind::Small, look.text3);
    }

    fn right_ui(_: &mut Self, ui: &mut Ui) {
        let look = theme(ui);
        heading_ui(ui, "Marks", TextKind::Heading);
        ui.horizontal(|ui| {
            tag_ui(ui, "VIP", Some(Icon::Star), TagKind::Plain);
            tag_ui(ui, "Regular", None, TagKind::Plain);
            tag_ui(ui, "running", None, TagKind::Active);
            tag_ui(ui, "3 over", None, TagKind::Warn);
            avatar_ui(ui, "Marina", 26.0);
            link_ui(ui, "141 lost clients");
            key_cap_ui(ui, "Esc");
        });
        ui.horizontal(|ui| {
            for (step, name) in Step::ALL.into_iter().zip(["Remind", "Offer", "Call", "Agreed"]) {
                step_mark_ui(ui, step, size::STEP, name);
                line_label_ui(ui, name, TextKind::Body, look.text2);
            }
        });
        ui.horizontal(|ui| {
            for (dot, name) in [(StageDot::Active, "Active"), (StageDot::AtRisk, "At risk"), (StageDot::Sleeping, "Sleeping")] {
                dot.show_ui(ui);
                line_label_ui(ui, name, TextKind::Body, look.text2);
            }
        });
        bar_ui(ui, "Clients", vec2(117.0, 6.0), 0.33, look.line2);
        bar_ui(ui, "Revenue", vec2(117.0, 6.0), 0.61, look.accent);
        icon_label_ui(ui, Icon::Gift, "You may offer a care mask as a gift", TextKind::Body, look.text2);
        elided_label_ui(ui, "A sentence that is much too long for the room it has", TextKind::Body, look.text, 200.0);
        fact_ui(ui, "Average check", "4 000 ₽");
        fact_ui(ui, "Next 12 months", "46 800 ₽");
        heading_ui(ui, "Frames", TextKind::Heading);
        ui.horizontal(|ui| {
            for frame in [card_frame(look), card_frame_selected(look), panel_frame(look)] {
                frame.show(ui, |ui| {
                    ui.vertical(|ui| {
                        line_label_ui(ui, "Regulars", TextKind::Heading, look.text);
                        num_label_ui(ui, "412", TextKind::Figure, look.text);
                    });
                });
            }
        });
        heading_ui(ui, "A table", TextKind::Heading);
        let (rect, _) = ui.allocate_exact_size(vec2(392.0, 250.0), Sense::hover());
        let mut list = ui.new_child(UiBuilder::new().max_rect(rect));
        let columns =
            [Column::grow("Client", 100.0).sortable(), Column::fixed("Stage", 90.0), Column::fixed("Revenue", 98.0).right().sortable()];
        let names = ["Anna Kuznetsova", "Polina Zaitseva", "Daria Belova", "A client with a very long name", "Galina Makarova"];
        let sort = Some(Sort { column: 2, descending: true });
        let marked = |row: usize| row == 1 || row == 2;
        let tint = |row: usize| (row == 3).then_some(look.warn_tint);
        let table = Table::new("clients", "Clients", &columns, 100_000).cursor(Some(1)).sorted(sort).marked(&marked).tint(&tint);
        table.show_ui(
            &mut list,
            |row| format!("Client {row}"),
            |cell| match cell.column() {
                0 => cell.name(names.get(cell.row() % names.len()).copied().unwrap_or_default(), &[Icon::Star]),
                1 => cell.text(TextKind::Body, look.text2, "At risk"),
                _ => cell.num(TextKind::Body, look.text, "88 000 ₽"),
            },
        );
        heading_ui(ui, "Heat, series", TextKind::Heading);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 1.0;
            for colour in look.heat.into_iter().chain(look.series) {
                swatch(ui, colour);
            }
        });
        heading_ui(ui, "Icons", TextKind::Heading);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(7.0);
            for icon in Icon::ALL {
                icon.show_ui(ui, size::ICON, look.text2);
            }
        });
    }
}

fn swatch(ui: &mut Ui, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(28.0, 24.0), Sense::hover());
    ui.painter().rect_filled(rect, 2.0, colour);
}

/// Every kind of text in both languages and both faces.
pub fn type_ui(ui: &mut Ui) {
    let look = theme(ui);
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.add_space(16.0);
        Grid::new("type").num_columns(3).spacing(vec2(24.0, 6.0)).show(ui, |ui| {
            for kind in TextKind::ALL {
                line_label_ui(ui, &format!("  {kind:?}"), TextKind::Small, look.text3);
                num_label_ui(ui, "+7 916 111-18-35", kind, look.text);
                line_label_ui(ui, "Каждые 28 ± 4 дня · «Ёлка» № 1 → 4 200 ₽", kind, look.text);
                ui.end_row();
            }
        });
        ui.add_space(16.0);
        let signs = "✓ → ← ↑ ↓ ▲ ▼ ↵ ± − × ÷ … · • ' \" – — « » № ₽ ₸ ₴ ₾ ₼ € £ ¥ Σ ≥ ≤ ≈ ґ ї є қ ң";
        label_ui(ui, signs, TextKind::Say, look.text);
    });
}

/// What opens menus, lists and tooltips.
pub fn popups_ui(ui: &mut Ui) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(ui.max_rect().shrink(32.0)));
    child.horizontal_top(|ui| {
        Select::new("Currency", &["Russian rouble, ₽", "Tenge, ₸", "Hryvnia, ₴", "Euro, €"]).width(232.0).show_ui(ui, 1);
        menu_button_ui(ui, Button::icon_only(Icon::Dots, "More"), |ui| {
            MenuItem::new("Open card").icon(Icon::User).key("↵").show_ui(ui);
            MenuItem::new("Archive").icon(Icon::Archive).show_ui(ui);
            menu_line_ui(ui);
            MenuItem::new("Delete for good").icon(Icon::Trash).danger().show_ui(ui);
        });
        ui.add(Button::icon_only(Icon::Pencil, "Edit the client"));
    });
}
