//! Rules that hold for any file.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use proptest::prelude::*;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import;
use regulars::transfer::import::preview::{FileRefused, Options, Preview};
use regulars::transfer::import::reasons::{RefusalReason, Warning};

use crate::apply::apply;
use crate::messy::folder;

fn options() -> Options {
    Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"))
}

fn read(bytes: Vec<u8>, model: &Model) -> Result<Preview, FileRefused> {
    import::preview_bytes("a.csv", bytes, model, &options(), &|_| ControlFlow::Continue(()))
}

fn rows_add_up(preview: &Preview) -> bool {
    let counts = preview.counts;
    counts.rows_imported + counts.rows_skipped + counts.rows_rejected + counts.header_rows == counts.rows
}

/// Cells that owners have, good and bad.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "(Анна|Иванова Анна|Итого|Anna|=1\\+1|нет)",
        "(8 916 100-00-0[0-9]|\\+7916100000[0-9]|12345)",
        "([0-3][0-9]\\.[01][0-9]\\.202[45]|2024-0[1-9]-1[0-9]|вчера|45[0-9]{3})",
        "(-?[0-9]{1,4}(,[0-9]{2})?|1 [0-9]{3},50 ₽|бесплатно|#Н/Д)",
        "(\"[a-z;\n]{0,6}\"|\"|;;)",
        ".{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_row_is_imported_skipped_or_rejected_and_a_second_import_adds_nothing(
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..20)
    ) {
        let mut text = "Клиент;Телефон;Дата;Сумма\n".to_owned();
        for row in rows {
            text.push_str(&row.join(";"));
            text.push('\n');
        }
        let mut model = Model::default();
        if let Ok(preview) = read(text.clone().into_bytes(), &model) {
            prop_assert!(rows_add_up(&preview), "{:?}", preview.counts);
            apply(&mut model, preview.batch);
            let again = read(text.into_bytes(), &model).expect("read a moment ago");
            prop_assert!(again.batch.purchases.is_empty(), "{:?}", again.batch.purchases);
            prop_assert_eq!(again.counts.clients_new, 0);
            prop_assert!(rows_add_up(&again), "{:?}", again.counts);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(preview) = read(bytes, &Model::default()) {
            prop_assert!(rows_add_up(&preview));
        }
    }

    #[test]
    fn no_damage_to_a_good_file_makes_it_panic(at in 0_usize..2000, byte in any::<u8>(), cut in 0_usize..2500, which in 0_usize..200) {
        let mut files: Vec<_> = std::fs::read_dir(folder()).expect("the messy files").map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        let path = &files[which % files.len()];
        let mut bytes = std::fs::read(path).expect("a file");
        bytes.truncate(5000);
        if let Some(slot) = bytes.get_mut(at) {
            *slot = byte;
        }
        bytes.truncate(cut);
        if let Ok(preview) = read(bytes, &Model::default()) {
            prop_assert!(rows_add_up(&preview), "{}", path.display());
        }
    }
}

#[test]
fn a_stopped_reading_says_so() {
    let stopped =
        import::preview_bytes("a.csv", "Имя;Телефон\nАнна;1".repeat(9).into_bytes(), &Model::default(), &options(), &|_| {
            ControlFlow::Break(())
        });
    // A short file is read before anybody can stop it.
    assert!(stopped.is_ok());
    let many = "Имя;Телефон\n".to_owned() + &"Анна;89161000000\n".repeat(70_000);
    let stopped = import::preview_bytes("a.csv", many.into_bytes(), &Model::default(), &options(), &|_| ControlFlow::Break(()));
    assert_eq!(stopped.map(|_| ()).map_err(|refused| refused.reason), Err(RefusalReason::Cancelled));
}

