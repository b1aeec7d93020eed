//! Workbooks of Excel and LibreOffice into a table: the first visible sheet that has one.
//!
//! Typed cells become the text that reads back without doubt: days in ISO, numbers with a point.

use std::fmt::{Display, Write as _};
use std::io::{Cursor, Read, Seek};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError,
};

use rustc_hash::FxHashMap;

use super::super::export::guard;
use super::preview::Format;
use super::reasons::RefusalReason;
use super::sheet_row::SheetRow;
use super::sheets::{self, Sheet};
use super::table::Table;
use super::{xls_guard, xlsx_cells, zip_guard};

/// Rows and columns of a sheet; cells beyond are of no spreadsheet.
pub const ROWS: u32 = 1_048_576;
pub const COLUMNS: u32 = 16_384;

/// Called with the rows so far; may stop the reading.
pub(super) type Tick<'a> = &'a dyn Fn(usize) -> ControlFlow<()>;

/// Reads a workbook: the sheet of the name `chosen` if there is one, else the one that looks most like ours.
///
/// # Errors
/// [`RefusalReason`] for a damaged, protected or empty workbook, and if `tick` stopped the reading.
pub fn read(bytes: Vec<u8>, format: Format, chosen: Option<&str>, tick: Tick<'_>) -> Result<Sheet, RefusalReason> {
    if format == Format::Xls && is_encrypted_package(&bytes) {
        return Err(RefusalReason::Encrypted);
    }
    if format == Format::Xls && !xls_guard::is_safe(&bytes) {
        return Err(RefusalReason::Truncated);
    }
    if format != Format::Xls && !zip_guard::fits(&bytes) {
        return Err(RefusalReason::TooMuch);
    }
    // The readers of workbooks are other people's; a file that trips one of them up must not end the program.
    catch_unwind(AssertUnwindSafe(|| read_format(Cursor::new(bytes), format, chosen, tick))).unwrap_or(Err(RefusalReason::Truncated))
}

fn read_format(bytes: Cursor<Vec<u8>>, format: Format, chosen: Option<&str>, tick: Tick<'_>) -> Result<Sheet, RefusalReason> {
    match format {
        Format::Xlsx => {
            let mut book = Xlsx::new(bytes).map_err(|error| refusal(matches!(error, XlsxError::Password)))?;
            sheets::pick(visible_sheets(&book), chosen, |name, rows| xlsx_table(&mut book, name, rows, tick))
        }
        Format::Ods => {
            let mut book = Ods::new(bytes).map_err(|error| refusal(matches!(error, OdsError::Password)))?;
            sheets::pick(visible_sheets(&book), chosen, |name, _| {
                Ok(range_table(&book.worksheet_range(name).map_err(|_| RefusalReason::Truncated)?))
            })
        }
        _ => {
            let mut book = Xls::new(bytes).map_err(|error| refusal(matches!(error, XlsError::Password)))?;
            sheets::pick(visible_sheets(&book), chosen, |name, _| {
                Ok(range_table(&book.worksheet_range(name).map_err(|_| RefusalReason::Truncated)?))
            })
        }
    }
}

const fn refusal(is_protected: bool) -> RefusalReason {
    if is_protected { RefusalReason::Encrypted } else { RefusalReason::Truncated }
}

/// A newer workbook under a password is an old container with a stream of this name, in UTF-16.
fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn visible_sheets<B: Reader<R>, R: Read + Seek>(book: &B) -> Vec<String> {
    let is_shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    book.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

fn xlsx_table<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, rows: u32, tick: Tick<'_>) -> Result<Table, RefusalReason> {
    let cells = book.worksheet_cells_reader(name).map_err(|_| RefusalReason::Truncated)?;
    let table = xlsx_cells::table(cells, rows, tick)?;
    Ok(if table.len() <= MERGED_ROWS { with_merged(book, name, table) } else { table })
}

/// Merging cells is done by hand, so a larger sheet is not read a second time for it.
const MERGED_ROWS: usize = 20_000;
/// A file made to take long merges more.
const MERGED_CELLS: usize = 200_000;
/// A number of fewer digits may be a sum, of which there is one however many rows it spans.
const PHONE_DIGITS: usize = 9;

