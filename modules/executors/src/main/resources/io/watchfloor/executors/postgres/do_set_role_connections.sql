-- Needs: CREATEROLE with ADMIN OPTION on the role. The server quotes; what it answers is then executed.
SELECT format('ALTER ROLE %I CONNECTION LIMIT %s', ?::text, COALESCE(?::int, -1))
