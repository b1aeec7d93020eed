//! Exports of known programs, whose headers mean something else than they would in an owner's own table.

use super::fields::Field;
use super::own;
use super::synonyms::normalize;

/// A program whose export we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    SquareCustomers,
    SquareTransactions,
    Fresha,
    GoogleContacts,
    ShopifyOrders,
    ShopifyCustomers,
    WooOrders,
    WooCustomers,
    Loyverse,
    /// A row for each item of a receipt.
    LoyverseItems,
    Poster,
    YclientsVisits,
    YclientsClients,
    /// A table that this program wrote.
    Own,
}

struct Known {
    layout: Layout,
    /// Names the program's ids, so that its lists of clients and of sales find each other.
    source: &'static str,
    /// Normalized headers that only this export has together.
    signature: &'static [&'static str],
    /// What its columns mean; the others are left out.
    columns: &'static [(&'static str, Field)],
}

impl Layout {
    /// The layout of a file with these headers.
    #[must_use]
    pub fn of<'h>(headers: impl Iterator<Item = &'h str>) -> Option<Self> {
        let normalized: Vec<String> = headers.map(normalize).collect();
        let has = |header: &&str| normalized.iter().any(|other| other == header);
        KNOWN.iter().find(|known| known.signature.iter().all(&has)).map(|known| known.layout)
    }

    /// What a normalized header means in this layout.
    #[must_use]
    pub fn field(self, normalized: &str) -> Option<Field> {
        self.known()?.columns.iter().find(|(header, _)| *header == normalized).map(|(_, field)| *field)
    }

    /// The source under which its ids are kept.
    #[must_use]
    pub fn source(self) -> &'static str {
        self.known().map_or("", |known| known.source)
    }

    fn known(self) -> Option<&'static Known> {
        KNOWN.iter().find(|known| known.layout == self)
    }
}

