//! Words for what was found in a file: columns, reasons, warnings, questions.

use std::borrow::Cow;

use crate::app::event::ExportFormat;
use crate::app::import::{
    Choice, ColumnGuess, Detect, Field, Format, NO_DAY, NOBODY, Question, QuestionKind, RejectReason, RowOf, SkipReason, Warning,
};
use crate::i18n::Tr;

/// `field-client_id` and the like.
pub fn field(tr: &Tr, field: Option<Field>) -> String {
    match field {
        Some(field) => tr.kind("field", field.key()),
        None => tr.text("field-none").into_owned(),
    }
}

/// The key of a format's name.
pub const fn export_format(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "export-csv",
        ExportFormat::Xlsx => "export-xlsx",
        ExportFormat::Vcard | ExportFormat::Vcard4 => "export-vcard",
        ExportFormat::Icalendar => "export-icalendar",
    }
}

/// Why a row was rejected.
pub fn reject(tr: &Tr, reason: RejectReason) -> String {
    let key = match reason {
        RejectReason::NoDate => "reject-no-date",
        RejectReason::NotADate => "reject-not-a-date",
        RejectReason::NoSuchDay => "reject-no-such-day",
        RejectReason::ImpossibleYear => "reject-impossible-year",
        RejectReason::FutureDate => "reject-future-date",
        RejectReason::NoAmount => "reject-no-amount",
        RejectReason::NotANumber => "reject-not-a-number",
        RejectReason::TooLarge => "reject-too-large",
        RejectReason::ExcelError => "reject-excel-error",
        RejectReason::AmountMissing => "reject-amount-missing",
        RejectReason::DateAndAmountMissing => "reject-date-and-amount-missing",
        RejectReason::DateMissing => "reject-date-missing",
        RejectReason::ColumnsShifted { extra } => return tr.with("reject-columns-shifted", &[("count", extra.into())]),
        RejectReason::NoClient => "reject-no-client",
    };
    tr.text(key).into_owned()
}

/// Why a row was passed over.
pub fn skip(tr: &Tr, reason: &SkipReason) -> String {
    let key = match reason {
        SkipReason::Blank => "skip-blank",
        SkipReason::Title | SkipReason::SepHint => "skip-title",
        SkipReason::RepeatedHeader => "skip-repeated-header",
        SkipReason::Subtotal | SkipReason::GroupSubtotal(_) => "skip-subtotal",
        SkipReason::Total => "skip-total",
        SkipReason::Footer => "skip-footer",
        SkipReason::FurtherLine => "skip-further-line",
        SkipReason::OtherTable => "skip-other-table",
        SkipReason::SameVisits => "skip-same-visits",
        SkipReason::Erased => "skip-erased",
        SkipReason::NotAttended(_) => "skip-not-attended",
        SkipReason::NotCompleted(_) => "skip-not-completed",
        SkipReason::NoSale(_) => "skip-no-sale",
        SkipReason::Refunded => "skip-refunded",
        SkipReason::Cancelled | SkipReason::CancelledReceipt => "skip-cancelled",
        SkipReason::Voided => "skip-voided",
    };
    tr.text(key).into_owned()
}

/// The number of a row, and its sheet where several are read.
pub fn row_of(tr: &Tr, row: &RowOf) -> String {
    let number = tr.number(row.number);
    if row.sheet.is_empty() { number } else { format!("{number} ({})", row.sheet) }
}

