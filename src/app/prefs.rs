//! How the program looks for whoever sits at this computer. Kept beside other programs' settings, not in the shop's file.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::analytics::{Segment, Stage};
use crate::domain::ids::StaffId;

/// Preferences of one person at one computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// `en` or `ru`; `None` takes the computer's.
    pub language: Option<String>,
    pub theme: ThemeChoice,
    /// Size of all text in percent (75..=200).
    pub text_percent: u16,
    /// The file that was open last.
    pub last_file: Option<PathBuf>,
    /// A folder on another disk, into which every backup goes as well.
    pub second_place: Option<PathBuf>,
    /// The file of which the owner has understood that its folder is synchronised.
    pub understood_sync: Option<PathBuf>,
    /// Who sits here.
    pub staff: Option<StaffId>,
    /// The list at the left shows icons only.
    pub rail_collapsed: bool,
    /// Views of the clients that were saved, in their order.
    pub views: Vec<SavedView>,
}

/// A view of the clients under the owner's own name: what the list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    pub name: String,
    /// Key of the view that the filter narrows.
    pub base: String,
    pub stages: BTreeSet<Stage>,
    pub segments: BTreeSet<Segment>,
    /// Keys of marks; one that is not known any more is passed over.
    pub marks: BTreeSet<String>,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeChoice::System,
            text_percent: 100,
            last_file: None,
            second_place: None,
            understood_sync: None,
            staff: None,
            rail_collapsed: false,
            views: Vec::new(),
        }
    }
}

/// Which theme to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the desktop has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Prefs {
    /// What is kept at `path`. A missing or unreadable file gives the defaults: looks are never a reason not to start.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let Ok(text) = fs::read_to_string(path) else { return Self::default() };
        let mut prefs: Self = serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!("preferences are unreadable, defaults are used: {error}");
            Self::default()
        });
        prefs.text_percent = prefs.text_percent.clamp(75, 200);
        prefs
    }

    /// Keeps them at `path`, whole or not at all.
    ///
    /// # Errors
    /// Those of making the folder, writing and renaming.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let fresh = path.with_extension("json.new");
        let mut file = fs::File::create(&fresh)?;
        file.write_all(serde_json::to_string_pretty(self)?.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, path)
    }
}

/// Folders of this program on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Preferences.
    pub prefs: PathBuf,
    /// The log, where a failure is explained.
    pub log: PathBuf,
    /// Where a new shop's file is proposed.
    pub documents: PathBuf,
    /// Demo shops of the day.
    pub demo: PathBuf,
}

impl Places {
    /// The usual places of this system; the temporary folder stands in where the system names none.
    #[must_use]
    pub fn of_computer() -> Self {
        let temporary = std::env::temp_dir();
        let project = directories::ProjectDirs::from("", "", "Regulars");
        let config = project.as_ref().map_or_else(|| temporary.clone(), |dirs| dirs.config_dir().to_owned());
        let state = project.as_ref().map_or_else(|| temporary.clone(), |dirs| dirs.data_local_dir().to_owned());
        let user = directories::UserDirs::new();
        let home = user.as_ref().map_or_else(|| temporary.clone(), |dirs| dirs.home_dir().to_owned());
        let documents = user.as_ref().and_then(|dirs| dirs.document_dir().map(Path::to_owned)).unwrap_or(home);
        Self {
            prefs: config.join("prefs.json"),
            log: state.join("regulars.log"),
            documents: documents.join("Regulars"),
            demo: temporary.join("regulars-demo"),
        }
    }

    /// A file for a new shop called `name`, in the folder where shops are kept, where none is yet.
    #[must_use]
    pub fn new_shop(&self, name: &str) -> PathBuf {
        let numbered = (2_u32..).map(|number| format!("{name} {number}"));
        let names = std::iter::once(name.to_owned()).chain(numbered).take(1000);
        let mut files = names.map(|name| self.documents.join(format!("{name}.regulars")));
        files.find(|file| !file.exists()).unwrap_or_else(|| self.documents.join(format!("{name}.regulars")))
    }

    /// Everything under one folder: tests, pictures.
    #[must_use]
    pub fn under(folder: &Path) -> Self {
        Self {
            prefs: folder.join("prefs.json"),
            log: folder.join("regulars.log"),
            documents: folder.join("documents"),
            demo: folder.join("demo"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_being_saved() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/prefs.json");
        assert_eq!(Prefs::load(&path), Prefs::default());
        let prefs = Prefs { language: Some("ru".into()), text_percent: 125, ..Prefs::default() };
        prefs.save(&path).expect("saved");
        assert_eq!(Prefs::load(&path), prefs);
    }

    #[test]
    fn a_new_shop_is_proposed_where_there_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::under(folder.path());
        assert_eq!(places.new_shop("Salon"), places.documents.join("Salon.regulars"));
        fs::create_dir_all(&places.documents).expect("a folder");
        fs::write(places.documents.join("Salon.regulars"), "").expect("written");
        assert_eq!(places.new_shop("Salon"), places.documents.join("Salon 2.regulars"));
    }

    #[test]
    fn spoiled_preferences_do_not_stop_the_program() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("prefs.json");
        fs::write(&path, "{ nonsense").expect("written");
        assert_eq!(Prefs::load(&path), Prefs::default());
        fs::write(&path, r#"{"text_percent": 9000}"#).expect("written");
        assert_eq!(Prefs::load(&path).text_percent, 200);
    }
}
