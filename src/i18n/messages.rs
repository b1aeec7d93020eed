//! What stands in the fields of a text to say or send, and the usual texts where the shop has none of its own.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Tr;
use crate::analytics::{ClientFigures, favourite_products};
use crate::domain::client::Client;
use crate::domain::contact::Purpose;
use crate::domain::ids::{ProductId, StaffId};
use crate::domain::message::{MessageField, bonus_of, given_name};
use crate::domain::model::Model;
use crate::domain::money::Currency;
use crate::domain::settings::StepBonus;

/// To whom a text goes, why, and who says it.
#[derive(Debug, Clone, Copy)]
pub struct MessageOf<'a> {
    pub model: &'a Model,
    pub client: &'a Client,
    pub figures: Option<&'a ClientFigures>,
    pub purpose: Purpose,
    pub staff: Option<StaffId>,
    pub today: NaiveDate,
}

impl Tr {
    /// What is known for a field of a text; empty for nothing.
    #[must_use]
    pub fn message_value(&self, field: MessageField, of: &MessageOf<'_>) -> String {
        let settings = of.model.settings();
        let product = |id: ProductId| of.model.products().get(id).map(|product| product.name.to_lowercase());
        let known = match field {
            MessageField::Name => Some(given_name(&of.client.name).to_owned()),
            MessageField::FullName => Some(of.client.name.clone()),
            MessageField::LastProduct => of.figures.and_then(|figures| figures.last_product).and_then(product),
            MessageField::Favourite => {
                favourite_products(of.model, of.client.id, of.today, 1).first().and_then(|favourite| product(favourite.product))
            }
            MessageField::DaysSince => of.figures.and_then(|figures| figures.elapsed_days).map(|days| self.number(days)),
            MessageField::DueDate => {
                let agreed = of.client.agreed.as_ref().filter(|_| of.purpose == Purpose::Agreed).map(|agreed| agreed.day);
                agreed.or_else(|| of.figures.and_then(|figures| figures.expected)).map(|day| self.day_month(day))
            }
            MessageField::Bonus => bonus_of(of.model, of.purpose).map(|bonus| match bonus.up_to_minor {
                0 => bonus.what,
                sum => self.money(sum, settings.currency),
            }),
            MessageField::Shop => Some(settings.shop_name.clone()),
            MessageField::Staff => of.staff.and_then(|id| of.model.staff().get(id)).map(|staff| staff.name.clone()),
        };
        known.unwrap_or_default()
    }

    /// A field in words: `last purchase`.
    #[must_use]
    pub fn message_field(&self, field: MessageField) -> String {
        self.kind("message-field", field.code())
    }

    /// The text of the program for a contact of this purpose, with its fields in braces.
    #[must_use]
    pub fn usual_text(&self, purpose: Purpose, model: &Model) -> Cow<'_, str> {
        let kind = match purpose {
            Purpose::Step(index) => model.settings().steps.get(usize::from(index)).map(|step| step.kind.key()),
            Purpose::Agreed => Some("agreed"),
            Purpose::Birthday => Some("birthday"),
            Purpose::FirstVisit => Some("first_visit"),
            Purpose::Rung { .. } if bonus_of(model, purpose).is_some() => Some("rung-bonus"),
            Purpose::Rung { .. } => Some("rung"),
            Purpose::Free => None,
        };
        self.kind("message", kind.unwrap_or("free")).into()
    }

    /// A bonus in words: `a care mask as a gift, up to 500 ₽`.
    #[must_use]
    pub fn bonus(&self, bonus: &StepBonus, currency: Currency) -> String {
        match (bonus.what.as_str(), bonus.up_to_minor) {
            (what, 0) => what.to_owned(),
            ("", sum) => self.with("message-bonus-sum", &[("sum", self.money(sum, currency).into())]),
            (what, sum) => self.with("message-bonus-up-to", &[("what", what.into()), ("sum", self.money(sum, currency).into())]),
        }
    }
}
