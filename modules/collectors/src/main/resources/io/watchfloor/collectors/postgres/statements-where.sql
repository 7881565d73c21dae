-- Needs: CONNECT. Where the extension is, for this session's search path, and its version; no row when it is not installed.
-- PostgreSQL 14 to 18.
SELECT set_config('search_path', 'pg_catalog, ' || quote_ident(n.nspname), false), e.extversion
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
 WHERE e.extname = 'pg_stat_statements'
