//! What parts the cells of a text: by Excel's own hint, by headers that we know, or by how even the rows become.

use std::ops::ControlFlow;

use super::super::header;
use super::super::read_csv;
use super::super::text::WholeText;

const CANDIDATES: [u8; 4] = [b';', b'\t', b'|', b','];

/// Text looked at to choose.
const SAMPLE_BYTES: usize = 64 * 1024;

/// The delimiter of a text.
#[must_use]
pub fn detect(text: &str) -> u8 {
    if let Some(hinted) = sep_hint(text) {
        return hinted;
    }
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    CANDIDATES
        .into_iter()
        .map(|delimiter| (delimiter, score(sample, delimiter)))
        .fold((b',', (0, 0)), |best, next| if next.1 > best.1 { next } else { best })
        .0
}

/// The separator of a first line `sep=;`, by which programs tell Excel.
#[must_use]
pub fn sep_hint(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let (name, separator) = line.split_once('=')?;
    let &[byte] = separator.as_bytes() else { return None };
    (name.eq_ignore_ascii_case("sep") && byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n')).then_some(byte)
}

/// Known headers in the best row, then the evenness of rows in thousandths. Candidates stand in the order in which
/// they win a tie: a comma is often only a decimal comma.
fn score(sample: &str, delimiter: u8) -> (usize, usize) {
    let Ok((table, _)) = read_csv::read(&mut WholeText::new(sample), delimiter, &|_| ControlFlow::Continue(())) else { return (0, 0) };
    let known = header::best_row(&table).map_or(0, |(_, known)| known);
    let mut widths: Vec<usize> = table.rows_from(0).take(200).map(|row| row.len()).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let (most, width) = widths.chunk_by(|a, b| a == b).map(|run| (run.len(), run.first().copied().unwrap_or(0))).max().unwrap_or((0, 0));
    let evenness = if width > 1 { most * 1000 / widths.len().max(1) } else { 0 };
    (if known > 1 { known } else { 0 }, evenness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found() {
        for (text, expected) in [
            ("Клиент;Дата;Сумма\nА;01.02.2024;800,00\nБ;01.02.2024;900,50", b';'),
            ("Клиент,Дата,Сумма\nА,01.02.2024,\"800,00\"", b','),
            ("Клиент\tДата\nА\t01.02.2024", b'\t'),
            ("a|b|c\n1|2|3\n4|5|6", b'|'),
            ("\"sep=|\"\na;b|c", b'|'),
            ("client_id,date\n1,2006-01-01", b','),
            ("Анна;+7 916 100 00 00;25.03.2025;1 000,00\nПётр;+7 916 100 00 07;26.03.2025;1 000,50", b';'),
            ("Имя\nАнна", b','),
        ] {
            assert_eq!(char::from(detect(text)), char::from(expected), "{text}");
        }
    }
}
