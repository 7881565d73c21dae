-- Needs: pg_monitor. Standbys that stream from here.
SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'
