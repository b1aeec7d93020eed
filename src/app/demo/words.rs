//! Reads the texts of the demo shops from `assets/demo`: names, products, notes, templates, in both languages.

use crate::domain::settings::Trade;

use super::DemoLanguage;

/// The texts of one trade in one language.
pub(super) struct Words {
    language: DemoLanguage,
    names: &'static str,
    common: &'static str,
    shop: &'static str,
    products: &'static str,
}

/// A line of a product table.
pub(super) struct ProductLine {
    pub name: &'static str,
    pub category: &'static str,
    pub cycle_days: Option<u16>,
    pub margin_percent: u16,
    pub roubles: i64,
    pub us_cents: i64,
    /// How often it is what a client mainly comes for; 0 for what is only bought along with it.
    pub weight: u32,
}

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/", $name))
    };
}

impl Words {
    pub fn of(trade: Trade, language: DemoLanguage) -> Self {
        let (english, russian, products) = match trade {
            Trade::Salon => (asset!("salon.en.txt"), asset!("salon.ru.txt"), asset!("salon.products.txt")),
            Trade::Water => (asset!("water.en.txt"), asset!("water.ru.txt"), asset!("water.products.txt")),
            Trade::Coffee => (asset!("coffee.en.txt"), asset!("coffee.ru.txt"), asset!("coffee.products.txt")),
            Trade::Other => (asset!("other.en.txt"), asset!("other.ru.txt"), asset!("other.products.txt")),
        };
        match language {
            DemoLanguage::En => Self { language, names: asset!("names.en.txt"), common: asset!("common.en.txt"), shop: english, products },
            DemoLanguage::Ru => Self { language, names: asset!("names.ru.txt"), common: asset!("common.ru.txt"), shop: russian, products },
        }
    }

    /// Lines of a section of the trade's own texts.
    pub fn shop(&self, section: &str) -> Vec<&'static str> {
        lines(self.shop, section).collect()
    }

    /// Lines of a section of the texts that all trades share.
    pub fn common(&self, section: &str) -> Vec<&'static str> {
        lines(self.common, section).collect()
    }

    /// Single names of a section, parted by spaces.
    pub fn names(&self, section: &str) -> Vec<&'static str> {
        lines(self.names, section).flat_map(str::split_whitespace).collect()
    }

    /// Whole names of a section, parted by commas.
    pub fn whole_names(&self, section: &str) -> Vec<&'static str> {
        lines(self.names, section).flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty()).collect()
    }

    /// The products of the trade, with names in this language.
    pub fn products(&self) -> Vec<ProductLine> {
        self.products.lines().filter(|line| !line.starts_with('#')).filter_map(|line| self.product(line)).collect()
    }

    fn product(&self, line: &'static str) -> Option<ProductLine> {
        let [english, russian, category, category_russian, cycle, margin, roubles, us_cents, weight] = fields(line);
        let (name, category) = match self.language {
            DemoLanguage::En => (english, category),
            DemoLanguage::Ru => (russian, category_russian),
        };
        Some(ProductLine {
            name,
            category,
            cycle_days: cycle.parse().ok(),
            margin_percent: margin.parse().ok()?,
            roubles: roubles.parse().ok()?,
            us_cents: us_cents.parse().ok()?,
            weight: weight.parse().ok()?,
        })
    }
}

/// The first `N` fields of a line, parted by `|`; missing ones are empty.
pub(super) fn fields<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut parts = line.split('|').map(str::trim);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn lines(text: &'static str, section: &str) -> impl Iterator<Item = &'static str> {
    let heading = format!("[{section}]");
    text.lines()
        .map(str::trim)
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
