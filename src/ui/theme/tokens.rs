//! The palette by role, for light and dark: every colour of the program stands here and nowhere else.

#![allow(clippy::unreadable_literal, reason = "colours stand as designers write them")]

use eframe::egui::{Color32, Context, Shadow, Ui};

use super::Step;

/// The colours of one theme, each named by what it is used for.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// The page.
    pub surface: Color32,
    /// The rail and the right half of the first start.
    pub bg: Color32,
    /// Side panels, past days, the text to say, the foot.
    pub sunken: Color32,
    /// A row or button under the pointer.
    pub hover: Color32,
    /// The selected rail item, tags, the empty part of a bar.
    pub pressed: Color32,
    /// Lines between rows.
    pub line: Color32,
    /// Button borders, axes, neutral bars.
    pub line2: Color32,
    /// Borders of text inputs.
    pub field: Color32,
    /// Names and numbers.
    pub text: Color32,
    /// Reasons, second facts.
    pub text2: Color32,
    /// Headers, counts, hints; also disabled, with a reason.
    pub text3: Color32,
    /// The one filled button, links, focus, progress, "came back".
    pub accent: Color32,
    /// The filled button under the pointer.
    pub accent_hover: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// Selected row, chip, option.
    pub tint: Color32,
    /// Expected window, avatar.
    pub tint2: Color32,
    /// Over capacity, "too early", a question.
    pub warn: Color32,
    /// Ground of `warn`.
    pub warn_tint: Color32,
    /// A value that cannot be read, deleting for good; never lateness.
    pub danger: Color32,
    /// Ground of `danger`.
    pub danger_tint: Color32,
    /// The undo bar.
    pub inv: Color32,
    /// Text on `inv`.
    pub on_inv: Color32,
    /// Hints on `inv`.
    pub inv_dim: Color32,
    /// The word Undo on `inv`.
    pub inv_link: Color32,
    /// Five shades from little to much, for cohorts and the RFM grid; text on the last is `on_accent`, on the others `text`.
    pub heat: [Color32; 5],
    /// Chart series in the order in which to use them; the last is grey, for last year and the rest.
    pub series: [Color32; 8],
    /// Colours of the steps; the shape is always there too.
    pub steps: StepColours,
    /// The one soft shadow: undo bar and popups; cards on the page have none.
    pub shadow: Shadow,
}

/// The colour of each step of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepColours {
    /// A sign of life.
    pub remind: Color32,
    /// An offer.
    pub offer: Color32,
    /// A call.
    pub call: Color32,
    /// An agreed date.
    pub agreed: Color32,
}

impl Theme {
    /// The theme that `ctx` shows now.
    pub fn of(ctx: &Context) -> &'static Self {
        Self::for_dark(ctx.global_style().visuals.dark_mode)
    }

    const fn for_dark(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a step.
    pub const fn step(&self, step: Step) -> Color32 {
        match step {
            Step::Remind => self.steps.remind,
            Step::Offer => self.steps.offer,
            Step::Call => self.steps.call,
            Step::Agreed => self.steps.agreed,
        }
    }

    /// Series colour number `index`; after the last one they begin again.
    pub fn series(&self, index: usize) -> Color32 {
        self.series.get(index % self.series.len()).copied().unwrap_or(self.accent)
    }

    /// Ground and text of a heat cell for `share` between 0 and 1; values outside are taken as the nearest end.
    pub fn heat(&self, share: f32) -> (Color32, Color32) {
        let level = self.heat.iter().enumerate().take_while(|(i, _)| f32::from(u8::try_from(*i).unwrap_or(u8::MAX)) <= share * 5.0).count();
        match level {
            0 | 1 => (self.heat[0], self.text),
            2..=4 => (self.heat.get(level - 1).copied().unwrap_or(self.heat[0]), self.text),
            _ => (self.heat[4], self.on_accent),
        }
    }
}

