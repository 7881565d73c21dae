ALTER SYSTEM RESET fsync;
ALTER SYSTEM RESET synchronous_commit;
ALTER SYSTEM RESET commit_siblings;
ALTER SYSTEM RESET commit_delay;
SELECT pg_reload_conf()
