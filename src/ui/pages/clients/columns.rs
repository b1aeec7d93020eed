//! The columns of the list: what each shows, how it sorts, and which give way when there is little room.

use std::cmp::Ordering;

use chrono::{Datelike as _, NaiveDate};

use super::views::is_agreed;
use crate::analytics::risk_basis;
use crate::analytics::{Analytics, ClientFigures, CycleSource, Segment, Stage};
use crate::domain::client::Client;
use crate::domain::ids::ClientId;
use crate::domain::model::Model;
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::Column;

/// What is shown where there is nothing to show.
pub const NOTHING: &str = "—";

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Col {
    Name,
    Phone,
    Stage,
    Segment,
    LastVisit,
    Every,
    Expected,
    Visits,
    AverageCheck,
    AtRisk,
    Revenue,
}

impl Col {
    /// Every column, from left to right.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Phone,
        Self::Stage,
        Self::Segment,
        Self::LastVisit,
        Self::Every,
        Self::Expected,
        Self::Visits,
        Self::AverageCheck,
        Self::AtRisk,
        Self::Revenue,
    ];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "clients-column-name",
            Self::Phone => "clients-column-phone",
            Self::Stage => "clients-column-stage",
            Self::Segment => "clients-column-segment",
            Self::LastVisit => "clients-column-last",
            Self::Every => "clients-column-every",
            Self::Expected => "clients-column-expected",
            Self::Visits => "clients-column-visits",
            Self::AverageCheck => "clients-column-check",
            Self::AtRisk => "clients-column-at-risk",
            Self::Revenue => "clients-column-revenue",
        }
    }

    /// What its figures mean.
    const fn hint(self) -> Option<&'static str> {
        match self {
            // That of money at risk is a sentence of its own.
            Self::Name | Self::Phone | Self::AtRisk => None,
            Self::Stage => Some("clients-hint-stage"),
            Self::Segment => Some("clients-hint-segment"),
            Self::LastVisit => Some("clients-hint-last"),
            Self::Every => Some("clients-hint-every"),
            Self::Expected => Some("clients-hint-expected"),
            Self::Visits => Some("clients-hint-visits"),
            Self::AverageCheck => Some("clients-hint-check"),
            Self::Revenue => Some("clients-hint-revenue"),
        }
    }

    /// Whether it shows without having been asked for, where there is room.
    pub const fn is_usual(self) -> bool {
        !matches!(self, Self::AverageCheck)
    }

    /// Figures keep to the right.
    const fn is_right(self) -> bool {
        !matches!(self, Self::Name | Self::Phone | Self::Stage | Self::Segment)
    }

    /// Whether it shows sums of money, which are never cut.
    pub const fn is_of_sums(self) -> bool {
        matches!(self, Self::AverageCheck | Self::AtRisk | Self::Revenue)
    }

    /// Width and the gap before it, points.
    pub const fn width(self) -> (f32, f32) {
        match self {
            Self::Name => (NAME_LEAST, 0.0),
            Self::Phone => (126.0, 12.0),
            Self::Stage => (98.0, 12.0),
            Self::Segment => (104.0, 12.0),
            Self::LastVisit => (62.0, 8.0),
            Self::Every => (74.0, 14.0),
            Self::Expected => (86.0, 8.0),
            Self::Visits => (48.0, 10.0),
            Self::AverageCheck => (84.0, 10.0),
            Self::AtRisk => (78.0, 10.0),
            Self::Revenue => (80.0, 10.0),
        }
    }

    /// Which column gives way first when there is no room: the greatest number.
    const fn gives_way(self) -> u8 {
        match self {
            Self::Name => 0,
            Self::Stage => 1,
            Self::Revenue => 2,
            Self::Expected => 3,
            Self::LastVisit => 4,
            Self::Every => 5,
            Self::Phone => 6,
            Self::AtRisk => 7,
            Self::Segment => 8,
            Self::Visits => 9,
            Self::AverageCheck => 10,
        }
    }

    /// The text of a client's cell; the stage and the name are painted by the list, but copied as this says.
    pub fn text(self, cx: &ViewCtx<'_>, client: &Client, figures: &ClientFigures) -> String {
        let nothing = || NOTHING.to_owned();
        let days = |days: i64| cx.tr.with("days", &[("count", days.into())]);
        match self {
            Self::Name => client.display_name(),
            Self::Phone => client.callable_phone().map_or_else(nothing, crate::domain::phone::Phone::display),
            Self::Stage => cx.tr.text(stage_key(client, figures)).into_owned(),
            Self::Segment => cx.tr.text(segment_key(figures.segment)).into_owned(),
            Self::LastVisit => match figures.elapsed_days {
                None => nothing(),
                Some(0) => cx.tr.text("today").into_owned(),
                Some(elapsed) => days(elapsed),
            },
            Self::Every => every(cx, figures),
            Self::Expected if is_agreed(figures) => cx.tr.text("clients-agreed").into_owned(),
            Self::Expected => figures.expected.map_or_else(nothing, |day| cx.tr.day_short(day, cx.today)),
            Self::Visits => cx.tr.number(figures.purchases),
            Self::AverageCheck => figures.average_check_minor().map_or_else(nothing, |sum| cx.money_round(sum)),
            Self::AtRisk => cx.money_round(figures.money_at_risk_minor),
            Self::Revenue => cx.money_round(figures.revenue_minor),
        }
    }

    /// What a client is ordered by; `None` comes last in either order.
    fn order(self, model: &Model, client: &Client, figures: &ClientFigures) -> Option<i64> {
        let of_day = |day: NaiveDate| i64::from(day.num_days_from_ce());
        match self {
            Self::Name | Self::Phone => None,
            Self::Stage => Some(if client.archived.is_some() { i64::MAX } else { figures.stage as i64 }),
            Self::Segment => Some(figures.segment as i64),
            Self::LastVisit => figures.elapsed_days,
            Self::Every => figures.last.map(|_| figures.cycle.days),
            Self::Expected => expected(client, figures).map(of_day),
            Self::Visits => Some(i64::from(figures.purchases)),
            Self::AverageCheck => figures.average_check_minor(),
            Self::AtRisk => Some(figures.money_at_risk_minor),
            Self::Revenue => Some(figures.revenue_minor).filter(|_| !model.purchases().of(client.id).is_empty()),
        }
    }

    /// The text a client is ordered by, for columns of texts; an empty one comes last in either order.
    fn order_text<'a>(self, model: &'a Model, client: &Client) -> Option<&'a str> {
        let key = model.search_key(client.id)?;
        match self {
            Self::Name => key.words.split('\n').next(),
            Self::Phone => key.digits.split('\n').next(),
            _ => None,
        }
        .filter(|text| !text.is_empty())
    }

    /// Whether it is ordered by a number, and not by a text.
    const fn is_by_number(self) -> bool {
        self.is_right() || matches!(self, Self::Stage | Self::Segment)
    }

    /// Everybody in the order of this column.
    pub fn sorted(self, model: &Model, analytics: &Analytics, descending: bool) -> Vec<ClientId> {
        let clients = model.clients().iter();
        if self.is_by_number() {
            let figures_of = |client: &Client| self.order(model, client, analytics.client(client.id)?);
            in_order(clients.map(|client| (figures_of(client), client.id)).collect(), descending)
        } else {
            in_order(clients.map(|client| (self.order_text(model, client), client.id)).collect(), descending)
        }
    }

    /// Puts clients who have changed, come or gone (each once, in order of their ids) in their places, as [`Self::sorted`] would.
    pub fn reorder(self, model: &Model, analytics: &Analytics, descending: bool, order: &mut Vec<ClientId>, changed: &[ClientId]) {
        order.retain(|id| changed.binary_search(id).is_err());
        for client in changed.iter().filter_map(|id| model.clients().get(*id)) {
            let place = if self.is_by_number() {
                let value = |id: ClientId| self.order(model, model.clients().get(id)?, analytics.client(id)?);
                place_of(order, &(value(client.id), client.id), value, descending)
            } else {
                let value = |id: ClientId| self.order_text(model, model.clients().get(id)?);
                place_of(order, &(value(client.id), client.id), value, descending)
            };
            order.insert(place, client.id);
        }
    }
}

