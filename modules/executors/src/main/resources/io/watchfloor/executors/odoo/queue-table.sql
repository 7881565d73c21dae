-- Needs: nothing. Whether OCA's queue_job is installed, and whether this role may hold its jobs.
SELECT session_user, to_regclass('public.queue_job') IS NOT NULL AS installed,
       CASE WHEN to_regclass('public.queue_job') IS NULL THEN false
            ELSE has_column_privilege('public.queue_job', 'eta', 'UPDATE') AND has_table_privilege('public.queue_job', 'SELECT') END AS may
