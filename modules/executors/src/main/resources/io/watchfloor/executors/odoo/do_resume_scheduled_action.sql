-- Needs: UPDATE (active) and SELECT on ir_cron. Its next call does not move while it is inactive: one that moved was switched by someone else.
UPDATE public.ir_cron SET active = true
 WHERE id = ? AND NOT active AND to_char(nextcall, 'YYYY-MM-DD HH24:MI:SS.US') = ?
