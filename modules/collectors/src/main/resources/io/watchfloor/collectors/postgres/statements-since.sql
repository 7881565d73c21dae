-- Needs: pg_monitor, and the extension pg_stat_statements 1.11 or later in this database. Counters without texts; where
-- there are many entries, of those that ever took long enough to matter; one row is the sum of all entries.
-- PostgreSQL 17 and 18, which also say since when an entry counts.
WITH entry AS MATERIALIZED (
  SELECT dbid, queryid, userid, toplevel, calls, total_exec_time + total_plan_time AS time, total_plan_time AS planning, rows,
         shared_blks_hit AS hit, shared_blks_read AS read, temp_blks_read + temp_blks_written AS temp, wal_bytes, stats_since
    FROM pg_stat_statements(false)
), whole AS MATERIALIZED (
  SELECT count(*) AS n, sum(time) AS time FROM entry
)
SELECT 0::bigint AS dbid, dealloc AS queryid, 0::bigint AS userid, true AS toplevel, n AS calls, time, 0::float8 AS planning,
       0::bigint AS rows, 0::bigint AS hit, 0::bigint AS read, 0::bigint AS temp, 0::numeric AS wal, stats_reset AS since
  FROM pg_stat_statements_info(), whole
UNION ALL
SELECT dbid::bigint, queryid, userid::bigint, toplevel, calls, time, planning, rows, hit, read, temp, wal_bytes, stats_since
  FROM entry WHERE queryid IS NOT NULL AND time >= (SELECT CASE WHEN n > ? THEN ? ELSE 0 END FROM whole)
