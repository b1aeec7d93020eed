//! A disk that is full, breaks or becomes read only at any call: nothing that was there before is lost, and the program
//! says so instead of claiming success.

use std::path::PathBuf;
use std::process::Command;

use crate::program::Ground;
use crate::rounds;

const ENOSPC: i32 = 28;
const EIO: i32 = 5;
const EROFS: i32 = 30;

/// The library that makes the disk sick, if there is a compiler to build it.
fn library(folder: &std::path::Path) -> Option<PathBuf> {
    let library = folder.join("sick_disk.so");
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/torture/sick_disk.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    built.is_ok_and(|status| status.success()).then_some(library)
}

#[test]
fn whatever_call_fails_the_file_is_as_before_or_as_after() {
    let tools = tempfile::tempdir().expect("a folder");
    let Some(library) = library(tools.path()) else {
        println!("there is no C compiler, no disk is sick");
        return;
    };
    let ground = Ground::new(120);
    let imported = ground.copy();
    let table = imported.table.clone();
    imported.run(&["import", table.to_str().expect("a name")]).status().expect("the program");
    let (mut failed, mut succeeded) = (0, 0);
    for what in ["import", "backup", "restore"] {
        let start = if what == "restore" { &imported } else { &ground };
        let run = |ground: &Ground, at: usize, how_many: usize, error: i32| {
            let table = ground.table.display().to_string();
            let words: Vec<&str> = if what == "import" { vec!["import", &table] } else { vec![what] };
            let count = tools.path().join("count");
            let output = ground
                .run(&words)
                .env("LD_PRELOAD", &library)
                .env("SICK_UNDER", ground.folder.path())
                .env("SICK_AT", at.to_string())
                .env("SICK_FOR", how_many.to_string())
                .env("SICK_ERRNO", error.to_string())
                .env("SICK_COUNT", &count)
                .output()
                .expect("the program");
            let calls = std::fs::read_to_string(&count).ok().and_then(|text| text.parse::<usize>().ok()).expect("a count");
            (output, calls)
        };
        let healthy = start.copy();
        let (quiet, calls) = run(&healthy, 0, 0, EIO);
        assert!(quiet.status.success(), "{quiet:?}");
        let (before, after) = (start.model(), healthy.model());
        assert!(calls > 10, "{what} made only {calls} calls: the library does not see them");
        let step = calls.div_ceil(rounds(14, calls));
        for (round, at) in (1..=calls).step_by(step).enumerate() {
            for (error, how_many) in [(ENOSPC, 0), (EIO, 1), (EROFS, 0), (EIO, 0)]
                .into_iter()
                .skip(if step > 1 { round % 4 } else { 0 })
                .take(if step > 1 { 1 } else { 4 })
            {
                let victim = start.copy();
                let (output, _) = run(&victim, at, how_many, error);
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(!said.contains("panicked"), "{what}, call {at}, error {error}: {said}");
                let model = victim.model();
                assert!(model == before || model == after, "{what}, call {at}, error {error}: neither before nor after");
                if output.status.success() {
                    succeeded += 1;
                    assert!(model == after, "{what}, call {at}, error {error}: success was claimed for nothing");
                } else {
                    failed += 1;
                    assert!(!said.trim().is_empty(), "{what}, call {at}, error {error}: nothing was said");
                }
                victim.assert_backups_whole();
            }
        }
    }
    println!("{failed} failures told, {succeeded} overcome");
    assert!(failed > succeeded, "{failed} failures told, {succeeded} overcome");
}
