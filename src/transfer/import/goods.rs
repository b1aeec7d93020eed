//! What was bought: one product for the whole sum, or the lines of a receipt.

use super::names::Names;
use super::own;
use super::sums::{self, Mark, SumFault, SumStyle};
use crate::domain::import_batch::{ImportedItem, ProductRef};

/// The products of a purchase, whose sum they do not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Goods {
    #[default]
    Unknown,
    One(Line),
    Many(Vec<Line>),
}

/// A product of a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    product: ProductRef,
    quantity_milli: u32,
    /// `None` where the file does not say what this line cost.
    sum_minor: Option<i64>,
}

impl Goods {
    /// One product.
    #[must_use]
    pub const fn one(product: ProductRef, quantity_milli: u32, sum_minor: Option<i64>) -> Self {
        Self::One(Line { product, quantity_milli, sum_minor })
    }

    fn of_lines(lines: Vec<Line>) -> Self {
        match lines.as_slice() {
            [] => Self::Unknown,
            [only] => Self::One(*only),
            _ => Self::Many(lines),
        }
    }

    /// The lines that our own export writes.
    pub fn of_own_lines<'t>(cell: &'t str, style: SumStyle, products: &mut Names<'t, ProductRef>) -> Self {
        let decimal = SumStyle { dot: Mark::Decimal, comma: Mark::Decimal, ..style };
        let line = |line: &'t str| {
            let (name, quantity, sum) = own::split_item_line(line)?;
            let quantity = sums::parse(quantity, SumStyle { minor_digits: 3, ..decimal }).ok()?;
            Some(Line {
                product: products.resolve(name)?,
                quantity_milli: u32::try_from(quantity).ok()?,
                sum_minor: sums::parse(sum, decimal).ok(),
            })
        };
        Self::of_lines(cell.split('\n').filter_map(line).collect())
    }

    /// `1× Shampoo, 2× Mask` or `1 x Latte, 2 x Cake`; `None` for anything else.
    pub fn of_counted_list<'t>(cell: &'t str, products: &mut Names<'t, ProductRef>) -> Option<Self> {
        if !cell.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut lines = Vec::new();
        let mut rest = cell;
        while let Some((quantity, after)) = split_count(rest) {
            // The next product starts at a comma that a count follows; other commas belong to the name.
            let end =
                after.match_indices(", ").map(|(at, _)| at).find(|at| after.get(at + 2..).is_some_and(|next| split_count(next).is_some()));
            let name = after.get(..end.unwrap_or(after.len()))?.trim();
            lines.push(Line { product: products.resolve(name)?, quantity_milli: quantity, sum_minor: None });
            rest = end.and_then(|end| after.get(end + 2..)).unwrap_or_default();
        }
        (!lines.is_empty()).then(|| Self::of_lines(lines))
    }

    /// The goods of two rows of one receipt. A line without a price of its own cost what its row says.
    #[must_use]
    pub fn and(self, own_sum: i64, other: Self, other_sum: i64) -> Self {
        let priced = |goods: Self, sum: i64| match goods {
            Self::Unknown => Vec::new(),
            Self::One(line) => vec![Line { sum_minor: line.sum_minor.or(Some(sum)), ..line }],
            Self::Many(lines) => lines,
        };
        let mut lines = priced(self, own_sum);
        lines.extend(priced(other, other_sum));
        Self::of_lines(lines)
    }

    /// As a purchase of this sum carries it: the one product with its quantity, or the items. An item whose sum is
    /// unknown has the sum 0.
    #[must_use]
    pub fn into_parts(self, sum_minor: i64) -> (Option<ProductRef>, u32, Option<Vec<ImportedItem>>) {
        let item = |line: Line| ImportedItem {
            product: line.product,
            quantity_milli: line.quantity_milli,
            sum_minor: line.sum_minor.unwrap_or(0),
        };
        match self {
            Self::Unknown => (None, 1000, None),
            Self::One(line) if line.sum_minor.is_none_or(|line_sum| line_sum == sum_minor) => {
                (Some(line.product), line.quantity_milli, None)
            }
            Self::One(line) => (None, 1000, Some(vec![item(line)])),
            Self::Many(lines) => (None, 1000, Some(lines.into_iter().map(item).collect())),
        }
    }
}

