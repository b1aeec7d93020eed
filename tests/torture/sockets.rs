//! The program opens no network connection: every call for a socket is watched.

use std::process::Command;

use crate::program::Ground;

#[test]
fn no_subcommand_asks_for_a_socket() {
    let traced = Command::new("strace").arg("-V").output();
    if !traced.is_ok_and(|output| output.status.success()) {
        println!("strace is not there, nothing is watched");
        return;
    }
    let ground = Ground::new(60);
    let out = ground.folder.path().join("out.csv");
    let table = ground.table.clone();
    let (out, table) = (out.to_str().expect("a name"), table.to_str().expect("a name"));
    for words in [
        &["import", table][..],
        &["report"],
        &["due"],
        &["clients"],
        &["predict"],
        &["check"],
        &["backup"],
        &["restore"],
        &["export", "clients", "--out", out],
    ] {
        let log = ground.folder.path().join("calls");
        let program = ground.run(words);
        let mut watched = Command::new("strace");
        watched
            .args(["-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o"])
            .arg(&log)
            .arg(program.get_program())
            .args(program.get_args());
        let output = watched.env("HOME", ground.folder.path()).output().expect("strace");
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        let calls = std::fs::read_to_string(&log).expect("the calls");
        let calls: Vec<&str> = calls.lines().filter(|line| line.contains("socket(") || line.contains("connect(")).collect();
        assert!(calls.is_empty(), "{words:?}: {calls:?}");
    }
}
