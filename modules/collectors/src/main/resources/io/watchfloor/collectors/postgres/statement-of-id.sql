-- Needs: pg_monitor, and the extension pg_stat_statements in this database. A statement's normalised text. PostgreSQL 14 to 18.
SELECT query FROM pg_stat_statements(true) WHERE dbid = (SELECT oid FROM pg_database WHERE datname = ?) AND queryid = ? LIMIT 1
