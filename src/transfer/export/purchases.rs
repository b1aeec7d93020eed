//! Purchases as a table that our own import reads back whole.

use super::super::import::fields::Field;
use super::super::import::own::{self, LINE};
use super::clients::phones;
use super::csv::DecimalMark;
use super::headers::{Language, PURCHASES, headers};
use crate::domain::client::Client;
use crate::domain::model::Model;
use crate::domain::money::Currency;
use crate::domain::purchase::{Items, Purchase};

/// All purchases, headers first, clients' before guests'.
pub fn rows(model: &Model, language: Language, decimal: DecimalMark) -> impl Iterator<Item = Vec<String>> + '_ {
    let row = move |purchase: &Purchase| {
        let client = purchase.client.and_then(|id| model.clients().get(id));
        PURCHASES.iter().map(|(field, ..)| cell(model, purchase, client, *field, decimal)).collect()
    };
    std::iter::once(headers(&PURCHASES, language)).chain(model.purchases().iter().map(row))
}

fn cell(model: &Model, purchase: &Purchase, client: Option<&Client>, field: Field, decimal: DecimalMark) -> String {
    let currency = model.settings().currency;
    match field {
        Field::ClientId => client.map(|client| client.id.to_string()).unwrap_or_default(),
        Field::Name => client.map(|client| client.name.clone()).unwrap_or_default(),
        Field::Phone => client.map(|client| phones(&client.phones, &model.settings().phone_region)).unwrap_or_default(),
        Field::Email => client.map(|client| client.emails.join(LINE)).unwrap_or_default(),
        Field::Date => purchase.day.to_string(),
        Field::Time => purchase.minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap_or_default(),
        Field::Amount => sum(purchase.sum_minor, currency, decimal),
        Field::Product => items(model, purchase, decimal),
        Field::Staff => purchase.staff.and_then(|id| model.staff().get(id)).map(|staff| staff.name.clone()).unwrap_or_default(),
        Field::Receipt => purchase.external_id().to_owned(),
        Field::Note => purchase.note().to_owned(),
        _ => String::new(),
    }
}

/// The name of the one product, or a line for each item with quantity and sum.
fn items(model: &Model, purchase: &Purchase, decimal: DecimalMark) -> String {
    let name = |id| model.products().get(id).map_or("", |product| product.name.as_str());
    if let Items::One { product, quantity_milli: 1000 } = purchase.items
        && !own::is_item_line(name(product))
    {
        return name(product).to_owned();
    }
    let line = |item: crate::domain::purchase::Item| {
        let quantity = fixed(i64::from(item.quantity_milli), 3, decimal);
        let sum = sum(item.sum_minor, model.settings().currency, decimal);
        own::item_line(name(item.product), &quantity, &sum)
    };
    purchase.item_list().into_iter().map(line).collect::<Vec<String>>().join(LINE)
}

/// A sum as digits with the currency's fractions, without spaces or signs that would make it a text.
#[must_use]
pub fn sum(minor: i64, currency: Currency, decimal: DecimalMark) -> String {
    fixed(minor, currency.minor_digits(), decimal)
}

fn fixed(number: i64, digits: u32, decimal: DecimalMark) -> String {
    let unit = 10_u64.pow(digits);
    let sign = if number < 0 { "-" } else { "" };
    let (whole, fraction) = (number.unsigned_abs() / unit, number.unsigned_abs() % unit);
    let mark = match decimal {
        DecimalMark::Point => '.',
        DecimalMark::Comma => ',',
    };
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{fraction:0width$}", width = digits as usize) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_written_to_the_last_minor_unit() {
        for (minor, currency, decimal, expected) in [
            (120_050, Currency::RUB, DecimalMark::Comma, "1200,50"),
            (-5, Currency::USD, DecimalMark::Point, "-0.05"),
            (0, Currency::RUB, DecimalMark::Comma, "0,00"),
        ] {
            assert_eq!(sum(minor, currency, decimal), expected);
        }
        assert_eq!(fixed(1_500, 0, DecimalMark::Point), "1500");
    }
}
