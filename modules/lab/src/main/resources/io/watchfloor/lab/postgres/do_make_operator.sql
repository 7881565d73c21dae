-- Needs: superuser. The acting role may cancel and terminate sessions.
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L IN ROLE pg_monitor, pg_signal_backend, pg_use_reserved_connections', ?::text, ?::text)
