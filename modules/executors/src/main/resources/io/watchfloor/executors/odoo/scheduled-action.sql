-- Needs: SELECT on ir_cron; pg_read_all_stats to name the session of a run in flight. Odoo 16 to 19.
-- A run in flight holds the row in a session of its own, which is then the row's xmax; a row locked by several names none.
SELECT session_user, c.active, c.cron_name AS name, to_char(c.nextcall, 'YYYY-MM-DD HH24:MI:SS.US') AS nextcall,
       a.pid AS running, to_char(a.xact_start AT TIME ZONE 'UTC', 'HH24:MI:SS') AS since,
       has_column_privilege('public.ir_cron', 'active', 'UPDATE') AS may
  FROM public.ir_cron c LEFT JOIN pg_stat_activity a ON a.backend_xid = c.xmax AND a.pid <> pg_backend_pid()
 WHERE c.id = ?
