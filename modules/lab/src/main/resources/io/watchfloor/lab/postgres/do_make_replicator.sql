-- Needs: superuser. Builds the statement that creates the role the standby streams with.
SELECT format('CREATE ROLE %I LOGIN REPLICATION PASSWORD %L', ?::text, ?::text)
