-- Needs: pg_monitor, to see the sessions of other roles. PostgreSQL 14 to 18.
-- One pass over the backends. The first columns speak of the whole server and are the same in every row; a server without
-- sessions to show still gives one row.
WITH activity AS MATERIALIZED (
  SELECT pid, leader_pid, datid, usesysid, application_name, client_addr, backend_type, state, wait_event_type, wait_event,
         backend_start, xact_start, query_start, state_change, query_id, query,
         COALESCE(wait_event_type = 'Lock' OR wait_event LIKE 'RecoveryConflict%', false) AS stuck
    FROM pg_stat_get_activity(NULL) WHERE pid <> pg_backend_pid()
), waiting AS MATERIALIZED (
  -- pg_blocking_pids stops the whole lock manager for a moment: only those who wait are asked for, the eldest first.
  SELECT pid, pg_blocking_pids(pid) AS blockers
    FROM (SELECT pid FROM activity WHERE wait_event_type = 'Lock' ORDER BY query_start LIMIT 1000) eldest
), blocker AS MATERIALIZED (
  SELECT DISTINCT unnest(blockers) AS pid FROM waiting
), server AS (
  SELECT pg_is_in_recovery() AS in_recovery, clock_timestamp() AS at,
         count(*) FILTER (WHERE backend_type = 'client backend')::int AS connections,
         count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active')::int AS active,
         count(*) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%')::int AS idle_in_transaction,
         count(*) FILTER (WHERE wait_event_type = 'Lock' AND leader_pid IS NULL)::int AS blocked,
         count(*) FILTER (WHERE query = '<insufficient privilege>' AND usesysid <> 0)::int AS hidden,
         min(xact_start) FILTER (WHERE backend_type IN ('client backend', 'autovacuum worker')) AS oldest
    FROM activity
), shown AS (
  SELECT activity.*, w.blockers
    FROM activity LEFT JOIN waiting w USING (pid)
   WHERE state <> 'idle' OR stuck OR pid IN (SELECT pid FROM blocker)
   ORDER BY stuck OR pid IN (SELECT pid FROM blocker) DESC, xact_start
   LIMIT 2000
)
SELECT server.*,
       s.pid, s.leader_pid, s.datid::bigint, s.usesysid::bigint, s.application_name, s.client_addr::text, s.backend_type, s.state,
       s.wait_event_type, s.wait_event, s.backend_start, s.xact_start, s.query_start, s.state_change, s.query_id,
       left(s.query, 301) AS statement, s.blockers
  FROM server LEFT JOIN shown s ON true
