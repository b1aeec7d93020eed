//! Rows into an Excel workbook: days and sums as what they are, so that the owner can sort and add them up; text as
//! text, which no spreadsheet runs as a formula.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::csv::ExportError;
use super::guard::{protect, restore};
use super::headers::Column;
use crate::transfer::import::fields::Field;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    Text,
    /// An ISO day.
    Day,
    /// Digits with a point.
    Number,
}

/// The number of Excel's own format for days, which each computer shows in its owner's way.
const DAY_FORMAT: u8 = 14;
/// The numbers of Excel's own formats for sums, with groups of three digits.
const SUM_FORMAT: u8 = 4;
const WHOLE_SUM_FORMAT: u8 = 3;
/// Longer numbers lose digits in a spreadsheet; they stay text.
const SURE_DIGITS: usize = 15;
/// Width of a column in characters.
const WIDTH: f64 = 18.0;

/// What the columns of one of our tables hold.
#[must_use]
pub fn kinds(columns: &[Column]) -> Vec<CellKind> {
    let kind = |(field, ..): &Column| match field {
        Field::Amount => CellKind::Number,
        Field::Date | Field::Registered | Field::ConsentDay | Field::DoNotContactSince | Field::PausedUntil | Field::Archived => {
            CellKind::Day
        }
        _ => CellKind::Text,
    };
    columns.iter().map(kind).collect()
}

/// Writes rows, headers first, as the one sheet of a workbook, and says how many. Columns beyond `kinds` are text.
///
/// # Errors
/// [`ExportError`] if `out` fails, or the table is larger than a sheet can be.
pub fn write(
    rows: impl IntoIterator<Item = Vec<String>>,
    kinds: &[CellKind],
    sheet_name: &str,
    out: impl Write + Send,
) -> Result<usize, ExportError> {
    let mut book = Workbook::new();
    let count = fill(&mut book, rows, kinds, sheet_name).and_then(|count| book.save_to_writer(out).map(|()| count));
    count.map_err(|error| match error {
        XlsxError::IoError(error) => ExportError::Io(error),
        XlsxError::RowColumnLimitError => ExportError::TooManyRows,
        XlsxError::MaxStringLengthExceeded => ExportError::CellTooLong,
        other => ExportError::Io(std::io::Error::other(other)),
    })
}

fn fill(
    book: &mut Workbook,
    rows: impl IntoIterator<Item = Vec<String>>,
    kinds: &[CellKind],
    sheet_name: &str,
) -> Result<usize, XlsxError> {
    let header = Format::new().set_bold();
    let [day, sum, whole_sum] = [DAY_FORMAT, SUM_FORMAT, WHOLE_SUM_FORMAT].map(|index| Format::new().set_num_format_index(index));
    let quoted = Format::new().set_quote_prefix();
    // Rows go to disk as they come: a million of them would not fit into memory as cells.
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name(sheet_name)?.set_freeze_panes(1, 0)?;
    let mut count = 0;
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(&cells) {
            let kind = kinds.get(usize::from(column)).copied().unwrap_or(CellKind::Text);
            if row == 0 {
                sheet.set_column_width(column, WIDTH)?.write_string_with_format(row, column, cell, &header)?;
            } else if !write_typed(sheet, row, column, cell, kind, [&day, if cell.contains('.') { &sum } else { &whole_sum }])? {
                write_text(sheet, row, column, cell, &quoted)?;
            }
        }
        count += 1;
    }
    Ok(count)
}

/// Writes a day or a number; false if the cell holds none that comes back the same.
fn write_typed(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &str,
    kind: CellKind,
    [day_format, sum_format]: [&Format; 2],
) -> Result<bool, XlsxError> {
    match kind {
        CellKind::Text => Ok(false),
        CellKind::Number => {
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            let Some(number) = cell.parse::<f64>().ok().filter(|number| number.is_finite() && digits <= SURE_DIGITS) else {
                return Ok(false);
            };
            sheet.write_number_with_format(row, column, number, sum_format).map(|_| true)
        }
        CellKind::Day => {
            let Some(moment) = cell.parse().ok().and_then(excel_day) else { return Ok(false) };
            sheet.write_datetime_with_format(row, column, &moment, day_format).map(|_| true)
        }
    }
}

/// Excel's count of days goes wrong before March 1900.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, day_of_month) = (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    if (year, month) < (1900, 3) {
        return None;
    }
    ExcelDateTime::from_ymd(year, month, day_of_month).ok()
}

/// A text cell runs nothing by itself. What would run once somebody edits it is marked as quoted, which shows no sign;
/// only what our import would take for a guarded cell is guarded, so that it comes back as it is.
fn write_text(sheet: &mut Worksheet, row: u32, column: u16, cell: &str, quoted: &Format) -> Result<(), XlsxError> {
    let guarded = protect(cell);
    let text = if restore(cell) == cell { cell } else { guarded.as_ref() };
    if guarded == cell {
        sheet.write_string(row, column, text)?;
    } else {
        sheet.write_string_with_format(row, column, text, quoted)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use proptest::prelude::*;

    use super::*;
    use crate::transfer::import::preview::Format as FileFormat;
    use crate::transfer::import::spreadsheet;

    fn read_back(rows: &[Vec<String>], kinds: &[CellKind]) -> Vec<Vec<String>> {
        let mut file = Vec::new();
        write(rows.iter().cloned(), kinds, "Data", &mut file).expect("written");
        let sheet = spreadsheet::read(file, FileFormat::Xlsx, None, &|_| ControlFlow::Continue(())).expect("read");
        sheet.table.rows_from(0).map(|row| row.cells().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn days_and_sums_come_back_as_they_went() {
        let rows = [["Day", "Sum", "Text"], ["2024-02-29", "-1200.50", "=1+1"], ["1899-01-01", "12345678901234567.89", "'=1"]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let back = read_back(&rows, &[CellKind::Day, CellKind::Number, CellKind::Text]);
        assert_eq!(back[1], ["2024-02-29", "-1200.5", "=1+1"]);
        assert_eq!(back[2], rows[2]);
    }

    #[test]
    fn no_cell_of_a_workbook_is_a_formula() {
        let rows = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "a\n=1"].map(|cell| vec![cell.to_owned()]);
        let mut file = Vec::new();
        write(rows, &[], "Data", &mut file).expect("written");
        let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(file)).expect("a workbook");
        let formulas = calamine::Reader::worksheet_formula(&mut book, "Data").expect("the sheet");
        assert!(formulas.is_empty(), "{formulas:?}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(cells in prop::collection::vec("[ '=+@_x0041a&<>\"\t\r\n\u{1}\u{b}\u{a0}Ё🌲\u{fffe}-]{0,12}", 1..4)) {
            let rows = vec![vec!["a".to_owned(); 4], cells.clone(), vec!["z".to_owned()]];
            let back = read_back(&rows, &[]);
            let is_trimmed = |c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}' | '\u{200b}');
            let kept: Vec<&str> = cells.iter().map(|cell| cell.trim_matches(is_trimmed)).collect();
            for (place, want) in kept.iter().enumerate() {
                let found = back.get(1).and_then(|row| row.get(place)).map_or("", String::as_str);
                prop_assert_eq!(found, *want);
            }
        }
    }
}
