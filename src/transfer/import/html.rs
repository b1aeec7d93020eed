//! Tables in HTML (or in the XML that Excel wrote in 2003), which many programs save under the name of an Excel file.

use super::table::Table;

/// Reads all rows of the tables in a page, cells as plain text.
#[must_use]
pub fn read(text: &str) -> Table {
    let mut table = Table::default();
    let mut cell: Option<String> = None;
    let mut span = 1;
    let mut in_row = false;
    let mut rest = text;
    while let Some((before, tag, after)) = next_tag(rest) {
        if let Some(cell) = &mut cell {
            cell.push_str(before);
        }
        rest = after;
        let (name, is_end) = tag_name(tag);
        match (name.as_str(), is_end) {
            ("script" | "style", false) => rest = skip_to_end(rest, &name),
            ("tr" | "row", _) => {
                end_cell(&mut table, &mut cell, span);
                if in_row {
                    table.end_row();
                }
                in_row = !is_end;
            }
            ("td" | "th" | "cell", false) => {
                end_cell(&mut table, &mut cell, span);
                span = attribute(tag, "colspan").and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 1000);
                cell = in_row.then(String::new);
            }
            ("td" | "th" | "cell", true) => end_cell(&mut table, &mut cell, span),
            ("br" | "p" | "div", _) => {
                if let Some(cell) = cell.as_mut().filter(|cell| !cell.trim().is_empty()) {
                    cell.push('\n');
                }
            }
            _ => {}
        }
    }
    end_cell(&mut table, &mut cell, span);
    if in_row {
        table.end_row();
    }
    table
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
    let value = tag.get(at + name.len() + 1..)?.trim_start_matches(['"', '\'']);
    value.split(['"', '\'', ' ', '/', '>']).next()
}

fn skip_to_end<'t>(text: &'t str, name: &str) -> &'t str {
    let is_end = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let end = text.match_indices("</").map(|(at, _)| at).find(is_end);
    end.and_then(|end| text.get(end..)).unwrap_or_default()
}

fn end_cell(table: &mut Table, cell: &mut Option<String>, span: usize) {
    if let Some(text) = cell.take() {
        table.push_cell(&plain(&text));
        for _ in 1..span {
            table.push_cell("");
        }
    }
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
    fn tables_of_a_page_become_rows() {
        for (page, expected) in [
            (
                "<table><tr><th>A<th>B</tr><tr><td>1&nbsp;500<br>x</td><td colspan=2>&#8381;</td></tr></table>",
                vec![vec!["A", "B"], vec!["1\u{a0}500\nx", "₽", ""]],
            ),
            ("<tr><td>a<tr><td>b &amp; c</table>", vec![vec!["a"], vec!["b & c"]]),
            ("<ss:Row><ss:Cell><Data ss:Type=\"String\">x</Data></ss:Cell></ss:Row>", vec![vec!["x"]]),
            ("<script>if (a<b) '<tr><td>'</script><p>none</p>", vec![]),
        ] {
            let table = read(page);
            let rows: Vec<Vec<&str>> = table.rows_from(0).map(|row| row.cells().collect()).collect();
            assert_eq!(rows, expected, "{page}");
        }
    }
}
