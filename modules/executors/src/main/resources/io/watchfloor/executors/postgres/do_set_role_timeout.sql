-- Needs: CREATEROLE with ADMIN OPTION on the role, or the role itself. The server quotes; what it answers is then executed.
SELECT COALESCE(format('ALTER ROLE %I SET statement_timeout = ', wanted.role) || quote_literal(wanted.value),
                format('ALTER ROLE %I RESET statement_timeout', wanted.role))
  FROM (SELECT ?::text AS role, ?::text AS value) wanted
