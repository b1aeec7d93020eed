//! Shapes as SVG. Text stays text, in the faces that the program ships.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use eframe::egui::epaint::{CircleShape, ColorMode, PathShape, PathStroke, RectShape, Shape, StrokeKind, TextShape};
use eframe::egui::{Color32, FontFamily, Pos2, Rect, Stroke, pos2};

use super::Picture;
use super::base64;
use crate::domain::page::escaped;
use crate::ui::theme::fonts::FILES;

/// The picture as SVG, called `title`. `prefix` makes its ids its own on a page of several; with `faces` the file brings its fonts
/// along, without them the page has to ([`font_faces`]).
#[must_use]
pub fn svg(picture: &Picture, title: &str, prefix: &str, faces: bool) -> String {
    let whole = Rect::from_min_size(pos2(0.0, 0.0), picture.size);
    let mut writer = Writer { body: String::new(), clips: String::new(), prefix, clip_count: 0, used: BTreeSet::new() };
    for clipped in &picture.shapes {
        writer.clipped(&clipped.shape, clipped.clip_rect, whole);
    }
    let Writer { body, clips, used, .. } = writer;
    let style = if faces { format!("<style>{}</style>", font_faces(|name| used.contains(name))) } else { String::new() };
    let (width, height, title) = (picture.size.x, picture.size.y, escaped(title));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-label=\"{title}\"><title>{title}</title>{style}<defs>{clips}</defs>{body}</svg>\n"
    )
}

/// The faces as CSS, those that are `wanted` by the name under which the program knows them.
#[must_use]
pub fn font_faces(wanted: impl Fn(&str) -> bool) -> String {
    let mut css = String::new();
    for (name, bytes) in FILES.iter().filter(|(name, _)| wanted(name)) {
        let (family, weight) = face(name);
        let format = if name.starts_with("icons") { "truetype" } else { "opentype" };
        write!(
            css,
            "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/{format};base64,{}) format('{format}')}}",
            base64::encode(bytes)
        )
        .unwrap_or_default();
    }
    css
}

/// Family and weight of a face by its name: `inter-500`.
fn face(name: &str) -> (&'static str, &str) {
    let (family, weight) = name.split_once('-').unwrap_or((name, "400"));
    (
        if family == "num" {
            "Regulars Num"
        } else if family == "inter" {
            "Regulars"
        } else {
            "Regulars Icons"
        },
        weight,
    )
}

struct Writer<'a> {
    body: String,
    clips: String,
    prefix: &'a str,
    clip_count: usize,
    /// Names of the faces that occur.
    used: BTreeSet<String>,
}

