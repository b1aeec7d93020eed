//! The cells of an XLSX sheet into a table, on two threads: one takes the sheet's XML apart, the other turns what it
//! finds into text. Each takes about as long as the other, and neither needs to wait for the whole.

use std::io::{Read, Seek};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use calamine::{Cell, DataRef, XlsxCellReader};

use super::reasons::RefusalReason;
use super::sheet_row::SheetRow;
use super::spreadsheet::{COLUMNS, ROWS, Tick, write_text};
use super::table::Table;

/// Cells that are handed over at once.
const BATCH_CELLS: usize = 2048;
/// Bytes of text that are handed over at once; a single cell may have more.
const BATCH_BYTES: usize = 1 << 20;
/// Batches that may wait. With the bytes above they bound what is held between the threads.
const BATCHES: usize = 8;
/// Blank rows after which the owner may stop the reading.
const TICK_ROWS: u32 = 65_536;

/// Cells in the order of the sheet's rows.
type Batch<'b> = Vec<Cell<DataRef<'b>>>;

/// Reads the cells of the first `rows` rows one by one, since a single cell at the far corner of a sheet would make a grid of thousands of
/// millions.
///
/// # Errors
/// [`RefusalReason`] for a damaged sheet or one with more than a [`Table`] holds, and if `tick` stopped the reading.
pub fn table<RS: Read + Seek>(cells: XlsxCellReader<'_, RS>, rows: u32, tick: Tick<'_>) -> Result<Table, RefusalReason> {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(BATCHES);
        let writer = scope.spawn(move || write(&receiver));
        let sent = send(cells, rows, &sender, tick);
        // Without a sender the writer comes to its end.
        drop(sender);
        let written = writer.join().unwrap_or(Err(RefusalReason::Truncated));
        sent.and(written)
    })
}

/// Takes the sheet apart until its end, or until the writer has enough.
fn send<'b, RS: Read + Seek>(
    mut cells: XlsxCellReader<'b, RS>,
    rows: u32,
    sender: &SyncSender<Batch<'b>>,
    tick: Tick<'_>,
) -> Result<(), RefusalReason> {
    let (mut batch, mut bytes) = (Vec::with_capacity(BATCH_CELLS), 0);
    let (mut row_index, mut ticked) = (0, 0);
    while let Some(cell) = cells.next_cell().map_err(|_| RefusalReason::Truncated)? {
        let (row, column) = cell.get_position();
        if row < row_index {
            continue;
        }
        if row >= rows && row < ROWS {
            break;
        }
        if row >= ROWS || column >= COLUMNS {
            return Err(RefusalReason::Truncated);
        }
        row_index = row;
        if row / TICK_ROWS > ticked {
            ticked = row / TICK_ROWS;
            if tick(row as usize).is_break() {
                return Err(RefusalReason::Cancelled);
            }
        }
        if let DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) = cell.get_value() {
            bytes += text.len();
        }
        batch.push(cell);
        if batch.len() >= BATCH_CELLS || bytes >= BATCH_BYTES {
            bytes = 0;
            // A writer that is gone says itself why.
            if sender.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH_CELLS))).is_err() {
                return Ok(());
            }
        }
    }
    sender.send(batch).unwrap_or_default();
    Ok(())
}

/// Turns cells into text until there are no more.
fn write(batches: &Receiver<Batch<'_>>) -> Result<Table, RefusalReason> {
    let mut table = Table::default();
    let mut row = SheetRow::default();
    let (mut blank_rows, mut row_index) = (0, 0);
    for cell in batches.iter().flatten() {
        let (cell_row, column) = cell.get_position();
        if table.is_full() {
            return Err(RefusalReason::TooMuch);
        }
        while row_index < cell_row {
            row.end(&mut table, &mut blank_rows);
            row_index += 1;
        }
        row.push(column, |text| write_text(text, cell.get_value()));
    }
    row.end(&mut table, &mut blank_rows);
    Ok(table)
}
