//! What the page shows, held for the thread that makes a file of it: the window goes on meanwhile.

use super::board::Board;
use super::page::Page;
use super::view::View;
use crate::app::charted::ChartFigures;
use crate::app::content::Content;
use crate::ui::held_ctx::HeldCtx;

/// See the module.
pub struct HeldPage {
    shop: HeldCtx,
    figures: ChartFigures,
    view: View,
    window: usize,
    side: usize,
}

impl HeldPage {
    /// What a file holds that `make` makes of the page as a frame shows it.
    pub fn content(page: &Page<'_>, make: impl Fn(&Page<'_>) -> Vec<u8> + Send + Sync + 'static) -> Content {
        let held = Self {
            shop: HeldCtx::of(page.cx),
            figures: page.figures.clone(),
            view: page.board.key.view,
            window: page.window,
            side: page.side,
        };
        Content::new(move || held.read(&make))
    }

    fn read<R>(&self, read: impl FnOnce(&Page<'_>) -> R) -> R {
        let Self { figures, view, window, side, .. } = self;
        self.shop.read(|cx| read(&Page::on_paper(cx, figures, &Board::new(cx, figures, *view, *window), (*window, *side))))
    }
}