/// What the owner ought to know.
pub fn warning(tr: &Tr, warning: &Warning) -> String {
    match warning {
        Warning::SharedPhone { phone, names: [one, other], row } => tr.with(
            "warning-shared-phone",
            &[("row", row_of(tr, row).into()), ("one", one.into()), ("other", other.into()), ("phone", phone.into())],
        ),
        Warning::KeptApart { phone, names: [one, other], row } => tr.with(
            "warning-kept-apart",
            &[("row", row_of(tr, row).into()), ("one", one.into()), ("other", other.into()), ("phone", phone.into())],
        ),
        Warning::KeptColumns => tr.text("warning-kept-columns").into_owned(),
        Warning::NamesAreTheKey => tr.text("warning-names-are-the-key").into_owned(),
        Warning::UnreadablePhones { count, first_row, example } => tr.with(
            "warning-unreadable-phones",
            &[("count", (*count).into()), ("row", row_of(tr, first_row).into()), ("example", example.into())],
        ),
        Warning::UnreadCells { header, count, first_row, example } => tr.with(
            "warning-unread-cells",
            &[("column", header.into()), ("count", (*count).into()), ("row", row_of(tr, first_row).into()), ("example", example.into())],
        ),
        Warning::AlreadyThere { count } => tr.with("warning-already-there", &[("count", (*count).into())]),
        Warning::AlreadyThereOrInOtherList { count } => tr.with("warning-already-there-or-in-list", &[("count", (*count).into())]),
        Warning::AmountColumn { taken, others } => {
            tr.with("warning-amount-column", &[("taken", taken.into()), ("others", others.join(", ").into())])
        }
        Warning::NoAmounts => tr.text("warning-no-amounts").into_owned(),
        Warning::OnlyIds { count, example } => tr.with("warning-only-ids", &[("count", (*count).into()), ("example", example.into())]),
        Warning::NoClients => tr.text("warning-no-clients").into_owned(),
        Warning::NoDays { columns } => tr.with("warning-no-days", &[("columns", columns.join(", ").into())]),
        Warning::TotalsIgnored { columns } => tr.with("warning-totals-ignored", &[("columns", columns.join(", ").into())]),
        Warning::UnknownStatuses(statuses) => tr.with("warning-unknown-statuses", &[("statuses", statuses.join(", ").into())]),
        Warning::NotesCut { count, limit_chars } => {
            tr.with("warning-notes-cut", &[("count", (*count).into()), ("limit", (*limit_chars).into())])
        }
        Warning::BrokenCharacters { count } => tr.with("warning-broken-characters", &[("count", (*count).into())]),
        Warning::MixedEncodings { count, other } => {
            tr.with("warning-mixed-encodings", &[("count", (*count).into()), ("encoding", other.into())])
        }
        Warning::UnclosedQuote => tr.text("warning-unclosed-quote").into_owned(),
        Warning::PriceTimesQuantity { price, quantity } => {
            tr.with("warning-price-times-quantity", &[("price", price.into()), ("quantity", quantity.into())])
        }
        Warning::SerialDates { column } => tr.with("warning-serial-dates", &[("column", column.into())]),
        Warning::PeriodColumns { count, first, last } => {
            tr.with("warning-period-columns", &[("count", (*count).into()), ("first", first.into()), ("last", last.into())])
        }
        Warning::DayColumns { count, first, last } => {
            tr.with("warning-day-columns", &[("count", (*count).into()), ("first", first.into()), ("last", last.into())])
        }
        Warning::SheetsTogether { first, others } => {
            let each = others.iter().map(|(sheet, row)| tr.with("sheet-from-row", &[("sheet", sheet.into()), ("row", (*row).into())]));
            let sheets = std::iter::once(first.clone()).chain(each).collect::<Vec<String>>().join(", ");
            tr.with("warning-sheets-together", &[("sheets", sheets.into())])
        }
        Warning::SeveralCurrencies { currencies } => tr.with("warning-several-currencies", &[("currencies", currencies.into())]),
        Warning::TablesBeside { rows } => {
            let rows = rows.iter().map(u32::to_string).collect::<Vec<String>>().join(", ");
            tr.with("warning-tables-beside", &[("rows", rows.into())])
        }
        Warning::ListsBelow { lists } => {
            let each = lists.iter().map(|(list, row)| tr.with("sheet-from-row", &[("sheet", list.into()), ("row", (*row).into())]));
            tr.with("warning-lists-below", &[("lists", each.collect::<Vec<String>>().join(", ").into())])
        }
        Warning::SheetsBeside(sheets) => tr.with("warning-sheets-beside", &[("sheets", sheets.join(", ").into())]),
        Warning::OtherSheets(sheets) => tr.with("warning-other-sheets", &[("sheets", sheets.join(", ").into())]),
    }
}

/// The file's own header of a column.
pub fn header<'c>(tr: &Tr, column: &'c ColumnGuess) -> Cow<'c, str> {
    let number = || tr.with("import-column-number", &[("number", (column.index + 1).into())]);
    if column.is_unnamed() { Cow::Owned(number()) } else { Cow::Borrowed(&column.header) }
}

/// What is asked.
pub fn question(tr: &Tr, question: &Question) -> String {
    let example = question.choices.first().and_then(|choice| choice.readings.first()).map_or("", |reading| reading.typed.as_str());
    let key = match question.kind {
        QuestionKind::DateOrder => "question-date-order",
        QuestionKind::AmountMark => "question-amount-mark",
        QuestionKind::DoubleEncoding => "question-double-encoding",
        QuestionKind::GroupedReport => "question-grouped-report",
        QuestionKind::UnnamedRows => "question-unnamed-rows",
        QuestionKind::UndatedRows => "question-undated-rows",
        QuestionKind::YearOfDays => "question-year-of-days",
        QuestionKind::ReceiptLines => "question-receipt-lines",
        QuestionKind::SameVisits => "question-same-visits",
    };
    tr.with(key, &[("example", example.into())])
}

/// A way to read the file: how it reads the first cell, and in what way.
pub fn choice(tr: &Tr, kind: QuestionKind, choice: &Choice) -> (String, String) {
    let read = choice.readings.first().map_or_else(String::new, |first| reading(tr, kind, &first.read));
    (read, tr.kind("choice", choice.id))
}

/// How a cell is read, in the owner's way of writing days.
pub fn reading(tr: &Tr, kind: QuestionKind, read: &str) -> String {
    match read.parse() {
        Ok(day) if matches!(kind, QuestionKind::DateOrder | QuestionKind::UndatedRows | QuestionKind::YearOfDays) => tr.day_month_year(day),
        _ if kind == QuestionKind::UndatedRows && read == NO_DAY => tr.text("reading-no-day").into_owned(),
        _ if kind == QuestionKind::UnnamedRows && read == NOBODY => tr.text("reading-guest").into_owned(),
        _ => read.to_owned(),
    }
}

/// `windows-1251, semicolons, header in row 3`.
pub fn detect(tr: &Tr, detect: &Detect) -> String {
    let mut parts = vec![match detect.format {
        Format::Csv => detect.encoding.map_or_else(|| tr.text("format-csv").into_owned(), crate::app::import::TextEncoding::key),
        other => tr.kind("format", other.key()),
    }];
    if let Some(delimiter) = detect.delimiter {
        parts.push(match delimiter {
            ';' => tr.text("delimiter-semicolon").into_owned(),
            ',' => tr.text("delimiter-comma").into_owned(),
            '\t' => tr.text("delimiter-tab").into_owned(),
            other => tr.with("delimiter-other", &[("sign", other.to_string().into())]),
        });
    }
    if let Some(sheet) = detect.sheet.as_ref().filter(|_| detect.other_sheets.is_empty()) {
        parts.push(tr.with("detect-sheet", &[("sheet", sheet.into())]));
    }
    parts.push(match detect.header_row {
        Some(row) => tr.with("detect-header", &[("row", row.into())]),
        None => tr.text("detect-no-header").into_owned(),
    });
    parts.join(", ")
}