#[test]
fn a_file_that_cannot_be_read_is_refused_in_plain_words() {
    let look = |path: &std::path::Path| {
        import::preview(path, &Model::default(), &options(), &|_| ControlFlow::Continue(())).map(|_| ()).map_err(|refused| refused.reason)
    };
    assert_eq!(look(&folder().join("no such file.csv")), Err(RefusalReason::NotFound));
    assert_eq!(look(&folder()), Err(RefusalReason::Directory));
    assert_eq!(look(&folder().join("17_empty.csv")), Err(RefusalReason::Empty));
    assert_eq!(look(&folder().join("18_header_only.csv")), Err(RefusalReason::NoRows));
    assert_eq!(look(&folder().join("52_binary_as_csv.csv")), Err(RefusalReason::Binary { what: Some("a PNG picture") }));
}

fn refusal(bytes: Vec<u8>) -> Option<RefusalReason> {
    read(bytes, &Model::default()).err().map(|refused| refused.reason)
}

#[cfg(unix)]
#[test]
fn what_is_no_file_of_the_owners_is_refused_and_never_waited_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let look = |path: &std::path::Path| {
        import::preview(path, &Model::default(), &options(), &|_| ControlFlow::Continue(())).err().map(|refused| refused.reason)
    };
    assert_eq!(look(std::path::Path::new("/dev/zero")), Some(RefusalReason::NotAFile));
    let place = tempfile::tempdir().expect("a folder");
    let pipe = place.path().join("pipe");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        assert_eq!(look(&pipe), Some(RefusalReason::NotAFile));
    }
    let locked = place.path().join("locked.csv");
    std::fs::write(&locked, "Имя;Телефон\nАнна;89161000000\n").expect("written");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).expect("locked");
    // Whoever may read everything is not refused.
    if std::fs::read(&locked).is_err() {
        assert_eq!(look(&locked), Some(RefusalReason::NoPermission));
    }
}

#[test]
fn two_gigabytes_are_refused_before_they_are_read() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("large.csv");
    // Sparse: it takes no room on the disk.
    std::fs::File::create(&path).and_then(|file| file.set_len(2_000_000_000)).expect("a large file");
    let look = import::preview(&path, &Model::default(), &options(), &|_| ControlFlow::Continue(()));
    assert_eq!(look.err().map(|refused| refused.reason), Some(RefusalReason::TooLarge { megabytes: 2000, limit: 1024 }));
}

/// A workbook of our own making with another sheet put in its place.
fn workbook(sheet: &str) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "x").expect("a cell");
    let honest = book.save_to_buffer().expect("a workbook");
    let mut archive = zip::ZipArchive::new(Cursor::new(honest)).expect("an archive");
    let mut crafted = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("read");
        let name = part.name().expect("a name").into_owned();
        if name == "xl/worksheets/sheet1.xml" {
            content = sheet.as_bytes().to_vec();
        }
        crafted.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        crafted.write_all(&content).expect("written");
    }
    crafted.finish().expect("an archive").into_inner()
}

#[test]
fn a_workbook_made_to_fill_the_memory_is_refused() {
    let sheet = |rows: &str| {
        format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>")
    };
    let cell = |place: &str| format!("<row><c r=\"{place}\" t=\"str\"><v>Анна</v></c></row>");
    // A cell far below the last row of any sheet would be a table of thousands of millions of rows.
    assert_eq!(refusal(workbook(&sheet(&cell("A4294967295")))), Some(RefusalReason::Truncated));
    assert_eq!(refusal(workbook(&sheet(&cell("ZZZZ1")))), Some(RefusalReason::Truncated));
    // A cell in the last column of each row makes sixteen thousand of one.
    let wide: String = (1..6_000).map(|row| cell(&format!("XFD{row}"))).collect();
    assert_eq!(refusal(workbook(&sheet(&wide))), Some(RefusalReason::TooMuch));
    // A text that goes on and on unpacks from next to nothing.
    let long = format!("<row><c r=\"A1\" t=\"str\"><v>{}</v></c></row>", " ".repeat(5_000_000));
    assert_ne!(refusal(workbook(&sheet(&long))), None);
}

