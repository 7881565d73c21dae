-- Needs: pg_monitor, and SELECT on ir_cron. A running action holds its row: the holder's transaction is the row's xmax.
-- A plain read: it locks nothing and makes Odoo skip nothing. Unattributed when several lock the row. PostgreSQL 14 to 18.
SELECT c.id::bigint, c.cron_name, a.pid
  FROM ir_cron c
  JOIN pg_stat_get_activity(NULL) a ON a.backend_xid = c.xmax
 WHERE a.datid = (SELECT oid FROM pg_database WHERE datname = current_database())
