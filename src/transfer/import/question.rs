//! What must be asked before a file can go in.

/// What must be asked because the file can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub kind: QuestionKind,
    pub choices: Vec<Choice>,
    /// The id of the choice by which the preview was made.
    pub assumed: String,
    /// The owner made it.
    pub answered: bool,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// 12/10/2024 is 12 October or 10 December.
    DateOrder,
    /// 1.500 is one and a half or one and a half thousand.
    AmountMark,
    /// Text that was encoded twice: mend it or keep it.
    DoubleEncoding,
    /// A report with group headings: whether its detail rows are the purchases.
    GroupedReport,
    /// Purchases without a client below a client: that client's, or guests'.
    UnnamedRows,
    /// Purchases without a day below one with a day: of that day, or mistakes.
    UndatedRows,
    /// Days above columns without a year: this one's or the last one's.
    YearOfDays,
    /// Rows of one receipt all have the same sum: each its line's, or all the receipt's.
    ReceiptLines,
    /// Two sheets tell of the same clients on the same days: the same visits, or others.
    SameVisits,
}

impl QuestionKind {
    /// The id on the command line and in translation keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::DateOrder => "date_order",
            Self::AmountMark => "amount_mark",
            Self::DoubleEncoding => "double_encoding",
            Self::GroupedReport => "grouped_report",
            Self::UnnamedRows => "unnamed_rows",
            Self::UndatedRows => "undated_rows",
            Self::YearOfDays => "year_of_days",
            Self::ReceiptLines => "receipt_lines",
            Self::SameVisits => "same_visits",
        }
    }
}

/// One way to read the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: &'static str,
    /// Cells of the file and how this choice reads them.
    pub readings: Vec<Reading>,
}

/// A cell as typed and as it would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub typed: String,
    /// An ISO date, a plain number or a text.
    pub read: String,
}
