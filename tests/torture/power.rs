//! The power goes at any moment: what was written and not flushed is lost in part and in any order, sectors are torn, names
//! are as they were. Of everything that was said to be done nothing is lost.
//!
//! A program writes down every call that changes a file (`recorder.c`); from that, states of the disk are made that a cut
//! could have left, and each is opened. What a disk must keep is taken from what every file system promises: a flushed file
//! and its name, and names in the order in which they were given.

use std::collections::HashMap;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::life;
use crate::{program, rounds};

const SECTOR: usize = 512;

/// One call.
#[derive(Debug, Clone)]
enum Call {
    Write {
        file: u64,
        place: usize,
        data: Vec<u8>,
    },
    Cut {
        file: u64,
        size: usize,
    },
    Flush {
        file: u64,
    },
    FlushNames,
    Name(Naming),
    /// So many deeds were said to be done.
    Told(usize),
}

/// A change of names.
#[derive(Debug, Clone)]
enum Naming {
    Comes { path: PathBuf, file: u64, is_new: bool },
    Renamed { from: PathBuf, to: PathBuf },
    Goes { path: PathBuf },
}

fn read(log: &Path, told_in: &Path) -> Vec<Call> {
    use std::os::unix::ffi::OsStrExt as _;
    let bytes = std::fs::read(log).expect("the record");
    let path = |data: &[u8]| PathBuf::from(std::ffi::OsStr::from_bytes(data));
    let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    let (mut calls, mut at, mut told_file) = (Vec::new(), 0, None);
    while at + 25 <= bytes.len() {
        let (kind, file, place, length) = (bytes[at], number(at + 1), number(at + 9), usize::try_from(number(at + 17)).expect("small"));
        let data = &bytes[at + 25..at + 25 + length];
        at += 25 + length;
        let place = usize::try_from(place).expect("small");
        calls.push(match kind {
            b'W' if told_file == Some(file) => Call::Told(String::from_utf8_lossy(data).trim().parse().expect("a number")),
            b'C' if path(data) == told_in => {
                told_file = Some(file);
                continue;
            }
            _ if told_file == Some(file) && kind != b'U' => continue,
            b'W' => Call::Write { file, place, data: data.to_vec() },
            b'T' => Call::Cut { file, size: place },
            b'S' => Call::Flush { file },
            b'D' => Call::FlushNames,
            b'C' => Call::Name(Naming::Comes { path: path(data), file, is_new: place == 0 }),
            b'U' => Call::Name(Naming::Goes { path: path(data) }),
            b'R' => {
                let cut = data.iter().position(|byte| *byte == 0).expect("two names");
                Call::Name(Naming::Renamed { from: path(&data[..cut]), to: path(&data[cut + 1..]) })
            }
            other => panic!("a record of kind {other}"),
        });
    }
    calls
}

/// A file: what is on the disk for sure, and what may be.
#[derive(Debug, Clone, Default)]
struct File {
    sure: Vec<u8>,
    pending: Vec<Call>,
}

/// A disk under power.
#[derive(Debug, Clone, Default)]
struct Disk {
    files: HashMap<u64, File>,
    names: HashMap<PathBuf, u64>,
    pending: Vec<Naming>,
    told: usize,
}

fn write(content: &mut Vec<u8>, place: usize, data: &[u8]) {
    if content.len() < place + data.len() {
        content.resize(place + data.len(), 0);
    }
    content[place..place + data.len()].copy_from_slice(data);
}

fn give_name(names: &mut HashMap<PathBuf, u64>, naming: &Naming) {
    match naming {
        Naming::Comes { path, file, .. } => drop(names.insert(path.clone(), *file)),
        Naming::Goes { path } => drop(names.remove(path)),
        Naming::Renamed { from, to } => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
    }
}

impl Disk {
    fn carry_out(&mut self, call: &Call) {
        match call {
            Call::Write { file, .. } | Call::Cut { file, .. } => self.files.entry(*file).or_default().pending.push(call.clone()),
            Call::Flush { file } => {
                let of = self.files.entry(*file).or_default();
                for call in std::mem::take(&mut of.pending) {
                    match call {
                        Call::Write { place, data, .. } => write(&mut of.sure, place, &data),
                        Call::Cut { size, .. } => of.sure.resize(size, 0),
                        _ => {}
                    }
                }
                // A flushed file has its name; names come in their order.
                let named = self.pending.iter().rposition(|naming| matches!(naming, Naming::Comes { file: of, .. } if of == file));
                for naming in self.pending.drain(..named.map_or(0, |place| place + 1)) {
                    give_name(&mut self.names, &naming);
                }
            }
            Call::FlushNames => {
                for naming in self.pending.drain(..) {
                    give_name(&mut self.names, &naming);
                }
            }
            Call::Name(naming) => {
                if let Naming::Comes { file, is_new: true, .. } = naming {
                    self.files.insert(*file, File::default());
                }
                self.pending.push(naming.clone());
            }
            Call::Told(deeds) => self.told = *deeds,
        }
    }

