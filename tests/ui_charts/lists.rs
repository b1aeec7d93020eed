//! Lists behind points are found beside the window: it goes on meanwhile, the later wish counts, who leaves is left alone.

use super::{charts, says};
use crate::support::window::{self, Window, today};
use egui_kittest::kittest::Queryable;
use regulars::analytics::{Behind, PointKind, list_behind};
use regulars::app::event::Event;
use regulars::app::looks::WantedList;
use regulars::domain::period::{Period, Span};
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;

fn ask(window: &mut Window) {
    let is_bar = |label: String| label.starts_with("September 2025, ") && label.contains(" came, ");
    let bar = window.harness.query_all_by(|node| node.label().is_some_and(is_bar)).next().expect("a bar");
    bar.click_accesskit();
}

#[test]
fn who_leaves_the_page_before_a_list_is_there_is_left_alone() {
    let mut window = charts(window::demo(Trade::Salon, "en"));
    ask(&mut window);
    window.harness.run_steps(1);
    window.harness.state_mut().go(Route::Today);
    window.settle();
    assert_eq!(window.harness.state().route(), Route::Today);
    assert!(!says(&window, "September 2025: came"));
}

#[test]
fn the_later_of_two_wishes_is_the_one_that_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = regulars::app::prefs::Places::under(folder.path());
    let clock = regulars::app::clock::Clock::fixed(today());
    let mut workspace = regulars::app::demo_shop::open(Trade::Salon, "en", clock, &places).expect("a demo shop");
    let period = Period::of(today(), Span::Month).plus(-1);
    let wanted = |title: &str, kind| WantedList { title: title.to_owned(), period, behind: Behind::Point(kind) };
    workspace.list(wanted("first", PointKind::Active));
    workspace.list(wanted("second", PointKind::New));
    assert!(workspace.is_listing() && workspace.is_looking());
    workspace.finish_looks();
    assert!(!workspace.is_looking());
    let listed: Vec<_> = workspace
        .take_events()
        .filter_map(|event| match event {
            Event::Listed { title, clients } => Some((title, clients)),
            _ => None,
        })
        .collect();
    let expected = list_behind(workspace.model(), workspace.analytics(), period, Behind::Point(PointKind::New));
    assert_eq!(listed, [("second".to_owned(), expected)]);
}
