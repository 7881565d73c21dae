-- Needs: CONNECT. Transactions that are prepared, which no session holds any more. PostgreSQL 14 to 18.
SELECT transaction::text, gid, prepared, ownerid::bigint, dbid::bigint FROM pg_prepared_xact()
