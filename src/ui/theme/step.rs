//! The four steps of a contact and their shapes, painted because no font has them all.

use eframe::egui::{Color32, Pos2, Shape, Stroke, Ui, Vec2};

use super::{size, theme};

/// What is due: a step of the chain or an agreed date. Each has its own shape and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A ring: a sign of life.
    Remind,
    /// A ring with its left half filled: an offer.
    Offer,
    /// A disc: a call.
    Call,
    /// A diamond: the date that was agreed.
    Agreed,
}

impl Step {
    /// All steps, from afar to the point.
    pub const ALL: [Self; 4] = [Self::Remind, Self::Offer, Self::Call, Self::Agreed];

    /// Paints the shape with its centre at `centre`; `side` is 12 in lists ([`size::STEP`]) and 10 in the calendar.
    pub fn paint(self, ui: &Ui, centre: Pos2, side: f32) {
        self.paint_in(ui, theme(ui).step(self), centre, side);
    }

    /// As [`Self::paint`], for a step that was not done: the shape without its colour.
    pub fn paint_missed(self, ui: &Ui, centre: Pos2, side: f32) {
        self.paint_in(ui, theme(ui).line2, centre, side);
    }

    fn paint_in(self, ui: &Ui, colour: Color32, centre: Pos2, side: f32) {
        let painter = ui.painter();
        let stroke = Stroke::new(1.6, colour);
        // A ring looks larger than a disc of the same size.
        let ring_radius = (side * 9.4 / size::STEP - stroke.width) / 2.0;
        match self {
            Self::Remind => {
                painter.circle_stroke(centre, ring_radius, stroke);
            }
            Self::Offer => {
                let left_half = (0u8..=16).map(|i| {
                    let angle = std::f32::consts::FRAC_PI_2 + std::f32::consts::PI * f32::from(i) / 16.0;
                    centre + Vec2::angled(angle) * ring_radius
                });
                painter.add(Shape::convex_polygon(left_half.collect(), colour, Stroke::NONE));
                painter.circle_stroke(centre, ring_radius, stroke);
            }
            Self::Call => {
                painter.circle_filled(centre, side * 11.0 / size::STEP / 2.0, colour);
            }
            Self::Agreed => {
                let half = side / 2.0;
                let corners = [Vec2::new(0.0, -half), Vec2::new(half, 0.0), Vec2::new(0.0, half), Vec2::new(-half, 0.0)];
                painter.add(Shape::convex_polygon(corners.map(|c| centre + c).to_vec(), colour, Stroke::NONE));
            }
        }
    }
}
