//! The first start: what do you run, in which language and currency; then import, demo or the first client. Nothing is
//! required: everything is filled in.

mod sample;
mod ways;

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use self::ways::Way;
use crate::app::event::Action;
use crate::app::prefs::{Places, Prefs};
use crate::domain::money::Currency;
use crate::domain::settings::{Settings, Trade};
use crate::i18n::{Language, Tr};
use crate::ui::route::{Jump, Route};
use crate::ui::shell::{PROGRAM, rail::paint_mark};
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, FilePurpose};
use crate::ui::widgets::{Button, OptionCard, Select, TextField, elided_label_ui, heading_ui, line_label_ui, link_ui, segmented_ui};

/// Width of what is asked.
const COLUMN: f32 = 512.0;
/// About the height of what is asked, for centring it.
const COLUMN_HEIGHT: f32 = 616.0;
/// Below this width the right half is left out.
const BOTH_HALVES: f32 = 900.0;
/// Width of the right half in a narrow window.
const NARROW_HALF: f32 = 360.0;
/// The file of a shop.
const EXTENSION: &str = "regulars";

/// See the module.
#[derive(Debug)]
pub struct StartPage {
    trade: Trade,
    /// `None` is that of the language.
    currency: Option<Currency>,
    /// The file as the owner typed it; `None` is the proposed one.
    typed_path: Option<String>,
    /// The file that is proposed, and the name for which it was looked up.
    proposed: (String, PathBuf),
}

impl Default for StartPage {
    fn default() -> Self {
        Self { trade: Trade::Salon, currency: None, typed_path: None, proposed: (String::new(), PathBuf::new()) }
    }
}

