-- Needs: UPDATE (active) and SELECT on ir_cron, and lock_timeout set: a run in flight holds the row until its end.
UPDATE public.ir_cron SET active = false
 WHERE id = ? AND active AND cron_name = ? AND to_char(nextcall, 'YYYY-MM-DD HH24:MI:SS.US') = ?
