//! Every text can be read on every surface it stands on, and steps differ for every eye.

use eframe::egui::Color32;
use regulars::ui::theme::{DARK, LIGHT, Step, Theme};

use super::colour::{Eye, contrast, difference};

const AA_TEXT: f64 = 4.5;
const AA_SHAPE: f64 = 3.0;

fn themes() -> [(&'static str, &'static Theme); 2] {
    [("light", &LIGHT), ("dark", &DARK)]
}

fn surfaces(look: &Theme) -> [(&'static str, Color32); 6] {
    [
        ("surface", look.surface),
        ("bg", look.bg),
        ("sunken", look.sunken),
        ("hover", look.hover),
        ("pressed", look.pressed),
        ("tint", look.tint),
    ]
}

#[track_caller]
fn check(what: &str, ink: Color32, ground: Color32, least: f64) {
    let found = contrast(ink, ground);
    assert!(found >= least, "{what}: contrast {found:.2} is below {least}");
}

#[test]
fn every_text_role_reads_on_every_surface() {
    for (name, look) in themes() {
        let texts = [
            ("text", look.text),
            ("text2", look.text2),
            ("text3", look.text3),
            ("accent", look.accent),
            ("warn", look.warn),
            ("danger", look.danger),
        ];
        for (text, ink) in texts {
            for (surface, ground) in surfaces(look) {
                check(&format!("{name} {text} on {surface}"), ink, ground, AA_TEXT);
            }
        }
    }
}

#[test]
fn texts_read_on_the_grounds_made_for_them() {
    for (name, look) in themes() {
        let pairs = [
            ("onAccent on accent", look.on_accent, look.accent),
            ("onAccent on accent under the pointer", look.on_accent, look.accent_hover),
            ("accent on tint2", look.accent, look.tint2),
            ("warn on warnTint", look.warn, look.warn_tint),
            ("text on warnTint", look.text, look.warn_tint),
            ("text2 on warnTint", look.text2, look.warn_tint),
            ("danger on dangerTint", look.danger, look.danger_tint),
            ("text on dangerTint", look.text, look.danger_tint),
            ("text2 on dangerTint", look.text2, look.danger_tint),
            ("onInv on inv", look.on_inv, look.inv),
            ("invDim on inv", look.inv_dim, look.inv),
            ("invLink on inv", look.inv_link, look.inv),
        ];
        for (pair, ink, ground) in pairs {
            check(&format!("{name} {pair}"), ink, ground, AA_TEXT);
        }
        for share in [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0] {
            let (ground, ink) = look.heat(share);
            check(&format!("{name} heat {share}"), ink, ground, AA_TEXT);
        }
    }
}

#[test]
fn borders_of_fields_and_the_focus_ring_stand_out() {
    for (name, look) in themes() {
        for (surface, ground) in surfaces(look).into_iter().take(3) {
            check(&format!("{name} field on {surface}"), look.field, ground, AA_SHAPE);
        }
        for (surface, ground) in surfaces(look) {
            check(&format!("{name} focus ring on {surface}"), look.accent, ground, AA_SHAPE);
        }
    }
}

#[test]
fn chart_series_stand_out_from_the_page() {
    for (name, look) in themes() {
        for (i, series) in look.series.iter().enumerate() {
            // The design gives sky 3.0 as rounded to one place.
            check(&format!("{name} series {}", i + 1), *series, look.surface, 2.95);
        }
        for eye in [Eye::Deuteranopia, Eye::Protanopia] {
            for (i, one) in look.series.iter().take(4).enumerate() {
                for other in look.series.iter().take(i) {
                    let found = difference(*one, *other, eye);
                    assert!(found >= 16.0, "{name} series {} for {eye:?}: {found:.1}", i + 1);
                }
            }
        }
    }
}

#[test]
fn steps_read_on_every_surface_and_differ_for_colour_blind_eyes() {
    for (name, look) in themes() {
        for step in Step::ALL {
            for (surface, ground) in surfaces(look) {
                check(&format!("{name} {step:?} on {surface}"), look.step(step), ground, AA_TEXT);
            }
            for eye in [Eye::Normal, Eye::Deuteranopia, Eye::Protanopia] {
                let found = nearest(look, step, eye);
                assert!(found >= 15.0, "{name} {step:?} for {eye:?}: {found:.1}");
            }
        }
    }
}

#[test]
fn steps_have_the_figures_that_the_design_computed() {
    let check = |look: &Theme, step: Step, on_surface: f64, differences: [f64; 4]| {
        let found = contrast(look.step(step), look.surface);
        assert!((found - on_surface).abs() <= 0.06, "{step:?} on surface: {found:.2} instead of {on_surface}");
        for (eye, expected) in Eye::ALL.into_iter().zip(differences) {
            let found = nearest(look, step, eye);
            assert!((found - expected).abs() <= 0.11, "{step:?} for {eye:?}: {found:.2} instead of {expected}");
        }
    };
    check(&LIGHT, Step::Remind, 5.4, [23.1, 15.9, 17.1, 8.4]);
    check(&LIGHT, Step::Offer, 5.6, [39.0, 28.6, 20.9, 44.4]);
    check(&LIGHT, Step::Call, 11.3, [23.1, 15.9, 17.1, 17.4]);
    check(&LIGHT, Step::Agreed, 7.3, [23.4, 17.0, 20.9, 8.4]);
    check(&DARK, Step::Remind, 11.0, [19.5, 15.9, 19.9, 15.2]);
    check(&DARK, Step::Offer, 7.7, [39.1, 26.9, 20.4, 35.4]);
    check(&DARK, Step::Call, 5.8, [19.5, 20.8, 22.1, 20.6]);
    check(&DARK, Step::Agreed, 7.2, [24.5, 15.9, 19.9, 15.2]);
}

fn nearest(look: &Theme, step: Step, eye: Eye) -> f64 {
    let others = Step::ALL.into_iter().filter(|other| *other != step);
    others.map(|other| difference(look.step(step), look.step(other), eye)).fold(f64::INFINITY, f64::min)
}
