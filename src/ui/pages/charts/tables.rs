//! The numbers of each chart as a table for a spreadsheet: counts and parts, so that every ratio can be computed again.

use super::Chart;
use super::figures::of_window;
use super::page::Page;
use super::results::SIDES;
use super::shares::{SEGMENTS, STAGES};
use crate::analytics::{MonthFigures, Ratio, ShareMonth, mean_minor, money_share};

impl Page<'_> {
    /// Heads and rows; months as `2025-09`, quarters as `2025-Q3`, ratios in percent, the running one marked in the last column.
    pub(super) fn table(&self, chart: Chart) -> Vec<Vec<String>> {
        let key = match chart {
            Chart::RepeatPurchases => "charts-csv-rpr",
            Chart::Retention => "charts-csv-crr",
            Chart::Came => "charts-csv-came",
            Chart::Reactivation => "charts-csv-rr",
            Chart::Revenue => "charts-csv-revenue",
            Chart::Check => "charts-csv-check",
            Chart::Ltv => "charts-csv-ltv",
            Chart::Cohorts => return self.cohort_table(),
            Chart::Segments => {
                return self.share_table(SEGMENTS.map(|segment| self.cx.tr.segment(segment)), |month| {
                    SEGMENTS.map(|segment| month.segments.get(segment as usize).copied().unwrap_or(0))
                });
            }
            Chart::Stages => {
                return self.share_table(STAGES.map(|stage| self.cx.tr.stage(stage)), |month| {
                    STAGES.map(|stage| month.stages.get(stage as usize).copied().unwrap_or(0))
                });
            }
            Chart::Results => return self.result_table(),
            Chart::Grid => return self.grid_table(),
        };
        let mut rows = vec![self.heads(key, true)];
        let from = self.figures.months.len().saturating_sub(self.board.slots.len());
        let mut clients = 0_u64;
        let mut brought_minor = 0_i64;
        for (index, month) in self.figures.months.iter().enumerate() {
            clients += month.new;
            brought_minor = brought_minor.saturating_add(month.revenue_minor - month.guest_revenue_minor);
            if index < from {
                continue;
            }
            let mut row = vec![month.period.to_string()];
            row.extend(match chart {
                Chart::Ltv => {
                    vec![clients.to_string(), self.sum(brought_minor), self.mean(mean_minor(i128::from(brought_minor), clients))]
                }
                _ => self.month_cells(chart, month),
            });
            row.push(self.so_far(month.unfinished));
            rows.push(row);
        }
        rows
    }

    fn month_cells(&self, chart: Chart, month: &MonthFigures) -> Vec<String> {
        let window = of_window(month, self.window);
        match chart {
            Chart::RepeatPurchases => vec![month.rpr.part.to_string(), month.rpr.whole.to_string(), self.percent(month.rpr)],
            Chart::Retention => window.map_or_else(Vec::new, |window| {
                // The end of a running month is not there yet.
                let ended = |text: String| if month.unfinished { String::new() } else { text };
                vec![
                    window.window_days.to_string(),
                    window.base_start.to_string(),
                    ended(window.crr_strict.part.to_string()),
                    ended(window.base_end.to_string()),
                    month.new.to_string(),
                    ended(self.percent(window.crr_strict)),
                    ended(self.percent(window.crr_window)),
                ]
            }),
            Chart::Reactivation => window.map_or_else(Vec::new, |window| {
                vec![
                    window.window_days.to_string(),
                    window.dormant_start.to_string(),
                    window.reactivated.to_string(),
                    self.percent(window.reactivation),
                ]
            }),
            Chart::Came => {
                let back = window.map_or(0, |window| window.reactivated);
                [month.active, month.returning.saturating_sub(back), month.new, back].map(|count| count.to_string()).to_vec()
            }
            Chart::Revenue => {
                let share = money_share(month.repeat_revenue_minor, month.revenue_minor)
                    .map_or_else(String::new, |share| self.decimal(share * 100.0));
                let sums = [month.revenue_minor, month.repeat_revenue_minor, month.guest_revenue_minor].map(|sum| self.sum(sum));
                sums.into_iter().chain([share]).collect()
            }
            _ => {
                let mean = mean_minor(i128::from(month.purchases_minor), month.purchases);
                vec![month.purchases.to_string(), self.sum(month.purchases_minor), self.mean(mean)]
            }
        }
    }

    fn cohort_table(&self) -> Vec<Vec<String>> {
        let first = self.board.slots.first().map(|slot| slot.period);
        let cohorts: Vec<_> = self.figures.cohorts.iter().filter(|cohort| Some(cohort.period) >= first).collect();
        let width = cohorts.iter().map(|cohort| cohort.buyers.iter().flatten().count()).max().unwrap_or(0);
        let mut rows = vec![self.heads("charts-csv-cohorts", false)];
        if let Some(heads) = rows.first_mut() {
            heads.extend((1..width).map(|later| later.to_string()));
        }
        rows.extend(cohorts.into_iter().map(|cohort| {
            let buyers = cohort.buyers.iter().take(width).map(|buyers| buyers.map_or_else(String::new, |buyers| buyers.to_string()));
            std::iter::once(cohort.period.to_string()).chain(buyers).collect()
        }));
        rows
    }

    fn share_table(&self, names: [String; 5], counts: impl Fn(&ShareMonth) -> [u64; 5]) -> Vec<Vec<String>> {
        let so_far = self.cx.tr.text("charts-csv-so-far").into_owned();
        let mut rows = vec![std::iter::once(self.period_head()).chain(names).chain([so_far]).collect()];
        let shown = self.figures.shares.len().saturating_sub(self.board.slots.len());
        rows.extend(self.figures.shares.iter().skip(shown).map(|month| {
            let counts = counts(month).map(|count| count.to_string());
            std::iter::once(month.period.to_string()).chain(counts).chain([self.so_far(month.unfinished)]).collect()
        }));
        rows
    }

    fn result_table(&self) -> Vec<Vec<String>> {
        let mut rows = vec![self.heads("charts-csv-results", false)];
        for (side, lines) in SIDES.iter().zip(&self.board.results.sides) {
            rows.extend(lines.iter().map(|line| {
                let counts = [line.done, line.answered, line.won].map(|count| count.to_string());
                let side = self.cx.tr.text(side).into_owned();
                [side, line.label.clone()].into_iter().chain(counts).chain([self.sum(line.revenue_minor)]).collect()
            }));
        }
        rows
    }

    fn grid_table(&self) -> Vec<Vec<String>> {
        let cells = self
            .figures
            .grid
            .iter()
            .flat_map(|report| &report.grid)
            .map(|cell| vec![cell.r.to_string(), cell.fm.to_string(), cell.clients.len().to_string(), self.sum(cell.revenue_minor)]);
        std::iter::once(self.heads("charts-csv-grid", false)).chain(cells).collect()
    }

    /// The words of a head, which stand in one text so that translators see them together; with the period before and the mark
    /// of a running one after them.
    fn heads(&self, key: &str, by_period: bool) -> Vec<String> {
        let named = self.cx.tr.text(key);
        let mut heads: Vec<String> = named.split(", ").map(str::to_owned).collect();
        if by_period {
            heads.insert(0, self.period_head());
            heads.push(self.cx.tr.text("charts-csv-so-far").into_owned());
        }
        heads
    }

    fn period_head(&self) -> String {
        self.cx.tr.with("charts-csv-month", &[("span", self.board.key.view.span.key().into())])
    }

    fn so_far(&self, unfinished: bool) -> String {
        if unfinished { self.cx.tr.text("charts-csv-yes").into_owned() } else { String::new() }
    }

    fn percent(&self, ratio: Ratio) -> String {
        ratio.value().map_or_else(String::new, |share| self.decimal(share * 100.0))
    }

    fn mean(&self, mean_minor: Option<i64>) -> String {
        mean_minor.map_or_else(String::new, |mean| self.sum(mean))
    }

    /// A number as the spreadsheet of the owner's language reads it, without spaces.
    fn decimal(&self, value: f64) -> String {
        self.marked(format!("{value:.4}"))
    }

    fn sum(&self, sum_minor: i64) -> String {
        let digits = usize::try_from(self.cx.currency().minor_digits()).unwrap_or(0);
        let (units, minor) = (sum_minor / self.cx.currency().minor_per_unit(), sum_minor % self.cx.currency().minor_per_unit());
        if digits == 0 {
            return units.to_string();
        }
        let sign = if sum_minor < 0 { "-" } else { "" };
        self.marked(format!("{sign}{}.{:0digits$}", units.unsigned_abs(), minor.unsigned_abs()))
    }

    fn marked(&self, number: String) -> String {
        if self.cx.tr.language() == crate::i18n::Language::Russian { number.replace('.', ",") } else { number }
    }
}
