-- Needs: pg_monitor. What the server loads when it starts. PostgreSQL 14 to 18.
SELECT setting FROM pg_settings WHERE name = 'shared_preload_libraries'
