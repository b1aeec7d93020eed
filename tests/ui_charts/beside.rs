//! The charts' figures are computed beside the window: what it shows meanwhile, that a later wish counts, and that they are the
//! same as computed at once.

use regulars::app::charted::{ChartFigures, WantedCharts};
use regulars::app::clock::Clock;
use regulars::app::demo_shop;
use regulars::app::prefs::Places;
use regulars::app::workspace::Workspace;
use regulars::domain::command::Command;
use regulars::domain::period::Span;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use tempfile::TempDir;

use super::says;
use crate::support::window::{self, today};

const MONTHS: WantedCharts = WantedCharts { span: Span::Month, most: 12 };
const QUARTERS: WantedCharts = WantedCharts { span: Span::Quarter, most: 4 };

fn shop() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::under(folder.path());
    let workspace = demo_shop::open(Trade::Salon, "en", Clock::fixed(today()), &places).expect("a demo shop");
    (folder, workspace)
}

/// All that the figures hold, to be compared.
fn contents(figures: &ChartFigures) -> String {
    format!("{figures:?}")
}

fn complete(workspace: &Workspace, wanted: WantedCharts) -> String {
    contents(&ChartFigures::complete(workspace.model(), workspace.analytics(), wanted))
}

#[test]
fn figures_from_the_thread_are_those_computed_at_once() {
    let (_folder, mut workspace) = shop();
    for wanted in [MONTHS, QUARTERS, WantedCharts { most: usize::MAX, ..MONTHS }, MONTHS] {
        workspace.chart(wanted);
        workspace.finish_looks();
        let figures = workspace.chart_figures().expect("figures");
        assert!(figures.answers(wanted));
        // Of a longer range the periods that were divided for it stay.
        if wanted.most <= 12 && figures.shares.len() <= figures.wanted_shares(wanted) {
            assert_eq!(contents(figures), complete(&workspace, wanted));
        } else {
            assert!(figures.shares.len() >= figures.wanted_shares(wanted));
        }
    }
}

#[test]
fn the_later_wish_is_answered_whatever_is_at_work() {
    let (_folder, mut workspace) = shop();
    workspace.chart(MONTHS);
    workspace.chart(QUARTERS);
    workspace.finish_looks();
    assert_eq!(contents(workspace.chart_figures().expect("figures")), complete(&workspace, QUARTERS));
}

#[test]
fn figures_of_a_shop_that_has_changed_meanwhile_are_made_again() {
    let (_folder, mut workspace) = shop();
    workspace.chart(MONTHS);
    let buyer = workspace.model().purchases().iter().find(|purchase| purchase.client.is_some()).expect("a purchase").clone();
    workspace.try_execute(Command::DeletePurchase(buyer.id)).expect("a purchase that can go");
    workspace.chart(MONTHS);
    workspace.finish_looks();
    let figures = workspace.chart_figures().expect("figures");
    assert_eq!(figures.key.0, workspace.model().revision());
    assert_eq!(contents(figures), complete(&workspace, MONTHS));
}

#[test]
fn the_window_paints_before_there_is_a_figure_and_does_not_say_so_at_once() {
    let mut window = window::demo(Trade::Salon, "en");
    window.harness.state_mut().go(Route::Charts);
    window.harness.step();
    assert!(says(&window, "Repeat purchase rate") && says(&window, "RFM grid"), "every chart has its place");
    assert!(!says(&window, "Counting"), "a small shop's figures are there in the next frame");
    window.settle();
    assert!(says(&window, "points on September"));
    let counting: Vec<String> = super::said(&window).into_iter().filter(|text| text.contains("Counting")).collect();
    assert!(counting.is_empty(), "{counting:?}");
}
