SELECT id, cron_name, failure_count FROM ir_cron WHERE id = ? AND active FOR NO KEY UPDATE SKIP LOCKED