/// The theme that `ui` shows now.
pub fn theme(ui: &Ui) -> &'static Theme {
    Theme::for_dark(ui.visuals().dark_mode)
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// The light theme.
pub static LIGHT: Theme = Theme {
    dark: false,
    surface: rgb(0xFFFFFF),
    bg: rgb(0xF3F5F4),
    sunken: rgb(0xF8F9F8),
    hover: rgb(0xF3F5F4),
    pressed: rgb(0xE7EBE9),
    line: rgb(0xE5E9E7),
    line2: rgb(0xCDD4D0),
    field: rgb(0x828D88),
    text: rgb(0x17201D),
    text2: rgb(0x4C5853),
    text3: rgb(0x606C67),
    accent: rgb(0x0B6156),
    accent_hover: rgb(0x084E45),
    on_accent: rgb(0xFFFFFF),
    tint: rgb(0xE4F1EE),
    tint2: rgb(0xC9E3DD),
    warn: rgb(0x8A4F0A),
    warn_tint: rgb(0xFBF2E2),
    danger: rgb(0xB3261E),
    danger_tint: rgb(0xFBEBE9),
    inv: rgb(0x1E2825),
    on_inv: rgb(0xF1F5F3),
    inv_dim: rgb(0xA9B8B2),
    inv_link: rgb(0x7FD9C6),
    heat: [rgb(0xEDF4F2), rgb(0xD3E7E2), rgb(0xB0D3CB), rgb(0x86BBB0), rgb(0x2A7568)],
    series: [rgb(0x0B6156), rgb(0xAA6900), rgb(0x1C9FCF), rgb(0x40307F), rgb(0xA15194), rgb(0x92985D), rgb(0x711D32), rgb(0x858B89)],
    steps: StepColours { remind: rgb(0x3B6E96), offer: rgb(0x98590B), call: rgb(0x32249A), agreed: rgb(0x0B6156) },
    shadow: Shadow { offset: [0, 2], blur: 12, spread: 0, color: Color32::from_rgba_premultiplied(2, 3, 3, 26) },
};

/// The dark theme.
pub static DARK: Theme = Theme {
    dark: true,
    surface: rgb(0x161B1A),
    bg: rgb(0x0F1312),
    sunken: rgb(0x121716),
    hover: rgb(0x1C2220),
    pressed: rgb(0x252D2A),
    line: rgb(0x262D2B),
    line2: rgb(0x3D4744),
    field: rgb(0x6C7772),
    text: rgb(0xE7ECEA),
    text2: rgb(0xA6B1AC),
    text3: rgb(0x8D9994),
    accent: rgb(0x4DB8A2),
    accent_hover: rgb(0x63C9B4),
    on_accent: rgb(0x06201B),
    tint: rgb(0x17312C),
    tint2: rgb(0x1E3F38),
    warn: rgb(0xE3AE62),
    warn_tint: rgb(0x33270F),
    danger: rgb(0xF2897F),
    danger_tint: rgb(0x3A1E1B),
    inv: rgb(0x2A3331),
    on_inv: rgb(0xEEF3F1),
    inv_dim: rgb(0xA6B1AC),
    inv_link: rgb(0x7FD9C6),
    heat: [rgb(0x1B2624), rgb(0x1F3A34), rgb(0x245248), rgb(0x2B6F62), rgb(0x6CCBB6)],
    series: [rgb(0x4DB8A2), rgb(0xEF9A5E), rgb(0xB1E5FA), rgb(0x9779E5), rgb(0xD394CA), rgb(0xEFE39B), rgb(0xC2634F), rgb(0x77817F)],
    steps: StepColours { remind: rgb(0xB2D2EA), offer: rgb(0xE99B43), call: rgb(0x9A84F4), agreed: rgb(0x4DB8A2) },
    shadow: Shadow { offset: [0, 2], blur: 12, spread: 0, color: Color32::from_black_alpha(115) },
};
