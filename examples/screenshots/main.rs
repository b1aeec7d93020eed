//! Saves a picture of every page without a display:
//! `cargo run --release --example screenshots -- --out DIR [--db FILE | --demo SHOP] [--today DATE] [--lang en|ru]
//! [--theme light|dark] [--size WxH] [--page NAME]…`, or with `--script FILE` a picture of each state that it names.

#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing, reason = "a tool for whoever builds the program")]

#[path = "../../tests/import/books.rs"]
mod books;
#[path = "../../tests/support/campaigns.rs"]
mod campaigns;
mod script;
mod shops;
mod tables;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use regulars::app::clock::Clock;
use regulars::app::prefs::{Places, Prefs, ThemeChoice};
use regulars::app::workspace::Workspace;
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;
use regulars::ui::shell::files::NoPicker;
use regulars::ui::shell::{Setup, Shell, Start};

#[derive(Debug, Parser)]
struct Args {
    /// Where the pictures go
    #[arg(long)]
    out: PathBuf,
    /// A shop's file; a demo shop if it is left out
    #[arg(long)]
    db: Option<PathBuf>,
    /// The demo shop
    #[arg(long, default_value = "salon", value_parser = ["salon", "water", "coffee"])]
    demo: String,
    /// The day to take for today
    #[arg(long, default_value = "2025-10-14")]
    today: NaiveDate,
    #[arg(long, default_value = "en", value_parser = ["en", "ru"])]
    lang: String,
    #[arg(long, default_value = "light", value_parser = ["light", "dark"])]
    theme: String,
    #[arg(long, default_value = "1280x800")]
    size: String,
    /// Only this page; may be given several times
    #[arg(long)]
    page: Vec<String>,
    /// A file to look at on the import page
    #[arg(long)]
    import: Option<PathBuf>,
    /// Keys to press on the page before the picture, parted by spaces: `ArrowDown Enter`
    #[arg(long, default_value = "")]
    keys: String,
    /// What to click after the keys, by its name; may be given several times
    #[arg(long)]
    click: Vec<String>,
    /// A file of states, one a line; what a line may say stands at the head of `script.rs`
    #[arg(long)]
    script: Option<PathBuf>,
    /// Only those states of the script whose name contains this
    #[arg(long, default_value = "")]
    only: String,
}

fn main() {
    let args = Args::parse();
    std::fs::create_dir_all(&args.out).expect("a folder for the pictures");
    let (width, height) = args.size.split_once('x').expect("WxH");
    let size = (width.parse::<f32>().expect("a width"), height.parse::<f32>().expect("a height"));
    if let Some(script) = &args.script {
        script::run(&args, script, size);
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the shop");
    let mut harness = harness(&args, size, &Places::under(folder.path()));
    let wanted = |name: &str| args.page.is_empty() || args.page.iter().any(|page| page == name);
    let pages = Route::ALL.into_iter().chain([Route::Call]);
    for route in pages.filter(|route| wanted(route.key())) {
        harness.state_mut().go(route);
        settle(&mut harness);
        for key in args.keys.split_whitespace() {
            harness.key_press(eframe::egui::Key::from_name(key).expect("a key"));
            settle(&mut harness);
        }
        for name in &args.click {
            harness.query_all_by_label(name).last().expect("something of this name").click();
            settle(&mut harness);
            while harness.state().workspace().is_some_and(|workspace| workspace.job().is_some()) {
                std::thread::sleep(std::time::Duration::from_millis(10));
                settle(&mut harness);
            }
        }
        save(&mut harness, &args, route.key());
    }
    if wanted("start") {
        let mut first = first_start(&args, size, &Places::under(folder.path()));
        settle(&mut first);
        save(&mut first, &args, "start");
    }
}

/// Enough frames for popups and sizes to come to rest.
fn settle(harness: &mut Harness<'_, Shell>) {
    let begun = |harness: &Harness<'_, Shell>| harness.state().workspace().map_or(0, Workspace::looks_begun);
    let is_looking = |harness: &Harness<'_, Shell>| harness.state().workspace().is_some_and(Workspace::is_looking);
    loop {
        let (before, at_rest) = (begun(harness), !is_looking(harness));
        harness.run_steps(4);
        while is_looking(harness) {
            std::thread::sleep(std::time::Duration::from_millis(10));
            harness.run_steps(1);
        }
        if at_rest && begun(harness) == before {
            return;
        }
    }
}

fn save(harness: &mut Harness<'_, Shell>, args: &Args, name: &str) {
    let path = args.out.join(format!("{name}.png"));
    harness.render().expect("a picture").save(&path).expect("a saved picture");
    println!("{}", path.display());
}

fn prefs(args: &Args) -> Prefs {
    let theme = if args.theme == "dark" { ThemeChoice::Dark } else { ThemeChoice::Light };
    Prefs { language: Some(args.lang.clone()), theme, ..Prefs::default() }
}

fn harness(args: &Args, size: (f32, f32), places: &Places) -> Harness<'static, Shell> {
    let clock = Clock::fixed(args.today);
    let workspace = if let Some(file) = &args.db {
        Workspace::open_to_read(file, clock, &places.log)
    } else {
        let trade = Trade::ALL.into_iter().find(|trade| trade.key() == args.demo).unwrap_or_default();
        Ok(demo(args, trade, clock, places))
    };
    let mut workspace = workspace.expect("a shop");
    // The prediction orders the list, so a picture waits for it.
    workspace.finish_prediction();
    if let Some(file) = &args.import {
        workspace.preview_import(regulars::app::event::ImportRequest::new(file.clone()));
        workspace.finish_job();
    }
    let staff = workspace.model().staff().iter().next().map(|staff| staff.id);
    workspace.set_staff(staff);
    workspace.finish_prediction();
    build(args, size, places, Start::Shop(Box::new(workspace)), staff, clock)
}

fn demo(args: &Args, trade: Trade, clock: Clock, places: &Places) -> Workspace {
    regulars::app::demo_shop::open(trade, &args.lang, clock, places).expect("a demo shop")
}

fn first_start(args: &Args, size: (f32, f32), places: &Places) -> Harness<'static, Shell> {
    build(args, size, places, Start::First, None, Clock::fixed(args.today))
}

fn build(
    args: &Args,
    size: (f32, f32),
    places: &Places,
    start: Start,
    staff: Option<regulars::domain::ids::StaffId>,
    clock: Clock,
) -> Harness<'static, Shell> {
    let setup = Setup {
        start,
        prefs: Prefs { staff, ..prefs(args) },
        places: places.clone(),
        clock,
        picker: Box::new(NoPicker),
        keep_prefs: false,
        closing: regulars::app::closing::Closing::default(),
    };
    let theme = if args.theme == "dark" { eframe::egui::Theme::Dark } else { eframe::egui::Theme::Light };
    Harness::builder()
        .allow_missing_glyphs()
        .with_size(size)
        .with_theme(theme)
        .wgpu()
        .with_max_steps(64)
        .build_eframe(move |cc| Shell::new(&cc.egui_ctx, setup))
}
