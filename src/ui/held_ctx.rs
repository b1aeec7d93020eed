//! What a page may read, held for a thread of its own: pages to print are laid out there, and the window goes on.

use chrono::NaiveDate;

use super::view_ctx::{Safety, ViewCtx};
use crate::analytics::YearForecast;
use crate::app::look::Held;
use crate::app::prefs::{Places, Prefs};
use crate::domain::command::Given;
use crate::i18n::{Language, Tr};

/// See the module.
pub struct HeldCtx {
    shop: Held,
    language: Language,
    today: NaiveDate,
    given: Given,
    prefs: Prefs,
    places: Places,
    file: std::path::PathBuf,
    year_forecast: Option<YearForecast>,
}

impl HeldCtx {
    /// The shop as a frame sees it.
    #[must_use]
    pub fn of(cx: &ViewCtx<'_>) -> Self {
        Self {
            shop: cx.looker.held(),
            language: cx.tr.language(),
            today: cx.today,
            given: cx.given,
            prefs: cx.prefs.clone(),
            places: cx.places.clone(),
            file: cx.file.to_owned(),
            year_forecast: cx.year_forecast.copied(),
        }
    }

    /// Reads it as a page would, one that nobody can act on.
    pub fn read<R>(&self, read: impl FnOnce(&ViewCtx<'_>) -> R) -> R {
        let tr = Tr::new(self.language);
        let (model, analytics) = self.shop.shop();
        read(&ViewCtx {
            model,
            analytics,
            looker: self.shop.looker(),
            tr: &tr,
            today: self.today,
            given: self.given,
            can_edit: false,
            prefs: &self.prefs,
            places: &self.places,
            file: &self.file,
            job: None,
            preview: None,
            duplicates: None,
            chart_figures: None,
            year_forecast: self.year_forecast.as_ref(),
            is_listing: false,
            safety: Safety::default(),
            next_undo: None,
            next_redo: None,
            narrow: false,
        })
    }
}
