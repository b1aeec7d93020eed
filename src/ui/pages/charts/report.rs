//! The month on paper: key figures, every chart under its sentence, what campaigns brought.

use std::fmt::Write as _;

use super::board::Board;
use super::figures::of_window;
use super::page::Page;
use super::view::{Range, View};
use crate::analytics::{MonthFigures, mean_minor};
use crate::app::charted::ChartFigures;
use crate::domain::page::escaped;
use crate::domain::period::Span;
use crate::ui::pages::win_back::CampaignWords;
use crate::ui::printed::{page, table};
use crate::ui::view_ctx::ViewCtx;

/// The report of the last twelve months or eight quarters, with everything computed first: for who has no window to wait in.
#[must_use]
pub fn report_page(cx: &ViewCtx<'_>, span: Span) -> String {
    // Four quarters would say little; eight fill the same width as twelve months.
    let range = if span == Span::Quarter { Range::TwoYears } else { Range::Year };
    let view = View { range, span, ..View::default() };
    let figures = ChartFigures::complete(cx.model, cx.analytics, view.wanted());
    let window = figures.window_index(None);
    Page::on_paper(cx, &figures, &Board::new(cx, &figures, view, window), (window, 0)).report()
}

impl Page<'_> {
    /// The report as one page of HTML that needs nothing else.
    pub(super) fn report(&self) -> String {
        let (tr, model) = (self.cx.tr, self.cx.model);
        let title = match self.board.span.as_str() {
            "" => tr.text("report-file").into_owned(),
            span => tr.with("report-title", &[("span", span.into())]),
        };
        let made = tr.with("report-made", &[("day", tr.day_month_year(self.cx.today).into())]);
        let mut body = format!(
            "<header><h1>{}</h1><p>{}</p></header>",
            escaped(&title),
            escaped(
                &[model.settings().shop_name.as_str(), &made].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
            )
        );
        if self.board.slots.is_empty() {
            write!(body, "<h2>{}</h2><p>{}</p>", escaped(&tr.text("charts-empty-title")), escaped(&tr.text("charts-empty")))
                .unwrap_or_default();
            return page(tr.language().code(), &title, &body);
        }
        if self.figures.later > 0 {
            let later = tr.with("charts-later", &[("count", self.figures.later.into())]);
            write!(body, "<p><strong>{}</strong> {}</p>", escaped(&later), escaped(&tr.text("charts-later-why"))).unwrap_or_default();
        }
        self.key_figures(&mut body);
        write!(body, "<h2>{}</h2>", escaped(&tr.text("menu-charts"))).unwrap_or_default();
        for picture in self.all_pictures() {
            write!(body, "<figure>{picture}</figure>").unwrap_or_default();
        }
        self.stamps(&mut body);
        self.campaigns(&mut body);
        page(tr.language().code(), &title, &body)
    }

    /// The last full period beside the one before and the same one a year ago.
    fn key_figures(&self, body: &mut String) {
        let (tr, months) = (self.cx.tr, &self.figures.months);
        let full = months.iter().filter(|month| !month.unfinished).count();
        let back = |months_back: usize| full.checked_sub(months_back + 1).and_then(|index| months.get(index));
        let columns: Vec<&MonthFigures> = [back(0), back(1), back(self.board.key.view.span.in_a_year())].into_iter().flatten().collect();
        write!(body, "<h2>{}</h2>", escaped(&tr.text("report-key"))).unwrap_or_default();
        if columns.is_empty() {
            write!(body, "<p>{}</p>", escaped(&tr.with("report-no-month", &[("span", self.board.key.view.span.key().into())])))
                .unwrap_or_default();
            return;
        }
        let not_yet = || tr.text("not-yet").into_owned();
        let percent = |share: Option<f64>| share.map_or_else(not_yet, |share| tr.percent(share, 1));
        let money = |sum: Option<i64>| sum.map_or_else(not_yet, |sum| self.cx.money_round(sum));
        let window = |month: &MonthFigures| of_window(month, self.window).copied();
        let line = |key: &str, figure: &dyn Fn(&MonthFigures) -> String| {
            std::iter::once(tr.text(key).into_owned()).chain(columns.iter().map(|month| figure(month))).collect::<Vec<_>>()
        };
        let rows = [
            line("report-came", &|month| tr.number(month.active)),
            line("report-new", &|month| tr.number(month.new)),
            line("report-purchases", &|month| tr.number(month.purchases)),
            line("report-revenue", &|month| money(Some(month.revenue_minor))),
            line("charts-revenue", &|month| money(Some(month.repeat_revenue_minor))),
            line("charts-check", &|month| money(mean_minor(i128::from(month.purchases_minor), month.purchases))),
            line("charts-rpr", &|month| percent(month.rpr.value())),
            line("charts-crr", &|month| percent(window(month).and_then(|window| window.crr_strict.value()))),
            line("charts-rr", &|month| percent(window(month).and_then(|window| window.reactivation.value()))),
        ];
        let heads: Vec<String> = std::iter::once(String::new()).chain(columns.iter().map(|month| tr.period_year(month.period))).collect();
        table(body, "figures", &heads, rows.into_iter());
    }

    /// What the letters on the charts stand for.
    fn stamps(&self, body: &mut String) {
        if self.board.stamps.is_empty() {
            return;
        }
        write!(body, "<section><h2>{}</h2>", escaped(&self.cx.tr.text("report-changes"))).unwrap_or_default();
        table(body, "", &[], self.board.stamps.iter().map(|stamp| vec![stamp.letter.to_string(), stamp.text.clone()]));
        body.push_str("</section>");
    }

    fn campaigns(&self, body: &mut String) {
        let campaigns: Vec<_> =
            self.cx.model.campaigns().iter().filter(|campaign| !campaign.archived && campaign.started <= self.cx.today).collect();
        write!(body, "<h2>{}</h2>", escaped(&self.cx.tr.text("report-campaigns"))).unwrap_or_default();
        if campaigns.is_empty() {
            write!(body, "<p>{}</p>", escaped(&self.cx.tr.text("report-no-campaigns"))).unwrap_or_default();
        }
        for campaign in campaigns {
            let words = CampaignWords::new(self.cx, campaign);
            let verdict = [&words.verdict.strong, &words.verdict.sentence, &words.verdict.second];
            let verdict = verdict.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
            write!(body, "<section><h3>{}</h3>", escaped(&campaign.name)).unwrap_or_default();
            for line in [&words.dates, &words.sentence, &words.second, &words.money, &words.cost, &verdict, &words.balance] {
                if !line.is_empty() {
                    write!(body, "<p>{}</p>", escaped(line)).unwrap_or_default();
                }
            }
            body.push_str("</section>");
        }
    }
}