/// Sorts by value, equal ones by id; clients without a value come last either way.
fn in_order<T: Ord>(mut clients: Vec<(Option<T>, ClientId)>, descending: bool) -> Vec<ClientId> {
    clients.sort_unstable_by(|a, b| compare(a, b, descending));
    clients.into_iter().map(|(_, id)| id).collect()
}

fn compare<T: Ord>((a, id_a): &(Option<T>, ClientId), (b, id_b): &(Option<T>, ClientId), descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(a).then(id_a.cmp(id_b)),
        (Some(a), Some(b)) => a.cmp(b).then(id_a.cmp(id_b)),
        _ => a.is_none().cmp(&b.is_none()).then(id_a.cmp(id_b)),
    }
}

/// Where a client belongs among those in order.
fn place_of<T: Ord>(order: &[ClientId], client: &(Option<T>, ClientId), value: impl Fn(ClientId) -> Option<T>, descending: bool) -> usize {
    order.partition_point(|other| compare(&(value(*other), *other), client, descending) == Ordering::Less)
}

/// The day a client is waited for: agreed, or expected by their cycle.
pub fn expected(client: &Client, figures: &ClientFigures) -> Option<NaiveDate> {
    client.agreed.as_ref().filter(|_| is_agreed(figures)).map(|agreed| agreed.day).or(figures.expected)
}

