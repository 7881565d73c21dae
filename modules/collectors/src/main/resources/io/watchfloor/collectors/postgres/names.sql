-- Needs: CONNECT. Names for the identifiers that the activity carries. PostgreSQL 14 to 18.
SELECT oid::bigint, datname, true FROM pg_database UNION ALL SELECT oid::bigint, rolname, false FROM pg_roles
