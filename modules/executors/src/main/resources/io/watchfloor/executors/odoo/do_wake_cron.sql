-- Needs: nothing; sent in the database postgres. Odoo's cron workers look at once rather than within a minute.
SELECT pg_notify('cron_trigger', ?)
