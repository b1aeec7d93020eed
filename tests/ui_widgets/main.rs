//! Proves that the widgets can be found and driven by their names, with the keyboard and the pointer, without a renderer.

mod controls;
mod table;

use eframe::egui::{Ui, vec2};
use egui_kittest::Harness;

/// A window of 800×600 with our look that shows `show` over `state`.
fn window<'a, S: 'a>(state: S, show: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    let mut harness = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(regulars::ui::theme::install)
        .build_ui_state(show, state);
    harness.run();
    harness
}
