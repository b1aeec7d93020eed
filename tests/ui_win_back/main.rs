//! Win-back as the owner uses it: a campaign is built, started, found on Today, and ended.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod numbers;
mod owner;
mod states;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use regulars::analytics::{DayList, DueStep, TodayList};
use regulars::domain::campaign::Campaign;
use regulars::domain::contact::Purpose;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use support::window::{self, Window, today};

fn win_back(mut window: Window) -> Window {
    window.harness.state_mut().go(Route::WinBack);
    window.settle();
    window
}

fn running(window: &Window) -> Option<Campaign> {
    window.workspace().model().campaigns().iter().find(|campaign| campaign.is_running(today())).cloned()
}

#[test]
fn a_finished_campaign_says_what_it_brought_and_how_sure_that_is() {
    let window = win_back(window::demo(Trade::Salon, "en"));
    window.harness.get_by_label_contains("came back after contact");
    window.harness.get_by_label_contains("95 % interval from");
    window.harness.get_by_label_contains("per client won back");
    let campaign = window.workspace().model().campaigns().iter().next().expect("the demo's campaign");
    let results = regulars::analytics::campaign_results(window.workspace().model(), campaign, today());
    let contacted = results.comparison.contacted;
    window.harness.get_by_label_contains(&format!("{} of {}", contacted.returned, contacted.of));
}

#[test]
fn a_campaign_is_built_started_worked_off_on_today_and_ended() {
    let mut window = win_back(window::demo(Trade::Salon, "en"));
    window.click_button("New campaign");
    let start = window.harness.get_by_role_and_label(Role::Button, "Start the campaign");
    assert!(start.accesskit_node().is_disabled(), "it needs a name");
    window.write("Name", "Autumn return");
    window.write("Control group, %", "70");
    window.harness.get_by_label("A number from 0 to 50");
    window.write("Control group, %", "10");
    window.write("Day, rung 2", "0");
    window.harness.get_by_label("These numbers are out of order");
    window.write("Day, rung 2", "5");
    window.click_button("Start the campaign");
    let campaign = running(&window).expect("a running campaign");
    assert_eq!((campaign.name.as_str(), campaign.control_percent, campaign.rungs[1].after_days), ("Autumn return", 10, 5));
    let control = campaign.members.iter().filter(|member| member.control).count();
    assert_eq!(control, campaign.members.len() / 10);
    window.harness.get_by_label_contains("Begun today, the window closes on");

    let workspace = window.workspace();
    let list = DayList::plan(workspace.model(), workspace.analytics(), today());
    let rungs: Vec<_> = list.due.iter().chain(&list.moved_on).filter(|due| matches!(due.step, DueStep::Rung { rung: 0, .. })).collect();
    // A rung that would be a second message within a week waits.
    let held = TodayList::of(workspace.model(), workspace.analytics()).held();
    let waiting = campaign.members.iter().filter(|member| !member.control && held.contains(&member.client)).count();
    let contacted = campaign.members.len() - control;
    assert_eq!(rungs.len() + waiting, contacted, "each of the contacted is due or waits, and nobody of the control group");
    assert!(waiting < contacted / 10, "{waiting} of {contacted} wait");

    window.click_button("End campaign");
    assert!(running(&window).is_none());
    let rung = |due: &&regulars::analytics::Due| matches!(due.step.purpose(), Purpose::Rung { .. });
    let workspace = window.workspace();
    assert!(!DayList::plan(workspace.model(), workspace.analytics(), today()).due.iter().any(|due| rung(&due)));
    window.click_button("Undo");
    assert!(running(&window).is_some(), "ending is taken back");
    window.assert_saved();
}

#[test]
fn a_shop_without_campaigns_is_told_what_they_are_for() {
    let window = win_back(window::empty("ru"));
    window.harness.get_by_label("Здесь возвращают клиентов");
    let import = window.harness.get_by_role_and_label(Role::Button, "Импортировать файл");
    assert!(!import.accesskit_node().is_disabled(), "there is nobody to win back: clients come first");
    assert!(window.harness.query_by_label("Новая кампания").is_none());
}

#[test]
fn a_standing_campaign_takes_in_who_comes_far_enough_day_by_day() {
    let mut window = win_back(window::demo(Trade::Salon, "en"));
    window.click_button("New campaign");
    window.write("Name", "Always");
    window.harness.get_by_label("Standing campaign: clients enter by themselves").click();
    window.settle();
    window.harness.get_by_label("At risk and past the contact window").click();
    window.settle();
    window.click_button("Start the campaign");
    let campaign = running(&window).expect("a running campaign");
    let capacity = usize::from(window.workspace().model().settings().capacity);
    assert!(!campaign.members.is_empty() && campaign.members.len() <= capacity);
    assert!(campaign.members.iter().all(|member| member.entered == Some(today())));
    window.harness.get_by_label_contains("no recovery window has closed yet");
    window.assert_saved();
}

#[test]
fn a_campaign_repeated_as_new_brings_its_name_stages_and_ladder_along() {
    let mut window = win_back(window::demo(Trade::Salon, "en"));
    let before = window.workspace().model().campaigns().iter().next().expect("the demo's campaign").clone();
    window.click_button("More about the campaign");
    window.harness.get_by_label("Repeat as new").click();
    window.settle();
    window.click_button("Start the campaign");
    let again = running(&window).expect("a running campaign");
    assert_eq!((&again.name, &again.rungs, again.control_percent), (&before.name, &before.rungs, before.control_percent));
    let stages = |campaign: &Campaign| campaign.members.iter().map(|member| member.stage).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(stages(&again), stages(&before));
    assert_ne!((again.seed, again.started), (before.seed, before.started), "the list is drawn anew");
}
