-- Needs: pg_signal_backend or the session's own role, and pg_read_all_stats to see that it is the same session. PostgreSQL 14 to 18.
-- Compared and signalled in one statement; the verdict says what stood against it, and the signal is sent only when asked for.
-- No row: there is no such process any more.
WITH target AS MATERIALIZED (
  SELECT ?::boolean AS cancels, ?::boolean AS sends, a.* FROM pg_stat_get_activity(?::int) a
), verdict AS MATERIALIZED (
  SELECT cancels, sends, pid, leader_pid, state, backend_type, usesysid,
         CASE WHEN backend_start IS NULL THEN 'unreadable'
              WHEN backend_start <> ?::timestamptz THEN 'another session'
              WHEN xact_start IS DISTINCT FROM ?::timestamptz THEN 'another transaction'
              WHEN cancels AND query_start IS DISTINCT FROM ?::timestamptz THEN 'another statement'
              WHEN cancels AND backend_type = 'client backend' AND state IS DISTINCT FROM 'active' THEN 'no statement'
              WHEN leader_pid IS NOT NULL AND leader_pid <> pid THEN 'parallel worker'
              WHEN backend_type = 'autovacuum worker' AND query LIKE '%(to prevent wraparound)%' THEN 'wraparound'
              WHEN pid IN (SELECT b.pid FROM pg_stat_progress_basebackup b) OR application_name ILIKE 'pgbackrest%'
                OR query ILIKE '%pg\_backup\_start(%' OR query ILIKE '%pg\_start\_backup(%' THEN 'backup'
              WHEN backend_type NOT IN ('client backend', 'autovacuum worker') THEN 'system'
              ELSE 'same' END AS verdict
    FROM target
), signalled AS MATERIALIZED (
  SELECT *, CASE WHEN verdict <> 'same' OR NOT sends THEN false
                 WHEN cancels THEN pg_cancel_backend(pid)
                 ELSE pg_terminate_backend(pid) END AS signalled
    FROM verdict
)
SELECT session_user, s.verdict, s.leader_pid, s.backend_type, s.state, s.signalled,
       r.rolname AS owner, COALESCE(r.rolsuper, true) AS owner_is_superuser,
       (SELECT me.rolsuper FROM pg_roles me WHERE me.rolname = current_user) AS superuser,
       COALESCE(pg_has_role(current_user, r.oid, 'USAGE'), false) AS same_role,
       pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS may_signal,
       EXISTS (SELECT 1 FROM pg_roles v WHERE v.rolname = 'pg_signal_autovacuum_worker'
                  AND pg_has_role(current_user, v.oid, 'USAGE')) AS may_signal_autovacuum
  FROM signalled s LEFT JOIN pg_roles r ON r.oid = s.usesysid
