//! The program is killed at any moment of anything it does with the file.

use std::time::{Duration, Instant};

use crate::program::Ground;
use crate::rounds;

#[test]
fn a_kill_during_an_import_a_backup_or_going_back_leaves_one_of_the_two_states() {
    let ground = Ground::new(600);
    let imported = ground.copy();
    let table = imported.table.clone();
    imported.run(&["import", table.to_str().expect("a name")]).status().expect("the program");
    assert!(imported.model() != ground.model());

    let (mut finished, mut killed) = (0, 0);
    for what in ["import", "backup", "restore"] {
        // How long it takes when nobody disturbs it.
        let quiet = if what == "restore" { imported.copy() } else { ground.copy() };
        let table = quiet.table.clone();
        let words = |table: &std::path::Path| match what {
            "import" => vec!["import".to_owned(), table.display().to_string()],
            word => vec![word.to_owned()],
        };
        let run = |ground: &Ground, table: &std::path::Path| {
            let words = words(table);
            ground.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let begun = Instant::now();
        assert!(run(&quiet, &table).status().expect("the program").success());
        let whole = begun.elapsed();
        let (start, done) = (if what == "restore" { &imported } else { &ground }.model(), quiet.model());
        let total = rounds(12, 300);
        for round in 0..total {
            let victim = if what == "restore" { imported.copy() } else { ground.copy() };
            let table = victim.table.clone();
            let mut program = run(&victim, &table).spawn().expect("the program");
            std::thread::sleep(
                whole * u32::try_from(round).expect("few") / u32::try_from(total).expect("few") + Duration::from_millis(round as u64 % 3),
            );
            program.kill().expect("a kill");
            let ended = program.wait().expect("its end");
            if ended.success() {
                finished += 1;
            } else {
                killed += 1;
            }
            let model = victim.model();
            assert!(model == start || model == done, "{what}, round {round}: neither the state before nor after");
            victim.assert_backups_whole();
        }
    }
    println!("{killed} killed, {finished} had finished");
    assert!(killed > 5, "{killed} kills");
}
