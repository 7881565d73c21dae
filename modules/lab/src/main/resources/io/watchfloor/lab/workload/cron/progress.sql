INSERT INTO ir_cron_progress (cron_id, done, remaining, create_date) VALUES (?, ?, 0, now() at time zone 'UTC')
