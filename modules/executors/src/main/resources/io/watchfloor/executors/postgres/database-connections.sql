-- Needs: nothing but CONNECT. How many sessions a database takes, and whether this role may change it.
SELECT session_user, d.datconnlimit::text AS value, d.oid::bigint AS oid,
       me.rolsuper OR pg_has_role(current_user, d.datdba, 'USAGE') AS may,
       'the database''s owner: GRANT ' || quote_ident(pg_get_userbyid(d.datdba)) || ' TO ' || quote_ident(current_user) AS needs
  FROM pg_database d, pg_roles me WHERE d.datname = ? AND me.rolname = current_user