/// Letters that the unit behind a quantity has at most: `шт.`, `упак`, `bottle`.
const UNIT_LETTERS: usize = 6;

/// The thousandths of a quantity, whose unit may stand behind it: `2`, `1,5 кг`, `2 шт.`, `x3`.
///
/// # Errors
/// [`SumFault`] if this is no quantity.
pub fn quantity_milli(cell: &str, style: SumStyle) -> Result<i64, SumFault> {
    let is_times = |c: char| matches!(c, 'x' | 'X' | 'х' | 'Х' | '×' | '*' | ' ');
    let bare = cell.trim_matches(is_times);
    let end = bare.find(char::is_alphabetic).unwrap_or(bare.len());
    let (number, unit) = bare.split_at_checked(end).unwrap_or((bare, ""));
    let is_unit = unit.chars().all(|c| c.is_alphabetic() || c == '.') && unit.chars().count() <= UNIT_LETTERS;
    let number = if is_unit && !number.is_empty() { number.trim_end() } else { cell };
    sums::parse(number, SumStyle { minor_digits: 3, ..style })
}

/// The thousandths of a count and what follows it: `2× Mask`, `2 x Mask`.
fn split_count(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let count: u32 = text.get(..end)?.parse().ok()?;
    let after = text.get(end..)?;
    let name = ["× ", "×", " × ", " x ", "x ", " х "].iter().find_map(|sign| after.strip_prefix(sign))?;
    Some((count.checked_mul(1000)?, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(cell: &str) -> (Option<Vec<u32>>, Vec<String>) {
        let mut products = Names::new(std::iter::empty(), ProductRef::New, false);
        let goods = Goods::of_counted_list(cell, &mut products);
        let quantities = goods.map(|goods| match goods {
            Goods::Unknown => Vec::new(),
            Goods::One(line) => vec![line.quantity_milli],
            Goods::Many(lines) => lines.iter().map(|line| line.quantity_milli).collect(),
        });
        (quantities, products.into_new())
    }

    #[test]
    fn counted_lists_are_taken_apart() {
        assert_eq!(list("1× Shampoo, 2× Mask"), (Some(vec![1000, 2000]), vec!["Shampoo".to_owned(), "Mask".to_owned()]));
        assert_eq!(list("1 x Tea, green, 2 x Cake"), (Some(vec![1000, 2000]), vec!["Tea, green".to_owned(), "Cake".to_owned()]));
        assert_eq!(list("1 x Latte"), (Some(vec![1000]), vec!["Latte".to_owned()]));
        assert_eq!(list("Haircut, 2x faster").0, None);
        assert_eq!(list("19 л вода").0, None);
    }

    #[test]
    fn quantities_have_units() {
        let style = SumStyle { dot: Mark::Decimal, comma: Mark::Decimal, minor_digits: 2 };
        for (cell, expected) in [
            ("2", Ok(2000)),
            ("1,5", Ok(1500)),
            ("2 шт", Ok(2000)),
            ("2шт.", Ok(2000)),
            ("1.5 кг", Ok(1500)),
            ("x3", Ok(3000)),
            ("3 х", Ok(3000)),
            ("-1 pcs", Ok(-1000)),
            ("2 полных комплекта", Err(SumFault::NotANumber)),
            ("много", Err(SumFault::NotANumber)),
            ("", Err(SumFault::Missing)),
            ("2 x 3", Err(SumFault::NotANumber)),
        ] {
            assert_eq!(quantity_milli(cell, style), expected, "{cell}");
        }
    }

    #[test]
    fn lines_of_one_receipt_keep_their_sums() {
        let (a, b) = (ProductRef::New(0), ProductRef::New(1));
        let both = Goods::one(a, 1000, None).and(300, Goods::one(b, 2000, None), 150);
        let items = vec![
            ImportedItem { product: a, quantity_milli: 1000, sum_minor: 300 },
            ImportedItem { product: b, quantity_milli: 2000, sum_minor: 150 },
        ];
        assert_eq!(both.into_parts(450), (None, 1000, Some(items)));
        assert_eq!(Goods::one(a, 2000, Some(450)).into_parts(450), (Some(a), 2000, None));
    }
}
