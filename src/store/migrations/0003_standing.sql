-- Campaigns that clients enter by themselves. NULL leaves no trace in a checksum, so the rows that are there stay sound.

ALTER TABLE campaigns ADD COLUMN standing TEXT; -- JSON; none for a list that was frozen at the start
