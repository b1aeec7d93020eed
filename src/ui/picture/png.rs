//! Pixels from triangles: egui's own tessellator makes the triangles, which are filled here and written as a PNG.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places in a picture, far below 2^23 pixels"
)]

use eframe::egui::epaint::{ColorImage, Mesh, Primitive, Vertex};
use eframe::egui::{Color32, Rect};
use image::ImageEncoder as _;
use image::codecs::png::PngEncoder;

use super::Picture;
use crate::ui::theme::LIGHT;

/// The bytes of a PNG; empty if the picture is.
pub fn encode(image: &ColorImage) -> Vec<u8> {
    let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(0));
    let bytes: Vec<u8> = image.pixels.iter().flat_map(Color32::to_array).collect();
    let mut file = Vec::new();
    match PngEncoder::new(&mut file).write_image(&bytes, width, height, image::ExtendedColorType::Rgba8) {
        Ok(()) => file,
        Err(error) => {
            tracing::warn!("a picture could not be written: {error}");
            Vec::new()
        }
    }
}

/// Fills the triangles of a picture.
pub fn pixels(picture: Picture) -> ColorImage {
    let scale = picture.pixels_per_point;
    let size = [picture.size.x, picture.size.y].map(|side| (side * scale).round().max(1.0) as usize);
    let mut canvas = Canvas { image: ColorImage::filled(size, LIGHT.surface), scale, clip: [0, 0, size[0], size[1]] };
    for primitive in picture.ctx.tessellate(picture.shapes, scale) {
        canvas.clip_to(primitive.clip_rect);
        if let Primitive::Mesh(mesh) = &primitive.primitive {
            canvas.mesh(mesh, &picture.atlas);
        }
    }
    canvas.image
}

struct Canvas {
    image: ColorImage,
    scale: f32,
    /// Pixels: left, top, right, bottom.
    clip: [usize; 4],
}

impl Canvas {
    fn clip_to(&mut self, rect: Rect) {
        let [width, height] = self.image.size;
        let pixel = |point: f32, most: usize| ((point * self.scale).round().max(0.0) as usize).min(most);
        self.clip = [pixel(rect.left(), width), pixel(rect.top(), height), pixel(rect.right(), width), pixel(rect.bottom(), height)];
    }

    fn mesh(&mut self, mesh: &Mesh, atlas: &ColorImage) {
        for corners in mesh.indices.chunks_exact(3) {
            if let &[a, b, c] = corners
                && let (Some(a), Some(b), Some(c)) =
                    (mesh.vertices.get(a as usize), mesh.vertices.get(b as usize), mesh.vertices.get(c as usize))
            {
                self.triangle([a, b, c], atlas);
            }
        }
    }

    fn triangle(&mut self, [a, b, c]: [&Vertex; 3], atlas: &ColorImage) {
        let at = |vertex: &Vertex| [vertex.pos.x * self.scale, vertex.pos.y * self.scale];
        let area = edge(at(a), at(b), at(c));
        if area == 0.0 || !area.is_finite() {
            return;
        }
        // One way round, so that a pixel on an edge of two triangles belongs to one of them.
        let [a, b, c] = if area > 0.0 { [a, b, c] } else { [a, c, b] };
        let (pa, pb, pc, area) = (at(a), at(b), at(c), area.abs());
        let [left, top, right, bottom] = self.clip;
        let low = |place: usize| pa.get(place).into_iter().chain(pb.get(place)).chain(pc.get(place)).copied().fold(f32::INFINITY, f32::min);
        let high = |place: usize| pa.get(place).into_iter().chain(pb.get(place)).chain(pc.get(place)).copied().fold(0.0, f32::max);
        let columns = left.max(low(0).max(0.0) as usize)..right.min(high(0) as usize + 1);
        let rows = top.max(low(1).max(0.0) as usize)..bottom.min(high(1) as usize + 1);
        for y in rows {
            for x in columns.clone() {
                let place = [x as f32 + 0.5, y as f32 + 0.5];
                let weights = [(edge(pb, pc, place), pb, pc), (edge(pc, pa, place), pc, pa), (edge(pa, pb, place), pa, pb)];
                if weights.iter().all(|(weight, from, to)| *weight > 0.0 || (*weight == 0.0 && is_top_left(*from, *to))) {
                    let [wa, wb, wc] = weights.map(|(weight, ..)| weight / area);
                    let mix = |of: &dyn Fn(&Vertex) -> f32| wa * of(a) + wb * of(b) + wc * of(c);
                    let texel = texel(atlas, mix(&|v| v.uv.x), mix(&|v| v.uv.y));
                    let colour = [0, 1, 2, 3].map(|part| mix(&|v| channel(v.color, part)) * channel(texel, part) / 255.0);
                    self.blend(x, y, colour);
                }
            }
        }
    }

    /// Puts a premultiplied colour over a pixel.
    #[allow(clippy::many_single_char_names, reason = "a place and the parts of a colour")]
    fn blend(&mut self, x: usize, y: usize, [r, g, b, a]: [f32; 4]) {
        let width = self.image.size[0];
        let Some(pixel) = self.image.pixels.get_mut(y * width + x) else { return };
        let over = |colour: f32, part: usize| (colour + channel(*pixel, part) * (1.0 - a / 255.0)).round().clamp(0.0, 255.0) as u8;
        let [r, g, b, a] = [over(r, 0), over(g, 1), over(b, 2), over(a, 3)];
        #[expect(clippy::disallowed_methods, reason = "a mixture of colours of the theme")]
        {
            *pixel = Color32::from_rgba_premultiplied(r, g, b, a);
        }
    }
}

fn channel(colour: Color32, part: usize) -> f32 {
    colour.to_array().get(part).copied().map_or(0.0, f32::from)
}

fn edge(a: [f32; 2], b: [f32; 2], place: [f32; 2]) -> f32 {
    (b[0] - a[0]) * (place[1] - a[1]) - (b[1] - a[1]) * (place[0] - a[0])
}

fn is_top_left(from: [f32; 2], to: [f32; 2]) -> bool {
    let (right, down) = (to[0] - from[0], to[1] - from[1]);
    down < 0.0 || (down == 0.0 && right > 0.0)
}

/// The texel nearest to a place: glyphs stand on whole pixels.
fn texel(atlas: &ColorImage, u: f32, v: f32) -> Color32 {
    let [width, height] = atlas.size;
    let place = |share: f32, side: usize| ((share * side as f32).floor().max(0.0) as usize).min(side.saturating_sub(1));
    atlas.pixels.get(place(v, height) * width + place(u, width)).copied().unwrap_or(Color32::TRANSPARENT)
}
