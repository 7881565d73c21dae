-- Needs: nothing but CONNECT. The statement_timeout that a role's new sessions get in every database, and whether this role may change it.
SELECT session_user,
       (SELECT substr(c.setting, length('statement_timeout=') + 1)
          FROM pg_db_role_setting s, unnest(s.setconfig) AS c(setting)
         WHERE s.setrole = r.oid AND s.setdatabase = 0 AND c.setting LIKE 'statement\_timeout=%') AS value,
       r.oid::bigint AS oid,
       me.rolsuper OR r.rolname = current_user OR me.rolcreaterole AND NOT r.rolsuper
         AND (current_setting('server_version_num')::int < 160000 OR pg_has_role(current_user, r.oid, 'USAGE WITH ADMIN OPTION')) AS may,
       CASE WHEN r.rolsuper THEN 'a superuser, for ' || r.rolname || ' is one'
            ELSE 'CREATEROLE, and on PostgreSQL 16 or later GRANT ' || quote_ident(r.rolname) || ' TO ' || quote_ident(current_user) || ' WITH ADMIN OPTION'
       END AS needs
  FROM pg_roles r, pg_roles me WHERE r.rolname = ? AND me.rolname = current_user
