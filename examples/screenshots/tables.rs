//! Tables of owners to look at on the import page, each with something that has to be asked or told.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::books::{book, clients_and_visits};

/// The file of a table, made in `folder`; a name with a slash in it is a path already.
pub fn path(name: &str, language: &str, folder: &Path) -> Option<PathBuf> {
    if name.contains('/') {
        return Some(PathBuf::from(name));
    }
    let is_russian = language == "ru";
    let (file, bytes) = match name {
        "sheets" => (if is_russian { "Салон.xlsx" } else { "Salon.xlsx" }, clients_and_visits()),
        "same-visits" => (if is_russian { "Записи и оплаты.xlsx" } else { "Bookings and payments.xlsx" }, same_visits(is_russian)),
        "journal" => (if is_russian { "Журнал.csv" } else { "Journal.csv" }, journal(is_russian, "").into_bytes()),
        "journal-year" => (
            if is_russian { "Журнал 2025.csv" } else { "Journal 2025.csv" },
            journal(is_russian, if is_russian { "Посещения, 2025 год\n" } else { "Visits, year 2025\n" }).into_bytes(),
        ),
        "pairs" => (if is_russian { "Семьи.csv" } else { "Families.csv" }, pairs(is_russian).into_bytes()),
        "rejected" => (if is_russian { "Визиты за сентябрь.csv" } else { "Visits in September.csv" }, rejected(is_russian).into_bytes()),
        "big" => (if is_russian { "Все годы.csv" } else { "All years.csv" }, big(is_russian).into_bytes()),
        "folder" => {
            let folder = folder.join(if is_russian { "Таблицы" } else { "Tables" });
            std::fs::create_dir_all(&folder).ok()?;
            return Some(folder);
        }
        "missing" => return Some(folder.join(if is_russian { "Нет такого.csv" } else { "No such file.csv" })),
        _ => return None,
    };
    let path = folder.join(file);
    std::fs::write(&path, bytes).ok()?;
    Some(path)
}

/// Bookings and payments of the same days.
fn same_visits(is_russian: bool) -> Vec<u8> {
    if is_russian {
        book(&[
            ("Записи", "Дата;Клиент;Услуга\n15.03.2025;Анна;Стрижка\n16.03.2025;Пётр;Брови\n18.03.2025;Ольга;Стрижка"),
            ("Оплаты", "Клиент;Дата;Сумма\nАнна;15.03.2025;1200\nПётр;16.03.2025;800"),
        ])
    } else {
        book(&[
            ("Bookings", "Date;Client;Service\n2025-03-15;Anna Bell;Haircut\n2025-03-16;Peter Hill;Brows\n2025-03-18;Olga Reed;Haircut"),
            ("Payments", "Client;Date;Amount\nAnna Bell;2025-03-15;120\nPeter Hill;2025-03-16;80"),
        ])
    }
}

/// Clients down, days across.
fn journal(is_russian: bool, title: &str) -> String {
    let (head, names) = if is_russian {
        ("Клиент;Телефон", ["Анна Смирнова", "Пётр Ильин", "Яна Лоскутова", "Вера Тихая"])
    } else {
        ("Client;Phone", ["Anna Bell", "Peter Hill", "Jane Moor", "Vera Still"])
    };
    let mut table = format!("{title}{head}");
    for day in 1..=12 {
        write!(table, ";{day:02}.06").expect("memory");
    }
    table.push('\n');
    for (number, name) in names.iter().enumerate() {
        write!(table, "{name};8 903 111-00-{number:02}").expect("memory");
        for day in 1..=12 {
            table.push(';');
            if (day + number) % 4 == 0 {
                write!(table, "{}", 900 + 100 * day).expect("memory");
            }
        }
        table.push('\n');
    }
    table
}

/// Two names on one phone, many times.
fn pairs(is_russian: bool) -> String {
    let (head, names) = if is_russian {
        ("Имя;Телефон;Дата;Сумма", ["Анна", "Игорь", "Марина Константинопольская-Верещагина", "Олег"])
    } else {
        ("Name;Phone;Date;Amount", ["Anna", "Roger", "Wilhelmina Featherstonehaugh-Cholmondeley", "Oliver"])
    };
    let mut table = format!("{head}\n");
    for number in 0..48_usize {
        let name = names[number % 4];
        writeln!(table, "{name} {number};+7 903 111-00-{:02};2025-0{}-14;{}", number / 2, 1 + number % 9, 900 + 10 * number)
            .expect("memory");
    }
    table
}

/// Days and sums that nobody can read.
fn rejected(is_russian: bool) -> String {
    let head = if is_russian { "Дата;Клиент;Сумма;Услуга" } else { "Date;Client;Amount;Service" };
    let (name, what) = if is_russian { ("Клиент", "Стрижка") } else { ("Client", "Haircut") };
    let mut table = format!("{head}\n");
    for number in 1..=60 {
        let (day, sum) = match number % 6 {
            0 => (if is_russian { "вчера" } else { "yesterday" }, "1200"),
            1 => ("31.02.2025", "900"),
            2 => ("14.09.2025", if is_russian { "по договорённости" } else { "as agreed" }),
            3 => ("", "700"),
            _ => ("17.09.2025", "1500"),
        };
        writeln!(table, "{day};{name} {number};{sum};{what}").expect("memory");
    }
    table
}

/// So long a table that its reading is seen.
fn big(is_russian: bool) -> String {
    let head = if is_russian { "Дата;Телефон;Имя;Сумма" } else { "Date;Phone;Name;Amount" };
    let mut table = format!("{head}\n");
    for number in 0..400_000 {
        writeln!(
            table,
            "2024-{:02}-{:02};+7 903 {:07};N{};{}",
            1 + number % 12,
            1 + number % 28,
            number % 60_000,
            number % 60_000,
            500 + number % 900
        )
        .expect("memory");
    }
    table
}
