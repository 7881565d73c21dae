-- Needs: superuser. Ends with the session.
SELECT pg_backup_start('standby', true)
