-- Needs: pg_monitor. PostgreSQL 14 to 18.
SELECT current_setting('archive_mode') <> 'off',
       (SELECT extract(epoch FROM clock_timestamp() - last_archived_time)::float8 FROM pg_stat_archiver),
       (SELECT failed_count FROM pg_stat_archiver),
       (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
       current_setting('max_connections')::int,
       current_setting('synchronous_commit')
