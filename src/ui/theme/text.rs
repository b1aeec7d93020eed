//! Kinds of text: size, line height, weight and letter spacing by what the text is for.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId};

use super::fonts::{self, Weight};

/// What a text is for; nothing in the program is set in any other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// The number in call mode, 48.
    Phone,
    /// The name in call mode and the title of the first start, 28.
    Person,
    /// The figure of a card, 26.
    Figure,
    /// The title of a page, 22.
    Title,
    /// The name on a client's card, 18.
    Card,
    /// The text to say, 17.
    Say,
    /// The sentence before a chart, a panel's title, the figures of a header, 15.
    Heading,
    /// The reason in call mode, 15 in Medium.
    Reason,
    /// Everything else, 13.
    Body,
    /// Names, buttons, tabs, 13 in Medium.
    BodyMedium,
    /// Groups and totals, 13 in `SemiBold`.
    BodyStrong,
    /// Column headers, labels, tags, legends, 12.
    Small,
    /// The same in Medium.
    SmallMedium,
    /// Chart axes, key caps, the saved state, 11; nothing is smaller.
    Tick,
    /// The same in Medium.
    TickMedium,
}

struct Set {
    size: f32,
    line: f32,
    weight: Weight,
    spacing: f32,
    always_num: bool,
}

impl TextKind {
    /// All kinds, largest first.
    pub const ALL: [Self; 15] = [
        Self::Phone,
        Self::Person,
        Self::Figure,
        Self::Title,
        Self::Card,
        Self::Say,
        Self::Heading,
        Self::Reason,
        Self::Body,
        Self::BodyMedium,
        Self::BodyStrong,
        Self::Small,
        Self::SmallMedium,
        Self::Tick,
        Self::TickMedium,
    ];

    const fn set(self) -> Set {
        use Weight::{Medium, Regular, SemiBold};
        let (size, line, weight, spacing) = match self {
            Self::Phone => (48.0, 56.0, SemiBold, -1.2),
            Self::Person => (28.0, 36.0, SemiBold, -0.5),
            Self::Figure => (26.0, 32.0, SemiBold, -0.6),
            Self::Title => (22.0, 28.0, SemiBold, -0.3),
            Self::Card => (18.0, 24.0, SemiBold, -0.25),
            Self::Say => (17.0, 28.0, Regular, -0.15),
            Self::Heading => (15.0, 20.0, SemiBold, -0.1),
            Self::Reason => (15.0, 22.0, Medium, -0.1),
            Self::Body => (13.0, 20.0, Regular, -0.08),
            Self::BodyMedium => (13.0, 20.0, Medium, -0.08),
            Self::BodyStrong => (13.0, 20.0, SemiBold, -0.08),
            Self::Small => (12.0, 16.0, Regular, 0.0),
            Self::SmallMedium => (12.0, 16.0, Medium, 0.0),
            Self::Tick => (11.0, 14.0, Regular, 0.0),
            Self::TickMedium => (11.0, 14.0, Medium, 0.0),
        };
        Set { size, line, weight, spacing, always_num: matches!(self, Self::Phone | Self::Figure) }
    }

    /// Height of a line in points.
    pub const fn line_height(self) -> f32 {
        self.set().line
    }

    /// The face for sentences.
    pub fn font(self) -> FontId {
        let set = self.set();
        fonts::font(set.size, set.weight, set.always_num)
    }

    /// The face whose figures are equally wide: columns, counts, dates, sums, phones.
    pub fn num_font(self) -> FontId {
        let set = self.set();
        fonts::font(set.size, set.weight, true)
    }

    /// How a sentence of this kind is laid out.
    pub fn format(self, colour: Color32) -> TextFormat {
        self.format_with(self.font(), colour)
    }

    /// How a column's figures, a count, date, sum or phone of this kind are laid out.
    pub fn num_format(self, colour: Color32) -> TextFormat {
        self.format_with(self.num_font(), colour)
    }

    fn format_with(self, font_id: FontId, color: Color32) -> TextFormat {
        let set = self.set();
        TextFormat { font_id, color, extra_letter_spacing: set.spacing, line_height: Some(set.line), ..TextFormat::default() }
    }

    /// A sentence, ready for `ui.label` and for painters.
    pub fn job(self, text: &str, colour: Color32) -> LayoutJob {
        LayoutJob::single_section(text.to_owned(), self.format(colour))
    }

    /// A figure, ready for `ui.label` and for painters.
    pub fn num_job(self, text: &str, colour: Color32) -> LayoutJob {
        LayoutJob::single_section(text.to_owned(), self.num_format(colour))
    }

    /// A sentence that may take several lines of `width` points: no line ends inside a number.
    pub fn wrapped_job(self, text: &str, colour: Color32, width: f32) -> LayoutJob {
        let mut job = unbroken_numbers(text, &self.format(colour));
        job.wrap.max_width = width.max(0.0);
        job
    }
}

/// The words of a tooltip, in the colour of its ground: no line ends inside a number.
pub fn tip(text: impl AsRef<str>) -> LayoutJob {
    unbroken_numbers(text.as_ref(), &TextKind::Body.format(Color32::PLACEHOLDER))
}

/// Between the groups of a number: narrow, and no place to break a line.
const GROUPS: char = '\u{202f}';
/// The one space at which egui does not break a line, and the part of its size at which it is as narrow.
const NO_BREAK: &str = "\u{a0}";
const NARROW: f32 = 0.65;

/// One text in one format. egui would break a line between the groups of a number, so the space there becomes the one at which
/// it does not, made as narrow.
fn unbroken_numbers(text: &str, format: &TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    append_unbroken(&mut job, text, format);
    job
}

/// The same after what a job holds already.
pub fn append_unbroken(job: &mut LayoutJob, text: &str, format: &TextFormat) {
    let mut parts = text.split(GROUPS);
    job.append(parts.next().unwrap_or_default(), 0.0, format.clone());
    for part in parts {
        let font_id = FontId { size: format.font_id.size * NARROW, ..format.font_id.clone() };
        job.append(NO_BREAK, 0.0, TextFormat { font_id, ..format.clone() });
        job.append(part, 0.0, format.clone());
    }
}