/// Whoever merges the cells of a client or of a day over several rows means every one of them. Sums are left alone.
fn with_merged<R: Read + Seek>(book: &mut Xlsx<R>, name: &str, table: Table) -> Table {
    let Ok(regions) = book.merge_cells_by_sheet_name(name) else { return table };
    let meant = merged_cells(&regions, table.len());
    if meant.is_empty() {
        return table;
    }
    let mut filled = Table::default();
    for index in 0..table.len() {
        let row = table.row(index);
        let mut cells: Vec<&str> = row.cells().collect();
        // A row that nothing else stands in is none.
        for (column, source) in meant.get(&index).filter(|_| !row.is_blank()).into_iter().flatten() {
            let text = table.row(*source).cell(*column);
            if !holds_for_all(text) {
                continue;
            }
            if cells.len() <= *column {
                cells.resize(column + 1, "");
            }
            if let Some(slot) = cells.get_mut(*column).filter(|slot| slot.is_empty()) {
                *slot = text;
            }
        }
        for cell in cells {
            filled.push_cell(cell);
        }
        filled.end_row();
    }
    filled
}

/// Whether a cell over several rows says something of each: a name, a day, a phone, but no sum.
pub(super) fn holds_for_all(text: &str) -> bool {
    text.parse::<f64>().is_err() || text.bytes().filter(u8::is_ascii_digit).count() >= PHONE_DIGITS
}

/// By row: the columns of cells that were merged with one above, and the row of that one.
fn merged_cells(regions: &[Dimensions], rows: usize) -> FxHashMap<usize, Vec<(usize, usize)>> {
    let mut meant: FxHashMap<usize, Vec<(usize, usize)>> = FxHashMap::default();
    let mut room = MERGED_CELLS;
    for region in regions.iter().filter(|region| region.start.1 < COLUMNS) {
        let (top, column) = (region.start.0 as usize, region.start.1 as usize);
        for row in top + 1..rows.min((region.end.0 as usize).saturating_add(1)) {
            if room == 0 {
                return meant;
            }
            room -= 1;
            meant.entry(row).or_default().push((column, top));
        }
    }
    meant
}

fn range_table(range: &Range<Data>) -> Table {
    let mut table = Table::default();
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut blank_rows = first_row as usize;
    let mut row = SheetRow::default();
    for cells in range.rows() {
        for (column, cell) in (first_column..).zip(cells) {
            row.push(column, |text| write_text(text, &borrowed(cell)));
        }
        row.end(&mut table, &mut blank_rows);
    }
    table
}

/// The cell of a grid as the cell of a stream, so that there is one way to make it text.
fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Empty => DataRef::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
    }
}

/// Adds the text of a cell that reads back without doubt.
pub(super) fn write_text(text: &mut String, value: &DataRef<'_>) {
    match value {
        DataRef::Empty => {}
        DataRef::DateTimeIso(cell) | DataRef::DurationIso(cell) => text.push_str(cell),
        DataRef::String(cell) => write_restored(text, cell),
        DataRef::SharedString(cell) => write_restored(text, cell),
        DataRef::Int(number) => write_shown(text, number),
        DataRef::Float(number) => write_number(text, *number),
        DataRef::Bool(yes) => write_shown(text, yes),
        DataRef::Error(error) => write_shown(text, error),
        DataRef::DateTime(moment) => write_date(text, moment),
    }
}

fn write_shown(text: &mut String, value: impl Display) {
    // A string takes whatever is written into it.
    write!(text, "{value}").unwrap_or_default();
}

fn write_restored(text: &mut String, cell: &str) {
    if cell.contains('\'') {
        text.push_str(&guard::restore(cell));
    } else {
        text.push_str(cell);
    }
}

/// Plain digits with a point. Three digits after the point get a zero, so that they cannot be taken for thousands.
fn write_number(text: &mut String, number: f64) {
    let start = text.len();
    write_shown(text, number);
    let fraction = text.get(start..).and_then(|written| written.split_once('.')).map_or(0, |(_, fraction)| fraction.len());
    if fraction == 3 {
        text.push('0');
    }
}

fn write_date(text: &mut String, moment: &ExcelDateTime) {
    if moment.is_duration() {
        write_number(text, moment.as_f64());
        return;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let (is_time_alone, is_day_alone) = (moment.as_f64() < 1.0, (hour, minute, second) == (0, 0, 0));
    if !is_time_alone {
        write_shown(text, format_args!("{year:04}-{month:02}-{day:02}"));
    }
    if !is_time_alone && !is_day_alone {
        text.push(' ');
    }
    if is_time_alone || !is_day_alone {
        write_shown(text, format_args!("{hour:02}:{minute:02}:{second:02}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_text_that_reads_back() {
        for (number, text) in [(79_161_000_000.0, "79161000000"), (1200.5, "1200.5"), (1.125, "1.1250"), (-0.1, "-0.1"), (45356.0, "45356")]
        {
            let mut written = "x".to_owned();
            write_number(&mut written, number);
            assert_eq!(written.strip_prefix('x'), Some(text));
        }
    }
}
