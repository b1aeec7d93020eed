//! What the window opens with: the demo, a file, the file of last time, or the first start.

use super::Start;
use super::opening::{self, Begun};
use super::trouble::Trouble;
use crate::app::clock::Clock;
use crate::app::demo_shop;
use crate::app::error::AppError;
use crate::app::prefs::{Places, Prefs};
use crate::i18n::Language;
use crate::ui::window::Launch;

/// Opens what was asked for.
///
/// # Errors
/// Those of making the demo shop. A file that does not open is [`Start::Trouble`].
pub fn start(launch: &Launch, prefs: &Prefs, clock: Clock, places: &Places) -> Result<Start, AppError> {
    let language = prefs.language.as_deref().and_then(Language::from_code).unwrap_or_else(Language::of_computer);
    let workspace = if let Some(trade) = launch.demo {
        demo_shop::open(trade, language.code(), clock, places)?
    } else if let Some(file) = launch.file.as_ref().or(prefs.last_file.as_ref().filter(|file| file.exists())) {
        return Ok(match opening::begin(file, clock, &places.log) {
            Begun::Read(Ok(workspace)) => Start::Shop(workspace),
            // Who has double-clicked a file sees no terminal: the window says why, and what can be done.
            Begun::Read(Err(error)) => Start::Trouble(Trouble::new(file.clone(), error)),
            Begun::Later(opening) => Start::Opening(opening),
        });
    } else {
        return Ok(Start::First);
    };
    Ok(Start::Shop(Box::new(workspace)))
}
