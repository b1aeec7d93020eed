//! Why a file is refused, a row is rejected or skipped, and what the owner ought to know. Typed, so that the window
//! can say it in the owner's language; `Display` is the plain English of the command line.

use std::{fmt, io};

/// Why a whole file cannot be read. Nothing changes then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RefusalReason {
    #[error("there is no such file")]
    NotFound,
    #[error("this is a folder, not a file")]
    Directory,
    #[error("this file may not be read: permission was denied")]
    NoPermission,
    /// The system's own words.
    #[error("the file could not be read: {0}")]
    Unreadable(String),
    #[error("the file is empty")]
    Empty,
    #[error("the file holds {megabytes} MB, more than the {limit} MB that can be read; please split it")]
    TooLarge { megabytes: u64, limit: u64 },
    #[error("this is a device or a pipe, not a file")]
    NotAFile,
    #[error("another program is writing this file; please try again when it is done")]
    Changing,
    /// More than a [table](super::table::Table) holds.
    #[error(
        "the file holds more than can be read at once: five million rows, a million new clients, 67 million cells or 400 MB of text; please split it"
    )]
    TooMuch,
    /// More than 64 MB without a line end.
    #[error("a row of the file goes on and on without an end, so this is no table; please save it again as CSV or XLSX")]
    EndlessRow,
    /// A picture, a program, an archive; `what` is a word for it where it is known.
    #[error("this is no table but {}", what.unwrap_or("a file of another kind"))]
    Binary { what: Option<&'static str> },
    #[error("no table was found in the file: no column looks like names, phones, e-mails or purchases")]
    NotATable,
    #[error("the file has a header but no rows")]
    NoRows,
    #[error("the file is broken off or damaged; please export or download it again")]
    Truncated,
    #[error("the file is protected by a password; please save it without one")]
    Encrypted,
    #[error("stopped, nothing was changed")]
    Cancelled,
}

impl From<io::Error> for RefusalReason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

impl RefusalReason {
    /// The name in translation keys.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Directory => "directory",
            Self::NoPermission => "no-permission",
            Self::Unreadable(_) => "unreadable",
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NotAFile => "not-a-file",
            Self::Changing => "changing",
            Self::TooMuch => "too-much",
            Self::EndlessRow => "endless-row",
            Self::Binary { .. } => "binary",
            Self::NotATable => "not-a-table",
            Self::NoRows => "no-rows",
            Self::Truncated => "truncated",
            Self::Encrypted => "encrypted",
            Self::Cancelled => "cancelled",
        }
    }
}

/// Why one row does not go in. The rest does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RejectReason {
    NoDate,
    NotADate,
    NoSuchDay,
    ImpossibleYear,
    FutureDate,
    NoAmount,
    NotANumber,
    TooLarge,
    ExcelError,
    /// The row ends before the sum.
    AmountMissing,
    /// The row ends before the day and the sum.
    DateAndAmountMissing,
    /// The row ends before the day.
    DateMissing,
    /// Filled cells stand beyond the last column.
    ColumnsShifted {
        extra: u16,
    },
    /// In a list of clients: neither name nor phone, e-mail or id.
    NoClient,
}

impl fmt::Display for RejectReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoDate => "no date",
            Self::NotADate => "not a date",
            Self::NoSuchDay => "no such day",
            Self::ImpossibleYear => "impossible year",
            Self::FutureDate => "future date",
            Self::NoAmount => "no amount",
            Self::NotANumber => "not a number",
            Self::TooLarge => "too large",
            Self::ExcelError => "Excel error in the cell",
            Self::AmountMissing => "amount missing (short row)",
            Self::DateAndAmountMissing => "date and amount missing (short row)",
            Self::DateMissing => "date missing (short row)",
            Self::ColumnsShifted { extra: 1 } => "columns shifted: one separator too many",
            Self::ColumnsShifted { extra } => return write!(f, "columns shifted: {extra} separators too many"),
            Self::NoClient => "no name, phone, e-mail or id",
        })
    }
}

/// Why one row is passed over: it is no client and no purchase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipReason {
    Blank,
    Title,
    SepHint,
    RepeatedHeader,
    Subtotal,
    /// A heading of a group with the group's sum, under the name of the group.
    GroupSubtotal(Box<str>),
    Total,
    Footer,
    FurtherLine,
    /// Under headers of their own, which are of neither clients nor visits.
    OtherTable,
    /// A list of visits that another list tells of already.
    SameVisits,
    /// Somebody whose data were deleted for good.
    Erased,
    /// The status as written.
    NotAttended(Box<str>),
    /// The status as written.
    NotCompleted(Box<str>),
    /// The kind of movement as written: money put into the till or taken out.
    NoSale(Box<str>),
    Refunded,
    Cancelled,
    CancelledReceipt,
    Voided,
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "blank row",
            Self::Title => "title",
            Self::SepHint => "sep hint",
            Self::RepeatedHeader => "repeated header",
            Self::Subtotal => "subtotal",
            Self::GroupSubtotal(group) => return write!(f, "group subtotal of {group}"),
            Self::Total => "total",
            Self::Footer => "footer",
            Self::FurtherLine => "further line of the same order",
            Self::OtherTable => "another table",
            Self::SameVisits => "the same visits as in another list",
            Self::Erased => "deleted for good before",
            Self::NotAttended(status) => return write!(f, "not attended: {status}"),
            Self::NotCompleted(status) => return write!(f, "not completed: {status}"),
            Self::NoSale(kind) => return write!(f, "no sale: {kind}"),
            Self::Refunded => "refunded",
            Self::Cancelled => "cancelled",
            Self::CancelledReceipt => "cancelled receipt",
            Self::Voided => "voided order",
        })
    }
}

