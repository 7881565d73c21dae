-- Needs: pg_monitor. On the leader. PostgreSQL 14 to 18.
SELECT application_name, state, sync_state, COALESCE(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), -1)::bigint,
       COALESCE(extract(epoch FROM replay_lag), 0)::float8
  FROM pg_stat_replication
 WHERE state <> 'backup'