impl StartPage {
    /// Paints the page.
    pub fn ui(&mut self, ui: &mut Ui, tr: &Tr, prefs: &Prefs, places: &Places, out: &mut Actions) {
        let look = theme(ui);
        self.propose(tr, places);
        let full = ui.max_rect();
        let right = if full.width() < BOTH_HALVES {
            0.0
        } else if full.width() < size::NARROW_WINDOW {
            NARROW_HALF
        } else {
            full.width() / 2.0
        };
        let split = full.right() - right;
        if right > 0.0 {
            let half = Rect::from_min_max(pos2(split, full.top()), full.max);
            ui.painter().rect_filled(half, 0.0, look.bg);
            ui.painter().vline(split + 0.5, full.y_range(), Stroke::new(size::LINE, look.line));
            let edge = if right > NARROW_HALF { size::S64 } else { size::S16 };
            let width = (right - 2.0 * edge).min(520.0);
            let top = full.top() + ((full.height() - sample::HEIGHT) / 2.0).max(size::S24);
            let room = Rect::from_min_size(pos2(split + edge, top), vec2(width, sample::HEIGHT));
            sample::sample_ui(ui, room, tr, self.trade, self.currency(tr));
        }
        let left = Rect::from_min_max(full.min, pos2(split, full.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let width = COLUMN.min(left.width() - 2.0 * size::S24);
                let inset = ((left.width() - width) / 2.0).min(96.0);
                ui.add_space(((left.height() - COLUMN_HEIGHT) / 2.0).max(size::S16));
                ui.horizontal_top(|ui| {
                    ui.add_space(inset);
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        self.asked_ui(ui, tr, prefs, width, out);
                    });
                });
                ui.add_space(size::S16);
            });
        });
        // A table dropped here goes into a new shop; the shell asks for its import after this.
        let dropped = ui.input(|input| input.raw.dropped_files.iter().any(|file| !is_shop(file.path())));
        if dropped {
            self.create(tr, out);
        }
    }

    fn asked_ui(&mut self, ui: &mut Ui, tr: &Tr, prefs: &Prefs, width: f32, out: &mut Actions) {
        let look = theme(ui);
        ui.horizontal(|ui| {
            let (mark, _) = ui.allocate_exact_size(vec2(24.0, 24.0), eframe::egui::Sense::empty());
            paint_mark(ui, mark);
            ui.add_space(2.0);
            line_label_ui(ui, PROGRAM, TextKind::Heading, look.text);
        });
        ui.add_space(20.0);
        heading_ui(ui, &tr.text("start-title"), TextKind::Person);
        ui.add_space(26.0);

        self.trades_ui(ui, tr, width);
        ui.add_space(20.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::S16;
            let half = (width - size::S16) / 2.0;
            language_ui(ui, tr, prefs, half, out);
            self.currency_ui(ui, tr, half);
        });
        ui.add_space(size::S32);

        let demo = tr.with("start-demo-note", &[("trade", self.trade.key().into())]);
        let typing = ui.memory(|memory| memory.focused().is_some());
        let enter = !typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let way = if enter { Some(Way::Import) } else { ways::ways_ui(ui, tr, width, &demo) };
        if let Some(way) = way {
            self.go_on(way, tr, out);
        }
        ui.add_space(size::S16);
        self.file_ui(ui, tr, width);
        ui.add_space(size::S4);
        ui.horizontal(|ui| {
            Icon::FolderOpen.show_ui(ui, size::ICON_NAME, look.text3);
            if link_ui(ui, &tr.text("start-open")).clicked() {
                out.pick_file(FilePurpose::Open);
            }
        });
    }

    fn go_on(&self, way: Way, tr: &Tr, out: &mut Actions) {
        if way == Way::Demo {
            out.app(Action::OpenDemo(self.trade));
            return;
        }
        if !self.create(tr, out) {
            return;
        }
        if way == Way::Import {
            out.jump(Jump::Page(Route::Transfer));
            out.pick_file(FilePurpose::Import);
        } else {
            out.jump(Jump::NewClient);
        }
    }

    fn trades_ui(&mut self, ui: &mut Ui, tr: &Tr, width: f32) {
        line_label_ui(ui, &tr.text("start-trade"), TextKind::SmallMedium, theme(ui).text2);
        ui.add_space(size::S8);
        let card = (width - 3.0 * size::S8) / 4.0;
        ui.horizontal(|ui| {
            for trade in Trade::ALL {
                let name = tr.trade(trade);
                if ui.add(OptionCard::new(&name, trade == self.trade, card).icon(icon(trade))).clicked() {
                    self.trade = trade;
                }
            }
        });
    }

    fn currency_ui(&mut self, ui: &mut Ui, tr: &Tr, width: f32) {
        let currencies: Vec<Currency> = Currency::offered().collect();
        let names: Vec<String> = currencies.iter().map(|currency| tr.currency(*currency)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = currencies.iter().position(|currency| *currency == self.currency(tr)).unwrap_or(0);
        if let Some(index) = Select::new(&tr.text("start-currency"), &names).large().width(width).show_ui(ui, chosen) {
            self.currency = currencies.get(index).copied();
        }
    }

    /// Where the shop will be kept, and how to change that.
    fn file_ui(&mut self, ui: &mut Ui, tr: &Tr, width: f32) {
        let look = theme(ui);
        let mut proposed_again = false;
        if let Some(typed) = &mut self.typed_path {
            let (name, back) = (tr.text("start-file"), tr.text("start-file-proposed"));
            let problem = file_problem(typed).map(|key| tr.text(key));
            ui.horizontal_top(|ui| {
                let button = back.as_ref();
                let room = width - size::S8 - 120.0;
                TextField::new(&name).unlabelled().width(room).error(problem.as_deref()).show_ui(ui, typed);
                proposed_again = ui.add(Button::quiet(button)).clicked();
            });
        } else {
            ui.horizontal(|ui| {
                Icon::Lock.show_ui(ui, size::ICON_NAME, look.text3);
                let change = tr.text("start-change");
                let place = tr.with("start-offline", &[("file", short(&self.proposed.1).into())]);
                elided_label_ui(ui, &place, TextKind::Small, look.text2, width - 96.0).on_hover_text(tip(self
                    .proposed
                    .1
                    .display()
                    .to_string()));
                if link_ui(ui, &change).clicked() {
                    self.typed_path = Some(self.proposed.1.display().to_string());
                }
            });
        }
        if proposed_again {
            self.typed_path = None;
        }
    }

    /// Looks up a free name again when trade or language changed.
    fn propose(&mut self, tr: &Tr, places: &Places) {
        let name = tr.text(match self.trade {
            Trade::Salon => "start-file-salon",
            Trade::Water => "start-file-water",
            Trade::Coffee => "start-file-coffee",
            Trade::Other => "start-file-other",
        });
        if self.proposed.0 != name {
            self.proposed = (name.clone().into_owned(), places.new_shop(&name));
        }
    }

    fn currency(&self, tr: &Tr) -> Currency {
        self.currency.unwrap_or(match tr.language() {
            Language::English => Currency::USD,
            Language::Russian => Currency::RUB,
        })
    }

    /// Asks for the new shop; false if the typed file cannot be one.
    fn create(&self, tr: &Tr, out: &mut Actions) -> bool {
        let path = match &self.typed_path {
            None => self.proposed.1.clone(),
            Some(typed) if file_problem(typed).is_some() => return false,
            Some(typed) => with_extension(PathBuf::from(typed.trim())),
        };
        let currency = self.currency(tr);
        let settings = Settings { trade: self.trade, currency, phone_region: region(currency), ..Settings::default() };
        out.app(Action::Create { path, settings: Box::new(settings) });
        true
    }
}