/// What the owner ought to know before agreeing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Clearly different names on one phone: taken for one client.
    SharedPhone { phone: String, names: [String; 2], row: RowOf },
    /// Clearly different names on one phone, kept apart since the owner said so.
    KeptApart { phone: String, names: [String; 2], row: RowOf },
    /// The columns mean what the owner said of an earlier file of this kind.
    KeptColumns,
    /// There is nothing but names to tell clients apart, so namesakes become one.
    NamesAreTheKey,
    /// Cells of phones that are no phones; kept as text.
    UnreadablePhones { count: u32, first_row: RowOf, example: String },
    /// Cells of a column about clients that could not be understood; kept in the client's note.
    UnreadCells { header: String, count: u32, first_row: RowOf, example: String },
    /// Rows that the shop has already, from an earlier import.
    AlreadyThere { count: u32 },
    /// Rows that are there already, from an earlier import or from another list of the same file.
    AlreadyThereOrInOtherList { count: u32 },
    /// Several columns of money: this one was taken.
    AmountColumn { taken: String, others: Vec<String> },
    /// New clients of whom the file says nothing but what another program calls them.
    OnlyIds { count: u32, example: String },
    /// No column says who bought: the purchases count in revenue and nowhere else.
    NoClients,
    /// There is no column of money: visits are counted, sums are not.
    NoAmounts,
    /// A sum in a list of clients is a total of theirs and no purchase.
    TotalsIgnored { columns: Vec<String> },
    /// Sums of what was bought, but no column of days: only the clients come in.
    NoDays { columns: Vec<String> },
    /// Statuses that we do not know; their rows were counted as purchases.
    UnknownStatuses(Vec<String>),
    /// Notes longer than the limit were cut.
    NotesCut { count: u32, limit_chars: u32 },
    /// Characters that could not be read in this encoding.
    BrokenCharacters { count: u32 },
    /// Lines in another encoding than the rest, each of which was read in its own.
    MixedEncodings { count: u32, other: String },
    /// A quotation mark is never closed, so quotation marks were read as plain text.
    UnclosedQuote,
    /// Dates in the file were read as Excel's day numbers.
    SerialDates { column: String },
    /// The only money in the file is the price of a piece: sums are price × quantity.
    PriceTimesQuantity { price: String, quantity: String },
    /// Columns under months or other spans of time, from `first` to `last`, which were left out.
    PeriodColumns { count: u32, first: String, last: String },
    /// Columns under days, from `first` to `last`, of which each filled cell was read as a visit.
    DayColumns { count: u32, first: String, last: String },
    /// Sheets of the same columns that were read as one table, and the row at which each of the others begins.
    SheetsTogether { first: String, others: Vec<(String, u32)> },
    /// Sums in several currencies, which were counted as if they were one.
    SeveralCurrencies { currencies: String },
    /// Tables of the same columns stand side by side and were read one below the other, these from the rows given.
    TablesBeside { rows: Vec<u32> },
    /// Lists of other columns one below another in one table, and the rows of their headers.
    ListsBelow { lists: Vec<(String, u32)> },
    /// Lists of clients and of visits on sheets of their own, all of which are read, in this order.
    SheetsBeside(Vec<String>),
    /// Sheets that were not read.
    OtherSheets(Vec<String>),
}

/// A row by its number, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOf {
    pub number: u32,
    /// The sheet on which it stands, where several are read; else empty.
    pub sheet: Box<str>,
}

impl From<u32> for RowOf {
    fn from(number: u32) -> Self {
        Self { number, sheet: Box::default() }
    }
}

impl fmt::Display for RowOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.sheet {
            "" => write!(f, "{}", self.number),
            sheet => write!(f, "{} ({sheet})", self.number),
        }
    }
}

impl Warning {
    /// Says on which sheet its rows stand, where several are read.
    pub fn name_rows(&mut self, sheet: &str) {
        match self {
            Self::SharedPhone { row, .. }
            | Self::KeptApart { row, .. }
            | Self::UnreadablePhones { first_row: row, .. }
            | Self::UnreadCells { first_row: row, .. } => {
                row.sheet = sheet.into();
            }
            _ => {}
        }
    }

