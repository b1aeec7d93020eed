//! A chart as a file: its picture as SVG or PNG, painted by the code that paints the screen, or its numbers as CSV.

use eframe::egui::{Ui, vec2};

use super::board::Rate;
use super::held::HeldPage;
use super::page::Page;
use super::{CHARTS, Chart, INSET_LEFT, INSET_RIGHT};
use crate::app::export::csv_lines;
use crate::ui::picture::{Picture, Studio, svg};
use crate::ui::theme::{Icon, size};
use crate::ui::view_ctx::{Actions, FilePurpose};
use crate::ui::widgets::{Button, MenuItem, menu_button_ui};

/// Points of a chart in a file; three of them fill a sheet of A4.
const WIDTH: f32 = 800.0;
const HEIGHT: f32 = 332.0;
/// That of a chart with nothing but its sentences.
const HEIGHT_BLANK: f32 = 96.0;
/// Pixels of a PNG for each point: sharp in a presentation and in print.
const PIXELS_PER_POINT: f32 = 2.0;

/// Kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Svg,
    Csv,
}

impl Format {
    const ALL: [(Self, &'static str, &'static str); 3] =
        [(Self::Png, "png", "charts-save-png"), (Self::Svg, "svg", "charts-save-svg"), (Self::Csv, "csv", "charts-save-csv")];
}

impl Page<'_> {
    /// The menu of a chart's files.
    pub(super) fn files_ui(&self, ui: &mut Ui, chart: Chart, label: &str, out: &mut Actions) {
        let tr = self.cx.tr;
        let name = tr.with("charts-save", &[("name", label.into())]);
        menu_button_ui(ui, Button::icon_only(Icon::Download, &name), |ui| {
            for (format, ending, key) in Format::ALL {
                if MenuItem::new(&tr.text(key)).show_ui(ui).clicked() {
                    let name = format!("{} {}.{ending}", label.replace(['/', '\\', ':'], "-"), self.cx.today);
                    let content = HeldPage::content(self, move |page| page.file(chart, format));
                    out.pick_file(FilePurpose::Made { name, content, opens: false });
                }
            }
        });
    }

    /// A chart as the bytes of a file.
    fn file(&self, chart: Chart, format: Format) -> Vec<u8> {
        match format {
            Format::Csv => csv_lines(self.table(chart).into_iter(), self.cx.tr.language().code()),
            Format::Svg => {
                let (title, picture) = (self.title(chart), self.picture(chart, &Studio::new(1.0)));
                format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", svg(&picture, &title, "", true)).into_bytes()
            }
            Format::Png => self.picture(chart, &Studio::new(PIXELS_PER_POINT)).png(),
        }
    }

    /// All charts as SVG for a page that brings its own faces.
    pub(super) fn all_pictures(&self) -> Vec<String> {
        let studio = Studio::new(1.0);
        let one = |(index, chart): (usize, Chart)| svg(&self.picture(chart, &studio), &self.title(chart), &format!("chart{index}-"), false);
        CHARTS.into_iter().enumerate().map(one).collect()
    }

    fn title(&self, chart: Chart) -> String {
        self.head(chart).map_or_else(
            || self.cx.tr.text("charts-grid").into_owned(),
            |head| {
                [head.label.as_str(), &head.sentence, &head.second]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(". ")
            },
        )
    }

    /// Whether there is nothing to draw below the sentence of a chart yet.
    fn is_blank(&self, chart: Chart) -> bool {
        let board = self.board;
        let is_blank = |rate: &Rate| rate.now.iter().all(Option::is_none);
        match chart {
            Chart::RepeatPurchases => is_blank(&board.rpr),
            Chart::Retention => is_blank(&board.crr) && board.parts.is_none(),
            Chart::Reactivation => is_blank(&board.reactivation),
            Chart::Check => is_blank(&board.check),
            Chart::Cohorts => board.cohorts.is_empty(),
            Chart::Results => board.results.sides.get(self.side).is_none_or(Vec::is_empty),
            Chart::Came | Chart::Revenue | Chart::Ltv | Chart::Segments | Chart::Stages | Chart::Grid => false,
        }
    }

    fn picture(&self, chart: Chart, studio: &Studio) -> Picture {
        let height = if self.is_blank(chart) { HEIGHT_BLANK } else { HEIGHT };
        studio.paint(vec2(WIDTH, height), |ui| {
            let mut page = Page { printing: true, ..*self };
            let whole = ui.ctx().content_rect();
            let inside =
                eframe::egui::Rect::from_min_max(whole.min + vec2(INSET_LEFT / 2.0, 0.0), whole.max - vec2(INSET_RIGHT, size::S12));
            page.chart_ui(ui, inside, chart, &mut Actions::default());
        })
    }
}
