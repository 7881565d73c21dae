-- Needs SELECT on watchfloor.entry. The newest line of one chain.
SELECT sequence, line, received FROM watchfloor.entry WHERE console = ? ORDER BY sequence DESC LIMIT 1
