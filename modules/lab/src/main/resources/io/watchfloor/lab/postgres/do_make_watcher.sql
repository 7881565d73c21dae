-- Needs: superuser. The watching role reads statistics, also when connections are used up; it signals and writes nothing.
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L IN ROLE pg_monitor, pg_use_reserved_connections', ?::text, ?::text)
