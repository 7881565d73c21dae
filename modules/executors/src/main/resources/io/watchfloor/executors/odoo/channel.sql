-- Needs: SELECT on queue_job. What waits in a channel and those below it, what runs, and what is held until an instant.
SELECT count(*) FILTER (WHERE state = 'pending' AND (eta IS NULL OR eta <= now() AT TIME ZONE 'UTC'))::int AS waiting,
       count(*) FILTER (WHERE state IN ('enqueued', 'started'))::int AS running,
       count(*) FILTER (WHERE state = 'pending' AND eta = ?::timestamp)::int AS held
  FROM public.queue_job WHERE channel = ? OR starts_with(channel, ? || '.')
