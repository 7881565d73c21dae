ALTER SYSTEM SET fsync = on;
ALTER SYSTEM SET synchronous_commit = local;
ALTER SYSTEM SET commit_siblings = 0;
ALTER SYSTEM SET commit_delay = :micros;
SELECT pg_reload_conf()
