-- Needs: pg_monitor, and the extension pg_stat_statements in this database. Counters without texts. PostgreSQL 14 to 18.
SELECT dbid::bigint, queryid, sum(calls)::bigint, sum(total_exec_time + total_plan_time)
  FROM pg_stat_statements(false) WHERE queryid IS NOT NULL GROUP BY dbid, queryid
