-- Needs: USAGE on the schemas. Which of these privileges on these tables this role lacks. PostgreSQL 14 to 18.
SELECT c.oid::regclass::text, string_agg(w.privilege, ', ' ORDER BY w.place)
  FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS w(name, privilege, place)
  JOIN pg_catalog.pg_class c ON c.oid = to_regclass(w.name)
 WHERE NOT has_table_privilege(c.oid, w.privilege)
 GROUP BY c.oid ORDER BY min(w.place)
