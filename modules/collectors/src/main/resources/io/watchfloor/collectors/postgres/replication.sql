-- Needs: pg_monitor. The standbys as the primary sees them. PostgreSQL 14 to 18.
SELECT a.application_name, s.state, COALESCE(pg_wal_lsn_diff(pg_current_wal_lsn(), s.replay_lsn), -1)::bigint,
       pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint
  FROM (SELECT 1) one
  LEFT JOIN (pg_stat_get_wal_senders() s CROSS JOIN LATERAL pg_stat_get_activity(s.pid) a) ON s.state <> 'backup'
