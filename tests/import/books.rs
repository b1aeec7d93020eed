//! Workbooks of an owner with several sheets.

/// The bytes of a workbook of these sheets, all cells as text.
pub fn book(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, line) in (0..).zip(rows.lines()) {
            for (column, cell) in (0..).zip(line.split(';')) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// Visits before clients, a price list, and the salon's own people. One visit has no readable day, one is of a stranger.
pub fn clients_and_visits() -> Vec<u8> {
    book(&[
        ("Прайс", "Услуга;Цена\nСтрижка;1200"),
        (
            "Визиты",
            "Дата;Телефон клиента;Услуга;Мастер;Сумма\n15.03.2025;8 903 111-00-11;Стрижка;Оля;1 200,50\nвчера;89031110022;Стрижка;Оля;900\n\
             16.04.2025;79031110011;Бритьё;Ира;800\n17.04.2025;9031110099;Стрижка;Оля;700",
        ),
        ("Клиенты", "Имя;Телефон;Почта;Мастер\nАнна;+7 903 111-00-11;a@example.com;Оля\nПётр;+7 903 111-00-22;;Ира"),
        ("Мастера", "Имя;Телефон\nОля;+7 903 999-00-00"),
    ])
}
