//! Running a piece of a test in a process of its own: this test program is started again with the name of one of
//! its ignored tests.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use regulars::store::{OpenMode, Store};

const PATH: &str = "REGULARS_TEST_PATH";

/// The path that the parent handed over.
pub fn path() -> std::path::PathBuf {
    std::env::var_os(PATH).expect("a path from the parent").into()
}

/// Starts an ignored test of this program on `path`.
pub fn start(test: &str, path: &Path, ordinary_user: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--ignored", "--exact", test, "--nocapture"]).env(PATH, path).stdout(Stdio::piped()).stderr(Stdio::null());
    #[cfg(unix)]
    if ordinary_user && is_root() {
        use std::os::unix::process::CommandExt as _;
        // The system forbids root nothing, so what is forbidden must be tried by somebody else ("nobody").
        command.uid(65534).gid(65534).current_dir("/");
    }
    command.spawn().expect("a child process")
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (folder, path) = crate::shop::folder();
    std::fs::write(&path, "").expect("a file");
    let owner = std::fs::metadata(&path).expect("a file").uid();
    drop(folder);
    owner == 0
}

/// What another process says about opening `path`: `ok`, `read-only`, or the key of the error.
pub fn opens(path: &Path, ordinary_user: bool) -> String {
    let output = start("child::helper_opens", path, ordinary_user).wait_with_output().expect("the child's words");
    let words = String::from_utf8(output.stdout).expect("plain words");
    words.lines().find_map(|line| line.split_once("opened: ")).map(|(_, word)| word.to_owned()).expect("the child's answer")
}

#[test]
#[ignore = "started by other tests in a process of its own"]
fn helper_opens() {
    let answer = match Store::open(&path(), OpenMode::ReadWrite) {
        Ok((_, _, opening)) => if opening.read_only.is_some() { "read-only" } else { "ok" }.to_owned(),
        Err(error) => error.key().to_owned(),
    };
    println!("\nopened: {answer}");
}
