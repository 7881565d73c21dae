-- Needs: the database's owner. The server quotes; what it answers is then executed.
SELECT format('ALTER DATABASE %I CONNECTION LIMIT %s', ?::text, COALESCE(?::int, -1))
