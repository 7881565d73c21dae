-- Needs: CONNECT; pg_monitor to know that the receiver runs. One node about itself. PostgreSQL 14 to 18.
SELECT pg_is_in_recovery(),
       COALESCE(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)::bigint,
       COALESCE(pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn(), false),
       COALESCE(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), -1)::float8,
       (SELECT r.pid IS NOT NULL FROM pg_stat_get_wal_receiver() r),
       clock_timestamp()
