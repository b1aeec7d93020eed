//! Draws all widgets and two mocked pages in both themes, without a display: `cargo run --example gallery -- --out DIR`.

mod today;
mod widgets;

use std::path::{Path, PathBuf};

use clap::Parser;
use eframe::egui::{Key, Theme, Ui, UiBuilder, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use regulars::ui::theme;

#[derive(Parser)]
struct Args {
    /// Folder for the pictures.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse();
    std::fs::create_dir_all(&args.out)?;
    for (mode, suffix) in [(Theme::Light, ""), (Theme::Dark, "-dark")] {
        for (language, words) in [("", today::Words::english()), ("-ru", today::Words::russian())] {
            let name = format!("today{language}{suffix}.png");
            let mut page = today::Today::new(words);
            draw(&args.out.join(name), mode, (1280.0, 800.0), |ui| page.show_ui(ui))?;
        }
        let mut all = widgets::Widgets::default();
        draw(&args.out.join(format!("widgets{suffix}.png")), mode, (1280.0, 1240.0), |ui| all.show_ui(ui))?;
        draw(&args.out.join(format!("type{suffix}.png")), mode, (1280.0, 800.0), widgets::type_ui)?;
        let mut popups = window(mode, (640.0, 400.0), widgets::popups_ui);
        popups.get_by_label("Currency").click();
        popups.run_steps(4);
        popups.render()?.save(args.out.join(format!("select{suffix}.png")))?;
        popups.key_press(Key::Escape);
        popups.get_by_label("More").click();
        popups.run_steps(4);
        popups.render()?.save(args.out.join(format!("menu{suffix}.png")))?;
        popups.key_press(Key::Escape);
        popups.run_steps(4);
        popups.get_by_label("Edit the client").hover();
        popups.run_steps(8);
        popups.render()?.save(args.out.join(format!("tooltip{suffix}.png")))?;
    }
    Ok(())
}

fn draw(path: &Path, mode: Theme, size: (f32, f32), show: impl FnMut(&mut Ui)) -> Result<(), Box<dyn std::error::Error>> {
    window(mode, size, show).render()?.save(path)?;
    Ok(())
}

fn window<'a>(mode: Theme, size: (f32, f32), mut show: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    let mut harness =
        Harness::builder().with_size(vec2(size.0, size.1)).with_theme(mode).with_context_setup(theme::install).wgpu().build_ui(move |ui| {
            let room = ui.ctx().content_rect();
            ui.painter().rect_filled(room, 0.0, theme::theme(ui).surface);
            let mut page = ui.new_child(UiBuilder::new().max_rect(room));
            page.set_clip_rect(room);
            show(&mut page);
        });
    harness.run_steps(4);
    harness
}
