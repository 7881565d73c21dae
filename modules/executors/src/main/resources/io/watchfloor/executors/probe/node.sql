-- Needs: pg_monitor. Its part, and the timeline it writes or follows. PostgreSQL 14 to 18.
SELECT pg_is_in_recovery(),
       CASE WHEN pg_is_in_recovery() THEN COALESCE((SELECT received_tli FROM pg_stat_wal_receiver), 0)
            ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int END
