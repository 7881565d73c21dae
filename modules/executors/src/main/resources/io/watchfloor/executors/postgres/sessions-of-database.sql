-- Needs: nothing but CONNECT. The sessions that a new bound leaves as they are, by role.
SELECT usename, count(*)::int AS sessions FROM pg_stat_activity WHERE datname = ? AND usename IS NOT NULL GROUP BY 1 ORDER BY 1
