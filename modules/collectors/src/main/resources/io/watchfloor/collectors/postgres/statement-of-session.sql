-- Needs: pg_monitor. The statement of one session, and whether its text was cut off. PostgreSQL 14 to 18.
SELECT a.query, a.query_id, octet_length(a.query) >= s.setting::int - 1
  FROM pg_catalog.pg_stat_get_activity(?) a, pg_catalog.pg_settings s
 WHERE s.name = 'track_activity_query_size'