/// The language switches at once.
fn language_ui(ui: &mut Ui, tr: &Tr, prefs: &Prefs, width: f32, out: &mut Actions) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::S4;
        let name = tr.text("start-language");
        line_label_ui(ui, &name, TextKind::SmallMedium, theme(ui).text2);
        let chosen = Language::ALL.iter().position(|language| *language == tr.language()).unwrap_or(0);
        let words = Language::ALL.map(Language::own_name);
        if let Some(language) =
            segmented_ui(ui, &name, &words, chosen, size::CONTROL_LARGE, Some(width)).and_then(|index| Language::ALL.get(index))
        {
            out.app(Action::SetPrefs(Box::new(Prefs { language: Some(language.code().to_owned()), ..prefs.clone() })));
        }
    });
}

/// The picture of a trade.
pub const fn icon(trade: Trade) -> Icon {
    match trade {
        Trade::Salon => Icon::Scissors,
        Trade::Water => Icon::Droplet,
        Trade::Coffee => Icon::Coffee,
        Trade::Other => Icon::BuildingStore,
    }
}

/// The country whose phones come without a code: ISO 4217 codes begin with that of the country.
fn region(currency: Currency) -> String {
    if currency == Currency::EUR { "DE".to_owned() } else { currency.code().chars().take(2).collect() }
}

/// What is wrong with a typed file, as a text key.
fn file_problem(typed: &str) -> Option<&'static str> {
    let path = Path::new(typed.trim());
    if typed.trim().is_empty() {
        Some("problem-empty")
    } else if !path.is_absolute() || path.file_name().is_none() {
        Some("start-file-absolute")
    } else {
        None
    }
}

fn is_shop(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// The file with the ending by which it is known, whatever was typed.
fn with_extension(path: PathBuf) -> PathBuf {
    if is_shop(&path) {
        return path;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(EXTENSION);
    path.with_file_name(name)
}

/// The last parts of a path, as people read it: `Documents / Regulars / Salon.regulars`.
fn short(path: &Path) -> String {
    let parts: Vec<_> = path.components().rev().take(3).map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_file_gets_its_ending_once() {
        for (typed, expected) in
            [("/a/Lilac", "/a/Lilac.regulars"), ("/a/Lilac.Regulars", "/a/Lilac.Regulars"), ("/a/v1.2", "/a/v1.2.regulars")]
        {
            assert_eq!(with_extension(PathBuf::from(typed)), PathBuf::from(expected));
        }
    }

    #[test]
    fn the_country_of_phones_follows_the_currency() {
        for (code, expected) in [("RUB", "RU"), ("USD", "US"), ("EUR", "DE"), ("KZT", "KZ"), ("GBP", "GB")] {
            assert_eq!(region(Currency::try_from(code).expect("a currency")), expected);
        }
    }

    #[test]
    fn only_a_whole_path_is_taken() {
        assert_eq!(file_problem("  "), Some("problem-empty"));
        assert_eq!(file_problem("Salon.regulars"), Some("start-file-absolute"));
        assert_eq!(file_problem("/"), Some("start-file-absolute"));
    }
}
