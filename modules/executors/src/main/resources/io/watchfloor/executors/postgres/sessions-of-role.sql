-- Needs: nothing but CONNECT. The sessions that a new bound leaves as they are, by database.
SELECT datname, count(*)::int AS sessions FROM pg_stat_activity WHERE usename = ? AND datname IS NOT NULL GROUP BY 1 ORDER BY 1
