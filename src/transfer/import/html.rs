//! Tables in HTML (or in the XML that Excel wrote in 2003), which many programs save under the name of an Excel file.

use std::collections::BTreeMap;

use super::spreadsheet::holds_for_all;
use super::table::Table;

/// A table and what its sheet is called; a page has one of no name.
pub type NamedTable = (String, Table);

/// Columns and rows of a sheet; cells beyond are of no spreadsheet.
const COLUMNS: usize = 16_384;
const ROWS: usize = 1_048_576;

/// Reads all rows of the tables in a page, or of each sheet in a workbook of XML, cells as plain text.
#[must_use]
pub fn read(text: &str) -> Vec<NamedTable> {
    let mut reading = Reading::default();
    let mut rest = text;
    while let Some((before, tag, after)) = next_tag(rest) {
        if let Some(cell) = &mut reading.cell {
            cell.push_str(before);
        }
        rest = after;
        let (name, is_end) = tag_name(tag);
        match (name.as_str(), is_end) {
            ("script" | "style", false) if !tag.trim_end().ends_with('/') => rest = skip_to_end(rest, &name),
            ("worksheet", false) => reading.begin_sheet(tag),
            ("tr" | "row", false) => reading.begin_row(tag),
            ("tr" | "row", true) => reading.end_row(),
            ("td" | "th" | "cell", false) => reading.begin_cell(tag),
            ("td" | "th" | "cell", true) => reading.end_cell(),
            ("br" | "p" | "div", _) => {
                if let Some(cell) = reading.cell.as_mut().filter(|cell| !cell.trim().is_empty()) {
                    cell.push('\n');
                }
            }
            _ => {}
        }
        if reading.table.is_full() {
            break;
        }
    }
    reading.end_row();
    reading.sheets.push((reading.name, reading.table));
    reading.sheets
}

/// A page on its way into tables.
#[derive(Default)]
struct Reading {
    sheets: Vec<NamedTable>,
    name: String,
    table: Table,
    in_row: bool,
    /// Cells of the row so far.
    column: usize,
    /// The text of the cell so far.
    cell: Option<String>,
    /// Columns and rows that the cell spans.
    across: usize,
    down: usize,
    /// Cells of rows above that reach into the next ones: by column, what they say and how many rows are left.
    hanging: BTreeMap<usize, (String, usize)>,
}

impl Reading {
    fn begin_sheet(&mut self, tag: &str) {
        self.end_row();
        if !self.table.is_empty() {
            self.sheets.push((std::mem::take(&mut self.name), std::mem::take(&mut self.table)));
        }
        self.hanging.clear();
        self.name = attribute(tag, "ss:name").map(plain).unwrap_or_default();
    }

    fn begin_row(&mut self, tag: &str) {
        self.end_row();
        // A sheet of XML says where a row stands, and leaves out blank ones.
        let place = number(tag, "ss:index").unwrap_or(0).min(ROWS);
        while self.table.len() + 1 < place && !self.table.is_full() {
            self.table.end_row();
        }
        self.in_row = true;
        if is_empty_tag(tag) {
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if std::mem::take(&mut self.in_row) {
            let last = self.hanging.last_key_value().map_or(0, |(column, _)| column + 1);
            self.fill_to(last);
            self.table.end_row();
        }
        self.column = 0;
    }

    fn begin_cell(&mut self, tag: &str) {
        self.end_cell();
        let span =
            |html: &str, xml: &str| number(tag, html).unwrap_or_else(|| number(tag, xml).unwrap_or(0).saturating_add(1)).clamp(1, 1000);
        (self.across, self.down) = (span("colspan", "ss:mergeacross"), span("rowspan", "ss:mergedown"));
        if let Some(place) = number(tag, "ss:index") {
            self.fill_to(place.saturating_sub(1).min(COLUMNS));
        }
        self.cell = self.in_row.then(String::new);
        if is_empty_tag(tag) {
            self.end_cell();
        }
    }

    fn end_cell(&mut self) {
        let Some(text) = self.cell.take() else { return };
        while self.hanging.contains_key(&self.column) {
            self.fill_to(self.column + 1);
        }
        let text = plain(&text);
        let text = text.strip_suffix(MIDNIGHT).unwrap_or(&text);
        for place in 0..self.across {
            if self.down > 1 && self.hanging.len() < COLUMNS {
                let meant = if place == 0 && holds_for_all(text) { text } else { "" };
                self.hanging.insert(self.column, (meant.to_owned(), self.down - 1));
            }
            self.table.push_cell(if place == 0 { text } else { "" });
            self.column += 1;
        }
    }

    /// Fills the row up to a column with the cells that hang from above, and blank ones.
    fn fill_to(&mut self, column: usize) {
        while self.column < column && !self.table.is_full() {
            if let Some((text, left)) = self.hanging.get_mut(&self.column) {
                self.table.push_cell(text);
                *left -= 1;
                if *left == 0 {
                    self.hanging.remove(&self.column);
                }
            } else {
                self.table.push_cell("");
            }
            self.column += 1;
        }
    }
}

/// A day alone as a workbook of XML writes it ends so.
const MIDNIGHT: &str = "T00:00:00.000";

fn number(tag: &str, name: &str) -> Option<usize> {
    attribute(tag, name)?.parse().ok()
}

fn is_empty_tag(tag: &str) -> bool {
    tag.trim_end().ends_with('/')
}

/// The encoding that the page names for itself.
#[must_use]
pub fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or_default()).to_ascii_lowercase();
    let after = head.split_once("charset=").or_else(|| head.split_once("encoding="))?.1;
    let name: String =
        after.trim_start_matches(['"', '\'']).chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Text before the next tag, the tag without its brackets, and what follows it.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('<')?;
    let (before, from) = text.split_at(start);
    if from.starts_with("<!--") {
        let end = from.find("-->").map_or(from.len(), |end| end + 3);
        return Some((before, "", from.get(end..)?));
    }
    let end = from.find('>').unwrap_or(from.len());
    Some((before, from.get(1..end)?, from.get((end + 1).min(from.len())..)?))
}

