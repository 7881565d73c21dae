UPDATE ir_cron SET lastcall = now() at time zone 'UTC', nextcall = now() at time zone 'UTC' + interval '1 minute', failure_count = 0, first_failure_date = NULL WHERE id = ?
