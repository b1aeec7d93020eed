//! Looks at the sizes of a packed workbook before it is read: a few kilobytes can be made to unpack into more than the
//! memory holds.

use std::io::Cursor;

use zip::ZipArchive;

/// Largest sheet, unpacked: a million rows of fifteen columns have less. A sheet is read as a stream.
const SHEET_BYTES: u64 = 1_500_000_000;
/// Largest other part, unpacked; these are held in memory as a whole.
const PART_BYTES: u64 = 256_000_000;

/// Whether a workbook fits into memory. What a part says of its size can be relied on, since unpacking stops there. A
/// damaged file passes: whoever reads it will say so.
#[must_use]
pub fn fits(bytes: &[u8]) -> bool {
    fits_within(bytes, SHEET_BYTES, PART_BYTES)
}

fn fits_within(bytes: &[u8], sheet_bytes: u64, part_bytes: u64) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return true };
    (0..archive.len()).all(|index| {
        let Ok(part) = archive.by_index(index) else { return true };
        // A name that is no text is of no part that anybody would look for.
        let Ok(name) = part.name().map(|name| name.to_ascii_lowercase()) else { return true };
        let limit = if name.starts_with("xl/worksheets/") { sheet_bytes } else { part_bytes };
        // Pictures and the like are never unpacked by who reads the cells.
        let is_read = [".xml", ".rels"].iter().any(|end| name.ends_with(end));
        !is_read || part.size() <= limit
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::*;

    fn packed(name: &str, size: usize) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(&vec![b' '; size]).expect("written");
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn parts_that_unpack_into_too_much_are_refused() {
        let fits = |bytes: &[u8]| fits_within(bytes, 4_000_000, 2_000_000);
        assert!(fits(&packed("xl/worksheets/sheet1.xml", 3_000_000)));
        assert!(!fits(&packed("xl/worksheets/sheet1.xml", 5_000_000)));
        assert!(!fits(&packed("xl/sharedStrings.xml", 3_000_000)));
        assert!(fits(&packed("xl/media/photo.png", 9_000_000)));
        assert!(fits(b"PK\x03\x04 cut off"));
    }

    #[test]
    fn a_part_that_lies_about_its_size_is_unpacked_no_further() {
        // The size stands in the directory at the end and in the head of the part; both say ten bytes now.
        let mut lying = packed("xl/sharedStrings.xml", 3_000_000);
        let honest = 3_000_000_u32.to_le_bytes();
        let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == honest).collect();
        assert!(!places.is_empty());
        for at in places {
            lying[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
        let mut archive = ZipArchive::new(Cursor::new(lying)).expect("an archive");
        let mut unpacked = Vec::new();
        let outcome = archive.by_index(0).expect("the part").read_to_end(&mut unpacked);
        assert!(outcome.is_err() && unpacked.len() < 100, "{outcome:?}: {} bytes", unpacked.len());
    }
}
