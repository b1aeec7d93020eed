//! Raw colours stand in the theme only; clippy bans the functions that make them, this test the constants.

use std::path::Path;

fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_page_paints_with_a_colour_of_its_own() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    rust_files(&ui, &mut files);
    assert!(files.len() > 10, "the sources moved");
    for file in files.iter().filter(|file| !file.starts_with(ui.join("theme"))) {
        let text = std::fs::read_to_string(file).unwrap();
        for (number, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices("Color32::") {
                let constant: String = line[at + "Color32::".len()..].chars().take_while(|c| c.is_ascii_uppercase() || *c == '_').collect();
                let allowed = ["", "TRANSPARENT", "PLACEHOLDER"].contains(&constant.as_str());
                assert!(allowed, "{}:{}: Color32::{constant}", file.display(), number + 1);
            }
        }
    }
}
