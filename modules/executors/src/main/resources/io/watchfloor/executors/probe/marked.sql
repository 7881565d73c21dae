-- Needs: CONNECT. Whether the owner of this database has marked it for drills, and whether this role may make things in it.
SELECT session_user::text,
       COALESCE(shobj_description(d.oid, 'pg_database'), '') LIKE ?,
       has_database_privilege(d.oid, ?)
  FROM pg_database d
 WHERE d.datname = current_database()
