-- Needs SELECT on watchfloor.entry. Every chain, line by line.
SELECT console, sequence, line, author, received FROM watchfloor.entry ORDER BY console, sequence
