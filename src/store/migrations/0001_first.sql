-- The first form of a shop's file.
--
-- Days are whole days since 1970-01-01, moments are whole seconds since then in UTC, sums are minor units,
-- truths are 0 and 1. A column named below as JSON holds what is only ever read together with its record.
-- `checksum` is the CRC-32 of the row, described in src/store/cell.rs.
-- Only purchases and contacts are tied to their client by a foreign key: without a client they mean nothing,
-- while a deleted employee or template merely leaves a name out. The key and its index, without which deleting a
-- client would read all purchases, take two thirds of the time of a large import; the certainty is worth it.

CREATE TABLE clients (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    phones TEXT NOT NULL,            -- JSON
    emails TEXT NOT NULL,            -- JSON
    handles TEXT NOT NULL,           -- JSON
    preferred_channel TEXT,          -- JSON
    birthday TEXT,                   -- JSON
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,              -- JSON
    consent TEXT NOT NULL,           -- JSON
    do_not_contact TEXT,             -- JSON
    paused_until INTEGER,            -- day
    agreed TEXT,                     -- JSON
    external_ids TEXT NOT NULL,      -- JSON
    created INTEGER NOT NULL,        -- day
    archived INTEGER,                -- day
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE purchases (
    id INTEGER PRIMARY KEY,
    client INTEGER REFERENCES clients (id) DEFERRABLE INITIALLY DEFERRED,  -- none is a guest
    day INTEGER NOT NULL,
    minute INTEGER,                  -- of the day
    staff INTEGER,
    import INTEGER,
    sum_minor INTEGER NOT NULL,
    product INTEGER,                 -- one product for the whole sum
    quantity_milli INTEGER,          -- of that product
    items TEXT,                      -- JSON, where there are several
    external_id TEXT,
    note TEXT,
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX purchases_client ON purchases (client);

CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    cycle_days INTEGER,
    margin_bp INTEGER,
    archived INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES clients (id) DEFERRABLE INITIALLY DEFERRED,
    moment INTEGER NOT NULL,
    day INTEGER NOT NULL,
    purpose TEXT NOT NULL,           -- JSON
    expected INTEGER,                -- day
    channel TEXT NOT NULL,           -- JSON
    staff INTEGER,
    template INTEGER,
    outcome TEXT NOT NULL,           -- JSON
    bonus_minor INTEGER NOT NULL,
    note TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE INDEX contacts_client ON contacts (client);

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    archived INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE templates (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    step INTEGER,
    channel TEXT,                    -- JSON
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    started INTEGER NOT NULL,        -- day
    ends INTEGER NOT NULL,           -- day
    ended INTEGER,                   -- day
    archived INTEGER NOT NULL,
    rungs TEXT NOT NULL,             -- JSON
    members TEXT NOT NULL,           -- JSON
    seed INTEGER NOT NULL,           -- the 64 bits of it
    control_percent INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE ad_spend (
    month INTEGER PRIMARY KEY,       -- its first day
    spent_minor INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE change_log (
    id INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    what TEXT NOT NULL,              -- JSON
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    body TEXT NOT NULL,
    staff INTEGER,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    moment INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    clients_added INTEGER NOT NULL,
    purchases_added INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,             -- JSON
    checksum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What each table must hold, so that a row which vanished is missed. One row per table above.
CREATE TABLE ledger (
    table_name TEXT PRIMARY KEY,
    next_id INTEGER NOT NULL,        -- the lowest number never used
    row_count INTEGER NOT NULL,
    checksum_sum INTEGER NOT NULL,   -- of all its rows
    checksum INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO ledger (table_name, next_id, row_count, checksum_sum, checksum) VALUES
    ('clients', 1, 0, 0, 1568634905),
    ('purchases', 1, 0, 0, 1606395247),
    ('products', 1, 0, 0, 1655349067),
    ('contacts', 1, 0, 0, 668532836),
    ('staff', 1, 0, 0, 2290436016),
    ('templates', 1, 0, 0, 786433855),
    ('campaigns', 1, 0, 0, 3184985108),
    ('ad_spend', 1, 0, 0, 624205255),
    ('change_log', 1, 0, 0, 3928370664),
    ('imports', 1, 0, 0, 2773727130),
    ('settings', 1, 0, 0, 3152050725);
