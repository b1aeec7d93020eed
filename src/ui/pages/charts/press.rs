//! The pages to print that the owner asks for: laid out on a thread, put where the owner says when they are there.

use crate::app::jobs::JobKind;
use crate::app::look::Look;
use crate::ui::held_ctx::HeldCtx;
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct Press {
    /// Which one was asked for last, counted from 1.
    asked: u64,
    /// Which one a fault ended, once the owner was told.
    failed: u64,
    look: Look<u64, Laid>,
}

/// A page that is ready.
#[derive(Debug)]
struct Laid {
    /// Key of its file's name.
    name: &'static str,
    /// `None` if there is nobody to be contacted.
    page: Option<String>,
}

impl Press {
    /// Begins to lay out a page, unless one is at work.
    pub fn begin(&mut self, cx: &ViewCtx<'_>, name: &'static str, lay: impl FnOnce(&ViewCtx<'_>) -> Option<String> + Send + 'static) {
        if self.look.is_at_work() {
            return;
        }
        self.asked += 1;
        let held = HeldCtx::of(cx);
        self.look.begin(cx.looker, JobKind::Looking, &self.asked, move |_, _| Laid { name, page: held.read(lay) });
    }

    /// Whether a page is being laid out.
    pub const fn is_at_work(&self) -> bool {
        self.look.is_at_work()
    }

    /// Asks where a page that has become ready is put; it is opened then.
    pub fn poll(&mut self, cx: &ViewCtx<'_>, out: &mut Actions) {
        if !self.look.poll() {
            if self.asked != self.failed && self.look.has_failed(&self.asked) {
                self.failed = self.asked;
                out.say(cx.tr.text("report-failed"));
            }
            return;
        }
        match self.look.known_mut().map(|(_, laid)| (laid.name, laid.page.take())) {
            Some((name, Some(page))) => {
                let name = format!("{} {}.html", cx.tr.text(name), cx.today);
                out.pick_file(FilePurpose::Made { name, bytes: page.into_bytes().into(), opens: true });
            }
            Some((_, None)) => out.say(cx.tr.text("call-list-empty")),
            None => {}
        }
    }
}
