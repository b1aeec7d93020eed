-- Whose backups are whose, what a backup is, and who changed what.
--
-- The checksum of `ledger` is that of src/store/cell.rs, as in the first step.

-- Tells the backups of this shop from those of another that once had the same file name. One row, never changed.
CREATE TABLE identity (
    shop TEXT NOT NULL               -- 32 random hexadecimal digits
) STRICT;

INSERT INTO identity (shop) VALUES (lower(hex(randomblob(16))));

-- In a backup one row says what it is; in a shop that is worked with there is none.
CREATE TABLE backup_mark (
    number INTEGER PRIMARY KEY,      -- one more than that of the backup before; the only thing they are ordered by
    moment INTEGER NOT NULL,
    reason TEXT NOT NULL,
    content TEXT NOT NULL,           -- hash of everything the tables hold
    clients INTEGER NOT NULL,
    purchases INTEGER NOT NULL,
    contacts INTEGER NOT NULL,
    last_purchase INTEGER,           -- day
    checksum INTEGER NOT NULL
) STRICT;

-- Rows are only ever added, until a client's data are deleted for good.
CREATE TABLE trail (
    id INTEGER PRIMARY KEY,
    moment INTEGER NOT NULL,
    staff INTEGER,
    client INTEGER,                  -- none where it is about no one client
    way TEXT NOT NULL,               -- JSON
    title TEXT NOT NULL,             -- JSON
    fields TEXT NOT NULL,            -- JSON
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX trail_client ON trail (client);

INSERT INTO ledger (table_name, next_id, row_count, checksum_sum, checksum) VALUES ('trail', 1, 0, 0, 902625532);
