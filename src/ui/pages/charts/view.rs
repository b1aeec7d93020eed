//! What of the shop's past the charts show: how far back, by months or by quarters, with or without a year ago.

use eframe::egui::Ui;

use crate::app::charted::WantedCharts;
use crate::domain::period::Span;
use crate::i18n::Tr;
use crate::ui::theme::{Icon, size, tip};
use crate::ui::widgets::{Button, MenuItem, checkbox_ui, menu_button_ui, segmented_ui};

/// How far back the charts look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Range {
    #[default]
    Year,
    TwoYears,
    All,
}

impl Range {
    /// Every choice, shortest first.
    const ALL: [Self; 3] = [Self::Year, Self::TwoYears, Self::All];
}

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub range: Range,
    pub span: Span,
    /// The same months or quarters a year ago stand beside.
    pub compare: bool,
}

impl Default for View {
    fn default() -> Self {
        Self { range: Range::default(), span: Span::default(), compare: true }
    }
}

impl View {
    /// At most so many of the latest periods, the running one among them.
    pub const fn most_periods(self) -> usize {
        match self.range {
            Range::Year => self.span.in_a_year(),
            Range::TwoYears => 2 * self.span.in_a_year(),
            Range::All => usize::MAX,
        }
    }

    /// The figures that it takes.
    pub const fn wanted(self) -> WantedCharts {
        WantedCharts { span: self.span, most: self.most_periods() }
    }

    /// The choices, from the right: range, months or quarters, a year ago. `shown` names the span of time that
    /// is shown, `periods` are all there are: a shop without a year behind it has nothing to compare.
    pub fn choices_ui(&mut self, tr: &Tr, ui: &mut Ui, shown: &str, periods: usize) {
        menu_button_ui(ui, Button::secondary(shown).icon(Icon::Calendar).chevron(), |ui| {
            for range in Range::ALL {
                let key = match range {
                    Range::Year => "charts-range-year",
                    Range::TwoYears => "charts-range-two-years",
                    Range::All => "charts-range-all",
                };
                let name = tr.with(key, &[("span", self.span.key().into())]);
                if MenuItem::new(&name).chosen(range == self.range).show_ui(ui).clicked() {
                    self.range = range;
                }
            }
        });
        let words = ["charts-by-months", "charts-by-quarters"].map(|key| tr.text(key));
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let chosen = Span::ALL.iter().position(|span| *span == self.span).unwrap_or(0);
        let picked = segmented_ui(ui, &tr.text("charts-by"), &words, chosen, 32.0, None);
        if let Some(span) = picked.and_then(|index| Span::ALL.get(index)) {
            self.span = *span;
        }
        if periods > self.span.in_a_year() {
            ui.add_space(size::S8);
            let about = tr.with("charts-compare-about", &[("span", self.span.key().into())]);
            checkbox_ui(ui, &mut self.compare, &tr.text("charts-compare")).on_hover_text(tip(about));
        }
    }
}
