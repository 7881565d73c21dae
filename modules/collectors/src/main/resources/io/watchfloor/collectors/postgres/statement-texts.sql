-- Needs: pg_monitor, and the extension pg_stat_statements in this database. Texts of the given statements. PostgreSQL 14 to 18.
SELECT dbid::bigint, queryid, left(query, 601) FROM pg_stat_statements(true) WHERE queryid = ANY (?)