/// The name of a tag in lower case, without a namespace, and whether it is an end tag.
fn tag_name(tag: &str) -> (String, bool) {
    let (name, is_end) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
    let name = name.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    (name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase(), is_end)
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = tag.get(at + name.len() + 1..)?;
    match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => value.get(1..)?.split(quote).next(),
        None => value.split([' ', '/', '>']).next(),
    }
}

fn skip_to_end<'t>(text: &'t str, name: &str) -> &'t str {
    let is_end = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let end = text.match_indices("</").map(|(at, _)| at).find(is_end);
    end.and_then(|end| text.get(end..)).unwrap_or_default()
}

/// Text without entities and without the line ends of the page's own source.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(rest.get(..start).unwrap_or_default());
        rest = rest.get(start + 1..).unwrap_or_default();
        let entity = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((entity(rest.get(..end)?)?, end)));
        if let Some((c, end)) = entity {
            plain.push(c);
            rest = rest.get(end + 1..).unwrap_or_default();
        } else {
            plain.push('&');
        }
    }
    plain.push_str(rest);
    plain
}

/// Entities by name that stand in tables.
const NAMED: [(&str, char); 14] = [
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("euro", '€'),
    ("pound", '£'),
    ("copy", '©'),
];

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_a_workbook_of_xml_are_told_apart() {
        let sheets =
            read("<Worksheet ss:Name=\"A &amp; B\"><Row><Cell><Data>1</Data></Cell></Row></Worksheet><Worksheet ss:Name='C'><Row/>");
        let names: Vec<(&str, usize)> = sheets.iter().map(|(name, table)| (name.as_str(), table.len())).collect();
        assert_eq!(names, [("A & B", 1), ("C", 1)]);
    }

    #[test]
    fn tables_of_a_page_become_rows() {
        for (page, expected) in [
            (
                "<table><tr><th>A<th>B</tr><tr><td>1&nbsp;500<br>x</td><td colspan=2>&#8381;</td></tr></table>",
                vec![vec!["A", "B"], vec!["1\u{a0}500\nx", "₽", ""]],
            ),
            ("<tr><td>a<tr><td>b &amp; c</table>", vec![vec!["a"], vec!["b & c"]]),
            ("<ss:Row><ss:Cell><Data ss:Type=\"String\">x</Data></ss:Cell></ss:Row>", vec![vec!["x"]]),
            (
                "<tr><td rowspan=2>Anna<td rowspan=2>7<td>a</tr><tr><td>b</tr><tr><td>c</tr>",
                vec![vec!["Anna", "7", "a"], vec!["Anna", "", "b"], vec!["c"]],
            ),
            (
                "<Row ss:Index=\"2\"><Cell ss:MergeAcross=\"1\"><Data>a</Data></Cell><Cell/><Cell ss:Index=\"6\"><Data>2024-03-05T00:00:00.000\
                 </Data></Cell></Row>",
                vec![vec![], vec!["a", "", "", "", "", "2024-03-05"]],
            ),
            ("<script>if (a<b) '<tr><td>'</script><p>none</p>", vec![]),
        ] {
            let tables = read(page);
            let rows: Vec<Vec<&str>> = tables[0].1.rows_from(0).map(|row| row.cells().collect()).collect();
            assert_eq!(rows, expected, "{page}");
        }
    }
}
