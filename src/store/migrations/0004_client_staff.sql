-- Who looks after a client.
--
-- A value that is NULL leaves no trace in a checksum (src/store/cell.rs), so the rows stay as they are.

ALTER TABLE clients ADD COLUMN staff INTEGER;
