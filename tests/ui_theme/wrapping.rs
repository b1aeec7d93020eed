//! Where a text wraps: never inside a number.

use eframe::egui::Color32;
use egui_kittest::Harness;
use regulars::ui::theme::{self, TextKind};

#[test]
fn a_line_is_not_broken_between_the_groups_of_a_number() {
    let sentence = "Средний чек за год 1\u{202f}234\u{202f}567\u{a0}₽, всего";
    let mut rows: Vec<(u16, Vec<String>)> = Vec::new();
    let harness = Harness::builder().with_context_setup(theme::install).build_ui(|ui| {
        rows = (80..300)
            .step_by(5)
            .map(|width| {
                let job = TextKind::Body.wrapped_job(sentence, Color32::PLACEHOLDER, f32::from(width));
                (width, ui.painter().layout_job(job).rows.iter().map(|row| row.text()).collect())
            })
            .collect();
    });
    drop(harness);
    assert!(rows.iter().any(|(_, rows)| rows.len() > 1), "nothing wraps");
    for (width, rows) in rows {
        let whole = rows.iter().any(|row| row.contains("1\u{a0}234\u{a0}567\u{a0}₽"));
        assert!(whole, "{width} points: {rows:?}");
    }
}
