//! Rows into CSV, in a form that opens right in the owner's spreadsheet.

use std::io::Write;

use super::guard::protect;
use super::headers::Language;

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// Parts the cells; ASCII.
    pub separator: u8,
    pub encoding: CsvEncoding,
    pub decimal: DecimalMark,
}

/// The encoding of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvEncoding {
    /// With a mark at the start, without which Excel takes it for an old encoding.
    Utf8WithMark,
    Utf8,
    Windows1251,
}

/// What parts the units of a sum from its fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

impl CsvStyle {
    /// The form that opens by double click in Excel of this language.
    #[must_use]
    pub const fn of(language: Language) -> Self {
        match language {
            Language::English => Self { separator: b',', encoding: CsvEncoding::Utf8WithMark, decimal: DecimalMark::Point },
            Language::Russian => Self { separator: b';', encoding: CsvEncoding::Utf8WithMark, decimal: DecimalMark::Comma },
        }
    }
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the file could not be written: {0}")]
    Io(#[from] std::io::Error),
    #[error("the sign {0} does not exist in this encoding; UTF-8 has all signs")]
    NoSuchSign(char),
    #[error("a sheet of a workbook holds a million rows; please write a CSV file")]
    TooManyRows,
    #[error("a cell of a workbook holds 32 767 characters; please write a CSV file")]
    CellTooLong,
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Io(error.into())
    }
}

/// Writes rows, headers among them, and says how many. Cells that a spreadsheet would run as a formula are made
/// harmless.
///
/// # Errors
/// [`ExportError`] if `out` fails or a sign cannot be written in the encoding.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>, style: CsvStyle, mut out: impl Write) -> Result<usize, ExportError> {
    if style.encoding == CsvEncoding::Utf8WithMark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(style.separator)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(std::io::BufWriter::new(out));
    let mut count = 0;
    for row in rows {
        for cell in row {
            let guarded = protect(&cell);
            match style.encoding {
                CsvEncoding::Utf8WithMark | CsvEncoding::Utf8 => writer.write_field(guarded.as_bytes())?,
                CsvEncoding::Windows1251 => writer.write_field(windows_1251(&guarded)?)?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
        count += 1;
    }
    writer.flush()?;
    Ok(count)
}

fn windows_1251(text: &str) -> Result<Vec<u8>, ExportError> {
    let (bytes, _, has_unmappable) = encoding_rs::WINDOWS_1251.encode(text);
    if has_unmappable {
        let is_missing = |c: &char| encoding_rs::WINDOWS_1251.encode(c.encode_utf8(&mut [0; 4])).2;
        return Err(ExportError::NoSuchSign(text.chars().find(is_missing).unwrap_or('\u{fffd}')));
    }
    Ok(bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[&[&str]], style: CsvStyle) -> Result<Vec<u8>, ExportError> {
        let mut out = Vec::new();
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
        write(rows, style, &mut out).map(|_| out)
    }

    #[test]
    fn a_table_opens_right_in_excel_of_the_language() {
        let rows: [&[&str]; 2] = [&["Имя", "Сумма"], &["=1+1; \"x\"", "-5,00"]];
        let russian = written(&rows, CsvStyle::of(Language::Russian)).expect("written");
        assert_eq!(String::from_utf8(russian).expect("UTF-8"), "\u{feff}Имя;Сумма\r\n\"'=1+1; \"\"x\"\"\";-5,00\r\n");
        let english = written(&rows, CsvStyle::of(Language::English)).expect("written");
        assert_eq!(String::from_utf8(english).expect("UTF-8"), "\u{feff}Имя,Сумма\r\n\"'=1+1; \"\"x\"\"\",\"-5,00\"\r\n");
    }

    #[test]
    fn a_sign_that_an_encoding_lacks_is_named() {
        let style = CsvStyle { encoding: CsvEncoding::Windows1251, ..CsvStyle::of(Language::Russian) };
        assert_eq!(written(&[&["Аня"]], style).expect("written"), b"\xc0\xed\xff\r\n");
        assert!(matches!(written(&[&["Аня 💅"]], style), Err(ExportError::NoSuchSign('💅'))));
    }
}