impl Writer<'_> {
    fn clipped(&mut self, shape: &Shape, clip: Rect, whole: Rect) {
        let bounds = shape.visual_bounding_rect();
        if matches!(shape, Shape::Noop) || !bounds.is_finite() || !bounds.intersects(clip.intersect(whole)) {
            return;
        }
        if clip.contains_rect(bounds) {
            self.shape(shape);
            return;
        }
        self.clip_count += 1;
        let id = format!("{}clip{}", self.prefix, self.clip_count);
        let clip = clip.intersect(whole);
        write!(self.clips, "<clipPath id=\"{id}\"><rect {}/></clipPath>", rect_of(clip)).unwrap_or_default();
        write!(self.body, "<g clip-path=\"url(#{id})\">").unwrap_or_default();
        self.shape(shape);
        self.body.push_str("</g>");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.shape(shape)),
            Shape::Circle(circle) => self.circle(circle),
            Shape::LineSegment { points: [from, to], stroke } => self.line(*from, *to, *stroke),
            Shape::Path(path) => self.path(path),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Text(text) => self.text(text),
            // No chart paints these: meshes are pictures, the others belong to widgets that are not part of a file.
            Shape::Noop
            | Shape::Ellipse(_)
            | Shape::Band(_)
            | Shape::Mesh(_)
            | Shape::QuadraticBezier(_)
            | Shape::CubicBezier(_)
            | Shape::Callback(_) => {}
        }
    }

    fn circle(&mut self, circle: &CircleShape) {
        let (x, y, r) = (short(circle.center.x), short(circle.center.y), short(circle.radius));
        let paint = paint(circle.fill, circle.stroke);
        write!(self.body, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}/>").unwrap_or_default();
    }

    fn line(&mut self, from: Pos2, to: Pos2, stroke: Stroke) {
        let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(short);
        let stroke = paint(Color32::TRANSPARENT, stroke);
        write!(self.body, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"{stroke}/>").unwrap_or_default();
    }

    fn path(&mut self, path: &PathShape) {
        let points: Vec<String> = path.points.iter().map(|point| format!("{},{}", short(point.x), short(point.y))).collect();
        let name = if path.closed { "polygon" } else { "polyline" };
        let paint = paint(path.fill, flat(&path.stroke));
        write!(self.body, "<{name} points=\"{}\" stroke-linejoin=\"round\"{paint}/>", points.join(" ")).unwrap_or_default();
    }

    fn rect(&mut self, shape: &RectShape) {
        // SVG strokes lie on the edge.
        let rect = match shape.stroke_kind {
            _ if shape.stroke.is_empty() => shape.rect,
            StrokeKind::Inside => shape.rect.shrink(shape.stroke.width / 2.0),
            StrokeKind::Middle => shape.rect,
            StrokeKind::Outside => shape.rect.expand(shape.stroke.width / 2.0),
        };
        let radius = shape.corner_radius.nw.max(shape.corner_radius.se);
        let round = if radius > 0 { format!(" rx=\"{radius}\"") } else { String::new() };
        let paint = paint(shape.fill, shape.stroke);
        write!(self.body, "<rect {}{round}{paint}/>", rect_of(rect)).unwrap_or_default();
    }

    /// Each run of one face and colour as a text of the width that it has on the screen.
    fn text(&mut self, shape: &TextShape) {
        let job = &shape.galley.job;
        let mut byte = 0;
        for row in &shape.galley.rows {
            let mut run: Option<Run> = None;
            for glyph in &row.glyphs {
                let section = job.sections.iter().find(|section| section.byte_range.contains(&byte.into())).or(job.sections.last());
                byte += glyph.chr.len_utf8();
                let Some(format) = section.map(|section| &section.format) else { continue };
                let colour = shape.override_text_color.unwrap_or(format.color);
                let colour = if colour == Color32::PLACEHOLDER { shape.fallback_color } else { colour };
                let x = shape.pos.x + row.pos.x + glyph.pos.x;
                let end = x + glyph.advance_width;
                match &mut run {
                    Some(run) if run.colour == colour && run.family == format.font_id.family => {
                        run.text.push(glyph.chr);
                        run.end = end;
                    }
                    _ => {
                        self.run(run.take());
                        let y = shape.pos.y + row.pos.y + glyph.pos.y;
                        let family = format.font_id.family.clone();
                        run = Some(Run { text: glyph.chr.to_string(), x, end, y, size: format.font_id.size, family, colour });
                    }
                }
            }
            self.run(run);
            byte += usize::from(row.ends_with_newline);
        }
    }

    fn run(&mut self, run: Option<Run>) {
        let Some(run) = run.filter(|run| !run.text.trim().is_empty()) else { return };
        let FontFamily::Name(name) = &run.family else { return };
        let (family, weight) = face(name);
        self.used.insert(name.to_string());
        // The narrow face of figures has only those; the rest comes from the face of words.
        if family == "Regulars Num" {
            self.used.insert(format!("inter-{weight}"));
        }
        let (x, y, width) = (short(run.x), short(run.y), short(run.end - run.x));
        let (fill, text, size) = (colour("fill", run.colour), escaped(&run.text), run.size);
        write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{width}\" xml:space=\"preserve\" font-family=\"'{family}','Regulars',Inter,sans-serif\" \
             font-size=\"{size}\" font-weight=\"{weight}\"{fill}>{text}</text>"
        )
        .unwrap_or_default();
    }
}

struct Run {
    text: String,
    x: f32,
    end: f32,
    /// The baseline.
    y: f32,
    size: f32,
    family: FontFamily,
    colour: Color32,
}

/// A tenth of a point is finer than any printer's.
fn short(value: f32) -> f32 {
    if value.is_finite() { (value * 100.0).round() / 100.0 } else { 0.0 }
}

fn rect_of(rect: Rect) -> String {
    let [x, y, width, height] = [rect.left(), rect.top(), rect.width(), rect.height()].map(short);
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn paint(fill: Color32, stroke: Stroke) -> String {
    let mut text = if fill == Color32::TRANSPARENT { " fill=\"none\"".to_owned() } else { colour("fill", fill) };
    if !stroke.is_empty() {
        write!(text, "{} stroke-width=\"{}\"", colour("stroke", stroke.color), short(stroke.width)).unwrap_or_default();
    }
    text
}

fn colour(name: &str, colour: Color32) -> String {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    let opacity = if a == 255 { String::new() } else { format!(" {name}-opacity=\"{:.3}\"", f32::from(a) / 255.0) };
    format!(" {name}=\"#{r:02x}{g:02x}{b:02x}\"{opacity}")
}

fn flat(stroke: &PathStroke) -> Stroke {
    match &stroke.color {
        ColorMode::Solid(colour) => Stroke::new(stroke.width, *colour),
        ColorMode::UV(_) => Stroke::NONE,
    }
}
