-- Needs: CONNECT. Names of relations of this database; an index is named by its table as well. PostgreSQL 14 to 18.
SELECT c.oid::bigint, CASE WHEN n.nspname IN ('public', 'pg_catalog') THEN c.relname ELSE n.nspname || '.' || c.relname END
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.oid = ANY (?)
