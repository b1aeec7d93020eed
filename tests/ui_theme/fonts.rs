//! The faces in assets have a glyph for everything the program says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regulars::ui::theme::Icon;
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

const SIGNS: &str = "₽₸₴₾₼€£¥$₺№«»“”„‘’—–-‑✓→←↑↓▲▼↵±−×÷…·•'\"\u{a0}\u{202f}ΣЁёІіЇїЄєҐґҚқҢңӘәӨөҰұҮүҺһЎў≥≤≈%‰°/|@#&*+=<>[]{}()!?;:,.";
const FIGURES: &str = "0123456789";

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

fn face(name: &str) -> Vec<u8> {
    std::fs::read(assets().join("fonts").join(name)).unwrap()
}

fn weights() -> [&'static str; 3] {
    ["Regular", "Medium", "SemiBold"]
}

#[track_caller]
fn check_all(file: &str, wanted: impl Iterator<Item = char>) {
    let bytes = face(file);
    let font = FontRef::new(&bytes).unwrap();
    let missing: String = wanted.filter(|c| !c.is_control() && font.charmap().map(*c).is_none()).collect();
    assert_eq!(missing, "", "{file} lacks these");
}

#[test]
fn every_weight_has_the_letters_and_signs_of_both_languages_and_their_neighbours() {
    let letters = ('!'..='~').chain('\u{a1}'..='\u{17f}').chain('А'..='я').filter(|c| *c != '\u{149}' && *c != '\u{ad}');
    for weight in weights() {
        check_all(&format!("Inter-{weight}.otf"), letters.clone().chain(SIGNS.chars()));
    }
}

#[test]
fn every_character_of_the_translations_has_a_glyph() {
    let folder = assets().join("i18n");
    let mut seen = BTreeSet::new();
    let mut files = 0;
    let languages = std::fs::read_dir(&folder).unwrap().flatten().filter_map(|language| std::fs::read_dir(language.path()).ok());
    // What the command line says is printed and not painted.
    let is_painted = |path: &Path| path.extension().is_some_and(|e| e == "ftl") && path.file_name().is_some_and(|name| name != "cli.ftl");
    for file in languages.flatten().flatten().filter(|file| is_painted(&file.path())) {
        seen.extend(std::fs::read_to_string(file.path()).unwrap().chars());
        files += 1;
    }
    assert!(files > 20, "{files} translations in {}", folder.display());
    println!("{} characters in {files} translations of {}", seen.len(), folder.display());
    for weight in weights() {
        check_all(&format!("Inter-{weight}.otf"), seen.iter().copied());
    }
}

#[test]
fn every_sign_of_a_currency_has_a_glyph() {
    let signs: String = regulars::domain::money::Currency::offered().map(|currency| currency.sign().to_owned()).collect();
    assert!(signs.contains('₽') && signs.contains("CN¥"));
    for weight in weights() {
        check_all(&format!("Inter-{weight}.otf"), signs.chars());
    }
}

#[test]
fn figures_of_the_second_faces_are_equally_wide() {
    for weight in weights() {
        let file = format!("Inter-{weight}-num.otf");
        check_all(&file, FIGURES.chars().chain(" +-−()/.,:;%₽€$\u{a0}\u{202f}".chars()));
        let bytes = face(&file);
        let font = FontRef::new(&bytes).unwrap();
        let metrics = font.glyph_metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default());
        let width = |c: char| metrics.advance_width(font.charmap().map(c).unwrap()).unwrap();
        let widths: BTreeSet<String> = FIGURES.chars().map(|c| width(c).to_string()).collect();
        assert_eq!(widths.len(), 1, "{file}: {widths:?}");
    }
}

#[test]
fn the_second_faces_stand_on_the_same_line_as_the_first() {
    for weight in weights() {
        let metrics = |file: String| {
            let bytes = face(&file);
            let font = FontRef::new(&bytes).unwrap();
            let head = font.hhea().unwrap();
            (font.head().unwrap().units_per_em(), head.ascender(), head.descender(), head.line_gap())
        };
        assert_eq!(metrics(format!("Inter-{weight}.otf")), metrics(format!("Inter-{weight}-num.otf")));
    }
}

#[test]
fn every_icon_is_in_the_icon_face_under_its_own_name() {
    let bytes = face("tabler-icons-300.ttf");
    let font = FontRef::new(&bytes).unwrap();
    let names = font.post().unwrap();
    for icon in Icon::ALL {
        let glyph: GlyphId = font.charmap().map(icon.code()).unwrap_or_else(|| panic!("no glyph for {icon:?}"));
        let id = skrifa::raw::types::GlyphId16::new(u16::try_from(glyph.to_u32()).unwrap());
        assert_eq!(names.glyph_name(id), Some(icon.name()), "{icon:?}");
    }
    let list = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/fonts/icons.txt")).unwrap();
    let listed: BTreeSet<&str> = list.split_whitespace().collect();
    let known: BTreeSet<&str> = Icon::ALL.iter().map(|icon| icon.name()).collect();
    assert_eq!(listed, known, "packaging/fonts/icons.txt and the program name the same icons");
}

#[test]
fn the_faces_stay_small() {
    let total: u64 = std::fs::read_dir(assets().join("fonts")).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(total < 320_000, "{total} bytes");
}
