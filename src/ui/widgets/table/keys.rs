//! The keyboard of a table: moving, opening, marking, copying.

use eframe::egui::{Event, EventFilter, Id, Key, Modifiers, Response, Ui};

use super::layout::Rows;
use super::{Table, TableOut};

/// A change of the marked rows that the owner asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// This row the other way round: Space, Ctrl+click.
    Toggle(usize),
    /// All rows from the first to the second, both included, instead of the marks so far: Shift+arrow, Shift+click.
    Range(usize, usize),
    /// All rows: Ctrl+A.
    All,
    /// None: Escape; with no marks, Escape gives the keyboard back.
    None,
}

/// Reads the keys meant for the table; gives back the row that must come into sight.
pub fn read(ui: &Ui, table: &Table<'_>, response: &Response, rows: Rows<'_>, body_height: f32, out: &mut TableOut) -> Option<usize> {
    let focused = response.has_focus();
    // Behind a dialog a table hears nothing.
    let is_on_top = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none_or(|top| top == ui.layer_id()));
    let free = table.keys_anywhere && is_on_top && !eframe::egui::Popup::is_any_open(ui.ctx());
    if rows.count == 0 || !(focused || free) {
        return None;
    }
    if focused {
        let filter = EventFilter { vertical_arrows: true, escape: table.marked.is_some(), ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.gained_focus() && table.cursor.is_none() {
        out.cursor = Some(0);
        return Some(0);
    }
    if copy_asked(ui) && table.copy.is_some() {
        ui.ctx().copy_text(tsv(table));
        out.copied = true;
    }
    if let Some(row) = table.cursor.filter(|row| *row < rows.count) {
        if pressed(ui, Modifiers::NONE, Key::Enter) {
            out.opened = Some(row);
        }
        if table.marked.is_some() && pressed(ui, Modifiers::NONE, Key::Space) {
            set_anchor(ui, response.id, Some(row));
            out.mark = Some(Mark::Toggle(row));
        }
    }
    if table.marked.is_some() {
        if pressed(ui, Modifiers::COMMAND, Key::A) {
            out.mark = Some(Mark::All);
        }
        if pressed(ui, Modifiers::NONE, Key::Escape) {
            if (0..rows.count).any(|row| table.is_marked(row)) {
                set_anchor(ui, response.id, None);
                out.mark = Some(Mark::None);
            } else {
                response.surrender_focus();
            }
        }
    }
    moved(ui, table, response.id, rows, body_height, out)
}

fn moved(ui: &Ui, table: &Table<'_>, id: Id, rows: Rows<'_>, body_height: f32, out: &mut TableOut) -> Option<usize> {
    let last = rows.count - 1;
    let page = whole_rows(body_height / rows.row).saturating_sub(1).max(1);
    let at = table.cursor.map(|row| row.min(last));
    let steps: [(Key, usize); 6] = [
        (Key::ArrowDown, at.map_or(0, |row| (row + 1).min(last))),
        (Key::ArrowUp, at.map_or(last, |row| row.saturating_sub(1))),
        (Key::PageDown, at.map_or(0, |row| (row + page).min(last))),
        (Key::PageUp, at.map_or(0, |row| row.saturating_sub(page))),
        (Key::Home, 0),
        (Key::End, last),
    ];
    for (key, to) in steps {
        let with_shift = table.marked.is_some() && pressed(ui, Modifiers::SHIFT, key);
        if with_shift {
            let from = anchor(ui, id).or(at).unwrap_or(to);
            set_anchor(ui, id, Some(from));
            out.mark = Some(Mark::Range(from.min(to), from.max(to)));
        } else if pressed(ui, Modifiers::NONE, key) {
            set_anchor(ui, id, None);
        } else {
            continue;
        }
        out.cursor = Some(to);
        return Some(to);
    }
    None
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window shows at most a few hundred rows")]
fn whole_rows(rows: f32) -> usize {
    rows.max(0.0) as usize
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, key))
}

fn copy_asked(ui: &Ui) -> bool {
    ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)))
}

/// Where a range of marks began; kept between frames, because the range grows from there with every further Shift.
pub fn anchor(ui: &Ui, id: Id) -> Option<usize> {
    ui.data(|data| data.get_temp::<Option<usize>>(id.with("anchor"))).flatten()
}

/// Remembers or forgets where a range begins.
pub fn set_anchor(ui: &Ui, id: Id, row: Option<usize>) {
    ui.data_mut(|data| data.insert_temp(id.with("anchor"), row));
}

/// The header and the marked rows, or else the selected row, as text with tabs, the way spreadsheets paste it.
fn tsv(table: &Table<'_>) -> String {
    let Some(text) = table.copy else { return String::new() };
    let marked: Vec<usize> = (0..table.row_count).filter(|row| table.is_marked(*row)).collect();
    let rows = if marked.is_empty() { table.cursor.into_iter().collect() } else { marked };
    // A column without a name holds a mark or an action, nothing to copy.
    let columns: Vec<usize> =
        (0..table.columns.len()).filter(|i| table.columns.get(*i).is_some_and(|column| !column.name.is_empty())).collect();
    let header = columns.iter().filter_map(|i| table.columns.get(*i)).map(|column| plain(column.name)).collect::<Vec<_>>().join("\t");
    let lines = rows.into_iter().map(|row| columns.iter().map(|column| plain(&text(row, *column))).collect::<Vec<_>>().join("\t"));
    std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n")
}

fn plain(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
