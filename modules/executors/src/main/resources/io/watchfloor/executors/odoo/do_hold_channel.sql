-- Needs: SELECT and UPDATE (eta) on queue_job. Jobs with an eta are not taken before it: the hold ends by itself.
UPDATE public.queue_job SET eta = ?::timestamp
 WHERE (channel = ? OR starts_with(channel, ? || '.')) AND state = 'pending' AND (eta IS NULL OR eta <= now() AT TIME ZONE 'UTC')
