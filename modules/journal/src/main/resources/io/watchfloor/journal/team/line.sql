-- Needs SELECT on watchfloor.entry.
SELECT line FROM watchfloor.entry WHERE console = ? AND sequence = ?
