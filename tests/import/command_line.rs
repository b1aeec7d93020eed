//! What `regulars import` does with words that cannot be meant: it says so, and changes nothing.

use std::path::Path;
use std::process::Command;

/// Runs the program in a home of its own: its exit code, and what it printed for people and programs.
fn regulars(home: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_regulars"))
        .args(arguments)
        .args(["--lang", "en", "--today", "2025-10-14"])
        .env("HOME", home)
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .output()
        .expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().expect("an exit code"), String::from_utf8(said).expect("UTF-8"))
}

fn table(home: &Path) -> (String, String) {
    let file = home.join("visits.csv");
    std::fs::write(&file, "Client,Phone,Date,Sum\nAnna,+1 415 555 2671,2025-09-01,1500\n").expect("a table");
    (file.display().to_string(), home.join("shop.regulars").display().to_string())
}

#[test]
fn words_that_cannot_be_meant_are_refused_and_make_no_file() {
    let home = tempfile::tempdir().expect("a folder");
    let (file, db) = table(home.path());
    for (words, said) in [
        (["--region", "ZZ9"], "A country is written with two letters"),
        (["--currency", "roubles"], "A currency is written with three letters"),
        (["--answer", "date_order"], "An answer is written QUESTION=CHOICE"),
    ] {
        let (code, text) = regulars(home.path(), &["import", &file, "--db", &db, words[0], words[1]]);
        assert_eq!(code, 2, "{words:?}: {text}");
        assert!(text.contains(said), "{text}");
        assert!(!Path::new(&db).exists(), "{words:?} left a file");
    }
}

#[test]
fn dollars_do_not_go_into_a_file_of_roubles() {
    let home = tempfile::tempdir().expect("a folder");
    let (file, db) = table(home.path());
    assert_eq!(regulars(home.path(), &["import", &file, "--db", &db, "--region", "us"]).0, 0);
    let (code, text) = regulars(home.path(), &["import", &file, "--db", &db, "--currency", "USD"]);
    assert_eq!(code, 2);
    assert!(text.contains("This file counts in RUB"), "{text}");
    assert_eq!(regulars(home.path(), &["import", &file, "--db", &db, "--currency", "rub"]).0, 0, "the same currency may be said");
}

#[test]
fn dinars_have_a_thousand_parts() {
    let home = tempfile::tempdir().expect("a folder");
    let (file, db) = table(home.path());
    let (code, text) = regulars(home.path(), &["import", &file, "--db", &db, "--currency", "KWD", "--json"]);
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["files"][0]["sums_minor"]["net"], 1_500_000);
}
