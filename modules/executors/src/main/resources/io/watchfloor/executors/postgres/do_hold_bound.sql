-- Needs: nothing. One console at a time changes a bound: what it read is then what it changes.
SELECT pg_advisory_xact_lock(hashtext('watchfloor'), hashtext(?))
