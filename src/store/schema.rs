//! The form of the file: whose it is, which version, and how an older one becomes a newer one.

use rusqlite::Connection;

use super::error::StoreError;

/// Marks a file as ours in `SQLite`'s header ("Rglr").
pub(super) const APPLICATION_ID: i64 = 0x5267_6c72;

/// The steps from an empty file to the present form, each run once and never altered after a release.
const MIGRATIONS: &[&str] =
    &[include_str!("migrations/0001_first.sql"), include_str!("migrations/0002_safety.sql"), include_str!("migrations/0003_standing.sql")];

/// The version that this program reads and writes: how many steps there are.
pub(super) const VERSION: i64 = 3;

/// The version of an open file.
pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get("user_version"))?)
}

/// Makes an empty database one of our files.
pub(super) fn create(connection: &mut Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(connection, MIGRATIONS)
}

/// Brings an older file to the present form, wholly or not at all.
pub(super) fn upgrade(connection: &mut Connection) -> Result<(), StoreError> {
    migrate(connection, MIGRATIONS)
}

fn migrate(connection: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let done = version(connection)?;
    let transaction = connection.transaction()?;
    for (number, migration) in (1_i64..).zip(migrations).skip_while(|(number, _)| *number <= done) {
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", number)?;
    }
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [&str; 3] = [
        "CREATE TABLE a (x INTEGER) STRICT;",
        "ALTER TABLE a ADD COLUMN y INTEGER; INSERT INTO a VALUES (1, 2);",
        "UPDATE a SET y = y + 1;",
    ];

    fn sum(connection: &Connection) -> i64 {
        connection.query_row("SELECT sum(x + y) FROM a", [], |row| row.get(0)).expect("a sum")
    }

    #[test]
    fn the_version_counts_the_steps() {
        assert_eq!(usize::try_from(VERSION), Ok(MIGRATIONS.len()));
    }

    #[test]
    fn steps_run_once_and_in_order() {
        let mut connection = Connection::open_in_memory().expect("a database");
        migrate(&mut connection, &STEPS[..2]).expect("the first two");
        assert_eq!((version(&connection).expect("a version"), sum(&connection)), (2, 3));
        migrate(&mut connection, &STEPS).expect("the third");
        assert_eq!((version(&connection).expect("a version"), sum(&connection)), (3, 4));
        migrate(&mut connection, &STEPS).expect("nothing left to do");
        assert_eq!(sum(&connection), 4);
    }

    #[test]
    fn a_step_that_fails_leaves_the_older_form() {
        let mut connection = Connection::open_in_memory().expect("a database");
        migrate(&mut connection, &STEPS[..2]).expect("the first two");
        migrate(&mut connection, &[STEPS[0], STEPS[1], "UPDATE a SET y = 9; UPDATE nowhere SET y = 0;"]).expect_err("no such table");
        assert_eq!((version(&connection).expect("a version"), sum(&connection)), (2, 3));
    }
}
