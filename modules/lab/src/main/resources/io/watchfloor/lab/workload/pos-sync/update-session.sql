UPDATE pos_session SET sequence_number = sequence_number + 2, write_date = now() at time zone 'UTC' WHERE id = ?