    /// Whether it is of two names on one phone, which the owner may decide pair by pair.
    #[must_use]
    pub const fn is_pair(&self) -> bool {
        matches!(self, Self::SharedPhone { .. } | Self::KeptApart { .. })
    }

    /// Whether the owner must see it before the import can be called plain.
    #[must_use]
    pub const fn is_serious(&self) -> bool {
        matches!(
            self,
            Self::SharedPhone { .. }
                | Self::BrokenCharacters { .. }
                | Self::UnclosedQuote
                | Self::PeriodColumns { .. }
                | Self::NoDays { .. }
                | Self::SheetsTogether { .. }
                | Self::MixedEncodings { .. }
                | Self::SeveralCurrencies { .. }
                | Self::TablesBeside { .. }
                | Self::ListsBelow { .. }
        )
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SharedPhone { phone, names: [one, other], row } => {
                write!(f, "row {row}: {one} and {other} have one phone, {phone}; they were taken for one client")
            }
            Self::KeptApart { phone, names: [one, other], row } => {
                write!(f, "row {row}: {one} and {other} have one phone, {phone}; they were kept apart, as you said")
            }
            Self::KeptColumns => f.write_str("the columns mean what you said of an earlier file of this kind"),
            Self::NamesAreTheKey => f.write_str("clients are told apart by their names alone: two people of one name become one client"),
            Self::UnreadablePhones { count, first_row, example } => {
                write!(f, "phones that could not be read and are kept as text: {count}, the first in row {first_row}: {example}")
            }
            Self::UnreadCells { header, count, first_row, example } => {
                write!(
                    f,
                    "cells under \"{header}\" that could not be read and are kept in the note: {count}, the first in row {first_row}: {example}"
                )
            }
            Self::AlreadyThere { count } => write!(f, "{count} rows are already there from an earlier import"),
            Self::AlreadyThereOrInOtherList { count } => {
                write!(f, "{count} rows are already there, from an earlier import or from another list of this file")
            }
            Self::AmountColumn { taken, others } => {
                write!(f, "several columns hold money: \"{taken}\" was taken, not \"{}\"", others.join("\", \""))
            }
            Self::OnlyIds { count, example } => {
                write!(f, "new clients known by a number alone: {count}, such as #{example}; import the list of clients to name them")
            }
            Self::NoClients => f.write_str("no column says who the client is: all purchases are of guests"),
            Self::NoAmounts => f.write_str("there is no column of sums: visits are counted, money is not"),
            Self::TotalsIgnored { columns } => {
                write!(f, "totals of clients are no purchases and were left out: \"{}\"", columns.join("\", \""))
            }
            Self::NoDays { columns } => {
                write!(f, "there is no column of days, so these purchases were left out: \"{}\"", columns.join("\", \""))
            }
            Self::UnknownStatuses(statuses) => {
                write!(f, "rows of these statuses were counted as purchases: {}", statuses.join(", "))
            }
            Self::NotesCut { count, limit_chars } => write!(f, "{count} notes were cut to {limit_chars} characters"),
            Self::BrokenCharacters { count } => write!(f, "{count} characters could not be read"),
            Self::MixedEncodings { count, other } => write!(f, "lines in another encoding than the rest, read as {other}: {count}"),
            Self::UnclosedQuote => f.write_str("a quotation mark is never closed; quotation marks were read as plain text"),
            Self::SerialDates { column } => write!(f, "the numbers in \"{column}\" were read as Excel's day numbers"),
            Self::PriceTimesQuantity { price, quantity } => write!(f, "each sum is \"{price}\" times \"{quantity}\""),
            Self::PeriodColumns { count, first, last } => {
                write!(f, "{count} columns from \"{first}\" to \"{last}\" were left out: ")?;
                f.write_str("a visit is read from a row of its own with its day, not from a column of a month or day")
            }
            Self::DayColumns { count, first, last } => {
                write!(f, "{count} columns from \"{first}\" to \"{last}\" are days: each filled cell below them is a visit on that day")
            }
            Self::SheetsTogether { first, others } => {
                write!(f, "sheets of the same columns were read as one, their rows numbered on: {first}")?;
                others.iter().try_for_each(|(name, row)| write!(f, ", {name} (from row {row})"))
            }
            Self::SeveralCurrencies { currencies } => {
                write!(f, "sums are in several currencies ({currencies}) and were counted as one; please import each in a file of its own")
            }
            Self::TablesBeside { rows } => {
                let rows = rows.iter().map(u32::to_string).collect::<Vec<String>>().join(", ");
                write!(f, "tables side by side were read one below the other; rows of the next ones are numbered from {rows}")
            }
            Self::ListsBelow { lists } => {
                f.write_str("several lists stand one below another and were read one after another")?;
                lists.iter().try_for_each(|(name, row)| write!(f, ", {name} (from row {row})"))
            }
            Self::SheetsBeside(sheets) => write!(f, "these sheets were read one after another: {}", sheets.join(", ")),
            Self::OtherSheets(sheets) => write!(f, "these sheets were not read: {}", sheets.join(", ")),
        }
    }
}
