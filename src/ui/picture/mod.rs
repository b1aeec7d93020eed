//! Pictures of what a page paints, without a window: the same painting code runs in a context of its own, and the shapes that
//! it leaves become an SVG, with text as text, or the pixels of a PNG. So a file cannot differ from the screen.

mod base64;
mod png;
mod svg;

use eframe::egui::epaint::{ClippedShape, ColorImage};
use eframe::egui::{Context, RawInput, Rect, Ui, Vec2, ViewportId, pos2};

use super::theme::{self, ThemeMode};

pub use svg::{font_faces, svg};

/// A place to paint in without a window. Light, as paper is.
pub struct Studio {
    ctx: Context,
}

/// What was painted.
pub struct Picture {
    /// Points.
    pub size: Vec2,
    shapes: Vec<ClippedShape>,
    ctx: Context,
    atlas: ColorImage,
    pixels_per_point: f32,
}

impl Studio {
    /// A studio whose pictures have `pixels_per_point`; only PNGs see it.
    #[must_use]
    pub fn new(pixels_per_point: f32) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        theme::apply(&ctx, ThemeMode::Light, 1.0);
        ctx.set_pixels_per_point(pixels_per_point);
        Self { ctx }
    }

    /// Paints a picture of a size in points.
    pub fn paint(&self, size: Vec2, mut paint: impl FnMut(&mut Ui)) -> Picture {
        let mut run = || {
            let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), size));
            self.ctx.run_ui(RawInput { viewport_id: ViewportId::ROOT, screen_rect, ..RawInput::default() }, |ui| paint(ui))
        };
        // Scale and faces take effect in the pass after they were set.
        // Nothing is uploaded anywhere: glyphs are read from the atlas below.
        run().textures_delta.clear();
        let mut output = run();
        output.textures_delta.clear();
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself lives too short")]
        let atlas = self.ctx.fonts(|fonts| fonts.image());
        Picture { size, shapes: output.shapes, atlas, ctx: self.ctx.clone(), pixels_per_point: output.pixels_per_point }
    }
}

impl Picture {
    /// The picture as the bytes of a PNG file.
    #[must_use]
    pub fn png(self) -> Vec<u8> {
        png::encode(&self.pixels())
    }

    /// The picture as pixels on the surface of the light theme.
    #[must_use]
    pub fn pixels(self) -> ColorImage {
        png::pixels(self)
    }
}
