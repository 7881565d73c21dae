-- Needs SELECT on watchfloor.migration.
SELECT coalesce(max(version), 0) FROM watchfloor.migration