const KNOWN: &[Known] = &[
    Known {
        layout: Layout::SquareCustomers,
        source: "square",
        signature: &["square customer id"],
        columns: &[
            ("first name", Field::FirstName),
            ("last name", Field::LastName),
            ("company name", Field::Organization),
            ("email address", Field::Email),
            ("phone number", Field::Phone),
            ("birthday", Field::Birthday),
            ("memo", Field::Note),
            ("square customer id", Field::ClientId),
            ("email subscription status", Field::Consent),
        ],
    },
    Known {
        layout: Layout::SquareTransactions,
        source: "square",
        signature: &["total collected", "transaction id", "customer id"],
        columns: &[
            ("date", Field::Date),
            ("time", Field::Time),
            ("total collected", Field::Amount),
            ("transaction id", Field::Receipt),
            ("staff name", Field::Staff),
            ("description", Field::Product),
            ("event type", Field::Kind),
            ("customer id", Field::ClientId),
            ("customer name", Field::Name),
            ("transaction status", Field::Status),
        ],
    },
    Known {
        layout: Layout::Fresha,
        source: "fresha",
        signature: &["client id", "mobile number", "accepts marketing"],
        columns: &[
            ("client id", Field::ClientId),
            ("first name", Field::FirstName),
            ("last name", Field::LastName),
            ("blocked", Field::DoNotContact),
            ("block reason", Field::DoNotContactReason),
            ("mobile number", Field::Phone),
            ("telephone", Field::Phone),
            ("email", Field::Email),
            ("accepts marketing", Field::Consent),
            ("date of birth", Field::Birthday),
            ("added", Field::Registered),
            ("note", Field::Note),
            ("referral source", Field::Source),
            ("tags", Field::Tags),
        ],
    },
    Known {
        layout: Layout::GoogleContacts,
        source: "google",
        signature: &["phone 1 value"],
        columns: &[
            ("name", Field::Name),
            ("first name", Field::FirstName),
            ("given name", Field::FirstName),
            ("middle name", Field::MiddleName),
            ("additional name", Field::MiddleName),
            ("last name", Field::LastName),
            ("family name", Field::LastName),
            ("organization name", Field::Organization),
            ("organization 1 name", Field::Organization),
            ("birthday", Field::Birthday),
            ("notes", Field::Note),
            ("labels", Field::Tags),
            ("group membership", Field::Tags),
            ("e mail 1 value", Field::Email),
            ("e mail 2 value", Field::Email),
            ("e mail 3 value", Field::Email),
            ("phone 1 value", Field::Phone),
            ("phone 2 value", Field::Phone),
            ("phone 3 value", Field::Phone),
            ("phone 4 value", Field::Phone),
        ],
    },
    Known {
        layout: Layout::ShopifyOrders,
        source: "shopify",
        signature: &["financial status", "lineitem name"],
        columns: &[
            ("name", Field::Receipt),
            ("email", Field::Email),
            ("financial status", Field::Status),
            ("total", Field::Amount),
            ("created at", Field::Date),
            ("billing name", Field::Name),
            ("billing phone", Field::Phone),
            ("phone", Field::Phone),
            ("refunded amount", Field::Refund),
            ("lineitem name", Field::Product),
            ("lineitem quantity", Field::Quantity),
            ("lineitem price", Field::ItemPrice),
            ("employee", Field::Staff),
        ],
    },
    Known {
        layout: Layout::ShopifyCustomers,
        source: "shopify",
        signature: &["customer id", "accepts email marketing"],
        columns: &[
            ("customer id", Field::ClientId),
            ("first name", Field::FirstName),
            ("last name", Field::LastName),
            ("default address company", Field::Organization),
            ("email", Field::Email),
            ("accepts email marketing", Field::Consent),
            ("default address phone", Field::Phone),
            ("phone", Field::Phone),
            ("note", Field::Note),
            ("tags", Field::Tags),
        ],
    },
    Known {
        layout: Layout::WooOrders,
        source: "woocommerce",
        signature: &["order", "n revenue formatted"],
        columns: &[
            ("date", Field::Date),
            ("order", Field::Receipt),
            ("n revenue formatted", Field::Amount),
            ("status", Field::Status),
            ("customer", Field::Name),
            ("product s", Field::Product),
        ],
    },
    Known {
        layout: Layout::WooCustomers,
        source: "woocommerce",
        signature: &["total spend", "aov"],
        columns: &[("name", Field::Name), ("email", Field::Email), ("sign up", Field::Registered)],
    },
    Known {
        layout: Layout::LoyverseItems,
        source: "loyverse",
        signature: &["receipt number", "receipt type", "item", "net sales"],
        columns: &[
            ("date", Field::Date),
            ("receipt number", Field::Receipt),
            ("receipt type", Field::Kind),
            ("item", Field::Product),
            ("quantity", Field::Quantity),
            ("net sales", Field::Amount),
            ("cashier name", Field::Staff),
            ("customer name", Field::Name),
            ("customer contacts", Field::Email),
            ("comment", Field::Note),
            ("status", Field::Status),
        ],
    },
    Known {
        layout: Layout::Loyverse,
        source: "loyverse",
        signature: &["receipt number", "receipt type"],
        columns: &[
            ("date", Field::Date),
            ("receipt number", Field::Receipt),
            ("receipt type", Field::Kind),
            ("total collected", Field::Amount),
            ("description", Field::Product),
            ("cashier name", Field::Staff),
            ("customer name", Field::Name),
            ("customer contacts", Field::Email),
            ("status", Field::Status),
        ],
    },
    Known {
        layout: Layout::Poster,
        source: "poster",
        signature: &["чека", "открыт", "закрыт"],
        columns: &[
            ("чека", Field::Receipt),
            ("закрыт", Field::Date),
            ("официант", Field::Staff),
            ("клиент", Field::Name),
            ("телефон", Field::Phone),
            ("оплачено", Field::Amount),
        ],
    },
    Known {
        layout: Layout::YclientsVisits,
        source: "yclients",
        signature: &["статус визита"],
        columns: &[
            ("дата", Field::Date),
            ("дата визита", Field::Date),
            ("время", Field::Time),
            ("клиент", Field::Name),
            ("имя клиента", Field::Name),
            ("телефон", Field::Phone),
            ("номер телефона", Field::Phone),
            ("телефон клиента", Field::Phone),
            ("email", Field::Email),
            ("e mail", Field::Email),
            ("услуги", Field::Product),
            ("услуга", Field::Product),
            ("сотрудник", Field::Staff),
            ("мастер", Field::Staff),
            ("статус визита", Field::Status),
            ("оплачено", Field::Amount),
            ("комментарий", Field::Note),
            ("id записи", Field::Receipt),
            ("id клиента", Field::ClientId),
        ],
    },
    Known {
        layout: Layout::YclientsClients,
        source: "yclients",
        signature: &["продано", "количество посещений"],
        columns: &[
            ("имя", Field::Name),
            ("фио", Field::Name),
            ("клиент", Field::Name),
            ("телефон", Field::Phone),
            ("номер телефона", Field::Phone),
            ("email", Field::Email),
            ("e mail", Field::Email),
            ("почта", Field::Email),
            ("электронная почта", Field::Email),
            ("дата рождения", Field::Birthday),
            ("день рождения", Field::Birthday),
            ("категории", Field::Tags),
            ("комментарий", Field::Note),
            ("id", Field::ClientId),
            ("id клиента", Field::ClientId),
        ],
    },
    Known { layout: Layout::Own, source: own::SOURCE, signature: &["regulars id"], columns: &[] },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_known_by_their_headers() {
        for (headers, expected) in [
            ("First Name,Square Customer ID", Some(Layout::SquareCustomers)),
            ("Date,Order #,N. Revenue (formatted),Status", Some(Layout::WooOrders)),
            ("№ чека;Открыт;Закрыт", None),
            ("Date,Receipt number,Receipt type,Item,Net sales", Some(Layout::LoyverseItems)),
            ("Date,Receipt number,Receipt type,Net sales", Some(Layout::Loyverse)),
            ("№ чека,Открыт,Закрыт,Клиент", Some(Layout::Poster)),
            ("Клиент,Телефон", None),
        ] {
            assert_eq!(Layout::of(headers.split(',')), expected, "{headers}");
        }
    }

    #[test]
    fn headers_of_layouts_are_written_normalized() {
        let all = KNOWN.iter().flat_map(|known| known.columns.iter().map(|(header, _)| *header).chain(known.signature.iter().copied()));
        for header in all {
            assert_eq!(normalize(header), header);
        }
    }
}