/// `28 ± 4`, or `30` where it is not the client's own rhythm.
fn every(cx: &ViewCtx<'_>, figures: &ClientFigures) -> String {
    if figures.last.is_none() {
        return NOTHING.to_owned();
    }
    let days = cx.tr.number(figures.cycle.days);
    match (figures.cycle.source, figures.cycle.spread_days) {
        (CycleSource::Own { .. }, Some(spread)) => format!("{days} ± {}", cx.tr.number(spread)),
        _ => days,
    }
}

/// The word for the stage of one client.
pub const fn stage_key(client: &Client, figures: &ClientFigures) -> &'static str {
    if client.archived.is_some() {
        return "clients-stage-archived";
    }
    match figures.stage {
        Stage::Prospect => "clients-stage-prospect",
        Stage::New => "clients-stage-new",
        Stage::Active => "clients-stage-active",
        Stage::AtRisk => "clients-stage-at-risk",
        Stage::Sleeping => "clients-stage-sleeping",
        Stage::Gone => "clients-stage-gone",
    }
}

/// The word for the segment of one client.
pub const fn segment_key(segment: Segment) -> &'static str {
    match segment {
        Segment::Regular => "clients-segment-regular",
        Segment::Periodic => "clients-segment-periodic",
        Segment::Stray => "clients-segment-stray",
        Segment::OneTimer => "clients-segment-one-timer",
        Segment::NotJudged => "segment-not_judged",
        Segment::Prospect => "clients-stage-prospect",
    }
}

/// The name keeps at least this width.
const NAME_LEAST: f32 = 150.0;

/// The columns of `wanted` that fit into `width` points, from left to right.
pub fn fitting(wanted: impl Fn(Col) -> bool, width_of: impl Fn(Col) -> f32, width: f32) -> Vec<Col> {
    let mut columns: Vec<Col> = Col::ALL.into_iter().filter(|col| wanted(*col)).collect();
    let total = |columns: &[Col]| columns.iter().map(|col| width_of(*col) + col.width().1).sum::<f32>();
    while total(&columns) > width
        && let Some(first_to_go) = columns.iter().copied().max_by_key(|col| col.gives_way()).filter(|col| *col != Col::Name)
    {
        columns.retain(|col| *col != first_to_go);
    }
    columns
}

/// Names and hints of columns in the owner's language, kept while the columns of a frame borrow them.
pub struct Names(Vec<(Col, String, String)>);

/// The longest names are read whole in so many points.
const NAME_MOST: f32 = 360.0;

impl Names {
    /// The texts of these columns.
    pub fn of(columns: &[Col], cx: &ViewCtx<'_>) -> Self {
        let hint = |col: Col| match col {
            Col::AtRisk => cx.tr.risk(risk_basis(cx.analytics)),
            _ => col.hint().map_or_else(String::new, |key| cx.tr.text(key).into_owned()),
        };
        Self(columns.iter().map(|col| (*col, cx.tr.text(col.key()).into_owned(), hint(*col))).collect())
    }

    /// The columns as the table wants them over `room` points. A name takes what is left up to [`NAME_MOST`]; what a large
    /// window has beyond that stands between the columns, or nobody would find the end of a row.
    pub fn columns(&self, width_of: impl Fn(Col) -> f32, room: f32) -> Vec<Column<'_>> {
        let mut columns = Vec::with_capacity(self.0.len());
        let taken: f32 = self.0.iter().map(|(col, ..)| if *col == Col::Name { NAME_MOST } else { width_of(*col) + col.width().1 }).sum();
        let others = u16::try_from(self.0.len().saturating_sub(1).max(1)).unwrap_or(u16::MAX);
        let air = ((room - taken) / f32::from(others)).max(0.0);
        for (col, name, hint) in &self.0 {
            let width = width_of(*col);
            let base = if *col == Col::Name { Column::grow(name, width) } else { Column::fixed(name, width) };
            let gap = if *col == Col::Name { 0.0 } else { air };
            let base = base.gap(col.width().1 + gap).sortable();
            let base = if hint.is_empty() { base } else { base.hint(hint) };
            columns.push(if col.is_right() { base.right() } else { base });
        }
        columns
    }
}