#[test]
fn a_row_of_millions_of_cells_is_refused() {
    let mut row = "Имя;Телефон\n".to_owned().into_bytes();
    row.resize(70 * 1024 * 1024, b';');
    assert_eq!(refusal(row), Some(RefusalReason::EndlessRow));
}

#[test]
fn a_file_of_line_ends_is_refused_before_it_fills_the_memory() {
    let mut file = "Имя;Телефон\nАнна;89161000000\n".to_owned().into_bytes();
    file.resize(6_000_000, b'\n');
    file.extend_from_slice("Олег;89161000001\n".as_bytes());
    assert_eq!(refusal(file), Some(RefusalReason::TooMuch));
}

#[test]
fn a_cell_of_a_megabyte_and_five_hundred_columns_are_read_whole() {
    let mut options = options();
    for (file, rows) in [("25_one_mb_cell.csv", 2), ("57_wide_500_columns.csv", 5)] {
        options.today = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day");
        let preview = crate::messy::preview(file, &Model::default(), &options).expect("readable");
        assert!(rows_add_up(&preview) && preview.counts.rows >= rows, "{file}: {:?}", preview.counts);
    }
    let long = format!("Имя;Телефон;Заметка\nАнна;89161000000;{}\n", "ё".repeat(1_000_000));
    let preview = read(long.into_bytes(), &Model::default()).expect("readable");
    assert_eq!((preview.counts.clients_new, preview.counts.rows_rejected), (1, 0));
}

/// Tables of any number of columns under any headers, known ones among them, cells of any kind.
fn garbage() -> impl Strategy<Value = String> {
    let header = prop_oneof![
        "(Клиент|Телефон|Дата|Сумма|Услуга|Статус|Номер чека|E-mail|Возврат|Количество|Мастер|client_id|Date|Amount|Name)",
        "[а-яa-z ]{0,8}",
        cell(),
    ];
    let separator = prop_oneof![Just(";"), Just(","), Just("\t"), Just("|")];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    (prop::collection::vec(header, 1..9), prop::collection::vec(prop::collection::vec(cell(), 0..10), 0..25), separator, end).prop_map(
        |(headers, rows, separator, end)| {
            let mut text = headers.join(separator) + end;
            for row in rows {
                text.push_str(&row.join(separator));
                text.push_str(end);
            }
            text
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_row_of_any_table_is_counted_once(text in garbage()) {
        if let Ok(preview) = read(text.into_bytes(), &Model::default()) {
            let counts = preview.counts;
            prop_assert!(rows_add_up(&preview), "{counts:?}");
            prop_assert_eq!(counts.rows_rejected as usize, preview.rejected.len());
            prop_assert_eq!((counts.rows_skipped - counts.rows_already_there) as usize, preview.skipped.len());
            // A row of a journal is as many visits as it has filled cells, each of which may be at fault.
            let is_journal = preview.warnings.iter().any(|warning| matches!(warning, Warning::DayColumns { .. }));
            let mut numbers: Vec<u32> = preview.rejected.iter().map(|row| row.row).chain(preview.skipped.iter().map(|row| row.row)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let named = preview.rejected.len() + preview.skipped.len();
            prop_assert!(numbers.len() == named || is_journal, "a row is named twice");
            let went_in = preview.batch.purchases.len();
            let counted = counts.purchases + counts.refunds + counts.visits_without_amount + counts.guest_purchases;
            prop_assert_eq!(u32::try_from(went_in).expect("few"), counted);
        }
    }
}

#[test]
fn a_longer_export_adds_only_its_new_rows() {
    let mut model = Model::default();
    let mut purchases = Vec::new();
    for file in ["28a_first.csv", "28a_first.csv", "28b_longer.csv"] {
        let preview = crate::messy::preview(file, &model, &options()).expect("readable");
        apply(&mut model, preview.batch);
        purchases.push(model.purchases().len());
    }
    assert_eq!(purchases, [14, 14, 20]);
    assert_eq!(model.clients().len(), 5);
}
