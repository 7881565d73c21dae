-- Needs: EXECUTE on pg_wal_replay_resume (superusers).
SELECT pg_wal_replay_resume() WHERE pg_is_in_recovery()
