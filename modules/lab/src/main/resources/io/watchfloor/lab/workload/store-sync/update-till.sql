UPDATE pos_session SET state = 'opened', stop_at = now() at time zone 'UTC', write_date = now() at time zone 'UTC' WHERE id = ?