    /// What a cut leaves, by the luck of `random`.
    fn cut(&self, random: &mut dyn FnMut(u64) -> u64) -> Vec<(PathBuf, Vec<u8>)> {
        let mut names = self.names.clone();
        let kept = usize::try_from(random(self.pending.len() as u64 + 1)).expect("small");
        for naming in &self.pending[..kept] {
            give_name(&mut names, naming);
        }
        let luck = random(4);
        names
            .into_iter()
            .map(|(path, file)| {
                let of = self.files.get(&file).cloned().unwrap_or_default();
                let mut content = of.sure;
                for call in of.pending {
                    let keeps = |random: &mut dyn FnMut(u64) -> u64| match luck {
                        0 => false,
                        1 => true,
                        _ => random(2) == 0,
                    };
                    match call {
                        Call::Write { place, data, .. } => {
                            let mut from = 0;
                            while from < data.len() {
                                let to = (from + SECTOR - (place + from) % SECTOR).min(data.len());
                                if keeps(random) {
                                    write(&mut content, place + from, &data[from..to]);
                                }
                                from = to;
                            }
                        }
                        Call::Cut { size, .. } if keeps(random) => content.resize(size, 0),
                        _ => {}
                    }
                }
                (path, content)
            })
            .collect()
    }
}

/// The library that writes down, if there is a compiler to build it.
fn recorder(folder: &Path) -> Option<PathBuf> {
    let library = folder.join("recorder.so");
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/torture/recorder.c");
    let built = std::process::Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    built.is_ok_and(|status| status.success()).then_some(library)
}

#[test]
fn wherever_the_power_goes_nothing_that_was_done_is_lost() {
    let tools = tempfile::tempdir().expect("a folder");
    let Some(library) = recorder(tools.path()) else {
        println!("there is no C compiler, the power stays");
        return;
    };
    let fresh = life::fresh(tools.path());
    let (states_wanted, per_life, deeds) = (rounds(25, 10_000), rounds(25, 500), rounds(25, 120));
    let (mut tried, mut torn, mut seed) = (0, 0, 0_u64);
    while tried < states_wanted {
        seed += 1;
        let states = life::states(seed, deeds, &fresh);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("Lilac.regulars");
        std::fs::copy(&fresh, &file).expect("a copy");
        let (log, told) = (tools.path().join(format!("{seed}.log")), folder.path().join("told"));
        let mut disk = Disk::default();
        let number = std::fs::metadata(&file).expect("the file").ino();
        disk.files.insert(number, File { sure: std::fs::read(&file).expect("the file"), pending: Vec::new() });
        disk.names.insert(file.clone(), number);
        let lived = life::helper(&file, 0..deeds, seed)
            .env("LD_PRELOAD", &library)
            .env("RECORD_TO", &log)
            .env("RECORD_UNDER", folder.path())
            .env(life::TOLD, &told)
            .output()
            .expect("the program");
        assert!(lived.status.success(), "{}", String::from_utf8_lossy(&lived.stdout));
        let calls = read(&log, &told);
        assert!(calls.iter().filter(|call| matches!(call, Call::Told(_))).count() >= deeds, "the record is not whole");
        assert!(program::model_of(&file) == states[deeds]);

        let mut luck = life::number(seed, 77);
        let mut random = |limit: u64| {
            luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (luck >> 33) % limit.max(1)
        };
        let mut cuts: Vec<usize> = (0..per_life).map(|_| usize::try_from(random(calls.len() as u64)).expect("small")).collect();
        cuts.sort_unstable();
        let mut cuts = cuts.into_iter().peekable();
        for (at, call) in calls.iter().enumerate() {
            while cuts.next_if_eq(&at).is_some() {
                let after = tempfile::tempdir().expect("a folder");
                for (path, content) in disk.cut(&mut random) {
                    let path = after.path().join(path.strip_prefix(folder.path()).expect("under the folder"));
                    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                    std::fs::write(path, content).expect("a file");
                }
                let file = after.path().join("Lilac.regulars");
                let journal = after.path().join("Lilac.regulars-journal");
                torn += usize::from(std::fs::metadata(&journal).is_ok_and(|journal| journal.len() > 0));
                let workspace = life::open(&file);
                let found = workspace.model().clone();
                workspace.close_without_backup();
                let may_be = disk.told..=(disk.told + 1).min(deeds);
                assert!(
                    may_be.clone().any(|after| states[after] == found),
                    "life {seed}, cut before call {at} of {}: neither the state after {} deeds nor the next",
                    calls.len(),
                    disk.told
                );
                life::assert_backups_whole(&file);
                tried += 1;
            }
            disk.carry_out(call);
        }
        std::fs::remove_file(&log).expect("the record");
        println!("{tried} cuts");
    }
    println!("{tried} cuts over {seed} lives, {torn} with an unfinished write to take back");
    assert!(torn > 0 || tried < 100, "no cut came in the middle of a write");
}
