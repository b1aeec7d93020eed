//! A fault of the program is described in the log, and the window says where; neither tells anything of a client.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use regulars::app::logging;

#[test]
fn a_panic_of_any_thread_is_described_without_its_message() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("deep/regulars.log");
    logging::catch_faults(log.clone());
    let fault = std::thread::Builder::new().name("reading".into()).spawn(|| panic!("+7 916 204-18-35")).expect("a thread").join();
    assert!(fault.is_err());
    let text = std::fs::read_to_string(&log).expect("the log");
    assert!(text.contains("thread=reading place=tests/faults/main.rs"), "{text}");
    assert!(!text.contains("916"), "the log tells a phone: {text}");
}

#[test]
fn the_window_says_where_a_fault_is_described_and_that_nothing_is_lost() {
    let window = support::window::demo(regulars::domain::settings::Trade::Salon, "en");
    let shell = window.harness.into_state();
    let mut harness = Harness::new_ui_state(
        |ui, shell: &mut regulars::ui::shell::Shell| {
            regulars::ui::theme::install(ui.ctx());
            shell.fault_ui(ui, std::path::Path::new("/home/anna/regulars.log"));
        },
        shell,
    );
    harness.run_steps(3);
    harness.get_by_label("Something in the program broke");
    harness.get_by_label_contains("/home/anna/regulars.log");
    harness.get_by_label_contains("Your data are safe");
}
