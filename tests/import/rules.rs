//! Rules that hold for any file.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use proptest::prelude::*;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::preview::{FileRefused, Options, Preview};
use regulars::transfer::import::{self, reasons::RefusalReason};

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
