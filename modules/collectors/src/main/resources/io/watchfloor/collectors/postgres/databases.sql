-- Needs: CONNECT. Counters of the given databases. PostgreSQL 14 to 18.
SELECT datname, pg_stat_get_db_xact_commit(oid), pg_stat_get_db_xact_rollback(oid), pg_stat_get_db_deadlocks(oid),
       pg_stat_get_db_blocks_hit(oid), pg_stat_get_db_blocks_fetched(oid)
  FROM pg_database WHERE datname = ANY (?)
