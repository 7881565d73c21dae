-- Needs: EXECUTE on pg_wal_replay_pause (superusers).
SELECT pg_wal_replay_pause()
