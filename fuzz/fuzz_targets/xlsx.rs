//! Workbooks: the input is the sheet of a workbook that is otherwise whole, or the whole file.
#![no_main]

mod shared;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

const PARTS: [(&str, &str); 4] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

fn workbook(sheet: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in PARTS {
        writer.start_file(name, plain)?;
        writer.write_all(content.as_bytes())?;
    }
    writer.start_file("xl/worksheets/sheet1.xml", plain)?;
    writer.write_all(sheet)?;
    Ok(writer.finish()?.into_inner())
}

libfuzzer_sys::fuzz_target!(init: shared::load_plans(), |bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        shared::read(bytes);
    } else if let Ok(file) = workbook(bytes) {
        shared::read(&file);
    }
});
