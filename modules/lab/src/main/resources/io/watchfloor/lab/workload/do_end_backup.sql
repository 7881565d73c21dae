-- Needs: EXECUTE on pg_backup_stop (superusers).
SELECT labelfile IS NOT NULL FROM pg_backup_stop(false)
