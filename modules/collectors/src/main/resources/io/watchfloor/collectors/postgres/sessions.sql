-- Needs: pg_monitor, to see the sessions of other roles. PostgreSQL 14 to 18.
-- One pass over the backends, and over the locks only while somebody waits. The first columns speak of the whole server and
-- are the same in every row; a server without sessions to show still gives one row.
WITH activity AS MATERIALIZED (
  SELECT pid, leader_pid, datid, usesysid, application_name, client_addr, backend_type, state, wait_event_type, wait_event,
         backend_start, xact_start, query_start, state_change, query_id, query
    FROM pg_stat_get_activity(NULL)
), waiting AS MATERIALIZED (
  -- pg_blocking_pids stops the whole lock manager for a moment: only those who wait are asked for, the eldest first.
  SELECT pid, pg_blocking_pids(pid) AS blockers
    FROM (SELECT pid FROM activity WHERE wait_event_type = 'Lock' ORDER BY query_start LIMIT 500) eldest
), blocker AS MATERIALIZED (
  SELECT DISTINCT unnest(blockers) AS pid FROM waiting
), locks AS MATERIALIZED (
  SELECT locktype, COALESCE(database, 0) AS database, COALESCE(relation, 0) AS relation, COALESCE(page, -1) AS page,
         COALESCE(tuple, -1) AS tuple, COALESCE(virtualxid, '') AS virtualxid, COALESCE(transactionid, '0'::xid) AS transactionid,
         COALESCE(classid, 0) AS classid, COALESCE(objid, 0) AS objid, COALESCE(objsubid, -1) AS objsubid,
         COALESCE(pid, 0) AS pid, mode, granted, waitstart
    FROM pg_lock_status()
   WHERE (SELECT count(*) FROM waiting) > 0
     -- A wait's event is the type of the lock awaited: of what blockers hold, only such locks matter.
     AND (NOT granted OR locktype = 'tuple'
          OR locktype IN (SELECT wait_event FROM activity WHERE wait_event_type = 'Lock')
         AND (COALESCE(pid, 0) IN (SELECT pid FROM blocker)
              OR pid IN (SELECT pid FROM activity WHERE leader_pid IS NOT NULL)))
), awaited AS MATERIALIZED (
  SELECT l.*, w.blockers FROM waiting w JOIN locks l ON l.pid = w.pid AND NOT l.granted
), held AS (
  SELECT a.pid,
         max(array_position(ARRAY['AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock',
                                  'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'], h.mode)) AS strength
    FROM awaited a
    JOIN locks h ON h.locktype = a.locktype AND h.database = a.database AND h.relation = a.relation AND h.page = a.page
     AND h.tuple = a.tuple AND h.virtualxid = a.virtualxid AND h.transactionid = a.transactionid AND h.classid = a.classid
     AND h.objid = a.objid AND h.objsubid = a.objsubid
    LEFT JOIN activity worker ON worker.pid = h.pid
   WHERE h.granted AND h.pid <> a.pid AND (h.pid = ANY (a.blockers) OR worker.leader_pid = ANY (a.blockers))
   GROUP BY a.pid
), row_lock AS MATERIALIZED (
  -- Whoever waits for a row's last writer holds that row's tuple lock, which alone tells relation and row.
  SELECT DISTINCT ON (pid) pid, database, relation, page, tuple
    FROM locks WHERE granted AND locktype = 'tuple' ORDER BY pid
), waits AS (
  SELECT a.pid, a.blockers, a.waitstart, a.locktype, a.mode,
         (ARRAY['AccessShare', 'RowShare', 'RowExclusive', 'ShareUpdateExclusive', 'Share', 'ShareRowExclusive', 'Exclusive',
                'AccessExclusive'])[held.strength] AS held,
         CASE WHEN a.relation > 0 THEN a.database ELSE r.database END AS database,
         CASE WHEN a.relation > 0 THEN a.relation ELSE r.relation END AS relation,
         CASE WHEN a.relation > 0 THEN NULLIF(a.page, -1) ELSE r.page END AS page,
         CASE WHEN a.relation > 0 THEN NULLIF(a.tuple, -1) ELSE r.tuple END AS tuple
    FROM awaited a LEFT JOIN held USING (pid) LEFT JOIN row_lock r USING (pid)
), server AS (
  SELECT pg_is_in_recovery() AS in_recovery, clock_timestamp() AS at,
         count(*) FILTER (WHERE backend_type = 'client backend')::int AS connections,
         count(*) FILTER (WHERE backend_type = 'client backend' AND state = 'active')::int AS active,
         count(*) FILTER (WHERE backend_type = 'client backend' AND state LIKE 'idle in transaction%')::int AS idle_in_transaction,
         count(*) FILTER (WHERE wait_event_type = 'Lock' AND leader_pid IS NULL)::int AS blocked,
         count(*) FILTER (WHERE query = '<insufficient privilege>' AND usesysid <> 0)::int AS hidden,
         min(xact_start) FILTER (WHERE backend_type IN ('client backend', 'autovacuum worker')) AS oldest
    FROM activity WHERE pid <> pg_backend_pid()
), shown AS (
  SELECT * FROM activity
   WHERE pid <> pg_backend_pid()
     AND (state <> 'idle' OR wait_event_type = 'Lock' OR pid IN (SELECT pid FROM blocker))
   ORDER BY wait_event_type = 'Lock' OR pid IN (SELECT pid FROM blocker) DESC NULLS LAST, xact_start
   LIMIT 500
)
SELECT server.*,
       s.pid, s.leader_pid, s.datid::bigint, s.usesysid::bigint, s.application_name, s.client_addr::text, s.backend_type, s.state,
       s.wait_event_type, s.wait_event, s.backend_start, s.xact_start, s.query_start, s.state_change, s.query_id,
       left(s.query, 300) AS statement,
       w.blockers, w.waitstart, w.locktype, w.mode, w.held, w.database::bigint AS lock_database,
       w.relation::bigint AS lock_relation, w.page, w.tuple
  FROM server LEFT JOIN shown s ON true LEFT JOIN waits w ON w.pid = s.pid
