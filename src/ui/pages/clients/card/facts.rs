//! Facts about a client in two columns; each tells in its tooltip what it is made of.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::analytics::{ClientFigures, CycleSource, favourite_products, outlook, risk_basis};
use crate::domain::client::Client;
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{fact_ui, paint};

/// So many favourites are named.
const FAVOURITES: usize = 2;

/// Shows the facts.
pub fn facts_ui(cx: &ViewCtx<'_>, ui: &mut Ui, client: &Client, figures: &ClientFigures) {
    let not_yet = || cx.tr.text("not-yet").into_owned();
    let rhythm = if figures.rhythm.gaps == 0 {
        not_yet()
    } else {
        cx.tr.with("clients-on-time", &[("count", figures.rhythm.on_time.into()), ("gaps", figures.rhythm.gaps.into())])
    };
    let favourites = favourite_products(cx.model, client.id, cx.today, FAVOURITES);
    let favourites: Vec<String> = favourites
        .iter()
        .filter_map(|favourite| {
            let product = cx.model.products().get(favourite.product)?;
            Some(cx.tr.with("clients-favourite-times", &[("name", (&product.name).into()), ("times", favourite.times.into())]))
        })
        .collect();
    let check = figures.average_check_minor().map_or_else(not_yet, |sum| cx.money_round(sum));
    let check_of = [("sum", cx.money(figures.purchases_minor).into()), ("count", figures.purchases.into())];
    let revenue_of = [("repeat", cx.money(figures.repeat_revenue_minor).into())];
    let every = match figures.cycle.source {
        CycleSource::Own { .. } => cx.tr.every_with_source(figures.cycle, cx.model),
        _ => cx.tr.every(figures.cycle, cx.model),
    };
    let tenure = figures.first.map_or_else(not_yet, |_| tenure_words(cx, figures.tenure_days()));
    let first =
        figures.first.map_or_else(String::new, |day| cx.tr.with("clients-first-visit", &[("day", cx.tr.day_month_year(day).into())]));
    let fact = |ui: &mut Ui, key: &str, value: &str, tooltip: &str| {
        let response = fact_ui(ui, &cx.tr.text(key), value);
        if !tooltip.is_empty() {
            response.on_hover_text(tip(tooltip));
        }
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = ui.available_rect_before_wrap();
    let half = (room.width() - size::S24) / 2.0;
    let mut taken = Rect::NOTHING;
    let mut column = |left: f32, add: &dyn Fn(&mut Ui)| {
        let rect = Rect::from_min_size(pos2(left, room.top()), vec2(half, room.height()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        child.spacing_mut().item_spacing.y = 0.0;
        add(&mut child);
        // The longer of the two columns says where the next line begins.
        taken |= child.min_rect();
    };
    let visits = cx.tr.number(figures.purchases);
    let outlook = outlook(cx.model, cx.analytics, client.id);
    column(room.left(), &|ui| {
        fact(ui, "clients-fact-rhythm", &rhythm, &format!("{}. {every}", cx.tr.rhythm(figures.rhythm)));
        fact(ui, "clients-fact-tenure", &tenure, &first);
        fact(ui, "clients-column-visits", &visits, &cx.tr.text("clients-hint-visits"));
        if let Some(outlook) = outlook {
            fact(ui, "clients-fact-alive", &cx.tr.percent(outlook.p_alive, 0), &cx.tr.text("clients-alive-of"));
        }
    });
    column(room.right() - half, &|ui| {
        fact(ui, "clients-column-check", &check, &cx.tr.with("clients-check-of", &check_of));
        fact(ui, "clients-fact-lifetime", &cx.money_round(figures.revenue_minor), &cx.tr.with("clients-lifetime-of", &revenue_of));
        fact(ui, "clients-column-at-risk", &cx.money_round(figures.money_at_risk_minor), &cx.tr.risk(risk_basis(cx.analytics)));
        if let Some(year_minor) = outlook.and_then(|outlook| outlook.year_minor) {
            let about = cx.tr.money_about(year_minor, cx.currency());
            fact(ui, "clients-fact-year", &about, &cx.tr.text("clients-year-of"));
        }
    });
    ui.advance_cursor_after_rect(taken);
    if !favourites.is_empty() {
        long_fact_ui(ui, &cx.tr.text("clients-fact-favourites"), &favourites.join(", "));
    }
    if let Some(staff) = client.staff.and_then(|id| cx.model.staff().get(id)) {
        long_fact_ui(ui, &cx.tr.text("clients-form-staff"), &staff.name);
    }
    if !client.source.is_empty() {
        long_fact_ui(ui, &cx.tr.text("clients-fact-source"), &client.source);
    }
}

/// A fact over the whole width whose value, not its name, gives way when it is too long.
fn long_fact_ui(ui: &mut Ui, name: &str, value: &str) {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW_FACT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, [name, value].join(": ")));
    let word = paint::line(ui, TextKind::Body.job(name, look.text2), f32::INFINITY);
    let figure = paint::line(ui, TextKind::Body.num_job(value, look.text), rect.width() - word.size().x - size::S16);
    let cut = figure.elided;
    paint::galley_in(ui, rect, word, Align::Min);
    paint::galley_in(ui, rect, figure, Align::Max);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::LINE, look.line));
    if cut {
        response.on_hover_text(tip(value));
    }
}

/// `2 y 7 m`, `5 m`, `12 days`.
fn tenure_words(cx: &ViewCtx<'_>, days: i64) -> String {
    let months = days * 12 / 365;
    match (months / 12, months % 12) {
        (0, 0) => cx.tr.with("days", &[("count", days.into())]),
        (0, months) => cx.tr.with("clients-months", &[("months", months.into())]),
        (years, months) => cx.tr.with("clients-years-months", &[("years", years.into()), ("months", months.into())]),
    }
}
