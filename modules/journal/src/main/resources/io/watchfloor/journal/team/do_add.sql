-- Needs INSERT and SELECT on watchfloor.entry.
INSERT INTO watchfloor.entry (console, sequence, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
