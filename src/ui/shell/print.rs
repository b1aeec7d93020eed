//! Pages to print for the command line: painted as in the window, without one.

use super::view_ctx;
use crate::app::paper::Paper;
use crate::app::prefs::{Places, Prefs};
use crate::app::workspace::Workspace;
use crate::i18n::Tr;
use crate::ui::pages::charts::report_page;
use crate::ui::pages::today::call_list_page;

/// A page of this shop on the day of its figures, as one file of HTML that needs nothing else. A page with nothing on it says why.
#[must_use]
pub fn printed(workspace: &Workspace, tr: &Tr, paper: Paper) -> String {
    let (prefs, places) = (Prefs::default(), Places::of_computer());
    let cx = view_ctx(workspace, tr, &prefs, &places, false);
    match paper {
        Paper::Report(span) => report_page(&cx, span),
        Paper::CallList => call_list_page(&cx),
    }
}
