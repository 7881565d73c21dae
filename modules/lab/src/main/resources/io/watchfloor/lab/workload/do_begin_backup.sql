-- Needs: EXECUTE on pg_backup_start (superusers).
SELECT pg_backup_start('base backup', true)
