//! A torn file whose journal can mend it opens whole, by a journal that is made by hand as the format says.

use std::fs;
use std::path::Path;

use crate::program::{Ground, model_of};

/// A rollback journal with every page of `before` that differs in `after`.
fn journal(before: &[u8], after: &[u8], page: usize) -> Vec<u8> {
    let nonce: u32 = 0x1234_5678;
    let changed: Vec<usize> = (0..before.len() / page)
        .filter(|number| before.get(number * page..(number + 1) * page) != after.get(number * page..(number + 1) * page))
        .collect();
    let word = |value: usize| u32::try_from(value).expect("a small number").to_be_bytes();
    let mut journal = vec![0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    journal.extend(word(changed.len()));
    journal.extend(nonce.to_be_bytes());
    journal.extend(word(before.len() / page));
    journal.extend(word(512));
    journal.extend(word(page));
    journal.resize(512, 0);
    for number in changed {
        let content = &before[number * page..(number + 1) * page];
        journal.extend(word(number + 1));
        journal.extend_from_slice(content);
        let mut sum = nonce;
        let mut place = page - 200;
        while place > 0 {
            sum = sum.wrapping_add(u32::from(content[place]));
            place = place.saturating_sub(200);
        }
        journal.extend(sum.to_be_bytes());
    }
    journal
}

#[test]
fn a_torn_file_with_its_journal_opens_as_it_was_before() {
    let ground = Ground::new(600);
    let before = (fs::read(&ground.file).expect("the file"), ground.model());
    let table = ground.table.clone();
    assert!(ground.run(&["import", table.to_str().expect("a name")]).status().expect("the program").success());
    let after = fs::read(&ground.file).expect("the file");
    assert!(after.len() > before.0.len(), "the import makes the file longer");
    let page = usize::from(u16::from_be_bytes([after[16], after[17]]));
    let journal = journal(&before.0, &after, page);
    let torn = |file: &Path, contents: &[u8]| {
        fs::write(file, contents).expect("a torn file");
        let mut path = file.as_os_str().to_owned();
        path.push("-journal");
        fs::write(&path, &journal).expect("its journal");
        let found = model_of(file);
        assert!(found == before.1, "not as it was before");
    };
    let folder = tempfile::tempdir().expect("a folder");
    // All written but not committed; some of the new pages lost; only the first page written; every second page written.
    torn(&folder.path().join("whole.regulars"), &after);
    let (old, new) = (before.0.len(), after.len());
    for (place, length) in [old, old + page, usize::midpoint(old, new), new - page, new - 100].into_iter().enumerate() {
        torn(&folder.path().join(format!("cut{place}.regulars")), &after[..length]);
    }
    let mut first = before.0.clone();
    first[..page].copy_from_slice(&after[..page]);
    torn(&folder.path().join("first.regulars"), &first);
    let mut striped = before.0.clone();
    for number in (0..before.0.len() / page).step_by(2) {
        striped[number * page..(number + 1) * page].copy_from_slice(&after[number * page..(number + 1) * page]);
    }
    torn(&folder.path().join("striped.regulars"), &striped);
}
