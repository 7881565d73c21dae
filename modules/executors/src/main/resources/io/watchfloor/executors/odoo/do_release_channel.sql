-- Needs: SELECT and UPDATE (eta) on queue_job. Only what the same hold has put off; what was due had no eta, or a past one.
UPDATE public.queue_job SET eta = NULL
 WHERE (channel = ? OR starts_with(channel, ? || '.')) AND state = 'pending' AND eta = ?::timestamp
