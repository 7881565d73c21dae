-- Needs: nothing. On a standby: how far it has replayed.
SELECT pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint
